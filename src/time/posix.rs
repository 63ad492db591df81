//! How is a POSIX rule such as `EET-2EEST,M3.5.0/3,M10.5.0/4` read, and which offset does it give?
//!
//! The rule says when daylight time starts and ends in every year. Does not know the past: a zone that has changed its
//! rules, or follows the moon, is a list of transitions instead.

#![allow(
    clippy::arithmetic_side_effects,
    reason = "a rule has hours up to 167 and weeks up to 5, and years come from days: seconds of them fit"
)]

use serde::Serialize;

use super::{Date, Timestamp, Zone};
use crate::list::sort_dedup;
use crate::taken;
use crate::wire::{Bytes, Take};

// A promise asks for the offset some hundred times, and working out six changes of three years took nine tenths of its
// time. So the changes of the years in which shops live are listed once; before and after them they are worked out.
const YEARS: core::ops::Range<i32> = 2020..2050;

/// Standard and daylight time, and the two changes of every year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// Seconds east of Greenwich in standard time.
    standard: i32,
    /// Seconds east of Greenwich in daylight time; Ireland's is less than its standard time.
    daylight: i32,
    /// When daylight time starts, by the clocks of standard time.
    start: Change,
    /// When daylight time ends, by the clocks of daylight time.
    end: Change,
    /// The changes of [`YEARS`] and the offsets from then on, sorted.
    #[serde(skip)]
    listed: Vec<(Timestamp, i32)>,
}

impl Take for Rule {
    fn take(bytes: &mut Bytes<'_>) -> Rule {
        Rule::new(bytes.take(), bytes.take(), bytes.take(), bytes.take())
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Change {
    day: RuleDay,
    /// Seconds after that day's midnight; may be negative or beyond the day.
    second: i32,
}

taken! { Change { day, second } }

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
enum RuleDay {
    /// `M3.5.0`: month, week (5 is the last), weekday (0 is Sunday).
    Nth(u32, u32, u32),
    /// `J60`: 1 to 365, 29 February never counted.
    Julian(u16),
    /// `59`: 0 to 365, 29 February counted.
    FromZero(u16),
}

taken! { enum RuleDay { Nth { 0, 1, 2 }, Julian { 0 }, FromZero { 0 } } }

/// Reads a whole rule; trailing text makes it no rule. Daylight time without its changes (`EST5EDT`) is refused, because
/// POSIX leaves them to the system.
pub(super) fn parse(text: &str) -> Option<Zone> {
    let mut text = Cursor(text.trim());
    text.name()?;
    let standard = -text.clock(24)?;
    if text.0.is_empty() {
        return Some(Zone::Fixed(standard));
    }
    text.name()?;
    let daylight = if text.0.starts_with(',') { standard + 3600 } else { -text.clock(24)? };
    let start = text.change()?;
    let end = text.change()?;
    text.0.is_empty().then(|| Zone::Rule(Rule::new(standard, daylight, start, end)))
}

impl Rule {
    fn new(standard: i32, daylight: i32, start: Change, end: Change) -> Rule {
        let mut rule = Rule { standard, daylight, start, end, listed: Vec::new() };
        let mut listed: Vec<i64> = YEARS.flat_map(|year| rule.changes(year)).flatten().map(|(from, _)| from).collect();
        sort_dedup(&mut listed);
        rule.listed = listed.into_iter().map(Timestamp).map(|from| (from, rule.worked_out(from))).collect();
        rule
    }

    pub(super) fn offset(&self, at: Timestamp) -> i32 {
        match self.listed.partition_point(|(from, _)| *from <= at) {
            after if after == 0 || after == self.listed.len() => self.worked_out(at),
            after => self.listed.get(after - 1).map_or(self.standard, |(_, offset)| *offset),
        }
    }

    /// The changes of a year, and whether each begins daylight time.
    fn changes(&self, year: i32) -> [Option<(i64, bool)>; 2] {
        let change = |change: &Change, before: i32, daylight| {
            change.local(year).map(|local| (local - i64::from(before), daylight))
        };
        [change(&self.end, self.daylight, false), change(&self.start, self.standard, true)]
    }

    fn worked_out(&self, at: Timestamp) -> i32 {
        let (year, _, _) = at.utc_day().ymd();
        // The change in force may be last year's, and a time of day beyond midnight may bring next year's forward.
        // Where an end and a start fall together, the start wins: so is daylight time all year written.
        let mut latest = (i64::MIN, false);
        for from in (year - 1..=year + 1).flat_map(|year| self.changes(year)).flatten() {
            if from.0 <= at.0 && from > latest {
                latest = from;
            }
        }
        if latest.1 { self.daylight } else { self.standard }
    }
}

impl Change {
    /// Seconds since 1970 as the clocks of that moment show them.
    fn local(&self, year: i32) -> Option<i64> {
        let day = match self.day {
            RuleDay::Nth(month, week, weekday) => {
                let first = Date::new(year, month, 1)?;
                // Weekdays count from Sunday here, from Monday in ours.
                let ahead = (weekday.min(6) as i32 - first.weekday().index() as i32 - 1).rem_euclid(7);
                let day = first.plus(ahead + 7 * (week.clamp(1, 5) as i32 - 1));
                // A fifth week that this month does not have means its last.
                if day.ymd().1 == month { day } else { day.plus(-7) }
            }
            RuleDay::Julian(n) => {
                let leap_day_passed = n >= 60 && Date::new(year, 2, 29).is_some();
                Date::new(year, 1, 1)?.plus(i32::from(n) - 1 + i32::from(leap_day_passed))
            }
            RuleDay::FromZero(n) => Date::new(year, 1, 1)?.plus(i32::from(n)),
        };
        Some(i64::from(day.0) * 86_400 + i64::from(self.second))
    }
}

struct Cursor<'a>(&'a str);

impl Cursor<'_> {
    fn eat(&mut self, byte: char) -> bool {
        match self.0.strip_prefix(byte) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    /// `EET` or `<+03>`: three letters or more.
    fn name(&mut self) -> Option<()> {
        let (name, rest) = match self.0.strip_prefix('<') {
            Some(quoted) => quoted.split_once('>')?,
            None => self.0.split_at(self.0.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(self.0.len())),
        };
        self.0 = rest;
        let known = |b: u8| b.is_ascii_alphanumeric() || b == b'+' || b == b'-';
        (name.len() >= 3 && name.bytes().all(known)).then_some(())
    }

    fn number(&mut self, max: u32) -> Option<u32> {
        let end = self.0.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.0.len());
        let (digits, rest) = self.0.split_at(end);
        self.0 = rest;
        digits.parse().ok().filter(|n| digits.len() <= 3 && *n <= max)
    }

    /// `[+|-]h[:mm[:ss]]` in seconds.
    fn clock(&mut self, hours_max: u32) -> Option<i32> {
        let sign = if self.eat('-') { -1 } else { 1 };
        if sign == 1 {
            self.eat('+');
        }
        let mut seconds = self.number(hours_max)? * 3600;
        if self.eat(':') {
            seconds += self.number(59)? * 60;
            if self.eat(':') {
                seconds += self.number(59)?;
            }
        }
        Some(sign * seconds as i32)
    }

    /// `,M3.5.0/3`; without a time, two in the morning.
    fn change(&mut self) -> Option<Change> {
        if !self.eat(',') {
            return None;
        }
        let day = if self.eat('M') {
            let month = self.number(12)?;
            let week = self.eat('.').then(|| self.number(5))??;
            let weekday = self.eat('.').then(|| self.number(6))??;
            if month == 0 || week == 0 {
                return None;
            }
            RuleDay::Nth(month, week, weekday)
        } else if self.eat('J') {
            RuleDay::Julian(self.number(365).filter(|n| *n > 0)? as u16)
        } else {
            RuleDay::FromZero(self.number(365)? as u16)
        };
        let second = if self.eat('/') { self.clock(167)? } else { 7200 };
        Some(Change { day, second })
    }
}
