//! How does a name come into a sentence that may run the other way?

/// The words with their `{…}` filled in; `turned` says that they run from right to left.
pub(super) fn fill(words: &str, values: &[(&str, &str)], turned: bool) -> String {
    let mut out = String::with_capacity(words.len() + 16);
    let mut rest = words;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let Some(close) = rest[open..].find('}') else { break };
        let name = &rest[open + 1..open + close];
        match values.iter().find(|(n, _)| *n == name) {
            Some((_, value)) => apart(&mut out, value, turned),
            None => out.push_str(&rest[open..=open + close]),
        }
        rest = &rest[open + close + 1..];
    }
    // The stop of an abbreviation, as in "11:00 p.m.", ends the sentence as well.
    out.push_str(if out.ends_with('.') && rest == "." { "" } else { rest });
    out
}

/// Words that begin a line, as they stand within one: their first letter is small.
pub fn within(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
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

/// Whether any of it is written from right to left.
pub(super) fn runs_left(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'))
}
