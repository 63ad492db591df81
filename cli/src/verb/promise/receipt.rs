//! Did we promise this?
//!
//! A receipt tells the minute of the order, the dates and the price by itself; whether the shop's rules, this product
//! and this place make that promise is computed again.

use core::fmt::Write;

use serde_json::{Map, Value as Json, json};
use shelfhelp::delivery::{Destination, Parcel, Promise as Way, Receipt, Verdict, short_receipt, verify};
use shelfhelp::money::Money;

use super::view::View;
use crate::compile::Compiled;
use crate::parcel;
use crate::say::{self, days_with_year, money_json, rfc3339};
use crate::source::finding::{self, Finding, clean};
use crate::verb::Outcome;

// Shoppers buy a few pieces; whoever buys more will say how many.
const PIECES_TRIED: u32 = 20;
// The form for speaking has so many letters.
const SHORT: usize = 6;

/// What a code turns out to be.
enum Said {
    Confirmed(Box<Way>),
    /// The rules, the product and the place are needed to confirm it.
    Unasked,
    OtherPolicy,
    /// With what it would be confirmed, where that was found.
    OtherInputs(Option<String>),
    Differs,
    Short,
    Unreadable,
}

impl Said {
    fn word(&self) -> &'static str {
        match self {
            Said::Confirmed(_) => "confirmed",
            Said::Unasked => "unasked",
            Said::OtherPolicy => "other-policy",
            Said::OtherInputs(_) => "other-inputs",
            Said::Differs => "differs",
            Said::Short => "short",
            Said::Unreadable => "unreadable",
        }
    }

    /// What it means, and what to do.
    fn explain(&self) -> String {
        match self {
            Said::Confirmed(_) => "Confirmed: these rules promise this, for this product and place.",
            Said::Unasked => {
                "Not checked: give --to, and --product and --quantity where the shopper had a product in view."
            }
            Said::OtherPolicy => {
                "Not confirmed: it was made under other delivery rules than these. Check it against the shop's files as \
                 they were at that minute."
            }
            Said::OtherInputs(None) => {
                "Not confirmed: it was made for another product, basket or place. Give --product, --quantity, --value, \
                 --discount and --to with the postcode, as the shopper had them."
            }
            Said::OtherInputs(Some(with)) => return format!("Not confirmed as asked; it is confirmed with {with}."),
            Said::Differs => {
                "Not one of ours: the rules, the product and the place are the same, and yet none of the ways promises \
                 this."
            }
            Said::Short => {
                "This is the short form, made for speaking: it finds a receipt among others and holds nothing itself. \
                 Ask for the long one of 32 letters."
            }
            Said::Unreadable => "This is no receipt, or it is mistyped: a receipt has 32 letters and digits.",
        }
        .to_owned()
    }
}

/// Tells what the code says and whether it holds; 0 only where it is confirmed.
pub(super) fn run(view: &View<'_>, code: &str, compiled: &Compiled, findings: &[Finding]) -> Outcome {
    let receipt = Receipt::read(code);
    let said = verdict(view, code, receipt.is_some(), compiled);
    let code_of_exit = u8::from(!matches!(said, Said::Confirmed(_)));
    if view.args.json {
        let out = format!("{:#}\n", json(view, code, receipt.as_ref(), &said, compiled, findings));
        return Outcome { out, err: String::new(), code: code_of_exit };
    }
    let mut out = receipt.map_or(String::new(), |receipt| told(view, code, &receipt, compiled));
    if let Said::Confirmed(way) = &said {
        let place = Some(way.place.get(&view.locale)).filter(|place| !place.is_empty());
        let place = place.map_or(String::new(), |place| format!(" to {}", clean(place)));
        let _ = writeln!(out, "  method   {}{place}", clean(way.name.get(&view.locale)));
    }
    let _ = writeln!(out, "{}", said.explain());
    Outcome { out, err: finding::text(findings), code: code_of_exit }
}

fn verdict(view: &View<'_>, code: &str, is_receipt: bool, compiled: &Compiled) -> Said {
    if !is_receipt {
        let letters = code.chars().filter(|c| !c.is_whitespace() && *c != '-');
        let is_short = letters.clone().count() == SHORT && letters.clone().all(|c| c.is_ascii_alphanumeric());
        return if is_short { Said::Short } else { Said::Unreadable };
    }
    let (Some(policy), Some(destination)) = (view.policy, view.destination) else { return Said::Unasked };
    match verify(code, policy, view.parcel, destination) {
        Verdict::Confirmed(way) => Said::Confirmed(way),
        Verdict::OtherPolicy => Said::OtherPolicy,
        Verdict::OtherInputs => Said::OtherInputs(guess(view, code, compiled)),
        Verdict::Differs => Said::Differs,
        Verdict::Unreadable => Said::Unreadable,
    }
}

/// Another number of pieces, another product of the shop's, the country without its postcode or a place by its name: what
/// is most often told wrongly.
fn guess(view: &View<'_>, code: &str, compiled: &Compiled) -> Option<String> {
    let (policy, given) = (view.policy?, view.destination?);
    let country = Destination { postcode: None, region: None, place: None, ..given.clone() };
    let code_of = format!(" --to {}", say::destination(&country));
    let mut places = vec![(given.clone(), String::new()), (country.clone(), code_of.clone())];
    places.extend(policy.places.iter().map(|place| {
        let named = Destination { place: Some(place.id.clone()), ..country.clone() };
        (named, format!("{code_of} --place {}", clean(&place.id)))
    }));
    let own = view.args.product.as_deref().and_then(|id| compiled.product(id));
    let others = compiled.shop.products.iter().filter(|product| own.is_none_or(|own| own.id != product.id));
    for (destination, to) in &places {
        let holds = |parcel: &Parcel| matches!(verify(code, policy, parcel, destination), Verdict::Confirmed(_));
        if !to.is_empty() && holds(view.parcel) {
            return Some(to.trim_start().to_owned());
        }
        for product in own.into_iter().chain(others.clone()) {
            if let Some(pieces) = (1..=PIECES_TRIED).find(|pieces| holds(&parcel::of(product, *pieces))) {
                return Some(format!("--product {} --quantity {pieces}{to}", clean(&product.id)));
            }
        }
    }
    None
}

fn told(view: &View<'_>, code: &str, receipt: &Receipt, compiled: &Compiled) -> String {
    let price = receipt.price.map(|minor| Money::minor(minor, compiled.shop.currency));
    let (day, time) = view.zone.local(receipt.at);
    let ordered = days_with_year(day, day);
    let arrives = days_with_year(receipt.earliest, receipt.latest);
    format!(
        "Receipt {}, {}\n  ordered  {ordered} {time}\n  arrives  {arrives}\n  price    {}\n",
        clean(code.trim()),
        short_receipt(code),
        say::price(price),
    )
}

fn json(
    view: &View<'_>,
    code: &str,
    receipt: Option<&Receipt>,
    said: &Said,
    compiled: &Compiled,
    findings: &[Finding],
) -> Json {
    let mut map = Map::new();
    map.insert("receipt".into(), code.trim().into());
    map.insert("verdict".into(), said.word().into());
    map.insert("meaning".into(), said.explain().into());
    map.insert("to".into(), json!(view.args.to));
    if let Some(receipt) = receipt {
        let price = receipt.price.map(|minor| money_json(Money::minor(minor, compiled.shop.currency)));
        map.insert("short".into(), short_receipt(code).into());
        map.insert("at".into(), rfc3339(view.zone, receipt.at).into());
        map.insert("earliest".into(), receipt.earliest.to_string().into());
        map.insert("latest".into(), receipt.latest.to_string().into());
        map.insert("price".into(), json!(price));
    }
    if let Said::Confirmed(way) = said {
        map.insert("promise".into(), view.way_json(way));
    }
    map.insert("problems".into(), finding::json(findings));
    Json::Object(map)
}
