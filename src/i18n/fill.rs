//! How does a name come into a sentence that may run the other way?

use super::letter::small_of;

/// The words with their `{…}` filled in; `turned` says that they run from right to left.
pub(super) fn fill(words: &str, values: &[(&str, &str)], turned: bool) -> String {
    let mut out = String::with_capacity(words.len() + 16);
    let mut rest = words;
    // A brace that nothing closes is a brace.
    while let Some((before, (name, after))) = rest.split_once('{').and_then(|(b, a)| Some((b, a.split_once('}')?))) {
        out.push_str(before);
        match values.iter().find(|(n, _)| *n == name) {
            Some((_, value)) => apart(&mut out, value, turned),
            None => ["{", name, "}"].into_iter().for_each(|part| out.push_str(part)),
        }
        rest = after;
    }
    // The stop of an abbreviation, as in "11:00 p.m.", ends the sentence as well.
    out.push_str(if out.ends_with('.') && rest == "." { "" } else { rest });
    out
}

/// Words that begin a line, as they stand within one: their first letter is small.
pub fn within(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(small_of).into_iter().chain(letters).collect()
}

/// Words and what belongs to them, such as a place and its postcode.
pub fn beside(words: &str, more: &str) -> String {
    let mut out = [words, " "].concat();
    apart(&mut out, more, runs_left(words));
    out
}

/// What runs its own way, as a name in another script or a number among Arabic words, stands as an island: without, the
/// sentence would pull it apart.
fn apart(out: &mut String, value: &str, turned: bool) {
    let island = !value.is_empty() && runs_left(value) != turned;
    // Unicode's first strong isolate, and its end.
    out.push_str(if island { "\u{2068}" } else { "" });
    out.push_str(value);
    out.push_str(if island { "\u{2069}" } else { "" });
}

/// Words as they may stand among others: no sign that turns letters round, which can make `gnp.exe` read as a picture, and
/// none that leaves a direction open for what comes after.
pub fn settled(words: &str) -> String {
    let mut depth = 0_i32;
    let whole = words.chars().all(|c| {
        depth += i32::from(matches!(c, '\u{2066}'..='\u{2068}')) - i32::from(c == '\u{2069}');
        depth >= 0
    });
    let apart = whole && depth == 0;
    let stays = |c: &char| !matches!(c, '\u{202a}'..='\u{202e}') && (apart || !matches!(c, '\u{2066}'..='\u{2069}'));
    words.chars().filter(stays).collect()
}

/// Whether any of it is written from right to left.
pub(super) fn runs_left(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'))
}
