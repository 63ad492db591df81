//! How much is it, as shops write it?
//!
//! `24,99`, `1.299,00 €`, `€37.90`, `1 995,00 Kč`, `CHF 1'049.95`, digits of other scripts. Which mark is the decimal one
//! follows from the marks themselves and from the currency's decimals. Whole numbers throughout.
//!
//! Does not know: exchange rates, taxes, which of two prices counts.

use super::fault;
use super::graph::Node;
use crate::i18n::is_letter;
use crate::money::{Currency, Money};
use crate::problem::Value;

// Prices stand early in their text; the rest is small print.
const LENGTH_MAX: usize = 120;

// As `Money` refuses them: a mistake in the data.
const DIGITS_MAX: usize = 15;

/// The amount of a node: a number, text, or an object with `value` or `price`. What is written but unreadable is logged.
#[inline(never)]
pub(super) fn money(node: &Node<'_>, currency: Option<Currency>) -> Option<Money> {
    if node.is_map() {
        let named = currency_of(node).or(currency);
        return money(&node.get("value price").filter(|inner| !inner.is_map())?, named);
    }
    let text = node.text();
    let number = matches!(node.value, Value::Number(_));
    let Some(currency) = currency.or_else(|| currency_in(text)) else {
        node.say(&fault::AMOUNT_CURRENCY, "");
        return None;
    };
    let Some((money, guessed)) = read(text, number, currency) else {
        node.say(&fault::AMOUNT, "");
        return None;
    };
    if guessed {
        node.say(&fault::AMOUNT_MARK, &money.decimal());
    }
    Some(money)
}

/// The amount of a key.
pub(super) fn money_of(node: &Node<'_>, keys: &str, currency: Option<Currency>) -> Option<Money> {
    money(&node.get(keys)?, currency)
}

/// The currency that a node names: `priceCurrency` or `currency`, as a code or a symbol.
pub(super) fn currency_of(node: &Node<'_>) -> Option<Currency> {
    let text = node.text_of("priceCurrency currency");
    Currency::parse(text).or_else(|| currency_in(text))
}

/// Digits, separators and signs in their ASCII form; every letter is an `a` but `e`, every symbol a `$`.
fn plain(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    for c in text.chars().take(LENGTH_MAX) {
        let code = c as u32;
        let zero = [0x660, 0x6f0, 0xff10].into_iter().find(|zero| code.wrapping_sub(*zero) < 10);
        out.push(match (c, zero) {
            (_, Some(zero)) => b'0' + (code - zero) as u8,
            ('\u{ff0e}', _) => b'.',
            ('\u{66b}' | '\u{ff0c}', _) => b',',
            ('’' | '\u{66c}', _) => b'\'',
            ('−', _) => b'-',
            (c, _) if c.is_whitespace() => b' ',
            ('e' | 'E', _) => b'e',
            (c, _) if is_letter(c) => b'a',
            (c, _) if c.is_ascii() => code as u8,
            _ => b'$',
        });
    }
    out
}

/// How many digits stand at a place.
fn run(marks: &[u8], at: usize) -> usize {
    marks.iter().skip(at).take_while(|b| b.is_ascii_digit()).count()
}

fn is_point(mark: u8) -> bool {
    matches!(mark, b'.' | b',')
}

/// The first amount of a text, and whether its mark had to be guessed: `1.299` is taken for 1299. A negative one is none.
fn read(text: &str, number: bool, currency: Currency) -> Option<(Money, bool)> {
    let marks = plain(text);
    let byte = |at: usize| marks.get(at).copied().unwrap_or(0);
    let mut at = marks.iter().position(u8::is_ascii_digit)?;
    let (before, second) = (byte(at.wrapping_sub(1)), byte(at.wrapping_sub(2)));
    if before == b'-' {
        return None;
    }
    let mut digits = Vec::new();
    // Each run of digits by the mark before it, its start among the digits and its length.
    let mut parts: Vec<(u8, usize, usize)> = Vec::new();
    let mut mark = b' ';
    // ".75" is a fraction; in "Rs.500" the point belongs to the word.
    if is_point(before) && !matches!(second, b'a' | b'e') {
        mark = before;
        parts.push((b' ', 0, 0));
    }
    loop {
        let length = run(&marks, at);
        parts.push((mark, digits.len(), length));
        digits.extend_from_slice(marks.get(at..at + length)?);
        at += length;
        mark = byte(at);
        let spaced = matches!(mark, b'.' | b',' | b'$') && byte(at + 1) == b' ';
        let next = at + 1 + usize::from(spaced);
        let length = run(&marks, next);
        let pointed = parts.iter().any(|(mark, ..)| is_point(*mark));
        let fits = match mark {
            b'.' | b',' if spaced => length == 2,
            b'.' | b',' => length > 0,
            // A space groups by three and only before the decimal mark; otherwise a new number starts.
            b' ' | b'\'' => length == 3 && !pointed,
            // "35€ 99": two digits after the symbol are cents.
            b'$' => length == 2 && !pointed,
            _ => false,
        };
        if !fits {
            break;
        }
        if mark == b'$' {
            mark = b'.';
        }
        at = next;
    }
    // `1e3` is a thousand, and no price that anybody has written.
    let sign = usize::from(matches!(byte(at + 1), b'-' | b'+'));
    if byte(at) == b'e' && run(&marks, at + 1 + sign) > 0 {
        return None;
    }
    parts.push((0, digits.len(), 0));
    let (whole, guessed) = whole_digits(&parts, number, digits.first() == Some(&b'0'), currency.decimals())?;
    Some((minor(&digits, whole, currency)?, guessed))
}

/// How many of the digits stand before the decimal mark, and whether that had to be guessed; none where the marks
/// contradict each other.
fn whole_digits(parts: &[(u8, usize, usize)], number: bool, zero: bool, decimals: u32) -> Option<(usize, bool)> {
    let points: Vec<&(u8, usize, usize)> = parts.iter().filter(|(mark, ..)| is_point(*mark)).collect();
    let all = parts.last()?.1;
    let (last, rest) = match points.as_slice() {
        [] => return Some((all, false)),
        [rest @ .., last] => (*last, rest),
    };
    let threes = rest.iter().all(|(.., length)| *length == 3);
    if rest.is_empty() {
        // Three decimals make no sense in euros, so 1.299 is a thousand; but somebody may have meant 1.30.
        let groups = !number && !zero && last.2 == 3 && (1..=3).contains(&last.1) && parts.len() == 3;
        return Some(if groups && decimals != 3 { (all, decimals != 0) } else { (last.1, false) });
    }
    let same = rest.iter().filter(|(mark, ..)| *mark == last.0).count();
    if same == rest.len() && threes && last.2 == 3 {
        return Some((all, false));
    }
    (same == 0 && threes).then_some((last.1, false))
}

/// Minor units from digits, half rounded up.
fn minor(digits: &[u8], whole: usize, currency: Currency) -> Option<Money> {
    if whole > DIGITS_MAX - 2 {
        return None;
    }
    let digit = |i: usize| digits.get(i).map_or(0, |b| i64::from(b - b'0'));
    let end = whole + currency.decimals() as usize;
    let mut minor = 0;
    for i in 0..end {
        minor = minor * 10 + digit(i);
    }
    Some(Money::minor(minor + i64::from(digit(end) >= 5), currency))
}

/// The currency that a price's text names by a sign that only one has, or by its code as the last word.
fn currency_in(text: &str) -> Option<Currency> {
    for (sign, code) in [("€", "EUR"), ("£", "GBP"), ("zł", "PLN"), ("Kč", "CZK")] {
        if text.contains(sign) {
            return Currency::parse(code);
        }
    }
    // "24.99 EUR"; what follows the amount may be "VAT" as well, but never alone.
    let (amount, code) = text.trim().rsplit_once(' ')?;
    let alone = code.bytes().all(|b| b.is_ascii_uppercase()) && !amount.contains(|c: char| is_letter(c));
    if alone && code != "VAT" && code != "TTC" { Currency::parse(code) } else { None }
}
