//! Is this a letter, or a digit, in any script?
//!
//! Near enough without Unicode's tables, which are 2 kB of Wasm.

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
