//! Which words does the index know, and which of them could the shopper have meant?
//!
//! One sorted table of words; exact look-up, prefixes and typos. Does not know: answers, stems or weights.

use core::ops::Range;

use crate::list::{order, sort};

/// Strings in sorted order, end to end in one allocation.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Table {
    text: String,
    ends: Vec<u32>,
}

impl Table {
    /// The table of sorted strings.
    pub(super) fn of<'t>(sorted: impl Iterator<Item = &'t str>) -> Table {
        let mut table = Table::default();
        sorted.for_each(|text| table.push(text));
        table
    }

    /// Adds a string that comes after all others.
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
    }

    /// All strings, in their order.
    pub(super) fn all(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.len()).map(|at| self.get(at))
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    pub(super) fn find(&self, wanted: &str) -> Option<usize> {
        let at = self.first_from(wanted);
        (at < self.len() && self.get(at) == wanted).then_some(at)
    }

    /// Where the strings with this prefix stand.
    pub(super) fn with_prefix(&self, prefix: &str) -> Range<usize> {
        let start = self.first_from(prefix);
        let (mut low, mut high) = (start, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.get(middle).starts_with(prefix) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        start..low
    }

    /// Whether a string begins with a character from the first to the second.
    pub(super) fn has_between(&self, (first, last): (char, char)) -> bool {
        let at = self.first_from(first.encode_utf8(&mut [0; 4]));
        self.get(at).starts_with(|c| c <= last)
    }

    /// The first place whose string is not before `wanted`.
    pub(super) fn first_from(&self, wanted: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.get(middle) < wanted {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

/// The order of the words by their endings.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tails(Vec<u32>);

impl Tails {
    pub(super) fn of(table: &Table) -> Tails {
        let order = order(table.len(), &|a, b| table.get(a).bytes().rev().cmp(table.get(b).bytes().rev()));
        Tails(order.into_iter().map(|at| at as u32).collect())
    }

    /// Where the words with this ending stand in the table, in its order.
    pub(super) fn ending(&self, table: &Table, ending: &str) -> Vec<usize> {
        let word = |at: &u32| table.get(*at as usize);
        let start = self.0.partition_point(|at| word(at).bytes().rev().lt(ending.bytes().rev()));
        let own = self.0.iter().skip(start).take_while(|at| word(at).ends_with(ending));
        let mut found: Vec<usize> = own.map(|at| *at as usize).collect();
        sort(&mut found);
        found
    }
}

/// How far a word is from what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// Place in the table.
    pub(super) at: usize,
    /// Letters wrong, missing, too many or swapped.
    pub(super) edits: u8,
    /// Whether the first letter agrees. Few people get it wrong.
    pub(super) same_start: bool,
    /// Whether only the beginning of the word was typed.
    pub(super) prefix: bool,
}

/// Letters of the longest word that is compared; longer ones are codes, not words.
const LETTERS_MAX: usize = 32;

/// Words compared faster: their letters as numbers, and a set of them as bits.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shapes(Vec<Shape>);

impl Shapes {
    pub(super) fn of(table: &Table) -> Shapes {
        Shapes((0..table.len()).map(|at| Shape::of(table.get(at))).collect())
    }

    /// Words within `edits_max` edits of `typed`, or that begin with something so close when `prefix`.
    ///
    /// Every word is looked at, most of them only at the set of their letters: an edit changes at most one letter of it.
    /// So the first letter may be wrong, and the work is bounded by the vocabulary.
    pub(super) fn slips(&self, table: &Table, typed: &str, edits_max: u8, prefix: bool) -> Vec<Slip> {
        let mut letters = ['\0'; LETTERS_MAX];
        let Some(length) = spell(typed, &mut letters) else { return Vec::new() };
        let Some(typed_letters) = letters.get(..length) else { return Vec::new() };
        let set = Shape::of(typed).set();
        let mut found = Vec::new();
        let mut buffer = ['\0'; LETTERS_MAX];
        for (at, other) in self.0.iter().enumerate() {
            let (other, other_length) = (other.set(), other.length());
            let edits_limit = u32::from(edits_max);
            let too_far = (set & !other).count_ones() > edits_limit
                || other_length + usize::from(edits_max) < length
                || (!prefix
                    && (other_length > length + usize::from(edits_max) || (other & !set).count_ones() > edits_limit));
            if too_far {
                continue;
            }
            let Some(word) = spell(table.get(at), &mut buffer).and_then(|n| buffer.get(..n)) else { continue };
            let (whole, beginning) = distance(typed_letters, word, edits_max);
            let same_start = typed_letters.first() == word.first();
            if whole <= edits_max {
                found.push(Slip { at, edits: whole, same_start, prefix: false });
            } else if prefix && beginning <= edits_max {
                found.push(Slip { at, edits: beginning, same_start, prefix: true });
            }
        }
        found
    }
}

/// A set of 27 kinds of letters, and below it the length, 31 standing for more.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Shape(u32);

impl Shape {
    fn of(word: &str) -> Shape {
        let set = word.chars().fold(0, |set, c| set | 1 << (c as u32 % 27));
        Shape(set << 5 | word.chars().count().min(31) as u32)
    }

    fn set(self) -> u32 {
        self.0 >> 5
    }

    fn length(self) -> usize {
        (self.0 & 31) as usize
    }
}

/// Writes the letters into `into`; nothing if there are too many.
fn spell(word: &str, into: &mut [char; LETTERS_MAX]) -> Option<usize> {
    let mut length = 0;
    for c in word.chars() {
        *into.get_mut(length)? = c;
        length += 1;
    }
    Some(length)
}

/// Edits between `typed` and `word` (Damerau, each place edited once), and between `typed` and the best beginning of `word`.
/// More than `edits_max` is some number above it.
fn distance(typed: &[char], word: &[char], edits_max: u8) -> (u8, u8) {
    // One row per letter of `word`, one column per letter of `typed`; a swap looks two rows up. Of each column the letter
    // and the two numbers above are kept; what stands left of the first is the number of the row.
    let mut columns: [(char, u8, u8); LETTERS_MAX] = core::array::from_fn(|at| ('\0', at as u8 + 1, 0));
    let width = typed.len().min(LETTERS_MAX);
    for (column, letter) in columns.iter_mut().zip(typed) {
        column.0 = *letter;
    }
    let (mut last, mut beginning) = (width as u8, width as u8);
    let (mut before, mut least_above) = (None, 0);
    for (i, &letter) in word.iter().enumerate() {
        last = i as u8 + 1;
        let (mut diagonal, mut least, mut other_before) = (i as u8, last, None);
        // Two rows up: one column to the left, and two.
        let (mut up_left, mut up_left_left) = ((i as u8).saturating_sub(1), 0);
        for (other, above, above_above) in columns.iter_mut().take(width) {
            let mut best = (diagonal + u8::from(letter != *other)).min(*above + 1).min(last + 1);
            if other_before == Some(letter) && before == Some(*other) {
                best = best.min(up_left_left + 1);
            }
            other_before = Some(*other);
            (up_left_left, up_left) = (up_left, *above_above);
            diagonal = *above;
            (*above_above, *above) = (*above, best);
            (last, least) = (best, least.min(best));
        }
        before = Some(letter);
        beginning = beginning.min(last);
        // Most words part from what was typed within a few letters; what follows only adds edits.
        if least > edits_max && least_above >= edits_max {
            return (edits_max + 1, beginning);
        }
        least_above = least;
    }
    (last, beginning)
}
