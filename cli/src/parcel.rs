//! What would be sent, and where to?
//!
//! Parcels of products that the shop describes, and destinations as merchants type them.

use shelfhelp::content::Product;
use shelfhelp::delivery::{Destination, Parcel, country, postcode};
use shelfhelp::money::Money;
use shelfhelp::problem::{Problem, Severity};

/// So many pieces of a product.
pub(crate) fn of(product: &Product, quantity: u32) -> Parcel {
    let pieces = i64::from(quantity);
    Parcel {
        product: product.id.clone(),
        value: product.price.map(|p| Money::minor(p.minor.saturating_mul(pieces), p.currency)),
        discount: None,
        weight_g: product.weight_g.map(|grams| grams.saturating_mul(quantity)),
        quantity,
        tags: product.tags.clone(),
        available_from: product.available_from,
        made_to_order: product.made_to_order,
        warehouse: product.warehouse.clone(),
        class: product.class.clone(),
    }
}

/// Reads `GR`, `GR/10434` or `US-CA/90210`; what is wrong with it is a problem of the place `at`.
pub(crate) fn destination(text: &str, at: &str) -> Result<Destination, Problem> {
    if let Some(destination) = Destination::parse(text) {
        return Ok(destination);
    }
    let (name, post) = text.split_once('/').unwrap_or((text, ""));
    let (code, _) = name.split_once('-').unwrap_or((name, ""));
    let (code, message, help) = match country(code) {
        None => ("country", format!("no country is `{code}`"), "write two letters of ISO 3166-1: GR/10434".to_owned()),
        Some(country) => {
            let help = postcode::example(&country).map_or(String::new(), |e| format!("write it such as {e}"));
            ("postcode", format!("\"{post}\" is not a postcode of {country}"), help)
        }
    };
    Err(Problem::new(Severity::Error, code, at, message, help))
}
