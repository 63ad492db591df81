//! Which promises change, by how much and for whom?
//!
//! ```text
//!  places × kinds of parcels × moments of a week ─▶ old and new promise ─▶ changes, equal ones in one line
//! ```
//!
//! Asks both versions of a shop the same questions. Beside the promises of a week it tells what the week does not show:
//! methods and places that come and go, closed days further ahead, returns.

mod audience;
mod change;
mod kind;
mod rules;
mod tell;
mod week;
mod who;

use serde_json::{Value as Json, json};
use shelfhelp::delivery::Policy;
use shelfhelp::problem::Severity;
use shelfhelp::time::Timestamp;

use super::{Outcome, tally, unreadable};
use crate::args::Diff;
use crate::compile::{Compiled, compile};
use crate::load::load_rules;
use crate::sample;
use crate::say::{rfc3339, typed};
use crate::source::finding::clean;

/// One line of the answer.
struct Line {
    text: String,
    json: Json,
}

impl Line {
    /// A change that is no promise's: `what` names its kind for programs.
    fn rule(what: &str, text: String) -> Line {
        let json = json!({ "what": what, "text": text });
        Line { text, json }
    }
}

/// What changes from one shop to the other: 0 nothing, 1 something, 2 they cannot be compared.
pub(crate) fn run(args: &Diff, clock: Timestamp) -> Outcome {
    let (old, new) = (compile(load_rules(&args.old)), compile(load_rules(&args.new)));
    let mut err = String::new();
    for (shop, name) in [(&old, &args.old), (&new, &args.new)] {
        if !shop.found {
            return Outcome { code: 2, ..Outcome::refused(&shop.findings, args.json) };
        }
        if shop.count(Severity::Error) > 0 {
            err += &format!("note: {} in {name}; `shelfhelp check {}` shows them\n", tally(shop), typed(name));
        }
        if shop.shop.policy.is_none() {
            let message = "the shop says nothing about delivery, so there is nothing to compare";
            let help = "write delivery.toml, or give another version of the shop";
            let finding = unreadable(name, "delivery-missing", message, help);
            return Outcome { code: 2, ..Outcome::refused(&[*finding], args.json) };
        }
    }
    let (Some(old_policy), Some(new_policy)) = (&old.shop.policy, &new.shop.policy) else {
        return Outcome { code: 2, ..Outcome::default() };
    };
    let now = args.at.as_deref().and_then(Timestamp::parse).unwrap_or(clock);
    let both = Both { old: &old, new: &new, old_policy, new_policy };
    let monday = sample::monday(&new.shop.zone, now);
    let mut lines = rules::lines(&both, monday);
    lines.extend(change::lines(&both, monday));
    let code = u8::from(!lines.is_empty());
    if args.json {
        let changes: Vec<Json> = lines.into_iter().map(|line| line.json).collect();
        let at = rfc3339(&new.shop.zone, now);
        let answer = json!({ "same": code == 0, "at": at, "week": monday.to_string(), "changes": changes });
        return Outcome { out: format!("{answer:#}\n"), err, code };
    }
    let mut out: String = lines.iter().map(|line| clean(&line.text) + "\n").collect();
    if code == 0 {
        out = format!("No promise changes in the week of {monday}.\n");
    }
    Outcome { out, err, code }
}

/// The two shops that are compared.
struct Both<'s> {
    old: &'s Compiled,
    new: &'s Compiled,
    old_policy: &'s Policy,
    new_policy: &'s Policy,
}
