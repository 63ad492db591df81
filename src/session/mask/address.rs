//! Where is an e-mail address?

use super::{Found, Kind, is_unspaced, plain};
use crate::i18n::{is_digit, is_letter};

// Longer than any name or host may be.
const PART_MAX: usize = 255;
// `eleni @ elaia.example`: keyboards of telephones put spaces where they see fit.
const SPACES_MAX: usize = 2;

pub(super) fn find(found: &mut Found<'_>) {
    for at in 0..found.chars.len() {
        let Some(sign_end) = after_sign(found, at) else { continue };
        let is_space = |place: &usize| found.at(*place).map(plain) == Some(' ');
        let after = (sign_end..).take(SPACES_MAX).take_while(is_space).count();
        let before = (0..at).rev().take(SPACES_MAX).take_while(is_space).count();
        let (name_end, host) = (at.saturating_sub(before), sign_end.saturating_add(after));
        let start = start_of_name(found, name_end);
        let is_close = before == 0 && after == 0;
        let is_there = start < name_end && (is_close || is_apart(found, start, name_end, host));
        if let Some(end) = end_of_host(found, host).filter(|_| is_there) {
            found.take(start, end, Kind::Email);
        }
    }
}

/// Whether what stands apart from the sign may be a name and a host: `2 @ 4.each` and `open @ 5.pm` are neither.
fn is_apart(found: &Found<'_>, start: usize, name_end: usize, host: usize) -> bool {
    let is_letter = |place: usize| found.at(place).is_some_and(is_letter);
    let digits = (host..).take(3).take_while(|place| found.digit(*place).is_some()).count();
    (start..name_end).any(is_letter) && (is_letter(host) || digits == 3)
}

/// Where the host begins, if there is an `@` here, or one as addresses of pages write it.
fn after_sign(found: &Found<'_>, at: usize) -> Option<usize> {
    match found.at(at).map(plain)? {
        '@' => Some(at + 1),
        '%' if found.at(at + 1) == Some('4') && found.at(at + 2) == Some('0') => Some(at + 3),
        _ => None,
    }
}

fn start_of_name(found: &Found<'_>, at: usize) -> usize {
    let back = |fits: &dyn Fn(char) -> bool| {
        let mut start = at;
        while at - start < PART_MAX && found.before(start).is_some_and(fits) {
            start -= 1;
        }
        // What stands around an address rather than in it.
        while start < at && found.at(start).is_some_and(|c| matches!(c, '.' | '-' | '\'' | '%')) {
            start += 1;
        }
        start
    };
    let start = back(&|c| (is_word(c) && !is_unspaced(c)) || matches!(plain(c), '.' | '_' | '%' | '+' | '-' | '\''));
    // A name in a script without spaces can only be told by what surrounds it.
    if start < at { start } else { back(&is_word) }
}

fn end_of_host(found: &Found<'_>, start: usize) -> Option<usize> {
    let unspaced = found.at(start).is_some_and(is_unspaced);
    let mut end = start;
    while end - start < PART_MAX
        && found
            .at(end)
            .is_some_and(|c| is_word(c) && (unspaced || !is_unspaced(c)) || matches!(plain(c), '.' | '-' | '_' | '。'))
    {
        end += 1;
    }
    // The last part of a host is a word: `x.example.` ends a sentence, and `5@3.50` is a price.
    loop {
        let dot = (start..end).rev().find(|place| found.at(*place).is_some_and(|c| matches!(plain(c), '.' | '。')))?;
        let is_word = found.at(dot + 1).is_some_and(is_letter) && end - dot > 2 && dot > start;
        if is_word {
            // Hyphens stand within a word only.
            while found.before(end).is_some_and(|c| matches!(plain(c), '-' | '_')) {
                end -= 1;
            }
            return (end - dot > 2).then_some(end);
        }
        end = dot;
    }
}

fn is_word(c: char) -> bool {
    is_letter(plain(c)) || is_digit(c)
}
