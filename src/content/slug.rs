//! Under which name can a heading be linked to?
//!
//! As GitHub names them, so that links written elsewhere keep working: small letters, hyphens for spaces, no punctuation,
//! and `-1`, `-2` where a name comes again. [`Slugs`] names the headings of one answer in their order.

use super::Inline;
use super::block::plain_runs;
use crate::i18n::{is_digit, is_letter};

// Nobody links to the headings beyond, and each name is compared with those before it.
const NAMES_MAX: usize = 1_000;

/// The names of an answer's headings so far.
#[derive(Debug, Default)]
pub struct Slugs {
    // Each with how often it has come.
    names: Vec<(String, u32)>,
}

impl Slugs {
    /// The name of the next heading; empty where it has no letters.
    pub fn next(&mut self, heading: &[Inline]) -> String {
        let base = slug(plain_runs(heading).trim());
        if self.names.len() >= NAMES_MAX {
            return String::new();
        }
        let mut name = base.clone();
        if let Some(at) = self.names.iter().position(|(taken, _)| *taken == base) {
            while self.names.iter().any(|(taken, _)| *taken == name) {
                let Some((_, count)) = self.names.get_mut(at) else { break };
                *count += 1;
                name = [base.as_str(), "-", &count.to_string()].concat();
            }
        }
        self.names.push((name.clone(), 0));
        name
    }
}

/// The name of a heading among headings of other words.
pub fn slug(heading: &str) -> String {
    let kept = heading.chars().filter(|c| is_letter(*c) || is_digit(*c) || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { small(c) }).collect()
}

/// The small letter, in the scripts that have two: near enough without Unicode's tables.
fn small(c: char) -> char {
    let by = match c {
        'À'..='Þ' | 'Α'..='Ϋ' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        'Ά' => 38,
        'Έ'..='Ί' => 37,
        'Ό' => 64,
        'Ύ' | 'Ώ' => 63,
        // Capitals stand before their small letters here, with the places turned in two stretches.
        'Ĺ'..='ň' | 'Ź'..='ž' => (c as u32) % 2,
        'Ÿ' => return 'ÿ',
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ḁ'..='ẕ' | 'Ạ'..='ỿ' => 1 - (c as u32) % 2,
        _ => return c.to_ascii_lowercase(),
    };
    char::from_u32(c as u32 + by).unwrap_or(c)
}
