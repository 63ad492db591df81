//! An index in parts: fetched piece by piece, damaged in every way, and as good as the whole.

use std::sync::Arc;

use shelfhelp::content::{Answer, Scope};
use shelfhelp::problem::Problem;
use shelfhelp::search::{Context, Found, Index, Looked, Meaning, Packed, Parted, Piece, Readings, pack, pack_with};

use super::{answer, chinese, english, greek, japanese, scoped};

fn bytes_of(packed: &Packed, piece: Piece) -> &[u8] {
    match piece {
        Piece::Terms(number) => &packed.terms[number as usize],
        Piece::Block(number) => &packed.blocks[number as usize],
    }
}

/// Fetches whatever is asked for, through `fetch`; what was found, and the pieces.
fn ask(
    parted: &mut Parted,
    query: &str,
    context: &Context,
    fetch: &dyn Fn(Piece) -> Option<Vec<u8>>,
) -> (Found, Vec<Piece>) {
    let mut fetched = Vec::new();
    for _ in 0..9 {
        match parted.search(query, context) {
            Looked::Found(found) => return (found, fetched),
            Looked::Wanted(wanted) => {
                assert!(!wanted.is_empty(), "whoever waits says for what");
                for piece in wanted {
                    assert!(!fetched.contains(&piece), "{piece:?} is asked for once");
                    let taken = fetch(piece).map(|bytes| parted.take(piece, &bytes));
                    if taken.is_none() {
                        parted.lose(piece);
                    }
                    fetched.push(piece);
                }
            }
        }
    }
    panic!("\"{query}\" never comes to an end: {fetched:?}");
}

fn whole(packed: &Packed) -> impl Fn(Piece) -> Option<Vec<u8>> + '_ {
    |piece| match piece {
        Piece::Terms(number) => packed.terms.get(number as usize).cloned(),
        Piece::Block(number) => packed.blocks.get(number as usize).cloned(),
    }
}

fn ids(found: &Found) -> Vec<&str> {
    found.hits.iter().map(|hit| hit.id.as_str()).collect()
}

/// The first hit in parts is that of the whole index, and so are its marks.
fn check(answers: &[Answer], queries: &[&str]) {
    let (packed, index) = (pack(answers), Index::build(answers));
    for query in queries {
        let mut parted = Parted::open(&packed.head).unwrap();
        let (found, _) = ask(&mut parted, query, &Context::default(), &whole(&packed));
        let plain = index.search(query, &Context::default());
        let first =
            |found: &Found| found.hits.first().map(|hit| (hit.id.clone(), hit.title.clone(), hit.excerpt.clone()));
        assert_eq!(first(&found), first(&plain), "{query}");
        assert_eq!(found.answered, plain.answered, "{query}");
    }
}

/// So many answers that there are several parts: each about a thing of its own.
fn many(count: usize) -> Vec<Answer> {
    among(english(), count)
}

/// These answers, and so many more of another kind.
fn among(mut answers: Vec<Answer>, count: usize) -> Vec<Answer> {
    let syllables = ["bar", "lem", "ti", "con", "dor", "ves", "nal", "pro", "gus", "mer"];
    let word = |number: usize| {
        let at = |place: usize| syllables[number / 10usize.pow(place as u32) % 10];
        [at(0), at(1), at(2), at(3)].concat()
    };
    let text = |number: usize| {
        let words: Vec<String> = (0..60).map(|i| word((number * 31 + i * i * 17) % 9_973)).collect();
        answer(&format!("a{number}"), &format!("How do I mend a {}?", word(number)), &words.join(" "))
    };
    answers.extend((0..count).map(text));
    answers
}

#[test]
fn what_is_found_in_parts_is_what_is_found_in_the_whole() {
    let queries = [
        "return something",
        "how long does delivery take",
        "wash scarf",
        "dishwasher",
        "gift card",
        "cancel my order",
        "parcel damaged",
        "retrun",
        "delivry time",
        "how",
        "90x90",
        "real silk label",
        "",
        "   ",
        "?!",
    ];
    check(&english(), &queries);
    check(&many(900), &queries);
    check(&greek(), &["επιστροφή", "epistrofi", "apostoli"]);
}

/// The same with what the language knows of the words.
fn check_read(answers: &[Answer], readings: &Readings, queries: &[(&str, &str)]) {
    let packed = pack_with(answers, |_| readings.clone());
    let index = Index::build(answers).with_readings(readings.clone());
    for (query, id) in queries {
        let mut parted = Parted::open(&packed.head).unwrap();
        let (found, fetched) = ask(&mut parted, query, &Context::default(), &whole(&packed));
        assert_eq!(ids(&found).first(), Some(id), "{query}");
        assert_eq!(ids(&index.search(query, &Context::default())).first(), Some(id), "{query}");
        assert!(fetched.len() < packed.terms.len() / 2, "{query}: {fetched:?}");
    }
}

#[test]
fn what_is_written_in_other_letters_is_looked_up_too() {
    let answers = among(chinese(), 700);
    let readings = Readings {
        sounds: "fei费huo货kuan款si丝tui退yun运zhen真".into(),
        forms: "貨货 費费 運运 絲丝".into(),
        common: vec![vec!["退货".into(), "寄回".into()]],
    };
    let queries = [
        ("tuihuo", "returns"),
        ("tui huo", "returns"),
        ("woyao tuihuo", "returns"),
        ("yunfei", "shipping"),
        ("退貨", "returns"),
        ("運費", "shipping"),
        ("真絲", "silk"),
        ("寄回", "returns"),
    ];
    check_read(&answers, &readings, &queries);
    let readings =
        Readings {
            sounds: "そ送ひん品ぴん品へん返りょ料".into(), forms: "貨货".into(), ..Readings::default()
        };
    check_read(&among(japanese(), 700), &readings, &[("henpin", "returns"), ("souryou", "shipping")]);
    check_read(&among(greek(), 700), &Readings::default(), &[("epistrofi", "returns"), ("επιστροφή", "returns")]);
}

#[test]
fn what_words_mean_judges_the_answers_at_hand() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/meaning/en.bin");
    let table = Arc::new(Meaning::read(&std::fs::read(path).unwrap()).unwrap());
    let answers = among(english(), 60);
    let (packed, index) = (pack(&answers), Index::build(&answers).with_meaning(&table));
    for query in ["return something", "wash scarf", "cancel my order", "parcel damaged"] {
        let mut parted = Parted::open(&packed.head).unwrap();
        parted.with_meaning(&table);
        let (found, _) = ask(&mut parted, query, &Context::default(), &whole(&packed));
        let plain = index.search(query, &Context::default());
        assert_eq!(found.hits.first().map(|hit| &hit.id), plain.hits.first().map(|hit| &hit.id), "{query}");
        assert_eq!(found.answered, plain.answered, "{query}");
        let bare = ask(&mut Parted::open(&packed.head).unwrap(), query, &Context::default(), &whole(&packed)).0;
        let sure = |found: &Found| found.hits.iter().map(|hit| hit.confidence).collect::<Vec<_>>();
        assert_ne!(sure(&found), sure(&bare), "{query}: meanings are part of how sure it is");
    }
}

#[test]
fn words_of_one_part_take_no_room_from_the_next() {
    let mut answers = many(900);
    answers.push(answer("music", "Do you sell xylophones?", "Not yet."));
    let packed = pack(&answers);
    for before in
        ["returning ".repeat(20), "returning scarves dishwashers cancelling delivery damaged giftcards ".into()]
    {
        let mut parted = Parted::open(&packed.head).unwrap();
        let query = [&before, "xylophones"].concat();
        let (found, _) = ask(&mut parted, &query, &Context::default(), &whole(&packed));
        assert!(ids(&found).contains(&"music"), "{query}: {:?}", ids(&found));
    }
}

#[test]
fn only_what_the_words_need_is_fetched() {
    let packed = pack(&many(900));
    assert!(packed.terms.len() > 5 && packed.blocks.len() > 20, "{} {}", packed.terms.len(), packed.blocks.len());
    let mut parted = Parted::open(&packed.head).unwrap();
    let (found, fetched) = ask(&mut parted, "wash a scarf", &Context::default(), &whole(&packed));
    assert_eq!(found.hits[0].id, "washing");
    let terms = fetched.iter().filter(|piece| matches!(piece, Piece::Terms(_))).count();
    assert!(terms <= 4, "two words: {fetched:?}");
    let (_, again) = ask(&mut parted, "wash a scarf", &Context::default(), &whole(&packed));
    assert_eq!(again, [], "what is here is not asked for again");
}

#[test]
fn the_same_query_finds_the_same_whatever_was_asked_before() {
    let packed = pack(&many(400));
    let mut parted = Parted::open(&packed.head).unwrap();
    let mut first = Vec::new();
    for query in ["damaged", "mend barbarbarti", "retrun", "wash"] {
        first.push(ask(&mut parted, query, &Context::default(), &whole(&packed)).0);
    }
    for (query, before) in ["damaged", "mend barbarbarti", "retrun", "wash"].iter().zip(&first).rev() {
        assert_eq!(ask(&mut parted, query, &Context::default(), &whole(&packed)).0, *before, "{query}");
    }
}

#[test]
fn the_product_in_view_lifts_its_answers() {
    let bowls = Scope { products: vec!["bowl".into()], ..Scope::default() };
    let cups = Scope { tags: vec!["cup".into()], ..Scope::default() };
    let mut answers = english();
    answers.push(scoped(answer("bowl", "How hot may it be washed?", "Forty degrees."), bowls));
    answers.push(scoped(answer("cup", "How hot may it be washed?", "Forty degrees."), cups));
    let packed = pack(&answers);
    for (product, tag, first) in [("bowl", "", "bowl"), ("mug", "cup", "cup")] {
        let context = Context { product: product.into(), tags: vec![tag.into()], ..Context::default() };
        let (found, _) = ask(&mut Parted::open(&packed.head).unwrap(), "hot washed", &context, &whole(&packed));
        assert_eq!(ids(&found)[0], first);
        assert_eq!(ids(&found)[0], Index::build(&answers).search("hot washed", &context).hits[0].id);
    }
}

#[test]
fn a_piece_that_cannot_be_had_takes_only_its_own_words_along() {
    let packed = pack(&many(300));
    let lost_terms = |piece: Piece| (!matches!(piece, Piece::Terms(_))).then(|| bytes_of(&packed, piece).to_vec());
    let (found, _) = ask(&mut Parted::open(&packed.head).unwrap(), "wash scarf", &Context::default(), &lost_terms);
    assert_eq!(found, Found::default());
    let lost_blocks = |piece: Piece| matches!(piece, Piece::Terms(_)).then(|| bytes_of(&packed, piece).to_vec());
    let (found, _) = ask(&mut Parted::open(&packed.head).unwrap(), "wash scarf", &Context::default(), &lost_blocks);
    assert_eq!(found, Found::default());
}

#[test]
fn damaged_pieces_are_refused_and_nothing_else_happens() {
    let packed = pack(&english());
    let message = |problem: Problem| problem.message;
    for cut in 0..packed.head.len() {
        assert!(!message(Parted::open(&packed.head[..cut]).unwrap_err()).is_empty());
    }
    for at in 0..packed.head.len() {
        for bit in 0..8 {
            let mut damaged = packed.head.clone();
            damaged[at] ^= 1 << bit;
            assert!(!message(Parted::open(&damaged).unwrap_err()).is_empty(), "bit {bit} of byte {at}");
        }
    }
    let mut parted = Parted::open(&packed.head).unwrap();
    for piece in [Piece::Terms(0), Piece::Block(0)] {
        let bytes = bytes_of(&packed, piece);
        for cut in 0..bytes.len() {
            assert!(parted.take(piece, &bytes[..cut]).is_err(), "cut at {cut}");
        }
        for at in 0..bytes.len() {
            let mut damaged = bytes.to_vec();
            damaged[at] ^= 1 << (at % 8);
            assert!(parted.take(piece, &damaged).is_err(), "byte {at}");
        }
    }
    assert_eq!(ask(&mut parted, "wash scarf", &Context::default(), &whole(&packed)).0, Found::default());
    // Tried again, it is as if nothing had happened.
    parted.take(Piece::Terms(0), &packed.terms[0]).unwrap();
    parted.take(Piece::Block(0), &packed.blocks[0]).unwrap();
    assert_eq!(ids(&ask(&mut parted, "wash scarf", &Context::default(), &whole(&packed)).0)[0], "washing");
}

#[test]
fn bytes_that_pass_the_checksum_and_make_no_sense_are_refused_or_harmless() {
    let packed = pack(&english());
    let resealed = |kind: u8, bytes: &[u8], at: usize, byte: u8| {
        let mut body = bytes[7..bytes.len() - 4].to_vec();
        body[at] = byte;
        shelfhelp::content::bundle::seal(kind, &body)
    };
    for at in (0..packed.head.len() - 11).step_by(5) {
        for byte in [0, 0xff] {
            if let Ok(mut parted) = Parted::open(&resealed(5, &packed.head, at, byte)) {
                let _ = ask(&mut parted, "wash scarf", &Context::default(), &whole(&packed));
            }
        }
    }
    for (kind, piece, other) in [(6, Piece::Terms(0), Piece::Block(0)), (7, Piece::Block(0), Piece::Terms(0))] {
        let bytes = bytes_of(&packed, piece);
        for at in (0..bytes.len() - 11).step_by(11) {
            for byte in [0, 0x7f, 0xff] {
                let mut parted = Parted::open(&packed.head).unwrap();
                let _ = parted.take(piece, &resealed(kind, bytes, at, byte));
                let _ = parted.take(other, bytes_of(&packed, other));
                let _ = ask(&mut parted, "wash scarf", &Context::default(), &whole(&packed));
            }
        }
    }
}

#[test]
fn a_piece_of_another_build_or_of_another_number_is_refused() {
    let (packed, other) = (pack(&many(100)), pack(&many(101)));
    let mut parted = Parted::open(&packed.head).unwrap();
    let refused = parted.take(Piece::Terms(0), &other.terms[0]).unwrap_err();
    assert_eq!(refused.message, "a compiled part belongs to another build");
    assert!(parted.take(Piece::Terms(0), &packed.terms[1]).is_err());
    assert!(parted.take(Piece::Block(0), &packed.terms[0]).is_err());
}

#[test]
fn any_query_ends() {
    let packed = pack(&many(200));
    let long = "mendbarti ".repeat(1_000);
    let one = "b".repeat(10_000);
    let odd =
        ["\u{202e}\u{200b}", "👩‍👩‍👧", "a\u{301}", "洗う", "wash 洗う غسل πλύσιμο", "\u{fffd}", "\u{1}a1", "\u{10ffff}"];
    for query in odd.into_iter().chain([long.as_str(), &one]) {
        for typing in [false, true] {
            let context = Context { typing, ..Context::default() };
            let _ = ask(&mut Parted::open(&packed.head).unwrap(), query, &context, &whole(&packed));
        }
    }
}

#[test]
fn no_answers_and_one_answer_are_shops_too() {
    for answers in [Vec::new(), english()[..1].to_vec(), vec![answer("", "", "")]] {
        let packed = pack(&answers);
        let mut parted = Parted::open(&packed.head).unwrap();
        let (found, _) = ask(&mut parted, "return", &Context::default(), &whole(&packed));
        assert_eq!(ids(&found), ids(&Index::build(&answers).search("return", &Context::default())));
    }
}
