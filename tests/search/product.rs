//! What the product in view changes, and what is offered before and while typing.

use shelfhelp::content::{Answer, Origin, Scope};
use shelfhelp::search::{Context, Index};

use super::{answer, english, greek, scoped};

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
    let likely =
        |context: &Context| index.likely(context).iter().map(|at| answers[*at].id.as_str()).collect::<Vec<_>>();
    assert_eq!(likely(&scarf), ["length", "silk", "delivery", "returns", "material"]);
    assert_eq!(likely(&Context::default()), ["delivery", "returns"]);
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
fn completions_are_about_the_product_in_view_each_once_and_not_what_is_typed_already() {
    let of = |product: &str| Scope { products: vec![product.into()], ..Scope::default() };
    let answers = [
        scoped(answer("cup", "How do I wash a cup?", "By hand."), of("cup")),
        scoped(answer("shirt", "How do I wash the shirt?", "At thirty degrees."), of("shirt")),
        answer("wash", "How do I wash the shirt?", "See its label."),
    ];
    let index = Index::build(&answers);
    let shirt = Context { product: "shirt".into(), limit: 5, ..Context::default() };
    assert_eq!(index.complete_for("how do i wa", &shirt).first().map(String::as_str), Some("How do I wash the shirt?"));
    assert_eq!(index.complete_for("wash", &shirt).iter().filter(|q| q.contains("shirt")).count(), 1);
    assert!(!index.complete_for("How do I wash the shirt?", &shirt).contains(&"How do I wash the shirt?".to_owned()));
    assert!(index.complete_for(&"how ".repeat(2_500), &shirt).is_empty());
}

#[test]
fn a_word_is_half_while_longer_ones_of_the_index_begin_with_it() {
    let index = Index::build(&english());
    for (typed, half) in [
        ("how long does deliv", true),
        ("delivery", false),
        ("deliv ", false),
        ("embroider", false),
        ("can I retu", true),
        ("", false),
        ("?", false),
    ] {
        assert_eq!(index.is_half(typed), half, "{typed}");
    }
}

#[test]
fn an_answer_about_another_product_never_comes_before_one_that_fits_as_well() {
    let of =
        |scope: Scope| Answer { scope, ..answer("", "How do I clean it?", "With a soft cloth and lukewarm water.") };
    let product = |id: &str| of(Scope { products: vec![id.into()], ..Scope::default() });
    let category = |id: &str| of(Scope { categories: vec![id.into()], ..Scope::default() });
    let tag = |id: &str| of(Scope { tags: vec![id.into()], ..Scope::default() });
    let kinds = [product("lamp"), category("lamps"), tag("brass"), of(Scope::default()), product("mug"), tag("enamel")];
    let answers: Vec<Answer> = kinds
        .into_iter()
        .enumerate()
        .map(|(at, kind)| Answer { id: ["own", "category", "tag", "all", "other", "other tag"][at].into(), ..kind })
        .rev()
        .collect();
    let lamp = Context {
        product: "lamp".into(),
        categories: vec!["lamps".into()],
        tags: vec!["brass".into()],
        ..Context::default()
    };
    let index = Index::build(&answers);
    for query in ["how do I clean it", "clean", "cleaning cloth", "clena", "soft cloth"] {
        let found = index.search(query, &lamp);
        let ids: Vec<&str> = found.hits.iter().map(|hit| hit.id.as_str()).collect();
        assert_eq!(ids[0], "own", "{query}: {ids:?}");
        let place = |id: &str| ids.iter().position(|other| *other == id);
        for near in ["category", "tag", "all"] {
            assert!(place(near) < place("other") && place(near) < place("other tag"), "{query}: {ids:?}");
        }
    }
}
