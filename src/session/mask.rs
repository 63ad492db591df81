//! What in a text must not leave the page?
//!
//! E-mail addresses, card and telephone numbers are replaced before a text is passed on or reported. Plain scanning:
//! runs of digits with the separators people use, and words around an `@`.

use crate::i18n::is_digit;

/// The text with e-mail addresses and long numbers replaced by `•••`.
pub fn mask(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (i, word) in text.split(' ').enumerate() {
        if i > 0 {
            out.push(' ');
        }
        if is_address(word) { out.push_str("•••") } else { out.push_str(word) }
    }
    mask_numbers(&out)
}

fn is_address(word: &str) -> bool {
    match word.split_once(['@', '＠']) {
        Some((name, host)) => !name.is_empty() && host.trim_end_matches(['.', ',', '!', '?', ')', '>']).contains('.'),
        None => false,
    }
}

// Seven digits are the shortest telephone number people type without an area code; postcodes and prices are shorter,
// and a year with a day (2026-11-24) has eight but keeps its hyphens, which a date reader checks first.
const NUMBER_DIGITS_MIN: usize = 7;

fn mask_numbers(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = number_end(&chars, at);
        let run: String = chars[at..end].iter().collect();
        let digits = run.chars().filter(|c| is_digit(*c)).count();
        if digits >= NUMBER_DIGITS_MIN && crate::time::Date::parse(run.trim()).is_none() {
            out.push_str("•••");
        } else {
            out.push_str(&run);
        }
        if end == at {
            out.push(chars[at]);
            at += 1;
        } else {
            at = end;
        }
    }
    out
}

/// Where the number that starts at `from` ends: digits with single separators between them.
fn number_end(chars: &[char], from: usize) -> usize {
    let first = chars[from];
    if !(is_digit(first) || (first == '+' && chars.get(from + 1).is_some_and(|c| is_digit(*c)))) {
        return from;
    }
    let mut end = from + 1;
    while end < chars.len() {
        let separates = matches!(chars[end], ' ' | '-' | '.' | '/' | '(' | ')')
            && chars[end + 1..].iter().take(2).any(|c| is_digit(*c));
        if !is_digit(chars[end]) && !separates {
            break;
        }
        end += 1;
    }
    end
}
