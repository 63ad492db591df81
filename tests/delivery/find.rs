//! Postcodes in what shoppers write.

use shelfhelp::delivery::postcode::find;

/// For the shopper's country, or none: `country code` of what is found, and the words it stands in.
fn check(country: &str, cases: &[(&str, &str, &str)]) {
    for (text, code, words) in cases {
        let found = find(Some(country).filter(|country| !country.is_empty()), text);
        let said = found.as_ref().map_or(String::new(), |found| format!("{} {}", found.country, found.code));
        assert_eq!(said, *code, "{text} in {country}");
        assert_eq!(found.map_or("", |found| &text[found.at]), *words, "{text} in {country}");
    }
}

#[test]
fn a_code_of_the_shoppers_country_is_found() {
    check(
        "GR",
        &[
            ("do you deliver to 104 34?", "GR 10434", "104 34"),
            ("10434", "GR 10434", "10434"),
            ("στέλνετε στο 10434;", "GR 10434", "10434"),
            ("Στέλνετε στον ΤΚ 104 34 σε 3 ημέρες;", "GR 10434", "104 34"),
            ("GR-104 34 please", "GR 10434", "GR-104 34"),
            ("to GR10434", "GR 10434", "GR10434"),
            ("(10434)", "GR 10434", "10434"),
            ("10434, Athens.", "GR 10434", "10434"),
            ("from 10434 or 10435", "GR 10434", "10434"),
        ],
    );
    check(
        "DE",
        &[
            ("Liefert ihr nach 10115 Berlin?", "DE 10115", "10115"),
            ("nach D-10115", "DE 10115", "D-10115"),
            ("Kommt es bis 24.12. nach 01067?", "DE 01067", "01067"),
            ("10115 bis 5 Tage", "DE 10115", "10115"),
        ],
    );
    check(
        "GB",
        &[
            ("SW1A 1AA please", "GB SW1A1AA", "SW1A 1AA"),
            ("can you ship to sw1a1aa", "GB SW1A1AA", "sw1a1aa"),
            ("delivery to m1 1ae tomorrow", "GB M11AE", "m1 1ae"),
            ("do you deliver to SW1?", "GB SW1", "SW1"),
            ("is BT12 mainland", "GB BT12", "BT12"),
            ("BFPO 801", "GB BFPO801", "BFPO 801"),
            ("N1", "GB N1", "N1"),
        ],
    );
    check(
        "NL",
        &[
            ("bezorgen jullie in 1012 AB Amsterdam", "NL 1012AB", "1012 AB"),
            ("bezorgen jullie in 1012ab", "NL 1012AB", "1012ab"),
            ("naar 1012 ab?", "NL 1012AB", "1012 ab"),
            ("to 1012 in Amsterdam", "NL 1012", "1012"),
        ],
    );
    check(
        "US",
        &[
            ("ship to 90210?", "US 90210", "90210"),
            ("94043-1351", "US 94043", "94043-1351"),
            ("Zip 94043-1351, please", "US 94043", "94043-1351"),
        ],
    );
    check(
        "JP",
        &[
            ("〒100-0001に届きますか", "JP 1000001", "100-0001"),
            ("100-0001に届きますか", "JP 1000001", "100-0001"),
            ("〒１００－０００１", "JP 1000001", "１００－０００１"),
        ],
    );
    check(
        "CA",
        &[("to K1A 0B1", "CA K1A0B1", "K1A 0B1"), ("V6B", "CA V6B", "V6B"), ("k1a0b1?", "CA K1A0B1", "k1a0b1")],
    );
    check("BR", &[("entregam no CEP 01310-100?", "BR 01310100", "01310-100"), ("01310100", "BR 01310100", "01310100")]);
    check("IE", &[("to D02 X285", "IE D02X285", "D02 X285"), ("d6wf854", "IE D6WF854", "d6wf854")]);
    check(
        "SE",
        &[("levererar ni till 114 55 Stockholm", "SE 11455", "114 55"), ("SE-114 55", "SE 11455", "SE-114 55")],
    );
    check("LV", &[("LV-1050", "LV LV1050", "LV-1050"), ("uz 1050?", "LV LV1050", "1050")]);
    check("SA", &[("هل توصلون إلى ١١٥٦٤؟", "SA 11564", "١١٥٦٤")]);
    check("AT", &[("nach 1010 Wien", "AT 1010", "1010"), ("1010", "AT 1010", "1010")]);
    check("IS", &[("101 Reykjavík", "IS 101", "101")]);
    check("PT", &[("para 1100-148 Lisboa", "PT 1100148", "1100-148")]);
    check("PL", &[("do 00-950 Warszawa", "PL 00950", "00-950")]);
}

#[test]
fn a_code_like_no_other_is_found_from_anywhere() {
    for country in ["", "GR", "US", "DE"] {
        check(
            country,
            &[
                ("do you ship to SW1A 1AA?", "GB SW1A1AA", "SW1A 1AA"),
                ("my postcode is k1a 0b1", "CA K1A0B1", "k1a 0b1"),
                ("shipping to A65 F4E2", "IE A65F4E2", "A65 F4E2"),
                ("〒100-0001", "JP 1000001", "100-0001"),
            ],
        );
    }
    // The shopper's own comes first, wherever it stands.
    check("GR", &[("SW1A 1AA or 104 34", "GR 10434", "104 34")]);
}

#[test]
fn amounts_dates_and_numbers_are_no_postcodes() {
    for text in [
        "",
        "30 days",
        "€50",
        "2026",
        "10434",
        "104 34",
        "100-0001",
        "1012 AB",
        "XX1 1AA",
        "M1 2XL",
        "the W5 4TB disk",
        "on M4 5th",
        "M8",
        "B2B",
        "SW1",
        "D02",
        "V6B",
        "M20 bolt",
    ] {
        check("", &[(text, "", "")]);
    }
    for (country, texts) in [
        (
            "GR",
            "30 days|€50|2026|50,00 €|12345 €|€ 12345|order #12345|+30 210 10434 22|tel 210 1234567|1.12345|12345,50|12345%|10434 ευρώ|12345 ml|10 434|1 0434|12/34567|104345|1043|50 30|10434é|2 10 434",
        ),
        (
            "AT",
            "€1050|1050 €|1500 ml|1000 g|1000 g?|24 December 2026|24. Dezember 2026|on 2026-12-24|24.12.2026|24/12/2026|December 24, 2026|1010.5|1.010|10:1050|0660 1234567|1200 EUR|+43 1 234 5678",
        ),
        ("NL", "1500 ml|1500 ml?|12 AB|24 december 2026"),
        ("GB", "M8 screws|size L2|A4 paper|the PS5 console|in 30 days|£50|USB3|iPhone 12|MX5|XX1 1AA|G20 tyres"),
        ("CA", "B2B invoices|C3P robot|5 days|90210|10 x 20"),
        ("US", "30 days|$90210|1234|123456|order 902|1-800-90210 55"),
        ("JP", "2026|1000円|30日|100-000|090-1234-5678"),
        ("TW", "100 days"),
        ("AE", "00000|12345"),
        ("PS", "446 days|12 days"),
    ] {
        for text in texts.split('|') {
            check(country, &[(text, "", "")]);
        }
    }
}

#[test]
fn any_text_is_searched_without_harm() {
    let pieces = [
        "104", "34", "SW1A", "1AA", " ", "  ", "-", "€", "〒", "é", "漢", "٣٤", "Ａ１", "\u{301}", ".", "\n", "GR",
        "+", "K1A", "0B1", "a",
    ];
    let mut state = 7_u64;
    for _ in 0..2000 {
        let mut text = String::new();
        for _ in 0..8 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
        }
        for country in [None, Some("GR"), Some("GB"), Some("JP"), Some("XX"), Some("PS"), Some("")] {
            if let Some(found) = find(country, &text) {
                let words = &text[found.at.clone()];
                assert!(!words.is_empty() && words.trim() == words, "{text}");
                assert_eq!(find(Some(&found.country), words).map(|again| again.code), Some(found.code), "{text}");
            }
        }
    }
    assert_eq!(find(Some("GR"), &"x ".repeat(100_000)), None);
}
