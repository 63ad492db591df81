//! How much does it weigh, how long is it, and how many days does it take?
//!
//! QuantitativeValue as it is met: with a UN/CEFACT code, a symbol, a word or nothing; numbers as text; `value`, or
//! `minValue` and `maxValue`; or one text that holds all (`1.2 kg`, `1-3 days`, `P2D`).
//!
//! Does not know: calendars.

use super::fault;
use super::graph::{Node, listed, local_name};

// A year. Longer times are mistakes in the unit.
const DAYS_MAX: i64 = 366;

// Units by every spelling met: symbol shown, UN/CEFACT code, words; for weights with their micrograms.
const UNITS: &[(&str, i64)] = &[
    ("g grm gr gram grams γρ", 1_000_000),
    ("kg kgm kgs kilo kilogram kilograms κιλα", 1_000_000_000),
    ("lb lbr lbs pound pounds", 453_592_370),
    ("oz onz ounce ounces", 28_349_523),
    ("cm cmt εκ", 0),
    ("mm mmt", 0),
    ("m mtr", 0),
    ("in inh inch inches", 0),
    ("ml mlt", 0),
    ("l ltr", 0),
    ("°C cel", 0),
    ("% p1", 0),
];

// Times, with the days of a thousand of them: multiplied, then divided.
const TIMES: &[(&str, i64, i64)] = &[
    (" d day days business working", 1, 1_000),
    ("h hr hrs hur hour hours", 1, 24_000),
    ("min mins minute minutes", 1, 1_440_000),
    ("wee w wk week weeks", 7, 1_000),
];

/// A number with its unit as a shopper reads it: `65 g`, `10–12 cm`; text as written.
pub(super) fn display(node: &Node<'_>) -> String {
    let (mut amount, min, max) = (node.text_of("value"), node.words_of("minValue"), node.words_of("maxValue"));
    let span;
    if amount.is_empty() {
        span = if min.is_empty() || min == max { max } else { [&min, "–", &max].concat() };
        amount = &span;
    }
    if amount.is_empty() {
        return node.words();
    }
    let unit = node.term_of("unitCode unitText");
    let shown = symbol(unit).map_or(unit, |(symbol, _)| symbol);
    let own = amount.bytes().any(|b| b.is_ascii_alphabetic());
    super::html::line(&if own || shown.is_empty() { amount.to_owned() } else { [amount, " ", shown].concat() }, 80)
}

#[inline(never)]
fn symbol(written: &str) -> Option<(&'static str, i64)> {
    let written = local_name(written).trim_end_matches('.').to_ascii_lowercase();
    let (names, micrograms) = UNITS.iter().find(|(names, _)| listed(names, &written))?;
    Some((names.split(' ').next()?, *micrograms))
}

/// A weight in grams, rounded; one without a unit is logged and is none.
#[inline(never)]
pub(super) fn grams(node: &Node<'_>, key: &str) -> Option<u32> {
    let value = node.get(key)?;
    let inner = value.get("value maxValue minValue").unwrap_or(value);
    // The bounds of a weight stand beside its unit.
    let code = if value.is_map() { value } else { *node }.term_of("unitCode unitText");
    let (milli, tail) = milli(inner.text())?;
    let Some((_, micrograms)) = symbol(if tail.is_empty() { code } else { tail }).filter(|(_, m)| *m > 0) else {
        value.say(&fault::WEIGHT_UNIT, inner.text());
        return None;
    };
    // Micrograms keep ounces exact; thousandths of them are divided out at the end.
    let grams = (milli.checked_mul(micrograms)? / 1_000 + 500_000) / 1_000_000;
    u32::try_from(grams).ok().filter(|g| *g <= 100_000_000)
}

/// A decimal number in thousandths, from the start of a text, and the rest of it. A comma counts as a point.
#[inline(never)]
fn milli(text: &str) -> Option<(i64, &str)> {
    let text = text.trim_start();
    let (mut number, mut decimals, mut length) = (0_i64, None, 0);
    for b in text.bytes().take(15) {
        match (b, decimals) {
            (b'.' | b',', None) if length > 0 => decimals = Some(0),
            (b'0'..=b'9', Some(3..)) => {}
            (b'0'..=b'9', _) => {
                number = number * 10 + i64::from(b - b'0');
                decimals = decimals.map(|count| count + 1);
            }
            _ => break,
        }
        length += 1;
    }
    if length == 0 {
        return None;
    }
    for _ in decimals.unwrap_or(0)..3 {
        number *= 10;
    }
    Some((number, text.get(length..)?.trim()))
}

/// Fewest and most days of a duration. Parts of a day count as a day, since nobody promises hours here. A unit without a
/// number is logged and is none.
pub(super) fn days(node: &Node<'_>) -> Option<(u16, u16)> {
    let code = node.term_of("unitCode unitText");
    let written = node.get("value maxValue").or((!node.is_map()).then_some(*node));
    // The latest day is what a shopper is promised: without it there is nothing to promise.
    let Some(written) = written else {
        node.say(&fault::DURATION_EMPTY, "");
        return None;
    };
    let (mut min, max) = spoken(written.text(), code).unwrap_or((-1, -1));
    if let (Some(least), false) = (node.get("minValue"), node.has("value")) {
        min = spoken(least.text(), code).map_or(-1, |(min, _)| min);
    }
    let (min, max) = (min.min(max), min.max(max));
    if min < 0 || max > DAYS_MAX {
        written.say(&fault::DURATION, "");
        return None;
    }
    Some((min as u16, max as u16))
}

/// Days from `3`, `1-3 days`, `48 h`, `P2D`, `PT36H`.
#[inline(never)]
fn spoken(text: &str, code: &str) -> Option<(i64, i64)> {
    let (first, tail) = milli(text.trim_start_matches(['P', 'T']))?;
    let rest = tail.trim_start_matches(['-', '–', '—']);
    let (last, tail) = if rest.len() < tail.len() { milli(rest)? } else { (first, tail) };
    let word = tail.split(' ').next().unwrap_or("");
    let code = if word.is_empty() { code } else { word }.to_ascii_lowercase();
    let (_, times, parts) = TIMES.iter().find(|(names, ..)| listed(names, &code))?;
    let up = |milli: i64| (milli * times + parts - 1) / parts;
    Some((up(first), up(last)))
}
