//! What can be taken from a saved page of the shop?
//!
//! The widget's own reader says what the markup means; here it becomes files. What the markup does not say stays with the
//! example.

use shelfhelp::delivery::{self, Fee, Kind as Way, Place as Area, Policy, Region, ReturnMethod, Returns};
use shelfhelp::i18n::{Locale, Words};
use shelfhelp::money::{Currency, Money};
use shelfhelp::page::{self, PageFacts};
use shelfhelp::time::{Calendar, Weekday};

use super::Found;
use crate::html;
use crate::import::amount::Amount;
use crate::import::draft::{Cutoff, Days, Draft, Handling, Kind, Method, Parts, Place, Price, Rate, Step, Week};
use crate::import::write::{quoted, write};

/// Reads a page as it was saved.
pub(crate) fn read(text: &str) -> Found {
    let (facts, _) = page::read(&html::json_ld(text));
    let PageFacts { product, policy, answers, channels, shop_name } = facts;
    let price = product.as_ref().and_then(|product| product.price);
    let delivers = policy.as_ref().filter(|policy| !policy.methods.is_empty());
    let currency: Option<Currency> = price.map(|price| price.currency).or(delivers.map(|policy| policy.currency));
    let returns = policy.as_ref().and_then(|policy| policy.returns.as_ref());
    let country = policy.as_ref().and_then(home);
    Found {
        name: shop_name.filter(|name| !name.trim().is_empty()),
        country,
        locale: language(text),
        currency,
        channels,
        product,
        delivery: delivers.map(|policy| rules(policy, returns)),
        takes_back: returns.filter(|_| delivers.is_some()).map(|returns| returns.accepted),
        questions: answers.len(),
    }
}

/// Where the shop is: the one country that its nearest place names.
fn home(policy: &Policy) -> Option<String> {
    let first = policy.places.iter().find(|place| !place.regions.is_empty())?;
    let country = &first.regions.first()?.country;
    let is_one = first.regions.iter().all(|region| region.country == *country);
    delivery::country(country).filter(|_| is_one)
}

/// The `lang` of the page.
fn language(text: &str) -> Option<Locale> {
    let start = text.find("<html").or_else(|| text.find("<HTML"))?;
    let tag = text.get(start..)?.split('>').next()?;
    let after = tag.split_once("lang=")?.1;
    let value = after.trim_start_matches(['"', '\'']);
    Locale::parse(value.split(['"', '\'', ' ', '>']).next()?)
}

/// The text of `delivery.toml`.
fn rules(policy: &Policy, returns: Option<&Returns>) -> String {
    let handling = policy.warehouses.first().map(|warehouse| handling(&warehouse.handling)).unwrap_or_default();
    let places: Vec<(String, Vec<Place>)> =
        policy.places.iter().map(|place| (place.id.clone(), areas(place))).collect();
    let methods = policy.methods.iter().map(|method| {
        let own = method.handling.first().map(self::handling).filter(|own| *own != handling);
        let rates = method.rates.iter().map(|rate| {
            let known = |id: &String| places.iter().find(|(known, _)| known == id);
            let ids =
                rate.place.iter().filter_map(known).flat_map(|(_, parts)| parts.iter().map(|part| part.id.clone()));
            Rate {
                places: ids.collect(),
                transit: Some(days(rate.transit)).filter(|_| method.kind != Way::Pickup),
                free_over: rate.free_over.and_then(amount),
                steps: rate.steps.iter().map(|step| self::step(step, policy.currency)).collect(),
            }
        });
        Method {
            id: method.id.clone(),
            name: plain(&method.name),
            kind: match method.kind {
                Way::Pickup => Kind::Pickup,
                Way::Locker => Kind::Locker,
                _ => Kind::Ship,
            },
            handling: own,
            carrier: Some(week(&method.carrier)).filter(|open| *open != WORKING),
            rates: rates.filter(|rate| !rate.steps.is_empty()).collect(),
        }
    });
    let draft = Draft {
        currency: Some(policy.currency),
        handling: handling.clone(),
        methods: methods.filter(|method| !method.rates.is_empty()).collect(),
        places: places.iter().flat_map(|(_, parts)| parts.clone()).collect(),
        ..Draft::default()
    };
    format!("{}{}", write(&draft, "the markup of a page"), returns.map_or(String::new(), back))
}

// Monday to Friday, as carriers work unless told otherwise.
const WORKING: Week = [true, true, true, true, true, false, false];

/// A place as `delivery.toml` has it: countries together, postcodes of one country each.
fn areas(place: &Area) -> Vec<Place> {
    let whole =
        |region: &&Region| region.patterns.is_empty() && region.codes.is_empty() && region.subdivisions.is_empty();
    let name = plain(&place.name);
    let mut parts = Vec::new();
    let countries: Vec<String> = place.regions.iter().filter(whole).map(|region| region.country.clone()).collect();
    if !countries.is_empty() || place.regions.is_empty() {
        parts.push(Place { countries, ..Place::default() });
    }
    for region in place.regions.iter().filter(|region| !whole(region)) {
        let postcodes: Vec<String> = region.patterns.iter().cloned().chain(region.codes.iter()).collect();
        let name = |sub: &String| format!("{}-{sub}", region.country);
        let regions: Vec<String> = region.subdivisions.iter().map(name).collect();
        if !regions.is_empty() {
            parts.push(Place { regions, ..Place::default() });
        }
        if !postcodes.is_empty() {
            parts.push(Place { countries: vec![region.country.clone()], postcodes, ..Place::default() });
        }
    }
    for (i, part) in parts.iter_mut().enumerate() {
        part.id = if i == 0 { place.id.clone() } else { format!("{}-{}", place.id, i + 1) };
        part.name.clone_from(&name);
    }
    parts
}

fn handling(handling: &delivery::Handling) -> Handling {
    let time = handling.cutoffs.0.iter().flatten().next();
    Handling {
        days: days(handling.days),
        cutoff: time.map(|time| Cutoff { time: time.to_string(), assumed: false }),
        open: Some(week(&handling.calendar)).filter(|open| *open != WORKING),
    }
}

fn week(calendar: &Calendar) -> Week {
    let mut week = [false; 7];
    for (open, day) in week.iter_mut().zip(Weekday::ALL) {
        *open = calendar.week.has(day);
    }
    week
}

fn days((least, most): (u16, u16)) -> Days {
    Days { least, most, assumed: false }
}

fn step(step: &delivery::Step, currency: Currency) -> Step {
    let money = |minor: i64| amount(Money::minor(minor, currency));
    Step {
        class: step.class.clone(),
        value: step.value.and_then(money),
        weight: step.weight.and_then(|grams| u64::try_from(grams).ok()),
        quantity: step.quantity.and_then(|pieces| u64::try_from(pieces).ok()),
        price: match &step.fee {
            Fee::Flat(minor) => money(*minor).map_or(Price::Checkout, Price::flat),
            Fee::Never(reason) => Price::Never(plain(reason)),
            Fee::Parts(parts) => self::parts(parts, currency).map_or(Price::Checkout, Price::Parts),
            Fee::AtCheckout => Price::Checkout,
        },
    }
}

fn parts(parts: &delivery::Parts, currency: Currency) -> Option<Parts> {
    let money = |minor: i64| amount(Money::minor(minor, currency));
    // Markup knows no price by the kilogram.
    (parts.per_kg == 0).then_some(())?;
    let percent = Amount::parse(&format!("{}.{:02}", parts.basis_points / 100, parts.basis_points % 100))?;
    Some(Parts {
        base: money(parts.base)?,
        per_item: money(parts.per_item)?,
        percent,
        least: parts.least.and_then(money),
        most: parts.most.and_then(money),
    })
}

fn amount(money: Money) -> Option<Amount> {
    Amount::parse(&money.decimal())
}

/// `[returns]`.
fn back(returns: &Returns) -> String {
    let mut out = String::from("\n[returns]\n");
    if !returns.accepted {
        out.push_str("accepted = false\n");
    }
    let days = returns.days.map_or("\"unlimited\"".to_owned(), |days| days.to_string());
    out.push_str(&format!("days = {days}\n"));
    if let Some(fee) = returns.fee {
        out.push_str(&format!("fee = {}\n", quoted(&if fee.minor == 0 { "free".into() } else { fee.decimal() })));
    }
    let methods: Vec<&str> = returns
        .methods
        .iter()
        .map(|way| match way {
            ReturnMethod::Post => "\"post\"",
            ReturnMethod::Store => "\"store\"",
            ReturnMethod::Pickup => "\"pickup\"",
        })
        .collect();
    if !methods.is_empty() {
        out.push_str(&format!("methods = [{}]\n", methods.join(", ")));
    }
    if let Some(url) = &returns.url {
        out.push_str(&format!("url = {}\n", quoted(url)));
    }
    out
}

/// A page is in one language, and so are its words.
fn plain(words: &Words) -> String {
    words.get(&Locale::english()).to_owned()
}
