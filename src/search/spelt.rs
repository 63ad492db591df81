//! Which words of the index were meant by what is written in other letters?
//!
//! Pinyin and romaji, simplified and traditional characters, the wrong keyboard layout. Only what the index does not know
//! as it is typed is read again. Does not know: accents and typos; those are forgiven word by word.

use super::analysis::Kind;
use super::index::Index;
use super::keyboard::LAYOUTS;
use super::query::{Match, Word, read_words};
use super::romaji::kana;
use super::stop::is_stop;

// How sure a character of several that sound alike is; a lone one says less.
const SOUND: f32 = 0.8;
const ALONE: f32 = 0.5;
// Letters of the longest run that is read by ear, and pairs of characters looked up for it: enough for a sentence.
const LETTERS_MAX: usize = 64;
const PAIRS_MAX: usize = 20_000;
// Pairs that begin with a lone kana.
const BEGUN_MAX: usize = 16;
// Two letters are a word on every layout.
const KEYS_MIN: usize = 3;
// Letters of the longest reading of one character: `zhuang`.
const READING_MAX: usize = 6;

/// Reads again what the index does not know. `open` says that the last word may be half typed.
pub(super) fn read_again(index: &Index, text: &str, open: bool, words: Vec<Word>) -> Vec<Word> {
    let words = by_keyboard(index, text, open, words);
    let mut words = by_sound(index, open, words);
    for word in &mut words {
        by_form(index, word);
    }
    words
}

/// A pair of characters in the other script's forms.
fn by_form(index: &Index, word: &mut Word) {
    if !word.is_of_characters() || !word.spelt.is_empty() || word.exact(index).is_some() {
        return;
    }
    let written = other_forms(index, &word.text);
    let found = written.iter().filter_map(|text| index.stems.find(text));
    word.spelt = found.map(|term| Match { term: term as u32, sure: 1.0 }).collect();
}

/// One or two characters, and all that the index may write for them.
pub(super) fn other_forms(index: &Index, text: &str) -> Vec<String> {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return Vec::new() };
    let seconds = chars.next().map(|second| index.sounds.forms_of(second));
    let mut written = Vec::new();
    for first in index.sounds.forms_of(first).chars() {
        match &seconds {
            Some(seconds) => seconds.chars().for_each(|second| written.push([first, second].iter().collect())),
            None => written.push(String::from(first)),
        }
    }
    written
}

/// The pairs of characters that letters may stand for, as far as readings alone tell: what is to be looked up where most of
/// the index is elsewhere. None where the letters are no sounds to their end.
pub(super) fn heard_as(index: &Index, latin: &str) -> Vec<String> {
    let latin: String = latin.chars().filter(char::is_ascii_alphabetic).collect();
    let letters = heard_letters(index, &latin, false);
    let count = letters.len();
    if !index.sounds.are_any() || !(2..=LETTERS_MAX).contains(&count) {
        return Vec::new();
    }
    let mut reached = vec![false; count + 1];
    let mut units: Vec<(usize, usize, String)> = Vec::new();
    for start in 0..count {
        if start > 0 && reached.get(start) != Some(&true) {
            continue;
        }
        for end in start + 1..=count.min(start + READING_MAX) {
            let reading: String = letters.get(start..end).unwrap_or(&[]).iter().collect();
            let chars = characters(index, &reading, false);
            if let Some(reached) = reached.get_mut(end).filter(|_| !chars.is_empty()) {
                *reached = true;
                units.push((start, end, chars));
            }
        }
    }
    // What leads nowhere is left out.
    let mut leads = vec![false; count + 1];
    for (start, end, _) in units.iter().rev() {
        let on = *end == count || leads.get(*end) == Some(&true);
        if let Some(leads) = leads.get_mut(*start) {
            *leads |= on;
        }
    }
    units.retain(|(_, end, _)| *end == count || leads.get(*end) == Some(&true));
    let mut found = Vec::new();
    for (start, end, firsts) in &units {
        if *start == 0 && *end == count {
            found.extend(firsts.chars().map(String::from));
        }
        for (.., seconds) in units.iter().filter(|(start, ..)| start == end) {
            let pair =
                |first: char| seconds.chars().map(move |second| format_pair(first.encode_utf8(&mut [0; 4]), second));
            found.extend(firsts.chars().flat_map(pair).take(PAIRS_MAX.saturating_sub(found.len())));
        }
    }
    found
}

/// Letters as readings are spelt.
fn heard_letters(index: &Index, latin: &str, open: bool) -> Vec<char> {
    let letters = if index.sounds.are_latin() { Some(latin.replace('v', "u")) } else { kana(latin, open) };
    letters.iter().flat_map(|letters| letters.chars()).collect()
}

/// What the same keys write on other layouts, where the index may hold that: `holds` says of which scripts it has words.
pub(super) fn on_other_keys(text: &str, holds: &dyn Fn((char, char)) -> bool) -> Vec<String> {
    if text.chars().count() < KEYS_MIN {
        return Vec::new();
    }
    let written = LAYOUTS.iter().filter_map(|layout| {
        if text.is_ascii() {
            holds(layout.script).then(|| layout.written(text))
        } else {
            text.chars().any(|c| layout.has(c)).then(|| layout.latin(text))
        }
    });
    written.collect()
}

fn format_pair(first: &str, second: char) -> String {
    let mut pair = first.to_owned();
    pair.push(second);
    pair
}

/// Words between spaces that another layout would have written in a word of the index.
fn by_keyboard(index: &Index, text: &str, open: bool, mut words: Vec<Word>) -> Vec<Word> {
    let mut read: Vec<Word> = Vec::with_capacity(words.len());
    while let Some(first) = words.first() {
        // What stands between the same two spaces was typed in one go.
        let (before, rest) = text.split_at_checked(first.start).unwrap_or((text, ""));
        let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let end = first.start + rest.find(char::is_whitespace).unwrap_or(rest.len());
        let count = words.iter().skip(1).take_while(|word| word.start < end).count() + 1;
        let rest = words.split_off(count);
        let is_last = open && rest.is_empty();
        let typed = text.get(start..end).unwrap_or("").trim();
        let is_known = |word: &Word| word.kind != Kind::Word || word.is_known(index, is_last);
        if !words.iter().any(is_known)
            && let Some(meant) = other_layout(index, typed, is_last)
        {
            words = meant;
            for word in &mut words {
                (word.start, word.end, word.how) = (start, end, "keyboard");
            }
        }
        read.append(&mut words);
        words = rest;
    }
    read
}

/// The words that another layout writes with the same keys, if the index knows them all.
fn other_layout(index: &Index, typed: &str, open: bool) -> Option<Vec<Word>> {
    if !(KEYS_MIN..=LETTERS_MAX).contains(&typed.chars().count()) {
        return None;
    }
    let known = |text: String| {
        let words = read_words(index, &text);
        let all = words.iter().all(|word| word.kind == Kind::Word && word.is_known(index, open));
        (all && !words.is_empty()).then_some(words)
    };
    LAYOUTS.iter().find_map(|layout| {
        if typed.is_ascii() {
            // A layout of a script that no answer is written in wrote nothing here.
            index.words.has_between(layout.script).then(|| known(layout.written(typed)))?
        } else {
            typed.chars().any(|c| layout.has(c)).then(|| known(layout.latin(typed)))?
        }
    })
}

/// Runs of unknown words in Latin letters, read by ear.
fn by_sound(index: &Index, open: bool, words: Vec<Word>) -> Vec<Word> {
    let has_kana = index.stems.has_between(('ぁ', 'ー'));
    if !has_kana && !index.sounds.are_latin() {
        return words;
    }
    let last = words.len();
    let mut read: Vec<Word> = Vec::with_capacity(last);
    let mut run: Vec<Word> = Vec::new();
    for (at, word) in words.into_iter().enumerate() {
        let open = open && at + 1 == last;
        if word.kind == Kind::Word && word.text.is_ascii() && !word.is_known(index, open) {
            run.push(word);
        } else {
            heard(index, &mut run, false, &mut read);
            read.push(word);
        }
    }
    heard(index, &mut run, open, &mut read);
    read
}

/// Takes a run of words: as what it sounds like, or as it is.
fn heard(index: &Index, run: &mut Vec<Word>, open: bool, read: &mut Vec<Word>) {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return };
    // `tui4huo4`: the digits are tones.
    let mut latin = String::new();
    for word in run.iter() {
        latin.push_str(&word.text);
    }
    latin.retain(|c| c.is_ascii_alphabetic());
    let letters = heard_letters(index, &latin, open);
    let Some(pairs) = spell(index, &letters, open) else {
        // One word that is no sound must not silence the others.
        let alone = if run.len() > 1 { core::mem::take(run) } else { Vec::new() };
        let last = alone.len();
        for (at, word) in alone.into_iter().enumerate() {
            heard(index, &mut vec![word], open && at + 1 == last, read);
        }
        read.append(run);
        return;
    };
    let count = pairs.len();
    let (start, end) = (first.start, last.end);
    for (text, spelt) in pairs {
        let means = |m: &Match| !is_stop(index.stems.get(m.term as usize), index.language);
        let faint = !spelt.iter().any(means);
        read.push(Word { text, kind: Kind::Gram, pairs: count, start, end, faint, how: "sound", spelt });
    }
    run.clear();
}

/// Characters that some letters may stand for.
struct Unit {
    start: usize,
    end: usize,
    chars: String,
    /// Letters explained up to here by pairs that the index knows.
    score: usize,
    /// The unit before, and the pairs with it that the index knows.
    before: Option<usize>,
    matches: Vec<Match>,
}

/// The pairs of characters of the index that explain most of the letters, in order; none if they explain less than most.
fn spell(index: &Index, letters: &[char], open: bool) -> Option<Vec<(String, Vec<Match>)>> {
    if letters.len() > LETTERS_MAX || matches!(letters, [] | ['a'..='z']) {
        return None;
    }
    let mut units: Vec<Unit> = Vec::new();
    let mut budget = PAIRS_MAX;
    for start in 0..letters.len() {
        for end in start + 1..=letters.len().min(start + READING_MAX) {
            let reading: String = letters.get(start..end).unwrap_or(&[]).iter().collect();
            let chars = characters(index, &reading, open && end == letters.len());
            if !chars.is_empty() {
                let unit = chain(index, &units, start, end, chars, &mut budget);
                units.push(unit);
            }
        }
    }
    // The first of those that explain most.
    let (mut at, best) = units.iter().enumerate().reduce(|a, b| if b.1.score > a.1.score { b } else { a })?;
    let mut pairs = Vec::new();
    if 2 * best.score < letters.len() {
        // A whole word of one character.
        let alone = units.iter().find(|unit| unit.start == 0 && unit.end == letters.len())?;
        let mut matches = Vec::new();
        for c in alone.chars.chars() {
            let buffer = &mut [0; 4];
            // A kana says nothing alone; it may begin a word.
            let found = match index.stems.find(c.encode_utf8(buffer)) {
                Some(at) if c >= '\u{3400}' => at..at + 1,
                _ if open => index.stems.with_prefix(c.encode_utf8(buffer)),
                _ => 0..0,
            };
            matches.extend(found.take(BEGUN_MAX).map(|term| Match { term: term as u32, sure: ALONE }));
        }
        return (!matches.is_empty()).then(|| vec![(letters.iter().collect(), matches)]);
    }
    while let Some((before, end)) = units.get(at).and_then(|unit| Some((unit.before?, unit.end))) {
        let matches = units.get_mut(at).map(|unit| core::mem::take(&mut unit.matches)).unwrap_or_default();
        at = before;
        let start = units.get(at).map_or(end, |unit| unit.start);
        if !matches.is_empty() {
            pairs.push((letters.get(start..end).unwrap_or(&[]).iter().collect(), matches));
        }
    }
    pairs.reverse();
    Some(pairs)
}

/// The characters with a reading: those that the build knows it of, and kana, which are their own.
fn characters(index: &Index, reading: &str, open: bool) -> String {
    let mut chars = index.sounds.of(reading, open);
    if !reading.is_ascii() && reading.chars().count() == 1 {
        chars.push_str(reading);
    }
    chars
}

/// A unit with the best way to it: after one that ends where it starts if the index knows them as a pair, else after
/// whatever explains most before it.
fn chain(index: &Index, units: &[Unit], start: usize, end: usize, chars: String, budget: &mut usize) -> Unit {
    let mut best = Unit { start, end, chars, score: 0, before: None, matches: Vec::new() };
    for (at, unit) in units.iter().enumerate().filter(|(_, unit)| unit.end <= start) {
        let matches = if unit.end == start { pairs(index, &unit.chars, &best.chars, budget) } else { Vec::new() };
        let mut score = unit.score;
        if !matches.is_empty() {
            score += end - start + if unit.matches.is_empty() { unit.end - unit.start } else { 0 };
        }
        if score > best.score {
            best = Unit { score, before: Some(at), matches, ..best };
        }
    }
    best
}

/// The pairs of the index of one of these characters and then one of those, or with a long vowel between.
fn pairs(index: &Index, first: &str, second: &str, budget: &mut usize) -> Vec<Match> {
    let mut found = Vec::new();
    for first in first.chars() {
        let mut long = None;
        for at in index.stems.with_prefix(first.encode_utf8(&mut [0; 4])) {
            if *budget == 0 {
                return found;
            }
            *budget -= 1;
            let Some(after) = index.stems.get(at).chars().nth(1) else { continue };
            if after == 'ー' {
                long = Some(at);
            } else if second.contains(after) {
                found.push(Match { term: at as u32, sure: SOUND });
            }
        }
        let Some(long) = long else { continue };
        for second in second.chars() {
            if let Some(next) = index.stems.find(&format_pair("ー", second)) {
                for at in [long, next] {
                    found.push(Match { term: at as u32, sure: SOUND });
                }
            }
        }
    }
    found
}
