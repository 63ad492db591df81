//! How does a problem look in a terminal?
//!
//! ```text
//! error[time]: "25:00" is not a time of day
//!  --> shop/delivery.toml:3:10
//!   |
//! 3 | cutoff = "25:00"
//!   |          ^^^^^^^
//!   |
//!   = help: write it as 14:00
//! ```
//!
//! Always in colour: what the terminal does not want is taken out at the edge. Nothing of the merchant's files reaches
//! the terminal as a control character: the messages are cleaned, the drawing shows signs in their place.

use core::ops::Range;

use annotate_snippets::renderer::DEFAULT_TERM_WIDTH;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use shelfhelp::problem::Severity;
use unicode_width::UnicodeWidthChar;

use super::Spot;
use super::finding::{Finding, clean};
use super::quote::Quotes;

// Of a line as much as fits a terminal that nobody widened; the numbers before it take some.
const WINDOW_COLUMNS: usize = 88;
// A mark is shown with what stands before it, so that the eye finds the place.
const BEFORE_COLUMNS: usize = 30;
// What the drawing makes of a tab.
const TAB_COLUMNS: usize = 4;

/// A problem with its source line, where the file still has it.
pub(super) fn draw(finding: &Finding, quotes: &mut Quotes) -> String {
    let problem = &finding.problem;
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO.with_name("advice"),
    };
    let mut group = Group::with_title(level.primary_title(clean(&problem.message)).id(problem.code));
    let mut column_shown = None;
    let file = clean(finding.file.as_deref().unwrap_or_default());
    if let (Some(path), Some(Spot { line, column })) = (&finding.file, finding.spot) {
        if let Some((text, marked)) = quotes.of(path, line, column) {
            let (shown, marked) = window(text, marked);
            column_shown = shown.get(..marked.start).map(|before| before.chars().count() + 1);
            let mark = AnnotationKind::Primary.span(marked);
            let snippet = Snippet::source(shown).path(&file).line_start(line).annotation(mark);
            group = group.element(snippet);
        } else {
            group = group.element(Origin::path(&file).line(line).char_column(column));
        }
    } else if !file.is_empty() {
        group = group.element(Origin::path(&file));
    }
    if !problem.help.is_empty() {
        group = group.element(Level::HELP.message(clean(&problem.help)));
    }
    // Lines are cut here, where letters of two columns and signs of none are counted; the drawing has room for them.
    let drawn = Renderer::styled().term_width(2 * DEFAULT_TERM_WIDTH).render(&[group]);
    match (finding.spot, column_shown) {
        // The drawing counts columns in the part of the line that it was given.
        (Some(Spot { line, column }), Some(shown)) if shown != column => {
            drawn.replacen(&format!("{file}:{line}:{shown}\n"), &format!("{file}:{line}:{column}\n"), 1)
        }
        _ => drawn,
    }
}

/// The part of a long line around its mark.
fn window(line: &str, marked: Range<usize>) -> (String, Range<usize>) {
    let columns = |text: &str| text.chars().map(columns).sum::<usize>();
    let (before, rest) = line.split_at_checked(marked.start).unwrap_or((line, ""));
    let fits = columns(line) <= WINDOW_COLUMNS;
    // A mark near the start needs no cut before it.
    let from = if fits || columns(before) < WINDOW_COLUMNS / 2 { 0 } else { start_of_last(before, BEFORE_COLUMNS) };
    let room = WINDOW_COLUMNS.saturating_sub(columns(before.get(from..).unwrap_or_default()));
    let to = before.len() + end_of_first(rest, room);
    let lead = if from > 0 { "…" } else { "" };
    let trail = if to < line.len() { "…" } else { "" };
    let part = |from: usize, to: usize| tame(line.get(from..to).unwrap_or_default());
    let (before, value) = (part(from, marked.start), part(marked.start, marked.end.min(to)));
    let start = lead.len() + before.len();
    let end = start + value.len();
    let after = part(marked.end.min(to), to);
    (format!("{lead}{before}{value}{after}{trail}"), start..end)
}

/// The drawing shows most signs that a terminal would obey as pictures, and leaves these.
fn tame(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\u{80}'..='\u{9f}') { '\u{fffd}' } else { c }).collect()
}

/// Where the last so many columns of a text begin.
fn start_of_last(text: &str, most: usize) -> usize {
    let mut taken = 0;
    let mut from = text.len();
    for (at, letter) in text.char_indices().rev() {
        taken += columns(letter);
        if taken > most {
            break;
        }
        // A sign of no width belongs to the letter before it.
        if columns(letter) > 0 {
            from = at;
        }
    }
    from
}

/// Where the first so many columns of a text end.
fn end_of_first(text: &str, most: usize) -> usize {
    let mut taken = 0;
    for (at, letter) in text.char_indices() {
        taken += columns(letter);
        if taken > most {
            return at;
        }
    }
    text.len()
}

fn columns(letter: char) -> usize {
    match letter {
        '\t' => TAB_COLUMNS,
        // Shown as a sign of its own.
        letter => letter.width().unwrap_or(1),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a helper that cannot go on stops its test")]

    use shelfhelp::problem::{Problem, Severity};

    use super::super::finding::Finding;
    use super::super::quote::Quotes;
    use super::super::{Lines, Spot};
    use super::draw;

    /// A problem at the first `mark` of a text, drawn without colours, its file called `f`.
    fn drawn(text: &str, mark: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("f.toml");
        std::fs::write(&file, text).unwrap();
        let file = file.to_str().unwrap();
        let spot = Some(Lines::new(text).spot(text.find(mark).unwrap()));
        let problem = Problem::new(Severity::Error, "code", "at", "no", "do");
        let drawn = draw(&Finding { problem, file: Some(file.into()), spot }, &mut Quotes::default());
        plain(&drawn).replace(file, "f")
    }

    /// Without our own colours; those of a file would stay.
    fn plain(drawn: &str) -> String {
        let ours = ["0", "1", "91", "94", "96", "33", "32"].map(|code| format!("\x1b[{code}m"));
        ours.iter().fold(drawn.to_owned(), |text, code| text.replace(code, ""))
    }

    /// What stands over the marks, counted in columns of a terminal.
    fn marked(drawn: &str) -> String {
        let lines: Vec<&str> = drawn.lines().collect();
        let at = lines.iter().position(|line| line.trim_start_matches([' ', '|']).starts_with('^')).unwrap();
        let marks = lines[at].find('^').unwrap()..lines[at].trim_end().len();
        let mut column = 0;
        let mut found = String::new();
        for letter in lines[at - 1].chars() {
            if marks.contains(&column) {
                found.push(letter);
            }
            column += super::columns(letter);
        }
        found
    }

    #[test]
    fn a_problem_has_its_line_and_its_help() {
        let expected = "error[code]: no\n --> f:2:5\n  |\n2 | b = \"x\" # y\n  |     ^^^\n  |\n  = help: do";
        assert_eq!(drawn("a = 1\nb = \"x\" # y\n", "\"x"), expected);
        assert_eq!(drawn("a = 1\r\nb = \"x\" # y\r\n", "\"x"), expected, "CR LF");
    }

    #[test]
    fn marks_stand_under_wide_letters_signs_of_no_width_and_tabs() {
        for (line, value) in [
            ("名前 = \"本物のシルク\" # 絹", "\"本物のシルク\""),
            ("\tname = \"x\"\t# y", "\"x\""),
            ("name = \"e\u{301}\u{308}t\", x = \"y\"", "\"y\""),
            ("الاسم = \"حرير\" # نعم", "\"حرير\""),
            ("👩\u{200d}🔬 = \"é\"", "\"é\""),
        ] {
            let drawn = drawn(line, value);
            assert_eq!(marked(&drawn), value, "{drawn}");
        }
    }

    #[test]
    fn a_long_line_is_cut_around_the_mark_and_keeps_its_column() {
        for letter in ["x", "絹", "ح", "e\u{301}", "\t"] {
            let line = format!("a = \"{0}\", b = \"here\", c = \"{0}\"", letter.repeat(30_000));
            let drawn = drawn(&line, "\"here\"");
            assert_eq!(marked(&drawn), "\"here\"", "{drawn}");
            let column = line[..line.find("\"here\"").unwrap()].chars().count() + 1;
            assert!(drawn.contains(&format!(" --> f:1:{column}\n")), "{drawn}");
            let longest = drawn.lines().map(|line| line.chars().map(super::columns).sum::<usize>()).max();
            assert!(longest.unwrap() < 100, "{drawn}");
        }
        let long = format!("a = \"{}\"", "x".repeat(30_000));
        assert!(drawn(&long, "\"").lines().all(|line| line.len() < 100), "a long value is cut too");
    }

    #[test]
    fn nothing_of_a_file_is_obeyed_by_the_terminal() {
        let drawn = drawn("a = \"\x1b[35m\x07\u{9b}31m\u{202e}\x7f\u{2066}\"", "\"");
        assert!(!drawn.contains(|c: char| c.is_control() && c != '\n'), "{drawn:?}");
        assert!(!drawn.contains(['\u{202e}', '\u{2066}']), "{drawn:?}");
    }

    #[test]
    fn places_that_are_not_there_are_drawn_without_a_line() {
        let problem = || Problem::new(Severity::Advice, "code", "at", "a\x1b[1mb", "");
        let drawn = |finding: &Finding| plain(&draw(finding, &mut Quotes::default()));
        assert_eq!(drawn(&Finding::bare(problem())), "advice[code]: a\u{fffd}[1mb");
        assert_eq!(drawn(&Finding::of_file("/no", problem())), "advice[code]: a\u{fffd}[1mb\n--> /no");
        let spot = Some(Spot { line: 3, column: 4 });
        let gone = Finding { problem: problem(), file: Some("/no".into()), spot };
        assert_eq!(drawn(&gone), "advice[code]: a\u{fffd}[1mb\n--> /no:3:4");
    }

    #[test]
    fn no_text_and_no_place_is_too_odd_to_be_drawn() {
        let odd: Vec<char> =
            "a \t\r\n\"'[]{}#,=:\\\u{0}\u{1b}\u{7f}\u{85}\u{9b}\u{ad}\u{301}\u{200b}\u{200d}\u{200f}\u{202e}\u{2028}\u{2067}\u{fe0f}\u{feff}絹ﷺ👩🏽𒐫"
                .chars()
                .collect();
        let folder = tempfile::tempdir().unwrap();
        // Any sequence does that repeats late; this one is a linear congruence.
        let mut seed = 7_usize;
        for round in 0..150 {
            let mut next = |most: usize| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (seed >> 33) % most
            };
            let text: String = (0..next(300)).map(|_| odd[next(odd.len())]).collect();
            let file = folder.path().join(format!("{round}.{}", ["toml", "md", "csv", "html"][round % 4]));
            std::fs::write(&file, &text).unwrap();
            for _ in 0..20 {
                let spot = Some(Spot { line: next(6), column: next(120) });
                let problem = Problem::new(Severity::Warning, "code", "", text.as_str(), text.as_str());
                let finding = Finding { problem, file: Some(file.to_str().unwrap().into()), spot };
                let drawn = plain(&draw(&finding, &mut Quotes::default()));
                let obeyed = drawn.chars().find(|c| c.is_control() && *c != '\n');
                assert_eq!(obeyed, None, "{text:?} {spot:?}\n{drawn:?}");
            }
        }
    }
}
