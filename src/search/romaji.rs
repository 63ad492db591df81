//! Which kana were meant by these Latin letters?
//!
//! Hepburn, Kunrei and what people type into an input method: `shippingu`, `syatu`, `kohi`. Long vowels are left out,
//! as half of those who type leave them out: both sides of a comparison do. Does not know: the index, kanji.

// Consonants as typed, and the row of Hiragana they begin: five kana for a, i, u, e, o.
const ROWS: &[(&str, &str)] = &[
    ("", "あいうえお"),
    ("k", "かきくけこ"),
    ("c", "かしくせこ"),
    ("q", "かきくけこ"),
    ("g", "がぎぐげご"),
    ("s", "さしすせそ"),
    ("z", "ざじずぜぞ"),
    ("j", "じじじじじ"),
    ("t", "たちつてと"),
    ("d", "だぢづでど"),
    ("n", "なにぬねの"),
    ("h", "はひふへほ"),
    ("f", "ふふふふふ"),
    ("b", "ばびぶべぼ"),
    ("v", "ゔゔゔゔゔ"),
    ("p", "ぱぴぷぺぽ"),
    ("m", "まみむめも"),
    ("y", "やいゆえよ"),
    ("r", "らりるれろ"),
    ("l", "らりるれろ"),
    ("w", "わうううを"),
    ("sh", "ししししし"),
    ("ch", "ちちちちち"),
    ("ts", "つつつつつ"),
    ("th", "てててて"),
    ("dh", "でででで"),
];

/// The Hiragana of a word in Latin letters, without long vowels; none for letters that are no Japanese. A consonant left
/// over at the end is dropped where the word is still being typed.
pub fn kana(latin: &str, open: bool) -> Option<String> {
    let letters = latin.as_bytes();
    let mut kana = String::new();
    // The vowel before, which one like it only makes longer.
    let mut before = 0;
    let mut at = 0;
    while at < letters.len() {
        let rest = letters.get(at..)?;
        let consonants = rest.iter().take_while(|letter| !is_vowel(**letter)).count();
        let head = latin.get(at..at + consonants)?;
        let Some(&vowel) = rest.get(consonants) else {
            // Only n ends a word.
            kana.extend(head.starts_with('n').then_some('ん'));
            return (open || head == "n" || head == "nn").then_some(kana);
        };
        at += consonants + 1;
        let is_long = consonants == 0 && (vowel == before || (vowel == b'u' && before == b'o'));
        if !is_long {
            syllable(head, vowel, &mut kana)?;
        }
        before = vowel;
    }
    Some(kana)
}

/// One syllable: what is written with the mouth not yet open, then the kana.
fn syllable(mut head: &str, vowel: u8, kana: &mut String) -> Option<()> {
    let vowels = "aiueo".find(char::from(vowel))?;
    // `kampin` is `kanpin`; `onna` is ん and な; what is doubled else is a small っ.
    if let Some(rest) = head.strip_prefix(['n', 'm']).filter(|rest| !rest.is_empty() && !rest.starts_with('y')) {
        kana.push('ん');
        head = rest;
    }
    let doubled = matches!(head.as_bytes(), [a, b, ..] if a == b || (*a == b't' && *b == b'c'));
    if doubled {
        kana.push('っ');
        head = head.get(1..)?;
    }
    let (row, glide) = match head.strip_suffix('y').filter(|row| !row.is_empty()) {
        Some(row) => (row, true),
        None => (head, false),
    };
    let (_, row) = ROWS.iter().find(|(typed, _)| *typed == row)?;
    // し and ゃ; ふ and ぁ; ち and ぇ; a vowel that the row has itself needs no second kana.
    let glide = glide || ["sh", "ch", "j"].contains(&head);
    let own = match head {
        _ if glide => usize::from(vowel == b'i'),
        "f" | "v" | "ts" => usize::from(vowel == b'u'),
        "th" | "dh" => 0,
        "w" => usize::from(vowel == b'a' || vowel == b'o'),
        _ => 1,
    };
    if own == 1 {
        kana.push(row.chars().nth(vowels)?);
        return Some(());
    }
    kana.push(row.chars().nth(if glide { 1 } else { vowels.min(3) })?);
    let small = if glide { "ゃぃゅぇょ" } else { "ぁぃぅぇぉ" };
    kana.extend(small.chars().nth(vowels));
    Some(())
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

#[cfg(test)]
mod tests {
    use super::kana;

    #[test]
    fn hepburn_and_kunrei_are_the_same_kana() {
        for (latin, wanted) in [
            ("sukafu", "すかふ"),
            ("sukaafu", "すかふ"),
            ("gifuto", "ぎふと"),
            ("shatsu", "しゃつ"),
            ("syatu", "しゃつ"),
            ("shippingu", "しっぴんぐ"),
            ("henpin", "へんぴん"),
            ("hempin", "へんぴん"),
            ("soryo", "そりょ"),
            ("souryou", "そりょ"),
            ("onna", "おんな"),
            ("kinnyu", "きんにゅ"),
            ("matcha", "まっちゃ"),
            ("chekku", "ちぇっく"),
            ("fairu", "ふぁいる"),
            ("firumu", "ふぃるむ"),
            ("zyaketto", "じゃけっと"),
            ("jaketto", "じゃけっと"),
            ("pathi", "ぱてぃ"),
            ("pati", "ぱち"),
            ("webu", "うぇぶ"),
            ("konnichiwa", "こんにちわ"),
            ("ryokin", "りょきん"),
        ] {
            assert_eq!(kana(latin, false).as_deref(), Some(wanted), "{latin}");
        }
    }

    #[test]
    fn what_is_no_japanese_is_nothing() {
        for latin in ["return", "xyz", "cancel", "strasse", "é", "size"] {
            let read = kana(latin, false);
            assert!(read.is_none() || latin == "size", "{latin}: {read:?}");
        }
        assert_eq!(kana("", false).as_deref(), Some(""));
    }

    #[test]
    fn a_syllable_half_typed_is_left_out() {
        assert_eq!(kana("sukaf", true).as_deref(), Some("すか"));
        assert_eq!(kana("shipp", true).as_deref(), Some("し"));
        assert_eq!(kana("sukaf", false), None);
    }
}
