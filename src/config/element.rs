//! What is the contract of `<shelf-help>`, name by name?
//!
//! One table: attributes with their properties, methods, events, the slot and the parts. The reference for developers, the
//! package's types and what editors complete are written from it (`tests/element.rs`), and a test in the browser holds it
//! against the element that runs. The head of `embed/element.rs` tells how the pieces work together.
//!
//! Does not know: custom properties, which are the tokens in `theme/token.rs`. No byte of it is in the widget.

/// An attribute, with the property of the same name.
#[derive(Clone, Copy, Debug)]
pub struct Attribute {
    /// As HTML writes it.
    pub name: &'static str,
    /// As scripts write it.
    pub property: &'static str,
    /// What the attribute takes, as TypeScript writes it.
    pub kind: &'static str,
    /// What holds without it; empty where that depends on the page.
    pub default: &'static str,
    /// What it is for.
    pub about: &'static str,
}

/// A property without an attribute, or a method.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// Its name.
    pub name: &'static str,
    /// Its type, or the method's parameters, as TypeScript writes them: `query: string`.
    pub takes: &'static str,
    /// What a method gives.
    pub gives: &'static str,
    /// What it is for.
    pub about: &'static str,
}

/// An event; all of them bubble and are composed.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    /// Its name.
    pub name: &'static str,
    /// The type of its `detail`, as TypeScript writes it; `null` without one.
    pub detail: &'static str,
    /// When it comes.
    pub about: &'static str,
}

macro_rules! attributes {
    ($($name:literal $property:ident $kind:literal $($default:literal)? => $about:literal;)*) => {
        /// Every attribute, in the order of the reference.
        pub const ATTRIBUTES: &[Attribute] = &[$(Attribute {
            name: $name,
            property: stringify!($property),
            kind: $kind,
            default: concat!($($default)?),
            about: $about,
        },)*];
    };
}

attributes! {
    "view" view "'all' | 'delivery' | 'panel'" "all" => "What is shown: inline block, launcher and panel; the inline block; or launcher and panel.";
    "shop" shop "string" => "The address of a built shop's `shop.json`, or of a shop in one document; without it, what the page's own markup says.";
    "product" product "string" => "The product in view, by id; by default what the page's markup says.";
    "variant" variant "string" => "The variant in view, as shoppers read it.";
    "quantity" quantity "number" "1" => "How many pieces.";
    "country" country "string" => "The shopper's country, by the two letters of ISO 3166-1, where the shop knows it.";
    "region" region "string" => "The shopper's state or province, by the letters of ISO 3166-2, where the shop knows it.";
    "postcode" postcode "string" => "The shopper's postcode, where the shop knows it.";
    "locale" locale "string" => "The language, by its BCP 47 tag; by default that of the page.";
    "theme" theme "'auto' | 'light' | 'dark'" "auto" => "As the page is behind the element, or the widget's own light or dark colours.";
    "consent" consent "string" => "What the shopper has agreed to: `preferences`, `analytics`, both, or `none`; without it the page's consent tools are asked.";
    "debug" debug "boolean" "false" => "Facts are shown as they happen, to whoever builds the shop.";
    "no-launcher" noLauncher "boolean" "false" => "No launcher: a button of the page opens the panel.";
    "launcher" launcher "'label' | 'icon' | 'none'" "label" => "A button with words, a round one with a sign, or none.";
    "launcher-side" launcherSide "'start' | 'end'" "end" => "On which side launcher and panel stand.";
}

/// Properties that no attribute can hold.
pub const PROPERTIES: &[Member] = &[
    Member {
        name: "config",
        takes: "ShelfHelpConfig | undefined",
        gives: "",
        about: "An object with the names of the attributes, or a whole shop in one document. It wins over attributes, key by key.",
    },
    Member {
        name: "onOrderLookup",
        takes: "((asked: { orderNumber: string, email: string, locale: string }) => Promise<object | null>) | undefined",
        gives: "",
        about: "Tells of an order, in place of the endpoint in `orders.lookup`; `null` where there is none.",
    },
];

/// What can be called, before the widget has started too.
pub const METHODS: &[Member] = &[
    Member { name: "open", takes: "", gives: "Promise<void>", about: "Opens the panel." },
    Member { name: "close", takes: "", gives: "Promise<void>", about: "Closes the panel." },
    Member { name: "toggle", takes: "", gives: "Promise<void>", about: "Opens or closes the panel." },
    Member {
        name: "search",
        takes: "query: string",
        gives: "Promise<ShelfHelpFound | undefined>",
        about: "Searches the shop's answers; `undefined` where the widget could not start.",
    },
    Member {
        name: "update",
        takes: "change: ShelfHelpChange",
        gives: "Promise<void>",
        about: "Takes another product, variant, quantity, place or cart. A key set to `null` is as if never updated.",
    },
];

macro_rules! events {
    ($($name:literal $detail:literal $about:literal;)*) => {
        /// Every event. `shelf-escalate` can be cancelled, which means that the page takes over.
        pub const EVENTS: &[Event] = &[$(Event { name: $name, detail: $detail, about: $about },)*];
    };
}

events! {
    "shelf-ready" "{ version: string }" "The widget is up.";
    "shelf-open" "null" "The panel was opened.";
    "shelf-close" "null" "The panel was closed.";
    "shelf-search" "{ length: number, hits: number, answered: boolean, query?: string }" "A question was meant; its words only where `share-queries` says so, masked.";
    "shelf-answer" "{ id: string }" "An answer was opened.";
    "shelf-rate" "{ id: string, helped: boolean }" "“Did this help?” was answered.";
    "shelf-escalate" "{ channel: { id: string, kind: string, address?: string }, draft: string, packet: { about: string, text: string, note: string }[] }" "The shopper goes on to a person; `preventDefault()` when the page takes over.";
    "shelf-fact" "{ fact: string, [detail: string]: unknown }" "A step of the visit; docs/insight.md lists them.";
    "shelf-error" "{ code: string, message: string, restarted?: boolean }" "Files could not be had, or the widget could not start.";
}

/// The event that a listener can cancel.
pub const CANCELABLE: &str = "shelf-escalate";

/// What the default slot is for.
pub const SLOT: &str =
    "The floor: shown until the widget is up, and again when it is not. A few plain links of the shop's.";

macro_rules! parts {
    ($($name:literal $about:literal)*) => {
        /// Every part that `::part()` reaches, in the order in which a visit meets them, with what it is.
        pub const PARTS: &[(&str, &str)] = &[$(($name, $about)),*];
    };
}

parts! {
    "root" "All of the widget."
    "delivery" "The inline block."
    "promise" "The promise: dates, price and place."
    "dates" "When the parcel comes."
    "price" "What delivery costs."
    "place" "The button that shows the place and changes it."
    "place-form" "The form for another place."
    "guess" "The remark that the place is a guess."
    "countdown" "How long there is to order for these dates."
    "ask-us" "The button that leads to people where no date can be promised."
    "gap" "What is missing for free delivery, with its bar."
    "ways" "The button that unfolds the other ways of delivery."
    "way-list" "The other ways."
    "counter" "A place to collect at, with its hours."
    "more" "A fold with more counters or windows."
    "why" "The button that explains a date."
    "timeline" "The days from the order to the arrival."
    "need-by" "The button that asks what arrives by a day."
    "need" "The day that was named, and what arrives by it."
    "deadlines" "Which ways make it, and until when to order."
    "returns" "What may come back, and until when."
    "ask" "The button of the inline block that opens the panel."
    "launcher" "The button in the corner that opens the panel."
    "panel" "The panel."
    "back" "The button that goes back."
    "close" "The button that closes the panel."
    "search" "The search form."
    "input" "The field for a question."
    "completions" "The list of completions."
    "completion" "One completion."
    "recent" "A question asked before."
    "forget" "The button that forgets what was asked before."
    "suggestion" "A likely question."
    "topics" "The topics."
    "topic" "A topic."
    "topic-list" "The answers of a topic."
    "service" "The card with the shop's service promise."
    "result" "An answer found."
    "product-fact" "The card with a fact of the product."
    "keep" "The button that keeps the place a question named."
    "asked" "The card with delivery to the place that a question names."
    "tracking" "The card of a tracking number."
    "track" "A link to a carrier."
    "loading" "What is shown while answers come."
    "only-in" "The remark that an answer is only there in another language."
    "empty" "What is said where nothing was found."
    "retry" "The button that tries again."
    "answer" "An answer, opened."
    "fact" "A live fact within an answer."
    "callout" "A passage of an answer that stands out."
    "picture" "A picture of an answer."
    "film" "A film of an answer."
    "answer-link" "A link within an answer."
    "next" "The line that leads on to other answers after one did not help."
    "rate" "The foot of an answer: did it help?"
    "rate-yes" "Yes."
    "rate-no" "No."
    "reasons" "Why it did not help."
    "reason" "One reason."
    "survey" "A question about the visit."
    "score" "One score of it."
    "survey-close" "The button that declines it."
    "doors" "The choice between help and people, where the shop asks first."
    "door-help" "The way to help."
    "person" "The button that leads to a person."
    "soonest" "The line above the channels: who answers soonest."
    "channels" "The channels."
    "channel" "One channel."
    "lost" "What is said above the channels where one could not be opened."
    "packet" "What will be passed on."
    "call-form" "The form for a call back."
    "change" "The button that changes a line of the packet."
    "strike" "The button that strikes it out."
    "line-field" "The field for it."
    "line-keep" "The button that keeps the change."
    "line-as-was" "The button that leaves it as it was."
    "team" "A line in the language of the shop's team."
    "start" "The button that hands it over."
    "handed-off" "The view after that."
    "order-entry" "The way to “Where is my order?”"
    "order-card" "The card of an order."
    "order" "An order."
    "order-form" "The form that finds it."
    "order-find" "Its button."
    "order-outcome" "What came of looking for it."
    "order-parcel" "One parcel of it."
    "order-steps" "The steps of a parcel."
    "order-items" "What is in it."
    "order-track" "The link to its carrier."
    "order-return" "Until when it may come back."
    "order-again" "The button that looks for another."
    "scenarios" "What may be wrong with an order."
    "scenario" "One of these."
    "debug" "The list of facts, with `debug`."
}
