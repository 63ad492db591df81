//! Is the same said twice?
//!
//! A shop that brings its answers from two places has some of them twice. The one that fits less stands below the others
//! then, instead of beside its double. Does not know: words; the index has made each text one number.

use super::index::Index;
use super::rank::Fit;
use crate::list::sort_by;

// What is left of the score of a double: what is asked for seldom finds four answers half as good as the best.
pub(super) const AGAIN: f32 = 0.5;

/// Lowers the doubles of better fits; `fits` are best first, before and after.
pub(super) fn lower(index: &Index, fits: &mut [Fit]) {
    let says = |fit: &Fit| index.entries.get(fit.entry as usize).map(|entry| entry.says).filter(|says| *says != 0);
    for at in 1..fits.len() {
        let (before, rest) = fits.split_at_mut(at);
        if let Some(fit) = rest.first_mut()
            && let Some(said) = says(fit)
            && before.iter().any(|other| says(other) == Some(said))
        {
            fit.again = true;
            fit.lift(AGAIN);
        }
    }
    if fits.iter().any(|fit| fit.again) {
        sort_by(fits, |a, b| b.score.total_cmp(&a.score));
    }
}
