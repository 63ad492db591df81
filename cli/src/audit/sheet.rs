//! What does an answer say, and where is it written?
//!
//! Does not know: what is wrong with it.

use std::rc::Rc;

use shelfhelp::content::{Answer, Record};
use shelfhelp::i18n::Locale;
use shelfhelp::problem::{Problem, Severity, Value};
use shelfhelp::search::Index;

use crate::compile;
use crate::compile::{Compiled, Written};
use crate::source::finding::Finding;
use crate::source::{Lines, Spot};

/// The answers of one language.
pub(in crate::audit) struct Shelf<'c> {
    pub(in crate::audit) locale: &'c Locale,
    pub(in crate::audit) sheets: Vec<Sheet<'c>>,
    pub(in crate::audit) index: Index,
}

/// One answer as it is written.
#[derive(Clone)]
pub(in crate::audit) struct Sheet<'c> {
    pub(in crate::audit) answer: &'c Answer,
    pub(in crate::audit) record: &'c Record,
    /// Its text as written.
    pub(in crate::audit) text: &'c str,
    /// Whether its file holds an error, so that something of it may be left out.
    pub(in crate::audit) is_broken: bool,
    at: &'c str,
    compiled: &'c Compiled,
    /// Counted once: a text may have a mistake in every line.
    lines: Rc<Lines<'c>>,
}

/// All answers by language, in the order of the shop's languages.
pub(in crate::audit) fn shelves(compiled: &Compiled) -> Vec<Shelf<'_>> {
    let broken: std::collections::HashSet<&str> =
        compiled.findings.iter().filter(|f| f.is_error()).filter_map(|f| f.file.as_deref()).collect();
    let lists = compiled.answers.iter().zip(&compiled.written);
    lists
        .map(|((locale, answers), (_, written))| Shelf {
            locale,
            sheets: answers.iter().zip(written).map(|(a, w)| Sheet::new(compiled, a, w, &broken)).collect(),
            index: index(compiled, locale, answers),
        })
        .collect()
}

/// The index that shoppers of a language search.
fn index(compiled: &Compiled, locale: &Locale, answers: &[Answer]) -> Index {
    compile::index(answers, locale, &compiled.shop.synonyms, compiled.shop.meaning)
}

impl<'c> Sheet<'c> {
    fn new(
        compiled: &'c Compiled,
        answer: &'c Answer,
        written: &'c Written,
        broken: &std::collections::HashSet<&str>,
    ) -> Sheet<'c> {
        let at = written.at.as_str();
        let text = body(&compiled.value, at).unwrap_or_default();
        let is_broken = compiled.places.of(at).is_some_and(|(file, _)| broken.contains(file));
        Sheet { answer, record: &written.record, text, is_broken, at, compiled, lines: Rc::new(Lines::new(text)) }
    }

    /// Its file, for messages: `answers/en/wash.md`, from the shop's folder on; its id in a shop of one file.
    pub(in crate::audit) fn name(&self) -> String {
        let file = self.compiled.places.of(self.at).map_or("", |(file, _)| file);
        match file.rfind("answers/").and_then(|at| file.get(at..)) {
            Some(short) if file.ends_with(".md") => short.to_owned(),
            _ => format!("`{}`", self.answer.id),
        }
    }

    /// A problem of one of its keys: `question`, `also[2]`.
    pub(in crate::audit) fn of(&self, key: &str, problem: Problem) -> Finding {
        self.compiled.places.locate(Problem { at: format!("{}.{key}", self.at), ..problem })
    }

    /// A problem at a byte of its text.
    pub(in crate::audit) fn within(&self, offset: usize, problem: Problem) -> Finding {
        let mut finding = self.of("body", problem);
        let is_markdown = finding.file.as_deref().is_some_and(|file| file.ends_with(".md"));
        if let (true, Some(first)) = (is_markdown, finding.spot) {
            let Spot { line, column } = self.lines.spot(offset);
            finding.spot = Some(Spot { line: line + first.line - 1, column });
        }
        finding
    }
}

/// The text of the answer at `answers.en[3]`, of a value or of the only one of a list.
fn body<'v>(shop: &'v Value, at: &str) -> Option<&'v str> {
    let (key, number) = at.strip_prefix("answers.")?.strip_suffix(']')?.rsplit_once('[')?;
    let list = shop.get("answers")?.get(key)?;
    let item = match list {
        Value::List(items) => items.get(number.parse::<usize>().ok()?)?,
        one => one,
    };
    item.get("body")?.as_text()
}

/// What a problem is made of, short enough to write where it is found.
pub(in crate::audit) fn advice(code: &'static str, message: String, help: impl Into<String>) -> Problem {
    Problem::new(Severity::Advice, code, "", message, help)
}

/// The same as a warning.
pub(in crate::audit) fn warning(code: &'static str, message: String, help: impl Into<String>) -> Problem {
    Problem::new(Severity::Warning, code, "", message, help)
}
