//! Which metaobjects of Shopify are questions, and what do they answer?
//!
//! Shops define metaobjects themselves, so a question is told by the names of its fields.

use std::collections::BTreeMap;

use shelfhelp::problem::Value;
use shelfhelp::time::Date;

use super::super::node::Node;
use super::super::tell::Told;
use super::item::{Item, is_faq_name};
use super::{Source, last, of_gid, translations};

const QUESTIONS: &str = "question faq_question question_text frage pregunta domanda pergunta vraag fråga spørgsmål kysymys pytanie ερώτηση вопрос";
const ANSWERS: &str = "answer faq_answer answer_text response antwort réponse reponse respuesta risposta resposta antwoord svar vastaus odpowiedź απάντηση ответ";
// These say nothing alone: a size chart has a title and a text too.
const TITLES: &str = "title heading name label summary titel titre titulo titolo";
const TEXTS: &str = "content body text description details row_content inhalt contenu contenido contenuto";
const TOPICS: &str = "category topic section group kategorie catégorie categorie categoria";

/// A field of a metaobject.
struct Field<'v> {
    key: &'v str,
    value: &'v str,
    kind: &'v str,
    node: Node<'v>,
}

/// Whether a group has the fields of a metaobject.
pub(super) fn has_fields(node: &Node<'_>) -> bool {
    let listed = match node.value.get("fields") {
        Some(Value::List(items)) => items.iter().any(|item| item.get("key").is_some()),
        _ => false,
    };
    listed && (node.value.get("handle").is_some() || node.value.get("type").is_some() || node.value.get("id").is_some())
}

pub(super) fn read(
    node: &Node<'_>,
    source: &Source<'_>,
    topics: &mut BTreeMap<String, String>,
    told: &mut Told,
) -> Option<Item> {
    let fields = fields(node);
    let kind = node.text(&["type"]).unwrap_or_default();
    let one = |names: &str| fields.iter().find(|field| is_one_of(field.key, names) && !field.value.trim().is_empty());
    let (mut question, mut answer) = (one(QUESTIONS), one(ANSWERS));
    if is_faq_name(kind) || question.is_some() || answer.is_some() {
        question = question.or_else(|| one(TITLES));
        answer = answer.or_else(|| one(TEXTS));
    }
    let place = (source.place)(node);
    let (Some(question), Some(answer)) = (question, answer) else {
        let is_section = section(&fields, one(TITLES).or_else(|| one(TOPICS)), topics);
        let what =
            if kind.is_empty() { "these metaobjects".to_owned() } else { format!("metaobjects of the type `{kind}`") };
        if !is_section && (is_faq_name(kind) || question.is_some() || answer.is_some()) {
            told.lost(
                &place,
                "a question without its answer, or the reverse, is left out",
                "fill both fields, and import again",
            );
        } else if !is_section {
            let message = format!("{what} have no question and answer and are left out");
            told.noted_once(&place, message, "name their fields `question` and `answer` where they do");
        }
        return None;
    };
    for field in &fields {
        let known = [QUESTIONS, ANSWERS, TITLES, TEXTS, TOPICS, "tags keywords position order icon"];
        if !known.iter().any(|names| is_one_of(field.key, names)) {
            let message = format!("the field `{}` is not known and is not imported", field.key);
            let help = "look whether it says something that shoppers should know";
            told.noted_once(&(source.place)(&field.node), message, help);
        }
    }
    let handle = node.text(&["handle"]).unwrap_or_default().to_owned();
    let name = node.text(&["id"]).map_or(handle.clone(), |id| last(id).to_owned());
    let name = if name.is_empty() { super::super::question::slug(question.value) } else { name };
    let key = node.text(&["id"]).map(of_gid).unwrap_or_default();
    let status = node.get("capabilities").and_then(|all| all.get("publishable")).and_then(|one| one.text(&["status"]));
    let list = one("tags keywords").map(|field| words(field.value)).unwrap_or_default();
    let number = one("position order").and_then(|field| field.value.trim().parse().ok());
    Some(Item {
        source: format!("shopify:metaobject:{name}"),
        locale: source.locale.clone(),
        question: question.value.to_owned(),
        body: answer.value.to_owned(),
        html: false,
        handle,
        path: String::new(),
        keywords: list,
        // A reference to another metaobject is a name that no shopper knows.
        topic: one(TOPICS)
            .filter(|field| !field.kind.contains("reference"))
            .map(|field| field.value.to_owned())
            .unwrap_or_default(),
        summary: String::new(),
        draft: status.is_some_and(|status| status.eq_ignore_ascii_case("draft")),
        updated: node.text(&["updatedAt", "updated_at"]).and_then(Date::parse),
        order: number,
        parts: false,
        place: (source.place)(&answer.node),
        above: key.clone(),
        key,
        apart: false,
        keys: (question.key.to_owned(), answer.key.to_owned()),
        translations: translations(node),
    })
}

/// A list of fields, or fields by name as queries with names of their own give them: `{question: {value}}`.
fn fields<'v>(node: &Node<'v>) -> Vec<Field<'v>> {
    let field = |key: &'v str, node: Node<'v>| {
        let value = node.text(&["value", "jsonValue"]).unwrap_or_default();
        Field { key, value, kind: node.text(&["type"]).unwrap_or_default(), node: node.clone() }
    };
    let listed = node.get("fields").map(|fields| fields.items()).unwrap_or_default();
    let mut out: Vec<Field<'v>> =
        listed.into_iter().filter_map(|node| Some(field(node.text(&["key"])?, node))).collect();
    let named = node.entries().into_iter().filter(|(_, member)| member.value.get("value").is_some());
    out.extend(named.map(|(name, member)| field(name, member)));
    out
}

/// A list of questions under a title: the title is their topic.
fn section(fields: &[Field<'_>], title: Option<&Field<'_>>, topics: &mut BTreeMap<String, String>) -> bool {
    let Some(title) = title else { return false };
    let lists = fields.iter().filter(|field| field.kind.starts_with("list.") && field.kind.contains("metaobject"));
    let mut found = false;
    for list in lists {
        let Value::List(ids) = crate::source::json::read(list.value).value else { continue };
        for id in ids.iter().filter_map(Value::as_text) {
            topics.insert(of_gid(id), title.value.to_owned());
            found = true;
        }
    }
    found
}

fn is_one_of(key: &str, names: &str) -> bool {
    let key = key.to_lowercase().replace('-', "_");
    names.split_whitespace().any(|name| name == key)
}

/// Keywords: a JSON list of a list field, or text with commas.
fn words(text: &str) -> Vec<String> {
    if text.trim_start().starts_with('[')
        && let Value::List(items) = crate::source::json::read(text).value
    {
        return items.iter().filter_map(Value::as_text).map(str::to_owned).collect();
    }
    text.split([',', ';']).map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
