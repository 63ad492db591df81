//! Is an answer right as often as its confidence says, and is silence kept where nothing answers?
//!
//! Half of the queries, chosen by a hash of their text, are what the constants of the confidence are fitted on; the figures
//! are those of the other half. Unanswerable questions are the real ones of two sets, and in all sets chosen by those
//! whose answer was taken away.

use std::path::Path;

use shelfhelp::search::{Context, Index};

use super::TUNING;
use super::meaning::Way;
use super::sets::Set;

/// How many hits of a query count: the confidence of each is to be believed, not only that of the first.
const HITS: usize = 3;
/// What a fit weighs.
const SIGNS: usize = 3;

/// One hit of a query.
struct Case {
    /// Nothing where nothing was found.
    signs: Option<[f64; SIGNS]>,
    confidence: f32,
    place: usize,
    right: bool,
    /// Whether any answer is right.
    known: bool,
    answered: bool,
    /// Whether it is among those that constants are fitted on.
    fitted: bool,
}

/// Prints the figures, and what a fit on the other half would choose.
pub(crate) fn reliability(folder: &Path, meaning: &Way) {
    let mut all: Vec<(String, Vec<Case>)> = Vec::new();
    for name in TUNING {
        // The tables of meanings are English.
        if !matches!(meaning, Way::Off) && !name.ends_with("_en") && name != "hint3_powerplay11" {
            continue;
        }
        let Some(mut set) = Set::read(&folder.join(name).with_extension("json")) else { continue };
        if set.questions.iter().any(|question| question.relevant.is_empty()) {
            all.push((set.name.clone(), cases(&set, meaning)));
        }
        set.withhold();
        all.push((format!("{}, a quarter of its answers withheld", set.name), cases(&set, meaning)));
    }
    for (name, cases) in &all {
        let first: Vec<&Case> = cases.iter().filter(|case| !case.fitted && case.place == 0).collect();
        println!("{name}: {}", doubt(&first));
    }
    let odd: Vec<(&Case, f64)> = weighed(&all, |case| !case.fitted);
    println!(
        "\nfrom a confidence of … on: answered of the unanswerable, withheld of right first hits, right of what is answered"
    );
    for threshold in [0.2f32, 0.3, 0.4, 0.5, 0.6, 0.7] {
        println!("  {threshold}  {}", thresholds(&odd, threshold));
    }
    for (what, from, to) in [("first hits", 0, 1), ("second and third hits", 1, HITS)] {
        println!("\n{what}: said and true");
        table(odd.iter().filter(|(case, _)| (from..to).contains(&case.place)));
    }
    let even = weighed(&all, |case| case.fitted);
    let constants = fit(&even);
    let [start, slope, later] = constants;
    println!("\nfit on the other half: slope {slope:.2}, start {start:.2}, later {later:.2}");
}

fn cases(set: &Set, meaning: &Way) -> Vec<Case> {
    let index = meaning.given_to(Index::build(&set.answers));
    let context = Context::default();
    let mut cases = Vec::new();
    for question in &set.questions {
        let found = index.search(&question.text, &context);
        let known = !question.relevant.is_empty();
        for place in 0..HITS {
            let hit = found.hits.get(place);
            // A query that finds nothing is one hit of no confidence.
            if hit.is_none() && place > 0 {
                break;
            }
            let why = hit.and_then(|hit| index.explain(&question.text, &context, &hit.id));
            cases.push(Case {
                signs: why.map(|why| signs(&why.confidence.signs, place)),
                confidence: hit.map_or(0.0, |hit| hit.confidence),
                place,
                right: hit.is_some_and(|hit| question.relevant.contains(&hit.id)),
                known,
                answered: found.answered,
                fitted: is_even(&question.text),
            });
        }
    }
    cases
}

/// What a fit has to weigh: a constant, the sum of the signs, and whether a better one stands before it.
fn signs(signs: &[f32], place: usize) -> [f64; SIGNS] {
    [1.0, f64::from(signs.iter().sum::<f32>()), f64::from(u8::from(place > 0))]
}

/// Which half a query belongs to: FNV-1a of its text.
fn is_even(text: &str) -> bool {
    let hash = text.bytes().fold(0x811c_9dc5u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash.count_ones().is_multiple_of(2)
}

/// The cases of one half; every set weighs the same.
fn weighed(all: &[(String, Vec<Case>)], half: impl Fn(&Case) -> bool) -> Vec<(&Case, f64)> {
    let mut weighed = Vec::new();
    for (_, cases) in all {
        let own: Vec<&Case> = cases.iter().filter(|case| half(case)).collect();
        let queries = own.iter().filter(|case| case.place == 0).count().max(1) as f64;
        weighed.extend(own.into_iter().map(|case| (case, 1.0 / queries)));
    }
    weighed
}

/// How well the first hit's confidence tells queries with an answer from those without, and what its threshold does.
fn doubt(first: &[&Case]) -> String {
    let share = |of: &dyn Fn(&Case) -> bool, is: &dyn Fn(&Case) -> bool| {
        let count = first.iter().filter(|case| of(case)).count();
        100.0 * first.iter().filter(|case| of(case) && is(case)).count() as f64 / count.max(1) as f64
    };
    let signs: Vec<(f32, bool)> = first.iter().map(|case| (case.confidence, case.known)).collect();
    format!(
        "{} queries, {:.0} % without an answer; AUROC {:.3}; wrongly answered {:.1} % of those, wrongly withheld {:.1} % of \
         right first hits; {:.1} % of what is called an answer is right",
        first.len(),
        share(&|_| true, &|case| !case.known),
        auroc(&signs).unwrap_or(0.0),
        share(&|case| !case.known, &|case| case.answered),
        share(&|case| case.right, &|case| !case.answered),
        share(&|case| case.answered, &|case| case.right),
    )
}

/// What a threshold answers and withholds, every set weighing the same.
fn thresholds(odd: &[(&Case, f64)], threshold: f32) -> String {
    let share = |of: &dyn Fn(&Case) -> bool, is: &dyn Fn(&Case) -> bool| {
        let sum = |of: &dyn Fn(&Case) -> bool| -> f64 {
            odd.iter().filter(|(case, _)| case.place == 0 && of(case)).map(|(_, weight)| weight).sum()
        };
        100.0 * sum(&|case| of(case) && is(case)) / sum(of).max(f64::MIN_POSITIVE)
    };
    let answered = |case: &Case| case.confidence >= threshold;
    format!(
        "{:5.1} % {:5.1} % {:5.1} %",
        share(&|case| !case.known, &answered),
        share(&|case| case.right, &|case| !answered(case)),
        share(&answered, &|case| case.right)
    )
}

/// Ten rows: how often hits of such a confidence are right.
fn table<'c>(cases: impl Iterator<Item = &'c (&'c Case, f64)>) {
    const ROWS: usize = 10;
    let mut rows = [[0.0f64; 4]; ROWS];
    for (case, weight) in cases {
        let row = &mut rows[((case.confidence * ROWS as f32) as usize).min(ROWS - 1)];
        row[0] += weight;
        row[1] += weight * f64::from(case.confidence);
        row[2] += weight * f64::from(u8::from(case.right));
        row[3] += 1.0;
    }
    let whole: f64 = rows.iter().map(|row| row[0]).sum();
    let mut off = 0.0;
    for (at, [weight, said, right, hits]) in rows.iter().enumerate().filter(|(_, row)| row[0] > 0.0) {
        println!(
            "  {:.1}–{:.1}  {:5.1} % of hits ({hits:5.0})  said {:5.1} %  true {:5.1} %",
            at as f64 / ROWS as f64,
            (at + 1) as f64 / ROWS as f64,
            100.0 * weight / whole,
            100.0 * said / weight,
            100.0 * right / weight
        );
        off += (said - right).abs() / whole;
    }
    println!("  off by {:.1} points in the mean", 100.0 * off);
}

/// How likely one with an answer has more confidence than one without; nothing for too few of either.
pub(crate) fn auroc(signs: &[(f32, bool)]) -> Option<f64> {
    let of = |known: bool| signs.iter().filter(move |sign| sign.1 == known).map(|sign| sign.0);
    let (known, unknown) = (of(true).count(), of(false).count());
    if known < 20 || unknown < 20 {
        return None;
    }
    let win = |k: f32, u: f32| if k > u { 1.0 } else { f64::from(u8::from(k == u)) / 2.0 };
    let wins: f64 = of(true).map(|k| of(false).map(|u| win(k, u)).sum::<f64>()).sum();
    Some(wins / (known * unknown) as f64)
}

/// Logistic regression of "is right" on the signs.
fn fit(cases: &[(&Case, f64)]) -> [f64; SIGNS] {
    let mut constants = [0.0; SIGNS];
    for _ in 0..20 {
        // Newton's method.
        let mut slope = [0.0; SIGNS];
        let mut bend = [[0.0; SIGNS]; SIGNS];
        for (case, weight) in cases {
            let Some(x) = case.signs else { continue };
            let sum: f64 = constants.iter().zip(x).map(|(constant, value)| constant * value).sum();
            let said = 1.0 / (1.0 + (-sum).exp());
            for (at, value) in x.iter().enumerate() {
                slope[at] += weight * (f64::from(u8::from(case.right)) - said) * value;
                for (other, second) in x.iter().enumerate() {
                    bend[at][other] += weight * said * (1.0 - said) * value * second;
                }
            }
        }
        for (constant, step) in constants.iter_mut().zip(solved(bend, slope)) {
            *constant += step;
        }
    }
    constants
}

/// Solves `matrix · x = right`, by Gauss; the matrices here are small and never singular.
fn solved(mut matrix: [[f64; SIGNS]; SIGNS], mut right: [f64; SIGNS]) -> [f64; SIGNS] {
    for pivot in 0..SIGNS {
        for row in (0..SIGNS).filter(|row| *row != pivot) {
            let factor = matrix[row][pivot] / matrix[pivot][pivot];
            let own = matrix[pivot];
            matrix[row].iter_mut().zip(own).for_each(|(value, above)| *value -= factor * above);
            right[row] -= factor * right[pivot];
        }
    }
    core::array::from_fn(|at| right[at] / matrix[at][at])
}
