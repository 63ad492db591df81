//! What do the shop's files amount to, and what is wrong with them?
//!
//! The same readers as the widget's run over the document; problems get their files and lines. Then what only the whole
//! shows is checked: languages, neighbours of answers, codes.

use std::cell::RefCell;

use shelfhelp::content::{
    Answer, Block, MeaningMode, Product, Record, Shop, by_language, check_answers, check_scenarios, markup,
    read_answer, read_record, read_shop, words_in,
};
use shelfhelp::i18n::Locale;
use shelfhelp::problem::{Log, Problem, Reader, Severity, Value};
use shelfhelp::search::Index;
use shelfhelp::time::Almanac;

use crate::beside::Beside;
use crate::load::Source;
use crate::progress::Progress;
use crate::source::finding::Finding;
use crate::source::places::Places;
use crate::source::{Lines, Spot};
use crate::{codes, holidays, markdown, meaning, tongue, zone};

/// A shop as the widget will know it.
#[derive(Debug)]
pub(crate) struct Compiled {
    pub(crate) shop: Shop,
    /// By language, in the order of the shop's languages; drafts are left out.
    pub(crate) answers: Vec<(Locale, Vec<Answer>)>,
    /// What stands beside each of these answers, in the same order.
    pub(crate) written: Vec<(Locale, Vec<Written>)>,
    /// Files of the shop's own that answers show, such as pictures.
    pub(crate) assets: Vec<Asset>,
    /// By file, line and column.
    pub(crate) findings: Vec<Finding>,
    pub(crate) files: usize,
    pub(crate) found: bool,
    /// The shop as written, and where each value of it stands.
    pub(crate) value: Value,
    pub(crate) places: Places,
}

/// What a shop notes about an answer, and where.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub(crate) record: Record,
    /// Its place in the shop's document, such as `answers.en[3]`: [`Places`] knows the file.
    pub(crate) at: String,
}

/// A file that travels with the answers. Their blocks name it as `./name`: beside the shop's manifest.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Asset {
    /// With the hash of its bytes: `hem.1f2e3d4c5b6a7980.jpg`.
    pub(crate) name: String,
    pub(crate) from: std::path::PathBuf,
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
    let beside = Beside::new(&value, &places);
    let body = Bodies { places: &places, beside: &beside, findings: RefCell::new(Vec::new()), markdown };
    let (answers, written) = if partial { Default::default() } else { answers(&value, &shop, &body, &log) };
    findings.extend(body.findings.into_inner());
    let lacks = |problem: &Problem| problem.code == "missing" && problem.at.is_empty();
    let problems = log.into_problems().into_iter().filter(|problem| found || !lacks(problem));
    findings.extend(problems.map(|problem| places.locate(problem)));
    let files = places.files();
    let assets = beside.pictures.into_assets();
    let mut compiled = Compiled { shop, answers, written, assets, findings: Vec::new(), files, found, value, places };
    compiled.add(findings);
    compiled
}

type Answers = (Vec<(Locale, Vec<Answer>)>, Vec<(Locale, Vec<Written>)>);

/// The answers of all languages that the shop lists, and what stands beside each.
fn answers(value: &Value, shop: &Shop, body: &Bodies<'_>, log: &Log) -> Answers {
    let mut read: Vec<(Locale, Vec<(Answer, Written)>)> = Vec::new();
    let (Some(written), Some(usual)) = (Reader::new(value, "", log).get("answers"), shop.locales.first()) else {
        return Default::default();
    };
    let languages_written = by_language(&written, usual);
    let all = languages_written.iter().map(|(_, _, language)| language.items().len()).sum();
    let progress = Progress::new("compiling", Some(all));
    for (key, locale, language) in languages_written {
        if !is_listed(&locale, shop, &language) {
            continue;
        }
        let mut list = Vec::new();
        for (i, item) in language.items().into_iter().enumerate() {
            // A reader finds its own place by a walk over the whole document: too long a way for each of ten thousand.
            let at = format!("answers.{key}[{i}]");
            let answer = read_answer(&item, &|reader| body.read(reader, &format!("{at}.body")));
            let record = read_record(&item);
            progress.step();
            list.extend(answer.filter(|_| !record.draft).map(|answer| (answer, Written { record, at })));
        }
        list.sort_by_key(|(_, written)| written.record.order.unwrap_or(i64::MAX));
        let placed: Vec<(&str, &Answer)> = list.iter().map(|(answer, w)| (w.at.as_str(), answer)).collect();
        check_answers(&placed, &shop.products).into_iter().for_each(|problem| log.add(problem));
        match read.iter_mut().find(|(known, _)| *known == locale) {
            Some((_, known)) => {
                let message = format!("`{locale}` has answers in two places");
                language.error("language-twice", message, "put them together");
                known.append(&mut list);
            }
            None => read.push((locale, list)),
        }
    }
    read.sort_by_key(|(locale, _)| shop.locales.iter().position(|l| l == locale));
    let part = |(locale, list): (Locale, Vec<(Answer, Written)>)| {
        let (answers, written) = list.into_iter().unzip();
        ((locale.clone(), answers), (locale, written))
    };
    let (answers, written): Answers = read.into_iter().map(part).unzip();
    languages(shop, &answers, log);
    if let Some((_, first)) = answers.first() {
        let ids: Vec<&str> = first.iter().map(|answer| answer.id.as_str()).collect();
        check_scenarios(&shop.orders, &ids).into_iter().for_each(|problem| log.add(problem));
    }
    (answers, written)
}

/// Whether the shop lists the language of these answers.
fn is_listed(locale: &Locale, shop: &Shop, language: &Reader<'_>) -> bool {
    if !shop.locales.contains(locale) {
        let listed = shop.locales.iter().map(Locale::as_str).collect::<Vec<_>>().join(", ");
        language.error(
            "locale-unlisted",
            format!(
                "the shop does not list `{locale}` among its languages ({listed}), so nobody would see these answers"
            ),
            format!("add \"{locale}\" to `locales`, or take the answers away"),
        );
        return false;
    }
    true
}

/// Languages without answers.
fn languages(shop: &Shop, answers: &[(Locale, Vec<Answer>)], log: &Log) {
    let has = |locale: &Locale| answers.iter().find(|(l, _)| l == locale).map_or(&[][..], |(_, list)| list.as_slice());
    for (i, locale) in shop.locales.iter().enumerate() {
        if has(locale).is_empty() {
            let message = format!("there are no answers in `{locale}`");
            let help = format!("write some, or take \"{locale}\" out of `locales`");
            log.add(Problem::new(Severity::Warning, "locale-empty", format!("locales[{i}]"), message, help));
        }
    }
}

/// Reads the bodies of answers; problems in Markdown have a line of their own.
struct Bodies<'p> {
    places: &'p Places,
    beside: &'p Beside,
    findings: RefCell<Vec<Finding>>,
    markdown: bool,
}

impl Bodies<'_> {
    fn read(&self, reader: &Reader<'_>, at: &str) -> Vec<Block> {
        let place = self.places.of(at);
        let Some((file, _)) = place.filter(|(file, _)| self.markdown && file.ends_with(".md")) else {
            return markup::read(reader);
        };
        let text = reader.text().unwrap_or_default();
        let (blocks, problems) = markdown::read_in(text, &self.beside.from(file));
        let lines = Lines::new(text);
        let first = place.and_then(|(_, spot)| spot).map_or(1, |spot| spot.line);
        for (offset, problem) in problems {
            let Spot { line, column } = lines.spot(offset);
            let spot = Some(Spot { line: line + first - 1, column });
            let file = Some(file.to_owned());
            self.findings.borrow_mut().push(Finding { problem: Problem { at: "body".into(), ..problem }, file, spot });
        }
        blocks
    }
}

/// Answers as the shoppers of a language search them, with the shop's words for the same thing in that language, and with
/// meanings as the shop wants them.
pub(crate) fn index(answers: &[Answer], locale: &Locale, synonyms: &[(Locale, Vec<String>)], by: MeaningMode) -> Index {
    let index = Index::build(answers).with_synonyms(words_in(synonyms, locale));
    let readings = tongue::readings(&index, locale);
    meaning::give(index.with_readings(readings), by)
}
