//! How would a browser write it, where there is none?
//!
//! `forms.tsv` holds what `Intl` of Chromium says of each language: patterns with blanks, and the names that stand in them.
//! It is taken apart and written by tests/browser/intl.mjs, and tests/intl.rs holds what comes out here to what the
//! browser writes. The data are Unicode's (CLDR), under the Unicode licence.
//!
//! Does not know: languages that have no catalog. They are written as in English.

use super::{Format, Locale};
use crate::money::Money;
use crate::time::{Date, TimeOfDay, Weekday};

const ROWS: &str = include_str!("forms.tsv");

/// The forms of one language.
#[derive(Clone, Debug)]
pub struct Cldr {
    locale: &'static str,
    /// Key and value.
    rows: Vec<(&'static str, &'static str)>,
}

/// What the blanks of a pattern are filled with.
#[derive(Clone, Copy, Default)]
struct Moment {
    weekday: usize,
    day: usize,
    month: usize,
    year: usize,
    minute: usize,
}

impl Moment {
    fn of_day(day: Date) -> Moment {
        let (year, month, number) = day.ymd();
        let weekday = day.weekday().index();
        Moment { weekday, day: number as usize, month: month as usize, year: year as usize, minute: 0 }
    }

    fn of_time(time: TimeOfDay) -> Moment {
        Moment { minute: usize::from(time.0), ..Moment::default() }
    }

    fn value(&self, letter: char) -> usize {
        match letter {
            'w' => self.weekday,
            'd' => self.day,
            'm' => self.month,
            'y' => self.year,
            'i' => self.minute % 60,
            _ => self.minute / 60 % 24,
        }
    }
}

impl Cldr {
    /// The forms of the language nearest to a locale. Plain `en` is written as in Britain unless `country`, the shop's,
    /// writes the month first: as `ui::intl` has it.
    pub fn new(locale: &Locale, country: Option<&str>) -> Cldr {
        let place = locale.region().or(country);
        if locale.language() == "en" && !matches!(place, None | Some("US" | "PH" | "CA")) {
            return Cldr::of("en-GB");
        }
        let known: Vec<Locale> = Cldr::locales().filter_map(Locale::parse).collect();
        let best = locale.best_of(&known).map_or("en", Locale::as_str);
        Cldr::of(Cldr::locales().find(|known| *known == best).unwrap_or("en"))
    }

    fn of(locale: &'static str) -> Cldr {
        let rows = ROWS.lines().filter_map(|row| row.strip_prefix(locale)?.strip_prefix('\t')?.split_once('\t'));
        Cldr { locale, rows: rows.collect() }
    }

    /// The languages there are.
    pub fn locales() -> impl Iterator<Item = &'static str> {
        let row = ROWS.lines().find_map(|row| row.strip_prefix("names\t")).unwrap_or_default();
        row.split('\t')
    }

    /// `5 January 2026`.
    pub fn date(&self, day: Date) -> String {
        self.once("date", Moment::of_day(day))
    }

    fn get(&self, key: &str) -> Option<&'static str> {
        self.rows.iter().find(|(known, _)| *known == key).map(|(_, value)| *value)
    }

    fn once(&self, key: &str, at: Moment) -> String {
        self.twice(key, at, at)
    }

    /// A pattern with two moments filled in: capitals are blanks for the first.
    fn twice(&self, key: &str, from: Moment, until: Moment) -> String {
        let mut out = String::new();
        let mut rest = self.get(key).unwrap_or_default();
        while let Some((before, after)) = rest.split_once('{') {
            let Some((blank, tail)) = after.split_once('}') else { break };
            let letter = blank.chars().next().unwrap_or_default();
            let moment = if letter.is_ascii_uppercase() { from } else { until };
            let value = moment.value(letter.to_ascii_lowercase());
            out += before;
            out += &match blank.get(1..).unwrap_or_default() {
                "" => value.to_string(),
                "0" => format!("{value:02}"),
                table => self.entry(table, value).to_owned(),
            };
            rest = tail;
        }
        out + rest
    }

    fn entry(&self, table: &str, at: usize) -> &'static str {
        self.get(&format!("table.{table}")).and_then(|entries| entries.split('|').nth(at)).unwrap_or_default()
    }

    /// `1234.50` in the language's digits and signs.
    fn decimal(&self, plain: &str) -> String {
        let (whole, rest) = plain.split_once('.').map_or((plain, None), |(whole, rest)| (whole, Some(rest)));
        let from: usize = self.get("grouped_from").and_then(|digits| digits.parse().ok()).unwrap_or(4);
        let mut out = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) && whole.len() >= from {
                out += self.get("group").unwrap_or_default();
            }
            out.push(digit);
        }
        match rest {
            Some(rest) => [&out, self.get("decimal").unwrap_or("."), rest].concat(),
            None => out,
        }
    }

    fn unit(&self, unit: &str, number: i64) -> String {
        let form = |letter: char| self.get(&format!("{unit}.{letter}"));
        let words = form(self.letter(number)).or_else(|| form('o')).unwrap_or("{n}");
        words.replace("{n}", &self.number(number))
    }

    /// The first letter of a plural category, but `1` and `2` for one and two.
    fn letter(&self, number: i64) -> char {
        let mut rows = self.get("plural").unwrap_or_default().split('|');
        let (first, other, million) = (rows.next(), rows.next(), rows.next());
        let number = number.unsigned_abs();
        let found = match number {
            0..=99 => first.and_then(|row| row.chars().nth(number as usize)),
            _ if number.is_multiple_of(1_000_000) => million.and_then(|row| row.chars().next()),
            _ => other.and_then(|row| row.chars().nth((number % 100) as usize)),
        };
        found.unwrap_or('o')
    }

    fn name(&self, kind: &str, code: &str) -> Option<&'static str> {
        let column = Cldr::locales().position(|known| known == self.locale)?;
        let row = ROWS
            .lines()
            .find_map(|row| row.strip_prefix(kind)?.strip_prefix(' ')?.strip_prefix(code)?.strip_prefix('\t'));
        row?.split('\t').nth(column)
    }

    fn list(&self, key: &str, things: &[&str]) -> String {
        let mut joints = self.get(key).unwrap_or_default().split('|');
        let [pair, start, middle, end] = [(); 4].map(|()| joints.next().unwrap_or_default());
        let mut out = String::new();
        for (at, thing) in things.iter().enumerate() {
            out += match (at, things.len()) {
                (0, _) => "",
                (1, 2) => self.sounded(pair, thing),
                (at, all) if at + 1 == all => self.sounded(end, thing),
                (1, _) => start,
                _ => middle,
            };
            out += thing;
        }
        out
    }

    /// The joint before a word, where it goes by its sound or its script: "uva e higo", "ו-iPhone".
    fn sounded<'j>(&self, joint: &'j str, next: &str) -> &'j str {
        let next = next.to_lowercase();
        let begins = |with: &[&str]| with.iter().any(|with| next.starts_with(with));
        match (self.locale, joint) {
            ("es", " y ") if begins(&["i", "hi"]) && !begins(&["hia", "hie"]) => " e ",
            ("es", " o ") if begins(&["o", "ho", "8", "11 "]) || next == "11" => " u ",
            ("he", " ו-") if next.starts_with(|c| matches!(c, '\u{590}'..='\u{5ff}')) => " ו",
            _ => joint,
        }
    }
}

impl Format for Cldr {
    fn day(&self, day: Date) -> String {
        self.once("day", Moment::of_day(day))
    }

    fn day_range(&self, first: Date, last: Date) -> String {
        let ((y1, m1, _), (y2, m2, _)) = (first.ymd(), last.ymd());
        let (from, until) = (Moment::of_day(first), Moment::of_day(last));
        match (y1 == y2, m1 == m2) {
            _ if first == last => self.day(first),
            (true, true) if self.get("alone").is_some() => [self.once("alone", from), self.day(last)].join(" – "),
            (true, true) => self.twice("days_of_month", from, until),
            (true, false) => self.twice("days_of_year", from, until),
            (false, _) => self.twice("days_of_years", from, until),
        }
    }

    fn day_long(&self, day: Date) -> String {
        self.once("day_long", Moment::of_day(day))
    }

    fn weekday(&self, day: Weekday) -> String {
        self.once("weekday", Moment { weekday: day.index(), ..Moment::default() })
    }

    fn weekdays(&self, first: Weekday, last: Weekday) -> String {
        let day = |day: Weekday| Moment { weekday: day.index(), ..Moment::default() };
        self.twice("weekdays", day(first), day(last))
    }

    fn time(&self, time: TimeOfDay) -> String {
        self.once("time", Moment::of_time(time))
    }

    fn hours(&self, from: TimeOfDay, until: TimeOfDay) -> String {
        if until <= from || until >= TimeOfDay::END {
            return [self.time(from), self.time(until)].join("–");
        }
        let key = match (from.0 / 60, until.0 / 60) {
            (first, last) if (first < 12) != (last < 12) => "hours_of_day",
            (first, last) if first != last => "hours_of_half",
            _ => "minutes_of_hour",
        };
        self.twice(key, Moment::of_time(from), Moment::of_time(until))
    }

    fn span(&self, minutes: i64) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60);
        match (hours, rest) {
            (0, _) => self.unit("minute", rest),
            (_, 0) => self.unit("hour", hours),
            _ => [self.unit("hour", hours), self.unit("minute", rest)].join(self.get("span").unwrap_or(" ")),
        }
    }

    fn days(&self, days: i64) -> String {
        self.unit("day", days)
    }

    fn money(&self, amount: Money) -> String {
        let code = amount.currency.code();
        let around = self.get(&format!("money.{code}")).or_else(|| self.get("money")).unwrap_or_default();
        let around: Vec<&str> = around.split('|').skip(if amount.minor < 0 { 2 } else { 0 }).take(2).collect();
        let digits = self.decimal(amount.decimal().trim_start_matches('-'));
        around.join(&digits).replace("{c}", code)
    }

    fn number(&self, number: i64) -> String {
        let minus = if number < 0 { self.get("minus").unwrap_or("-") } else { "" };
        [minus, &self.decimal(&number.unsigned_abs().to_string())].concat()
    }

    fn plural(&self, number: i64) -> &'static str {
        match self.letter(number) {
            'z' => "zero",
            '1' => "one",
            '2' => "two",
            'f' => "few",
            'm' => "many",
            _ => "other",
        }
    }

    fn all_of(&self, things: &[&str]) -> String {
        self.list("all_of", things)
    }

    fn any_of(&self, things: &[&str]) -> String {
        self.list("any_of", things)
    }

    fn country(&self, code: &str) -> String {
        self.name("region", code).unwrap_or(code).to_owned()
    }

    fn language(&self, locale: &Locale) -> String {
        let name = self.name("language", locale.as_str()).or_else(|| self.name("language", locale.language()));
        name.unwrap_or(locale.as_str()).to_owned()
    }
}
