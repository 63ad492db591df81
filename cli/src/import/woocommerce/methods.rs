//! What does a method of a zone cost?
//!
//! Flat rates with their formulas and shipping classes, free shipping with its threshold, local pick-up. Methods of
//! plug-ins are offered at a price that checkout says.

use shelfhelp::problem::{Reader, Value};

use super::super::amount::Amount;
use super::super::draft::{Days, Kind, Method, Price, Rate, Step, short_name};
use super::super::{any, assumed, flag, formula, groups, lost, noted, text};
use super::Shop;

/// How long parcels travel where nobody says it: late rather than early.
pub(super) const TRANSIT: Days = Days { least: 2, most: 7, assumed: true };

/// What methods say that holds for the whole shop.
#[derive(Default)]
pub(super) struct Said<'a> {
    /// Thresholds of free shipping, and whether each counts the order before discounts.
    pub(super) thresholds: Vec<(Reader<'a>, bool)>,
    /// Costs to which tax comes.
    pub(super) taxed: Vec<Reader<'a>>,
}

/// A method of one zone.
struct Way<'a> {
    reader: Reader<'a>,
    kind: Kind,
    title: String,
    fallback: &'static str,
    steps: Vec<Step>,
    free_over: Option<Amount>,
}

const METHOD_KEYS: [&str; 16] = [
    "id",
    "instance_id",
    "title",
    "method_title",
    "order",
    "method_order",
    "enabled",
    "is_enabled",
    "method_id",
    "method_description",
    "settings",
    "instance_settings",
    "settings_html",
    "has_settings",
    "rates",
    "tax_status",
];

/// Adds the methods of a zone, whose places have these ids.
pub(super) fn read<'a>(
    zone: &Reader<'a>,
    places: &[String],
    shop: &Shop,
    methods: &mut Vec<Method>,
    said: &mut Said<'a>,
) {
    let mut ways: Vec<Way<'a>> = Vec::new();
    for method in groups(zone, &["methods", "shipping_methods"]) {
        super::unknown(&method, &METHOD_KEYS);
        if any(&method, &["enabled", "is_enabled"]).and_then(|on| flag(&on)) == Some(false) {
            noted(&method, "the method is switched off", "it is left out");
            continue;
        }
        match method_id(&method) {
            Some("flat_rate") => ways.extend(flat_rate(&method, shop, said)),
            Some("local_pickup") => ways.push(local_pickup(&method, said)),
            Some("free_shipping") => ways.extend(free_shipping(&method, shop, said)),
            id => {
                let id = id.unwrap_or("?");
                lost(
                    &method,
                    format_args!("the method is of the kind \"{id}\", whose prices only checkout knows"),
                    "it is offered at a price that checkout says; write its price if it is fixed",
                );
                ways.push(way(&method, Kind::Ship, "delivery", vec![Step::always(Price::Checkout)]));
            }
        }
    }
    fold_free(&mut ways);
    let mut added: Vec<usize> = Vec::new();
    for way in ways {
        let at = home(&way, methods, &added);
        added.push(at);
        let transit = (way.kind != Kind::Pickup).then_some(TRANSIT);
        let rate = Rate { places: places.to_vec(), transit, free_over: way.free_over, steps: way.steps };
        let Some(rates) = methods.get_mut(at).map(|method| &mut method.rates) else { continue };
        match rates.last_mut() {
            Some(last) if (&last.steps, last.free_over) == (&rate.steps, rate.free_over) => {
                last.places.extend(rate.places)
            }
            _ => rates.push(rate),
        }
    }
}

/// The method of the same kind and name in earlier zones, or a new one. A zone may have two of one name.
fn home(way: &Way<'_>, methods: &mut Vec<Method>, added: &[usize]) -> usize {
    let same = |method: &Method| method.kind == way.kind && method.name == way.title;
    let known = methods.iter().enumerate().position(|(at, method)| same(method) && !added.contains(&at));
    known.unwrap_or_else(|| {
        let id = short_name(&way.title, way.fallback, &|id| methods.iter().any(|method| method.id == id));
        if way.kind == Kind::Pickup {
            assumed(
                &way.reader,
                "the export does not say when orders can be collected; weekdays from 10:00 to 18:00 are assumed",
                "write hours, and the address",
            );
        }
        let (kind, name) = (way.kind, way.title.clone());
        methods.push(Method { id, name, kind, handling: None, carrier: None, rates: Vec::new() });
        methods.len() - 1
    })
}

fn method_id<'a>(method: &Reader<'a>) -> Option<&'a str> {
    text(method, "method_id").or_else(|| text(method, "id").filter(|id| !id.bytes().all(|b| b.is_ascii_digit())))
}

fn way<'a>(method: &Reader<'a>, kind: Kind, fallback: &'static str, steps: Vec<Step>) -> Way<'a> {
    let own = setting_text(method, "title").filter(|title| !title.is_empty());
    let title = text(method, "title").map(str::to_owned).or(own);
    let title = title.or_else(|| text(method, "method_title").map(str::to_owned)).unwrap_or_else(|| {
        let mut title = fallback.replace('-', " ");
        title.get_mut(..1).into_iter().for_each(str::make_ascii_uppercase);
        title
    });
    Way { reader: *method, kind, title, fallback, steps, free_over: None }
}

/// The value of a setting, which may be a group with `value`.
fn setting<'a>(method: &Reader<'a>, key: &str) -> Option<Reader<'a>> {
    let setting = any(method, &["settings", "instance_settings"])?.get(key)?;
    if matches!(setting.value(), Value::Map(_)) { setting.get("value") } else { Some(setting) }
}

/// Its text, trimmed, which may be empty. None where it is absent or no text, which is told.
fn setting_text(method: &Reader<'_>, key: &str) -> Option<String> {
    let setting = setting(method, key)?;
    let text = setting.value().as_text().map(|text| text.trim().to_owned());
    if text.is_none() {
        lost(&setting, format_args!("{} is not read", setting.value().describe()), "text should stand here");
    }
    text
}

fn flat_rate<'a>(method: &Reader<'a>, shop: &Shop, said: &mut Said<'a>) -> Option<Way<'a>> {
    unknown_settings(method, &["title", "tax_status", "cost", "no_class_cost", "type", "classes"], "class_cost_");
    said.taxed.extend(tax(method));
    let order = cost(method, "cost");
    let classes = class_costs(method, shop);
    // Without shipping classes WooCommerce does not look at what it calls the cost without one.
    let unclassed = match &shop.classes {
        Some(known) if known.is_empty() => String::new(),
        _ => cost(method, "no_class_cost").unwrap_or_default(),
    };
    let price = |class: &str, key: &str| price(method, order.as_deref(), class, key, shop);
    let usual = price(&unclassed, "no_class_cost");
    let mut steps = Vec::new();
    for (key, slug, text) in &classes {
        let price = price(text, key);
        if price != usual {
            steps.push(Step { class: Some(slug.clone()), ..Step::always(price) });
        }
    }
    if !steps.is_empty() {
        let names = steps.iter().filter_map(|step| step.class.as_deref()).collect::<Vec<_>>().join("\", \"");
        let message = format_args!("the price depends on the shipping class: \"{names}\"");
        noted(method, message, "name the class of each product in products.toml: class = \"…\"");
    }
    if classes.iter().filter(|(.., text)| !text.is_empty()).count() > 1 {
        let together = match setting_text(method, "type").as_deref() {
            Some("order") => "charges the dearest class of an order once",
            _ => "adds up the classes of an order",
        };
        lost(
            method,
            format_args!("WooCommerce {together}; a price here is that of products of one class"),
            "orders of several classes may cost another price at checkout",
        );
    }
    steps.push(Step::always(usual));
    if steps.iter().all(|step| matches!(step.price, Price::Never(_))) {
        noted(
            method,
            "the method has no cost, so WooCommerce does not offer it",
            "it is left out; write 0 where it is free",
        );
        return None;
    }
    Some(way(method, Kind::Ship, "flat-rate", steps))
}

/// The text of a cost; a blank one is none.
fn cost(method: &Reader<'_>, key: &str) -> Option<String> {
    setting_text(method, key).filter(|text| !text.is_empty())
}

/// Keys, short names and costs of the classes that the method names, and of those that it could name.
fn class_costs(method: &Reader<'_>, shop: &Shop) -> Vec<(String, String, String)> {
    let mut costs: Vec<(String, String, String)> = Vec::new();
    let settings = any(method, &["settings", "instance_settings"]);
    let entries = match settings.as_ref().map(Reader::value) {
        Some(Value::Map(entries)) => entries.as_slice(),
        _ => &[],
    };
    let known = shop.classes.as_deref().unwrap_or_default();
    for (key, _) in entries {
        let Some(name) = key.strip_prefix("class_cost_") else { continue };
        let slug = known.iter().find(|(id, slug)| id == name || slug == name).map_or(name, |(_, slug)| slug);
        // The id wins over the short name, which older versions wrote.
        let is_double = costs.iter().any(|(_, other, _)| other == slug);
        if !is_double {
            costs.push((key.clone(), slug.to_owned(), setting_text(method, key).unwrap_or_default()));
        }
    }
    for (id, slug) in known {
        if !costs.iter().any(|(_, other, _)| other == slug) {
            costs.push((format!("class_cost_{id}"), slug.clone(), String::new()));
        }
    }
    costs
}

/// The price of the order's formula and that of a class. Where both are blank, WooCommerce offers nothing.
fn price(method: &Reader<'_>, order: Option<&str>, class: &str, key: &str, shop: &Shop) -> Price {
    if order.is_none() && class.is_empty() {
        return Price::Never(String::new());
    }
    let decimals = shop.decimals();
    match formula::price_of_both(order.unwrap_or_default(), class, decimals) {
        Ok(parts) => Price::Parts(parts),
        Err(reason) => {
            let order_fails = formula::price(order.unwrap_or_default(), decimals).is_err();
            let place = setting(method, if order_fails { "cost" } else { key }).unwrap_or(*method);
            lost(
                &place,
                format_args!("{} is no price that can be told before checkout: {reason}", place.value().describe()),
                "the price is left to checkout",
            );
            Price::Checkout
        }
    }
}

fn local_pickup<'a>(method: &Reader<'a>, said: &mut Said<'a>) -> Way<'a> {
    unknown_settings(method, &["title", "tax_status", "cost"], "");
    let price = match cost(method, "cost") {
        None => Price::flat(Amount::ZERO),
        Some(text) => match Amount::parse(&text).filter(|amount| !amount.is_negative()) {
            Some(amount) => Price::flat(amount),
            None => {
                let place = setting(method, "cost").unwrap_or(*method);
                lost(&place, format_args!("\"{text}\" is not an amount"), "the price is left to checkout");
                Price::Checkout
            }
        },
    };
    if price != Price::flat(Amount::ZERO) {
        said.taxed.extend(tax(method));
    }
    way(method, Kind::Pickup, "pickup", vec![Step::always(price)])
}

/// Free shipping as a method of its own; none where only a coupon gives it.
fn free_shipping<'a>(method: &Reader<'a>, shop: &Shop, said: &mut Said<'a>) -> Option<Way<'a>> {
    unknown_settings(method, &["title", "requires", "min_amount", "ignore_discounts"], "");
    let requires = setting_text(method, "requires").unwrap_or_default();
    let place = setting(method, "requires").unwrap_or(*method);
    match requires.as_str() {
        "" => return Some(way(method, Kind::Ship, "free-shipping", vec![Step::always(Price::flat(Amount::ZERO))])),
        "min_amount" => {}
        "either" => lost(&place, "a coupon makes it free too", "only the order value counts here"),
        _ => {
            lost(
                &place,
                format_args!("\"{requires}\" needs a coupon, which is not known here"),
                "the method is left out",
            );
            return None;
        }
    }
    let amount = setting_text(method, "min_amount").filter(|text| !text.is_empty()).unwrap_or_else(|| "0".to_owned());
    let Some(over) = Amount::parse(&amount).filter(|amount| !amount.is_negative()) else {
        let place = setting(method, "min_amount").unwrap_or(*method);
        lost(&place, format_args!("\"{amount}\" is not an amount"), "the method is left out");
        return None;
    };
    let before_discount = setting(method, "ignore_discounts").and_then(|ignore| flag(&ignore)).unwrap_or(false);
    let minor = Amount::ONE.over(Amount::whole(10_i64.pow(shop.currency.map_or(2, |c| c.decimals()))))?;
    let mut steps = vec![Step::always(Price::flat(Amount::ZERO))];
    if let Some(below) = over.minus(minor).filter(|below| !below.is_negative()) {
        let decimals = shop.currency.map_or(2, |c| c.decimals());
        let code = shop.currency.map_or(String::new(), |currency| format!(" {}", currency.code()));
        let reason = Price::Never(format!("≥ {}{code}", over.text(decimals, decimals)));
        steps.insert(0, Step { value: Some(below), ..Step::always(reason) });
    }
    said.thresholds.push((*method, before_discount));
    Some(Way { free_over: Some(over), ..way(method, Kind::Ship, "free-shipping", steps) })
}

/// One paid method and one that is free from an order value on are one method that becomes free: so the shopper sees
/// how much is missing. Where several are paid, none is told to be the free one.
fn fold_free(ways: &mut Vec<Way<'_>>) {
    let is_free = |way: &Way<'_>| way.free_over.is_some();
    let paid = |way: &Way<'_>| way.kind == Kind::Ship && !is_free(way);
    let always = |way: &Way<'_>| !way.steps.iter().any(|step| matches!(step.price, Price::Never(_)));
    let (count, free) = (ways.iter().filter(|way| paid(way)).count(), ways.iter().position(is_free));
    let home = ways.iter().position(|way| paid(way) && always(way));
    if let (1, Some(free), Some(home)) = (count, free, home)
        && ways.iter().filter(|way| is_free(way)).count() == 1
    {
        let over = ways.get(free).and_then(|way| way.free_over);
        if let Some(way) = ways.get_mut(home) {
            way.free_over = over;
        }
        if let (Some(free), Some(home)) = (ways.get(free), ways.get(home)) {
            noted(
                &free.reader,
                format_args!("\"{}\" is written as free_over of \"{}\"", free.title, home.title),
                "shoppers see how much is missing for free delivery",
            );
        }
        ways.remove(free);
    }
    // As a method of its own, its steps say the threshold.
    ways.iter_mut().filter(|way| way.fallback == "free-shipping").for_each(|way| way.free_over = None);
}

fn unknown_settings(method: &Reader<'_>, known: &[&str], prefix: &str) {
    let Some(settings) = any(method, &["settings", "instance_settings"]) else { return };
    let Value::Map(entries) = settings.value() else {
        let message = format_args!("{} is not read", settings.value().describe());
        return lost(&settings, message, "a group of keys should stand here");
    };
    for (key, _) in entries {
        let is_known = known.contains(&key.as_str()) || (!prefix.is_empty() && key.starts_with(prefix));
        if let Some(setting) = settings.get(key).filter(|_| !is_known) {
            let message = format_args!("the setting `{key}` is not known and is not imported");
            lost(&setting, message, "look whether it changes the price");
        }
    }
}

/// The setting, where tax comes to the cost.
fn tax<'a>(method: &Reader<'a>) -> Option<Reader<'a>> {
    let is_taxed = setting_text(method, "tax_status").as_deref() == Some("taxable");
    setting(method, "tax_status").filter(|_| is_taxed)
}
