//! How does one input become another that a reader has not met?
//!
//! Small damage (bits, bytes, letters), damage to the shape (spans moved, doubled, nested, cut), and pieces of other
//! inputs and of the formats' own marks. Does not know: which reader it is for.

/// Chance that repeats itself: xorshift, from a seed.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// Chance that follows from a seed and a name.
    pub fn new(seed: u64, name: &str) -> Chance {
        let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        let state = name.bytes().fold(0xcbf2_9ce4_8422_2325 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15), mix);
        Chance(state.max(1))
    }

    /// A number below another; 0 where there is none.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % (end.max(1) as u64)) as usize
    }

    /// One of some things.
    pub fn of<'t, T>(&mut self, things: &'t [T]) -> Option<&'t T> {
        things.get(self.below(things.len()))
    }

    fn span(&mut self, length: usize, most: usize) -> core::ops::Range<usize> {
        let start = self.below(length + 1);
        let end = start + self.below(most.min(length - start) + 1);
        start..end
    }
}

// Most inputs are small, because small ones are tried often; one in a few hundred is as long as a long page.
const SMALL: usize = 8 * 1024;
const LARGE: usize = 192 * 1024;

// What readers stumble over in any format.
const ODD: &[&str] = &[
    "",
    "\0",
    "\u{1}",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\u{b}",
    "\u{c}",
    "\u{1b}",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{ad}",
    "\u{300}",
    "\u{61c}",
    "\u{180e}",
    "\u{200b}",
    "\u{200d}",
    "\u{200f}",
    "\u{2028}",
    "\u{2029}",
    "\u{202e}",
    "\u{2066}",
    "\u{3000}",
    "\u{feff}",
    "\u{fffd}",
    "\u{ffff}",
    "\u{10ffff}",
    "\u{1f469}\u{200d}\u{1f680}",
    "İ",
    "ı",
    "ß",
    "ſ",
    "ﬁ",
    "Σ",
    "ς",
    "ΐ",
    "Ǆ",
    "ｗ",
    "１",
    "٣",
    "۵",
    "क्षि",
    "한",
    "日本",
    "ا",
    "e\u{301}",
    "𝟘",
    "½",
    "²",
    "0",
    "-0",
    "-1",
    "1e999",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551616",
    "4294967296",
    "2147483648",
    "65536",
    "0.1",
    "1.",
    ".5",
    "0x10",
    "NaN",
    "Infinity",
    "null",
    "true",
    "false",
    "1970-01-01",
    "9999-12-31",
    "0000-00-00",
    "2026-02-30",
    "24:00",
    "23:59:60",
    "2026-12-14T09:00:00+02:00",
    "javascript:",
    "data:text/html,",
    "https://",
    "http://a/",
    "//",
    "mailto:",
    "../",
    "./",
    "%00",
    "%2e%2e/",
    "&#0;",
    "&#x110000;",
    "&amp;",
    "&quot;",
    "&nbsp;",
    "&NotEqualTilde;",
    "\\",
    "\\u0000",
    "\\ud800",
    "\\\"",
];

/// Changes an input in a few ways at once.
pub fn mutate(chance: &mut Chance, seeds: &[Vec<u8>], words: &[&str]) -> Vec<u8> {
    let empty = Vec::new();
    let mut input = chance.of(seeds).unwrap_or(&empty).clone();
    let most = if chance.below(200) == 0 { LARGE } else { SMALL };
    // A long file is damaged in one part, which is tried alone.
    if input.len() > SMALL && chance.below(8) != 0 {
        let start = if chance.below(2) == 0 { 0 } else { chance.below(input.len() - SMALL / 2) };
        input = input.split_off(start);
        input.truncate(SMALL);
    }
    for _ in 0..=chance.below(6) {
        change(chance, &mut input, seeds, words, most);
        input.truncate(most);
    }
    input
}

fn change(chance: &mut Chance, input: &mut Vec<u8>, seeds: &[Vec<u8>], words: &[&str], most: usize) {
    let length = input.len();
    let at = chance.below(length + 1);
    match chance.below(16) {
        0 => {
            let bit = 1 << chance.below(8);
            input.get_mut(at).into_iter().for_each(|byte| *byte ^= bit);
        }
        1 => {
            let byte = chance.below(256) as u8;
            input.get_mut(at).into_iter().for_each(|known| *known = byte);
        }
        2 => insert(input, at, chance.of(ODD).copied().unwrap_or_default().as_bytes()),
        3..=5 => insert(input, at, chance.of(words).copied().unwrap_or_default().as_bytes()),
        // A value between marks becomes another.
        6 => {
            let span = token(input, at);
            let word = if chance.below(2) == 0 { chance.of(ODD) } else { chance.of(words) };
            let word = word.copied().unwrap_or_default().as_bytes().to_vec();
            drop(input.splice(span, word));
        }
        7 => drop(input.drain(chance.span(length, 64))),
        8 => drop(input.drain(line(input, at))),
        9 => {
            let span = if chance.below(2) == 0 { line(input, at) } else { chance.span(length, 256) };
            let copy = input.get(span).unwrap_or_default().to_vec();
            insert(input, at, &copy);
        }
        10 => {
            let copy: Vec<u8> = input.drain(line(input, at)).collect();
            let to = chance.below(input.len() + 1);
            insert(input, to, &copy);
        }
        11 => {
            let other = chance.of(seeds).cloned().unwrap_or_default();
            let span = chance.span(other.len(), 1024);
            insert(input, at, other.get(span).unwrap_or_default());
        }
        12 => input.truncate(at),
        13 => repeat(chance, input, at, words, most),
        14 => nest(chance, input, words, most),
        _ => {
            let letter = char::from_u32(chance.below(0x11_0000) as u32).unwrap_or('\u{fffd}');
            insert(input, at, letter.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}

fn insert(input: &mut Vec<u8>, at: usize, piece: &[u8]) {
    let at = at.min(input.len());
    drop(input.splice(at..at, piece.iter().copied()));
}

/// Something again and again.
fn repeat(chance: &mut Chance, input: &mut Vec<u8>, at: usize, words: &[&str], most: usize) {
    let piece = if chance.below(3) == 0 {
        let span = chance.span(input.len(), 48);
        input.get(span).unwrap_or_default().to_vec()
    } else {
        let mut piece = chance.of(words).copied().unwrap_or("a").as_bytes().to_vec();
        if chance.below(2) == 0 {
            piece.extend_from_slice(chance.of(words).copied().unwrap_or_default().as_bytes());
        }
        piece
    };
    let times = chance.below(most / piece.len().max(1) + 1);
    let times = if chance.below(3) == 0 { times } else { times.min(40) };
    insert(input, at, &piece.repeat(times));
}

/// The whole between many of what opens and as many of what closes.
fn nest(chance: &mut Chance, input: &mut Vec<u8>, words: &[&str], most: usize) {
    const PAIRS: &[(&str, &str)] = &[
        ("[", "]"),
        ("{\"a\":", "}"),
        ("(", ")"),
        ("<div>", "</div>"),
        ("<ul><li>", "</li></ul>"),
        ("<b>", "</b>"),
        ("> ", ""),
        ("- ", ""),
        ("**", "**"),
        ("{{", "}}"),
        ("<table><tr><td>", ""),
        ("\"", "\""),
        ("<details><summary>", "</details>"),
        ("<g>", "</g>"),
        ("{\"@graph\":[", "]}"),
        ("<blockquote>", ""),
        ("<a href=x>", "</a>"),
        ("[[", "]]"),
        ("1. ", ""),
    ];
    let (open, close) = chance.of(PAIRS).copied().unwrap_or(("[", "]"));
    let open = if chance.below(4) == 0 { chance.of(words).copied().unwrap_or(open) } else { open };
    let times = chance.below(most / (open.len() + close.len()).max(1) + 1);
    let times = if chance.below(3) == 0 { times } else { times.min(100) };
    let mut out = open.repeat(times).into_bytes();
    if chance.below(2) == 0 {
        out.append(input);
    }
    out.extend_from_slice(close.repeat(times).as_bytes());
    *input = out;
}

/// The line that a byte is in.
fn line(input: &[u8], at: usize) -> core::ops::Range<usize> {
    let at = at.min(input.len());
    let start = input.iter().take(at).rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let end = input.iter().skip(at).position(|byte| *byte == b'\n').map_or(input.len(), |end| at + end + 1);
    start..end
}

/// The word or number that a byte is in.
fn token(input: &[u8], at: usize) -> core::ops::Range<usize> {
    let at = at.min(input.len());
    let is_mark = |byte: &u8| {
        matches!(byte, b'"' | b'\'' | b' ' | b',' | b':' | b'=' | b'\n' | b'<' | b'>' | b'[' | b']' | b'(' | b')')
    };
    let start = input.iter().take(at).rposition(is_mark).map_or(0, |end| end + 1);
    let end = input.iter().skip(at).position(is_mark).map_or(input.len(), |end| at + end);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_makes_the_same_inputs() {
        let seeds = [b"# Wash\n\n- by hand\n".to_vec(), b"[a](b)".to_vec()];
        let run = |seed| {
            let mut chance = Chance::new(seed, "markdown");
            (0..200).map(|_| mutate(&mut chance, &seeds, &["**", "]("])).collect::<Vec<_>>()
        };
        assert_eq!(run(1), run(1));
        assert_ne!(run(1), run(2));
        assert!(run(3).iter().all(|input| input.len() <= LARGE));
    }
}
