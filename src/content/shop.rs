//! What is the shop?

use serde::Serialize;

use super::order::Scenario;
use crate::contact::{Channel, Escalation};
use crate::delivery::Policy;
use crate::i18n::{Locale, Words};
use crate::money::{Currency, Money};
use crate::taken;
use crate::theme::Theme;
use crate::time::{Date, Zone};

/// Everything about a shop but its answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shop {
    /// The shop's name.
    pub name: Words,
    /// The languages it writes in, the default first.
    pub locales: Vec<Locale>,
    /// The currency of its prices.
    pub currency: Currency,
    /// Where it is, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Its clocks.
    pub zone: Zone,
    /// Its delivery and return rules.
    pub policy: Option<Policy>,
    /// Who can be reached.
    pub channels: Vec<Channel>,
    /// How a visit is led to a person.
    pub escalation: Escalation,
    /// What it tells of orders.
    pub orders: Orders,
    /// Who is told what happens in visits.
    pub insight: Insight,
    /// What shoppers can expect.
    pub service: Service,
    /// What the pages do not say about products.
    pub products: Vec<Product>,
    /// Groups of words for the same thing, each with its language.
    pub synonyms: Vec<(Locale, Vec<String>)>,
    /// How its answers are found by words of like meaning.
    pub meaning: MeaningMode,
    /// Its looks.
    pub theme: Theme,
}

/// Of groups of words, each with its language, those of one language.
pub fn words_in<'s>(groups: &'s [(Locale, Vec<String>)], locale: &'s Locale) -> impl Iterator<Item = &'s Vec<String>> {
    groups.iter().filter(|(language, _)| language.language() == locale.language()).map(|(_, group)| group)
}

taken! {
    Shop {
        name, locales, currency, country, zone, policy, channels, escalation, orders, insight, service, products, synonyms,
        meaning, theme
    }
}

/// What a shop tells of orders.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Orders {
    /// The address that is asked what became of an order.
    pub lookup: Option<String>,
    /// The carriers it sends with, by name, likeliest first; empty where it does not say.
    pub carriers: Vec<String>,
    /// The answers for those who have found theirs, by id, where it names them.
    pub scenarios: Vec<(Scenario, String)>,
}

taken! { Orders { lookup, carriers, scenarios } }

/// Who is told what happens in visits; nobody unless the shop says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Insight {
    /// The page's data layer.
    pub data_layer: bool,
    /// An address of the shop's.
    pub beacon: Option<Beacon>,
    /// Whether they learn what was asked, masked.
    pub queries: bool,
}

taken! { Insight { data_layer, beacon, queries } }

/// Where facts are sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Beacon {
    /// The address.
    pub address: String,
    /// Whether facts are posted as lines of JSON; else each is a request that a web server's log keeps.
    pub posts: bool,
}

taken! { Beacon { address, posts } }

/// How answers are found by words that they do not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum MeaningMode {
    /// By words that the build found for each answer. What no build has seen is found by the table, as with `Pack`.
    #[default]
    Expand,
    /// By a table that shoppers' browsers fetch, some 50 kB, when they turn to the search box.
    Pack,
    /// By the words they say alone.
    Off,
}

taken! { enum MeaningMode { Expand {}, Pack {}, Off {} } }

impl MeaningMode {
    /// By its name, as merchants write it.
    pub fn parse(text: &str) -> Option<MeaningMode> {
        Some(match text.trim() {
            "expand" => MeaningMode::Expand,
            "pack" => MeaningMode::Pack,
            "off" => MeaningMode::Off,
            _ => return None,
        })
    }
}

/// The service promise, in the shop's own words: a card, not an essay. Each part may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Service {
    /// The promise as a whole.
    pub promise: Words,
    /// Who answers.
    pub who: Words,
    /// What shoppers can count on.
    pub expect: Words,
    /// How soon they get an answer.
    pub reply: Words,
}

taken! { Service { promise, who, expect, reply } }

impl Service {
    /// Whether nothing is promised.
    pub fn is_empty(&self) -> bool {
        [&self.promise, &self.who, &self.expect, &self.reply].into_iter().all(Words::is_empty)
    }

    /// Keeps the words of one language, as [`Words::narrow`] does.
    pub fn narrow(&mut self, locale: &Locale) {
        for words in [&mut self.promise, &mut self.who, &mut self.expect, &mut self.reply] {
            words.narrow(locale);
        }
    }
}

/// What is known about a product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Product {
    /// The shop's id, usually the SKU.
    pub id: String,
    /// What the shopper reads.
    pub name: Words,
    /// Categories, widest first.
    pub categories: Vec<String>,
    /// Tags and conditions: `silk`, `heavy`, `pre-order`.
    pub tags: Vec<String>,
    /// The price.
    pub price: Option<Money>,
    /// Weight in grams.
    pub weight_g: Option<u32>,
    /// Pre-order or backorder: not packed before this day.
    pub available_from: Option<Date>,
    /// The id of the warehouse that packs it; empty for the default.
    pub warehouse: String,
    /// Its shipping class, for prices; may be empty.
    pub class: String,
    /// Handling days on top, where it is made to order: fewest and most.
    pub made_to_order: (u16, u16),
    /// Facts by name, in the order shown: `material` → `100 % mulberry silk`.
    pub facts: Vec<(Words, Words)>,
}

taken! { Product { id, name, categories, tags, price, weight_g, available_from, warehouse, class, made_to_order, facts } }
