//! How much does it weigh, how long is it, and how many days does it take?
//!
//! QuantitativeValue as it is met: with a UN/CEFACT code, a symbol, a word or nothing; numbers as text; `value`, or
//! `minValue` and `maxValue`; or one text that holds all (`1.2 kg`, `1-3 days`, `P2D`).
//!
//! Does not know: calendars. It is told how many days of a week are worked.

use super::graph::Node;
use crate::i18n::is_letter;

// A year. Longer times are mistakes in the unit.
const DAYS_MAX: i64 = 366;

// Units by every spelling met, with the symbol shown and, for weights, their micrograms.
const UNITS: &[(&str, &str, i64)] = &[
    ("g gr grm gram grams gramm γρ", "g", 1_000_000),
    ("kg kgm kgs kilo kilogram kilograms kilogramm κιλα", "kg", 1_000_000_000),
    ("mg mgm milligram milligrams", "mg", 1_000),
    ("lb lbr lbs pound pounds", "lb", 453_592_370),
    ("oz onz ounce ounces", "oz", 28_349_523),
    ("t tne ton tonne tonnes", "t", 1_000_000_000_000),
    ("mm mmt millimeter millimetre", "mm", 0),
    ("cm cmt centimeter centimetre centimeters centimetres εκ", "cm", 0),
    ("m mtr meter metre meters metres", "m", 0),
    ("in inh inch inches \" ″", "in", 0),
    ("ft fot foot feet", "ft", 0),
    ("ml mlt milliliter millilitre", "ml", 0),
    ("l ltr liter litre liters litres", "l", 0),
    ("p1 % percent", "%", 0),
    ("cel °c", "°C", 0),
    ("wtt w watt", "W", 0),
    ("vlt v volt", "V", 0),
];

/// A number with its unit as a shopper reads it: `65 g`, `10–12 cm`; text as written.
pub(super) fn display(node: &Node<'_>) -> Option<String> {
    if !node.is_map() {
        return node.words();
    }
    let number = |key: &str| node.get(key).filter(|n| !n.is_map()).and_then(|n| n.words());
    let amount = match (number("value"), number("minValue"), number("maxValue")) {
        (Some(value), ..) => value,
        (None, Some(min), Some(max)) if min != max => format!("{min}–{max}"),
        (None, min, max) => return min.or(max).map(|one| with_unit(node, one)).or_else(|| node.words_of("name")),
    };
    Some(with_unit(node, amount))
}

fn with_unit(node: &Node<'_>, amount: String) -> String {
    let text = node.words_of("unitText");
    let code = node.term_of("unitCode");
    let symbol = code.and_then(unit).or_else(|| text.as_deref().and_then(unit)).map(|(symbol, _)| symbol.to_owned());
    match symbol.or(text) {
        Some(symbol) if amount.bytes().all(|b| !b.is_ascii_alphabetic()) => format!("{amount} {symbol}"),
        _ => amount,
    }
}

fn unit(written: &str) -> Option<(&'static str, i64)> {
    let written = written.trim().trim_end_matches('.').to_ascii_lowercase();
    let known = |names: &str| names.split_ascii_whitespace().any(|name| name == written);
    UNITS.iter().find(|(names, ..)| known(names)).map(|(_, symbol, micrograms)| (*symbol, *micrograms))
}

/// A weight in grams, rounded; one without a unit is logged and is none.
pub(super) fn grams(node: &Node<'_>) -> Option<u32> {
    if !node.is_map() || node.text().is_some() {
        return grams_of(node, None);
    }
    let code = node.term_of("unitCode").filter(|code| unit(code).is_some()).map(str::to_owned);
    let code = code.or_else(|| node.words_of("unitText"));
    grams_of(&node.first_of(&["value", "maxValue", "minValue"])?, code.as_deref())
}

/// The same of one number or text, with a unit written beside it.
pub(super) fn grams_of(node: &Node<'_>, code: Option<&str>) -> Option<u32> {
    let amount = node.text()?;
    let (milli, tail) = milli(amount)?;
    let code = code.unwrap_or(tail);
    let Some(micrograms) = unit(code).map(|(_, micrograms)| micrograms).filter(|m| *m > 0) else {
        node.advise(
            "weight-unit",
            format_args!("the weight {amount:.40} has no unit that is known"),
            "add unitCode \"GRM\" or \"KGM\"",
        );
        return None;
    };
    // Micrograms keep ounces exact; thousandths of them are divided out at the end.
    let grams = (milli.checked_mul(micrograms)? / 1_000 + 500_000) / 1_000_000;
    u32::try_from(grams).ok().filter(|g| *g <= 100_000_000)
}

/// A decimal number in thousandths, from the start of a text, and what follows it. A comma counts as a point.
fn milli(text: &str) -> Option<(i64, &str)> {
    let text = text.trim_start();
    let whole_end = text.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(text.len());
    let (whole, tail) = text.split_at(whole_end);
    if whole.is_empty() || whole.len() > 9 {
        return None;
    }
    let (fraction, tail) = match tail.strip_prefix(['.', ',']) {
        Some(rest) => rest.split_at(rest.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len())),
        None => ("", tail),
    };
    let digit = |i: usize| fraction.as_bytes().get(i).map_or(0, |b| i64::from(b - b'0'));
    let mut number: i64 = whole.parse().ok()?;
    for i in 0..3 {
        number = number * 10 + digit(i);
    }
    Some((number + i64::from(digit(3) >= 5), tail))
}

/// Fewest and most days of a duration, `week` of them to a week. Parts of a day count as a day, since nobody promises
/// hours here. A unit without a number is logged and is none.
pub(super) fn days(node: &Node<'_>, week: u32) -> Option<(u16, u16)> {
    let found = match node.text() {
        Some(text) => spoken(text, node.term_of("unitCode"), week),
        None if !node.is_map() => None,
        None => counted(node, week)?,
    };
    let Some((min, max)) = found.filter(|(min, max)| min.max(max) <= &DAYS_MAX) else {
        let written = node.first_of(&["value", "maxValue", "minValue"]).unwrap_or(*node);
        written.not(
            "duration",
            "a number of days",
            "write minValue and maxValue as whole days, e.g. 1 and 3, with unitCode \"DAY\"",
        );
        return None;
    };
    if min > max {
        node.warn(
            "duration-order",
            format_args!("minValue {min} is above maxValue {max}, so they are swapped"),
            "write the smaller number as minValue",
        );
    }
    Some((u16::try_from(min.min(max)).ok()?, u16::try_from(min.max(max)).ok()?))
}

/// The outer option is none where no number is written (which is logged), the inner where one is but makes no sense.
fn counted(node: &Node<'_>, week: u32) -> Option<Option<(i64, i64)>> {
    let code = node.term_of("unitCode").map(str::to_owned).or_else(|| node.words_of("unitText"));
    let code = code.as_deref();
    let read = |key: &str| {
        let value = node.get(key)?;
        let text = value.text()?.trim();
        (!text.is_empty()).then(|| spoken(text, code, week))
    };
    match (read("value"), read("minValue"), read("maxValue")) {
        (Some(value), _, _) => Some(value),
        (None, Some(min), Some(max)) => Some(min.zip(max).map(|((min, _), (_, max))| (min, max))),
        // The latest day is what a shopper is promised: without it there is nothing to promise.
        (None, None, Some(max)) => Some(max.map(|(_, max)| (max, max))),
        (None, min, None) => {
            let (what, help) = match min {
                Some(_) => ("only a smallest value", "add maxValue: the longest it takes"),
                None => ("no value", "write minValue and maxValue, or leave it out"),
            };
            node.advise("duration-empty", format_args!("`{}` has {what}, so it is not used", node.key()), help);
            None
        }
    }
}

/// Days from `3`, `1-3 days`, `48 h`, `P2D`, `PT36H`.
fn spoken(text: &str, code: Option<&str>, week: u32) -> Option<(i64, i64)> {
    let text = text.trim();
    if let Some(iso) = text.strip_prefix(['P', 'p']) {
        return iso_days(iso, week).map(|days| (days, days));
    }
    let (first, tail) = milli(text)?;
    let rest = tail.trim_start().trim_start_matches(['-', '–', '—']).trim_start();
    let (last, tail) = if rest.len() < tail.trim_start().len() { milli(rest)? } else { (first, tail) };
    let word: String = tail.trim_start().chars().take_while(|c| is_letter(*c)).collect();
    let code = if word.is_empty() { code.unwrap_or("") } else { &word };
    Some((in_days(first, code, week)?, in_days(last, code, week)?))
}

/// Whole days from thousandths of a unit, rounded up.
fn in_days(milli: i64, code: &str, week: u32) -> Option<i64> {
    let up = |per_day: i64| (milli + per_day - 1) / per_day;
    match code.to_ascii_lowercase().as_str() {
        "" | "d" | "day" | "days" | "business" | "working" => Some(up(1_000)),
        "h" | "hr" | "hrs" | "hur" | "hour" | "hours" => Some(up(24_000)),
        "min" | "mins" | "minute" | "minutes" => Some(up(24 * 60_000)),
        "s" | "sec" | "second" | "seconds" => Some(up(86_400_000)),
        "wee" | "w" | "wk" | "week" | "weeks" => Some((milli * i64::from(week) + 999) / 1_000),
        "mon" | "month" | "months" => Some((milli * i64::from(week) * 13 / 3 + 999) / 1_000),
        _ => None,
    }
}

fn iso_days(text: &str, week: u32) -> Option<i64> {
    let (mut total, mut time, mut rest) = (0, false, text);
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix(['T', 't']) {
            (time, rest) = (true, after);
            continue;
        }
        let (number, tail) = milli(rest)?;
        let code = match (tail.chars().next()?.to_ascii_uppercase(), time) {
            ('D', false) => "d",
            ('W', false) => "w",
            ('M', false) => "mon",
            ('H', true) => "h",
            ('M', true) => "min",
            ('S', true) => "s",
            _ => return None,
        };
        total += in_days(number, code, week)?;
        rest = tail.get(1..)?;
    }
    (!text.is_empty()).then_some(total)
}
