//! What may a shop's own document say?

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::answer::Answer;
use super::common::{Amount, Country, Day, Days, Duration, Hours, Language, OneOrMore, Spell, Words};
use super::delivery::Delivery;

/// A shop in one document. In a folder the same keys stand in `shop.toml`, with `delivery` in `delivery.toml`, `products`
/// in `products.toml`, `synonyms` in `synonyms.toml`, `tokens` in `theme.tokens.json`, and each of `answers` in a file.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Shop {
    /// Where this schema is, for editors.
    #[serde(rename = "$schema")]
    schema: Option<String>,
    /// The version of the compiled form; leave it out in what you write.
    shelfhelp: Option<u16>,
    /// The shop's name.
    name: Words,
    /// The languages it writes in, the usual one first.
    locales: OneOrMore<Language>,
    /// The currency of all amounts, by the three letters of ISO 4217.
    #[schemars(extend("pattern" = "^[A-Za-z]{3}$", "examples" = ["EUR"]))]
    currency: String,
    /// Where the shop is.
    country: Option<Country>,
    /// Where its clocks are: a name of the IANA time zone database.
    #[schemars(extend("examples" = ["Europe/Athens"]))]
    time_zone: String,
    /// Where the help centre's pages will be found; `build --pages` needs it for search engines.
    help_url: Option<String>,
    /// The service promise, shown as a card.
    service: Option<Service>,
    /// How a visit is led to a person.
    escalation: Option<Escalation>,
    /// Who can be reached, in the order in which you like it.
    channels: Option<OneOrMore<Channel>>,
    /// Days on which nobody can be reached through any channel, besides those that a channel names itself.
    closed: Option<OneOrMore<Spell>>,
    /// Delivery and returns.
    delivery: Option<Delivery>,
    /// What the pages do not say about products.
    products: Option<OneOrMore<Product>>,
    /// Questions and answers by language tag.
    answers: Option<BTreeMap<String, OneOrMore<Answer>>>,
    /// Groups of words for the same thing by language tag: a search for one of a group finds the others too.
    #[schemars(extend("examples" = [{ "en": [["parcel", "package", "shipment"]] }]))]
    synonyms: Option<BTreeMap<String, Vec<Vec<String>>>>,
    /// How the search knows meanings.
    search: Option<Search>,
    /// What you tell of orders.
    orders: Option<Orders>,
    /// Who is told what happens in visits; nobody unless you say so.
    insight: Option<Insight>,
    /// Design tokens in the form of the Design Tokens Community Group (2025.10); those of the group `shelf` are the widget's, those of `shelf-dark` count on dark grounds.
    tokens: Option<BTreeMap<String, serde_json::Value>>,
}

/// How the search knows meanings.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Search {
    /// By what it finds answers that say the same in other words.
    meaning: Option<Meaning>,
}

/// By what the search finds answers that say the same in other words. English answers only; others are found as ever.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Meaning {
    /// By words that the build finds for each answer; a few kilobytes. This is the usual one.
    Expand,
    /// By a table of 50 kB that shoppers fetch when they turn to the search box.
    Pack,
    /// By the words that answers say alone.
    Off,
}

/// What shoppers can expect, in the shop's own words.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Service {
    /// One or two sentences.
    promise: Option<Words>,
    /// Who answers.
    who: Option<Words>,
    /// What shoppers can count on.
    expect: Option<Words>,
    /// How soon they get an answer.
    reply: Option<Words>,
}

/// How a visit is led to a person.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Escalation {
    /// When contact is offered.
    mode: Option<Mode>,
    /// What each sign that help is not helping weighs.
    weights: Option<Weights>,
    /// The weight at which a person is offered; 2 where left out.
    #[schemars(range(min = 1, max = 9))]
    threshold: Option<u8>,
    /// How long without progress counts as a sign; 3 minutes where left out.
    stalled: Option<Duration>,
    /// The effort, of 1 to 7, from which on it is a sign; 6 where left out.
    #[schemars(range(min = 1, max = 7))]
    effort_from: Option<u8>,
    /// Intents of answers that are for a person at once; `urgent`, `damaged`, `wrong-item`, `cancel` and `fraud` where left out.
    urgent: Option<OneOrMore<String>>,
    /// Products and orders that are for a person at once.
    at_once: Option<AtOnce>,
    /// What shoppers are asked afterwards; nothing where left out.
    ask: Option<Ask>,
}

/// What each sign that help is not helping weighs against the threshold: 0 for nothing, 9 at most.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Weights {
    /// Nothing was found; 2.
    #[schemars(range(max = 9))]
    no_result: Option<u8>,
    /// What was found is not sure enough; 2.
    #[schemars(range(max = 9))]
    low_confidence: Option<u8>,
    /// "Not yet" was the answer to "Did this help?"; 1.
    #[schemars(range(max = 9))]
    did_not_help: Option<u8>,
    /// Other words were tried and nothing was read; 1.
    #[schemars(range(max = 9))]
    reworded: Option<u8>,
    /// An answer was opened again after another one; 1.
    #[schemars(range(max = 9))]
    back_and_forth: Option<u8>,
    /// The panel was opened again after something had not helped; 1.
    #[schemars(range(max = 9))]
    came_back: Option<u8>,
    /// Time went by without progress; 1.
    #[schemars(range(max = 9))]
    stalled: Option<u8>,
    /// It took much effort, as the shopper said; 2.
    #[schemars(range(max = 9))]
    effort: Option<u8>,
}

/// Products and orders that are for a person at once.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AtOnce {
    /// Tags of products.
    tags: Option<OneOrMore<String>>,
    /// The value of an order, from which on.
    order_from: Option<Amount>,
}

/// What shoppers are asked afterwards, each at most once in a visit.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Ask {
    /// How much effort it took, 1 to 7.
    effort: Option<bool>,
    /// Whether they would recommend the shop, 0 to 10.
    recommend: Option<bool>,
}

/// What you tell of orders.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Orders {
    /// The address that is asked what became of an order: https, or a path on the page's own host.
    lookup: Option<String>,
    /// The carriers you send with, by name, likeliest first.
    carriers: Option<OneOrMore<String>>,
    /// The answers for those who have found their order; without them, the one that fits best is found by its words.
    scenarios: Option<Scenarios>,
}

/// The answers for those who have found their order, by id.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Scenarios {
    /// It is not here, whatever its steps say.
    r#where: Option<String>,
    /// It is to go back.
    r#return: Option<String>,
    /// It is to be stopped.
    cancel: Option<String>,
    /// It came damaged.
    damaged: Option<String>,
    /// It is not what was ordered.
    wrong_item: Option<String>,
}

/// Who is told what happens in visits; nobody unless you say so.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Insight {
    /// Whether the page's data layer is told.
    data_layer: Option<bool>,
    /// An address of yours that is told: https, or a path on the page's own host.
    beacon: Option<String>,
    /// How it is told.
    beacon_mode: Option<BeaconMode>,
    /// Whether they learn what was asked, with addresses and numbers masked.
    queries: Option<bool>,
}

/// How a beacon is sent.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum BeaconMode {
    /// Lines of JSON are posted. This is the usual one.
    Post,
    /// Each fact is a request that a web server's log keeps.
    Get,
}

/// When contact is offered.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Mode {
    /// After help has failed. This is the usual one.
    SelfService,
    /// The shopper chooses between help and contact first.
    AskFirst,
    /// Both at once.
    Neutral,
    /// Never; the shop's own pages say how.
    HelpOnly,
}

/// A way to a person.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Channel {
    /// A short name of its own; the kind where left out.
    id: Option<String>,
    /// What kind of way it is.
    kind: ChannelKind,
    /// The mail address or telephone number, for `whatsapp` and `sms` with `+` and its country; for `custom` the address of a
    /// page, or nothing where the page listens itself; for `social` the `https://` page there; for `call-back` the address
    /// that the form is posted to: a path, or `https://…`.
    address: Option<String>,
    /// For `chat`: whose chat it is.
    provider: Option<String>,
    /// For `chat`: what the provider knows you by, which is not needed where the page has the provider's own snippet; and
    /// `hide_bubble` and `fields`, as docs/channels.md tells.
    settings: Option<BTreeMap<String, Setting>>,
    /// What the shopper reads.
    label: Option<Words>,
    /// When somebody is there, on the shop's clocks.
    hours: Option<Hours>,
    /// Days on which nobody is.
    closed: Option<OneOrMore<Spell>>,
    /// How long an answer takes, within hours.
    answers_within: Option<Duration>,
    /// For `call-back`: what the shopper agrees to by asking for the call.
    consent: Option<Words>,
}

/// A setting of a chat.
#[derive(JsonSchema)]
#[serde(untagged)]
pub(super) enum Setting {
    /// A key or a name: `"f00d"`.
    Text(String),
    /// A number of an account.
    Number(u64),
    /// Yes or no: `hide_bubble`.
    Flag(bool),
    /// What our values are called there: `fields`.
    Names(BTreeMap<String, String>),
}

/// What kind of way to a person it is.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ChannelKind {
    /// A chat or form that the shop's page opens.
    Custom,
    /// Mail.
    Email,
    /// Telephone.
    Phone,
    /// WhatsApp, by its number.
    #[serde(rename = "whatsapp")]
    WhatsApp,
    /// Text messages.
    Sms,
    /// A page of a social network.
    Social,
    /// A form for "call me back".
    CallBack,
    /// A chat of a provider's.
    Chat,
}

/// What the pages do not say about a product.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Product {
    /// Its id as on its page, usually the SKU.
    id: String,
    /// What the shopper reads.
    name: Option<Words>,
    /// Categories, widest first.
    categories: Option<OneOrMore<String>>,
    /// Tags and conditions for answers and delivery: `silk`, `heavy`.
    tags: Option<OneOrMore<String>>,
    /// The price of one.
    price: Option<Amount>,
    /// Weight in grams.
    #[schemars(range(max = 10_000_000))]
    weight_g: Option<u32>,
    /// Pre-order: not packed before this day.
    available_from: Option<Day>,
    /// The id of the warehouse that packs it.
    warehouse: Option<String>,
    /// Its shipping class.
    class: Option<String>,
    /// Days of packing on top, where it is made to order.
    made_to_order: Option<Days>,
    /// Facts by name, in the order shown: `material`, `size`, `care`, or any other.
    #[schemars(extend("examples" = [{ "material": "100 % mulberry silk" }]))]
    facts: Option<BTreeMap<String, Fact>>,
}

/// A fact: words, or a label of its own with its value.
#[derive(JsonSchema)]
#[serde(untagged)]
pub(super) enum Fact {
    /// With its name in the shop's languages.
    Labelled(Labelled),
    /// Words under a name that the widget knows.
    Words(Words),
}

/// A fact with its name in the shop's languages.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Labelled {
    /// What it is called.
    label: Option<Words>,
    /// What it is.
    value: Words,
}

/// What stands in `products.toml`.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Products {
    /// Each product begins with a line of `[[products]]`.
    products: Vec<Product>,
}

/// What stands in `synonyms.toml`: for each language its groups of words for the same thing.
#[derive(JsonSchema)]
#[schemars(extend("examples" = [{ "en": [["parcel", "package", "shipment"]] }]))]
pub(super) struct Synonyms(BTreeMap<String, Vec<Vec<String>>>);
