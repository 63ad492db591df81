//! What do the bytes of a compiled part say?
//!
//! Reads what serde and postcard write. Serde's own readers were 28 kB of Wasm here, one visitor and one error path for
//! every field of every type. This one never stops: after a mistake it answers with empty values, and says at the end
//! that something was wrong, so a type is read by nothing but its fields in their order. The few bytes that the widget
//! itself writes for its other module are written here too.
//!
//! Does not know: which types there are. Each says how it is read with [`taken!`](crate::taken) where it is defined.

/// Bytes still to be read.
pub struct Bytes<'b> {
    rest: &'b [u8],
    broken: bool,
}

/// A type that can be read from bytes as postcard writes it.
pub trait Take: Sized {
    /// The next value; an empty one where the bytes make no sense.
    fn take(bytes: &mut Bytes<'_>) -> Self;
}

/// The value that these bytes are, all of them; none where they are damaged.
pub fn read<T: Take>(bytes: &[u8]) -> Option<T> {
    let mut bytes = Bytes::of(bytes);
    let value = bytes.take();
    bytes.is_whole().then_some(value)
}

impl<'b> Bytes<'b> {
    /// These bytes, from the first.
    pub fn of(bytes: &'b [u8]) -> Bytes<'b> {
        Bytes { rest: bytes, broken: false }
    }

    /// Whether nothing is left to read.
    pub fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// Whether nothing is left to read, and all that was read made sense.
    pub fn is_whole(&self) -> bool {
        !self.broken && self.is_done()
    }

    /// A length and that many bytes, as they are.
    #[inline(never)]
    pub fn run(&mut self) -> &'b [u8] {
        let length: usize = {
            let number = self.number();
            self.fit(number)
        };
        match self.rest.split_at_checked(length) {
            Some((run, rest)) => {
                self.rest = rest;
                run
            }
            None => {
                self.damaged();
                &[]
            }
        }
    }

    /// The next value of a type.
    pub fn take<T: Take>(&mut self) -> T {
        T::take(self)
    }

    /// Says that the bytes make no sense.
    pub fn damaged(&mut self) {
        self.broken = true;
        self.rest = &[];
    }

    #[inline(never)]
    fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((byte, rest)) => {
                self.rest = rest;
                *byte
            }
            None => {
                self.damaged();
                0
            }
        }
    }

    /// A whole number: seven bits a byte, the lowest first, the eighth says that more follow.
    #[inline(never)]
    pub fn number(&mut self) -> u64 {
        let mut number = 0;
        for place in 0..10 {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                return number;
            }
        }
        self.damaged();
        0
    }

    /// A number with a sign, which stands in its lowest bit.
    #[inline(never)]
    fn signed(&mut self) -> i64 {
        let number = self.number();
        (number >> 1) as i64 ^ -((number & 1) as i64)
    }

    /// A number of a narrower type.
    fn fit<W, N: TryFrom<W> + Default>(&mut self, number: W) -> N {
        N::try_from(number).unwrap_or_else(|_| {
            self.damaged();
            N::default()
        })
    }
}

/// Writes a whole number as [`Bytes::number`] reads it.
pub fn put_number(number: usize, out: &mut Vec<u8>) {
    let mut rest = number;
    while rest >= 0x80 {
        out.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}

/// Writes a length and that many bytes, as [`Bytes::run`] reads them.
pub fn put_run(run: &[u8], out: &mut Vec<u8>) {
    put_number(run.len(), out);
    out.extend_from_slice(run);
}

/// A number that tells damaged bytes from whole ones: FNV-1a. It guards against accidents, not against forgers.
pub fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

impl Take for bool {
    fn take(bytes: &mut Bytes<'_>) -> bool {
        match bytes.byte() {
            0 => false,
            1 => true,
            _ => {
                bytes.damaged();
                false
            }
        }
    }
}

impl Take for u8 {
    fn take(bytes: &mut Bytes<'_>) -> u8 {
        bytes.byte()
    }
}

impl Take for u16 {
    fn take(bytes: &mut Bytes<'_>) -> u16 {
        let number = bytes.number();
        bytes.fit(number)
    }
}

impl Take for u32 {
    fn take(bytes: &mut Bytes<'_>) -> u32 {
        let number = bytes.number();
        bytes.fit(number)
    }
}

impl Take for u64 {
    fn take(bytes: &mut Bytes<'_>) -> u64 {
        bytes.number()
    }
}

impl Take for i32 {
    fn take(bytes: &mut Bytes<'_>) -> i32 {
        let number = bytes.signed();
        bytes.fit(number)
    }
}

impl Take for i64 {
    fn take(bytes: &mut Bytes<'_>) -> i64 {
        bytes.signed()
    }
}

impl Take for String {
    #[inline(never)]
    fn take(bytes: &mut Bytes<'_>) -> String {
        match core::str::from_utf8(bytes.run()) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                bytes.damaged();
                String::new()
            }
        }
    }
}

impl<T: Take> Take for Option<T> {
    fn take(bytes: &mut Bytes<'_>) -> Option<T> {
        bytes.take::<bool>().then(|| bytes.take())
    }
}

impl<T: Take> Take for Vec<T> {
    #[inline(never)]
    fn take(bytes: &mut Bytes<'_>) -> Vec<T> {
        let count = bytes.number();
        // Room for all of a short list at once; a damaged length must not ask for more memory than there is.
        let mut items = Vec::with_capacity(count.min(64) as usize);
        // A damaged length ends with the bytes: every item takes at least one. An item of damaged bytes is kept with the
        // others, because none of them is used; to drop it here would be code once more for every type.
        for _ in 0..count {
            items.push(bytes.take());
            if bytes.broken {
                break;
            }
        }
        items
    }
}

impl<T: Take, const N: usize> Take for [T; N] {
    fn take(bytes: &mut Bytes<'_>) -> [T; N] {
        core::array::from_fn(|_| bytes.take())
    }
}

impl<A: Take, B: Take> Take for (A, B) {
    fn take(bytes: &mut Bytes<'_>) -> (A, B) {
        (bytes.take(), bytes.take())
    }
}

impl<A: Take, B: Take, C: Take> Take for (A, B, C) {
    fn take(bytes: &mut Bytes<'_>) -> (A, B, C) {
        (bytes.take(), bytes.take(), bytes.take())
    }
}

/// Says that a type is read field by field, in the order in which they are declared: `taken! { Money { minor, currency } }`,
/// `taken! { Date { 0 } }`, and an enum by its variants in order: `taken! { enum Kind { Ship {}, Pickup { address } } }`.
#[macro_export]
macro_rules! taken {
    (enum $type:ident { $first:ident { $($a:tt),* } $(, $other:ident { $($b:tt),* })* }) => {
        impl $crate::wire::Take for $type {
            #[inline(never)]
            fn take(bytes: &mut $crate::wire::Bytes<'_>) -> Self {
                let number = bytes.number();
                let mut variant = 0;
                $(
                    variant = u64::saturating_add(variant, 1);
                    if number == variant {
                        return $type::$other { $($b: bytes.take()),* };
                    }
                )*
                if number > variant {
                    bytes.damaged();
                }
                $type::$first { $($a: bytes.take()),* }
            }
        }
    };
    ($type:ident { $($field:tt),* }) => {
        impl $crate::wire::Take for $type {
            fn take(bytes: &mut $crate::wire::Bytes<'_>) -> Self {
                $type { $($field: bytes.take()),* }
            }
        }
    };
}
