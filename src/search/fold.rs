//! What is the plainest form of a character, and which part does it play in a word?
//!
//! Case, accents, full-width forms, Arabic letter shapes and Katakana fold to one letter each, by tables small enough for
//! the browser. Does not know: words. Folding one letter to two (ß, æ) is the most it does.

/// The part a character plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Stands between words.
    Gap,
    /// Sits on the letter before it and adds nothing to search: accents, vowel points, tatweel.
    Mark,
    /// Makes the kana before it voiced, by so many places in the table.
    Voicing(u8),
    /// Apostrophes of all shapes.
    Apostrophe,
    /// `.` and `,`: part of a number between digits, else a gap.
    Point,
    /// A decimal digit.
    Digit,
    /// A letter of a script that writes spaces.
    Letter,
    /// A Chinese character, in whichever language.
    Han,
    /// Hiragana.
    Hiragana,
    /// Katakana, before folding to Hiragana.
    Katakana,
    /// A letter of a script without spaces between words, or with particles glued on: Hangul, Thai, Lao, Khmer, Burmese.
    Unspaced,
}

/// A character in its plainest form; `second` is set for the few that become two letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Folded {
    pub(super) class: Class,
    pub(super) first: char,
    pub(super) second: Option<char>,
}

// Base letters by code point, `.` where there is none. From the decompositions of the Unicode Character Database, with
// the stroked and hooked letters (ø, đ, ł, ħ, ƙ, ə) given the letter they are typed as where the key is missing.
const LATIN_00C0: &[u8; 192] = b"aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll\
lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
const LATIN_0180: &[u8; 208] = b"bbbb..occdddd.eeeffgg..ikkl..nnooo..pp.....ttttuu.vyyzz.................\
.....aaiioouuuuuuuuuueaaaa..ggggkkoooo..j...gg..nnaa..ooaaaaeeeeiiiioooo\
rrrruuuusstt..hhnd..zzaaeeooooooooyylnt...accltsz..bu.eejj..rryy";
const LATIN_1E00: &[u8; 256] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
wwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";
// Half-width Katakana U+FF66–U+FF9D as the Hiragana they fold to.
const HALFWIDTH: [char; 56] = [
    'を', 'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'ゃ', 'ゅ', 'ょ', 'っ', 'ー', 'あ', 'い', 'う', 'え', 'お', 'か', 'き', 'く',
    'け', 'こ', 'さ', 'し', 'す', 'せ', 'そ', 'た', 'ち', 'つ', 'て', 'と', 'な', 'に', 'ぬ', 'ね', 'の', 'は', 'ひ',
    'ふ', 'へ', 'ほ', 'ま', 'み', 'む', 'め', 'も', 'や', 'ゆ', 'よ', 'ら', 'り', 'る', 'れ', 'ろ', 'わ', 'ん',
];

/// The plainest form of a character.
pub(super) fn fold(c: char) -> Folded {
    match c {
        'a'..='z' => one(Class::Letter, c),
        'A'..='Z' => one(Class::Letter, c.to_ascii_lowercase()),
        '0'..='9' => one(Class::Digit, c),
        '.' | ',' => one(Class::Point, '.'),
        '\'' | '’' | '‘' | 'ʼ' | '′' | '＇' => one(Class::Apostrophe, '\''),
        '\0'..='\u{7f}' => gap(),
        'À'..='ɏ' | 'Ḁ'..='ỿ' => latin(c),
        // One shape for two letters: from printed pages, and measures as Japanese keyboards write them.
        'ﬀ' => two('f', 'f'),
        'ﬁ' => two('f', 'i'),
        'ﬂ' => two('f', 'l'),
        '㎏' => two('k', 'g'),
        '㎝' => two('c', 'm'),
        '㎜' => two('m', 'm'),
        'ə' | 'ɛ' => one(Class::Letter, 'e'),
        'ɓ' => one(Class::Letter, 'b'),
        'ɖ' | 'ɗ' => one(Class::Letter, 'd'),
        'ɔ' => one(Class::Letter, 'o'),
        '\u{300}'..='\u{36f}' => one(Class::Mark, c),
        'Ͱ'..='Ͽ' | 'ἀ'..='῾' => greek(c),
        'Ѐ'..='ԯ' => cyrillic(c),
        'Ա'..='Ֆ' => one(Class::Letter, lower(c, 0x30)),
        '\u{591}'..='\u{5ff}' => hebrew(c),
        '\u{600}'..='\u{6ff}' => arabic(c),
        '\u{fe70}'..='\u{fefc}' => shaped(c),
        '०'..='९' => digit(c, '०'),
        '\u{3000}'..='\u{30ff}' | '㐀'..='䶿' | '一'..='鿿' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => {
            cjk(c)
        }
        '\u{ff00}'..='\u{ffef}' => wide(c),
        'ᄀ'..='ᇿ' | '가'..='힣' | '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => {
            one(Class::Unspaced, c)
        }
        '²' => one(Class::Digit, '2'),
        '³' => one(Class::Digit, '3'),
        'µ' => one(Class::Letter, 'μ'),
        'ª' => one(Class::Letter, 'a'),
        'º' => one(Class::Letter, 'o'),
        // A soft hyphen and the joiners are inside words.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' => one(Class::Mark, c),
        // Punctuation, currency and other symbols, pictures, private use.
        '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{2bff}' | '\u{2e00}'..='\u{2fff}' => gap(),
        '\u{e000}'..='\u{f8ff}' | '\u{fe10}'..='\u{fe6f}' | '\u{1f000}'..='\u{1faff}' | '\u{fff0}'..='\u{ffff}' => {
            gap()
        }
        _ => one(Class::Letter, c),
    }
}

/// A text in its plainest form, character by character.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for folded in text.chars().map(fold).filter(|folded| folded.class != Class::Mark) {
        plain.push(folded.first);
        plain.extend(folded.second);
    }
    plain
}

fn one(class: Class, first: char) -> Folded {
    Folded { class, first, second: None }
}

fn two(first: char, second: char) -> Folded {
    Folded { class: Class::Letter, first, second: Some(second) }
}

fn gap() -> Folded {
    one(Class::Gap, ' ')
}

fn digit(c: char, zero: char) -> Folded {
    let value = (c as u32 - zero as u32) as u8;
    one(Class::Digit, char::from(b'0' + value % 10))
}

fn latin(c: char) -> Folded {
    match c {
        'ß' | 'ẞ' => return two('s', 's'),
        'æ' | 'Æ' | 'ǽ' | 'Ǽ' => return two('a', 'e'),
        'œ' | 'Œ' => return two('o', 'e'),
        'þ' | 'Þ' => return two('t', 'h'),
        'ĳ' | 'Ĳ' => return two('i', 'j'),
        '×' => return one(Class::Letter, 'x'),
        '÷' => return gap(),
        _ => {}
    }
    let code = c as usize;
    let base = match code {
        0xc0..0x180 => LATIN_00C0.get(code - 0xc0),
        0x180..0x250 => LATIN_0180.get(code - 0x180),
        0x1e00..0x1f00 => LATIN_1E00.get(code - 0x1e00),
        _ => None,
    };
    match base {
        Some(b'.') | None => one(Class::Letter, c),
        Some(&base) => one(Class::Letter, char::from(base)),
    }
}

fn greek(c: char) -> Folded {
    let base = match c as u32 {
        0x37a | 0x37e | 0x384..=0x385 | 0x387 | 0x3f6 => return gap(),
        0x3d0 => 'β',
        0x3d1 => 'θ',
        0x3d5 => 'φ',
        0x3d6 => 'π',
        0x3f0 => 'κ',
        0x3f1 => 'ρ',
        0x3f2 | 0x3f9 => 'σ',
        0x3f5 => 'ε',
        0x386 | 0x3ac | 0x1f00..=0x1f0f | 0x1f70..=0x1f71 | 0x1f80..=0x1f8f | 0x1fb0..=0x1fbc => 'α',
        0x388 | 0x3ad | 0x1f10..=0x1f1f | 0x1f72..=0x1f73 | 0x1fc8..=0x1fc9 => 'ε',
        0x389 | 0x3ae | 0x1f20..=0x1f2f | 0x1f74..=0x1f75 | 0x1f90..=0x1f9f | 0x1fc2..=0x1fcc => 'η',
        0x38a | 0x390 | 0x3aa | 0x3af | 0x3ca | 0x1f30..=0x1f3f | 0x1f76..=0x1f77 | 0x1fd0..=0x1fdb => 'ι',
        0x38c | 0x3cc | 0x1f40..=0x1f4f | 0x1f78..=0x1f79 | 0x1ff8..=0x1ff9 => 'ο',
        0x38e | 0x3ab | 0x3b0 | 0x3cb | 0x3cd | 0x1f50..=0x1f5f | 0x1f7a..=0x1f7b | 0x1fe0..=0x1fe3 => 'υ',
        0x1fe4..=0x1fe5 | 0x1fec => 'ρ',
        0x1fe6..=0x1feb => 'υ',
        0x38f | 0x3ce | 0x1f60..=0x1f6f | 0x1f7c..=0x1f7d | 0x1fa0..=0x1faf | 0x1ff2..=0x1ff7 | 0x1ffa..=0x1ffc => 'ω',
        0x3c2 => 'σ',
        0x391..=0x3a9 => lower(c, 0x20),
        0x1fbd..=0x1fc1 | 0x1fcd..=0x1fcf | 0x1fdd..=0x1fdf | 0x1fed..=0x1fef | 0x1ffd..=0x1fff => return gap(),
        _ => c,
    };
    one(Class::Letter, base)
}

fn cyrillic(c: char) -> Folded {
    let base = match c as u32 {
        0x483..=0x489 => return one(Class::Mark, c),
        // Ё and ё: nobody types the dots.
        0x401 | 0x451 => 'е',
        0x400..=0x40f => lower(c, 0x50),
        0x410..=0x42f => lower(c, 0x20),
        0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f if (c as u32).is_multiple_of(2) => lower(c, 1),
        _ => c,
    };
    one(Class::Letter, base)
}

fn hebrew(c: char) -> Folded {
    match c {
        // The hyphen and the ends of verses stand between words; points and the marks of numbers and shortened words do
        // not.
        '־' | '׀' | '׃' | '׆' => gap(),
        '\u{591}'..='\u{5c7}' | '׳' | '״' => one(Class::Mark, c),
        // Letters at the end of a word stand right before those elsewhere.
        'ך' | 'ם' | 'ן' | 'ף' | 'ץ' => one(Class::Letter, lower(c, 1)),
        _ => one(Class::Letter, c),
    }
}

fn lower(c: char, distance: u32) -> char {
    char::from_u32(c as u32 + distance).unwrap_or(c)
}

fn arabic(c: char) -> Folded {
    match c {
        // Alef with hamza, madda or wasla.
        'آ' | 'أ' | 'إ' | 'ٱ' => one(Class::Letter, 'ا'),
        'ؤ' => one(Class::Letter, 'و'),
        'ئ' | 'ى' | 'ی' => one(Class::Letter, 'ي'),
        'ة' => one(Class::Letter, 'ه'),
        'ک' => one(Class::Letter, 'ك'),
        'ء' | 'ـ' => one(Class::Mark, c),
        '\u{660}'..='\u{669}' => digit(c, '\u{660}'),
        '\u{6f0}'..='\u{6f9}' => digit(c, '\u{6f0}'),
        '\u{66b}' | '\u{66c}' => one(Class::Point, '.'),
        '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6ed}' => {
            one(Class::Mark, c)
        }
        '\u{600}'..='\u{60f}' | '\u{61b}'..='\u{61f}' | '\u{66a}' | '\u{66d}' | '\u{6d4}' | '\u{6dd}'..='\u{6de}' => {
            gap()
        }
        _ => one(Class::Letter, c),
    }
}

/// Letters in the shapes they take in a word, which PDF and old catalogues leave behind.
fn shaped(c: char) -> Folded {
    // In the order of the block; so many have two shapes and not four.
    const LETTERS: &str = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي";
    let mut code = '\u{fe80}';
    for letter in LETTERS.chars() {
        let shapes = match letter {
            'ء' => 1,
            'آ' | 'أ' | 'ؤ' | 'إ' | 'ا' | 'ة' | 'د' | 'ذ' | 'ر' | 'ز' | 'و' | 'ى' => 2,
            _ => 4,
        };
        let next = lower(code, shapes);
        if (code..next).contains(&c) {
            return arabic(letter);
        }
        code = next;
    }
    // Vowel points before the letters, lam and alef as one shape behind them.
    if c < '\u{fe80}' { one(Class::Mark, c) } else { two('ل', 'ا') }
}

fn cjk(c: char) -> Folded {
    match c {
        '々' | '〆' | '〇' => one(Class::Han, c),
        '\u{3099}' | '\u{309b}' => one(Class::Voicing(1), c),
        '\u{309a}' | '\u{309c}' => one(Class::Voicing(2), c),
        'ー' => one(Class::Katakana, c),
        'ぁ'..='ゖ' | 'ゝ' | 'ゞ' => one(Class::Hiragana, c),
        // Katakana stands 0x60 above Hiragana.
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => one(Class::Katakana, char::from_u32(c as u32 - 0x60).unwrap_or(c)),
        '\u{3000}'..='\u{303f}' | '\u{3097}'..='\u{30ff}' => gap(),
        _ => one(Class::Han, c),
    }
}

/// Full-width Latin, half-width Katakana.
fn wide(c: char) -> Folded {
    match c as u32 {
        code @ 0xff01..=0xff5e => char::from_u32(code - 0xfee0).map_or(gap(), fold),
        code @ 0xff66..=0xff9d => {
            let kana = HALFWIDTH.get(code as usize - 0xff66).copied().unwrap_or(c);
            one(Class::Katakana, kana)
        }
        0xff9e => one(Class::Voicing(1), c),
        0xff9f => one(Class::Voicing(2), c),
        0xffa0..=0xffdc => one(Class::Unspaced, c),
        _ => gap(),
    }
}

#[cfg(test)]
#[path = "fold_tests.rs"]
mod tests;
