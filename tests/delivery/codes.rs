//! Long lists of postcodes in few bytes.

use std::collections::BTreeSet;

use shelfhelp::delivery::postcode::{Codes, display, normalise};
use shelfhelp::wire;

use super::data::say;

/// Xorshift: the same codes on every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    /// A code of a form: `9` any digit, `A` any letter, `U` one that stands in the second part of a British code, `E`
    /// one of an Irish code.
    fn code(&mut self, form: &str) -> String {
        let one = |c: char| match c {
            '9' => "0123456789",
            'A' => "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            'C' => "ABCEGHJKLMNPRSTVWXYZ",
            'U' => "ABDEFGHJLNPQRSTUWXYZ",
            'E' => "0123456789ACDEFHKNPRTVWXY",
            _ => " ",
        };
        form.chars().map(|c| one(c).chars().nth(self.below(one(c).len())).expect("a character")).collect()
    }

    fn some(&mut self, forms: &[&str], count: usize) -> BTreeSet<String> {
        let mut codes = BTreeSet::new();
        while codes.len() < count {
            let form = forms[self.below(forms.len())];
            codes.insert(self.code(form));
        }
        codes
    }
}

fn bytes(codes: &Codes) -> Vec<u8> {
    postcard::to_allocvec(codes).expect("bytes")
}

// Country, forms of its codes.
const FORMS: [(&str, &[&str]); 8] = [
    ("DE", &["99999"]),
    ("RO", &["999999"]),
    ("JP", &["9999999"]),
    ("BR", &["99999999"]),
    ("GB", &["A99UU", "A999UU", "AA99UU", "AA999UU", "A9A9UU", "AA9A9UU"]),
    ("NL", &["9999AA"]),
    ("CA", &["C9C9C9"]),
    ("IE", &["C99EEEE"]),
];

#[test]
fn a_set_holds_what_it_was_given_and_nothing_else() {
    let mut chance = Chance(5);
    for (country, forms) in FORMS {
        for count in [0, 1, 2, 255, 256, 257, 3000] {
            let given = chance.some(forms, count);
            let codes = Codes::new(given.iter().rev().chain(given.iter()).cloned().collect());
            assert_eq!((codes.len(), codes.is_empty()), (count, count == 0), "{country}");
            assert_eq!(codes.iter().collect::<BTreeSet<_>>(), given, "{country}");
            assert!(given.iter().all(|code| codes.contains(code)), "{country}");
            for form in forms {
                for _ in 0..500 {
                    let code = chance.code(form);
                    assert_eq!(codes.contains(&code), given.contains(&code), "{country} {code}");
                }
            }
            assert_eq!(wire::read::<Codes>(&bytes(&codes)), Some(codes), "{country}");
        }
    }
}

#[test]
fn what_no_code_can_be_is_in_no_set() {
    let codes = Codes::new(
        ["10434", "", "104 34", "sw1a1aa", "ABCDEFGHIJK", "Αθήνα", "10435", "1043"].map(String::from).to_vec(),
    );
    assert_eq!(codes.iter().collect::<Vec<_>>(), ["1043", "10434", "10435"]);
    for code in ["", "104 34", "1", "104345", "1043A", "ABCDEFGHIJK", "10433", "10436", "Αθήνα"] {
        assert!(!codes.contains(code), "{code}");
    }
    assert!(!Codes::default().contains("10434") && Codes::default().iter().next().is_none());
    let longest = Codes::new(vec!["ZZZZZZZZZZ".into(), "AAAAAAAAAA".into(), "9999999999".into(), "0000000000".into()]);
    assert_eq!(longest.iter().collect::<Vec<_>>(), ["0000000000", "9999999999", "AAAAAAAAAA", "ZZZZZZZZZZ"]);
}

#[test]
fn a_hundred_thousand_codes_take_less_than_two_bytes_each() {
    // Codes strewn over all that the form allows are the worst case: what is in use lies closer together.
    let mut chance = Chance(11);
    for (country, forms) in FORMS {
        let all = if country == "DE" { 90_000 } else { 100_000 };
        let given = chance.some(forms, all);
        for code in given.iter().take(5).filter(|_| country != "GB" && country != "NL" && country != "CA") {
            assert_eq!(normalise(country, &display(country, code)).as_ref(), Some(code), "{country}");
        }
        let size = bytes(&Codes::new(given.into_iter().collect())).len();
        say(&format!("{all} postcodes of {country}: {size} bytes"));
        assert!(size < 195_000, "{country}: {size}");
    }
    // Every code of a country with five digits, as carriers list them: an eighth of a byte each.
    let size = bytes(&Codes::new((1000..100_000).map(|n| format!("{n:05}")).collect())).len();
    say(&format!("99000 postcodes in a row: {size} bytes"));
    assert!(size < 16_000);
}

#[test]
fn damaged_bytes_are_no_danger() {
    let mut chance = Chance(23);
    let given = chance.some(FORMS[4].1, 700);
    let whole = bytes(&Codes::new(given.into_iter().collect()));
    for _ in 0..3000 {
        let mut damaged = whole.clone();
        for _ in 0..1 + chance.below(4) {
            let at = 2 + chance.below(damaged.len() - 2);
            damaged[at] = chance.below(256) as u8;
        }
        let Some(codes) = wire::read::<Codes>(&damaged) else { continue };
        let count = codes.iter().count();
        assert!(count <= damaged.len() * 256);
        codes.contains("SW1A1AA");
        codes.len();
    }
}
