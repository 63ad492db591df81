//! Is this a letter, or a digit, in any script, and what is the small letter of a capital?
//!
//! Near enough without Unicode's tables, which are 8 kB of Wasm.

/// Whether a character may stand in a word: ASCII letters, and whatever lies beyond Latin punctuation and is no
/// punctuation or symbol of the general kind (`€`, `…`, `→`).
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        'ª' | 'º' | 'µ' => true,
        '\u{80}'..='\u{bf}' | '×' | '÷' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' => false,
        '\u{e000}'..='\u{f8ff}' | '\u{ff00}'..='\u{ff20}' | '\u{1f000}'..='\u{1faff}' => false,
        _ => !is_digit(c),
    }
}

/// Whether a character is a decimal digit of a script in which people write telephone numbers.
pub fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

/// What such a digit is worth.
pub fn digit(c: char) -> Option<u8> {
    // The zeros of Latin, Arabic, Persian, N'Ko, the scripts of India, Thai, Lao, Tibetan, Burmese, Khmer, Mongolian, and
    // full width; nine digits follow each.
    const ZEROS: [u32; 20] = [
        0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20,
        0x1040, 0x17e0, 0x1810, 0xff10,
    ];
    ZEROS.iter().map(|zero| (c as u32).wrapping_sub(*zero)).find(|value| *value < 10).map(|value| value as u8)
}

/// Whether a character may stand in a word or a number.
pub fn is_word(c: char) -> bool {
    is_letter(c) || is_digit(c)
}

/// The text in small letters, as far as the scripts of `small_of` go.
pub fn small(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut within = false;
    while let Some(c) = letters.next() {
        // The sigma that ends a Greek word has a shape of its own.
        let ends = c == 'Σ' && within && !letters.peek().is_some_and(|next| is_letter(*next));
        out.push(if ends { 'ς' } else { small_of(c) });
        within = is_letter(c);
    }
    out
}

/// The small letter of a capital, else the character itself. Latin as Europe, Turkey's İ apart, and Vietnam write it, Greek
/// without the old breathings, Cyrillic, Armenian.
pub(super) fn small_of(c: char) -> char {
    let code = c as u32;
    let by = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f | 0xff21..=0xff3a => 32,
        // Capital and small in turns: first those where the capital is even.
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 | 0x1de..=0x1ef | 0x1f8..=0x21f | 0x222..=0x233 => !code & 1,
        0x1a0..=0x1a5 | 0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f | 0x1e00..=0x1e95 | 0x1ea0..=0x1eff => !code & 1,
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc | 0x4c1..=0x4ce | 0x1af => code & 1,
        0x386 => 38,
        0x388..=0x38a => 37,
        0x38c => 64,
        0x38e | 0x38f => 63,
        0x400..=0x40f => 80,
        0x4c0 => 15,
        0x531..=0x556 => 48,
        0x178 => return 'ÿ',
        0x1e9e => return 'ß',
        _ => 0,
    };
    char::from_u32(code + by).unwrap_or(c)
}

/// Whether it is a capital, of the same scripts.
pub fn is_capital(c: char) -> bool {
    small_of(c) != c || c == 'İ'
}

/// Whether it is a small letter, of the same scripts and of Georgian.
pub fn is_small(c: char) -> bool {
    let cased = matches!(c,
        'a'..='z' | 'ª' | 'µ' | 'º' | 'ß'..='ö' | 'ø'..='ƀ' | 'ǎ'..='ȳ' | 'ɐ'..='ʓ' | 'ʖ'..='ʯ' | 'ΐ' | 'ά'..='ώ'
        | 'а'..='ҁ' | 'ҋ'..='ԯ' | 'ՠ'..='ֈ' | 'ა'..='ჺ' | 'ჼ'..='ჿ' | 'ḁ'..='ỿ' | 'ａ'..='ｚ');
    cased && !is_capital(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Blocks of which every letter is known, but for the few that follow.
    const KNOWN: [core::ops::RangeInclusive<char>; 8] = [
        '\0'..='\u{17f}',
        '\u{1de}'..='\u{1ef}',
        '\u{1f8}'..='\u{21f}',
        '\u{250}'..='\u{2af}',
        '\u{370}'..='\u{3ce}',
        '\u{400}'..='\u{588}',
        '\u{10d0}'..='\u{10ff}',
        '\u{1e00}'..='\u{1eff}',
    ];

    #[test]
    fn cases_are_those_of_unicode() {
        for c in KNOWN.into_iter().flatten().chain('０'..='ｚ') {
            // Dotless and dotted i are Turkey's affair; the others nobody types.
            if matches!(c, 'İ' | 'Ͱ'..='ͽ' | 'Ϳ') {
                continue;
            }
            assert!(c.to_lowercase().eq([small_of(c)]), "{c} U+{:04X}", c as u32);
            assert_eq!(is_capital(c), c.is_uppercase(), "{c} U+{:04X}", c as u32);
            assert_eq!(is_small(c), c.is_lowercase(), "{c} U+{:04X}", c as u32);
        }
    }

    #[test]
    fn a_text_is_made_small_as_the_standard_library_does() {
        for text in [
            "Ταχυδρομικός ΟΔΟΣ, ΣΑΣ Σ",
            "DHL Größe ÉTÉ",
            "ДОСТАВКА Ёлка Їжак",
            "ĐƠN HÀNG ở ƯU",
            "ՀԱՅ",
            "送料 ＵＰＳ",
            "",
        ] {
            assert_eq!(small(text), text.to_lowercase());
        }
    }
}
