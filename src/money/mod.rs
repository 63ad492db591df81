//! How much is it?
//!
//! Whole minor units with the currency's own exponent (ISO 4217); never floating point.
//!
//! Does not know: exchange rates, or how a locale writes an amount.

// A date or a price that wraps round is worse than none: what can be too large says what happens then.
#![deny(clippy::arithmetic_side_effects)]

use core::fmt;

use serde::Serialize;

use crate::problem::Reader;
use crate::taken;

/// A currency by its ISO 4217 letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Currency([u8; 3]);

taken! { Currency { 0 } }

impl Currency {
    /// The euro.
    pub const EUR: Currency = Currency(*b"EUR");

    /// Reads three letters; unknown ones are taken, with two decimals.
    pub fn parse(text: &str) -> Option<Currency> {
        let text = text.trim().as_bytes();
        let letters: [u8; 3] = text.try_into().ok()?;
        letters.iter().all(u8::is_ascii_alphabetic).then(|| Currency(letters.map(|b| b.to_ascii_uppercase())))
    }

    /// The letters: `EUR`.
    pub fn code(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Whether a letter code or a sign means this currency; `$` means any dollar.
    fn is_written(self, unit: &str) -> bool {
        match unit {
            "€" => self.code() == "EUR",
            "£" => self.code() == "GBP",
            "¥" => matches!(self.code(), "JPY" | "CNY"),
            "$" => self.code().ends_with('D'),
            code => Currency::parse(code) == Some(self),
        }
    }

    /// How many decimals its minor unit has (ISO 4217).
    pub fn decimals(self) -> u32 {
        match &self.0 {
            b"JPY" | b"KRW" | b"CLP" | b"ISK" | b"VND" | b"PYG" | b"UGX" | b"XAF" | b"XOF" | b"XPF" | b"RWF"
            | b"KMF" | b"GNF" | b"DJF" | b"BIF" | b"VUV" | b"UYI" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An amount in minor units of its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Money {
    /// Minor units: cents of a euro, whole yen.
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

taken! { Money { minor, currency } }

impl Money {
    // Larger amounts are a mistake in the data, and sums of them must not overflow.
    const MINOR_MAX: i64 = 1_000_000_000_000_000;

    /// An amount in minor units.
    pub fn minor(minor: i64, currency: Currency) -> Money {
        Money { minor, currency }
    }

    /// Reads a decimal amount with a point and no grouping: `3.50`, `4`. More decimals than the currency has must be
    /// zeros. Amounts as shops write them (`24,99 €`) are the business of `page`.
    pub fn parse(text: &str, currency: Currency) -> Option<Money> {
        let text = text.trim();
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() || whole.len() > 12 || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
            return None;
        }
        let decimals = currency.decimals() as usize;
        let (kept, rest) = fraction.split_at(fraction.len().min(decimals));
        if rest.bytes().any(|b| b != b'0') {
            return None;
        }
        let mut minor: i64 = whole.parse().ok()?;
        for position in 0..decimals {
            let digit = kept.as_bytes().get(position).map_or(0, |b| i64::from(b & 15));
            minor = minor.checked_mul(10)?.checked_add(digit)?;
        }
        (minor <= Self::MINOR_MAX)
            .then_some(Money { minor: if negative { minor.saturating_neg() } else { minor }, currency })
    }

    /// Reads an amount that a merchant wrote: `3.50`, also `3.50 EUR` or `€3.50` where that is the currency. Nothing below
    /// zero.
    pub fn read(reader: &Reader<'_>, currency: Currency) -> Option<Money> {
        let text = reader.text()?;
        let is_amount = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-');
        let unit = text.replace(is_amount, " ");
        let unit = unit.trim();
        let example = Money::minor(350, currency).decimal();
        if !unit.is_empty() && !currency.is_written(unit) {
            reader.error(
                "currency",
                format_args!("{} is not an amount in {}", reader.value().describe(), currency.code()),
                format_args!("write the amount alone, in {}: {example}", currency.code()),
            );
            return None;
        }
        let amount = Money::parse(&text.replace(|c: char| !is_amount(c), " "), currency).filter(|m| m.minor >= 0);
        if amount.is_none() {
            reader.not("amount", "an amount", format_args!("write digits with a point for decimals: {example}"));
        }
        amount
    }

    /// The amount as decimal text with the currency's decimals: `3.50`.
    pub fn decimal(self) -> String {
        let decimals = self.currency.decimals();
        let unit = 10_u64.pow(decimals);
        let sign = if self.minor < 0 { "-" } else { "" };
        let minor = self.minor.unsigned_abs();
        if decimals == 0 {
            return format!("{sign}{minor}");
        }
        let (whole, fraction) = (minor.checked_div(unit).unwrap_or(minor), minor.checked_rem(unit).unwrap_or(0));
        let fraction = fraction.to_string();
        let zeros = "0".repeat((decimals as usize).saturating_sub(fraction.len()));
        format!("{sign}{whole}.{zeros}{fraction}")
    }
}
