//! Whose parcel number is this, and where is it tracked?
//!
//! Numbers are known by their form, and by their check digit where the carrier publishes how that comes about. Many carriers
//! have numbers of one form, so there may be several candidates, and none is said to be certain that is not.
//!
//! ```text
//! "where is rr 123 456 785 gr" ─ words ─▶ RR123456785GR … ─ formats ─▶ ELTA, its check digit holds, and its page
//! ```
//!
//! Does not know: where the parcel is. Nothing here asks anybody.

#![allow(clippy::arithmetic_side_effects, reason = "places in a number of some forty letters, and sums of its digits")]

mod form;
mod text;

use form::{fit, holds, is_card, lengths};
use text::{Span, spans, words};

use crate::i18n::{is_word, small};
use crate::list::sort_by;
use crate::problem::{Problem, Severity};

pub use text::may_track;

/// What carriers' numbers look like: `www/tracking/formats.txt`, whose head explains it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Formats(String);

/// How well a number fits the carrier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proof {
    /// Its check digit holds.
    Checked,
    /// It has the form of the carrier's numbers, and no check digit is known.
    Form,
    /// It has the form, but its check digit does not hold: it is mistyped, or somebody else's.
    Wrong,
}

/// A carrier whose number it may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The number in capitals and ASCII digits, without gaps.
    pub number: String,
    /// The carrier's name; `{country}` in it stands for that of [`Candidate::country`].
    pub carrier: String,
    /// How well the number fits.
    pub proof: Proof,
    /// The page that tracks it.
    pub address: String,
    /// Whether that page knows the number from its address, so that nobody has to type it there.
    pub filled: bool,
    /// The country whose post issued it, where the number says so.
    pub country: Option<String>,
}

impl Candidate {
    /// The carrier's name, where it has that of a country in it with this one.
    pub fn named(&self, country: &str) -> String {
        self.carrier.replace("{country}", country)
    }
}

/// What is known beside the number.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'c> {
    /// The shop's carriers, by name.
    pub own: &'c [String],
    /// Where the shop is and where its parcels go.
    pub countries: &'c [&'c str],
    /// The shopper's language: `el`.
    pub language: &'c str,
    /// Whether the text is said to be a number. Else what could be a telephone or order number needs a word about parcels.
    pub sure: bool,
}

/// The line of a carrier and what stands below it.
struct Line<'f> {
    name: &'f str,
    countries: &'f str,
    page: &'f str,
    pattern: &'f str,
    /// How long its numbers are, at least and at most.
    lengths: (usize, usize),
    rule: &'f str,
    /// The countries by whose standard numbers the line goes.
    posts: &'f str,
}

// A letter, a letter, eight digits, the check digit, the country.
const S10: &str = "aa.d{8}caa";
const S10_RULE: &str = "79532468~11";
// Words of carriers' names that stand in many a question: `return it now` names no carrier.
const COMMON: &str = "BOX NOW Old Die Post Express Global Mail";
// A form that telephone numbers have, too.
const PHONE: &str = "phone";

impl Formats {
    /// The formats of a file, and what is wrong with it. Lines that cannot be read fit no number.
    pub fn read(file: &str) -> (Formats, Vec<Problem>) {
        let formats = Formats::new(file);
        let wrong = |(at, line): (usize, &str)| {
            let good = match line.as_bytes().first() {
                None | Some(b'#' | b'?' | b'!') => true,
                Some(b'=') => line.split('|').count() == 3 && line.contains("| https://"),
                Some(b'@') => after_mark(line).split_whitespace().all(|country| fit("aa", country).is_some()),
                _ => is_sound(line),
            };
            let message = || format!("{line:?} is no carrier, no pattern and no words");
            let problem =
                || Problem::new(Severity::Error, "tracking-format", format!("[{at}]"), message(), "see its head");
            (!good).then(problem)
        };
        (formats, file.lines().enumerate().filter_map(wrong).collect())
    }

    /// The same without a look at what is wrong.
    pub fn new(file: &str) -> Formats {
        Formats(file.to_owned())
    }

    /// The carriers whose number a text has in it, likeliest first. All are of one number, the surest and longest there is.
    pub fn find(&self, text: &str, context: &Context<'_>) -> Vec<Candidate> {
        let mut best: Vec<(Rank, Candidate)> = Vec::new();
        let spoken = small(text);
        let said = Said { text: &spoken, parcel: self.says('?', &spoken), phone: self.says('!', &spoken) };
        let spans = spans(&words(text));
        // A carrier's line is taken apart once, and not at all where there is no number.
        let lines: Vec<Line<'_>> = if spans.is_empty() { Vec::new() } else { self.lines().collect() };
        for span in spans {
            let found = candidates(&lines, &span, &said, context);
            // What is longer has the shorter one in it: `TBA` and twelve digits are not those digits.
            let rank = |found: &[(Rank, Candidate)]| {
                let (rank, one) = found.first()?;
                Some((rank.proof == Proof::Wrong, usize::MAX - one.number.len(), rank.proof))
            };
            if !found.is_empty() && (best.is_empty() || rank(&found) < rank(&best)) {
                best = found;
            }
        }
        best.into_iter().map(|(_, candidate)| candidate).collect()
    }

    /// Whether a text has one of the words of a line in it.
    fn says(&self, mark: char, text: &str) -> bool {
        let mut lines = self.0.lines().filter_map(|line| line.strip_prefix(mark));
        lines.any(|line| line.split_whitespace().any(|word| text.contains(word)))
    }

    fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let mut carrier = ("", "", "");
        self.0.lines().filter_map(move |line| {
            let (name, countries, page) = carrier;
            let (pattern, rule, posts) = match line.as_bytes().first()? {
                b'=' => {
                    let mut parts = after_mark(line).split('|').map(str::trim);
                    carrier = (parts.next()?, parts.next()?, parts.next()?);
                    return None;
                }
                b'#' | b'?' | b'!' => return None,
                b'@' => (S10, S10_RULE, after_mark(line)),
                _ => line.split_once(' ').map_or((line, "", ""), |(pattern, rule)| (pattern, rule, "")),
            };
            let lengths = lengths(pattern).filter(|_| !page.is_empty())?;
            Some(Line { name, countries, page, pattern, lengths, rule, posts })
        })
    }
}

/// A line without the sign at its beginning that says what it is.
fn after_mark(line: &str) -> &str {
    line.get(1..).unwrap_or_default()
}

fn candidates(lines: &[Line<'_>], span: &Span, said: &Said<'_>, context: &Context<'_>) -> Vec<(Rank, Candidate)> {
    let mut found: Vec<(Rank, Candidate)> = Vec::new();
    let length = span.number.len();
    for line in lines.iter().filter(|line| line.lengths.0 <= length && length <= line.lengths.1) {
        let Some(proof) = line.proof(&span.number) else { continue };
        let own = context.own.iter().any(|own| is_same(own, line.name));
        let near = context.countries.iter().any(|country| lists(line.countries, country));
        if !context.sure && !line.may_be(span, proof, said, (own, near, context.own.is_empty())) {
            continue;
        }
        let far = if near { 0 } else { 1 + u8::from(!line.countries.is_empty()) };
        let rank = Rank { proof, strange: !own, far };
        match found.iter_mut().find(|(_, known)| known.carrier == line.name) {
            Some((known, candidate)) if rank < *known => (*known, candidate.proof) = (rank, proof),
            Some(_) => {}
            None => found.push((rank, line.candidate(&span.number, proof, context.language))),
        }
    }
    sort_by(&mut found, |(a, _), (b, _)| a.cmp(b));
    // Where the number looks like that of a carrier at hand, one from far away that it also looks like is only in the way.
    let known = found.first().is_some_and(|(rank, _)| !rank.is_in_the_way());
    found.retain(|(rank, _)| context.sure || !known || rank.proof == Proof::Checked || !rank.is_in_the_way());
    found
}

/// How likely a candidate is, likeliest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    proof: Proof,
    strange: bool,
    /// 0 for carriers of the countries at hand, 1 for those everywhere.
    far: u8,
}

impl Rank {
    fn is_in_the_way(self) -> bool {
        self.strange && self.far > 1
    }
}

/// What the text says beside the number.
struct Said<'t> {
    /// In small letters.
    text: &'t str,
    parcel: bool,
    phone: bool,
}

impl Said<'_> {
    /// Whether a carrier is named. Names are short: `cups` is none.
    fn names(&self, name: &str) -> bool {
        match name.is_ascii() {
            true => self.text.split(|c: char| !is_word(c)).any(|word| word.eq_ignore_ascii_case(name)),
            false => self.text.contains(name),
        }
    }
}

impl Line<'_> {
    /// How well a number fits; none where it does not at all.
    fn proof(&self, number: &str) -> Option<Proof> {
        let fit = fit(self.pattern, number)?;
        if !self.posts.is_empty() && !lists(self.posts, number.get(number.len().checked_sub(2)?..)?) {
            return None;
        }
        Some(match holds(self.rule, number, fit) {
            Some(true) => Proof::Checked,
            Some(false) => Proof::Wrong,
            None => Proof::Form,
        })
    }

    /// Whether the number is one of a parcel, as far as a text tells that does not say so: nobody who asks the price of
    /// something, or leaves a telephone number, is to be told of parcels.
    fn may_be(&self, span: &Span, proof: Proof, said: &Said<'_>, (own, near, no_own): (bool, bool, bool)) -> bool {
        let number = span.number.as_str();
        let tells = |word: &str| word.len() > 2 && !lists(COMMON, word) && said.names(word);
        let named = self.name.split([' ', '(']).any(tells) || said.text.contains(&small(self.name));
        let told = said.parcel || named;
        let marked =
            self.pattern.trim_start_matches('.').starts_with(|c: char| c.is_ascii_uppercase() || "1(".contains(c));
        let marked = marked || !self.posts.is_empty();
        if number.bytes().any(|b| b.is_ascii_alphabetic()) {
            // Letters before digits may be a word before a number, if nothing is known of them.
            let whole = span.whole || marked || proof == Proof::Checked;
            return match proof {
                Proof::Checked => true,
                Proof::Form => whole && (marked && number.len() >= 10 || told || own || span.alone),
                Proof::Wrong => marked && number.len() >= 13,
            };
        }
        let enough = match proof {
            Proof::Wrong => false,
            _ if self.rule == PHONE || span.phone || said.phone && number.len() < 16 => {
                (named || told && (own || near)) && !said.phone && !span.phone
            }
            // Nobody's card is to stand in the address of a page.
            _ if is_card(number) => own && (told || span.alone) || told && near && proof == Proof::Checked,
            _ if told => true,
            // Nothing else has that many.
            _ if number.len() > 16 => proof == Proof::Checked || span.alone,
            Proof::Checked if number.len() > 11 => own || no_own && span.alone && (near || self.countries.is_empty()),
            _ => own && span.alone,
        };
        enough && number.bytes().any(|b| Some(&b) != number.as_bytes().first())
    }

    fn candidate(&self, number: &str, proof: Proof, language: &str) -> Candidate {
        let country = (!self.posts.is_empty()).then(|| number.get(11..).unwrap_or_default().to_owned());
        Candidate {
            number: number.to_owned(),
            carrier: self.name.to_owned(),
            proof,
            address: address(self.page, number, language),
            filled: self.page.contains("{number}"),
            country,
        }
    }
}

fn lists(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

/// Whether a shop's word for a carrier is that carrier: `ELTA Courier` is `ELTA`, `dhl` is `DHL Paket`.
fn is_same(own: &str, name: &str) -> bool {
    let plain = |text: &str| small(&text.chars().filter(|c| is_word(*c)).collect::<String>());
    let own = plain(own);
    let starts = |name: &str| {
        let name = plain(name);
        !name.is_empty() && !own.is_empty() && (own.starts_with(&name) || name.starts_with(&own))
    };
    // A carrier that writes its name in two scripts goes by either, and a post by the name of its parcels.
    starts(name) || name.split(' ').skip(1).any(|word| plain(word).len() > 4 && plain(word) == own)
}

/// A page's address with the number in it, in the shopper's language where it has that.
fn address(page: &str, number: &str, language: &str) -> String {
    let mut out = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, next) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(before);
        match name.strip_prefix("lang:") {
            Some(choices) => {
                let choice = choices.split(',').find(|choice| is_tag(choice, language));
                let choice = choice.or_else(|| choices.split(',').next()).unwrap_or_default();
                out.push_str(choice.split_once('=').map_or(choice, |(_, word)| word));
            }
            None => out.push_str(number),
        }
        rest = next;
    }
    out.push_str(rest);
    out
}

/// Whether a carrier's word for a language is this one, as carriers write it: `el_GR`, `gr-el`, `EL`; or as the file says,
/// `zh=sc`.
fn is_tag(word: &str, language: &str) -> bool {
    !language.is_empty() && word.split(['_', '-', '/', '=']).any(|part| part.eq_ignore_ascii_case(language))
}

/// Whether a line can be followed: its brackets close, and its rule is one.
fn is_sound(line: &str) -> bool {
    let (pattern, rule) = line.split_once(' ').unwrap_or((line, ""));
    let pairs = [('[', ']'), ('(', ')'), ('{', '}')];
    let closes = |(open, close): &(char, char)| pattern.matches(*open).count() == pattern.matches(*close).count();
    let known = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "daxc.[](){}-|".contains(c);
    let checked = form::Fit { from: 0, digit: Some(1) };
    pairs.iter().all(closes)
        && pattern.chars().all(known)
        && (rule.is_empty() || rule == PHONE || pattern.contains('c') && holds(rule, "00", checked).is_some())
}

/// A number in the groups in which it is read and compared: `RR 123 456 785 GR`, `1Z 999 AA1 01 2345 6784`.
pub fn grouped(number: &str) -> String {
    const UPS: &[usize] = &[2, 3, 3, 2, 4, 4];
    const S10: &[usize] = &[2, 3, 3, 3, 2];
    let groups: &[usize] = match number.len() {
        18 if number.starts_with("1Z") => UPS,
        13 if fit(self::S10, number).is_some() => S10,
        10 => &[3, 3, 4],
        _ => &[],
    };
    let mut out = String::new();
    let (mut groups, mut left) = (groups.iter(), 0);
    for c in number.chars() {
        if left == 0 {
            out.push_str(if out.is_empty() { "" } else { " " });
            left = groups.next().copied().unwrap_or(4);
        }
        out.push(c);
        left -= 1;
    }
    out
}
