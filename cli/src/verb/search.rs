//! What would shoppers find?

use core::fmt::Write;

use serde_json::{Map, Value as Json, json};
use shelfhelp::content::{Answer, Block, Inline};
use shelfhelp::i18n::Locale;
use shelfhelp::problem::Severity;
use shelfhelp::search::{Context, Found, Hit, Index, Span};

use super::{Outcome, read_input, tally};
use crate::args::Search;
use crate::compile::compile;
use crate::load::load;
use crate::source::finding::{self, clean};

/// Answers to one query, or to each line of a file.
pub(crate) fn run(args: &Search) -> Outcome {
    outcome(args).unwrap_or_else(|refused| refused)
}

fn outcome(args: &Search) -> Result<Outcome, Outcome> {
    let mut words = args.words.iter();
    let shop = if args.docs.is_none() { words.next() } else { None };
    let query = if args.queries.is_none() { words.next() } else { None };
    if words.next().is_some() {
        return Err(Outcome::usage("--docs takes the place of SHOP, and --queries that of QUERY"));
    }
    let queries = match (&args.queries, query) {
        (Some(file), _) => read_input(file)?.lines().map(str::to_owned).collect(),
        (None, Some(query)) => vec![query.clone()],
        (None, None) => return Err(Outcome::usage("a query is missing: give QUERY or --queries FILE")),
    };
    let mut err = String::new();
    let (answers, mut context) = match (&args.docs, shop) {
        (Some(file), _) => (documents(file)?, Context::default()),
        (None, Some(shop)) => shop_answers(args, shop, &mut err)?,
        (None, None) => return Err(Outcome::usage("a shop is missing: give SHOP or --docs FILE")),
    };
    if args.no_meaning || args.meaning.is_some() {
        err.push_str("note: this build ranks by words alone; --meaning changes nothing yet\n");
    }
    context.limit = usize::from(args.limit);
    let index = Index::build(&answers);
    let mut out = String::new();
    for query in &queries {
        let found = index.search(query, &context);
        if args.json {
            let _ = writeln!(out, "{}", json_line(query, &found, args.explain));
        } else {
            text(query, &found, &answers, args.explain, &mut out);
        }
    }
    Ok(Outcome { out, err, code: 0 })
}

/// The shop's answers in one language, and what is known of the product in view.
fn shop_answers(args: &Search, shop: &str, err: &mut String) -> Result<(Vec<Answer>, Context), Outcome> {
    let compiled = compile(load(shop));
    if compiled.count(Severity::Error) > 0 {
        let _ = writeln!(err, "note: {} in the shop; `shelfhelp check {shop}` shows them", tally(&compiled));
    }
    if !compiled.found {
        return Err(Outcome { out: String::new(), err: finding::text(&compiled.findings), code: 1 });
    }
    let locale = match &args.locale {
        Some(tag) => Locale::parse(tag).ok_or_else(|| Outcome::usage(&format!("`{tag}` is not a language tag")))?,
        None => compiled.first_locale(),
    };
    let Some(answers) = compiled.answers_in(&locale) else {
        let message = format!("there are no answers in `{locale}`");
        return Err(Outcome::unreadable(shop, "locale-empty", &message, "ask for one of the shop's languages"));
    };
    let mut context = Context::default();
    if let Some(id) = &args.product {
        context.product = id.clone();
        match compiled.product(id) {
            Some(product) => {
                context.categories = product.categories.clone();
                context.tags = product.tags.clone();
            }
            None => {
                let _ = writeln!(err, "note: no product described is `{id}`; its categories and tags are not known");
            }
        }
    }
    Ok((answers.to_vec(), context))
}

/// Documents of a JSON file as answers. Their text is plain; blank lines part paragraphs.
fn documents(file: &str) -> Result<Vec<Answer>, Outcome> {
    let text = read_input(file)?;
    let help = "write {\"docs\": [{\"id\": \"a\", \"title\": \"…\", \"body\": \"…\"}]}";
    let json: Json = serde_json::from_str(&text)
        .map_err(|error| Outcome::unreadable(file, "json", &format!("this is not JSON: {error}"), help))?;
    let Some(docs) = json.get("docs").and_then(Json::as_array) else {
        return Err(Outcome::unreadable(file, "docs", "there is no list `docs`", help));
    };
    let part = |doc: &Json, key: &str| match doc.get(key) {
        Some(Json::String(text)) => text.clone(),
        Some(Json::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let answer = |doc: &Json| {
        let body = part(doc, "body").replace("\r\n", "\n");
        let paragraphs = body.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
        Answer {
            id: part(doc, "id"),
            question: part(doc, "title"),
            body: paragraphs.map(|text| Block::Paragraph(vec![Inline::Text(text.to_owned())])).collect(),
            ..Answer::default()
        }
    };
    Ok(docs.iter().map(answer).collect())
}

fn json_line(query: &str, found: &Found, explain: bool) -> Json {
    let hit = |hit: &Hit| {
        let mut map = Map::new();
        map.insert("id".into(), hit.id.as_str().into());
        map.insert("score".into(), rounded(hit.score));
        map.insert("confidence".into(), rounded(hit.confidence));
        if explain {
            map.insert("title".into(), spans(&hit.title));
            map.insert("excerpt".into(), spans(&hit.excerpt));
        }
        Json::Object(map)
    };
    let hits: Vec<Json> = found.hits.iter().map(hit).collect();
    json!({ "query": query, "answered": found.answered, "hits": hits })
}

/// Scores are of single precision; more digits would be noise.
fn rounded(number: f32) -> Json {
    ((f64::from(number) * 1e6).round() / 1e6).into()
}

fn spans(spans: &[Span]) -> Json {
    spans.iter().map(|span| json!({ "text": span.text, "hit": span.hit })).collect()
}

fn text(query: &str, found: &Found, answers: &[Answer], explain: bool, out: &mut String) {
    let verdict = if found.answered { "answered" } else { "no answer is good enough" };
    let _ = writeln!(out, "{}: {verdict}", clean(query));
    let width = found.hits.iter().map(|hit| hit.id.chars().count()).max().unwrap_or(0);
    for hit in &found.hits {
        let question = answers.iter().find(|a| a.id == hit.id).map_or("", |a| a.question.as_str());
        let question = if explain { marked(&hit.title) } else { question.to_owned() };
        let _ = writeln!(
            out,
            "  {:>3} %  {:width$}  {}",
            (hit.confidence * 100.0).round() as i32,
            clean(&hit.id),
            clean(&question)
        );
        if explain {
            let _ = writeln!(out, "         {}  (score {:.3})", clean(&marked(&hit.excerpt)), hit.score);
        }
    }
}

/// Text with what matched in brackets.
fn marked(spans: &[Span]) -> String {
    spans.iter().map(|span| if span.hit { format!("[{}]", span.text) } else { span.text.clone() }).collect()
}
