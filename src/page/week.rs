//! On which days, and from when to when?
//!
//! Weekdays as addresses, names and ranges; OpeningHoursSpecification, typed or not; the `Mo-Fr 09:00-17:00` of
//! `openingHours`; times with seconds, an offset or `PM`.
//!
//! Does not know: whose days they are.

use super::graph::Node;
use crate::list::sort_dedup;
use crate::time::{Date, TimeOfDay, Timestamp, Weekday, Weekdays};

// A closed season longer than this is a mistake in the year.
const CLOSED_MAX: i32 = 92;
const CLOSED_DATES_MAX: usize = 366;

/// Days and hours that somebody is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Opening {
    /// The open weekdays, where any are named.
    pub(super) days: Option<Weekdays>,
    /// Hours by weekday, sorted; empty where none are given.
    pub(super) spans: Vec<(Weekday, TimeOfDay, TimeOfDay)>,
    /// Dates closed all the same, sorted.
    pub(super) closed: Vec<Date>,
}

/// Reads days or hours in any form. What cannot be read is logged.
pub(super) fn opening(nodes: &[Node<'_>]) -> Opening {
    let mut opening = Opening::default();
    for node in nodes {
        let known = match node.text().or_else(|| node.id().filter(|_| node.size() <= 2)) {
            Some(text) => opening.line(text),
            None => opening.specification(node),
        };
        if !known {
            node.warn(
                "opening-hours",
                format_args!("{} does not say which days", node.value().describe()),
                "write dayOfWeek as https://schema.org/Monday, with opens and closes like 09:00",
            );
        }
    }
    sort_dedup(&mut opening.spans);
    sort_dedup(&mut opening.closed);
    opening.closed.truncate(CLOSED_DATES_MAX);
    opening
}

impl Opening {
    /// `Monday`, `Mo-Fr`, `Mo-Fr 09:00-13:00, 14:00-18:00; Sa 10:00-14:00`.
    fn line(&mut self, text: &str) -> bool {
        let mut known = false;
        for part in text.split(';').take(14) {
            let hours_start = part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len());
            let (days, hours) = part.split_at(hours_start);
            let days = match days.trim().is_empty() {
                true if !hours.is_empty() => Some(Weekdays::ALL),
                _ => weekdays(days),
            };
            let Some(days) = days else { continue };
            known = true;
            self.add_days(days);
            for span in hours.split(',').take(4) {
                if let Some((opens, closes)) = span.split_once(['-', '–']).and_then(|(o, c)| clock(o).zip(clock(c))) {
                    self.add_span(days, opens.0, closes.0);
                }
            }
        }
        known
    }

    fn specification(&mut self, node: &Node<'_>) -> bool {
        let named = node.all("dayOfWeek");
        let mut days = Weekdays::NONE;
        for day in named.iter().filter_map(|day| weekdays(day.text().or(day.id())?)) {
            days = Weekdays(days.0 | day.0);
        }
        let time = |key: &str| node.get(key).and_then(|time| clock(time.text()?)).map(|(time, _)| time);
        let date = |key: &str| node.get(key).and_then(|date| Date::parse(date.text()?));
        let (opens, closes) = (time("opens"), time("closes"));
        let shut = opens == closes;
        let (from, through) = (date("validFrom"), date("validThrough"));
        if let (Some(from), true) = (from, shut && days == Weekdays::NONE) {
            let days = through.unwrap_or(from).0.saturating_sub(from.0).clamp(0, CLOSED_MAX);
            self.closed.extend((0..=days).map(|n| from.plus(n)));
            return true;
        }
        // Hours of a season or of one day would stand for the whole year here.
        if from.zip(through).is_some_and(|(from, through)| through.0.saturating_sub(from.0) < CLOSED_MAX) {
            return true;
        }
        if named.is_empty() && opens.is_some() {
            days = Weekdays::ALL;
        }
        if days == Weekdays::NONE {
            // "PublicHolidays" is a day of the week for schema.org, not for a calendar.
            return named.iter().any(|day| day.term().is_some_and(|term| term.eq_ignore_ascii_case("PublicHolidays")));
        }
        match (opens, closes) {
            // Closed all day, as search engines read it.
            (Some(_), Some(_)) if shut => {}
            (Some(opens), Some(closes)) => {
                self.add_days(days);
                self.add_span(days, opens, closes);
            }
            _ => self.add_days(days),
        }
        true
    }

    fn add_days(&mut self, days: Weekdays) {
        self.days = Some(Weekdays(self.days.unwrap_or(Weekdays::NONE).0 | days.0));
    }

    /// Hours past midnight go on in the next day.
    fn add_span(&mut self, days: Weekdays, opens: TimeOfDay, closes: TimeOfDay) {
        // 23:59 is how many systems write the end of the day.
        let closes = if matches!(closes.0, 0 | 1439) { TimeOfDay::END } else { closes };
        for (i, day) in Weekday::ALL.iter().enumerate().filter(|(_, day)| days.has(**day)) {
            if opens < closes {
                self.spans.push((*day, opens, closes));
            } else if opens > closes {
                self.spans.push((*day, opens, TimeOfDay::END));
                let next = Weekday::ALL.get((i + 1) % 7).copied().unwrap_or(*day);
                self.spans.push((next, TimeOfDay(0), closes));
            }
        }
    }
}

/// `Monday`, `https://schema.org/Monday`, `Mo-Fr`, `Mon, Wed`.
fn weekdays(text: &str) -> Option<Weekdays> {
    if let Some(day) = Weekday::parse(text) {
        return Some(Weekdays::NONE.with(day));
    }
    let mut days = Weekdays::NONE;
    for part in text.split([',', ' ']).filter(|part| part.len() > 1).take(14) {
        let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (first, last) = (Weekday::parse(first)?.index(), Weekday::parse(last)?.index());
        let count = (last + 7 - first) % 7;
        days = (0..=count).filter_map(|n| Weekday::ALL.get((first + n) % 7)).fold(days, |days, day| days.with(*day));
    }
    (days != Weekdays::NONE).then_some(days)
}

/// A time of day, and its offset in seconds east of Greenwich where one is written: `14:00`, `T14:00:00+02:00`, `2:30 PM`.
pub(super) fn clock(text: &str) -> Option<(TimeOfDay, Option<i32>)> {
    let text = text.trim().trim_start_matches(['T', 't']).to_ascii_uppercase();
    let (time, noon) = match (text.strip_suffix("AM"), text.strip_suffix("PM")) {
        (Some(time), _) => (time.trim(), Some(0)),
        (_, Some(time)) => (time.trim(), Some(12)),
        _ => (text.as_str(), None),
    };
    if let Some(noon) = noon {
        let (hour, minute) = time.split_once(':').unwrap_or((time, "00"));
        let hour = hour.parse::<u16>().ok().filter(|h| (1..=12).contains(h))? % 12 + noon;
        return Some((TimeOfDay::parse(&format!("{hour}:{minute}"))?, None));
    }
    let split = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (time, offset) = time.split_at(split);
    let offset = match offset {
        "" => None,
        // An instant at a known date is the one public reader of offsets.
        offset => Some(-i32::try_from(Timestamp::parse(&format!("1970-01-01T00:00:00{offset}"))?.0).ok()?),
    };
    Some((TimeOfDay::parse(time.trim())?, offset))
}
