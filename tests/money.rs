//! Amounts as merchants write them.

#![allow(clippy::expect_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

use shelfhelp::money::{Currency, Money};
use shelfhelp::problem::{Log, Reader, Value};

fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap_or_else(|| panic!("{code} is a currency"))
}

#[test]
fn an_amount_keeps_its_currencys_decimals() {
    for (code, text, minor, decimal) in [
        ("EUR", "3.50", 350, "3.50"),
        ("EUR", "3.5", 350, "3.50"),
        ("EUR", "4", 400, "4.00"),
        ("EUR", "0.05", 5, "0.05"),
        ("EUR", "3.500", 350, "3.50"),
        ("EUR", "-3.50", -350, "-3.50"),
        ("JPY", "350", 350, "350"),
        ("JPY", "350.00", 350, "350"),
        ("KWD", "3.505", 3505, "3.505"),
        ("EUR", "999999999999", 99_999_999_999_900, "999999999999.00"),
    ] {
        let amount = Money::parse(text, currency(code)).unwrap_or_else(|| panic!("{text} {code}"));
        assert_eq!((amount.minor, amount.decimal().as_str()), (minor, decimal), "{text} {code}");
    }
    for (code, text) in
        [("EUR", "3,50"), ("EUR", "3.505"), ("JPY", "3.5"), ("EUR", ""), ("EUR", "."), ("EUR", "1e3"), ("EUR", "1 000")]
    {
        assert_eq!(Money::parse(text, currency(code)), None, "{text} {code}");
    }
    assert_eq!(Money::minor(i64::MIN, currency("EUR")).decimal(), "-92233720368547758.08");
}

#[test]
fn a_written_amount_may_name_its_currency_but_no_other() {
    for (code, text, expected) in [
        ("EUR", "3.50", Ok(350)),
        ("EUR", "€ 3.50", Ok(350)),
        ("EUR", "3.50 eur", Ok(350)),
        ("USD", "$3.50", Ok(350)),
        ("GBP", "£4", Ok(400)),
        ("JPY", "¥350", Ok(350)),
        ("EUR", "$3.50", Err("currency")),
        ("EUR", "3.50 USD", Err("currency")),
        ("EUR", "three", Err("currency")),
        ("EUR", "3,50 €", Err("amount")),
        ("EUR", "3.50 4.50", Err("amount")),
        ("EUR", "-1", Err("amount")),
        ("EUR", "", Err("amount")),
    ] {
        let (value, log) = (Value::Text(text.into()), Log::default());
        let amount = Money::read(&Reader::new(&value, "price", &log), currency(code)).map(|m| m.minor);
        let codes: Vec<&str> = log.into_problems().iter().map(|p| p.code).collect();
        let expected = expected.map_or_else(|code| (None, vec![code]), |minor| (Some(minor), vec![]));
        assert_eq!((amount, codes), expected, "{text} in {code}");
    }
}
