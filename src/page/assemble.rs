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

use super::fault;
use super::region::{Destination, covers, place_id, push, width};
use super::shipping::{ANY, Cost, Draft};
use crate::delivery::{
    Cutoffs, Fee, Handling, Kind, Method, OrderValue, Place, Policy, Rate, Returns, Step, Warehouse,
};
use crate::i18n::Words;
use crate::money::{Currency, Money};
use crate::time::{Calendar, TimeOfDay, WEEK, Weekdays, Zone};

const PLACES_MAX: usize = 500;
const METHODS_MAX: usize = 20;

/// The policy of a page's rules; none where nothing can be said.
pub(super) fn policy(mut drafts: Vec<Draft<'_>>, currency: Currency, returns: Option<Returns>) -> Option<Policy> {
    name_unlabelled(&mut drafts);
    let mut policy = Policy {
        currency,
        zone: zone(&drafts),
        order_value: OrderValue::default(),
        warehouses: Vec::new(),
        places: Vec::new(),
        restrictions: Vec::new(),
        methods: Vec::new(),
        returns,
        version: 0,
    };
    let mut places: Vec<Destination> = Vec::new();
    let mut ids: Vec<String> = Vec::new();
    for draft in &drafts {
        for destination in &draft.destinations {
            if places.len() < PLACES_MAX && !places.contains(destination) {
                // The most specific first.
                let wider = places.iter().position(|place| width(place) > width(destination));
                places.insert(wider.unwrap_or(places.len()), destination.clone());
            }
        }
        if ids.len() < METHODS_MAX {
            push(&mut ids, slug(&draft.label));
        }
    }
    for id in ids {
        method(&mut policy, id, &drafts, &places);
    }
    for place in places {
        if let (Some(id), Some(region)) = (place_id(&place), place) {
            policy.places.push(Place { id, regions: vec![region], ..Place::default() });
        }
    }
    if let (Some(first), false) = (drafts.first(), policy.methods.is_empty()) {
        match drafts.iter().find_map(|draft| draft.lead.cutoff) {
            Some(((_, Some(_)), node)) => node.say(&fault::CUTOFF_OFFSET, ""),
            Some((_, node)) => node.say(&fault::TIME_ZONE, ""),
            None => first.node.say(&fault::TIME_ZONE, ""),
        }
    }
    (policy.returns.is_some() || !policy.methods.is_empty()).then(|| policy.sealed())
}

/// Where the offer does not go, without a word on how, it goes by no method.
fn is_bar(draft: &Draft<'_>) -> bool {
    draft.of_offer && draft.label.is_empty() && draft.cost == Cost::Never
}

/// Details without a label are the shop's one way of delivery, where it has one. Where it has several they come first:
/// what the offer says of a country is nearer to the product than what the shop says.
fn name_unlabelled(drafts: &mut [Draft<'_>]) {
    let mut label: Option<String> = None;
    for draft in drafts.iter() {
        if !draft.of_offer && !draft.is_pickup() {
            if label.as_ref().is_some_and(|known| *known != draft.label) {
                return keep_apart(drafts);
            }
            label = Some(draft.label.clone());
        }
    }
    for draft in drafts.iter_mut().filter(|draft| is_bare(draft)) {
        if let Some(label) = &label {
            draft.label.clone_from(label);
        }
    }
}

/// Whether the offer says how it is sent, but not what that is called.
fn is_bare(draft: &Draft<'_>) -> bool {
    draft.of_offer && draft.label.is_empty() && draft.cost != Cost::Never
}

fn keep_apart(drafts: &mut [Draft<'_>]) {
    for i in 0..drafts.len() {
        let Some(draft) = drafts.get_mut(i).filter(|draft| !draft.of_offer && !draft.is_pickup()) else { continue };
        let mut own = core::mem::take(&mut draft.destinations);
        for bare in drafts.iter().filter(|draft| is_bare(draft)) {
            own.retain(|place| !bare.destinations.iter().any(|bare| covers(bare, place)));
        }
        if let Some(draft) = drafts.get_mut(i) {
            draft.destinations = own;
        }
    }
}

/// `Express (DHL)` becomes `express-dhl`; letters of other scripts stay.
#[inline(never)]
fn slug(label: &str) -> String {
    let mut slug = String::new();
    for c in label.chars().take(60) {
        if c.is_ascii_alphanumeric() || (!c.is_ascii() && !c.is_whitespace()) {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() { "standard".into() } else { slug }
}

/// The shop's clocks, as far as its cut-offs show them.
fn zone(drafts: &[Draft<'_>]) -> Zone {
    let offset = |draft: &Draft<'_>| draft.lead.cutoff.and_then(|((_, offset), _)| offset);
    drafts.iter().find_map(offset).map_or(Zone::UTC, Zone::Fixed)
}

/// Adds the method of an id with its rates, and its handling: the first method's becomes the shop's.
fn method(policy: &mut Policy, id: String, drafts: &[Draft<'_>], places: &[Destination]) {
    let mut group: Vec<&Draft<'_>> = Vec::new();
    for draft in drafts {
        if slug(&draft.label) == id && !is_bar(draft) {
            group.push(draft);
        }
    }
    // Bars alone say something only where there is no way of delivery at all.
    let Some(first) = group.first().copied() else { return };
    let handling = handling(&group, &policy.zone);
    let pickup = group.iter().copied().find(|draft| draft.is_pickup());
    let kind = if pickup.is_some() { Kind::Pickup } else { Kind::Ship };
    let mut rates = Vec::new();
    let mut reached = false;
    if pickup.is_none() {
        for draft in drafts {
            if is_bar(draft) {
                group.push(draft);
            }
        }
    }
    for place in places {
        let rate = rate(&group, place, policy.currency);
        reached |= rate.as_ref().is_some_and(|rate| !is_never(&rate.steps));
        rates.extend(rate);
    }
    if !reached {
        // Where no destination can be used that has been said already.
        if !first.destinations.is_empty() {
            first.node.say(&fault::TRANSIT, "");
        }
        return;
    }
    // Nothing is carried to a counter: it hands over on the days on which somebody is there.
    let mut carrier = if pickup.is_some() { handling.calendar.clone() } else { Calendar::default() };
    if let Some(draft) = group.iter().find(|draft| draft.lead.carrier != 0) {
        carrier.week = Weekdays(draft.lead.carrier);
    }
    let named = group.iter().find(|draft| !draft.label.is_empty());
    let name = named.map_or(Words::default(), |draft| Words::plain(draft.label.as_str()));
    let own = match policy.warehouses.first() {
        None => {
            policy.warehouses.push(Warehouse { id: String::new(), zone: policy.zone.clone(), handling });
            Vec::new()
        }
        Some(shop) if shop.handling == handling => Vec::new(),
        Some(_) => vec![handling],
    };
    let counters = pickup.and_then(|draft| draft.counter.clone()).into_iter().collect();
    policy.methods.push(Method { id, name, kind, handling: own, carrier, rates, counters, ..Method::default() });
}

/// How a method's parcels are packed. Where its rules differ, the widest time holds.
fn handling(group: &[&Draft<'_>], zone: &Zone) -> Handling {
    let mut days = None;
    let mut calendar = Calendar { week: WEEK, closed: Vec::new(), open: Vec::new() };
    let mut cutoff = None;
    for draft in group.iter().rev() {
        days = widest(days, draft.lead.handling);
        if draft.lead.open != 0 {
            calendar.week = Weekdays(draft.lead.open);
        }
        if !draft.lead.closed.is_empty() {
            calendar.closed.clone_from(&draft.lead.closed);
        }
        if let Some(((time, offset), _)) = draft.lead.cutoff {
            let shift = match (offset, zone) {
                (Some(offset), Zone::Fixed(zone)) => (zone - offset) / 60,
                _ => 0,
            };
            // One that falls on another day there ends its own day, or opens it.
            cutoff = Some(TimeOfDay((i32::from(time.0) + shift).clamp(0, 1440) as u16));
        }
    }
    if let (None, Some(first)) = (days, group.first()) {
        first.node.say(&fault::HANDLING, "");
    }
    Handling { days: days.unwrap_or((0, 0)), calendar, cutoffs: Cutoffs([cutoff; 7]) }
}

fn widest(a: Option<(u16, u16)>, b: Option<(u16, u16)>) -> Option<(u16, u16)> {
    match (a, b) {
        (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
        _ => a.or(b),
    }
}

/// Whether a rule only says from which order value delivery is free.
fn is_threshold(draft: &Draft<'_>) -> bool {
    draft.cost == Cost::Known(0) && draft.value.0 > 0 && draft.value.1 == i64::MAX && draft.weight == ANY
}

/// The rate of a method to a place: of its rules that reach there, the most specific.
fn rate(group: &[&Draft<'_>], place: &Destination, currency: Currency) -> Option<Rate> {
    let (mut base, mut free): (Vec<&Draft<'_>>, Vec<&Draft<'_>>) = (Vec::new(), Vec::new());
    let (mut nearest, mut nearest_free) = (usize::MAX, usize::MAX);
    let mut transit = None;
    let mut slower = None;
    for draft in group {
        let mut reach = usize::MAX;
        for destination in &draft.destinations {
            if covers(destination, place) {
                reach = reach.min(width(destination));
            }
        }
        if reach == usize::MAX {
            continue;
        }
        let travels = draft.lead.transit.filter(|_| draft.cost != Cost::Never);
        slower = slower.or(travels);
        if is_threshold(draft) {
            // Free delivery to all of a country takes its time, not that of the place that has its own.
            if reach < nearest_free {
                transit = None;
                nearest_free = reach;
            }
            if reach == nearest_free {
                transit = widest(transit, travels);
            }
            free.push(draft);
        } else if reach <= nearest {
            if reach < nearest {
                base.clear();
                nearest = reach;
            }
            base.push(draft);
        }
    }
    // The offer knows its product best; where it names no price, the shop's own rule is still better than none.
    let offer = base.iter().any(|draft| draft.of_offer && draft.cost != Cost::AtCheckout);
    if offer || base.iter().any(|draft| !draft.of_offer) {
        base.retain(|draft| draft.of_offer == offer);
    }
    let only_free = base.is_empty();
    let mut free_over = free.iter().map(|draft| draft.value.0).min();
    let first = base.first().or(free.first())?;
    for draft in base.iter().chain(&free) {
        if !is_threshold(draft) {
            transit = widest(transit, draft.lead.transit.filter(|_| draft.cost != Cost::Never));
        }
        free_over = draft.free_over.into_iter().chain(free_over).min();
    }
    let steps = if only_free { vec![Step::default()] } else { steps(&base, &mut free_over) };
    let never = is_never(&steps);
    // Nothing travels to a counter, and nothing travels where nothing is sent.
    let still = if first.is_pickup() || never { Some((0, 0)) } else { None };
    let transit = transit.or(slower).or(still)?;
    let free_over = free_over.filter(|_| !never).map(|minor| Money::minor(minor, currency));
    Some(Rate { place: place_id(place), warehouse: None, steps, transit, free_over })
}

/// The price of rules for one place; lowers the order value from which it is free where their top step is.
fn steps(base: &[&Draft<'_>], free_over: &mut Option<i64>) -> Vec<Step> {
    let one = |fee| vec![Step::always(fee)];
    // By upper bound: of the order value, of the weight.
    let mut tiers: Vec<(i64, i64, &Draft<'_>)> = Vec::new();
    let (mut by_value, mut by_weight) = (false, false);
    let (mut lowest, mut never, mut unknown) = (None, 0, false);
    let mut from = i64::MAX;
    for draft in base {
        match draft.cost {
            Cost::Never => never += 1,
            Cost::AtCheckout => unknown = true,
            Cost::Known(minor) => {
                let valued = draft.value != ANY;
                if !valued && draft.weight == ANY {
                    // Of several rates for every order the lowest holds, as search engines read it.
                    lowest = Some(lowest.map_or(minor, |lowest: i64| lowest.min(minor)));
                }
                by_value |= valued;
                by_weight |= draft.weight != ANY;
                let (least, up_to) = if valued { draft.value } else { draft.weight };
                from = from.min(least);
                let next = tiers.iter().position(|(known, ..)| *known > up_to);
                tiers.insert(next.unwrap_or(tiers.len()), (up_to, minor, draft));
            }
        }
    }
    if never == base.len() {
        return one(Fee::Never(Words::default()));
    }
    if let (Some(lowest), false, 0) = (lowest, unknown, never) {
        return one(Fee::Flat(lowest));
    }
    if unknown || never > 0 || by_value && by_weight || from > 0 {
        if let (Some(first), false) = (base.first(), unknown) {
            first.node.say(&fault::RATE, "");
        }
        return one(Fee::AtCheckout);
    }
    if let (true, [_, .., (_, 0, draft)]) = (by_value, tiers.as_slice()) {
        // An upper bound on free delivery is a way to write "and above".
        *free_over = Some(free_over.unwrap_or(i64::MAX).min(draft.value.0));
        tiers.pop();
    }
    if let (true, Some((up_to, ..)), Some(free)) = (by_value, tiers.last_mut(), *free_over) {
        // Bounds are written 49.99 and 50, or 49 and 50.
        if free <= up_to.saturating_add(100) {
            *up_to = i64::MAX;
        }
    }
    if let [(i64::MAX, minor, _)] = tiers.as_slice() {
        return one(Fee::Flat(*minor));
    }
    let mut steps = Vec::new();
    for (up_to, minor, _) in tiers {
        let bound = Some(up_to).filter(|up_to| *up_to < i64::MAX);
        let (value, weight) = if by_value { (bound, None) } else { (None, bound) };
        steps.push(Step { value, weight, ..Step::always(Fee::Flat(minor)) });
    }
    steps
}

fn is_never(steps: &[Step]) -> bool {
    matches!(steps, [Step { fee: Fee::Never(_), .. }])
}
