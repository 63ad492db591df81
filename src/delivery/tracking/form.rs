//! Does a number have this form, and does its check digit hold?
//!
//! Patterns and rules as the head of `www/tracking/formats.txt` explains them, followed where they stand: to put them into
//! shapes of their own first would be more code than to follow them.

/// What of a number that fits its pattern the check digit is over, and where the digit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) from: usize,
    pub(super) digit: Option<usize>,
}

/// How a number fits a pattern, as a whole.
pub(super) fn fit(pattern: &str, number: &str) -> Option<Fit> {
    let (pattern, number) = (pattern.as_bytes(), number.as_bytes());
    let mut fit = Fit { from: 0, digit: None };
    let (mut at, mut here) = (0, 0);
    while let Some(&first) = pattern.get(here) {
        if first == b'.' {
            fit.from = at;
            here += 1;
            continue;
        }
        let (item, least, most, next) = item(pattern, here)?;
        let mut done = 0;
        while done < most
            && let Some(length) = step(item, number.get(at..)?)
        {
            at += length;
            done += 1;
        }
        if done < least {
            return None;
        }
        if first == b'c' {
            fit.digit = at.checked_sub(1);
        }
        here = next;
    }
    (at == number.len()).then_some(fit)
}

/// How long numbers of a pattern are, at least and at most: most lines need no closer look.
pub(super) fn lengths(pattern: &str) -> Option<(usize, usize)> {
    let pattern = pattern.as_bytes();
    let (mut short, mut long, mut here) = (0_usize, 0_usize, 0);
    while let Some(&first) = pattern.get(here) {
        if first == b'.' {
            here += 1;
            continue;
        }
        let (item, least, most, next) = item(pattern, here)?;
        let (mut low, mut high) = (1, 1);
        if first == b'(' {
            let words = || item.get(1..item.len() - 1).unwrap_or_default().split(|b| *b == b'|').map(<[u8]>::len);
            (low, high) = (words().min().unwrap_or(0), words().max().unwrap_or(0));
        }
        (short, long) =
            (short.saturating_add(least.saturating_mul(low)), long.saturating_add(most.saturating_mul(high)));
        here = next;
    }
    Some((short, long))
}

/// What stands at a place of a pattern, how often it may, and where the pattern goes on.
fn item(pattern: &[u8], here: usize) -> Option<(&[u8], usize, usize, usize)> {
    let end = match pattern.get(here)? {
        b'[' => close(pattern, here, b']')?,
        b'(' => close(pattern, here, b')')?,
        _ => here + 1,
    };
    let (least, most, next) = times(pattern, end)?;
    Some((pattern.get(here..end)?, least, most, next))
}

/// The place after a bracket that ends what begins here.
fn close(pattern: &[u8], here: usize, bracket: u8) -> Option<usize> {
    let inside = pattern.get(here..)?.iter().position(|b| *b == bracket)?;
    Some(here + inside + 1)
}

/// How often what ends here may stand, `{9}` or `{9-12}`, and where the pattern goes on.
fn times(pattern: &[u8], end: usize) -> Option<(usize, usize, usize)> {
    if pattern.get(end) != Some(&b'{') {
        return Some((1, 1, end));
    }
    let next = close(pattern, end, b'}')?;
    let range = core::str::from_utf8(pattern.get(end + 1..next - 1)?).ok()?;
    let (least, most) = range.split_once('-').unwrap_or((range, range));
    Some((least.parse().ok()?, most.parse().ok()?, next))
}

/// How many characters an item of a pattern takes; none where it does not fit.
fn step(item: &[u8], rest: &[u8]) -> Option<usize> {
    let next = *rest.first()?;
    let fits = match *item.first()? {
        b'd' => next.is_ascii_digit(),
        b'a' => next.is_ascii_uppercase(),
        b'x' | b'c' => true,
        b'[' => next != b']' && item.contains(&next),
        b'(' => {
            let words = item.get(1..item.len() - 1)?.split(|b| *b == b'|');
            return words.into_iter().find(|word| !word.is_empty() && rest.starts_with(word)).map(<[u8]>::len);
        }
        literal => literal == next,
    };
    fits.then_some(1)
}

/// Whether the check digit is what the rule makes of the rest; none where there is no such rule.
pub(super) fn holds(rule: &str, number: &str, fit: Fit) -> Option<bool> {
    let place = fit.digit?;
    let (over, digit) = (number.get(fit.from..place)?.as_bytes(), *number.as_bytes().get(place)?);
    if rule == "mod37" {
        return Some(mod37(over) == value(digit));
    }
    Some(digit.is_ascii_digit() && digit_of(rule, over)? == u32::from(digit - b'0'))
}

fn digit_of(rule: &str, over: &[u8]) -> Option<u32> {
    if rule == "luhn" {
        let doubled = |(at, b): (usize, &u8)| match (at % 2, counted(*b)) {
            (0, value @ 5..) => value * 2 - 9,
            (0, value) => value * 2,
            (_, value) => value,
        };
        return Some((10 - over.iter().rev().enumerate().map(doubled).sum::<u32>() % 10) % 10);
    }
    let turn = rule.find(['-', '=', '~'])?;
    let (weights, rest) = rule.split_at_checked(turn)?;
    let (by, more) = rest.get(1..)?.split_once('+').unwrap_or((rest.get(1..)?, "0"));
    let (by, more): (u32, u32) = (by.parse().ok().filter(|by| *by > 0)?, more.parse().ok()?);
    let weights = weights.bytes().cycle().map(|weight| u32::from(weight.wrapping_sub(b'0')));
    let sum: u32 = over.iter().rev().zip(weights).map(|(b, weight)| counted(*b) * weight).sum();
    let left = sum.checked_add(more)? % by;
    Some(match (rest.as_bytes().first()?, by - left) {
        (b'=', _) => left % 10,
        // S10: ten is written 0, and eleven 5.
        (b'~', 10) => 0,
        (b'~', 11) => 5,
        (_, lacks) => lacks % by,
    })
}

/// What a character counts: a letter as UPS has it, A for 2, B for 3, and so on over again.
fn counted(b: u8) -> u32 {
    u32::from(if b.is_ascii_digit() { b - b'0' } else { b.wrapping_sub(63) % 10 })
}

/// What a character stands for where letters follow the nine.
fn value(b: u8) -> u32 {
    u32::from(if b.is_ascii_digit() { b - b'0' } else { b.wrapping_sub(b'A' - 10) })
}

/// The check character of ISO 7064, MOD 37,36.
fn mod37(over: &[u8]) -> u32 {
    let product = over.iter().fold(36, |product, b| match (product + value(*b)) % 36 {
        0 => 36 * 2 % 37,
        sum => sum * 2 % 37,
    });
    (37 - product) % 36
}

/// Whether digits alone are written as the number of a card is.
pub(super) fn is_card(number: &str) -> bool {
    let (over, last) = number.split_at_checked(number.len().wrapping_sub(1)).unwrap_or_default();
    (13..=19).contains(&number.len())
        && number.starts_with(['2', '3', '4', '5', '6'])
        && digit_of("luhn", over.as_bytes()).is_some_and(|digit| last.as_bytes().first() == Some(&(b'0' + digit as u8)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_says_how_long_its_numbers_are() {
        for (pattern, expected) in [
            ("aa.d{8}caa", Some((13, 13))),
            ("(GM|LX|CNG)d{10-37}", Some((12, 40))),
            ("[ZY]xx", Some((3, 3))),
            ("()", Some((0, 0))),
            ("", Some((0, 0))),
            ("d{99999999999}d{99999999999999999999}", None),
            ("d{18446744073709551615}dd", Some((usize::MAX, usize::MAX))),
            ("d{9", None),
            ("[12", None),
        ] {
            assert_eq!(lengths(pattern), expected, "{pattern}");
        }
    }
}
