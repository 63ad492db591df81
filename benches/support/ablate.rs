//! What is each sign worth?
//!
//! Takes one away at a time, and prints how much worse the first ten answers get, on the sets that weights are chosen by
//! and on no other.

use std::path::Path;

use shelfhelp::search::{Context, Index, Weights};

use super::TUNING;
use super::meaning::Way;
use super::options::weights;
use super::sets::{Question, Set};

/// Each sign, and the weights that leave it out.
const WITHOUT: [(&str, &str); 11] = [
    ("the best passage", "passage=0"),
    ("its focus", "focus=0"),
    ("coverage", "coverage=0"),
    ("questions before other passages", "title=1"),
    ("kin", "kin=0"),
    ("slips", "typo=0"),
    ("joined and parted words", "joined=0"),
    ("stop words count like others", "stop=1"),
    ("stop words count nothing", "stop=0"),
    ("fields weigh the same", "question=1,also=1,keywords=1,heading=1"),
    (
        "length of fields",
        "question.length=0,also.length=0,keywords.length=0,topic.length=0,heading.length=0,body.length=0",
    ),
];

/// Prints the mean reciprocal ranks of ten, then what is lost without each sign, and with each of `others`.
pub(crate) fn ablate(folder: &Path, meaning: &Way, others: &[(String, Weights)]) {
    let paths = TUNING.map(|name| folder.join(name).with_extension("json"));
    let sets: Vec<Set> = paths.iter().filter_map(|path| Set::read(path)).collect();
    let asked: Vec<Asked> = sets.iter().map(|set| Asked::of(set, meaning)).collect();
    let names = sets.iter().map(|set| format!("{:>12.12} {:>6}", set.name, "slip")).collect::<String>();
    println!("{:<32}{names}{:>12} {:>6}", "", "mean", "slip");
    let shipped = figures(&asked, &Weights::DEFAULT);
    line("as shipped", &shipped, None);
    let without = WITHOUT.iter().map(|(name, text)| ((*name).to_owned(), weights(text)));
    let without: Vec<_> = if others.is_empty() { without.collect() } else { others.to_vec() };
    for (name, weights) in without {
        line(&name, &figures(&asked, &weights), Some(&shipped));
    }
}

/// A set made ready to be asked twice: as it is written, and misspelt.
struct Asked {
    index: Index,
    as_written: Vec<Question>,
    misspelt: Vec<Question>,
}

impl Asked {
    fn of(set: &Set, meaning: &Way) -> Asked {
        let known = |questions: &[Question]| questions.iter().filter(|q| !q.relevant.is_empty()).cloned().collect();
        Asked {
            index: meaning.given_to(Index::build(&set.answers)),
            as_written: known(&set.questions),
            misspelt: known(&set.misspelt()),
        }
    }
}

/// By set, and last the mean: as written, and misspelt.
fn figures(asked: &[Asked], weights: &Weights) -> Vec<[f64; 2]> {
    let of = |asked: &Asked| {
        [&asked.as_written, &asked.misspelt].map(|questions| reciprocal(&asked.index, questions, weights))
    };
    let mut figures: Vec<[f64; 2]> = asked.iter().map(of).collect();
    let mean = [0, 1].map(|at| figures.iter().map(|figure| figure[at]).sum::<f64>() / figures.len().max(1) as f64);
    figures.push(mean);
    figures
}

/// The mean reciprocal rank of ten, in hundredths.
fn reciprocal(index: &Index, questions: &[Question], weights: &Weights) -> f64 {
    let of = |question: &Question| {
        let found = index.search_with(&question.text, &Context::default(), weights);
        let place = found.hits.iter().position(|hit| question.relevant.contains(&hit.id));
        place.map_or(0.0, |place| 100.0 / (place as f64 + 1.0))
    };
    questions.iter().map(of).sum::<f64>() / questions.len().max(1) as f64
}

fn line(name: &str, figures: &[[f64; 2]], shipped: Option<&[[f64; 2]]>) {
    let mut text = String::new();
    for (at, figure) in figures.iter().enumerate() {
        let [whole, slip] = match shipped {
            Some(shipped) => [0, 1].map(|i| format!("{:+.2}", figure[i] - shipped[at][i])),
            None => figure.map(|value| format!("{value:.1}")),
        };
        text += &format!("{whole:>12} {slip:>6}");
    }
    println!("{name:<32}{text}");
}
