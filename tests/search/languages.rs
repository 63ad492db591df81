//! The same in scripts with accents, without spaces, or typed in other letters.

use super::{answer, arabic, check, check_typing, chinese, greek, japanese, marked, search};

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
