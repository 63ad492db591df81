//! Is it told why each answer ranks, and do the reasons add up?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{good, path, run, tells, write};
use serde_json::{Value as Json, json};

const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/shop");

fn lines(text: &str) -> Vec<Json> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What the words, the passage and the meaning add, together.
fn sum(explain: &Json) -> f64 {
    let words: f64 = explain["words"].as_array().unwrap().iter().map(|word| word["adds"].as_f64().unwrap()).sum();
    let adds = |key: &str| explain[key]["adds"].as_f64().unwrap_or(0.0);
    words + adds("passage") + adds("meaning")
}

/// Every question of the demo and its other phrasings, as written and with slips, in the answers' own languages.
fn queries() -> Vec<String> {
    let mut all = Vec::new();
    let mut folders = vec![std::path::PathBuf::from(DEMO).join("answers")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
                continue;
            }
            if entry.extension().is_none_or(|end| end != "md") {
                continue;
            }
            let text = std::fs::read_to_string(entry).unwrap();
            let front = text.split("---").nth(1).unwrap();
            let said = front.lines().filter_map(|line| line.strip_prefix("question: ").or(line.strip_prefix("  - ")));
            for (at, said) in said.enumerate() {
                let letters: Vec<char> = said.trim_matches('"').chars().collect();
                let without = |gone: usize| letters.iter().enumerate().filter(move |(i, _)| *i != gone).map(|(_, c)| c);
                all.push(letters.iter().collect());
                all.push(without(letters.len() / (2 + at % 3)).collect());
            }
        }
    }
    all.sort();
    all
}

#[test]
fn the_reasons_of_every_demo_query_add_up_to_the_score() {
    let folder = tempfile::tempdir().unwrap();
    let queries = queries();
    assert!(queries.len() > 300, "{}", queries.len());
    write(&folder, "asked.txt", queries.join("\n"));
    let file = folder.path().join("asked.txt");
    let args = ["search", DEMO, "--queries", file.to_str().unwrap(), "--limit", "2", "--product", "SCARF-OLIVE"];
    let plain = lines(&run(&[&args[..], &["--json"]].concat()).out);
    let told = lines(&run(&[&args[..], &["--json", "--explain"]].concat()).out);
    assert_eq!((plain.len(), told.len()), (queries.len(), queries.len()));
    let mut hits = 0;
    for (plain, told) in plain.iter().zip(&told) {
        let pairs = plain["hits"].as_array().unwrap().iter().zip(told["hits"].as_array().unwrap());
        for (place, (plain, told)) in pairs.enumerate() {
            for key in ["id", "score", "confidence"] {
                assert_eq!(plain[key], told[key], "{told}");
            }
            let explain = &told["explain"];
            assert!((sum(explain) - told["score"].as_f64().unwrap()).abs() < 1e-4, "{told}");
            assert_eq!((&explain["place"], &explain["score"]), (&json!(place + 1), &told["score"]), "{told}");
            assert_eq!(explain["confidence"]["value"], told["confidence"], "{told}");
            hits += 1;
        }
    }
    assert!(hits > 700, "{hits}");
}

#[test]
fn the_shape_grows_only_with_explain() {
    let folder = good();
    let keys = |value: &Json| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let ask =
        |more: &[&str]| lines(&run(&[&["search", path(&folder), "bleach", "--json"], more].concat()).out).remove(0);
    let plain = ask(&[]);
    assert_eq!(keys(&plain), ["query", "answered", "hits"]);
    assert_eq!(keys(&plain["hits"][0]), ["id", "score", "confidence"]);
    let told = ask(&["--explain"]);
    assert_eq!(keys(&told), ["query", "answered", "hits"]);
    assert_eq!(keys(&told["hits"][0]), ["id", "score", "confidence", "title", "excerpt", "explain"]);
    let explain = &told["hits"][0]["explain"];
    assert_eq!(keys(explain), ["place", "score", "words", "passage", "meaning", "covered", "product", "confidence"]);
    assert_eq!(keys(&explain["words"][0]), ["word", "share", "known", "meant", "fields", "adds"]);
    assert_eq!(
        explain["words"][0]["meant"][0],
        json!({"word": "bleach", "how": "exact", "sure": 1.0, "in": {"body": 1}})
    );
    assert_eq!((&explain["passage"]["text"], &explain["passage"]["field"]), (&json!("No bleach."), &json!("body")));
    assert_eq!(keys(&explain["passage"]), ["text", "field", "close", "adds"]);
    assert_eq!(keys(&explain["confidence"]), ["value", "needed", "rival", "fit", "said", "among", "doubts"]);
}

#[test]
fn an_answer_that_was_expected_is_explained_though_it_is_not_found() {
    let folder = good();
    let args = ["search", path(&folder), "bleach", "--explain", "--id", "iron", "--id", "wash", "--id", "no"];
    let told = run(&[&args[..], &["--json"]].concat());
    assert_eq!((told.code, told.err.as_str()), (0, "note: no answer is `no`\n"));
    let others = lines(&told.out)[0]["others"].clone();
    assert_eq!(others.as_array().unwrap().len(), 1, "what is found needs no place beside the hits: {others}");
    assert_eq!((&others[0]["id"], &others[0]["explain"]["place"]), (&json!("iron"), &Json::Null));
    let text = run(&args).out;
    tells(
        &text,
        &["not found: iron  How do I iron it?", "bleach   not in this answer", "no word of the query is in this"],
    );
    assert_eq!(run(&["search", path(&folder), "bleach", "--id", "iron"]).code, 2, "--id goes with --explain");
}

#[test]
fn people_read_words_fields_passage_product_and_doubt() {
    let ask =
        |query: &str, more: &[&str]| run(&[&["search", DEMO, query, "--limit", "1", "--explain"], more].concat()).out;
    let text = ask("wash scrf dragon", &["--product", "SCARF-OLIVE"]);
    tells(
        &text,
        &[
            "%  wash-silk-scarf  How do I [wash] a silk [scarf]?\n",
            "  wash     question, also ×2",
            "  scrf     \"scarf\" in question",
            "(a slip, 80 %)\n",
            "  0.000  dragon   in no answer\n",
            "  passage  ",
            " % of the query is found and ×1.15 because it is about products like the one in view\n",
        ],
    );
    let text = ask("dragon monogram parcel", &[]);
    tells(&text, &["no answer is good enough\n", "% sure, and 40 % is needed: no answer knows dragon, monogram"]);
    tells(&ask("how can i", &[]), &["no word of the query says anything by itself"]);
    tells(&ask("plisimo metaxoto", &["--locale", "el"]), &["\"πλυσιμο\" in also", "(by its sound, "]);
}
