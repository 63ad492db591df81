//! How are days, times and amounts written on the pages?
//!
//! As the browser writes them, in the languages of the pages' own words. English stands for every other one.

use shelfhelp::i18n::{Catalog, Cldr, Locale};
use shelfhelp::problem::{Log, Value};
use shelfhelp::time::Date;

use super::words;
use crate::source::json;

/// The forms of one language, and its column in the table of words.
pub(super) struct Tongue {
    /// How it is written.
    pub(super) format: Cldr,
    /// The column in the table of words.
    pub(super) column: usize,
}

impl Tongue {
    /// The forms of a locale; English ones as the shop's country has them.
    pub(super) fn of(locale: &Locale, country: Option<&str>) -> Tongue {
        let spoken = if words::known(locale).is_some() { locale.clone() } else { Locale::english() };
        Tongue { format: Cldr::new(&spoken, country), column: words::tongue(locale) }
    }

    /// `5 January 2026`.
    pub(super) fn date(&self, day: Date) -> String {
        self.format.date(day)
    }
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
    use shelfhelp::i18n::{Format, Key};
    use shelfhelp::money::{Currency, Money};

    fn check(tag: &str, expected: &str) {
        let tongue = Tongue::of(&Locale::parse(tag).unwrap(), Some("GR"));
        let day = Date::new(2026, 1, 5).unwrap();
        let money = tongue.format.money(Money::minor(123_450, Currency::EUR));
        assert_eq!([money, tongue.date(day), tongue.format.weekday(day.weekday())].join(" · "), expected);
    }

    #[test]
    fn amounts_and_days_are_written_as_the_browser_does() {
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
