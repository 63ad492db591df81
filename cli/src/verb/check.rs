//! Which mistakes are in this shop?

use serde_json::json;
use shelfhelp::problem::Severity;
use shelfhelp::time::Timestamp;

use super::{Outcome, count, tally};
use crate::args::Check;
use crate::compile::{Compiled, compile_with};
use crate::holidays;
use crate::load::load;
use crate::source::finding;

/// Problems and a summary; 1 where something cannot be used.
pub(crate) fn run(args: &Check, now: Timestamp) -> Outcome {
    let source = load(&args.shop);
    let said = holidays::advice(&source.value, now.utc_day().ymd().0);
    let compiled = compile_with(source, said);
    let errors = compiled.count(Severity::Error);
    let code = u8::from(errors > 0);
    let out = if args.json {
        let warnings = compiled.count(Severity::Warning);
        let report = json!({ "errors": errors, "warnings": warnings, "problems": finding::json(&compiled.findings) });
        format!("{report:#}\n")
    } else {
        format!("{}{}", finding::text(&compiled.findings), summary(&compiled))
    };
    Outcome { out, err: String::new(), code }
}

fn summary(compiled: &Compiled) -> String {
    if !compiled.found {
        return format!("{}\n", tally(compiled));
    }
    let answers: usize = compiled.answers.iter().map(|(_, list)| list.len()).sum();
    let methods = compiled.shop.policy.as_ref().map_or(0, |policy| policy.methods.len());
    format!(
        "{} in {}: {} in {}, {}, {}\n",
        tally(compiled),
        count(compiled.files, "file"),
        count(answers, "answer"),
        count(compiled.answers.len(), "language"),
        count(methods, "delivery method"),
        count(compiled.shop.products.len(), "product"),
    )
}
