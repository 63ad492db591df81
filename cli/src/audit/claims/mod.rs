//! Do the answers state other days and amounts than the rules?
//!
//! "We deliver in 2–3 working days" was true when it was written. Sentences that surely state how long delivery takes,
//! how long something can come back, from which value delivery is free or until when an order counts for the day are
//! compared with the rules and, where these are silent, with one another, in the languages
//! of [`tongues`]. A sentence that can be read otherwise is left alone: a false alarm costs more trust than a missed one.

mod among;
mod clock;
mod rules;
mod scan;
mod tongues;

use shelfhelp::content::plain_text;
use shelfhelp::delivery::Policy;
use shelfhelp::money::Currency;
use shelfhelp::problem::{Problem, Severity};

use super::sheet::{Sheet, Shelf};
use crate::say::cut;
use crate::source::finding::Finding;
use clock::{Clock, times};
use rules::Rules;
use scan::{Amount, Span, amounts, back, ends_with, may_count, parts_words, spans, starts_with};
pub(super) use scan::{fold, sentences};
use tongues::{PACKING, Tongue, Topic, UPPER, words};

/// Sentences that contradict the rules or, where there are none, one another.
pub(super) fn check(shelves: &[Shelf<'_>], policy: Option<&Policy>, currency: Currency) -> Vec<Finding> {
    let rules = policy.map(Rules::new);
    let mut findings = Vec::new();
    for shelf in shelves {
        let Some(tongue) = tongues::of(shelf.locale.language()) else { continue };
        let mut said = Vec::new();
        for (i, sheet) in shelf.sheets.iter().enumerate() {
            for sentence in sentences(&plain_text(&sheet.answer.body)) {
                let text = fold(&sentence);
                // Whatever is claimed here is claimed in numbers; most sentences have none.
                if !may_count(&text, tongue) {
                    continue;
                }
                let stated = spans(&text, tongue);
                let claim = rules.as_ref().and_then(|rules| against(&sentence, &text, &stated, tongue, rules));
                findings.extend(claim.map(|claim| locate(sheet, claim)));
                among::note(i, &sentence, &text, &stated, tongue, rules.as_ref(), currency, &mut said);
            }
        }
        findings.extend(among::differ(&shelf.sheets, said, tongue));
    }
    findings
}

/// A sentence that is not so.
struct Claim {
    sentence: String,
    /// The number with its unit, as written.
    quote: String,
    problem: Problem,
}

fn against(sentence: &str, text: &[char], stated: &[Span], tongue: &Tongue, rules: &Rules<'_>) -> Option<Claim> {
    returns(sentence, text, stated, tongue, rules)
        .or_else(|| delivery(sentence, text, stated, tongue, rules))
        .or_else(|| free(sentence, text, tongue, rules))
        .or_else(|| cutoff(sentence, text, tongue, rules))
}

fn returns(sentence: &str, text: &[char], stated: &[Span], tongue: &Tongue, rules: &Rules<'_>) -> Option<Claim> {
    let days = rules.return_days?;
    // A number of working days is that of a refund.
    let surely = surely(text, stated, &tongue.returns, tongue).into_iter().filter(|span| !span.is_working);
    let surely: Vec<&Span> = surely.collect();
    let first = surely.first()?;
    if stated.iter().any(|span| span.from <= days && days <= span.to) {
        return None;
    }
    let message = format!("\"{}\": by the rules it can come back for {days} days", short(sentence));
    let help =
        format!("correct the answer or [returns], or write {{{{returns.days | {days} days}}}}, which is always right");
    Some(claim(sentence, first.at.clone(), "answer-returns", message, help))
}

fn delivery(sentence: &str, text: &[char], stated: &[Span], tongue: &Tongue, rules: &Rules<'_>) -> Option<Claim> {
    let surely = surely(text, stated, &tongue.delivery, tongue);
    let first = surely.first()?;
    let scope = rules.scope(text);
    let packs = words(PACKING).any(|word| has(text, word));
    let is_so = |span: &&Span| scope.iter().any(|way| way.takes(span, is_upper(text, span, tongue), packs));
    if scope.is_empty() || surely.iter().any(is_so) {
        return None;
    }
    let message = format!("\"{}\": by the rules it takes {}", short(sentence), rules::list(&scope));
    let help = "correct the answer or the rules, or write {{delivery.range | words}}, which is always right";
    Some(claim(sentence, first.at.clone(), "answer-days", message, help.to_owned()))
}

fn free(sentence: &str, text: &[char], tongue: &Tongue, rules: &Rules<'_>) -> Option<Claim> {
    let currency = rules.policy.currency;
    let stated = surely_from(text, tongue, currency);
    let first = stated.first()?;
    let scope = rules.free_over(text);
    if stated.iter().any(|amount| scope.iter().any(|over| over.minor == amount.minor)) {
        return None;
    }
    let is = match scope.as_slice() {
        [] => "by the rules no order value makes it free".to_owned(),
        all => {
            let mut all: Vec<String> =
                all.iter().map(|over| format!("{} {}", over.decimal(), currency.code())).collect();
            all.dedup();
            format!("by the rules it is free from {}", all.join(" or "))
        }
    };
    let message = format!("\"{}\": {is}", short(sentence));
    let help = "correct the answer or `free_over`, or write {{free_shipping.over | words}}, which is always right";
    Some(claim(sentence, first.at.clone(), "answer-free", message, help.to_owned()))
}

/// A time until which an order counts for the day, which no rule knows.
fn cutoff(sentence: &str, text: &[char], tongue: &Tongue, rules: &Rules<'_>) -> Option<Claim> {
    if rules.cutoffs.is_empty() || !is_about(text, &tongue.cutoff) {
        return None;
    }
    let stated = times(text);
    let led = |stated: &&Clock| {
        leads(text, stated.at.start, &tongue.cutoff, tongue) || tails(text, stated.at.end, &tongue.cutoff)
    };
    let first = stated.iter().find(led)?;
    if stated.iter().filter(led).any(|stated| rules.cutoffs.contains(&stated.time)) {
        return None;
    }
    let all: Vec<String> = rules.cutoffs.iter().map(ToString::to_string).collect();
    let message =
        format!("\"{}\": by the rules an order counts for the day until {}", short(sentence), all.join(" or "));
    let help = "correct the answer or `cutoff`, or write {{delivery.order_by | words}}, which is always right";
    Some(claim(sentence, first.at.clone(), "answer-cutoff", message, help.to_owned()))
}

/// The amounts of a sentence from which delivery surely is said to be free.
fn surely_from(text: &[char], tongue: &Tongue, currency: Currency) -> Vec<Amount> {
    if !is_about(text, &tongue.free) {
        return Vec::new();
    }
    let mut stated = amounts(text, currency.decimals(), &names(currency));
    stated.retain(|amount| {
        leads(text, amount.at.start, &tongue.free, tongue) || tails(text, amount.at.end, &tongue.free)
    });
    stated
}

/// The numbers of a sentence that surely are about a topic.
fn surely<'s>(text: &[char], stated: &'s [Span], topic: &Topic, tongue: &Tongue) -> Vec<&'s Span> {
    if !is_about(text, topic) {
        return Vec::new();
    }
    let is_led = |span: &&Span| leads(text, span.at.start, topic, tongue) || tails(text, span.at.end, topic);
    stated.iter().filter(is_led).collect()
}

fn is_about(text: &[char], topic: &Topic) -> bool {
    let all = |parts: &str| parts.split(' ').all(|word| has(text, word));
    words(topic.about).any(all) && !words(topic.without).any(|word| has(text, word))
}

/// Whether a word begins somewhere in the text; one that begins with a space also ends at its own.
fn has(text: &[char], word: &str) -> bool {
    let first = word.chars().next();
    (0..text.len()).any(|at| {
        let begins = !first.is_some_and(parts_words) || at == 0 || !text.get(at - 1).is_some_and(|c| c.is_alphabetic());
        begins && starts_with(text, at, word)
    }) || word.strip_prefix(' ').is_some_and(|word| starts_with(text, 0, word))
}

/// Whether one of the topic's leads stands before a place, fillers aside.
fn leads(text: &[char], at: usize, topic: &Topic, tongue: &Tongue) -> bool {
    lead(text, at, topic.leads, tongue)
}

fn is_upper(text: &[char], span: &Span, tongue: &Tongue) -> bool {
    lead(text, span.at.start, UPPER, tongue) || words(UPPER).any(|word| starts_with(text, span.at.end, word))
}

fn lead(text: &[char], at: usize, list: &'static str, tongue: &Tongue) -> bool {
    let mut end = back(text, at);
    loop {
        if words(list).any(|word| word_before(text, end, word).is_some()) {
            return true;
        }
        match words(tongue.fillers).find_map(|word| word_before(text, end, word)) {
            Some(start) => end = back(text, start),
            None => return false,
        }
    }
}

fn word_before(text: &[char], end: usize, word: &str) -> Option<usize> {
    let start = ends_with(text, end, word)?;
    let is_whole = !word.chars().next().is_some_and(parts_words)
        || start == 0
        || text.get(start - 1).is_none_or(|c| !c.is_alphabetic());
    is_whole.then_some(start)
}

fn tails(text: &[char], end: usize, topic: &Topic) -> bool {
    let at = end + text.get(end..).unwrap_or_default().iter().take_while(|c| matches!(c, ' ' | '-')).count();
    words(topic.tails).any(|word| starts_with(text, at, word))
}

/// How a currency is written in sentences.
fn names(currency: Currency) -> Vec<&'static str> {
    match currency.code() {
        "EUR" => vec!["€", "euros", "euro", "eur", "ευρω", "ユーロ", "欧元", "歐元", "يورو"],
        "USD" => vec!["$", "usd", "dollars", "美元", "ドル", "دولار"],
        "GBP" => vec!["£", "gbp", "pounds"],
        "JPY" => vec!["¥", "円", "yen", "jpy"],
        "CNY" => vec!["¥", "元", "rmb", "cny"],
        "CHF" => vec!["chf", "franken", "francs", "fr."],
        "SAR" => vec!["ريال", "sar"],
        "AED" => vec!["درهم", "aed"],
        "CAD" | "AUD" | "NZD" | "SGD" | "HKD" => vec!["$"],
        _ => Vec::new(),
    }
}

fn claim(sentence: &str, at: core::ops::Range<usize>, code: &'static str, message: String, help: String) -> Claim {
    let quote = sentence.chars().skip(at.start).take(at.len()).collect();
    Claim { sentence: sentence.to_owned(), quote, problem: Problem::new(Severity::Warning, code, "", message, help) }
}

/// A sentence that fits into a message.
fn short(sentence: &str) -> String {
    cut(sentence, 120)
}

/// Where the number stands in the answer as written, else where the answer's text begins.
fn locate(sheet: &Sheet<'_>, claim: Claim) -> Finding {
    let offset = offset(sheet.text, &claim.sentence, &claim.quote).unwrap_or(0);
    sheet.within(offset, claim.problem)
}

/// Where a number stands in a text as written, where stars and braces stand between the words: from the beginning of its
/// sentence on, as much of it as is found.
fn offset(text: &str, sentence: &str, quote: &str) -> Option<usize> {
    const LETTERS: [usize; 3] = [24, 12, 6];
    let begins = |letters: &usize| text.find(&sentence.chars().take(*letters).collect::<String>());
    let from = LETTERS.iter().find_map(begins).unwrap_or(0);
    let rest = text.get(from..)?;
    let words: Vec<&str> = quote.split(' ').collect();
    let found = (1..=words.len()).rev().find_map(|count| rest.find(&words.get(..count)?.join(" ")));
    found.map(|at| from + at)
}
