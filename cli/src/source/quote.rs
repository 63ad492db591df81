//! Which line of which file is it about, and which letters of it?
//!
//! Files are read again when a problem in them is told; what has gone since, or is no file, is told without its line.
//! Only the place where a value begins is known, so its end is read off the line as its format writes values.

use core::ops::Range;
use std::fs;

// Nothing of a shop is larger; a page that is given to a check may be.
const FILE_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// The lines of files; problems come file by file, so one is kept.
#[derive(Debug, Default)]
pub(crate) struct Quotes {
    file: String,
    text: String,
    /// Where lines begin.
    starts: Vec<usize>,
    /// The last line of a Markdown file's front matter; 0 without.
    front: usize,
}

impl Quotes {
    /// A line without its end, and the bytes of it that a value takes which begins at a column.
    pub(super) fn of(&mut self, file: &str, line: usize, column: usize) -> Option<(&str, Range<usize>)> {
        if self.file != file {
            self.read(file);
        }
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        let text = self.text.get(start..end)?;
        let text = text.strip_suffix('\r').unwrap_or(text);
        let from = text.char_indices().nth(column.checked_sub(1)?).map_or(text.len(), |(at, _)| at);
        let form = Form::of(file, line <= self.front);
        Some((text, from..from + extent(text, from, form)))
    }

    fn read(&mut self, file: &str) {
        *self = Quotes { file: file.to_owned(), ..Quotes::default() };
        // A pipe or a device would be waited for.
        let is_small = |m: fs::Metadata| m.is_file() && m.len() <= FILE_BYTES_MAX;
        if !fs::metadata(file).is_ok_and(is_small) {
            return;
        }
        let Ok(bytes) = fs::read(file) else { return };
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        self.text = String::from_utf8_lossy(bytes).into_owned();
        self.starts = core::iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let is_rule = |line: &str| line.trim_end() == "---";
        let mut lines = self.text.lines();
        if lines.next().is_some_and(is_rule) {
            self.front = lines.position(is_rule).map_or(0, |at| at + 2);
        }
    }
}

/// How values are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// TOML and JSON: quotes around text.
    Quoted,
    /// YAML: text to the end of the line.
    Yaml,
    /// Words, links and marks.
    Prose,
    /// Cells between commas.
    Cells,
}

impl Form {
    fn of(file: &str, in_front: bool) -> Form {
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        match ending.as_str() {
            "md" | "mdx" | "markdown" if in_front => Form::Yaml,
            "toml" | "json" | "jsonl" | "ndjson" => Form::Quoted,
            "yaml" | "yml" => Form::Yaml,
            "csv" | "tsv" => Form::Cells,
            _ => Form::Prose,
        }
    }
}

/// How many bytes of a line a value takes.
fn extent(line: &str, from: usize, form: Form) -> usize {
    let (before, rest) = line.split_at_checked(from).unwrap_or((line, ""));
    let length = match (form, rest.chars().next()) {
        (_, None) => 0,
        (Form::Prose, Some(_)) => prose(rest),
        (_, Some(quote @ ('"' | '\''))) => quoted(rest, quote),
        (Form::Quoted | Form::Yaml, Some(open @ ('[' | '{'))) => group(rest, open),
        (Form::Quoted, Some(_)) => bare(rest, &[',', ']', '}', '=', ':', '#']),
        (Form::Yaml, Some(_)) => plain(before, rest),
        (Form::Cells, Some(_)) => rest.find([',', ';', '\t']).unwrap_or(rest.len()),
    };
    rest.get(..length).unwrap_or(rest).trim_end().len()
}

/// Text in quotes, to the end of the line where they are not closed.
fn quoted(rest: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' if quote == '"' => is_escaped = true,
            _ if letter == quote && at > 1 => return at + letter.len_utf8(),
            // Two quotes are an empty text, three begin one of several lines.
            _ if letter == quote && !rest.get(2..).unwrap_or_default().starts_with(quote) => return 2,
            _ if letter == quote => return rest.len(),
            _ => {}
        }
    }
    rest.len()
}

/// A list or group with what it holds, to the end of the line where it goes on below.
fn group(rest: &str, open: char) -> usize {
    let mut depth = 0_usize;
    let mut inside: Option<char> = None;
    // A table's head is a value to TOML: `[[methods]]`.
    let close = if open == '[' { ']' } else { '}' };
    for (at, letter) in rest.char_indices() {
        match (inside, letter) {
            (Some(quote), letter) if letter == quote => inside = None,
            (None, '"' | '\'') => inside = Some(letter),
            (None, letter) if letter == open => depth += 1,
            (None, letter) if letter == close => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    rest.len()
}

/// A word or number outside quotes.
fn bare(rest: &str, ends: &[char]) -> usize {
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let end = rest.get(first..).and_then(|more| more.find(|c: char| c.is_whitespace() || ends.contains(&c)));
    end.map_or(rest.len(), |end| end + first)
}

/// A key, or text that needs no quotes: to its colon, to a remark, within a list to a comma.
fn plain(before: &str, rest: &str) -> usize {
    let opened = before.matches(['[', '{']).count() > before.matches([']', '}']).count();
    let colon = rest.find(": ").or_else(|| rest.trim_end().strip_suffix(':').map(str::len));
    let remark = rest.find(" #");
    let comma = if opened { rest.find([',', ']', '}']) } else { None };
    [colon, remark, comma].into_iter().flatten().min().unwrap_or(rest.len())
}

/// A link, a live fact, a tag, or else a word.
fn prose(rest: &str) -> usize {
    let to = |end: &str| rest.find(end).map(|at| at + end.len());
    let whole = if rest.starts_with("{{") {
        to("}}")
    } else if rest.starts_with('[') || rest.starts_with("![") {
        link(rest)
    } else if rest.starts_with('<') {
        to(">")
    } else {
        None
    };
    whole.unwrap_or_else(|| rest.find(char::is_whitespace).filter(|end| *end > 0).unwrap_or(rest.len()))
}

/// `[words](address)`, `![words](address)` or `[mark]`.
fn link(rest: &str) -> Option<usize> {
    let words = rest.find('[')? + group(rest.get(rest.find('[')?..)?, '[');
    let address = rest.get(words..).filter(|after| after.starts_with('('));
    Some(words + address.and_then(|after| after.find(')')).map_or(0, |end| end + 1))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a helper that cannot go on stops its test")]

    use super::{Form, Quotes, extent};

    /// `^` stands before the value; what is marked.
    #[track_caller]
    fn check(form: Form, line: &str, marked: &str) {
        let from = line.find('^').unwrap();
        let line = line.replacen('^', "", 1);
        assert_eq!(&line[from..from + extent(&line, from, form)], marked, "{line}");
    }

    #[test]
    fn values_of_toml_and_json() {
        for (line, marked) in [
            ("cutoff = ^\"25:00\" # noon", "\"25:00\""),
            ("name = ^'it''s'", "'it'"),
            (r#"name = ^"a \" b" # c"#, r#""a \" b""#),
            ("name = ^\"\" ", "\"\""),
            ("name = ^\"\"\"Elaia", "\"\"\"Elaia"),
            ("name = ^\"open", "\"open"),
            ("days = ^[2, 1] # days", "[2, 1]"),
            ("open = [\"mon\", ^\"fry\"]", "\"fry\""),
            ("hours = ^{ sat = \"}\", sun = \"\" }", "{ sat = \"}\", sun = \"\" }"),
            ("^[[methods]]", "[[methods]]"),
            ("days = ^[", "["),
            ("^curency = \"EUR\"", "curency"),
            ("price = ^4.20", "4.20"),
            ("name = ^Elaia, more", "Elaia"),
            ("{\"a\": ^true}", "true"),
            ("price =^", ""),
            ("^= 3", "="),
        ] {
            check(Form::Quoted, line, marked);
        }
    }

    #[test]
    fn values_of_front_matter() {
        for (line, marked) in [
            ("review: ^2027-13-01", "2027-13-01"),
            ("question: ^How do I wash it?  # often", "How do I wash it?"),
            ("^questoin: How?", "questoin"),
            ("^also:", "also"),
            ("also: [wash, ^silk care, \"x\"]", "silk care"),
            ("also: ^[wash, silk]", "[wash, silk]"),
            ("- ^10:30 at noon", "10:30 at noon"),
        ] {
            check(Form::Yaml, line, marked);
        }
    }

    #[test]
    fn words_links_and_marks_of_prose() {
        for (line, marked) in [
            ("See ^[our [big] page](ftp://x y) now", "[our [big] page](ftp://x y)"),
            ("See ^![](a.png), now", "![](a.png)"),
            ("until ^{{returns.until | thirty days}}.", "{{returns.until | thirty days}}"),
            ("a ^<script src=x> b", "<script src=x>"),
            ("a ^word here", "word"),
            ("^これは", "これは"),
            ("^[open", "[open"),
        ] {
            check(Form::Prose, line, marked);
        }
        check(Form::Cells, "a,^How long?,b", "How long?");
        check(Form::Cells, "a,^\"How, long?\",b", "\"How, long?\"");
    }

    #[test]
    fn lines_are_found_as_columns_count_letters() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("wash.md");
        std::fs::write(&file, "\u{feff}---\r\nid: λευκό\r\n---\r\nπλύση [x](ftp:y)\r\n").unwrap();
        let file = file.to_str().unwrap();
        let mut quotes = Quotes::default();
        assert_eq!(quotes.of(file, 2, 5), Some(("id: λευκό", 4..14)));
        assert_eq!(quotes.of(file, 4, 7), Some(("πλύση [x](ftp:y)", 11..21)));
        assert_eq!(quotes.of(file, 4, 99), Some(("πλύση [x](ftp:y)", 21..21)), "beyond the end of the line");
        assert_eq!(quotes.of(file, 5, 1), Some(("", 0..0)), "after the last line");
        for (line, column) in [(0, 1), (1, 0), (6, 1), (usize::MAX, 1)] {
            assert_eq!(quotes.of(file, line, column), None, "{line}:{column}");
        }
        assert_eq!(quotes.of("/nowhere", 1, 1), None);
        assert_eq!(quotes.of(folder.path().to_str().unwrap(), 1, 1), None, "a folder");
    }
}
