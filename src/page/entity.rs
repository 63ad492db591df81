//! Which character does an HTML entity stand for?
//!
//! Numbers, and the names of markup and punctuation. An unknown name stays as it is written.

const NAMES: &str = "amp& lt< gt> quot\" apos' nbsp\u{a0} euro€ pound£ hellip… ndash– mdash— lsquo‘ rsquo’ ldquo“ rdquo” \
    laquo« raquo» bull• middot· times× deg° copy© reg® trade™ frac12½";

// The longest are "hellip" and "#x10FFFF".
const LENGTH_MAX: usize = 10;

/// The text with its entities replaced, once.
#[inline(never)]
pub(super) fn decode(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        let (before, tail) = rest.split_at(start);
        out.push_str(before);
        let end = tail.bytes().take(LENGTH_MAX).position(|b| b == b';').unwrap_or(0);
        let found = character(tail.get(1..end).unwrap_or(""));
        out.push(found.unwrap_or('&'));
        rest = tail.get(found.map_or(1, |_| end + 1)..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        let known = |entry: &str| entry.strip_prefix(name).and_then(|sign| sign.chars().next());
        let mut signs = NAMES.split(' ').filter_map(known);
        return signs.find(|sign| !sign.is_ascii_alphanumeric() && !name.is_empty());
    };
    let hex = number.strip_prefix(['x', 'X']);
    let code = u32::from_str_radix(hex.unwrap_or(number), if hex.is_some() { 16 } else { 10 }).ok()?;
    Some(char::from_u32(code).filter(|c| *c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER))
}
