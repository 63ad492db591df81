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
    let words = words(text);
    for (country, is_own) in
        [(country.unwrap_or_default(), true), ("GB", false), ("IE", false), ("CA", false), ("JP", false)]
    {
        for first in 0..words.len() {
            // As many as `GR-104 34` has, and the longest first: `SW1A 1AA` is not `SW1A`.
            for count in [3, 2, 1] {
                let found = read(text, &words, first, count, country, is_own);
                if found.is_some() {
                    return found;
                }
            }
        }
    }
    None
}

/// Letters and digits in a row, and what stands between them and the word before. The last has none, and stands for
/// the end of the text.
#[derive(Default)]
struct Word {
    /// In capitals and digits as codes have them.
    text: String,
    at: Range<usize>,
    has_lower: bool,
    gap: usize,
    /// The first and last character of the gap, or spaces.
    gap_first: char,
    gap_last: char,
    /// The same, passing over spaces.
    opens: char,
    closes: char,
}

fn words(text: &str) -> Vec<Word> {
    let (mut words, mut word) = (Vec::new(), Word::default());
    for (at, c) in text.char_indices() {
        if let Some(plain) = plain(c) {
            if word.text.is_empty() {
                word.at.start = at;
            }
            word.at.end = at + c.len_utf8();
            word.has_lower |= c.is_ascii_lowercase();
            word.text.push(plain);
            continue;
        }
        if !word.text.is_empty() {
            words.push(core::mem::take(&mut word));
            if words.len() == WORDS_MAX {
                break;
            }
        }
        word.gap += 1;
        word.gap_last = c;
        if word.gap == 1 {
            word.gap_first = c;
        }
        if !is_space(c) {
            word.closes = c;
            if word.opens == '\0' {
                word.opens = c;
            }
        }
    }
    if !word.text.is_empty() {
        words.push(core::mem::take(&mut word));
    }
    words.push(word);
    words
}

fn is_space(c: char) -> bool {
    c == ' ' || c == '\u{a0}' || c == '\n'
}

impl Word {
    fn is_number(&self) -> bool {
        !self.text.is_empty() && self.text.bytes().all(|b| b.is_ascii_digit())
    }

    /// Whether a number goes on with another: `1.050`, `10:30`, `210 123 4567`.
    fn goes_on(&self, before: &Word) -> bool {
        let is_apart = self.gap != 1 || matches!(self.gap_first, '(' | ')');
        // `24 10434` may be anything; two numbers with a space between them are a telephone's.
        let is_glued = !is_space(self.gap_first) || self.text.len() > 1 && before.text.len() > 1;
        self.is_number() && before.is_number() && !is_apart && is_glued
    }
}

/// The code that these words are, if they are one.
fn read(text: &str, words: &[Word], first: usize, count: usize, country: &str, is_own: bool) -> Option<Found> {
    let (window, next) = (words.get(first..first + count)?, words.get(first + count)?);
    let (start, end) = (window.first()?, window.last()?);
    let mut written = String::new();
    for word in window {
        if !written.is_empty() {
            // One space or hyphen parts the words of a code.
            if word.gap != 1 || !(is_space(word.gap_first) || "-‐‑–－ー".contains(word.gap_first)) {
                return None;
            }
            written.push(' ');
        }
        written.push_str(&word.text);
    }
    // Most words are only words.
    if country.is_empty() || !written.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let code = normalise(country, &written)?;
    let is_alone = words.len() == count + 1;
    let fits = if is_own { is_usual(country, &code, is_alone) } else { is_unmistakable(country, &code, start, end) };
    // All in one word is as good as parted the country's way; a prefix or the end of a ZIP code may be left over.
    let is_parted_so = || count == 1 || written.contains(&display(country, &code).replace('-', " "));
    let before = first.checked_sub(1).and_then(|before| words.get(before));
    let is_code = fits
        && is_parted_so()
        && !is_amount(text, start, end, next, count > 1)
        && !is_longer(before, start, end, next)
        && !is_year(words, first, &code);
    is_code.then(|| Found { at: start.at.start..end.at.end, country: country.to_owned(), code })
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
fn is_unmistakable(country: &str, code: &str, start: &Word, end: &Word) -> bool {
    let is_parted = start.at != end.at;
    match country {
        // `M1 2XL` and `W5 4TB` are none, nor is the 5th.
        "GB" => {
            let is_size =
                is_parted && "GBTBXLSTNDRDTH".contains(code.get(code.len().saturating_sub(2)..).unwrap_or_default());
            british::split(code).is_some() && is_usual(country, code, false) && !is_size
        }
        "IE" => {
            let own = code.as_bytes().get(3..).unwrap_or_default();
            is_parted && own.iter().any(u8::is_ascii_digit) && own.iter().any(u8::is_ascii_uppercase)
        }
        "CA" => code.len() == 6,
        _ => start.closes == '〒',
    }
}

/// Whether the words are money or a measure: `€1050`, `1500 ml`, `#10434`.
fn is_amount(text: &str, start: &Word, end: &Word, next: &Word, is_parted: bool) -> bool {
    const SIGNS: &str = "€$£¥₹₺₽₩₪%°#№+";
    const UNITS: &str =
        "eur euro euros ευρώ usd dollars gbp pounds kr kč zł ft lei chf ml cl l cm mm m km g gr kg mg w v mah x";
    // Whether a unit stands there, and nothing but it.
    let is_unit = |at: usize| {
        UNITS.split(' ').any(|unit| {
            let (word, rest) = text.get(at..).unwrap_or_default().split_at_checked(unit.len()).unwrap_or_default();
            word.eq_ignore_ascii_case(unit) && !rest.starts_with(|c: char| plain(c).is_some() || is_letter(c))
        })
    };
    let after = end.at.end + if is_space(next.gap_first) { next.gap_first.len_utf8() } else { 0 };
    // `1012 in Amsterdam` and `1500 ml` are no Dutch codes, whose letters are capitals or come last.
    let is_word = is_parted && end.has_lower && !end.text.bytes().any(|b| b.is_ascii_digit());
    SIGNS.contains(start.closes)
        || SIGNS.contains(next.opens)
        || end.is_number() && is_unit(after)
        || is_word && (!next.text.is_empty() || is_unit(end.at.start))
}

/// Whether the words are part of something longer: a telephone number, a date, a decimal, a word with an accent.
fn is_longer(before: Option<&Word>, start: &Word, end: &Word, next: &Word) -> bool {
    is_letter(start.gap_last)
        || is_letter(next.gap_first)
        || before.is_some_and(|before| start.goes_on(before))
        || next.goes_on(end)
}

/// Whether a letter that no code has makes a number part of a word: Latin with accents, Greek or Cyrillic. Scripts without
/// spaces between words go on right after a number; Greek's question mark does, too.
fn is_letter(c: char) -> bool {
    matches!(c, 'À'..='ӿ') && c != '\u{37e}' && c != '\u{387}'
}

/// Whether it is the year of a date: `24 December 2026`.
fn is_year(words: &[Word], first: usize, code: &str) -> bool {
    let is_day = |word: &Word| word.is_number() && word.text.len() <= 2;
    code.len() == 4
        && (code.starts_with("19") || code.starts_with("20"))
        && words.get(first.saturating_sub(2)..first).is_some_and(|words| words.iter().any(is_day))
}
