//! What came after the answers: how long did people wait, what did it cost them, did they come again?
//!
//! Does not know: what an event is.

use std::collections::{BTreeMap, HashMap};

use shelfhelp::time::{Date, Timestamp};

// Who comes again within a week comes about the same thing.
const AGAIN_S: i64 = 7 * 86_400;
// A wait beyond a day was for an e-mail, or the tab was forgotten.
const WAIT_MAX_S: i64 = 86_400;
const WAITS_MAX: usize = 1_000_000;
const PEOPLE_MAX: usize = 1_000_000;

/// What is counted of it.
#[derive(Debug, Default)]
pub(super) struct After {
    waits: Vec<u32>,
    /// When each shopper, or each visit, went on to a person last; and whether that was to one whom they had asked before.
    people: HashMap<u64, (Timestamp, bool)>,
    pub(super) contacts: u64,
    pub(super) again: u64,
    /// How often each effort was said, by week.
    weeks: BTreeMap<Date, [u64; 8]>,
    pub(super) efforts: [u64; 8],
    pub(super) scores: [u64; 11],
}

impl After {
    pub(super) fn handed(&mut self, who: Option<u64>, at: Option<Timestamp>) {
        self.contacts += 1;
        let Some((who, at)) = who.zip(at) else { return };
        if self.people.len() >= PEOPLE_MAX && !self.people.contains_key(&who) {
            return;
        }
        let before = self.people.get(&who).copied();
        // Several logs may come in any order.
        let is_again = before.is_some_and(|(last, _)| (at.0 - last.0).abs() <= AGAIN_S);
        self.again += u64::from(is_again);
        let latest = before.map_or(at, |(last, _)| last.max(at));
        self.people.insert(who, (latest, is_again));
    }

    /// A channel that did not open was no contact.
    pub(super) fn lost(&mut self, who: Option<u64>) {
        let Some((_, was_again)) = who.and_then(|who| self.people.remove(&who)) else { return };
        self.contacts = self.contacts.saturating_sub(1);
        self.again = self.again.saturating_sub(u64::from(was_again));
    }

    pub(super) fn waited(&mut self, seconds: i64) {
        if (0..=WAIT_MAX_S).contains(&seconds) && self.waits.len() < WAITS_MAX {
            self.waits.push(seconds as u32);
        }
    }

    pub(super) fn effort(&mut self, effort: u8, day: Option<Date>) {
        let add = |row: &mut [u64; 8]| row.get_mut(usize::from(effort)).into_iter().for_each(|count| *count += 1);
        add(&mut self.efforts);
        if let Some(day) = day {
            add(self.weeks.entry(day.plus(-(day.weekday() as i32))).or_default());
        }
    }

    pub(super) fn recommend(&mut self, score: u8) {
        self.scores.get_mut(usize::from(score)).into_iter().for_each(|count| *count += 1);
    }

    /// How many waits are known, and in seconds their middle and what nine of ten did not exceed.
    pub(super) fn waits(&self) -> (u64, u32, u32) {
        let mut waits = self.waits.clone();
        waits.sort_unstable();
        let at = |tenths: usize| waits.get((waits.len() * tenths / 10).min(waits.len().saturating_sub(1))).copied();
        (waits.len() as u64, at(5).unwrap_or(0), at(9).unwrap_or(0))
    }

    /// The mean effort of each week, by its Monday, with how many said it.
    pub(super) fn weeks(&self) -> impl Iterator<Item = (Date, f64, u64)> {
        self.weeks.iter().filter_map(|(monday, row)| Some((*monday, mean(row)?, row.iter().sum())))
    }
}

/// The mean of scores by how often each was given; none of nothing.
pub(super) fn mean(row: &[u64]) -> Option<f64> {
    let count: u64 = row.iter().sum();
    let sum: u64 = row.iter().enumerate().map(|(score, count)| score as u64 * count).sum();
    (count > 0).then(|| sum as f64 / count as f64)
}

/// The recommendation score: those who said 9 or 10 less those who said 0 to 6, in percent of all.
pub(super) fn recommendation(scores: &[u64; 11]) -> Option<i64> {
    let all: u64 = scores.iter().sum();
    let against: u64 = scores.iter().take(7).sum();
    let in_favour: u64 = scores.iter().skip(9).sum();
    (all > 0).then(|| ((in_favour as f64 - against as f64) * 100.0 / all as f64).round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_score_is_those_in_favour_less_those_against() {
        let of = |list: &[u8]| {
            let mut after = After::default();
            list.iter().for_each(|score| after.recommend(*score));
            recommendation(&after.scores)
        };
        for (list, expected) in [
            (&[][..], None),
            (&[10, 9], Some(100)),
            (&[0, 6], Some(-100)),
            (&[7, 8], Some(0)),
            (&[10, 8, 6], Some(0)),
            (&[10, 10, 3], Some(33)),
        ] {
            assert_eq!(of(list), expected, "{list:?}");
        }
    }

    #[test]
    fn who_comes_again_within_a_week_is_counted_and_a_channel_that_did_not_open_is_not() {
        const DAY: i64 = 86_400;
        let mut after = After::default();
        let mut go = |who: u64, day: i64| after.handed(Some(who), Some(Timestamp(day * DAY)));
        go(1, 0);
        go(1, 3);
        go(1, 20);
        go(2, 20);
        go(3, 9);
        go(3, 4);
        go(3, 40);
        assert_eq!((after.contacts, after.again), (7, 2));
        after.handed(Some(2), Some(Timestamp(21 * DAY)));
        after.lost(Some(2));
        assert_eq!((after.contacts, after.again), (7, 2));
    }

    #[test]
    fn waits_have_a_middle_and_an_end() {
        let mut after = After::default();
        assert_eq!(after.waits(), (0, 0, 0));
        (1..=100).for_each(|seconds| after.waited(seconds));
        after.waited(-5);
        after.waited(10_000_000);
        assert_eq!(after.waits(), (100, 51, 91));
    }
}
