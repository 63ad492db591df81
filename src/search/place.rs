//! Which place does a question name?
//!
//! The shop's places by their names and other names, countries by theirs in the languages at hand, and postcodes. Words
//! are folded as the search folds them; of names within one another the longest wins, and what a parcel comes *from* or
//! goes *outside* of is not where it goes.
//!
//! Does not know: whether the question is about delivery.

use super::analysis::{Kind, tokens};
use super::code;
use super::fold::{Class, fold};
use crate::delivery::{Certainty, Destination, Policy};
use crate::list::sort_by;

/// Everything that a place may be called.
#[derive(Default)]
pub struct Names {
    /// Names in scripts with spaces, in the order of their keys.
    spaced: Vec<Name>,
    /// Names in scripts without.
    unspaced: Vec<Name>,
    targets: Vec<Target>,
}

struct Name {
    /// The folded words, one space between; of a script without spaces, its characters.
    key: String,
    /// The name as the shop wrote it, where it is neither the place's own nor a country's.
    label: String,
    target: usize,
}

struct Target {
    to: Destination,
    /// Whether it is a part of a country: that says more than the country beside it.
    is_part: bool,
}

/// A place that a question names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What to call it; empty where place or country have names of their own.
    pub label: String,
    /// Where that is.
    pub destination: Destination,
    /// The bytes of the question that name it.
    pub(super) spans: Vec<(usize, usize)>,
}

/// A word of a question.
pub(super) struct Word {
    pub(super) term: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

// "the Turks and Caicos Islands" has as many.
const WORDS_MAX: usize = 6;

// Left out of names and looked over before them.
const LINKS: &str = " a an and the of und der die das den dem des et la le les l de du d y el los las del και ο η το οι τα \
    τον την τη του τησ των τουσ τισ ";
// What comes from there or goes elsewhere.
const APART: &str = " from outside beyond except aus von vom ausserhalb depuis hors sauf desde fuera excepto απο εκτοσ εξω \
    πλην من خارج باستثناء ";
// In scripts without spaces, before and after the name.
const APART_BEFORE: [&str; 4] = ["从", "從", "由", "除"];
const APART_AFTER: [&str; 14] =
    ["以外", "之外", "国外", "國外", "境外", "外", "から", "より", "語", "语", "製", "制", "产", "産"];
/// What leads to a place.
pub(super) const TOWARDS: &str = " to into in for at towards nach in zu bis fur a en au aux vers pour chez jusqu para hasta \
    σε στη στην στο στον στα στισ στουσ για προσ ωσ μεχρι الي في ";
// Names that are ordinary words of shops, too: only after one of those.
const ORDINARY: &str = " china jersey turkey guinea panama jordan chad reunion iran كوبا مالي ";
// More often a town or a state of the same name.
const DOUBTFUL: &str = " granada georgia ";

const BRACKETS: [char; 4] = ['(', ')', '（', '）'];

// What neither `Intl` nor shops think of; folded, without links.
const OTHERWISE: &[(&str, &str)] = &[
    (
        "GB",
        "uk|u k|britain|great britain|england|scotland|wales|northern ireland|grossbritannien|vereinigten konigreich|schottland|grande bretagne|\
         angleterre|ecosse|gran bretana|inglaterra|escocia|αγγλια|βρετανια|μεγαλη βρετανια|σκωτια|بريطانيا|انجلترا|英国|英國|\
         イングランド",
    ),
    (
        "US",
        "us|u s|usa|new mexico|new jersey|u s a|america|united states of america|amerika|amerique|eeuu|ee uu|ηπα|αμερικη|امريكا|アメリカ|米国|\
         美国|美國",
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
        for (code, name) in countries {
            names.turn_to(code);
            // "刚果（金）": what is within brackets is no name of its own.
            names.add(name.split(BRACKETS).next().unwrap_or_default(), "");
        }
        for (code, others) in OTHERWISE {
            names.turn_to(code);
            others.split('|').for_each(|name| names.add(name, ""));
        }
        sort_by(&mut names.spaced, |a, b| a.key.cmp(&b.key));
        names
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
        let words = words(name);
        let mut key = key(words.iter().map(|word| word.term.as_str()));
        // Iceland in German, and an island in English.
        if key == "island" {
            key.insert_str(0, "nach ");
        }
        if !key.is_empty() && !holds(DOUBTFUL, &key) {
            self.spaced.push(Name { key, label, target });
        }
    }

    /// The place that a question names; `home` are the countries whose postcodes need no country beside them.
    pub fn recognise(&self, question: &str, home: &[&str]) -> Option<Named> {
        let words = words(question);
        let mut found = self.spaced_in(question, &words);
        found.extend(self.unspaced_in(question));
        // A name within a longer one is that one's, even where the longer one is not meant.
        let outer = |inner: &Found<'_>| {
            found.iter().any(|f| f.start <= inner.start && f.end >= inner.end && f.length() > inner.length())
        };
        let mut meant: Option<&Found<'_>> = None;
        for one in found.iter().filter(|one| !one.apart && !outer(one)) {
            let weight = |f: &Found<'_>| (self.target(f).is_some_and(|target| target.is_part), f.length());
            if meant.is_none_or(|before| weight(one) > weight(before)) {
                meant = Some(one);
            }
        }
        let mut spans: Vec<(usize, usize)> = found.iter().map(|one| (one.start, one.end)).collect();
        let Some((meant, target)) = meant.and_then(|meant| Some((meant, self.target(meant)?))) else {
            let (country, code) =
                home.iter().find_map(|home| Some((home, code::find(question, &words, home, &spans)?)))?;
            spans.push((code.start, code.end));
            let destination = Destination {
                country: (*country).to_owned(),
                postcode: Some(code.normal),
                certainty: Certainty::Chosen,
                ..Destination::default()
            };
            return Some(Named { label: String::new(), destination, spans });
        };
        let mut named = Named { label: meant.name.label.clone(), destination: target.to.clone(), spans };
        if let Some(code) = code::find(question, &words, &target.to.country, &named.spans) {
            // A postcode says more than any name.
            named.spans.push((code.start, code.end));
            named.label.clear();
            named.destination.place = None;
            named.destination.postcode = Some(code.normal);
        }
        Some(named)
    }

    fn target(&self, found: &Found<'_>) -> Option<&Target> {
        self.targets.get(found.name.target)
    }

    fn spaced_in(&self, question: &str, words: &[Word]) -> Vec<Found<'_>> {
        let mut all = Vec::new();
        for (i, first) in words.iter().enumerate() {
            if holds(LINKS, &first.term) {
                continue;
            }
            for window in (1..=WORDS_MAX).filter_map(|length| words.get(i..i + length)) {
                let Some(last) = window.last() else { continue };
                let rest = window.iter().skip(1).map(|word| word.term.as_str());
                let written = question.get(first.start..last.end).unwrap_or_default();
                let name = forms(&first.term)
                    .find_map(|first| self.look(&key(core::iter::once(first).chain(rest.clone())), written))
                    .filter(|name| !holds(LINKS, &last.term) && is_meant(name, question, words, i, window));
                if let Some(name) = name {
                    let apart = leading(words, i).any(|word| holds(APART, word));
                    all.push(Found { name, start: first.start, end: last.end, apart });
                }
            }
        }
        all
    }

    /// The first name of a key; of several alike the one that is written so: Crète is not called Crete.
    fn look(&self, key: &str, written: &str) -> Option<&Name> {
        let alike = self.spaced.get(self.spaced.partition_point(|name| name.key.as_str() < key)..)?;
        let first = alike.first().filter(|name| name.key == key)?;
        let mut alike = alike.iter().take_while(|name| name.key == key && name.target == first.target);
        Some(alike.find(|name| !first.label.is_empty() && name.label == written).unwrap_or(first))
    }

    fn unspaced_in(&self, question: &str) -> Vec<Found<'_>> {
        let glyphs = glyphs(question);
        let text: String = glyphs.iter().map(|(c, _)| *c).collect();
        let mut all = Vec::new();
        for name in &self.unspaced {
            for (at, _) in text.match_indices(&name.key) {
                let before = text.get(..at).unwrap_or_default();
                let after = text.get(at + name.key.len()..).unwrap_or_default();
                // タイ is no part of タイツ.
                let goes_on =
                    |a: Option<char>, b: Option<char>| a.is_some_and(is_katakana) && b.is_some_and(is_katakana);
                if goes_on(before.chars().next_back(), name.key.chars().next())
                    || goes_on(name.key.chars().next_back(), after.chars().next())
                {
                    continue;
                }
                let first = before.chars().count();
                let byte = |glyph: usize| glyphs.get(glyph).map_or(question.len(), |(_, at)| *at);
                let apart = APART_BEFORE.iter().any(|word| before.ends_with(word))
                    || APART_AFTER.iter().any(|word| after.starts_with(word));
                let end = byte(first + name.key.chars().count());
                all.push(Found { name, start: byte(first), end, apart });
            }
        }
        all
    }
}

/// A name in a question.
struct Found<'n> {
    name: &'n Name,
    start: usize,
    end: usize,
    /// Whether something comes from there, or goes elsewhere.
    apart: bool,
}

impl Found<'_> {
    fn length(&self) -> usize {
        self.end - self.start
    }
}

/// Whether a list of words, a space on either side of each, holds one.
pub(super) fn holds(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word) && !word.is_empty()
}

/// The words before one, nearest first, as far as the second that is no article.
pub(super) fn leading(words: &[Word], before: usize) -> impl Iterator<Item = &str> {
    let before = words.get(..before).unwrap_or_default().iter().rev().map(|word| word.term.as_str());
    before.filter(|word| !holds(LINKS, word) || holds(TOWARDS, word)).take(2)
}

/// Whether letters that may also be an ordinary word are meant as a name: "US" is not "us", and a china cup is a cup.
fn is_meant(name: &Name, question: &str, words: &[Word], at: usize, window: &[Word]) -> bool {
    let first = window.first().map_or("", |word| word.term.as_str());
    // لكوبا is to Cuba, and كوبا alone may be a cup.
    let towards = || leading(words, at).next().is_some_and(|word| holds(TOWARDS, word)) || first.starts_with('ل');
    if holds(ORDINARY, &name.key) {
        return words.len() == 1 || towards();
    }
    if name.key.chars().count() > 2 || matches!(name.key.as_str(), "uk" | "eu") {
        return true;
    }
    let written = window.first().and_then(|word| question.get(word.start..word.end)).unwrap_or_default();
    let after_the = at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.term == "the");
    let capitals = written.chars().all(char::is_uppercase);
    capitals && (words.len() == 1 || question.chars().any(char::is_lowercase)) || after_the && name.key == "us"
}

/// The words of a text in scripts with spaces, folded.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    tokens(text, &mut |token| {
        if matches!(token.kind, Kind::Word | Kind::Number) {
            words.push(Word { term: token.term.to_owned(), start: token.start, end: token.end });
        }
    });
    words
}

/// Words joined, without articles and in the form that all cases share.
fn key<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut key = String::new();
    for word in words.filter(|word| !holds(LINKS, word)) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&case(word));
    }
    key
}

/// The form that the cases of a name share: Κύπρου and Κύπρος, اليونان and لليونان, Niederlanden and Niederlande. Less is
/// cut than in the search, or a bag (τσάντα) is in Chad (Τσαντ).
fn case(word: &str) -> String {
    let cut = |rest: &str, ending: &str| word.strip_suffix(ending).map(|start| [start, rest].concat());
    let first = match word.chars().next() {
        Some('α'..='ω') => {
            // κράτος, κράτους; χώρα, χώρας; χώρες, χωρών.
            let pairs = "α ασ,α αν,η ησ,η ην,ο οσ,ο ον,ο ου,εσ ων";
            pairs.split(',').filter_map(|pair| pair.split_once(' ')).find_map(|(rest, ending)| cut(rest, ending))
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

/// A word, and in Arabic what is left of it without the word glued to its front: لقبرص is to Cyprus.
fn forms(word: &str) -> impl Iterator<Item = &str> {
    let glued = word.strip_prefix(['ل', 'ب', 'و', 'ف', 'ك']);
    core::iter::once(word).chain(glued)
}

/// A text character by character, with the byte each comes from. Unlike in the search, Katakana stay what they are:
/// タイ is Thailand and たい is a wish.
fn glyphs(text: &str) -> Vec<(char, usize)> {
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

fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー')
}

fn is_unspaced(class: Class) -> bool {
    matches!(class, Class::Han | Class::Hiragana | Class::Katakana | Class::Unspaced)
}
