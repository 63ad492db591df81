//! How does a date come about, day by day?
//!
//! ```text
//!            Thu 19 Nov  Fri 20  Sat 21  Sun 22  Mon 23  Tue 24
//!  earliest  order       packed  ·       ·       there
//!  latest    order       packed  ·       ·       on way  there
//!  Sat 21 – Sun 22 Nov: nothing is carried on these days of the week
//! ```

use core::fmt::Write;

use serde_json::{Value as Json, json};
use shelfhelp::delivery::{Leg, Skip, Stage, Timeline};
use shelfhelp::i18n::{Format, Native};
use shelfhelp::time::Date;

// So many days fit on a line of a terminal.
const COLUMNS_MAX: usize = 8;
// A longer run of the same days is drawn as its first and last with dots between.
const RUN_MAX: usize = 3;

/// `{"earliest": [leg], "latest": [leg]}`.
pub(super) fn json(line: &Timeline) -> Json {
    let legs = |legs: &[Leg]| legs.iter().map(leg_json).collect::<Vec<Json>>();
    json!({ "earliest": legs(&line.earliest), "latest": legs(&line.latest) })
}

fn leg_json(leg: &Leg) -> Json {
    let stage = match leg.stage {
        Stage::Ordered => "ordered",
        Stage::Awaited => "awaited",
        Stage::Packed => "packed",
        Stage::Carried => "carried",
        Stage::Kept => "kept",
    };
    let skipped = leg.skipped.iter().map(|(day, why)| {
        let word = match why {
            Skip::Late => "late",
            Skip::Week => "week",
            Skip::Closed => "closed",
            Skip::Awaited => "awaited",
        };
        json!({ "date": day.to_string(), "why": word })
    });
    json!({
        "stage": stage,
        "from": leg.from.to_string(),
        "to": leg.to.to_string(),
        "counted": leg.counted,
        "skipped": skipped.collect::<Vec<Json>>(),
    })
}

/// The days as a row, and why some of them do not count.
pub(super) fn text(line: &Timeline) -> String {
    let ends = [&line.earliest, &line.latest].map(|legs| legs.last().map_or(0, |leg| leg.to.0));
    let Some(first) = line.earliest.first().map(|leg| leg.from) else { return String::new() };
    let days: Vec<Date> = (first.0..=ends[0].max(ends[1])).map(Date).collect();
    let cells = |legs: &[Leg]| days.iter().map(|day| cell(legs, *day)).collect::<Vec<String>>();
    let mut rows = vec![("earliest", cells(&line.earliest))];
    if line.earliest != line.latest {
        rows.push(("latest", cells(&line.latest)));
    } else {
        rows[0].0 = "";
    }
    let mut out = String::new();
    let columns = fold(&days, &rows);
    for part in columns.chunks(COLUMNS_MAX) {
        draw(part, &rows, &mut out);
    }
    for (days, why) in reasons(line) {
        let _ = writeln!(out, "  {}: {why}", spell(&days));
    }
    out
}

/// What happens on a day.
fn cell(legs: &[Leg], day: Date) -> String {
    let (Some(first), Some(last)) = (legs.first(), legs.last()) else { return String::new() };
    let mut events = Vec::new();
    if day == first.from {
        events.push("order");
    }
    for (i, leg) in legs.iter().enumerate().filter(|(_, leg)| (leg.from..=leg.to).contains(&day)) {
        let (begins, ends) = (day == leg.from, day == leg.to);
        // The day on which a leg ends is the one on which the next begins.
        let event = match leg.stage {
            Stage::Packed if ends => "packed",
            Stage::Packed if begins && day == first.from => continue,
            Stage::Packed if !leg.skipped.iter().any(|(skipped, _)| *skipped == day) => "packing",
            Stage::Carried | Stage::Kept if ends && i + 1 == legs.len() => "there",
            Stage::Carried if ends => "brought",
            Stage::Awaited if begins && day != first.from => "·",
            _ if begins || ends => continue,
            Stage::Carried if !leg.skipped.iter().any(|(skipped, _)| *skipped == day) => "on way",
            _ => "·",
        };
        events.push(event);
    }
    if last.stage == Stage::Packed && day == last.to {
        events.push("there");
    }
    events.join(", ")
}

/// The columns to draw: an index, or none for days left out.
fn fold(days: &[Date], rows: &[(&str, Vec<String>)]) -> Vec<(String, Option<usize>)> {
    let same = |a: usize, b: usize| rows.iter().all(|(_, cells)| cells.get(a) == cells.get(b));
    let mut columns = Vec::new();
    let mut at = 0;
    while at < days.len() {
        let run = (at..days.len()).take_while(|other| same(at, *other)).count();
        let shown = if run > RUN_MAX { 1 } else { run };
        columns.extend((at..at + shown).map(|i| (String::new(), Some(i))));
        if run > RUN_MAX {
            columns.push(("…".to_owned(), None));
            columns.push((String::new(), Some(at + run - 1)));
        }
        at += run;
    }
    // The month stands where a line begins and where it changes.
    for i in 0..columns.len() {
        let Some(day) = columns[i].1.and_then(|at| days.get(at)) else { continue };
        let before = i.checked_sub(1).and_then(|i| columns[i].1).and_then(|at| days.get(at));
        let is_told = i % COLUMNS_MAX != 0 && before.is_some_and(|before| before.ymd().1 == day.ymd().1);
        let full = Native.day(*day);
        columns[i].0 =
            if is_told { full.rsplit_once(' ').map_or(full.clone(), |(day, _)| day.to_owned()) } else { full };
    }
    columns
}

fn draw(columns: &[(String, Option<usize>)], rows: &[(&str, Vec<String>)], out: &mut String) {
    let text =
        |row: &[String], at: &Option<usize>| at.map_or("…".to_owned(), |at| row.get(at).cloned().unwrap_or_default());
    let width = |(heading, at): &(String, Option<usize>)| {
        let cells = rows.iter().map(|(_, row)| text(row, at).chars().count());
        cells.chain([heading.chars().count()]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = columns.iter().map(width).collect();
    let indent = rows.iter().map(|(label, _)| label.len()).max().unwrap_or(0);
    let mut line = |label: &str, cells: Vec<String>| {
        let mut text = format!("  {label:indent$}");
        for (cell, width) in cells.iter().zip(&widths) {
            let _ = write!(text, "  {cell:width$}");
        }
        let _ = writeln!(out, "{}", text.trim_end());
    };
    line("", columns.iter().map(|(heading, _)| heading.clone()).collect());
    for (label, row) in rows {
        let cells: Vec<String> = columns.iter().map(|(_, at)| text(row, at)).collect();
        // The faster way is over before the slower one.
        if cells.iter().any(|cell| !cell.is_empty()) {
            line(label, cells);
        }
    }
}

/// Days that do not count, those of one reason together, in order.
fn reasons(line: &Timeline) -> Vec<(Vec<Date>, &'static str)> {
    let mut days: Vec<(Date, &'static str)> = Vec::new();
    for leg in line.earliest.iter().chain(&line.latest) {
        for (day, skip) in &leg.skipped {
            let reason = (*day, why(leg.stage, *skip));
            if !days.contains(&reason) {
                days.push(reason);
            }
        }
    }
    days.sort_by_key(|(day, _)| *day);
    let mut groups: Vec<(Vec<Date>, &'static str)> = Vec::new();
    for (day, why) in days {
        match groups.iter_mut().find(|(_, known)| *known == why) {
            Some((days, _)) => days.push(day),
            None => groups.push((vec![day], why)),
        }
    }
    groups
}

fn why(stage: Stage, skip: Skip) -> &'static str {
    match (stage, skip) {
        (_, Skip::Late) => "the order came after the cut-off",
        (_, Skip::Awaited) => "the product is not there yet",
        (Stage::Ordered | Stage::Awaited | Stage::Packed, Skip::Week) => "nobody packs on these days of the week",
        (Stage::Ordered | Stage::Awaited | Stage::Packed, Skip::Closed) => "nobody packs: closed or a holiday",
        (Stage::Carried, Skip::Week) => "nothing is carried on these days of the week",
        (Stage::Carried, Skip::Closed) => "nothing is carried: closed or a holiday",
        (Stage::Kept, Skip::Week) => "it waits until it can be had",
        (Stage::Kept, Skip::Closed) => "it waits: closed or a holiday",
    }
}

/// `Sat 21 – Sun 22 Nov, Fri 25 Dec`.
fn spell(days: &[Date]) -> String {
    let runs = days.chunk_by(|a, b| a.plus(1) == *b);
    let runs: Vec<String> = runs.filter_map(|run| Some(Native.day_range(*run.first()?, *run.last()?))).collect();
    runs.join(", ")
}
