//! Where in a text can a number be?
//!
//! People write it in groups, in lower case, with the digits of their own script, and in the middle of a sentence. Does not
//! know: which numbers there are.

use crate::i18n::digit;

// The longest number has 39 characters. What is longer than any question is not looked through to its end.
const LENGTH_MIN: usize = 8;
pub(super) const LENGTH_MAX: usize = 39;
const TEXT_MAX: usize = 400;
// A question of 400 characters that is full of numbers has fewer. Single letters and digits with spaces between them have
// thousands, and nobody asks so.
const SPANS_MAX: usize = 256;
// Shorter ones are there, but so are years and prices: of them only what people say tells parcels.
const DIGITS_MIN: usize = 5;

/// A word of letters and digits, capitals and ASCII.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    /// Whether only spaces and hyphens stand between it and the one before.
    joined: bool,
    /// Whether a plus stands before it: the country of a telephone number follows.
    plus: bool,
}

impl Word {
    fn is_digits(&self) -> bool {
        self.text.bytes().all(|b| b.is_ascii_digit())
    }
}

/// The words of a text. What is not of ASCII parts them, but digits of all scripts and letters of full width.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut inside, mut joined, mut plus) = (false, false, false);
    for c in text.chars().filter(|c| !is_nothing(*c)).take(TEXT_MAX) {
        match plain(c) {
            Some(b) => {
                if !inside {
                    words.push(Word { text: String::new(), joined, plus });
                }
                words.iter_mut().last().into_iter().for_each(|word| word.text.push(char::from(b)));
                (inside, joined, plus) = (true, true, false);
            }
            None => {
                inside = false;
                plus = c == '+' || c == '＋';
                joined &= !plus && (c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '−' | '－'));
            }
        }
    }
    words
}

/// Capitals and digits as ASCII has them.
fn plain(c: char) -> Option<u8> {
    if let Some(value) = digit(c) {
        return Some(b'0' + value);
    }
    let near = match c {
        '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    near.is_ascii_alphabetic().then_some(near.to_ascii_uppercase() as u8)
}

/// Whether nobody sees a character: what pages and messengers put between letters.
fn is_nothing(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A number that may be one, and how it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) number: String,
    /// Whether it was written without a gap.
    pub(super) whole: bool,
    /// Whether the text has nothing else.
    pub(super) alone: bool,
    /// Whether it begins as telephone numbers of other countries do.
    pub(super) phone: bool,
}

/// What may be a number: words side by side that together are as long as one.
pub(super) fn spans(words: &[Word]) -> Vec<Span> {
    let mut spans = Vec::new();
    for (first, word) in words.iter().enumerate() {
        // A group of digits before or after belongs to the same number, unless it is as long as one itself.
        let goes_on = |word: &Word| word.joined && word.is_digits() && word.text.len() < LENGTH_MIN;
        let before = first.checked_sub(1).and_then(|at| words.get(at)).filter(|_| word.joined);
        if word.is_digits() && before.is_some_and(|before| before.is_digits() && before.text.len() < LENGTH_MIN) {
            continue;
        }
        // `(+30) 970 341 1223`: the country's code may stand apart.
        let is_code = |word: &Word| word.plus && word.text.len() <= 3;
        let abroad = word.plus || first.checked_sub(1).and_then(|at| words.get(at)).is_some_and(is_code);
        let mut number = String::new();
        for (more, next) in words.iter().enumerate().skip(first) {
            if more > first && !next.joined || number.len() + next.text.len() > LENGTH_MAX {
                break;
            }
            number.push_str(&next.text);
            let digits = number.bytes().filter(u8::is_ascii_digit).count();
            let cut = next.is_digits() && words.get(more + 1).is_some_and(goes_on);
            if number.len() >= LENGTH_MIN && digits >= DIGITS_MIN && !cut {
                let phone = abroad || number.starts_with("00") && digits == number.len() && digits < 16;
                let alone = first == 0 && more + 1 == words.len();
                spans.push(Span { number: number.clone(), whole: more == first, alone, phone });
                if spans.len() == SPANS_MAX {
                    return spans;
                }
            }
        }
    }
    spans
}

/// Whether a text may have a number in it: a test of a few steps, before formats are fetched.
pub fn may_track(text: &str) -> bool {
    let mut longest = 0;
    let (mut digits, mut length) = (0, 0);
    for c in text.chars().filter(|c| !is_nothing(*c)).take(TEXT_MAX) {
        match plain(c) {
            Some(b) => {
                length += 1;
                digits += usize::from(b.is_ascii_digit());
            }
            None if c.is_whitespace() || c == '-' => {}
            None => (digits, length) = (0, 0),
        }
        longest = longest.max(if length >= LENGTH_MIN { digits } else { 0 });
    }
    longest >= 7
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_pieces_has_no_more_spans_than_any_question() {
        for text in ["1 Z ".repeat(100), "A1 ".repeat(133), "1234567a ".repeat(44)] {
            assert!(spans(&words(&text)).len() <= SPANS_MAX, "{text}");
        }
        let long =
            "I have waited for the parcel RR 123 456 785 GR since 2026-11-02 10:15 and my order 2026-1042 ".repeat(4);
        assert!(spans(&words(&long)).len() < SPANS_MAX, "{}", spans(&words(&long)).len());
    }
}
