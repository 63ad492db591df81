//! Which mistakes and contradictions are in this shop?

use serde_json::json;
use shelfhelp::problem::Severity;
use shelfhelp::time::Timestamp;

use super::{Outcome, read_input, tally};
use crate::args::Check;
use crate::audit::{self, Asked, summary};
use crate::compile::compile_with;
use crate::holidays;
use crate::load::load;
use crate::progress::Progress;
use crate::source::finding;

/// A summary, problems and totals; 1 where something cannot be used or is not as expected.
pub(crate) fn run(args: &Check, clock: Timestamp) -> Outcome {
    let now = args.at.as_deref().and_then(Timestamp::parse).unwrap_or(clock);
    let questions = match args.asked.as_deref().map(read_input).transpose() {
        Ok(questions) => questions,
        Err(finding) => return Outcome::refused(&[*finding], args.json),
    };
    let source = load(&args.shop);
    let said = holidays::advice(&source.value, now.utc_day().ymd().0);
    let mut compiled = compile_with(source, said);
    let progress = Progress::new("comparing", None);
    let mut report = audit::run(&compiled, &args.page, questions.as_deref(), now);
    drop(progress);
    compiled.add(std::mem::take(&mut report.findings));
    let errors = compiled.count(Severity::Error);
    let code = u8::from(errors > 0);
    let out = if args.json {
        let warnings = compiled.count(Severity::Warning);
        let mut answer = json!({
            "errors": errors,
            "warnings": warnings,
            "problems": finding::json(&compiled.findings),
            "summary": summary::json(&compiled, &report),
        });
        if let (Some(answer), true) = (answer.as_object_mut(), report.cases > 0) {
            answer.insert("expect".into(), json!({ "cases": report.cases, "passed": report.passed }));
        }
        if let (Some(answer), Some(asked)) = (answer.as_object_mut(), report.asked) {
            let Asked { questions, answered, near, new } = asked;
            let told = json!({ "questions": questions, "answered": answered, "near": near, "new": new });
            answer.insert("asked".into(), told);
        }
        format!("{answer:#}\n")
    } else if compiled.found {
        let (top, totals) = (summary::text(&compiled, &report), summary::totals(&compiled, &report));
        let asked = report.asked.map_or(String::new(), |asked| {
            let Asked { questions, answered, near, new } = asked;
            format!(
                "asked: {questions}; {answered} find an answer by now, {near} come close to one, {new} want a new one\n"
            )
        });
        format!("{top}{}{asked}{totals}", finding::text(&compiled.findings))
    } else {
        // Of a shop that is not there, nothing can be summed up.
        format!("{}{}\n", finding::text(&compiled.findings), tally(&compiled))
    };
    Outcome { out, err: String::new(), code }
}
