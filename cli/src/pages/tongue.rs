//! How are days, times and amounts written where there is no browser to say it?
//!
//! The forms that CLDR gives for the languages of the pages' own words. English stands for every other one.
//!
//! Does not know: names of countries but the English ones.

use shelfhelp::i18n::{Catalog, Format, Locale, Native};
use shelfhelp::money::Money;
use shelfhelp::problem::{Log, Value};
use shelfhelp::time::{Date, TimeOfDay, Weekday};

use super::words;
use crate::countries::English;
use crate::source::json;

/// The forms of one language, by its column in the table of words.
pub(super) struct Tongue(usize);

const WEEKDAYS: [[&str; 7]; 5] = [
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    ["Δευ", "Τρί", "Τετ", "Πέμ", "Παρ", "Σάβ", "Κυρ"],
    ["月", "火", "水", "木", "金", "土", "日"],
    ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
    ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
];

const MONTHS: [[&str; 12]; 3] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "Ιανουαρίου",
        "Φεβρουαρίου",
        "Μαρτίου",
        "Απριλίου",
        "Μαΐου",
        "Ιουνίου",
        "Ιουλίου",
        "Αυγούστου",
        "Σεπτεμβρίου",
        "Οκτωβρίου",
        "Νοεμβρίου",
        "Δεκεμβρίου",
    ],
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
];

impl Tongue {
    pub(super) fn of(locale: &Locale) -> Tongue {
        Tongue(words::tongue(locale))
    }

    /// The column in the table of words.
    pub(super) fn column(&self) -> usize {
        self.0
    }

    fn month(&self, number: u32) -> &'static str {
        let row = match self.0 {
            1 => 1,
            4 => 2,
            _ => 0,
        };
        MONTHS.get(row).and_then(|months| months.get(number.saturating_sub(1) as usize)).copied().unwrap_or_default()
    }

    /// `5 January 2026`.
    pub(super) fn date(&self, day: Date) -> String {
        let (year, month, number) = day.ymd();
        match self.0 {
            2 | 3 => format!("{year}年{month}月{number}日"),
            _ => format!("{number} {} {year}", self.month(month)),
        }
    }
}

impl Format for Tongue {
    fn day(&self, day: Date) -> String {
        let (_, month, number) = day.ymd();
        match self.0 {
            2 | 3 => format!("{month}月{number}日"),
            _ => format!("{} {number} {}", self.weekday(day.weekday()), self.month(month)),
        }
    }

    fn day_range(&self, first: Date, last: Date) -> String {
        if first == last { self.day(first) } else { format!("{} – {}", self.day(first), self.day(last)) }
    }

    fn day_long(&self, day: Date) -> String {
        self.date(day)
    }

    fn weekday(&self, day: Weekday) -> String {
        let names = WEEKDAYS.get(self.0).unwrap_or(&WEEKDAYS[0]);
        names.get(day.index()).copied().unwrap_or_default().to_owned()
    }

    fn weekdays(&self, first: Weekday, last: Weekday) -> String {
        [self.weekday(first), self.weekday(last)].join("–")
    }

    fn hours(&self, from: TimeOfDay, until: TimeOfDay) -> String {
        Native.hours(from, until)
    }

    fn span(&self, minutes: i64) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60);
        let (h, m) = [("hr", "min"), ("ώ.", "λ."), ("時間", "分"), ("小时", "分钟"), ("س", "د")][self.0];
        match (hours, rest) {
            (0, rest) => format!("{rest} {m}"),
            (hours, 0) => format!("{hours} {h}"),
            (hours, rest) => format!("{hours} {h} {rest} {m}"),
        }
    }

    fn days(&self, days: i64) -> String {
        words::Say::PlainDays.count(self.0, self.plural(days), &self.number(days))
    }

    fn all_of(&self, things: &[&str]) -> String {
        things.join([", ", ", ", "、", "、", "، "][self.0])
    }

    fn any_of(&self, things: &[&str]) -> String {
        things.join([" or ", " ή ", "または", "或", " أو "][self.0])
    }

    fn time(&self, time: TimeOfDay) -> String {
        Native.time(time)
    }

    fn money(&self, amount: Money) -> String {
        let decimal = grouped(&amount.decimal());
        match self.0 {
            1 => {
                // Greek writes 1.234,50.
                let swapped: String = decimal
                    .chars()
                    .map(|c| {
                        if c == ',' {
                            '.'
                        } else if c == '.' {
                            ','
                        } else {
                            c
                        }
                    })
                    .collect();
                format!("{swapped}\u{a0}{}", sign(&amount).unwrap_or(amount.currency.code()))
            }
            4 => format!("\u{200f}{decimal}\u{a0}{}", sign(&amount).unwrap_or(amount.currency.code())),
            _ => match sign(&amount) {
                Some(sign) => format!("{sign}{decimal}"),
                None => format!("{}\u{a0}{decimal}", amount.currency.code()),
            },
        }
    }

    fn number(&self, number: i64) -> String {
        grouped(&number.to_string())
    }

    fn plural(&self, number: i64) -> &'static str {
        match (self.0, number) {
            (2 | 3, _) => "other",
            (4, 0) => "zero",
            (_, 1) => "one",
            (4, 2) => "two",
            (4, n) if (3..=10).contains(&(n % 100)) => "few",
            (4, n) if n % 100 >= 11 => "many",
            _ => "other",
        }
    }

    fn country(&self, code: &str) -> String {
        English.country(code)
    }
}

fn sign(amount: &Money) -> Option<&'static str> {
    Some(match amount.currency.code() {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "JPY" => "¥",
        _ => return None,
    })
}

/// `1234.50` as `1,234.50`.
fn grouped(decimal: &str) -> String {
    let (whole, rest) = decimal.split_at(decimal.find('.').unwrap_or(decimal.len()));
    let digits = whole.trim_start_matches('-');
    let mut out = whole.get(..whole.len() - digits.len()).unwrap_or_default().to_owned();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

/// The widget's own words in a language: its catalog, or English.
pub(super) fn catalog(locale: &Locale) -> Catalog {
    const FILES: [Option<&str>; 5] = [
        None,
        Some(include_str!("../../../www/messages/el.json")),
        Some(include_str!("../../../www/messages/ja.json")),
        Some(include_str!("../../../www/messages/zh-Hans.json")),
        Some(include_str!("../../../www/messages/ar.json")),
    ];
    let Some(file) = FILES.get(words::tongue(locale)).copied().flatten() else { return Catalog::english() };
    let value: Value = json::read(file).value;
    Catalog::read(&value, "", &Log::default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use shelfhelp::i18n::Key;
    use shelfhelp::money::Currency;

    fn check(tag: &str, expected: &str) {
        let tongue = Tongue::of(&Locale::parse(tag).unwrap());
        let amount = Money::minor(123_450, Currency::EUR);
        let day = Date::new(2026, 1, 5).unwrap();
        assert_eq!(
            format!("{} · {} · {}", tongue.money(amount), tongue.date(day), tongue.weekday(day.weekday())),
            expected
        );
    }

    #[test]
    fn amounts_and_days_are_written_as_people_do() {
        check("en", "€1,234.50 · 5 January 2026 · Mon");
        check("el", "1.234,50\u{a0}€ · 5 Ιανουαρίου 2026 · Δευ");
        check("ja", "€1,234.50 · 2026年1月5日 · 月");
        check("ar", "\u{200f}1,234.50\u{a0}€ · 5 يناير 2026 · الاثنين");
        check("fi", "€1,234.50 · 5 January 2026 · Mon");
    }

    #[test]
    fn the_widgets_words_are_read_from_its_catalogs() {
        for tag in ["el", "ja", "zh-Hans", "ar"] {
            let catalog = catalog(&Locale::parse(tag).unwrap());
            assert_ne!(catalog.text(Key::ContactTitle), Key::ContactTitle.english(), "{tag}");
        }
    }
}
