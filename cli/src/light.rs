//! How is a shop written as one JSON file?
//!
//! The document that the folder was read as, with each answer's body in the light markup that the widget reads itself.

use core::fmt::Write;
use std::collections::HashMap;

use shelfhelp::content::{Block, Inline, Link, Tone};
use shelfhelp::problem::Value;

use crate::compile::Compiled;

/// The whole shop as JSON text.
pub(crate) fn document(compiled: &Compiled, markdown: bool) -> String {
    let mut value = compiled.value.clone();
    drop_cases(&mut value);
    if markdown
        && let Value::Map(entries) = &mut value
        && let Some((_, Value::Map(languages))) = entries.iter_mut().find(|(key, _)| key == "answers")
    {
        for (language, answers) in languages {
            let Value::List(answers) = answers else { continue };
            let locale = shelfhelp::i18n::Locale::parse(language);
            let compiled = compiled.answers.iter().find(|(l, _)| Some(l) == locale.as_ref()).map(|(_, list)| list);
            let bodies: HashMap<&str, &[Block]> =
                compiled.into_iter().flatten().map(|answer| (answer.id.as_str(), answer.body.as_slice())).collect();
            // What is no answer yet stays at home.
            answers.retain_mut(|written| {
                let id = written.get("id").and_then(Value::as_text).unwrap_or_default().trim();
                let Some(blocks) = bodies.get(id) else { return false };
                if let Value::Map(entries) = written
                    && let Some((_, body)) = entries.iter_mut().find(|(key, _)| key == "body")
                {
                    *body = Value::Text(markup(blocks));
                }
                true
            });
        }
    }
    let mut out = String::new();
    json(&value, 0, &mut out);
    out.push('\n');
    out
}

/// The cases that `check` runs are the merchant's business and nothing to download.
fn drop_cases(value: &mut Value) {
    let Value::Map(entries) = value else { return };
    let delivery = entries.iter_mut().find(|(key, _)| key == "delivery");
    if let Some((_, Value::Map(delivery))) = delivery {
        delivery.retain(|(key, _)| key != "expect");
    }
}

/// JSON with two spaces a level. Numbers keep their digits: no price passes through floating point.
fn json(value: &Value, depth: usize, out: &mut String) {
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        (0..depth).for_each(|_| out.push_str("  "));
    };
    match value {
        Value::Null => out.push_str("null"),
        Value::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Value::Number(digits) => out.push_str(digits),
        Value::Text(text) => out.push_str(&quoted(text)),
        Value::List(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                out.push_str(if i > 0 { "," } else { "" });
                line(out, depth + 1);
                json(item, depth + 1, out);
            }
            if !items.is_empty() {
                line(out, depth);
            }
            out.push(']');
        }
        Value::Map(entries) => {
            out.push('{');
            for (i, (key, item)) in entries.iter().enumerate() {
                out.push_str(if i > 0 { "," } else { "" });
                line(out, depth + 1);
                let _ = write!(out, "{}: ", quoted(key));
                json(item, depth + 1, out);
            }
            if !entries.is_empty() {
                line(out, depth);
            }
            out.push('}');
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Blocks in light markup. Reading it again gives the same blocks.
pub(crate) fn markup(blocks: &[Block]) -> String {
    let mut parts: Vec<String> = Vec::new();
    // A list after a list of its kind bears other marks.
    let mut other = false;
    for (i, block) in blocks.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| blocks.get(i));
        other = match (before, block) {
            (Some(Block::List(a, _)), Block::List(b, _)) if a == b => !other,
            _ => false,
        };
        parts.push(self::block(block, other));
    }
    parts.join("\n\n")
}

fn block(block: &Block, other: bool) -> String {
    match block {
        Block::Heading(level, text) => format!("{} {}", "#".repeat(usize::from(*level)), runs(text, true)),
        Block::Paragraph(text) => guarded(&runs(text, false)),
        Block::List(numbered, items) => list(*numbered, other, items),
        Block::Table(head, rows) => {
            let row = |cells: &Vec<Vec<Inline>>| {
                let cells = cells.iter().map(|cell| format!(" {} |", runs(cell, true)));
                format!("|{}", cells.collect::<String>())
            };
            let rule = format!("|{}", "---|".repeat(head.len()));
            [row(head), rule].into_iter().chain(rows.iter().map(row)).collect::<Vec<_>>().join("\n")
        }
        Block::Callout(tone, blocks) => {
            let mark = match tone {
                Tone::Note => "",
                Tone::Tip => "> [!TIP]\n",
                Tone::Warning => "> [!WARNING]\n",
            };
            format!("{mark}{}", indented(&markup(blocks), "> ", "> "))
        }
        Block::Video(link, words, None) => format!("[▶ {}]({})", escaped(words, false), address(link)),
        Block::Video(link, words, Some(picture)) => {
            format!("[![{}]({})]({})", words.replace("](", "] ("), address(picture), address(link))
        }
        Block::Notes(notes) => {
            let note = |(i, note): (usize, &Vec<Block>)| indented(&markup(note), &format!("[^{}]: ", i + 1), "    ");
            notes.iter().enumerate().map(note).collect::<Vec<_>>().join("\n\n")
        }
        Block::Image(link, alt, 0, 0) => format!("![{}]({})", alt.replace("](", "] ("), address(link)),
        Block::Image(link, alt, w, h) => format!("![{}]({} \"{w}x{h}\")", alt.replace("](", "] ("), address(link)),
    }
}

fn list(numbered: bool, other: bool, items: &[Vec<Block>]) -> String {
    let tight = items.iter().all(|item| matches!(item.as_slice(), [Block::Paragraph(_)]));
    let items = items.iter().enumerate().map(|(i, item)| {
        let marker = match (numbered, other) {
            (true, false) => format!("{}. ", i + 1),
            (true, true) => format!("{}) ", i + 1),
            (false, false) => "- ".to_owned(),
            (false, true) => "* ".to_owned(),
        };
        indented(&markup(item), &marker, &" ".repeat(marker.len()))
    });
    items.collect::<Vec<_>>().join(if tight { "\n" } else { "\n\n" })
}

/// Text with one mark before its first line and another before the rest.
fn indented(text: &str, first: &str, rest: &str) -> String {
    let mut out = String::new();
    for (i, line) in text.lines().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        out.push_str(if i == 0 { first } else { rest });
        out.push_str(line);
    }
    out.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

fn runs(runs: &[Inline], in_table: bool) -> String {
    let mut out = String::new();
    for (i, run) in runs.iter().enumerate() {
        match run {
            Inline::Text(text) => out.push_str(&escaped(text, in_table)),
            Inline::Strong(inside) => {
                let _ = write!(out, "**{}**", self::runs(inside, in_table));
            }
            Inline::Emphasis(inside) => {
                let _ = write!(out, "*{}*", self::runs(inside, in_table));
            }
            // Literals side by side are one: their ticks would be one row.
            Inline::Code(_) if i > 0 && matches!(runs.get(i - 1), Some(Inline::Code(_))) => {}
            Inline::Code(_) => {
                let text: String = runs.iter().skip(i).map_while(literal).collect();
                let text = text.replace('\n', " ");
                let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
                let mark = "`".repeat(longest + 1);
                let spaced = text.starts_with(' ') && text.ends_with(' ') && !text.trim().is_empty();
                let space = if spaced || text.starts_with('`') || text.ends_with('`') { " " } else { "" };
                let _ = write!(out, "{mark}{space}{text}{space}{mark}");
            }
            Inline::Link(link, inside) => {
                let _ = write!(out, "[{}]({})", self::runs(inside, in_table), address(link));
            }
            Inline::Break if in_table => out.push(' '),
            Inline::Break => out.push_str("\\\n"),
            Inline::Struck(inside) => {
                let _ = write!(out, "~~{}~~", self::runs(inside, in_table));
            }
            Inline::Check(ticked) => out.push_str(if *ticked { "[x] " } else { "[ ] " }),
            Inline::Note(number) => {
                let _ = write!(out, "[^{number}]");
            }
            Inline::Answer(id, inside) => {
                let _ = write!(out, "[{}](answer:{id})", self::runs(inside, in_table));
            }
            Inline::Fact(name, words) => {
                let _ = write!(out, "{{{{{name} | {words}}}}}");
            }
        }
    }
    out
}

fn literal(run: &Inline) -> Option<&str> {
    match run {
        Inline::Code(text) => Some(text),
        _ => None,
    }
}

fn escaped(text: &str, in_table: bool) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        if matches!(letter, '\\' | '*' | '`' | '[' | ']' | '{' | '~') || (in_table && letter == '|') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// Keeps the first letters of each line from beginning something else.
fn guarded(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        match line.get(digits..) {
            Some(rest) if digits > 0 && (rest.starts_with(". ") || rest.starts_with(") ")) => {
                format!("{}\\{rest}", line.get(..digits).unwrap_or_default())
            }
            _ if line.starts_with(['-', '#', '>', '|', '!']) => format!("\\{line}"),
            // A mark of a note before a colon is no note.
            _ if line.starts_with("[^") => line.replacen("]:", "]\\:", 1),
            _ => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Brackets that do not pair would end the address too early.
fn address(link: &Link) -> String {
    let text = link.as_str().replace(' ', "%20").replace('`', "%60");
    let mut open = 0_i32;
    let pairs = text.bytes().all(|byte| {
        open += i32::from(byte == b'(') - i32::from(byte == b')');
        open >= 0
    });
    if pairs && open == 0 { text } else { text.replace('(', "%28").replace(')', "%29") }
}
