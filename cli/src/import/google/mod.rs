//! Which delivery rules do the shipping settings of Google Merchant Center come to?
//!
//! Reads both forms: that of the Content API (`deliveryCountry`, decimal amounts) and that of the Merchant API
//! (`deliveryCountries`, millionths), alone or within a list of accounts; regions may stand beside the services. A
//! service is a method; the places are its countries and the parts of them that its tables tell apart.

mod area;
mod shape;
mod table;
mod time;

use shelfhelp::delivery;
use shelfhelp::money::Currency;
use shelfhelp::problem::{Reader, Value};

use super::draft::{Cutoff, Days, Draft, Handling, Kind, Method, Place, Price, Rate, Step, Warehouse, short_name};
use super::{any, flag, groups, lost, noted, text, unknown};
use area::{Areas, Spot};
use table::Rates;

const SERVICE_KEYS: [&str; 20] = [
    "name",
    "serviceName",
    "active",
    "deliveryCountry",
    "deliveryCountries",
    "currency",
    "currencyCode",
    "deliveryTime",
    "rateGroups",
    "minimumOrderValue",
    "minimumOrderValueTable",
    "eligibility",
    "shipmentType",
    "pickupService",
    "storeConfig",
    "loyaltyPrograms",
    "id",
    "etag",
    "kind",
    "accountId",
];

/// A service that can be used.
struct Service<'a> {
    reader: Reader<'a>,
    countries: Vec<String>,
    currency: Option<Currency>,
}

/// Whether an export has services of this kind.
pub(super) fn is_settings(export: &Value) -> bool {
    let is = |value: &Value| value.get("services").is_some() || value.get("postalCodeGroups").is_some();
    match export {
        Value::List(items) => items.iter().any(is),
        Value::Map(_) => {
            is(export) || ["shippingSettings", "resources", "entries"].iter().any(|key| export.get(key).is_some())
        }
        _ => false,
    }
}

pub(super) fn read(export: &Reader<'_>) -> Draft {
    let settings = settings(export);
    let services: Vec<Service<'_>> = groups(&settings, &["services"]).into_iter().filter_map(service).collect();
    let currency = most_common(services.iter().filter_map(|service| service.currency));
    let zone = services.iter().find_map(|service| time::zone_of(&service.reader));
    let stocks = time::warehouses(&settings);
    let readers: Vec<Reader<'_>> = services.iter().map(|service| service.reader).collect();
    let mut areas = Areas::read(&settings, export, &readers);
    let mut draft = Draft { currency, time_zone: zone.clone(), ..Draft::default() };
    let countries: Vec<String> = first_of_each(services.iter().flat_map(|service| service.countries.clone()));
    let spots: Vec<(Spot<'_>, String)> =
        countries.iter().flat_map(|country| areas.places(country, &mut draft.places)).collect();
    for service in &services {
        let handling = time::handling(&service.reader, &stocks, zone.as_deref());
        let rates = rates(service, &areas, &spots, currency);
        if rates.is_empty() {
            lost(&service.reader, "the service goes nowhere that can be read", "it is left out");
            continue;
        }
        let method = method(service, handling, rates, &draft.methods);
        draft.methods.push(method);
    }
    let ways = |stock: time::Stock| Warehouse { id: stock.id, note: stock.town, handling: stock.handling };
    draft.warehouses = stocks.into_iter().map(ways).collect();
    share_handling(&mut draft);
    forget_unserved(&mut draft);
    draft
}

/// The settings themselves: of several accounts, the first.
fn settings<'a>(export: &Reader<'a>) -> Reader<'a> {
    let list = match export.value() {
        Value::List(_) => Some(*export),
        _ => any(export, &["resources", "entries"]),
    };
    let account = match list {
        None => *export,
        Some(list) => {
            let items = list.items();
            for other in items.iter().skip(1) {
                lost(other, "the export has several accounts, and a shop is one", "import a file of each account");
            }
            items.first().copied().unwrap_or(*export)
        }
    };
    any(&account, &["shippingSettings", "shippingSetting"]).unwrap_or(account)
}

/// A service, unless it is not for shoppers of the shop.
fn service(reader: Reader<'_>) -> Option<Service<'_>> {
    unknown(&reader, &SERVICE_KEYS);
    let left = |why: &str, help: &str| {
        lost(&reader, why, help);
        None
    };
    if reader.get("active").and_then(|active| flag(&active)) == Some(false) {
        noted(&reader, "the service is not active", "it is left out");
        return None;
    }
    if shipment_type(&reader).contains("local") {
        return left("local delivery from stores goes by distance, which places here do not know", "it is left out");
    }
    if reader.get("loyaltyPrograms").is_some_and(|programs| !programs.items().is_empty()) {
        return left("the service is for members of a loyalty programme only", "it is left out");
    }
    let eligibility = text(&reader, "eligibility").unwrap_or_default().to_ascii_lowercase();
    if eligibility == "shopping actions" {
        return left("the service is for orders placed at Google only", "it is left out");
    }
    if let Some(table) = reader.get("minimumOrderValueTable") {
        lost(&table, "a least order value by store is not known here", "write it into the tiers of the method");
    }
    if let Some(config) = reader.get("storeConfig") {
        lost(&config, "stores of a service are not known here", "write counters of a pick-up method by hand");
    }
    let list = any(&reader, &["deliveryCountries", "deliveryCountry"]).map(|list| list.items()).unwrap_or_default();
    let mut countries = Vec::new();
    for country in list {
        match country.value().as_text().and_then(delivery::country) {
            Some(code) => countries.push(code),
            None => lost(&country, format_args!("{} is not a country", country.value().describe()), "it is left out"),
        }
    }
    if countries.is_empty() {
        return left("the service names no country", "it is left out");
    }
    let currency = text(&reader, "currency").or_else(|| text(&reader, "currencyCode")).and_then(Currency::parse);
    Some(Service { reader, countries: first_of_each(countries.into_iter()), currency })
}

/// `local_delivery` and `localDelivery` alike.
fn shipment_type(service: &Reader<'_>) -> String {
    text(service, "shipmentType").unwrap_or_default().to_ascii_lowercase().replace('_', "")
}

fn method(service: &Service<'_>, handling: Handling, rates: Vec<Rate>, known: &[Method]) -> Method {
    let reader = &service.reader;
    let name = text(reader, "name").or_else(|| text(reader, "serviceName")).unwrap_or("Delivery").to_owned();
    let is_point = shipment_type(reader) == "collectionpoint" || reader.get("pickupService").is_some();
    if let Some(labels) = classes(&rates) {
        let message = format_args!("the price depends on the shipping label: {labels}");
        noted(reader, message, "name the label of each product in products.toml: class = \"…\"");
    }
    Method {
        id: short_name(&name, "delivery", &|id| known.iter().any(|method| method.id == id)),
        name,
        kind: if is_point { Kind::Locker } else { Kind::Ship },
        handling: Some(handling),
        carrier: reader.get("deliveryTime").and_then(|time| time::week(&time.get("transitBusinessDayConfig")?)),
        rates,
    }
}

fn classes(rates: &[Rate]) -> Option<String> {
    let classes = rates.iter().flat_map(|rate| &rate.steps).filter_map(|step| step.class.clone());
    let classes = first_of_each(classes);
    (!classes.is_empty()).then(|| format!("\"{}\"", classes.join("\", \"")))
}

/// The rates of a service: places of one price and one time stand together.
fn rates(service: &Service<'_>, areas: &Areas, spots: &[(Spot<'_>, String)], currency: Option<Currency>) -> Vec<Rate> {
    let is_ours = service.currency.is_none() || service.currency == currency;
    if let (false, Some(theirs), Some(ours)) = (is_ours, service.currency, currency) {
        let message = format_args!("the service is in {}, and most are in {}", theirs.code(), ours.code());
        lost(&service.reader, message, "its prices are left to checkout; a shop has one currency");
    }
    let mut rates: Vec<Rate> = Vec::new();
    for (spot, id) in spots.iter().filter(|(spot, _)| service.countries.iter().any(|country| spot.is_in(country))) {
        let steps = if is_ours {
            Rates { areas, spot: *spot, currency }.steps(&service.reader)
        } else {
            vec![Step::always(Price::Checkout)]
        };
        if steps.is_empty() {
            continue;
        }
        let transit = Some(time::transit(&service.reader, areas, *spot));
        match rates.iter_mut().find(|rate| rate.steps == steps && rate.transit == transit) {
            Some(rate) => rate.places.push(id.clone()),
            None => rates.push(Rate { places: vec![id.clone()], transit, free_over: None, steps }),
        }
    }
    rates
}

/// The packing rules of most methods become those of the shop; the others say what is different.
fn share_handling(draft: &mut Draft) {
    let own = draft.methods.iter().filter_map(|method| method.handling.clone());
    let shop =
        most_common(own).unwrap_or(Handling { days: Days { least: 1, most: 1, assumed: true }, ..Handling::default() });
    let whole = |handling: &Handling| {
        // What is not said would be that of the shop.
        let midnight = shop.cutoff.as_ref().map(|_| Cutoff { time: "24:00".to_owned(), assumed: false });
        let week = shop.open.map(|_| time::WEEK);
        Handling { days: handling.days, cutoff: handling.cutoff.clone().or(midnight), open: handling.open.or(week) }
    };
    for method in &mut draft.methods {
        method.handling = method.handling.take().filter(|handling| *handling != shop).map(|handling| whole(&handling));
    }
    for warehouse in &mut draft.warehouses {
        warehouse.handling = whole(&warehouse.handling);
    }
    draft.handling = shop;
}

/// A place to which nothing goes stays only where one behind it would answer for it.
fn forget_unserved(draft: &mut Draft) {
    let served = |place: &Place| {
        draft.methods.iter().flat_map(|method| &method.rates).any(|rate| rate.places.contains(&place.id))
    };
    let is_last_of_its_country = |at: usize, place: &Place| {
        let rest = draft.places.iter().skip(at + 1);
        place.countries.iter().all(|country| !rest.clone().any(|other| other.countries.contains(country)))
            && place.regions.is_empty()
    };
    let keep: Vec<bool> = draft
        .places
        .iter()
        .enumerate()
        .map(|(at, place)| served(place) || !is_last_of_its_country(at, place))
        .collect();
    let mut keep = keep.into_iter();
    draft.places.retain(|_| keep.next().unwrap_or(true));
}

fn first_of_each<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = Vec::new();
    items.for_each(|item| {
        if !all.contains(&item) {
            all.push(item);
        }
    });
    all
}

/// The one that is there most often; of several, the first.
fn most_common<T: PartialEq + Clone>(items: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for item in items {
        match counts.iter_mut().find(|(known, _)| *known == item) {
            Some((_, count)) => *count += 1,
            None => counts.push((item, 1)),
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(item, _)| item)
}
