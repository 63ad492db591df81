//! How much is it, as shops write it?
//!
//! `24,99`, `1.299,00 €`, `€37.90`, `1 995,00 Kč`, `CHF 1'049.95`, digits of other scripts. Which mark is the decimal one
//! follows from the marks themselves and from the currency's decimals. Whole numbers throughout.
//!
//! Does not know: exchange rates, taxes, which of two prices counts.

use super::graph::Node;
use crate::i18n::is_letter;
use crate::money::{Currency, Money};
use crate::problem::Value;

// Prices stand early in their text; the rest is small print.
const LENGTH_MAX: usize = 120;

// As `Money` refuses them: a mistake in the data.
const MINOR_MAX: i64 = 1_000_000_000_000_000;

/// An amount read from text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// The amount.
    pub(super) money: Money,
    /// Whether its mark could mean either: `1.299` is taken for 1299.
    pub(super) guessed: bool,
}

/// The amount of a node: a number, text, or an object with `value` or `price`. What is written but unreadable is logged.
pub(super) fn money(node: &Node<'_>, currency: Option<Currency>) -> Option<Money> {
    if node.is_map() && node.text().is_none() {
        let named = currency_of(node).or(currency);
        return money(&node.first_of(&["value", "price"]).filter(|inner| !inner.is_map())?, named);
    }
    let text = node.text()?;
    let Some(currency) = currency.or_else(|| currency_in(text)) else {
        if text.bytes().any(|b| b.is_ascii_digit()) {
            node.warn("amount-currency", format_args!("{text:.40} has no currency"), "add its code, e.g. \"EUR\"");
        }
        return None;
    };
    let reading = match node.value() {
        Value::Number(number) => exact(number, currency).map(|money| Reading { money, guessed: false }),
        _ => read(text, currency),
    };
    let Some(reading) = reading else {
        if !text.trim().is_empty() {
            node.not("amount", "an amount", "write it like 24.99");
        }
        return None;
    };
    if reading.guessed {
        let decimal = reading.money.decimal();
        node.warn("amount-mark", format_args!("{text:.40} is read as {decimal}"), format!("write it as {decimal}"));
    }
    Some(reading.money)
}

/// The currency that a node names: `priceCurrency` or `currency`, as a code or a symbol.
pub(super) fn currency_of(node: &Node<'_>) -> Option<Currency> {
    let text = node.first_of(&["priceCurrency", "currency"])?.text()?;
    Currency::parse(text).or_else(|| currency_in(text))
}

/// A number of JSON: its point is decimal, and the noise of binary fractions is rounded away.
fn exact(number: &str, currency: Currency) -> Option<Money> {
    if number.starts_with('-') {
        return None;
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    minor(whole, fraction, currency)
}

/// The first amount of a text. A negative one is none.
pub(super) fn read(text: &str, currency: Currency) -> Option<Reading> {
    let marks: Vec<char> = text.chars().take(LENGTH_MAX).map(plain).collect();
    let start = marks.iter().position(char::is_ascii_digit)?;
    let before = |n: usize| start.checked_sub(n).and_then(|i| marks.get(i)).copied();
    if before(1) == Some('-') {
        return None;
    }
    let mut at = start;
    let mut parts = Vec::new();
    // ".75" is a fraction; in "Rs.500" the point belongs to the word.
    if matches!(before(1), Some('.' | ',')) && !before(2).is_some_and(is_letter) {
        parts.push((' ', "0".to_owned()));
        parts.push(('.', digits(&marks, &mut at)));
    } else {
        parts.push((' ', digits(&marks, &mut at)));
    }
    while let Some(part) = next_part(&marks, &mut at, &parts) {
        parts.push(part);
    }
    let (decimal, guessed) = decimal_part(&parts, currency)?;
    let joined = |parts: &[(char, String)]| parts.iter().map(|(_, run)| run.as_str()).collect::<String>();
    let (whole, mut fraction) = match decimal {
        Some(i) => (joined(parts.get(..i)?), joined(parts.get(i..)?)),
        None => (joined(&parts), String::new()),
    };
    if decimal.is_none() && !parts.iter().any(|(mark, _)| is_point(*mark)) {
        fraction = after_symbol(&marks, at).unwrap_or_default();
    }
    Some(Reading { money: minor(&whole, &fraction, currency)?, guessed })
}

/// Digits, separators and signs in their ASCII form.
fn plain(c: char) -> char {
    let from = |zero: u32| char::from_digit(c as u32 - zero, 10).unwrap_or(c);
    match c {
        '\u{660}'..='\u{669}' => from(0x660),
        '\u{6f0}'..='\u{6f9}' => from(0x6f0),
        '\u{ff10}'..='\u{ff19}' => from(0xff10),
        '\u{ff0e}' => '.',
        '\u{66b}' | '\u{ff0c}' => ',',
        '’' | '\u{66c}' => '\'',
        '−' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

fn is_point(mark: char) -> bool {
    matches!(mark, '.' | ',')
}

fn digits(marks: &[char], at: &mut usize) -> String {
    let run: String = marks.iter().skip(*at).take_while(|c| c.is_ascii_digit()).collect();
    *at += run.len();
    run
}

/// The next mark with the digits after it; none where the number ends.
fn next_part(marks: &[char], at: &mut usize, parts: &[(char, String)]) -> Option<(char, String)> {
    let mark = *marks.get(*at)?;
    let mut end = *at + 1;
    let grouping = matches!(mark, ' ' | '\'');
    let spaced = is_point(mark) && marks.get(end) == Some(&' ');
    if spaced {
        end += 1;
    }
    let run = digits(marks, &mut end);
    let fits = match (grouping, spaced) {
        // A space groups by three and only before the decimal mark; otherwise a new number starts.
        (true, _) => run.len() == 3 && !parts.iter().any(|(mark, _)| is_point(*mark)),
        // "119. 95" is one price, "5, 300" is not.
        (_, true) => run.len() == 2,
        _ => is_point(mark) && !run.is_empty(),
    };
    fits.then(|| {
        *at = end;
        (mark, run)
    })
}

/// Which part is the fraction, and whether that had to be guessed; none where the marks contradict each other.
fn decimal_part(parts: &[(char, String)], currency: Currency) -> Option<(Option<usize>, bool)> {
    let points: Vec<usize> =
        (1..parts.len()).filter(|i| parts.get(*i).is_some_and(|(mark, _)| is_point(*mark))).collect();
    let mark = |i: &usize| parts.get(*i).map(|(mark, _)| *mark);
    let length = |i: &usize| parts.get(*i).map_or(0, |(_, run)| run.len());
    let threes = |grouping: &[usize]| grouping.iter().all(|i| length(i) == 3);
    match points.as_slice() {
        [] => Some((None, false)),
        [only] => {
            let first = parts.first().map_or("", |(_, run)| run.as_str());
            let groups = *only == 1 && length(only) == 3 && first.len() <= 3 && !first.starts_with('0');
            let grouped = groups && currency.decimals() != 3;
            // Three decimals make no sense in euros, so 1.299 is a thousand; but somebody may have meant 1.30.
            Some(((!grouped).then_some(*only), grouped && currency.decimals() != 0))
        }
        [rest @ .., last] => {
            let same = |i: &usize| mark(i) == mark(last);
            if rest.iter().all(same) {
                return threes(&points).then_some((None, false));
            }
            (!rest.iter().any(same) && threes(rest)).then_some((Some(*last), false))
        }
    }
}

/// "35€ 99": two digits after the symbol are cents.
fn after_symbol(marks: &[char], at: usize) -> Option<String> {
    if !matches!(marks.get(at), Some('€' | '$' | '£')) {
        return None;
    }
    let mut at = at + 1;
    if marks.get(at) == Some(&' ') {
        at += 1;
    }
    Some(digits(marks, &mut at)).filter(|run| run.len() == 2)
}

/// Minor units from whole and fractional digits, half rounded up.
fn minor(whole: &str, fraction: &str, currency: Currency) -> Option<Money> {
    let all_digits = whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 15 || !all_digits {
        return None;
    }
    let decimals = currency.decimals() as usize;
    let digit = |i: usize| fraction.as_bytes().get(i).map_or(0, |b| i64::from(b - b'0'));
    let mut minor: i64 = whole.parse().ok()?;
    for i in 0..decimals {
        minor = minor * 10 + digit(i);
    }
    minor += i64::from(digit(decimals) >= 5);
    (minor <= MINOR_MAX).then_some(Money { minor, currency })
}

// Codes that are not also words of small print, as "VAT" and "TTC" are.
const CODES: &str = "AED AUD BGN BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF ILS INR JPY KRW MXN NOK NZD PLN RON SAR SEK SGD \
    TRY TWD USD ZAR";

const SYMBOLS: &[(&str, &str)] = &[
    ("€", "EUR"),
    ("£", "GBP"),
    ("￡", "GBP"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("lei", "RON"),
    ("лв", "BGN"),
    ("₪", "ILS"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("₫", "VND"),
    ("₴", "UAH"),
    ("₽", "RUB"),
    ("₺", "TRY"),
    ("₱", "PHP"),
    ("R$", "BRL"),
    ("C$", "CAD"),
    ("NT$", "TWD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("S$", "SGD"),
    ("AU$", "AUD"),
    ("A$", "AUD"),
    ("$", "USD"),
    ("円", "JPY"),
    ("元", "CNY"),
    ("¥", "JPY"),
];

/// The currency that a price's text names, by code or by symbol.
pub(super) fn currency_in(text: &str) -> Option<Currency> {
    let mut words = text.split(|c: char| !c.is_ascii_alphabetic());
    let code = words.find(|word| word.len() == 3 && CODES.split_ascii_whitespace().any(|code| code == *word));
    let code = code.or_else(|| SYMBOLS.iter().find(|(symbol, _)| text.contains(symbol)).map(|(_, code)| *code));
    Currency::parse(code?)
}
