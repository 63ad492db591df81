//! Where is a number that belongs to somebody?

use super::{Found, Kind, is_unspaced, plain};
use crate::i18n::is_digit;

// Seven digits are the shortest telephone number that people type; postcodes and prices are shorter, or are told by how
// they are written.
const DIGITS_MIN: usize = 7;
// Order numbers are no longer than that; cards and accounts are.
const ORDER_MAX: usize = 12;
// Signs in a row between two digits: ` - `, `) (`. Of spaces and line ends there may be more.
const BETWEEN_MAX: usize = 3;
const SPACES_MAX: usize = 8;
const IBAN_MIN: usize = 15;
const IBAN_MAX: usize = 34;

/// Bank accounts, by their check digits.
pub(super) fn find_accounts(found: &mut Found<'_>) {
    let mut at = 0;
    while at < found.chars.len() {
        let end = if found.before(at).is_some_and(|c| is_letter(c) || is_digit(c)) { None } else { account(found, at) };
        if let Some(end) = end {
            found.take(at, end, Kind::Iban);
        }
        at = end.unwrap_or(at + 1);
    }
}

/// Where the account number that begins here ends. The longest that adds up is meant: a letter too many harms nobody.
fn account(found: &Found<'_>, at: usize) -> Option<usize> {
    let value = |place: usize| {
        let c = plain(found.at(place)?);
        found.digit(place).or_else(|| c.is_ascii_alphabetic().then(|| c.to_ascii_uppercase() as u32 - 55))
    };
    let (country, check) = ([value(at)?, value(at + 1)?], [found.digit(at + 2)?, found.digit(at + 3)?]);
    if country.iter().any(|letter| *letter < 10) {
        return None;
    }
    let (mut rest, mut count, mut place, mut end) = (0, 4, at + 4, None);
    while count < IBAN_MAX {
        if found.at(place).map(plain).is_some_and(|c| matches!(c, ' ' | '-')) {
            place += 1;
        }
        let Some(next) = value(place) else { break };
        rest = appended(rest, next);
        (count, place) = (count + 1, place + 1);
        let whole = country.iter().chain(&check).fold(rest, |rest, next| appended(rest, *next));
        if count >= IBAN_MIN && whole == 1 && value(place).is_none() {
            end = Some(place);
        }
    }
    end
}

/// What is left of a number divided by 97 once a digit or letter is appended.
fn appended(rest: u32, value: u32) -> u32 {
    (rest * if value < 10 { 10 } else { 100 } + value) % 97
}

/// Cards, telephones and other long numbers.
pub(super) fn find(found: &mut Found<'_>, keep: &dyn Fn(&str) -> bool) {
    let is_japan = speaks_of_japan(found);
    let mut at = 0;
    while at < found.chars.len() {
        if let Some(end) = date(found, at) {
            at = end;
            continue;
        }
        let Some(run) = Run::new(found, at) else {
            at += 1;
            continue;
        };
        if let Some(kind) = run.kind()
            && !run.is_order(found)
            && !run.is_amount(found)
            && !run.is_postcode(is_japan)
            // A card is one, whatever else it could be.
            && (kind == Kind::Card || !keep(found.typed(run.start, run.end)))
        {
            found.take(run.start, run.end, kind);
        }
        at = run.end;
    }
}

/// Digits with the signs between them that people use.
struct Run {
    start: usize,
    end: usize,
    digits: Vec<u32>,
    plus: bool,
    /// How many digits stand together, and the sign after them.
    groups: Vec<(usize, char)>,
}

impl Run {
    fn new(found: &Found<'_>, at: usize) -> Option<Run> {
        let mut start = at;
        let first = plain(found.at(at)?);
        if matches!(first, '+' | '(') {
            start += 1;
        }
        if first == '+' && found.at(start).map(plain) == Some('(') {
            start += 1;
        }
        found.digit(start)?;
        let mut run = Run { start: at, end: start, digits: Vec::new(), plus: first == '+', groups: Vec::new() };
        let mut closed = false;
        let mut length = 0;
        loop {
            if let Some(digit) = found.digit(run.end) {
                run.digits.push(digit);
                (run.end, length) = (run.end + 1, length + 1);
                continue;
            }
            let sign = |place: usize| found.at(place).map(plain).filter(|c| " -./()_\n".contains(*c));
            let between = (0..SPACES_MAX).take_while(|more| sign(run.end + more).is_some()).count();
            let (first, next) = (sign(run.end), run.end + between);
            let space = |place: usize| matches!(sign(place), Some(' ' | '\n'));
            let spaced = (run.end..next).any(space);
            let near = between > 0 && (between <= BETWEEN_MAX || (run.end..next).all(space));
            let goes_on = near && found.digit(next).is_some() && !(spaced && date(found, next).is_some());
            run.groups.push((length, first.filter(|_| goes_on).map_or('\0', |c| if between > 1 { ' ' } else { c })));
            if !goes_on {
                break;
            }
            closed |= (run.end..next).any(|place| sign(place) == Some(')'));
            (run.end, length) = (next, 0);
        }
        // A bracket that closes elsewhere is the sentence's.
        if first == '(' && !closed {
            run.start = start;
        }
        Some(run)
    }

    /// What it would be; none for what is too short to be anybody's.
    fn kind(&self) -> Option<Kind> {
        let count = self.digits.len();
        let international = self.plus || self.digits.starts_with(&[0, 0]);
        match count {
            0..DIGITS_MIN => None,
            13..=19 if !self.plus && adds_up(&self.digits) => Some(Kind::Card),
            7..=12 => Some(Kind::Phone),
            13..=15 if international => Some(Kind::Phone),
            _ => Some(Kind::Number),
        }
    }

    /// Whether it is written in one, or with the same sign throughout and no space.
    fn is_close(&self) -> bool {
        !self.plus && self.groups.iter().all(|(_, sign)| matches!(sign, '\0' | '-' | '.' | '/' | '_'))
    }

    /// Whether it is an order number: joined to letters, or after `#`. A card is one all the same.
    fn is_order(&self, found: &Found<'_>) -> bool {
        if !self.is_close() || self.digits.len() > ORDER_MAX {
            return false;
        }
        let before = |place: usize| found.before(place).map(plain);
        let sign = if before(self.start) == Some(' ') { self.start - 1 } else { self.start };
        if matches!(before(sign), Some('#' | '№')) {
            return true;
        }
        let joint = usize::from(matches!(before(self.start), Some('-' | '_' | '/')));
        let word_end = self.start.saturating_sub(joint);
        let mut word = word_end;
        while word_end - word <= LABEL_MAX && found.before(word).is_some_and(is_letter) {
            word -= 1;
        }
        let label = found.typed(word, word_end);
        let before = word < word_end && !LABELS.iter().any(|known| known.eq_ignore_ascii_case(label));
        let after = (0..=3).take_while(|more| found.at(self.end + more).is_some_and(is_letter)).count();
        let ends = !found.at(self.end + after).is_some_and(is_digit);
        before || (1..=3).contains(&after) && ends
    }

    /// Whether a currency's sign stands beside it, and is not that of the number on its other side.
    fn is_amount(&self, found: &Found<'_>) -> bool {
        // What lies `step` places away from here, over a space.
        let next = |from: usize, step: isize| {
            let place = |from: usize| from.checked_add_signed(step);
            let (at, beyond) = (place(from)?, place(place(from)?));
            if found.at(at).map(plain) == Some(' ') { beyond } else { Some(at) }
        };
        let near = |from: Option<usize>, step: isize| {
            let Some(sign) = from.and_then(|from| next(from, step)) else { return false };
            let other = next(sign, step).and_then(|at| found.at(at));
            found.at(sign).is_some_and(is_currency) && !other.is_some_and(is_digit)
        };
        let (before, after) = (near(Some(self.start), -1), near(self.end.checked_sub(1), 1));
        self.is_close() && self.digits.len() <= ORDER_MAX && (before || after)
    }

    /// Whether it is written as postcodes are, or as a span of years.
    fn is_postcode(&self, is_japan: bool) -> bool {
        let [(first, '-'), (second, '\0')] = self.groups.as_slice() else { return false };
        let years = || self.digits.chunks(4).all(|year| is_year(number(year)));
        !self.plus
            && match (first, second) {
                // United States, Brazil, Portugal.
                (5, 4 | 3) | (4, 3) => true,
                // Japan. `555-0148` is a telephone number to its neighbours in the United States, where none begins with 0 or 1.
                (3, 4) => matches!(self.digits.first(), Some(0 | 1)) || is_japan,
                (4, 4) => years(),
                _ => false,
            }
    }
}

/// Whether a text is written as in Japan, or says that a number of it is a postcode.
fn speaks_of_japan(found: &Found<'_>) -> bool {
    let is_japanese = |c: char| is_unspaced(c) || matches!(c, '〒' | '〶');
    let text = found.text.to_ascii_lowercase();
    found.chars.iter().any(|(_, c)| is_japanese(*c))
        || ["japan", "postcode", "postal", "zip"].iter().any(|word| text.contains(word))
}

// What people write before a telephone number without a space.
const LABELS: [&str; 20] = [
    "tel",
    "telef",
    "telefon",
    "telefono",
    "telephone",
    "phone",
    "fax",
    "mob",
    "mobil",
    "mobile",
    "movil",
    "movel",
    "handy",
    "cel",
    "celular",
    "cell",
    "gsm",
    "call",
    "sms",
    "whatsapp",
];
const LABEL_MAX: usize = 9;

/// Where the date that begins here ends: `24/12/2026`, `2026-12-24`, `24. 12. 2026`.
fn date(found: &Found<'_>, at: usize) -> Option<usize> {
    if found.before(at).is_some_and(is_digit) {
        return None;
    }
    let (mut place, mut groups) = (at, [(0, 0); 3]);
    let mut sign = None;
    for (n, group) in groups.iter_mut().enumerate() {
        while let Some(digit) = found.digit(place).filter(|_| group.0 < 5) {
            *group = (group.0 + 1, group.1 * 10 + digit);
            place += 1;
        }
        if n == 2 {
            break;
        }
        let next = found.at(place).map(plain).filter(|c| matches!(c, '-' | '.' | '/'))?;
        if *sign.get_or_insert(next) != next {
            return None;
        }
        place += 1;
        place += usize::from(found.at(place).map(plain) == Some(' '));
    }
    let day_and_month = |a: (usize, u32), b: (usize, u32)| {
        let in_year = |(length, n)| (1..=2).contains(&length) && (1..=31).contains(&n);
        in_year(a) && in_year(b) && a.1.min(b.1) <= 12
    };
    let [a, b, c] = groups;
    let is_date = a.0 == 4 && is_year(a.1) && day_and_month(b, c) || c.0 == 4 && is_year(c.1) && day_and_month(a, b);
    let goes_on =
        found.digit(place).is_some() || found.at(place).map(plain) == sign && found.digit(place + 1).is_some();
    (is_date && !goes_on).then_some(place)
}

fn is_year(number: u32) -> bool {
    (1900..=2100).contains(&number)
}

fn number(digits: &[u32]) -> u32 {
    digits.iter().fold(0, |number, digit| number * 10 + digit)
}

/// Whether the check digit of a card is right: Luhn's sum.
fn adds_up(digits: &[u32]) -> bool {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let sum: u32 =
        digits.iter().rev().enumerate().map(|(n, digit)| if n % 2 == 1 { doubled(*digit) } else { *digit }).sum();
    sum.is_multiple_of(10)
}

/// Order numbers are written in plain letters; others are words of a sentence.
fn is_letter(c: char) -> bool {
    plain(c).is_ascii_alphabetic()
}

fn is_currency(c: char) -> bool {
    matches!(plain(c), '$' | '¢'..='¥' | '\u{20a0}'..='\u{20cf}' | '\u{ffe0}'..='\u{ffe6}')
}
