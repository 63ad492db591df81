//! Which methods did the merchant name, at what rates?

use super::place::Read as ReadPlace;
use super::{is_group, read_days, read_handling, read_tags};
use crate::delivery::policy::{Handling, Kind, Method, Price, Rate, Tier};
use crate::i18n::Words;
use crate::list::sort_by;
use crate::money::{Currency, Money};
use crate::problem::{Reader, Value, nearest};
use crate::time::{Calendar, TimeOfDay, Weekdays, read_calendar, read_hours};

// Heavier than any lorry: a mistake of unit.
const GRAMS_MAX: i64 = 40_000_000;

pub(super) fn read(
    reader: &Reader<'_>,
    currency: Currency,
    handling: &Handling,
    places: &[ReadPlace<'_>],
) -> Vec<Method> {
    let items = reader.get("methods").map(|methods| methods.items()).unwrap_or_default();
    if items.is_empty() {
        reader.error("no-methods", "no delivery method is named", "add at least one, with id, name and rates");
    }
    let mut methods: Vec<Method> = Vec::new();
    for (index, item) in items.iter().enumerate().filter(|(_, item)| is_group(item)) {
        let method = read_method(item, index, currency, handling, places);
        if methods.iter().any(|m| m.id == method.id) {
            item.error(
                "duplicate-id",
                format_args!("there are two methods \"{}\"", method.id),
                "give each method an id of its own",
            );
        }
        methods.push(method);
    }
    methods
}

fn read_method(
    item: &Reader<'_>,
    index: usize,
    currency: Currency,
    shop: &Handling,
    places: &[ReadPlace<'_>],
) -> Method {
    item.known(&["id", "name", "kind", "address", "hours", "handling", "carrier", "refuses", "rates"]);
    let id = item.need("id", "give it a short name, such as \"standard\"").and_then(|id| id.text());
    let id = id.map_or_else(|| format!("method-{}", index + 1), str::to_owned);
    let name = item.get("name").map(|name| Words::read(&name)).filter(|name| !name.is_empty());
    let is_pickup = item.get("kind").is_some_and(|kind| read_is_pickup(&kind));
    let handling = item.get("handling").map(|group| read_handling(&group, shop.clone(), false));
    // Carriers work Monday to Friday unless told otherwise; a counter of the shop's is closed when the shop is, and the
    // rest of its week is its hours.
    let carrier = if is_pickup {
        Calendar { week: Weekdays::ALL, ..handling.as_ref().unwrap_or(shop).calendar.clone() }
    } else {
        Calendar::default()
    };
    Method {
        name: name.unwrap_or_else(|| Words::plain(id.clone())),
        kind: if is_pickup { read_pickup(item) } else { Kind::Ship },
        handling,
        carrier: item.get("carrier").map_or(carrier.clone(), |group| {
            group.known(&["open", "closed", "extra_open"]);
            if is_group(&group) { read_calendar(&group, carrier) } else { carrier }
        }),
        rates: read_rates(item, currency, places, is_pickup),
        refuses: item.get("refuses").map(|tags| read_tags(&tags)).unwrap_or_default(),
        id,
    }
}

fn read_is_pickup(kind: &Reader<'_>) -> bool {
    match kind.text() {
        Some("pickup") => true,
        Some("ship") | None => false,
        Some(_) => {
            kind.not("method-kind", "a kind of method", "write kind = \"ship\" or kind = \"pickup\"");
            false
        }
    }
}

fn read_pickup(item: &Reader<'_>) -> Kind {
    let mut days: [Option<(TimeOfDay, TimeOfDay)>; 7] = [None; 7];
    if let Some(hours) =
        item.need("hours", "write when it can be collected, such as hours = { weekdays = \"10:00-20:00\" }")
    {
        let spans = read_hours(&hours);
        for (day, from, until) in &spans {
            let (opens, closes) = days[day.index()].unwrap_or((*from, *until));
            days[day.index()] = Some((opens, closes.max(*until)));
        }
        if spans.len() > days.iter().flatten().count() {
            hours.warn(
                "pickup-hours",
                "pick-up hours have one span a day; the break is taken as open",
                "write the hours before or after the break alone if that is wrong",
            );
        }
    }
    Kind::Pickup { address: item.get("address").map(|a| Words::read(&a)).unwrap_or_default(), hours: days }
}

fn read_rates(item: &Reader<'_>, currency: Currency, places: &[ReadPlace<'_>], is_pickup: bool) -> Vec<Rate> {
    let rates = item.get("rates").map(|rates| rates.items()).unwrap_or_default();
    if rates.is_empty() {
        item.error("no-rates", "this method has no rate, so it is never offered", "add a rate with price and transit");
    }
    let mut read: Vec<Rate> = Vec::new();
    for rate in rates.iter().filter(|rate| is_group(rate)) {
        rate.known(&["place", "price", "tiers_by_value", "tiers_by_weight", "transit", "free_over", "never"]);
        let place = match rate.get("place") {
            None => None,
            // A rate for a place that nobody knows must not become one for every place.
            Some(place) => match known_place(&place, places) {
                Some(id) => Some(id),
                None => continue,
            },
        };
        if read.iter().any(|earlier| earlier.place.is_none() || earlier.place == place) {
            rate.warn(
                "rate-unreachable",
                "an earlier rate is always taken before this one",
                "remove it, or move it up",
            );
        }
        read.push(read_rate(rate, place, currency, is_pickup));
    }
    read
}

fn known_place(place: &Reader<'_>, places: &[ReadPlace<'_>]) -> Option<String> {
    let id = place.text()?;
    if places.iter().any(|p| p.id == id) {
        return Some(id.to_owned());
    }
    let ids: Vec<&str> = places.iter().map(|p| p.id.as_str()).filter(|id| !id.is_empty()).collect();
    let help = match nearest(id, &ids) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None if ids.is_empty() => "add it to the places".to_owned(),
        None => format!("places are {}; add it there, or name one of them", ids.join(", ")),
    };
    place.error("place-unknown", format_args!("there is no place \"{id}\""), help);
    None
}

fn read_rate(rate: &Reader<'_>, place: Option<String>, currency: Currency, is_pickup: bool) -> Rate {
    let free_over = rate.get("free_over").and_then(|over| Money::read(&over, currency));
    let price = read_price(rate, currency, free_over);
    let never = matches!(price, Price::Never(_));
    let transit = match rate.get("transit") {
        Some(days) => read_days(&days),
        None if is_pickup || never => Some((0, 0)),
        None => {
            rate.need("transit", "write how many open days the way takes, such as transit = [1, 2]");
            None
        }
    };
    match transit {
        Some(transit) => Rate { place, price, transit, free_over },
        // Without its days there is nothing to promise, and a later rate must not answer for this one.
        None => Rate { place, price: Price::Never(Words::default()), transit: (0, 0), free_over: None },
    }
}

fn read_price(rate: &Reader<'_>, currency: Currency, free_over: Option<Money>) -> Price {
    let written = ["never", "tiers_by_value", "tiers_by_weight", "price"].map(|key| rate.get(key));
    if written.iter().flatten().count() > 1 {
        rate.warn(
            "two-prices",
            "this rate has more than one of never, tiers_by_value, tiers_by_weight and price",
            "keep the one that holds; the first in that order is used",
        );
    }
    let [never, by_value, by_weight, price] = written;
    if let Some(never) = never {
        return Price::Never(Words::read(&never));
    }
    if let Some(tiers) = by_value {
        let bound = |up_to: &Reader<'_>| Money::read(up_to, currency).map(|m| m.minor);
        let read = read_tiers(&tiers, currency, &bound);
        warn_of_end(&tiers, read.as_deref().unwrap_or_default(), free_over);
        return read.map_or(Price::AtCheckout, Price::ByValue);
    }
    if let Some(tiers) = by_weight {
        let bound = |up_to: &Reader<'_>| up_to.integer(0, GRAMS_MAX, "grams");
        return read_tiers(&tiers, currency, &bound).map_or(Price::AtCheckout, Price::ByWeight);
    }
    let help = "write an amount, \"free\", or \"checkout\" where only checkout knows";
    let Some(price) = price.or_else(|| rate.need("price", help)) else { return Price::AtCheckout };
    match price.value() {
        Value::Text(text) if text == "checkout" => Price::AtCheckout,
        Value::Text(text) if text == "free" => Price::Flat(Money::minor(0, currency)),
        _ => Money::read(&price, currency).map_or(Price::AtCheckout, Price::Flat),
    }
}

/// Steps in the order of their bounds. None where one cannot be read: without it, its parcels would get the price of the
/// next.
fn read_tiers(
    tiers: &Reader<'_>,
    currency: Currency,
    read_bound: &dyn Fn(&Reader<'_>) -> Option<i64>,
) -> Option<Vec<Tier>> {
    let mut read = Vec::new();
    let mut complete = true;
    for item in tiers.items() {
        item.known(&["up_to", "price"]);
        let up_to = item.get("up_to").map(|bound| read_bound(&bound));
        let price = item.need("price", "write what this step costs").and_then(|price| Money::read(&price, currency));
        match (up_to, price) {
            (None, Some(price)) => read.push(Tier { up_to: None, price }),
            (Some(Some(bound)), Some(price)) => read.push(Tier { up_to: Some(bound), price }),
            _ => complete = false,
        }
    }
    let key = |tier: &Tier| tier.up_to.unwrap_or(i64::MAX);
    if !read.is_sorted_by(|a, b| key(a) < key(b)) {
        tiers.error(
            "tier-order",
            "the steps do not rise, so some would never be used",
            "order them by up_to, each once, the one without up_to last",
        );
        sort_by(&mut read, |a, b| key(a).cmp(&key(b)));
    }
    (complete && !read.is_empty()).then_some(read)
}

/// A heaviest parcel is a rule of most carriers; a dearest order is hardly ever meant.
fn warn_of_end(reader: &Reader<'_>, tiers: &[Tier], free_over: Option<Money>) {
    if let Some(Tier { up_to: Some(bound), .. }) = tiers.last()
        && free_over.is_none_or(|over| over.minor > bound.saturating_add(1))
    {
        reader.warn(
            "tier-end",
            "orders above the last step are not offered this method",
            "add a last step without up_to if they should be",
        );
    }
}
