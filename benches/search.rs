//! How well does search find, how well does it know that there is nothing, and how fast is it?
//!
//! Reads the open sets in `$SHELFHELP_DATA/search` (default `../shared/data`) and prints a table. Run it with
//! `cargo bench -p shelfhelp --no-default-features --bench search -- [SET…|FILE.json…] [OPTION…]`:
//!
//! ```text
//! --typo       one slip in every query          --quick             without the plain search boxes
//! --typing     the last word half typed         --weights A=1,B=2   one more line per set, with these weights
//! --withhold   every fourth answer taken away   --fit               fits the confidence, on the even half of the queries
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
use std::sync::Arc;
use std::time::{Duration, Instant};

use shelfhelp::search::{Context, Expansion, Index, Meaning, Weights};
use support::options::Options;
use support::sets::{Question, Set, files};

fn main() {
    let options = Options::read();
    let data = std::env::var_os("SHELFHELP_DATA").map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    let files = files(&data.join("search"), &options.sets);
    if files.is_empty() {
        println!("No sets in {}/search. Set SHELFHELP_DATA to the folder that holds it.", data.display());
        return;
    }
    let table = table(&options.meaning);
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
            with_meaning(index, &options.meaning, table.as_ref())
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
        if options.fit {
            println!("{}", fit(reports));
        }
    }
}

/// The table that a way to know meanings needs.
fn table(meaning: &str) -> Option<Arc<Meaning>> {
    let file = match meaning {
        "expand" => "cli/meaning/en.bin",
        "pack" => "www/meaning/en.bin",
        _ => return None,
    };
    let file = std::env::var_os("SHELFHELP_MEANING").map_or_else(|| PathBuf::from(file), PathBuf::from);
    let read = std::fs::read(&file).map_err(|error| error.to_string());
    match read.and_then(|bytes| Meaning::read(&bytes).map_err(|problem| problem.message)) {
        Ok(table) => Some(Arc::new(table)),
        Err(why) => {
            eprintln!("{}: {why}", file.display());
            std::process::exit(2);
        }
    }
}

fn with_meaning(index: Index, meaning: &str, table: Option<&Arc<Meaning>>) -> Index {
    match table {
        Some(table) if meaning == "expand" => match index.expand(table) {
            // As a browser has it: by way of its bytes.
            Some(told) => index.with_expansion(Expansion::read(&told.bytes()).unwrap_or_default()),
            None => index,
        },
        Some(table) => index.with_meaning(table),
        None => index,
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
    signs: Vec<Sign>,
}

/// One query's confidence, and whether it has an answer at all.
#[derive(Clone, Copy)]
struct Sign {
    confidence: f32,
    known: bool,
    even: bool,
}

fn measure(questions: &[Question], engine: impl Fn(&str) -> Said) -> Report {
    let mut report = Report::default();
    let mut times = Vec::new();
    let (mut said_known, mut said_unknown, mut right) = (0, 0, 0);
    for question in questions {
        let ((ids, confidence, answered), time) = timed(|| engine(&question.text));
        // The best of three, so that a busy machine does not count.
        let again = [timed(|| engine(&question.text)).1, timed(|| engine(&question.text)).1];
        times.push(again.into_iter().fold(time, Duration::min).as_secs_f64() * 1e3);
        let known = !question.relevant.is_empty();
        let even =
            question.text.bytes().fold(0u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte)).count_ones() % 2 == 0;
        report.signs.push(Sign { confidence, known, even });
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
    report.auroc = auroc(&report.signs);
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
            signs: Vec::new(),
        }
    }
}

/// How likely a query with an answer has more confidence than one without.
fn auroc(signs: &[Sign]) -> Option<f64> {
    let of = |known: bool| signs.iter().filter(move |sign| sign.known == known).map(|sign| sign.confidence);
    let (known, unknown) = (of(true).count(), of(false).count());
    if known < 20 || unknown < 20 {
        return None;
    }
    let win = |k: f32, u: f32| if k > u { 1.0 } else { f64::from(u8::from(k == u)) / 2.0 };
    let wins: f64 = of(true).map(|k| of(false).map(|u| win(k, u)).sum::<f64>()).sum();
    Some(wins / (known * unknown) as f64)
}

/// Logistic regression of "has an answer" on the sign behind the confidence: on the even half of the queries, every set
/// and both classes weighing the same; what comes out of the other half is printed with it.
fn fit(reports: &[Report]) -> String {
    let mut rows: Vec<(f64, f64, f64)> = Vec::new();
    for report in reports.iter().filter(|report| report.auroc.is_some()) {
        for known in [true, false] {
            let signs = report.signs.iter().filter(|sign| sign.even && sign.known == known);
            let count = signs.clone().count() as f64;
            rows.extend(signs.map(|s| (logit(s.confidence), f64::from(u8::from(known)), 1.0 / count)));
        }
    }
    let (mut slope, mut start) = (1.0, 0.0);
    for _ in 0..50 {
        // Newton's method; the second derivatives are of two parameters only.
        let (mut g, mut h) = ([0.0; 2], [0.0; 3]);
        for &(x, y, weight) in &rows {
            let p = 1.0 / (1.0 + f64::exp(-(slope * x + start)));
            g = [g[0] + weight * (y - p) * x, g[1] + weight * (y - p)];
            let v = weight * p * (1.0 - p);
            h = [h[0] + v * x * x, h[1] + v * x, h[2] + v];
        }
        let determinant = h[0] * h[2] - h[1] * h[1];
        slope += (g[0] * h[2] - g[1] * h[1]) / determinant;
        start += (g[1] * h[0] - g[0] * h[1]) / determinant;
    }
    let mut text =
        format!("fit on the even half, beside what is there: SLOPE × {slope:.3}, START × {slope:.3} + {start:.3}");
    for report in reports.iter().filter(|report| report.auroc.is_some()) {
        let odd: Vec<Sign> = report.signs.iter().filter(|sign| !sign.even).copied().collect();
        let said = |known: bool| {
            let of: Vec<bool> =
                odd.iter().filter(|s| s.known == known).map(|s| slope * logit(s.confidence) + start >= 0.0).collect();
            of.iter().filter(|said| **said).count() as f64 / of.len() as f64
        };
        let auroc = auroc(&odd).unwrap_or(0.0);
        text += &format!(
            "\n  odd half: AUROC {auroc:.3}, answered {:.2} of known, {:.2} of unknown",
            said(true),
            said(false)
        );
    }
    text
}

fn logit(confidence: f32) -> f64 {
    let p = f64::from(confidence).clamp(1e-6, 1.0 - 1e-6);
    (p / (1.0 - p)).ln()
}

#[allow(clippy::disallowed_methods)] // A bench measures time; the library takes it as an argument.
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}
