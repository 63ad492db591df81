//! Tracking numbers: known in the middle of a sentence, refused when a digit is wrong, and never mistaken for a telephone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

use shelfhelp::delivery::tracking::{Candidate, Context, Formats, Proof, grouped, may_track};

const FILE: &str = include_str!("../www/tracking/formats.txt");

fn formats() -> Formats {
    Formats::new(FILE)
}

fn shown(candidates: &[Candidate]) -> String {
    let one = |c: &Candidate| {
        let mark = match c.proof {
            Proof::Checked => "!",
            Proof::Form => "?",
            Proof::Wrong => "x",
        };
        format!("{}{mark}", c.carrier)
    };
    candidates.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// A shop in Greece that names no carriers.
const GREECE: Context<'static> = Context { own: &[], countries: &["GR"], language: "el", sure: false };

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(shown(&formats().find(text, &GREECE)), expected, "{text}");
    assert!(expected.is_empty() || may_track(text), "{text} is not worth a look");
}

/// What a carrier's line finds when the text is said to be a number.
fn sure(number: &str) -> Vec<Candidate> {
    formats().find(number, &Context { sure: true, ..Context::default() })
}

#[test]
fn the_file_can_be_followed_to_its_last_line() {
    let (read, problems) = Formats::read(FILE);
    assert_eq!(problems, []);
    assert_eq!(read, formats());
}

#[test]
fn a_number_is_known_anywhere_in_a_question() {
    check("where is my parcel RR123456785GR please", "ELTA!");
    check("RR123456785GR", "ELTA!");
    check("Πού είναι το δέμα μου; rr 123 456 785 gr", "ELTA!");
    check("ＲＲ１２３４５６７８５ＧＲ", "ELTA!");
    check("أين شحنتي RR١٢٣٤٥٦٧٨٥GR", "ELTA!");
    check("荷物RR123456785JPはどこ", "日本郵便 Japan Post!");
    check("RR-123-456-785-GR", "ELTA!");
    check("RR\u{200b}1234\u{200e}56785GR", "ELTA!");
    check("1Z 999 AA1 01 2345 6784", "UPS!");
    check("my ups number is 1z999aa10123456784.", "UPS!");
    check("(TBA123456789012)", "Amazon?");
    check("track 1234567890", "ACS? Geniki Taxydromiki? BOX NOW?");
    check("RB123456785CV", "Post ({country})!");
}

#[test]
fn a_number_of_a_carrier_that_is_named_needs_no_other_word() {
    check("acs 9703411223", "ACS?");
    check("Speedex: 700012345678", "Speedex?");
    check("two cups for 700012345678", "");
    check("box now 9703411223", "BOX NOW?");
}

#[test]
fn common_words_name_no_carrier() {
    for text in [
        "I want to send 5000123456 back now",
        "a gift box for order 5000123456",
        "is 123456789012 sent by express",
        "die 700012345678 ist falsch",
        "my old number was 8000000001",
        "the parcel of order 20261042",
    ] {
        check(text, "");
    }
}

#[test]
fn the_number_of_a_card_stands_in_no_address() {
    for text in [
        "my parcel never came and I paid with 4111 1111 1111 1111",
        "track 4111111111111111",
        "refund my package to 5555 5555 5555 4444",
        "package paid by 2223003122003222",
        "parcel, amex 3782 822463 10005",
        "delivery 3056 930902 5904",
        "parcel 4111１１１１１１１１１１１１",
        "my shipment, card 4111-1111-1111-1111",
    ] {
        check(text, "");
    }
    let own = ["Evri".to_owned()];
    let context = Context { own: &own, countries: &["GB"], language: "en", sure: false };
    assert_eq!(shown(&formats().find("track 4111111111111111", &context)), "Evri?");
}

#[test]
fn prices_postcodes_dates_cards_and_telephones_are_no_parcels() {
    for text in [
        "do you deliver to 104 34",
        "is it below 1.299,00 € or 1,299.00",
        "order 12345678",
        "my order is 1000123456",
        "by 2026-12-24 or 24/12/2026",
        "2026-12-24 2026-12-31",
        "call me on 210 123 4567",
        "+30 210 123 4567",
        "+302101234567",
        "0030 210 1234567",
        "00302101234567",
        "6912345678",
        "τηλ 6912345678 πού είναι το δέμα",
        "my phone is 210 1234567 where is my parcel",
        "2101234567",
        "(020) 7946 0958",
        "02079460958",
        "+44 20 7946 0958",
        "parcel (+30)9703411223",
        "＋30 (970) 341 1223 parcel",
        "03-1234-5678",
        "090 1234 5678",
        "+1 (555) 012-3456",
        "4111 1111 1111 1111",
        "5500005555555559",
        "GR16 0110 1250 0000 0001 2300 695",
        "DE89370400440532013000",
        "000000000000",
        "111111111111",
        "ISBN 978-3-16-148410-0",
        "5201234567890",
        "SKU 12345678",
        "iPhone 15 Pro 256 GB 1234567",
        "",
        " - ",
    ] {
        check(text, "");
    }
}

#[test]
fn the_shops_own_carriers_come_first_and_need_no_words() {
    let own = ["ACS".to_owned(), "ELTA Courier".to_owned(), "dhl".to_owned()];
    let context = Context { own: &own, ..GREECE };
    let find = |text: &str| shown(&formats().find(text, &context));
    assert_eq!(find("9703411223"), "ACS?");
    assert_eq!(find("3318810025"), "DHL! ACS?");
    assert_eq!(find("RR123456785GR"), "ELTA!");
    assert_eq!(find("track 9703411223"), "ACS? Geniki Taxydromiki? BOX NOW?");
    // Telephones of the country stay telephones, and other carriers' numbers need a word.
    assert_eq!(find("2101234567"), "");
    assert_eq!(find("986578788855"), "");
    assert_eq!(find("track 986578788855"), "FedEx! Speedex?");
}

#[test]
fn a_mistyped_number_is_told_apart_where_its_form_says_enough() {
    check("RR123456786GR", "ELTAx");
    check("where is 1Z999AA10123456785", "UPSx");
    check("RR123456785XX", "");
    check("AB123456789ZZ", "");
}

#[test]
fn numbers_are_written_in_groups() {
    assert_eq!(grouped("RR123456785GR"), "RR 123 456 785 GR");
    assert_eq!(grouped("1Z999AA10123456784"), "1Z 999 AA1 01 2345 6784");
    assert_eq!(grouped("9703411223"), "970 341 1223");
    assert_eq!(grouped("00340433836442636597"), "0034 0433 8364 4263 6597");
    assert_eq!(grouped(""), "");
}

#[test]
fn pages_are_opened_in_the_shoppers_language_where_they_have_it() {
    let address = |number: &str, language: &'static str| {
        let found = formats().find(number, &Context { language, ..GREECE });
        found.first().map(|one| one.address.clone()).unwrap_or_default()
    };
    assert_eq!(address("1Z999AA10123456784", "el"), "https://www.ups.com/track?loc=el_GR&tracknum=1Z999AA10123456784");
    assert_eq!(address("1Z999AA10123456784", "ko"), "https://www.ups.com/track?loc=en_US&tracknum=1Z999AA10123456784");
    assert_eq!(address("RR123456785GR", "ar"), "https://www.elta-courier.gr/search?br=RR123456785GR");
    assert_eq!(
        address("RR123456785HK", "zh"),
        "https://www.hongkongpost.hk/tc/mail_tracking/index.html?trackcode=RR123456785HK"
    );
}

/// A number of a carrier, and the place of its check digit from the end. The digits are ours; the check digits of all but the
/// generated ones were worked out by the carriers.
const CHECKED: &[(&str, &str, usize)] = &[
    ("ELTA", "RR473124829GR", 3),
    ("UPS", "1Z999AA10123456784", 1),
    ("DHL Paket", "00340433836442636597", 1),
    ("DHL Paket", "201298452277", 1),
    ("Hermes", "09133131530724", 1),
    ("日本郵便 Japan Post", "711053275295", 1),
    ("ヤマト運輸 Yamato", "123456789013", 1),
    ("佐川急便 Sagawa", "123456789013", 1),
];

#[test]
fn one_wrong_digit_is_seen_wherever_it_is() {
    for (carrier, number, _) in CHECKED {
        let proof = |number: &str| sure(number).into_iter().find(|c| c.carrier == *carrier).map(|c| c.proof);
        assert_eq!(proof(number), Some(Proof::Checked), "{number}");
        for (at, b) in number.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()) {
            for digit in b'0'..=b'9' {
                let mut wrong = number.as_bytes().to_vec();
                wrong[at] = digit;
                let wrong = String::from_utf8(wrong).unwrap();
                // Sums by seven do not see 7 for 0, nor 8 for 1, nor 9 for 2; even weights by ten see no difference of five.
                let blind = match *carrier {
                    "UPS" | "DHL Paket" => digit.abs_diff(b) == 5,
                    _ => digit.abs_diff(b) == 7,
                };
                if digit != b && !blind {
                    assert_ne!(proof(&wrong), Some(Proof::Checked), "{carrier} {wrong}");
                }
            }
        }
    }
}

/// Digits that follow from a seed.
fn digits(seed: &mut u64, count: usize) -> String {
    let mut next = || {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(b'0' + (*seed >> 33) as u8 % 10)
    };
    (0..count).map(|_| next()).collect()
}

/// The check digit that ten digits' weights give, counted from the right, worked out here in another way than there.
fn lacks(over: &str, weights: &[u32], more: u32) -> u32 {
    let sum: u32 =
        over.bytes().rev().enumerate().map(|(at, b)| u32::from(b - b'0') * weights[at % weights.len()]).sum();
    (0..10).find(|digit| (sum + more + digit).is_multiple_of(10)).unwrap()
}

#[test]
fn numbers_made_as_carriers_make_them_are_theirs() {
    let seed = &mut 20_261_119;
    for _ in 0..50 {
        let serial = digits(seed, 8);
        let weights = [8, 6, 4, 2, 3, 5, 9, 7];
        let sum: u32 = serial.bytes().zip(weights).map(|(b, weight)| u32::from(b - b'0') * weight).sum();
        let s10 = match 11 - sum % 11 {
            10 => 0,
            11 => 5,
            digit => digit,
        };
        let eleven = digits(seed, 11);
        let seven = eleven.parse::<u64>().unwrap() % 7;
        let gs1 = |over: String| format!("{over}{}", lacks(&over, &[3, 1], 0));
        let cases = [
            ("ELTA", format!("RR{serial}{s10}GR")),
            ("Royal Mail", format!("CP{serial}{s10}GB")),
            ("Correos", format!("LX{serial}{s10}ES")),
            ("China Post", format!("EA{serial}{s10}CN")),
            ("Australia Post", format!("EE{serial}{s10}AU")),
            ("Post ({country})", format!("RB{serial}{s10}FJ")),
            ("ヤマト運輸 Yamato", format!("{eleven}{seven}")),
            ("佐川急便 Sagawa", format!("{eleven}{seven}")),
            ("GLS", format!("{eleven}{}", lacks(&eleven, &[3, 1], 1))),
            ("DHL Paket", format!("{eleven}{}", lacks(&eleven, &[4, 9], 0))),
            ("DHL Paket", gs1(format!("00340{}", digits(seed, 14)))),
            ("USPS", gs1(format!("9400{}", digits(seed, 17)))),
            ("USPS", format!("42090210{}", gs1(format!("9261{}", digits(seed, 17))))),
            ("FedEx", gs1(digits(seed, 14))),
            ("Canada Post", gs1(digits(seed, 15))),
            ("Hermes", gs1(digits(seed, 13))),
        ];
        for (carrier, number) in cases {
            let known = sure(&number).into_iter().find(|c| c.carrier == carrier).map(|c| c.proof);
            assert_eq!(known, Some(Proof::Checked), "{carrier} {number}");
        }
    }
}

#[test]
fn what_nobody_types_costs_no_more_than_what_people_do() {
    let context = Context { sure: true, ..GREECE };
    let nines = "9".repeat(10_000);
    for text in [
        nines.as_str(),
        &"1 Z ".repeat(2_500),
        &"AB12 ".repeat(2_000),
        &"é\u{301}\u{200b}٣".repeat(2_500),
        &"RR123456785".repeat(900),
        "\u{202e}RG587654321RR",
        "\0\0\0",
        "{number}{lang:}",
    ] {
        let found = formats().find(text, &context);
        assert!(found.iter().all(|one| one.number.len() <= 39 && one.number.is_ascii()), "{found:?}");
        may_track(text);
    }
}

#[test]
fn a_damaged_file_fits_nothing_and_stops_nothing() {
    for (line, _) in FILE.match_indices('\n').step_by(7) {
        let half = FILE.get(..line.saturating_sub(3)).unwrap_or_default();
        formats().find("RR123456785GR", &GREECE);
        Formats::new(half).find("track 1Z999AA10123456784 now", &GREECE);
    }
    let wrong =
        ["= A", "d{9", "d{x}", "(AB", "[", "c 31-0", "c 99=99999999999", ".", "@", "= | |", "é", "{}", "()", "c ~11"];
    for line in wrong {
        let file = format!("= A | GR | https://a.example/{{number}}\n{line}\n@ GR");
        assert!(Formats::new(&file).find("RR123456785GR", &GREECE).len() <= 1, "{line}");
    }
    let codes =
        |file: &str| Formats::read(file).1.into_iter().map(|p| format!("{} {}", p.code, p.at)).collect::<Vec<_>>();
    assert_eq!(
        codes("= A | GR\n\n# fine\nd{9\nd{9} 31\nd{8}c 31-10\n@ greece"),
        ["tracking-format [0]", "tracking-format [3]", "tracking-format [4]", "tracking-format [6]"]
    );
}

#[test]
fn a_text_without_a_number_asks_for_no_formats() {
    for text in ["", "can I wash it", "postcode 104 34", "size 38 or 40?", "1.299,00", "€ 12.50, 3 pieces", "2026"] {
        assert!(!may_track(text), "{text}");
    }
}

/// Names as the data writes them, and as we do.
const COURIERS: &[(&str, &[&str])] = &[
    ("amazon", &["Amazon"]),
    ("canada_post", &["Canada Post"]),
    ("canpar", &["Canpar"]),
    ("dhl", &["DHL", "DHL Paket"]),
    ("dpd", &["DPD"]),
    ("fedex", &["FedEx"]),
    ("gofo", &["GOFO Express"]),
    ("landmark", &["Landmark Global"]),
    ("lasership", &["LaserShip"]),
    ("old_dominion", &["Old Dominion"]),
    ("ontrac", &["OnTrac"]),
    ("purolator", &["Purolator"]),
    ("s10", &[]),
    ("speedee", &["Spee-Dee"]),
    ("ups", &["UPS"]),
    ("usps", &["USPS"]),
    ("yodel", &["Yodel"]),
    ("yunexpress", &["YunExpress"]),
];

#[test]
fn numbers_that_others_collected_are_known_as_they_know_them() {
    let Some(folder) = std::env::var_os("SHELFHELP_DATA") else {
        eprintln!("not run: set SHELFHELP_DATA to the folder that holds `tracking`");
        return;
    };
    let (mut valid, mut known, mut invalid, mut accepted) = (0, 0, 0, 0);
    for (courier, names) in COURIERS {
        let path = std::path::Path::new(&folder)
            .join("tracking")
            .join(format!("{}.json", courier.replace("canada_post", "canadapost")));
        let json: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let numbers = |kind: &str| -> Vec<(String, String)> {
            let formats = json["tracking_numbers"].as_array().unwrap().iter();
            let of = |format: &serde_json::Value| {
                let name = format["name"].as_str().unwrap_or_default().to_owned();
                let numbers = format["test_numbers"][kind].as_array().cloned().unwrap_or_default();
                numbers.iter().map(|n| (name.clone(), n.as_str().unwrap().to_owned())).collect::<Vec<_>>()
            };
            formats.flat_map(of).collect()
        };
        let ours = |number: &str| {
            let found = sure(number);
            let is = |c: &&Candidate| names.contains(&c.carrier.as_str()) || (names.is_empty() && c.country.is_some());
            found.iter().find(is).is_some_and(|c| c.proof != Proof::Wrong)
        };
        for (_, number) in numbers("valid") {
            valid += 1;
            known += usize::from(ours(&number));
            if !ours(&number) {
                eprintln!("not known: {courier} {number}: {}", shown(&sure(&number)));
            }
        }
        for (format, number) in numbers("invalid") {
            invalid += 1;
            accepted += usize::from(ours(&number));
            if ours(&number) {
                eprintln!("accepted: {courier}, {format}, {number}: {}", shown(&sure(&number)));
            }
        }
    }
    eprintln!("{known} of {valid} valid numbers known, {accepted} of {invalid} invalid ones accepted");
    assert_eq!(known, valid);
}
