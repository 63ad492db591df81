//! Which lines stand in a box, and how is the box written in Markdown?
//!
//! `:::note Title` of Docusaurus, `!!! note "Title"` of MkDocs, `{: .note }` of Jekyll's themes, Notion's `<aside>`, and
//! the boxes that `tags` has found. All become `> [!NOTE]`.

use super::text::{Line, Lost, lose};

/// A letter that no page holds; lines that begin with it open and close boxes.
pub(super) const MARK: char = '\u{2}';

// Boxes in boxes: more levels than anybody reads, few enough for any stack.
const DEPTH_MAX: usize = 6;

const NOTES: &str = "note info notice abstract summary important seealso question quote example todo callout alert admonition \
    hint attention primary secondary default prompt-info aside";
const TIPS: &str = "tip success check done idea good prompt-tip new highlight-tip";
const WARNINGS: &str =
    "warning caution danger error bug failure fail attention warn alert-warning prompt-warning prompt-danger";

/// The box of a name: `NOTE`, `TIP` or `WARNING`.
pub(super) fn tone(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let is = |list: &str| list.split_whitespace().any(|known| known == name);
    match () {
        () if is(WARNINGS) => Some("WARNING"),
        () if is(TIPS) => Some("TIP"),
        () if is(NOTES) => Some("NOTE"),
        () => None,
    }
}

pub(super) fn is_box(name: &str) -> bool {
    tone(name).is_some()
}

pub(super) fn open(kind: &str, title: &str) -> String {
    format!("{MARK}{} {title}", tone(kind).unwrap_or("NOTE"))
}

pub(super) fn close() -> String {
    MARK.to_string()
}

/// The lines with every box as a quotation.
pub(super) fn plain(lines: Vec<Line>, lost: &mut Lost) -> Vec<Line> {
    let lines = kramdown(lines);
    let mut lines: Vec<Line> = lines.into_iter().flat_map(|line| marked(line, lost)).collect();
    without_pictures(&mut lines);
    let ends = ends(&lines);
    let mut out = Vec::new();
    boxed(&lines, &ends, 0, 0, &mut out, lost);
    out
}

/// `:::` and `<aside>` as marks.
fn marked(line: Line, lost: &mut Lost) -> Vec<Line> {
    let text = line.text.trim();
    if line.code {
        return vec![line];
    }
    let with = |text: String| Line { text, ..line.clone() };
    if let Some(rest) = text.strip_prefix(":::") {
        let rest = rest.trim_start_matches(':').trim();
        if rest.is_empty() {
            return vec![with(close())];
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '[' | '{')).unwrap_or(rest.len());
        let (name, title) = rest.split_at(end);
        let title = title.trim();
        let title = title.strip_prefix('[').and_then(|title| title.split(']').next()).unwrap_or(title);
        let title = title.split('{').next().unwrap_or_default().trim();
        if tone(name).is_none() {
            lose(lost, format!("the box `:::{}`", name.chars().take(40).collect::<String>()), line.number);
        }
        return vec![with(open(name, title))];
    }
    let lower = text.to_ascii_lowercase();
    if lower.starts_with("<aside") {
        let open = |kind, title| open(kind, title) + ASIDE;
        let inner = text.split_once('>').map_or("", |(_, inner)| inner);
        let (inner, ends) = match inner.find("</aside>") {
            Some(end) => (inner.get(..end).unwrap_or_default(), true),
            None => (inner, false),
        };
        let mut out = vec![with(open("note", ""))];
        out.extend((!inner.trim().is_empty()).then(|| with(inner.trim().to_owned())));
        out.extend(ends.then(|| with(close())));
        return out;
    }
    if lower == "</aside>" {
        return vec![with(close())];
    }
    vec![line]
}

// Says of a box that it was an `<aside>`.
const ASIDE: &str = "\u{3}";

/// Notion puts a picture of one letter before the words of a box.
fn without_pictures(lines: &mut [Line]) {
    let mut first = false;
    for line in lines {
        if line.text.starts_with(MARK) {
            first = line.text.ends_with(ASIDE);
            line.text.truncate(line.text.trim_end_matches(ASIDE).len());
        } else if first && !line.text.trim().is_empty() {
            let is_picture =
                |c: char| !c.is_ascii() && !c.is_alphanumeric() && !matches!(c, '¿' | '¡' | '“' | '«' | '„');
            line.text = line.text.trim_start().trim_start_matches(is_picture).trim_start().to_owned();
            first = false;
        }
    }
}

/// For each line that opens a box, the line that closes it. Boxes that nothing closes go to the end of the page.
fn ends(lines: &[Line]) -> Vec<Option<usize>> {
    let mut ends = vec![None; lines.len()];
    let mut open: Vec<usize> = Vec::new();
    for (i, line) in lines.iter().enumerate().filter(|(_, line)| line.text.starts_with(MARK)) {
        if line.text.len() > MARK.len_utf8() {
            open.push(i);
        } else if let Some(at) = open.pop()
            && let Some(end) = ends.get_mut(at)
        {
            *end = Some(i);
        }
    }
    ends
}

/// `from` is the place of the first line among those whose ends are known.
fn boxed(lines: &[Line], ends: &[Option<usize>], from: usize, depth: usize, out: &mut Vec<Line>, lost: &mut Lost) {
    let mut i = 0;
    while let Some(line) = lines.get(i) {
        let bang = if line.code { None } else { bang(&line.text) };
        if let Some(said) = line.text.strip_prefix(MARK) {
            let end = ends.get(from + i).copied().flatten();
            let (Some(end), false) = (end, said.is_empty()) else {
                if !said.is_empty() {
                    lose(lost, "a box that does not end".into(), line.number);
                }
                i += 1;
                continue;
            };
            let inner = lines.get(i + 1..end - from).unwrap_or_default();
            let (tone, title) = said.split_once(' ').unwrap_or((said, ""));
            let mut within = Vec::new();
            if depth < DEPTH_MAX {
                boxed(inner, ends, from + i + 1, depth + 1, &mut within, lost);
            } else {
                within.extend(inner.iter().filter(|line| !line.text.starts_with(MARK)).cloned());
            }
            quote(Some(tone), title, line.number, within, out);
            i = end - from + 1;
        } else if let Some((tone, title)) = bang {
            let base = indent(&line.text);
            let inner: Vec<Line> = lines
                .get(i + 1..)
                .unwrap_or_default()
                .iter()
                .take_while(|line| line.text.trim().is_empty() || indent(&line.text) >= base + 4)
                .map(|line| Line { text: line.text.get(base + 4..).unwrap_or_default().to_owned(), ..line.clone() })
                .collect();
            let taken = inner.len();
            let mut within = Vec::new();
            if depth < DEPTH_MAX {
                let own = self::ends(&inner);
                boxed(&inner, &own, 0, depth + 1, &mut within, lost);
            } else {
                within = inner;
            }
            quote(tone, &title, line.number, within, out);
            i += 1 + taken;
        } else {
            out.push(line.clone());
            i += 1;
        }
    }
}

fn indent(line: &str) -> usize {
    line.bytes().take_while(|b| *b == b' ').count()
}

/// `!!! note "Title"`, `??? tip`, `=== "Tab"`: the box, none for a tab, and its title.
fn bang(line: &str) -> Option<(Option<&'static str>, String)> {
    let text = line.trim();
    let mark = ["!!!", "???+", "???", "==="].into_iter().find(|mark| text.starts_with(mark))?;
    let rest = text.get(mark.len()..).and_then(|rest| rest.strip_prefix(' '))?.trim();
    let (name, title) = rest.split_once('"').unwrap_or((rest, ""));
    let title = title.trim_end().trim_end_matches('"').to_owned();
    if mark == "===" {
        return (name.is_empty() && !title.is_empty()).then_some((None, title));
    }
    let name = name.split_whitespace().next()?;
    Some((Some(tone(name).unwrap_or("NOTE")), title))
}

fn quote(tone: Option<&str>, title: &str, number: usize, within: Vec<Line>, out: &mut Vec<Line>) {
    let title = title.trim();
    out.push(Line::new(number, ""));
    let Some(tone) = tone else {
        out.push(Line::new(number, format!("**{title}**")));
        out.push(Line::new(number, ""));
        out.extend(within);
        return;
    };
    out.push(Line::new(number, format!("> [!{tone}]")));
    if !title.is_empty() && !title.eq_ignore_ascii_case(tone) {
        out.push(Line::new(number, format!("> **{title}**")));
        out.push(Line::new(number, ">"));
    }
    out.extend(within.into_iter().map(|line| Line { text: format!("> {}", line.text).trim_end().to_owned(), ..line }));
    out.push(Line::new(number, ""));
}

// A quotation of more lines is no box.
const QUOTE_LINES_MAX: usize = 500;

/// Lists of attributes: `{: .note }` before a paragraph or below a quotation makes it a box; others say how it looks.
fn kramdown(lines: Vec<Line>) -> Vec<Line> {
    let class = |line: &Line| {
        let text = line.text.trim().trim_start_matches("> ");
        let inside = text.strip_prefix("{:").and_then(|rest| rest.strip_suffix('}')).filter(|_| !line.code)?;
        Some(inside.split_whitespace().find_map(|part| tone(part.strip_prefix('.')?)))
    };
    let mut out: Vec<Line> = Vec::new();
    let mut begins: Option<&'static str> = None;
    for line in lines {
        if let Some(tone) = class(&line) {
            let quoted = out
                .iter()
                .rev()
                .take(QUOTE_LINES_MAX)
                .take_while(|before| before.text.trim_start().starts_with('>'))
                .count();
            match tone {
                Some(tone) if quoted > 0 => {
                    out.insert(out.len() - quoted, Line::new(line.number, format!("> [!{tone}]")))
                }
                _ => begins = tone,
            }
            continue;
        }
        if let Some(tone) = begins.filter(|_| !line.text.trim().is_empty()) {
            let is_first = !out.last().is_some_and(|before| before.text.starts_with('>'));
            if is_first {
                out.push(Line::new(line.number, format!("> [!{tone}]")));
            }
            let text = if line.text.starts_with('>') { line.text.clone() } else { format!("> {}", line.text) };
            out.push(Line { text, ..line });
            continue;
        }
        begins = None;
        out.push(line);
    }
    out
}
