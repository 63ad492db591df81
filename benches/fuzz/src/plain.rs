//! What must hold of the readers that the widget itself carries: bytes of a build, values, addresses, what people type?

use std::hint::black_box;

use shelfhelp::contact::{self, Channel, availability, room};
use shelfhelp::content::bundle::{self, decode_bodies, decode_document, decode_shop, decode_titles};
use shelfhelp::content::{Answer, Link, Shop};
use shelfhelp::delivery::postcode::{self, check_pattern, matches, normalise, region_of};
use shelfhelp::delivery::{Destination, Parcel, Receipt, short_receipt, verify};
use shelfhelp::i18n::Locale;
use shelfhelp::money::{Currency, Money};
use shelfhelp::problem::Value;
use shelfhelp::search::{Context, Index, Names, Packed, asked, kana, orders_asked, pack, terms, tongue};
use shelfhelp::time::{Date, TimeOfDay, Timestamp, Weekday, Zone};
use shelfhelp::wire::{self, Bytes};
use shelfhelp_cli::fuzz::{self as cli, Target};

/// The readers of the widget.
pub const TARGETS: &[Target] = &[
    ("bundle-shop", bundle_shop),
    ("bundle-answers", bundle_answers),
    ("bundle-document", bundle_document),
    ("wire", values),
    ("postcode", postcodes),
    ("time", times),
    ("money", money),
    ("receipt", receipt),
    ("link", link),
    ("locale", locale),
    ("search", search),
];

/// The demo shop, its index in each language, and the names of its places.
struct Demo {
    shop: Shop,
    answers: Vec<(Locale, Vec<Answer>)>,
    indexes: Vec<Index>,
    names: Names,
}

// An index keeps room for its sums and is of one thread: each has a demo of its own.
thread_local! {
    static DEMO: &'static Demo = Box::leak(Box::new(read_demo()));
}

fn demo() -> &'static Demo {
    DEMO.with(|demo| *demo)
}

fn read_demo() -> Demo {
    let (shop, answers) = cli::shop(concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/shop"));
    let index = |(locale, list): &(Locale, Vec<Answer>)| {
        let groups = shop.synonyms.iter().filter(|(of, _)| of == locale).map(|(_, group)| group);
        Index::build(list).with_synonyms(groups)
    };
    let indexes = answers.iter().map(index).collect();
    let names = Names::new(shop.policy.as_ref(), &[("GR".into(), "Greece".into()), ("IT".into(), "Italien".into())]);
    Demo { shop, answers, indexes, names }
}

/// Compiled parts of the demo shop, to be damaged.
pub fn parts() -> Vec<Vec<u8>> {
    let demo = demo();
    let mut parts = vec![bundle::encode_shop(&demo.shop)];
    for (_, answers) in &demo.answers {
        // A few of them say as much as all, and leave room for more damage.
        for answers in answers.chunks(4) {
            parts.push(bundle::encode_titles(answers));
            parts.push(bundle::encode_bodies(answers));
        }
    }
    parts
}

/// A few answers of the demo shop.
fn some() -> &'static [Answer] {
    demo().answers.first().and_then(|(_, list)| list.get(..8)).unwrap_or_default()
}

/// The index of a few answers in parts.
pub fn packed() -> &'static Packed {
    thread_local! {
        static PACKED: &'static Packed = Box::leak(Box::new(pack(some())));
    }
    PACKED.with(|packed| *packed)
}

/// An index of two answers, to be had anew for each try.
pub fn small_index() -> Index {
    let answer = |id: &str, question: &str| Answer { id: id.into(), question: question.into(), ..Answer::default() };
    Index::build(&[
        answer("delivery", "How long does delivery of a parcel take, and what does it cost?"),
        answer("wash", "How should I wash the silk scarf so that it keeps its colours?"),
    ])
}

/// Two words that the answers of [`small_index`] never say, one of each.
pub fn expansion() -> Vec<u8> {
    let mut out = Vec::new();
    [2, 2].iter().for_each(|number| wire::put_number(*number, &mut out));
    [1.0_f32, 0.0, 0.01, 1.0].iter().for_each(|scale| wire::put_number(scale.to_bits() as usize, &mut out));
    let runs: [&[u8]; 3] = [b"\x04clea\x04ship", &[200, 100], &[1, 2]];
    runs.iter().for_each(|run| wire::put_run(run, &mut out));
    [1, 1, 1, 0].iter().for_each(|number| wire::put_number(*number, &mut out));
    wire::put_run(&[0x53], &mut out);
    out
}

fn bundle_shop(bytes: &[u8]) {
    match decode_shop(bytes) {
        Ok(shop) => {
            assert!(decode_shop(&bundle::encode_shop(&shop)).as_ref() == Ok(&shop), "the shop changes on its way");
            shop.channels.iter().for_each(reached);
        }
        Err(problem) => cli::problem(&problem),
    }
}

/// A channel opens at some time, if at all, and by an address that may be followed.
fn reached(channel: &Channel) {
    for now in [0, 1_796_000_000, 4_000_000_000] {
        let _ = black_box(availability(channel, &Zone::UTC, Timestamp(now)));
    }
    let opened = contact::link(&channel.kind, "Ελαία & \"co\"", "two\nlines <b>");
    let _ = black_box((room(&channel.kind, "a"), opened));
}

fn bundle_answers(bytes: &[u8]) {
    match decode_titles(bytes) {
        Ok(answers) => assert!(decode_titles(&bundle::encode_titles(&answers)) == Ok(answers), "titles change"),
        Err(problem) => cli::problem(&problem),
    }
    let count = bytes.get(7..).map_or(0, |body| Bytes::of(body).number()).min(10_000) as usize;
    let mut answers = vec![Answer::default(); count];
    match decode_bodies(bytes, &mut answers) {
        Ok(()) => {
            let mut again = vec![Answer::default(); count];
            let read = decode_bodies(&bundle::encode_bodies(&answers), &mut again);
            assert!(read.is_ok() && again == answers, "bodies change on their way");
        }
        Err(problem) => cli::problem(&problem),
    }
}

fn bundle_document(bytes: &[u8]) {
    match decode_document(bytes) {
        Ok((shop, parts)) => {
            let length: usize = parts.iter().map(|(_, titles, bodies)| titles.len() + bodies.len()).sum();
            assert!(length <= bytes.len(), "more comes out than was in it");
            bundle_shop(&bundle::encode_shop(&shop));
        }
        Err(problem) => cli::problem(&problem),
    }
}

fn values(bytes: &[u8]) {
    if let Some(value) = wire::read::<Value>(bytes) {
        assert!(wire::read::<Value>(&value.packed()) == Some(value), "the value changes on its way");
    }
    let _ = black_box(wire::read::<Vec<(String, Option<u32>)>>(bytes));
    let _ = black_box(wire::read::<[Option<TimeOfDay>; 7]>(bytes));
    let _ = black_box(wire::read::<Zone>(bytes).map(|zone| zone.offset(Timestamp(1_796_000_000))));
}

/// `GR 104 34`: a country, then what is typed.
fn postcodes(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (country, typed) = text.split_at_checked(2).unwrap_or(("GR", &text));
    let country = country.to_ascii_uppercase();
    if let Some(code) = normalise(&country, typed) {
        let shown = postcode::display(&country, &code);
        assert!(normalise(&country, &shown).as_ref() == Some(&code), "{country}: {code:?} is shown as {shown:?}");
        assert!(code.len() <= 10, "{code:?}");
        let _ = black_box(region_of(&country, &code));
        if let Ok(pattern) = check_pattern(&country, &code) {
            assert!(matches(&pattern, &code), "{country}: {pattern:?} does not cover {code:?}");
        }
    }
    match check_pattern(&country, typed) {
        Ok(pattern) => {
            let _ = black_box(matches(&pattern, "10434"));
        }
        Err(help) => assert!(!help.is_empty(), "no help for {typed:?}"),
    }
    let _ = black_box(Destination::parse(&text));
}

fn times(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Some(date) = Date::parse(&text) {
        assert!(Date::parse(&date.to_string()) == Some(date), "{date}");
    }
    if let Some(time) = TimeOfDay::parse(&text) {
        assert!(TimeOfDay::parse(&time.to_string()) == Some(time), "{time}");
    }
    if let Some(at) = Timestamp::parse(&text) {
        // A day that an offset moves out of year 0 to 9999 has no written form of four digits.
        let year = at.utc_day().ymd().0;
        assert!(!(1..=9998).contains(&year) || Timestamp::parse(&at.rfc3339(0)) == Some(at), "{at}");
    }
    let _ = black_box(Weekday::parse(&text));
    let Some(zone) = Zone::posix(&text) else { return };
    for at in [i64::MIN, -62_135_596_800, 0, 1_796_000_000, 253_402_300_799, i64::MAX] {
        let offset = zone.offset(Timestamp(at));
        assert!(offset.abs() <= 25 * 3600, "{text:?} is {offset} seconds away");
        let (day, time) = zone.local(Timestamp(at));
        let _ = black_box(zone.instant(day, time));
    }
}

/// `EUR3.50`.
fn money(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (letters, amount) = text.split_at_checked(3).unwrap_or(("EUR", &text));
    let currency = Currency::parse(letters).unwrap_or(Currency::EUR);
    for text in [amount, &text] {
        if let Some(money) = Money::parse(text, currency) {
            assert!(Money::parse(&money.decimal(), currency) == Some(money), "{}", money.decimal());
        }
    }
}

fn receipt(bytes: &[u8]) {
    let code = String::from_utf8_lossy(bytes);
    if let Some(receipt) = Receipt::read(&code) {
        assert!(receipt.earliest <= receipt.latest, "{code}");
    }
    assert!(short_receipt(&code).len() == 7, "{code}");
    let to = Destination { country: "GR".into(), ..Destination::default() };
    let policy = demo().shop.policy.as_ref();
    let _ = black_box(policy.map(|policy| verify(&code, policy, &Parcel::default(), &to)));
}

fn link(bytes: &[u8]) {
    if let Some(link) = Link::parse(&String::from_utf8_lossy(bytes)) {
        cli::address(&link);
        let _ = black_box(link.host());
    }
}

fn locale(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Some(locale) = Locale::parse(&text) else { return };
    assert!(Locale::parse(locale.as_str()).as_ref() == Some(&locale), "{locale}");
    let known: Vec<Locale> = demo().answers.iter().map(|(locale, _)| locale.clone()).collect();
    let _ = black_box((locale.best_of(&known), locale.direction(), locale.region()));
}

fn search(bytes: &[u8]) {
    let demo = demo();
    // The panel's field takes no more.
    let query: String = String::from_utf8_lossy(bytes).chars().take(10_000).collect();
    for (index, typing) in demo.indexes.iter().zip([true, false, true, false, true, false]) {
        let found = index.search(&query, &Context { typing, ..Context::default() });
        for hit in &found.hits {
            assert!((0.0..=1.0).contains(&hit.confidence) && hit.score.is_finite(), "{} {}", hit.confidence, hit.score);
            let title: String = hit.title.iter().map(|span| span.text.as_str()).collect();
            assert!(!title.is_empty(), "a hit without a title");
        }
        let _ = black_box(index.complete(&query, 5));
        let _ = black_box(index.telling(&query));
        if let Some(hit) = found.hits.first() {
            let _ = black_box(index.explain(&query, &Context::default(), &hit.id));
        }
    }
    let _ = black_box(asked(&demo.names, &query, &["GR"], None));
    let locales: Vec<Locale> = demo.answers.iter().map(|(locale, _)| locale.clone()).collect();
    let _ = black_box((tongue(&query, &Locale::english(), &locales), orders_asked(&query), kana(&query, true)));
    assert!(terms(&query, "el").iter().all(|term| !term.is_empty()), "a term without letters");
}
