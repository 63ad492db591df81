//! Which number does a string have?
//!
//! For building an index: every word becomes a number when it is first seen.

use crate::list::order;

/// Gives strings numbers in the order they come.
#[derive(Default)]
pub(super) struct Interner {
    text: String,
    ends: Vec<u32>,
    /// Open addressing: numbers plus one, by hash; the length is a power of two. A map of the standard library would
    /// cost more code than the rest of this file.
    slots: Vec<u32>,
}

impl Interner {
    pub(super) fn get(&self, number: u32) -> &str {
        let at = number as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// How many strings have one.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The number of a string, a new one if it is new.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        if self.slots.len() < 2 * (self.ends.len() + 1) {
            self.grow();
        }
        let mut at = hash(text) as usize & (self.slots.len() - 1);
        while let Some(number) = self.slots.get(at).and_then(|slot| slot.checked_sub(1)) {
            if self.get(number) == text {
                return number;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
        let number = self.ends.len() as u32;
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = number;
        }
        number - 1
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(64);
        self.slots = vec![0; size];
        for number in 0..self.ends.len() as u32 {
            let mut at = hash(self.get(number)) as usize & (size - 1);
            while self.slots.get(at).is_some_and(|slot| *slot != 0) {
                at = (at + 1) & (size - 1);
            }
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = number + 1;
            }
        }
    }

    /// The numbers in the order of their strings, and each number's place in it.
    pub(super) fn sorted(&self) -> (Vec<u32>, Vec<u32>) {
        let order = order(self.ends.len(), &|a, b| self.get(a as u32).cmp(self.get(b as u32)));
        let order: Vec<u32> = order.into_iter().map(|number| number as u32).collect();
        let mut rank = vec![0; order.len()];
        for (place, &number) in order.iter().enumerate() {
            if let Some(rank) = rank.get_mut(number as usize) {
                *rank = place as u32;
            }
        }
        (order, rank)
    }
}

/// FNV-1a: short, and good enough for words.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
