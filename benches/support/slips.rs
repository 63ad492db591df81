//! Which slips of the fingers do misspelt queries hold?
//!
//! One edit (two letters swapped, one left out, one put in, the key beside it hit) in one word of four letters or more.
//! The numbers come from mulberry32 with one seed and are drawn in a fixed order, so that whoever follows the same rule
//! asks the same misspelt questions, in whatever language the bench is written.

/// A generator of random numbers that fits in a line of any language.
pub(crate) struct Mulberry(u32);

/// The seed of all misspelt queries.
pub(crate) const SEED: u32 = 20_260_101;

impl Mulberry {
    pub(crate) fn new(seed: u32) -> Mulberry {
        Mulberry(seed)
    }

    /// From 0 to below 1.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x6d2b_79f5);
        let mut t = (self.0 ^ (self.0 >> 15)).wrapping_mul(1 | self.0);
        t ^= t.wrapping_add((t ^ (t >> 7)).wrapping_mul(61 | t));
        f64::from(t ^ (t >> 14)) / 4_294_967_296.0
    }

    /// From 0 to below a limit.
    fn below(&mut self, limit: usize) -> usize {
        (self.next() * limit as f64) as usize
    }
}

/// The text with one slip in it; nothing for a text without a word of four letters.
pub(crate) fn misspelt(text: &str, random: &mut Mulberry) -> Option<String> {
    // Words that keep turning out as they were are given up.
    const TRIES: usize = 20;
    let chars: Vec<char> = text.chars().collect();
    let words = words(&chars);
    if words.is_empty() {
        return None;
    }
    for _ in 0..TRIES {
        let (start, end) = words[random.below(words.len())];
        let at = start + random.below(end - start);
        let kind = random.below(4);
        let near = neighbours(chars[at]);
        let mut out = chars.clone();
        match kind {
            0 if at + 1 < end && chars[at] != chars[at + 1] => out.swap(at, at + 1),
            1 => drop(out.remove(at)),
            2 if !near.is_empty() => out.insert(at, near[random.below(near.len())]),
            3 if !near.is_empty() => out[at] = near[random.below(near.len())],
            _ => continue,
        }
        if out != chars {
            return Some(out.into_iter().collect());
        }
    }
    None
}

/// Runs of four letters or more of the alphabets that keyboards show.
fn words(chars: &[char]) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut start = 0;
    for at in (0..=chars.len()).filter(|&at| !chars.get(at).is_some_and(|c| is_letter(*c))) {
        if at - start >= 4 {
            words.push((start, at));
        }
        start = at + 1;
    }
    words
}

/// Latin, Greek or Cyrillic.
fn is_letter(c: char) -> bool {
    let scripts = matches!(c,
        'A'..='Z' | 'a'..='z' | 'ª' | 'º' | 'À'..='\u{2b8}' | '\u{1e00}'..='\u{1eff}' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ'
        | '\u{370}'..='\u{3e1}' | '\u{3f0}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' | '\u{400}'..='\u{52f}');
    scripts && c.is_alphabetic()
}

const KEYBOARDS: [[&str; 3]; 3] = [
    ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
    ["ςερτυθιοπ", "ασδφγηξκλ", "ζχψωβνμ"],
    ["йцукенгшщзх", "фывапролджэ", "ячсмитьбю"],
];

/// The keys around a letter's: left, right, above and above right, below left and below.
fn neighbours(c: char) -> Vec<char> {
    let c = bare(c);
    for rows in KEYBOARDS {
        let rows = rows.map(|row| row.chars().collect::<Vec<char>>());
        for (y, row) in rows.iter().enumerate() {
            let Some(x) = row.iter().position(|key| *key == c) else { continue };
            let key =
                |dy: isize, dx: isize| rows.get(y.checked_add_signed(dy)?)?.get(x.checked_add_signed(dx)?).copied();
            let around = [(0, -1), (0, 1), (-1, 0), (-1, 1), (1, -1), (1, 0)];
            return around.into_iter().filter_map(|(dy, dx)| key(dy, dx)).collect();
        }
    }
    Vec::new()
}

/// A letter without its accent, in lower case; those that the sets' languages write.
fn bare(c: char) -> char {
    let c = c.to_lowercase().next().unwrap_or(c);
    match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ő' => 'o',
        'ù'..='ü' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ć' | 'č' => 'c',
        'š' | 'ś' | 'ș' | 'ş' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        'ē' | 'ě' | 'ę' => 'e',
        'ā' | 'ă' | 'ą' | 'ầ' => 'a',
        'ō' => 'o',
        'ū' => 'u',
        'ī' => 'i',
        'ń' | 'ň' => 'n',
        'ř' => 'r',
        'ğ' => 'g',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'й' => 'и',
        'ё' => 'е',
        _ => c,
    }
}
