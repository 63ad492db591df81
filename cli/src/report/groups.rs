//! How often did each of many things happen, and to how many visits?
//!
//! A log may name millions of things; memory is bounded all the same. Where there are too many, the rarest are let go:
//! only their sum is kept, so that a count is never more than it was, and the most frequent stay.

use std::collections::HashMap;

// Names are short: some tens of megabytes at most.
const GROUPS_MAX: usize = 100_000;

/// What happened under one name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Group {
    pub(super) count: u64,
    /// Different visits, as many as are needed to know that it is no small group.
    pub(super) visits: Vec<u64>,
}

impl Group {
    pub(super) fn add(&mut self, visit: u64, least: usize) {
        self.count += 1;
        self.seen(visit, least);
    }

    fn seen(&mut self, visit: u64, least: usize) {
        if self.visits.len() < least && !self.visits.contains(&visit) {
            self.visits.push(visit);
        }
    }

    /// Takes another group in. Whether it is small stays exact: of a small group all visits are known.
    pub(super) fn join(&mut self, other: &Group, least: usize) {
        self.count += other.count;
        other.visits.iter().for_each(|visit| self.seen(*visit, least));
    }
}

/// Groups by name.
#[derive(Clone, Debug)]
pub(super) struct Groups {
    by_name: HashMap<String, Group>,
    least: usize,
    max: usize,
    /// What happened under names that were let go.
    pub(super) lost: u64,
}

impl Groups {
    /// Groups of which `least` visits are no small number.
    pub(super) fn new(least: usize) -> Groups {
        Groups { by_name: HashMap::new(), least, max: GROUPS_MAX, lost: 0 }
    }

    pub(super) fn add(&mut self, name: &str, visit: u64) {
        if let Some(group) = self.by_name.get_mut(name) {
            group.add(visit, self.least);
            return;
        }
        if self.by_name.len() >= self.max {
            self.thin();
        }
        self.by_name.entry(name.to_owned()).or_default().add(visit, self.least);
    }

    pub(super) fn of(&self, name: &str) -> Group {
        self.by_name.get(name).cloned().unwrap_or_default()
    }

    /// How often anything happened.
    pub(super) fn all(&self) -> u64 {
        self.by_name.values().map(|group| group.count).sum::<u64>() + self.lost
    }

    /// The most frequent first; those of like number by name.
    pub(super) fn sorted(&self) -> Vec<(&str, &Group)> {
        let mut groups: Vec<(&str, &Group)> = self.by_name.iter().map(|(name, group)| (name.as_str(), group)).collect();
        groups.sort_unstable_by(|(a, one), (b, other)| other.count.cmp(&one.count).then(a.cmp(b)));
        groups
    }

    /// Lets the rarer half go. Which those are follows from the counts alone.
    fn thin(&mut self) {
        let mut counts: Vec<u64> = self.by_name.values().map(|group| group.count).collect();
        let middle = counts.len() / 2;
        let median = *counts.select_nth_unstable(middle).1;
        let mut lost = 0;
        self.by_name.retain(|_, group| {
            let is_kept = group.count > median;
            lost += if is_kept { 0 } else { group.count };
            is_kept
        });
        self.lost += lost;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rare_are_let_go_and_the_frequent_stay() {
        let mut groups = Groups { max: 10, ..Groups::new(2) };
        for i in 0..1_000 {
            groups.add("often", i);
            groups.add(&format!("once {i}"), i);
        }
        assert!(groups.by_name.len() <= 10, "{}", groups.by_name.len());
        let sorted = groups.sorted();
        assert_eq!(
            sorted.first().map(|(name, group)| (*name, group.count, group.visits.len())),
            Some(("often", 1_000, 2))
        );
        let kept: u64 = sorted.iter().map(|(_, group)| group.count).sum();
        assert_eq!(kept + groups.lost, 2_000);
    }

    #[test]
    fn one_visit_counts_once() {
        let mut groups = Groups::new(5);
        (0..9).for_each(|_| groups.add("a", 7));
        assert_eq!(groups.sorted(), [("a", &Group { count: 9, visits: vec![7] })]);
    }
}
