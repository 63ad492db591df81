//! What does a live fact say to this shopper, for this product and place, right now?
//!
//! The names stand in [`LIVE_FACTS`](super::LIVE_FACTS). What cannot be known gives nothing, and the answer shows the
//! merchant's own words instead.

use super::{Block, Inline, Product};
use crate::delivery::words::{amount, dates, method_name, moment, price, return_methods, way, week};
use crate::delivery::{Destination, Kind, Policy, Promise, Quote, ReturnBy, Returns, return_fee};
use crate::i18n::{Key, Voice, Words};
use crate::time::{Timestamp, Zone};

// From here on a countdown matters: further away than a working day's length it only makes noise.
const COUNTDOWN_MINUTES_MAX: i64 = 8 * 60;

/// What is known when an answer is read.
#[derive(Clone, Copy)]
pub struct Facts<'f> {
    /// How the shopper is spoken to.
    pub voice: Voice<'f>,
    /// The delivery and return rules.
    pub policy: Option<&'f Policy>,
    /// What can be promised.
    pub quote: &'f Quote,
    /// Where to.
    pub destination: Option<&'f Destination>,
    /// The name of that place.
    pub place: &'f str,
    /// Until when it may come back.
    pub return_by: Option<&'f ReturnBy>,
    /// The product in view.
    pub product: &'f Product,
    /// Its name and variant.
    pub product_name: &'f str,
    /// The shop's clocks.
    pub zone: &'f Zone,
    /// Now.
    pub now: Timestamp,
}

/// A live fact by its name; none when it cannot be known.
pub fn fact(name: &str, facts: &Facts<'_>) -> Option<String> {
    let (of, what) = name.split_once('.')?;
    let words = match of {
        "delivery" => facts.delivery(what),
        "free_shipping" => facts.free_shipping(what),
        "returns" => facts.returns(what),
        "pickup" => facts.pickup(what),
        _ => facts.product(what),
    };
    words.filter(|words| !words.is_empty())
}

/// Whether a text speaks of a group of facts, such as `delivery.`.
pub fn speaks_of(blocks: &[Block], group: &str) -> bool {
    let has = |runs: &Vec<Inline>| runs_speak_of(runs, group);
    blocks.iter().any(|block| match block {
        Block::Heading(_, runs) | Block::Paragraph(runs) => has(runs),
        Block::List(_, items) | Block::Notes(items) => items.iter().any(|item| speaks_of(item, group)),
        Block::Table(head, rows) => head.iter().chain(rows.iter().flatten()).any(has),
        Block::Callout(_, inner) => speaks_of(inner, group),
        Block::Image(..) | Block::Video(..) => false,
    })
}

fn runs_speak_of(runs: &[Inline], group: &str) -> bool {
    runs.iter().any(|run| match run {
        Inline::Fact(name, _) => name.starts_with(group),
        Inline::Strong(inner)
        | Inline::Emphasis(inner)
        | Inline::Struck(inner)
        | Inline::Link(_, inner)
        | Inline::Answer(_, inner) => runs_speak_of(inner, group),
        Inline::Text(_) | Inline::Code(_) | Inline::Break | Inline::Check(_) | Inline::Note(_) => false,
    })
}

impl Facts<'_> {
    fn delivery(&self, what: &str) -> Option<String> {
        let voice = self.voice;
        let today = self.zone.local(self.now).0;
        if what == "place" {
            return Some(self.place.to_owned());
        }
        let best = self.quote.headline()?;
        // Facts of their own tell of collecting it, so these tell of the ways it is brought, where there is one.
        let brought = |promise: &&Promise| promise.kind != Kind::Pickup;
        Some(match what {
            "range" => voice.format.day_range(best.earliest, best.latest),
            "earliest" => voice.format.day(best.earliest),
            "latest" => voice.format.day(best.latest),
            "price" => price(voice, self.priced(best)?),
            "method" => method_name(voice, best).to_owned(),
            "order_by" => moment(voice, self.zone, best.order_by?),
            "countdown" => {
                let minutes = (best.order_by?.0 - self.now.0).div_euclid(60);
                voice.format.span(Some(minutes).filter(|minutes| (1..=COUNTDOWN_MINUTES_MAX).contains(minutes))?)
            }
            "cheapest" => {
                let cheapest = self.quote.promises.iter().find(brought).or_else(|| self.quote.cheapest())?;
                way(voice, self.priced(cheapest)?, today)
            }
            "soonest" => {
                let days = |promise: &Promise| (promise.earliest, promise.latest);
                let all = self.quote.promises.iter().filter(brought);
                let soonest = all.reduce(|best, next| if days(next) < days(best) { next } else { best });
                way(voice, soonest.or_else(|| self.quote.soonest())?, today)
            }
            _ => return None,
        })
    }

    /// A promise whose price is known before checkout.
    fn priced<'p>(&self, promise: &'p Promise) -> Option<&'p Promise> {
        promise.price.is_some().then_some(promise)
    }

    fn free_shipping(&self, what: &str) -> Option<String> {
        let best = self.quote.headline()?;
        let money = match what {
            "gap" => best.free_gap,
            "over" => best.free_over,
            _ => None,
        };
        money.map(|money| self.voice.format.money(money))
    }

    fn returns(&self, what: &str) -> Option<String> {
        let voice = self.voice;
        if what == "until" {
            return match self.return_by? {
                ReturnBy::Until(day) => Some(voice.format.day_long(*day)),
                ReturnBy::Unlimited | ReturnBy::Never(_) => None,
            };
        }
        // What cannot come back has no fee and no way back.
        if matches!(self.return_by, Some(ReturnBy::Never(_))) {
            return None;
        }
        let policy = self.policy?;
        let returns: &Returns = policy.returns.as_ref()?;
        match what {
            "days" => Some(voice.format.days(i64::from(returns.days?))),
            "fee" => match self.destination {
                Some(to) => return_fee(policy, to),
                None => returns.fee.filter(|_| returns.fees.is_empty()),
            }
            .map(|fee| amount(voice, fee)),
            "methods" => Some(return_methods(voice, &returns.methods)),
            _ => None,
        }
    }

    /// The first counter is the nearest, of a shop before that of a carrier.
    fn pickup(&self, what: &str) -> Option<String> {
        let voice = self.voice;
        let of = |kind: Kind| self.quote.promises.iter().find(move |p| p.kind == kind && p.counter.is_some());
        let promise = of(Kind::Pickup).or_else(|| of(Kind::Locker))?;
        let counter = promise.counter.as_ref()?;
        Some(match what {
            "place" if counter.name.is_empty() => method_name(voice, promise).to_owned(),
            "place" => voice.words(&counter.name).to_owned(),
            "address" => voice.words(&counter.address).to_owned(),
            "ready" => dates(voice, promise, self.zone.local(self.now).0),
            "hours" => week(voice, &counter.hours),
            "price" => price(voice, self.priced(promise)?),
            _ => return None,
        })
    }

    fn product(&self, what: &str) -> Option<String> {
        match what {
            "name" => return Some(self.product_name.to_owned()),
            "price" => return self.product.price.map(|price| self.voice.format.money(price)),
            _ => {}
        }
        let label = fact_label(what).map(|key| self.voice.text(key));
        let named = |name: &Words| name.all().any(|name| name == what) || Some(self.voice.words(name)) == label;
        let (_, words) = self.product.facts.iter().find(|(name, _)| named(name))?;
        Some(self.voice.words(words).to_owned())
    }
}

/// The message that names a property of schema.org's, where the widget has one.
pub fn fact_label(name: &str) -> Option<Key> {
    Some(match name {
        "material" => Key::FactMaterial,
        "size" => Key::FactSize,
        "color" => Key::FactColor,
        "weight" => Key::FactWeight,
        "width" => Key::FactWidth,
        "height" => Key::FactHeight,
        "depth" => Key::FactDepth,
        "pattern" => Key::FactPattern,
        "brand" => Key::FactBrand,
        "origin" => Key::FactOrigin,
        _ => return None,
    })
}
