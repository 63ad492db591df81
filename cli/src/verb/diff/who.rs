//! For whom is a change the same?
//!
//! Changes are gathered by way, place and kind of parcel. Kinds that fare alike all week are put together, then places
//! whose kinds fare alike.

use std::collections::BTreeMap;

use shelfhelp::delivery::Promise;
use shelfhelp::money::Money;

use super::change::Change;

/// A moment at which either shop offers a way.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) moment: usize,
    /// None where both promise the same.
    pub(super) change: Option<Change>,
    pub(super) old: Option<Promise>,
    pub(super) new: Option<Promise>,
}

/// Ways that change alike.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) audiences: Vec<usize>,
    pub(super) kinds: Vec<usize>,
    /// The other kinds of parcels that go there this way.
    pub(super) others: Vec<usize>,
    /// Whether these are all places to which the method goes.
    pub(super) is_everywhere: bool,
    /// The ids of counters; one empty where there is but one.
    pub(super) counters: Vec<String>,
    /// The week of the first of them.
    pub(super) cells: Vec<Cell>,
    /// Whether others of them cost something else, before and after.
    pub(super) is_mixed: bool,
    /// The place of the method in the new rules.
    pub(super) method: usize,
}

/// The changes of a week, moment by moment.
fn profile(cells: &[Cell]) -> Vec<(usize, Option<&Change>)> {
    cells.iter().map(|cell| (cell.moment, cell.change.as_ref())).collect()
}

/// What it costs in a week, before and after.
fn prices(cells: &[Cell]) -> Vec<[Option<Option<Money>>; 2]> {
    let price = |way: &Option<Promise>| way.as_ref().map(|way| way.price);
    cells.iter().map(|cell| [price(&cell.old), price(&cell.new)]).collect()
}

/// Groups of ways by method, audience, kind and counter.
pub(super) fn groups(cells: BTreeMap<(usize, usize, usize, String), Vec<Cell>>) -> Vec<Group> {
    let mut offered: BTreeMap<(usize, usize, String), Vec<usize>> = BTreeMap::new();
    let mut by_kind: Vec<Group> = Vec::new();
    for ((method, audience, kind, counter), week) in cells {
        offered.entry((method, audience, counter.clone())).or_default().push(kind);
        if week.iter().all(|cell| cell.change.is_none()) {
            continue;
        }
        let mut group = Group {
            audiences: vec![audience],
            kinds: vec![kind],
            others: Vec::new(),
            is_everywhere: false,
            counters: vec![counter],
            cells: week,
            is_mixed: false,
            method,
        };
        let alike = |known: &Group| known.audiences == group.audiences && known.counters == group.counters;
        match by_kind.iter_mut().find(|known| alike(known) && known.is_alike(&group)) {
            Some(known) => known.take(&mut group, |group| &mut group.kinds),
            None => by_kind.push(group),
        }
    }
    for group in &mut by_kind {
        let key = (group.method, group.audiences[0], group.counters[0].clone());
        let all = offered.get(&key).map(Vec::as_slice).unwrap_or_default();
        group.others = all.iter().copied().filter(|kind| !group.kinds.contains(kind)).collect();
    }
    let same_kinds = |a: &Group, b: &Group| {
        (a.others.is_empty() && b.others.is_empty()) || (a.kinds == b.kinds && a.others == b.others)
    };
    let mut by_place: Vec<Group> = Vec::new();
    for mut group in by_kind {
        let alike = |known: &Group| known.counters == group.counters && same_kinds(known, &group);
        match by_place.iter_mut().find(|known| alike(known) && known.is_alike(&group)) {
            Some(known) => known.take(&mut group, |group| &mut group.audiences),
            None => by_place.push(group),
        }
    }
    let mut groups: Vec<Group> = Vec::new();
    for mut group in by_place {
        let alike = |known: &Group| known.audiences == group.audiences && same_kinds(known, &group);
        match groups.iter_mut().find(|known| alike(known) && known.is_alike(&group)) {
            Some(known) => known.take(&mut group, |group| &mut group.counters),
            None => groups.push(group),
        }
    }
    for group in &mut groups {
        let mut reached =
            offered.keys().filter(|(method, ..)| *method == group.method).map(|(_, audience, _)| *audience);
        group.is_everywhere = reached.all(|audience| group.audiences.contains(&audience));
    }
    groups
}

impl Group {
    /// Whether another is of the same method and changes alike all week.
    fn is_alike(&self, other: &Group) -> bool {
        self.method == other.method && profile(&self.cells) == profile(&other.cells)
    }

    /// Takes what another has beside this one.
    fn take<T>(&mut self, other: &mut Group, of: fn(&mut Group) -> &mut Vec<T>) {
        self.is_mixed |= other.is_mixed || prices(&self.cells) != prices(&other.cells);
        of(self).append(of(other));
    }
}
