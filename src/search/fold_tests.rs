//! Does our folding say what `normalize("NFKD")`, marks taken off and lower case say?
//!
//! For every character there is; so for those of every text. Where the two differ, the difference is meant and stands here.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Class, fold, plain};

/// What a page could do itself: compatibility decomposition, no marks, small letters.
fn normalized(c: char) -> String {
    let lower = c.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    // Small letters of a few capitals carry marks of their own.
    let lower: String = lower.collect();
    lower.nfkd().filter(|c| !is_combining_mark(*c)).collect()
}

/// Blocks in which every difference has to have its own reason.
const LIVING: [core::ops::RangeInclusive<u32>; 6] =
    [0..=0x6ff, 0x900..=0xdff, 0x1e00..=0x1fff, 0x3000..=0x30ff, 0x3400..=0x9fff, 0xfe70..=0xffef];

/// Why a character may fold to something else than its normal form.
fn reason(c: char) -> Option<&'static str> {
    let code = c as u32;
    Some(match c {
        // What stands between words says only that.
        _ if fold(c).class == Class::Gap => "a gap, whatever it looks like",
        _ if fold(c).class == Class::Mark => "left out: it adds nothing to the letter before it",
        _ if matches!(fold(c).class, Class::Voicing(_) | Class::Apostrophe | Class::Point) => {
            "the part it plays is what counts"
        }
        'ß' | 'ẞ' | 'æ' | 'Æ' | 'ǽ' | 'Ǽ' | 'œ' | 'Œ' | 'þ' | 'Þ' | 'ĳ' | 'Ĳ' | '×' => {
            "as it is typed where the key is missing"
        }
        'ð' | 'Ð' | 'ø' | 'Ø' | 'ǿ' | 'Ǿ' | 'đ' | 'Đ' | 'ħ' | 'Ħ' | 'ı' | 'ł' | 'Ł' | 'ŧ' | 'Ŧ' => {
            "as it is typed where the key is missing"
        }
        'ς' | 'Σ' | 'ϲ' | 'Ϲ' => "one sigma in all places",
        'ك'..='ي' | 'ا'..='غ' | 'ـ' | 'ٱ' | 'ک' | 'ی' => "one letter for all that are typed for one another",
        'ך' | 'ם' | 'ן' | 'ף' | 'ץ' => "one letter in all places",
        '٠'..='٩' | '۰'..='۹' | '०'..='९' => "digits are digits",
        'ۀ' | 'ۂ' | 'ۓ' => "rare: as it is written",
        'Ѐ'..='ӿ' if c.is_alphabetic() => "й, ї and their like have keys of their own, and ё is typed as е",
        'ʼ' | 'ʹ' | '\u{374}' => "the part it plays is what counts",
        'ĸ' | 'ŋ' | 'Ŋ' | 'ŀ' | 'Ŀ' | 'ŉ' | '\u{180}'..='\u{2af}' | 'Ỻ' | 'Ỽ' | 'Ỿ' | 'ẚ' => {
            "hooked: as it is typed where the key is missing, or rare"
        }
        'ʰ'..='˿' | 'Ͱ' | 'Ͳ' | 'Ͷ' | 'Ϳ' | 'Ϗ'..='Ͽ' | 'և' | 'ٵ'..='ٸ' => {
            "signs of linguists and old scribes: as they are written"
        }
        'が'..='ゞ' => "a voiced kana is another letter",
        '\u{900}'..='\u{dff}' | '\u{f00}'..='\u{fff}' => "vowels are letters, wherever they are written",
        '\u{f900}'..='\u{faff}' => "rare: as it is written",
        'ﺓ' | 'ﺔ' | 'ﻯ' | 'ﻰ' => "one letter for all that are typed for one another",
        '\u{558}' | '\u{58b}' | '\u{58c}' => "rare: as it is written",
        // Not assigned, but within the ranges of their neighbours.
        '\u{3a2}'
        | '\u{5c8}'..='\u{5cf}'
        | '\u{1f16}'..='\u{1f1e}'
        | '\u{1f1f}'
        | '\u{1f46}'..='\u{1f5e}'
        | '\u{1fb5}'..='\u{1ff5}' => "no character",
        'ァ'..='ヿ' | 'ｦ'..='ﾝ' => "Hiragana stand for Katakana",
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '가'..='힣' | 'ᄀ'..='ᇿ' => {
            "pairs of what is written, not of its parts"
        }
        '\u{ffa0}'..='\u{ffdc}' => "pairs of what is written, not of its parts",
        // Everything that no keyboard of today writes, from Cherokee to hieroglyphs.
        _ if !LIVING.iter().any(|block| block.contains(&code)) => "rare: as it is written",
        _ => return None,
    })
}

#[test]
fn every_character_folds_to_its_normal_form_or_has_a_reason_not_to() {
    let mut wrong = Vec::new();
    for c in ('\0'..=char::MAX).filter(|c| plain(&c.to_string()) != normalized(*c) && reason(*c).is_none()) {
        wrong.push(format!("{c} U+{:04X}: {:?} and not {:?}", c as u32, plain(&c.to_string()), normalized(c)));
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}
