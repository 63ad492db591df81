//! Which delivery policy do the page's rules make together?
//!
//! Rules of one label are one method. Each method gets a rate for every place it reaches, also for places that only
//! another method tells apart, so that the first place that matches always has its rate. A rule that costs nothing from
//! some order value on becomes the free-delivery threshold of the rules beside it.
//!
//! ```text
//!  OfferShippingDetails "Standard" GR 3.50, 1–2 days ─┐
//!  OfferShippingDetails "Standard" CY 9.00, 3–5 days ─┼─▶ Method standard: gr 3.50 free over 50, cy 9.00
//!  ShippingService "Standard" GR 0.00 from 50.00 ─────┘
//! ```

use super::lead::Cutoff;
use super::region::{Destination, covers, place_id, width};
use super::shipping::{Bounds, Cost, Draft};
use crate::delivery::{Cutoffs, Handling, Kind, Method, Place, Policy, Price, Rate, Returns, Tier};
use crate::i18n::Words;
use crate::list::sort_by;
use crate::money::{Currency, Money};
use crate::time::{Calendar, TimeOfDay, WEEK, Weekdays, Zone};

const PLACES_MAX: usize = 500;
const METHODS_MAX: usize = 20;

/// The policy of a page's rules; none where nothing can be said.
pub(super) fn policy(mut drafts: Vec<Draft<'_>>, currency: Currency, returns: Option<Returns>) -> Option<Policy> {
    drafts.iter_mut().for_each(|draft| in_currency(draft, currency));
    let barred = take_barred(&mut drafts);
    name_unlabelled(&mut drafts);
    let zone = zone(&drafts);
    let destinations = destinations(drafts.iter().chain(&barred));
    let mut methods: Vec<(Method, Handling)> = Vec::new();
    for id in ids(&drafts) {
        let group: Vec<&Draft<'_>> = drafts.iter().filter(|draft| slug(&draft.label) == id).collect();
        methods.extend(method(id, &group, &barred, &destinations, &zone));
    }
    if methods.is_empty() && returns.is_none() {
        return None;
    }
    if !methods.is_empty() {
        warn_of_zone(&drafts);
    }
    let handling = methods.first().map(|(_, handling)| handling.clone()).unwrap_or_else(|| Handling {
        days: (0, 0),
        calendar: Calendar::default(),
        cutoffs: Cutoffs::default(),
    });
    let own = |(mut method, own): (Method, Handling)| {
        method.handling = (own != handling).then_some(own);
        method
    };
    let methods = methods.into_iter().map(own).collect();
    let place = |destination: &Destination| {
        let regions = destination.iter().cloned().collect();
        Some(Place { id: place_id(destination)?, name: Words::default(), regions })
    };
    let places = destinations.iter().filter_map(place).collect();
    Some(Policy { currency, zone, handling, places, methods, returns })
}

/// Amounts in another currency cannot stand in the policy; checkout knows them.
fn in_currency(draft: &mut Draft<'_>, currency: Currency) {
    if let Cost::Known(money) = draft.cost
        && money.currency != currency
    {
        draft.node.warn(
            "rate-currency",
            format_args!(
                "a rate in {} beside prices in {} is shown as calculated at checkout",
                money.currency.code(),
                currency.code()
            ),
            format_args!("write the rate in {}", currency.code()),
        );
        draft.cost = Cost::AtCheckout;
    }
    draft.free_over = draft.free_over.filter(|money| money.currency == currency);
}

/// Where the offer does not go, without a word on how, it goes by no method. These rules leave the others, unless there
/// are no others that send anything.
fn take_barred<'v>(drafts: &mut Vec<Draft<'v>>) -> Vec<Draft<'v>> {
    let bars = |draft: &Draft<'v>| draft.of_offer && draft.label.is_empty() && draft.cost == Cost::Never;
    if drafts.iter().all(|draft| bars(draft) || draft.pickup.is_some()) {
        return Vec::new();
    }
    let (barred, others) = core::mem::take(drafts).into_iter().partition(bars);
    *drafts = others;
    barred
}

/// Details without a label are the shop's one way of delivery, where it has one. Where it has several they come first:
/// what the offer says of a country is nearer to the product than what the shop says.
fn name_unlabelled(drafts: &mut [Draft<'_>]) {
    let services = |draft: &&Draft<'_>| !draft.of_offer && draft.pickup.is_none();
    let first = drafts.iter().find(services).map(|draft| draft.label.clone()).filter(|label| !label.is_empty());
    let Some(label) = first else { return };
    let bare: Vec<Destination> = drafts
        .iter()
        .filter(|draft| draft.of_offer && draft.label.is_empty())
        .flat_map(|draft| draft.destinations.clone())
        .collect();
    if drafts.iter().filter(services).all(|draft| draft.label == label) {
        for draft in drafts.iter_mut().filter(|draft| draft.of_offer && draft.label.is_empty()) {
            draft.label.clone_from(&label);
        }
    } else {
        for draft in drafts.iter_mut().filter(|draft| !draft.of_offer && draft.pickup.is_none()) {
            draft.destinations.retain(|place| !bare.iter().any(|bare| covers(bare, place)));
        }
    }
}

fn ids(drafts: &[Draft<'_>]) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for draft in drafts {
        let id = slug(&draft.label);
        if !ids.contains(&id) && ids.len() < METHODS_MAX {
            ids.push(id);
        }
    }
    ids
}

/// `Express (DHL)` becomes `express-dhl`; letters of other scripts stay.
fn slug(label: &str) -> String {
    let mut slug = String::new();
    for c in label.chars().take(60) {
        if c.is_ascii_alphanumeric() || (!c.is_ascii() && !c.is_whitespace()) {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "standard".into() } else { slug.into() }
}

/// Every destination that some rule tells apart, the most specific first.
fn destinations<'d, 'v: 'd>(drafts: impl Iterator<Item = &'d Draft<'v>>) -> Vec<Destination> {
    let mut found: Vec<Destination> = Vec::new();
    for destination in drafts.flat_map(|draft| &draft.destinations) {
        if !found.contains(destination) && found.len() < PLACES_MAX {
            found.push(destination.clone());
        }
    }
    sort_by(&mut found, |a, b| width(a).cmp(&width(b)));
    found
}

fn cutoffs<'d>(drafts: &'d [Draft<'d>]) -> impl Iterator<Item = &'d Cutoff<'d>> {
    drafts.iter().filter_map(|draft| draft.lead.cutoff.as_ref())
}

/// The shop's clocks, as far as its cut-offs show them.
fn zone(drafts: &[Draft<'_>]) -> Zone {
    cutoffs(drafts).find_map(|cutoff| cutoff.offset).map_or(Zone::UTC, Zone::Fixed)
}

fn warn_of_zone(drafts: &[Draft<'_>]) {
    const HELP: &str = "set the shop's time_zone, e.g. \"Europe/Athens\"; it wins over the markup";
    let Some(first) = drafts.first() else { return };
    if let Some(cutoff) = cutoffs(drafts).find(|cutoff| cutoff.offset.is_some()) {
        let drift = "has a fixed offset, so the cut-off is an hour off after a change to or from daylight-saving time";
        cutoff.node.warn("cutoff-offset", format_args!("{:.40} {drift}", cutoff.node.text().unwrap_or("")), HELP);
    } else if let Some(cutoff) = cutoffs(drafts).next() {
        let text = cutoff.node.text().unwrap_or("");
        cutoff.node.warn(
            "time-zone",
            format_args!("{text:.40} names no time zone, so the cut-off counts in UTC"),
            HELP,
        );
    } else {
        first.node.warn("time-zone", "the page names no time zone, so its days change at midnight UTC", HELP);
    }
}

fn method(
    id: String,
    group: &[&Draft<'_>],
    barred: &[Draft<'_>],
    places: &[Destination],
    zone: &Zone,
) -> Option<(Method, Handling)> {
    let first = group.first()?;
    let counter = group.iter().find_map(|draft| draft.pickup.as_ref());
    if group.iter().all(|draft| draft.destinations.is_empty()) {
        // Why none can be used has been said where they stand.
        return None;
    }
    if !places.iter().any(|place| rate(group, place).is_some()) {
        first.node.advise(
            "transit-missing",
            "no transit time is given, so no arrival can be promised and this way of delivery is not shown",
            "add transitTime with minValue and maxValue in days",
        );
        return None;
    }
    let barred = barred.iter().filter(|_| counter.is_none());
    let rules: Vec<&Draft<'_>> = group.iter().copied().chain(barred).collect();
    let rates = places.iter().filter_map(|place| rate(&rules, place)).collect();
    let handling = handling(group, zone);
    let kind = match counter {
        Some(counter) => Kind::Pickup { address: counter.address.clone(), hours: counter.hours },
        None => Kind::Ship,
    };
    let week = group.iter().find_map(|draft| draft.lead.carrier);
    // Nothing is carried to a counter: it hands over on the days on which somebody is there.
    let carrier = match counter {
        Some(_) => handling.calendar.clone(),
        None => Calendar { week: week.unwrap_or(WEEK), ..Calendar::default() },
    };
    let named = group.iter().map(|draft| &draft.label).find(|label| !label.is_empty());
    let name = named.map(Words::plain).unwrap_or_default();
    Some((Method { id, name, kind, handling: None, carrier, rates, refuses: Vec::new() }, handling))
}

/// How a method's parcels are packed. Where its rules differ, the widest time holds.
fn handling(group: &[&Draft<'_>], zone: &Zone) -> Handling {
    let days = group.iter().filter_map(|draft| draft.lead.handling).reduce(widest);
    if let (None, Some(first)) = (days, group.first()) {
        first.node.advise(
            "handling-missing",
            "no handling time is given, so parcels count as leaving on the day of the order",
            "add handlingTime with minValue and maxValue in days",
        );
    }
    let week = group.iter().find_map(|draft| draft.lead.open).filter(|week| *week != Weekdays::NONE);
    let mut closed = group.iter().map(|draft| &draft.lead.closed).find(|dates| !dates.is_empty()).cloned();
    if let Some(dates) = &mut closed {
        dates.dedup();
    }
    let cutoff = group.iter().find_map(|draft| draft.lead.cutoff.as_ref()).map(|cutoff| local(cutoff, zone));
    Handling {
        days: days.unwrap_or((0, 0)),
        calendar: Calendar { week: week.unwrap_or(WEEK), closed: closed.unwrap_or_default(), open: Vec::new() },
        cutoffs: Cutoffs([cutoff; 7]),
    }
}

/// A cut-off in the policy's zone. One that falls on another day there ends its own day, or opens it.
fn local(cutoff: &Cutoff<'_>, zone: &Zone) -> TimeOfDay {
    let shift = match (cutoff.offset, zone) {
        (Some(offset), Zone::Fixed(zone)) => (zone - offset) / 60,
        _ => 0,
    };
    let minute = (i32::from(cutoff.time.0) + shift).clamp(0, 1440);
    TimeOfDay(u16::try_from(minute).unwrap_or(1440))
}

fn widest(a: (u16, u16), b: (u16, u16)) -> (u16, u16) {
    (a.0.min(b.0), a.1.max(b.1))
}

/// The rate of a method to a place: of its rules that reach there, the most specific.
fn rate(group: &[&Draft<'_>], place: &Destination) -> Option<Rate> {
    let reach = |draft: &Draft<'_>| draft.destinations.iter().filter(|d| covers(d, place)).map(width).min();
    let reaching: Vec<(usize, &Draft<'_>)> = group.iter().filter_map(|d| Some((reach(d)?, *d))).collect();
    let (free, mut base): (Vec<_>, Vec<_>) = reaching.into_iter().partition(|(_, draft)| is_threshold(draft));
    if let Some(nearest) = base.iter().map(|(width, _)| *width).min() {
        base.retain(|(width, _)| *width == nearest);
    }
    // The offer knows its product best; where it names no price, the shop's own rule is still better than none.
    let decides = |draft: &Draft<'_>| draft.of_offer && draft.cost != Cost::AtCheckout;
    let offer = base.iter().any(|(_, d)| decides(d)) || base.iter().all(|(_, d)| d.of_offer);
    let everyone: Vec<&Draft<'_>> = base.iter().chain(&free).map(|(_, draft)| *draft).collect();
    base.retain(|(_, draft)| draft.of_offer == offer);
    let only_free = base.is_empty();
    let base: Vec<&Draft<'_>> = if only_free { &free } else { &base }.iter().map(|(_, draft)| *draft).collect();
    let first = base.first()?;
    let currency = group.iter().find_map(|draft| match draft.cost {
        Cost::Known(money) => Some(money.currency),
        _ => draft.free_over.map(|money| money.currency),
    });
    let (price, top) = if only_free { (Price::AtCheckout, None) } else { price(&base) };
    let thresholds = free.iter().map(|(_, draft)| draft.value.min).chain(top);
    let stated = base.iter().filter_map(|draft| draft.free_over).map(|money| money.minor);
    let free_over = thresholds.chain(stated).min().zip(currency).map(|(minor, c)| Money::minor(minor, c));
    let price = without_reach(price, free_over);
    let time = |draft: &Draft<'_>| draft.lead.transit.filter(|_| draft.cost != Cost::Never);
    let near = base.iter().copied().chain(free.iter().map(|(_, draft)| *draft)).filter_map(time);
    let transit = near.reduce(widest).or_else(|| everyone.iter().find_map(|draft| time(draft)));
    // Nothing travels to a counter, and nothing travels where nothing is sent.
    let still = first.pickup.is_some() || matches!(price, Price::Never(_));
    let transit = transit.or(still.then_some((0, 0)))?;
    let free_over = free_over.filter(|_| !matches!(price, Price::Never(_)));
    Some(Rate { place: place_id(place), price, transit, free_over })
}

/// Whether a rule only says from which order value delivery is free.
fn is_threshold(draft: &Draft<'_>) -> bool {
    let free = matches!(draft.cost, Cost::Known(Money { minor: 0, .. }));
    free && draft.value.min > 0 && draft.value.max.is_none() && draft.weight.is_open()
}

/// The price of rules for one place, and the order value from which their top step is free.
fn price(base: &[&Draft<'_>]) -> (Price, Option<i64>) {
    let sent: Vec<&&Draft<'_>> = base.iter().filter(|draft| draft.cost != Cost::Never).collect();
    let Some(first) = sent.first() else { return (Price::Never(Words::default()), None) };
    if sent.len() < base.len() {
        return at_checkout(first, "some orders are not delivered there and others are");
    }
    let steps: Option<Vec<(Bounds, Bounds, Money)>> = sent
        .iter()
        .map(|draft| match draft.cost {
            Cost::Known(money) => Some((draft.value, draft.weight, money)),
            _ => None,
        })
        .collect();
    let Some(steps) = steps else { return (Price::AtCheckout, None) };
    // Of several rates for every order the lowest holds, as search engines read it.
    let open = steps.iter().filter(|(value, weight, _)| value.is_open() && weight.is_open());
    if let Some((.., lowest)) = open.min_by_key(|(.., money)| money.minor) {
        return (Price::Flat(*lowest), None);
    }
    let by_value = steps.iter().all(|(_, weight, _)| weight.is_open());
    let by_weight = steps.iter().all(|(value, ..)| value.is_open());
    if !by_value && !by_weight {
        return at_checkout(first, "the rate depends on order value and on weight");
    }
    let bounds = |step: &(Bounds, Bounds, Money)| if by_value { step.0 } else { step.1 };
    let mut steps: Vec<(Bounds, Money)> = steps.iter().map(|step| (bounds(step), step.2)).collect();
    let end = |bounds: &Bounds| bounds.max.unwrap_or(i64::MAX);
    sort_by(&mut steps, |(a, _), (b, _)| end(a).cmp(&end(b)));
    if steps.iter().all(|(bounds, _)| bounds.min > 0) {
        return at_checkout(first, "no rate is given for the smallest orders");
    }
    let mut free = None;
    if let (true, Some((bounds, Money { minor: 0, .. }))) = (by_value && steps.len() > 1, steps.last()) {
        // An upper bound on free delivery is a way to write "and above".
        free = Some(bounds.min);
        steps.pop();
    }
    let tiers = steps.iter().map(|(bounds, price)| Tier { up_to: bounds.max, price: *price }).collect();
    (if by_value { Price::ByValue(tiers) } else { Price::ByWeight(tiers) }, free)
}

fn at_checkout(draft: &Draft<'_>, why: &str) -> (Price, Option<i64>) {
    draft.node.warn(
        "rate-unclear",
        format_args!("{why}, so the price is shown as calculated at checkout"),
        "write the rules in delivery.toml, where each can be said",
    );
    (Price::AtCheckout, None)
}

/// Drops the upper bound of the last step where free delivery follows on it, and the table where one step is left.
fn without_reach(price: Price, free_over: Option<Money>) -> Price {
    // Bounds are written 49.99 and 50, or 49 and 50.
    const GAP_MINOR: i64 = 100;
    let Price::ByValue(mut tiers) = price else { return price };
    if let (Some(last), Some(free)) = (tiers.last_mut(), free_over)
        && last.up_to.is_some_and(|up_to| free.minor <= up_to.saturating_add(GAP_MINOR))
    {
        last.up_to = None;
    }
    match tiers.as_slice() {
        [Tier { up_to: None, price }] => Price::Flat(*price),
        _ => Price::ByValue(tiers),
    }
}
