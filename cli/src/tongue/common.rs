//! Which words do all shops of a language use for the same thing?

use shelfhelp::i18n::Locale;
use shelfhelp::search::Index;

const GROUPS: &str = include_str!("../../words/groups.txt");

/// The groups of which the answers hold at least one phrase.
pub(super) fn groups(index: &Index, locale: &Locale) -> Vec<Vec<String>> {
    let group = |line: &str| -> Vec<String> { line.split(" | ").map(str::to_owned).collect() };
    lines(locale).map(group).filter(|group| group.iter().any(|phrase| index.knows(phrase))).collect()
}

/// The lines of a language, those of its script where they are apart.
fn lines(locale: &Locale) -> impl Iterator<Item = &'static str> {
    let of = |tag: &str| {
        let mut parts = GROUPS.split("\n[").filter_map(|part| part.split_once("]\n"));
        parts.find(|(name, _)| *name == tag).map(|(_, lines)| lines)
    };
    let own = of(locale.as_str()).or_else(|| of(locale.language())).unwrap_or("");
    own.lines().filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{GROUPS, lines};
    use shelfhelp::i18n::Locale;

    #[test]
    fn every_language_of_the_panel_has_groups_and_every_line_is_one() {
        for tag in ["en", "de", "fr", "es", "el", "ja", "zh-Hans", "zh-Hant", "ar"] {
            let locale = Locale::parse(tag).unwrap();
            assert!(lines(&locale).count() > 20, "{tag}");
            for line in lines(&locale) {
                assert!(line.contains(" | ") && line == line.trim(), "{tag}: {line}");
            }
        }
        assert_eq!(lines(&Locale::parse("fi").unwrap()).count(), 0);
    }

    #[test]
    fn no_phrase_stands_in_a_group_twice() {
        for line in GROUPS.lines() {
            let phrases: Vec<&str> = line.split(" | ").collect();
            let mut once = phrases.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), phrases.len(), "{line}");
        }
    }

    #[test]
    fn the_two_scripts_of_chinese_have_lines_of_their_own() {
        let first = |tag: &str| lines(&Locale::parse(tag).unwrap()).next();
        assert_ne!(first("zh-Hans"), first("zh-Hant"));
    }
}
