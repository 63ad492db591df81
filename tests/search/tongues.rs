//! Is a question looked for in the language it is asked in?

use shelfhelp::i18n::Locale;
use shelfhelp::search::tongue;

/// `el` where the letters say so, `en?` where it is worth a look, nothing where the page's own language is right.
#[track_caller]
fn check(own: &str, shop: &[&str], question: &str, expected: &str) {
    let locale = |tag: &str| Locale::parse(tag).unwrap();
    let shop: Vec<Locale> = shop.iter().map(|tag| locale(tag)).collect();
    let found =
        tongue(question, &locale(own), &shop).map(|t| format!("{}{}", t.locale, if t.certain { "" } else { "?" }));
    assert_eq!(found.unwrap_or_default(), expected, "{question} on a page in {own}");
}

const ELAIA: &[&str] = &["en", "el", "ja", "zh-Hans", "ar"];

#[test]
fn letters_of_another_script_name_the_language() {
    check("en", ELAIA, "δεν μου κάνει", "el");
    check("en", ELAIA, "返品したい", "ja");
    check("en", ELAIA, "ﾍﾝﾋﾟﾝ", "ja");
    check("en", ELAIA, "退货", "zh-Hans");
    check("el", ELAIA, "إرجاع المنتج", "ar");
    check("ja", ELAIA, "επιστροφή", "el");
}

#[test]
fn the_pages_own_script_is_the_pages_own_language() {
    check("en", ELAIA, "can I return it", "");
    check("de", &["de", "en"], "Rückgabe", "");
    check("de", &["de", "en"], "return", "");
    check("el", ELAIA, "επιστροφή", "");
    check("ja", ELAIA, "返品", "");
    check("zh-Hant", ELAIA, "退貨", "");
}

#[test]
fn latin_letters_elsewhere_are_worth_a_look_in_english() {
    check("el", ELAIA, "epistrofi", "en?");
    check("ja", ELAIA, "return", "en?");
    check("ar", &["ar", "fr"], "retour", "");
}

#[test]
fn a_language_that_the_shop_does_not_write_is_not_looked_for() {
    check("en", ELAIA, "возврат", "");
    check("en", &["en"], "δεν μου κάνει", "");
    check("el", &["el", "ja"], "退货", "ja");
}

#[test]
fn most_letters_decide_and_nothing_is_said_of_none() {
    check("en", ELAIA, "ποσο κανει το silk", "el");
    check("en", ELAIA, "silk scarf από μετάξι", "");
    check("en", ELAIA, "返品 for my scarf please", "");
    for nothing in ["", "  ", "42", "?!…", "🧣🧣", "\u{200b}\u{202e}", "\u{fffd}"] {
        check("en", ELAIA, nothing, "");
    }
    check("en", ELAIA, &"δ".repeat(10_000), "el");
}
