//! Which methods did the merchant name, at what rates?

use super::counter::{read_counters, read_timing, warn_of_kind};
use super::packing::{read_carrier, read_days, read_handling};
use super::{Names, is_empty, is_group, is_taken, price, read_id, read_name, read_tags, read_words};
use crate::delivery::policy::{Fee, Kind, Method, Rate, Step, Warehouse};
use crate::i18n::Words;
use crate::money::Money;
use crate::problem::{Log, Reader, Value};
use crate::time::{Calendar, Weekdays};

const KEYS: [&str; 18] = [
    "id",
    "name",
    "kind",
    "address",
    "hours",
    "closed",
    "country",
    "postcode",
    "counters",
    "ready",
    "ready_in",
    "slots",
    "lead",
    "days_ahead",
    "handling",
    "carrier",
    "refuses",
    "rates",
];

pub(super) fn read(reader: &Reader<'_>, names: &Names<'_, '_>) -> Vec<Method> {
    let items = reader.get("methods").map(|methods| methods.items()).unwrap_or_default();
    if items.is_empty() {
        reader.error("no-methods", "no delivery method is named", "add at least one, with id, name and rates");
    }
    let mut methods: Vec<Method> = Vec::new();
    for (index, item) in items.iter().enumerate().filter(|(_, item)| is_group(item)) {
        let method = read_method(item, index, names);
        is_taken(item, "method", &method.id, methods.iter().any(|m| m.id == method.id));
        methods.push(method);
    }
    methods
}

fn read_method(item: &Reader<'_>, index: usize, names: &Names<'_, '_>) -> Method {
    item.known(&KEYS);
    let id = read_id(item, "give it a short name, such as \"standard\"");
    let id = id.unwrap_or_else(|| format!("method-{}", index.saturating_add(1)));
    let name = item.get("name").map(|name| read_words(&name)).filter(|name| !name.is_empty());
    let kind = item.get("kind").map_or(Some(Kind::Ship), |kind| read_kind(&kind));
    // Where the kind cannot be read, nobody knows which keys belong to it.
    if let Some(kind) = kind {
        warn_of_kind(item, kind);
    }
    let kind = kind.unwrap_or_default();
    let handling = item.get("handling");
    // The same words over the rules of each warehouse; what is wrong with them is said once.
    let quiet = Log::default();
    let over = |(at, warehouse): (usize, &Warehouse)| {
        let silent = Reader::new(handling?.value(), "", &quiet);
        let group = if at == 0 { handling? } else { silent };
        Some(read_handling(&group, warehouse.handling.clone(), false, names.almanac))
    };
    let handling: Vec<_> = names.warehouses.iter().enumerate().filter_map(over).collect();
    let packs = handling.first().or(names.warehouses.first().map(|shop| &shop.handling));
    // Carriers work Monday to Friday unless told otherwise; a counter of the shop's is closed when the shop is, and the
    // rest of its week is its hours.
    let carrier = match (kind, packs) {
        (Kind::Pickup, Some(packs)) => Calendar { week: Weekdays::ALL, ..packs.calendar.clone() },
        (Kind::Slots | Kind::Digital, _) => Calendar { week: Weekdays::ALL, ..Calendar::default() },
        _ => Calendar::default(),
    };
    let (windows, timing) = read_timing(item, kind);
    if let (Some(span), Some((1.., _))) = (item.get("ready_in"), packs.map(|packs| packs.days)) {
        span.warn(
            "ready-in-days",
            "the counter begins to pack only when the days of packing are over",
            "write handling = { days = 0 } for this method",
        );
    }
    Method {
        name: name.unwrap_or_else(|| Words::plain(id.clone())),
        kind,
        handling,
        carrier: item.get("carrier").map_or(carrier.clone(), |calendar| read_calendar_of(&calendar, carrier, names)),
        rates: read_rates(item, kind, names),
        refuses: item.get("refuses").map(|tags| read_tags(&tags)).unwrap_or_default(),
        counters: read_counters(item, kind),
        windows,
        timing,
        id,
    }
}

/// A carrier's name, or its calendar written here.
fn read_calendar_of(reader: &Reader<'_>, base: Calendar, names: &Names<'_, '_>) -> Calendar {
    if !matches!(reader.value(), Value::Text(_)) {
        return if is_group(reader) { read_carrier(reader, base, names.almanac) } else { base };
    }
    let known: Vec<&str> = names.carriers.iter().map(|(id, _)| id.as_str()).collect();
    let id = read_name(reader, "carrier", &known);
    let named = names.carriers.iter().find(|(known, _)| Some(known) == id.as_ref());
    named.map_or(base, |(_, calendar)| calendar.clone())
}

fn read_kind(kind: &Reader<'_>) -> Option<Kind> {
    let all = [Kind::Ship, Kind::Pickup, Kind::Locker, Kind::Slots, Kind::Digital];
    let text = kind.text()?.trim();
    let found = all.into_iter().find(|known| known.word() == text);
    if found.is_none() {
        let help = "write kind = \"ship\", \"pickup\", \"locker\", \"slots\" or \"digital\"";
        kind.not("method-kind", "a kind of method", help);
    }
    found
}

fn read_rates(item: &Reader<'_>, kind: Kind, names: &Names<'_, '_>) -> Vec<Rate> {
    let rates = item.get("rates").map(|rates| rates.items()).unwrap_or_default();
    if rates.is_empty() {
        item.error("no-rates", "this method has no rate, so it is never offered", "add a rate with price and transit");
    }
    let place_ids: Vec<&str> = names.places.iter().map(|place| place.id.as_str()).collect();
    let warehouse_ids: Vec<&str> = names.warehouses.iter().map(|warehouse| warehouse.id.as_str()).collect();
    let mut read: Vec<Rate> = Vec::new();
    for rate in rates.iter().filter(|rate| is_group(rate)) {
        rate.known(&[
            "place",
            "warehouse",
            "price",
            "tiers",
            "tiers_by_value",
            "tiers_by_weight",
            "tiers_by_quantity",
            "transit",
            "free_over",
            "never",
        ]);
        let places: Vec<Option<String>> = match rate.get("place") {
            None => vec![None],
            // A rate for a place that nobody knows must not become one for every place.
            Some(place) => {
                is_empty(&place);
                let named = place.items();
                named.iter().filter_map(|id| read_name(id, "place", &place_ids).map(Some)).collect()
            }
        };
        let warehouse = match rate.get("warehouse") {
            None => None,
            Some(id) => match read_name(&id, "warehouse", &warehouse_ids) {
                Some(id) => Some(id),
                None => continue,
            },
        };
        let covers = |earlier: &Rate, place: &Option<String>| {
            (earlier.place.is_none() || earlier.place == *place)
                && (earlier.warehouse.is_none() || earlier.warehouse == warehouse)
        };
        if !places.is_empty() && places.iter().all(|place| read.iter().any(|earlier| covers(earlier, place))) {
            rate.warn(
                "rate-unreachable",
                "an earlier rate is always taken before this one",
                "remove it, or move it up",
            );
        }
        if places.is_empty() {
            continue;
        }
        let base = Rate { warehouse, ..read_rate(rate, kind, names) };
        read.extend(places.into_iter().map(|place| Rate { place, ..base.clone() }));
    }
    read
}

fn read_rate(rate: &Reader<'_>, kind: Kind, names: &Names<'_, '_>) -> Rate {
    let free_over = rate.get("free_over").and_then(|over| Money::read(&over, names.currency));
    let steps = price::read_steps(rate, names.currency, free_over);
    let never = matches!(steps.as_slice(), [Step { fee: Fee::Never(_), .. }]);
    let needs_none = never || matches!(kind, Kind::Pickup | Kind::Slots | Kind::Digital);
    let transit = match rate.get("transit") {
        Some(days) => {
            if kind == Kind::Digital {
                days.warn("kind-key", "what comes to the screen is not carried", "leave transit out");
            }
            read_days(&days)
        }
        None if needs_none => Some((0, 0)),
        None => {
            rate.need("transit", "write how many open days the way takes, such as transit = [1, 2]");
            None
        }
    };
    let base = Rate { place: None, warehouse: None, steps, transit: (0, 0), free_over };
    match transit {
        Some(transit) => Rate { transit, ..base },
        // Without its days there is nothing to promise, and a later rate must not answer for this one.
        None => Rate { steps: vec![Step::always(Fee::Never(Words::default()))], free_over: None, ..base },
    }
}
