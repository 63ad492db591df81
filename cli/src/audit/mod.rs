//! Does the shop contradict itself?
//!
//! Each file by itself may be sound, and the whole still promise two things at once. Looked at here: the merchant's own
//! cases, rules that can never take effect, dates that have passed, what answers say in words, and what pages say in
//! their markup. And what a good editor would say of the answers, and a good eye of the looks.
//!
//! Does not change what is promised: only `check` asks.

mod answers;
mod asked;
mod channels;
mod claims;
mod expect;
mod looks;
mod names;
mod overlap;
mod pages;
mod past;
mod people;
mod sheet;
mod spots;
mod steps;
pub(crate) mod summary;

use shelfhelp::problem::{Log, Reader};
use shelfhelp::time::Timestamp;

pub(crate) use answers::Language;
pub(crate) use asked::Asked;

use crate::compile::Compiled;
use crate::source::finding::Finding;

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) findings: Vec<Finding>,
    /// How many cases the merchant wrote, and how many of them pass.
    pub(crate) cases: usize,
    pub(crate) passed: usize,
    /// The answers by language.
    pub(crate) languages: Vec<Language>,
    /// What became of the questions that were asked in vain; none where there is no list of them.
    pub(crate) asked: Option<Asked>,
}

/// Looks for contradictions in a shop, and between it and saved pages; and for what questions that found no answer want.
pub(crate) fn run(compiled: &Compiled, pages: &[String], questions: Option<&str>, now: Timestamp) -> Report {
    let log = Log::default();
    let shop = Reader::new(&compiled.value, "", &log);
    let today = compiled.shop.zone.local(now).0;
    past::check(&shop, today);
    channels::check(&shop, &compiled.shop, now);
    looks::check(&shop, &compiled.shop.theme);
    let (mut cases, mut passed) = (0, 0);
    let mut findings = Vec::new();
    if let (Some(policy), Some(delivery)) = (&compiled.shop.policy, shop.get("delivery")) {
        (cases, passed) = expect::check(&delivery, policy, &compiled.shop);
        // What a mistake left out cannot be told from what was never written.
        if !compiled.findings.iter().any(Finding::is_error) {
            steps::check(&delivery, policy);
            overlap::check(&delivery);
            names::check(&shop, policy, &compiled.shop.products);
        }
    }
    let shelves = sheet::shelves(compiled);
    // Rules of which a mistake left something out say less than their merchant means.
    if !compiled.findings.iter().any(Finding::is_error) {
        findings.extend(claims::check(&shelves, compiled.shop.policy.as_ref(), compiled.shop.currency));
    }
    people::check(&shop, &compiled.shop.escalation, &shelves, &compiled.shop.products, &mut findings);
    let languages = answers::check(compiled, &shelves, today, &mut findings);
    for page in pages {
        findings.extend(pages::check(page, compiled));
    }
    let asked = questions.map(|questions| asked::check(compiled, &shelves, questions, &mut findings));
    findings.extend(log.into_problems().into_iter().map(|problem| compiled.places.locate(problem)));
    Report { findings, cases, passed, languages, asked }
}
