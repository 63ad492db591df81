//! When would this parcel come, and what would that cost?

use core::fmt::Write;

use serde_json::{Value as Json, json};
use shelfhelp::content::Product;
use shelfhelp::delivery::{
    Destination, Parcel, Policy, Promise as Way, Quote, ReturnBy, country, postcode, quote, return_by_for_order,
};
use shelfhelp::i18n::{Format, Locale, Native};
use shelfhelp::money::Money;
use shelfhelp::problem::{Problem, Severity};
use shelfhelp::time::{Timestamp, Zone};

use super::Outcome;
use crate::args::Promise;
use crate::compile::{Compiled, compile};
use crate::load::load_rules;
use crate::source::finding::{self, Finding, clean};

/// Every way for the parcel, and every way that is closed to it.
pub(crate) fn run(args: &Promise, clock: Timestamp) -> Outcome {
    let mut compiled = compile(load_rules(&args.shop));
    let mut findings = std::mem::take(&mut compiled.findings);
    let mut asked = Asked { findings: Vec::new() };
    let parcel = asked.parcel(args, &compiled);
    let destination = asked.destination(&args.to);
    let policy = asked.policy(&compiled);
    // A question that makes no sense has no answer; a shop with mistakes still has what is usable.
    let refused = asked.findings.iter().any(Finding::is_error);
    findings.retain(|f| f.problem.severity != Severity::Advice);
    findings.extend(asked.findings);

    let now = args.at.as_deref().and_then(Timestamp::parse).unwrap_or(clock);
    let view = View { args, zone: &compiled.shop.zone, locale: compiled.first_locale(), now };
    let quoted = match (&policy, &destination) {
        (Some(policy), Some(destination)) if !refused => quote(policy, &parcel, destination, now),
        _ => Quote::default(),
    };
    let code = u8::from(refused || policy.is_none());
    if args.json {
        return Outcome { out: view.json(&quoted, &findings), err: String::new(), code };
    }
    let out = policy.filter(|_| !refused).map_or(String::new(), |policy| view.text(&quoted, policy, &parcel));
    Outcome { out, err: finding::text(&findings), code }
}

/// What was asked, with what is wrong in the question.
struct Asked {
    findings: Vec<Finding>,
}

impl Asked {
    fn parcel(&mut self, args: &Promise, compiled: &Compiled) -> Parcel {
        let product = args.product.as_deref().and_then(|id| compiled.product(id));
        if let (Some(id), None) = (&args.product, product) {
            let message = format!("no product described is `{id}`");
            let help = "describe it in products.toml, or give --value and --weight";
            self.add(Severity::Warning, "product-unknown", "--product", message, help);
        }
        let nothing = Product::default();
        let product = product.unwrap_or(&nothing);
        let quantity = i64::from(args.quantity);
        let price = product.price.map(|p| Money::minor(p.minor.saturating_mul(quantity), p.currency));
        let weight = product.weight_g.map(|grams| grams.saturating_mul(args.quantity));
        Parcel {
            product: args.product.clone().unwrap_or_default(),
            value: args.value.as_deref().map_or(price, |text| self.value(text, compiled)),
            weight_g: args.weight.or(weight),
            quantity: args.quantity,
            tags: product.tags.clone(),
            available_from: product.available_from,
            made_to_order: product.made_to_order,
            warehouse: product.warehouse.clone(),
            class: product.class.clone(),
            discount: None,
        }
    }

    fn value(&mut self, text: &str, compiled: &Compiled) -> Option<Money> {
        let value = Money::parse(text, compiled.shop.currency).filter(|money| money.minor >= 0);
        if value.is_none() {
            let message = format!("\"{text}\" is not an amount in {}", compiled.shop.currency.code());
            self.add(Severity::Error, "amount", "--value", message, "write digits with a point for decimals: 37.90");
        }
        value
    }

    fn destination(&mut self, text: &str) -> Option<Destination> {
        let destination = Destination::parse(text);
        if destination.is_none() {
            let (code, post) = text.split_once('/').unwrap_or((text, ""));
            match country(code) {
                None => {
                    let message = format!("no country is `{code}`");
                    self.add(Severity::Error, "country", "--to", message, "write two letters of ISO 3166-1: GR/10434");
                }
                Some(country) => {
                    let message = format!("\"{post}\" is not a postcode of {country}");
                    let help = postcode::example(&country).map_or(String::new(), |e| format!("write it such as {e}"));
                    self.add(Severity::Error, "postcode", "--to", message, &help);
                }
            }
        }
        destination
    }

    fn policy<'c>(&mut self, compiled: &'c Compiled) -> Option<&'c Policy> {
        let policy = compiled.shop.policy.as_ref();
        if policy.is_none() && compiled.found {
            let help = "write delivery.toml with handling, places and methods";
            self.add(Severity::Error, "delivery-missing", "", "the shop says nothing about delivery".into(), help);
        }
        policy
    }

    fn add(&mut self, severity: Severity, code: &'static str, at: &str, message: String, help: &str) {
        self.findings.push(Finding::bare(Problem::new(severity, code, at, message, help)));
    }
}

/// How the answer is written.
struct View<'a> {
    args: &'a Promise,
    zone: &'a Zone,
    locale: Locale,
    now: Timestamp,
}

impl View<'_> {
    fn json(&self, quoted: &Quote, findings: &[Finding]) -> String {
        let promises: Vec<Json> = quoted.promises.iter().map(|way| self.way_json(way)).collect();
        let refusals = quoted.refusals.iter();
        let refusals: Vec<Json> =
            refusals.map(|r| json!({ "method": r.method, "reason": r.reason.get(&self.locale) })).collect();
        let at = self.args.at.clone().unwrap_or_else(|| self.rfc3339(self.now));
        let answer = json!({
            "at": at,
            "to": self.args.to,
            "promises": promises,
            "refusals": refusals,
            "problems": finding::json(findings),
        });
        format!("{answer:#}\n")
    }

    fn way_json(&self, way: &Way) -> Json {
        json!({
            "method": way.method,
            "kind": way.kind.word(),
            "price": way.price.map(money_json),
            "earliest": way.earliest.to_string(),
            "latest": way.latest.to_string(),
            "order_by": way.order_by.map(|at| self.rfc3339(at)),
            "receipt": way.receipt,
            "ready_from": way.ready_from.map(|time| time.to_string()),
            "free_over": way.free_over.map(money_json),
            "free_gap": way.free_gap.map(money_json),
        })
    }

    fn rfc3339(&self, at: Timestamp) -> String {
        at.rfc3339(self.zone.offset(at))
    }

    fn text(&self, quoted: &Quote, policy: &Policy, parcel: &Parcel) -> String {
        let place = quoted.promises.first().map_or("", |way| way.place.get(&self.locale));
        let place = if place.is_empty() { String::new() } else { format!(", {place}") };
        let mut out = format!("To {}{place}, ordered {}\n", clean(&self.args.to), self.clock(self.now));
        let rows: Vec<[String; 4]> = quoted.promises.iter().map(|way| self.row(way)).collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let (name, price, days) = (width(0), width(1), width(2));
        for [a, b, c, d] in &rows {
            let _ = writeln!(out, "  {a:name$}  {b:>price$}  {c:days$}  {d}");
        }
        for refusal in &quoted.refusals {
            let reason = match refusal.reason.get(&self.locale) {
                "" => "not to this place",
                reason => reason,
            };
            let _ = writeln!(out, "  not {}: {}", refusal.name.get(&self.locale), clean(reason));
        }
        let shipped = quoted.promises.iter().find(|way| way.kind.is_to_the_door());
        if let Some(latest) = shipped.or(quoted.promises.first()).map(|way| way.latest) {
            let ordered = self.zone.local(self.now).0;
            match return_by_for_order(policy, parcel, ordered, latest) {
                Some(ReturnBy::Until(day)) => {
                    let _ = writeln!(out, "Can come back until {}", Native.day(day));
                }
                Some(ReturnBy::Unlimited) => out.push_str("Can come back at any time\n"),
                Some(ReturnBy::Never(reason)) => {
                    let _ = writeln!(out, "Cannot come back: {}", clean(reason.get(&self.locale)));
                }
                None => {}
            }
        }
        out
    }

    fn row(&self, way: &Way) -> [String; 4] {
        let price = match way.price {
            Some(Money { minor: 0, .. }) => "free".to_owned(),
            Some(price) => Native.money(price),
            None => "at checkout".to_owned(),
        };
        let mut days = Native.day_range(way.earliest, way.latest);
        if let Some(time) = way.ready_from {
            let _ = write!(days, " from {time}");
        }
        let mut more = way.order_by.map_or(String::new(), |at| format!("order by {}", self.clock(at)));
        if let Some(gap) = way.free_gap {
            let _ = write!(more, ", {} more for free delivery", Native.money(gap));
        }
        [clean(way.name.get(&self.locale)), price, days, more.trim_start_matches(", ").to_owned()]
    }

    /// The shop's clocks: `Thu 19 Nov 14:00`.
    fn clock(&self, at: Timestamp) -> String {
        let (day, time) = self.zone.local(at);
        format!("{} {time}", Native.day(day))
    }
}

fn money_json(money: Money) -> Json {
    json!({ "minor": money.minor, "currency": money.currency.code() })
}
