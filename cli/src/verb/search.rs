//! What would shoppers find?

use core::fmt::Write;

use serde_json::{Map, Value as Json, json};
use shelfhelp::content::{Answer, Block, Inline, MeaningMode};
use shelfhelp::i18n::Locale;
use shelfhelp::problem::Severity;
use shelfhelp::search::{Context, Explained, Found, Hit, Index, Span, tongue};

use shelfhelp::time::Timestamp;

use super::reply::Desk;
use super::{Outcome, explain, read_input, tally, unreadable};
use crate::args::Search;
use crate::compile;
use crate::compile::compile;
use crate::load::load;
use crate::progress::Progress;
use crate::say::typed;
use crate::source::finding::{Finding, clean};

/// Answers to one query, or to each line of a file.
pub(crate) fn run(args: &Search, clock: Timestamp) -> Outcome {
    outcome(args, clock).unwrap_or_else(|refused| refused)
}

fn outcome(args: &Search, clock: Timestamp) -> Result<Outcome, Outcome> {
    let mut words = args.words.iter();
    let shop = if args.docs.is_none() { words.next() } else { None };
    let query = if args.queries.is_none() { words.next() } else { None };
    if words.next().is_some() {
        let message = match (&args.docs, &args.queries) {
            (None, None) => "put the question between quotation marks, such as \"can I wash the scarf\"",
            _ => "--docs takes the place of SHOP, and --queries that of QUERY",
        };
        return Err(Outcome::usage(message));
    }
    let queries = match (&args.queries, query) {
        (Some(file), _) => {
            read_input(file).map_err(|finding| refused(args, &finding))?.lines().map(str::to_owned).collect()
        }
        (None, Some(query)) => vec![query.clone()],
        (None, None) => return Err(Outcome::usage("a query is missing: give QUERY or --queries FILE")),
    };
    let mut err = String::new();
    let now = args.at.as_deref().and_then(Timestamp::parse).unwrap_or(clock);
    let (shelves, mut context, desk) = match (&args.docs, shop) {
        (Some(file), _) => {
            let answers = documents(file).map_err(|finding| refused(args, &finding))?;
            let by = wanted(args).unwrap_or_default();
            (vec![Shelf::new(Locale::english(), answers, &[], by)], Context::default(), None)
        }
        (None, Some(shop)) => shop_shelves(args, shop, now, &mut err)?,
        (None, None) => return Err(Outcome::usage("a shop is missing: give SHOP or --docs FILE")),
    };
    context.limit = usize::from(args.limit);
    for id in args.id.iter().filter(|id| !shelves.iter().any(|shelf| shelf.answers.iter().any(|a| a.id == **id))) {
        let _ = writeln!(err, "note: no answer is `{}`", clean(id));
    }
    let mut out = String::new();
    let progress = Progress::new("searching", Some(queries.len()));
    for query in &queries {
        progress.step();
        let Some(shelf) = Shelf::of(&shelves, query, &context) else { continue };
        let mut found = shelf.index.search(query, &context);
        let reply = desk.as_ref().and_then(|desk| Some((desk, desk.reply(query, &found, &shelf.answers)?)));
        found.answered |= reply.as_ref().is_some_and(|(_, reply)| reply.asked.is_all);
        let whys = Whys::new(args, shelf, query, &context, &found);
        if args.json {
            let mut line = json_line(query, &found, &whys);
            if let (Some((desk, reply)), Json::Object(line)) = (&reply, &mut line) {
                line.insert("delivery".into(), desk.json(reply, &shelf.locale));
            }
            let _ = writeln!(out, "{line}");
            continue;
        }
        let verdict = if found.answered { "answered" } else { "no answer is good enough" };
        let _ = writeln!(out, "{}: {verdict}", clean(query));
        if let Some((desk, reply)) = &reply {
            desk.text(reply, &shelf.locale, &mut out);
        }
        text(&found, &shelf.answers, &whys, &mut out);
    }
    Ok(Outcome { out, err, code: 0 })
}

/// How the command line wants meanings to count; none where it leaves that to the shop.
fn wanted(args: &Search) -> Option<MeaningMode> {
    if args.no_meaning { Some(MeaningMode::Off) } else { args.meaning.as_deref().and_then(MeaningMode::parse) }
}

fn refused(args: &Search, finding: &Finding) -> Outcome {
    Outcome::refused(core::slice::from_ref(finding), args.json)
}

/// The answers of one language, ready to be searched.
pub(crate) struct Shelf {
    pub(crate) locale: Locale,
    pub(crate) answers: Vec<Answer>,
    pub(crate) index: Index,
}

impl Shelf {
    pub(crate) fn new(
        locale: Locale,
        answers: Vec<Answer>,
        synonyms: &[(Locale, Vec<String>)],
        by: MeaningMode,
    ) -> Shelf {
        Shelf { index: compile::index(&answers, &locale, synonyms, by), locale, answers }
    }

    /// Where a query is looked up, as in the widget: where the first language answers, there; else in the language that its
    /// letters are of, and for Latin letters in English if that answers.
    pub(crate) fn of<'s>(shelves: &'s [Shelf], query: &str, context: &Context) -> Option<&'s Shelf> {
        let first = shelves.first()?;
        let tags: Vec<Locale> = shelves.iter().map(|shelf| shelf.locale.clone()).collect();
        let other = tongue(query, &first.locale, &tags)
            .and_then(|other| Some((shelves.iter().find(|shelf| shelf.locale == *other.locale)?, other.certain)));
        let Some((far, certain)) = other else { return Some(first) };
        let answers = |shelf: &Shelf| shelf.index.search(query, context).answered;
        Some(if !answers(first) && (certain || answers(far)) { far } else { first })
    }
}

/// The shop's answers by language, or in the one asked for, what is known of the product in view, and who replies to
/// questions about delivery.
fn shop_shelves(
    args: &Search,
    shop: &str,
    now: Timestamp,
    err: &mut String,
) -> Result<(Vec<Shelf>, Context, Option<Desk>), Outcome> {
    let compiled = compile(load(shop));
    if compiled.count(Severity::Error) > 0 {
        let _ = writeln!(err, "note: {} in the shop; `shelfhelp check {}` shows them", tally(&compiled), typed(shop));
    }
    if !compiled.found {
        return Err(Outcome::refused(&compiled.findings, args.json));
    }
    let (synonyms, by) = (&compiled.shop.synonyms, wanted(args).unwrap_or(compiled.shop.meaning));
    let shelves: Vec<Shelf> = match &args.locale {
        Some(tag) => {
            let locale = Locale::parse(tag).ok_or_else(|| Outcome::usage(&format!("`{tag}` is not a language tag")))?;
            let Some(answers) = compiled.answers_in(&locale) else {
                let message = format!("there are no answers in `{locale}`");
                let help = "ask for one of the shop's languages";
                return Err(refused(args, &unreadable(shop, "locale-empty", &message, help)));
            };
            vec![Shelf::new(locale, answers.to_vec(), synonyms, by)]
        }
        None => compiled.answers.iter().map(|(l, list)| Shelf::new(l.clone(), list.clone(), synonyms, by)).collect(),
    };
    if shelves.is_empty() {
        let finding = unreadable(shop, "no-answers", "the shop has no answers", "write answers/en/name.md");
        return Err(refused(args, &finding));
    }
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
    let desk = Desk::new(&compiled, args.product.as_deref(), now);
    Ok((shelves, context, desk))
}

/// Documents of a JSON file as answers. Their text is plain; blank lines part paragraphs.
fn documents(file: &str) -> Result<Vec<Answer>, Box<Finding>> {
    let text = read_input(file)?;
    let help = "write {\"docs\": [{\"id\": \"a\", \"title\": \"…\", \"body\": \"…\"}]}";
    let json: Json = serde_json::from_str(&text)
        .map_err(|error| unreadable(file, "json", &format!("this is not JSON: {error}"), help))?;
    let Some(docs) = json.get("docs").and_then(Json::as_array) else {
        return Err(unreadable(file, "docs", "there is no list `docs`", help));
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

fn json_line(query: &str, found: &Found, whys: &Whys) -> Json {
    let hit = |hit: &Hit| {
        let mut map = Map::new();
        map.insert("id".into(), hit.id.as_str().into());
        map.insert("score".into(), rounded(hit.score));
        map.insert("confidence".into(), rounded(hit.confidence));
        if let Some(why) = whys.of(&hit.id) {
            map.insert("title".into(), spans(&hit.title));
            map.insert("excerpt".into(), spans(&hit.excerpt));
            map.insert("explain".into(), explain::json(why));
        }
        Json::Object(map)
    };
    let hits: Vec<Json> = found.hits.iter().map(hit).collect();
    let mut line = json!({ "query": query, "answered": found.answered, "hits": hits });
    if let (Json::Object(line), false) = (&mut line, whys.others.is_empty()) {
        let others = whys.others.iter().map(|why| json!({ "id": why.id, "explain": explain::json(why) }));
        line.insert("others".into(), others.collect());
    }
    line
}

/// Scores are of single precision; more digits would be noise.
pub(super) fn rounded(number: f32) -> Json {
    ((f64::from(number) * 1e6).round() / 1e6).into()
}

fn spans(spans: &[Span]) -> Json {
    spans.iter().map(|span| json!({ "text": span.text, "hit": span.hit })).collect()
}

fn text(found: &Found, answers: &[Answer], whys: &Whys, out: &mut String) {
    let width = found.hits.iter().map(|hit| hit.id.chars().count()).max().unwrap_or(0);
    let question = |id: &str| answers.iter().find(|a| a.id == id).map_or("", |a| a.question.as_str());
    for hit in &found.hits {
        let why = whys.of(&hit.id);
        let question = if why.is_some() { marked(&hit.title) } else { question(&hit.id).to_owned() };
        let sure = (hit.confidence * 100.0).round();
        let _ = writeln!(out, "  {sure:>3} %  {:width$}  {}", clean(&hit.id), clean(&question));
        if let Some(why) = why {
            let _ = writeln!(out, "         {}", clean(&marked(&hit.excerpt)));
            explain::text(why, out);
        }
    }
    for why in &whys.others {
        let place = why.place.map_or("not found".to_owned(), |place| format!("number {place}"));
        let _ = writeln!(out, "  {place}: {}  {}", clean(&why.id), clean(question(&why.id)));
        explain::text(why, out);
    }
}

/// Why answers rank where they do.
#[derive(Default)]
struct Whys {
    hits: Vec<Explained>,
    /// Answers that were asked about and are not among the hits.
    others: Vec<Explained>,
}

impl Whys {
    fn new(args: &Search, shelf: &Shelf, query: &str, context: &Context, found: &Found) -> Whys {
        if !args.explain {
            return Whys::default();
        }
        let explain = |id: &str| shelf.index.explain(query, context, id);
        let others = args.id.iter().filter(|id| !found.hits.iter().any(|hit| hit.id == **id));
        Whys {
            hits: found.hits.iter().filter_map(|hit| explain(&hit.id)).collect(),
            others: others.filter_map(|id| explain(id)).collect(),
        }
    }

    fn of(&self, id: &str) -> Option<&Explained> {
        self.hits.iter().find(|why| why.id == id)
    }
}

/// Text with what matched in brackets.
pub(super) fn marked(spans: &[Span]) -> String {
    spans.iter().map(|span| if span.hit { format!("[{}]", span.text) } else { span.text.clone() }).collect()
}
