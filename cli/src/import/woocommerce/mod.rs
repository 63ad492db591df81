//! Which delivery rules do the shipping zones of a WooCommerce shop come to?
//!
//! Reads what its REST interface says of zones, with their locations and methods put in: a list of zones, or a group with
//! `zones` and, where they are at hand, `classes`, `currency`, `country` or the shop's general `settings`. WooCommerce
//! knows prices and no days: packing and transit are assumed, and marked.

mod locations;
mod methods;

use shelfhelp::delivery;
use shelfhelp::money::Currency;
use shelfhelp::problem::{Reader, Value};

use super::draft::{Days, Draft, Handling, Price};
use super::{any, assumed, groups, lost, noted, text, unknown};
use locations::Covered;
use methods::Said;

const ZONE_KEYS: [&str; 12] = [
    "id",
    "zone_id",
    "name",
    "zone_name",
    "order",
    "zone_order",
    "locations",
    "zone_locations",
    "formatted_zone_location",
    "methods",
    "shipping_methods",
    "data",
];

/// What holds for the whole shop.
struct Shop {
    currency: Option<Currency>,
    /// Ids and short names of shipping classes; none where the export is silent.
    classes: Option<Vec<(String, String)>>,
}

impl Shop {
    /// How many decimals an amount may have.
    fn decimals(&self) -> u32 {
        self.currency.map_or(3, Currency::decimals)
    }
}

/// Whether an export has zones.
pub(super) fn is_zones(export: &Value) -> bool {
    match export {
        Value::List(items) => items.iter().any(is_zone),
        Value::Map(entries) => {
            is_zone(export)
                || ["zones", "shipping_zones"].iter().any(|key| export.get(key).is_some())
                || (!entries.is_empty() && entries.iter().all(|(_, value)| is_zone(value)))
        }
        _ => false,
    }
}

fn is_zone(value: &Value) -> bool {
    ["locations", "zone_locations", "methods", "shipping_methods"].iter().any(|key| value.get(key).is_some())
}

pub(super) fn read(export: &Reader<'_>, country: Option<&str>) -> Draft {
    let shop = Shop { currency: currency(export), classes: classes(export) };
    let base = country.map(str::to_owned).or_else(|| base_country(export));
    let zones = zones(export);
    let named = locations::countries_of(&zones);
    let mut draft = Draft {
        currency: shop.currency,
        handling: Handling { days: Days { least: 1, most: 1, assumed: true }, ..Handling::default() },
        ..Draft::default()
    };
    let mut said = Said::default();
    let mut rest: Option<Reader<'_>> = None;
    for zone in &zones {
        unknown(zone, &ZONE_KEYS);
        if rest.is_some() {
            noted(zone, "an earlier zone covers every place, so this one is never used", "move it up if it should be");
            continue;
        }
        let covered = locations::read(zone, base.as_deref(), &named, &draft.places);
        let ids: Vec<String> = match covered {
            Covered::Nothing => Vec::new(),
            Covered::Places(places) => {
                let ids = places.iter().map(|place| place.id.clone()).collect();
                draft.places.extend(places);
                ids
            }
            Covered::Rest(place) => {
                rest = Some(*zone);
                let ids = vec![place.id.clone()];
                draft.places.push(place);
                ids
            }
        };
        if ids.is_empty() {
            lost(zone, "none of its places can be read, so its methods are left out", "add the zone by hand");
        } else {
            methods::read(zone, &ids, &shop, &mut draft.methods, &mut said);
        }
        let rates = || draft.methods.iter().flat_map(|method| &method.rates);
        let is_served = rates().any(|rate| ids.iter().all(|id| rate.places.contains(id)));
        if !is_served && !ids.is_empty() {
            // Without any rate the rest of the world is what it is without a place.
            if rest.take().is_some() {
                draft.places.pop();
            } else {
                noted(
                    zone,
                    "the zone has no method, so nothing is delivered there",
                    "add a rate for it if that is wrong",
                );
            }
        }
    }
    discounts(&said.thresholds, &mut draft);
    taxes(&said.taxed);
    assumptions(export, &draft);
    draft
}

/// The zones in the order in which WooCommerce tries them; zone 0 is the rest of the world and comes last.
fn zones<'a>(export: &Reader<'a>) -> Vec<Reader<'a>> {
    let list = any(export, &["zones", "shipping_zones"]).unwrap_or(*export);
    let items = match list.value() {
        Value::Map(entries) if !is_zone(list.value()) => {
            entries.iter().filter_map(|(key, _)| list.get(key)).filter(|zone| is_zone(zone.value())).collect()
        }
        _ => list.items(),
    };
    let mut zones: Vec<_> = items
        .into_iter()
        .enumerate()
        .filter(|(_, zone)| {
            let is_group = matches!(zone.value(), Value::Map(_));
            if !is_group {
                lost(
                    zone,
                    format_args!("{} is not a zone", zone.value().describe()),
                    "a group of keys should stand here",
                );
            }
            is_group
        })
        .map(|(at, zone)| {
            let order = number(&zone, &["order", "zone_order"]).unwrap_or(at as i64);
            ((is_rest(&zone), order, number(&zone, &["id", "zone_id"]).unwrap_or(at as i64), at), zone)
        })
        .collect();
    zones.sort_by_key(|(key, _)| *key);
    zones.into_iter().map(|(_, zone)| zone).collect()
}

fn number(zone: &Reader<'_>, keys: &[&str]) -> Option<i64> {
    any(zone, keys)?.value().as_text()?.trim().parse().ok()
}

/// Whether it is zone 0: the places that no other zone covers.
fn is_rest(zone: &Reader<'_>) -> bool {
    number(zone, &["id", "zone_id"]) == Some(0)
}

/// A value of the general settings, which are a list of groups with `id` and `value`.
fn setting<'a>(export: &Reader<'a>, id: &str) -> Option<Reader<'a>> {
    let list = export.get("settings")?.items();
    list.into_iter().find(|item| text(item, "id") == Some(id))?.get("value")
}

fn currency(export: &Reader<'_>) -> Option<Currency> {
    let written = any(export, &["currency", "currency_code"]).or_else(|| setting(export, "woocommerce_currency"))?;
    let currency = written.value().as_text().and_then(Currency::parse);
    if currency.is_none() {
        let message = format_args!("{} is not a currency", written.value().describe());
        lost(&written, message, "three letters should stand here, such as EUR");
    }
    currency
}

/// `GR`, or `GR:I` with a state.
fn base_country(export: &Reader<'_>) -> Option<String> {
    let written = any(export, &["country", "base_country", "store_country", "default_country"])
        .or_else(|| setting(export, "woocommerce_default_country"))?;
    let country = written.value().as_text().and_then(|text| delivery::country(text.split(':').next()?));
    if country.is_none() {
        let message = format_args!("{} is not a country", written.value().describe());
        lost(&written, message, "two letters should stand here, such as GR");
    }
    country
}

fn classes(export: &Reader<'_>) -> Option<Vec<(String, String)>> {
    any(export, &["classes", "shipping_classes"])?;
    let class = |class: &Reader<'_>| {
        let id = text(class, "id").or_else(|| text(class, "term_id"))?;
        Some((id.to_owned(), text(class, "slug").or_else(|| text(class, "name")).unwrap_or(id).to_owned()))
    };
    Some(groups(export, &["classes", "shipping_classes"]).iter().filter_map(class).collect())
}

/// Thresholds count before discounts where all do; percentages never.
fn discounts(thresholds: &[(Reader<'_>, bool)], draft: &mut Draft) {
    let before: Vec<_> = thresholds.iter().filter(|(_, is_before)| *is_before).collect();
    let steps = || draft.methods.iter().flat_map(|method| &method.rates).flat_map(|rate| &rate.steps);
    let has_share = steps().any(|step| matches!(&step.price, Price::Parts(parts) if !parts.percent.is_zero()));
    draft.before_discount = !before.is_empty() && before.len() == thresholds.len() && !has_share;
    if !draft.before_discount {
        for (reader, _) in before {
            lost(
                reader,
                "this threshold counts the order before discounts, and other amounts count it after them",
                "order_value in delivery.toml holds for all; it is left at \"after-discount\"",
            );
        }
    }
}

/// Told once: a shop charges tax or does not.
fn taxes(taxed: &[Reader<'_>]) {
    if let Some(first) = taxed.first() {
        assumed(
            first,
            format_args!(
                "{} of the costs are without tax, which checkout adds where the shop charges any; none is assumed",
                taxed.len()
            ),
            "add the tax to the prices if shoppers see prices with it",
        );
    }
}

/// What WooCommerce never says.
fn assumptions(export: &Reader<'_>, draft: &Draft) {
    if draft.methods.is_empty() {
        return;
    }
    assumed(
        export,
        "WooCommerce does not say how long packing takes; one working day is assumed",
        "write handling.days and handling.cutoff as they are",
    );
    let transit = methods::TRANSIT;
    assumed(
        export,
        format_args!(
            "WooCommerce does not say how long parcels travel; {} to {} working days are assumed",
            transit.least, transit.most
        ),
        "write the days of each carrier where transit is marked \"assumed\"",
    );
    if draft.currency.is_none() {
        noted(export, "the export names no currency", "amounts are read in the currency of shop.toml");
    }
}
