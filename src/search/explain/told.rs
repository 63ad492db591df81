//! What is told of an answer's rank?

use serde::Serialize;

use super::super::Span;

/// Where an answer ranks, and why.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Explained {
    /// The answer's id.
    pub id: String,
    /// Its place among all that fit, from 1; none where no word of the query fits.
    pub place: Option<usize>,
    /// The sum of what all words, the passage and closeness in meaning add.
    pub score: f32,
    /// The words of the query, in their order.
    pub words: Vec<Said>,
    /// The passage that is closest to being the question asked; none where no word fits.
    pub passage: Option<Closest>,
    /// What closeness in meaning adds; none where nothing is known of it, or where it adds nothing.
    pub meaning: Option<Near>,
    /// From 0 to 1: the share of the query's weight that the answer holds.
    pub covered: f32,
    /// What that share makes of the score; it is within what words and passage add.
    pub coverage: f32,
    /// What the product in view makes of the score; it is within what words and passage add.
    pub lift: f32,
    /// Which products the answer is about.
    pub about: About,
    /// Whether a better answer says the same; the score is halved then.
    pub again: bool,
    /// How sure it is that this answers.
    pub confidence: Confidence,
}

/// A word of the query.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Said {
    /// As it was typed, folded; two words that the answers write as one stand together.
    pub word: String,
    /// From 0 to 1: its share of the query's weight; rare words weigh more.
    pub share: f32,
    /// Whether it only holds the sentence together.
    pub faint: bool,
    /// Whether any answer holds it, or what it may stand for.
    pub known: bool,
    /// What of this answer it stands for.
    pub meant: Vec<Meant>,
    /// What it adds to the score, by field.
    pub fields: Vec<(&'static str, f32)>,
    /// What it adds to the score.
    pub adds: f32,
}

/// A word of the answer that a word of the query stands for.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Meant {
    /// As the answer writes it, where its text is kept.
    pub word: String,
    /// `exact`, `form` (another ending, other marks, the other script of Chinese), `synonym`, `joined` (two words and one),
    /// `kin`, `prefix`, `sound` (Greek, Chinese or Japanese in Latin letters), `keyboard` (the keys of another layout) or
    /// `typo`.
    pub how: &'static str,
    /// From 0 to 1.
    pub sure: f32,
    /// How often, by field.
    pub counts: Vec<(&'static str, u32)>,
}

/// The best passage.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Closest {
    /// Its words, matches marked; none for fields that are not shown.
    pub text: Vec<Span>,
    /// Its field.
    pub field: &'static str,
    /// From 0 to 1: how close it is to being the question asked and nothing else.
    pub close: f32,
    /// What it adds to the score.
    pub adds: f32,
}

/// How close an answer is in meaning, whatever its words.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Near {
    /// The cosine between query and answer, as far as it is known: 1 where they mean the same.
    pub cosine: f32,
    /// The words of the query that are associated with the answer, and what each adds to the score or takes from it.
    pub words: Vec<(String, f32)>,
    /// What it adds to the score.
    pub adds: f32,
}

/// Which products an answer is about, as seen from the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum About {
    /// The product in view.
    This,
    /// A category or tag of the product in view.
    Like,
    /// Every product.
    #[default]
    Every,
    /// Other products than the one in view.
    Others,
    /// Some products, and none is in view.
    Unseen,
}

/// How sure it is that an answer answers, and by which signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Confidence {
    /// From 0 to 1.
    pub value: f32,
    /// From here on the best answer is called one.
    pub needed: f32,
    /// The score of the best other answer.
    pub rival: f32,
    /// How well it fits, how much was said that it holds, how it stands out among all found; each as much as it counts.
    pub signs: [f32; 3],
    /// Whether no word of the query says anything by itself, which halves the confidence and keeps it below what an answer
    /// needs.
    pub hollow: bool,
}
