//! How is an answer written in the one-file form?
//!
//! Light markup, a small part of Markdown: paragraphs parted by blank lines, `## ` headings, `- ` and `1. ` lists (items
//! go on where indented; `- [x] ` ticks a box), `> ` remarks (`> [!TIP]` and `> [!WARNING]` as a first line say how they
//! are meant), `| tables |`, `![alt](address "640x480")` on a line of its own, films as `[▶ words](address)` or as a picture
//! in a link, notes at the foot as `[^1]: words` in their order, and the runs of `inline`. What is none of these is text,
//! shown as it stands: there is no wrong markup, only lost meaning.
//!
//! Does not know: HTML, reference links, code blocks. Full Markdown is the command line's business.

mod inline;

use super::block::plain_runs;
use super::{Block, Inline, Link, Tone};
use crate::problem::{Problem, Reader, Severity};

pub use inline::joins_without_space;

// Lists in lists in remarks: more levels than anybody reads, few enough for any stack.
const DEPTH_MAX: u8 = 6;

/// The blocks of a text. Addresses that [`Link::parse`] refuses leave their words.
pub fn parse(text: &str) -> Vec<Block> {
    blocks(text, 0, &mut |_| {})
}

/// The blocks of a text in a document, with its mistakes logged there.
pub fn read(reader: &Reader<'_>) -> Vec<Block> {
    let text = reader.text().unwrap_or_default();
    blocks(text, 0, &mut |problem| reader.log(problem))
}

/// Takes an address, or says what is wrong with it.
pub fn read_link(address: &str) -> Result<Link, Problem> {
    Link::parse(address).ok_or_else(|| {
        let shown: String = address.chars().take(60).collect();
        Problem::new(
            Severity::Error,
            "address",
            "",
            format!("\"{shown}\" is not an address that can be followed"),
            "write https://…, mailto:…, tel:… or an address on your own site such as /returns",
        )
    })
}

/// Takes the address of a picture, or says what is wrong with it.
pub fn read_picture(address: &str) -> Result<Link, Problem> {
    let link = read_link(address)?;
    if link.is_fetched() {
        return Ok(link);
    }
    let message = ["\"", address, "\" is no picture's address"].concat();
    Err(Problem::new(Severity::Error, "address", "", message, "write https://… or a path such as /hem.jpg"))
}

/// Takes a picture's title as its size in pixels: `640x480`.
pub fn read_size(title: &str) -> Option<(u32, u32)> {
    let (width, height) = title.trim().split_once(['x', '×'])?;
    Some((width.trim().parse().ok()?, height.trim().parse().ok()?)).filter(|(w, h)| *w > 0 && *h > 0)
}

type Found<'f> = dyn FnMut(Problem) + 'f;

fn blocks(text: &str, depth: u8, found: &mut Found<'_>) -> Vec<Block> {
    let mut out = Vec::new();
    let lines: Vec<&str> = text.lines().collect();
    let mut rest = lines.as_slice();
    while let Some((line, after)) = rest.split_first() {
        if line.trim().is_empty() {
            rest = after;
            continue;
        }
        let taken = match kind(line) {
            Kind::Item(mark, _) if depth < DEPTH_MAX => list(mark, rest, depth, &mut out, found),
            Kind::Remark if depth < DEPTH_MAX => remark(rest, depth, &mut out, found),
            Kind::Heading(level) => {
                out.push(Block::Heading(level, inline::runs(line.trim_start().trim_start_matches('#').trim(), found)));
                1
            }
            Kind::Row => table(rest, &mut out, found),
            Kind::Picture => picture(line, &mut out, found),
            _ => paragraph(rest, &mut out, found),
        };
        rest = rest.get(taken.max(1)..).unwrap_or_default();
    }
    out
}

/// What a line begins.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Text,
    /// How it is marked, and the bytes of indentation and marker.
    Item(Mark, usize),
    Remark,
    Heading(u8),
    Row,
    Picture,
}

/// What stands before an item. Another mark begins another list.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Dash,
    Star,
    Number,
    Bracket,
    Note,
}

fn kind(line: &str) -> Kind {
    let body = line.trim_start();
    let indent = line.len() - body.len();
    match body.as_bytes() {
        [b'-', b' ', ..] => return Kind::Item(Mark::Dash, indent + 2),
        [b'*', b' ', ..] => return Kind::Item(Mark::Star, indent + 2),
        _ => {}
    }
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    match body.as_bytes().get(digits..) {
        Some([b'.', b' ', ..]) if (1..=9).contains(&digits) => return Kind::Item(Mark::Number, indent + digits + 2),
        Some([b')', b' ', ..]) if (1..=9).contains(&digits) => return Kind::Item(Mark::Bracket, indent + digits + 2),
        _ => {}
    }
    if let Some((_, length)) = inline::note(body)
        && body.get(length..).is_some_and(|rest| rest.starts_with(": "))
    {
        return Kind::Item(Mark::Note, indent + length + 2);
    }
    let hashes = body.bytes().take_while(|b| *b == b'#').count();
    if (1..=6).contains(&hashes) && body.get(hashes..).is_some_and(|rest| rest.starts_with(' ')) {
        return Kind::Heading((hashes as u8).clamp(2, 4));
    }
    match body.as_bytes() {
        [b'>', ..] => Kind::Remark,
        [b'|', ..] => Kind::Row,
        [b'!', b'[', ..] | [b'[', b'!', b'[', ..] if body.trim_end().ends_with(')') => Kind::Picture,
        _ => Kind::Text,
    }
}

fn paragraph(lines: &[&str], out: &mut Vec<Block>, found: &mut Found<'_>) -> usize {
    let more = lines.iter().skip(1).take_while(|l| !l.trim().is_empty() && kind(l) == Kind::Text).count();
    let text = lines.get(..=more).unwrap_or_default().join("\n");
    let runs = inline::runs(text.trim(), found);
    if let [Inline::Link(link, words)] = runs.as_slice()
        && let Some(words) = plain_runs(words).strip_prefix('▶')
        && link.is_external()
    {
        out.push(Block::Video(link.clone(), words.trim().to_owned(), None));
    } else if !runs.is_empty() {
        out.push(Block::Paragraph(runs));
    }
    more + 1
}

/// A list ends at a line that is neither an item of its kind, nor indented, nor the going on of an item's text.
fn list(mark: Mark, lines: &[&str], depth: u8, out: &mut Vec<Block>, found: &mut Found<'_>) -> usize {
    let base = lines.first().map_or(0, |l| indent(l));
    let mut items: Vec<String> = Vec::new();
    let (mut taken, mut blank, mut width) = (0, false, 0);
    for line in lines {
        if line.trim().is_empty() {
            blank = true;
            taken += 1;
            continue;
        }
        match kind(line) {
            Kind::Item(same, marker) if same == mark && indent(line) <= base + 1 => {
                width = marker;
                items.push(line.get(marker..).unwrap_or_default().trim_start().to_owned());
            }
            other => {
                let inside = indent(line) > base + 1;
                let goes_on = !blank && other == Kind::Text;
                let Some(item) = items.last_mut().filter(|_| inside || goes_on) else { break };
                item.push_str(if blank { "\n\n" } else { "\n" });
                item.push_str(line.get(indent(line).min(width)..).unwrap_or_default());
            }
        }
        blank = false;
        taken += 1;
    }
    let items = items.iter().map(|text| item(text, depth + 1, found)).collect();
    out.push(match mark {
        Mark::Note => Block::Notes(items),
        Mark::Dash | Mark::Star => Block::List(false, items),
        Mark::Number | Mark::Bracket => Block::List(true, items),
    });
    taken
}

/// The blocks of an item, which may begin with a box.
fn item(text: &str, depth: u8, found: &mut Found<'_>) -> Vec<Block> {
    let ticked = match text.as_bytes() {
        [b'[', b' ', b']', b' ', ..] => Some(false),
        [b'[', b'x' | b'X', b']', b' ', ..] => Some(true),
        _ => None,
    };
    let mut blocks = blocks(text.get(if ticked.is_some() { 4 } else { 0 }..).unwrap_or_default(), depth, found);
    if let (Some(ticked), Some(Block::Paragraph(runs))) = (ticked, blocks.first_mut()) {
        runs.insert(0, Inline::Check(ticked));
    }
    blocks
}

fn indent(line: &str) -> usize {
    line.bytes().take_while(|b| *b == b' ').count()
}

fn remark(lines: &[&str], depth: u8, out: &mut Vec<Block>, found: &mut Found<'_>) -> usize {
    let taken = lines.iter().take_while(|l| kind(l) == Kind::Remark).count();
    let inside = lines.iter().take(taken).map(|l| l.trim_start().get(1..).unwrap_or_default());
    let mut inside: Vec<&str> = inside.map(|l| l.strip_prefix(' ').unwrap_or(l)).collect();
    let tone = match inside.first().map(|l| l.trim()) {
        Some("[!NOTE]" | "[!IMPORTANT]") => Some(Tone::Note),
        Some("[!TIP]") => Some(Tone::Tip),
        Some("[!WARNING]" | "[!CAUTION]") => Some(Tone::Warning),
        _ => None,
    };
    if tone.is_some() {
        inside.remove(0);
    }
    out.push(Block::Callout(tone.unwrap_or_default(), blocks(&inside.join("\n"), depth + 1, found)));
    taken
}

fn table(lines: &[&str], out: &mut Vec<Block>, found: &mut Found<'_>) -> usize {
    let taken = lines.iter().take_while(|l| kind(l) == Kind::Row).count();
    let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
    for line in lines.iter().take(taken) {
        let is_rule = line.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' '));
        if !is_rule {
            rows.push(inline::cells(line).into_iter().map(|cell| inline::runs(cell.trim(), found)).collect());
        }
    }
    if !rows.is_empty() {
        let head = rows.remove(0);
        out.push(Block::Table(head, rows));
    }
    taken
}

/// A picture, or a film behind one.
fn picture(line: &str, out: &mut Vec<Block>, found: &mut Found<'_>) -> usize {
    let body = line.trim().strip_suffix(')').unwrap_or_default();
    let (shown, page) = match body.strip_prefix('[') {
        Some(film) => film.split_once(")](").unwrap_or_default(),
        None => (body, ""),
    };
    let Some((alt, target)) = shown.strip_prefix("![").and_then(|l| l.split_once("](")) else {
        return paragraph(&[line], out, found);
    };
    let (address, title) = target.split_once(' ').unwrap_or((target, ""));
    let (width, height) = read_size(title.trim().trim_matches('"')).unwrap_or((0, 0));
    if alt.trim().is_empty() {
        found(no_alt());
    }
    let alt = alt.trim().to_owned();
    match (read_picture(address), Link::parse(page).filter(Link::is_external)) {
        (Ok(link), None) => out.push(Block::Image(link, alt, width, height)),
        (Ok(link), Some(page)) => out.push(Block::Video(page, alt, Some(link))),
        (Err(problem), _) => found(problem),
    }
    1
}

/// A picture without words for those who do not see it.
pub fn no_alt() -> Problem {
    Problem::new(
        Severity::Error,
        "picture-words",
        "",
        "the picture has no words for those who cannot see it",
        "say what it shows: ![The hem, rolled by hand](hem.jpg)",
    )
}
