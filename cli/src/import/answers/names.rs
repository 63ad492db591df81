//! How is an answer called in its file's name and in links to it?
//!
//! Small Latin letters, figures and hyphens: names go into addresses, and every system writes them alike.

// Addresses stay readable; the id may be longer where a merchant writes it.
const NAME_BYTES_MAX: usize = 60;

/// A name out of words; empty where they have no letters that can stand in one.
pub(super) fn name(words: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for letter in words.chars().flat_map(char::to_lowercase) {
        let plain = plain(letter);
        if plain.is_empty() {
            // An apostrophe parts no words.
            gap |= !matches!(letter, '\'' | '’' | '\u{301}' | '\u{308}');
            continue;
        }
        if gap && !out.is_empty() {
            out.push('-');
        }
        gap = false;
        if out.len() + plain.len() > NAME_BYTES_MAX {
            // Whole words only, unless one word is all there is.
            if let Some((whole, _)) = out.rsplit_once('-') {
                out = whole.to_owned();
            }
            break;
        }
        out.push_str(plain);
    }
    out.trim_end_matches('-').to_owned()
}

/// The Latin letters without marks that stand for one.
fn plain(letter: char) -> &'static str {
    const LETTERS: [(&str, &str); 29] = [
        ("àáâãåāăąǎ", "a"),
        ("ä", "a"),
        ("æ", "ae"),
        ("çćĉċč", "c"),
        ("ďđð", "d"),
        ("èéêëēĕėęě", "e"),
        ("ĝğġģ", "g"),
        ("ĥħ", "h"),
        ("ìíîïĩīĭįı", "i"),
        ("ĵ", "j"),
        ("ķ", "k"),
        ("ĺļľŀł", "l"),
        ("ñńņňŉ", "n"),
        ("òóôõöøōŏő", "o"),
        ("œ", "oe"),
        ("ŕŗř", "r"),
        ("śŝşšș", "s"),
        ("ß", "ss"),
        ("ţťŧț", "t"),
        ("ùúûüũūŭůűų", "u"),
        ("ŵ", "w"),
        ("ýÿŷ", "y"),
        ("źżž", "z"),
        ("þ", "th"),
        ("ạảấầẩẫậắằẳẵặ", "a"),
        ("ẹẻẽếềểễệ", "e"),
        ("ịỉ", "i"),
        ("ọỏốồổỗộớờởỡợơ", "o"),
        ("ụủứừửữựư", "u"),
    ];
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    if let Some(i) = PLAIN.find(letter) {
        return PLAIN.get(i..=i).unwrap_or_default();
    }
    if letter.is_ascii() {
        return "";
    }
    LETTERS.iter().find(|(letters, _)| letters.contains(letter)).map_or("", |(_, plain)| plain)
}

/// The name out of the first words that give one; at least two letters, or it says nothing.
pub(super) fn first<'w>(words: impl IntoIterator<Item = &'w str>) -> Option<String> {
    let says = |words: &&str| {
        let letters = words.chars().filter(|c| c.is_alphanumeric()).count();
        let name = name(words);
        // Half of it or more: "TV" is a poor name for a Japanese question that mentions one.
        name.chars().filter(|c| c.is_ascii_alphabetic()).count() >= 2 && name.len() * 2 >= letters.min(NAME_BYTES_MAX)
    };
    words.into_iter().find(says).map(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_small_latin_letters() {
        for (words, want) in [
            ("How do I wash silk?", "how-do-i-wash-silk"),
            ("What's new: Größe & été", "whats-new-grosse-ete"),
            ("  -- ", ""),
            ("Πώς πλένω;", ""),
            ("360001-Wash", "360001-wash"),
            ("../../etc/passwd", "etc-passwd"),
        ] {
            assert_eq!(name(words), want, "{words}");
        }
        assert!(name(&"word ".repeat(100)).len() <= NAME_BYTES_MAX);
        assert_eq!(name(&"w".repeat(100)).len(), NAME_BYTES_MAX);
        assert_eq!(first(["シルクのTVは洗えますか", "wash-silk"]), Some("wash-silk".into()));
        assert_eq!(first(["洗う", "123"]), None);
    }
}
