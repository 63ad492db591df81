//! How do the figures come into a spreadsheet without doing anything there?
//!
//! RFC 4180 with a byte order mark, so that every spreadsheet reads the letters. Words come from logs, and whoever writes
//! a log could write a formula: a cell that begins like one gets an apostrophe before it, as OWASP's page on CSV injection
//! recommends.

use super::figures::{Figures, List, Named, Question, percent};
use crate::source::finding::clean;

/// The files: name and content.
pub(crate) fn files(figures: &Figures) -> Vec<(&'static str, String)> {
    let helped =
        |named: &Named| named.rated.map_or([String::new(), String::new()], |(y, n)| [y.to_string(), n.to_string()]);
    let last = |named: &Named| {
        let share = |(visits, resolved)| percent(resolved, visits).map(|share| share.to_string()).unwrap_or_default();
        named.last.map_or([String::new(), String::new()], |last| [last.0.to_string(), share(last)])
    };
    let answers = figures.read.lines.iter().map(|named| {
        let (about, [yes, no], [visits, share]) = (labelled(named), helped(named), last(named));
        vec![about[0].clone(), about[1].clone(), about[2].clone(), yes, no, visits, share]
    });
    let days = figures.days.iter().map(|d| vec![d.day.to_string(), d.asked.to_string(), d.resolved.to_string()]);
    let hours =
        figures.hours.iter().enumerate().map(|(hour, count)| {
            vec![format!("{hour:02}:00"), count.map(|count| count.to_string()).unwrap_or_default()]
        });
    let weeks = figures
        .effort
        .iter()
        .flat_map(|effort| &effort.weeks)
        .map(|(monday, mean, said)| vec![monday.to_string(), format!("{mean:.2}"), said.to_string()]);
    vec![
        ("not-found.csv", table(&["question", "searches"], questions(&figures.missed))),
        ("asked.csv", table(&["question", "searches"], questions(&figures.asked))),
        (
            "answers.csv",
            table(&["id", "question", "read", "helped", "not_helped", "read_last", "resolved_percent"], answers),
        ),
        ("channels.csv", table(&["id", "label", "chosen"], figures.channels.lines.iter().map(labelled))),
        ("days.csv", table(&["day", "asked", "resolved"], days)),
        ("hours.csv", table(&["hour", "done"], hours)),
        ("effort.csv", table(&["week_of", "mean", "said"], weeks)),
    ]
}

fn labelled(named: &Named) -> Vec<String> {
    vec![named.id.clone(), named.label.clone().unwrap_or_default(), named.count.to_string()]
}

fn questions(list: &List<Question>) -> impl Iterator<Item = Vec<String>> {
    list.lines.iter().map(|question| vec![question.words.clone(), question.count.to_string()])
}

fn table(heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut text = format!("\u{feff}{}\r\n", heads.join(","));
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell_text| cell(cell_text)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// A cell that is text whatever it says.
fn cell(text: &str) -> String {
    let text = clean(&text.replace(['\r', '\n', '\t'], " ")).to_string();
    let begins = |c: char| matches!(c, '=' | '+' | '-' | '@' | '|' | '%' | '＝' | '＋' | '－' | '＠');
    let is_number = text.parse::<f64>().is_ok();
    let guard = if text.trim_start().starts_with(begins) && !is_number { "'" } else { "" };
    let quoted = text.contains(['"', ',', ';', '\'']) || !guard.is_empty();
    if quoted { format!("\"{guard}{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, expected) in [
            ("gift card", "gift card"),
            ("a, \"b\"", "\"a, \"\"b\"\"\""),
            ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""),
            ("+30 210", "\"'+30 210\""),
            ("  =1+1", "\"'  =1+1\""),
            ("-1", "-1"),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("＝1", "\"'＝1\""),
            ("\t=1", "\"' =1\""),
            ("a\nb", "a b"),
            ("", ""),
        ] {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }
}
