//! How is a list put in order without a sorter for every type?
//!
//! The standard library's sorts are compiled once for each element type and comparison, four to five kilobytes of Wasm
//! a piece; a dozen of them weighed 76 kB. Here one merge sort moves indices, whatever they point at.

use core::cmp::Ordering;

/// Sorts by a comparison; equal items keep their order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut from = order(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    arrange(&mut from, &mut |a, b| items.swap(a, b));
}

/// Sorts.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts and leaves one of equal neighbours.
pub fn sort_dedup<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
    items.dedup();
}

/// Brings every item to its place, swap by swap along each circle of items that take each other's place.
fn arrange(from: &mut [usize], swap: &mut dyn FnMut(usize, usize)) {
    for first in 0..from.len() {
        let mut at = first;
        while let Some(place) = from.get_mut(at) {
            let next = core::mem::replace(place, at);
            if next == first {
                break;
            }
            swap(at, next);
            at = next;
        }
    }
}

/// The indices `0..len` in the order of a comparison of what they point at: a bottom-up merge sort.
pub fn order(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut from: Vec<usize> = (0..len).collect();
    let mut to = from.clone();
    let mut run = 1;
    while run < len {
        to.clear();
        for start in (0..len).step_by(2 * run) {
            let (middle, end) = ((start + run).min(len), (start + 2 * run).min(len));
            merge(from.get(start..middle).unwrap_or(&[]), from.get(middle..end).unwrap_or(&[]), &mut to, compare);
        }
        core::mem::swap(&mut from, &mut to);
        run *= 2;
    }
    from
}

fn merge(mut left: &[usize], mut right: &[usize], to: &mut Vec<usize>, compare: &dyn Fn(usize, usize) -> Ordering) {
    while let (Some((&a, rest_left)), Some((&b, rest_right))) = (left.split_first(), right.split_first()) {
        // Only a strictly smaller right item goes first: that keeps equal items in their order.
        if compare(b, a) == Ordering::Less {
            to.push(b);
            right = rest_right;
        } else {
            to.push(a);
            left = rest_left;
        }
    }
    to.extend_from_slice(left);
    to.extend_from_slice(right);
}
