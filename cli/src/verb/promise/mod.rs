//! When would this parcel come, and what would that cost?
//!
//! One question and its whole answer, every place and weekday as a table, or what a receipt says.

mod asked;
mod receipt;
mod table;
mod timeline;
mod view;

use shelfhelp::delivery::{Quote, quote};
use shelfhelp::problem::Severity;
use shelfhelp::time::{Date, Timestamp};

use super::Outcome;
use crate::args::Promise;
use crate::compile::compile;
use crate::load::load_rules;
use crate::source::finding::{self, Finding};
use asked::Asked;
use view::View;

/// Every way for the parcel, and every way that is closed to it.
pub(crate) fn run(args: &Promise, clock: Timestamp) -> Outcome {
    let mut compiled = compile(load_rules(&args.shop));
    let mut findings = std::mem::take(&mut compiled.findings);
    let mut asked = Asked { findings: Vec::new() };
    let parcel = asked.parcel(args, &compiled);
    let destination = args.to.as_deref().and_then(|to| asked.destination(to, args, &compiled));
    let policy = asked.policy(&compiled);
    // A question that makes no sense has no answer; a shop with mistakes still has what is usable.
    let refused = asked.findings.iter().any(Finding::is_error);
    findings.retain(|f| f.problem.severity != Severity::Advice);
    findings.extend(asked.findings);

    let policy = policy.filter(|_| !refused);
    let now = args.at.as_deref().and_then(Timestamp::parse).unwrap_or(clock);
    let view = View {
        args,
        policy,
        parcel: &parcel,
        destination: destination.as_ref(),
        zone: &compiled.shop.zone,
        locale: compiled.first_locale(),
        now,
        by: args.by.as_deref().and_then(Date::parse),
    };
    if let Some(code) = &args.receipt {
        return receipt::run(&view, code, &compiled, &findings);
    }
    if args.table {
        let out = policy.map_or(String::new(), |policy| table::csv(&view, policy));
        let unreached = policy.map_or(String::new(), |policy| table::unreached(&view, policy));
        return Outcome { out, err: finding::text(&findings) + &unreached, code: u8::from(policy.is_none()) };
    }
    let quoted = match (policy, &destination) {
        (Some(policy), Some(destination)) => quote(policy, &parcel, destination, now),
        _ => Quote::default(),
    };
    let code = u8::from(policy.is_none());
    if args.json {
        return Outcome { out: view.json(&quoted, &findings), err: String::new(), code };
    }
    let out = policy.map_or(String::new(), |policy| view.text(&quoted, policy));
    Outcome { out, err: finding::text(&findings), code }
}
