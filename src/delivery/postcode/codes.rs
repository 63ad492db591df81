//! Is a postcode among very many of one country, in few bytes and few steps?
//!
//! A courier's list has a hundred thousand codes, and every shopper would download it. Codes of one shape (`AA99 9AA`
//! is one) are numbered by the characters that stand at each place, and what is kept is how far each number lies from
//! the one before it.
//!
//! ```text
//! shape  length of the rest · where letters stand · which characters at each place · how many codes · length · blocks
//! block  its first number, less that of the block before · k · length · the gaps to up to 255 more, as bits
//! ```
//!
//! Does not know: patterns, or countries.

use serde::Serialize;

use super::LENGTH_MAX;
use crate::list;
use crate::wire::{Bytes, Take};

// A look-up passes over the heads of blocks and then decodes one block. At 256, that is 391 heads and 255 gaps for a
// hundred thousand codes, about as few as there can be; the heads weigh 2 kB.
const BLOCK: usize = 256;

/// A set of whole normalised postcodes of one country.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Codes(Vec<u8>);

impl Take for Codes {
    fn take(bytes: &mut Bytes<'_>) -> Codes {
        Codes(bytes.run().to_vec())
    }
}

impl Codes {
    /// These codes, in any order; what cannot be a normalised postcode is left out.
    pub fn new(codes: Vec<String>) -> Codes {
        let mut codes: Vec<(u64, String)> =
            codes.into_iter().filter_map(|code| Some((letters_of(&code)?, code))).collect();
        list::sort_dedup(&mut codes);
        let mut bytes = Vec::new();
        for group in codes.chunk_by(|a, b| a.0 == b.0) {
            put_run(&mut bytes, &write_shape(group));
        }
        Codes(bytes)
    }

    /// Whether a normalised postcode is one of them.
    pub fn contains(&self, code: &str) -> bool {
        self.find(code).0
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.shapes().map(|shape| shape.count).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them: shorter ones first, those of one shape in order.
    pub fn iter(&self) -> impl Iterator<Item = String> + '_ {
        self.shapes().flat_map(|shape| {
            let mut all = Vec::new();
            for mut block in shape.blocks() {
                all.push(shape.code(block.number));
                for _ in 1..block.count {
                    block.step();
                    all.push(shape.code(block.number));
                }
            }
            all
        })
    }

    /// Whether the code is there, and how many numbers were read to say so.
    fn find(&self, code: &str) -> (bool, usize) {
        let letters = letters_of(code);
        let Some(shape) = self.shapes().find(|shape| Some(shape.letters) == letters) else { return (false, 0) };
        let Some(number) = shape.number(code) else { return (false, 0) };
        let (mut steps, mut within) = (0, None);
        for block in shape.blocks() {
            steps += 1;
            if block.number > number {
                break;
            }
            within = Some(block);
        }
        let Some(mut block) = within else { return (false, steps) };
        for _ in 1..block.count {
            if block.number >= number {
                break;
            }
            steps += 1;
            block.step();
        }
        (block.number == number, steps)
    }

    fn shapes(&self) -> impl Iterator<Item = Shape<'_>> {
        let mut bytes = Bytes::of(&self.0);
        core::iter::from_fn(move || (!bytes.is_done()).then(|| Shape::read(bytes.run())))
    }
}

/// Codes of one length with letters at the same places.
struct Shape<'c> {
    letters: u64,
    /// For each place the characters that stand there, `0` or `A` in the lowest bit.
    alphabets: Vec<u64>,
    count: usize,
    blocks: &'c [u8],
}

impl<'c> Shape<'c> {
    fn read(body: &'c [u8]) -> Shape<'c> {
        let mut bytes = Bytes::of(body);
        let letters = bytes.number();
        // No more than 26 letters at no more than 10 places, whatever damaged bytes say: their numbers fit.
        let places = letters.max(1).ilog2().min(LENGTH_MAX as u32);
        let alphabets = (0..places).map(|_| bytes.number() & ((1 << 26) - 1)).collect();
        let (count, blocks) = (bytes.number() as usize, bytes.run());
        Shape { letters, alphabets, count: count.min(blocks.len() * BLOCK), blocks }
    }

    /// The place of a code of this shape among all that have its characters at each place; none where it has others.
    fn number(&self, code: &str) -> Option<u64> {
        code.bytes().zip(&self.alphabets).try_fold(0, |number, (b, alphabet)| {
            let bit = 1 << place_of(b);
            (alphabet & bit != 0)
                .then(|| number * u64::from(alphabet.count_ones()) + u64::from((alphabet & (bit - 1)).count_ones()))
        })
    }

    /// The code at a place.
    fn code(&self, mut number: u64) -> String {
        let mut code = Vec::new();
        for (place, alphabet) in self.alphabets.iter().enumerate().rev() {
            let radix = u64::from(alphabet.count_ones()).max(1);
            let mut rest = *alphabet;
            for _ in 0..number % radix {
                rest &= rest.wrapping_sub(1);
            }
            let is_letter = self.letters >> (self.alphabets.len() - 1 - place) & 1 == 1;
            code.push(char::from(if is_letter { b'A' } else { b'0' } + (rest.trailing_zeros() % 26) as u8));
            number /= radix;
        }
        code.iter().rev().collect()
    }

    fn blocks(&self) -> impl Iterator<Item = Block<'c>> {
        let (mut bytes, mut first, mut left) = (Bytes::of(self.blocks), 0_u64, self.count);
        core::iter::from_fn(move || {
            (!bytes.is_done() && left > 0).then(|| {
                let count = left.min(BLOCK);
                left -= count;
                first = first.wrapping_add(bytes.number());
                Block { number: first, count, k: bytes.number().min(GAP_BITS_MAX) as u32, bits: bytes.run(), at: 0 }
            })
        })
    }
}

/// Where one is in a block.
struct Block<'c> {
    /// The number last read.
    number: u64,
    count: usize,
    k: u32,
    bits: &'c [u8],
    at: usize,
}

// Ten places of 26 letters make numbers of 48 bits.
const GAP_BITS_MAX: u64 = 48;

impl Block<'_> {
    /// Goes on to the next number. A gap stands as an Elias code of order k: as many ones as it has bits beyond k, a
    /// zero, and the bits below the highest. That is short for gaps near 2^k and not long for the odd wide one.
    fn step(&mut self) {
        let mut bits = self.k;
        while self.bit() && u64::from(bits) < GAP_BITS_MAX {
            bits += 1;
        }
        let below = (0..bits).fold(0_u64, |below, _| below << 1 | u64::from(self.bit()));
        self.number = self.number.wrapping_add((1 << bits) + below + 1 - (1 << self.k));
    }

    fn bit(&mut self) -> bool {
        let bit = self.bits.get(self.at / 8).is_some_and(|byte| byte >> (self.at % 8) & 1 == 1);
        self.at += 1;
        bit
    }
}

/// A one, then for each place whether a letter stands there; none where other than a postcode's characters are in it.
fn letters_of(code: &str) -> Option<u64> {
    let is_code = !code.is_empty() && code.len() <= LENGTH_MAX;
    let letters = || code.bytes().fold(1, |letters, b| letters << 1 | u64::from(b.is_ascii_uppercase()));
    (is_code && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())).then(letters)
}

fn place_of(b: u8) -> u8 {
    if b.is_ascii_digit() { b - b'0' } else { b.wrapping_sub(b'A') % 26 }
}

fn write_shape(group: &[(u64, String)]) -> Vec<u8> {
    let letters = group.first().map_or(1, |(letters, _)| *letters);
    let mut alphabets = vec![0; letters.ilog2() as usize];
    for (_, code) in group {
        for (alphabet, b) in alphabets.iter_mut().zip(code.bytes()) {
            *alphabet |= 1 << place_of(b);
        }
    }
    let mut body = Vec::new();
    put(&mut body, letters);
    alphabets.iter().for_each(|alphabet| put(&mut body, *alphabet));
    put(&mut body, group.len() as u64);
    let shape = Shape { letters, alphabets, count: group.len(), blocks: &[] };
    let numbers: Vec<u64> = group.iter().filter_map(|(_, code)| shape.number(code)).collect();
    put_run(&mut body, &write_blocks(&numbers));
    body
}

fn write_blocks(numbers: &[u64]) -> Vec<u8> {
    let (mut blocks, mut before) = (Vec::new(), 0);
    for block in numbers.chunks(BLOCK) {
        let first = block.first().copied().unwrap_or(0);
        put(&mut blocks, first - before);
        before = first;
        let gaps: Vec<u64> = block.iter().zip(block.iter().skip(1)).map(|(a, b)| b - a - 1).collect();
        let width = |gap: u64, k: u32| 2 * ((gap + (1 << k)).ilog2() - k) + k + 1;
        let k =
            (0..GAP_BITS_MAX as u32).min_by_key(|k| gaps.iter().map(|gap| width(*gap, *k)).sum::<u32>()).unwrap_or(0);
        put(&mut blocks, u64::from(k));
        put_run(&mut blocks, &write_gaps(&gaps, k));
    }
    blocks
}

fn write_gaps(gaps: &[u64], k: u32) -> Vec<u8> {
    let (mut bytes, mut at) = (Vec::new(), 0_usize);
    let mut put_bit = |bit: bool| {
        if at % 8 == 0 {
            bytes.push(0);
        }
        if let (true, Some(byte)) = (bit, bytes.last_mut()) {
            *byte |= 1 << (at % 8);
        }
        at += 1;
    };
    for gap in gaps {
        let value = gap + (1 << k);
        let bits = value.ilog2();
        (k..bits).for_each(|_| put_bit(true));
        put_bit(false);
        (0..bits).rev().for_each(|bit| put_bit(value >> bit & 1 == 1));
    }
    bytes
}

/// A number as the reader takes it.
fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn put_run(bytes: &mut Vec<u8>, run: &[u8]) {
    put(bytes, run.len() as u64);
    bytes.extend_from_slice(run);
}

#[cfg(test)]
mod tests {
    use super::Codes;

    #[test]
    fn a_look_up_among_a_hundred_thousand_reads_few_numbers() {
        let all = |step: usize| (0..100_000).map(move |n| format!("{:08}", n * step)).collect();
        for step in [1, 999] {
            let codes = Codes::new(all(step));
            let most = (0..100_000_000).step_by(7919).map(|n| codes.find(&format!("{n:08}")).1).max();
            assert!(most.is_some_and(|most| (300..=391 + 255).contains(&most)), "{most:?} steps");
        }
    }
}
