//! Which characters of a script or a style sheet can go without anybody noticing?
//!
//! Comments, indentation, and space that separates nothing: what is written for people. The loader, which every page
//! view fetches, also gets short local names. Whatever is not certain stays as it is, so no parser is needed.

mod names;
mod style;
#[cfg(test)]
mod tests;
mod tokens;

pub(crate) use style::style;

use tokens::Gap;

/// A script without comments and without the space that separates nothing.
pub(crate) fn script(source: &str) -> String {
    print(tokens::read(source).iter().map(|token| (token.gap, token.text)))
}

/// The same with short names for what the script declares, for a script that keeps itself in one function: what it
/// declared at its top would be renamed as well.
pub(crate) fn short_script(source: &str) -> String {
    let tokens = tokens::read(source);
    let short = names::shorten(&tokens);
    print(tokens.iter().zip(&short).map(|(token, short)| (token.gap, short.as_deref().unwrap_or(token.text))))
}

fn print<'a>(pieces: impl Iterator<Item = (Gap, &'a str)>) -> String {
    let mut out = String::new();
    for (gap, text) in pieces {
        if let (Some(last), Some(next)) = (out.chars().next_back(), text.chars().next()) {
            out.push_str(between(last, gap, next));
        }
        out.push_str(text);
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// What of a gap the language needs. In doubt it stays: the rules below are for what is certain.
fn between(last: char, gap: Gap, next: char) -> &'static str {
    // After these no statement can end, and before those none could go on otherwise.
    let goes_on =
        matches!(last, '{' | ';' | ',' | '(' | '[') || matches!(next, '}' | ')' | ']' | ',' | ';' | '.' | '?' | ':');
    if gap == Gap::Line && !goes_on {
        "\n"
    } else if gap != Gap::Nothing && needs_space(last, next) {
        " "
    } else {
        ""
    }
}

fn needs_space(last: char, next: char) -> bool {
    let word = |c: char| tokens::in_word(c) || c == '`';
    match (last, next) {
        // `a + +b`, `a - -b`, and what a browser would take for an HTML comment.
        ('+', '+') | ('-', '-' | '>') | ('!', '-') => true,
        // A comment or a regular expression must not come about, nor a decimal point.
        ('/', _) | (_, '/') => true,
        (_, '.') => last.is_ascii_digit(),
        _ => word(last) && word(next),
    }
}
