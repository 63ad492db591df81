//! How is the answer written, for people and for programs?

use core::fmt::Write;

use serde_json::{Map, Value as Json, json};
use shelfhelp::delivery::{
    Deadline, Destination, Parcel, Policy, Promise as Way, Quote, ReturnBy, ReturnMethod, arrives_by, explain,
    return_by_for_order, return_fee,
};
use shelfhelp::i18n::{Format, Locale, Native};
use shelfhelp::money::Money;
use shelfhelp::time::{Date, Timestamp, Zone};

use super::timeline;
use crate::args::Promise;
use crate::say::{self, clock, money_json, rfc3339};
use crate::source::finding::{self, Finding, clean};

/// The question, and how its answer is written.
pub(super) struct View<'a> {
    pub(super) args: &'a Promise,
    pub(super) policy: Option<&'a Policy>,
    pub(super) parcel: &'a Parcel,
    pub(super) destination: Option<&'a Destination>,
    pub(super) zone: &'a Zone,
    pub(super) locale: Locale,
    pub(super) now: Timestamp,
    pub(super) by: Option<Date>,
}

impl View<'_> {
    pub(super) fn json(&self, quoted: &Quote, findings: &[Finding]) -> String {
        let refusals = quoted.refusals.iter();
        let refusals =
            refusals.map(|refusal| json!({ "method": refusal.method, "reason": refusal.reason.get(&self.locale) }));
        let at = self.args.at.clone().unwrap_or_else(|| rfc3339(self.zone, self.now));
        let mut answer = json!({
            "at": at,
            "to": self.args.to,
            "promises": quoted.promises.iter().map(|way| self.way_json(way)).collect::<Vec<Json>>(),
            "refusals": refusals.collect::<Vec<Json>>(),
            "problems": finding::json(findings),
        });
        if let (Some(by), Json::Object(answer)) = (self.by, &mut answer) {
            let ways = self.deadlines(by).iter().map(|deadline| self.deadline_json(deadline)).collect::<Vec<Json>>();
            answer.insert("by".into(), json!({ "date": by.to_string(), "ways": ways }));
        }
        format!("{answer:#}\n")
    }

    pub(super) fn way_json(&self, way: &Way) -> Json {
        let mut json = json!({
            "method": way.method,
            "kind": way.kind.word(),
            "price": way.price.map(money_json),
            "earliest": way.earliest.to_string(),
            "latest": way.latest.to_string(),
            "order_by": way.order_by.map(|at| rfc3339(self.zone, at)),
            "receipt": way.receipt,
            "ready_from": way.ready_from.map(|time| time.to_string()),
            "free_over": way.free_over.map(money_json),
            "free_gap": way.free_gap.map(money_json),
            "name": way.name.get(&self.locale),
            "place": way.place.get(&self.locale),
            "returns": self.policy.and_then(|policy| self.returns_json(policy, way)),
        });
        let Json::Object(map) = &mut json else { return json };
        if let Some(counter) = &way.counter {
            let words = |words: &shelfhelp::i18n::Words| words.get(&self.locale).to_owned();
            let at = json!({ "id": counter.id, "name": words(&counter.name), "address": words(&counter.address) });
            map.insert("counter".into(), at);
        }
        if !way.windows.is_empty() {
            let windows = way.windows.iter().map(|(day, from, until)| {
                json!({ "date": day.to_string(), "from": from.to_string(), "until": until.to_string() })
            });
            map.insert("windows".into(), windows.collect());
        }
        if self.args.explain {
            map.insert("timeline".into(), self.timeline(way).map_or(Json::Null, |line| timeline::json(&line)));
        }
        json
    }

    fn deadline_json(&self, deadline: &Deadline) -> Json {
        let way = &deadline.promise;
        let mut map = Map::new();
        map.insert("method".into(), way.method.as_str().into());
        if let Some(counter) = &way.counter {
            map.insert("counter".into(), counter.id.as_str().into());
        }
        map.insert("order_by".into(), rfc3339(self.zone, deadline.order_by).into());
        Json::Object(map)
    }

    /// Until when it may come back if it comes this way, at what cost, how.
    fn returns_json(&self, policy: &Policy, way: &Way) -> Option<Json> {
        let ordered = self.zone.local(way.at).0;
        let (until, accepted, reason) = match return_by_for_order(policy, self.parcel, ordered, way.latest)? {
            ReturnBy::Until(day) => (Some(day.to_string()), true, String::new()),
            ReturnBy::Unlimited => (None, true, String::new()),
            ReturnBy::Never(reason) => (None, false, reason.get(&self.locale).to_owned()),
        };
        let methods: Vec<&str> = policy.returns.iter().flat_map(|r| &r.methods).map(|m| way_back(*m).0).collect();
        let fee = self.destination.filter(|_| accepted).and_then(|to| return_fee(policy, to));
        Some(json!({
            "accepted": accepted,
            "until": until,
            "reason": reason,
            "fee": fee.map(money_json),
            "methods": methods,
        }))
    }

    pub(super) fn text(&self, quoted: &Quote, policy: &Policy) -> String {
        let place = quoted.promises.first().map_or("", |way| way.place.get(&self.locale));
        let place = if place.is_empty() { String::new() } else { format!(", {}", clean(place)) };
        let to = self.args.to.as_deref().unwrap_or_default();
        let mut out = format!("To {}{place}, ordered {}\n", clean(to), clock(self.zone, self.now));
        let rows: Vec<[String; 4]> = quoted.promises.iter().map(|way| self.row(way)).collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let (name, price, days) = (width(0), width(1), width(2));
        for ([a, b, c, d], way) in rows.iter().zip(&quoted.promises) {
            let _ = writeln!(out, "{}", format!("  {a:name$}  {b:>price$}  {c:days$}  {d}").trim_end());
            if !way.windows.is_empty() {
                let _ = writeln!(out, "    windows: {}", windows(way));
            }
        }
        for refusal in &quoted.refusals {
            let reason = match refusal.reason.get(&self.locale) {
                "" => "not to this place",
                reason => reason,
            };
            let _ = writeln!(out, "  not {}: {}", clean(refusal.name.get(&self.locale)), clean(reason));
        }
        if let Some(by) = self.by {
            self.by_text(by, quoted, &mut out);
        }
        self.returns_text(policy, &quoted.promises, &mut out);
        for way in quoted.promises.iter().filter(|_| self.args.explain) {
            if let Some(line) = self.timeline(way) {
                let _ = write!(out, "\n{}: {}\n", self.name(way), Native.day_range(way.earliest, way.latest));
                out.push_str(&timeline::text(&line));
            }
        }
        out
    }

    fn row(&self, way: &Way) -> [String; 4] {
        let mut days = Native.day_range(way.earliest, way.latest);
        if let Some(time) = way.ready_from {
            let _ = write!(days, " from {time}");
        }
        let mut more = Vec::new();
        more.extend(way.order_by.map(|at| format!("order by {}", clock(self.zone, at))));
        more.extend(way.free_gap.map(|gap| format!("{} more for free delivery", Native.money(gap))));
        let address = way.counter.as_ref().map_or("", |counter| counter.address.get(&self.locale));
        more.extend(Some(address).filter(|address| !address.is_empty()).map(clean));
        [self.name(way), say::price(way.price), days, more.join(", ")]
    }

    /// The method, and its counter where it has several.
    fn name(&self, way: &Way) -> String {
        let method = clean(way.name.get(&self.locale));
        match way.counter.as_ref().filter(|counter| !counter.id.is_empty()) {
            Some(counter) if counter.name.is_empty() => format!("{method}, {}", clean(&counter.id)),
            Some(counter) => format!("{method}, {}", clean(counter.name.get(&self.locale))),
            None => method,
        }
    }

    fn by_text(&self, by: Date, quoted: &Quote, out: &mut String) {
        let deadlines = self.deadlines(by);
        let _ = writeln!(out, "There by {}:", Native.day(by));
        let names: Vec<String> = deadlines.iter().map(|deadline| self.name(&deadline.promise)).collect();
        let width = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
        for (name, deadline) in names.iter().zip(&deadlines) {
            let _ = writeln!(out, "  {name:width$}  order by {}", clock(self.zone, deadline.order_by));
        }
        for way in &quoted.promises {
            if !deadlines.iter().any(|deadline| deadline.promise == *way) {
                let days = Native.day_range(way.earliest, way.latest);
                let _ = writeln!(out, "  not {}: {days}", self.name(way));
            }
        }
        if quoted.promises.is_empty() {
            out.push_str("  nothing\n");
        }
    }

    fn returns_text(&self, policy: &Policy, ways: &[Way], out: &mut String) {
        let how = policy.returns.iter().flat_map(|returns| &returns.methods).map(|method| way_back(*method).1);
        let how: Vec<String> = how.map(str::to_owned).collect();
        let how = if how.is_empty() { String::new() } else { format!(", {}", how.join(" or ")) };
        let fee = match self.destination.and_then(|to| return_fee(policy, to)) {
            Some(Money { minor: 0, .. }) => ", free of charge".to_owned(),
            Some(fee) => format!(", for {}", Native.money(fee)),
            None => String::new(),
        };
        let _ = match self.return_by(policy, ways) {
            Some(ReturnBy::Until(day)) => writeln!(out, "Can come back until {}{fee}{how}", Native.day(day)),
            Some(ReturnBy::Unlimited) => writeln!(out, "Can come back at any time{fee}{how}"),
            Some(ReturnBy::Never(reason)) if reason.is_empty() => writeln!(out, "Cannot come back"),
            Some(ReturnBy::Never(reason)) => {
                writeln!(out, "Cannot come back: {}", clean(reason.get(&self.locale)))
            }
            None => Ok(()),
        };
    }

    /// Counted from the cheapest way to the door, as the widget counts.
    fn return_by(&self, policy: &Policy, ways: &[Way]) -> Option<ReturnBy> {
        let shipped = ways.iter().find(|way| way.kind.is_to_the_door());
        let latest = shipped.or(ways.first())?.latest;
        return_by_for_order(policy, self.parcel, self.zone.local(self.now).0, latest)
    }

    fn deadlines(&self, by: Date) -> Vec<Deadline> {
        let (Some(policy), Some(to)) = (self.policy, self.destination) else { return Vec::new() };
        arrives_by(policy, self.parcel, to, by, self.now)
    }

    fn timeline(&self, way: &Way) -> Option<shelfhelp::delivery::Timeline> {
        explain(self.policy?, self.parcel, self.destination?, way)
    }
}

/// The merchant's word for a way back, and the shopper's.
fn way_back(method: ReturnMethod) -> (&'static str, &'static str) {
    match method {
        ReturnMethod::Post => ("post", "by post"),
        ReturnMethod::Store => ("store", "to a store"),
        ReturnMethod::Pickup => ("pickup", "collected"),
    }
}

/// `Fri 20 Nov 17:00–19:00, 19:00–21:00; Sat 21 Nov 09:00–12:00`.
fn windows(way: &Way) -> String {
    let mut out = String::new();
    let mut last = None;
    for (day, from, until) in &way.windows {
        let lead = match last {
            Some(known) if known == *day => ", ".to_owned(),
            Some(_) => format!("; {} ", Native.day(*day)),
            None => format!("{} ", Native.day(*day)),
        };
        let _ = write!(out, "{lead}{from}–{until}");
        last = Some(*day);
    }
    out
}
