//! What does a merchant read first?
//!
//! What is in the shop, and what to mend first. The problems themselves come after it.

use core::fmt::Write;
use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};
use shelfhelp::problem::{Problem, Severity};

use super::Report;
use crate::compile::Compiled;
use crate::say::cut;
use crate::say::{count, few};
use crate::source::finding::clean;

// More than three things are not done first.
const FIRST_MAX: usize = 3;
const TOPICS_MAX: usize = 6;

/// One kind of problem: the first of it, and how many there are.
struct KindOf<'c> {
    problem: &'c Problem,
    number: usize,
}

/// The kinds of problems, the worst first: errors before warnings, then those met most.
fn worst(compiled: &Compiled) -> Vec<KindOf<'_>> {
    let mut kinds: BTreeMap<&str, KindOf<'_>> = BTreeMap::new();
    for finding in &compiled.findings {
        let problem = &finding.problem;
        let kind = kinds.entry(problem.code).or_insert(KindOf { problem, number: 0 });
        kind.number += 1;
        // A kind is as bad as the worst of it.
        if problem.severity < kind.problem.severity {
            kind.problem = problem;
        }
    }
    let mut kinds: Vec<KindOf<'_>> = kinds.into_values().collect();
    kinds.sort_by_key(|kind| (kind.problem.severity, core::cmp::Reverse(kind.number)));
    kinds
}

/// A short block for the top.
pub(crate) fn text(compiled: &Compiled, report: &Report) -> String {
    let mut out = String::new();
    let shop = &compiled.shop;
    let name = clean(shop.name.get(&compiled.first_locale()));
    let answers: usize = report.languages.iter().map(|language| language.answers).sum();
    let by_language: Vec<String> = report.languages.iter().map(|l| format!("{} {}", l.answers, l.locale)).collect();
    let methods = shop.policy.as_ref().map_or(0, |policy| policy.methods.len());
    let _ = writeln!(out, "{}", if name.is_empty() { "This shop" } else { &name });
    let languages = count(report.languages.len(), "language");
    let _ = match by_language.as_slice() {
        [] | [_] => writeln!(out, "  {} in {languages}", count(answers, "answer")),
        _ => writeln!(out, "  {} in {languages}: {}", count(answers, "answer"), by_language.join(", ")),
    };
    for language in report.languages.iter().take(1).filter(|language| language.answers > 0) {
        topics(&language.topics, &mut out);
    }
    let products = count(shop.products.len(), "product");
    let _ = writeln!(out, "  {}, {products}", count(methods, "delivery method"));
    levels(report, &mut out);
    for language in report.languages.iter().filter(|language| language.asked.asked < language.asked.all) {
        let (asked, all) = (language.asked.asked, language.asked.all);
        let _ = writeln!(out, "  of the {all} questions in {}, {asked} were tried in the search", language.locale);
    }
    first(compiled, &mut out);
    out.push('\n');
    out
}

fn topics(topics: &[(String, usize)], out: &mut String) {
    let mut named: Vec<&(String, usize)> = topics.iter().filter(|(topic, _)| !topic.is_empty()).collect();
    named.sort_by_key(|(_, count)| core::cmp::Reverse(*count));
    if named.is_empty() {
        return;
    }
    let shown: Vec<String> = named.iter().map(|(topic, count)| format!("{} {count}", clean(topic))).collect();
    let _ = writeln!(out, "  {}: {}", count(named.len(), "topic"), few(&shown, TOPICS_MAX));
}

fn levels(report: &Report, out: &mut String) {
    let level = |language: &super::Language| {
        let level = language.level?;
        Some(format!("{} {} ({:.0})", language.locale, level.word(), level.average))
    };
    let levels: Vec<String> = report.languages.iter().filter_map(level).collect();
    if !levels.is_empty() {
        let _ = writeln!(out, "  reading level: {}", levels.join(", "));
    }
}

/// How many of the merchant's own cases pass.
fn cases(report: &Report) -> String {
    match (report.cases, report.passed) {
        (0, _) => String::new(),
        (1, 1) => ", the one case passes".to_owned(),
        (all, passed) if all == passed => format!(", all {all} cases pass"),
        (all, passed) => format!(", {passed} of {} pass", count(all, "case")),
    }
}

fn first(compiled: &Compiled, out: &mut String) {
    let kinds = worst(compiled);
    if kinds.is_empty() {
        out.push_str("\nNothing to mend.\n");
        return;
    }
    let at_first = kinds.iter().take(FIRST_MAX);
    let width = at_first.clone().map(|kind| kind.number.to_string().len()).max().unwrap_or(1);
    let is_advice = kinds.iter().all(|kind| kind.problem.severity == Severity::Advice);
    out.push_str(if is_advice { "\nNothing is wrong. Worth a look:\n" } else { "\nTo mend first:\n" });
    for KindOf { problem, number } in at_first {
        let such_as = if *number > 1 { ", such as:" } else { ":" };
        let _ = writeln!(out, "  {number:>width$} × {} ({}){such_as} {}", problem.code, word(problem), short(problem));
    }
}

fn word(problem: &Problem) -> &'static str {
    match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

fn short(problem: &Problem) -> String {
    cut(&clean(&problem.message), 90)
}

/// One line of totals for the end.
pub(crate) fn totals(compiled: &Compiled, report: &Report) -> String {
    let number = |severity| compiled.count(severity);
    let advice = match number(Severity::Advice) {
        0 => String::new(),
        1 => ", and 1 piece of advice".to_owned(),
        more => format!(", and {more} pieces of advice"),
    };
    let (errors, warnings) = (count(number(Severity::Error), "error"), count(number(Severity::Warning), "warning"));
    format!("{errors}, {warnings} in {}{advice}{}\n", count(compiled.files, "file"), cases(report))
}

/// The same for programs, and all that the block leaves out.
pub(crate) fn json(compiled: &Compiled, report: &Report) -> Json {
    let kind =
        |kind: &KindOf<'_>| json!({ "code": kind.problem.code, "severity": word(kind.problem), "count": kind.number });
    let languages: Vec<Json> = report.languages.iter().map(language).collect();
    json!({
        "files": compiled.files,
        "answers": report.languages.iter().map(|language| language.answers).sum::<usize>(),
        "languages": languages,
        "methods": compiled.shop.policy.as_ref().map_or(0, |policy| policy.methods.len()),
        "products": compiled.shop.products.len(),
        "advice": compiled.count(Severity::Advice),
        "kinds": worst(compiled).iter().map(kind).collect::<Vec<Json>>(),
    })
}

fn language(language: &super::Language) -> Json {
    let mut map = Map::new();
    map.insert("locale".into(), language.locale.as_str().into());
    map.insert("answers".into(), language.answers.into());
    let topic = |(name, count): &(String, usize)| json!({ "name": name, "answers": count });
    map.insert("topics".into(), language.topics.iter().map(topic).collect());
    let missing = |(id, file): &(String, String)| json!({ "id": id, "file": file });
    map.insert("missing".into(), language.missing.iter().map(missing).collect());
    if let Some(level) = language.level {
        let average = (f64::from(level.average) * 10.0).round() / 10.0;
        let reading = json!({ "measure": level.measure.name, "average": average, "level": level.word() });
        map.insert("reading".into(), reading);
    }
    map.insert("asked".into(), json!({ "answers": language.asked.asked, "of": language.asked.all }));
    Json::Object(map)
}
