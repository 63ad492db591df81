//! How does each country write its postcodes?
//!
//! Facts of the postal services, gathered by hand. Does not know: which codes are in use.

/// The form of a country's postcodes.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// The country has no postcodes.
    None,
    /// We know nothing about it.
    Unknown,
    /// The United Kingdom's, whose parts vary in length.
    British,
    /// One of these masks.
    Masks(Masks),
}

/// What stands at each place: `#` is a digit, `n` a digit but zero, `a` a letter, `c` a letter that Canada uses, `x` a
/// letter or digit, a capital or digit itself; a space or hyphen only separates. `|` parts forms, the usual one first.
#[derive(Clone, Copy)]
pub(super) struct Masks {
    masks: &'static str,
    /// An example stands for a mask: where it has a digit, any digit does.
    by_example: bool,
}

impl Masks {
    /// Whatever a country that we know nothing about may write.
    pub(super) const ANY: Masks =
        Masks { masks: "x|xx|xxx|xxxx|xxxxx|xxxxxx|xxxxxxx|xxxxxxxx|xxxxxxxxx|xxxxxxxxxx", by_example: false };

    /// The mask that a code follows whole.
    pub(super) fn of(self, code: &str) -> Option<&'static str> {
        self.all().find(|mask| self.fits(mask, code, true))
    }

    /// Whether a code follows a mask, whole or as its beginning.
    pub(super) fn fits(self, mask: &str, code: &str, whole: bool) -> bool {
        let mut classes = mask.chars().filter(|c| !is_separator(*c));
        code.bytes().all(|b| classes.next().is_some_and(|class| self.admits(class, b)))
            && (!whole || classes.next().is_none())
    }

    pub(super) fn all(self) -> impl Iterator<Item = &'static str> {
        self.masks.split('|')
    }

    /// Whether a character may stand where the mask has this one.
    pub(super) fn admits(self, class: char, b: u8) -> bool {
        match class {
            '#' | '0'..='9' if class == '#' || self.by_example => b.is_ascii_digit(),
            'n' => b.is_ascii_digit() && b != b'0',
            'a' => b.is_ascii_uppercase(),
            // Canada leaves out the letters that are read as others.
            'c' => b.is_ascii_uppercase() && !b"DFIOQU".contains(&b),
            'x' => b.is_ascii_alphanumeric(),
            class => class.is_ascii() && class as u8 == b,
        }
    }

    /// Whether codes begin with a digit.
    pub(super) fn is_number(self) -> bool {
        self.masks.starts_with(['#', 'n']) || self.masks.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether codes begin with the two letters of the country, which people leave out.
    pub(super) fn has_prefix(self, country: &str) -> bool {
        self.masks.starts_with(country)
    }
}

pub(super) fn is_separator(class: char) -> bool {
    class == ' ' || class == '-'
}

pub(super) fn of(country: &str) -> Form {
    if matches!(country, "GB" | "GG" | "IM" | "JE") {
        return Form::British;
    }
    match entry(country) {
        Some(entry) => Form::Masks(match entry.split_once('=') {
            Some((_, masks)) => Masks { masks, by_example: false },
            None => Masks { masks: entry, by_example: true },
        }),
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
        _ => entry(country)?.split('=').next(),
    }
}

/// What is said of a country, after its two letters.
fn entry(country: &str) -> Option<&'static str> {
    let (first, second) = country.split_at_checked(1)?;
    let row = FORMATS.get(usize::from(first.bytes().next()?).checked_sub(usize::from(b'A'))?)?;
    row.split(';').find_map(|entry| entry.strip_prefix(second)?.strip_prefix(' '))
}

/// Codes that follow the form and were never given out, or are another country's.
pub(super) fn is_unused(country: &str, code: &str) -> bool {
    match country {
        "CA" => code.starts_with(['W', 'Z']),
        // Greenland's.
        "DK" => code.starts_with("39"),
        "ES" => !("01".."53").contains(&code),
        "GG" => !code.starts_with("GY"),
        "IM" | "JE" => !code.starts_with(country),
        "NL" => matches!(code.get(4..), Some("SA" | "SD" | "SS")),
        _ => false,
    }
}

const WITHOUT: &str = "AE AG AO AW BF BI BJ BO BQ BS BW BZ CD CF CG CI CM CW DJ DM ER FJ GA GD GH GM GQ GY HK JM KI KM KN \
    LC LY ML MO MR MW NR QA RW SB SC SL SR ST SX SY TD TG TK TO TT TV UG VU YE ZW";

// By the first letter of the country: its second letter, an example, and its masks where the example does not say it all.
#[rustfmt::skip]
const FORMATS: [&str; 26] = [
    "D AD500;F 1001;I AI-2640=AI-2640;L 1001;M 0010=####|######;R 1010=####|a####aaa|a####;\
     S 96799=96799|96799-####;T 1010=n###;U 2000;X 22100=22###;Z AZ 1000",
    "A 71000=7####|8####;B BB11000;D 1000;E 1000=n###;G 1000=n###;H 317=n##|1###;L 97133=97###;M HM 12=aa xx;\
     N BS8811=aa####;R 01310-100;T 11001;Y 220030",
    "A K1A 0B1=c#c #c#|c#c;C 6799=6799;H 8001=n###;L 8320000;N 100000;O 110111;R 10101=#####|####;U 10400;\
     V 7600;X 6798=6798;Y 1065=n###;Z 110 00=n## ##",
    "E 10115;K 1050;O 10101;Z 16000",
    "C 170150;E 10111;G 11511;H 70000;S 28013;T 1000",
    "I 00100;K FIQQ 1ZZ=FIQQ 1ZZ;M 96941=969##|969##-####;O 100;R 75001",
    "E 0105;F 97300=973##;I GX11 1AA=GX11 1AA;L 3900=39##;N 001;P 97100=971##;R 104 34=n## ##;\
     S SIQQ 1ZZ=SIQQ 1ZZ;T 01001;U 96910=969##|969##-####;W 1000",
    "M 7151;N 11101;R 10000;T HT6110;U 1051=n###",
    "D 10110;E D02 X285=a## xxxx|D6W xxxx|a##|D6W;L 9108401=#######|#####;N 110 001=n## ###;\
     O BBND 1ZZ=BBND 1ZZ;Q 10001;R 11369-13111;S 101;T 00184",
    "O 11110;P 100-0001",
    "E 00100;G 720001;H 120101=######|#####;R 03187;W 13001;Y KY1-1100;Z 010000=######|a##a#a#",
    "A 01000;B 1107 2810=#### ####|####;I 9490=94##;K 00100;R 1000;S 100;T LT-01103;U 1009=n###;V LV-1050",
    "A 10000;C 98000=980##;D MD-2001;E 81000=8####;F 97150=97###;G 101;H 96960=969##|969##-####;K 1000;M 11181;\
     N 14200=#####|######;P 96950=969##|969##-####;Q 97200=972##;S MSR1110=MSR####;\
     T VLT 1117=aaa ####|aaa ##|aaa;U 11328=#####|###aa###;V 20002;X 06000;Y 50000;Z 1100",
    "A 10001;C 98800=988##;E 8000;F 2899=2899;G 900211;I 11001;L 1012 AB=n### aa|n###;O 0150;P 44600;Z 6011",
    "M 100",
    "A 0801;E 15001=#####|LIMA ##|LIMA #|CALLAO ##|CALLAO #;F 98714=987##;G 111;H 1000;K 44000;L 00-001;\
     M 97500=975##;N PCRN 1ZZ=PCRN 1ZZ;R 00901=00###|00###-####;T 1100-148=n###-###|n###;\
     W 96940=969##|969##-####;Y 1209=####|######",
    "",
    "E 97400=974##;O 010011;S 11000=#####|######;U 101000",
    "A 11564=n####|n####-####;D 11111;E 111 20=n## ##;G 018956;H STHL 1ZZ=STHL 1ZZ|ASCN 1ZZ|TDCU 1ZZ;\
     I 1000=n###;J 9170;K 811 01;M 47890=4789#;N 10200;O JH 09010=aa #####;V CP 1101=CP ####|####;Z H100=a###",
    "C TKCA 1ZZ=TKCA 1ZZ;H 10200;J 734000;M 744000;N 1000;R 34110;W 100001=######|#####|###;Z 11101=#####|####",
    "A 01001;M 96898=96898;S 10001=#####|#####-####;Y 11000;Z 100000",
    "A 00120=00120;C VC0100;E 1010=####|####-a;G VG1110;I 00801=008##|008##-####;N 11000=#####|######",
    "F 98600=986##",
    "K 10000=n####",
    "T 97600=976##",
    "A 0001;M 10101",
];
