// A shop for Shelfhelp in one document. Written by `shelfhelp schema --format typescript`.

/** A shop in one document. In a folder the same keys stand in `shop.toml`, with `delivery` in `delivery.toml`, `products` in `products.toml`, `synonyms` in `synonyms.toml`, `tokens` in `theme.tokens.json`, and each of `answers` in a file. */
export interface Shop {
  /** Where this schema is, for editors. */
  '$schema'?: string;
  /** The version of the compiled form; leave it out in what you write. */
  shelfhelp?: number;
  /** The shop's name. */
  name: Words;
  /** The languages it writes in, the usual one first. */
  locales: Language | Language[];
  /** The currency of all amounts, by the three letters of ISO 4217. */
  currency: string;
  /** Where the shop is. */
  country?: Country;
  /** Where its clocks are: a name of the IANA time zone database. */
  time_zone: string;
  /** Where the help centre's pages will be found; `build --pages` needs it for search engines. */
  help_url?: string;
  /** The service promise, shown as a card. */
  service?: Service;
  /** How a visit is led to a person. */
  escalation?: Escalation;
  /** Who can be reached, in the order in which you like it. */
  channels?: Channel | Channel[];
  /** Days on which nobody can be reached through any channel, besides those that a channel names itself. */
  closed?: Spell | Spell[];
  /** Delivery and returns. */
  delivery?: Delivery;
  /** What the pages do not say about products. */
  products?: Product | Product[];
  /** Questions and answers by language tag. */
  answers?: Record<string, Answer | Answer[]>;
  /** Groups of words for the same thing by language tag: a search for one of a group finds the others too. */
  synonyms?: Record<string, string[][]>;
  /** How the search knows meanings. */
  search?: Search;
  /** What you tell of orders. */
  orders?: Orders;
  /** Who is told what happens in visits; nobody unless you say so. */
  insight?: Insight;
  /** Design tokens in the form of the Design Tokens Community Group (2025.10); those of the group `shelf` are the widget's, those of `shelf-dark` count on dark grounds. */
  tokens?: Record<string, unknown>;
}

/** Words that shoppers read: one text for every language, or one for each, by language tag. */
export type Words = string | Record<string, string>;

/** A language tag of BCP 47: `en`, `el`, `zh-Hans`. */
export type Language = string;

/** A country by the two letters of ISO 3166-1: `GR`. */
export type Country = string;

/** What shoppers can expect, in the shop's own words. */
export interface Service {
  /** One or two sentences. */
  promise?: Words;
  /** Who answers. */
  who?: Words;
  /** What shoppers can count on. */
  expect?: Words;
  /** How soon they get an answer. */
  reply?: Words;
}

/** How a visit is led to a person. */
export interface Escalation {
  /** When contact is offered. */
  mode?: Mode;
  /** What each sign that help is not helping weighs. */
  weights?: Weights;
  /** The weight at which a person is offered; 2 where left out. */
  threshold?: number;
  /** How long without progress counts as a sign; 3 minutes where left out. */
  stalled?: Duration;
  /** The effort, of 1 to 7, from which on it is a sign; 6 where left out. */
  effort_from?: number;
  /** Intents of answers that are for a person at once; `urgent`, `damaged`, `wrong-item`, `cancel` and `fraud` where left out. */
  urgent?: string | string[];
  /** Products and orders that are for a person at once. */
  at_once?: AtOnce;
  /** What shoppers are asked afterwards; nothing where left out. */
  ask?: Ask;
}

/** A way to a person. */
export interface Channel {
  /** A short name of its own; the kind where left out. */
  id?: string;
  /** What kind of way it is. */
  kind: ChannelKind;
  /** The mail address or telephone number, for `whatsapp` and `sms` with `+` and its country; for `custom` the address of a page, or nothing where the page listens itself; for `social` the `https://` page there; for `call-back` the address that the form is posted to: a path, or `https://…`. */
  address?: string;
  /** For `chat`: whose chat it is. */
  provider?: string;
  /** For `chat`: what the provider knows you by, which is not needed where the page has the provider's own snippet; and `hide_bubble` and `fields`, as docs/channels.md tells. */
  settings?: Record<string, Setting>;
  /** What the shopper reads. */
  label?: Words;
  /** When somebody is there, on the shop's clocks. */
  hours?: Hours;
  /** Days on which nobody is. */
  closed?: Spell | Spell[];
  /** How long an answer takes, within hours. */
  answers_within?: Duration;
  /** For `call-back`: what the shopper agrees to by asking for the call. */
  consent?: Words;
}

/** A day, or a spell of days with both ends: `2026-08-10..2026-08-21`. */
export type Spell = string;

/** Delivery and returns. */
export interface Delivery {
  /** Which value of an order thresholds and steps count. */
  order_value?: OrderValue;
  /** How orders are packed. */
  handling?: Handling;
  /** Other warehouses, with what is different there. */
  warehouses?: Warehouse | Warehouse[];
  /** Carriers by the names that methods use. */
  carriers?: Record<string, Calendar>;
  /** Places; the first that matches wins, one without countries is everywhere else. */
  places?: Place | Place[];
  /** What does not go where. */
  restrictions?: Restriction | Restriction[];
  /** The ways to the shopper. */
  methods: Method | Method[];
  /** How things may come back. */
  returns?: Returns;
  /** Cases that `shelfhelp check` runs. */
  expect?: Expect | Expect[];
}

/** What the pages do not say about a product. */
export interface Product {
  /** Its id as on its page, usually the SKU. */
  id: string;
  /** What the shopper reads. */
  name?: Words;
  /** Categories, widest first. */
  categories?: string | string[];
  /** Tags and conditions for answers and delivery: `silk`, `heavy`. */
  tags?: string | string[];
  /** The price of one. */
  price?: Amount;
  /** Weight in grams. */
  weight_g?: number;
  /** Pre-order: not packed before this day. */
  available_from?: Day;
  /** The id of the warehouse that packs it. */
  warehouse?: string;
  /** Its shipping class. */
  class?: string;
  /** Days of packing on top, where it is made to order. */
  made_to_order?: Days;
  /** Facts by name, in the order shown: `material`, `size`, `care`, or any other. */
  facts?: Record<string, Fact>;
}

/** A question that the shop has answered. In a folder its keys are the front matter of a Markdown file, and what stands below is the body. */
export interface Answer {
  /** A short name of its own, the same in every language: letters, digits and hyphens. */
  id: string;
  /** The question as a shopper would ask it. */
  question: string;
  /** The answer: paragraphs, lists, headings (`##`), tables, `> [!TIP]` remarks, `**strong**`, `*stressed*`, links, pictures, `[▶ films](https://…)`, `[other answers](answer:ID)`, notes (`[^1]`) and facts (`{{delivery.range | in a few days}}`). */
  body: string;
  /** Other phrasings. */
  also?: string | string[];
  /** Words that should find it. */
  keywords?: string | string[];
  /** The heading under which it is listed. */
  topic?: string;
  /** Products it is about, by id. Without products, categories and tags it is about all. */
  products?: string | string[];
  /** Categories of products it is about. */
  categories?: string | string[];
  /** Tags and conditions of products it is about: `silk`, `heavy`. */
  tags?: string | string[];
  /** Ids of answers next to it. */
  related?: string | string[];
  /** The id of the likeliest next question. */
  next?: string;
  /** What the question is about: `urgent`, `damaged`, `wrong-item`, `cancel` and `fraud` go to a person at once unless `[escalation]` says otherwise; any other name is yours. */
  intent?: string;
  /** When you want to read it again. */
  review?: Day;
  /** One sentence for lists and search engines. */
  summary?: string;
  /** Paths and addresses where the answer was before. */
  aliases?: string | string[];
  /** When it was last changed. */
  updated?: Day;
  /** Whether it is not to be shown yet. */
  draft?: boolean;
  /** Its place among the answers, lower ones first. */
  order?: number;
  /** What it is in the system it was imported from. */
  source?: string;
  /** What it was when it was imported; a later import tells by it whether you have edited it. */
  imported?: string;
}

/** How the search knows meanings. */
export interface Search {
  /** By what it finds answers that say the same in other words. */
  meaning?: Meaning;
}

/** What you tell of orders. */
export interface Orders {
  /** The address that is asked what became of an order: https, or a path on the page's own host. */
  lookup?: string;
  /** The carriers you send with, by name, likeliest first. */
  carriers?: string | string[];
  /** The answers for those who have found their order; without them, the one that fits best is found by its words. */
  scenarios?: Scenarios;
}

/** Who is told what happens in visits; nobody unless you say so. */
export interface Insight {
  /** Whether the page's data layer is told. */
  data_layer?: boolean;
  /** An address of yours that is told: https, or a path on the page's own host. */
  beacon?: string;
  /** How it is told. */
  beacon_mode?: BeaconMode;
  /** Whether they learn what was asked, with addresses and numbers masked. */
  queries?: boolean;
}

/** When contact is offered. */
export type Mode = 'self-service' | 'ask-first' | 'neutral' | 'help-only';

/** What each sign that help is not helping weighs against the threshold: 0 for nothing, 9 at most. */
export interface Weights {
  /** Nothing was found; 2. */
  no_result?: number;
  /** What was found is not sure enough; 2. */
  low_confidence?: number;
  /** "Not yet" was the answer to "Did this help?"; 1. */
  did_not_help?: number;
  /** Other words were tried and nothing was read; 1. */
  reworded?: number;
  /** An answer was opened again after another one; 1. */
  back_and_forth?: number;
  /** The panel was opened again after something had not helped; 1. */
  came_back?: number;
  /** Time went by without progress; 1. */
  stalled?: number;
  /** It took much effort, as the shopper said; 2. */
  effort?: number;
}

/** A span of time: `30 min`, `2 h`. */
export type Duration = string;

/** Products and orders that are for a person at once. */
export interface AtOnce {
  /** Tags of products. */
  tags?: string | string[];
  /** The value of an order, from which on. */
  order_from?: Amount;
}

/** What shoppers are asked afterwards, each at most once in a visit. */
export interface Ask {
  /** How much effort it took, 1 to 7. */
  effort?: boolean;
  /** Whether they would recommend the shop, 0 to 10. */
  recommend?: boolean;
}

/** What kind of way to a person it is. */
export type ChannelKind = 'custom' | 'email' | 'phone' | 'whatsapp' | 'sms' | 'social' | 'call-back' | 'chat';

/** A setting of a chat. */
export type Setting = string | number | boolean | Record<string, string>;

/** Opening hours by weekday: keys are days (`mon` … `sun`, `mon-fri`, `weekdays`, `weekend`, `daily`), values are spans such as `09:00-18:00`, several of them, or `closed`. A key for one day wins over one for several. */
export type Hours = Record<string, string | string[]>;

/** Which value of an order counts. */
export type OrderValue = 'after-discount' | 'before-discount';

/** How orders are packed. */
export interface Handling {
  /** Open days from the order to the parcel; 0 is the day of the order. */
  days?: Days;
  /** Until when an order counts for its own day: one time, or one by weekday. */
  cutoff?: Cutoff;
  /** Open days of the week; Monday to Friday where left out. */
  open?: Weekdays;
  /** Closed days. */
  closed?: Spell | Spell[];
  /** Days that are open all the same; they win. */
  extra_open?: Spell | Spell[];
  /** Countries whose public holidays are closed too. */
  holidays?: string | string[];
}

/** Another warehouse; what it leaves out is as in `handling`. */
export interface Warehouse {
  /** A short name for products and rates to use. */
  id: string;
  /** Where its clocks are. */
  time_zone?: string;
  /** Open days from the order to the parcel. */
  days?: Days;
  /** Until when an order counts for its own day. */
  cutoff?: Cutoff;
  /** Open days of the week. */
  open?: Weekdays;
  /** Closed days. */
  closed?: Spell | Spell[];
  /** Days that are open all the same. */
  extra_open?: Spell | Spell[];
  /** Countries whose public holidays are closed too. */
  holidays?: string | string[];
}

/** On which days a carrier moves parcels. */
export interface Calendar {
  /** Open days of the week; Monday to Friday where left out. */
  open?: Weekdays;
  /** Closed days. */
  closed?: Spell | Spell[];
  /** Days that are open all the same; they win. */
  extra_open?: Spell | Spell[];
  /** Countries whose public holidays are closed too. */
  holidays?: string | string[];
}

/** A named set of destinations. */
export interface Place {
  /** A short name for rates to use. */
  id: string;
  /** What the shopper reads. */
  name?: Words;
  /** Other names by which a question may call it, or something in it. */
  also?: string | string[];
  /** Its countries; exactly one beside postcodes. */
  countries?: Country | Country[];
  /** Regions of ISO 3166-2, in place of countries: `US-CA`. */
  regions?: string | string[];
  /** Postcodes, beginnings (`104*`) and ranges (`104 00..108 99`). */
  postcodes?: Code | Code[];
  /** What a carrier's parcel there costs on top, unless it is free. */
  surcharge?: Amount;
}

/** Something that does not go somewhere. What is left out is everything of its kind. */
export interface Restriction {
  /** Tags of products, any of them. */
  tags?: string | string[];
  /** Ids of places, any of them. */
  places?: string | string[];
  /** Ids of methods, any of them. */
  methods?: string | string[];
  /** Why, for the shopper. */
  reason: Words;
}

/** A way for the parcel to reach the shopper. */
export interface Method {
  /** A short name: `standard`. */
  id: string;
  /** What the shopper reads; the id where left out. */
  name?: Words;
  /** How it reaches the shopper; `ship` where left out. */
  kind?: MethodKind;
  /** Where the counter is. */
  address?: Words;
  /** When it can be collected. */
  hours?: Hours;
  /** Days on which the counter is closed. */
  closed?: Spell | Spell[];
  /** The counter's country, beside its postcode. */
  country?: Country;
  /** The counter's postcode, for who asks for the nearest. */
  postcode?: Code;
  /** Several counters, in place of one on the method itself. */
  counters?: Counter | Counter[];
  /** From when on a parcel can be collected on the day it is ready. */
  ready?: Time;
  /** How long after the order it can be collected, within hours. */
  ready_in?: Duration;
  /** Windows in which it can come, by weekday. */
  slots?: Hours;
  /** How long before a window it must be ordered. */
  lead?: Duration;
  /** How many days ahead windows are offered. */
  days_ahead?: number;
  /** What is packed otherwise for this method. */
  handling?: Handling;
  /** The name of a carrier, or a calendar of its own. */
  carrier?: Carrier;
  /** Tags of products that it does not take, with the reason for the shopper. */
  refuses?: Record<string, Words>;
  /** What it costs where, and how long it takes; the first that matches wins. */
  rates: Rate | Rate[];
}

/** How things may come back. */
export interface Returns {
  /** Days from arrival, or `unlimited`. */
  days?: ReturnDays;
  /** What sending back costs: an amount, or `free`. */
  fee?: Amount;
  /** Fees by the ids of places. */
  fees?: Record<string, Amount>;
  /** How it goes back. */
  methods?: ReturnMethod | ReturnMethod[];
  /** Whether anything comes back at all; yes where left out. */
  accepted?: boolean;
  /** Tags of products that do not come back, with the reason for the shopper. */
  except?: Record<string, Words>;
  /** The page that says more. */
  url?: string;
  /** Longer windows, as before Christmas. */
  seasonal?: Season | Season[];
}

/** A case that `shelfhelp check` runs: a parcel, a place and a moment, and what should come of it. */
export interface Expect {
  /** Where it goes: `GR`, `GR/10434`, `US-CA/90210`. */
  to: string;
  /** A product that the shop describes. */
  product?: string;
  /** Weight in grams. */
  weight?: number;
  /** Order value before discounts. */
  value?: Amount;
  /** What discounts take off. */
  discount?: Amount;
  /** Pieces. */
  quantity?: number;
  /** Tags besides the product's. */
  tags?: string | string[];
  /** The shipping class. */
  class?: string;
  /** The warehouse that packs it. */
  warehouse?: string;
  /** The moment of the order: `2026-11-19T13:47:00+02:00`. */
  at: string;
  /** The method meant; the best promise where left out. */
  method?: string;
  /** The counter meant. */
  counter?: string;
  /** The first day on which it should come. */
  earliest?: Day;
  /** The last day. */
  latest?: Day;
  /** What it should cost: an amount, `free` or `checkout`. */
  price?: Amount;
  /** Until when it must be ordered. */
  order_by?: string;
  /** From when on it can be collected. */
  ready_from?: Time;
  /** Whether it should not be delivered. */
  never?: boolean;
}

/** An amount in the shop's currency, as text so that no digit is lost: `"3.50"`. */
export type Amount = string | number;

/** A day of the calendar: `2026-12-25`. */
export type Day = string;

/** A number of days, or fewest and most: `2`, `[1, 3]`. */
export type Days = number | number[];

/** A fact: words, or a label of its own with its value. */
export type Fact = Labelled | Words;

/** By what the search finds answers that say the same in other words. English answers only; others are found as ever. */
export type Meaning = 'expand' | 'pack' | 'off';

/** The answers for those who have found their order, by id. */
export interface Scenarios {
  /** It is not here, whatever its steps say. */
  where?: string;
  /** It is to go back. */
  return?: string;
  /** It is to be stopped. */
  cancel?: string;
  /** It came damaged. */
  damaged?: string;
  /** It is not what was ordered. */
  'wrong-item'?: string;
}

/** How a beacon is sent. */
export type BeaconMode = 'post' | 'get';

/** A cut-off for every day, or by weekday. */
export type Cutoff = Time | Record<string, Time>;

/** Days of the week: `mon` … `sun`, ranges such as `mon-fri`, and `weekdays`, `weekend`, `daily`. */
export type Weekdays = string | string[];

/** A postcode as text, or as a number where it is one. */
export type Code = string | number;

/** How a parcel reaches the shopper. */
export type MethodKind = 'ship' | 'pickup' | 'locker' | 'slots' | 'digital';

/** A counter. */
export interface Counter {
  /** A short name. */
  id: string;
  /** What the shopper reads. */
  name?: Words;
  /** Where it is. */
  address?: Words;
  /** When it can be collected; lockers are always open where left out. */
  hours?: Hours;
  /** Closed days. */
  closed?: Spell | Spell[];
  /** Its country, beside its postcode. */
  country?: Country;
  /** Its postcode. */
  postcode?: Code;
}

/** A time on the shop's clocks, from `00:00` to `24:00`. */
export type Time = string;

/** The name of a carrier, or a calendar of its own. */
export type Carrier = string | Calendar;

/** What a method costs somewhere, and how long it takes. */
export interface Rate {
  /** Ids of places; everywhere where left out. */
  place?: string | string[];
  /** Only from this warehouse. */
  warehouse?: string;
  /** What it costs. */
  price?: Price;
  /** Prices by value, weight, pieces and class together; the first that fits wins. */
  tiers?: Tier | Tier[];
  /** Prices by the value of the order, rising. */
  tiers_by_value?: Step | Step[];
  /** Prices by weight in grams, rising. */
  tiers_by_weight?: Step | Step[];
  /** Prices by pieces, rising. */
  tiers_by_quantity?: Step | Step[];
  /** Open days on the way. */
  transit?: Days;
  /** From this order value on it is free. */
  free_over?: Amount;
  /** It does not go there: why, or `true` for no reason given. */
  never?: Never;
}

/** A number of days, or `unlimited`. */
export type ReturnDays = number | string;

/** How something goes back. */
export type ReturnMethod = 'post' | 'store' | 'pickup';

/** A longer window for the orders of some days. */
export interface Season {
  /** The first day of orders. */
  from: Day;
  /** The last day of orders. */
  to: Day;
  /** Until when they may come back. */
  until: Day;
}

/** A fact with its name in the shop's languages. */
export interface Labelled {
  /** What it is called. */
  label?: Words;
  /** What it is. */
  value: Words;
}

/** An amount, `free`, `checkout` where only checkout knows, or an amount put together. */
export type Price = Amount | Parts;

/** A price with bounds, all inclusive. */
export interface Tier {
  /** Up to this order value. */
  value_up_to?: Amount;
  /** Up to this weight in grams. */
  weight_up_to?: number;
  /** Up to so many pieces. */
  quantity_up_to?: number;
  /** Only for this shipping class. */
  class?: string;
  /** What it costs. */
  price?: Price;
  /** It is not delivered. */
  never?: Never;
}

/** A price with one bound, inclusive. */
export interface Step {
  /** The bound; without it the step is for all that is above. */
  up_to?: Amount;
  /** What it costs. */
  price?: Price;
  /** It is not delivered. */
  never?: Never;
}

/** Why something is not delivered, or `true` for no reason given. */
export type Never = boolean | Words;

/** An amount put together. */
export interface Parts {
  /** For the parcel. */
  base?: Amount;
  /** For each piece. */
  per_item?: Amount;
  /** For each kilogram begun. */
  per_kg?: Amount;
  /** Percentage of the order's value: `5`, `"5.25 %"`. */
  percent?: Amount;
  /** The least that the percentage comes to. */
  least?: Amount;
  /** The most that it comes to. */
  most?: Amount;
}
