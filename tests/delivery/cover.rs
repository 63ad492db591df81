//! Lists of patterns against each other.

use shelfhelp::delivery::postcode::{Codes, Cover, check_pattern, display, example, matches, normalise};

fn cover<'c>(country: &'c str, patterns: &str) -> Cover<'c> {
    let mut cover = Cover::new(country);
    let patterns: Vec<String> = patterns
        .split(", ")
        .filter(|pattern| !pattern.is_empty())
        .map(|pattern| check_pattern(country, pattern).unwrap_or_else(|wrong| panic!("{country} {pattern}: {wrong}")))
        .collect();
    cover.add(&patterns, &Codes::default());
    cover
}

#[test]
fn a_list_holds_another_where_it_has_all_its_codes() {
    // Holds, is held by: `>` the first holds the second alone, `<` the other way round, `=` both, `-` neither.
    for (country, first, how, second) in [
        ("GR", "104*", ">", "104 34"),
        ("GR", "104*", "=", "104 00..104 99"),
        ("GR", "104*", "=", "104..104"),
        ("GR", "104*, 105*", "=", "104 00..105 99"),
        ("GR", "100 00..199 99", "=", "1*"),
        ("GR", "104 34", "<", "104*"),
        ("GR", "104 30..104 39", "-", "104 35..104 44"),
        ("GR", "104*", "-", "105*"),
        ("GR", "", ">", "104*"),
        ("GR", "1*, 2*, 3*, 4*, 5*, 6*, 7*, 8*, 9*", "<", ""),
        ("US", "9*", ">", "902*, 90001..90899"),
        ("NL", "1012*", ">", "1012 AB"),
        // Shoppers may type 1012 alone, which none of the ranges covers.
        ("NL", "1012*", ">", "1012 AA..1012 ZZ"),
        ("NL", "1000..1099", "=", "10*"),
        ("PT", "9000-000..9999-999", "<", "9*"),
        ("CA", "K1A..K1Z", "=", "K1*"),
        ("CA", "K*", ">", "K1A 0B1"),
        ("IE", "D01..D08", ">", "D02*, D6W*, D06 X285"),
        ("IE", "D01..D05", "-", "D6W*"),
        ("LT", "01*", "=", "LT-01000..LT-01999"),
        ("LT", "01..05", ">", "LT-03*"),
        ("GB", "AB*", ">", "AB10..AB16"),
        ("GB", "AB*", "=", "AB0..AB99"),
        ("GB", "AB1*", "=", "AB1, AB1A..AB1Z, AB10..AB19"),
        ("GB", "AB1*", "-", "AB1..AB2"),
        ("GB", "AB9..AB12", ">", "AB9, AB9A, AB10, AB11 1AA"),
        ("GB", "SW1", "=", "SW1 *"),
        ("GB", "SW1", ">", "SW1 1AA..SW1 9ZZ"),
        ("GB", "SW1", "-", "SW1A"),
        ("GB", "SW1*", ">", "SW1, SW1A, SW10 1AA"),
        ("GB", "SW1A 1*", "=", "SW1A 1AA..SW1A 1ZZ"),
        ("GB", "SW1A1*", "=", "SW1A 1*"),
        ("GB", "SW11*", "-", "SW1 1AA"),
        ("GB", "SW11 1*", "=", "SW111*"),
        ("GB", "S*", ">", "S1, SW1A 1AA, SA*"),
        ("GB", "B*", ">", "BFPO 801, BT*"),
        ("GB", "BFPO 8*", "=", "BFPO 8, BFPO 80..BFPO 89, BFPO 800..BFPO 899, BFPO 8000..BFPO 8999"),
        ("GB", "BA..BZ", ">", "BFPO 1, BT1 1AA"),
        ("GB", "G*", ">", "GIR 0AA, GL1"),
        ("GB", "GIR 0AA", "-", "GL1"),
        ("GB", "", ">", "A*, BFPO 1"),
    ] {
        let (a, b) = (cover(country, first), cover(country, second));
        let found = match (a.holds(&b), b.holds(&a)) {
            (true, true) => "=",
            (true, false) => ">",
            (false, true) => "<",
            (false, false) => "-",
        };
        assert_eq!(found, how, "{country} {first} and {second}");
    }
}

#[test]
fn two_lists_meet_in_a_code_that_both_have() {
    for (country, first, second, shared) in [
        ("GR", "104 30..104 39", "104 35..104 44", "104 35"),
        ("GR", "104*", "105*", ""),
        ("GR", "104*", "100*, 104 99, 105*", "104 99"),
        ("GR", "", "104*", "104 00"),
        ("GB", "AB9..AB12", "AB1*", "AB10"),
        ("GB", "SW1", "SW1A", ""),
        ("GB", "SW11*", "SW1 1AA", ""),
        ("GB", "EX39 1*", "EX39 1AB..EX39 4", "EX39 1AB"),
        ("GB", "B*", "BFPO 7..BFPO 9", "BFPO 7"),
        ("GB", "G*", "GIR 0AA", "GIR 0AA"),
        ("NL", "1012 *", "1012 AB..1013 AA", "1012 AB"),
        ("CA", "K1A..K1C", "K1B*", "K1B 0A0"),
        ("PS", "446*", "44600", "44600"),
        ("GB", "", "", "A0"),
        ("GB", "", "BFPO*", "BFPO 1"),
        ("AE", "", "", ""),
    ] {
        let found = cover(country, first).meets(&cover(country, second)).unwrap_or_default();
        assert_eq!(found, shared, "{country} {first} and {second}");
    }
}

#[test]
fn long_lists_of_codes_count_as_patterns_do() {
    let codes = Codes::new((10400..10500).map(|code| code.to_string()).collect());
    let mut listed = Cover::new("GR");
    listed.add(&[], &codes);
    assert!(listed.holds(&cover("GR", "104*")) && cover("GR", "104*").holds(&listed));
    listed.add(&["106*".to_owned()], &Codes::new(vec!["10500".into()]));
    assert!(listed.holds(&cover("GR", "104 00..105 00, 106 71")) && !listed.holds(&cover("GR", "105 01")));
}

/// Xorshift: the same patterns on every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    /// A code near the others: few letters and digits, so that patterns often meet.
    fn code(&mut self, like: &str) -> String {
        like.chars()
            .map(|c| match c {
                '0'..='9' if self.below(2) == 0 => char::from(b'0' + self.below(10) as u8),
                '0'..='9' => char::from(b'0' + self.below(3) as u8),
                'A'..='Z' if self.below(2) == 0 => char::from(b'A' + self.below(3) as u8),
                c => c,
            })
            .collect()
    }

    fn one_of(&mut self, like: &[&str]) -> String {
        let like = like[self.below(like.len())];
        self.code(like)
    }

    fn pattern(&mut self, like: &[&str]) -> String {
        let (first, second) = (self.one_of(like), self.one_of(like));
        match self.below(4) {
            0 => first,
            1 => format!("{}*", &first[..1 + self.below(first.len())]),
            2 => format!("{first}..{second}"),
            _ => {
                let upto = 1 + self.below(first.len().min(second.len()));
                format!("{}..{}", &first[..upto], &second[..upto])
            }
        }
    }
}

#[test]
fn what_lists_have_in_common_is_what_their_patterns_match() {
    let mut chance = Chance(17);
    let shapes: [(&str, &[&str]); 9] = [
        ("GR", &["10434"]),
        ("FO", &["100"]),
        ("NL", &["1012AB", "1012"]),
        ("CA", &["K1A0B1", "K1A"]),
        ("IE", &["D02X285", "D6WF854", "D02", "D6W"]),
        ("LT", &["LT01103"]),
        ("TW", &["100", "10001", "100001"]),
        (
            "GB",
            &[
                "A1 1AA", "A11 1AA", "AB1 1AA", "AB11 1AA", "A1A 1AA", "AB1A 1AA", "AB1", "A11", "BFPO 1", "BFPO 11",
                "GIR 0AA",
            ],
        ),
        ("AR", &["1010", "A1010AAA"]),
    ];
    for (country, like) in shapes {
        let codes: Vec<String> = (0..120).filter_map(|_| normalise(country, &chance.one_of(like))).collect();
        let mut patterns = Vec::new();
        while patterns.len() < 50 {
            patterns.extend(check_pattern(country, &chance.pattern(like)));
        }
        let covers: Vec<Cover<'_>> = patterns.iter().map(|pattern| one(country, pattern)).collect();
        for (pattern, cover) in patterns.iter().zip(&covers) {
            for code in &codes {
                let held = cover.holds(&one(country, &exact(country, code)));
                let whole = !is_district(country, code);
                assert!(!whole || held == matches(pattern, code), "{country} {pattern} {code}");
            }
            for (other, other_cover) in patterns.iter().zip(&covers) {
                let both = || codes.iter().filter(|code| matches(pattern, code) && matches(other, code));
                match cover.meets(other_cover) {
                    Some(shared) => {
                        let shared = normalise(country, &shared).unwrap_or_else(|| panic!("{country} {shared}"));
                        assert!(
                            matches(pattern, &shared) && matches(other, &shared),
                            "{country} {pattern} {other} {shared}"
                        );
                    }
                    None => assert_eq!(both().next(), None, "{country} {pattern} {other}"),
                }
                if cover.holds(other_cover) {
                    let lost = codes.iter().find(|code| matches(other, code) && !matches(pattern, code));
                    assert_eq!(lost, None, "{country} {pattern} {other}");
                }
            }
        }
    }
}

fn one<'c>(country: &'c str, pattern: &str) -> Cover<'c> {
    let mut cover = Cover::new(country);
    cover.add(&[pattern.to_owned()], &Codes::default());
    cover
}

fn exact(country: &str, code: &str) -> String {
    check_pattern(country, &display(country, code)).unwrap_or_else(|wrong| panic!("{wrong}"))
}

/// As a pattern, a British district stands for all codes in it.
fn is_district(country: &str, code: &str) -> bool {
    country == "GB" && !display(country, code).contains(' ')
}

#[test]
fn whole_countries_hold_their_examples() {
    for country in ["US", "GB", "GR", "JP", "PS", "IE", "MT", "PE", "KZ", "IR", "MU"] {
        let whole = cover(country, "");
        let code = example(country).and_then(|example| normalise(country, example)).unwrap_or("90100".into());
        assert!(whole.holds(&one(country, &code)), "{country}");
        assert!(
            one(country, &code).meets(&whole).is_some_and(|shown| normalise(country, &shown) == Some(code)),
            "{country}"
        );
    }
}
