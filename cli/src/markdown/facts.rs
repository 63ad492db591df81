//! Where do live facts stand in a Markdown text?
//!
//! Each `{{…}}` is covered by as many bytes of letters that mean nothing to Markdown, so that every offset stays true.

/// A text whose live facts are covered.
pub(super) struct Facts {
    /// The text with facts covered; as long as the text was.
    pub(super) masked: String,
    /// What stood between the braces, in order.
    inside: Vec<String>,
    /// Where each begins.
    starts: Vec<usize>,
}

// A letter of the private use area; it takes three bytes.
const MASK: char = '\u{E0FA}';
const FILL: char = 'x';

impl Facts {
    pub(super) fn mask(text: &str) -> Facts {
        let mut facts = Facts { masked: String::with_capacity(text.len()), inside: Vec::new(), starts: Vec::new() };
        let mut rest = text;
        while let Some(open) = rest.find("{{") {
            let (before, after) = rest.split_at(open);
            facts.masked.push_str(&before.replace(MASK, "\u{FFFD}"));
            let inside = after.get(2..).unwrap_or_default();
            // A fact goes over the end of a line, but not over the end of a paragraph, and holds no other one.
            let end = inside.get(..inside.find("{{").unwrap_or(inside.len())).unwrap_or_default().find("}}");
            let close = end.filter(|end| !blank_line(inside.get(..*end).unwrap_or_default()));
            let escaped = before.ends_with('\\');
            let Some(close) = close.filter(|_| !escaped) else {
                facts.masked.push_str("{{");
                rest = inside;
                continue;
            };
            facts.starts.push(facts.masked.len());
            facts.inside.push(inside.get(..close).unwrap_or_default().to_owned());
            facts.masked.push(MASK);
            (0..close + 1).for_each(|_| facts.masked.push(FILL));
            rest = inside.get(close + 2..).unwrap_or_default();
        }
        facts.masked.push_str(&rest.replace(MASK, "\u{FFFD}"));
        facts
    }

    /// Parts a run of text at its facts: plain text, then the fact after it with its offset, if one follows.
    pub(super) fn part(&self, text: &str, start: usize) -> Vec<(String, Option<(usize, &str)>)> {
        let mut next = self.starts.partition_point(|fact| *fact < start);
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(MASK) {
            let Some((inside, offset)) = self.inside.get(next).zip(self.starts.get(next)) else { break };
            parts.push((before.to_owned(), Some((*offset, inside.as_str()))));
            rest = after.get(inside.len() + 1..).unwrap_or_default();
            next += 1;
        }
        parts.push((rest.to_owned(), None));
        parts
    }

    /// A literal as it was written. Facts are not filled in there.
    pub(super) fn unmask(&self, text: &str, start: usize) -> String {
        let mut out = String::new();
        for (plain, fact) in self.part(text, start) {
            out.push_str(&plain);
            if let Some((_, inside)) = fact {
                // Within a table a bar is written with a backslash, which the cover has kept from being read.
                out.push_str(&format!("{{{{{}}}}}", inside.replace("\\|", "|")));
            }
        }
        out
    }

    /// Whether a text holds a fact.
    pub(super) fn holds(text: &str) -> bool {
        text.contains(MASK)
    }
}

/// Whether a paragraph ends within the text.
fn blank_line(text: &str) -> bool {
    let lines: Vec<&str> = text.split('\n').collect();
    lines.get(1..lines.len() - 1).unwrap_or_default().iter().any(|line| line.trim().is_empty())
}
