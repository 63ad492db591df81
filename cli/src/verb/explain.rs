//! How is it told why an answer ranks where it does?
//!
//! ```text
//!          0.541  wash     question, body ×2
//!          0.208  scrf     "scarf" in question, a slip
//!          0.000  dragon   in no answer
//!          0.312  passage  How do I [wash] my silk [scarf]? (question)
//!          0.101  meaning  words that stand for it: scarf 0.071, wash 0.030
//!          1.162  in all, with ×0.97 because 85 % of the query is found and ×1.30 because it is about the product in view
//!          87 % sure; 50 % is enough
//! ```

use core::fmt::Write;

use serde_json::{Map, Value as Json, json};
use shelfhelp::search::{About, Closest, Confidence, Explained, Meant, Near, Said};

use super::search::{marked, rounded};
use crate::source::finding::clean;

/// `{"place", "score", "words", "passage", "meaning", "covered", "product", "confidence"}`.
pub(super) fn json(explained: &Explained) -> Json {
    json!({
        "place": explained.place,
        "score": rounded(explained.score),
        "words": explained.words.iter().map(word_json).collect::<Vec<Json>>(),
        "passage": explained.passage.as_ref().map(passage_json),
        "meaning": explained.meaning.as_ref().map(meaning_json),
        "covered": { "share": rounded(explained.covered), "factor": rounded(explained.coverage) },
        "product": { "about": about(explained.about), "factor": rounded(explained.lift) },
        "confidence": confidence_json(explained),
    })
}

fn word_json(said: &Said) -> Json {
    let meant = said.meant.iter().map(|meant| {
        let counts = meant.counts.iter().map(|(field, count)| ((*field).to_owned(), json!(count)));
        let counts: Map<String, Json> = counts.collect();
        json!({ "word": meant.word, "how": meant.how, "sure": rounded(meant.sure), "in": counts })
    });
    let fields = said.fields.iter().map(|(field, adds)| ((*field).to_owned(), rounded(*adds)));
    json!({
        "word": said.word,
        "share": rounded(said.share),
        "known": said.known,
        "meant": meant.collect::<Vec<Json>>(),
        "fields": fields.collect::<Map<String, Json>>(),
        "adds": rounded(said.adds),
    })
}

fn passage_json(passage: &Closest) -> Json {
    let text: String = passage.text.iter().map(|span| span.text.as_str()).collect();
    json!({
        "text": text,
        "field": passage.field,
        "close": rounded(passage.close),
        "adds": rounded(passage.adds),
    })
}

fn meaning_json(near: &Near) -> Json {
    let words = near.words.iter().map(|(word, adds)| (word.clone(), rounded(*adds)));
    json!({
        "cosine": rounded(near.cosine),
        "words": words.collect::<Map<String, Json>>(),
        "adds": rounded(near.adds),
    })
}

fn confidence_json(explained: &Explained) -> Json {
    let Confidence { value, needed, rival, signs, .. } = explained.confidence;
    let [fit, lead, said] = signs.map(rounded);
    json!({
        "value": rounded(value),
        "needed": rounded(needed),
        "rival": rounded(rival),
        "fit": fit,
        "lead": lead,
        "said": said,
        "doubts": doubts(explained),
    })
}

/// The explanation of an answer as lines.
pub(super) fn text(explained: &Explained, out: &mut String) {
    const INDENT: &str = "         ";
    let words: Vec<String> = explained.words.iter().map(|said| clean(&said.word)).collect();
    let width = words.iter().map(|word| word.chars().count()).chain([7]).max().unwrap_or(0);
    for (said, word) in explained.words.iter().zip(&words) {
        let _ = writeln!(out, "{INDENT}{:.3}  {word:width$}  {}", said.adds, clean(&found(said)));
    }
    if explained.place.is_none() {
        let _ = writeln!(out, "{INDENT}no word of the query is in this answer");
        return;
    }
    if let Some(Closest { text, field, adds, .. }) = &explained.passage {
        // Keywords and other phrasings match, and their text is not kept.
        let shown = match (text.is_empty(), *field) {
            (false, field) => format!("{} ({field})", clean(&marked(text))),
            (true, "also") => "another phrasing of the question".to_owned(),
            (true, "keywords") => "a keyword".to_owned(),
            (true, field) => format!("the {field}"),
        };
        let _ = writeln!(out, "{INDENT}{adds:.3}  {:width$}  {shown}", "passage");
    }
    if let Some(near) = &explained.meaning {
        let _ = writeln!(out, "{INDENT}{:.3}  {:width$}  {}", near.adds, "meaning", clean(&associated(near)));
    }
    let mut why = Vec::new();
    if explained.coverage < 0.995 && explained.covered > 0.0 {
        let found = explained.covered * 100.0;
        why.push(format!("×{:.2} because {found:.0} % of the query is found", explained.coverage));
    }
    if explained.about != About::Every {
        why.push(format!("×{:.2} because it is about {}", explained.lift, about(explained.about)));
    }
    let with = if why.is_empty() { String::new() } else { format!(", with {}", why.join(" and ")) };
    let _ = writeln!(out, "{INDENT}{:.3}  in all{with}", explained.score);
    let Confidence { value, needed, .. } = explained.confidence;
    let _ = write!(out, "{INDENT}{:.0} % sure", value * 100.0);
    let doubts = doubts(explained);
    let _ = match (value >= needed, doubts.is_empty()) {
        (true, _) => writeln!(out, "; {:.0} % is enough", needed * 100.0),
        (false, true) => writeln!(out, ", and {:.0} % is needed", needed * 100.0),
        (false, false) => writeln!(out, ", and {:.0} % is needed: {}", needed * 100.0, doubts.join("; ")),
    };
}

/// The words of the query that made an answer close in meaning, those that count most first.
fn associated(near: &Near) -> String {
    // More would be read by nobody; the rest is in the JSON.
    const WORDS_MAX: usize = 6;
    let words = near.words.iter().filter(|(_, adds)| *adds >= 0.0005).take(WORDS_MAX);
    let words: Vec<String> = words.map(|(word, adds)| format!("{word} {adds:.3}")).collect();
    format!("words that stand for it: {}", words.join(", "))
}

/// Where a word was found, and as what.
fn found(said: &Said) -> String {
    if said.meant.is_empty() {
        return if said.known { "not in this answer" } else { "in no answer" }.to_owned();
    }
    let one = |meant: &Meant| {
        let counts = meant.counts.iter().map(|(field, count)| match count {
            1 => (*field).to_owned(),
            count => format!("{field} ×{count}"),
        });
        let counts = counts.collect::<Vec<String>>().join(", ");
        match meant.how {
            "exact" => counts,
            how => format!("\"{}\" in {counts} ({}, {:.0} %)", meant.word, way(how), meant.sure * 100.0),
        }
    };
    said.meant.iter().map(one).collect::<Vec<String>>().join("; ")
}

/// How a word came to stand for another.
fn way(how: &str) -> &str {
    match how {
        "form" => "another form",
        "joined" => "written as one or as two",
        "prefix" => "begun",
        "sound" => "by its sound",
        "keyboard" => "typed on the keys of another layout",
        "typo" => "a slip",
        other => other,
    }
}

fn about(about: About) -> &'static str {
    match about {
        About::This => "the product in view",
        About::Like => "products like the one in view",
        About::Every => "every product",
        About::Others => "other products than the one in view",
        About::Unseen => "some products, and none is in view",
    }
}

/// What speaks against an answer that is not sure enough.
fn doubts(explained: &Explained) -> Vec<String> {
    let Confidence { value, needed, rival, signs: [fit, lead, said], hollow } = explained.confidence;
    let mut doubts = Vec::new();
    if value >= needed {
        return doubts;
    }
    if explained.place.is_none() {
        doubts.push("no word of the query is in this answer".to_owned());
        return doubts;
    }
    if hollow {
        doubts.push("no word of the query says anything by itself".to_owned());
    }
    let unknown: Vec<&str> =
        explained.words.iter().filter(|said| !said.known && !said.faint).map(|said| said.word.as_str()).collect();
    if !unknown.is_empty() {
        doubts.push(format!("no answer knows {}", unknown.join(", ")));
    }
    // Below these, a sign weighs more against an answer than the usual answer has for it.
    if lead < 0.1 && rival > 0.0 {
        doubts.push(format!("another fits about as well or better ({rival:.3})"));
    }
    if said < 0.8 {
        doubts.push("many answers have the words that were found".to_owned());
    }
    if fit < -0.6 {
        doubts.push("it fits loosely".to_owned());
    }
    doubts
}
