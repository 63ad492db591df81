//! Which answers does a long page hold?
//!
//! A page of questions becomes one answer a heading; headings above the questions become topics.
//!
//! Does not know: where the page came from.

use shelfhelp::content::{Block, Inline, plain_text};

use super::question::{asks, bare};

/// One answer of a page.
#[derive(Debug, PartialEq)]
pub(super) struct Part {
    pub(super) question: String,
    /// The heading above the questions; may be empty.
    pub(super) topic: String,
    pub(super) body: Vec<Block>,
}

/// A page in parts.
#[derive(Debug, PartialEq)]
pub(super) struct Parts {
    /// What stands before the first heading.
    pub(super) intro: Vec<Block>,
    pub(super) parts: Vec<Part>,
}

// Fewer questions than two are an article with a heading that asks something.
const QUESTIONS_MIN: usize = 2;

/// The parts of a page, or the page as it was where it is one answer. `faq`: its address says that it is questions.
pub(super) fn split(mut blocks: Vec<Block>, faq: bool) -> Result<Parts, Vec<Block>> {
    let mut level = level_of_questions(&blocks, false);
    if level.is_none() {
        if let Some(bold) = bold_questions(&blocks) {
            blocks = bold;
            level = Some(BOLD);
        } else if faq {
            level = level_of_questions(&blocks, true);
        }
    }
    match level {
        Some(level) => Ok(cut(blocks, level)),
        None => Err(blocks),
    }
}

/// The level on which most questions stand; with `any`, the one with most headings.
fn level_of_questions(blocks: &[Block], any: bool) -> Option<u8> {
    let mut counts = [0_usize; 8];
    for block in blocks {
        if let Block::Heading(level, words) = block
            && (any || asks(&words_of(words)))
            && let Some(count) = counts.get_mut(usize::from(*level))
        {
            *count += 1;
        }
    }
    let most = counts.iter().enumerate().max_by_key(|(level, count)| (**count, *level));
    most.filter(|(_, count)| **count >= QUESTIONS_MIN).and_then(|(level, _)| u8::try_from(level).ok())
}

// Below every level that a block has; no heading of it is left after the cut.
const BOLD: u8 = 7;

/// Many shops write questions as bold paragraphs. They are headings here where at least two of them ask.
fn bold_questions(blocks: &[Block]) -> Option<Vec<Block>> {
    let is_bold =
        |block: &Block| matches!(block, Block::Paragraph(runs) if bold_alone(runs) && asks(bare(&words_of(runs))));
    if blocks.iter().filter(|block| is_bold(block)).count() < QUESTIONS_MIN {
        return None;
    }
    let heading = |block: &Block| match block {
        Block::Paragraph(runs) if is_bold(block) => Block::Heading(BOLD, runs.clone()),
        block => block.clone(),
    };
    Some(blocks.iter().map(heading).collect())
}

fn bold_alone(runs: &[Inline]) -> bool {
    let blank = |run: &Inline| match run {
        Inline::Text(text) => text.trim().is_empty(),
        Inline::Break => true,
        _ => false,
    };
    runs.iter().any(|run| matches!(run, Inline::Strong(_)))
        && runs.iter().all(|run| blank(run) || matches!(run, Inline::Strong(_)))
}

fn cut(blocks: Vec<Block>, at: u8) -> Parts {
    let mut intro = Vec::new();
    // With each part, whether it is a heading above questions.
    let mut parts: Vec<(bool, Part)> = Vec::new();
    let mut topic = String::new();
    for block in blocks {
        let block = match block {
            Block::Heading(level, words) if level <= at => {
                let words = words_of(&words);
                let above = level < at;
                if above {
                    topic.clone_from(&words);
                }
                let topic = if above { String::new() } else { topic.clone() };
                parts.push((above, Part { question: bare(&words).to_owned(), topic, body: Vec::new() }));
                continue;
            }
            // The question takes the place of the page's title, so what is below it moves up.
            Block::Heading(level, words) => Block::Heading((level - at + 1).clamp(2, 4), words),
            block => block,
        };
        parts.last_mut().map_or(&mut intro, |(_, part)| &mut part.body).push(block);
    }
    // A heading above questions with no text of its own is their topic and nothing else.
    parts.retain(|(above, part)| !above || !part.body.is_empty());
    Parts { intro, parts: parts.into_iter().map(|(_, part)| part).collect() }
}

/// The words of a heading on one line.
pub(super) fn words_of(runs: &[Inline]) -> String {
    let text = plain_text(&[Block::Paragraph(runs.to_vec())]);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(markdown: &str) -> Vec<Block> {
        crate::markdown::read(markdown).0
    }

    fn check(markdown: &str, faq: bool, want: &[&str]) {
        let told: Vec<String> = match split(page(markdown), faq) {
            Ok(parts) => {
                let intro = plain_text(&parts.intro);
                let intro = (!intro.is_empty()).then(|| format!("intro: {intro}"));
                let line = |part: Part| format!("[{}] {}: {}", part.topic, part.question, plain_text(&part.body));
                intro.into_iter().chain(parts.parts.into_iter().map(line)).collect()
            }
            Err(blocks) => vec![format!("whole, {} blocks", blocks.len())],
        };
        assert_eq!(told, want);
    }

    #[test]
    fn two_headings_that_ask_part_a_page() {
        check(
            "Hello.\n\n## How long?\n\nA day.\n\n## Can I return it?\n\nYes.\n\n## Contact\n\nMail.",
            false,
            &["intro: Hello.", "[] How long?: A day.", "[] Can I return it?: Yes.", "[] Contact: Mail."],
        );
    }

    #[test]
    fn one_heading_that_asks_does_not() {
        check("## How long?\n\nA day.\n\n## Contact\n\nMail.", false, &["whole, 4 blocks"]);
    }

    #[test]
    fn the_address_says_that_labels_are_questions() {
        check("## Shipping\n\nA day.\n\n## Contact\n\nMail.", true, &["[] Shipping: A day.", "[] Contact: Mail."]);
        check("## Shipping\n\nA day.", true, &["whole, 2 blocks"]);
    }

    #[test]
    fn headings_above_questions_are_topics_and_keep_their_own_text() {
        check(
            "## Shipping\n\n### How long?\n\nA day.\n\n## Returns\n\nWe are kind.\n\n### How?\n\nBy post.\n\n#### Abroad\n\nToo.",
            false,
            &["[Shipping] How long?: A day.", "[] Returns: We are kind.", "[Returns] How?: By post.\nAbroad\nToo."],
        );
    }

    #[test]
    fn bold_paragraphs_that_ask_are_headings() {
        check(
            "## Shipping\n\n**Q: How long?**\n\nA day.\n\n**Where from?**\n\n**Not bold** alone.",
            false,
            &["[Shipping] How long?: A day.", "[Shipping] Where from?: Not bold alone."],
        );
    }
}
