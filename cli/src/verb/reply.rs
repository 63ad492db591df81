//! What does the widget say at once to a question about delivery to a place?
//!
//! The same words and numbers as on its card: the first way there, then the others.

use core::fmt::Write;

use serde_json::{Value as Json, json};
use shelfhelp::content::Answer;
use shelfhelp::delivery::words::way;
use shelfhelp::delivery::{Parcel, Policy};
use shelfhelp::i18n::{Catalog, Key, Locale, Voice};
use shelfhelp::search::{Found, Names, Reply, asked};
use shelfhelp::time::Timestamp;

use crate::compile::Compiled;
use crate::countries::{English, names};
use crate::parcel;
use crate::say::{destination, money_json};
use crate::source::finding::clean;

/// What replies need of a shop.
pub(crate) struct Desk {
    policy: Policy,
    names: Names,
    parcel: Parcel,
    country: Option<String>,
    now: Timestamp,
}

impl Desk {
    /// None where the shop says nothing about delivery.
    pub(crate) fn new(compiled: &Compiled, product: Option<&str>, now: Timestamp) -> Option<Desk> {
        let policy = compiled.shop.policy.clone()?;
        let countries: Vec<(String, String)> = names().map(|(code, name)| (code.to_owned(), name.to_owned())).collect();
        let product = product.and_then(|id| compiled.product(id)).cloned().unwrap_or_default();
        Some(Desk {
            names: Names::new(Some(&policy), &countries),
            parcel: parcel::of(&product, 1),
            country: compiled.shop.country.clone(),
            policy,
            now,
        })
    }

    /// None where the question is not about delivery to a place it names.
    pub(crate) fn reply(&self, question: &str, found: &Found, answers: &[Answer]) -> Option<Reply> {
        let best = found.hits.first().filter(|_| found.answered);
        let best = best.and_then(|hit| answers.iter().find(|answer| answer.id == hit.id));
        let home: Vec<&str> = self.country.as_deref().into_iter().collect();
        let asked = asked(&self.names, question, &home, best)?;
        Some(Reply::new(&self.policy, &self.parcel, asked, self.now))
    }

    /// The reply for people: a line for the place, one for each way.
    pub(crate) fn text(&self, reply: &Reply, locale: &Locale, out: &mut String) {
        let catalog = Catalog::english();
        let voice = Voice { catalog: &catalog, locale, format: &English };
        let today = self.policy.zone.local(self.now).0;
        let place = reply.place(voice, Some(&self.policy));
        let title = voice.fill(Key::DeliveryAsked, &[("place", &place)]);
        let Some(best) = reply.quote.headline() else {
            let _ = writeln!(out, "  {}", lined(&reply.text(voice, &place, today)));
            let reasons = reply.quote.refusals.iter().map(|refusal| refusal.reason.get(locale));
            for reason in reasons.filter(|reason| !reason.is_empty()).take(1) {
                let _ = writeln!(out, "    {}", clean(reason));
            }
            return;
        };
        let _ = writeln!(out, "  {}: {}", lined(&title), lined(&way(voice, best, today)));
        for other in reply.quote.promises.iter().filter(|other| *other != best) {
            let _ = writeln!(out, "    {}", lined(&way(voice, other, today)));
        }
    }

    /// The reply for programs.
    pub(crate) fn json(&self, reply: &Reply, locale: &Locale) -> Json {
        let catalog = Catalog::english();
        let voice = Voice { catalog: &catalog, locale, format: &English };
        let ways = reply.quote.promises.iter().map(|way| {
            json!({
                "method": way.method,
                "price": way.price.map(money_json),
                "earliest": way.earliest.to_string(),
                "latest": way.latest.to_string(),
                "receipt": way.receipt,
            })
        });
        let refusals = reply
            .quote
            .refusals
            .iter()
            .map(|refusal| json!({ "method": refusal.method, "reason": refusal.reason.get(locale) }));
        json!({
            "place": reply.place(voice, Some(&self.policy)),
            "to": destination(reply.destination()),
            "whole": reply.asked.is_all,
            "promises": ways.collect::<Vec<Json>>(),
            "refusals": refusals.collect::<Vec<Json>>(),
        })
    }
}

/// A sentence of ours without what sets apart a name that runs the other way: terminals draw that as a mark.
fn lined(words: &str) -> String {
    clean(&words.replace(['\u{2068}', '\u{2069}'], ""))
}
