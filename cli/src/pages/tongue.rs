//! How are days, times and amounts written on the pages?
//!
//! As the browser writes them, in the languages of the pages' own words. English stands for every other one.

use shelfhelp::i18n::{Catalog, Cldr, Locale};
use shelfhelp::problem::{Log, Value};
use shelfhelp::time::Date;

use super::words;
use crate::source::json;

/// The forms of one language, and its place among those that have words.
pub(super) struct Tongue {
    /// How it is written.
    pub(super) format: Cldr,
    /// The place among those that have words.
    pub(super) place: usize,
}

impl Tongue {
    /// The forms of a locale; English ones as the shop's country has them.
    pub(super) fn of(locale: &Locale, country: Option<&str>) -> Tongue {
        let spoken = if words::known(locale).is_some() { locale.clone() } else { Locale::english() };
        Tongue { format: Cldr::new(&spoken, country), place: words::tongue(locale) }
    }

    /// `5 January 2026`.
    pub(super) fn date(&self, day: Date) -> String {
        self.format.date(day)
    }
}

/// The widget's own words in a language: its catalog, or English.
pub(super) fn catalog(locale: &Locale) -> Catalog {
    macro_rules! file {
        ($tag:literal) => {
            ($tag, include_str!(concat!("../../../www/messages/", $tag, ".json")))
        };
    }
    const FILES: [(&str, &str); 18] = [
        file!("ar"),
        file!("de"),
        file!("el"),
        file!("es"),
        file!("fr"),
        file!("he"),
        file!("it"),
        file!("ja"),
        file!("ko"),
        file!("nl"),
        file!("pl"),
        file!("pt"),
        file!("ru"),
        file!("sv"),
        file!("tr"),
        file!("uk"),
        file!("zh-Hans"),
        file!("zh-Hant"),
    ];
    let tag = words::tag(locale);
    let Some((_, file)) = FILES.iter().find(|(known, _)| *known == tag) else { return Catalog::english() };
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
        for tag in ["el", "de", "zh-Hans", "zh-Hant", "ar", "pt-BR"] {
            let catalog = catalog(&Locale::parse(tag).unwrap());
            assert_ne!(catalog.text(Key::ContactTitle), Key::ContactTitle.english(), "{tag}");
        }
    }
}
