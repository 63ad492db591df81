//! Where may a text be cut, so that it fits?
//!
//! Between what people see as characters: an accent stays on its letter, a flag stays whole. Near enough without Unicode's
//! tables; a cut that is wrong once shows an odd letter and loses nothing.

/// What a character costs where JavaScript counts: as providers do.
pub fn units(c: char) -> usize {
    c.len_utf16()
}

/// What a character costs in an address: all but letters and digits are written `%E2%82%AC`, and a mail's end of a line is
/// two signs.
pub fn escaped(c: char) -> usize {
    match c {
        '\n' => 6,
        _ if c.is_ascii_alphanumeric() => 1,
        _ => 3 * c.len_utf8(),
    }
}

/// What a text costs.
pub(super) fn cost_of(text: &str, cost: fn(char) -> usize) -> usize {
    text.chars().map(cost).sum()
}

/// The text where it costs no more than `max`, else as much of it as does, and `…`.
pub fn cut(text: &str, max: usize, cost: fn(char) -> usize) -> String {
    if cost_of(text, cost) <= max {
        return text.to_owned();
    }
    let room = max.saturating_sub(cost('…'));
    let (mut spent, mut end) = (0, 0);
    for (at, c) in text.char_indices() {
        spent += cost(c);
        if spent > room {
            break;
        }
        end = at + c.len_utf8();
    }
    let kept = text.get(..whole(text, end)).unwrap_or_default().trim_end();
    // Where there is no room for a sign, an empty text says as much.
    if max < cost('…') { String::new() } else { [kept, "…"].concat() }
}

// Longer towers of marks are drawn to annoy: they may fall.
const MARKS_MAX: usize = 32;

/// The last place up to `end` that parts nothing.
fn whole(text: &str, end: usize) -> usize {
    let mut at = end;
    for _ in 0..MARKS_MAX {
        let (before, after) = text.split_at(at);
        let Some(last) = before.chars().next_back() else { return at };
        let next = after.chars().next();
        let flags = before.chars().rev().take(MARKS_MAX).take_while(|c| is_flag(*c)).count();
        let parts = next.is_some_and(|next| is_mark(next) || is_flag(next) && flags % 2 == 1) || last == '\u{200d}';
        if !parts {
            return at;
        }
        at -= last.len_utf8();
    }
    end
}

/// Half of a flag.
fn is_flag(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Whether a character belongs to the one before it.
fn is_mark(c: char) -> bool {
    match c {
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' => true,
        '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' => true,
        // The scripts of India share one layout: signs stand at the same places in each.
        '\u{900}'..='\u{dff}' => matches!(c as u32 & 0x7f, 0..=3 | 0x3c | 0x3e..=0x4d | 0x55..=0x57 | 0x62 | 0x63),
        '\u{e31}' | '\u{e33}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' => true,
        '\u{eb1}' | '\u{eb3}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}' | '\u{f71}'..='\u{f84}' | '\u{f8d}'..='\u{fbc}' => {
            true
        }
        '\u{102b}'..='\u{103e}' | '\u{17b4}'..='\u{17d3}' => true,
        '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' => true,
        '\u{3099}' | '\u{309a}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' => true,
        '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}' => true,
        _ => false,
    }
}
