//! What shoppers type in each language, and what it finds: a small shop each, and lines of typed → found.

use shelfhelp::content::Answer;
use shelfhelp::search::{Context, Index};

use super::{answer, arabic, greek};

/// Whether every query finds its answer first, in an index with these readings.
#[track_caller]
pub(super) fn check(index: &Index, cases: &[(&str, &str)]) {
    check_in(index, false, cases);
}

#[track_caller]
pub(super) fn check_typing(index: &Index, cases: &[(&str, &str)]) {
    check_in(index, true, cases);
}

#[track_caller]
fn check_in(index: &Index, typing: bool, cases: &[(&str, &str)]) {
    let context = Context { typing, ..Context::default() };
    let wrong = cases.iter().filter_map(|(query, wanted)| {
        let found = index.search(query, &context);
        let first = found.hits.first().map_or("(nothing)", |hit| hit.id.as_str());
        (first != *wanted).then(|| format!("{query:?} finds {first} and not {wanted}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

pub(super) fn german() -> Vec<Answer> {
    vec![
        answer("returns", "Wie läuft eine Rücksendung ab?", "Für die Rücksendung legen Sie den Schein bei."),
        answer("costs", "Was kostet der Versand?", "Die Versandkosten betragen 4,90 €, ab 50 € ist er frei."),
        answer("size", "Welche Größe brauche ich?", "Die Maßtabelle hilft. Große Größen führen wir auch."),
        answer("change", "Kann ich meine Lieferadresse ändern?", "Schreiben Sie uns innerhalb einer Stunde."),
        answer("furniture", "Wie pflege ich Möbel aus Eiche?", "Mit einem weichen Tuch und etwas Öl."),
        answer("voucher", "Wie löse ich einen Gutscheincode ein?", "Im Warenkorb, vor dem Bezahlen."),
    ]
}

#[test]
fn german_is_found_with_umlauts_without_them_and_with_the_letters_that_stand_for_them() {
    let index = Index::build(&german());
    check(
        &index,
        &[
            ("Rücksendung", "returns"),
            ("ruecksendung", "returns"),
            ("rucksendung", "returns"),
            ("RÜCKSENDUNG", "returns"),
            ("groesse", "size"),
            ("grosse groessen", "size"),
            ("größe", "size"),
            ("groß", "size"),
            ("masstabelle", "size"),
            ("moebel", "furniture"),
            ("mobel", "furniture"),
            ("lieferadresse aendern", "change"),
            ("oel", "furniture"),
        ],
    );
    check_typing(&index, &[("ruecks", "returns"), ("moeb", "furniture"), ("groe", "size")]);
}

#[test]
fn german_written_with_ue_is_found_with_umlauts() {
    let answers = [
        answer("returns", "Wie laeuft die Ruecksendung ab?", "Fuer 30 Tage."),
        answer("new", "Wo finde ich neue Bauernmoebel?", "Unter Neues."),
    ];
    check(
        &Index::build(&answers),
        &[("rücksendung", "returns"), ("läuft", "returns"), ("möbel", "new"), ("neue", "new"), ("bauernmöbel", "new")],
    );
}

#[test]
fn german_compounds_are_found_by_their_parts_and_parts_by_their_compounds() {
    let index = Index::build(&german());
    check(
        &index,
        &[
            ("Kosten Versand", "costs"),
            ("kosten", "costs"),
            ("Adresse ändern", "change"),
            ("Rücksendeschein", "returns"),
            ("Gutschein Code", "voucher"),
            ("code", "voucher"),
            ("Eichenmöbel", "furniture"),
            ("Möbelpflege", "furniture"),
        ],
    );
}

#[test]
fn umlauts_of_names_are_forgiven_in_other_languages() {
    let answers = [
        answer("loewe", "Where do you make the Löwe chairs?", "In our own workshop."),
        answer("returns", "How do I return something?", "Within 30 days."),
    ];
    check(&Index::build(&answers), &[("loewe", "loewe"), ("lowe", "loewe"), ("löwe chair", "loewe")]);
}

#[test]
fn french_and_spanish_are_found_without_accents_and_with_any_apostrophe() {
    let french = [
        answer("size", "Quelle taille choisir pour l’écharpe ?", "La même que d’habitude."),
        answer("delay", "Quels sont les délais de livraison ?", "Deux à trois jours ouvrés."),
        answer("heart", "Que faire d’un cœur brisé ?", "Nous recollons la sœur de l’œuvre."),
    ];
    check(
        &Index::build(&french),
        &[
            ("echarpe", "size"),
            ("l'echarpe", "size"),
            ("l´écharpe", "size"),
            ("délai livraison", "delay"),
            ("DELAIS", "delay"),
            ("coeur", "heart"),
            ("livraisons", "delay"),
        ],
    );
    let spanish = [
        answer("returns", "¿Cómo devuelvo un artículo?", "Las devoluciones son gratuitas durante 30 días."),
        answer("child", "¿Hay tallas de niño?", "Sí, desde los dos años."),
    ];
    check(
        &Index::build(&spanish),
        &[
            ("articulo", "returns"),
            ("devolucion", "returns"),
            ("dias", "returns"),
            ("nino", "child"),
            ("años", "child"),
        ],
    );
}

#[test]
fn a_shop_of_two_languages_is_found_in_both() {
    let mut answers = greek();
    answers.push(answer(
        "laptop",
        "Έχει εγγύηση το Ultrabook Pro 14;",
        "Δύο έτη. Ισχύει και για cables και batteries.",
    ));
    answers.push(answer("wrap", "Υπάρχει gift wrapping;", "Ναι, με gift card."));
    check(
        &Index::build(&answers),
        &[
            ("ultrabook", "laptop"),
            ("ultra book", "laptop"),
            ("εγγυηση ultrabook pro", "laptop"),
            ("battery", "laptop"),
            ("cable", "laptop"),
            ("giftcard", "wrap"),
            ("gift wrap", "wrap"),
        ],
    );
}

#[test]
fn words_are_parted_in_three_and_at_numbers() {
    let answers = [
        answer("gift", "Do you offer free gift wrapping?", "Yes, in size 40 boxes."),
        answer("address", "Can I change the delivery address?", "Write to us."),
        answer("player", "Does the mp3 player come charged?", "Yes, with a 1000 mAh battery, for €20.00."),
        answer("sugar", "How is the sugar packed?", "In bags of 1 kg, 5,000 to a pallet."),
    ];
    check(
        &Index::build(&answers),
        &[
            ("freegiftwrapping", "gift"),
            ("deliveryaddress", "address"),
            ("changedeliveryaddress", "address"),
            ("size40", "gift"),
            ("mp 3", "player"),
            ("MP-3", "player"),
            ("1,000 mah", "player"),
            ("1.000mAh", "player"),
            ("€20", "player"),
            ("20 euro", "player"),
            ("1kg", "sugar"),
            ("1 KG", "sugar"),
            ("5000", "sugar"),
            ("5.000", "sugar"),
        ],
    );
}

#[test]
fn greek_keys_and_latin_keys_are_told_apart() {
    let index = Index::build(&greek());
    check(
        &index,
        &[
            // Greek words on Latin keys, by their place and not by their sound.
            ("foylari", "washing"),
            ("antikatabolh", "pay"),
            ("pl;hrvsv", "pay"),
            ("ΕΠΙΣΤΡΟΦΕΣ", "returns"),
            ("επιστροφες", "returns"),
            ("χέρι", "washing"),
        ],
    );
    // Latin words on Greek keys.
    let english = Index::build(&super::english());
    check(&english, &[("δελιωερυ ψοστ", "delivery-cost"), ("ρετθρν", "returns"), ("ψανψελ ορδερ", "cancel")]);
    check_typing(&english, &[("δισης", "mugs"), ("ρετ", "returns")]);
}

fn russian() -> Vec<Answer> {
    vec![
        answer("returns", "Как оформить возврат?", "Возврат бесплатный в течение 30 дней."),
        answer("delivery", "Сколько стоит доставка?", "Доставка стоит 300 ₽, ещё дешевле до пункта выдачи."),
        answer("payment", "Как оплатить заказ?", "Картой или при получении."),
        answer("size", "Как подобрать размер?", "По таблице размеров."),
    ]
}

#[test]
fn russian_is_found_in_other_forms_and_on_the_wrong_keys() {
    let index = Index::build(&russian());
    check(
        &index,
        &[
            ("возврат", "returns"),
            ("возвраты", "returns"),
            ("ВОЗВРАТА", "returns"),
            ("доставки", "delivery"),
            ("еще дешевле", "delivery"),
            ("оплата заказа", "payment"),
            ("размеры", "size"),
            ("картой", "payment"),
            ("картою", "payment"),
            ("djpdhfn", "returns"),
            ("ljcnfdrf", "delivery"),
            ("DJPDHFN", "returns"),
            ("hfpvth", "size"),
            ("jgkfnf", "payment"),
        ],
    );
    check_typing(&index, &[("ljcnf", "delivery"), ("djpd", "returns"), ("дост", "delivery")]);
    let english = Index::build(&super::english());
    check(&english, &[("вудшмукн", "delivery-cost"), ("куегкт", "returns"), ("сфтсуд ьн щквук", "cancel")]);
}

#[test]
fn ukrainian_keys_write_their_own_letters() {
    let answers = [
        answer("returns", "Як оформити повернення?", "Протягом 14 днів."),
        answer("stock", "Чи є товари в наявності?", "Так, усі."),
    ];
    check(
        &Index::build(&answers),
        &[("повернення", "returns"), ("gjdthytyyz", "returns"), ("наявність", "stock"), ("yfzdyjcns", "stock")],
    );
}

#[test]
fn arabic_is_found_on_the_wrong_keys() {
    let index = Index::build(&arabic());
    check(
        &index,
        &[
            ("hgapk", "shipping"),
            ("hg]tu", "payment"),
            ("hghsjghl", "payment"),
            ("الشَّحْن", "shipping"),
            ("ٱلشحن", "shipping"),
            ("شحن", "shipping"),
            ("وبالشحن", "shipping"),
            ("ﺍﻟﺸﺤﻦ", "shipping"),
            ("٣٠", "returns"),
            ("۳۰", "returns"),
        ],
    );
    let english = Index::build(&super::english());
    check(&english, &[("يثمهرثقغ", "delivery-cost"), ("قثفعقى", "returns")]);
}

#[test]
fn hebrew_is_found_with_points_final_letters_and_on_the_wrong_keys() {
    let answers = [
        answer("returns", "איך מחזירים מוצר?", "החזרה חינם תוך 30 יום."),
        answer("shipping", "כמה עולה משלוח?", "המשלוח עולה עשרים שקלים."),
        answer("payment", "איך אפשר לשלם?", "בכרטיס אשראי."),
    ];
    let index = Index::build(&answers);
    check(
        &index,
        &[
            ("משלוח", "shipping"),
            ("המשלוח", "shipping"),
            ("מִשְׁלוֹחַ", "shipping"),
            ("במשלוח", "shipping"),
            ("החזרה", "returns"),
            ("לשלם", "payment"),
            ("אשראי", "payment"),
            ("nakuj", "shipping"),
            ("tarth", "payment"),
        ],
    );
    let english = Index::build(&super::english());
    check(&english, &[("רקאורמ", "returns"), ("גקךןהקרט", "delivery-cost")]);
}

#[test]
fn words_of_all_shops_find_each_other_and_count_less_than_the_shops_own() {
    let answers = [
        answer("bill", "Where do I find the invoice?", "In your account."),
        answer("chit", "Where is my chit?", "In the box."),
        answer("mugs", "Are the mugs safe?", "Yes."),
    ];
    let common = [vec!["bill".to_owned(), "invoice".to_owned(), "receipt".to_owned()]];
    let own = [vec!["receipt".to_owned(), "chit".to_owned()]];
    let index = Index::build(&answers).with_common_words(&common);
    check(&index, &[("receipt", "bill"), ("bill", "bill")]);
    check(&index.with_synonyms(&own), &[("receipt", "chit"), ("bill", "bill")]);
}
