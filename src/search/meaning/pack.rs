//! Which answers point where the question points?
//!
//! For shops without a build: the table comes to the browser, and the answers' directions are made there.

use std::sync::Arc;

use super::table::{Meaning, normalise};
use super::views::Views;
use crate::search::Index;

/// The table, and the directions of the answers in a byte a dimension: a quarter of the memory, and no worse.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::search) struct Pack {
    pub(super) table: Arc<Meaning>,
    owners: Vec<u32>,
    /// What one step of a byte is, by view.
    steps: Vec<f32>,
    parts: Vec<i8>,
}

impl Pack {
    pub(super) fn of(index: &Index, table: &Arc<Meaning>) -> Pack {
        let views = Views::of(index, table);
        let mut pack = Pack {
            table: table.clone(),
            owners: views.owners,
            steps: Vec::new(),
            parts: Vec::with_capacity(views.parts.len()),
        };
        for view in views.parts.chunks(views.dims.max(1)) {
            let most = view.iter().fold(f32::MIN_POSITIVE, |most, part| most.max(part.abs()));
            pack.steps.push(most / 127.0);
            pack.parts.extend(view.iter().map(|part| (part / most * 127.0).round() as i8));
        }
        pack
    }

    /// Where a question points, with length one.
    fn direction(&self, rows: &[(usize, u32)]) -> Vec<f32> {
        let mut sum = vec![0f32; self.table.dims];
        rows.iter().for_each(|(_, row)| self.table.add(*row, 1.0, &mut sum));
        normalise(&mut sum);
        sum
    }

    /// By answer, the cosine of the angle between the question and the nearest view of it; none below zero.
    pub(super) fn cosines(&self, rows: &[(usize, u32)], answers: usize) -> Vec<f32> {
        let direction = self.direction(rows);
        let mut best = vec![0f32; answers];
        let views = self.parts.chunks_exact(self.table.dims.max(1));
        for ((view, owner), step) in views.zip(&self.owners).zip(&self.steps) {
            let cosine = step * dot(view, &direction);
            if let Some(best) = best.get_mut(*owner as usize)
                && cosine > *best
            {
                *best = cosine;
            }
        }
        best
    }

    /// What each word adds to the cosine of an answer.
    pub(super) fn shares(&self, rows: &[(usize, u32)], entry: u32) -> Vec<f32> {
        let dims = self.table.dims.max(1);
        let direction = self.direction(rows);
        let views = self.parts.chunks_exact(dims).zip(&self.owners).zip(&self.steps);
        let own = views.filter(|((_, owner), _)| **owner == entry).map(|((view, _), step)| (view, *step));
        let Some((view, step)) = own.reduce(|best, other| {
            let cosine = |(view, step): (&[i8], f32)| step * dot(view, &direction);
            if cosine(other) > cosine(best) { other } else { best }
        }) else {
            return Vec::new();
        };
        let mut whole = vec![0f32; dims];
        rows.iter().for_each(|(_, row)| self.table.add(*row, 1.0, &mut whole));
        let length = super::table::norm(&whole).max(f32::MIN_POSITIVE);
        let share = |&(_, row): &(usize, u32)| {
            let mut own = vec![0f32; dims];
            self.table.add(row, 1.0, &mut own);
            step * dot(view, &own) / length
        };
        rows.iter().map(share).collect()
    }
}

fn dot(bytes: &[i8], direction: &[f32]) -> f32 {
    bytes.iter().zip(direction).map(|(byte, part)| f32::from(*byte) * part).sum()
}
