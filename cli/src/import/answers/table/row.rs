//! What does a row of a table say, in each of its languages?

use std::collections::{BTreeMap, BTreeSet};

use csv::StringRecord;
use shelfhelp::i18n::Locale;
use shelfhelp::time::Date;

use super::super::question::{bare, slug};
use super::super::tell::{Place, Told, short};
use super::super::{Article, written};
use super::heads::{self, Role};

const SHOWN: &str = "published publish live active yes true 1 public visible online y on enabled x ✓ veröffentlicht aktiv ja \
    oui publié sí si sim publicado pubblicato attivo gepubliceerd publicerad offentliggjort opublikowany да ναι";
const HIDDEN: &str = "draft drafts unpublished hidden private archived inactive no false 0 internal disabled off n trash \
    deleted notpublished entwurf nein non brouillon borrador bozza rascunho não concept nee kladde utkast szkic nie нет όχι";

pub(super) struct Row<'r> {
    pub(super) columns: &'r BTreeMap<(Option<Locale>, Role), usize>,
    pub(super) record: &'r StringRecord,
    pub(super) place: Place,
    /// The language where the row says none.
    pub(super) locale: &'r Locale,
}

impl Row<'_> {
    pub(super) fn articles(&self, told: &mut Told) -> Vec<Article> {
        let of_row = self.language(told);
        // Columns that name no language are of the row's.
        let locales: BTreeSet<Option<&Locale>> = self
            .columns
            .keys()
            .filter(|(_, role)| matches!(role, Role::Question | Role::Answer))
            .map(|(l, _)| l.as_ref())
            .collect();
        let pairs: Vec<(Option<&Locale>, &str, &str)> = locales
            .into_iter()
            .map(|locale| (locale, self.cell(locale, Role::Question), self.cell(locale, Role::Answer)))
            .filter(|(_, question, answer)| !(question.is_empty() && answer.is_empty()))
            .collect();
        if pairs.is_empty() {
            told.lost(&self.place, "the row has neither question nor answer and is left out", "fill both cells");
        }
        let source = self.source(&pairs);
        let common = self.common(told);
        let mut out = Vec::new();
        for (column, question, answer) in pairs {
            let locale = column.unwrap_or(&of_row).clone();
            // A cell may hold marks and no words.
            let asked = bare(&written::line(question)).to_owned();
            let (missing, there) = if asked.is_empty() { ("question", answer) } else { ("answer", question) };
            if asked.is_empty() || answer.is_empty() {
                let message = format!("the row has no {missing} in {locale} and is left out: {}", short(there));
                told.lost(&self.place, message, "fill both cells, and import again");
                continue;
            }
            let (body, problems) = written::blocks(written::form(answer), answer);
            told.converted(&self.place, problems);
            if body.is_empty() {
                let message = format!("nothing of the answer to \"{}\" can be shown", short(question));
                told.lost(&self.place, message, "look at the cell");
                continue;
            }
            let line = |role| written::line(self.cell(column, role));
            out.push(Article {
                source: source.clone(),
                question: asked,
                body,
                topic: line(Role::Topic),
                summary: line(Role::Summary),
                keywords: list(self.cell(column, Role::Keywords), &[',', ';', '|']),
                also: list(self.cell(column, Role::Also), &[';', '|', '\n']),
                slug: self.cell(column, Role::Slug).trim_matches('/').rsplit('/').next().unwrap_or_default().to_owned(),
                aliases: list(self.cell(column, Role::Address), &[' ', '\n', '|']),
                locale,
                ..common.clone()
            });
        }
        out
    }

    /// A cell of a language; where it has no column of its own, the one that names no language, for what is no text.
    fn cell(&self, locale: Option<&Locale>, role: Role) -> &str {
        let at = |locale: Option<&Locale>| self.columns.get(&(locale.cloned(), role));
        let is_text = matches!(role, Role::Question | Role::Answer | Role::Summary);
        let column = at(locale).or_else(|| at(None).filter(|_| !is_text));
        column.and_then(|at| self.record.get(*at)).map(str::trim).unwrap_or_default()
    }

    fn language(&self, told: &mut Told) -> Locale {
        let written = self.cell(None, Role::Language);
        if written.is_empty() {
            return self.locale.clone();
        }
        heads::of(written).unwrap_or_else(|| {
            let message = format!("\"{}\" is not a language; {} is taken", short(written), self.locale);
            told.assumed(&self.place, message, "write its tag, such as en, de or pt-BR");
            self.locale.clone()
        })
    }

    /// Who the answer is: by its id, else its address, else its question.
    fn source(&self, pairs: &[(Option<&Locale>, &str, &str)]) -> String {
        let cell = |role| self.cell(None, role);
        let first = pairs.iter().map(|(_, question, _)| *question).find(|question| !question.is_empty());
        let name = [cell(Role::Id), cell(Role::Slug)].into_iter().find(|name| !name.is_empty()).map(str::to_owned);
        format!("csv:{}", name.unwrap_or_else(|| slug(bare(&written::line(first.unwrap_or_default())))))
    }

    /// What is the same in every language of the row.
    fn common(&self, told: &mut Told) -> Article {
        let order = self.cell(None, Role::Order);
        let order = (!order.is_empty()).then(|| order.parse::<i64>()).transpose().unwrap_or_else(|_| {
            told.lost(&self.place, format!("the position \"{}\" is not a whole number", short(order)), "count from 1");
            None
        });
        Article {
            source: String::new(),
            locale: self.locale.clone(),
            question: String::new(),
            body: Vec::new(),
            also: Vec::new(),
            keywords: Vec::new(),
            topic: String::new(),
            summary: String::new(),
            slug: String::new(),
            aliases: Vec::new(),
            related: Vec::new(),
            draft: self.is_draft(told),
            updated: self.updated(told),
            order,
        }
    }

    fn is_draft(&self, told: &mut Told) -> bool {
        let says = |cell: &str, words: &str| words.split_whitespace().any(|word| word == cell.to_lowercase());
        let (status, draft) = (self.cell(None, Role::Status), self.cell(None, Role::Draft));
        if says(draft, SHOWN) {
            return true;
        }
        if status.is_empty() || says(status, SHOWN) {
            return false;
        }
        if !says(status, HIDDEN) {
            let message = format!("the status \"{}\" is not known; the answer is a draft", short(status));
            told.assumed(&self.place, message, "write `published` or `draft`");
        }
        true
    }

    fn updated(&self, told: &mut Told) -> Option<Date> {
        let written = self.cell(None, Role::Updated);
        if written.is_empty() {
            return None;
        }
        let date = date(written);
        if date.is_none() {
            let message = format!("the date \"{}\" is not read", short(written));
            told.noted(&self.place, message, "write it as 2026-11-19");
        }
        date
    }
}

/// A day as tables write it. 3/4/2026 is two days, so it is none.
fn date(text: &str) -> Option<Date> {
    let day = text.split([' ', 'T', ',']).next().unwrap_or_default();
    if let Some(date) = Date::parse(&day.replace('/', "-")) {
        return Some(date);
    }
    let mark = if day.contains('.') { '.' } else { '/' };
    let parts: Option<Vec<u32>> = day.split(mark).map(|part| part.parse().ok()).collect();
    let parts = parts?;
    let [a, b, year] = parts.as_slice() else { return None };
    let year = i32::try_from(*year).ok().filter(|year| *year > 1900)?;
    match (mark, a > &12, b > &12) {
        ('.', ..) | ('/', true, false) => Date::new(year, *b, *a),
        ('/', false, true) => Date::new(year, *a, *b),
        ('/', false, false) if a == b => Date::new(year, *a, *b),
        _ => None,
    }
}

fn list(cell: &str, marks: &[char]) -> Vec<String> {
    cell.split(marks).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_where_they_are_one_day_only() {
        for (text, want) in [
            ("2026-11-19", "2026-11-19"),
            ("2026-11-19T10:00:00Z", "2026-11-19"),
            ("2026/11/19 10:00", "2026-11-19"),
            ("19.11.2026", "2026-11-19"),
            ("3.4.2026", "2026-04-03"),
            ("19/11/2026", "2026-11-19"),
            ("11/19/2026", "2026-11-19"),
            ("3/4/2026", "-"),
            ("3/3/2026", "2026-03-03"),
            ("31.02.2026", "-"),
            ("99.99.99999999999", "-"),
            ("today", "-"),
        ] {
            assert_eq!(date(text).map_or("-".into(), |date| date.to_string()), want, "{text}");
        }
    }
}
