//! What does a cost formula of WooCommerce come to, as a price put together from parts?
//!
//! `10 + 2 * [qty] + [fee percent="10" min_fee="4"]`: sums and products of numbers, the number of pieces `[qty]`, the
//! order value `[cost]` and a fee. What comes to an amount, so much a piece and so many percent is a price of ours; any
//! other formula is left to checkout, with the reason.

use super::amount::Amount;
use super::draft::Parts;

// Deeper brackets are no formula that somebody wrote.
const DEPTH_MAX: usize = 20;

/// A sum of parts, some of which may be below zero on the way.
#[derive(Clone, Copy, Debug)]
struct Sum {
    base: Amount,
    per_item: Amount,
    /// Of the order value, in ones.
    share: Amount,
    /// Of a fee: what it comes to at least and at most.
    bounds: Option<(Option<Amount>, Option<Amount>)>,
    /// Whether the share is that of a fee, which is rounded by itself.
    has_fee: bool,
}

impl Sum {
    const ZERO: Sum =
        Sum { base: Amount::ZERO, per_item: Amount::ZERO, share: Amount::ZERO, bounds: None, has_fee: false };

    fn of(base: Amount) -> Sum {
        Sum { base, ..Sum::ZERO }
    }

    /// The amount, where it is one and nothing else.
    fn constant(&self) -> Option<Amount> {
        (self.per_item.is_zero() && self.share.is_zero() && self.bounds.is_none()).then_some(self.base)
    }

    fn plus(self, other: Sum) -> Result<Sum, String> {
        if self.has_fee && (other.has_fee || !other.share.is_zero()) || other.has_fee && !self.share.is_zero() {
            return Err("it has two percentages, one of them a fee".to_owned());
        }
        let sum = || {
            Some(Sum {
                base: self.base.plus(other.base)?,
                per_item: self.per_item.plus(other.per_item)?,
                share: self.share.plus(other.share)?,
                bounds: self.bounds.or(other.bounds),
                has_fee: self.has_fee || other.has_fee,
            })
        };
        sum().ok_or_else(too_long)
    }

    fn times(self, factor: Amount) -> Result<Sum, String> {
        if self.has_fee && factor != Amount::ONE {
            return Err("it multiplies a fee or takes one away".to_owned());
        }
        let product = || {
            Some(Sum {
                base: self.base.times(factor)?,
                per_item: self.per_item.times(factor)?,
                share: self.share.times(factor)?,
                ..self
            })
        };
        product().ok_or_else(too_long)
    }
}

fn too_long() -> String {
    "its numbers are too long".to_owned()
}

/// The price that a formula says, or why it is none of ours. A blank one says nothing.
pub(crate) fn price(text: &str, decimals: u32) -> Result<Parts, String> {
    parts(read(text)?, decimals)
}

/// The price of two formulas together: that of the order and that of the shipping class.
pub(crate) fn price_of_both(order: &str, class: &str, decimals: u32) -> Result<Parts, String> {
    parts(read(order)?.plus(read(class)?)?, decimals)
}

fn parts(sum: Sum, decimals: u32) -> Result<Parts, String> {
    if [sum.base, sum.per_item, sum.share].iter().any(|part| part.is_negative()) {
        return Err("a part of it is below zero".to_owned());
    }
    let percent = sum.share.times(Amount::whole(100)).ok_or_else(too_long)?;
    if !percent.fits(2) {
        return Err("its percentage has more than two decimals".to_owned());
    }
    if percent > Amount::whole(100) {
        return Err("its percentage is above a hundred".to_owned());
    }
    if !sum.per_item.fits(decimals) {
        return Err("its amount for a piece has more decimals than the currency".to_owned());
    }
    let (least, most) = sum.bounds.unwrap_or_default();
    Ok(Parts { base: sum.base, per_item: sum.per_item, percent, least, most })
}

fn read(text: &str) -> Result<Sum, String> {
    // As WooCommerce does, operators at the ends count for nothing.
    let text = text.trim().trim_start_matches(|c: char| c.is_whitespace() || "+*/".contains(c));
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || "+-*/".contains(c));
    if text.is_empty() {
        return Ok(Sum::ZERO);
    }
    let tokens = tokens(text)?;
    let mut at = 0;
    let sum = expression(&tokens, &mut at, 0)?;
    match tokens.get(at) {
        None => Ok(sum),
        Some(token) => Err(format!("{} stands where nothing should", token.describe())),
    }
}

#[derive(Debug)]
enum Token {
    Number(Amount),
    Sign(char),
    Part(Sum),
}

impl Token {
    fn describe(&self) -> String {
        match self {
            Token::Number(number) => number.text(0, 3),
            Token::Sign(sign) => format!("`{sign}`"),
            Token::Part(_) => "a shortcode".to_owned(),
        }
    }
}

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '[' => {
                let end = rest.find(']').ok_or("a bracket is not closed")?;
                tokens.push(Token::Part(shortcode(rest.get(1..end).unwrap_or_default())?));
                end + 1
            }
            '+' | '-' | '*' | '/' | '(' | ')' => {
                tokens.push(Token::Sign(first));
                1
            }
            c if c.is_whitespace() => c.len_utf8(),
            c if c.is_ascii_digit() || matches!(c, '.' | ',') => {
                // White space within a number counts for nothing there.
                let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',') || c.is_whitespace();
                let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
                let digits: String = rest.chars().take_while(|c| is_part(*c)).filter(|c| !c.is_whitespace()).collect();
                tokens
                    .push(Token::Number(Amount::parse(&digits).ok_or_else(|| format!("`{digits}` is not a number"))?));
                end
            }
            c => return Err(format!("`{c}` is not known in it")),
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    Ok(tokens)
}

/// `qty`, `cost`, or `fee percent="10" min_fee="4" max_fee="20"`.
fn shortcode(text: &str) -> Result<Sum, String> {
    let name = text.split_whitespace().next().unwrap_or_default();
    match name {
        "qty" if text.trim() == name => Ok(Sum { per_item: Amount::ONE, ..Sum::ZERO }),
        "cost" if text.trim() == name => Ok(Sum { share: Amount::ONE, ..Sum::ZERO }),
        "fee" => fee(text.trim().get(3..).unwrap_or_default()),
        _ => Err(format!("`[{text}]` is not known")),
    }
}

fn fee(attributes: &str) -> Result<Sum, String> {
    let [mut percent, mut least, mut most] = [None; 3];
    let mut rest = attributes.trim();
    while !rest.is_empty() {
        let (name, after) = rest.split_once('=').ok_or_else(|| format!("`{rest}` of its fee is not known"))?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, left) = match quote {
            Some(quote) => after.get(1..).unwrap_or_default().split_once(quote).ok_or("a quote is not closed")?,
            None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
        };
        let number = value.trim().trim_end_matches('%').trim_end();
        let amount = if number.is_empty() {
            None
        } else {
            Some(Amount::parse(number).ok_or_else(|| format!("`{value}` of its fee is not a number"))?)
        };
        // A nought is as good as nothing said.
        let amount = amount.filter(|amount| !amount.is_zero());
        match name.trim() {
            "percent" => percent = amount,
            "min_fee" => least = amount,
            "max_fee" => most = amount,
            other => return Err(format!("`{other}` of its fee is not known")),
        }
        rest = left.trim_start();
    }
    let Some(percent) = percent else {
        // No percentage of anything is nothing, which the least raises and the most caps.
        let fee = least.unwrap_or(Amount::ZERO);
        return Ok(Sum::of(most.map_or(fee, |most| fee.min(most))));
    };
    let share = percent.over(Amount::whole(100)).ok_or_else(too_long)?;
    // Where both are given, the most has the last word.
    let least = least.map(|least| most.map_or(least, |most| least.min(most)));
    let bounds = (least.is_some() || most.is_some()).then_some((least, most));
    Ok(Sum { share, bounds, has_fee: true, ..Sum::ZERO })
}

fn expression(tokens: &[Token], at: &mut usize, depth: usize) -> Result<Sum, String> {
    let mut sum = term(tokens, at, depth)?;
    while let Some(Token::Sign(sign @ ('+' | '-'))) = tokens.get(*at) {
        *at += 1;
        let next = term(tokens, at, depth)?;
        sum = sum.plus(if *sign == '-' { next.times(Amount::whole(-1))? } else { next })?;
    }
    Ok(sum)
}

fn term(tokens: &[Token], at: &mut usize, depth: usize) -> Result<Sum, String> {
    let mut product = factor(tokens, at, depth)?;
    while let Some(Token::Sign(sign @ ('*' | '/'))) = tokens.get(*at) {
        *at += 1;
        let next = factor(tokens, at, depth)?;
        product = match (sign, product.constant(), next.constant()) {
            ('*', _, Some(by)) => product.times(by)?,
            ('*', Some(by), None) => next.times(by)?,
            ('*', None, None) => return Err("it multiplies pieces or values with one another".to_owned()),
            (_, _, Some(by)) => product.times(Amount::ONE.over(by).ok_or("it divides by nothing")?)?,
            _ => return Err("it divides by pieces or values".to_owned()),
        };
    }
    Ok(product)
}

fn factor(tokens: &[Token], at: &mut usize, depth: usize) -> Result<Sum, String> {
    if depth > DEPTH_MAX {
        return Err("its brackets are nested too deeply".to_owned());
    }
    let token = tokens.get(*at).ok_or("it ends too early")?;
    *at += 1;
    match token {
        Token::Number(number) => Ok(Sum::of(*number)),
        Token::Part(part) => Ok(*part),
        Token::Sign('-') => factor(tokens, at, depth + 1)?.times(Amount::whole(-1)),
        Token::Sign('+') => factor(tokens, at, depth + 1),
        Token::Sign('(') => {
            let sum = expression(tokens, at, depth + 1)?;
            match tokens.get(*at) {
                Some(Token::Sign(')')) => {
                    *at += 1;
                    Ok(sum)
                }
                _ => Err("a bracket is not closed".to_owned()),
            }
        }
        Token::Sign(sign) => Err(format!("`{sign}` stands where nothing should")),
    }
}

#[cfg(test)]
mod tests {
    use super::{price, price_of_both};
    use crate::import::draft::Parts;

    fn show(read: Result<Parts, String>) -> String {
        let parts = match read {
            Ok(parts) => parts,
            Err(reason) => return reason,
        };
        let mut out = parts.base.text(0, 3);
        let some = [
            (" each ", Some(parts.per_item)),
            (" % ", Some(parts.percent)),
            (" least ", parts.least),
            (" most ", parts.most),
        ];
        for (name, amount) in some.iter().filter_map(|(name, amount)| Some((name, (*amount)?))) {
            if !amount.is_zero() {
                out.push_str(&format!("{name}{}", amount.text(0, 3)));
            }
        }
        out
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(show(price(text, 2)), expected, "{text}");
    }

    #[test]
    fn amounts_pieces_and_values_add_up() {
        check("", "0");
        check("4,90", "4.9");
        check("1 000", "1000");
        check("10 + ( 2 * [qty] )", "10 each 2");
        check("[qty]*2+[qty]", "0 each 3");
        check("5 + ([qty] - 1) * 2", "3 each 2");
        check("[cost] / 20", "0 % 5");
        check("[cost]*0.055 + 1", "1 % 5.5");
        check("10 - 2 * 3", "4");
        check("-(2 - 6)", "4");
        check("+3*", "3");
    }

    #[test]
    fn a_fee_has_a_least_and_a_most() {
        check("20 + [fee percent=\"10\" min_fee=\"4\"]", "20 % 10 least 4");
        check("[fee percent='10,5' min_fee='4' max_fee=20]", "0 % 10.5 least 4 most 20");
        check("[fee min_fee=\"4\"]", "4");
        check("[fee percent=\"10\" min_fee=\"9\" max_fee=\"5\"]", "0 % 10 least 5 most 5");
        check("[fee percent=\"\" max_fee=\"5\"]", "0");
    }

    #[test]
    fn what_is_no_sum_of_parts_says_why() {
        check("[qty] * [cost]", "it multiplies pieces or values with one another");
        check("10 / [qty]", "it divides by pieces or values");
        check("10 / 0", "it divides by nothing");
        check("2 * [fee percent=\"10\"]", "it multiplies a fee or takes one away");
        check("[fee percent=\"10\"] + [cost]", "it has two percentages, one of them a fee");
        check("2 * ([qty] - 1)", "a part of it is below zero");
        check("[cost] * 2", "its percentage is above a hundred");
        check("[cost] / 3", "its percentage has more than two decimals");
        check("[qty] / 3", "its amount for a piece has more decimals than the currency");
        check("[weight] * 2", "`[weight]` is not known");
        check("[fee percent=\"10\" of=\"7\"]", "`of` of its fee is not known");
        check("[fee percent=\"ten\"]", "`ten` of its fee is not a number");
        check("(1 + 2", "a bracket is not closed");
        check("[qty", "a bracket is not closed");
        check("1 2 x", "`x` is not known in it");
        check("2 ^ 3", "`^` is not known in it");
        check("1.2.3", "`1.2.3` is not a number");
        check("2 (3)", "`(` stands where nothing should");
        check(&"(".repeat(50), "its brackets are nested too deeply");
        check("999999999999999*999999999999999*999999999999999", "its numbers are too long");
    }

    #[test]
    fn the_order_and_its_class_are_paid_together() {
        let both = |order: &str, class: &str| show(price_of_both(order, class, 2));
        assert_eq!(both("1", "7"), "8");
        assert_eq!(both("1 + [qty]", "[fee percent=\"10\" max_fee=\"3\"]"), "1 each 1 % 10 most 3");
        assert_eq!(both("[fee percent=\"10\"]", "[fee percent=\"5\"]"), "it has two percentages, one of them a fee");
    }
}
