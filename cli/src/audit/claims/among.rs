//! Do two answers of one language state different days or amounts of the same thing?
//!
//! Asked only where the rules are silent, for there they decide. A sentence counts only where it holds for the whole shop:
//! its answer is about every product, states one figure alone, and names no place, no way of delivery and no season.

use shelfhelp::money::Currency;
use shelfhelp::problem::{Problem, Severity};

use super::rules::Rules;
use super::scan::Span;
use super::tongues::{Tongue, words};
use super::{Claim, has, locate, short, surely, surely_from};
use crate::audit::sheet::Sheet;
use crate::source::finding::Finding;

/// Words by which a sentence is about a part of the shop only.
const APART: &str = "abroad|international|europe|overseas|island|countr|mainland|express|next-day|locker|pick|sale|member|furnitur|\
    jewel|large|heavy|custom|ausland|europ|insel|festland|expres|mobel|schwere|schweiz|deutschland|osterreich|etranger|iles|\
    meubl|france|extranjer|islas|peninsul|muebl|εξωτερικ|νησι|ευρωπ|επιπλ|ελλαδ|κυπρ|海外|国際|国内|離島|北海道|沖縄|家具|速達|国外|\
    國外|国际|國際|境外|偏远|港澳|特快|خارج|دولي|الخليج|السعودية|الامارات|سريع|اثاث";

/// What a sentence says of the shop as a whole.
pub(super) struct Said {
    sheet: usize,
    fact: Fact,
    sentence: String,
    quote: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fact {
    Returns(u16),
    Delivery(u16, u16),
    FreeOver(i64),
}

impl Fact {
    /// Whether the other one is about the same and cannot hold beside it.
    fn contradicts(self, other: Fact) -> bool {
        match (self, other) {
            (Fact::Returns(a), Fact::Returns(b)) => a != b,
            (Fact::FreeOver(a), Fact::FreeOver(b)) => a != b,
            // Ranges that overlap may be told of different parcels.
            (Fact::Delivery(a, b), Fact::Delivery(c, d)) => b < c || d < a,
            _ => false,
        }
    }

    fn is_kin(self, other: Fact) -> bool {
        core::mem::discriminant(&self) == core::mem::discriminant(&other)
    }
}

/// Notes what a sentence surely says and the rules do not.
#[allow(clippy::too_many_arguments, reason = "all that is known of one sentence")]
pub(super) fn note(
    sheet: usize,
    sentence: &str,
    text: &[char],
    stated: &[Span],
    tongue: &Tongue,
    rules: Option<&Rules<'_>>,
    currency: Currency,
    said: &mut Vec<Said>,
) {
    let mut add = |fact: Fact, at: core::ops::Range<usize>| {
        let quote = sentence.chars().skip(at.start).take(at.len()).collect();
        said.push(Said { sheet, fact, sentence: sentence.to_owned(), quote });
    };
    if rules.is_none_or(|rules| rules.policy.returns.is_none()) {
        let days = surely(text, stated, &tongue.returns, tongue).into_iter().find(|span| !span.is_working);
        days.into_iter().for_each(|span| add(Fact::Returns(span.to), span.at.clone()));
    }
    if rules.is_none() {
        let days = surely(text, stated, &tongue.delivery, tongue);
        days.first().into_iter().for_each(|span| add(Fact::Delivery(span.from, span.to), span.at.clone()));
        let amounts = surely_from(text, tongue, currency);
        amounts.first().into_iter().for_each(|amount| add(Fact::FreeOver(amount.minor), amount.at.clone()));
    }
}

/// Each answer that contradicts one before it.
pub(super) fn differ(sheets: &[Sheet<'_>], said: Vec<Said>, tongue: &Tongue) -> Vec<Finding> {
    let is_alone = |one: &&Said| {
        !said.iter().any(|other| other.sheet == one.sheet && other.fact.is_kin(one.fact) && other.fact != one.fact)
    };
    let is_whole = |one: &&Said| {
        let text = super::fold(&one.sentence);
        let is_of_all = sheets.get(one.sheet).is_some_and(|sheet| sheet.answer.scope.is_empty());
        is_of_all && !words(APART).any(|word| has(&text, word)) && !names_something(&one.sentence, tongue)
    };
    let mut firsts: Vec<&Said> = Vec::new();
    let mut found = Vec::new();
    for one in said.iter().filter(is_whole).filter(is_alone) {
        let Some(first) = firsts.iter().find(|first| first.fact.is_kin(one.fact)) else {
            firsts.push(one);
            continue;
        };
        if !first.fact.contradicts(one.fact) {
            continue;
        }
        if let (Some(sheet), Some(other)) = (sheets.get(one.sheet), sheets.get(first.sheet)) {
            let message = format!("\"{}\": {} says \"{}\"", short(&one.sentence), other.name(), short(&first.sentence));
            let help = "make the two say the same; better, write it in delivery.toml once and let answers fill it in";
            let problem = Problem::new(Severity::Warning, "answers-differ", "", message, help);
            let claim = Claim { sentence: one.sentence.clone(), quote: one.quote.clone(), problem };
            found.push(locate(sheet, claim));
        }
    }
    found
}

/// Whether a sentence names something: a capital within it, where capitals are for names.
fn names_something(sentence: &str, tongue: &Tongue) -> bool {
    let mut all = sentence.split_whitespace().skip(1);
    // German writes every noun so; what it names there is only known from the list.
    tongue.code != "de" && all.any(|word| is_name(word.trim_matches(|c: char| !c.is_alphanumeric())))
}

fn is_name(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase) && !matches!(word, "I" | "EUR" | "USD" | "GBP")
}
