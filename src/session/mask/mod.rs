//! What in a text must not leave the page?
//!
//! E-mail addresses, account, card and telephone numbers, and other long numbers, are replaced before a text is passed on
//! or reported, each by what it was: `[phone]`. Plain scanning, once per kind, whatever script the digits are in and
//! whatever invisible signs stand between them.
//!
//! ```text
//!  stays                                              goes
//!  dates, years, times      24/12/2026, 2023–2024     [e-mail]  a name, @, a host with a dot, spaces or not
//!  postcodes                12345-6789, 104-0061      [IBAN]    whose check digits are right
//!  amounts                  ¥1980000, 1.234.567 €     [card]    13 to 19 digits whose check digit is right
//!  order numbers            #1234567, EL-2024-00123   [phone]   7 to 12 digits, or to 15 with + or 00
//!  tracking numbers, where `keep` knows them          [number]  what else is long
//! ```
//!
//! "name at host dot com" stays: whoever spells an address out wants it read, and such words stand in many a sentence.

mod address;
mod number;

use crate::i18n::{digit, is_letter};

/// The text with what identifies somebody replaced.
pub fn mask(text: &str) -> String {
    mask_but(text, &|_| false)
}

/// The same, but numbers that `keep` knows stay: tracking numbers. It is asked with each as it was typed, cards excepted.
pub fn mask_but(text: &str, keep: &dyn Fn(&str) -> bool) -> String {
    let mut found = Found::new(text);
    address::find(&mut found);
    number::find_accounts(&mut found);
    number::find(&mut found, keep);
    found.masked()
}

/// Whether something was replaced in a text.
pub fn is_masked(text: &str) -> bool {
    [Kind::Email, Kind::Iban, Kind::Card, Kind::Phone, Kind::Number].iter().any(|kind| text.contains(kind.name()))
}

/// What something was.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Email,
    Iban,
    Card,
    Phone,
    Number,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Email => "[e-mail]",
            Kind::Iban => "[IBAN]",
            Kind::Card => "[card]",
            Kind::Phone => "[phone]",
            Kind::Number => "[number]",
        }
    }
}

/// A text as it is read, and what was found in it.
struct Found<'t> {
    text: &'t str,
    /// The characters that are seen, and where each begins.
    chars: Vec<(usize, char)>,
    /// What they are part of. A place that was found is no part of anything else.
    kinds: Vec<Option<Kind>>,
    /// First and last character of each place, in no order.
    places: Vec<(usize, usize)>,
}

impl<'t> Found<'t> {
    fn new(text: &'t str) -> Found<'t> {
        let chars: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !is_unseen(*c)).collect();
        Found { text, kinds: vec![None; chars.len()], chars, places: Vec::new() }
    }

    /// The character at a place; none at the ends of the text and where something was found.
    fn at(&self, place: usize) -> Option<char> {
        match self.kinds.get(place)? {
            Some(_) => None,
            None => self.chars.get(place).map(|(_, c)| *c),
        }
    }

    /// The one before it.
    fn before(&self, place: usize) -> Option<char> {
        self.at(place.checked_sub(1)?)
    }

    fn digit(&self, place: usize) -> Option<u32> {
        digit(self.at(place)?).map(u32::from)
    }

    /// Takes the characters from `start` up to `end` for one thing.
    fn take(&mut self, start: usize, end: usize, kind: Kind) {
        for place in start..end {
            if let Some(taken) = self.kinds.get_mut(place) {
                *taken = Some(kind);
            }
        }
        self.places.push((start, end));
    }

    /// The text between two places, as it was typed.
    fn typed(&self, start: usize, end: usize) -> &'t str {
        let at = |place: usize| self.chars.get(place).map_or(self.text.len(), |(at, _)| *at);
        self.text.get(at(start)..at(end)).unwrap_or_default()
    }

    fn masked(self) -> String {
        if self.places.is_empty() {
            return self.text.to_owned();
        }
        let mut out = String::with_capacity(self.text.len());
        let mut begins = vec![0_usize; self.chars.len()];
        for (start, end) in &self.places {
            if let Some(begin) = begins.get_mut(*start) {
                *begin = *end;
            }
        }
        let (mut place, mut kept_from) = (0, 0);
        while let Some((at, _)) = self.chars.get(place) {
            let (Some(end), Some(Some(kind))) = (begins.get(place).filter(|end| **end > place), self.kinds.get(place))
            else {
                place += 1;
                continue;
            };
            out.push_str(self.text.get(kept_from..*at).unwrap_or_default());
            out.push_str(kind.name());
            kept_from = self.chars.get(end - 1).map_or(self.text.len(), |(at, c)| at + c.len_utf8());
            place = *end;
        }
        out.push_str(self.text.get(kept_from..).unwrap_or_default());
        out
    }
}

/// Signs that are not seen, and can stand anywhere in a number: joiners, marks of direction, soft hyphens, keycaps.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{20e3}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// A letter of a script that is written without spaces, so that words say little about where something begins.
fn is_unspaced(c: char) -> bool {
    is_letter(c)
        && matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// A full-width character as the plain one.
fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' | '\t' => ' ',
        _ => c,
    }
}
