//! Is an answer built so that it can be skimmed, and read aloud?

use shelfhelp::content::{Answer, Block, plain_text};
use shelfhelp::problem::Problem;

use super::parts::{Part, What, words};
use crate::audit::sheet::{Sheet, Shelf, advice};
use crate::source::finding::Finding;

// What a telephone shows before one scrolls: a hundred words, or three hundred characters of a script without spaces.
const LEAD_WORDS_MAX: usize = 100;
const LEAD_CHARS_MAX: usize = 300;

/// Words for a picture that only say that it is one.
const HOLLOW: &str = "image|picture|photo|photograph|img|pic|screenshot|untitled|unnamed|bild|foto|abbildung|grafik|imagen|\
    fotografía|photographie|immagine|imagem|illustration|εικόνα|φωτογραφία|画像|写真|イメージ|图片|图像|照片|圖片|صورة|الصورة";
const ENDINGS: [&str; 8] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".heic"];

/// Problems of how one answer is built.
pub(super) fn check(shelf: &Shelf<'_>, sheet: &Sheet<'_>, parts: &[Part<'_>], found: &mut Vec<Finding>) {
    let mut level = 1;
    for part in parts {
        let problem = match &part.what {
            What::Picture(address, alt) => hollow(address, alt),
            What::Table(head) if head.iter().all(|cell| words(cell).trim().is_empty()) => {
                let help = "say in the first row what each column holds: tables are read aloud by their headers";
                Some(advice("table-head", "the table has no header".to_owned(), help))
            }
            What::Heading(now, _) => {
                let before = core::mem::replace(&mut level, *now);
                (*now > before + 1).then(|| {
                    let message = format!("a heading of level {now} follows one of level {before}");
                    let after = "#".repeat(usize::from(before) + 1);
                    advice("heading-skip", message, format!("write it with {after}, so that no level is left out"))
                })
            }
            _ => None,
        };
        found.extend(problem.map(|problem| sheet.within(part.offset, problem)));
    }
    let first = parts
        .first()
        .filter(|part| matches!(&part.what, What::Heading(_, words) if repeats(shelf, words, sheet.answer)));
    let message = || "the answer begins with a heading that repeats its question".to_owned();
    let help = "leave it out: the question already stands above";
    found.extend(first.map(|part| sheet.within(part.offset, advice("heading-question", message(), help))));
    empty_sections(sheet, parts, found);
    found.extend(lead(sheet.answer).map(|problem| sheet.within(0, problem)));
}

fn hollow(address: &str, alt: &str) -> Option<Problem> {
    let said = alt.trim().to_lowercase();
    let bare =
        said.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '_' | '.' | '#' | '(' | ')'));
    let file = address.rsplit('/').next().unwrap_or_default().to_lowercase();
    let stem = file.split('.').next().unwrap_or_default();
    let is_file = ENDINGS.iter().any(|ending| said.ends_with(ending)) || said == stem && stem.contains(['-', '_', '0']);
    if said.is_empty() || !is_file && !HOLLOW.split('|').any(|word| word == bare) {
        return None;
    }
    let message = format!("the picture's words \"{}\" do not say what it shows", alt.trim());
    Some(advice("picture-vague", message, "describe it as you would on the telephone, in half a sentence"))
}

fn repeats(shelf: &Shelf<'_>, heading: &str, answer: &Answer) -> bool {
    let terms = shelf.index.telling(heading);
    !terms.is_empty() && terms == shelf.index.telling(&answer.question)
}

/// Headings with nothing under them.
fn empty_sections(sheet: &Sheet<'_>, parts: &[Part<'_>], found: &mut Vec<Finding>) {
    let mut headings = parts.iter().filter(|part| matches!(part.what, What::Heading(..)));
    let blocks = &sheet.answer.body;
    for (i, block) in blocks.iter().enumerate() {
        let Block::Heading(level, _) = block else { continue };
        let Some(part) = headings.next() else { return };
        let is_empty = match blocks.get(i + 1) {
            None | Some(Block::Notes(_)) => true,
            Some(Block::Heading(next, _)) => next <= level,
            Some(_) => false,
        };
        if is_empty {
            let message = format!("nothing stands under \"{}\"", plain_text(core::slice::from_ref(block)));
            let problem = advice("section-empty", message, "write what belongs there, or leave the heading out");
            found.push(sheet.within(part.offset, problem));
        }
    }
}

/// A first paragraph that is too long to be one.
fn lead(answer: &Answer) -> Option<Problem> {
    let first = answer.body.iter().find(|block| matches!(block, Block::Paragraph(_)))?;
    let text = plain_text(core::slice::from_ref(first));
    let unspaced = text.chars().filter(|c| (*c as u32) >= 0x2E80).count();
    let spaced = text.split_whitespace().count();
    let length = if unspaced > LEAD_CHARS_MAX {
        format!("{unspaced} characters")
    } else if spaced > LEAD_WORDS_MAX {
        format!("{spaced} words")
    } else {
        return None;
    };
    let message = format!("the first paragraph has {length}; results show only its beginning");
    Some(advice("lead-long", message, "answer in one or two sentences first, and explain in paragraphs of their own"))
}
