//! Which addresses stand bare in a text?
//!
//! `https://…`, `www.…` and mail addresses, by the rules of GitHub's Markdown. Addresses also end at the marks of Chinese
//! and Japanese, which have no spaces around them.

// A longer name is no host.
const HOST_BYTES_MAX: usize = 253;

/// A part of a text: what stands there, and the address where it is one.
pub(super) type Part<'t> = (&'t str, Option<String>);

/// A text in parts.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut done, mut at) = (0, 0);
    while let Some(found) = text.get(at..).and_then(|rest| rest.find([':', '.', '@'])) {
        let mark = at + found;
        at = mark + 1;
        let Some((start, end, address)) = address(text, done, mark) else { continue };
        parts.push((text.get(done..start).unwrap_or_default(), None));
        parts.push((text.get(start..end).unwrap_or_default(), Some(address)));
        (done, at) = (end, end);
    }
    parts.push((text.get(done..).unwrap_or_default(), None));
    parts.retain(|(text, _)| !text.is_empty());
    parts
}

/// The address around a mark of it, from `done` on: where it begins and ends, and where it leads.
fn address(text: &str, done: usize, mark: usize) -> Option<(usize, usize, String)> {
    let (before, after) = (text.get(done..mark)?, text.get(mark..)?);
    let free = |len: usize| {
        let start = before.len().checked_sub(len)?;
        let alone = before.get(..start)?.chars().next_back().is_none_or(|c| !(c.is_ascii_alphanumeric() || c == '/'));
        alone.then_some(done + start)
    };
    let named = |name: &str| {
        let tail = before.get(before.len().checked_sub(name.len())?..)?;
        if tail.eq_ignore_ascii_case(name) { free(name.len()) } else { None }
    };
    if let Some(rest) = after.strip_prefix("://") {
        let start = named("https").or_else(|| named("http"))?;
        let end = mark + 3 + length(rest)?;
        return Some((start, end, text.get(start..end)?.to_owned()));
    }
    if after.starts_with('.') {
        let start = named("www")?;
        let end = start + length(text.get(start..)?)?;
        return Some((start, end, format!("https://{}", text.get(start..end)?)));
    }
    let domain = after.strip_prefix('@')?;
    let name = before.bytes().rev().take_while(|b| b.is_ascii_alphanumeric() || b"._+-".contains(b)).count();
    let start = if name > 0 { free(name)? } else { return None };
    let end = mark + 1 + mail_host(domain)?;
    let start = if text.get(done..start)?.ends_with("mailto:") { start - "mailto:".len() } else { start };
    Some((start, end, format!("mailto:{}", text.get(start..end)?.trim_start_matches("mailto:"))))
}

/// How long an address is that begins with its host.
fn length(rest: &str) -> Option<usize> {
    let host = rest
        .bytes()
        .take(HOST_BYTES_MAX + 1)
        .take_while(|b| b.is_ascii_alphanumeric() || b"._-".contains(b) || *b >= 0x80);
    let host = rest.get(..whole(rest, host.count().min(HOST_BYTES_MAX)))?;
    let host = host.get(..host.find(ends).unwrap_or(host.len()))?;
    let names: Vec<&str> = host.trim_end_matches('.').split('.').collect();
    let sound = names.len() > 1 && names.iter().rev().take(2).all(|name| !name.contains('_') && !name.is_empty());
    // Looked for only where the host is sound: then what is passed over is taken, and never looked at again.
    let end = sound.then(|| rest.find(ends).unwrap_or(rest.len()))?;
    Some(trimmed(rest.get(..end)?)).filter(|end| *end >= host.trim_end_matches('.').len())
}

/// Marks at the end belong to the sentence, and so does a bracket that the address did not open.
fn trimmed(address: &str) -> usize {
    let mut open = address.bytes().fold(0_i64, |open, b| open + i64::from(b == b'(') - i64::from(b == b')'));
    let mut end = address.len();
    for (at, mark) in address.char_indices().rev() {
        match mark {
            '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' | '"' => {}
            ')' if open < 0 => open += 1,
            _ => break,
        }
        end = at;
    }
    end
}

fn mail_host(domain: &str) -> Option<usize> {
    let host =
        domain.bytes().take(HOST_BYTES_MAX).take_while(|b| b.is_ascii_alphanumeric() || b"._-".contains(b)).count();
    let host = domain.get(..host)?.trim_end_matches('.');
    let sound =
        host.split('.').count() > 1 && host.split('.').all(|name| !name.is_empty()) && !host.ends_with(['-', '_']);
    sound.then_some(host.len())
}

/// The nearest end of a letter at or before a byte.
fn whole(text: &str, mut end: usize) -> usize {
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// Letters that no address holds, and those that end a phrase where scripts have no spaces.
fn ends(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '<' | '>' | '\\' | '\u{2018}'..='\u{201f}' | '«' | '»')
        || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff65}' | '\u{e000}'..='\u{f8ff}')
}
