//! Which few of many are the best?

/// Puts an item into a list of the best, best first, if it belongs there. Of equals the earlier one stays ahead.
///
/// Most items are worse than the last of a full list and cost one comparison; sorting all would cost a dozen each.
pub(super) fn keep_best<T: Copy>(best: &mut Vec<T>, item: T, kept: usize, is_better: impl Fn(&T, &T) -> bool) {
    if best.len() == kept && best.last().is_none_or(|last| !is_better(&item, last)) {
        return;
    }
    let place = best.iter().position(|other| is_better(&item, other)).unwrap_or(best.len());
    best.insert(place, item);
    best.truncate(kept);
}
