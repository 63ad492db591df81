//! Which words are forms of one another?
//!
//! Light stemming: plurals, -ing and -ed in English, endings in Greek, and their like. It joins forms, it does not find
//! roots; what it misses, tolerance for typos mostly catches. Words come in folded.

use super::stop::Language;

/// The stem of a folded word. `language` says how to read Latin letters; other scripts speak for themselves.
pub(super) fn stem(word: &str, language: Language) -> String {
    let mut stem = written(word, language);
    match word.chars().next() {
        Some('a'..='z') => match language {
            Language::English => english(&mut stem),
            Language::German => german(&mut stem),
            Language::French => french(&mut stem),
            Language::Spanish => spanish(&mut stem),
            Language::Other => {}
        },
        Some('α'..='ω') => greek(&mut stem),
        Some('\u{600}'..='\u{6ff}') => arabic(&mut stem),
        _ => {}
    }
    stem
}

/// A folded word as the index writes it: in German `ue` is the umlaut that it stands for, and so the plain vowel. In
/// `neue`, `genaue` and `quer` it is none; where it is none elsewhere (`aktuell`), both sides lose the same letter.
pub(super) fn written(word: &str, language: Language) -> String {
    let mut text = String::with_capacity(word.len());
    let mut before = [' ', ' '];
    for c in word.chars() {
        let is_sound = matches!(before, ['a' | 'e' | 'q', 'u']);
        let is_umlaut = c == 'e' && matches!(before[1], 'a' | 'o' | 'u') && !is_sound;
        if !is_umlaut || language != Language::German {
            text.push(c);
        }
        before = [before[1], c];
    }
    text
}

/// Cuts `ending` if at least `least` characters stay.
fn cut(word: &mut String, ending: &str, least: usize) -> bool {
    let Some(rest) = word.strip_suffix(ending) else { return false };
    let stays = rest.chars().count() >= least;
    if stays {
        word.truncate(rest.len());
    }
    stays
}

fn english(word: &mut String) {
    if !word.is_ascii() || word.len() < 4 {
        return;
    }
    plural(word);
    if participle(word) {
        return;
    }
    // `price` and `pricing`, `delivery` and `deliveries`, `sell` and `selling` end alike.
    if word.len() >= 5 {
        cut(word, "e", 4);
    }
    single_ending(word);
}

fn plural(word: &mut String) {
    if word.ends_with("ies") && word.len() > 4 {
        cut(word, "ies", 2);
        word.push('y');
    } else if ["sses", "ches", "shes", "xes", "zes"].iter().any(|e| word.ends_with(e)) {
        cut(word, "es", 2);
    } else if !["ss", "us", "is"].iter().any(|e| word.ends_with(e)) {
        cut(word, "s", 3);
    }
}

/// Cuts -ing and -ed where a syllable is left, and gives `sizing` its `e` back.
fn participle(word: &mut String) -> bool {
    let Some(rest) = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed")) else { return false };
    if rest == "us" {
        *word = "use".into();
        return true;
    }
    if rest.len() < 3 || !rest.bytes().any(is_vowel) {
        return false;
    }
    word.truncate(rest.len());
    let doubled = single_ending(word);
    if let (false, [first, vowel, last]) = (doubled, word.as_bytes())
        && !is_vowel(*first)
        && is_vowel(*vowel)
        && !is_vowel(*last)
        && !matches!(last, b'w' | b'x' | b'y')
    {
        word.push('e');
    } else if word.len() >= 5 {
        cut(word, "e", 4);
    }
    true
}

/// `fitt` to `fit`, `sell` to `sel`.
fn single_ending(word: &mut String) -> bool {
    let doubled = matches!(word.as_bytes(), [.., a, b] if a == b && !is_vowel(*a)) && word.len() > 3;
    if doubled {
        word.pop();
    }
    doubled
}

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

fn german(word: &mut String) {
    let _ = ["ern", "en", "er", "em", "es", "e", "n", "s"].iter().any(|ending| cut(word, ending, 4));
}

fn french(word: &mut String) {
    let _ = ["s", "x"].iter().any(|ending| cut(word, ending, 3));
    cut(word, "e", 4);
    cut(word, "e", 4);
}

fn spanish(word: &mut String) {
    let _ = ["es", "s"].iter().any(|ending| cut(word, ending, 4));
    let _ = ["o", "a", "e"].iter().any(|ending| cut(word, ending, 4));
}

/// Endings are vowels, often with a σ or ν behind them: επιστροφή, επιστροφές, επιστροφών.
fn greek(word: &mut String) {
    let mut stem = word.as_str();
    stem = ["ουμε", "ετε", "εται", "ονται", "ουνε"]
        .iter()
        .find_map(|ending| stem.strip_suffix(ending))
        .unwrap_or_else(|| stem.strip_suffix(['σ', 'ν']).unwrap_or(stem));
    stem = stem.trim_end_matches(['α', 'ε', 'η', 'ι', 'ο', 'υ', 'ω']);
    // χρήμα, χρήματα.
    stem = stem.strip_suffix("ατ").filter(|s| s.ends_with('μ')).unwrap_or(stem);
    if stem.chars().count() >= 3 {
        word.truncate(stem.len());
    }
}

/// The article and the commonest glued words and endings, as in the light stemmers of the field.
fn arabic(word: &mut String) {
    let length = word.chars().count();
    for prefix in ["وبال", "وال", "بال", "كال", "فال", "ولل", "ال", "لل", "و"] {
        if let Some(rest) = word.strip_prefix(prefix)
            && length - prefix.chars().count() >= 3
        {
            *word = rest.to_owned();
            break;
        }
    }
    for ending in ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"] {
        if cut(word, ending, 3) {
            break;
        }
    }
}
