//! Is this a postcode of that country, how is it written, and does a merchant's pattern cover it?
//!
//! A normalised postcode is upper case without spaces and hyphens: `10434`, `SW1A1AA`. What is not known about a country
//! is taken leniently: a parcel refused for a postcode that exists is worse than one let through.
//!
//! Does not know: whether a postcode is in use, or where it lies.

#![allow(
    clippy::arithmetic_side_effects,
    reason = "a postcode has ten places of 36 letters at most, also where bytes are damaged: all numbers of them fit"
)]

mod british;
mod codes;
mod cover;
mod formats;
mod pattern;
mod region;

pub use codes::Codes;
pub use cover::Cover;
pub use pattern::{check_pattern, matches};
pub(crate) use pattern::{covers, is_whole};
pub use region::{region_covers, region_is_known, region_of};

use formats::{Form, is_separator};

// The longest in use has ten characters, with those that only separate.
const LENGTH_MAX: usize = 10;

/// A postcode as typed, in the one form that patterns are compared with; none where it cannot be one of the country's.
/// Digits of any script, full-width letters, a country prefix (`SE-114 55`) and any separators are understood.
pub fn normalise(country: &str, text: &str) -> Option<String> {
    let code = clean(country, text)?;
    match formats::of(country) {
        Form::None => None,
        Form::Unknown => (code.len() >= 3 && code.bytes().any(|b| b.is_ascii_digit())).then_some(code),
        Form::British => (british::is_code(&code) && !formats::is_unused(country, &code)).then_some(code),
        Form::Masks(masks) => {
            let mask = masks.of(&code).filter(|_| !formats::is_unused(country, &code))?;
            // Only the five digits of a ZIP code say where a parcel goes.
            Some(if mask.ends_with("##-####") { code.chars().take(5).collect() } else { code })
        }
    }
}

/// A normalised postcode as people of the country write it: `104 34`, `SW1A 1AA`.
pub fn display(country: &str, normalised: &str) -> String {
    match formats::of(country) {
        Form::British => match british::split(normalised).or_else(|| normalised.split_at_checked(4)) {
            Some((outward, inward)) if normalised.len() > 4 => [outward, " ", inward].concat(),
            _ => normalised.to_owned(),
        },
        Form::Masks(masks) => {
            let Some(mask) = masks.of(normalised) else {
                return normalised.to_owned();
            };
            let mut code = normalised.chars();
            mask.chars().filter_map(|c| if is_separator(c) { Some(c) } else { code.next() }).collect()
        }
        Form::None | Form::Unknown => normalised.to_owned(),
    }
}

/// A postcode of the country, as people write it; none where there are no postcodes or we know none.
pub fn example(country: &str) -> Option<&'static str> {
    formats::example(country)
}

/// Whether parcels to the country carry a postcode, as far as we know.
pub fn is_used(country: &str) -> bool {
    !matches!(formats::of(country), Form::None)
}

/// Upper-case letters and digits alone, without the country's own prefix. None where anything else is in it.
fn clean(country: &str, text: &str) -> Option<String> {
    let mut code = String::new();
    for c in text.chars() {
        match c {
            '-' | '.' | '〒' | 'ー' | '－' | '−' | '‐'..='―' | '\u{200e}' | '\u{200f}' => {}
            _ if c.is_whitespace() => {}
            _ => code.push(plain(c)?),
        }
    }
    // `SE-114 55`, and `D-10115` as it was written before there were two letters.
    let letters = code.find(|c: char| c.is_ascii_digit()).unwrap_or(code.len());
    if let Form::Masks(masks) = formats::of(country)
        && !masks.all().any(|mask| masks.fits(mask, &code, false))
    {
        if masks.is_number() && code.get(..letters).is_some_and(|prefix| country.starts_with(prefix)) {
            code.drain(..letters);
        }
        // `1050` where the whole code is `LV-1050`.
        if letters == 0 && masks.has_prefix(country) {
            code.insert_str(0, country);
        }
    }
    (!code.is_empty() && code.len() <= LENGTH_MAX).then_some(code)
}

/// The capital or digit that a letter or a digit of any script stands for.
fn plain(c: char) -> Option<char> {
    match c {
        '0'..='9' | 'A'..='Z' => Some(c),
        'a'..='z' => Some(c.to_ascii_uppercase()),
        'Ａ'..='Ｚ' => Some(shift(c, 'Ａ', b'A')),
        'ａ'..='ｚ' => Some(shift(c, 'ａ', b'A')),
        _ => {
            let zero = ZEROS.chars().find(|zero| (c as u32).wrapping_sub(*zero as u32) < 10)?;
            Some(shift(c, zero, b'0'))
        }
    }
}

// Arabic, Persian, Devanagari, Bengali, Thai, Lao, Burmese, Khmer, full width.
const ZEROS: &str = "٠۰०০๐໐၀០０";

fn shift(c: char, zero: char, to: u8) -> char {
    char::from(to + (c as u32 - zero as u32) as u8)
}
