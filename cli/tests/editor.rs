//! Does `check` read answers as a good editor would, and is it quiet where there is nothing to say?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{AT, SHOP, good, path, problems, run, write};
use tempfile::TempDir;

/// What is found in some files, as `severity code file:line:column`, each with its message.
fn found(folder: &TempDir) -> Vec<(String, String)> {
    problems(folder, &run(&["check", path(folder), "--at", AT, "--json"]).json())
}

/// An answer of the good shop, of a text and some more keys.
fn answer(id: &str, question: &str, keys: &str, body: &str) -> String {
    format!("---\nid: {id}\nquestion: {question}\n{keys}---\n{body}\n")
}

/// Writes one more answer of some text (its first line is line 5) and gives what is found in it.
fn of_text(body: &str) -> Vec<(String, String)> {
    let folder = good();
    write(&folder, "answers/en/x.md", answer("x", "Is it cold in winter?", "", body));
    found(&folder).into_iter().filter(|(place, _)| place.contains("answers/en/x.md")).collect()
}

/// Each text with what is found in it: `code line:column` and some words of the message. All that fail are told at once.
#[track_caller]
fn texts<'t>(cases: impl IntoIterator<Item = (&'t str, &'t str, &'t str)>) {
    let mut failures = Vec::new();
    for (body, wanted, words) in cases {
        let found = of_text(body);
        let short: Vec<String> = found.iter().map(|(place, _)| place.replace("answers/en/x.md:", "")).collect();
        let is_told = found.iter().any(|(_, message)| message.contains(words));
        if short.join(", ") != wanted || !wanted.is_empty() && !is_told {
            failures.push(format!("{body}\n  wanted {wanted}: {words}\n  found {found:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Files written into the good shop, and all that is found then.
#[track_caller]
fn files(files: &[(&str, String)], wanted: &[(&str, &str)]) {
    let folder = good();
    files.iter().for_each(|(file, text)| write(&folder, file, text));
    let found = found(&folder);
    let is_hit = |((place, message), (wanted, words)): (&(String, String), &(&str, &str))| {
        place == wanted && message.contains(words)
    };
    assert!(found.len() == wanted.len() && found.iter().zip(wanted).all(is_hit), "wanted {wanted:?}\nfound {found:?}");
}

#[test]
fn links_to_other_answers() {
    texts([
        ("See [washing](answer:wash).", "", ""),
        ("See [washing](answer:wahs).", "error link-answer 5:5", "no answer `wahs`"),
        ("First.\n\n- See **[washing](answer:nothing)**.", "error link-answer 7:9", "no answer `nothing`"),
        ("See [drying](answer:wash#dry).", "warning link-heading 5:5", "`wash` has no heading `#dry`"),
        ("## When it dries!\n\nSlowly. See [above](answer:x#when-it-dries).", "", ""),
        ("## Dry\n\nA.\n\n## Dry\n\nB, see [there](answer:x#dry-1).", "", ""),
    ]);
    let folder = good();
    write(
        &folder,
        "answers/en/x.md",
        answer("x", "Is it cold?", "", "See [the draft](answer:d) and [more of it](answer:y)."),
    );
    write(&folder, "answers/en/d.md", answer("d", "A draft?", "draft: true\n", "Words."));
    write(&folder, "answers/el/y.md", answer("y", "Κάνει κρύο εδώ;", "", "Ναι."));
    let found: Vec<String> = found(&folder).into_iter().map(|(place, _)| place).collect();
    assert!(found.contains(&"warning link-draft answers/en/x.md:5:5".to_owned()), "{found:?}");
    assert!(found.contains(&"warning link-untranslated answers/en/x.md:5:31".to_owned()), "{found:?}");
}

#[test]
fn links_elsewhere() {
    texts([
        ("Write to [us](mailto:hello@elaia.example) or <hello@elaia.example>.", "", ""),
        ("Write to [us](mailto:hello@elaia).", "warning link-mail 5:10", "\"hello@elaia\" is not an e-mail address"),
        ("Call [us](tel:+302105550148).", "", ""),
        ("Call [us](tel:210-call-us).", "warning link-phone 5:6", "\"210-call-us\" is not a telephone number"),
        ("See [the map](http://map.example).", "advice link-http 5:5", "http://map.example is not encrypted"),
        ("See [the map](https://map.example).", "", ""),
        ("[Click here](https://map.example).", "advice link-vague 5:1", "\"click here\" do not say"),
        ("See <https://map.example/athens>.", "advice link-bare 5:5", "bare address https://map.example/athens"),
        ("It stands on https://map.example/athens too.", "advice link-bare 5:14", "https://map.example/athens"),
        (
            "[Map](https://a.example), [map](https://b.example).",
            "advice link-twice 5:27",
            "\"map\" leads to https://b.example here and to https://a.example above",
        ),
        ("[Map](https://a.example), [map](https://a.example).", "", ""),
    ]);
    let old = answer("old", "Is it old?", "aliases: [/hc/en-us/articles/12-Old]\n", "It is.");
    let folder = good();
    write(&folder, "answers/en/old.md", old);
    write(
        &folder,
        "answers/en/x.md",
        answer("x", "Is it new?", "", "No, [it is old](https://help.example/hc/en-us/articles/12-Old#a)."),
    );
    let found = found(&folder);
    assert!(
        found.iter().any(|(at, m)| at == "advice link-old answers/en/x.md:5:5" && m.contains("`old`")),
        "{found:?}"
    );
}

#[test]
fn links_to_a_page_of_the_shops_own_help_centre() {
    let folder = good();
    write(&folder, "shop.toml", format!("help_url = \"https://shop.example/help/\"\n{SHOP}"));
    let text = "See [washing](https://shop.example/help/en/wash/), [ironing](/help/en/iron.html#dots), [all](/help/) or \
                [others](https://other.example/help/en/wash/).";
    write(&folder, "answers/en/x.md", answer("x", "Is it cold?", "", text));
    let own = |(place, message): (String, String)| place.contains("link-own").then_some((place, message));
    let found: Vec<(String, String)> = found(&folder).into_iter().filter_map(own).collect();
    let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(places, ["advice link-own answers/en/x.md:5:5", "advice link-own answers/en/x.md:5:52"], "{found:?}");
    assert!(found[1].1.contains("is the page of the answer `iron`"), "{found:?}");
}

/// A shop in one file has its answers in JSON, where a text has no lines of its own.
#[test]
fn answers_of_a_shop_in_one_file() {
    let folder = good();
    let shop = r#"{
  "name": "Elaia", "locales": ["en"], "currency": "EUR", "time_zone": "Europe/Athens",
  "answers": {"en": [
    {"id": "a", "question": "Is it wool?", "body": "It is.\n\nSee [that](answer:b) or [this](answer:c)."},
    {"id": "b", "question": "Is it cold?", "review": "2026-01-01", "body": "No."}
  ]}
}"#;
    write(&folder, "shop.json", shop);
    let file = folder.path().join("shop.json");
    let found = problems(&folder, &run(&["check", file.to_str().unwrap(), "--at", AT, "--json"]).json());
    let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(places, ["error link-answer shop.json:4:52", "warning review-past shop.json:5:54"], "{found:?}");
}

#[test]
fn how_an_answer_is_built() {
    let long = "word ".repeat(101);
    let skip = "Words.\n\n## Hot\n\nA.\n\n#### Cold\n\nB.";
    let empty = "Words.\n\n## Hot\n\n## Cold\n\nB.\n\n### End";
    texts([
        ("![image](/a.jpg \"1x1\")", "advice picture-vague 5:1", "\"image\" do not say"),
        ("![IMG_2041.jpg](/a.jpg \"1x1\")", "advice picture-vague 5:1", "\"IMG_2041.jpg\" do not say"),
        ("![hem-2.jpg](/a.jpg \"1x1\") ", "advice picture-vague 5:1", "\"hem-2.jpg\""),
        ("![A rolled hem](/a.jpg \"1x1\")", "", ""),
        ("Words.\n\n| | |\n|-|-|\n| a | b |", "advice table-head 7:1", "no header"),
        ("Words.\n\n| x | y |\n|-|-|\n| a | b |", "", ""),
        (skip, "advice heading-skip 11:1", "level 4 follows one of level 2"),
        ("## In winter it is cold\n\nWords.", "advice heading-question 5:1", "repeats its question"),
        (empty, "advice section-empty 7:1, advice section-empty 13:1", "nothing stands under \"Hot\""),
        (&long, "advice lead-long 5:1", "101 words"),
    ]);
}

#[test]
fn days_of_an_answer() {
    let keys = |keys| answer("iron", "How do I iron it?", keys, "On one dot, from the back.");
    files(
        &[("answers/en/care/iron.md", keys("review: 2026-11-18\n"))],
        &[("warning review-past answers/en/care/iron.md:4:9", "by 2026-11-18")],
    );
    files(&[("answers/en/care/iron.md", keys("review: 2026-11-19\n"))], &[]);
    files(
        &[("answers/en/care/iron.md", keys("updated: 2026-11-20\n"))],
        &[("warning updated-ahead answers/en/care/iron.md:4:10", "lies ahead")],
    );
}

#[test]
fn questions_and_texts_that_are_alike() {
    let en = |file, id, question, keys, body: &str| (file, answer(id, question, keys, body));
    let both = |question: &'static str, keys: &'static str| {
        [
            en("answers/en/a.md", "a", "How do I fold the napkins?", "", "In three."),
            en("answers/en/b.md", "b", question, keys, "Along the seam."),
            en("answers/el/a.md", "a", "Πώς διπλώνω τις πετσέτες;", "", "Στα τρία."),
            en("answers/el/b.md", "b", "Πού διπλώνει;", "", "Στη ραφή."),
        ]
    };
    files(
        &both("How can I fold a napkin?", ""),
        &[(
            "warning question-alike answers/en/b.md:3:11",
            "asks the same as \"How do I fold the napkins?\" in answers/en/a.md",
        )],
    );
    files(
        &both("Where is the seam?", "also: [do they tear, folding napkins]\n"),
        &[("advice also-alike answers/en/b.md:4:22", "\"folding napkins\" asks the same")],
    );
    let apart = both("Where do I fold napkins?", "");
    files(
        &apart[..1],
        &[("advice answer-untranslated answers/el", "`el` lacks 1 of the answers of `en`: a (answers/en/a.md)")],
    );
    let text = "Shake them out while they are damp, lay them flat on a table that you have wiped, smooth the hems from the \
                middle to the sides with both hands and let them rest for an hour before you fold them into three.";
    let copy = text.replace("wiped", "cleaned");
    let mut copies = both("Who made the seam?", "");
    copies[0].1 = answer("a", "How do I fold the napkins?", "", text);
    copies[1].1 = answer("b", "Who made the seam?", "", &copy);
    files(&copies, &[("warning text-alike answers/en/b.md:5:1", "% of this text stands in answers/en/a.md too")]);
    // One is about napkins and one about shirts, which no product is at once.
    copies[0].1 = answer("a", "How do I fold the napkins?", "products: [SCARF]\n", text);
    copies[1].1 = answer("b", "How do I fold a napkin?", "products: [TABLE]\n", &copy);
    files(&copies, &[]);
}

#[test]
fn translations_that_lack_something() {
    let en =
        "Wool is warm and dry, and it keeps its shape. See [washing](answer:wash). {{returns.days | Thirty days}}.";
    let of = |keys: &'static str, body: &str| answer("x", "Is wool warm?", keys, body);
    let el = |keys: &'static str, body: &str| answer("x", "Είναι ζεστό το μαλλί;", keys, body);
    let good = "Το μαλλί είναι ζεστό. Δείτε [το πλύσιμο](answer:wash). {{returns.days | Τριάντα ημέρες}}.";
    let check = |keys, body: &str, wanted: &[(&str, &str)]| {
        files(&[("answers/en/x.md", of("updated: 2026-11-02\n", en)), ("answers/el/x.md", el(keys, body))], wanted);
    };
    check("", good, &[]);
    check("updated: 2026-11-02\n", good, &[]);
    check(
        "updated: 2026-11-01\n",
        good,
        &[("advice translation-old answers/el/x.md:4:10", "is of 2026-11-01; answers/en/x.md changed on 2026-11-02")],
    );
    let (no_fact, no_link) =
        (good.replace(" {{returns.days | Τριάντα ημέρες}}.", ""), good.replace("(answer:wash)", "(/wash)"));
    check("", &no_fact, &[("advice translation-facts answers/el/x.md:5:1", "lacks {{returns.days}}")]);
    check("", &no_link, &[("advice translation-links answers/el/x.md:5:1", "lacks the link to wash")]);
    let more = good.replace("ζεστό.", "ζεστό, {{product.material | μαλλί}}.");
    check("", &more, &[("advice translation-facts answers/el/x.md:5:23", "fills in {{product.material}}")]);
    check("", en, &[("warning answer-language answers/el/x.md:5:1", "does not look like `el`")]);
}

#[test]
fn a_text_left_in_another_language_of_the_same_letters() {
    let folder = good();
    write(&folder, "shop.toml", SHOP.replace("\"el\"]", "\"de\"]").replace("el = ", "de = "));
    std::fs::remove_dir_all(folder.path().join("answers/el")).unwrap();
    let german = "Waschen Sie den Schal von Hand und lassen Sie ihn danach flach auf einem Handtuch trocknen, nicht in der Sonne.";
    let english = "Wash the scarf by hand and let it dry flat on a towel afterwards, but please never in the sun.";
    write(&folder, "answers/de/wash.md", answer("wash", "Wie wasche ich ihn?", "", german));
    write(&folder, "answers/de/iron.md", answer("iron", "Wie bügele ich ihn?", "", english));
    let of_language = |(place, _): &(String, String)| place.contains("answer-language");
    let found: Vec<(String, String)> = found(&folder).into_iter().filter(of_language).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "warning answer-language answers/de/iron.md:5:1");
}

#[test]
fn an_answer_that_only_a_translation_has() {
    let folder = good();
    write(&folder, "answers/el/ironing.md", answer("ironing", "Τι θερμοκρασία θέλει;", "", "Χαμηλή."));
    let found = found(&folder);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "advice answer-only-here answers/el/ironing.md:2:5");
}

#[test]
fn questions_that_find_another_answer() {
    let folder = good();
    write(&folder, "shop.toml", SHOP.replace("\"el\"]", "]").replace(", el = \"Απαντάμε.\"", ""));
    std::fs::remove_dir_all(folder.path().join("answers/el")).unwrap();
    // Asked for with a silk scarf in view, the answer about that very scarf wins.
    let scarf = "products: [SCARF]\nalso: [wash silk scarf, hot wash silk]\n";
    write(&folder, "answers/en/s.md", answer("s", "Can I soak silk?", "tags: [silk]\n", "Yes."));
    write(&folder, "answers/en/t.md", answer("t", "Can I soak silk scarves?", scarf, "Soak the silk scarf."));
    let vague = answer("vague", "What is it for?", "", "Light.");
    write(&folder, "answers/en/vague.md", vague);
    write(&folder, "answers/en/l1.md", answer("l1", "Do you have lamps?", "also: [red gift]\n", "Light."));
    for (id, question, also) in [
        ("l2", "Is it a red gift lamp?", "red gift lamps"),
        ("l3", "Why a red gift shop?", "red gift shop"),
        ("l4", "Who packs a red gift?", "packing red gift"),
        ("l5", "Who paints a red gift?", "painting red gift"),
    ] {
        let keys = format!("also: [{also}]\nkeywords: [red, gift]\n");
        write(&folder, &format!("answers/en/{id}.md"), answer(id, question, &keys, "A red gift."));
    }
    let found = found(&folder);
    let found: Vec<(&str, &str)> = found.iter().map(|(place, message)| (place.as_str(), message.as_str())).collect();
    let winner = "\"Can I soak silk?\" finds answers/en/t.md (\"Can I soak silk scarves?\") first";
    let doubt = "\"What is it for?\" finds its answer only with doubt: no word of it says what it is about";
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(found[0].0, "advice also-lost answers/en/l1.md:4:8");
    assert!(
        found[0].1.starts_with("\"red gift\" does not bring this answer into the first 3; it finds answers/en/l"),
        "{found:?}"
    );
    assert_eq!(found[1], ("warning question-lost answers/en/s.md:3:11", winner));
    assert_eq!(found[2], ("advice question-vague answers/en/vague.md:3:11", doubt));
}

#[test]
fn texts_that_are_hard_to_read() {
    let easy = "We pack it. You get a mail. It comes in a box.";
    let hard = "Short one.\n\nNotwithstanding aforementioned considerations regarding transportation, consignments necessitating \
                additional documentation requirements experience correspondingly considerable administrative processing. Customers \
                requiring supplementary certification should communicate beforehand.";
    texts([(easy, "", ""), (hard, "advice reading-hard 7:1", "the longest sentence has 15 words")]);
}

#[test]
fn topics_of_one_answer() {
    let folder = good();
    std::fs::remove_dir_all(folder.path().join("answers/el")).unwrap();
    write(&folder, "shop.toml", SHOP.replace("\"el\"]", "]").replace(", el = \"Απαντάμε.\"", ""));
    for (n, topic) in ["Delivery", "Delivery", "delivery", "Returns", "Returns"].iter().enumerate() {
        let question = format!("Question number {n}?");
        write(
            &folder,
            &format!("answers/en/t{n}.md"),
            answer(&format!("t{n}"), &question, &format!("topic: {topic}\n"), "Yes."),
        );
    }
    let found = found(&folder);
    let lonely: Vec<&String> = found.iter().map(|(place, _)| place).filter(|place| place.contains("topic")).collect();
    assert_eq!(lonely, ["advice topic-lonely answers/en/t2.md:4:8"], "few answers, few topics");
}
