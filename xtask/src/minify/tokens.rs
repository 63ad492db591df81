//! What are the words of a script?

/// What stood before a token.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(super) enum Gap {
    Nothing,
    Space,
    Line,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// A name, a keyword or a number.
    Word,
    /// A string, a regular expression, or the part of a template up to its next `${` or its end.
    Literal,
    Sign,
}

/// One piece of the script, as written.
#[derive(Clone, Copy)]
pub(super) struct Token<'a> {
    pub(super) gap: Gap,
    pub(super) kind: Kind,
    pub(super) text: &'a str,
}

/// Signs of more than one character that matter to us; all others may be read one by one.
const LONG_SIGNS: [&str; 3] = ["...", "=>", "?."];

/// Words after which a slash opens a regular expression; after any other word it divides.
const BEFORE_REGEX: [&str; 13] =
    ["return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "await", "yield"];

/// The tokens of a script. Joined with their gaps they are the script again, comments apart.
pub(super) fn read(source: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut rest = source;
    // Open braces of each `${…}` we are in: its closing brace leads back into the template.
    let mut braces: Vec<usize> = Vec::new();
    loop {
        let (gap, length) = skip(rest);
        rest = rest.get(length..).unwrap_or_default();
        let Some(first) = rest.chars().next() else { return tokens };
        let (kind, length) = match first {
            '"' | '\'' => (Kind::Literal, string(rest, first)),
            '`' => (Kind::Literal, template(rest, &mut braces)),
            '}' if braces.last() == Some(&0) => {
                braces.pop();
                (Kind::Literal, template(rest, &mut braces))
            }
            '/' if opens_regex(tokens.last()) => (Kind::Literal, regex(rest)),
            _ if in_word(first) => (Kind::Word, rest.find(|c| !in_word(c)).unwrap_or(rest.len())),
            _ => (Kind::Sign, sign(rest, first)),
        };
        let (text, after) = rest.split_at(length);
        rest = after;
        if let (Kind::Sign, Some(depth)) = (kind, braces.last_mut()) {
            match text {
                "{" => *depth += 1,
                "}" => *depth -= 1,
                _ => {}
            }
        }
        tokens.push(Token { gap, kind, text });
    }
}

pub(super) fn in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '#' | '\\') || !c.is_ascii()
}

/// How much of the text is space and comments, and what that amounts to.
fn skip(text: &str) -> (Gap, usize) {
    let mut gap = Gap::Nothing;
    let mut rest = text;
    loop {
        let (more, length) = match rest.chars().next() {
            Some('\n') => (Gap::Line, 1),
            Some(c) if c.is_whitespace() || c == '\u{feff}' => (Gap::Space, c.len_utf8()),
            Some('/') if rest.starts_with("//") => (Gap::Space, rest.find('\n').unwrap_or(rest.len())),
            Some('/') if rest.starts_with("/*") => {
                let length = rest.find("*/").map_or(rest.len(), |end| end + 2);
                // A comment over several lines counts as a line end to JavaScript.
                let lines = rest.get(..length).is_some_and(|comment| comment.contains('\n'));
                (if lines { Gap::Line } else { Gap::Space }, length)
            }
            _ => return (gap, text.len() - rest.len()),
        };
        if gap < more {
            gap = more;
        }
        rest = rest.get(length..).unwrap_or_default();
    }
}

fn sign(rest: &str, first: char) -> usize {
    match LONG_SIGNS.iter().find(|long| rest.starts_with(**long)) {
        // `a?.5:1` asks and then has a number.
        Some(&"?.") if rest.chars().nth(2).is_some_and(|c| c.is_ascii_digit()) => 1,
        Some(long) => long.len(),
        None => first.len_utf8(),
    }
}

/// The length of a literal whose end `ends` knows, at this character and what follows.
fn literal(text: &str, mut ends: impl FnMut(char, &str) -> Option<usize>) -> usize {
    let mut characters = text.char_indices().skip(1);
    while let Some((at, c)) = characters.next() {
        if c == '\\' {
            characters.next();
        } else if let Some(length) = ends(c, text.get(at..).unwrap_or_default()) {
            return at + length;
        }
    }
    text.len()
}

fn string(text: &str, quote: char) -> usize {
    literal(text, |c, _| (c == quote).then_some(1))
}

fn template(text: &str, braces: &mut Vec<usize>) -> usize {
    literal(text, |c, rest| match c {
        '`' => Some(1),
        '$' if rest.starts_with("${") => {
            braces.push(0);
            Some(2)
        }
        _ => None,
    })
}

/// The length of a regular expression with its flags.
fn regex(text: &str) -> usize {
    let mut class = false;
    literal(text, |c, rest| {
        match c {
            '[' => class = true,
            ']' => class = false,
            '/' if !class => {
                return Some(rest.char_indices().skip(1).find(|(_, c)| !in_word(*c)).map_or(rest.len(), |(at, _)| at));
            }
            _ => {}
        }
        None
    })
}

/// Would a slash after this token open a regular expression rather than divide?
fn opens_regex(before: Option<&Token<'_>>) -> bool {
    match before {
        None => true,
        Some(token) if token.kind == Kind::Word => BEFORE_REGEX.contains(&token.text),
        Some(token) if token.kind == Kind::Literal => token.text.ends_with("${"),
        Some(token) => !matches!(token.text, ")" | "]" | "." | "?."),
    }
}
