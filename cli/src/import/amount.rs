//! How does an export write a number, and what is it exactly?
//!
//! Fractions of whole numbers: thirds and hundredths of a percent stay what they are until an amount is written, and no
//! amount passes through floating point.

use core::cmp::Ordering;

/// A number as a fraction; the bottom is above zero, and both have no divisor in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Amount {
    top: i128,
    bottom: i128,
}

// A price of more digits is a mistake, and products of two such numbers still fit.
const DIGITS_MAX: usize = 15;

impl Amount {
    pub(crate) const ZERO: Amount = Amount { top: 0, bottom: 1 };
    pub(crate) const ONE: Amount = Amount { top: 1, bottom: 1 };

    fn new(top: i128, bottom: i128) -> Option<Amount> {
        if bottom == 0 {
            return None;
        }
        let divisor = divisor(top.unsigned_abs(), bottom.unsigned_abs()).max(1);
        let divisor = i128::try_from(divisor).ok()? * bottom.signum();
        Some(Amount { top: top / divisor, bottom: bottom / divisor })
    }

    pub(crate) fn whole(number: i64) -> Amount {
        Amount { top: i128::from(number), bottom: 1 }
    }

    /// Millionths, as Google's newer interface counts money and weights.
    pub(crate) fn micros(number: i64) -> Amount {
        Amount::new(i128::from(number), 1_000_000).unwrap_or(Amount::ZERO)
    }

    /// A decimal number with a point or a comma: `3.50`, `3,5`, `.5`, `-2`. Groups of thousands are not told from
    /// decimals by anybody, so two marks are no number.
    pub(crate) fn parse(text: &str) -> Option<Amount> {
        let text = text.trim();
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let all = [whole, fraction].concat();
        if all.is_empty() || all.len() > DIGITS_MAX || !all.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let top: i128 = all.parse().ok()?;
        Amount::new(sign * top, 10_i128.pow(u32::try_from(fraction.len()).ok()?))
    }

    pub(crate) fn plus(self, other: Amount) -> Option<Amount> {
        let left = self.top.checked_mul(other.bottom)?;
        let right = other.top.checked_mul(self.bottom)?;
        Amount::new(left.checked_add(right)?, self.bottom.checked_mul(other.bottom)?)
    }

    pub(crate) fn minus(self, other: Amount) -> Option<Amount> {
        self.plus(Amount { top: -other.top, ..other })
    }

    pub(crate) fn times(self, other: Amount) -> Option<Amount> {
        Amount::new(self.top.checked_mul(other.top)?, self.bottom.checked_mul(other.bottom)?)
    }

    /// None where `other` is nothing.
    pub(crate) fn over(self, other: Amount) -> Option<Amount> {
        Amount::new(self.top.checked_mul(other.bottom)?, self.bottom.checked_mul(other.top)?)
    }

    pub(crate) fn is_zero(self) -> bool {
        self.top == 0
    }

    pub(crate) fn is_negative(self) -> bool {
        self.top < 0
    }

    /// Whether so many decimals write it exactly.
    pub(crate) fn fits(self, decimals: u32) -> bool {
        10_i128.pow(decimals) % self.bottom == 0
    }

    /// The whole number at or below it.
    pub(crate) fn floor(self) -> i128 {
        self.top.div_euclid(self.bottom)
    }

    /// Decimal text with at least and at most so many decimals, halves up.
    pub(crate) fn text(self, least: u32, most: u32) -> String {
        let unit = 10_i128.pow(most);
        let scaled = self.top.saturating_mul(unit).saturating_mul(2).saturating_add(self.bottom);
        let minor = scaled.div_euclid(self.bottom.saturating_mul(2));
        let (whole, fraction) =
            (minor.unsigned_abs() / unit.unsigned_abs(), minor.unsigned_abs() % unit.unsigned_abs());
        let sign = if minor < 0 { "-" } else { "" };
        let mut decimals = format!("{fraction:0width$}", width = most as usize);
        while decimals.len() > least as usize && decimals.ends_with('0') {
            decimals.pop();
        }
        if most == 0 || decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") }
    }
}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Amount) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Amount {
    fn cmp(&self, other: &Amount) -> Ordering {
        // Digits are bounded where numbers are read, so neither product overflows; if one did, it would be the larger.
        self.top.saturating_mul(other.bottom).cmp(&other.top.saturating_mul(self.bottom))
    }
}

fn divisor(a: u128, b: u128) -> u128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::Amount;

    fn check(text: &str, decimals: u32, expected: &str) {
        assert_eq!(Amount::parse(text).unwrap().text(decimals, decimals), expected, "{text}");
    }

    #[test]
    fn numbers_are_read_with_point_or_comma() {
        for (text, expected) in
            [("3.5", "3.50"), ("3,5", "3.50"), ("12345,67", "12345.67"), (".5", "0.50"), ("-2", "-2.00")]
        {
            check(text, 2, expected);
        }
        check("500", 0, "500");
        for text in ["", "-", ".", "1.2.3", "1,234.5", "1e3", "x", "9999999999999999"] {
            assert_eq!(Amount::parse(text), None, "{text}");
        }
    }

    #[test]
    fn halves_are_rounded_up() {
        check("0.125", 2, "0.13");
        check("0.124", 2, "0.12");
        assert_eq!(Amount::ONE.over(Amount::whole(3)).unwrap().text(0, 3), "0.333");
        assert_eq!(Amount::ONE.over(Amount::ZERO), None);
        assert_eq!(Amount::parse("1.500").unwrap().text(2, 3), "1.50");
    }
}
