//! What does a shopper of a very large shop fetch before the first result, and what does an index in parts find less?
//!
//! Run it with `cargo bench -p shelfhelp --no-default-features --bench parts -- FILE.json… [SET…]`: files and sets as for
//! the bench `search`, best of ten thousand answers or more. Every query starts with nothing fetched. Bytes are those of
//! brotli at its best, as a server sends files that it packed once. `--titles` asks for answers by some of their own words;
//! `--meaning` gives both searches the widget's table of meanings.

#![allow(clippy::disallowed_methods, reason = "nothing here becomes Wasm, so the standard sorts do")]
#![allow(clippy::expect_used, reason = "a measurement of what is broken is none")]

#[allow(dead_code, reason = "not every bench uses all of it")]
#[path = "support/sets.rs"]
mod sets;
#[allow(dead_code)]
#[path = "support/slips.rs"]
mod slips;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sets::{Question, Set};
use shelfhelp::content::{Answer, plain_text};
use shelfhelp::search::{Context, Found, Index, Looked, Meaning, Packed, Parted, Piece, pack};

// Enough to know the ninety-fifth hundredth, and packing takes its time.
const QUERIES_MAX: usize = 300;

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let data = std::env::var_os("SHELFHELP_DATA").map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    for file in sets::files(&data.join("search"), &wanted) {
        match Set::read(&file) {
            Some(set) => measure(&set),
            None => println!("{}: cannot be read", file.display()),
        }
    }
}

fn measure(set: &Set) {
    let (packed, took) = timed(|| pack(&set.answers));
    let table = std::env::args().any(|word| word == "--meaning").then(table);
    let mut index = Index::build(&set.answers);
    if let Some(table) = &table {
        index = index.with_meaning(table);
    }
    let total = |parts: &[Vec<u8>]| parts.iter().map(Vec::len).sum::<usize>();
    println!("{}: {} answers, packed in {:.2} s", set.name, set.answers.len(), took.as_secs_f32());
    println!(
        "  head {} bytes ({} packed), {} parts of terms ({} kB), {} blocks of answers ({} kB)",
        packed.head.len(),
        brotli(&packed.head),
        packed.terms.len(),
        total(&packed.terms) / 1024,
        packed.blocks.len(),
        total(&packed.blocks) / 1024,
    );
    let opened = (0..9).map(|_| timed(|| Parted::open(&packed.head)).1).min().unwrap_or_default();
    println!("  head opened in {:.2} ms", opened.as_secs_f64() * 1e3);
    let mut sizes = Sizes { packed: &packed, known: BTreeMap::new() };
    let (mut bytes, mut pieces, mut rounds, mut times) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut terms_bytes, mut whole, mut parts, mut same) = (Vec::new(), 0.0, 0.0, 0);
    let titles = std::env::args().any(|word| word == "--titles").then(|| of_titles(set));
    let questions = titles.as_ref().unwrap_or(&set.questions);
    let questions = &questions[..questions.len().min(QUERIES_MAX)];
    for question in questions {
        let mut parted = Parted::open(&packed.head).expect("what was packed opens");
        if let Some(table) = &table {
            parted.with_meaning(table);
        }
        let (found, fetched, round) = ask(&mut parted, &packed, &question.text);
        let of_terms: usize = fetched.iter().filter(|p| matches!(p, Piece::Terms(_))).map(|p| sizes.of(*p)).sum();
        bytes.push(brotli(&packed.head) + fetched.iter().map(|piece| sizes.of(*piece)).sum::<usize>());
        terms_bytes.push(of_terms);
        pieces.push(fetched.len());
        rounds.push(round);
        let again = || parted.search(&question.text, &Context { typing: true, ..Context::default() });
        let mut again = again;
        again();
        times.push((0..3).map(|_| timed(&mut again).1).min().unwrap_or_default().as_micros() as usize);
        let plain = index.search(&question.text, &Context::default());
        whole += reciprocal(question, &plain);
        parts += reciprocal(question, &found);
        same += usize::from(plain.hits.first().map(|hit| &hit.id) == found.hits.first().map(|hit| &hit.id));
    }
    let count = questions.len().max(1) as f64;
    println!(
        "  MRR@10 whole {:.1}, in parts {:.1}; the same first hit for {:.1} % of {count}",
        whole / count * 100.0,
        parts / count * 100.0,
        same as f64 / count * 100.0
    );
    for (name, values) in [
        ("bytes to the first result", &mut bytes),
        ("of them for terms", &mut terms_bytes),
        ("files", &mut pieces),
        ("rounds", &mut rounds),
        ("microseconds a keystroke, parts present", &mut times),
    ] {
        values.sort_unstable();
        let at = |share: f64| values.get(((values.len() as f64 - 1.0) * share) as usize).copied().unwrap_or(0);
        println!("  {name}: median {}, p95 {}, most {}", at(0.5), at(0.95), at(1.0));
    }
}

fn table() -> Arc<Meaning> {
    let bytes = std::fs::read("www/meaning/en.bin").expect("run it where the widget's files are");
    Arc::new(Meaning::read(&bytes).expect("a table of meanings"))
}

/// Every so many answers are asked for by four words of their question and two of their text.
fn of_titles(set: &Set) -> Vec<Question> {
    let step = (set.answers.len() / QUERIES_MAX).max(1);
    let question = |answer: &Answer| {
        let some = |text: &str, count: usize| {
            let words = text.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic));
            words.take(count).collect::<Vec<_>>().join(" ")
        };
        let body = plain_text(&answer.body);
        let middle = body.get(body.floor_char_boundary(body.len() / 2)..).unwrap_or_default();
        let middle = middle.split_once(' ').map_or("", |(_, rest)| rest);
        let text = some(&answer.question, 4) + " " + &some(middle, 2);
        Question { text, relevant: vec![answer.id.clone()] }
    };
    set.answers.iter().step_by(step).map(question).collect()
}

/// Fetches what is asked for until there is a result: what was found, what was fetched, and in how many rounds.
fn ask(parted: &mut Parted, packed: &Packed, query: &str) -> (Found, Vec<Piece>, usize) {
    let mut fetched = Vec::new();
    for round in 0.. {
        match parted.search(query, &Context::default()) {
            Looked::Found(found) => return (found, fetched, round),
            Looked::Wanted(wanted) => {
                for piece in wanted {
                    parted.take(piece, bytes_of(packed, piece)).expect("what was packed is whole");
                    fetched.push(piece);
                }
            }
        }
    }
    (Found::default(), fetched, 0)
}

fn bytes_of(packed: &Packed, piece: Piece) -> &[u8] {
    match piece {
        Piece::Terms(number) => &packed.terms[number as usize],
        Piece::Block(number) => &packed.blocks[number as usize],
    }
}

fn reciprocal(question: &Question, found: &Found) -> f64 {
    let place = found.hits.iter().position(|hit| question.relevant.contains(&hit.id));
    place.map_or(0.0, |place| 1.0 / (place as f64 + 1.0))
}

/// Packed sizes of pieces, each measured once.
struct Sizes<'p> {
    packed: &'p Packed,
    known: BTreeMap<(bool, u32), usize>,
}

impl Sizes<'_> {
    fn of(&mut self, piece: Piece) -> usize {
        let key = match piece {
            Piece::Terms(number) => (true, number),
            Piece::Block(number) => (false, number),
        };
        let packed = self.packed;
        *self.known.entry(key).or_insert_with(|| brotli(bytes_of(packed, piece)))
    }
}

fn brotli(bytes: &[u8]) -> usize {
    let mut packed = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    packed.write_all(bytes).expect("writing to memory");
    packed.into_inner().len()
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}
