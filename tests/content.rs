//! Does what a shop writes arrive as written, and is every mistake said?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

use shelfhelp::content::{Answer, Block, Inline, Link, check_answers, markup, plain_text, read_answers, read_shop};
use shelfhelp::i18n::Locale;
use shelfhelp::problem::{Log, Problem, Reader, Value};
use shelfhelp::time::{Almanac, Zone};

/// Blocks in short: `h2[…]`, `p[…]`, `ul[…]`, `**…**`, `{fact|words}`, `<address>…</>`.
fn show(blocks: &[Block]) -> String {
    blocks.iter().map(show_block).collect::<Vec<_>>().join(" ")
}

fn show_block(block: &Block) -> String {
    match block {
        Block::Heading(level, runs) => format!("h{level}[{}]", show_runs(runs)),
        Block::Paragraph(runs) => format!("p[{}]", show_runs(runs)),
        Block::List(numbered, items) => {
            let items: Vec<String> = items.iter().map(|i| show(i)).collect();
            format!("{}[{}]", if *numbered { "ol" } else { "ul" }, items.join("; "))
        }
        Block::Table(head, rows) => {
            let row = |cells: &Vec<Vec<Inline>>| cells.iter().map(|c| show_runs(c)).collect::<Vec<_>>().join("|");
            format!("table[{} // {}]", row(head), rows.iter().map(row).collect::<Vec<_>>().join(" / "))
        }
        Block::Callout(tone, blocks) => format!("{}[{}]", format!("{tone:?}").to_lowercase(), show(blocks)),
        Block::Video(link, words, picture) => {
            format!("film[{} {words} {}]", link.as_str(), picture.as_ref().map_or("", Link::as_str))
        }
        Block::Notes(notes) => format!("notes[{}]", notes.iter().map(|n| show(n)).collect::<Vec<_>>().join("; ")),
        Block::Image(link, alt, w, h) => format!("img[{} {alt} {w}x{h}]", link.as_str()),
    }
}

fn show_runs(runs: &[Inline]) -> String {
    runs.iter()
        .map(|run| match run {
            Inline::Text(text) => text.clone(),
            Inline::Strong(runs) => format!("**{}**", show_runs(runs)),
            Inline::Emphasis(runs) => format!("_{}_", show_runs(runs)),
            Inline::Code(text) => format!("`{text}`"),
            Inline::Link(link, runs) => format!("<{}>{}</>", link.as_str(), show_runs(runs)),
            Inline::Break => "⏎".into(),
            Inline::Fact(name, words) => format!("{{{name}|{words}}}"),
            Inline::Struck(runs) => format!("~{}~", show_runs(runs)),
            Inline::Check(ticked) => if *ticked { "☑" } else { "☐" }.into(),
            Inline::Note(number) => format!("^{number}"),
            Inline::Answer(id, runs) => format!("<answer {id}>{}</>", show_runs(runs)),
        })
        .collect()
}

#[track_caller]
fn check(text: &str, shown: &str) {
    assert_eq!(show(&markup::parse(text)), shown, "for {text:?}");
}

#[test]
fn light_markup_gives_blocks() {
    for (text, shown) in [
        ("", ""),
        ("One line.", "p[One line.]"),
        ("One\nparagraph.\n\nAnother.", "p[One paragraph.] p[Another.]"),
        ("One\r\nparagraph.\r\n\r\nAnother.", "p[One paragraph.] p[Another.]"),
        ("これは\n一行です", "p[これは一行です]"),
        ("## Care\nWash by hand.", "h2[Care] p[Wash by hand.]"),
        ("# Too big\n###### Too small", "h2[Too big] h4[Too small]"),
        ("#silk is no heading", "p[#silk is no heading]"),
        ("- one\n- two", "ul[p[one]; p[two]]"),
        ("* one\n* two", "ul[p[one]; p[two]]"),
        ("1. one\n2. two\n10. ten", "ol[p[one]; p[two]; p[ten]]"),
        ("- one\n- two\n\nAfter.", "ul[p[one]; p[two]] p[After.]"),
        ("- one\n  goes on\n- two", "ul[p[one goes on]; p[two]]"),
        ("- one\n\n  second paragraph\n- two", "ul[p[one] p[second paragraph]; p[two]]"),
        ("- one\n  - inner\n- two", "ul[p[one] ul[p[inner]]; p[two]]"),
        ("- one\n1. first", "ul[p[one]] ol[p[first]]"),
        ("- one\n\n* two\n\n1. a\n\n1) b", "ul[p[one]] ul[p[two]] ol[p[a]] ol[p[b]]"),
        ("Intro:\n- one", "p[Intro:] ul[p[one]]"),
        ("> A remark\n> goes on\n\nText", "note[p[A remark goes on]] p[Text]"),
        ("> [!TIP]\n> Better so", "tip[p[Better so]]"),
        ("> [!CAUTION]\n> Mind", "warning[p[Mind]]"),
        ("> [!IMPORTANT]\n> - a", "note[ul[p[a]]]"),
        ("> [!NEWS]\n> a", "note[p[[!NEWS] a]]"),
        (">> twice", "note[note[p[twice]]]"),
        ("- [ ] pack\n- [x] send\n- [x]done", "ul[p[☐pack]; p[☑send]; p[[x]done]]"),
        ("1. [X] first", "ol[p[☑first]]"),
        (
            "Hem[^1] and edge[^2].\n\n[^1]: By hand.\n\n    In Soufli.\n\n[^2]: Cut.",
            "p[Hem^1 and edge^2.] notes[p[By hand.] p[In Soufli.]; p[Cut.]]",
        ),
        ("[▶ The hem](https://film.example/x)", "film[https://film.example/x The hem ]"),
        ("[▶ The hem](/x)", "p[</x>▶ The hem</>]"),
        ("See [▶ The hem](https://film.example/x)", "p[See <https://film.example/x>▶ The hem</>]"),
        ("[![The hem](./hem.jpg)](https://film.example/x)", "film[https://film.example/x The hem ./hem.jpg]"),
        ("[![The hem](hem.jpg \"640x480\")](/large)", "img[hem.jpg The hem 640x480]"),
        ("| a | b |\n|---|:-:|\n| 1 | **2** |", "table[a|b // 1|**2**]"),
        ("| {{delivery.price | small}} | x |", "table[{delivery.price|small}|x // ]"),
        ("![The hem](hem.jpg)", "img[hem.jpg The hem 0x0]"),
        ("![The hem](hem.jpg \"640x480\")", "img[hem.jpg The hem 640x480]"),
        ("5. ", "ol[]"),
        ("2026. A year", "ol[p[A year]]"),
        ("-5 degrees", "p[-5 degrees]"),
    ] {
        check(text, shown);
    }
}

#[test]
fn light_markup_gives_runs() {
    for (text, shown) in [
        ("**by hand** only", "p[**by hand** only]"),
        ("*gently*, please", "p[_gently_, please]"),
        ("***both***", "p[**_both_**]"),
        ("**a *b* c**", "p[**a _b_ c**]"),
        ("*a **b** c*", "p[_a **b** c_]"),
        ("2 * 3 * 4", "p[2 * 3 * 4]"),
        ("90 ** 90", "p[90 ** 90]"),
        ("**never closed", "p[**never closed]"),
        ("**手洗い**が", "p[**手洗い**が]"),
        ("**「手洗い」**が", "p[**「手洗い」**が]"),
        ("`SILK10` saves", "p[`SILK10` saves]"),
        ("a ``b` c", "p[a ``b` c]"),
        ("``` a `b`", "p[``` a `b`]"),
        ("``a`b`` and `` ` `` and ` c `", "p[`a`b` and ``` and `c`]"),
        ("***a** b* and ***a* b**", "p[_**a** b_ and **_a_ b**]"),
        ("a \\*star\\* and a \\[bracket]", "p[a *star* and a [bracket]]"),
        ("Ermou 12\\\n10563 Athens", "p[Ermou 12⏎10563 Athens]"),
        ("[our page](/returns)", "p[</returns>our page</>]"),
        ("[**our** page](https://elaia.example/a?b=c#d)", "p[<https://elaia.example/a?b=c#d>**our** page</>]"),
        ("[write](mailto:hello@elaia.example)", "p[<mailto:hello@elaia.example>write</>]"),
        ("[no address] here", "p[[no address] here]"),
        ("[evil](javascript:alert(1))", "p[evil]"),
        ("[a](/x_(y)) b", "p[</x_(y)>a</> b]"),
        ("[evil](JaVa\tScript:x)", "p[evil]"),
        ("![call](tel:+302105550148)\n\n![write](MailTo:a@b.example)\n\na", "p[a]"),
        ("~~4.00~~ 3.50, about ~5", "p[~4.00~ 3.50, about ~5]"),
        ("~~**4**~~", "p[~**4**~]"),
        ("[wash it](answer:wash#by-hand)", "p[<answer wash#by-hand>wash it</>]"),
        ("a[^12] [^x] [^99999]", "p[a^12 [^x] [^99999]]"),
        ("{{delivery.range | in two days}}.", "p[{delivery.range|in two days}.]"),
        ("{{ returns.days |  thirty\n days }}", "p[{returns.days|thirty days}]"),
        ("{{product.material}}", "p[{product.material|}]"),
        ("{{nothing.known | words}} stay", "p[words stay]"),
        ("{{never closed", "p[{{never closed]"),
        ("<b>not HTML</b>", "p[<b>not HTML</b>]"),
    ] {
        check(text, shown);
    }
}

#[test]
fn hostile_markup_is_only_text_and_takes_no_time() {
    for piece in [
        "[",
        "~~",
        "[^",
        "[^1]: ",
        "[![",
        "- [x] ",
        "> [!TIP]\n",
        "**",
        "*a ",
        "{{",
        "`",
        "` ``",
        "> ",
        "- ",
        "1. ",
        "| ",
        "![",
        "\\",
        "[a](",
        "\u{202e}",
        "  - ",
    ] {
        let text = piece.repeat(4_000);
        let _ = plain_text(&markup::parse(&text));
    }
    // Looked at anew after each, these take minutes.
    let ticks = "`".repeat(101_000);
    assert_eq!(plain_text(&markup::parse(&ticks)), ticks);
}

/// Problems in short: `code @ place: message`.
fn short(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|p| format!("{} @ {}: {}", p.code, p.at, p.message)).collect()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn answers(text: &str) -> (Vec<Answer>, Vec<String>) {
    let (log, value) = (Log::default(), json(text));
    let answers = read_answers(&Reader::new(&value, "answers.en", &log));
    (answers, short(&log.into_problems()))
}

#[test]
fn an_answer_is_read_whole() {
    let (answers, problems) = answers(
        r#"[{"id": "wash", "question": " How do I wash it? ", "also": ["washing machine", " "], "keywords": "care",
             "topic": "Care", "products": ["A"], "tags": ["silk"], "related": ["iron"], "next": "iron", "intent": "urgent",
             "review": "2027-05-01", "body": "By **hand**."}]"#,
    );
    assert_eq!(problems, [""; 0]);
    let a = &answers[0];
    assert_eq!((a.id.as_str(), a.question.as_str()), ("wash", "How do I wash it?"));
    assert_eq!(
        (a.also.as_slice(), a.keywords.as_slice()),
        (&["washing machine".to_owned()][..], &["care".to_owned()][..])
    );
    assert_eq!((a.intent.as_str(), a.review.map(|d| d.to_string()).as_deref()), ("urgent", Some("2027-05-01")));
    assert_eq!((show(&a.body).as_str(), a.scope.is_empty()), ("p[By **hand**.]", false));
}

#[test]
fn each_mistake_in_an_answer_is_said_with_its_place() {
    for (answer, problem) in [
        (r#"{"question": "Q", "body": "b"}"#, "missing @ answers.en: `id` is missing"),
        (r#"{"id": "a", "body": "b"}"#, "missing @ answers.en: `question` is missing"),
        (r#"{"id": "a", "question": "Q"}"#, "missing @ answers.en: `body` is missing"),
        (r#"{"id": "a", "question": "Q", "body": " \n "}"#, "empty-answer @ answers.en.body: the answer has no text"),
        (r#"{"id": "a b", "question": "Q", "body": "b"}"#, "answer-id @ answers.en.id: \"a b\" is not an id"),
        (r#"{"id": "a", "question": "", "body": "b"}"#, "empty @ answers.en.question: `question` is empty"),
        (
            r#"{"id": "a", "question": "Q", "body": "b", "intent": "Very soon"}"#,
            "intent @ answers.en.intent: \"Very soon\" is not the name of an intent",
        ),
        (
            r#"{"id": "a", "question": "Q", "body": "b", "review": "2026-02-30"}"#,
            "date @ answers.en.review: \"2026-02-30\" is not a day of the calendar",
        ),
        (
            r#"{"id": "a", "question": "Q", "body": "b", "keyword": "x"}"#,
            "unknown-key @ answers.en.keyword: `keyword` is not known here and is not used",
        ),
        (
            r#"{"id": "a", "question": "Q", "body": "[x](vbscript:y)"}"#,
            "address @ answers.en.body: \"vbscript:y\" is not an address that can be followed",
        ),
        (
            r#"{"id": "a", "question": "Q", "body": "{{delivery.rang | soon}}"}"#,
            "live-fact @ answers.en.body: `delivery.rang` is not a fact that can be filled in",
        ),
        (
            r#"{"id": "a", "question": "Q", "body": "by {{delivery.range}}"}"#,
            "live-fact-words @ answers.en.body: `{{delivery.range}}` has no words for when it cannot be known",
        ),
        (
            r#"{"id": "a", "question": "Q", "body": "![](x.png)"}"#,
            "picture-words @ answers.en.body: the picture has no words for those who cannot see it",
        ),
    ] {
        assert_eq!(answers(answer).1, [problem], "for {answer}");
    }
}

#[test]
fn answers_are_checked_against_each_other() {
    let (read, problems) = answers(
        r#"[{"id": "a", "question": "Q", "body": "b", "related": ["c"], "next": "a"},
            {"id": "b", "question": "Q", "body": "b", "tags": ["silks"], "products": ["NO"], "categories": ["scarves"]},
            {"id": "a", "question": "R", "body": "b", "related": ["nothing-like-it"]}]"#,
    );
    assert_eq!(problems, [""; 0]);
    let placed: Vec<_> = read.into_iter().enumerate().map(|(i, a)| (format!("answers.en[{i}]"), a)).collect();
    let shop = shop(r#"{"products": [{"id": "SCARF", "categories": ["scarves"], "tags": ["silk"]}]}"#).0;
    let placed: Vec<(&str, &Answer)> = placed.iter().map(|(at, answer)| (at.as_str(), answer)).collect();
    let found = check_answers(&placed, &shop.products);
    assert_eq!(
        short(&found),
        [
            "answer-missing @ answers.en[0].related[0]: there is no answer `c` in this language",
            "answer-itself @ answers.en[0].next: `a` is the answer itself",
            "question-twice @ answers.en[1].question: \"Q\" is also the question of `a`",
            "scope @ answers.en[1].products[0]: no product described is `NO`",
            "scope @ answers.en[1].tags[0]: no product described has `silks` among its tags",
            "answer-twice @ answers.en[2].id: `a` is already the id of \"Q\"",
            "answer-missing @ answers.en[2].related[0]: there is no answer `nothing-like-it` in this language",
        ]
    );
    assert_eq!(found[4].help, "did you mean `silk`?");
}

fn shop(text: &str) -> (shelfhelp::content::Shop, Vec<String>) {
    let (log, value) = (Log::default(), json(text));
    let zone_of = |name: &str| (name == "Europe/Athens").then_some(Zone::Fixed(7200));
    let shop = read_shop(&value, &Almanac { zone_of: &zone_of, ..Almanac::EMPTY }, &log);
    (shop, short(&log.into_problems()))
}

const GOOD: &str = r#""name": "Elaia", "locales": ["en", "el"], "currency": "EUR", "time_zone": "Europe/Athens""#;

#[test]
fn a_shop_is_read_whole() {
    let (shop, problems) = shop(&format!(
        r#"{{{GOOD}, "country": "gr", "service": {{"promise": {{"en": "We answer.", "el": "Απαντάμε."}}, "reply": "Within a day."}},
            "escalation": {{"mode": "ask-first"}},
            "products": [{{"id": "SCARF", "name": {{"en": "Scarf", "el": "Μαντήλι"}}, "price": 37.9, "weight_g": 65,
              "available_from": "2026-12-14", "facts": {{"material": "silk",
              "care": {{"label": {{"el": "Φροντίδα"}}, "value": {{"en": "By hand", "el": "Στο χέρι"}}}}}}}}]}}"#
    ));
    assert_eq!(problems, [""; 0]);
    let el = Locale::parse("el").unwrap();
    assert_eq!((shop.name.get(&el), shop.service.promise.get(&el)), ("Elaia", "Απαντάμε."));
    assert_eq!((shop.service.reply.get(&el), shop.service.who.is_empty()), ("Within a day.", true));
    assert_eq!((shop.country.as_deref(), shop.zone), (Some("GR"), Zone::Fixed(7200)));
    let product = &shop.products[0];
    assert_eq!((product.price.map(|p| p.minor), product.weight_g), (Some(3790), Some(65)));
    let facts: Vec<_> = product.facts.iter().map(|(name, value)| (name.get(&el), value.get(&el))).collect();
    assert_eq!(facts, [("material", "silk"), ("Φροντίδα", "Στο χέρι")]);
    assert!(product.facts[1].0.all().any(|name| name == "care"), "a fact keeps its key among its names");
}

#[test]
fn each_mistake_in_a_shop_is_said_with_its_place() {
    for (keys, problem) in [
        (r#""curency": 1"#, "unknown-key @ curency: `curency` is not known here and is not used"),
        (r#""country": "Greece""#, "country @ country: \"Greece\" is not a country"),
        (r#""escalation": {"mode": "always"}"#, "escalation-mode @ escalation.mode: \"always\" is not a mode"),
        (r#""products": [{"name": "x"}]"#, "missing @ products[0]: `id` is missing"),
        (r#""products": [{"id": "A", "price": "3,50"}]"#, "amount @ products[0].price: \"3,50\" is not an amount"),
        (r#""products": [{"id": "A", "price": "-3"}]"#, "amount @ products[0].price: \"-3\" is not an amount"),
        (
            r#""products": [{"id": "A", "weight_g": "65 g"}]"#,
            "not-a-number @ products[0].weight_g: \"65 g\" is not a whole number of grams",
        ),
        (r#""products": [{"id": "A"}, {"id": "A"}]"#, "product-twice @ products[1]: `A` is the id of two products"),
        (
            r#""products": [{"id": "A", "available_from": "soon"}]"#,
            "date @ products[0].available_from: \"soon\" is not a day of the calendar",
        ),
        (
            r#""products": [{"id": "A", "warehouse": "Berlin"}], "delivery": {"handling": {"days": 1}, "warehouses":
                [{"id": "berlin"}], "methods": [{"id": "m", "rates": [{"price": 1, "transit": 1}]}]}"#,
            "product-rule @ products[0].warehouse: no delivery rule knows the warehouse \"Berlin\"",
        ),
        (
            r#""products": [{"id": "A", "class": "bulky"}], "delivery": {"handling": {"days": 1},
                "methods": [{"id": "m", "rates": [{"price": 1, "transit": 1}]}]}"#,
            "product-rule @ products[0].class: no delivery rule knows the class \"bulky\"",
        ),
        (
            r#""service": {"promise": {"english": "x"}}"#,
            "locale @ service.promise.english: `english` is not a language",
        ),
        (r#""service": {"whom": "us"}"#, "unknown-key @ service.whom: `whom` is not known here and is not used"),
    ] {
        assert_eq!(shop(&format!("{{{GOOD}, {keys}}}")).1, [problem], "for {keys}");
    }
    assert_eq!(
        shop("{}").1,
        [
            "missing @ : `name` is missing",
            "missing @ : `locales` is missing",
            "missing @ : `currency` is missing",
            "missing @ : `time_zone` is missing"
        ]
    );
    let bad = r#"{"name": "E", "locales": ["en", "english", "en"], "currency": "euro", "time_zone": "Athens"}"#;
    assert_eq!(
        shop(bad).1,
        [
            "locale @ locales[1]: \"english\" is not a language",
            "locale-twice @ locales[2]: `en` is listed twice",
            "currency @ currency: \"euro\" is not a currency",
            "time-zone @ time_zone: \"Athens\" is not a time zone",
        ]
    );
}

#[test]
fn a_host_without_its_slashes_is_no_address() {
    for bad in ["https:evil.example/x.png", "http:/evil.example/x.png", "HTTPS:x", "https:"] {
        assert_eq!(Link::parse(bad), None, "{bad}");
    }
    for good in
        ["https://shop.example/x", "HTTP://shop.example", "mailto:a@shop.example", "TEL:1", "a/b:c", "#a:b", "?q=a:b"]
    {
        assert!(Link::parse(good).is_some(), "{good}");
    }
}
