//! What is said of channels, and which links lead to them, as tables.
//!
//! The shop is in Athens. Days around the cases: Thursday 19 November 2026, Sunday 22, Monday 23.

#![allow(clippy::expect_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod callback;

use shelfhelp::contact::{self, Channel, ChannelKind, Clocks, calls, link, network, number, room, words};
use shelfhelp::i18n::{Catalog, Cldr, Locale, Native, Voice};
use shelfhelp::problem::{Log, Reader, Value};
use shelfhelp::session::{cut, escaped, units};
use shelfhelp::time::{Date, TimeOfDay, Timestamp, Zone};

const ATHENS: &str = "EET-2EEST,M3.5.0/3,M10.5.0/4";
const TOKYO: &str = "JST-9";
const NEW_YORK: &str = "EST5EDT,M3.2.0,M11.1.0";
const KATHMANDU: &str = "<+0545>-5:45";
const KIRITIMATI: &str = "<+14>-14";

const SHOP: &str = r#"[
  { "id": "chat", "kind": "custom", "hours": { "weekdays": "09:00-18:00" }, "answers_within": "3 min" },
  { "id": "phone", "kind": "phone", "address": "+30 210 555 0148", "hours": { "weekdays": "10:00-17:00" } },
  { "id": "mail", "kind": "email", "address": "hello@elaia.example", "hours": { "weekdays": "09:00-17:00" }, "answers_within": "2 h" }
]"#;

fn zone(rule: &str) -> Zone {
    Zone::posix(rule).expect("a rule")
}

fn athens(text: &str) -> Timestamp {
    zone(ATHENS).instant(Date::parse(&text[..10]).expect("a day"), TimeOfDay::parse(&text[11..]).expect("a time"))
}

fn channels(json: &str) -> Vec<Channel> {
    let value: Value = serde_json::from_str(json).unwrap_or_else(|e| panic!("{e} in {json}"));
    let log = Log::default();
    let channels = contact::read(&Reader::new(&value, "channels", &log), &[]);
    assert_eq!(log.into_problems(), [], "{json}");
    channels
}

/// What a shopper whose clocks follow `here` reads at a time of Athens: the sentence above, then a line for each channel.
fn says(json: &str, here: &str, now: &str, expected: &[&str]) {
    let (catalog, locale) = (Catalog::english(), Locale::english());
    says_as(Voice { catalog: &catalog, locale: &locale, format: &Native }, json, here, now, expected);
}

fn says_as(voice: Voice<'_>, json: &str, here: &str, now: &str, expected: &[&str]) {
    let (list, shop, here, now) = (channels(json), zone(ATHENS), zone(here), athens(now));
    let offset = |at: Timestamp| here.offset(at);
    let clocks = Clocks { now, shop: &shop, here: &offset };
    let ranked = contact::ranked(&list, &shop, now);
    let mut lines: Vec<String> =
        contact::either(&list, &ranked, clocks).map(|both| words::either(voice, &list, &both)).into_iter().collect();
    for reach in &ranked {
        let channel = &list[reach.index];
        let when = words::when(voice, channel, &contact::said(channel, reach, clocks));
        lines.push(format!("{}: {when}", words::name(voice, channel)));
    }
    assert_eq!(lines, expected, "at {now}");
}

/// The sentence above alone, in a language, on a Sunday and in the night after it, when today's times stand alone.
fn compares(tag: &str, json: &str, sunday: &str, night: &str) {
    let file = std::fs::read_to_string(format!("www/messages/{tag}.json")).expect("a catalog");
    let catalog = Catalog::read(&serde_json::from_str(&file).expect("JSON"), tag, &Log::default());
    let locale = Locale::parse(tag).expect("a locale");
    let format = Cldr::new(&locale, None);
    let voice = Voice { catalog: &catalog, locale: &locale, format: &format };
    let (list, shop) = (channels(json), zone(ATHENS));
    let offset = |at: Timestamp| shop.offset(at);
    for (now, expected) in [("2026-11-22 13:47", sunday), ("2026-11-23 00:30", night)] {
        let clocks = Clocks { now: athens(now), shop: &shop, here: &offset };
        let both = contact::either(&list, &contact::ranked(&list, &shop, clocks.now), clocks).expect("two ways");
        assert_eq!(words::either(voice, &list, &both).replace('\u{a0}', " "), expected, "{tag}");
    }
}

#[test]
fn languages_put_their_own_prepositions_before_a_time_and_before_a_day() {
    compares(
        "es",
        SHOP,
        "El chat abre el lun a las 9:00; si nos escribes un correo ahora, respondemos el lun antes de las 11:00.",
        "El chat abre a las 9:00; si nos escribes un correo ahora, respondemos antes de las 11:00.",
    );
    compares(
        "ru",
        SHOP,
        "Чат откроется пн в 9:00; если написать письмо сейчас, ответим пн до 11:00.",
        "Чат откроется в 9:00; если написать письмо сейчас, ответим до 11:00.",
    );
    // The stop of an abbreviation ends the sentence as well.
    compares(
        "el",
        SHOP,
        "Το chat ανοίγει Δευ στις 9:00 π.μ.· αν στείλετε τώρα e-mail, απαντάμε Δευ έως τις 11:00 π.μ.",
        "Το chat ανοίγει στις 9:00 π.μ.· αν στείλετε τώρα e-mail, απαντάμε έως τις 11:00 π.μ.",
    );
}

#[test]
fn one_o_clock_has_an_article_of_its_own() {
    let early = &SHOP.replace("09:00-18:00", "01:00-18:00").replace("\"2 h\"", "\"4 h\"");
    compares(
        "es",
        early,
        "El chat abre el lun a la 1:00; si nos escribes un correo ahora, respondemos el lun antes de las 13:00.",
        "El chat abre en 30 min; si nos escribes un correo ahora, respondemos antes de las 13:00.",
    );
}

#[test]
fn where_somebody_is_there_nothing_is_compared() {
    says(
        SHOP,
        ATHENS,
        "2026-11-19 13:47",
        &[
            "+30 210 555 0148: Open until 17:00",
            "Chat with us: Open until 18:00 · answers in about 3 min",
            "E-mail: Answered by 15:47",
        ],
    );
}

#[test]
fn at_night_the_wait_is_told_and_the_letter_that_can_be_written_now() {
    says(
        SHOP,
        ATHENS,
        "2026-11-23 03:10",
        &[
            "Chat opens in 5 hr 50 min; an e-mail now is answered by 11:00.",
            "Chat with us: Opens in 5 hr 50 min · answers in about 3 min",
            "+30 210 555 0148: Opens in 6 hr 50 min",
            "E-mail: Answered by 11:00",
        ],
    );
    // What is more than eight hours away is slept over.
    says(
        SHOP,
        ATHENS,
        "2026-11-22 20:00",
        &[
            "Chat opens Mon at 09:00; an e-mail now is answered by Mon 11:00.",
            "Chat with us: Opens Mon at 09:00 · answers in about 3 min",
            "+30 210 555 0148: Opens Mon at 10:00",
            "E-mail: Answered by Mon 11:00",
        ],
    );
    // Seconds before an opening it is not there yet.
    says(
        &SHOP[..SHOP.find("{ \"id\": \"phone").expect("a phone")].replace("min\" },", "min\" }]"),
        ATHENS,
        "2026-11-23 08:59",
        &["Chat with us: Opens in 1 min · answers in about 3 min"],
    );
}

#[test]
fn a_shopper_elsewhere_reads_the_own_clock_beside_the_shop_s() {
    says(
        SHOP,
        TOKYO,
        "2026-11-22 20:00",
        &[
            "Chat opens Mon at 09:00 (Mon 16:00 where you are); an e-mail now is answered by Mon 11:00 (Mon 18:00 where you are).",
            "Chat with us: Opens Mon at 09:00 (Mon 16:00 where you are) · answers in about 3 min",
            "+30 210 555 0148: Opens Mon at 10:00 (Mon 17:00 where you are)",
            "E-mail: Answered by Mon 11:00 (Mon 18:00 where you are)",
        ],
    );
    // An atoll a day ahead: at 13:47 it is Friday there already, at 09:30 it becomes Friday before the chat closes.
    let chat = r#"[{"kind": "custom", "hours": {"weekdays": "09:00-18:00"}}]"#;
    says(chat, KIRITIMATI, "2026-11-19 13:47", &["Chat with us: Open until 18:00 (06:00 where you are)"]);
    says(chat, KIRITIMATI, "2026-11-19 09:30", &["Chat with us: Open until Thu 18:00 (Fri 06:00 where you are)"]);
    says(chat, KATHMANDU, "2026-11-19 13:47", &["Chat with us: Open until 18:00 (21:45 where you are)"]);
    // The same day there and here: no weekday is needed.
    says(chat, NEW_YORK, "2026-11-19 13:47", &["Chat with us: Open until 18:00 (11:00 where you are)"]);
    // Another zone with the same clocks says nothing.
    says(chat, "EET-2", "2026-11-19 13:47", &["Chat with us: Open until 18:00"]);
}

#[test]
fn a_zone_that_differs_only_after_its_clocks_change_is_told_only_then() {
    // Athens goes back on 25 October; a zone without summer time shows the same from then on.
    let chat = r#"[{"kind": "custom", "hours": {"mon": "09:00-18:00"}}]"#;
    says(chat, "EET-2", "2026-10-24 20:00", &["Chat with us: Opens Mon at 09:00"]);
    says(chat, "EET-2", "2026-10-17 20:00", &["Chat with us: Opens Mon at 09:00 (Mon 08:00 where you are)"]);
}

#[test]
fn what_is_far_has_a_date_and_what_never_ends_no_time() {
    let json = r#"[
      { "kind": "phone", "address": "112", "hours": { "daily": "00:00-24:00" } },
      { "kind": "whatsapp", "address": "+30 694 555 0148", "hours": { "mon": "09:00-17:00" }, "closed": ["2026-11-23", "2026-11-30"], "answers_within": "1 h" },
      { "kind": "sms", "address": "54411" },
      { "id": "away", "kind": "social", "address": "https://ig.me/m/elaia", "hours": { "mon": "09:00-10:00" }, "closed": ["2026-01-01..2026-12-31", "2027-01-01..2027-12-31"] }
    ]"#;
    says(
        json,
        ATHENS,
        "2026-11-19 13:47",
        &[
            "112: Open day and night",
            "WhatsApp: Answered by Mon 7 Dec 10:00",
            "Text message: ",
            "Instagram: Nobody is there for the time being",
        ],
    );
}

#[test]
fn a_chat_that_closes_before_it_answers_says_so() {
    says(
        SHOP,
        ATHENS,
        "2026-11-20 17:58",
        &[
            "Chat with us: Open until 18:00 · Answered by Mon 09:01",
            "+30 210 555 0148: Opens Mon at 10:00",
            "E-mail: Answered by Mon 11:00",
        ],
    );
}

#[test]
fn two_ways_of_one_kind_are_not_compared() {
    let letters = r#"[{ "kind": "email", "address": "a@b.example", "hours": { "mon": "09:00-17:00" }, "answers_within": "1 h" },
      { "kind": "sms", "address": "54411", "hours": { "mon": "09:00-17:00" }, "answers_within": "2 h" }]"#;
    says(
        letters,
        ATHENS,
        "2026-11-22 20:00",
        &["E-mail: Answered by Mon 10:00", "Text message: Answered by Mon 11:00"],
    );
    let calls = r#"[{ "kind": "phone", "address": "112", "hours": { "mon": "09:00-17:00" } },
      { "kind": "call-back", "address": "/call", "hours": { "mon": "10:00-17:00" }, "answers_within": "30 min" }]"#;
    says(
        calls,
        ATHENS,
        "2026-11-22 20:00",
        &[
            "Our phone line opens Mon at 09:00; leave your number now and we will call you by Mon 10:30.",
            "112: Opens Mon at 09:00",
            "We call you back: We will call you by Mon 10:30",
        ],
    );
}

#[test]
fn clocks_that_are_utterly_wrong_stop_nothing() {
    let (list, shop) = (channels(SHOP), zone(ATHENS));
    for (seconds, offset) in [(i64::MIN, i32::MIN), (i64::MAX, i32::MAX), (-1, 50_400), (253_402_300_800, -43_200)] {
        let here = |_: Timestamp| offset;
        let clocks = Clocks { now: Timestamp(seconds), shop: &shop, here: &here };
        let ranked = contact::ranked(&list, &shop, clocks.now);
        let _ = contact::either(&list, &ranked, clocks);
        assert!(
            list.iter().zip(&ranked).all(|(c, r)| contact::said(c, r, clocks).opening.is_some() || !c.kind.is_live())
        );
        assert!(list.iter().all(|channel| calls(channel, clocks).len() <= 4));
    }
}

#[test]
fn links_lead_to_channels_with_the_text_in_them() {
    let kind = |kind: &str, address: &str| {
        let json = format!(r#"[{{"kind": "{kind}", "address": "{address}"}}]"#);
        channels(&json).remove(0).kind
    };
    for (channel, text, expected) in [
        (
            kind("whatsapp", "+30 (694) 555-0148"),
            "Is it silk? 100 %",
            "https://wa.me/306945550148?text=Is%20it%20silk%3F%20100%20%25",
        ),
        (kind("whatsapp", "+30 694 555 0148"), "", "https://wa.me/306945550148"),
        (kind("sms", "+30 694 555 0148"), "a\nb & c", "sms:+306945550148?body=a%0Ab%20%26%20c"),
        (kind("sms", "54411"), "", "sms:54411"),
        (
            kind("email", "a+b@c.example"),
            "Hi\n\nσ",
            "mailto:a+b@c.example?subject=The%20scarf&body=Hi%0D%0A%0D%0A%CF%83",
        ),
        (kind("phone", "+30 210 555.0148"), "Hi", "tel:+302105550148"),
        (kind("phone", "+44 (0)20 7946 0958"), "Hi", "tel:+442079460958"),
        (kind("phone", "(0)210 555 0148"), "Hi", "tel:02105550148"),
        (kind("whatsapp", "+44 (0)7700 900123"), "", "https://wa.me/447700900123"),
        (kind("social", "https://m.me/elaia?ref=shop"), "Hi", "https://m.me/elaia?ref=shop"),
        (kind("custom", "/contact"), "Hi", "/contact"),
    ] {
        assert_eq!(link(&channel, "The scarf", text).as_deref(), Some(expected));
    }
    assert_eq!(link(&ChannelKind::CallBack("/call".into()), "", "Hi"), None);
    assert_eq!(link(&ChannelKind::Custom(None), "", "Hi"), None);
}

#[test]
fn a_text_cut_to_the_room_of_a_link_makes_a_link_that_opens() {
    let mail = ChannelKind::Email("hello@elaia.example".into());
    let sms = ChannelKind::Sms("+306945550148".into());
    let app = ChannelKind::WhatsApp("+306945550148".into());
    for one in ["word ", "w", "μετάξι ", "絹", "🧣 ", "%", "é", "one line of an usual packet\n"] {
        for times in [0, 1, 50, 299, 300, 301, 900, 5_000] {
            let text = one.repeat(times);
            let subject = cut(&text, 78, units);
            for (kind, most) in [(&mail, 2_000), (&app, 4_000), (&sms, usize::MAX)] {
                let (max, as_written) = room(kind, &subject);
                let fitting = cut(&text, max, if as_written { escaped } else { units });
                let link = link(kind, &subject, &fitting).expect("a link");
                assert!(link.len() <= most, "{} of {times} × {one:?}", link.len());
                assert!(as_written || fitting.encode_utf16().count() <= 459);
                let (_, tail) = link.rsplit_once(['=', ':']).expect("a text");
                let read = String::from_utf8(decoded(tail)).expect("whole characters").replace("\r\n", "\n");
                assert!(text.is_empty() || read == fitting, "{read} of {one:?}");
            }
        }
    }
}

fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '%' {
            bytes.push(u8::from_str_radix(&rest[1..3], 16).expect("two digits"));
            rest = &rest[3..];
        } else {
            bytes.extend(c.to_string().bytes());
            rest = &rest[c.len_utf8()..];
        }
    }
    bytes
}

#[test]
fn networks_are_known_by_their_hosts() {
    for (address, expected) in [
        ("https://m.me/elaia", Some("Messenger")),
        ("https://www.instagram.com/elaia/", Some("Instagram")),
        ("https://ig.me/m/elaia", Some("Instagram")),
        ("https://T.ME/elaia?x=1", Some("Telegram")),
        ("https://line.me/R/ti/p/@elaia", Some("LINE")),
        ("https://x.com/elaia", Some("X")),
        ("https://chats.viber.com/elaia", Some("Viber")),
        ("https://signal.me/#p/+30694", Some("Signal")),
        ("https://notm.me/elaia", None),
        ("https://m.me.evil.example/", None),
        ("https://elaia.example/m.me", None),
        ("/m.me", None),
    ] {
        assert_eq!(network(address), expected, "{address}");
    }
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for (written, expected) in [
        ("+30 210 555-0148", Some("+302105550148")),
        (" (0)210/555.0148 ", Some("02105550148")),
        ("112", Some("112")),
        ("٠٢١٠ ٥٥٥ ٠١٤٨", Some("02105550148")),
        ("۰۲۱", Some("021")),
        ("＋８１　３－１２３４", Some("+8131234")),
        ("\u{202a}+30 694 555 0148\u{202c}", Some("+306945550148")),
        ("+44 (0)20 7946 0958", Some("+442079460958")),
        ("(+44)(0)2079460958", Some("+442079460958")),
        ("+33\u{202f}1\u{2009}23\u{2011}45−67", Some("+331234567")),
        ("\u{feff}210\u{200b}5550148\u{2060}", Some("2105550148")),
        ("（０３）１２３４", Some("031234")),
        ("९८७६५४३२१०", Some("9876543210")),
        ("১২৩৪", Some("1234")),
        ("123456789012345", Some("123456789012345")),
        ("1234567890123456", None),
        ("12", None),
        ("", None),
        ("+", None),
        ("12+34", None),
        ("call me", None),
        ("210 555 0148 ext 2", None),
        ("<b>123</b>", None),
    ] {
        assert_eq!(number(written).as_deref(), expected, "{written}");
    }
}
