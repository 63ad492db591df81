//! Which answers does a new shop begin with?
//!
//! The questions that every shop is asked. What depends on the rules is a live fact, so that each answer is true before
//! anybody has touched it. The files of `cli/template/answers` are the texts; each language has the same ones.

/// A file of a language's folder, and its text.
pub(crate) type Page = (&'static str, &'static str);

/// The languages that have texts.
pub(crate) fn languages() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|(language, _)| *language)
}

/// The answers in a language, where there are some.
pub(crate) fn of(language: &str) -> Option<&'static [Page]> {
    ALL.iter().find(|(known, _)| *known == language).map(|(_, pages)| pages.as_slice())
}

const COUNT: usize = 12;

macro_rules! pages {
    ($language:literal) => {
        pages!(
            $language,
            "delivery/delivery-cost.md",
            "delivery/delivery-when.md",
            "delivery/delivery-track.md",
            "delivery/delivery-abroad.md",
            "returns/returns-how.md",
            "returns/returns-cost.md",
            "returns/refund-when.md",
            "returns/exchange.md",
            "payment/payment-methods.md",
            "orders/damaged-item.md",
            "orders/cancel-order.md",
            "contact/contact-hours.md"
        )
    };
    ($language:literal, $($file:literal),+) => {
        ($language, [$(($file, include_str!(concat!("../../template/answers/", $language, "/", $file)))),+])
    };
}

static ALL: [(&str, [Page; COUNT]); 8] = [
    pages!("en"),
    pages!("el"),
    pages!("de"),
    pages!("fr"),
    pages!("es"),
    pages!("ja"),
    pages!("zh-Hans"),
    pages!("ar"),
];
