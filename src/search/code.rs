//! Where in a question does a postcode stand?
//!
//! A number is one only in its place: after "to" or "postcode", beside a place's name, or at the front. What follows
//! "order" or "parcel" is some other number.

use super::called::{Word, holds};
use super::intent::is_about_going;
use super::place::{TOWARDS, leading};
use super::stop::{LANGUAGES, is_stop};
use crate::delivery::postcode;

/// A postcode in a text.
pub(super) struct Code {
    pub(super) normal: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

// `K1A 0B1` parts into four words.
const WORDS_MAX: usize = 4;

const CALLED: &str = " postcode zip code postal plz postleitzahl cp tk τκ κωδικα κωδικοσ الرمز البريدي رمز بريدي ";

/// The first postcode of a country in a text whose words are at hand; `named` are the places named in it.
pub(super) fn find(text: &str, words: &[Word], country: &str, named: &[(usize, usize)]) -> Option<Code> {
    // The rest of the world has no country, and so no postcodes.
    let words = if country.is_empty() { &[] } else { words };
    (0..words.len()).find_map(|i| {
        let code = (1..=WORDS_MAX).rev().find_map(|length| read(text, words.get(i..i + length)?, country))?;
        stands_well(text, words, i, &code, named).then_some(code)
    })
}

fn read(text: &str, words: &[Word], country: &str) -> Option<Code> {
    let (first, last) = (words.first()?, words.last()?);
    let has_digit = |word: &Word| word.term.bytes().any(|b| b.is_ascii_digit());
    // "1011 to" is no Dutch code, "in 2" no British one, and "3.50" is a price.
    let is_word = |word: &Word| LANGUAGES.iter().any(|language| is_stop(&word.term, *language));
    if !has_digit(first) || is_word(last) || words.iter().any(|word| word.term.contains('.')) {
        return None;
    }
    let normal = postcode::normalise(country, text.get(first.start..last.end)?)?;
    Some(Code { normal, start: first.start, end: last.end })
}

fn stands_well(text: &str, words: &[Word], first: usize, code: &Code, named: &[(usize, usize)]) -> bool {
    let before = text.get(..code.start).unwrap_or_default();
    let before = before.trim_end_matches([' ', ',', '-', '(', '〒', '　', '：', ':']);
    let after = text.get(code.end..).unwrap_or_default();
    let after = text.len() - after.trim_start_matches([' ', ',', '(']).len();
    if before.is_empty() || named.iter().any(|(start, end)| *end == before.len() || *start == after) {
        return true;
    }
    if before.ends_with(['号', '號', '码', '碼']) {
        return ["郵便番号", "邮编号", "邮政编码", "邮编码", "郵遞區號"].iter().any(|called| before.ends_with(called));
    }
    // After a script without spaces there is no word before it: 寄到100010.
    if words.get(first.wrapping_sub(1)).is_none_or(|word| word.end != before.len()) {
        return before.chars().next_back().is_some_and(|c| c >= '\u{2e80}');
    }
    leading(words, first).next().is_some_and(|word| holds(TOWARDS, word) || holds(CALLED, word) || is_about_going(word))
}
