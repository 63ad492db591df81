//! What does a shop of any size look like to the search?
//!
//! Made-up answers, the same on every run: a few thousand words of which the commonest are in every sentence, as in any
//! language, and shops' own words among them. `SHELFHELP_DATA` names a folder with `scale/*.json` to take instead.

use shelfhelp::content::{Answer, Block, Inline};

/// Xorshift: the same shop on every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }

    /// Small numbers far more often than large ones: as often as words by their rank.
    fn rank(&mut self, bound: usize) -> usize {
        let most = 1 + self.below(bound);
        self.below(most).min(self.below(most))
    }
}

const COMMON: [&str; 40] = [
    "the", "you", "to", "a", "your", "is", "of", "and", "we", "it", "order", "can", "in", "for", "how", "do", "on",
    "delivery", "my", "with", "return", "parcel", "not", "days", "when", "from", "card", "refund", "what", "size",
    "pay", "item", "gift", "account", "change", "cancel", "code", "address", "shop", "label",
];
const STARTS: [&str; 20] = [
    "ba", "co", "de", "ex", "fa", "gra", "in", "la", "me", "no", "pa", "pro", "re", "sta", "ter", "un", "va", "wi",
    "ca", "tra",
];
const MIDDLES: [&str; 12] = ["ber", "cen", "di", "for", "gu", "la", "mi", "na", "por", "sti", "ta", "ver"];
const ENDS: [&str; 10] = ["tion", "ment", "ing", "er", "al", "ed", "ity", "s", "able", "ance"];

/// The word of a rank; the rarer, the longer.
fn word(rank: usize) -> String {
    if let Some(common) = COMMON.get(rank) {
        return (*common).to_owned();
    }
    let (start, end) = (STARTS[rank % STARTS.len()], ENDS[rank / STARTS.len() % ENDS.len()]);
    let mut word = start.to_owned();
    let mut rest = rank / (STARTS.len() * ENDS.len());
    while rest > 0 {
        word.push_str(MIDDLES[rest % MIDDLES.len()]);
        rest /= MIDDLES.len();
    }
    word + end
}

/// So many answers of a question and three paragraphs.
pub fn answers(count: usize) -> Vec<Answer> {
    let mut chance = Chance(88_172_645_463_325_252);
    // A text ten times as long has three times as many words.
    let words = 600 + 200 * count.isqrt();
    let mut sentence = |length: usize| {
        let mut text: String = (0..length).flat_map(|_| [word(chance.rank(words)), " ".to_owned()]).collect();
        text.pop();
        text
    };
    let answer = |at: usize| Answer {
        id: format!("a{at}"),
        question: sentence(7) + "?",
        body: (0..3).map(|_| Block::Paragraph(vec![Inline::Text(sentence(30) + ".")])).collect(),
        ..Answer::default()
    };
    (0..count).map(answer).collect()
}

/// The answers of a file `{"docs": [{"id", "title", "body"}]}`.
pub fn read(path: &std::path::Path) -> Option<Vec<Answer>> {
    let value: serde_json::Value = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
    let text = |value: &serde_json::Value, key: &str| value[key].as_str().unwrap_or("").to_owned();
    let answer = |doc: &serde_json::Value| Answer {
        id: text(doc, "id"),
        question: text(doc, "title"),
        body: vec![Block::Paragraph(vec![Inline::Text(text(doc, "body"))])],
        ..Answer::default()
    };
    Some(value["docs"].as_array()?.iter().map(answer).collect())
}
