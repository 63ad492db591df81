//! Do two lists of patterns share a code, and does one hold all of the other?
//!
//! All codes of a country stand on one line, form by form, in order; a pattern is one stretch of each form or a few. So
//! two lists are compared exactly and in one walk, however long they are.
//!
//! Does not know: which codes are in use. Range ends that begin with letters compare as text here, British ones as
//! [`matches`](super::matches) compares them.

use super::british::{INWARD_LETTERS, Parts};
use super::formats::{self, Form, Masks};
use super::{Codes, display};
use crate::list;

/// The codes of one country that patterns cover.
pub struct Cover<'c> {
    country: &'c str,
    /// Stretches of the line, each up to but not with its end; in order and apart.
    stretches: Vec<(u64, u64)>,
}

impl<'c> Cover<'c> {
    /// No code of the country.
    pub fn new(country: &'c str) -> Cover<'c> {
        Cover { country, stretches: Vec::new() }
    }

    /// Also these, as a region of a place has them: neither patterns nor codes are the whole country.
    pub fn add(&mut self, patterns: &[String], codes: &Codes) {
        if patterns.is_empty() && codes.is_empty() {
            self.stretches.push((0, u64::MAX));
        }
        let form = formats::of(self.country);
        patterns.iter().for_each(|pattern| self.push(form, pattern));
        codes.iter().for_each(|code| self.push(form, &code));
        list::sort(&mut self.stretches);
        let mut joined: Vec<(u64, u64)> = Vec::new();
        for (from, to) in self.stretches.drain(..) {
            match joined.last_mut() {
                Some(last) if last.1 >= from => last.1 = last.1.max(to),
                _ => joined.push((from, to)),
            }
        }
        self.stretches = joined;
    }

    /// Whether every code of the other is one of these.
    pub fn holds(&self, other: &Cover<'_>) -> bool {
        let mut own = self.stretches.iter().peekable();
        other.stretches.iter().all(|(from, to)| {
            while own.next_if(|(_, end)| end <= from).is_some() {}
            own.peek().is_some_and(|(start, end)| start <= from && to <= end)
        })
    }

    /// A code that is in both, as people write it.
    pub fn meets(&self, other: &Cover<'_>) -> Option<String> {
        let mut own = self.stretches.iter().peekable();
        let shared = other.stretches.iter().find_map(|(from, to)| {
            while own.next_if(|(_, end)| end <= from).is_some() {}
            own.peek().filter(|(start, _)| start < to).map(|(start, _)| *start.max(from))
        })?;
        let code = match formats::of(self.country) {
            // Areas begin with `A`.
            Form::British => british_at(shared.max(27 * AREA)),
            Form::None => return None,
            Form::Unknown => Masks::ANY.at(shared),
            Form::Masks(masks) => masks.at(shared),
        };
        Some(display(self.country, &code))
    }

    fn push(&mut self, form: Form, pattern: &str) {
        let put = &mut |from, to| {
            if from < to {
                self.stretches.push((from, to));
            }
        };
        match form {
            Form::British => british_stretches(pattern, put),
            Form::None => {}
            Form::Unknown => Masks::ANY.stretches(pattern, put),
            Form::Masks(masks) => masks.stretches(pattern, put),
        }
    }
}

impl Masks {
    /// The stretches that a pattern covers, one of each form.
    fn stretches(self, pattern: &str, put: &mut dyn FnMut(u64, u64)) {
        let range = pattern.split_once("..");
        let start = pattern.strip_suffix('*').unwrap_or(pattern);
        let (low, high) = range.unwrap_or((start, start));
        // After all that begin with the end, or right after the code itself.
        let after = if range.is_some() || start.len() < pattern.len() { b'~' } else { b'!' };
        let mut base = 0;
        for mask in self.all() {
            let is_six_west = range.is_some() && mask.starts_with("D6W");
            let (low, high) =
                if is_six_west { (six_west(low, true), six_west(high, false)) } else { (low.into(), high.into()) };
            let below = |bound: &mut dyn Iterator<Item = u8>| base + self.below(mask, bound);
            put(below(&mut low.bytes()), below(&mut high.bytes().chain([after])));
            base += self.size(mask);
        }
    }

    /// How many codes of a form sort before a text.
    fn below(self, mask: &str, bound: &mut dyn Iterator<Item = u8>) -> u64 {
        let (mut count, mut size) = (0, self.size(mask));
        let mut classes = mask.chars().filter(|c| !formats::is_separator(*c));
        for b in bound {
            let Some(class) = classes.next() else { return count + 1 };
            let (radix, less) = self.rank(class, b);
            size /= radix;
            count += size * less;
            if !self.admits(class, b) {
                break;
            }
        }
        count
    }

    fn size(self, mask: &str) -> u64 {
        mask.chars().filter(|c| !formats::is_separator(*c)).map(|class| self.rank(class, 0).0).product()
    }

    /// How many characters may stand at a place, and how many of them come before one.
    fn rank(self, class: char, b: u8) -> (u64, u64) {
        // Most places are digits, and lists are long.
        if class == '#' {
            return (10, u64::from(b.clamp(b'0', b'9' + 1) - b'0'));
        }
        self.choice(class).fold((0, 0), |(all, less), c| (all + 1, less + u64::from(c < b)))
    }

    /// The characters that may stand at a place, in order.
    fn choice(self, class: char) -> impl Iterator<Item = u8> {
        (b'0'..=b'9').chain(b'A'..=b'Z').filter(move |b| self.admits(class, *b))
    }

    /// The code at a place of the line.
    fn at(self, mut place: u64) -> String {
        let mut code = String::new();
        for mask in self.all() {
            let mut size = self.size(mask);
            if place < size {
                for class in mask.chars().filter(|c| !formats::is_separator(*c)) {
                    size /= self.rank(class, 0).0;
                    code.extend(self.choice(class).nth((place / size) as usize).map(char::from));
                    place %= size;
                }
                break;
            }
            place -= size;
        }
        code
    }
}

/// The end of a range among the codes of Dublin 6W, which stand as `D06W` there.
fn six_west(end: &str, is_low: bool) -> String {
    let six = "D06W".get(..end.len()).unwrap_or("D06W");
    match end.strip_prefix("D06W") {
        Some(rest) => ["D6W", rest].concat(),
        None if is_low => if six < end { "~" } else { "" }.to_owned(),
        None => if six <= end { "" } else { "!" }.to_owned(),
    }
}

// British codes have a line of their own: 27 by 27 areas, of each 100 districts, of each none or 26 suffixes, of each no
// inward part or 10 by 20 by 20; then the forces' post by its numbers, then the Girobank.
const INWARDS: u64 = 1 + 10 * 20 * 20;
const DISTRICT: u64 = 27 * INWARDS;
const AREA: u64 = 100 * DISTRICT;
const FORCES: u64 = 27 * 27 * AREA;
const GIROBANK: u64 = FORCES + 10_000;

fn british_stretches(pattern: &str, put: &mut dyn FnMut(u64, u64)) {
    if let Some((low, high)) = pattern.split_once("..") {
        let (low, high) = (Parts::of(low), Parts::of(high));
        put(place(&low, false, false), place(&high, true, false) + 1);
        if low.area <= "BFPO" && "BFPO" <= high.area {
            let number = |end: &Parts<'_>, else_number| match end.district {
                Some(number) if end.area == "BFPO" => u64::from(number).clamp(1, 9999),
                _ => else_number,
            };
            put(FORCES + number(&low, 1), FORCES + number(&high, 9999) + 1);
        }
        if low.area <= "GIR" && "GIR" <= high.area {
            put(GIROBANK, GIROBANK + 1);
        }
        return;
    }
    let start = pattern.strip_suffix('*');
    let parts = Parts::of(start.unwrap_or(pattern));
    let is_part = start.is_some_and(|start| !start.contains(' '));
    if "GIR0AA".starts_with(start.unwrap_or("-")) || pattern == "GIR0AA" {
        put(GIROBANK, GIROBANK + 1);
    }
    match parts.district {
        None if is_part => {
            if parts.area.len() < 3 {
                let first = area(parts.area) * AREA;
                put(first, first + if parts.area.len() == 1 { 27 * AREA } else { AREA });
            }
            if "BFPO".starts_with(parts.area) {
                put(FORCES + 1, GIROBANK);
            }
        }
        None => {}
        Some(number) => {
            let (of, unit, digits) = match parts.area {
                "BFPO" => (FORCES, 1, 4),
                area_name => (area(area_name) * AREA, DISTRICT, 2),
            };
            let number = u64::from(number);
            if of != FORCES && (!is_part || !parts.suffix.is_empty()) {
                put(place(&parts, false, true), place(&parts, true, true) + 1);
            } else if parts.area == "BFPO" || parts.area.len() < 3 {
                // `AB1*` is district 1 and 10 to 19.
                let more = if is_part && number > 0 { digits - number.ilog10().min(digits - 1) } else { 1 };
                for wide in (0..more).map(|more| 10_u64.pow(more)) {
                    put(of + number * wide * unit, of + (number + 1) * wide * unit);
                }
            }
        }
    }
}

/// The place of the first code that has these parts, or the last. Where the outward part is whole, no suffix is none.
fn place(parts: &Parts<'_>, last: bool, is_whole: bool) -> u64 {
    let open = |first: u64, end: u64| if last { end } else { first };
    let area = area(parts.area);
    if parts.area.len() > 2 {
        // Between two areas: after all of `BF`, before `BG`.
        return (area + 1) * AREA - open(0, 1);
    }
    let number = parts.district.map_or(open(0, 99), |number| u64::from(number).min(99));
    let suffix = match parts.suffix.bytes().next() {
        Some(letter) => letter_of(letter),
        None if is_whole || !parts.inward.is_empty() => 0,
        None => open(0, 26),
    };
    let inward = match parts.inward {
        "" => open(0, INWARDS - 1),
        inward => {
            let mut rest = inward.bytes().map(|b| INWARD_LETTERS.bytes().position(|letter| letter == b));
            let digit = inward.bytes().next().unwrap_or(b'0').saturating_sub(b'0');
            rest.next();
            let mut letter = || rest.next().flatten().map_or(open(0, 19), |letter| letter as u64);
            1 + u64::from(digit) * 400 + letter() * 20 + letter()
        }
    };
    area * AREA + number * DISTRICT + suffix * INWARDS + inward
}

/// One letter or two.
fn area(area: &str) -> u64 {
    let mut letters = area.bytes().map(letter_of);
    letters.next().unwrap_or(0) * 27 + letters.next().unwrap_or(0)
}

fn letter_of(b: u8) -> u64 {
    u64::from(b.saturating_sub(b'A') % 26) + 1
}

fn british_at(place: u64) -> String {
    if place >= GIROBANK {
        return "GIR0AA".to_owned();
    }
    if place >= FORCES {
        return ["BFPO", &(place - FORCES).to_string()].concat();
    }
    let letter = |n: u64| char::from(b'A' + (n % 26) as u8);
    let mut code = String::new();
    let area = place / AREA;
    code.extend([area / 27, area % 27].into_iter().filter(|n| *n > 0).map(|n| letter(n - 1)));
    code.push_str(&(place % AREA / DISTRICT).to_string());
    let suffix = place % DISTRICT / INWARDS;
    code.extend((suffix > 0).then(|| letter(suffix.wrapping_sub(1))));
    if let Some(inward) = (place % INWARDS).checked_sub(1) {
        let letter = |n: u64| INWARD_LETTERS.chars().nth((n % 20) as usize);
        code.push(char::from(b'0' + (inward / 400) as u8));
        code.extend([letter(inward / 20), letter(inward)].into_iter().flatten());
    }
    code
}
