//! How well does search find, how well does it know that there is nothing, and how fast is it?
//!
//! Reads the open sets in `$SHELFHELP_DATA/search` (default `../shared/data`) and prints a table. Run it with
//! `cargo bench -p shelfhelp --no-default-features --bench search -- [SET…|FILE.json…] [OPTION…]`:
//!
//! ```text
//! --typo       one slip in every query          --quick             without the plain search boxes
//! --typing     the last word half typed         --weights A=1,B=2   one more line per set, with these weights
//! --withhold   every fourth answer taken away   --ablate            what each sign is worth, on the tuning sets
//! --reliability   how far the confidence can be believed, and what a fit on the other half of the queries would choose
//! --meaning off|expand|pack   by words alone; with what a build finds; with the table of the browser
//! --common     with the words that shops of the language share
//! ```
//!
//! Columns: queries with an answer; share whose first hit is right; share of the right answers among the first three;
//! mean reciprocal rank of ten; how well confidence tells queries with an answer from those without (0.5: not at all);
//! share said to be answered of those with an answer and of those without; share of right first hits where an answer was
//! said; milliseconds per query and for building the index.

#![allow(clippy::disallowed_methods, reason = "nothing here becomes Wasm, so the standard sorts do")]

mod support;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use shelfhelp::search::{Context, Index, Weights};
use support::meaning::Way;
use support::options::Options;
use support::reliability::auroc;
use support::sets::{Question, Set, files};
use support::{ablate, reliability};

fn main() {
    let options = Options::read();
    let data = std::env::var_os("SHELFHELP_DATA").map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    let files = files(&data.join("search"), &options.sets);
    if files.is_empty() {
        println!("No sets in {}/search. Set SHELFHELP_DATA to the folder that holds it.", data.display());
        return;
    }
    let meaning = Way::of(&options.meaning);
    if options.ablate {
        return ablate::ablate(&data.join("search"), &meaning, options.variants.get(1..).unwrap_or_default());
    }
    if options.reliability {
        return reliability::reliability(&data.join("search"), &meaning);
    }
    println!("{:<20} {:<24} {}", "set", "engine", Report::HEAD);
    let mut totals = vec![Vec::new(); options.variants.len()];
    for file in files {
        let Some(mut set) = Set::read(&file) else {
            println!("{}: cannot be read", file.display());
            continue;
        };
        if options.withhold {
            set.withhold();
        }
        let questions = if options.typo { set.misspelt() } else { set.questions.clone() };
        if !options.quick {
            let texts = set.texts();
            let whole = measure(&questions, |text| set.containing(&texts, &[text]));
            println!("{:<20} {:<24} {}", set.name, "substring, whole query", whole.line());
            let words =
                measure(&questions, |text| set.containing(&texts, &text.split_whitespace().collect::<Vec<_>>()));
            println!("{:<20} {:<24} {}", set.name, "substring, by word", words.line());
        }
        let made = || {
            let index = Index::build(&set.answers);
            let index = if options.common { index.with_common_words(&set.common_words()) } else { index };
            meaning.given_to(index)
        };
        let (index, build) = timed(made);
        let build = timed(made).1.min(build);
        for ((name, weights), reports) in options.variants.iter().zip(&mut totals) {
            let mut report = measure(&questions, |text| ask(&index, text, options.typing, weights));
            report.build = Some(build);
            println!("{:<20} {name:<24} {}", set.name, report.line());
            reports.push(report);
        }
    }
    for ((name, _), reports) in options.variants.iter().zip(&totals) {
        println!("{:<20} {name:<24} {}", "mean", Report::mean(reports).line());
    }
}

/// What an engine says to one query: ids best first, confidence of the first, whether it calls that an answer.
type Said = (Vec<String>, f32, bool);

fn ask(index: &Index, text: &str, typing: bool, weights: &Weights) -> Said {
    let text = if typing { half_typed(text) } else { text };
    let found = index.search_with(text, &Context { typing, ..Context::default() }, weights);
    let confidence = found.hits.first().map_or(0.0, |hit| hit.confidence);
    (found.hits.into_iter().map(|hit| hit.id).collect(), confidence, found.answered)
}

/// The query before the second half of its last word is typed.
fn half_typed(text: &str) -> &str {
    let text = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let last = text.rfind(' ').map_or(0, |space| space + 1);
    let letters = text.get(last..).map_or(0, |word| word.chars().count());
    let cut = text.char_indices().rev().nth((letters / 2).saturating_sub(1)).map_or(text.len(), |(at, _)| at);
    if letters < 4 { text } else { text.get(..cut).unwrap_or(text) }
}

#[derive(Clone, Default)]
struct Report {
    answerable: usize,
    first: f64,
    three: f64,
    reciprocal: f64,
    auroc: Option<f64>,
    said_known: f64,
    said_unknown: Option<f64>,
    right: f64,
    millis: (f64, f64),
    build: Option<Duration>,
}

fn measure(questions: &[Question], engine: impl Fn(&str) -> Said) -> Report {
    let mut report = Report::default();
    let (mut times, mut signs) = (Vec::new(), Vec::new());
    let (mut said_known, mut said_unknown, mut right) = (0, 0, 0);
    for question in questions {
        let ((ids, confidence, answered), time) = timed(|| engine(&question.text));
        // The best of three, so that a busy machine does not count.
        let again = [timed(|| engine(&question.text)).1, timed(|| engine(&question.text)).1];
        times.push(again.into_iter().fold(time, Duration::min).as_secs_f64() * 1e3);
        let known = !question.relevant.is_empty();
        signs.push((confidence, known));
        said_unknown += usize::from(answered && !known);
        if !known {
            continue;
        }
        report.answerable += 1;
        let among = |limit: usize| ids.iter().take(limit).filter(|id| question.relevant.contains(id)).count();
        said_known += usize::from(answered);
        right += usize::from(answered && among(1) > 0);
        report.first += among(1) as f64;
        report.three += among(3) as f64 / question.relevant.len() as f64;
        let place = ids.iter().take(10).position(|id| question.relevant.contains(id));
        report.reciprocal += place.map_or(0.0, |place| 1.0 / (place as f64 + 1.0));
    }
    let answerable = report.answerable.max(1) as f64;
    report.first /= answerable;
    report.three /= answerable;
    report.reciprocal /= answerable;
    report.said_known = said_known as f64 / answerable;
    let unanswerable = questions.len() - report.answerable;
    report.said_unknown = (unanswerable > 0).then(|| said_unknown as f64 / unanswerable as f64);
    report.right = right as f64 / (said_known + said_unknown).max(1) as f64;
    report.auroc = auroc(&signs);
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get((share * times.len() as f64) as usize).copied().unwrap_or(0.0);
    report.millis = (at(0.5), at(0.95));
    report
}

impl Report {
    const HEAD: &str = "    n   S@1   R@3 MRR10 AUROC   yes bluff right     p50     p95   build";

    fn line(&self) -> String {
        let part = |share: Option<f64>| share.map_or_else(|| "    –".into(), |share| format!("{:5.3}", share));
        format!(
            "{:5} {:5.1} {:5.1} {:5.1} {} {:5.2} {} {:5.2} {:7.3} {:7.3} {}",
            self.answerable,
            100.0 * self.first,
            100.0 * self.three,
            100.0 * self.reciprocal,
            part(self.auroc),
            self.said_known,
            part(self.said_unknown),
            self.right,
            self.millis.0,
            self.millis.1,
            self.build.map_or_else(String::new, |build| format!("{:7.1}", build.as_secs_f64() * 1e3)),
        )
    }

    fn mean(reports: &[Report]) -> Report {
        let of = |value: &dyn Fn(&Report) -> Option<f64>| {
            let values: Vec<f64> = reports.iter().filter_map(value).collect();
            (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
        };
        let sure = |value: &dyn Fn(&Report) -> f64| of(&|report| Some(value(report))).unwrap_or(0.0);
        Report {
            answerable: reports.iter().map(|report| report.answerable).sum(),
            first: sure(&|r| r.first),
            three: sure(&|r| r.three),
            reciprocal: sure(&|r| r.reciprocal),
            auroc: of(&|r| r.auroc),
            said_known: sure(&|r| r.said_known),
            said_unknown: of(&|r| r.said_unknown),
            right: sure(&|r| r.right),
            millis: (sure(&|r| r.millis.0), sure(&|r| r.millis.1)),
            build: None,
        }
    }
}

#[allow(clippy::disallowed_methods)] // A bench measures time; the library takes it as an argument.
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}
