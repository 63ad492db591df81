//! How likely is it that an answer answers?
//!
//! A logistic curve over a few signs: how well it fits, how much was said that it holds, how it stands among all that were
//! found. Nearness in meaning is in how well it fits; weighed once more by itself it only made unanswered questions look
//! answered (measured). Does not know: words.

use super::ANSWERED;
use super::index::Index;
use super::meaning::Sense;
use super::query::Query;
use super::rank::Fit;

/// All fits of a query as one sees them together.
pub(super) struct Seen {
    /// The best two scores.
    best: [f32; 2],
    /// How many fit about as well as the best, from 1.
    crowd: f32,
    /// The weight of the query.
    whole: f32,
    /// The weight of a word that nobody else has.
    rarest: f32,
    /// Whether no word of the query says anything.
    hollow: bool,
    /// What the signs are worth in this index.
    curve: Curve,
}

/// The signs: fit, said, among.
pub(super) const SIGNS: usize = 3;

// So many fits are the crowd in which one stands out; the list of hits is no longer.
pub(super) const CROWD: usize = 10;
// A fit of nine tenths of the best counts half of it in the crowd, one of two thirds a tenth.
const CROWD_POWER: i32 = 6;

impl Seen {
    /// `fits` are the best, best first.
    pub(super) fn of(index: &Index, query: &Query, fits: &[Fit]) -> Seen {
        let score = |at: usize| fits.get(at).map_or(0.0, |fit| fit.score);
        let best = [score(0), score(1)];
        Seen {
            best,
            crowd: fits.iter().take(CROWD).map(|fit| (fit.score / best[0]).powi(CROWD_POWER)).sum::<f32>().max(1.0),
            whole: query.weight(),
            rarest: index.rarity(0),
            hollow: query.hollow,
            curve: match index.sense {
                _ if fits.iter().all(|fit| fit.cosine == 0.0) => PLAIN,
                Sense::Pack(_) => PACK,
                _ => TOLD,
            },
        }
    }

    /// The best score of the others.
    pub(super) fn rival(&self, fit: &Fit) -> f32 {
        if fit.score >= self.best[0] { self.best[1] } else { self.best[0] }
    }

    /// How sure an answer is, from 0 to 1.
    pub(super) fn confidence(&self, fit: &Fit) -> f32 {
        let Curve { slope, start, later } = self.curve;
        let sum: f32 = self.signs(fit).into_iter().sum();
        let later = if fit.score < self.best[0] { later } else { 0.0 };
        let sure = 1.0 / (1.0 + (-(slope * sum + start + later)).exp());
        // Words that say nothing may pick an answer to look at; they never are a question answered.
        if self.hollow { (sure / 2.0).min(0.95 * ANSWERED) } else { sure }
    }

    /// What speaks for an answer, each as much as it counts.
    pub(super) fn signs(&self, fit: &Fit) -> [f32; SIGNS] {
        // Of two fits with one score, that which needed less of the query for it holds its words in better places.
        let well = (fit.score + 0.05).ln() - 0.3 * fit.covered / self.whole;
        // One common word fits many things, five rare ones hardly by accident.
        let said = 0.8 * (fit.covered / self.rarest + 1.0).ln();
        // Its share of the crowd. The margin before the second alone tells less: two that say nearly the same are both right.
        let among = 0.2 * ((fit.score / self.best[0]).powi(CROWD_POWER).max(f32::MIN_POSITIVE) / self.crowd).ln();
        [well, said, among]
    }
}

/// How the sum of the signs becomes a share of right answers.
#[derive(Clone, Copy)]
struct Curve {
    slope: f32,
    start: f32,
    /// For all but the best: whoever has a better one before them is mostly not the answer.
    later: f32,
}

// As `--reliability` of the search bench fits them on half of the queries: by words alone, with what the build found of
// meanings, and with the table of the browser. Closeness in meaning lifts what answers nothing as well, so that the same
// sum is worth less there.
const PLAIN: Curve = Curve { slope: 2.23, start: 0.25, later: -1.49 };
const TOLD: Curve = Curve { slope: 2.50, start: -0.19, later: -0.94 };
const PACK: Curve = Curve { slope: 3.12, start: -0.91, later: -1.05 };
