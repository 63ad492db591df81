//! Which characters of a Rust file are code?

/// The text with comments and the insides of strings turned into spaces; lines and columns stay where they are.
pub(crate) fn code_only(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => block_comment(rest),
            '"' => string(rest),
            'r' | 'b' | 'c' if !ends_in_name(&out) => prefixed(rest),
            '\'' => character(rest),
            _ => 0,
        };
        let (literal, after) = rest.split_at(length);
        blank(&mut out, literal);
        rest = after;
        if length == 0 {
            out.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    out
}

/// The 1-based line of a byte offset.
pub(crate) fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|&byte| byte == b'\n').count() + 1
}

/// The identifiers of code, each with its byte offset.
pub(crate) fn names(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = code.get(at..)?;
            let start = at + rest.find(in_name)?;
            let length = code.get(start..)?.find(|c| !in_name(c)).unwrap_or(code.len() - start);
            at = start + length;
            let name = code.get(start..at)?;
            if !name.starts_with(|c: char| c.is_ascii_digit()) {
                return Some((start, name));
            }
        }
    })
}

fn in_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn ends_in_name(text: &str) -> bool {
    text.chars().next_back().is_some_and(in_name)
}

fn blank(out: &mut String, literal: &str) {
    out.extend(literal.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
}

fn block_comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The length of a string that starts here, its quotes included.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of `r"…"`, `br#"…"#`, `b"…"`, `c"…"` or `b'…'`; none if this is only a name.
fn prefixed(text: &str) -> usize {
    let letters = text.find(|c| !matches!(c, 'r' | 'b' | 'c')).unwrap_or(text.len());
    let (prefix, rest) = text.split_at(letters);
    if letters > 2 {
        return 0;
    }
    if prefix.ends_with('r') {
        let hashes = rest.find(|c| c != '#').unwrap_or(rest.len());
        let Some(body) = rest.get(hashes..).and_then(|body| body.strip_prefix('"')) else { return 0 };
        let end = format!("\"{}", "#".repeat(hashes));
        return body.find(&end).map_or(text.len(), |at| letters + hashes + 1 + at + end.len());
    }
    match rest.chars().next() {
        Some('"') => letters + string(rest),
        Some('\'') => letters + character(rest),
        _ => 0,
    }
}

/// The length of a character literal; none if the quote opens a lifetime.
fn character(text: &str) -> usize {
    let mut characters = text.char_indices().skip(1);
    match (characters.next(), characters.next()) {
        (Some((_, '\\')), Some((at, c))) => {
            let after = at + c.len_utf8();
            text.get(after..).and_then(|rest| rest.find('\'')).map_or(0, |end| after + end + 1)
        }
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 0,
    }
}
