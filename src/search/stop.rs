//! Which words hold a sentence together without saying what it is about, and in which language is it then?
//!
//! Does not know: queries. A query made only of such words still searches with them.

use core::cmp::Ordering;

use super::greeklish::sound;

/// How Latin letters are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Language {
    English,
    German,
    French,
    Spanish,
    /// Something else, or too little text to tell.
    #[default]
    Other,
}

impl Language {
    /// By its place in the list, as it stands in stored indexes.
    pub(super) fn numbered(number: u64) -> Language {
        use Language::{English, French, German, Other, Spanish};
        [English, German, French, Spanish, Other].get(number as usize).copied().unwrap_or_default()
    }

    /// By the first part of a language tag.
    pub(super) fn of_tag(tag: &str) -> Language {
        match tag.split('-').next() {
            Some("en") => Language::English,
            Some("de") => Language::German,
            Some("fr") => Language::French,
            Some("es") => Language::Spanish,
            _ => Language::Other,
        }
    }
}

// Sorted and folded: accents, capitals and apostrophes are gone. Question words are in the lists; words that carry a
// shop's matter ("not", "without", "after", "back") are left out. Each list is one text: an array of words would weigh as
// much again in pointers.
const ENGLISH: &str = "\
    a about also am an and any are as at be been being but by can could did do does doing dont for from gonna had \
    has have having hello hey hi how hows i if im in into is it its ive just know let like may me might my need of \
    on or our please pls plz r shall should so some tell than thanks that the their them then there these they this \
    those thx to u ur us wanna want was we were what whats when whens where wheres which who whos why will with \
    would you your";
const GERMAN: &str = "\
    aber als am an auf aus bei bin bitte da das dass dem den der des die dies diese dieser dieses du durch ein eine \
    einem einen einer eines er es fur gibt habe haben hat ich ihr ihre im in ist kann konnen man mein meine meinen \
    mich mir mit nach oder sein sich sie sind so um und uns vom von wann war waren warum was welche welcher welches \
    wenn wer werden wie wir wird wo wurde wurden zu zum zur";
const FRENCH: &str = "\
    a ai au aux avec ce ces cet cette comment d dans de des du elle elles en est et etre il ils j je l la le les \
    leur ma me mes mon n ne nous on ou par pas peut peux plus pour puis qu quand que quel quelle quelles quels qui \
    quoi s sa se ses son sont sur un une vos votre vous y";
const SPANISH: &str = "\
    a al como con cual cuales cuando cuanto cuantos de del donde el ella ellos en era es esta estan este esto fue \
    fueron ha han hay la las le lo los me mi mis o para pero por puede puedo que quien quienes se ser si son su sus \
    tu un una y yo";
const GREEK: &str = "\
    αν απο αυτα αυτη αυτο αυτοι αυτοσ γι για γιατι δε ειμαι ειναι εχει εχετε εχουν εχω η ηταν θα θελω και κατα κι \
    μασ με μια μου μπορει μπορω να ο οι οπωσ οταν οτι ποια ποιεσ ποιο ποιοι ποιοσ ποιουσ ποσα ποσεσ ποση ποσο ποσοι \
    ποτε που προσ πωσ σασ σε σου στα στη στην στισ στο στον στουσ τα τη την τησ τι τισ το τον του τουσ των ωσ";

// Pairs of characters that ask or point, in either script.
const CHINESE: &str = "\
    为何 么时 么样 什么 什麼 你们 你們 可以 哪裡 哪里 多少 如何 怎么 怎样 怎樣 怎麼 我想 我的 我要 时候 是否 時候 有沒 有没 為何 能不 請問 请问 这个 這個 那个 那個 麼時 麼樣";

/// Whether a folded word only holds a sentence together.
pub(super) fn is_stop(word: &str, language: Language) -> bool {
    if word.starts_with(|c| ('α'..='ω').contains(&c)) {
        return holds(GREEK, word);
    }
    holds(list(language), word) || holds(CHINESE, word)
}

/// The same for the sound of a Greek word.
pub(super) fn sounds_like_stop(reading: &str) -> bool {
    GREEK.split(' ').any(|word| sound(word) == reading)
}

/// Whether a text of sorted words, one space between them, holds this one.
fn holds(mut words: &str, word: &str) -> bool {
    while !words.is_empty() {
        let middle = words.floor_char_boundary(words.len() / 2);
        let (before, after) = words.split_at_checked(middle).unwrap_or((words, ""));
        let (before, start) = before.rsplit_once(' ').unwrap_or(("", before));
        let (end, after) = after.split_once(' ').unwrap_or((after, ""));
        match word.bytes().cmp(start.bytes().chain(end.bytes())) {
            Ordering::Less => words = before,
            Ordering::Equal => return true,
            Ordering::Greater => words = after,
        }
    }
    false
}

fn list(language: Language) -> &'static str {
    match language {
        Language::English => ENGLISH,
        Language::German => GERMAN,
        Language::French => FRENCH,
        Language::Spanish => SPANISH,
        Language::Other => "",
    }
}

/// Tells the language of a text from how many of its words are in each list.
#[derive(Default)]
pub(super) struct Votes {
    of: [u32; 4],
    words: u32,
}

/// The languages whose words are listed.
pub(super) const LANGUAGES: [Language; 4] = [Language::English, Language::German, Language::French, Language::Spanish];

impl Votes {
    /// Counts one folded word.
    pub(super) fn count(&mut self, word: &str) {
        for (votes, language) in self.of.iter_mut().zip(LANGUAGES) {
            *votes += u32::from(holds(list(language), word));
        }
        self.words += 1;
    }

    /// Whether the text is in that language, and not in another with a few of its words among it: of running text every
    /// third word is listed.
    pub(super) fn is_clear(&self) -> bool {
        self.of.iter().max().is_some_and(|most| *most > 0 && 8 * most >= self.words)
    }

    /// The language with the most votes; English when there are none, as it is what product names are written in.
    pub(super) fn winner(&self) -> Language {
        let most = self.of.iter().max().copied().unwrap_or(0);
        LANGUAGES.into_iter().zip(self.of).find(|&(_, votes)| votes == most).map_or(Language::Other, |(l, _)| l)
    }
}

#[cfg(test)]
mod tests {
    use super::{CHINESE, ENGLISH, FRENCH, GERMAN, GREEK, SPANISH, holds};

    #[test]
    fn every_word_of_a_list_is_found_and_no_part_of_one() {
        for list in [CHINESE, ENGLISH, FRENCH, GERMAN, GREEK, SPANISH] {
            assert!(list.split(' ').all(|word| holds(list, word)));
            for (end, _) in list.char_indices().skip(1) {
                let part = list.get(..end).unwrap();
                assert_eq!(holds(list, part), list.split(' ').any(|word| word == part), "{part}");
            }
        }
        assert!(!holds(ENGLISH, "") && !holds(ENGLISH, "zz") && !holds("", "a"));
    }

    #[test]
    fn the_lists_are_sorted_so_that_they_can_be_searched() {
        for list in [ENGLISH, GERMAN, FRENCH, SPANISH, GREEK, CHINESE] {
            for (first, second) in list.split(' ').zip(list.split(' ').skip(1)) {
                assert!(first < second, "{first} stands before {second}");
            }
        }
    }
}
