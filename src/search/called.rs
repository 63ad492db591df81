//! What are places called, and which forms of those names are one?
//!
//! The shop's names and other names for its places, countries by theirs in the languages at hand, and a few that neither
//! know. Does not know: questions.

use super::analysis::{Kind, tokens};
use super::fold::{Class, fold};
use super::{LEFT_OUT, nothing};
use crate::delivery::{Certainty, Destination, Policy};
use crate::list::sort_by;

/// Everything that a place may be called.
#[derive(Default)]
pub struct Names {
    /// Names in scripts with spaces, in the order of their keys.
    pub(super) spaced: Vec<Name>,
    /// Names in scripts without.
    pub(super) unspaced: Vec<Name>,
    pub(super) targets: Vec<Target>,
}

pub(super) struct Name {
    /// The folded words, one space between; of a script without spaces, its characters.
    pub(super) key: String,
    /// The name as the shop wrote it, where it is neither the place's own nor a country's.
    pub(super) label: String,
    pub(super) target: usize,
}

pub(super) struct Target {
    pub(super) to: Destination,
    /// Whether it is a part of a country: that says more than the country beside it.
    pub(super) is_part: bool,
}

/// A word of a question.
pub(super) struct Word {
    pub(super) term: String,
    /// The form that its cases share; empty for articles and the like.
    pub(super) case: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

// Left out of names and looked over before them.
const LINKS: &str = " a an and the of und der die das den dem des et la le les l de du d y el los las del και ο η το οι τα \
    τον την τη του τησ των τουσ τισ ";
// More often a town or a state of the same name.
const DOUBTFUL: &str = " granada georgia ";

const BRACKETS: [char; 4] = ['(', ')', '（', '）'];

// What neither `Intl` nor shops think of; folded, without links.
const OTHERWISE: &[(&str, &str)] = &[
    (
        "GB",
        "uk|u k|britain|great britain|england|scotland|wales|northern ireland|grossbritannien|vereinigten konigreich|\
         schottland|grande bretagne|angleterre|ecosse|gran bretana|inglaterra|escocia|αγγλια|βρετανια|μεγαλη βρετανια|\
         σκωτια|بريطانيا|انجلترا|英国|英國|イングランド",
    ),
    (
        "US",
        "us|u s|usa|u s a|america|united states of america|new mexico|new jersey|amerika|amerique|eeuu|ee uu|ηπα|αμερικη|\
         امريكا|アメリカ|米国|美国|美國",
    ),
    (
        "AE",
        "uae|u a e|emirates|emirate|emirats|emiratos|dubai|abu dhabi|εμιρατα|ντουμπαι|الامارات|دبي|ドバイ|阿联酋|迪拜",
    ),
    ("NL", "holland|hollande|holanda|ολλανδια"),
    ("CZ", "czech republic|tschechische republik|republique tcheque|republica checa"),
    ("AU", "new south wales"),
    ("TR", "turkey"),
    ("KR", "korea|coree|corea|κορεα|كوريا|韓国|韩国|韓國"),
    ("CI", "ivory coast|elfenbeinkuste|costa marfil"),
];

impl Names {
    /// The names of a shop's places, and of countries: pairs of code and name, in as many languages as there are. Of two
    /// that share a name the first has it, and the shop's come first.
    pub fn new(policy: Option<&Policy>, countries: &[(String, String)]) -> Names {
        if LEFT_OUT {
            return nothing();
        }
        let mut names = Names::default();
        let certainty = Certainty::Chosen;
        for place in policy.iter().flat_map(|policy| &policy.places) {
            let country = place.regions.first().map(|region| region.country.clone()).unwrap_or_default();
            let is_part = place
                .regions
                .iter()
                .any(|r| !(r.patterns.is_empty() && r.codes.is_empty() && r.subdivisions.is_empty()));
            let to = Destination { country, place: Some(place.id.clone()), certainty, ..Destination::default() };
            names.targets.push(Target { to, is_part });
            // "EU（欧州連合）" is two names.
            for name in place.name.all().flat_map(|name| name.split(BRACKETS)) {
                names.add(name, "");
            }
            for name in &place.also {
                names.add(name, name);
            }
        }
        for (code, others) in OTHERWISE {
            names.turn_to(code);
            others.split('|').for_each(|name| names.add(name, ""));
        }
        names.learn(countries);
        names
    }

    /// Learns more names of countries, each with its code.
    pub fn learn(&mut self, countries: &[(String, String)]) {
        if LEFT_OUT {
            return;
        }
        for (code, name) in countries {
            self.turn_to(code);
            // "刚果（金）": what is within brackets is no name of its own.
            self.add(name.split(BRACKETS).next().unwrap_or_default(), "");
        }
        sort_by(&mut self.spaced, |a, b| a.key.cmp(&b.key));
    }

    /// Makes a country the last target.
    fn turn_to(&mut self, country: &str) {
        if !self.targets.last().is_some_and(|last| last.to.country == country && last.to.place.is_none()) {
            let to =
                Destination { country: country.to_owned(), certainty: Certainty::Chosen, ..Destination::default() };
            self.targets.push(Target { to, is_part: false });
        }
    }

    /// Adds a name of the last target.
    fn add(&mut self, name: &str, label: &str) {
        let target = self.targets.len().saturating_sub(1);
        let label = label.trim().to_owned();
        if name.chars().any(|c| is_unspaced(fold(c).class)) {
            let key: String = glyphs(name).into_iter().map(|(c, _)| c).filter(|c| *c != ' ').collect();
            self.unspaced.push(Name { key, label, target });
            return;
        }
        let words: Vec<String> =
            words(name).into_iter().map(|word| word.case).filter(|word| !word.is_empty()).collect();
        let mut key = words.join(" ");
        // Iceland in German, and an island in English.
        if key == "island" {
            key.insert_str(0, "nach ");
        }
        if !key.is_empty() && !holds(DOUBTFUL, &key) {
            self.spaced.push(Name { key, label, target });
        }
    }
}

/// Whether a list of words, a space on either side of each, holds one.
pub(super) fn holds(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word) && !word.is_empty()
}

/// The words of a text in scripts with spaces, folded.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    tokens(text, &mut |token| {
        if matches!(token.kind, Kind::Word | Kind::Number) {
            let case = if holds(LINKS, token.term) { String::new() } else { case(token.term) };
            words.push(Word { term: token.term.to_owned(), case, start: token.start, end: token.end });
        }
    });
    words
}

/// The form that the cases of a name share: Κύπρου and Κύπρος, اليونان and لليونان, Niederlanden and Niederlande. Less is
/// cut than in the search, or a bag (τσάντα) is in Chad (Τσαντ).
pub(super) fn case(word: &str) -> String {
    let cut = |rest: &str, ending: &str| word.strip_suffix(ending).map(|start| [start, rest].concat());
    let first = match word.chars().next() {
        Some('α'..='ω') => {
            // κράτος, κράτους; χώρα, χώρας; χώρες, χωρών.
            let pairs = [
                ("α", "ασ"),
                ("α", "αν"),
                ("η", "ησ"),
                ("η", "ην"),
                ("ο", "οσ"),
                ("ο", "ον"),
                ("ο", "ου"),
                ("εσ", "ων"),
            ];
            pairs.iter().find_map(|(rest, ending)| cut(rest, ending))
        }
        Some('\u{600}'..='\u{6ff}') => {
            let articles = ["وال", "بال", "كال", "فال", "ال", "لل"];
            let bare = articles.iter().find_map(|article| word.strip_prefix(article));
            bare.filter(|bare| bare.chars().count() > 2).map(str::to_owned)
        }
        _ => {
            let is_vowel = |c: char| "aeiouy".contains(c);
            let rest =
                word.strip_suffix('s').filter(|rest| rest.len() > 3 && !rest.ends_with(is_vowel)).unwrap_or(word);
            let rest = rest.strip_suffix('n').filter(|rest| rest.len() > 4 && rest.ends_with('e')).unwrap_or(rest);
            Some(rest.to_owned())
        }
    };
    first.unwrap_or_else(|| word.to_owned())
}

/// A text character by character, with the byte each comes from. Unlike in the search, Katakana stay what they are:
/// タイ is Thailand and たい is a wish.
pub(super) fn glyphs(text: &str) -> Vec<(char, usize)> {
    let mut glyphs = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| *c != '・') {
        let folded = fold(c);
        match folded.class {
            Class::Mark | Class::Voicing(_) => {}
            Class::Katakana => {
                let raised = char::from_u32(folded.first as u32 + 0x60).filter(|_| folded.first != 'ー');
                glyphs.push((raised.unwrap_or(folded.first), at));
            }
            _ => glyphs.push((folded.first, at)),
        }
    }
    glyphs
}

pub(super) fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー')
}

pub(super) fn is_unspaced(class: Class) -> bool {
    matches!(class, Class::Han | Class::Hiragana | Class::Katakana | Class::Unspaced)
}
