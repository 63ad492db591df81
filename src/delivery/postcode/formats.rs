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
    FORMATS.split(';').find_map(|entry| entry.strip_prefix(country)?.strip_prefix(' '))
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

// A country, an example, and its masks where the example does not say it all.
const FORMATS: &str = "\
    AD AD500;AF 1001;AI AI-2640=AI-2640;AL 1001;AM 0010=####|######;AR 1010=####|a####aaa|a####;AS 96799=96799|96799-####;\
    AT 1010=n###;AU 2000;AX 22100=22###;AZ AZ 1000;\
    BA 71000=7####|8####;BB BB11000;BD 1000;BE 1000=n###;BG 1000=n###;BH 317=n##|1###;BL 97133=97###;BM HM 12=aa xx;\
    BN BS8811=aa####;BR 01310-100;BT 11001;BY 220030;\
    CA K1A 0B1=c#c #c#|c#c;CC 6799=6799;CH 8001=n###;CL 8320000;CN 100000;CO 110111;CR 10101=#####|####;CU 10400;CV 7600;\
    CX 6798=6798;CY 1065=n###;CZ 110 00=n## ##;\
    DE 10115;DK 1050;DO 10101;DZ 16000;EC 170150;EE 10111;EG 11511;EH 70000;ES 28013;ET 1000;\
    FI 00100;FK FIQQ 1ZZ=FIQQ 1ZZ;FM 96941=969##|969##-####;FO 100;FR 75001;\
    GE 0105;GF 97300=973##;GI GX11 1AA=GX11 1AA;GL 3900=39##;GN 001;GP 97100=971##;GR 104 34=n## ##;GS SIQQ 1ZZ=SIQQ 1ZZ;\
    GT 01001;GU 96910=969##|969##-####;GW 1000;\
    HM 7151;HN 11101;HR 10000;HT HT6110;HU 1051=n###;\
    ID 10110;IE D02 X285=a## xxxx|D6W xxxx|a##|D6W;IL 9108401=#######|#####;IN 110 001=n## ###;IO BBND 1ZZ=BBND 1ZZ;IQ 10001;\
    IR 11369-13111;IS 101;IT 00184;JO 11110;JP 100-0001;\
    KE 00100;KG 720001;KH 120101=######|#####;KR 03187;KW 13001;KY KY1-1100;KZ 010000=######|a##a#a#;\
    LA 01000;LB 1107 2810=#### ####|####;LI 9490=94##;LK 00100;LR 1000;LS 100;LT LT-01103;LU 1009=n###;LV LV-1050;\
    MA 10000;MC 98000=980##;MD MD-2001;ME 81000=8####;MF 97150=97###;MG 101;MH 96960=969##|969##-####;MK 1000;MM 11181;\
    MN 14200=#####|######;MP 96950=969##|969##-####;MQ 97200=972##;MS MSR1110=MSR####;\
    MT VLT 1117=aaa ####|aaa ##|aaa;MU 11328=#####|###aa###;MV 20002;MX 06000;MY 50000;MZ 1100;\
    NA 10001;NC 98800=988##;NE 8000;NF 2899=2899;NG 900211;NI 11001;NL 1012 AB=n### aa|n###;NO 0150;NP 44600;NZ 6011;\
    OM 100;PA 0801;PE 15001=#####|LIMA ##|LIMA #|CALLAO ##|CALLAO #;PF 98714=987##;PG 111;PH 1000;PK 44000;PL 00-001;\
    PM 97500=975##;PN PCRN 1ZZ=PCRN 1ZZ;PR 00901=00###|00###-####;PT 1100-148=n###-###|n###;PW 96940=969##|969##-####;\
    PY 1209=####|######;RE 97400=974##;RO 010011;RS 11000=#####|######;RU 101000;\
    SA 11564=n####|n####-####;SD 11111;SE 111 20=n## ##;SG 018956;SH STHL 1ZZ=STHL 1ZZ|ASCN 1ZZ|TDCU 1ZZ;SI 1000=n###;\
    SJ 9170;SK 811 01;SM 47890=4789#;SN 10200;SO JH 09010=aa #####;SV CP 1101=CP ####|####;SZ H100=a###;\
    TC TKCA 1ZZ=TKCA 1ZZ;TH 10200;TJ 734000;TM 744000;TN 1000;TR 34110;TW 100001=######|#####|###;TZ 11101=#####|####;\
    UA 01001;UM 96898=96898;US 10001=#####|#####-####;UY 11000;UZ 100000;\
    VA 00120=00120;VC VC0100;VE 1010=####|####-a;VG VG1110;VI 00801=008##|008##-####;VN 11000=#####|######;\
    WF 98600=986##;XK 10000=n####;YT 97600=976##;ZA 0001;ZM 10101";
