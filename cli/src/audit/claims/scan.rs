//! Which numbers of days, and which amounts, does a sentence state?
//!
//! Does not know: what the sentence is about. It says where each number stands and what it counts.

use super::tongues::{Tongue, words};

/// A span of days as stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: u16,
    pub(super) to: u16,
    pub(super) is_working: bool,
    /// Where it stands in the letters of the sentence.
    pub(super) at: core::ops::Range<usize>,
}

/// An amount as stated, in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) minor: i64,
    pub(super) at: core::ops::Range<usize>,
}

/// The sentences of a text. Points within numbers and addresses end nothing.
pub(in crate::audit) fn sentences(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut sentences = vec![String::new()];
    for (i, c) in letters.iter().enumerate() {
        let next = letters.get(i + 1);
        let ends = match c {
            '\n' | '。' | '！' | '？' | '؟' => true,
            '.' | '!' | '?' | ';' | '·' => next.is_none_or(|next| next.is_whitespace()),
            _ => false,
        };
        if let Some(last) = sentences.last_mut() {
            last.push(*c);
        }
        if ends {
            sentences.push(String::new());
        }
    }
    sentences.into_iter().map(|sentence| sentence.trim().to_owned()).filter(|sentence| !sentence.is_empty()).collect()
}

/// Small letters without accents, one for each letter, so that places stay the same.
pub(in crate::audit) fn fold(text: &str) -> Vec<char> {
    text.chars().map(fold_one).collect()
}

fn fold_one(c: char) -> char {
    let c = c.to_lowercase().next().unwrap_or(c);
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'أ' | 'إ' | 'آ' => 'ا',
        '’' => '\'',
        '：' => ':',
        '\u{a0}' | '\u{202f}' | '\u{3000}' | '\u{2009}' => ' ',
        '０'..='９' => shift(c, '０'),
        '٠'..='٩' => shift(c, '٠'),
        c => c,
    }
}

/// The value of a figure in Chinese and Japanese.
fn han_digit(c: char) -> Option<u16> {
    Some(match c {
        '一' => 1,
        '二' | '两' | '兩' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        '百' => 100,
        _ => return None,
    })
}

fn shift(c: char, zero: char) -> char {
    char::from(b'0' + (c as u32 - zero as u32) as u8)
}

/// Whether a folded sentence holds anything that could be a number.
pub(super) fn may_count(text: &[char], tongue: &Tongue) -> bool {
    let is_figure = |c: &char| c.is_ascii_digit() || han_digit(*c).is_some();
    let begins = |at: usize| at.checked_sub(1).and_then(|before| text.get(before)).is_none_or(|c| !c.is_alphabetic());
    let named: Vec<&str> = words(tongue.numbers).filter_map(|named| Some(named.split_once('=')?.0)).collect();
    let is_named = |at: usize| begins(at) && named.iter().any(|word| starts_with(text, at, word));
    text.iter().any(is_figure) || (0..text.len()).any(is_named)
}

/// Every number of days in a folded sentence.
pub(super) fn spans(text: &[char], tongue: &Tongue) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match span(text, at, tongue) {
            Some(span) => {
                at = span.at.end;
                found.push(span);
            }
            None => at += 1,
        }
    }
    found
}

fn span(text: &[char], start: usize, tongue: &Tongue) -> Option<Span> {
    // `12月25日` is a date.
    let before = start.checked_sub(1).and_then(|before| text.get(before));
    let is_word = text.get(start).is_some_and(|c| parts_words(*c));
    // In `第三天` and `二、三日` the figure is a part of something else.
    let is_part = |c: char| c == '第' || c == '、' || han_digit(c).is_some();
    if han_digit(*text.get(start)?).is_some() && before.is_some_and(|c| is_part(*c)) {
        return None;
    }
    if before.is_some_and(|c| *c == '月' || is_joined(*c) || is_word && c.is_alphabetic()) {
        return None;
    }
    let (from, mut at) = number(text, start, tongue)?;
    let mut to = from;
    if let Some((high, end)) = range_end(text, at, tongue).filter(|(high, _)| *high > from) {
        (to, at) = (high, end);
    }
    at = skip(text, at, &[' ', '-', '‑']);
    let units = [(tongue.working, 1, true), (tongue.days, 1, false), (tongue.weeks, 7, false)];
    let (unit, days, is_working) = units.into_iter().find_map(|(list, days, is_working)| {
        let unit = words(list).find(|unit| starts_with(text, at, unit) && ends_word(text, at, unit))?;
        Some((unit, days, is_working))
    })?;
    let end = at + unit.chars().count();
    let days = |n: u16| n.saturating_mul(days);
    (from > 0 && to <= 400).then(|| Span { from: days(from), to: days(to), is_working, at: start..end })
}

/// Whether a digit goes on from here: of a price, a time, a date.
fn is_joined(c: char) -> bool {
    c.is_alphanumeric() && c.is_ascii() || matches!(c, '.' | ',' | ':' | '/' | '€' | '$' | '£' | '-' | '–' | '_' | '#')
}

/// A whole number in digits or as a word.
fn number(text: &[char], at: usize, tongue: &Tongue) -> Option<(u16, usize)> {
    let digits = text.get(at..)?.iter().take_while(|c| c.is_ascii_digit()).count();
    if digits > 0 {
        let end = at + digits;
        let is_part = matches!(text.get(end), Some('.' | ',' | ':' | '/' | '%'))
            && text.get(end + 1).is_some_and(char::is_ascii_digit);
        let number = text.get(at..end)?.iter().collect::<String>().parse().ok()?;
        return (!is_part && digits <= 3).then_some((number, end));
    }
    if let Some((number, count)) = han(text.get(at..)?) {
        return Some((number, at + count));
    }
    let named = words(tongue.numbers).filter_map(|named| named.split_once('='));
    let here = named.filter(|(word, _)| starts_with(text, at, word) && ends_word(text, at, word));
    let (word, number) = here.max_by_key(|(word, _)| word.len())?;
    Some((number.parse().ok()?, at + word.chars().count()))
}

/// A number of Han figures below a thousand, `三十` or `一百二十`, and how many letters it has.
fn han(text: &[char]) -> Option<(u16, usize)> {
    let count = text.iter().take_while(|c| han_digit(**c).is_some()).count();
    let (mut number, mut last) = (0u16, None);
    for figure in text.get(..count)?.iter().filter_map(|c| han_digit(*c)) {
        number = match (figure, last) {
            // `十` alone is ten; two figures side by side are digits of a year or a telephone number.
            (10 | 100, digit) => number.checked_add(digit.filter(|d| *d < 10).unwrap_or(1_u16).checked_mul(figure)?)?,
            (_, Some(before)) if before < 10 => return None,
            _ => number,
        };
        last = Some(figure);
    }
    let rest = last.filter(|figure| *figure < 10).unwrap_or(0);
    (count > 0).then(|| (number.saturating_add(rest), count))
}

fn range_end(text: &[char], at: usize, tongue: &Tongue) -> Option<(u16, usize)> {
    let at = skip(text, at, &[' ']);
    let end = match text.get(at)? {
        '-' | '–' | '—' | '~' | '〜' | '～' | '‑' => at + 1,
        _ => at + words(tongue.to).find(|word| starts_with(text, at, word))?.chars().count(),
    };
    number(text, skip(text, end, &[' ']), tongue)
}

/// Every amount of a currency in a folded sentence.
pub(super) fn amounts(text: &[char], decimals: u32, names: &[&str]) -> Vec<Amount> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let digits = text.get(at..).unwrap_or_default().iter();
        let mut length = digits.take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).count();
        while length > 0 && matches!(text.get(at + length - 1), Some('.' | ',')) {
            length -= 1;
        }
        if length == 0 || !text.get(at).is_some_and(char::is_ascii_digit) {
            at += 1;
            continue;
        }
        let end = at + length;
        let number: String = text.get(at..end).unwrap_or_default().iter().collect();
        let before = names.iter().find_map(|name| ends_with(text, back(text, at), name));
        let next = skip(text, end, &[' ']);
        let after = names.iter().find(|name| starts_with(text, next, name)).map(|name| next + name.chars().count());
        if let (Some(minor), true) = (minor(&number, decimals), before.is_some() || after.is_some()) {
            found.push(Amount { minor, at: before.unwrap_or(at)..after.unwrap_or(end) });
        }
        at = end;
    }
    found
}

/// `50`, `50.00`, `50,00`, `1.250,00`: the last mark with as many digits after it as there are decimals is the decimal one.
fn minor(number: &str, decimals: u32) -> Option<i64> {
    let places = decimals as usize;
    let (whole, fraction) = match number.rfind(['.', ',']) {
        Some(mark) if places > 0 && number.len() - mark - 1 == places => (&number[..mark], &number[mark + 1..]),
        _ => (number, ""),
    };
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let fraction: i64 = if fraction.is_empty() { 0 } else { fraction.parse().ok()? };
    digits.parse::<i64>().ok()?.checked_mul(10_i64.checked_pow(decimals)?)?.checked_add(fraction)
}

/// The place after some letters.
fn skip(text: &[char], at: usize, letters: &[char]) -> usize {
    at + text.get(at..).unwrap_or_default().iter().take_while(|c| letters.contains(c)).count()
}

/// The place before the spaces before here.
pub(super) fn back(text: &[char], at: usize) -> usize {
    at - text.get(..at).unwrap_or_default().iter().rev().take_while(|c| **c == ' ').count()
}

pub(super) fn starts_with(text: &[char], at: usize, word: &str) -> bool {
    text.get(at..).is_some_and(|rest| word.chars().enumerate().all(|(i, c)| rest.get(i) == Some(&c)))
}

/// Where a word begins that ends here.
pub(super) fn ends_with(text: &[char], end: usize, word: &str) -> Option<usize> {
    let start = end.checked_sub(word.chars().count())?;
    starts_with(text, start, word).then_some(start)
}

/// Whether a word that stands here is not the beginning of a longer one, in scripts that part words. `ouvr` and the like
/// are beginnings on purpose.
fn ends_word(text: &[char], at: usize, word: &str) -> bool {
    let next = text.get(at + word.chars().count());
    word.ends_with("ouvr") || !word.chars().any(parts_words) || next.is_none_or(|next| !next.is_alphabetic())
        // German declines its days.
        || (word.ends_with("tage") && next == Some(&'n'))
}

/// Whether words of this letter's script are parted by spaces, and begin with no others. Arabic joins "and", "in" and
/// "the" to the word that follows.
pub(super) fn parts_words(c: char) -> bool {
    c.is_alphabetic() && (c as u32) < 0x590
}
