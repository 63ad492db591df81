//! What did we promise, in a code that the shopper can keep and the shop can check?
//!
//! 32 letters and digits of Crockford's base 32, five bits each:
//!
//! ```text
//!  version 1 | policy 5 | order minute 6 | destination 3 | method 2 | parcel 3 | earliest 2 | days to latest 2 | price 5 | check 3
//! ```
//!
//! Policy, destination, method and parcel are fingerprints: the code names nobody and no place. Given the same four, the
//! promise is computed again and compared. The check catches a mistyped code; it is no seal against forgery.

use serde::Serialize;

use super::policy::Policy;
use super::promise::{Destination, Parcel, Promise};
use super::quote;
use crate::money::Money;
use crate::time::{Date, Timestamp};

const VERSION: u64 = 1;
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Symbols of each part, in the order written.
const WIDTHS: [u32; 10] = [1, 5, 6, 3, 2, 3, 2, 2, 5, 3];

/// What a receipt turns out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// These inputs give this very promise.
    Confirmed(Box<Promise>),
    /// It was made under other delivery rules than these.
    OtherPolicy,
    /// It was made for another product, basket or place than these.
    OtherInputs,
    /// Rules and inputs are the same, and yet no method promises this: it is not one of ours.
    Differs,
    /// It is mistyped, or no receipt at all.
    Unreadable,
}

/// What a receipt says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The minute for which it was computed.
    pub at: Timestamp,
    /// The first day of arrival.
    pub earliest: Date,
    /// The last day of arrival; a spell of more than 1023 days is cut there.
    pub latest: Date,
    /// The price in minor units of the shop's currency; none where checkout says.
    pub price: Option<i64>,
    parts: [u64; 10],
}

/// Computes the promise again from the same inputs and compares.
pub fn verify(code: &str, policy: &Policy, parcel: &Parcel, destination: &Destination) -> Verdict {
    let Some(receipt) = Receipt::read(code) else { return Verdict::Unreadable };
    let stamp = Stamp::new(policy, parcel, destination, receipt.at);
    if receipt.parts[1] != stamp.policy {
        return Verdict::OtherPolicy;
    }
    if receipt.parts[3] != stamp.destination || receipt.parts[5] != stamp.parcel {
        return Verdict::OtherInputs;
    }
    let same = |promise: &Promise| Receipt::read(&promise.receipt) == Some(receipt);
    match quote::promises(policy, parcel, destination, receipt.at).into_iter().find(same) {
        Some(promise) => Verdict::Confirmed(Box::new(promise)),
        None => Verdict::Differs,
    }
}

/// A receipt in six characters, for speaking: `K7F-2QX`. It finds the receipt among others; it cannot be unfolded.
pub fn short_receipt(code: &str) -> String {
    let mut hash = Fingerprint::default();
    for symbol in code.chars().filter_map(symbol_of) {
        hash.number(symbol as i64);
    }
    let mut text = write(&[(hash.symbols(6), 6)]);
    text.insert(3, '-');
    text
}

impl Receipt {
    /// Reads a code as typed: small letters, spaces, hyphens, and `O`, `I`, `L` for `0` and `1` are understood.
    pub fn read(code: &str) -> Option<Receipt> {
        let typed = code.chars().filter(|c| !c.is_whitespace() && *c != '-');
        let mut symbols = typed.take(33).map(symbol_of).collect::<Option<Vec<u64>>>()?.into_iter();
        let mut parts = [0; 10];
        for (part, width) in parts.iter_mut().zip(WIDTHS) {
            for _ in 0..width {
                *part = *part << 5 | symbols.next()?;
            }
        }
        if symbols.next().is_some() || parts[0] != VERSION || parts[9] != check(&parts) {
            return None;
        }
        let at = Timestamp((parts[2] as i64).saturating_mul(60));
        let earliest = first_day(at).plus(parts[6] as i32);
        let price = (parts[8] as i64).checked_sub(1).filter(|p| *p >= 0);
        Some(Receipt { at, earliest, latest: earliest.plus(parts[7] as i32), price, parts })
    }
}

impl Policy {
    /// The same rules with the version that receipts carry. Done once for each set of rules: they may be large.
    #[must_use]
    pub fn sealed(mut self) -> Policy {
        self.version = 0;
        self.version = Fingerprint::of(&self).0;
        self
    }
}

/// The inputs' part of all receipts of one quote.
pub(super) struct Stamp {
    policy: u64,
    minute: u64,
    destination: u64,
    parcel: u64,
}

impl Stamp {
    pub(super) fn new(policy: &Policy, parcel: &Parcel, destination: &Destination, now: Timestamp) -> Stamp {
        let mut place = Fingerprint::default();
        place.text(&destination.country);
        place.text(destination.postcode.as_deref().unwrap_or_default());
        if let Some(region) = &destination.region {
            place.text(region);
        }
        if let Some(named) = &destination.place {
            place.byte(1);
            place.text(named);
        }
        Stamp {
            policy: Fingerprint(policy.version).symbols(WIDTHS[1]),
            minute: (now.0.div_euclid(60)).clamp(0, (1 << 30) - 1) as u64,
            destination: place.symbols(WIDTHS[3]),
            parcel: Fingerprint::of_parcel(parcel).symbols(WIDTHS[5]),
        }
    }

    pub(super) fn receipt(&self, promise: &Promise) -> String {
        let mut method = Fingerprint::default();
        method.text(&promise.method);
        if let Some(counter) = promise.counter.as_ref().filter(|counter| !counter.id.is_empty()) {
            method.text(&counter.id);
        }
        let first = first_day(Timestamp((self.minute as i64).saturating_mul(60)));
        let days = |from: Date, to: Date| i64::from(to.0).saturating_sub(i64::from(from.0)).clamp(0, 1023) as u64;
        // 0 stands for a price that only checkout knows.
        let price = promise.price.map_or(0, |Money { minor, .. }| minor.saturating_add(1).clamp(1, (1 << 25) - 1));
        let mut parts = [
            VERSION,
            self.policy,
            self.minute,
            self.destination,
            method.symbols(WIDTHS[4]),
            self.parcel,
            days(first, promise.earliest),
            days(promise.earliest, promise.latest),
            price as u64,
            0,
        ];
        parts[9] = check(&parts);
        let with_widths: Vec<(u64, u32)> = parts.into_iter().zip(WIDTHS).collect();
        write(&with_widths)
    }
}

/// Days are counted from the one before Greenwich's, which no shop's clocks have left behind.
fn first_day(at: Timestamp) -> Date {
    at.utc_day().plus(-1)
}

fn check(parts: &[u64; 10]) -> u64 {
    let mut hash = Fingerprint::default();
    for part in &parts[..9] {
        hash.number(*part as i64);
    }
    hash.symbols(WIDTHS[9])
}

fn write(parts: &[(u64, u32)]) -> String {
    let digits =
        parts.iter().flat_map(|(part, width)| (0..*width).rev().map(move |n| part >> 5_u32.saturating_mul(n) & 31));
    digits.map(|digit| char::from(SYMBOLS.get(digit as usize).copied().unwrap_or(b'0'))).collect()
}

fn symbol_of(c: char) -> Option<u64> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    };
    SYMBOLS.iter().position(|s| char::from(*s) == c).map(|at| at as u64)
}

/// FNV-1a over bytes. Policies pass through it in their stored form, which is the same natively and in Wasm.
struct Fingerprint(u64);

impl Default for Fingerprint {
    fn default() -> Self {
        Fingerprint(0xcbf2_9ce4_8422_2325)
    }
}

impl Fingerprint {
    fn of(data: &impl Serialize) -> Fingerprint {
        // This flavour of writing cannot fail.
        Fingerprint(postcard::serialize_with_flavor(data, Fingerprint::default()).unwrap_or_default())
    }

    fn of_parcel(parcel: &Parcel) -> Fingerprint {
        let mut hash = Fingerprint::default();
        hash.text(&parcel.product);
        hash.number(parcel.value.map_or(-1, |v| v.minor));
        hash.number(parcel.weight_g.map_or(-1, i64::from));
        hash.number(i64::from(parcel.quantity));
        hash.number(parcel.available_from.map_or(i64::MIN, |d| i64::from(d.0)));
        hash.number(parcel.discount.map_or(0, |d| d.minor));
        hash.number(i64::from(parcel.made_to_order.0) << 16 | i64::from(parcel.made_to_order.1));
        hash.text(&parcel.warehouse);
        hash.text(&parcel.class);
        for tag in &parcel.tags {
            hash.text(tag);
        }
        hash
    }

    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }

    fn text(&mut self, text: &str) {
        text.bytes().for_each(|b| self.byte(b));
        self.byte(0xff);
    }

    fn number(&mut self, number: i64) {
        number.to_le_bytes().into_iter().for_each(|b| self.byte(b));
    }

    /// The hash in so many symbols. FNV's last bytes hardly reach its high bits, so they are folded in first.
    fn symbols(&self, count: u32) -> u64 {
        let mixed = (self.0 ^ self.0 >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed >> 64_u32.saturating_sub(5_u32.saturating_mul(count))
    }
}

impl postcard::ser_flavors::Flavor for Fingerprint {
    type Output = u64;

    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        self.byte(byte);
        Ok(())
    }

    fn finalize(self) -> postcard::Result<u64> {
        Ok(self.0)
    }
}
