//! Do the answers of one language fit together?
//!
//! Looks across answers: ids, neighbours, products. Each answer by itself is checked where it is read.

use std::collections::BTreeMap;

use super::order::Scenario;
use super::{Answer, Orders, Product};
use crate::problem::{Problem, Severity, nearest};

/// Mistakes between answers. `answers` come with their places; `products` are those the shop describes, none where it
/// leaves that to its pages.
pub fn check_answers(answers: &[(&str, &Answer)], products: &[Product]) -> Vec<Problem> {
    let (mut ids, mut questions) = (BTreeMap::new(), BTreeMap::new());
    for (_, answer) in answers {
        ids.entry(answer.id.as_str()).or_insert(*answer);
        questions.entry(answer.question.as_str()).or_insert(*answer);
    }
    let mut found = Vec::new();
    for (at, answer) in answers {
        twice(at, answer, &ids, &questions, &mut found);
        neighbours(at, answer, &ids, &mut found);
        scope(at, answer, products, &mut found);
    }
    circles(answers, &ids, &mut found);
    found
}

/// Scenarios of an order whose answers are not there; `ids` are those of the answers of the shop's first language.
pub fn check_scenarios(orders: &Orders, ids: &[&str]) -> Vec<Problem> {
    let missing = orders.scenarios.iter().filter(|(_, id)| !ids.contains(&id.as_str()));
    let problem = |(scenario, id): &(Scenario, String)| {
        let help = match nearest(id, ids) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write the id of an answer, or leave it out: one that fits is found by its words".into(),
        };
        let at = format!("orders.scenarios.{}", scenario.name());
        Problem::new(Severity::Error, "scenario-answer", at, format!("there is no answer `{id}`"), help)
    };
    missing.map(problem).collect()
}

/// A shopper who is led on from answer to answer should arrive somewhere. Two that lead to each other are neighbours.
fn circles(answers: &[(&str, &Answer)], ids: &First<'_>, found: &mut Vec<Problem>) {
    let mut passed: BTreeMap<&str, usize> = BTreeMap::new();
    for (way, (_, first)) in answers.iter().enumerate() {
        let (mut steps, mut here) = (Vec::new(), Some(*first));
        while let Some(answer) = here {
            let before = passed.get(answer.id.as_str()).copied();
            if before == Some(way)
                && let Some(start) = steps.iter().position(|id| *id == answer.id)
                && steps.len() - start > 2
                && let Some((at, _)) = answers.iter().find(|(_, known)| known.id == answer.id)
            {
                let shown = steps.iter().skip(start).take(6).copied().collect::<Vec<_>>().join(", ");
                let more = if steps.len() - start > 6 { "…" } else { answer.id.as_str() };
                let message = format!("the next questions run in a circle: {shown}, {more}");
                let help = "leave `next` out where a shopper has been told everything";
                found.push(Problem::new(Severity::Advice, "next-circle", format!("{at}.next"), message, help));
            }
            if before.is_some() {
                break;
            }
            passed.insert(&answer.id, way);
            steps.push(answer.id.as_str());
            here = answer.next.as_ref().and_then(|next| ids.get(next.as_str())).copied();
        }
    }
}

/// The first answer by its id or question.
type First<'a> = BTreeMap<&'a str, &'a Answer>;

fn twice(at: &str, answer: &Answer, ids: &First<'_>, questions: &First<'_>, found: &mut Vec<Problem>) {
    let other = |map: &First<'_>, key: &str| {
        map.get(key).filter(|first| !core::ptr::eq(**first, answer)).map(|first| (*first).clone())
    };
    if let Some(first) = other(ids, &answer.id) {
        found.push(Problem::new(
            Severity::Error,
            "answer-twice",
            format!("{at}.id"),
            format!("`{}` is already the id of \"{}\"", answer.id, first.question),
            "give one of the two answers another id",
        ));
    } else if let Some(first) = other(questions, &answer.question) {
        found.push(Problem::new(
            Severity::Warning,
            "question-twice",
            format!("{at}.question"),
            format!("\"{}\" is also the question of `{}`", answer.question, first.id),
            "say in the question what sets the two apart, or make them one answer",
        ));
    }
}

fn neighbours(at: &str, answer: &Answer, ids: &First<'_>, found: &mut Vec<Problem>) {
    let related = answer.related.iter().enumerate().map(|(i, id)| (format!("{at}.related[{i}]"), id));
    for (at, id) in related.chain(answer.next.iter().map(|id| (format!("{at}.next"), id))) {
        if id == &answer.id {
            let message = format!("`{id}` is the answer itself");
            found.push(Problem::new(Severity::Warning, "answer-itself", at, message, "leave it out"));
        } else if !ids.contains_key(id.as_str()) {
            let help = match nearest(id, &ids.keys().copied().collect::<Vec<_>>()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write the id of another answer in this language, or leave it out".into(),
            };
            let message = format!("there is no answer `{id}` in this language");
            found.push(Problem::new(Severity::Error, "answer-missing", at, message, help));
        }
    }
}

/// Pages may carry products that the shop's files do not describe, so a strange name is a hint and not a mistake.
fn scope(at: &str, answer: &Answer, products: &[Product], found: &mut Vec<Problem>) {
    let scope = &answer.scope;
    let ids = products.iter().map(|p| p.id.as_str()).collect::<Vec<_>>();
    let categories = products.iter().flat_map(|p| &p.categories).map(String::as_str).collect::<Vec<_>>();
    let tags = products.iter().flat_map(|p| &p.tags).map(String::as_str).collect::<Vec<_>>();
    let named = [
        ("products", &scope.products, ids),
        ("categories", &scope.categories, categories),
        ("tags", &scope.tags, tags),
    ];
    for (key, names, known) in named {
        for (i, name) in names.iter().enumerate() {
            if known.is_empty() || known.contains(&name.as_str()) {
                continue;
            }
            let help = match nearest(name, &known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "check the spelling, or describe such a product".into(),
            };
            let message = format!("no product described has `{name}` among its {key}");
            let message = if key == "products" { format!("no product described is `{name}`") } else { message };
            found.push(Problem::new(Severity::Advice, "scope", format!("{at}.{key}[{i}]"), message, help));
        }
    }
}
