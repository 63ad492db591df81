//! Prices as shops write them.

use crate::{has, read};
use shelfhelp::problem::Severity;

/// The price that a text gives in a currency; `-` where it gives none.
#[track_caller]
fn check(written: &str, currency: &str, expected: &str) {
    let text = written.replace('\\', "\\\\").replace('"', "\\\"");
    let offer = format!(r#"{{"price":"{text}","priceCurrency":"{currency}"}}"#);
    let (facts, _) = read(&[&format!(r#"{{"@type":"Product","sku":"A","offers":{offer}}}"#)]);
    let found = facts.product.unwrap().price.map_or("-".into(), |money| money.decimal());
    assert_eq!(found, expected, "{written} {currency}");
}

#[test]
fn separators_are_told_apart() {
    for (written, expected) in [
        ("24.99", "24.99"),
        ("24,99", "24.99"),
        ("1.299,00 €", "1299.00"),
        ("€1,299.00", "1299.00"),
        ("1 299,00 €", "1299.00"),
        ("1\u{a0}299,00\u{a0}€", "1299.00"),
        ("1'299.50", "1299.50"),
        ("1’299.50", "1299.50"),
        ("1.299.000", "1299000.00"),
        ("1,299,000.5", "1299000.50"),
        ("€37.90", "37.90"),
        ("37,9", "37.90"),
        ("37", "37.00"),
        ("37,-", "37.00"),
        ("37.–", "37.00"),
        (".75 €", "0.75"),
        ("0,125", "0.13"),
        ("34.992001", "34.99"),
        ("24.9900", "24.99"),
        ("119. 95", "119.95"),
        ("35€ 99", "35.99"),
        ("ab 3,63 EUR", "3.63"),
        ("from €10 to €20", "10.00"),
        ("99,99 EUR (-30 %) 69,99 EUR", "99.99"),
        ("3 250 000 €", "3250000.00"),
        ("12 34", "12.00"),
        ("٣٧٫٩٠", "37.90"),
        ("３７．９０", "37.90"),
        ("- 44.99", "44.99"),
        ("Rs.500", "500.00"),
        ("-5", "-"),
        ("-5,00 €", "-"),
        ("15.08.2017", "-"),
        ("1,2,3", "-"),
        ("1.234,5.6", "-"),
        ("1.5,00", "-"),
        ("1e3", "-"),
        ("1E400", "-"),
        ("1.5e-7", "-"),
        ("24.99each", "24.99"),
        ("call us", "-"),
        ("", "-"),
        ("9999999999999999999", "-"),
    ] {
        check(written, "EUR", expected);
    }
}

#[test]
fn the_currency_says_what_three_digits_after_a_mark_mean() {
    check("1.299", "EUR", "1299.00");
    check("1,299", "USD", "1299.00");
    check("1.299", "KWD", "1.299");
    check("1,299", "JPY", "1299");
    check("12.990", "CLP", "12990");
    check("0.299", "EUR", "0.30");
    check("1299.000", "EUR", "1299.00");
    check("1 299,000", "EUR", "1299.00");
    check("1234.5", "JPY", "1235");
    let block =
        |price: &str| format!(r#"{{"@type":"Product","sku":"A","offers":{{"price":{price},"priceCurrency":"EUR"}}}}"#);
    let (_, guessed) = read(&[&block("\"1.299\"")]);
    assert!(has(&guessed, Severity::Warning, "amount-mark"), "a guess is said");
    assert!(guessed[0].help.contains("1299.00"), "{guessed:?}");
    // A JSON number has no grouping, so nothing is guessed.
    let (facts, problems) = read(&[&block("1.299")]);
    assert_eq!((facts.product.unwrap().price.unwrap().decimal(), problems), ("1.30".into(), vec![]));
}

#[test]
fn a_currency_may_stand_in_the_price() {
    for (offer, expected) in [
        (r#"{"price":"24,99 €"}"#, "24.99 EUR"),
        (r#"{"price":"£24.99"}"#, "24.99 GBP"),
        (r#"{"price":"24,99","priceCurrency":"€"}"#, "24.99 EUR"),
        (r#"{"price":"24,99","priceCurrency":"eur"}"#, "24.99 EUR"),
        (r#"{"price":"1 995,00 Kč"}"#, "1995.00 CZK"),
        (r#"{"price":"$1,190.00 AUD"}"#, "1190.00 AUD"),
        // A dollar is many currencies.
        (r#"{"price":"R$ 6,00"}"#, "-"),
        (r#"{"price":"$6.00"}"#, "-"),
        (r#"{"price":"24.99 incl. VAT"}"#, "-"),
        (r#"{"price":"24.99"}"#, "-"),
    ] {
        let (facts, problems) = read(&[&format!(r#"{{"@type":"Product","sku":"A","offers":{offer}}}"#)]);
        let price = facts.product.unwrap().price;
        let found = price.map_or("-".into(), |money| format!("{} {}", money.decimal(), money.currency.code()));
        assert_eq!(found, expected, "{offer}");
        assert_eq!(has(&problems, Severity::Warning, "amount-currency"), expected == "-", "{offer}: {problems:?}");
    }
}
