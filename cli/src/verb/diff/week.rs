//! At which moments of a week may a promise become another one?
//!
//! Between two cut-offs, opening or closing times or last calls for a window it stays the same, or goes on with the clock,
//! so one moment stands for all of them: the first.

use core::fmt::Write;

use shelfhelp::delivery::Policy;
use shelfhelp::time::{Date, TimeOfDay, Timestamp, Weekday, Zone};

// So many times of a day that matter are told apart; a shop with more has them for its windows of delivery.
const BOUNDS_MAX: usize = 12;
// As in the rules of counters.
const QUARTER: i64 = 15;

/// A part of a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    pub(super) day: Weekday,
    /// The first minute of the part, and the first after it.
    from: TimeOfDay,
    until: TimeOfDay,
    /// The instant that stands for it.
    pub(super) at: Timestamp,
}

/// The parts of seven days, by what either policy does on them.
pub(super) fn moments(policies: [&Policy; 2], zone: &Zone, monday: Date) -> Vec<Moment> {
    let mut all = Vec::new();
    for ahead in 0..7 {
        let day = monday.plus(ahead);
        let mut bounds: Vec<Timestamp> = policies.iter().flat_map(|policy| bounds(policy, day)).collect();
        let (start, end) = (zone.instant(day, TimeOfDay(0)), zone.instant(day, TimeOfDay::END));
        bounds.retain(|at| *at > start && *at < end);
        bounds.sort_unstable();
        bounds.dedup();
        bounds.truncate(BOUNDS_MAX);
        bounds.push(end);
        let (mut at, mut from) = (start, TimeOfDay(0));
        for bound in bounds {
            let until = if bound == end { TimeOfDay::END } else { zone.local(bound).1 };
            all.push(Moment { day: day.weekday(), from, until, at });
            (at, from) = (bound, until);
        }
    }
    all
}

/// The instants around a day at which a policy's promises may change; cut-offs come first.
fn bounds(policy: &Policy, day: Date) -> Vec<Timestamp> {
    let weekday = day.weekday();
    let mut all = Vec::new();
    for (i, warehouse) in policy.warehouses.iter().enumerate() {
        let own = policy.methods.iter().filter_map(|method| method.handling.get(i));
        let cutoffs = own.chain([&warehouse.handling]).filter_map(|handling| handling.cutoffs.0[weekday.index()]);
        all.extend(cutoffs.map(|time| warehouse.zone.instant(day, time)));
    }
    for method in &policy.methods {
        let lead = i64::from(method.timing.lead) * 60;
        let windows = method.windows.iter().filter(|(on, ..)| *on == weekday);
        all.extend(windows.map(|(_, opens, _)| policy.zone.instant(day, *opens).plus(-lead)));
        for (_, opens, closes) in method.counters.iter().flat_map(|c| &c.hours).filter(|(on, ..)| *on == weekday) {
            all.extend([opens, closes].map(|time| policy.zone.instant(day, *time)));
            if let Some(minutes) = method.timing.ready_in {
                // What a counter packs itself is done at a quarter of an hour before it closes, at the latest.
                let last = (i64::from(closes.0) - 1) / QUARTER * QUARTER - i64::from(minutes);
                all.push(policy.zone.instant(day, TimeOfDay(0)).plus((last + 1) * 60));
            }
        }
    }
    all
}

/// `Mon–Thu orders until 14:00, Fri orders`; empty where it is all of the moments offered.
pub(super) fn when(all: &[Moment], offered: &[usize], changed: &[usize]) -> String {
    if offered.iter().all(|i| changed.contains(i)) {
        return String::new();
    }
    // Days with the same hours are told together.
    let mut groups: Vec<(String, Vec<Weekday>)> = Vec::new();
    for day in Weekday::ALL {
        let here = |list: &[usize]| -> Vec<usize> {
            list.iter().copied().filter(|i| all.get(*i).is_some_and(|moment| moment.day == day)).collect()
        };
        let (offered, changed) = (here(offered), here(changed));
        if changed.is_empty() {
            continue;
        }
        let hours = if offered == changed { String::new() } else { hours(all, &changed) };
        match groups.iter_mut().find(|(known, _)| *known == hours) {
            Some((_, days)) => days.push(day),
            None => groups.push((hours, vec![day])),
        }
    }
    let texts: Vec<String> = groups.iter().map(|(hours, days)| format!("{} orders{hours}", days_text(days))).collect();
    texts.join(", ")
}

/// ` until 14:00`, ` from 14:00`, ` from 12:00 to 14:00`.
fn hours(all: &[Moment], indexes: &[usize]) -> String {
    let mut out = String::new();
    for run in indexes.chunk_by(|a, b| a + 1 == *b) {
        let ends = (run.first().and_then(|i| all.get(*i)), run.last().and_then(|i| all.get(*i)));
        let (Some(first), Some(last)) = ends else { continue };
        out.push_str(if out.is_empty() { "" } else { " and" });
        let _ = match (first.from.0, last.until) {
            (0, until) => write!(out, " until {until}"),
            (_, TimeOfDay::END) => write!(out, " from {}", first.from),
            (_, until) => write!(out, " from {} to {until}", first.from),
        };
    }
    out
}

/// `Mon–Thu, Sat`.
fn days_text(days: &[Weekday]) -> String {
    let short = |day: &Weekday| format!("{day:?}").chars().take(3).collect::<String>();
    let runs = days.chunk_by(|a, b| a.index() + 1 == b.index()).map(|run| match run {
        [one] => short(one),
        [one, two] => format!("{}, {}", short(one), short(two)),
        [first, .., last] => format!("{}–{}", short(first), short(last)),
        [] => String::new(),
    });
    runs.collect::<Vec<String>>().join(", ")
}
