//! Postcodes as shoppers type them and patterns as merchants write them.

use shelfhelp::delivery::postcode::{check_pattern, display, example, is_used, matches, normalise};
use shelfhelp::delivery::{Destination, country};

#[test]
fn a_postcode_is_understood_as_typed_and_shown_as_the_country_writes_it() {
    for (country, typed, normalised, shown) in [
        ("GR", "104 34", "10434", "104 34"),
        ("GR", "10434", "10434", "104 34"),
        ("GR", " GR-104 34 ", "10434", "104 34"),
        ("CY", "1065", "1065", "1065"),
        ("CY", "CY-1065", "1065", "1065"),
        ("DE", "01067", "01067", "01067"),
        ("DE", "D-10115", "10115", "10115"),
        ("FR", "75 001", "75001", "75001"),
        ("FR", "20000", "20000", "20000"),
        ("IT", "00184", "00184", "00184"),
        ("ES", "28013", "28013", "28013"),
        ("NL", "1012 ab", "1012AB", "1012 AB"),
        ("NL", "1012", "1012", "1012"),
        ("GB", "sw1a1aa", "SW1A1AA", "SW1A 1AA"),
        ("GB", "M1 1AE", "M11AE", "M1 1AE"),
        ("GB", "CR2 6XH", "CR26XH", "CR2 6XH"),
        ("GB", "DN55 1PT", "DN551PT", "DN55 1PT"),
        ("GB", "w1a-0ax", "W1A0AX", "W1A 0AX"),
        ("GB", "GIR 0AA", "GIR0AA", "GIR 0AA"),
        ("GB", "BFPO 801", "BFPO801", "BFPO 801"),
        ("GB", "EC1A", "EC1A", "EC1A"),
        ("GB", "AB12", "AB12", "AB12"),
        ("JE", "JE2 3AB", "JE23AB", "JE2 3AB"),
        ("IE", "d02x285", "D02X285", "D02 X285"),
        ("IE", "D6W F854", "D6WF854", "D6W F854"),
        ("US", "10001", "10001", "10001"),
        ("US", "94043-1351", "94043", "94043"),
        ("CA", "k1a0b1", "K1A0B1", "K1A 0B1"),
        ("CA", "V6B", "V6B", "V6B"),
        ("AU", "0800", "0800", "0800"),
        ("JP", "1000001", "1000001", "100-0001"),
        ("JP", "〒１００－０００１", "1000001", "100-0001"),
        ("CN", "100 000", "100000", "100000"),
        ("SA", "١١٥٦٤", "11564", "11564"),
        ("PT", "1100148", "1100148", "1100-148"),
        ("PT", "1100", "1100", "1100"),
        ("BE", "B-1000", "1000", "1000"),
        ("AT", "A-1010", "1010", "1010"),
        ("CH", "CH-8001", "8001", "8001"),
        ("SE", "SE-111 20", "11120", "111 20"),
        ("PL", "00001", "00001", "00-001"),
        ("DK", "DK-1050", "1050", "1050"),
        ("FI", "00100", "00100", "00100"),
        ("CZ", "11000", "11000", "110 00"),
        ("BG", "1000", "1000", "1000"),
        ("RO", "010011", "010011", "010011"),
        ("MT", "vlt1117", "VLT1117", "VLT 1117"),
        ("BR", "01310100", "01310100", "01310-100"),
        // A country that we know nothing about: anything with a digit.
        ("PS", "90100", "90100", "90100"),
    ] {
        assert_eq!(normalise(country, typed).as_deref(), Some(normalised), "{country} {typed}");
        assert_eq!(display(country, normalised), shown, "{country} {normalised}");
    }
}

#[test]
fn what_cannot_be_a_postcode_is_refused() {
    for (country, typed) in [
        ("GR", "1043"),
        ("GR", "104345"),
        ("GR", "004 34"),
        ("GR", "104 3A"),
        ("GR", ""),
        ("GR", "Αθήνα"),
        ("CY", "0999"),
        ("DE", "1011"),
        ("FR", "7500"),
        ("ES", "53001"),
        ("ES", "00100"),
        ("NL", "0012 AB"),
        ("NL", "1012 SS"),
        ("NL", "1012 A"),
        ("GB", "99999"),
        ("GB", "SW1A 1A"),
        ("GB", "9A A9A"),
        ("GB", "ABC1 1AA"),
        ("GB", "M1 1CE"),
        ("GB", "BFPO"),
        ("IE", "D02"),
        ("US", "1000"),
        ("US", "ABCDE"),
        ("CA", "D0A 9A9"),
        ("CA", "Z1A 0B1"),
        ("CA", "99999"),
        ("AU", "200"),
        ("JP", "100-001"),
        ("CN", "10000"),
        ("PT", "0100-148"),
        ("PL", "0-001"),
        ("RO", "10011"),
        ("AE", "00000"),
        ("QA", "1"),
        ("PS", "Ramallah"),
        ("PS", "44"),
        ("PS", "446004460044600"),
        ("DE", "X-10115"),
    ] {
        let expected = if (country, typed) == ("IE", "D02") { Some("D02") } else { None };
        assert_eq!(normalise(country, typed).as_deref(), expected, "{country} {typed}");
    }
}

#[test]
fn every_example_is_a_postcode_and_written_as_people_write_it() {
    let known = [
        "GR", "CY", "DE", "FR", "IT", "ES", "NL", "GB", "IE", "US", "CA", "AU", "JP", "CN", "SA", "PT", "BE", "AT",
        "CH",
    ];
    let more = ["SE", "PL", "DK", "FI", "CZ", "BG", "RO"];
    for country in known.into_iter().chain(more) {
        assert!(example(country).is_some(), "{country} has an example");
    }
    for first in 'A'..='Z' {
        for second in 'A'..='Z' {
            let country = format!("{first}{second}");
            let Some(example) = example(&country) else { continue };
            assert!(shelfhelp::delivery::country(&country).is_some(), "{country} is a country");
            let code = normalise(&country, example).unwrap_or_default();
            assert_eq!(display(&country, &code), example, "{country}");
            assert_eq!(check_pattern(&country, example), Ok(code), "{country}");
        }
    }
    assert!(!is_used("AE") && is_used("GR") && is_used("PS"));
    assert_eq!((example("AE"), example("PS")), (None, None));
}

#[test]
fn a_pattern_covers_what_a_merchant_means() {
    for (country, pattern, covered, not_covered) in [
        ("GR", "104 34", "104 34", "104 35"),
        ("GR", "104*", "104 34", "105 34"),
        ("GR", "104 00..108 99", "104 00, 106 71, 108 99", "103 99, 109 00"),
        ("GR", "104..108", "104 00, 108 99", "103 99, 109 00"),
        ("GR", "GR-104 00...108 99", "105 00", "109 00"),
        ("DE", "01000..09999", "01067, 09111", "10115"),
        // Districts are numbers: AB9 comes before AB10, and AB1 5XX is not in AB15.
        ("GB", "AB10..AB15", "AB10 1AA, AB12, AB15 9ZZ", "AB9 1AA, AB1 5XX, AB16 5AA, AL10 1AA"),
        ("GB", "SW1A 1AA..SW1A 2ZZ", "SW1A 1AA, SW1A 2AB", "SW1A 3AA, SW1B 1AA"),
        ("GB", "SW1", "SW1 1AA, SW1", "SW1A 1AA, SW11 1AA"),
        ("GB", "SW1*", "SW1 1AA, SW1A 1AA, SW11 1AA", "SW2 1AA"),
        ("GB", "SW1 *", "SW1 1AA, SW1", "SW1A 1AA, SW11 1AA"),
        ("GB", "EX39 1*", "EX39 1AA", "EX39 2AA, EX39"),
        ("GB", "EX39 1..EX39 4", "EX39 1AA, EX39 4ZZ", "EX39 5AA, EX38 1AA"),
        ("GB", "KW15..KW17", "KW15 1AA, KW17 2ZZ", "KW14 8AA"),
        ("GB", "CB23 1GG", "cb23-1gg", "CB23 1GH"),
        ("GB", "BT*", "BT1 1AA", "B1 1AA"),
        ("IE", "D1..D8", "D02 X285, D6W F854, D08", "D09 X285, D10 X285, A65 F4E2"),
        // As much as can be is the first part: SW11 is a district of its own.
        ("GB", "SW11*", "SW11 1AA", "SW1 1AA"),
        ("GB", "SW1A1*", "SW1A 1AA", "SW1A 2AA, SW11 1AA"),
        ("LT", "01..05", "01103, LT-05999", "06000"),
        ("IE", "D01..D08", "D02 X285, D6W F854", "D09 X285, A65 F4E2"),
        ("CA", "K1A..K2B", "K1A 0B1, K1Z 9Z9, K2B 0A0", "K2C 0A0, L1A 0B1"),
        ("CA", "V*", "V6B 1A1, V6B", "K1A 0B1"),
        ("NL", "1000..1099", "1012 AB, 1099 ZZ, 1012", "1100 AA"),
        ("JP", "100-0000..208-0035", "100-0001, 154-0023", "210-0001"),
        ("US", "10001..10299", "10001, 10299-1234", "10300"),
        ("PT", "9000-000..9999-999", "9500-321", "1100-148"),
        ("PS", "446*", "44600", "44700"),
    ] {
        let normal = check_pattern(country, pattern).unwrap_or_else(|wrong| panic!("{pattern}: {wrong}"));
        for (codes, expected) in [(covered, true), (not_covered, false)] {
            for code in codes.split(", ") {
                let code = normalise(country, code).unwrap_or_else(|| panic!("{country} {code}"));
                assert_eq!(matches(&normal, &code), expected, "{country} {pattern} ({normal}) and {code}");
            }
        }
    }
}

#[test]
fn a_wrong_pattern_says_what_is_wrong() {
    for (country, pattern, wrong) in [
        ("GR", "104", "\"104\" is only the beginning of a postcode: write \"104*\" for all that begin with it"),
        ("GR", "10-4", "\"10-4\" is not a postcode of GR"),
        ("GR", "104 00-108 99", "\"104 00-108 99\" is not a postcode of GR"),
        ("GR", "SW1", "\"SW1\" is not a postcode of GR"),
        ("GR", "108 99..104 00", "\"108 99..104 00\" runs backwards: 104 00 comes before 108 99"),
        ("GR", "104..10899", "\"104\" and \"10899\" are not of the same length"),
        ("GR", "104 00..", "\"\" is not a postcode of GR"),
        ("GR", "104 00..ABC", "\"ABC\" is not a postcode of GR"),
        ("GR", "*", "no postcode of GR begins with \"\""),
        ("GR", "0*", "no postcode of GR begins with \"0\""),
        ("GB", "AB15..AB9", "\"AB15..AB9\" runs backwards: AB9 comes before AB15"),
        ("AE", "00000", "AE has no postcodes, so \"00000\" cannot match"),
    ] {
        assert_eq!(check_pattern(country, pattern), Err(wrong.to_owned()), "{country} {pattern}");
    }
}

#[test]
fn a_destination_is_a_country_with_or_without_a_postcode() {
    let parse = |text: &str| Destination::parse(text).map(|d| (d.country, d.postcode.unwrap_or_default()));
    let found = |country: &str, postcode: &str| Some((country.to_owned(), postcode.to_owned()));
    assert_eq!(parse("GR"), found("GR", ""));
    assert_eq!(parse("gr/104 34"), found("GR", "10434"));
    assert_eq!(parse("UK/sw1a 1aa"), found("GB", "SW1A1AA"));
    assert_eq!(parse("EL"), found("GR", ""));
    assert_eq!(parse("AE/00000"), found("AE", ""));
    assert_eq!(parse("GR/"), found("GR", ""));
    for text in ["", "G", "GRC", "XX", "GR/1", "GR/104/34", "/10434", "Ελλάδα"] {
        assert_eq!(parse(text), None, "{text}");
    }
}

#[test]
fn there_are_249_countries_and_kosovo() {
    let letters = || ('A'..='Z').chain('0'..='9').chain(['a', ' ']);
    let count = letters()
        .flat_map(|a| letters().map(move |b| format!("{a}{b}")))
        .filter(|c| country(c).as_ref() == Some(c))
        .count();
    assert_eq!(count, 250);
}
