//! Does every language say everything, and say it as its readers write?
//!
//! English stands in `src/i18n/messages.rs`, a file for each other language beside it in `www/messages`. Whether the words
//! are good, a reader of the language must say; this finds what anybody can see.

use super::{Finding, House, texts};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const ENGLISH: &str = "src/i18n/messages.rs";

/// The languages and the plural categories that CLDR gives each for counting.
const PLURALS: [(&str, &[&str]); 18] = [
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("de", &["one", "other"]),
    ("el", &["one", "other"]),
    ("es", &["one", "many", "other"]),
    ("fr", &["one", "many", "other"]),
    ("he", &["one", "two", "other"]),
    ("it", &["one", "many", "other"]),
    ("ja", &["other"]),
    ("ko", &["other"]),
    ("nl", &["one", "other"]),
    ("pl", &["one", "few", "many", "other"]),
    ("pt", &["one", "many", "other"]),
    ("ru", &["one", "few", "many", "other"]),
    ("sv", &["one", "other"]),
    ("tr", &["one", "other"]),
    ("uk", &["one", "few", "many", "other"]),
    ("zh-Hans", &["other"]),
    ("zh-Hant", &["other"]),
];

/// Forms that stand for one number alone may spell it out, as Arabic and Hebrew do ("إجابتان").
const SPELT: [(&str, &[&str]); 2] = [("ar", &["zero", "one", "two"]), ("he", &["one", "two"])];

/// Words that other languages share with English.
const SHARED: [&str; 15] = [
    "Chat", "Code", "Design", "E-mail", "in", "Later", "Material", "Note", "Page", "Pause", "Postcode", "Product",
    "Question", "Status", "Tip",
];

/// What stands in no sentence but an English one.
const TELLING: [&str; 6] = ["the", "you", "your", "our", "with", "this"];

pub(crate) fn check(house: &House) -> Vec<Finding> {
    let (english, mut findings) = english(house);
    for (path, text) in texts(house, |path| path.starts_with("www/messages/") && path.ends_with(".json")) {
        match serde_json::from_str::<BTreeMap<String, Value>>(text) {
            Ok(catalog) => {
                let language = path.trim_start_matches("www/messages/").trim_end_matches(".json");
                let said = read(&catalog, language, &english);
                findings.extend(said.into_iter().map(|finding| format!("{path}: {finding}")));
            }
            Err(error) => findings.push(format!("{path}:{}: no catalog: {error}", error.line())),
        }
    }
    findings
}

/// Key -> English words, from lines such as `Close "close" "Close",`.
fn english(house: &House) -> (BTreeMap<String, String>, Vec<Finding>) {
    let (mut messages, mut findings) = (BTreeMap::new(), Vec::new());
    let text = house.get(ENGLISH).and_then(Option::as_deref).unwrap_or_default();
    let lines = text.lines().enumerate().skip_while(|(_, line)| *line != "messages! {").skip(1);
    let lines = lines.take_while(|(_, line)| *line != "}").filter(|(_, line)| !line.trim_start().starts_with("//"));
    for (at, line) in lines {
        let [_, key, _, words, ","] = line.split('"').collect::<Vec<_>>()[..] else {
            findings.push(format!("{ENGLISH}:{}: write Key \"its.name\" \"English words\", on one line", at + 1));
            continue;
        };
        findings.extend(look(words).map(|fault| format!("{ENGLISH}:{}: {key} {fault}: \"{words}\"", at + 1)));
        messages.insert(key.to_owned(), words.to_owned());
    }
    (messages, findings)
}

/// What one catalog lacks, has too much of, or says in no way of its own.
fn read(catalog: &BTreeMap<String, Value>, language: &str, english: &BTreeMap<String, String>) -> Vec<Finding> {
    let Some((_, plurals)) = PLURALS.iter().find(|(known, _)| *known == language) else {
        return vec!["nobody says how it counts: add it to PLURALS in xtask/src/tidy/catalogs.rs".into()];
    };
    let mut findings: Vec<Finding> =
        catalog.keys().filter(|key| !english.contains_key(*key)).map(|key| format!("{key} is no message")).collect();
    for (key, english) in english {
        let counts = english.contains(" | ");
        match catalog.get(key) {
            None => findings.push(format!("{key} is not there: \"{english}\"")),
            Some(Value::String(words)) if !counts => {
                findings.extend(fault(words, english, language).map(|fault| format!("{key} {fault}: \"{words}\"")));
            }
            Some(Value::Object(forms)) if counts => {
                if forms.len() != plurals.len() || !plurals.iter().all(|plural| forms.contains_key(*plural)) {
                    findings.push(format!("{key} counts in other forms than {}", plurals.join(", ")));
                }
                for (form, words) in forms {
                    let words = words.as_str().unwrap_or_default();
                    let spelt = SPELT.iter().any(|(known, forms)| *known == language && forms.contains(&form.as_str()));
                    let like = if spelt && !words.contains("{n}") { "{}" } else { english };
                    let fault = fault(words, like, language);
                    findings.extend(fault.map(|fault| format!("{key}.{form} {fault}: \"{words}\"")));
                }
            }
            // "a la 1:00", but "a las 2:00".
            Some(Value::Object(forms)) if english.contains("{time}") && forms.keys().eq(["one", "other"]) => {
                for (form, words) in forms {
                    let fault = fault(words.as_str().unwrap_or_default(), english, language);
                    findings.extend(fault.map(|fault| format!("{key}.{form} {fault}: {words}")));
                }
            }
            Some(_) if counts => findings.push(format!("{key} counts: write {{\"other\": …}}")),
            Some(_) => findings.push(format!("{key} does not count: write one text")),
        }
    }
    findings
}

/// What is wrong with some words of a catalog, first of all.
fn fault(words: &str, english: &str, language: &str) -> Option<&'static str> {
    let plain = plain(words);
    let same = words == english
        && plain.chars().any(char::is_alphabetic)
        && !SHARED.contains(&plain.trim_matches(|c: char| !c.is_alphabetic()));
    let telling = plain.split_whitespace().any(|word| TELLING.contains(&word.to_lowercase().as_str()));
    // A "?" alone at the head of a line is a fault in French, which puts a space before it.
    let french = language == "fr"
        && plain.char_indices().any(|(at, c)| {
            "?!;:»".contains(c) && !plain[..at].ends_with(['\u{202f}', '\u{a0}'])
                || c == '«' && !plain[at + c.len_utf8()..].starts_with(['\u{202f}', '\u{a0}'])
        });
    let faults = [
        (words.is_empty(), "is empty"),
        (marks(words) != marks(english), "does not fill in what English does"),
        (same || telling, "is left in English"),
        (words.contains(" | "), "has a bar, which parts plural forms"),
        (french, "lacks a no-break space before ? ! ; : or within « »"),
    ];
    faults.into_iter().find_map(|(wrong, fault)| wrong.then_some(fault)).or_else(|| look(words))
}

/// What is wrong with words of any language.
fn look(words: &str) -> Option<&'static str> {
    let faults = [
        (words.trim() != words || words.contains("  "), "has a space too many"),
        (words.contains(['"', '\'', '`', '´']), "has straight quotes: write those of the language, and ’"),
        (words.contains("..."), "has three dots: write …"),
        (words.contains(" - "), "has a hyphen for a dash: write –"),
    ];
    faults.into_iter().find_map(|(wrong, fault)| wrong.then_some(fault))
}

/// The names in braces.
fn marks(words: &str) -> BTreeSet<&str> {
    words.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).filter(|name| !name.is_empty()).collect()
}

/// The words with "#" for what is filled in.
fn plain(words: &str) -> String {
    let mut parts = words.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| [plain.as_str(), "#", part.split_once('}').map_or(part, |(_, rest)| rest)].concat())
}
