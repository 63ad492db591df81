//! How do machines read the shop's delivery and return rules?
//!
//! ShippingService and MerchantReturnPolicy of schema.org on the shop itself, in the forms that `page` reads and that
//! search engines document. What they have no words for (shipping classes, prices put together from parts, a second
//! warehouse) is left for checkout to say, never guessed.
//!
//! ```text
//!  places:  islands  70000..74999     a rate to "greece" alone would, as markup, also hold on the islands:
//!           greece   GR               where a method has no rate, `doesNotShip` says so
//! ```

use serde_json::{Value as Json, json};
use shelfhelp::delivery::{Fee, Kind, Method, Place, Policy, Rate, Region, ReturnMethod, Returns, Step};
use shelfhelp::money::Money;
use shelfhelp::time::{Date, TimeOfDay, Timestamp, Weekday, Weekdays, Zone};

use super::super::contact::weekday;
use super::super::index;
use super::super::site::{Language, Site};
use super::name;
use super::price::{steps, surcharge};
use super::rule::{barred, handling, never, rates};

// Longer lists of postcodes are a carrier's, and no search engine takes them.
const CODES_MAX: usize = 500;
// More countries than search engines take for one policy.
const COUNTRIES_MAX: usize = 50;

/// The shop with its rules.
pub(super) fn organization(site: &Site<'_>, language: &Language<'_>, policy: &Policy) -> Json {
    let mut shop = index::organization(site, language);
    let services: Vec<Json> = policy.methods.iter().filter_map(|method| service(language, policy, method)).collect();
    if !services.is_empty() {
        shop["hasShippingService"] = services.into();
    }
    if let Some(returns) = &policy.returns {
        shop["hasMerchantReturnPolicy"] = returns_of(policy, returns, site.shop.country.as_deref());
    }
    shop
}

/// A method as the shop's own warehouse serves it; none where only another one does, or where nothing is carried.
fn service(language: &Language<'_>, policy: &Policy, method: &Method) -> Option<Json> {
    let fulfillment = match method.kind {
        Kind::Ship => "Delivery",
        Kind::Pickup => "PickupInStore",
        Kind::Locker => "CollectionPoint",
        Kind::Slots => "ScheduledDelivery",
        Kind::Digital => return None,
    };
    let found = rates(policy, method, 0);
    // What only a shipping class knows says nothing of other products.
    let classed = |steps: &[Step]| !steps.is_empty() && steps.iter().all(|step| step.class.is_some());
    let reaches = |(place, rate): &(Option<&Place>, &Rate)| {
        never(&rate.steps).is_none() && !classed(&rate.steps) && barred(policy, method, *place).is_none()
    };
    if !found.iter().any(reaches) {
        return None;
    }
    let mut conditions: Vec<Json> = Vec::new();
    for (place, rate) in &found {
        let Some(to) = destinations(*place) else { continue };
        match reaches(&(*place, rate)) {
            true => conditions.extend(offers(policy, method, rate, *place, &to)),
            false => conditions.push(refusal(&to)),
        }
    }
    for place in &policy.places {
        let has_rate = found.iter().any(|(known, _)| known.is_some_and(|known| known.id == place.id));
        let within = |(known, _): &(Option<&Place>, &Rate)| known.is_some_and(|known| overlaps(known, place));
        if !has_rate && found.iter().any(within) {
            conditions.extend(destinations(Some(place)).map(|to| refusal(&to)));
        }
    }
    let handling = handling(policy, method, 0)?;
    let mut packing = period(handling.days, handling.calendar.week);
    if let Some(time) = cutoff(method, policy) {
        packing["cutoffTime"] = time.into();
    }
    Some(json!({
        "@type": "ShippingService",
        "name": name(language, method),
        "fulfillmentType": format!("https://schema.org/FulfillmentType{fulfillment}"),
        "handlingTime": packing,
        "shippingConditions": conditions,
    }))
}

/// Whether a part of a place lies in another one that stands for more.
fn overlaps(wide: &Place, narrow: &Place) -> bool {
    let of = |region: &Region| narrow.regions.iter().any(|own| own.country == region.country);
    !narrow.regions.is_empty() && (wide.regions.is_empty() || wide.regions.iter().any(of))
}

fn refusal(to: &Json) -> Json {
    let mut condition = json!({ "@type": "ShippingConditions", "doesNotShip": true });
    put_destination(&mut condition, to);
    condition
}

fn put_destination(condition: &mut Json, to: &Json) {
    if !to.is_null() {
        condition["shippingDestination"] = to.clone();
    }
}

/// The conditions of a rate: one for each step, and one for what is free.
fn offers(policy: &Policy, method: &Method, rate: &Rate, place: Option<&Place>, to: &Json) -> Vec<Json> {
    let base = || {
        let mut condition = json!({
            "@type": "ShippingConditions",
            "transitTime": period(rate.transit, method.carrier.week),
        });
        put_destination(&mut condition, to);
        condition
    };
    let amount = |minor: i64| Money::minor(minor, policy.currency).decimal();
    let code = policy.currency.code();
    let above = |minor: i64| json!({ "@type": "MonetaryAmount", "minValue": amount(minor), "currency": code });
    let cost = |minor: i64| {
        let more = if minor > 0 { surcharge(method, place) } else { 0 };
        json!({ "@type": "MonetaryAmount", "value": amount(minor.saturating_add(more)), "currency": code })
    };
    let mut out = Vec::new();
    let mut from = 0;
    match tiers(&rate.steps) {
        // Without a rate, only checkout knows.
        None => out.push(base()),
        Some(tiers) => {
            for Tier { by, up_to, minor } in tiers {
                let mut condition = base();
                condition["shippingRate"] = cost(minor);
                if by == By::Value {
                    let mut value = above(from);
                    if let Some(most) = up_to {
                        value["maxValue"] = amount(most).into();
                    }
                    condition["orderValue"] = value;
                } else if by == By::Weight {
                    let mut weight = json!({ "@type": "QuantitativeValue", "minValue": from, "unitCode": "GRM" });
                    if let Some(most) = up_to {
                        weight["maxValue"] = most.into();
                    }
                    condition["weight"] = weight;
                }
                from = up_to.unwrap_or(0).saturating_add(1);
                out.push(condition);
            }
        }
    }
    if let Some(over) = rate.free_over {
        let mut condition = base();
        condition["orderValue"] = above(over.minor);
        condition["shippingRate"] = cost(0);
        out.push(condition);
    }
    out
}

#[derive(Clone, Copy, PartialEq)]
enum By {
    Nothing,
    Value,
    Weight,
}

struct Tier {
    by: By,
    up_to: Option<i64>,
    minor: i64,
}

/// Flat prices by one measure; none where it takes more to know the price.
fn tiers(all: &[Step]) -> Option<Vec<Tier>> {
    let steps = steps(all);
    let by = match steps.as_slice() {
        _ if steps.iter().any(|step| step.class.is_some() || step.quantity.is_some()) => return None,
        [_] if steps.iter().all(|step| step.value.is_none() && step.weight.is_none()) => By::Nothing,
        _ if steps.iter().all(|step| step.weight.is_none()) => By::Value,
        _ if steps.iter().all(|step| step.value.is_none()) => By::Weight,
        _ => return None,
    };
    let tier = |step: &&Step| match step.fee {
        Fee::Flat(minor) => Some(Tier { by, up_to: if by == By::Weight { step.weight } else { step.value }, minor }),
        _ => None,
    };
    let tiers: Option<Vec<Tier>> = steps.iter().map(tier).collect();
    tiers.filter(|tiers| !tiers.is_empty())
}

fn period((least, most): (u16, u16), week: Weekdays) -> Json {
    let days: Vec<String> = Weekday::ALL.into_iter().filter(|day| week.has(*day)).map(weekday).collect();
    json!({
        "@type": "ServicePeriod",
        "duration": { "@type": "QuantitativeValue", "minValue": least, "maxValue": most, "unitCode": "DAY" },
        "businessDays": days,
    })
}

/// The earliest cut-off of the week, on the clocks that are furthest ahead in a year: markup knows one time and one
/// offset, and one that is too late would promise too much.
fn cutoff(method: &Method, policy: &Policy) -> Option<String> {
    let handling = handling(policy, method, 0)?;
    let open = Weekday::ALL.into_iter().zip(handling.cutoffs.0).filter(|(day, _)| handling.calendar.week.has(*day));
    let time = open.map(|(_, at)| at.unwrap_or(TimeOfDay::END)).min()?;
    let zone = policy.warehouses.first().map_or(&policy.zone, |warehouse| &warehouse.zone);
    let offset = furthest(zone);
    let sign = if offset < 0 { '-' } else { '+' };
    let minutes = offset.unsigned_abs() / 60;
    (time < TimeOfDay::END).then(|| format!("{time}:00{sign}{:02}:{:02}", minutes / 60, minutes % 60))
}

fn furthest(zone: &Zone) -> i32 {
    // Two years in steps of ten days see every change of clocks; which two does not matter to a rule.
    let start = Date::new(2026, 1, 1).map_or(0, |day| i64::from(day.0) * 86_400);
    (0..73).map(|step| zone.offset(Timestamp(start + step * 864_000))).max().unwrap_or(0)
}

/// The regions of a place; null for everywhere, none where they cannot be told.
fn destinations(place: Option<&Place>) -> Option<Json> {
    let Some(place) = place.filter(|place| !place.regions.is_empty()) else { return Some(Json::Null) };
    place.regions.iter().map(region).collect::<Option<Vec<Json>>>().map(Json::from)
}

fn region(region: &Region) -> Option<Json> {
    let mut out = json!({ "@type": "DefinedRegion", "addressCountry": region.country });
    if !region.subdivisions.is_empty() {
        out["addressRegion"] = region.subdivisions.clone().into();
    }
    let (mut prefixes, mut ranges, mut codes) = (Vec::new(), Vec::new(), Vec::new());
    for pattern in &region.patterns {
        if let Some((first, last)) = pattern.split_once("..") {
            ranges.push(json!({
                "@type": "PostalCodeRangeSpecification", "postalCodeBegin": first, "postalCodeEnd": last,
            }));
        } else if let Some(prefix) = pattern.strip_suffix('*') {
            prefixes.push(prefix.to_owned());
        } else {
            codes.push(pattern.clone());
        }
    }
    if region.codes.len() > CODES_MAX {
        return None;
    }
    codes.extend(region.codes.iter());
    for (key, list) in [("postalCode", Json::from(codes)), ("postalCodePrefix", prefixes.into())] {
        if list.as_array().is_some_and(|list| !list.is_empty()) {
            out[key] = list;
        }
    }
    if !ranges.is_empty() {
        out["postalCodeRange"] = ranges.into();
    }
    Some(out)
}

/// A return policy for each fee, the home country's first.
fn returns_of(policy: &Policy, returns: &Returns, home: Option<&str>) -> Json {
    let mut groups: Vec<(Option<Money>, Vec<&str>)> = Vec::new();
    let whole =
        |region: &&Region| region.subdivisions.is_empty() && region.patterns.is_empty() && region.codes.is_empty();
    let mut seen: Vec<&str> = Vec::new();
    let served = policy.places.iter().flat_map(|place| place.regions.iter().filter(whole).map(move |r| (place, r)));
    for (place, region) in served {
        if seen.contains(&region.country.as_str()) {
            continue;
        }
        seen.push(&region.country);
        let fee = returns.fees.iter().find(|(id, _)| *id == place.id).map(|(_, fee)| *fee).or(returns.fee);
        match groups.iter_mut().find(|(known, _)| *known == fee) {
            Some((_, countries)) => countries.push(&region.country),
            None => groups.push((fee, vec![&region.country])),
        }
    }
    if let Some(home) = home {
        if !seen.contains(&home) {
            groups.insert(0, (returns.fee, vec![home]));
        }
        groups.sort_by_key(|(_, countries)| !countries.contains(&home));
    }
    if groups.is_empty() {
        groups.push((returns.fee, Vec::new()));
    }
    let mut policies: Vec<Json> =
        groups.iter().map(|(fee, countries)| return_policy(returns, *fee, countries, home)).collect();
    if policies.len() == 1 { policies.remove(0) } else { policies.into() }
}

fn return_policy(returns: &Returns, fee: Option<Money>, countries: &[&str], home: Option<&str>) -> Json {
    let term = |name: &str| format!("https://schema.org/{name}");
    let category = match (returns.accepted, returns.days) {
        (false, _) => "MerchantReturnNotPermitted",
        (true, None) => "MerchantReturnUnlimitedWindow",
        (true, Some(_)) => "MerchantReturnFiniteReturnWindow",
    };
    let mut out = json!({ "@type": "MerchantReturnPolicy", "returnPolicyCategory": term(category) });
    if !countries.is_empty() {
        out["applicableCountry"] = countries.iter().take(COUNTRIES_MAX).copied().collect::<Vec<&str>>().into();
    }
    if let Some(home) = home {
        out["returnPolicyCountry"] = home.into();
    }
    if let Some(url) = &returns.url {
        out["merchantReturnLink"] = url.as_str().into();
    }
    if !returns.accepted {
        return out;
    }
    if let Some(days) = returns.days {
        out["merchantReturnDays"] = days.into();
    }
    let ways: Vec<String> = returns
        .methods
        .iter()
        .filter_map(|way| match way {
            ReturnMethod::Post => Some(term("ReturnByMail")),
            ReturnMethod::Store => Some(term("ReturnInStore")),
            // There is no name for a parcel that is fetched.
            ReturnMethod::Pickup => None,
        })
        .collect();
    if !ways.is_empty() {
        out["returnMethod"] = ways.into();
    }
    match fee {
        Some(Money { minor: 0, .. }) => out["returnFees"] = term("FreeReturn").into(),
        Some(fee) => {
            out["returnFees"] = term("ReturnShippingFees").into();
            out["returnShippingFeesAmount"] =
                json!({ "@type": "MonetaryAmount", "value": fee.decimal(), "currency": fee.currency.code() });
        }
        None => {}
    }
    let season = |(from, to, until): &(Date, Date, Date)| {
        json!({
            "@type": "MerchantReturnPolicySeasonalOverride",
            "startDate": from.to_string(),
            "endDate": to.to_string(),
            "merchantReturnDays": until.to_string(),
        })
    };
    if !returns.seasonal.is_empty() {
        out["returnPolicySeasonalOverride"] = returns.seasonal.iter().map(season).collect();
    }
    out
}
