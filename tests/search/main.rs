//! Search, as shoppers use it: tables of what is typed and which answer must come first.
#![allow(clippy::disallowed_methods, reason = "nothing here becomes Wasm, so the standard sorts do")]
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod doubt;
mod excerpts;
mod explain;
mod han;
mod languages;
mod meaning;
mod next;
mod parts;
mod places;
mod product;
mod properties;
mod synonyms;
mod tongues;
mod twice;
mod typed;
mod words;

use shelfhelp::content::{Answer, Block, Inline, Scope};
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
