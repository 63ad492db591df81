//! Search, as shoppers use it: tables of what is typed and which answer must come first.

use shelfhelp::content::{Answer, Block, Inline, Origin, Scope};
use shelfhelp::search::{Context, Found, Index, Span};

fn answer(id: &str, question: &str, body: &str) -> Answer {
    let body = body.split("\n\n").map(|text| Block::Paragraph(vec![Inline::Text(text.into())])).collect();
    Answer { id: id.into(), question: question.into(), body, ..Answer::default() }
}

fn scoped(answer: Answer, scope: Scope) -> Answer {
    Answer { scope, ..answer }
}

fn english() -> Vec<Answer> {
    let silk = Scope { products: vec!["scarf-90".into()], tags: vec!["silk".into()], ..Scope::default() };
    vec![
        answer(
            "returns",
            "How do I return something?",
            "Pack it, print the label and drop it off. Returns are free for 30 days.\n\nYour money is back within five days of the parcel reaching us.",
        ),
        answer(
            "delivery-time",
            "How long does delivery take?",
            "Parcels leave the same day when you order before 14:00 and arrive within two days.",
        ),
        answer("delivery-cost", "How much is delivery?", "Standard delivery is €3.50. It is free above €50."),
        answer(
            "real-silk",
            "How can I tell that it is real silk?",
            "Real silk warms up in your hand within seconds. Our scarves carry a label with the fibre and its origin.",
        ),
        scoped(answer("fact-material", "Material", "100 % mulberry silk"), silk.clone()),
        scoped(answer("fact-size", "Size", "90x90 cm"), silk),
        answer(
            "washing",
            "How do I wash a scarf?",
            "By hand, in cold water, with a drop of mild soap.\n\nIron it damp, on the lowest setting.",
        ),
        answer("gift", "Can you wrap it as a gift?", "Yes. Choose a giftcard or gift wrapping in the basket."),
        answer("cancel", "Can I change or cancel my order?", "Write to us within an hour and we stop it."),
        answer("damaged", "My parcel arrived damaged", "We are sorry. Send us a photo and we replace it at once."),
        answer("mugs", "Are the mugs safe for the dishwasher?", "Yes, on the upper rack."),
        answer("contact", "How can I reach you?", "Write an email or call us on weekdays."),
    ]
}

fn greek() -> Vec<Answer> {
    vec![
        answer(
            "returns",
            "Πώς επιστρέφω κάτι;",
            "Οι επιστροφές είναι δωρεάν για 30 ημέρες. Αν δεν σας κάνει, στείλτε το πίσω.",
        ),
        answer("delivery", "Πόσο κάνουν τα μεταφορικά;", "Η αποστολή κοστίζει 3,50 €. Πάνω από 50 € είναι δωρεάν."),
        answer("washing", "Πώς πλένω το φουλάρι;", "Στο χέρι, με κρύο νερό."),
        answer("pay", "Πώς μπορώ να πληρώσω;", "Με κάρτα ή με αντικαταβολή."),
    ]
}

fn japanese() -> Vec<Answer> {
    vec![
        answer("returns", "返品はできますか", "商品到着後30日以内であれば、返品を承ります。"),
        answer("shipping", "送料はいくらですか", "全国一律500円です。5,000円以上のお買い上げで無料になります。"),
        answer("scarf", "スカーフの洗い方を教えてください", "ぬるま湯で手洗いしてください。アイロンは低温で。"),
        answer("gift", "ギフト包装はできますか", "はい、無料で承ります。"),
    ]
}

fn chinese() -> Vec<Answer> {
    vec![
        answer("returns", "如何退货？", "收到商品后30天内可以免费退货，退款将在五天内到账。"),
        answer("shipping", "运费是多少？", "标准运费为20元，满200元免运费。"),
        answer("silk", "怎么知道是真丝？", "真丝在手中会很快变暖。"),
    ]
}

fn arabic() -> Vec<Answer> {
    vec![
        answer("returns", "كيف أُرجع المنتج؟", "الإرجاع مجاني خلال ٣٠ يومًا من الاستلام."),
        answer("shipping", "كم تكلفة الشحن؟", "تكلفة الشحن عشرة ريالات، ومجاني فوق مئتين."),
        answer("payment", "ما طرق الدفع المتاحة؟", "البطاقة أو الدفع عند الاستلام."),
    ]
}

fn search(answers: &[Answer], query: &str) -> Found {
    Index::build(answers).search(query, &Context::default())
}

fn first(found: &Found) -> &str {
    found.hits.first().map_or("(nothing)", |hit| &hit.id)
}

/// Each line is what is typed and the id that must come first.
#[track_caller]
fn check(answers: &[Answer], cases: &[(&str, &str)]) {
    let index = Index::build(answers);
    for (query, wanted) in cases {
        let found = index.search(query, &Context::default());
        assert_eq!(first(&found), *wanted, "{query:?} finds {:?}", found.hits);
    }
}

/// The same while the last word is still being typed.
#[track_caller]
fn check_typing(answers: &[Answer], cases: &[(&str, &str)]) {
    let index = Index::build(answers);
    let context = Context { typing: true, ..Context::default() };
    for (query, wanted) in cases {
        let found = index.search(query, &context);
        assert_eq!(first(&found), *wanted, "{query:?} finds {:?}", found.hits);
    }
}

fn marked(spans: &[Span]) -> String {
    spans.iter().map(|span| if span.hit { format!("[{}]", span.text) } else { span.text.clone() }).collect()
}

#[test]
fn whole_questions_and_fragments_find_their_answer() {
    check(
        &english(),
        &[
            ("How do I return something?", "returns"),
            ("return", "returns"),
            ("i want to send it back, is returning free", "returns"),
            ("how long until it arrives", "delivery-time"),
            ("how much is the delivery", "delivery-cost"),
            ("how long is the delivery", "delivery-time"),
            ("cancel order", "cancel"),
            ("cancellation", "cancel"),
            ("CANCEL!!!", "cancel"),
            ("it came damaged", "damaged"),
            ("dishwasher mug", "mugs"),
        ],
    );
}

#[test]
fn slips_of_the_finger_are_forgiven() {
    check(
        &english(),
        &[
            ("retrun", "returns"),
            ("deliverry cost", "delivery-cost"),
            ("how lnog does delivery take", "delivery-time"),
            ("dishwaser", "mugs"),
            ("xamaged", "damaged"),
            ("cancle my ordr", "cancel"),
        ],
    );
}

#[test]
fn short_words_are_taken_as_they_are() {
    let found = search(&english(), "mig");
    assert!(found.hits.is_empty(), "three letters are too few to guess from: {:?}", found.hits);
}

#[test]
fn words_written_together_or_apart_meet() {
    check(
        &english(),
        &[("gift card", "gift"), ("giftwrapping", "gift"), ("e-mail", "contact"), ("dish washer", "mugs")],
    );
}

#[test]
fn relly_silk_finds_the_fact_and_the_care_of_real_silk() {
    let context = Context { product: "scarf-90".into(), tags: vec!["silk".into()], typing: true, ..Context::default() };
    let found = Index::build(&english()).search("relly silk", &context);
    let ids: Vec<&str> = found.hits.iter().map(|hit| hit.id.as_str()).collect();
    assert!(ids.iter().take(2).any(|id| *id == "fact-material"), "{ids:?}");
    assert!(ids.iter().take(2).any(|id| *id == "real-silk"), "{ids:?}");
}

#[test]
fn the_last_word_may_be_half_typed() {
    check_typing(
        &english(),
        &[
            ("ret", "returns"),
            ("how do i was", "washing"),
            ("deliv", "delivery-cost"),
            ("dishw", "mugs"),
            ("dihsw", "mugs"),
            ("my parcel arrived dam", "damaged"),
        ],
    );
}

#[test]
fn a_word_that_is_finished_is_no_prefix() {
    let index = Index::build(&english());
    let typing = Context { typing: true, ..Context::default() };
    assert!(!index.search("dish", &typing).hits.is_empty());
    assert!(index.search("dish ", &typing).hits.is_empty(), "the space says that the word is whole");
    assert!(index.search("dish", &Context::default()).hits.is_empty());
}

#[test]
fn numbers_and_units_meet_however_they_are_spaced() {
    check(
        &english(),
        &[
            ("90x90", "fact-size"),
            ("90 x 90 cm", "fact-size"),
            ("90×90cm", "fact-size"),
            ("９０ｘ９０", "fact-size"),
            ("3,50", "delivery-cost"),
            ("€3.50", "delivery-cost"),
            ("30days", "returns"),
            ("free above 50€", "delivery-cost"),
        ],
    );
}

#[test]
fn accents_and_capitals_do_not_matter() {
    let answers = [
        answer("cafe", "Où est le café ?", "À côté de l’entrée."),
        answer("strasse", "Wie heißt die Straße?", "Hauptstraße 5."),
        answer("oere", "Hvad koster øre?", "Tre kroner."),
        answer("nino", "¿Hay tallas de niño?", "Sí, desde los dos años."),
        answer("lodz", "Czy wysyłacie do Łodzi?", "Tak."),
    ];
    check(
        &answers,
        &[
            ("cafe", "cafe"),
            ("CAFÉ", "cafe"),
            ("cafe\u{301}", "cafe"),
            ("entree", "cafe"),
            ("strasse", "strasse"),
            ("ore", "oere"),
            ("nino", "nino"),
            ("lodzi", "lodz"),
        ],
    );
}

#[test]
fn greek_is_found_without_accents_and_in_other_forms() {
    check(
        &greek(),
        &[
            ("επιστροφη", "returns"),
            ("ΕΠΙΣΤΡΟΦΈΣ", "returns"),
            ("δεν μου κανει", "returns"),
            ("μεταφορικα", "delivery"),
            ("κόστος αποστολής", "delivery"),
            ("φουλαρια", "washing"),
            ("αντικαταβολη", "pay"),
            ("αντικατβολή", "pay"),
            ("πληρωμη με καρτα", "pay"),
        ],
    );
}

#[test]
fn greek_in_latin_letters_is_read_by_ear_and_by_eye() {
    check(
        &greek(),
        &[
            ("epistrofes", "returns"),
            ("epistrofh", "returns"),
            ("den mou kanei", "returns"),
            ("metaforika", "delivery"),
            ("poso kanoun ta metaforika", "delivery"),
            ("kostos apostolis", "delivery"),
            ("plhrwmh", "pay"),
            ("antikatavoli", "pay"),
            ("antikataboli", "pay"),
            ("foulari", "washing"),
            ("xeri", "washing"),
            ("heri", "washing"),
            ("epistrofse", "returns"),
        ],
    );
    check_typing(&greek(), &[("epistr", "returns"), ("antikat", "pay"), ("metaf", "delivery")]);
    let found = search(&greek(), "metaforika");
    assert_eq!(marked(&found.hits[0].title), "Πόσο κάνουν τα [μεταφορικά];");
}

#[test]
fn japanese_is_found_without_spaces_and_in_any_kana() {
    check(
        &japanese(),
        &[
            ("返品", "returns"),
            ("返品したい", "returns"),
            ("送料", "shipping"),
            ("送料は無料ですか", "shipping"),
            ("スカーフ", "scarf"),
            ("すかーふ", "scarf"),
            ("ｽｶｰﾌ", "scarf"),
            ("ギフト", "gift"),
            ("ｷﾞﾌﾄ", "gift"),
            ("アイロン", "scarf"),
        ],
    );
}

#[test]
fn chinese_is_found_by_pairs_and_single_characters() {
    check(
        &chinese(),
        &[("退货", "returns"), ("我想退货", "returns"), ("运费", "shipping"), ("丝", "silk"), ("真丝吗", "silk")],
    );
}

#[test]
fn arabic_is_found_without_vowels_hamzas_and_articles() {
    check(
        &arabic(),
        &[
            ("ارجاع", "returns"),
            ("الارجاع", "returns"),
            ("الشحـــن", "shipping"),
            ("تكلفه الشحن", "shipping"),
            ("دفع", "payment"),
            ("30", "returns"),
        ],
    );
}

#[test]
fn queries_of_empty_words_still_search() {
    check(&english(), &[("how can i", "contact"), ("how can you", "contact")]);
    check(&greek(), &[("πόσο", "delivery")]);
    assert!(!search(&english(), "how").hits.is_empty());
    assert!(!search(&english(), "how").answered, "it says nothing, so nothing answers it");
}

#[test]
fn nothing_and_noise_find_nothing() {
    let index = Index::build(&english());
    for query in ["", "   ", "?!…", "🙂", "\u{0}\u{ffff}", "zzzzqqqq", "'’'", "．．．"] {
        let found = index.search(query, &Context::default());
        assert!(!found.answered && found.hits.is_empty(), "{query:?} finds {:?}", found.hits);
    }
    assert!(Index::build(&[]).search("return", &Context::default()).hits.is_empty());
    assert!(Index::build(&[answer("empty", "", "")]).search("return", &Context::default()).hits.is_empty());
}

#[test]
fn ten_thousand_characters_are_read_as_far_as_needed() {
    let index = Index::build(&english());
    for piece in ["return ", "ωδεδομενα ", "返品返品", "a", "’", "9.", "é\u{301}"] {
        let query = piece.repeat(10_000 / piece.len());
        let found = index.search(&query, &Context { typing: true, ..Context::default() });
        assert!(found.hits.len() <= 10);
    }
    assert_eq!(first(&index.search(&"return ".repeat(1_428), &Context::default())), "returns");
}

#[test]
fn what_nobody_answers_is_not_answered() {
    let index = Index::build(&english());
    for query in [
        "do you have a shop in berlin",
        "what is the weather tomorrow",
        "is there a discount for students",
        "hello",
        "warranty on batteries",
    ] {
        let found = index.search(query, &Context::default());
        assert!(!found.answered, "{query:?} is taken for answered: {:?}", found.hits.first());
    }
    for query in
        ["how do i return something", "how much is delivery", "can i cancel my order", "wash scarf", "dishwasher"]
    {
        let found = index.search(query, &Context::default());
        assert!(found.answered, "{query:?} is not taken for answered: {:?}", found.hits.first());
    }
}

#[test]
fn slips_and_prefixes_cost_confidence() {
    let index = Index::build(&english());
    let confidence = |query: &str, typing: bool| {
        let context = Context { typing, ..Context::default() };
        index.search(query, &context).hits.first().map_or(0.0, |hit| hit.confidence)
    };
    let whole = confidence("dishwasher", false);
    assert!((0.0..=1.0).contains(&whole));
    assert!(confidence("dishwaser", false) < whole);
    assert!(confidence("dishwash", true) < whole);
    assert!(confidence("dishwasher for penguins", false) < whole);
}

#[test]
fn the_product_in_view_lifts_its_own_answers() {
    let mugs = Scope { categories: vec!["mugs".into()], ..Scope::default() };
    let lamp = Scope { products: vec!["lamp-1".into()], ..Scope::default() };
    let answers = [
        answer("care", "How do I care for it?", "With a soft cloth."),
        scoped(answer("care-mugs", "How do I care for it?", "Under cold running water."), mugs),
        scoped(answer("care-lamp", "How do I care for it?", "With a dry brush."), lamp),
    ];
    let index = Index::build(&answers);
    let ids = |context: &Context| {
        let found = index.search("how do I care for it", context);
        found.hits.into_iter().map(|hit| hit.id).collect::<Vec<String>>()
    };
    assert_eq!(ids(&Context::default()), ["care", "care-mugs", "care-lamp"], "without a product, the shop's own order");
    let mug = Context { product: "mug-3".into(), categories: vec!["mugs".into()], ..Context::default() };
    assert_eq!(ids(&mug), ["care-mugs", "care", "care-lamp"]);
    let lamp = Context { product: "lamp-1".into(), ..Context::default() };
    assert_eq!(ids(&lamp), ["care-lamp", "care", "care-mugs"]);
    let other = Context { product: "vase-9".into(), ..Context::default() };
    assert_eq!(ids(&other)[0], "care");
}

#[test]
fn excerpts_show_the_passage_that_answers_with_its_words_marked() {
    let found = search(&english(), "iron the scarf");
    let hit = &found.hits[0];
    assert_eq!(hit.id, "washing");
    assert_eq!(marked(&hit.title), "How do I wash a [scarf]?");
    assert_eq!(marked(&hit.excerpt), "[Iron] it damp, on the lowest setting.");

    let found = search(&english(), "money back");
    assert_eq!(marked(&found.hits[0].excerpt), "Your [money] is [back] within five days of the parcel reaching us.");
    let found = search(&japanese(), "返品");
    assert_eq!(marked(&found.hits[0].title), "[返品]はできますか");
    assert_eq!(marked(&found.hits[0].excerpt), "商品到着後30日以内であれば、[返品]を承ります。");
    let found = search(&greek(), "επιστροφή");
    assert_eq!(
        marked(&found.hits[0].excerpt),
        "Οι [επιστροφές] είναι δωρεάν για 30 ημέρες. Αν δεν σας κάνει, στείλτε το πίσω."
    );
}

#[test]
fn words_that_say_nothing_are_not_marked() {
    let found = search(&english(), "how do I wash the scarf");
    assert_eq!(marked(&found.hits[0].title), "How do I [wash] a [scarf]?");
    let found = search(&english(), "how");
    assert!(marked(&found.hits[0].title).starts_with("[How]"), "unless there is nothing else");
}

#[test]
fn a_heading_leads_to_the_passage_below_it() {
    let text = |text: &str| vec![Inline::Text(text.into())];
    let body = vec![
        Block::Paragraph(text("Silk keeps for decades.")),
        Block::Heading(2, text("Ironing")),
        Block::Paragraph(text("Damp, lowest setting, from the inside.")),
        Block::List(false, vec![vec![Block::Paragraph(text("Never bleach."))]]),
    ];
    let answers = [Answer { id: "care".into(), question: "Care".into(), body, ..Answer::default() }];
    let found = search(&answers, "ironing");
    assert_eq!(marked(&found.hits[0].excerpt), "Damp, lowest setting, from the inside.");
    assert_eq!(marked(&search(&answers, "bleach").hits[0].excerpt), "Never [bleach].");
}

#[test]
fn long_passages_are_cut_around_the_match() {
    let filler = "many plain words that say little about the matter at hand ".repeat(12);
    let body = format!("{filler}then the zipper is replaced at no cost {filler}");
    let found = search(&[answer("zip", "Repairs", &body)], "zipper");
    let excerpt = marked(&found.hits[0].excerpt);
    assert!(excerpt.starts_with("… ") && excerpt.ends_with(" …") && excerpt.contains("[zipper]"), "{excerpt}");
    assert!(excerpt.len() < 320, "{excerpt}");
    let found = search(&[answer("zh", "维修", &"说明文字没有空格".repeat(60))], "维修");
    assert!(found.hits[0].excerpt.iter().map(|span| span.text.len()).sum::<usize>() < 320);
}

#[test]
fn other_phrasings_and_keywords_find_the_answer_too() {
    let answers = [
        Answer {
            also: vec!["Can I exchange it?".into()],
            ..answer("returns", "How do I return something?", "Pack it.")
        },
        Answer {
            keywords: vec!["parking".into()],
            topic: "Visiting us".into(),
            ..answer("shop", "Where are you?", "In town.")
        },
    ];
    check(&answers, &[("exchange", "returns"), ("parking", "shop"), ("visit", "shop")]);
    assert_eq!(marked(&search(&answers, "exchange").hits[0].title), "How do I return something?");
}

#[test]
fn a_title_outweighs_a_mention() {
    let mentions = "We take returns. Returns are easy. Ask about returns. All returns are welcome.";
    let answers = [answer("about", "Who are we?", mentions), answer("returns", "Returns", "Within 30 days.")];
    check(&answers, &[("returns", "returns")]);
}

#[test]
fn suggestions_are_the_products_own_then_the_shops_in_its_order() {
    let of = |product: &str| Scope { products: vec![product.into()], ..Scope::default() };
    let tagged = Scope { tags: vec!["silk".into()], ..Scope::default() };
    let answers = [
        answer("delivery", "Delivery?", "Yes."),
        Answer { origin: Origin::Fact, ..scoped(answer("material", "Material", "Silk"), of("scarf")) },
        scoped(answer("mug", "Dishwasher?", "Yes."), of("mug")),
        answer("returns", "Returns?", "Yes."),
        scoped(answer("silk", "Is it real silk?", "Yes."), tagged),
        scoped(answer("length", "How is it worn?", "Freely."), of("scarf")),
    ];
    let index = Index::build(&answers);
    let scarf = Context { product: "scarf".into(), tags: vec!["silk".into()], ..Context::default() };
    assert_eq!(index.suggest(&scarf, 9), ["length", "silk", "delivery", "returns", "material"]);
    assert_eq!(index.suggest(&scarf, 2), ["length", "silk"]);
    assert_eq!(index.suggest(&Context::default(), 9), ["delivery", "returns"]);
}

#[test]
fn titles_complete_what_is_typed() {
    let index = Index::build(&english());
    assert_eq!(index.complete("how do i ret", 3), ["How do I return something?"]);
    assert_eq!(index.complete("real si", 3).first().map(String::as_str), Some("How can I tell that it is real silk?"));
    let index = Index::build(&greek());
    assert_eq!(index.complete("ποσο κανουν", 3), ["Πόσο κάνουν τα μεταφορικά;"]);
    assert!(index.complete("", 3).is_empty());
}

#[test]
fn limits_and_repeats_are_kept() {
    let index = Index::build(&english());
    let context = Context { limit: 2, ..Context::default() };
    assert_eq!(index.search("delivery order parcel", &context).hits.len(), 2);
    let once = index.search("delivery", &Context::default());
    let thrice = index.search("delivery delivery delivery", &Context::default());
    assert_eq!(once.hits[0].confidence, thrice.hits[0].confidence, "a word said thrice is said once");
}
