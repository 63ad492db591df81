//! Which times of day does a sentence state?
//!
//! Does not know: what the sentence is about.

use shelfhelp::time::TimeOfDay;

use super::scan::{back, ends_with, starts_with};

/// A time as stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) time: TimeOfDay,
    /// Where it stands in the letters of the sentence.
    pub(super) at: core::ops::Range<usize>,
}

// What makes the hours after noon, behind the number or before it.
const PM: [&str; 9] = ["pm", "p.m.", "μ.μ.", "μμ", "مساء", "مساءً", "du soir", "de la tarde", "nachmittags"];
const AM: [&str; 8] = ["am", "a.m.", "π.μ.", "πμ", "صباحا", "صباحًا", "du matin", "de la manana"];
const PM_BEFORE: [&str; 4] = ["午後", "下午", "晚上", "夜"];
const AM_BEFORE: [&str; 4] = ["午前", "上午", "早上", "朝"];
// What makes a bare number an hour.
const HOURS: [&str; 7] = ["uhr", "o'clock", "時", "点", "點", "时", "h"];

/// Every time of day in a folded sentence.
pub(super) fn times(text: &[char]) -> Vec<Clock> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let digits = digits(text, at);
        if digits == 0 {
            at += 1;
            continue;
        }
        let clock = clock(text, at);
        at = clock.as_ref().map_or(at + digits, |clock| clock.at.end);
        found.extend(clock);
    }
    found
}

fn clock(text: &[char], start: usize) -> Option<Clock> {
    let before = start.checked_sub(1).and_then(|before| text.get(before));
    if before
        .is_some_and(|c| matches!(c, '.' | ',' | ':' | '/' | '-' | '+' | '€' | '$' | '£') || c.is_ascii_alphanumeric())
    {
        return None;
    }
    let hour = number(text, start)?;
    let mut end = start + digits(text, start);
    // `14:00`, `14.30 Uhr`, `14h30`.
    let mark = text.get(end).copied().filter(|mark| matches!(mark, ':' | '.' | 'h') && digits(text, end + 1) == 2);
    let minute = mark.and_then(|_| number(text, end + 1));
    end += if minute.is_some() { 3 } else { 0 };
    if text.get(end).is_some_and(|c| c.is_ascii_digit() || *c == '%') {
        return None;
    }
    let next = end + text.get(end..)?.iter().take_while(|c| **c == ' ').count();
    let behind =
        |words: &[&str]| words.iter().find(|word| stands(text, next, word)).map(|word| next + word.chars().count());
    let ahead = |words: &[&str]| words.iter().any(|word| ends_with(text, back(text, start), word).is_some());
    let (pm, am, of_hours) = (behind(&PM), behind(&AM), behind(&HOURS));
    let is_pm = pm.is_some() || ahead(&PM_BEFORE);
    let is_am = am.is_some() || ahead(&AM_BEFORE);
    // A number with a point is a price or a day of the month unless it is said to be an hour.
    let is_time = is_pm || is_am || of_hours.is_some() || matches!(mark, Some(':' | 'h'));
    let hour = match hour {
        12 if is_am => 0,
        hour if is_pm && hour < 12 => hour + 12,
        hour => hour,
    };
    let minutes = hour.checked_mul(60)?.checked_add(minute.unwrap_or(0))?;
    let end = pm.or(am).or(of_hours).unwrap_or(end);
    (is_time && hour <= 24 && minute.unwrap_or(0) < 60).then_some(Clock { time: TimeOfDay(minutes), at: start..end })
}

/// Whether a word stands here and ends here.
fn stands(text: &[char], at: usize, word: &str) -> bool {
    let next = text.get(at + word.chars().count());
    let is_cjk = word.chars().any(|c| (c as u32) >= 0x2E80);
    starts_with(text, at, word) && (is_cjk || !next.is_some_and(|next| next.is_alphanumeric()))
}

fn digits(text: &[char], at: usize) -> usize {
    text.get(at..).unwrap_or_default().iter().take_while(|c| c.is_ascii_digit()).count()
}

fn number(text: &[char], at: usize) -> Option<u16> {
    let digits = digits(text, at);
    (1..=2).contains(&digits).then(|| text.get(at..at + digits)?.iter().collect::<String>().parse().ok()).flatten()
}
