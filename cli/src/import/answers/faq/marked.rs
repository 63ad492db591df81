//! Which questions does JSON-LD say?

use shelfhelp::problem::Value;

use super::super::question::bare;
use super::super::tell::{Place, Told, short};
use super::super::written::{self, Form};
use super::Asked;
use crate::source::json;

// Graphs in lists in graphs: vocabularies need six levels.
const DEPTH_MAX: usize = 16;

/// The questions of a block of JSON-LD. Blocks about other things say nothing.
pub(super) fn of_json(text: &str, place: &Place, told: &mut Told) -> Vec<Asked> {
    let document = json::read(text.trim_start_matches('\u{feff}'));
    if let Some((_, problem)) = document.problems.iter().find(|(_, problem)| problem.code == "json")
        && text.contains("FAQPage")
    {
        let message = format!("the questions for machines cannot be read: {}", problem.message);
        told.lost(place, message, "the page's own words are read instead, where they are on it");
    }
    let mut out = Vec::new();
    walk(&document.value, 0, place, told, &mut out);
    out
}

fn walk(value: &Value, depth: usize, place: &Place, told: &mut Told, out: &mut Vec<Asked>) {
    if depth > DEPTH_MAX {
        return;
    }
    match value {
        Value::List(items) => items.iter().for_each(|item| walk(item, depth + 1, place, told, out)),
        Value::Map(_) if is_a(value, "Question") => out.extend(question(value, place, told)),
        Value::Map(entries) => entries.iter().for_each(|(_, inner)| walk(inner, depth + 1, place, told, out)),
        _ => {}
    }
}

fn question(value: &Value, place: &Place, told: &mut Told) -> Option<Asked> {
    let text = |value: &Value, keys: &[&str]| {
        let found = keys.iter().find_map(|key| value.get(key).and_then(Value::as_text));
        found.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let name = text(value, &["name", "headline"])?;
    let asked = bare(&written::line(&name)).to_owned();
    let answers = [value.get("acceptedAnswer"), value.get("suggestedAnswer")];
    let answer = answers.into_iter().flatten().find_map(|answer| match answer {
        Value::Text(text) => Some(text.clone()),
        Value::List(items) => items.iter().find_map(|item| text(item, &["text", "description"])),
        answer => text(answer, &["text", "description"]),
    });
    let Some(answer) = answer else {
        told.lost(place, format!("\"{}\" has no answer for machines", short(&asked)), "write one by hand");
        return None;
    };
    let answer = unescaped(&answer);
    let form = match written::form(&answer) {
        // Stars in an answer for machines are stars; entities are HTML.
        Form::Plain | Form::Markdown if !has_entity(&answer) => Form::Plain,
        _ => Form::Html,
    };
    let (body, problems) = written::blocks(form, &answer);
    told.converted(place, problems);
    let anchor = value.get("url").or_else(|| value.get("@id")).and_then(Value::as_text);
    let anchor = anchor.and_then(|address| address.split_once('#')).map(|(_, anchor)| anchor.to_owned());
    let topic = String::new();
    Some(Asked { question: asked, topic, body, place: place.clone(), anchor: anchor.unwrap_or_default() })
}

fn is_a(value: &Value, name: &str) -> bool {
    let is = |text: &str| text.rsplit(['/', ':']).next() == Some(name);
    match value.get("@type") {
        Some(Value::Text(text)) => is(text),
        Some(Value::List(items)) => items.iter().filter_map(Value::as_text).any(is),
        _ => false,
    }
}

fn has_entity(text: &str) -> bool {
    text.split('&').skip(1).any(|rest| {
        let name = rest.split(';').next().unwrap_or_default();
        rest.len() > name.len()
            && (2..=8).contains(&name.len())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
    })
}

/// Some sites escape the HTML of an answer once more: `&lt;p&gt;`.
fn unescaped(text: &str) -> String {
    if text.contains('<') || !text.contains("&lt;") {
        return text.to_owned();
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}
