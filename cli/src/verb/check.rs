//! Which mistakes and contradictions are in this shop?

use serde_json::json;
use shelfhelp::problem::Severity;
use shelfhelp::time::Timestamp;

use super::{Outcome, count, tally};
use crate::args::Check;
use crate::audit::{self, Report};
use crate::compile::{Compiled, compile_with};
use crate::holidays;
use crate::load::load;
use crate::progress::Progress;
use crate::source::finding;

/// Problems and a summary; 1 where something cannot be used or is not as expected.
pub(crate) fn run(args: &Check, clock: Timestamp) -> Outcome {
    let now = args.at.as_deref().and_then(Timestamp::parse).unwrap_or(clock);
    let source = load(&args.shop);
    let said = holidays::advice(&source.value, now.utc_day().ymd().0);
    let mut compiled = compile_with(source, said);
    let progress = Progress::new("comparing", None);
    let mut report = audit::run(&compiled, &args.page, now);
    drop(progress);
    compiled.add(std::mem::take(&mut report.findings));
    let errors = compiled.count(Severity::Error);
    let code = u8::from(errors > 0);
    let out = if args.json {
        let warnings = compiled.count(Severity::Warning);
        let mut answer =
            json!({ "errors": errors, "warnings": warnings, "problems": finding::json(&compiled.findings) });
        if let (Some(answer), true) = (answer.as_object_mut(), report.cases > 0) {
            answer.insert("expect".into(), json!({ "cases": report.cases, "passed": report.passed }));
        }
        format!("{answer:#}\n")
    } else {
        format!("{}{}", finding::text(&compiled.findings), summary(&compiled, &report))
    };
    Outcome { out, err: String::new(), code }
}

fn summary(compiled: &Compiled, report: &Report) -> String {
    if !compiled.found {
        return format!("{}\n", tally(compiled));
    }
    let answers: usize = compiled.answers.iter().map(|(_, list)| list.len()).sum();
    let methods = compiled.shop.policy.as_ref().map_or(0, |policy| policy.methods.len());
    let cases = match (report.cases, report.passed) {
        (0, _) => String::new(),
        (1, 1) => ", the one case passes".to_owned(),
        (all, passed) if all == passed => format!(", all {all} cases pass"),
        (all, passed) => format!(", {passed} of {} pass", count(all, "case")),
    };
    format!(
        "{} in {}: {} in {}, {}, {}{cases}\n",
        tally(compiled),
        count(compiled.files, "file"),
        count(answers, "answer"),
        count(compiled.answers.len(), "language"),
        count(methods, "delivery method"),
        count(compiled.shop.products.len(), "product"),
    )
}
