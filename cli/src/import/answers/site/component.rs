//! What of a page that is half a program is text?
//!
//! MDX holds imports, exports and components. The words within components stay; what the components did is told.

use super::text::{Line, Lost, lose};

// A tag over more lines than this is none.
const TAG_LINES_MAX: usize = 30;

pub(super) fn plain(lines: Vec<Line>, is_mdx: bool, lost: &mut Lost) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut rest = lines.into_iter().peekable();
    while let Some(line) = rest.next() {
        if line.code {
            out.push(line);
            continue;
        }
        if is_mdx && is_program(&line.text) {
            lose(lost, "an `import` or `export` of the page's program".into(), line.number);
            // It ends with a blank line.
            while rest.next_if(|next| !next.text.trim().is_empty() && !next.text.starts_with('#')).is_some() {}
            out.push(Line::new(line.number, ""));
            continue;
        }
        let mut line = line;
        let mut more = 0;
        while opens(&line.text) && more < TAG_LINES_MAX {
            let Some(next) = rest.next_if(|next| !next.code) else { break };
            line.text.push(' ');
            line.text.push_str(next.text.trim());
            more += 1;
        }
        out.extend(without_tags(line, is_mdx, lost));
    }
    out
}

fn is_program(line: &str) -> bool {
    let imports = line.starts_with("import ") && (line.contains(" from ") || line.contains(['\'', '"', '{']));
    let exports = ["export const ", "export default ", "export function ", "export let ", "export {", "export * "];
    imports || exports.iter().any(|start| line.starts_with(start))
}

/// Whether a component's tag begins on a line and does not end on it.
fn opens(line: &str) -> bool {
    last_tag(line).is_some_and(|rest| !rest.contains('>'))
}

fn last_tag(line: &str) -> Option<&str> {
    let at = line.rfind('<')?;
    let rest = line.get(at + 1..)?;
    let name = rest.strip_prefix('/').unwrap_or(rest);
    // The names of components begin with a capital letter; code and addresses in brackets do not.
    (name.starts_with(|c: char| c.is_ascii_uppercase()) && line.matches('`').count().is_multiple_of(2)).then_some(rest)
}

fn without_tags(line: Line, is_mdx: bool, lost: &mut Lost) -> Vec<Line> {
    let mut text = String::new();
    let mut rest = line.text.as_str();
    let (mut found, mut ticks) = (false, 0);
    while let Some(at) = rest.find(['<', '{']) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        ticks += before.matches('`').count();
        let in_code = ticks % 2 == 1;
        if let Some(comment) = from.strip_prefix("{/*").filter(|_| is_mdx && !in_code)
            && let Some((_, after)) = comment.split_once("*/}")
        {
            rest = after;
            continue;
        }
        let name = from.get(1..).unwrap_or_default();
        let name = name.strip_prefix('/').unwrap_or(name);
        let is_component = from.starts_with('<') && name.starts_with(|c: char| c.is_ascii_uppercase()) && !in_code;
        let Some(end) = tag_end(from).filter(|_| is_component) else {
            let next = from.char_indices().nth(1).map_or(from.len(), |(next, _)| next);
            let (skipped, after) = from.split_at(next);
            text.push_str(skipped);
            rest = after;
            continue;
        };
        let (tag, after) = from.split_at(end);
        rest = after;
        // A name in capitals is HTML as it was written long ago.
        let name: String = name.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '.').collect();
        if !is_mdx && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()) {
            text.push_str(tag);
            continue;
        }
        found = true;
        if let Some(label) = label(tag) {
            text.push_str(&format!("\n\n**{label}**\n\n"));
        }
        if !tag.starts_with("</") && !matches!(name.as_str(), "Tabs" | "TabItem") {
            lose(lost, format!("the component `<{}>`", name.chars().take(40).collect::<String>()), line.number);
        }
    }
    text.push_str(rest);
    if !found {
        return vec![Line { text, ..line }];
    }
    text.split('\n').map(|part| Line::new(line.number, part.trim_end())).collect()
}

// Attributes of components are short; what is longer is a text with a bracket in it.
const TAG_LETTERS_MAX: usize = 1_000;

/// The end of a tag; `>` within quotes or braces does not end it.
fn tag_end(tag: &str) -> Option<usize> {
    let (mut quote, mut braces) = (None, 0_usize);
    for (i, c) in tag.char_indices().take(TAG_LETTERS_MAX) {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '{') => braces += 1,
            (None, '}') => braces = braces.saturating_sub(1),
            (None, '>') if braces == 0 => return Some(i + 1),
            _ => {}
        }
    }
    None
}

/// The label of a tab.
fn label(tag: &str) -> Option<&str> {
    let rest = tag.strip_prefix("<TabItem")?;
    let value = |name: &str| {
        let (_, after) = rest.split_once(name)?;
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        after.get(1..)?.split(quote).next()
    };
    value("label=").or_else(|| value("value="))
}
