//! How does each country write its postcodes?
//!
//! Facts of the postal services, gathered by hand. In a mask `9` is a digit, `1` a digit but zero, `A` a letter, `C` a
//! letter that Canada uses, `X` a letter or digit, any other letter itself; a space or hyphen only separates. `|` parts
//! forms of which the first is the whole code; shorter ones are what shoppers type.

/// The form of a country's postcodes.
pub(super) enum Form {
    /// The country has no postcodes.
    None,
    /// We know nothing about it.
    Unknown,
    /// The United Kingdom's, whose parts vary in length.
    British,
    /// One of these masks.
    Masks(&'static str),
}

pub(super) fn of(country: &str) -> Form {
    if matches!(country, "GB" | "GG" | "IM" | "JE") {
        return Form::British;
    }
    match FORMATS.iter().find(|(c, _, _)| *c == country) {
        Some((_, masks, _)) => Form::Masks(masks),
        None if country.len() == 2 && WITHOUT.split(' ').any(|c| c == country) => Form::None,
        None => Form::Unknown,
    }
}

pub(super) fn example(country: &str) -> Option<&'static str> {
    match country {
        "GB" => Some("SW1A 1AA"),
        "GG" => Some("GY1 1AA"),
        "IM" => Some("IM1 1AA"),
        "JE" => Some("JE2 3AB"),
        _ => FORMATS.iter().find(|(c, _, _)| *c == country).map(|(_, _, example)| *example),
    }
}

const WITHOUT: &str = "AE AG AO AW BF BI BJ BO BS BW BZ CD CF CG CI CM DJ DM ER FJ GA GD GH GM GQ GY HK KI KM KN LY ML MO \
    MR MW NR QA RW SB SC SL SR ST SY TD TG TK TO TV UG VU YE ZW";

// One line a country: code, masks, example.
#[rustfmt::skip]
const FORMATS: &[(&str, &str, &str)] = &[
    ("AD", "AD999", "AD500"),
    ("AR", "9999|A9999AAA", "1010"),
    ("AT", "1999", "1010"),
    ("AU", "9999", "2000"),
    ("BE", "1999", "1000"),
    ("BG", "1999", "1000"),
    ("BM", "AA XX", "HM 12"),
    ("BR", "99999-999", "01310-100"),
    ("CA", "C9C 9C9|C9C", "K1A 0B1"),
    ("CH", "1999", "8001"),
    ("CL", "9999999", "8320000"),
    ("CN", "999999", "100000"),
    ("CO", "999999", "110111"),
    ("CY", "1999", "1065"),
    ("CZ", "199 99", "110 00"),
    ("DE", "99999", "10115"),
    ("DK", "9999", "1050"),
    ("EE", "99999", "10111"),
    ("EG", "99999", "11511"),
    ("ES", "99999", "28013"),
    ("FI", "99999", "00100"),
    ("FO", "999", "100"),
    ("FR", "99999", "75001"),
    ("GR", "199 99", "104 34"),
    ("HR", "99999", "10000"),
    ("HU", "1999", "1051"),
    ("ID", "99999", "10110"),
    ("IE", "A9X XXXX|A9X", "D02 X285"),
    ("IL", "9999999|99999", "9108401"),
    ("IN", "199 999", "110 001"),
    ("IS", "999", "101"),
    ("IT", "99999", "00184"),
    ("JP", "999-9999", "100-0001"),
    ("KR", "99999", "03187"),
    ("KW", "99999", "13001"),
    ("LI", "9999", "9490"),
    ("LT", "99999", "01103"),
    ("LU", "1999", "1009"),
    ("LV", "9999", "1050"),
    ("MA", "99999", "10000"),
    ("MC", "98099", "98000"),
    ("MT", "AAA 9999|AAA 99|AAA", "VLT 1117"),
    ("MX", "99999", "06000"),
    ("MY", "99999", "50000"),
    ("NL", "1999 AA|1999", "1012 AB"),
    ("NO", "9999", "0150"),
    ("NZ", "9999", "6011"),
    ("PH", "9999", "1000"),
    ("PL", "99-999", "00-001"),
    ("PR", "99999", "00901"),
    ("PT", "1999-999|1999", "1100-148"),
    ("RO", "999999", "010011"),
    ("RS", "99999|999999", "11000"),
    ("SA", "19999", "11564"),
    ("SE", "199 99", "111 20"),
    ("SG", "999999", "018956"),
    ("SI", "1999", "1000"),
    ("SK", "999 99", "811 01"),
    ("SM", "47899", "47890"),
    ("TH", "99999", "10200"),
    ("TR", "99999", "34110"),
    ("TW", "999999|99999|999", "100001"),
    ("UA", "99999", "01001"),
    ("US", "99999|99999-9999", "10001"),
    ("VA", "00120", "00120"),
    ("VN", "99999|999999", "11000"),
    ("ZA", "9999", "0001"),
];
