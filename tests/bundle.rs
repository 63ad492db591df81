//! Does compiled content come back as it went in, and is everything else refused?

#![allow(clippy::unwrap_used, reason = "a helper that cannot go on stops its test")]

use shelfhelp::content::{Answer, Link, Shop, bundle, read_answers, read_shop};
use shelfhelp::problem::{Log, Problem, Reader, Value};
use shelfhelp::time::{Almanac, Zone};

const SHOP: &str = r#"{"name": "Elaia", "locales": ["en", "el"], "currency": "EUR", "time_zone": "EET-2"}"#;

fn answers(text: &str) -> Vec<Answer> {
    let (log, value) = (Log::default(), serde_json::from_str(text).unwrap());
    read_answers(&Reader::new(&value, "answers.en", &log))
}

fn shop(text: &str) -> Shop {
    let almanac = Almanac { zone_of: &Zone::posix, holidays_of: &|_| None };
    read_shop(&serde_json::from_str(text).unwrap(), &almanac, &Log::default())
}

fn decoded(titles: &[u8], bodies: &[u8]) -> Result<Vec<Answer>, Problem> {
    let mut answers = bundle::decode_titles(titles)?;
    bundle::decode_bodies(bodies, &mut answers)?;
    Ok(answers)
}

#[test]
fn bodies_of_other_answers_are_refused() {
    let answers = answers(r#"[{"id": "a", "question": "Q", "body": "b"}, {"id": "c", "question": "R", "body": "d"}]"#);
    let mut titles = bundle::decode_titles(&bundle::encode_titles(&answers)).unwrap();
    let refused = bundle::decode_bodies(&bundle::encode_bodies(&answers[..1]), &mut titles).unwrap_err();
    assert_eq!(refused.message, "a compiled part holds other answers than its manifest says");
    assert!(titles.iter().all(|answer| answer.body.is_empty()), "nothing is half read");
}

#[test]
fn a_bundle_gives_back_what_went_in() {
    let answers = answers(
        r###"[{"id": "a", "question": "Q", "body": "## H\n- [x](/y)\n\n| a |\n| b |\n\n> {{delivery.range | soon}}\n\n![alt](i.png \"2x3\")"}]"###,
    );
    assert_eq!(decoded(&bundle::encode_titles(&answers), &bundle::encode_bodies(&answers)).as_ref(), Ok(&answers));
    let shop = shop(SHOP);
    assert_eq!(bundle::decode_shop(&bundle::encode_shop(&shop)).as_ref(), Ok(&shop));
}

#[test]
fn a_document_goes_to_the_reader_and_comes_back_as_parts() {
    let document = r#"{
        "name": {"en": "Elaia", "el": "Ελαία"}, "locales": ["en", "el"], "currency": "EUR", "time_zone": "EET-2",
        "products": [{"id": "CUP", "price": "18.50", "weight_g": 350, "tags": [], "made_to_order": null}],
        "answers": {
            "en": [{"id": "a", "question": "Q", "body": "b", "urgent": true}], "el": [], "no language": []
        }
    }"#;
    let document: Value = serde_json::from_str(document).unwrap();
    let handed: Value = shelfhelp::wire::read(&document.packed()).unwrap();
    assert_eq!(handed, document);
    let (log, same) = (Log::default(), Log::default());
    let almanac = Almanac { zone_of: &Zone::posix, holidays_of: &|_| None };
    let (shop, parts) = bundle::decode_document(&bundle::encode_document(&handed, &almanac, &log)).unwrap();
    assert_eq!(shop, read_shop(&document, &almanac, &same));
    assert_eq!(parts.iter().map(|(tag, ..)| tag.to_string()).collect::<Vec<_>>(), ["en", "el"]);
    let english = read_answers(&Reader::new(document.get("answers").unwrap().get("en").unwrap(), "answers.en", &same));
    assert_eq!(decoded(&parts[0].1, &parts[0].2), Ok(english));
    assert!(bundle::decode_document(b"").is_err());
}

#[test]
fn answers_of_no_language_are_told_with_their_remedy() {
    let said = |answers: &str| {
        let document: Value = serde_json::from_str(&SHOP.replace('}', &format!(", \"answers\": {answers}}}"))).unwrap();
        let log = Log::default();
        let almanac = Almanac { zone_of: &Zone::posix, holidays_of: &|_| None };
        let (_, parts) = bundle::decode_document(&bundle::encode_document(&document, &almanac, &log)).unwrap();
        let told = log.into_problems().into_iter().map(|p| format!("{}: {}. {}", p.at, p.message, p.help));
        (parts.len(), told.collect::<Vec<_>>())
    };
    let list = r#"[{"id": "a", "question": "Q", "body": "b"}]"#;
    let help = "say which language they are in: { \"en\": [ … ] }";
    assert_eq!(said(list), (0, vec![format!("answers: a list is not a group of languages. {help}")]));
    let help = "name it by a language tag such as en, el or zh-Hans";
    let both = format!(r#"{{"el": {list}, "our own": {list}}}"#);
    assert_eq!(said(&both), (1, vec![format!("answers.our own: `our own` is not a language. {help}")]));
}

#[test]
fn a_bundle_that_is_not_ours_is_refused_with_a_reason() {
    let bytes = bundle::encode_titles(&answers(r#"{"id": "a", "question": "Q", "body": "b"}"#));
    let refused = |bytes: &[u8]| bundle::decode_titles(bytes).unwrap_err().message;
    assert_eq!(refused(b""), "this is not a compiled part of a shop");
    assert_eq!(refused(b"<!doctype html>"), "this is not a compiled part of a shop");
    let mut newer = bytes.clone();
    newer[4] = 9;
    assert_eq!(refused(&newer), "compiled in format 9, and this widget reads format 5");
    let mut older = bytes.clone();
    older[4] = 1;
    assert_eq!(refused(&older), "compiled in format 1, and this widget reads format 5");
    assert_eq!(bundle::decode_shop(&bytes).unwrap_err().message, "this compiled part does not hold the shop");
    for cut in 7..bytes.len() {
        assert_eq!(refused(&bytes[..cut]), "the compiled part for the titles of answers is damaged", "cut at {cut}");
    }
    let longer = [bytes.as_slice(), b"x"].concat();
    assert_eq!(refused(&longer), "the compiled part for the titles of answers is damaged");
    for i in 7..bytes.len() {
        for bit in 0..8 {
            let mut damaged = bytes.clone();
            damaged[i] ^= 1 << bit;
            let _ = bundle::decode_titles(&damaged);
            let _ = bundle::decode_bodies(&damaged, &mut [Answer::default()]);
        }
    }
}

#[test]
fn an_aid_comes_back_whole_or_not_at_all() {
    let aid = bundle::Aid { expansion: vec![7, 0, 200], readings: b"mei".to_vec() };
    let bytes = bundle::encode_aid(&aid);
    assert_eq!(bundle::decode_aid(&bytes), Ok(aid));
    let empty = bundle::Aid::default();
    assert_eq!(bundle::decode_aid(&bundle::encode_aid(&empty)), Ok(empty));
    let refused = |bytes: &[u8]| bundle::decode_aid(bytes).unwrap_err().message;
    for cut in 7..bytes.len() {
        assert_eq!(refused(&bytes[..cut]), "the compiled part for what helps the search is damaged", "cut at {cut}");
    }
    for i in 0..bytes.len() {
        for bit in 0..8 {
            let mut damaged = bytes.clone();
            damaged[i] ^= 1 << bit;
            assert!(!refused(&damaged).is_empty(), "bit {bit} of byte {i} is another");
        }
    }
    assert_eq!(refused(b""), "this is not a compiled part of a shop");
    assert_eq!(refused(&bundle::encode_titles(&[])), "this compiled part does not hold what helps the search");
}

#[test]
fn compiled_links_are_checked_again() {
    let link = Link::parse("/aaaaaaaaa:b").unwrap();
    let mut bytes = postcard::to_allocvec(&link).unwrap();
    assert!(postcard::from_bytes::<Link>(&bytes).is_ok());
    let end = bytes.len();
    bytes[1..].copy_from_slice(&b"javascript:alert"[..end - 1]);
    assert!(postcard::from_bytes::<Link>(&bytes).is_err());
}

#[test]
fn what_is_fetched_before_the_module_is_there_is_of_the_version_that_it_reads() {
    let known = format!("\nconst VERSION = {};\n", bundle::VERSION);
    assert!(include_str!("../www/ahead.js").contains(&known), "www/ahead.js needs `{}`", known.trim());
}
