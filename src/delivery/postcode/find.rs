//! Which postcode does a shopper speak of?
//!
//! "Do you deliver to 104 34?" A number is a postcode only in a country whose codes have that form, written as people
//! write them there, and never as part of an amount, a date or a telephone number. British, Irish and Canadian codes are
//! like nothing else, and Japan has a sign for its own, so those are found from anywhere.
//!
//! Does not know: what else the question says.

use core::ops::Range;

use super::british::{self, Parts};
use super::formats::{self, Form};
use super::{display, normalise, plain};

// A question has no more words that could be codes; a pasted letter is not searched to its end.
const WORDS_MAX: usize = 200;

/// A postcode in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// Whose it is.
    pub country: String,
    /// The code, normalised.
    pub code: String,
}

/// The first postcode of the shopper's country in a text, else one of a country whose codes nothing else looks like.
pub fn find(country: Option<&str>, text: &str) -> Option<Found> {
    let words: Vec<Word<'_>> = Words { text, at: 0 }.take(WORDS_MAX).collect();
    let of = |country: &str, is_own: bool| {
        // As many as `GR-104 34` has, and the longest first: `SW1A 1AA` is not `SW1A`.
        (0..words.len()).find_map(|first| (1..=3).rev().find_map(|count| read(&words, first, count, country, is_own)))
    };
    let own = country.and_then(|country| of(country, true));
    own.or_else(|| ["GB", "IE", "CA", "JP"].iter().find_map(|country| of(country, false)))
}

/// Letters and digits in a row, and what stands around them.
struct Word<'t> {
    text: &'t str,
    at: Range<usize>,
    before: &'t str,
    after: &'t str,
}

struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        let is_plain = |c: char| plain(c).is_some();
        let start = self.at + self.text.get(self.at..)?.find(is_plain)?;
        let rest = self.text.get(start..)?;
        let end = start + rest.find(|c| !is_plain(c)).unwrap_or(rest.len());
        let word = Word {
            text: self.text.get(start..end)?,
            at: start..end,
            before: self.text.get(self.at..start)?,
            after: self.text.get(end..)?,
        };
        self.at = end;
        Some(word)
    }
}

impl Word<'_> {
    fn is_number(&self) -> bool {
        self.text.chars().all(|c| plain(c).is_some_and(|c| c.is_ascii_digit()))
    }

    fn is_letters(&self) -> bool {
        self.text.chars().all(|c| c.is_ascii_alphabetic())
    }

    fn len(&self) -> usize {
        self.text.chars().count()
    }
}

/// The code that these words are, if they are one.
fn read(words: &[Word<'_>], first: usize, count: usize, country: &str, is_own: bool) -> Option<Found> {
    let window = words.get(first..first + count)?;
    let (start, end) = (window.first()?, window.last()?);
    // Most words are only words.
    if window.iter().all(Word::is_letters) {
        return None;
    }
    let text: String = window.iter().flat_map(|word| [word.text, " "]).collect();
    let code = normalise(country, &text)?;
    let next = words.get(first + count);
    let before = first.checked_sub(1).and_then(|before| words.get(before));
    let fits = match is_own {
        true => is_usual(country, &code, words.len() == count),
        false => is_unmistakable(country, &code, window),
    };
    let is_code = fits
        && is_written_so(window, country, &display(country, &code))
        && !is_amount(start, end, next)
        && !is_longer(start, end, before, next)
        && !is_year(words, first, &code);
    is_code.then(|| Found { at: start.at.start..end.at.end, country: country.to_owned(), code })
}

/// Whether the words are parted as people write the code; all of it in one word is as good.
fn is_written_so(window: &[Word<'_>], country: &str, shown: &str) -> bool {
    let (Some(start), Some(end)) = (window.first(), window.last()) else { return false };
    let parted = |word: &Word<'_>| matches!(word.before, " " | "-" | "\u{a0}" | "‐" | "‑" | "–" | "－" | "ー");
    if !window.iter().skip(1).all(parted) {
        return false;
    }
    let parts: Vec<usize> = shown.split([' ', '-']).map(str::len).collect();
    let is = |window: &[Word<'_>]| window.len() == 1 || window.iter().map(Word::len).eq(parts.iter().copied());
    // `GR-104 34`.
    let has_prefix = start.is_letters() && country.starts_with(&start.text.to_ascii_uppercase());
    // `94043-1351`.
    let has_more = end.before == "-" && end.len() == 4 && start.is_number();
    is(window)
        || has_prefix && window.split_first().is_some_and(|(_, rest)| is(rest))
        || has_more && window.split_last().is_some_and(|(_, rest)| is(rest))
}

/// Whether the form is the usual one, or long enough to be no size or model: `SW1` and `1012` are, `M8` and `V6B` only
/// where the shopper says nothing else.
fn is_usual(country: &str, code: &str, is_alone: bool) -> bool {
    match formats::of(country) {
        Form::British => {
            let area = Parts::of(code).area;
            let is_long = area.len() == 2 || british::split(code).is_some();
            area == "BFPO" || british::is_area(area) && (is_long || is_alone)
        }
        Form::Masks(masks) => is_alone || masks.is_usual(code) || code.bytes().filter(u8::is_ascii_digit).count() >= 4,
        Form::None | Form::Unknown => is_alone,
    }
}

/// Whether nothing else is written like this code of a country that nobody spoke of.
fn is_unmistakable(country: &str, code: &str, window: &[Word<'_>]) -> bool {
    let last = window.last().map_or("", |word| word.text);
    match country {
        // `M1 2XL` and `W5 4TB` are none, nor is the 5th.
        "GB" => {
            let is_size = ["gb", "tb", "xl", "st", "nd", "rd", "th"].iter().any(|size| ends_with(last, size));
            british::split(code).is_some() && is_usual(country, code, false) && !(is_size && window.len() > 1)
        }
        "IE" => {
            let own = |of: fn(&u8) -> bool| code.bytes().skip(3).any(|b| of(&b));
            code.len() == 7 && window.len() == 2 && own(u8::is_ascii_digit) && own(u8::is_ascii_uppercase)
        }
        "CA" => code.len() == 6,
        "JP" => window.first().is_some_and(|word| word.before.trim_end().ends_with('〒')),
        _ => false,
    }
}

fn ends_with(text: &str, end: &str) -> bool {
    text.len().checked_sub(end.len()).and_then(|at| text.get(at..)).is_some_and(|last| last.eq_ignore_ascii_case(end))
}

/// Whether the words are money or a measure: `€1050`, `1500 ml`, `#10434`.
fn is_amount(start: &Word<'_>, end: &Word<'_>, next: Option<&Word<'_>>) -> bool {
    let is_sign = |c: Option<char>| c.is_some_and(|c| SIGNS.contains(c));
    let after: String =
        end.after.trim_start().chars().take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let is_unit = |word: &str| !word.is_empty() && UNITS.split(' ').any(|unit| unit == word);
    // `1012 in Amsterdam` and `1500 ml` are no Dutch codes, whose letters are capitals or come last.
    let is_word = end.is_letters() && start.at != end.at && end.text.chars().all(|c| c.is_ascii_lowercase());
    is_sign(start.before.trim_end().chars().next_back())
        || is_sign(end.after.trim_start().chars().next())
        || end.is_number() && is_unit(&after)
        || is_word && (next.is_some() || is_unit(end.text))
}

const SIGNS: &str = "€$£¥₹₺₽₩₪%°#№+";
const UNITS: &str =
    "eur euro euros ευρώ usd dollars gbp pounds kr kč zł ft lei chf ml cl l cm mm m km g gr kg mg w v mah x";

/// Whether the words are part of something longer: a telephone number, a date, a decimal, a word with an accent.
fn is_longer(start: &Word<'_>, end: &Word<'_>, before: Option<&Word<'_>>, next: Option<&Word<'_>>) -> bool {
    let goes_on = |other: Option<&Word<'_>>, between: &str| {
        other.is_some_and(|other| {
            let is_apart = between.chars().count() > 1 || between == "(" || between == ")";
            other.is_number() && !is_apart && (!between.trim().is_empty() || other.len() > 1)
        })
    };
    // Scripts without spaces between words go on right after a number.
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && c < '\u{2e80}');
    is_letter(start.before.chars().next_back())
        || is_letter(end.after.chars().next())
        || start.is_number() && goes_on(before, start.before)
        || end.is_number() && goes_on(next, next.map_or("", |next| next.before))
}

/// Whether it is the year of a date: `24 December 2026`.
fn is_year(words: &[Word<'_>], first: usize, code: &str) -> bool {
    let is_day = |word: &Word<'_>| word.is_number() && word.len() <= 2;
    code.len() == 4
        && (code.starts_with("19") || code.starts_with("20"))
        && words.get(first.saturating_sub(2)..first).is_some_and(|words| words.iter().any(is_day))
}
