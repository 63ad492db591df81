//! How each country writes its postcodes, and that whatever a shopper types is either one of them or none.

use std::collections::BTreeSet;

use shelfhelp::delivery::country;
use shelfhelp::delivery::postcode::{check_pattern, display, example, is_used, matches, normalise};
use shelfhelp::problem::Value;

use super::data::{data, list, say, text};

/// A country, codes as typed and as shown: `typed > shown`, or both at once.
#[test]
fn countries_near_and_far_are_understood_and_shown_their_way() {
    for (country, cases) in [
        ("AD", "ad500 > AD500, 500 > AD500, AD-700 > AD700"),
        ("AL", "1001"),
        ("AM", "0010, 375010"),
        ("AR", "1010, c1070aam > C1070AAM, A4400ABC > A4400ABC, AR-1010 > 1010"),
        ("AZ", "1000 > AZ 1000, AZ1000 > AZ 1000, az-1000 > AZ 1000"),
        ("BA", "71000, 78256, BA-89240 > 89240"),
        ("BB", "11000 > BB11000, BB 22025 > BB22025"),
        ("BD", "1000, ১০০০ > 1000"),
        ("BY", "220030"),
        ("CL", "8320000, 832 0000 > 8320000"),
        ("CO", "110111"),
        ("CR", "10101, 1000"),
        ("DK", "1050, DK-9000 > 9000, 3900 > ?, FO-110 > ?"),
        ("DO", "10101"),
        ("DZ", "16000"),
        ("EC", "170150"),
        ("EG", "11511, ١١٥١١ > 11511"),
        ("FK", "fiqq1zz > FIQQ 1ZZ, FIQQ 1AA > ?"),
        ("FO", "FO-100 > 100"),
        ("GB", "bfpo 61 > BFPO 61, gir0aa > GIR 0AA"),
        ("GE", "0105"),
        ("GG", "gy11aa > GY1 1AA, SW1A 1AA > ?"),
        ("GI", "gx111aa > GX11 1AA"),
        ("GL", "3900, 4000 > ?"),
        ("HT", "6110 > HT6110"),
        ("IE", "d02x285 > D02 X285, A65F4E2 > A65 F4E2"),
        ("IL", "9108401, 91084"),
        ("IM", "im2 1aa > IM2 1AA, JE2 1AA > ?"),
        ("IN", "110001 > 110 001, 010001 > ?"),
        ("IR", "1136913111 > 11369-13111"),
        ("JO", "11110"),
        ("KE", "00100"),
        ("KG", "720001"),
        ("KH", "120101, 12010"),
        ("KY", "ky11100 > KY1-1100, 1-1100 > KY1-1100"),
        ("KZ", "010000, z05h9b0 > Z05H9B0"),
        ("LB", "11072810 > 1107 2810, 1107"),
        ("LI", "9490, 8001 > ?"),
        ("LK", "00100"),
        ("LT", "01103 > LT-01103, LT 01103 > LT-01103"),
        ("LV", "1050 > LV-1050, lv1050 > LV-1050"),
        ("MC", "MC-98000 > 98000, 75001 > ?"),
        ("MD", "2001 > MD-2001, MD-2012 > MD-2012"),
        ("ME", "81000, 71000 > ?"),
        ("MK", "1000"),
        ("MU", "11328, 201AB001"),
        ("NG", "900211"),
        ("NP", "44600, ४४६०० > 44600"),
        ("PE", "15001, lima 23 > LIMA 23, CALLAO 02"),
        ("PK", "44000"),
        ("PR", "00901, 00901-1234 > 00901, 10001 > ?"),
        ("PY", "1209, 001001"),
        ("RE", "97400, 75001 > ?"),
        ("RS", "11000, 106314"),
        ("RU", "101000, RU-101000 > 101000, 10100 > ?"),
        ("SA", "11564, 11564-1234 > 11564"),
        ("SE", "11455 > 114 55, SE-114 55 > 114 55, 01455 > ?"),
        ("SN", "10200"),
        ("SV", "cp 1101 > CP 1101, 1101"),
        ("SZ", "h100 > H100"),
        ("TN", "1002"),
        ("TW", "104, 10603, 100001"),
        ("UY", "11000"),
        ("UZ", "100000"),
        ("VE", "1010, 1010-a > 1010-A"),
        ("VI", "00802-1222 > 00802"),
        ("XK", "10000, XK-10000 > 10000"),
        ("ZM", "10101"),
    ] {
        for case in cases.split(", ") {
            let (typed, shown) = case.split_once(" > ").unwrap_or((case, case));
            let normal = normalise(country, typed);
            let found = normal.as_deref().map_or("?".to_owned(), |code| display(country, code));
            assert_eq!(found, shown, "{country} {typed}");
        }
    }
}

#[test]
fn the_largest_markets_have_an_example_or_no_postcodes() {
    let markets = "US CN GB JP DE KR FR IN CA BR AU IT ES NL RU MX ID TR PL SE BE CH AT DK NO FI IE PT GR CZ RO HU SG MY \
        TH VN PH ZA IL SA AR CL CO NZ UA EG TW PK BD NG KE MA DZ TN LK KZ BY UZ GE AM AZ PE EC UY PY CR DO GT BG HR SI SK \
        RS BA ME MK AL XK MD LT LV EE LU MT CY IS LI MC JO LB KW OM BH IR NP KH LA MM";
    for country in markets.split(' ') {
        assert!(example(country).is_some(), "{country}");
    }
    for country in "AE HK MO QA BO GH UG JM".split(' ') {
        assert!(!is_used(country), "{country}");
    }
}

/// What is left of a code without what only separates.
fn bare(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase()
}

#[test]
fn every_postcode_given_as_an_example_is_understood_and_shown_as_it_was() {
    let Some(Value::Map(formats)) = data("postcode_formats.json") else { return };
    let (mut count, mut left_out) = (0, Vec::new());
    for (code, format) in &formats {
        if country(code).as_ref() != Some(code) {
            left_out.push(code.as_str());
            continue;
        }
        for example in list(format.get("examples")).iter().filter_map(Value::as_text) {
            let normal = normalise(code, example).unwrap_or_else(|| panic!("{code} {example}"));
            let shown = display(code, &normal);
            // The four digits after a ZIP code say nothing about where a parcel goes, a country's letters may be left out.
            let zip = bare(
                example
                    .split_once('-')
                    .filter(|(zip, _)| zip.len() == 5 && code != "BR" && code != "IR")
                    .map_or(example, |(zip, _)| zip),
            );
            assert!(bare(&shown) == zip || bare(&shown) == format!("{code}{zip}"), "{code} {example} {shown}");
            for typed in
                [bare(example), example.to_lowercase(), format!(" {} ", example.replace(' ', "-")), shown.clone()]
            {
                assert_eq!(normalise(code, &typed).as_ref(), Some(&normal), "{code} {typed}");
            }
            assert_eq!(check_pattern(code, &shown).as_ref(), Ok(&normal), "{code} {shown}");
            assert!(matches(&normal, &normal), "{code} {normal}");
            count += 1;
        }
    }
    // Ascension and Tristan da Cunha have no code in ISO 3166-1: parcels go there as to Saint Helena.
    assert!(left_out.iter().all(|code| ["AC", "TA"].contains(code)), "{left_out:?}");
    say(&format!("{count} postcodes of {} countries are understood", formats.len() - left_out.len()));
}

#[test]
fn what_another_shop_system_takes_and_refuses() {
    // Separators are free here: whoever types 99999 999 or 1340-088 means the digits.
    const TAKEN_HERE: [(&str, &str); 2] = [("BR", "99999 999"), ("JP", "1340-088")];
    let Some(cases) = data("postcode_validity.json") else { return };
    let mut count = 0;
    for case in list(Some(&cases)) {
        let (country, code) = (text(case, "country"), text(case, "postcode"));
        let valid = case.get("valid") == Some(&Value::Flag(true)) || TAKEN_HERE.contains(&(country, code));
        assert_eq!(normalise(country, code).is_some(), valid, "{country} {code}");
        count += 1;
    }
    say(&format!("{count} verdicts on postcodes agree, two of them freer with separators"));
}

/// Xorshift: the same texts on every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    /// An example with some characters changed, or anything at all.
    fn text(&mut self, country: &str) -> String {
        let of =
            |chance: &mut Chance, chars: &str| chars.chars().nth(chance.below(chars.chars().count())).unwrap_or('0');
        let any = |chance: &mut Chance| match chance.below(6) {
            0 => char::from_u32(chance.below(0x11_0000) as u32).unwrap_or('\u{fffd}'),
            1 => of(chance, "٠۹０Ａｚ〒ー－\u{200e}\u{a0}é한*.:/"),
            2 => of(chance, " -"),
            3 => of(chance, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
            _ => of(chance, "0123456789"),
        };
        match example(country) {
            Some(example) if self.below(8) > 0 => {
                let mut text: Vec<char> = example.chars().collect();
                for _ in 0..self.below(4) {
                    let at = self.below(text.len());
                    match self.below(8) {
                        0 => text.insert(at, any(self)),
                        1 => text[at] = any(self),
                        _ if text[at].is_ascii_digit() => text[at] = of(self, "0123456789"),
                        _ => text[at] = of(self, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
                    }
                }
                text.into_iter().collect()
            }
            _ => (0..self.below(12)).map(|_| any(self)).collect(),
        }
    }
}

#[test]
fn whatever_is_typed_reads_the_same_once_shown() {
    let mut chance = Chance(41);
    let letters = || 'A'..='Z';
    let countries: BTreeSet<String> =
        letters().flat_map(|a| letters().filter_map(move |b| country(&format!("{a}{b}")))).collect();
    let mut count = 0;
    for country in &countries {
        for _ in 0..200 {
            let typed = chance.text(country);
            let _ = (check_pattern(country, &typed), check_pattern(country, &format!("{typed}*")));
            let Some(normal) = normalise(country, &typed) else { continue };
            let shown = display(country, &normal);
            assert!(normal.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()), "{country} {typed} {normal}");
            assert_eq!(normalise(country, &normal).as_ref(), Some(&normal), "{country} {typed}");
            assert_eq!(normalise(country, &shown).as_ref(), Some(&normal), "{country} {typed} {shown}");
            assert_eq!(check_pattern(country, &shown).as_ref(), Ok(&normal), "{country} {typed} {shown}");
            count += 1;
        }
    }
    assert!(count > 20_000, "{count} were postcodes");
}
