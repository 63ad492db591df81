//! What did the merchant write about returns?

use super::{is_group, place, read_tags};
use crate::delivery::policy::{ReturnMethod, Returns};
use crate::money::{Currency, Money};
use crate::problem::Reader;
use crate::time::{Date, read_date};

// Ten years; longer is meant to be without limit.
const DAYS_MAX: i64 = 3650;

/// None where the window cannot be read: saying nothing is better than promising a wrong day.
pub(super) fn read(reader: &Reader<'_>, currency: Currency, places: &[place::Read<'_>]) -> Option<Returns> {
    if !is_group(reader) {
        return None;
    }
    reader.known(&["days", "fee", "fees", "methods", "accepted", "except", "url", "seasonal"]);
    let accepted = reader.get("accepted").and_then(|flag| flag.flag()).unwrap_or(true);
    let days = match reader.get("days") {
        Some(days) if days.value().as_text() == Some("unlimited") => None,
        Some(days) => Some(days.integer(0, DAYS_MAX, "days")? as u16),
        None if !accepted => Some(0),
        None => {
            reader.need("days", "write how many days from arrival, such as days = 30, or days = \"unlimited\"");
            return None;
        }
    };
    Some(Returns {
        days,
        fee: reader.get("fee").and_then(|fee| read_fee(&fee, currency)),
        fees: reader.get("fees").map(|fees| read_fees(&fees, currency, places)).unwrap_or_default(),
        methods: reader.get("methods").iter().flat_map(Reader::items).filter_map(|m| read_method(&m)).collect(),
        accepted,
        except: reader.get("except").map(|tags| read_tags(&tags)).unwrap_or_default(),
        url: reader.get("url").and_then(|url| read_url(&url)),
        seasonal: reader.get("seasonal").iter().flat_map(Reader::items).filter_map(|s| read_season(&s)).collect(),
    })
}

fn read_fee(fee: &Reader<'_>, currency: Currency) -> Option<Money> {
    match fee.value().as_text() {
        Some("free") => Some(Money::minor(0, currency)),
        _ => Money::read(fee, currency),
    }
}

/// Fees by the ids of places: `{ greece = "free", eu = "9.00" }`.
fn read_fees(fees: &Reader<'_>, currency: Currency, places: &[place::Read<'_>]) -> Vec<(String, Money)> {
    let ids: Vec<&str> = places.iter().map(|place| place.id.as_str()).collect();
    let read = |(id, fee): (&str, Reader<'_>)| {
        if !ids.contains(&id) {
            // The id is a key here: its own value is not what is wrong.
            let known = ids.join(", ");
            fee.error("place-unknown", format_args!("there is no place \"{id}\""), format_args!("places are {known}"));
            return None;
        }
        read_fee(&fee, currency).map(|fee| (id.to_owned(), fee))
    };
    fees.entries().into_iter().filter_map(read).collect()
}

fn read_method(reader: &Reader<'_>) -> Option<ReturnMethod> {
    let method = match reader.text()?.trim() {
        "post" => Some(ReturnMethod::Post),
        "store" => Some(ReturnMethod::Store),
        "pickup" => Some(ReturnMethod::Pickup),
        _ => None,
    };
    if method.is_none() {
        reader.not("return-method", "a way to send something back", "write post, store or pickup");
    }
    method
}

fn read_url(reader: &Reader<'_>) -> Option<String> {
    let url = reader.text()?.trim();
    let is_page = ["https://", "http://", "/"].iter().any(|start| url.starts_with(start)) && !url.starts_with("//");
    if !is_page {
        reader.not("url", "the address of a page", "write https://… or a path that begins with /");
    }
    is_page.then(|| url.to_owned())
}

fn read_season(reader: &Reader<'_>) -> Option<(Date, Date, Date)> {
    if !is_group(reader) {
        return None;
    }
    reader.known(&["from", "to", "until"]);
    let day = |key: &str| reader.need(key, "write a day such as 2026-12-25").and_then(|day| read_date(&day));
    let (from, to, until) = (day("from"), day("to"), day("until"));
    let (from, to, until) = (from?, to?, until?);
    if from > to || to > until {
        reader.error(
            "season-order",
            format_args!("{from}, {to}, {until} do not follow one another"),
            "write the first and last order day, then the day until which those may come back",
        );
        return None;
    }
    Some((from, to, until))
}
