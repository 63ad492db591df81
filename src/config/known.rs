//! What do we know once the shop's configuration and the page's own words are put together?
//!
//! The merchant's configuration wins over markup, fact by fact.

use crate::contact::{Channel, Escalation};
use crate::content::{Answer, Block, Inline, Insight, Orders, Origin, Product, Scope, Service, Shop, fact_label};
use crate::delivery::{Parcel, Policy};
use crate::i18n::{Catalog, Locale};
use crate::money::{Currency, Money};
use crate::page::PageFacts;
use crate::time::Zone;

use super::{Cart, Config};

/// Everything known about the page in view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The shop's name; may be empty.
    pub shop_name: String,
    /// The shop's clocks.
    pub zone: Zone,
    /// Its delivery and return rules.
    pub policy: Option<Policy>,
    /// Who can be reached.
    pub channels: Vec<Channel>,
    /// How the visit is led to a person.
    pub escalation: Escalation,
    /// What the shop tells of orders.
    pub orders: Orders,
    /// Who is told what happens.
    pub insight: Insight,
    /// What shoppers can expect; may be empty.
    pub service: Service,
    /// The product in view.
    pub product: Product,
    /// The variant in view; may be empty.
    pub variant: String,
    /// Pieces.
    pub quantity: u32,
    /// What is in the cart already, as written: `{cart: {value: "12.00"}}`.
    pub cart: Cart,
    /// Where the shop is.
    pub country: Option<String>,
}

impl Known {
    /// Puts configuration, compiled shop and page together.
    pub fn new(config: &Config, shop: Option<&Shop>, page: &PageFacts, locale: &Locale) -> Known {
        let policy = shop.and_then(|s| s.policy.clone()).or_else(|| page.policy.clone());
        let channels =
            shop.map(|s| s.channels.clone()).filter(|c| !c.is_empty()).unwrap_or_else(|| page.channels.clone());
        let zone =
            shop.map(|s| s.zone.clone()).or_else(|| policy.as_ref().map(|p| p.zone.clone())).unwrap_or(Zone::UTC);
        Known {
            shop_name: shop
                .map(|s| s.name.get(locale).to_owned())
                .filter(|n| !n.is_empty())
                .or_else(|| page.shop_name.clone())
                .unwrap_or_default(),
            zone,
            channels,
            escalation: shop.map(|s| s.escalation.clone()).unwrap_or_default(),
            orders: shop.map(|s| s.orders.clone()).unwrap_or_default(),
            insight: config.insight.clone().or_else(|| shop.map(|s| s.insight.clone())).unwrap_or_default(),
            service: shop.map(|s| s.service.clone()).unwrap_or_default(),
            product: product(config, shop, page),
            variant: config.variant.clone().unwrap_or_default(),
            quantity: config.quantity.unwrap_or(1),
            cart: config.cart.clone(),
            country: shop.and_then(|s| s.country.clone()),
            policy,
        }
    }

    /// What would be sent.
    pub fn parcel(&self) -> Parcel {
        let pieces = i64::from(self.quantity);
        Parcel {
            product: self.product.id.clone(),
            value: self.product.price.map(|p| {
                let cart = in_cart(&self.cart.value, p.currency).map_or(0, |m| m.minor);
                Money::minor(p.minor.saturating_mul(pieces).saturating_add(cart), p.currency)
            }),
            discount: self.product.price.and_then(|p| in_cart(&self.cart.discount, p.currency)),
            weight_g: self.product.weight_g.map(|w| w.saturating_mul(self.quantity).saturating_add(self.cart.weight_g)),
            quantity: self.quantity.saturating_add(self.cart.quantity),
            tags: self.product.tags.clone(),
            available_from: self.product.available_from,
            made_to_order: self.product.made_to_order,
            warehouse: self.product.warehouse.clone(),
            class: self.product.class.clone(),
        }
    }

    /// Whether the merchant wants a person there at once, for the product in view or the value of the order.
    pub fn is_for_a_person(&self) -> bool {
        let rules = &self.escalation;
        let worth = |least: Money| {
            self.parcel().value.is_some_and(|value| value.currency == least.currency && value.minor >= least.minor)
        };
        self.product.tags.iter().any(|tag| rules.tags.contains(tag)) || rules.order_from.is_some_and(worth)
    }

    /// The currency that amounts are in.
    pub fn currency(&self) -> Option<Currency> {
        self.policy.as_ref().map(|p| p.currency).or(self.product.price.map(|p| p.currency))
    }

    /// The product's facts as answers: the shopper who asks "is it cotton or silk?" gets the page's own words.
    pub fn fact_answers(&self, catalog: &Catalog, locale: &Locale) -> Vec<Answer> {
        self.product
            .facts
            .iter()
            .enumerate()
            .map(|(i, (name, words))| {
                let name = name.get(locale);
                let label = fact_label(name).map_or(name, |key| catalog.text(key));
                Answer {
                    id: format!("fact-{i}"),
                    question: label.to_owned(),
                    // A fact is asked for by its property's name as often as by its value.
                    keywords: vec![name.to_owned()],
                    body: vec![Block::Paragraph(vec![Inline::Text(words.get(locale).to_owned())])],
                    scope: Scope { products: vec![self.product.id.clone()], ..Scope::default() },
                    origin: Origin::Fact,
                    ..Answer::default()
                }
            })
            .filter(|a| !a.question.is_empty())
            .collect()
    }
}

/// The product in view: the shop's own entry where there is one, completed by what the page says.
fn product(config: &Config, shop: Option<&Shop>, page: &PageFacts) -> Product {
    let written = page.product.clone().unwrap_or_default();
    let id = config.product.clone().unwrap_or_else(|| written.id.clone());
    let Some(mut own) = shop.and_then(|s| s.products.iter().find(|p| p.id == id)).cloned() else {
        // A page about another product than the one configured would lend it foreign facts.
        let same = config.product.is_none() || written.id.is_empty() || written.id == id;
        return Product { id, ..if same { written } else { Product::default() } };
    };
    if written.id.is_empty() || written.id == id || page_is_about_it(&own, &written) {
        if own.name.is_empty() {
            own.name = written.name;
        }
        // The price on the page is what the shopper sees, variant included.
        own.price = written.price.or(own.price);
        own.weight_g = own.weight_g.or(written.weight_g);
        own.available_from = own.available_from.or(written.available_from);
        if own.facts.is_empty() {
            own.facts = written.facts;
        }
        if own.categories.is_empty() {
            own.categories = written.categories;
        }
        for tag in written.tags {
            if !own.tags.contains(&tag) {
                own.tags.push(tag);
            }
        }
    }
    own
}

/// An amount of the cart; what is below the smallest coin is left off, because discounts are computed as fractions.
fn in_cart(amount: &Option<String>, currency: Currency) -> Option<Money> {
    let amount = amount.as_deref()?;
    let end = amount.find('.').map_or(amount.len(), |point| point + 1 + currency.decimals() as usize);
    Money::parse(amount.get(..end).unwrap_or(amount), currency)
}

fn page_is_about_it(own: &Product, written: &Product) -> bool {
    own.name.all().any(|name| written.name.all().any(|other| other == name))
}
