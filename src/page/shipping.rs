//! Which ways of delivery does the markup offer, one rule at a time?
//!
//! OfferShippingDetails of the product's offer, and ShippingService of the shop with its ShippingConditions: each becomes
//! one [`Draft`], with one price, one set of destinations, one time. What a rule leaves open, the ones around it fill.
//!
//! Does not know: how drafts of one method become prices and free-delivery thresholds. That is `assemble`.

use super::amount::{currency_of, money, money_of};
use super::fault;
use super::graph::{Graph, Node};
use super::lead::{Lead, lead};
use super::measure::grams;
use super::region::{Destination, countries, destinations, push};
use super::week::opening;
use crate::delivery::{Counter, Region};
use crate::i18n::Words;
use crate::list::sort;
use crate::money::{Currency, Money};

// More rules than this are a generated mistake; the work of putting them together grows with their square.
const DRAFTS_MAX: usize = 400;

/// The bounds of a rule for every order.
pub(super) const ANY: (i64, i64) = (0, i64::MAX);

/// One rule as written.
pub(super) struct Draft<'v> {
    /// What the shop calls the way of delivery; empty where it has no name.
    pub(super) label: String,
    /// Where parcels are collected, of pick-up.
    pub(super) counter: Option<Counter>,
    /// Where it holds.
    pub(super) destinations: Vec<Destination>,
    /// What it costs.
    pub(super) cost: Cost,
    /// For which order values, in minor units: from, up to.
    pub(super) value: (i64, i64),
    /// For which weights, in grams: from, up to.
    pub(super) weight: (i64, i64),
    /// Free at or above this order value, in minor units.
    pub(super) free_over: Option<i64>,
    /// How long it takes.
    pub(super) lead: Lead<'v>,
    /// Whether the offer itself says so, and not the shop.
    pub(super) of_offer: bool,
    /// Where it is written.
    pub(super) node: Node<'v>,
}

impl Draft<'_> {
    /// Whether parcels are collected.
    pub(super) fn is_pickup(&self) -> bool {
        self.counter.is_some()
    }
}

/// A price as written, in minor units.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cost {
    /// An amount.
    Known(i64),
    /// None, or one that only checkout can compute.
    AtCheckout,
    /// It is not delivered there.
    Never,
}

/// Every rule for this offer and shop, the offer's first. `terms` may carry the product's delivery, nearest first.
pub(super) fn drafts<'v>(
    graph: &'v Graph<'v>,
    terms: &[Node<'v>],
    shops: &[Node<'v>],
    currency: Currency,
) -> Vec<Draft<'v>> {
    let mut reading = Reading { shops, currency, drafts: Vec::new() };
    let mut used: Vec<Node<'v>> = Vec::new();
    for offer in terms {
        let all = offer.nodes("shippingDetails");
        for details in all {
            let around = [details, details.get("deliveryTime").unwrap_or(details), *offer];
            let services = details.nodes("hasShippingService");
            for service in services {
                used.push(service);
                reading.service(service, &around);
            }
            if services.is_empty() {
                reading.rule(&around, true);
            }
        }
        if !all.is_empty() {
            break;
        }
    }
    let mut services = Vec::new();
    for shop in shops {
        services.extend(shop.nodes("hasShippingService"));
    }
    if services.is_empty() {
        services = graph.top("ShippingService");
    }
    for service in services {
        if !used.iter().any(|known| known.is_same(&service)) {
            reading.service(service, &[]);
        }
    }
    reading.drafts
}

struct Reading<'p, 'v> {
    shops: &'p [Node<'v>],
    currency: Currency,
    drafts: Vec<Draft<'v>>,
}

impl<'v> Reading<'_, 'v> {
    /// A service by each of its conditions, or as a whole where it has none; around it the details that point to it.
    #[inline(never)]
    fn service(&mut self, service: Node<'v>, around: &[Node<'v>]) {
        let mut conditions = service.nodes("shippingConditions");
        if conditions.is_empty() {
            conditions = service.alone();
        }
        for condition in conditions {
            let mut chain = vec![condition, service];
            chain.extend_from_slice(around);
            self.rule(&chain, !around.is_empty());
        }
    }

    /// One rule, with the wider ones that it stands in.
    #[inline(never)]
    fn rule(&mut self, chain: &[Node<'v>], of_offer: bool) {
        let Some(node) = chain.first().copied() else { return };
        // Rates for members hold for some shoppers only, and nobody knows here who this one is.
        if chain.iter().any(|rule| rule.has("validForMemberTier")) || self.drafts.len() >= DRAFTS_MAX {
            return;
        }
        let find = |keys: &str| chain.iter().find(|rule| rule.has(keys)).copied().unwrap_or(node);
        let mut label = find("shippingLabel").words_of("shippingLabel");
        if let (true, Some(named)) = (label.is_empty(), chain.iter().take(2).find(|rule| rule.has("name"))) {
            label = named.words_of("name");
        }
        let pickup = find("fulfillmentType").term_of("fulfillmentType").ends_with("PickupInStore");
        let mut destinations = destinations(&find("shippingDestination"));
        if pickup && destinations.as_slice() == [None] {
            destinations = vec![self.home()];
        }
        let rate = find("shippingRate").get("shippingRate");
        let (mut cost, free_over) = self.cost(rate);
        let condition = node.has("orderValue weight") && !node.has("shippingLabel deliveryTime");
        let weight = node.get("weight").filter(|_| condition);
        let (mut value, mut weights) = (ANY, ANY);
        if let Some(order) = node.get("orderValue") {
            let named = currency_of(&order).or(Some(self.currency));
            let bound = |keys: &str| money_of(&order, keys, named).map(|money| money.minor);
            value = (bound("minValue value").unwrap_or(0), bound("maxValue").unwrap_or(i64::MAX));
        }
        if let Some(weight) = weight {
            let bound = |keys: &str, any: i64| grams(&weight, keys).map_or(any, i64::from);
            weights = (bound("minValue", 0), bound("maxValue value", i64::MAX));
        }
        if node.has("numItems") {
            node.say(&fault::RATE, "");
            cost = Cost::AtCheckout;
        }
        if node.flag("doesNotShip") || rate.is_some_and(|rate| rate.flag("doesNotShip")) {
            cost = Cost::Never;
        }
        let counter = pickup.then(|| counter(chain, &label));
        let lead = lead(chain);
        self.drafts.push(Draft {
            label,
            counter,
            destinations,
            cost,
            value,
            weight: weights,
            free_over,
            lead,
            of_offer,
            node,
        });
    }

    /// Where a pick-up makes sense: in the shop's own country, unless the markup says where.
    fn home(&self) -> Destination {
        for shop in self.shops.iter().filter(|shop| shop.has("address")) {
            if let Some(country) = countries(shop).pop() {
                return Some(Region { country, ..Region::default() });
            }
        }
        None
    }

    /// What a rate costs, and from which order value it is free.
    fn cost(&self, rate: Option<Node<'v>>) -> (Cost, Option<i64>) {
        let Some(rate) = rate else { return (Cost::AtCheckout, None) };
        let named = currency_of(&rate).or(Some(self.currency));
        let mut free_over = None;
        let mut inner = rate;
        if rate.is("ShippingRateSettings") {
            let threshold = rate.get("freeShippingThreshold");
            let amount = threshold.map(|node| node.get("eligibleTransactionVolume").unwrap_or(node));
            let amount = amount.map(|node| node.get("value minValue price").unwrap_or(node));
            free_over = amount.and_then(|amount| money(&amount, named)).map(|money| money.minor);
            match rate.get("shippingRate") {
                Some(flat) if !rate.has("orderPercentage weightPercentage") => inner = flat,
                _ => return (Cost::AtCheckout, free_over),
            }
        }
        let named = currency_of(&inner).or(named);
        if !inner.is_map() || inner.has("value price") {
            return (self.known(money(&inner, named), inner), free_over);
        }
        let (min, max) = (money_of(&inner, "minValue", named), money_of(&inner, "maxValue", named));
        if max.is_some_and(|max| min.map_or(max.minor == 0, |min| min == max)) {
            return (self.known(max, inner), free_over);
        }
        inner.say(&fault::RATE, "");
        (Cost::AtCheckout, free_over)
    }

    /// Amounts in another currency cannot stand in the policy; checkout knows them.
    fn known(&self, money: Option<Money>, node: Node<'v>) -> Cost {
        match money {
            Some(money) if money.currency == self.currency => Cost::Known(money.minor),
            Some(money) => {
                node.say(&fault::RATE_CURRENCY, &money.decimal());
                Cost::AtCheckout
            }
            None => Cost::AtCheckout,
        }
    }
}

/// The counter of a pick-up service: its address, else its name, and the hours of the service or of its place.
fn counter(chain: &[Node<'_>], label: &str) -> Counter {
    let mut hours = Vec::new();
    let mut address = String::new();
    for rule in chain.iter().take(2) {
        let place = rule.get("location address").unwrap_or(*rule);
        let written = place.get("address").unwrap_or(place);
        if address.is_empty() {
            address = written.words_of("streetAddress");
            let town = written.words_of("addressLocality");
            if !address.is_empty() && !town.is_empty() {
                address = [&address, ", ", &town].concat();
            }
        }
        for node in [*rule, place] {
            let spans = opening(node.all("openingHoursSpecification hoursAvailable openingHours")).spans;
            spans.into_iter().for_each(|span| push(&mut hours, span));
        }
    }
    sort(&mut hours);
    Counter { address: Words::plain(if address.is_empty() { label } else { &address }), hours, ..Counter::default() }
}
