//! Can every word and sign be told from what it stands on, in this theme?
//!
//! The pairs are all places where the style sheet puts one token upon another; a test holds the list against it. Ratios are
//! those of WCAG 2.2, exact, with whatever the defaults of the table come to for this theme. Only tools ask: the widget
//! carries none of it.
//!
//! Does not know: the page around the widget. Where it follows that, [`page`](super::page) has seen to it.

use super::colour::{Colour, ratio};
use super::{TOKENS, Theme};

/// One token upon another, and how well it is seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The token of the words or signs.
    pub text: &'static str,
    /// The token of what they stand on.
    pub ground: &'static str,
    /// Where that is.
    pub place: &'static str,
    /// How well it is seen, from 1 to 21.
    pub ratio: f64,
    /// How well it has to be.
    pub least: f64,
    /// Where it is not: the colour for `text`, nearest to its own and of the same hue, that is.
    pub remedy: Option<String>,
}

impl Pair {
    /// Whether it is seen well enough.
    pub fn holds(&self) -> bool {
        self.ratio >= self.least
    }
}

// WCAG 2.2, 1.4.3 and 1.4.11.
const WORDS: f64 = 4.5;
const SIGNS: f64 = 3.0;
// Between two lightnesses of this many nobody sees a difference.
const STEPS: i32 = 200;

type Place = (&'static str, &'static str, f64, &'static str);

/// Each token of words or signs, what it stands on, how well it has to be seen there, and where that is.
pub const PAIRS: &[Place] = &[
    ("text-color", "background", WORDS, "delivery in the page, quiet buttons"),
    ("text-color", "panel-background", WORDS, "answers in the panel"),
    ("text-color", "background-sunk", WORDS, "what stands out in an answer"),
    ("text-color", "card-background", WORDS, "facts, what is passed on"),
    ("text-color", "field-background", WORDS, "what is typed into the search box"),
    ("text-color", "accent-background", WORDS, "a row that is pointed at"),
    ("text-color", "mark-background", WORDS, "words that were asked for"),
    ("text-color-soft", "background", WORDS, "second lines in the page"),
    ("text-color-soft", "panel-background", WORDS, "excerpts in the panel"),
    ("text-color-soft", "background-sunk", WORDS, "what a picture shows"),
    ("text-color-soft", "card-background", WORDS, "second lines on cards"),
    ("text-color-soft", "accent-background", WORDS, "second lines of a row that is pointed at"),
    ("text-color-faint", "background", WORDS, "days when nothing moves"),
    ("text-color-faint", "panel-background", WORDS, "labels in the panel"),
    ("text-color-faint", "card-background", WORDS, "labels on cards"),
    ("text-color-faint", "field-background", WORDS, "the hint in the search box"),
    ("text-color-faint", "accent-background", WORDS, "labels of a row that is pointed at"),
    ("wrong-color", "background", WORDS, "what is not right in a form in the page"),
    ("wrong-color", "panel-background", WORDS, "what is not right in a form in the panel"),
    ("button-text-color", "button-background", WORDS, "the main button"),
    ("launcher-text-color", "launcher-background", WORDS, "the launcher"),
    ("accent-text-color", "accent-color", SIGNS, "ticks"),
    ("accent-color", "background", SIGNS, "signs and bars in the page"),
    ("accent-color", "panel-background", SIGNS, "signs in the panel"),
    ("accent-color", "card-background", SIGNS, "signs on cards"),
    ("accent-color", "accent-background", SIGNS, "the row that is chosen"),
    ("edge-color", "background", SIGNS, "edges of fields in the page"),
    ("edge-color", "panel-background", SIGNS, "edges of fields in the panel"),
    ("edge-color", "field-background", SIGNS, "the edge of the search box"),
    ("focus-color", "background", SIGNS, "the ring of the keyboard in the page"),
    ("focus-color", "panel-background", SIGNS, "the ring of the keyboard in the panel"),
    ("focus-color", "card-background", SIGNS, "the ring of the keyboard on cards"),
];

/// All pairs of a theme on a light or a dark ground. Those with a colour that cannot be worked out are left out.
pub fn report(theme: &Theme, dark: bool) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = PAIRS.iter().filter_map(|place| weighed(theme, dark, place)).collect();
    let mut known: Option<(&str, Option<String>)> = None;
    for pair in pairs.iter_mut().filter(|pair| !pair.holds()) {
        // One colour for all places of the token, where there is one.
        if known.as_ref().is_none_or(|(text, _)| *text != pair.text) {
            known = Some((pair.text, corrected(theme, dark, pair.text, |_| true)));
        }
        let everywhere = known.as_ref().and_then(|(_, remedy)| remedy.clone());
        pair.remedy = everywhere.or_else(|| corrected(theme, dark, pair.text, |ground| ground == pair.ground));
    }
    pairs
}

fn weighed(theme: &Theme, dark: bool, (text, ground, least, place): &Place) -> Option<Pair> {
    let on = solid(theme, dark, ground)?;
    let ratio = ratio(colour(theme, dark, text)?.over(on), on);
    Some(Pair { text, ground, place, ratio, least: *least, remedy: None })
}

/// The colour of the same hue, nearest in lightness, with which this token is seen well enough on those grounds. Each is
/// tried in the theme itself, for grounds may follow it.
fn corrected(theme: &Theme, dark: bool, text: &str, counts: impl Fn(&str) -> bool) -> Option<String> {
    let [light, chroma, hue] = colour(theme, dark, text)?.oklch();
    let tries = (0..=STEPS).flat_map(|step| [-step, step]).map(|step| light + f64::from(step) / f64::from(STEPS));
    for light in tries.filter(|light| (-0.005..=1.005).contains(light)) {
        // What is written has eight bits a channel, and it is this that has to be seen.
        let tried = Colour::from_oklch([light.clamp(0.0, 1.0), chroma, hue]).hex();
        let mut theme = theme.clone();
        let own = if dark { &mut theme.dark } else { &mut theme.light };
        own.retain(|(known, _)| known != text);
        own.push((text.to_owned(), tried.clone()));
        let mut places = PAIRS.iter().filter(|(other, ground, ..)| *other == text && counts(ground));
        if places.all(|place| weighed(&theme, dark, place).is_none_or(|pair| pair.holds())) {
            return Some(tried);
        }
    }
    None
}

/// What a token comes to in a theme.
pub fn colour(theme: &Theme, dark: bool, name: &str) -> Option<Colour> {
    Colour::parse(&value(theme, dark, name)?, &|name| value(theme, dark, name))
}

/// The text of a token in a theme: what is set, else the default.
pub fn value(theme: &Theme, dark: bool, name: &str) -> Option<String> {
    if let Some(set) = theme.value(name, dark) {
        return Some(set.to_owned());
    }
    let token = TOKENS.iter().find(|token| token.name == name)?;
    Some(if dark && !token.dark.is_empty() { token.dark } else { token.light }.to_owned())
}

/// A ground is seen through to the one that everything stands on.
fn solid(theme: &Theme, dark: bool, name: &str) -> Option<Colour> {
    let canvas = Colour::from_hex(if dark { 0 } else { 0xff_ff_ff });
    let ground = colour(theme, dark, "background")?.over(canvas);
    Some(if name == "background" { ground } else { colour(theme, dark, name)?.over(ground) })
}
