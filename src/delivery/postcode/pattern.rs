//! Does a merchant's pattern cover a postcode?
//!
//! Three patterns: a whole code `10434`, a beginning `104*`, an inclusive range `10400..10899`. British codes keep the
//! space between their parts where a pattern names the second, since `AB1 5` and `AB15` are different places.

use core::cmp::Ordering;

use super::british::{self, Parts};
use super::formats::{self, Form};
use super::{clean, is_used, normalise};

/// Whether a normalised pattern covers a normalised postcode.
///
/// A range compares no more than its ends say: `AB10..AB15` takes every code of those districts, and districts are
/// numbers there, so that `AB9` comes before it.
pub fn matches(pattern: &str, normalised: &str) -> bool {
    if let Some((low, high)) = pattern.split_once("..") {
        return compare(normalised, low) != Ordering::Less && compare(normalised, high) != Ordering::Greater;
    }
    let parts = || british::split(normalised).unwrap_or((normalised, ""));
    match pattern.strip_suffix('*') {
        Some(start) if start.contains(' ') => {
            let (outward, inward) = parts();
            start.split_once(' ').is_some_and(|(a, b)| a == outward && inward.starts_with(b))
        }
        Some(start) => parts().0.starts_with(start),
        // A British district covers the codes in it.
        None => pattern == normalised || pattern == parts().0,
    }
}

/// Reads a merchant's pattern for a country; else says what is wrong with it.
pub fn check_pattern(country: &str, text: &str) -> Result<String, String> {
    let text = text.trim();
    if !is_used(country) {
        return Err(format!("{country} has no postcodes, so \"{text}\" cannot match"));
    }
    if let Some((low, high)) = text.split_once("..") {
        let (low, high) = (low.trim(), high.trim_start_matches('.').trim());
        let end = |text| {
            let mut end = beginning(country, text)?;
            // Dublin 8 is D08, and 6W comes after 6.
            if country == "IE" && (end.len() == 2 || end.starts_with("D6W")) {
                end.insert(1, '0');
            }
            Some(end)
        };
        let ends = (end(low), end(high));
        let (Some(low_end), Some(high_end)) = ends else {
            let wrong = if ends.0.is_none() { low } else { high };
            return Err(format!("\"{wrong}\" is not a postcode of {country}"));
        };
        let same_length = low_end.len() == high_end.len() || low_end.starts_with(|c: char| c.is_ascii_alphabetic());
        if !same_length {
            return Err(format!("\"{low}\" and \"{high}\" are not of the same length"));
        }
        if compare(&high_end, &low_end) == Ordering::Less {
            return Err(format!("\"{text}\" runs backwards: {high} comes before {low}"));
        }
        return Ok(format!("{low_end}..{high_end}"));
    }
    if let Some(start) = text.strip_suffix('*') {
        return match beginning(country, start) {
            Some(start) => Ok(format!("{start}*")),
            None => Err(format!("no postcode of {country} begins with \"{start}\"")),
        };
    }
    match normalise(country, text) {
        Some(code) => Ok(code),
        // A hyphen in half a postcode is a range gone wrong rather than a beginning.
        None if !text.contains('-') && beginning(country, text).is_some() => {
            Err(format!("\"{text}\" is only the beginning of a postcode: write \"{text}*\" for all that begin with it"))
        }
        None => Err(format!("\"{text}\" is not a postcode of {country}")),
    }
}

/// Whether every code that `other` covers is surely covered by `pattern` too.
pub(crate) fn covers(pattern: &str, other: &str) -> bool {
    // Digits compare only as far as the ends of a range go, so these stand for the first and last code of a beginning.
    let padded = |start: &str, digit: &str| {
        let is_number = start.bytes().all(|b| b.is_ascii_digit());
        if is_number { format!("{start}{}", digit.repeat(10 - start.len().min(10))) } else { start.to_owned() }
    };
    if let Some((low, high)) = other.split_once("..") {
        return matches(pattern, &padded(low, "0")) && matches(pattern, &padded(high, "9"));
    }
    match other.strip_suffix('*') {
        None => matches(pattern, other),
        Some(start) if pattern.ends_with('*') => matches(pattern, &start.replace(' ', "")),
        Some(start) => {
            start.bytes().all(|b| b.is_ascii_digit())
                && matches(pattern, &padded(start, "0"))
                && matches(pattern, &padded(start, "9"))
        }
    }
}

/// A postcode or its first characters, normalised.
fn beginning(country: &str, text: &str) -> Option<String> {
    if let (Form::British, Some((outward, inward))) = (formats::of(country), text.split_once(' '))
        && let Some(outward) = normalise(country, outward)
    {
        let inward = inward.trim().to_ascii_uppercase();
        let fits = british::split(&outward).is_none() && british::begins_inward(&inward);
        return fits.then(|| [&outward, " ", &inward].concat());
    }
    let code = clean(country, text)?;
    let fits = match formats::of(country) {
        Form::None => false,
        Form::Unknown => true,
        Form::Masks(masks) => masks.all().any(|mask| masks.fits(mask, &code, false)),
        Form::British => return british::beginning(&code),
    };
    fits.then_some(code)
}

/// Where a code stands to the end of a range, as far as that end goes.
fn compare(code: &str, end: &str) -> Ordering {
    if !british::is_code(code) && !code.contains(' ') {
        // As the ends of ranges are written.
        if let Some(rest) = code.strip_prefix("D6W") {
            return compare(&["D06W", rest].concat(), end);
        }
        return code.get(..end.len()).unwrap_or(code).cmp(end);
    }
    let (code, end) = (Parts::of(code), Parts::of(end));
    let mut order = code.area.cmp(end.area);
    if let Some(district) = end.district {
        order = order.then(code.district.unwrap_or(0).cmp(&district));
    }
    let upto = |part: &str, end: &str| part.get(..end.len()).unwrap_or(part).cmp(end);
    order = order
        .then_with(|| if end.inward.is_empty() { upto(code.suffix, end.suffix) } else { code.suffix.cmp(end.suffix) });
    order.then_with(|| upto(code.inward, end.inward))
}

/// Whether a normalised pattern is one whole postcode, and not a beginning, a range or a British district.
pub(crate) fn is_whole(country: &str, pattern: &str) -> bool {
    let is_part = matches!(formats::of(country), Form::British) && british::split(pattern).is_none();
    !is_part && !pattern.contains(['.', '*', ' '])
}
