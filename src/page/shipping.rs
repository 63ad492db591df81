//! Which ways of delivery does the markup offer, one rule at a time?
//!
//! OfferShippingDetails of the product's offer, ShippingService of the shop with its ShippingConditions, and lightly
//! ShippingRateSettings and DeliveryTimeSettings, which others point to by label. Each becomes [`Draft`]s: one price,
//! one set of destinations, one time.
//!
//! Does not know: how drafts of one method become prices and free-delivery thresholds. That is `assemble`.

use super::amount::{currency_of, money};
use super::counter::{Counter, counter};
use super::graph::{Node, Standing};
use super::lead::{Lead, duration, lead};
use super::measure::{grams, grams_of};
use super::region::{Destination, countries, destinations};
use crate::delivery::Region;
use crate::money::{Currency, Money};

// More rules than this are a generated mistake; the work of putting them together grows with their square.
const DRAFTS_MAX: usize = 400;
// Every destination is compared with every other one, pattern by pattern.
const PATTERNS_MAX: usize = 2000;

/// One rule as written.
#[derive(Clone)]
pub(super) struct Draft<'v> {
    /// What the shop calls the way of delivery; empty where it has no name.
    pub(super) label: String,
    /// For collection at a shop.
    pub(super) pickup: Option<Counter>,
    /// Where it holds.
    pub(super) destinations: Vec<Destination>,
    /// What it costs.
    pub(super) cost: Cost,
    /// For which order values, in minor units.
    pub(super) value: Bounds,
    /// For which weights, in grams.
    pub(super) weight: Bounds,
    /// Free at or above this order value.
    pub(super) free_over: Option<Money>,
    /// How long it takes.
    pub(super) lead: Lead<'v>,
    /// Whether the offer itself says so, and not the shop.
    pub(super) of_offer: bool,
    /// The service it is one of.
    pub(super) service: Option<Node<'v>>,
    /// Where it is written.
    pub(super) node: Node<'v>,
}

/// A price as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cost {
    /// An amount.
    Known(Money),
    /// None, or one that only checkout can compute.
    AtCheckout,
    /// It does not go there.
    Never,
}

/// An inclusive span of values or weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bounds {
    /// From here.
    pub(super) min: i64,
    /// Up to here; none means no bound.
    pub(super) max: Option<i64>,
}

impl Bounds {
    /// Whether it holds for everything.
    pub(super) fn is_open(self) -> bool {
        self.min <= 0 && self.max.is_none()
    }
}

/// What the reading of one rule needs to know of the page.
pub(super) struct Page<'p, 'v> {
    /// Whatever of the product may carry delivery, nearest first.
    pub(super) terms: &'p [Node<'v>],
    /// The shop, and others it may be described as.
    pub(super) shops: &'p [Node<'v>],
    /// The currency of amounts that name none.
    pub(super) currency: Option<Currency>,
}

/// Every rule for this offer and shop, the offer's first, and the currency they are in.
pub(super) fn drafts<'v>(mut page: Page<'_, 'v>) -> (Vec<Draft<'v>>, Option<Currency>) {
    let carries = |key: &'static str| page.terms.iter().find(move |node| node.get(key).is_some());
    let details = carries("shippingDetails").map(|offer| offer.described("shippingDetails")).unwrap_or_default();
    let lead_time = carries("deliveryLeadTime").and_then(|offer| offer.get("deliveryLeadTime"));
    let services = services(&page);
    page.currency = page.currency.or_else(|| details.iter().chain(&services).find_map(rate_currency));
    let mut drafts = Vec::new();
    details.iter().for_each(|details| offer_details(&page, details, &mut drafts));
    // The offer's own lead time holds for all of its details.
    if let Some(wider) = lead_time {
        let wider = Lead { handling: duration(&wider, None), ..Lead::default() };
        drafts.iter_mut().for_each(|draft| draft.lead = core::mem::take(&mut draft.lead).or(&wider));
    }
    for service in services {
        if !drafts.iter().any(|draft| draft.of_offer && draft.service.is_some_and(|known| known.is_same(&service))) {
            service_drafts(&page, &service, None, &mut drafts);
        }
    }
    drafts.truncate(DRAFTS_MAX);
    bound_patterns(&mut drafts);
    (drafts, page.currency)
}

/// Leaves out the destinations beyond what can be compared in good time.
fn bound_patterns(drafts: &mut [Draft<'_>]) {
    let mut left = PATTERNS_MAX;
    for draft in drafts {
        let before = draft.destinations.len();
        draft.destinations.retain(|destination| {
            let size = 1 + destination.as_ref().map_or(0, |region| region.postcodes.len());
            let fits = size <= left;
            left -= if fits { size } else { 0 };
            fits
        });
        if draft.destinations.len() < before {
            draft.node.warn(
                "too-many-places",
                format!("the page has more than {PATTERNS_MAX} countries and postcodes; the rest is left out"),
                "use ranges and prefixes, or write the rules in delivery.toml",
            );
        }
    }
}

fn services<'v>(page: &Page<'_, 'v>) -> Vec<Node<'v>> {
    let mut found: Vec<Node<'v>> = page.shops.iter().flat_map(|shop| shop.described("hasShippingService")).collect();
    // A service may stand by itself in the graph, with nothing that points to it.
    if let (true, Some(any)) = (found.is_empty(), page.shops.first().or(page.terms.first())) {
        let alone = any.graph().typed(&|t| t == "ShippingService").into_iter();
        found.extend(alone.filter(|(standing, _)| *standing == Standing::Top).map(|(_, node)| node));
    }
    found
}

/// The currency of the rates of a detail, a service or a condition.
fn rate_currency(rule: &Node<'_>) -> Option<Currency> {
    let of_rate = |rule: &Node<'_>| {
        let rate = rule.get("shippingRate")?;
        currency_of(&rate).or_else(|| currency_of(&rate.get("shippingRate")?))
    };
    let inner = || rule.nodes("hasShippingService").into_iter().flat_map(|service| service.nodes("shippingConditions"));
    let conditions = || rule.nodes("shippingConditions").into_iter().chain(inner());
    of_rate(rule).or_else(|| conditions().find_map(|condition| of_rate(&condition)))
}

fn offer_details<'v>(page: &Page<'_, 'v>, details: &Node<'v>, drafts: &mut Vec<Draft<'v>>) {
    if members_only(details) || drafts.len() >= DRAFTS_MAX {
        return;
    }
    let services = details.nodes("hasShippingService");
    if !services.is_empty() {
        services.iter().for_each(|service| service_drafts(page, service, Some(details), drafts));
        return;
    }
    let label = details.words_of("shippingLabel").or_else(|| details.words_of("name")).unwrap_or_default();
    let destinations = destinations(details);
    let rate = details.get("shippingRate").or_else(|| settings(details, "ShippingRateSettings", "shippingLabel"));
    let (mut cost, free_over) = rate.map_or((Cost::AtCheckout, None), |rate| cost(page, &rate));
    if details.flag("doesNotShip") {
        cost = Cost::Never;
    }
    let times = details.get("deliveryTime").or_else(|| {
        settings(details, "DeliveryTimeSettings", "transitTimeLabel").and_then(|found| found.get("deliveryTime"))
    });
    drafts.push(Draft {
        label,
        pickup: None,
        destinations,
        cost,
        value: Bounds::default(),
        weight: Bounds::default(),
        free_over,
        // Some shops leave out the level between.
        lead: times.map(|times| lead(&times)).unwrap_or_default().or(&lead(details)),
        of_offer: true,
        service: None,
        node: *details,
    });
}

/// Settings elsewhere on the page that a label points to, for a country they hold in.
fn settings<'v>(details: &Node<'v>, kind: &str, label_key: &str) -> Option<Node<'v>> {
    let label = details.words_of(label_key);
    let country = |node: &Node<'v>| node.get("shippingDestination").map(|region| countries(&region));
    let wanted = country(details);
    let candidates = details.graph().typed(&|t| t == kind).into_iter().map(|(_, node)| node);
    let mut fitting = candidates.filter(|node| match (&wanted, country(node)) {
        (Some(wanted), Some(served)) => wanted.iter().any(|country| served.contains(country)),
        _ => true,
    });
    match label {
        Some(label) => fitting.find(|node| node.words_of(label_key).as_ref() == Some(&label)),
        None => fitting.find(|node| node.flag("isUnlabelledFallback")),
    }
}

fn service_drafts<'v>(
    page: &Page<'_, 'v>,
    service: &Node<'v>,
    details: Option<&Node<'v>>,
    drafts: &mut Vec<Draft<'v>>,
) {
    if members_only(service) {
        return;
    }
    let label = details.and_then(|d| d.words_of("shippingLabel")).or_else(|| service.words_of("name"));
    let wider = lead(service);
    let wider = match details.and_then(|d| d.get("deliveryTime")) {
        Some(times) => wider.or(&lead(&times)),
        None => wider,
    };
    let pickup = is_pickup(service).then(|| counter(service, &label));
    let mut conditions = service.nodes("shippingConditions");
    if conditions.is_empty() {
        // A service may state all it has by itself.
        conditions.push(*service);
    }
    for condition in conditions.iter().filter(|condition| !members_only(condition)) {
        if drafts.len() >= DRAFTS_MAX {
            return;
        }
        let rate = condition.get("shippingRate").or_else(|| details?.get("shippingRate"));
        let (mut cost, free_over) = rate.map_or((Cost::AtCheckout, None), |rate| cost(page, &rate));
        if condition.flag("doesNotShip") {
            cost = Cost::Never;
        }
        if condition.get("numItems").is_some() {
            condition.advise(
                "number-of-items",
                "a rate by number of items is shown as calculated at checkout",
                "write rates by order value or weight",
            );
            cost = if cost == Cost::Never { cost } else { Cost::AtCheckout };
        }
        let place =
            if condition.get("shippingDestination").is_some() { condition } else { details.unwrap_or(condition) };
        drafts.push(Draft {
            label: label.clone().unwrap_or_default(),
            pickup: pickup.clone(),
            destinations: if pickup.is_some() { around(page, place) } else { destinations(place) },
            cost,
            value: order_value(page, condition),
            weight: weight(condition),
            free_over,
            lead: if condition.is_same(service) { wider.clone() } else { lead(condition).or(&wider) },
            of_offer: details.is_some(),
            service: Some(*service),
            node: *condition,
        });
    }
}

/// Where a pick-up makes sense: in the shop's own country, unless the markup says where.
fn around(page: &Page<'_, '_>, place: &Node<'_>) -> Vec<Destination> {
    let found = destinations(place);
    let home = || page.shops.iter().filter_map(|shop| shop.get("address")).flat_map(|a| countries(&a)).next();
    match found.as_slice() {
        [None] => vec![home().map(|country| Region { country, postcodes: Vec::new() })],
        _ => found,
    }
}

/// Rates for members hold for some shoppers only, and nobody knows here who this one is.
fn members_only(node: &Node<'_>) -> bool {
    node.get("validForMemberTier").is_some()
}

fn is_pickup(service: &Node<'_>) -> bool {
    service.term_of("fulfillmentType").is_some_and(|term| term.ends_with("PickupInStore"))
}

/// What a rate costs, and from which order value it is free.
fn cost(page: &Page<'_, '_>, rate: &Node<'_>) -> (Cost, Option<Money>) {
    let currency = currency_of(rate).or(page.currency);
    if !rate.is("ShippingRateSettings") {
        return (flat(rate, currency), None);
    }
    let threshold = rate.get("freeShippingThreshold").and_then(|threshold| {
        let amount = threshold.get("eligibleTransactionVolume").unwrap_or(threshold);
        let currency = currency_of(&amount).or(currency);
        money(&amount.first_of(&["value", "minValue", "minPrice", "price"]).unwrap_or(amount), currency)
    });
    if rate.flag("doesNotShip") {
        return (Cost::Never, None);
    }
    let percentage = |key: &str| {
        let written = rate.get(key).and_then(|share| share.text());
        written.is_some_and(|text| text.bytes().any(|b| (b'1'..=b'9').contains(&b)))
    };
    if percentage("orderPercentage") || percentage("weightPercentage") {
        return (Cost::AtCheckout, threshold);
    }
    (rate.get("shippingRate").map_or(Cost::AtCheckout, |inner| flat(&inner, currency)), threshold)
}

fn flat(rate: &Node<'_>, currency: Option<Currency>) -> Cost {
    let currency = currency_of(rate).or(currency);
    if !rate.is_map() || rate.first_of(&["value", "price"]).is_some() {
        return money(rate, currency).map_or(Cost::AtCheckout, Cost::Known);
    }
    let bound = |key: &str| rate.get(key).and_then(|bound| money(&bound, currency));
    match (bound("minValue"), bound("maxValue")) {
        (Some(min), Some(max)) if min == max => Cost::Known(max),
        (None, Some(max)) if max.minor == 0 => Cost::Known(max),
        (None, None) => {
            rate.advise(
                "rate-empty",
                format_args!("`{}` has no value, so it is shown as calculated at checkout", rate.key()),
                "add value, e.g. \"3.50\"",
            );
            Cost::AtCheckout
        }
        _ => {
            rate.advise(
                "rate-range",
                "a rate between two amounts is shown as calculated at checkout",
                "write one value for each destination",
            );
            Cost::AtCheckout
        }
    }
}

fn order_value(page: &Page<'_, '_>, condition: &Node<'_>) -> Bounds {
    let Some(order) = condition.get("orderValue") else { return Bounds::default() };
    let currency = currency_of(&order).or(page.currency);
    let bound = |key: &str| order.get(key).and_then(|bound| money(&bound, currency)).map(|money| money.minor);
    Bounds { min: bound("minValue").or_else(|| bound("value")).unwrap_or(0), max: bound("maxValue") }
}

fn weight(condition: &Node<'_>) -> Bounds {
    let Some(weight) = condition.get("weight") else { return Bounds::default() };
    let unit = weight.term_of("unitCode").or_else(|| weight.get("unitText").and_then(|unit| unit.text()));
    let bound = |key: &str| weight.get(key).and_then(|bound| grams_of(&bound, unit)).map(i64::from);
    match (bound("minValue"), bound("maxValue")) {
        (None, None) => Bounds { min: 0, max: grams(&weight).map(i64::from) },
        (min, max) => Bounds { min: min.unwrap_or(0), max },
    }
}
