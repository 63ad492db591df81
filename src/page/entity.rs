//! Which character does an HTML entity stand for?
//!
//! The names that shops' systems really write: markup, punctuation, Latin-1 and Greek letters (older PHP shops encode
//! every Greek letter), and every number. An unknown name stays as it is written.

// The names of U+00A0 to U+00FF in order (HTML 4), so that the place in the list is the character.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 \
    sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml \
    Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml \
    times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave \
    eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute \
    ucirc uuml yacute thorn yuml";

// From U+0391 (capitals) and U+03B1 (small letters); final sigma sits where the capitals have a gap.
const GREEK: &str = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf \
    sigma tau upsilon phi chi psi omega";

const OTHER: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("euro", '€'),
    ("hellip", '…'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("bull", '•'),
    ("trade", '™'),
    ("minus", '−'),
    ("le", '≤'),
    ("ge", '≥'),
    ("rarr", '→'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
];

// The longest name above is "upsilon"; numbers have at most "#x10FFFF".
const LENGTH_MAX: usize = 10;

/// The character of the entity that opens `text` (at its `&`), and the bytes it takes.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(LENGTH_MAX + 2).position(|b| b == b';')?;
    let name = text.get(1..end)?;
    let found = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(name)?,
    };
    Some((found, end + 1))
}

/// The text with its entities replaced, once.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        let (before, tail) = rest.split_at(start);
        out.push_str(before);
        let (found, length) = entity(tail).unwrap_or(('&', 1));
        out.push(found);
        rest = tail.get(length..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    Some(char::from_u32(code).filter(|c| *c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER))
}

fn named(name: &str) -> Option<char> {
    if let Some((_, found)) = OTHER.iter().find(|(known, _)| *known == name) {
        return Some(*found);
    }
    let place = |list: &str, name: &str| list.split_ascii_whitespace().position(|n| n == name).map(|i| i as u32);
    let code = match place(LATIN, name) {
        Some(i) => 0xa0 + i,
        None => {
            let capital = name.starts_with(|c: char| c.is_ascii_uppercase());
            let first = if capital { 0x391 } else { 0x3b1 };
            first + place(GREEK, &name.to_ascii_lowercase())?
        }
    };
    char::from_u32(code)
}
