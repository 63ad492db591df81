//! How hard is an answer to read?
//!
//! Where words are parted by spaces, by Björnsson's LIX: words per sentence, plus the share of words of more than six
//! letters. It needs no syllables, so it holds for every such language; below 30 very easy, 40 easy, 50 medium, 60 hard.
//! Where they are not, by characters per sentence.
//!
//! Does not know: whether the words are the right ones.

use shelfhelp::content::{Block, Inline, plain_text};

use super::parts::{Part, What};
use crate::audit::claims::sentences;
use crate::audit::sheet::{Sheet, Shelf, advice};
use crate::say::cut;
use crate::source::finding::Finding;

// Fewer sentences say nothing about a text's style.
const SENTENCES_MIN: usize = 3;
const LONG_WORD: usize = 7;

/// How a language is measured, and from which figure on a text is hard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Measure {
    pub(crate) name: &'static str,
    hard: f32,
}

/// What there is to know about a shop's texts in one language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Level {
    pub(crate) measure: Measure,
    pub(crate) average: f32,
}

impl Level {
    /// What the average means.
    pub(crate) fn word(&self) -> &'static str {
        let bands = ["very easy", "easy", "medium", "hard", "very hard"];
        // Bands of ten below the language's own bound between hard and very hard, of a sixth where characters are counted.
        let step = if self.measure.name == LIX { 10.0 } else { self.measure.hard / 5.0 };
        let below = ((self.measure.hard - self.average) / step).floor();
        let at = (3.0 - below).clamp(0.0, 4.0) as usize;
        bands.get(at).copied().unwrap_or_default()
    }
}

pub(crate) const LIX: &str = "lix";
const CHARACTERS: &str = "characters-per-sentence";

/// Languages with longer words, or more of them, reach higher figures in plain texts: the same manual has 40 in English,
/// 48 in Spanish and 52 in French.
fn measure(language: &str) -> Option<Measure> {
    let lix = |hard| Some(Measure { name: LIX, hard });
    let characters = |hard| Some(Measure { name: CHARACTERS, hard });
    match language {
        "ja" => characters(85.0),
        "zh" => characters(70.0),
        "th" | "lo" | "km" | "my" | "ko" => None,
        // Words hold their articles and pronouns: they are fewer, and longer.
        "ar" | "he" | "fa" | "ur" => None,
        "de" | "es" | "it" | "pt" | "nl" | "da" | "sv" | "nb" | "no" => lix(65.0),
        "el" | "fr" | "ru" | "uk" | "pl" | "cs" => lix(70.0),
        "fi" | "et" | "hu" | "tr" => lix(75.0),
        _ => lix(60.0),
    }
}

/// Problems of a language's texts, and its average.
pub(super) fn check(shelf: &Shelf<'_>, found: &mut Vec<Finding>) -> Option<Level> {
    let measure = measure(shelf.locale.language())?;
    let (mut sum, mut count) = (0.0, 0u32);
    for sheet in &shelf.sheets {
        let Some((figure, longest)) = figure(&sheet.answer.body, measure) else { continue };
        sum += figure;
        count += 1;
        if figure > measure.hard {
            found.push(hard(sheet, figure, measure, &longest));
        }
    }
    (count > 0).then(|| Level { measure, average: sum / count as f32 })
}

fn hard(sheet: &Sheet<'_>, figure: f32, measure: Measure, longest: &str) -> Finding {
    let parts = super::parts::parts(sheet);
    let offset = place(&parts, sheet.text, longest);
    let says = match measure.name {
        LIX => format!("its reading level is {figure:.0} (LIX), very hard from {:.0} on", measure.hard),
        _ => format!("its sentences have {figure:.0} characters on average, hard from {:.0} on", measure.hard),
    };
    let length = match measure.name {
        LIX => format!("{} words", longest.split_whitespace().count()),
        _ => format!("{} characters", longest.chars().count()),
    };
    let message =
        format!("this text is hard to read: {says}; the longest sentence has {length} (\"{}\")", short(longest));
    sheet.within(offset, advice("reading-hard", message, "part long sentences in two, and use shorter words"))
}

/// Where a sentence begins in the text as written.
fn place(parts: &[Part<'_>], text: &str, sentence: &str) -> usize {
    let begins: String = sentence.chars().take(12).collect();
    let paragraph = parts.iter().find(|part| matches!(&part.what, What::Words(words) if words.contains(sentence)));
    let from = paragraph.map_or(0, |part| part.offset);
    text.get(from..).and_then(|rest| rest.find(&begins)).map_or(from, |at| from + at)
}

fn short(sentence: &str) -> String {
    cut(sentence, 60)
}

/// A text's figure and its longest sentence; none where it is too short. Tables and lists of a few words are no
/// sentences.
fn figure(body: &[Block], measure: Measure) -> Option<(f32, String)> {
    let mut texts = Vec::new();
    prose(body, &mut texts);
    let (mut words, mut long, mut characters, mut count) = (0usize, 0usize, 0usize, 0usize);
    let mut longest = (0, String::new());
    for sentence in texts.iter().flat_map(|text| sentences(text)) {
        let spaced = sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
        let lengths: Vec<usize> = spaced.map(|word| word.chars().filter(|c| c.is_alphabetic()).count()).collect();
        let size = sentence.chars().filter(|c| c.is_alphanumeric()).count();
        let length = if measure.name == LIX { lengths.len() } else { size };
        if length == 0 {
            continue;
        }
        count += 1;
        words += lengths.len();
        long += lengths.iter().filter(|length| **length >= LONG_WORD).count();
        characters += size;
        if length > longest.0 {
            longest = (length, sentence);
        }
    }
    if count < SENTENCES_MIN {
        return None;
    }
    let count = count as f32;
    let figure = match measure.name {
        LIX => words as f32 / count + 100.0 * long as f32 / words.max(1) as f32,
        _ => characters as f32 / count,
    };
    Some((figure, longest.1))
}

fn prose(blocks: &[Block], texts: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(runs) if !matches!(runs.as_slice(), [Inline::Code(_)]) => {
                texts.push(plain_text(core::slice::from_ref(block)));
            }
            Block::Callout(_, inner) => prose(inner, texts),
            Block::List(_, items) => items.iter().for_each(|item| prose(item, texts)),
            _ => {}
        }
    }
}
