//! What does a page's own markup say?
//!
//! The facts that the widget would take from it, without any of the shop's files.

use core::fmt::Write;

use serde_json::{Value as Json, json};
use shelfhelp::contact::Channel;
use shelfhelp::content::{Product, plain_text};
use shelfhelp::delivery::{Fee, Method, Policy, Rate, Returns, Step};
use shelfhelp::i18n::{Locale, Words};
use shelfhelp::money::{Currency, Money};
use shelfhelp::page::{self, PageFacts};
use shelfhelp::time::Weekday;

use super::{Outcome, count, read_input};
use crate::args::Read;
use crate::html;
use crate::source::finding::{self, Finding, clean};

/// The page's product, delivery, returns, questions and contacts.
pub(crate) fn run(args: &Read) -> Outcome {
    let text = match read_input(&args.page) {
        Ok(text) => text,
        Err(finding) => return Outcome::refused(&[*finding], args.json),
    };
    let blocks = html::json_ld(&text);
    let (facts, problems) = page::read(&blocks);
    let places = html::places(&args.page, &text, &blocks);
    let findings: Vec<Finding> = problems.into_iter().map(|problem| places.locate(problem)).collect();
    if args.json {
        return Outcome { out: format!("{:#}\n", json(&facts, &findings)), err: String::new(), code: 0 };
    }
    Outcome { out: summary(&facts, blocks.len()), err: finding::text(&findings), code: 0 }
}

fn json(facts: &PageFacts, findings: &[Finding]) -> Json {
    let policy = facts.policy.as_ref();
    let faq = facts.answers.iter();
    let faq: Vec<Json> =
        faq.map(|answer| json!({ "question": answer.question, "answer": plain_text(&answer.body) })).collect();
    json!({
        "product": facts.product.as_ref().map(product),
        "shipping": policy.map(shipping).unwrap_or_default(),
        "returns": policy.and_then(|policy| policy.returns.as_ref()).map(returns),
        "faq": faq,
        "contact": facts.channels.iter().map(channel).collect::<Vec<Json>>(),
        "shop": facts.shop_name,
        "problems": finding::json(findings),
    })
}

fn product(product: &Product) -> Json {
    let facts = product.facts.iter();
    let facts: Vec<Json> = facts.map(|(name, value)| json!({ "name": plain(name), "value": plain(value) })).collect();
    json!({
        "id": product.id,
        "name": plain(&product.name),
        "categories": product.categories,
        "tags": product.tags,
        "price": product.price.map(money),
        "weight_g": product.weight_g,
        "available_from": product.available_from.map(|day| day.to_string()),
        "facts": facts,
    })
}

/// One entry for each method and place.
fn shipping(policy: &Policy) -> Vec<Json> {
    let rates = policy.methods.iter().flat_map(|method| method.rates.iter().map(move |rate| (method, rate)));
    rates.map(|(method, rate)| rate_json(policy, method, rate)).collect()
}

fn rate_json(policy: &Policy, method: &Method, rate: &Rate) -> Json {
    let shop = policy.warehouses.first().map(|warehouse| &warehouse.handling);
    let handling = method.handling.first().or(shop);
    let place = policy.places.iter().find(|place| Some(&place.id) == rate.place.as_ref());
    let regions = place.map(|place| place.regions.as_slice()).unwrap_or_default().iter();
    let regions: Vec<Json> =
        regions.map(|region| json!({ "country": region.country, "postcodes": region.patterns })).collect();
    let cutoffs: serde_json::Map<String, Json> = Weekday::ALL
        .iter()
        .zip(handling.map(|handling| handling.cutoffs.0).unwrap_or_default())
        .filter_map(|(day, cutoff)| Some((weekday(*day), cutoff.as_ref()?.to_string().into())))
        .collect();
    json!({
        "method": method.id,
        "name": plain(&method.name),
        "kind": method.kind.word(),
        "regions": regions,
        "price": price(&rate.steps, policy.currency),
        "handling": handling.map(|handling| [handling.days.0, handling.days.1]),
        "transit": [rate.transit.0, rate.transit.1],
        "cutoff": cutoffs,
        "free_over": rate.free_over.map(money),
    })
}

/// An amount, its steps, `null` where only checkout knows, or the reason for never.
fn price(steps: &[Step], currency: Currency) -> Json {
    let fee = |step: &Step| match &step.fee {
        Fee::Flat(minor) => money(Money::minor(*minor, currency)),
        Fee::Never(reason) => json!({ "never": plain(reason) }),
        // Markup has no prices put together from parts.
        Fee::AtCheckout | Fee::Parts(_) => Json::Null,
    };
    let tiers = |bound: fn(&Step) -> Option<i64>| -> Vec<Json> {
        steps.iter().map(|step| json!({ "up_to": bound(step), "price": fee(step) })).collect()
    };
    if steps.iter().any(|step| step.value.is_some()) {
        return json!({ "by_value": tiers(|step| step.value) });
    }
    if steps.iter().any(|step| step.weight.is_some()) {
        return json!({ "by_weight": tiers(|step| step.weight) });
    }
    steps.first().map_or(Json::Null, fee)
}

fn returns(returns: &Returns) -> Json {
    json!({
        "accepted": returns.accepted,
        "days": returns.days,
        "fee": returns.fee.map(money),
        "url": returns.url,
    })
}

fn channel(channel: &Channel) -> Json {
    let (kind, address) = (channel.kind.name(), channel.kind.address());
    let hours = channel.hours.as_ref().map(|hours| {
        let spans = hours.spans.iter();
        spans
            .map(|(day, opens, closes)| {
                json!({ "day": weekday(*day), "opens": opens.to_string(), "closes": closes.to_string() })
            })
            .collect::<Vec<Json>>()
    });
    json!({ "kind": kind, "address": address, "label": plain(&channel.label), "hours": hours })
}

/// `mon`.
fn weekday(day: Weekday) -> String {
    format!("{day:?}").chars().take(3).collect::<String>().to_ascii_lowercase()
}

/// A page is in one language, and so are its words.
fn plain(words: &Words) -> String {
    words.get(&Locale::english()).to_owned()
}

fn money(amount: Money) -> Json {
    json!({ "minor": amount.minor, "currency": amount.currency.code() })
}

fn summary(facts: &PageFacts, blocks: usize) -> String {
    let mut out = format!("{} of JSON-LD\n", count(blocks, "block"));
    if let Some(product) = &facts.product {
        let price = product.price.map_or(String::new(), |p| format!(", {} {}", p.decimal(), p.currency.code()));
        let _ = writeln!(out, "  product   {}{price}", clean(&plain(&product.name)));
        for (name, value) in &product.facts {
            let _ = writeln!(out, "            {}: {}", clean(&plain(name)), clean(&plain(value)));
        }
    }
    let methods = facts.policy.as_ref().map_or(0, |policy| policy.methods.len());
    let _ = writeln!(out, "  delivery  {}", count(methods, "method"));
    let returns = facts.policy.as_ref().and_then(|policy| policy.returns.as_ref());
    let returns = returns.map_or("nothing said".to_owned(), |returns| match (returns.accepted, returns.days) {
        (false, _) => "not accepted".to_owned(),
        (true, Some(days)) => format!("within {}", count(usize::from(days), "day")),
        (true, None) => "without limit".to_owned(),
    });
    let _ = writeln!(out, "  returns   {returns}");
    let _ = writeln!(out, "  questions {}", facts.answers.len());
    let _ = writeln!(out, "  contacts  {}", facts.channels.len());
    out
}
