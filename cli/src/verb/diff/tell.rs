//! How is a change told?
//!
//! One line for all ways that change alike: the method, the places, the parcels, the orders, by how much, an example.

use serde_json::{Value as Json, json};
use shelfhelp::delivery::Promise;
use shelfhelp::i18n::{Format, Locale, Native};
use shelfhelp::money::Money;
use shelfhelp::time::{Date, TimeOfDay, WEEK, Weekdays};

use super::Line;
use super::change::{Asked, Change, Delta};
use super::kind::{Measure, Of};
use super::week::when;
use super::who::{Cell, Group};
use crate::say::{self, count, money_json, rfc3339};

const IDS_MAX: usize = 3;

/// The lines of ways that change alike.
pub(super) fn lines(asked: &Asked<'_>, group: &Group) -> Vec<Line> {
    Telling { asked, group }.lines()
}

/// A group of ways that change alike, and what was asked.
struct Telling<'t> {
    asked: &'t Asked<'t>,
    group: &'t Group,
}

impl Telling<'_> {
    fn lines(&self) -> Vec<Line> {
        let mut by_change: Vec<(&Change, Vec<&Cell>)> = Vec::new();
        for cell in &self.group.cells {
            let Some(change) = &cell.change else { continue };
            match by_change.iter_mut().find(|(known, _)| *known == change) {
                Some((_, cells)) => cells.push(cell),
                None => by_change.push((change, vec![cell])),
            }
        }
        let offered: Vec<usize> = self.group.cells.iter().map(|cell| cell.moment).collect();
        by_change.iter().filter_map(|(change, cells)| self.line(change, cells, &offered)).collect()
    }

    fn line(&self, change: &Change, cells: &[&Cell], offered: &[usize]) -> Option<Line> {
        let first = *cells.first()?;
        let way = first.new.as_ref().or(first.old.as_ref())?;
        let method = self.method(way);
        let (who, ids) = self.who();
        let changed: Vec<usize> = cells.iter().map(|cell| cell.moment).collect();
        let when = when(&self.asked.moments, offered, &changed);
        let what = self.what(change, first, !when.is_empty());
        let subject = if when.is_empty() { String::new() } else { format!("{when} ") };
        let text = format!("{method} {}{who}: {subject}{what}", self.places());
        let json = self.json(change, first, (&text, &when, ids));
        Some(Line { text, json })
    }

    /// `to Attica and Greece`, or `everywhere` where it goes to several places and changes in all of them.
    fn places(&self) -> String {
        let audiences = self.group.audiences.iter().filter_map(|a| self.asked.audiences.get(*a));
        let labels: Vec<String> = audiences.map(|audience| audience.label.clone()).collect();
        match labels.as_slice() {
            [_, _, ..] if self.group.is_everywhere => "everywhere".to_owned(),
            labels => format!("to {}", say::list(labels)),
        }
    }

    /// The method, with its counters where these are not all that it has.
    fn method(&self, way: &Promise) -> String {
        let name = words(&way.name, &way.method, &self.asked.locale);
        let Some(method) = self.asked.both.new_policy.methods.get(self.group.method) else { return name };
        if method.counters.len() <= self.group.counters.len() {
            return name;
        }
        let named = |id: &String| {
            let counter = method.counters.iter().find(|counter| counter.id == *id);
            counter.map_or(id.clone(), |counter| words(&counter.name, id, &self.asked.locale))
        };
        let names: Vec<String> = self.group.counters.iter().map(named).collect();
        format!("{name}, {}", say::list(&names))
    }

    /// For which parcels, where not for all that go there; and the products among them.
    fn who(&self) -> (String, Option<Vec<String>>) {
        if self.group.others.is_empty() {
            return (String::new(), None);
        }
        let ids = |kind: &usize| match self.asked.kinds.get(*kind).map(|kind| &kind.of) {
            Some(Of::Products(ids)) => ids.clone(),
            _ => Vec::new(),
        };
        let ids = self.group.kinds.iter().flat_map(ids).collect();
        // The average parcel is always the first.
        let text = if self.group.kinds.contains(&0) {
            format!(", for all but {}", self.parcels(&self.group.others, &self.group.kinds))
        } else {
            format!(", for {}", self.parcels(&self.group.kinds, &self.group.others))
        };
        (text, Some(ids))
    }

    /// `orders of €50.00 to €59.99 (such as SHIRT)`; `others` are the kinds that these are told apart from.
    fn parcels(&self, kinds: &[usize], others: &[usize]) -> String {
        let of = |list: &[usize]| -> Vec<Of> {
            list.iter().filter_map(|kind| self.asked.kinds.get(*kind)).map(|kind| kind.of.clone()).collect()
        };
        let (kinds, others) = (of(kinds), of(others));
        let mut texts = Vec::new();
        for measure in Measure::ALL {
            let is_here = |of: &Of| matches!(of, Of::Bracket(known, ..) if *known == measure);
            // Where all brackets of a measure fare alike, it is not what tells these parcels apart.
            if others.iter().any(is_here) {
                texts.extend(
                    runs(&kinds, measure)
                        .into_iter()
                        .map(|(low, high)| measure.text(low, high, self.asked.both.new_policy.currency)),
                );
            }
        }
        let named = kinds.iter().filter_map(|of| match of {
            Of::Class(class) => Some(format!("the class {class}")),
            Of::Tag(tag) => Some(format!("what is tagged {tag}")),
            Of::From(warehouse) => Some(format!("what comes from {warehouse}")),
            _ => None,
        });
        texts.extend(named);
        let ids = kinds.iter().filter_map(|of| match of {
            Of::Products(ids) => Some(ids.clone()),
            _ => None,
        });
        let ids: Vec<String> = ids.flatten().collect();
        match (texts.is_empty(), ids.is_empty()) {
            (true, true) => "an average parcel".to_owned(),
            (true, false) => say::few(&ids, IDS_MAX),
            (false, true) => say::list(&texts),
            (false, false) => format!("{} (such as {})", say::list(&texts), say::few(&ids, IDS_MAX)),
        }
    }

    fn what(&self, change: &Change, cell: &Cell, has_subject: bool) -> String {
        let delta = match change {
            Change::Gone(reason) if reason.is_empty() => return "no longer offered".to_owned(),
            Change::Gone(reason) => return format!("no longer offered: {reason}"),
            Change::Come => {
                let way = cell.new.as_ref();
                let shown =
                    way.map(|way| format!("{}, {}", say::price(way.price), Native.day_range(way.earliest, way.latest)));
                return format!("now offered ({})", shown.unwrap_or_default());
            }
            Change::Other(delta) => delta,
        };
        let (Some(old), Some(new)) = (&cell.old, &cell.new) else { return String::new() };
        let mut parts = Vec::new();
        if (delta.earliest, delta.latest) != (0, 0) {
            let verb = if has_subject { "arrive" } else { "arrives" };
            parts.push(format!("{verb} {} ({})", shift(delta, self.day()), days(old, new)));
        }
        if delta.price.is_some() {
            parts.push(price(old.price, new.price, self.group.is_mixed));
        }
        if let Some((was, is)) = &delta.ready {
            let time = |time: &Option<TimeOfDay>| time.map_or("any time".to_owned(), |time| time.to_string());
            let verb = if has_subject { "are" } else { "is" };
            parts.push(format!("{verb} ready from {} instead of {}", time(is), time(was)));
        }
        if let Some((was, is)) = &delta.free_over {
            parts.push(match (was, is) {
                (Some(was), Some(is)) => format!("free from {} instead of {}", Native.money(*is), Native.money(*was)),
                (Some(was), None) => format!("no longer free from {}", Native.money(*was)),
                (None, is) => format!("free from {} now", is.map_or(String::new(), |is| Native.money(is))),
            });
        }
        if delta.windows {
            parts.push("other windows".to_owned());
        }
        parts.join(", ")
    }

    /// What the days of a method are called.
    fn day(&self) -> &'static str {
        let week = self.asked.both.new_policy.methods.get(self.group.method).map(|method| method.carrier.week);
        match week {
            Some(WEEK) => "working day",
            Some(Weekdays::ALL) | None => "day",
            Some(_) => "delivery day",
        }
    }

    fn json(&self, change: &Change, cell: &Cell, (text, when, ids): (&str, &str, Option<Vec<String>>)) -> Json {
        let zone = &self.asked.both.new.shop.zone;
        let brief = |way: &Option<Promise>| {
            way.as_ref().map(|way| {
                json!({
                    "price": way.price.map(money_json),
                    "earliest": way.earliest.to_string(),
                    "latest": way.latest.to_string(),
                    "order_by": way.order_by.map(|at| rfc3339(zone, at)),
                    "ready_from": way.ready_from.map(|time| time.to_string()),
                    "free_over": way.free_over.map(money_json),
                })
            })
        };
        let way = cell.new.as_ref().or(cell.old.as_ref());
        let audiences = self.group.audiences.iter().filter_map(|a| self.asked.audiences.get(*a));
        let places: Vec<&Option<String>> = audiences.clone().map(|audience| &audience.ids.1).collect();
        let (kind, delta) = match change {
            Change::Gone(_) => ("gone", None),
            Change::Come => ("come", None),
            Change::Other(delta) => ("changed", Some(delta)),
        };
        json!({
            "what": kind,
            "text": text,
            "method": way.map(|way| way.method.clone()),
            "counters": self.group.counters.iter().filter(|id| !id.is_empty()).collect::<Vec<&String>>(),
            "places": places,
            "products": ids,
            "orders": if when.is_empty() { "all" } else { when },
            "days": delta.map(|delta| json!({ "earliest": delta.earliest, "latest": delta.latest, "unit": self.day() })),
            "example": {
                "to": audiences.clone().next().map(|audience| say::destination(&audience.to)),
                "at": self.asked.moments.get(cell.moment).map(|moment| rfc3339(zone, moment.at)),
                "old": brief(&cell.old),
                "new": brief(&cell.new),
            },
        })
    }
}

/// The brackets of a measure, those next to one another as one.
fn runs(kinds: &[Of], measure: Measure) -> Vec<(Option<i64>, Option<i64>)> {
    let mut runs: Vec<(Option<i64>, Option<i64>)> = Vec::new();
    for of in kinds {
        let Of::Bracket(known, low, high) = of else { continue };
        if *known != measure {
            continue;
        }
        match runs.last_mut().filter(|(_, end)| end.zip(*low).is_some_and(|(end, low)| end + 1 == low)) {
            Some((_, end)) => *end = *high,
            None => runs.push((*low, *high)),
        }
    }
    runs
}

/// `1 working day later`.
fn shift(delta: &Delta, day: &str) -> String {
    let days = |n: i32| {
        let number = count(n.unsigned_abs() as usize, day);
        match n {
            0 => "as before".to_owned(),
            n if n > 0 => format!("{number} later"),
            _ => format!("{number} earlier"),
        }
    };
    match (delta.earliest, delta.latest) {
        (a, b) if a == b => days(a),
        (0, b) => format!("{} at the latest", days(b)),
        (a, 0) => format!("{} at the earliest", days(a)),
        (a, b) => format!("{} at the earliest, {} at the latest", days(a), days(b)),
    }
}

/// `Mon 23 – Tue 24 → Tue 24 – Wed 25 Nov`.
fn days(old: &Promise, new: &Promise) -> String {
    let (was, is) = (Native.day_range(old.earliest, old.latest), Native.day_range(new.earliest, new.latest));
    let month = |day: Date| (day.ymd().0, day.ymd().1);
    let is_same_month = month(old.earliest) == month(new.latest) && month(old.latest) == month(new.earliest);
    let was = if is_same_month { was.rsplit_once(' ').map_or(was.clone(), |(days, _)| days.to_owned()) } else { was };
    format!("{was} → {is}")
}

/// `+€0.50 (€3.50 → €4.00)`, or `+€0.50` where that is so from and to several prices.
fn price(old: Option<Money>, new: Option<Money>, is_mixed: bool) -> String {
    let shown = format!("{} → {}", say::price(old), say::price(new));
    match (old, new) {
        (Some(was), Some(is)) if was.currency == is.currency => {
            let by = is.minor - was.minor;
            let sign = if by < 0 { "−" } else { "+" };
            let shown = if is_mixed { String::new() } else { format!(" ({shown})") };
            format!("{sign}{}{shown}", Native.money(Money::minor(by.abs(), is.currency)))
        }
        _ => shown,
    }
}

/// The words in a language, else an id.
fn words(words: &shelfhelp::i18n::Words, id: &str, locale: &Locale) -> String {
    match words.get(locale) {
        "" => id.to_owned(),
        words => words.to_owned(),
    }
}
