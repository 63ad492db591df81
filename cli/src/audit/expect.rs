//! Do the rules promise what the merchant expects?
//!
//! Each `[[expect]]` in delivery.toml is a case: a parcel, a place, a moment, a method, and what should come of it. A case
//! without a moment is refused, or it would pass on one day and fail on the next.

use shelfhelp::content::{Product, Shop};
use shelfhelp::delivery::{Destination, Parcel, Policy, Promise, Quote, quote};
use shelfhelp::money::{Currency, Money};
use shelfhelp::problem::{Problem, Reader, Value, nearest};
use shelfhelp::time::{Date, TimeOfDay, Timestamp, Zone, read_date, read_time};

use crate::parcel;
use crate::say::{price, rfc3339};

const KEYS: [&str; 18] = [
    "to",
    "product",
    "weight",
    "value",
    "discount",
    "quantity",
    "tags",
    "class",
    "warehouse",
    "at",
    "method",
    "counter",
    "earliest",
    "latest",
    "price",
    "order_by",
    "ready_from",
    "never",
];

// The bounds of `promise` and of the rules.
const GRAMS_MAX: i64 = 40_000_000;
const PIECES_MAX: i64 = 100_000;

/// Runs all cases: how many there are, and how many pass.
pub(super) fn check(delivery: &Reader<'_>, policy: &Policy, shop: &Shop) -> (usize, usize) {
    let items = delivery.get("expect").map(|list| list.items()).unwrap_or_default();
    let passes = |item: &&Reader<'_>| {
        let Some(case) = Case::read(item, policy, shop) else { return false };
        case.judge(item, policy, &shop.zone)
    };
    (items.len(), items.iter().filter(passes).count())
}

/// A case as read.
struct Case {
    to: Destination,
    at: Timestamp,
    parcel: Parcel,
    method: Option<String>,
    counter: Option<String>,
    never: bool,
    earliest: Option<Date>,
    latest: Option<Date>,
    /// None within means that checkout says.
    price: Option<Option<Money>>,
    order_by: Option<Timestamp>,
    ready_from: Option<TimeOfDay>,
}

impl Case {
    /// None where anything of it cannot be read: half a case tests something else.
    fn read(item: &Reader<'_>, policy: &Policy, shop: &Shop) -> Option<Case> {
        if !matches!(item.value(), Value::Map(_)) {
            item.entries();
            return None;
        }
        item.known(&KEYS);
        let to = item.need("to", "write where the parcel goes, such as to = \"GR/10434\"").and_then(|to| read_to(&to));
        let at = item.need(
            "at",
            "write the moment of the order, such as at = \"2026-11-19T13:47:00+02:00\": a case must not depend on today",
        );
        let at = at.and_then(|at| read_instant(&at));
        let parcel = read_parcel(item, policy, shop);
        let never = part(item, "never", |never| never.flag());
        let method = part(item, "method", |method| read_method(method, policy));
        let counter = part(item, "counter", |counter| counter.text().map(str::to_owned));
        let earliest = part(item, "earliest", read_date);
        let latest = part(item, "latest", read_date);
        let price = part(item, "price", |price| read_price(price, policy.currency));
        let order_by = part(item, "order_by", read_instant);
        let ready_from = part(item, "ready_from", read_time);
        let case = Case {
            to: to?,
            at: at?,
            parcel: parcel?,
            method: method?,
            counter: counter?,
            never: never?.unwrap_or(false),
            earliest: earliest?,
            latest: latest?,
            price: price?,
            order_by: order_by?,
            ready_from: ready_from?,
        };
        case.makes_sense(item).then_some(case)
    }

    fn makes_sense(&self, item: &Reader<'_>) -> bool {
        let expects = self.earliest.is_some()
            || self.latest.is_some()
            || self.price.is_some()
            || self.order_by.is_some()
            || self.ready_from.is_some();
        if self.never && expects {
            let message = "what never comes has no date and no price";
            item.error("expect-both", message, "leave out never, or what is expected beside it");
        } else if self.method.is_none() && !self.never {
            let help = "write whose promise is meant, such as method = \"standard\"";
            item.error("missing", "`method` is missing", help);
        } else {
            return true;
        }
        false
    }

    /// Whether all is as expected; what is not is an error at its own value.
    fn judge(&self, item: &Reader<'_>, policy: &Policy, zone: &Zone) -> bool {
        let quoted = quote(policy, &self.parcel, &self.to, self.at);
        let here = |key: &str| item.get(key).unwrap_or(*item);
        let help = format!("{} shows how it comes about; correct the rules, or the case", self.command(item, zone));
        let wrong = |key: &str, message: String| {
            here(key).error("expect", message, &help);
            false
        };
        let promise = self.promise(&quoted);
        let to = here("to").text().unwrap_or_default();
        let way = self.method.as_deref().unwrap_or("some method");
        match promise {
            Some(found) if self.never => {
                let days = days(found.earliest, found.latest);
                let message = format!("{} goes to {to}, {} on {days}", found.method, price(found.price));
                wrong("never", message + "; nothing was expected to")
            }
            None if self.never => true,
            None => wrong("method", format!("{way} does not go to {to}{}", self.why_not(&quoted))),
            Some(found) => {
                let mut all = true;
                let mut expect = |key: &str, is: bool, message: String| all &= is || wrong(key, message);
                if let Some(day) = self.earliest {
                    let message = format!("{way} to {to} comes from {} on, not {day}", found.earliest);
                    expect("earliest", found.earliest == day, message);
                }
                if let Some(day) = self.latest {
                    let message = format!("{way} to {to} comes by {}, not {day}", found.latest);
                    expect("latest", found.latest == day, message);
                }
                if let Some(wanted) = self.price {
                    let message =
                        format!("the price of {way} to {to} is {}, not {}", price(found.price), price(wanted));
                    expect("price", found.price == wanted, message);
                }
                if let Some(wanted) = self.order_by {
                    let is = found.order_by.map_or("none".to_owned(), |at| rfc3339(zone, at));
                    let message = format!("the last moment for {way} to {to} is {is}, not {}", rfc3339(zone, wanted));
                    expect("order_by", found.order_by == Some(wanted), message);
                }
                if let Some(wanted) = self.ready_from {
                    let is = found.ready_from.map_or("at no certain time".to_owned(), |time| format!("from {time}"));
                    let message = format!("{way} to {to} can be had {is}, not from {wanted}");
                    expect("ready_from", found.ready_from == Some(wanted), message);
                }
                all
            }
        }
    }

    /// The promise that is meant: of several counters the nearest, unless one is named.
    fn promise<'q>(&self, quoted: &'q Quote) -> Option<&'q Promise> {
        let is_meant = |way: &&Promise| {
            self.method.as_ref().is_none_or(|method| way.method == *method)
                && self.counter.as_ref().is_none_or(|id| way.counter.as_ref().is_some_and(|counter| counter.id == *id))
        };
        quoted.promises.iter().find(is_meant)
    }

    fn why_not(&self, quoted: &Quote) -> String {
        let refusal = quoted.refusals.iter().find(|refusal| Some(&refusal.method) == self.method.as_ref());
        let reason = refusal.and_then(|refusal| refusal.reason.all().next()).filter(|reason| !reason.is_empty());
        reason.map_or(String::new(), |reason| format!(": \"{reason}\""))
    }

    /// The command that shows the same promise.
    fn command(&self, item: &Reader<'_>, zone: &Zone) -> String {
        let mut words = vec!["`shelfhelp promise SHOP".to_owned()];
        for key in ["to", "product", "weight", "value", "discount", "quantity", "class", "warehouse"] {
            let text = item.get(key).and_then(|value| value.value().as_text());
            words.extend(text.map(|text| format!("--{key} {text}")));
        }
        let tags = item.get("tags").map(|tags| tags.items()).unwrap_or_default();
        words.extend(tags.iter().filter_map(|tag| Some(format!("--tag {}", tag.value().as_text()?))));
        words.push(format!("--at {} --explain`", rfc3339(zone, self.at)));
        words.join(" ")
    }
}

fn days(earliest: Date, latest: Date) -> String {
    if earliest == latest { earliest.to_string() } else { format!("{earliest} to {latest}") }
}

/// A value that may be left out. None where it is there and cannot be read, which has been said then.
fn part<T>(item: &Reader<'_>, key: &str, read: impl Fn(&Reader<'_>) -> Option<T>) -> Option<Option<T>> {
    match item.get(key) {
        None => Some(None),
        Some(value) => read(&value).map(Some),
    }
}

fn read_to(to: &Reader<'_>) -> Option<Destination> {
    let log = |problem: Problem| to.log(problem);
    parcel::destination(to.text()?, "").map_err(log).ok()
}

fn read_instant(at: &Reader<'_>) -> Option<Timestamp> {
    let read = Timestamp::parse(at.text()?);
    if read.is_none() {
        at.not("instant", "a moment", "write day, time and offset, such as 2026-11-19T13:47:00+02:00");
    }
    read
}

/// The outer option is none where it cannot be read, the inner one where only checkout knows.
fn read_price(price: &Reader<'_>, currency: Currency) -> Option<Option<Money>> {
    match price.value().as_text() {
        Some("free") => Some(Some(Money::minor(0, currency))),
        Some("checkout") => Some(None),
        _ => Money::read(price, currency).map(Some),
    }
}

fn read_method(method: &Reader<'_>, policy: &Policy) -> Option<String> {
    let known: Vec<&str> = policy.methods.iter().map(|method| method.id.as_str()).collect();
    known_name(method, "method", "method-unknown", &known)
}

fn known_name(reader: &Reader<'_>, what: &str, code: &'static str, known: &[&str]) -> Option<String> {
    let id = reader.text()?.trim();
    if known.contains(&id) {
        return Some(id.to_owned());
    }
    let help = match nearest(id, known) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None if known.is_empty() => format!("the shop has no {what}s"),
        None => format!("{what}s are {}", known.iter().take(12).copied().collect::<Vec<_>>().join(", ")),
    };
    reader.error(code, format_args!("there is no {what} \"{id}\""), help);
    None
}

fn read_parcel(item: &Reader<'_>, policy: &Policy, shop: &Shop) -> Option<Parcel> {
    let ids: Vec<&str> = shop.products.iter().map(|product| product.id.as_str()).collect();
    let product = part(item, "product", |id| known_name(id, "product", "product-unknown", &ids));
    let quantity = part(item, "quantity", |pieces| pieces.integer(1, PIECES_MAX, "pieces"));
    let weight = part(item, "weight", |grams| grams.integer(0, GRAMS_MAX, "grams"));
    let amount = |key: &str| part(item, key, |amount| Money::read(amount, policy.currency));
    let (value, discount) = (amount("value"), amount("discount"));
    let warehouses: Vec<&str> = policy.warehouses.iter().map(|warehouse| warehouse.id.as_str()).collect();
    let warehouse = part(item, "warehouse", |id| known_name(id, "warehouse", "warehouse-unknown", &warehouses));
    let class = part(item, "class", |class| class.text().map(str::to_owned));
    let tags = item.get("tags").map(|tags| tags.items()).unwrap_or_default();
    let tags: Option<Vec<String>> = tags.iter().map(|tag| tag.text().map(str::to_owned)).collect();

    let product = product?.and_then(|id| shop.products.iter().find(|product| product.id == id));
    let quantity = quantity?.unwrap_or(1) as u32;
    let mut parcel = parcel::of(product.unwrap_or(&Product::default()), quantity);
    parcel.weight_g = weight?.map(|grams| grams as u32).or(parcel.weight_g);
    parcel.value = value?.or(parcel.value);
    parcel.discount = discount?;
    parcel.tags.extend(tags?);
    parcel.class = class?.unwrap_or(parcel.class);
    parcel.warehouse = warehouse?.unwrap_or(parcel.warehouse);
    Some(parcel)
}
