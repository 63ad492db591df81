//! Whose parcel number is this, and where is it tracked?
//!
//! By the same file that shoppers' browsers fetch. Asks nobody: where the parcel is only the carrier knows.

use core::fmt::Write;

use serde_json::{Value as Json, json};
use shelfhelp::delivery::tracking::{Candidate, Context, Formats, Proof, grouped};
use shelfhelp::problem::Severity;

use super::{Outcome, read_input};
use crate::args::Track;
use crate::compile::compile;
use crate::load::load_rules;
use crate::source::finding::{Finding, clean};

const FORMATS: &str = include_str!("../../../www/tracking/formats.txt");

/// The carriers of each number, likeliest first.
pub(crate) fn run(args: &Track) -> Outcome {
    let mut texts = Vec::new();
    for number in &args.numbers {
        match number.as_str() {
            "-" => match read_input("-") {
                Ok(lines) => texts.extend(lines.lines().map(str::to_owned).filter(|line| !line.trim().is_empty())),
                Err(finding) => return Outcome::refused(&[*finding], args.json),
            },
            _ => texts.push(number.clone()),
        }
    }
    let mut own = Vec::new();
    let mut country = String::new();
    if let Some(shop) = &args.shop {
        let compiled = compile(load_rules(shop));
        if !compiled.found {
            let errors: Vec<Finding> = compiled.findings;
            let errors: Vec<Finding> = errors.into_iter().filter(|f| f.problem.severity == Severity::Error).collect();
            return Outcome::refused(&errors, args.json);
        }
        own = compiled.shop.orders.carriers.clone();
        country = compiled.shop.country.clone().unwrap_or_default();
    }
    let formats = Formats::new(FORMATS);
    let context = Context { own: &own, countries: &[&country], language: &args.locale, sure: true };
    let mut outcome = Outcome::default();
    for text in &texts {
        let found = formats.find(text, &context);
        if found.iter().all(|one| one.proof == Proof::Wrong) {
            outcome.code = 1;
        }
        outcome.out += &if args.json { format!("{}\n", line(text, &found)) } else { told(text, &found) };
    }
    outcome
}

fn line(text: &str, found: &[Candidate]) -> Json {
    let candidate = |one: &Candidate| {
        json!({
            "carrier": name(one),
            "valid": one.proof != Proof::Wrong,
            "checked": one.proof == Proof::Checked,
            "url": one.address,
        })
    };
    json!({
        "number": found.first().map_or(text, |one| &one.number),
        "candidates": found.iter().map(candidate).collect::<Vec<Json>>(),
    })
}

fn told(text: &str, found: &[Candidate]) -> String {
    let Some(first) = found.first() else {
        return format!("{}\n  no carrier's number looks like this\n", clean(text));
    };
    let mut out = format!("{}\n", grouped(&first.number));
    let wide = found.iter().map(|one| name(one).chars().count()).max().unwrap_or_default();
    for one in found {
        let says = match one.proof {
            Proof::Checked => "check digit holds",
            Proof::Form => "looks like one   ",
            Proof::Wrong => "a digit is wrong ",
        };
        let _ = writeln!(out, "  {:wide$}  {says}  {}", name(one), one.address);
    }
    out
}

fn name(one: &Candidate) -> String {
    one.named(one.country.as_deref().unwrap_or_default())
}
