//! How well does search find, how well does it know that there is nothing, and how fast is it?
//!
//! Reads the open sets in `$SHELFHELP_DATA/search` (default `../shared/data`) and prints a table. Run it with
//! `cargo bench -p shelfhelp --no-default-features --bench search -- [SET…] [--weights name=value,…]…`.
//! Every `--weights` adds a line per set with those weights changed; `--typo` asks with one slip in every query.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::Value;
use shelfhelp::content::{Answer, Block, Inline};
use shelfhelp::search::{Context, Index, Weights};

fn main() {
    let options = Options::read();
    let folder = std::env::var_os("SHELFHELP_DATA")
        .map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from)
        .join("search");
    let files = files(&folder, &options.sets);
    if files.is_empty() {
        println!("no sets in {}: set SHELFHELP_DATA to the folder that holds search/*.json", folder.display());
        return;
    }
    println!(
        "{:<20} {:<34} {:>5} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6}  {:>7} {:>7} {:>8}",
        "set", "engine", "n", "S@1", "R@3", "MRR10", "AUROC", "said", "right", "p50 ms", "p95 ms", "build ms"
    );
    let mut means = vec![(0.0, 0.0, 0.0, 0.0, 0u32); options.variants.len()];
    for file in files {
        let Some(set) = Set::read(&file) else {
            println!("{}: cannot be read", file.display());
            continue;
        };
        let questions = if options.typo { set.misspelt() } else { set.questions.clone() };
        if !options.quick {
            report(&set, "substring, whole query", &questions, &Engine::Substring);
            report(&set, "substring, word by word", &questions, &Engine::Words);
        }
        let (index, build) = timed(|| Index::build(&set.answers));
        for ((name, weights), mean) in options.variants.iter().zip(&mut means) {
            let got = report(&set, name, &questions, &Engine::Ours(&index, weights, build));
            *mean = (
                mean.0 + got.0,
                mean.1 + got.1,
                mean.2 + got.2,
                mean.3 + got.3.unwrap_or(0.0),
                mean.4 + u32::from(got.3.is_some()),
            );
            mean.4 += 1000;
        }
    }
    for ((name, _), mean) in options.variants.iter().zip(&means) {
        let n = f64::from(mean.4 / 1000);
        let with_auroc = f64::from(mean.4 % 1000).max(1.0);
        println!(
            "{:<20} {:<34} {:>5} {:>6.1} {:>6.1} {:>6.1} {:>6.3}",
            "MEAN",
            name,
            n,
            100.0 * mean.0 / n,
            100.0 * mean.1 / n,
            100.0 * mean.2 / n,
            mean.3 / with_auroc
        );
    }
}

struct Options {
    sets: Vec<String>,
    variants: Vec<(String, Weights)>,
    typo: bool,
    quick: bool,
}

impl Options {
    fn read() -> Options {
        let mut options = Options {
            sets: Vec::new(),
            variants: vec![("shelfhelp".into(), Weights::DEFAULT)],
            typo: false,
            quick: false,
        };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--bench" => {}
                "--typo" => options.typo = true,
                "--quick" => options.quick = true,
                "--weights" => {
                    let text = arguments.next().unwrap_or_default();
                    let weights = weights(&text);
                    options.variants.push((text, weights));
                }
                set => options.sets.push(set.to_owned()),
            }
        }
        options
    }
}

fn weights(text: &str) -> Weights {
    let mut weights = Weights::DEFAULT;
    for pair in text.split(',') {
        let Some((name, Ok(value))) = pair.split_once('=').map(|(name, value)| (name, value.parse::<f32>())) else {
            wrong_usage(pair)
        };
        match name {
            "question" => weights.field[0] = value,
            "also" => weights.field[1] = value,
            "body" => weights.field[5] = value,
            "lengthq" => weights.length[0] = value,
            "length" => weights.length[5] = value,
            "repeat" => weights.repeat = value,
            "passage" => weights.passage = value,
            "focus" => weights.focus = value,
            "coverage" => weights.coverage = value,
            "prefix" => weights.prefix = value,
            "typo" => weights.typo = value,
            "beside" => weights.typo_beside = value,
            "start" => weights.typo_start = value,
            "stop" => weights.stop = value,
            "single" => weights.single = value,
            _ => wrong_usage(pair),
        }
    }
    weights
}

fn wrong_usage(pair: &str) -> ! {
    eprintln!("--weights takes name=number,…; `{pair}` is none");
    std::process::exit(2);
}

fn files(folder: &Path, wanted: &[String]) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = wanted.iter().filter(|w| w.ends_with(".json")).map(PathBuf::from).collect();
    let names: Vec<&String> = wanted.iter().filter(|w| !w.ends_with(".json")).collect();
    if files.is_empty() || !names.is_empty() {
        let found = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        files.extend(found.filter(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            path.extension().is_some_and(|e| e == "json")
                && (names.is_empty() || names.iter().any(|n| name.contains(n.as_str())))
        }));
    }
    files.sort();
    files
}

#[derive(Clone)]
struct Question {
    text: String,
    relevant: Vec<String>,
}

struct Set {
    name: String,
    answers: Vec<Answer>,
    questions: Vec<Question>,
}

impl Set {
    fn read(path: &Path) -> Option<Set> {
        let value: Value = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
        let text = |value: &Value, key: &str| value[key].as_str().unwrap_or("").to_owned();
        let answers = value["docs"].as_array()?.iter().map(|doc| Answer {
            id: text(doc, "id"),
            question: text(doc, "title"),
            body: vec![Block::Paragraph(vec![Inline::Text(text(doc, "body"))])],
            ..Answer::default()
        });
        let questions = value["queries"].as_array()?.iter().map(|query| Question {
            text: text(query, "q"),
            relevant: query["relevant"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|id| Some(id.as_str()?.to_owned()))
                .collect(),
        });
        Some(Set { name: text(&value, "name"), answers: answers.collect(), questions: questions.collect() })
    }

    /// The answerable questions with one slip in each; those without a word of four letters are left out.
    fn misspelt(&self) -> Vec<Question> {
        let mut random = Random(20_260_101);
        let slip = |question: &Question| {
            Some(Question { text: misspell(&question.text, &mut random)?, relevant: question.relevant.clone() })
        };
        self.questions.iter().filter_map(slip).collect()
    }
}

enum Engine<'e> {
    /// An answer fits when its title or text holds the whole query.
    Substring,
    /// Answers by how many of the query's words they hold.
    Words,
    Ours(&'e Index, &'e Weights, Duration),
}

fn report(set: &Set, name: &str, questions: &[Question], engine: &Engine<'_>) -> (f64, f64, f64, Option<f64>) {
    let lower: Vec<(String, String)> = match engine {
        Engine::Ours(..) => Vec::new(),
        _ => set
            .answers
            .iter()
            .map(|a| (a.question.to_lowercase(), shelfhelp::content::plain_text(&a.body).to_lowercase()))
            .collect(),
    };
    let (mut s1, mut r3, mut mrr, mut n) = (0.0, 0.0, 0.0, 0u32);
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    let (mut said, mut right) = (0u32, 0u32);
    let mut times = Vec::new();
    for question in questions {
        let ((ids, confidence, answered), time) = timed(|| match engine {
            Engine::Ours(index, weights, _) => {
                let found = index.search_with(&question.text, &Context::default(), weights);
                let confidence = found.hits.first().map_or(0.0, |hit| hit.confidence);
                (found.hits.into_iter().map(|hit| hit.id).collect::<Vec<String>>(), confidence, found.answered)
            }
            Engine::Substring => contains(set, &lower, &[question.text.to_lowercase()]),
            Engine::Words => contains(
                set,
                &lower,
                &question.text.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>(),
            ),
        });
        times.push(time);
        said += u32::from(answered);
        if question.relevant.is_empty() {
            unknown.push(confidence);
            continue;
        }
        known.push(confidence);
        n += 1;
        let found_at = |limit: usize| ids.iter().take(limit).filter(|id| question.relevant.contains(id)).count() as f64;
        s1 += found_at(1);
        right += u32::from(answered && found_at(1) > 0.0);
        r3 += found_at(3) / question.relevant.len() as f64;
        mrr +=
            ids.iter().take(10).position(|id| question.relevant.contains(id)).map_or(0.0, |at| 1.0 / (at as f64 + 1.0));
    }
    times.sort();
    let at = |share: f64| times.get((share * times.len() as f64) as usize).map_or(0.0, |t| t.as_secs_f64() * 1e3);
    let count = f64::from(n.max(1));
    let auroc = auroc(&known, &unknown);
    let build = if let Engine::Ours(_, _, build) = engine {
        format!("{:8.1}", build.as_secs_f64() * 1e3)
    } else {
        String::new()
    };
    let shown = auroc.map_or_else(|| "–".into(), |a| format!("{a:.3}"));
    println!(
        "{:<20} {:<34} {:>5} {:>6.1} {:>6.1} {:>6.1} {:>6} {:>6.2} {:>6.2}  {:>7.3} {:>7.3} {build}",
        set.name,
        name,
        n,
        100.0 * s1 / count,
        100.0 * r3 / count,
        100.0 * mrr / count,
        shown,
        f64::from(said) / questions.len() as f64,
        f64::from(right) / f64::from(said.max(1)),
        at(0.5),
        at(0.95),
    );
    (s1 / count, r3 / count, mrr / count, auroc)
}

/// What a plain search box does: titles first, then texts.
fn contains(set: &Set, lower: &[(String, String)], words: &[String]) -> (Vec<String>, f32, bool) {
    let score = |(title, body): &(String, String)| -> usize {
        words.iter().map(|w| 2 * usize::from(title.contains(w.as_str())) + usize::from(body.contains(w.as_str()))).sum()
    };
    let mut found: Vec<(usize, usize)> =
        lower.iter().map(score).enumerate().map(|(at, score)| (score, at)).filter(|f| f.0 > 0).collect();
    found.sort_by_key(|&(score, at)| (usize::MAX - score, at));
    let best = found.first().map_or(0.0, |f| f.0 as f32 / (3 * words.len().max(1)) as f32);
    (
        found.into_iter().take(10).filter_map(|(_, at)| set.answers.get(at).map(|a| a.id.clone())).collect(),
        best,
        best > 0.0,
    )
}

/// How likely a known question has more confidence than an unknown one.
fn auroc(known: &[f32], unknown: &[f32]) -> Option<f64> {
    if known.len() < 20 || unknown.len() < 20 {
        return None;
    }
    let wins: f64 = known
        .iter()
        .flat_map(|k| {
            unknown.iter().map(move |u| {
                if k > u {
                    1.0
                } else if k == u {
                    0.5
                } else {
                    0.0
                }
            })
        })
        .sum();
    Some(wins / (known.len() * unknown.len()) as f64)
}

#[allow(clippy::disallowed_methods)] // A bench measures time; the library takes it as an argument.
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}

/// A small generator with a fixed seed: the same slips on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }
}

/// One letter swapped, dropped, doubled by a neighbour or replaced by one, in one word of four letters or more.
fn misspell(text: &str, random: &mut Random) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let spaced = |c: char| c.is_alphabetic() && (c as u32) < 0x600;
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    for at in 0..=chars.len() {
        if !chars.get(at).copied().is_some_and(spaced) {
            if at - start >= 4 {
                words.push((start, at));
            }
            start = at + 1;
        }
    }
    if words.is_empty() {
        return None;
    }
    for _ in 0..20 {
        let (start, end) = words[random.below(words.len())];
        let at = start + random.below(end - start);
        let mut out = chars.clone();
        match random.below(4) {
            0 if at + 1 < end => out.swap(at, at + 1),
            1 => drop(out.remove(at)),
            2 => out.insert(at, neighbour(chars[at], random)),
            3 => out[at] = neighbour(chars[at], random),
            _ => continue,
        }
        if out != chars {
            return Some(out.into_iter().collect());
        }
    }
    None
}

fn neighbour(c: char, random: &mut Random) -> char {
    const ROWS: [&str; 6] = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "ςερτυθιοπ", "ασδφγηξκλ", "ζχψωβνμ"];
    let c = c.to_lowercase().next().unwrap_or(c);
    for row in ROWS {
        let row: Vec<char> = row.chars().collect();
        if let Some(at) = row.iter().position(|&other| other == c) {
            return row[if at == 0 || (at + 1 < row.len() && random.below(2) == 0) { at + 1 } else { at - 1 }];
        }
    }
    'e'
}
