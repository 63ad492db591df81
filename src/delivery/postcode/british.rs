//! What are the parts of a British postcode?
//!
//! `SW1A 1AA`: area `SW`, district 1, suffix `A`; its outward part is `SW1A`, its inward part `1AA`. Districts are
//! numbers: `AB9` comes before `AB10`. The parts of a range in other countries whose codes begin with letters are read
//! here too; those have no inward part.

/// A code, or the beginning of one, taken apart.
pub(super) struct Parts<'a> {
    pub(super) area: &'a str,
    pub(super) district: Option<u32>,
    pub(super) suffix: &'a str,
    pub(super) inward: &'a str,
}

impl<'a> Parts<'a> {
    pub(super) fn of(code: &'a str) -> Parts<'a> {
        let (outward, inward) = code.split_once(' ').or_else(|| split(code)).unwrap_or((code, ""));
        let letters = outward.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(outward.len());
        let (area, rest) = outward.split_at(letters);
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (number, suffix) = rest.split_at(digits);
        Parts { area, district: number.parse().ok(), suffix, inward }
    }
}

/// `SW1A1AA`, or its outward part alone: shoppers often type no more.
pub(super) fn is_code(code: &str) -> bool {
    match split(code) {
        Some(_) => true,
        None => is_outward(code) || matches!(code.strip_prefix("BFPO"), Some(number) if is_number(number)),
    }
}

/// Outward and inward part of a full code: the inward part is a digit and two letters.
pub(super) fn split(code: &str) -> Option<(&str, &str)> {
    let (outward, inward) = code.split_at_checked(code.len().checked_sub(3)?)?;
    let is_inward = inward.len() == 3 && begins_inward(inward);
    // The Girobank's code has no district.
    (is_inward && (is_outward(outward) || code == "GIR0AA")).then_some((outward, inward))
}

/// The beginning of a code, with a space before what belongs to the inward part: `AB1 5` and `AB15` are different
/// places. Written without one, as much as can be is the outward part.
pub(super) fn beginning(code: &str) -> Option<String> {
    let is_area = matches!(code.len(), 1 | 2) && code.bytes().all(|b| b.is_ascii_uppercase());
    if is_area || is_code(code) && split(code).is_none() || "BFPO".starts_with(code) || "GIR0AA".starts_with(code) {
        return Some(code.to_owned());
    }
    let (outward, inward) = (2..=4)
        .rev()
        .filter_map(|at| code.split_at_checked(at))
        .find(|(outward, inward)| is_outward(outward) && !inward.is_empty() && begins_inward(inward))?;
    Some([outward, " ", inward].concat())
}

/// Whether an inward part can begin like this.
pub(super) fn begins_inward(text: &str) -> bool {
    let fits = |(at, b): (usize, u8)| if at == 0 { b.is_ascii_digit() } else { INWARD_LETTERS.as_bytes().contains(&b) };
    text.len() <= 3 && text.bytes().enumerate().all(fits)
}

// Those that are read as others are left out.
pub(super) const INWARD_LETTERS: &str = "ABDEFGHJLNPQRSTUWXYZ";

fn is_outward(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let is_district = match text.as_bytes().get(letters..).unwrap_or_default() {
        [d] => d.is_ascii_digit(),
        [b'0', x] => x.is_ascii_uppercase(),
        [d, x] => d.is_ascii_digit() && x.is_ascii_alphanumeric(),
        _ => false,
    };
    matches!(letters, 1 | 2) && is_district
}

/// The number after `BFPO`.
fn is_number(text: &str) -> bool {
    matches!(text.len(), 1..=4) && !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit())
}
