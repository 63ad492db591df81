//! Which Greek word was meant by these Latin letters?
//!
//! Greek typed without a Greek keyboard is spelt by ear (`apostoli`) or by eye (`apostolh`). Both sides are brought to one
//! spelling of their sound, in which Greek letters that sound alike are one. Does not know: the index.

/// The sound of a folded Greek word, in Latin letters: `επιστροφη` is `epistrofi`.
pub(super) fn sound(greek: &str) -> String {
    let letters: Vec<char> = greek.chars().collect();
    let mut sound = String::with_capacity(letters.len());
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let pair = match (letter, letters.get(at + 1)) {
            ('α', Some('ι')) => "e",
            ('α', Some('υ')) => "ab",
            ('ε' | 'ο', Some('ι')) => "i",
            ('ε', Some('υ')) => "eb",
            ('ο', Some('υ')) => "u",
            ('μ', Some('π')) => "b",
            ('ν', Some('τ')) => "d",
            ('γ', Some('κ' | 'γ')) => "g",
            _ => "",
        };
        if !pair.is_empty() {
            sound.push_str(pair);
            at += 2;
            continue;
        }
        match letter {
            'ξ' => sound.push_str("ks"),
            'ψ' => sound.push_str("ps"),
            _ => sound.push(sound_of(letter)),
        }
        at += 1;
    }
    sound
}

fn sound_of(letter: char) -> char {
    // From α to ω; what has none here stands for itself.
    const SOUNDS: &[u8; 25] = b"abgdezitiklmn.opr.stifh.o";
    let sound = (letter as usize).checked_sub('α' as usize).and_then(|at| SOUNDS.get(at));
    sound.filter(|sound| **sound != b'.').map_or(letter, |sound| char::from(*sound))
}

// h, x and u are each read in two ways; three of them in a word make eight.
const READINGS_MAX: usize = 8;

/// The sounds a word in Latin letters may have if it is Greek, the likeliest first.
pub(super) fn readings(latin: &str) -> Vec<String> {
    let mut readings = vec![String::with_capacity(latin.len())];
    let mut rest = latin;
    while let Some(letter) = rest.chars().next() {
        let pair = PAIRS.iter().find(|(pair, _)| rest.starts_with(pair));
        let (length, sound, other) = match pair {
            Some((pair, sound)) => (pair.len(), *sound, ""),
            None => {
                let (sound, other) = single(letter);
                (letter.len_utf8(), sound, other)
            }
        };
        let taken = rest.get(..length).unwrap_or("");
        rest = rest.get(length..).unwrap_or("");
        if !other.is_empty() && readings.len() < READINGS_MAX {
            let mut seconds = readings.clone();
            seconds.iter_mut().for_each(|reading| reading.push_str(other));
            readings.iter_mut().for_each(|reading| reading.push_str(sound));
            readings.extend(seconds);
        } else {
            let sound = if sound.is_empty() { taken } else { sound };
            readings.iter_mut().for_each(|reading| reading.push_str(sound));
        }
    }
    readings
}

const PAIRS: [(&str, &str); 18] = [
    ("ai", "e"),
    ("au", "ab"),
    ("av", "ab"),
    ("ay", "ab"),
    ("ch", "h"),
    ("ei", "i"),
    ("eu", "eb"),
    ("ev", "eb"),
    ("ey", "eb"),
    ("gg", "g"),
    ("gk", "g"),
    ("mp", "b"),
    ("nt", "d"),
    ("oi", "i"),
    ("ou", "u"),
    ("oy", "u"),
    ("ph", "f"),
    ("th", "t"),
];

/// The sound of a letter and a second one it may have; empty for the letter itself, and for none.
fn single(letter: char) -> (&'static str, &'static str) {
    match letter {
        // By eye η, by ear χ; by eye χ, by ear ξ; by eye υ, by ear ου.
        'h' => ("i", "h"),
        'x' => ("h", "ks"),
        'u' => ("i", "u"),
        'y' => ("i", ""),
        'w' => ("o", ""),
        'v' => ("b", ""),
        'c' | 'q' => ("k", ""),
        'j' => ("z", ""),
        _ => ("", ""),
    }
}
