//! What must hold of the files of a shop: documents, rules, themes, drawings?

use shelfhelp::content::bundle::{decode_document, decode_shop, encode_document, encode_shop};
use shelfhelp::content::{check_answers, read_answers, read_record, read_shop};
use shelfhelp::delivery::{Destination, Parcel, Policy, days, explain, quote};
use shelfhelp::i18n::{Catalog, Locale};
use shelfhelp::money::{Currency, Money};
use shelfhelp::problem::{Log, Reader, Value};
use shelfhelp::search::Index;
use shelfhelp::time::{Almanac, Date, Timestamp, Zone};
use shelfhelp::{theme as looks, wire};

use super::{sound, text};
use crate::source::{self, Document};
use crate::{beside, codes, holidays, zone};

const ALMANAC: Almanac<'static> = Almanac { zone_of: &zone::of, holidays_of: &holidays::dates };

/// A document's problems are sound, its values travel, and every mark has a path of its own.
pub(super) fn document(document: &Document, from: usize) {
    sound::problems(document.problems.iter().map(|(_, problem)| problem), from);
    let packed = document.value.packed();
    // A number and its digits, a key and its text: what is packed is as long as what is written.
    assert!(packed.len() <= from * 8 + 64, "{from} bytes became {}", packed.len());
    assert!(wire::read::<Value>(&packed).as_ref() == Some(&document.value), "the value does not travel");
}

pub(super) fn toml(bytes: &[u8]) {
    let text = text(bytes);
    document(&source::toml::read(&text), text.len());
}

pub(super) fn json(bytes: &[u8]) {
    let text = text(bytes);
    document(&source::json::read(&text), text.len());
}

/// A shop in one document, in whichever of the two forms it is.
pub(super) fn shop(bytes: &[u8]) {
    let text = text(bytes);
    let value = any(&text);
    let log = Log::default();
    let shop = read_shop(&value, &ALMANAC, &log);
    codes::check(&value, &log);
    let again = decode_shop(&encode_shop(&shop));
    assert!(again.as_ref() == Ok(&shop), "the widget reads another shop than was written");
    for (_, list) in Reader::new(&value, "", &log).get("answers").iter().flat_map(Reader::entries) {
        let answers = read_answers(&list);
        answers.iter().for_each(|answer| sound::blocks(&answer.body, text.len()));
        list.items().iter().for_each(|item| drop(read_record(item)));
        let placed: Vec<_> = answers.iter().map(|answer| ("answers.en[0]", answer)).collect();
        check_answers(&placed, &shop.products).into_iter().for_each(|problem| log.add(problem));
    }
    assert!(decode_document(&encode_document(&value, &ALMANAC, &Log::default())).is_ok(), "it does not travel");
    shop.policy.iter().for_each(promises);
    sound::problems(&log.into_problems(), text.len());
}

/// `delivery.toml` by itself.
pub(super) fn delivery(bytes: &[u8]) {
    let text = text(bytes);
    let value = source::toml::read(&text).value;
    let log = Log::default();
    let zone = zone::of("Europe/Athens").unwrap_or(Zone::UTC);
    promises(&shelfhelp::delivery::read(&Reader::new(&value, "", &log), Currency::EUR, zone, &ALMANAC));
    sound::problems(&log.into_problems(), text.len());
}

/// Every policy answers for every parcel, whatever it says.
pub(super) fn promises(policy: &Policy) {
    for to in ["GR/104 34", "GR", "US-CA/90210", "GB/SW1A 1AA", "JP/100-0001", "AQ"] {
        let Some(to) = Destination::parse(to) else { continue };
        for (now, minor, weight_g) in
            [(1_796_000_000, 0, None), (1_798_156_740, 4_999, Some(700)), (0, 1 << 40, Some(u32::MAX))]
        {
            let value = Some(Money::minor(minor, policy.currency));
            // What is said to be never there is there in the year 9999.
            let available_from = Date::parse("9999-12-31").filter(|_| weight_g == Some(700));
            let parcel = Parcel { value, weight_g, quantity: 2, available_from, ..Parcel::default() };
            for promise in &quote(policy, &parcel, &to, Timestamp(now)).promises {
                assert!(promise.earliest <= promise.latest, "it arrives before it arrives");
                let way = explain(policy, &parcel, &to, promise);
                let drawn = way.as_ref().map(|way| days(way).len()).unwrap_or_default();
                assert!(drawn <= 1_100, "a way of {drawn} days");
            }
        }
    }
}

pub(super) fn theme(bytes: &[u8]) {
    let text = text(bytes);
    let value = source::json::read(&text).value;
    let log = Log::default();
    let theme = looks::read(&Reader::new(&value, "tokens", &log));
    for values in [&theme.always, &theme.light, &theme.dark] {
        let css = looks::rule(values, ":host");
        let inside = css.strip_prefix(":host{").and_then(|css| css.strip_suffix('}')).unwrap_or_default();
        let out = ['{', '}', '<', '>', '\\', '@', '\''].iter().any(|mark| inside.contains(*mark));
        assert!(!out && !inside.to_ascii_lowercase().contains("url("), "{css:?} leaves its rule");
    }
    sound::problems(&log.into_problems(), text.len());
}

pub(super) fn config(bytes: &[u8]) {
    let text = text(bytes);
    let value = any(&text);
    let log = Log::default();
    drop(shelfhelp::config::read(&[("the page".into(), value)], &log));
    sound::problems(&log.into_problems(), text.len());
}

pub(super) fn messages(bytes: &[u8]) {
    let text = text(bytes);
    let value = source::json::read(&text).value;
    let log = Log::default();
    drop(Catalog::read(&value, "en.json", &log));
    sound::problems(&log.into_problems(), text.len().max(1024));
}

/// Lines of words for the same thing, parted by commas; every one of them is also asked.
pub(super) fn synonyms(bytes: &[u8]) {
    let text = text(bytes);
    let groups: Vec<Vec<String>> = text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
    let answer = shelfhelp::content::Answer {
        id: "wash".into(),
        question: "How do I wash a parcel of silk?".into(),
        ..Default::default()
    };
    let index = Index::build(&[answer]).with_synonyms(&groups);
    for group in groups.iter().take(8) {
        let query: String = group.concat().chars().take(10_000).collect();
        index.search(&query, &Default::default());
    }
    drop(Locale::parse(&text));
}

pub(super) fn svg(bytes: &[u8]) {
    match beside::drawing(bytes) {
        Ok(Some((width, height))) => assert!(width > 0 && height > 0, "a drawing without a size"),
        Ok(None) => {}
        Err(problem) => sound::problem(&problem),
    }
}

pub(super) fn picture(bytes: &[u8]) {
    if let Err(problem) = beside::measured(bytes) {
        sound::problem(&problem);
    }
}

/// JSON where the text is JSON, else TOML.
fn any(text: &str) -> Value {
    let json = source::json::read(text);
    if json.problems.is_empty() { json.value } else { source::toml::read(text).value }
}
