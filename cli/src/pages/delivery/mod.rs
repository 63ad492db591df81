//! What can be said of delivery and returns without knowing the shopper, the product and the time?
//!
//! The rules in words: where to, for how much, in how many days, until what hour; what may come back and for how long.
//! Dates are for the product's page, which knows the clock.

mod markup;
mod price;
mod returns;
mod rule;

use maud::{Markup, html};
use shelfhelp::delivery::words::{day_range, on_days, same_days, week};
use shelfhelp::delivery::{Handling, Kind, Method, Place, Policy, Rate};
use shelfhelp::i18n::Key;
use shelfhelp::time::{Span, TimeOfDay, Weekday, Weekdays};

use rule::{barred, handling, leaves_from, never, never_words, rates, warehouse};

use super::address::{DELIVERY, INDEX};
use super::contact::{self, unbroken};
use super::frame::{Page, page};
use super::site::{Language, Site};
use super::words::Say;

// Of a place without a name, so many of its countries are told.
const COUNTRIES_MAX: usize = 4;

/// The document; none where the shop has no rules.
pub(super) fn document(site: &Site<'_>, place: usize) -> Option<String> {
    let language = site.languages.get(place)?;
    let policy = site.shop.policy.as_ref()?;
    let lead = language.fill(Say::DeliveryLead, &[("shop", &language.shop_name)]);
    let notes = restrictions(language, policy);
    let told: Vec<Told<'_>> = policy.methods.iter().filter_map(|method| Told::of(language, policy, method)).collect();
    let usual = policy.warehouses.first().map(|first| cutoffs(language, &first.handling)).unwrap_or_default();
    let mut counted = vec![language.say(Say::Exact).to_owned(), language.say(Say::Counted).to_owned()];
    if !usual.is_empty() {
        counted.push(language.fill(Say::Cutoff, &[("when", &usual)]));
    }
    let body = html! {
        div.split {
            div {
                h1 { (language.say(Say::Delivery)) }
                p.lead { (lead) }
                (jumps(language, policy, &told))
                p { (counted.join(" ")) }
                @for told in &told { (section(language, told, &usual)) }
                @if !notes.is_empty() {
                    section.method {
                        h2 { (language.say(Say::GoodToKnow)) }
                        ul { @for note in &notes { li { (note) } } }
                    }
                }
                @if let Some(returns) = &policy.returns { (returns::section(language, policy, returns)) }
            }
            div.aside { (contact::section(site, language)) }
        }
    };
    page(
        site,
        &Page {
            language: place,
            file: DELIVERY,
            title: language.say(Say::Delivery).to_owned(),
            description: lead,
            versions: site.everywhere(DELIVERY),
            crumbs: vec![(language.say(Say::HelpCentre).to_owned(), INDEX.to_owned())],
            data: vec![markup::organization(site, language, policy)],
            body,
        },
    )
}

/// A method and what can be told of it.
struct Told<'t> {
    method: &'t Method,
    handling: Option<&'t Handling>,
    name: &'t str,
    rows: Vec<Row>,
    /// Whether only some products go this way: those of another warehouse, or of a class.
    some_only: bool,
}

impl<'t> Told<'t> {
    fn of(language: &'t Language<'_>, policy: &'t Policy, method: &'t Method) -> Option<Told<'t>> {
        let from = warehouse(policy, method);
        let rows = rows(language, policy, method, from);
        let steps = || method.rates.iter().filter(|rate| leaves_from(policy, rate, from)).flat_map(|rate| &rate.steps);
        let some_only = from > 0 || steps().next().is_some() && steps().all(|step| step.class.is_some());
        let told =
            Told { method, handling: handling(policy, method, from), name: name(language, method), rows, some_only };
        (!told.rows.is_empty()).then_some(told)
    }

    /// Why some products do not go this way, in the shop's own words.
    fn refused(&self, language: &Language<'_>) -> Vec<&'t str> {
        let mut refused: Vec<&str> = Vec::new();
        for (_, reason) in &self.method.refuses {
            let reason = reason.get(&language.locale);
            if !reason.is_empty() && !refused.contains(&reason) {
                refused.push(reason);
            }
        }
        refused
    }
}

/// The way to each part of the page.
fn jumps(language: &Language<'_>, policy: &Policy, told: &[Told<'_>]) -> Markup {
    html! {
        nav.jumps aria-label=(language.say(Say::OnPage)) {
            ul {
                @for told in told { li { a href={ "#" (anchor(told.method)) } { (told.name) } } }
                @if policy.returns.is_some() { li { a href="#returns" { (language.say(Say::Returns)) } } }
            }
        }
    }
}

fn anchor(method: &Method) -> String {
    format!("by-{}", method.id.replace(char::is_whitespace, "-"))
}

/// A method with its rates and what goes with all of them.
fn section(language: &Language<'_>, told: &Told<'_>, usual: &str) -> Markup {
    let conditions = conditions(language, told, usual);
    let refused = told.refused(language);
    html! {
        section.method {
            h2 id=(anchor(told.method)) { (told.name) }
            (counters(language, told.method))
            div.table role="region" tabindex="0" aria-label=(told.name) {
                table.rates {
                    thead {
                        tr {
                            th scope="col" { (language.say(Say::To)) }
                            th scope="col" { (language.say(Say::Price)) }
                            th scope="col" { (language.say(Say::Takes)) }
                        }
                    }
                    tbody {
                        @for row in &told.rows {
                            tr {
                                th scope="row" { (row.to.join(", ")) }
                                td { @for line in &row.price { span.line { (line) } } }
                                td { (row.takes) }
                            }
                        }
                    }
                }
            }
            @if !conditions.is_empty() { p.small { (conditions.join(" ")) } }
            @if refused.len() == 1 {
                p.small { (language.say(Say::NotAll)) " " (refused.join("")) }
            } @else if !refused.is_empty() {
                div.small {
                    p { (language.say(Say::NotAll)) }
                    ul { @for reason in refused { li { (reason) } } }
                }
            }
        }
    }
}

/// Places for which the same holds.
struct Row {
    to: Vec<String>,
    price: Vec<String>,
    takes: String,
}

fn rows(language: &Language<'_>, policy: &Policy, method: &Method, from: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut reached = false;
    for (place, rate) in rates(policy, method, from) {
        let never = never(&rate.steps).is_some() || barred(policy, method, place).is_some();
        reached |= !never;
        let price = match (never, barred(policy, method, place).or(never_words(&rate.steps))) {
            (true, Some(reason)) if !reason.get(&language.locale).is_empty() => {
                vec![reason.get(&language.locale).to_owned()]
            }
            (true, _) => vec![language.say(Say::NotThere).to_owned()],
            _ => price::lines(language, policy, method, rate, place),
        };
        let takes = if never { "–".to_owned() } else { takes(language, policy, method, rate, from) };
        let to = place_name(language, policy, place);
        match rows.iter_mut().find(|row| row.price == price && row.takes == takes) {
            Some(row) => row.to.push(to),
            None => rows.push(Row { to: vec![to], price, takes }),
        }
    }
    if reached { rows } else { Vec::new() }
}

/// The shop's name for the method, or what it does.
fn name<'n>(language: &'n Language<'_>, method: &'n Method) -> &'n str {
    match (method.kind, method.name.get(&language.locale)) {
        (Kind::Pickup | Kind::Locker, "") => language.text(Key::PickupNamed),
        (_, "") => language.text(Key::ShipNamed),
        (_, name) => name,
    }
}

fn place_name(language: &Language<'_>, policy: &Policy, place: Option<&Place>) -> String {
    let Some(place) = place else { return language.say(Say::Anywhere).to_owned() };
    let named = place.name.get(&language.locale);
    if !named.is_empty() {
        return named.to_owned();
    }
    if place.regions.is_empty() {
        let alone = policy.places.len() == 1;
        return language.say(if alone { Say::Anywhere } else { Say::Elsewhere }).to_owned();
    }
    let mut names: Vec<String> = Vec::new();
    for region in &place.regions {
        let country = language.voice().format.country(&region.country);
        let name = match region.subdivisions.as_slice() {
            [] => country,
            parts => format!("{country} ({})", parts.join(", ")),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let more = names.len() > COUNTRIES_MAX;
    names.truncate(COUNTRIES_MAX);
    names.join(", ") + if more { " …" } else { "" }
}

/// `2–3 working days`.
fn takes(language: &Language<'_>, policy: &Policy, method: &Method, rate: &Rate, from: usize) -> String {
    if method.kind == Kind::Digital {
        return language.text(Key::DeliveryAtOnce).to_owned();
    }
    let handling = handling(policy, method, from);
    let packing = handling.map_or((0, 0), |handling| handling.days);
    let (least, most) = (packing.0.saturating_add(rate.transit.0), packing.1.saturating_add(rate.transit.1));
    if most == 0 {
        return language.say(Say::SameDay).to_owned();
    }
    let every_day = handling.is_some_and(|h| h.calendar.week == Weekdays::ALL) && method.carrier.week == Weekdays::ALL;
    let shown = if least == most { most.to_string() } else { format!("{least}–{most}") };
    language.count_as(if every_day { Say::PlainDays } else { Say::WorkingDays }, i64::from(most), &shown)
}

/// Until when an order counts, where that is not as usual, on which days parcels travel, and whether all of them do.
fn conditions(language: &Language<'_>, told: &Told<'_>, usual: &str) -> Vec<String> {
    let method = told.method;
    let mut said = Vec::new();
    if told.some_only {
        said.push(language.say(Say::SomeOnly).to_owned());
    }
    if method.kind == Kind::Digital {
        return said;
    }
    let when = told.handling.map(|handling| cutoffs(language, handling)).unwrap_or_default();
    if !when.is_empty() && when != usual {
        said.push(language.fill(Say::Cutoff, &[("when", &when)]));
    }
    if matches!(method.kind, Kind::Ship | Kind::Locker) && method.carrier.week != Weekdays::ALL {
        let days = Weekday::ALL.into_iter().filter(|day| method.carrier.week.has(*day));
        let days: Vec<Span> = days.map(|day| (day, TimeOfDay(0), TimeOfDay::END)).collect();
        // The days alone: the hours of a carrier are nobody's business.
        let voice = language.voice();
        let days: Vec<String> =
            same_days(&days).into_iter().map(|(first, last, _)| day_range(voice, first, last)).collect();
        let days = voice.format.all_of(&days.iter().map(String::as_str).collect::<Vec<_>>());
        said.push(language.fill(Say::Travels, &[("days", &unbroken(&days))]));
    }
    said
}

/// `Mon–Fri 14:00 · Sat 11:00`; empty where the end of the day ends it.
fn cutoffs(language: &Language<'_>, handling: &Handling) -> String {
    let voice = language.voice();
    let mut days: Vec<Span> = Vec::new();
    for (day, at) in Weekday::ALL.into_iter().zip(handling.cutoffs.0) {
        if let Some(at) = at.filter(|at| *at < TimeOfDay::END && handling.calendar.week.has(day)) {
            days.push((day, at, at));
        }
    }
    let told = same_days(&days).into_iter().filter_map(|(first, last, times)| {
        let (at, _) = times.first()?;
        Some(on_days(voice, (first, last), &voice.format.time(*at)))
    });
    unbroken(&told.collect::<Vec<_>>().join(" · "))
}

/// Where it is collected and when, or between which windows one chooses.
fn counters(language: &Language<'_>, method: &Method) -> Markup {
    let open = |hours: &[Span], key: Say| match week(language.voice(), hours) {
        words if words.is_empty() => String::new(),
        words => language.fill(key, &[("hours", &unbroken(&words))]),
    };
    html! {
        @if method.kind == Kind::Slots && !method.windows.is_empty() {
            p { (open(&method.windows, Say::Windows)) }
        }
        @for counter in &method.counters {
            @let parts = [counter.name.get(&language.locale), counter.address.get(&language.locale)];
            @let named: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            @let hours = open(&counter.hours, Say::Opens);
            @if !named.is_empty() || !hours.is_empty() {
                p {
                    @if !named.is_empty() { strong { (named.join(", ")) } " " }
                    (hours)
                }
            }
        }
    }
}

/// What does not go somewhere, whatever the method; in the shop's own words.
fn restrictions<'p>(language: &Language<'_>, policy: &'p Policy) -> Vec<&'p str> {
    let mut reasons: Vec<&str> = Vec::new();
    for rule in policy.restrictions.iter().filter(|rule| !rule.tags.is_empty()) {
        let reason = rule.reason.get(&language.locale);
        if !reason.is_empty() && !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons
}
