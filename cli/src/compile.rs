//! What do the shop's files amount to, and what is wrong with them?
//!
//! The same readers as the widget's run over the document; problems get their files and lines. Then what only the whole
//! shows is checked: languages, neighbours of answers, codes.

use std::cell::RefCell;

use shelfhelp::content::{Answer, Block, Product, Shop, check_answers, markup, read_answer, read_shop};
use shelfhelp::i18n::Locale;
use shelfhelp::problem::{Log, Problem, Reader, Severity, Value};
use shelfhelp::time::Almanac;

use crate::load::Source;
use crate::source::finding::Finding;
use crate::source::places::Places;
use crate::source::{Lines, Spot};
use crate::{codes, holidays, markdown, zone};

/// A shop as the widget will know it.
#[derive(Debug)]
pub(crate) struct Compiled {
    pub(crate) shop: Shop,
    /// By language, in the order of the shop's languages.
    pub(crate) answers: Vec<(Locale, Vec<Answer>)>,
    /// By file, line and column.
    pub(crate) findings: Vec<Finding>,
    pub(crate) files: usize,
    pub(crate) found: bool,
    /// The shop as written, and where each value of it stands.
    pub(crate) value: Value,
    pub(crate) places: Places,
}

impl Compiled {
    /// How many problems are of a severity.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|f| f.problem.severity == severity).count()
    }

    /// Adds findings; all of them stay sorted by file, line and column.
    pub(crate) fn add(&mut self, findings: Vec<Finding>) {
        self.findings.extend(findings);
        let places = &self.places;
        self.findings.sort_by_cached_key(|finding| {
            let rank = finding.file.as_deref().map_or(0, |file| places.rank(file));
            (rank, finding.file.clone(), finding.spot.map(|spot| (spot.line, spot.column)))
        });
    }

    /// The answers in a language, or in the nearest that the shop has.
    pub(crate) fn answers_in(&self, wanted: &Locale) -> Option<&[Answer]> {
        let tags: Vec<Locale> = self.answers.iter().map(|(locale, _)| locale.clone()).collect();
        let best = wanted.best_of(&tags)?;
        self.answers.iter().find(|(locale, _)| locale == best).map(|(_, answers)| answers.as_slice())
    }

    /// The product with an id.
    pub(crate) fn product(&self, id: &str) -> Option<&Product> {
        self.shop.products.iter().find(|product| product.id == id)
    }

    /// The language of a shop that is asked in none.
    pub(crate) fn first_locale(&self) -> Locale {
        self.shop.locales.first().cloned().unwrap_or_else(Locale::english)
    }
}

/// Checks a shop as written.
pub(crate) fn compile(source: Source) -> Compiled {
    compile_with(source, Vec::new())
}

/// The same, with what else is to be said about the shop's document.
pub(crate) fn compile_with(source: Source, said: Vec<Problem>) -> Compiled {
    let Source { value, places, mut findings, markdown, partial, found } = source;
    let log = Log::default();
    said.into_iter().for_each(|problem| log.add(problem));
    let shop = read_shop(&value, &Almanac { zone_of: &zone::of, holidays_of: &holidays::dates }, &log);
    codes::check(&value, &log);
    let body = Bodies { places: &places, findings: RefCell::new(Vec::new()), markdown };
    let answers = if partial { Vec::new() } else { answers(&value, &shop, &body, &log) };
    findings.extend(body.findings.into_inner());
    let lacks = |problem: &Problem| problem.code == "missing" && problem.at.is_empty();
    let problems = log.into_problems().into_iter().filter(|problem| found || !lacks(problem));
    findings.extend(problems.map(|problem| places.locate(problem)));
    let files = places.files();
    let mut compiled = Compiled { shop, answers, findings: Vec::new(), files, found, value, places };
    compiled.add(findings);
    compiled
}

/// The answers of all languages that the shop lists.
fn answers(value: &Value, shop: &Shop, body: &Bodies<'_>, log: &Log) -> Vec<(Locale, Vec<Answer>)> {
    let mut answers: Vec<(Locale, Vec<Answer>)> = Vec::new();
    let Some(written) = Reader::new(value, "", log).get("answers") else { return answers };
    for (key, language) in written.entries() {
        let Some(locale) = listed(key, shop, &language) else { continue };
        let mut placed = Vec::new();
        for item in language.items() {
            let answer = read_answer(&item, &|reader| body.read(reader));
            placed.extend(answer.map(|answer| (item.at(), answer)));
        }
        check_answers(&placed, &shop.products).into_iter().for_each(|problem| log.add(problem));
        let list = placed.into_iter().map(|(_, answer)| answer);
        match answers.iter_mut().find(|(known, _)| *known == locale) {
            Some((_, known)) => {
                let message = format!("`{locale}` has answers in two places");
                language.error("language-twice", message, "put them together");
                known.extend(list);
            }
            None => answers.push((locale, list.collect())),
        }
    }
    let place = |locale: &Locale| shop.locales.iter().position(|l| l == locale);
    answers.sort_by_key(|(locale, _)| place(locale));
    languages(shop, &answers, log);
    answers
}

/// The language that a folder or key names, when the shop lists it.
fn listed(key: &str, shop: &Shop, language: &Reader<'_>) -> Option<Locale> {
    let Some(locale) = Locale::parse(key) else {
        let help = "name it by a language tag such as en, el or zh-Hans";
        language.error("locale", format!("`{key}` is not a language"), help);
        return None;
    };
    if !shop.locales.contains(&locale) {
        let listed = shop.locales.iter().map(Locale::as_str).collect::<Vec<_>>().join(", ");
        language.error(
            "locale-unlisted",
            format!(
                "the shop does not list `{locale}` among its languages ({listed}), so nobody would see these answers"
            ),
            format!("add \"{locale}\" to `locales`, or take the answers away"),
        );
        return None;
    }
    Some(locale)
}

/// Languages without answers, and answers that only some languages have.
fn languages(shop: &Shop, answers: &[(Locale, Vec<Answer>)], log: &Log) {
    let has = |locale: &Locale| answers.iter().find(|(l, _)| l == locale).map_or(&[][..], |(_, list)| list.as_slice());
    for (i, locale) in shop.locales.iter().enumerate() {
        if has(locale).is_empty() {
            let message = format!("there are no answers in `{locale}`");
            let help = format!("write some, or take \"{locale}\" out of `locales`");
            log.add(Problem::new(Severity::Warning, "locale-empty", format!("locales[{i}]"), message, help));
            continue;
        }
        let Some(first) = shop.locales.first().filter(|first| *first != locale) else { continue };
        let lacks: Vec<&str> = has(first)
            .iter()
            .map(|answer| answer.id.as_str())
            .filter(|id| !has(locale).iter().any(|answer| answer.id == *id))
            .collect();
        if !lacks.is_empty() {
            let (count, some) = (lacks.len(), lacks.iter().take(5).copied().collect::<Vec<_>>().join(", "));
            let more = if count > 5 { ", …" } else { "" };
            let message = format!("`{locale}` lacks {count} of the answers of `{first}`: {some}{more}");
            let help = "shoppers who read this language will not find them";
            log.add(Problem::new(Severity::Advice, "answer-untranslated", format!("answers.{locale}"), message, help));
        }
    }
}

/// Reads the bodies of answers; problems in Markdown have a line of their own.
struct Bodies<'p> {
    places: &'p Places,
    findings: RefCell<Vec<Finding>>,
    markdown: bool,
}

impl Bodies<'_> {
    fn read(&self, reader: &Reader<'_>) -> Vec<Block> {
        if !self.markdown || self.places.of(&reader.at()).is_none_or(|(file, _)| !file.ends_with(".md")) {
            return markup::read(reader);
        }
        let text = reader.text().unwrap_or_default();
        let (blocks, problems) = markdown::read(text);
        let (lines, place) = (Lines::new(text), self.places.of(&reader.at()));
        let first = place.and_then(|(_, spot)| spot).map_or(1, |spot| spot.line);
        for (offset, problem) in problems {
            let Spot { line, column } = lines.spot(offset);
            let spot = Some(Spot { line: line + first - 1, column });
            let file = place.map(|(file, _)| file.to_owned());
            self.findings.borrow_mut().push(Finding { problem: Problem { at: "body".into(), ..problem }, file, spot });
        }
        blocks
    }
}
