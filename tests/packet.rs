//! Does a person get to know what the shopper left in the packet, and nothing that was struck out?

use shelfhelp::contact::{Caps, Draft, Escalation};
use shelfhelp::i18n::{Catalog, Locale, Native, Voice};
use shelfhelp::session::{Event, Fitted, Line, LineKind, Packet, Reason, Session, Trail, cut, escaped, units};
use shelfhelp::time::Timestamp;

const NOW: Timestamp = Timestamp(1_795_088_820);

const CAPS: Caps = Caps {
    name: "test",
    title: "Test",
    draft: Draft::Editable,
    draft_max: 1_000,
    fields_max: 20,
    value_max: 255,
    key_max: 40,
    key_underscore: true,
    needs: &[],
    takes: &[],
    hosts: &[],
};

// All that can be struck out.
const LINES: [LineKind; 8] = [
    LineKind::Product,
    LineKind::Place,
    LineKind::Delivery,
    LineKind::Asked,
    LineKind::Tried,
    LineKind::Read,
    LineKind::Locale,
    LineKind::Page,
];

/// Words of each line that stand in no other, and those that only hang on it.
fn words_of(kind: LineKind) -> &'static [&'static str] {
    match kind {
        LineKind::Question => &["embroider"],
        LineKind::Product => &["Twill", "Olive"],
        LineKind::Place => &["Athens"],
        LineKind::Delivery => &["24 Nov", "K7F-2QX"],
        LineKind::Asked => &["Crete", "M2P-9AB"],
        LineKind::Tried => &["real silk"],
        LineKind::Read => &["batch", "materials"],
        LineKind::Locale => &["Japanese", "ja-JP"],
        LineKind::Page => &["/scarf"],
    }
}

fn trail() -> Trail {
    Trail {
        product: "Twill scarf".into(),
        variant: "Olive".into(),
        place: "Athens 104 34".into(),
        promise: "Standard: Mon 23 – Tue 24 Nov · €3.50".into(),
        receipt: "K7F-2QX".into(),
        asked: "Crete, Standard: Thu 26 Nov".into(),
        asked_receipt: "M2P-9AB".into(),
        language: ("Japanese".into(), "ja-JP".into()),
        page: "/scarf".into(),
        topic: "Our materials".into(),
        numbers: Vec::new(),
    }
}

fn asked(query: &str, answered: bool) -> Event {
    Event::Asked { query: query.into(), hits: Vec::new(), answered, told: false }
}

/// A visit with something to say in every line.
fn visit() -> Session {
    let mut session = Session::new(Escalation::default(), true);
    let read = Event::AnswerOpened {
        id: "batch".into(),
        question: "Where is the batch number?".into(),
        urgent: false,
        others: vec!["x".into()],
    };
    let story =
        [Event::Opened, asked("is it real silk", true), read, Event::Rated(false), asked("embroider a name", false)];
    play(&mut session, story);
    session
}

fn play(session: &mut Session, story: impl IntoIterator<Item = Event>) {
    story.into_iter().for_each(|event| drop(session.update(event, NOW)));
}

fn packet_of(session: &Session, trail: &Trail) -> Packet {
    let (catalog, locale) = (Catalog::english(), Locale::english());
    shelfhelp::session::packet(session, trail, Voice { catalog: &catalog, locale: &locale, format: &Native })
}

fn packet(session: &Session) -> Packet {
    packet_of(session, &trail())
}

/// Every text that leaves the page with a packet.
fn leaving(packet: &Packet) -> Vec<String> {
    let kinds = [
        CAPS,
        Caps { draft: Draft::Clipboard, key_underscore: false, ..CAPS },
        Caps { fields_max: 0, draft_max: 200, ..CAPS },
        Caps { fields_max: 2, value_max: 12, ..CAPS },
    ];
    let mut texts =
        vec![packet.text(10_000, units), packet.text(400, escaped), packet.text(80, units), packet.subject()];
    for caps in kinds {
        let Fitted { draft, fields, tags } = packet.fitted(&caps);
        texts.push(draft);
        texts.extend(fields.into_iter().flat_map(|(key, value)| [key, value]));
        texts.extend(tags);
    }
    texts.push(packet.page().to_owned());
    texts.extend(packet.kept().flat_map(|line: &Line| [line.text.clone(), line.note.clone(), line.said_note.clone()]));
    texts
}

/// The struck lines of one of the 256 choices.
fn chosen(choice: usize) -> impl Iterator<Item = LineKind> {
    LINES.into_iter().enumerate().filter(move |(n, _)| choice >> n & 1 == 1).map(|(_, line)| line)
}

#[test]
fn nothing_that_was_struck_leaves_in_any_of_256_choices_and_all_else_does() {
    for choice in 0..256 {
        let mut session = visit();
        play(&mut session, chosen(choice).map(Event::LineToggled));
        let packet = packet(&session);
        let texts = leaving(&packet);
        let whole = packet.text(10_000, units);
        for line in LINES {
            let struck = chosen(choice).any(|struck| struck == line);
            for words in words_of(line) {
                let found = texts.iter().find(|text| text.contains(words));
                assert!(!struck || found.is_none(), "{words:?} of {line:?} is in {found:?}");
                let is_tag = ["materials", "ja-JP"].contains(words);
                assert!(struck || is_tag || whole.contains(words), "{words:?} of {line:?} is missing in {whole:?}");
            }
        }
        assert!(whole.starts_with("embroider a name"));
        assert_eq!(packet.page() == "/scarf", !packet.withholds(LineKind::Page));
        assert_eq!(packet.withholds(LineKind::Locale), chosen(choice).any(|struck| struck == LineKind::Locale));
    }
}

#[test]
fn a_line_written_anew_takes_the_place_of_ours_and_of_its_receipt_in_any_of_256_choices() {
    for choice in 0..256 {
        let mut session = visit();
        play(&mut session, chosen(choice).map(|line| Event::LineEdited(line, format!("my own {line:?}"))));
        let packet = packet(&session);
        let (texts, whole) = (leaving(&packet), packet.text(10_000, units));
        for line in chosen(choice) {
            assert!(whole.contains(&format!("my own {line:?}")), "{whole}");
            for words in words_of(line) {
                let found = texts.iter().find(|text| text.contains(words));
                assert!(found.is_none(), "{words:?} of {line:?} is in {found:?}");
            }
        }
    }
}

#[test]
fn what_was_struck_is_not_kept_between_pages_unless_the_visit_is_made_of_it() {
    for choice in 0..256 {
        let mut session = visit();
        play(&mut session, LINES.map(|line| Event::LineEdited(line, format!("my own {line:?}"))));
        play(&mut session, chosen(choice).map(Event::LineToggled));
        let bytes = postcard::to_allocvec(&session).unwrap_or_default();
        let has = |words: &str| bytes.windows(words.len()).any(|window| window == words.as_bytes());
        for line in LINES {
            let struck = chosen(choice).any(|struck| struck == line);
            assert_eq!(has(&format!("my own {line:?}")), !struck, "{line:?}");
            // What was asked and read is the visit itself: the shopper finds it there again.
            let visits = matches!(line, LineKind::Tried | LineKind::Read);
            assert!(visits || words_of(line).iter().all(|words| !has(words)), "{line:?}");
        }
    }
}

#[test]
fn a_line_put_back_is_as_it_was() {
    let mut session = visit();
    let before = packet(&session);
    for line in LINES {
        play(
            &mut session,
            [Event::LineEdited(line, "mine".into()), Event::LineToggled(line), Event::LineToggled(line)],
        );
        play(&mut session, [Event::LineEdited(line, "mine".into()), Event::LineEdited(line, " ".into())]);
    }
    assert_eq!(packet(&session), before);
}

#[test]
fn the_question_is_never_struck_nor_empty_once_something_was_asked() {
    let mut session = visit();
    play(&mut session, [Event::LineToggled(LineKind::Question), Event::LineEdited(LineKind::Question, "  ".into())]);
    assert_eq!(packet(&session).lines[0].text, "embroider a name");
    play(&mut session, [Event::LineEdited(LineKind::Question, "Can you embroider Eleni?".into())]);
    assert_eq!(packet(&session).lines[0].text, "Can you embroider Eleni?");
    play(&mut session, [asked("is it warm", true)]);
    assert_eq!(packet(&session).lines[0].text, "is it warm", "another question is the question");
    let nothing = packet_of(&Session::new(Escalation::default(), true), &trail());
    assert_eq!((nothing.lines[0].kind, nothing.lines[0].text.as_str()), (LineKind::Question, ""));
    assert!(nothing.text(1_000, units).starts_with("Product: Twill scarf (Olive)"));
}

#[test]
fn on_another_page_what_was_written_about_the_earlier_one_is_gone_and_the_rest_stays() {
    let mut session = visit();
    play(&mut session, LINES.map(|line| Event::LineEdited(line, format!("my own {line:?}"))));
    play(&mut session, [Event::LineToggled(LineKind::Read)]);
    play(&mut session, [Event::PersonRequested, Event::ChannelChosen("chat".into())]);
    play(&mut session, [Event::Confirmed { channel: "chat".into(), taken: false }]);
    assert!(session.is_confirmed());
    let session = session.elsewhere();
    assert!(!session.is_confirmed(), "what is told of this page was not seen yet");
    let there = packet(&session);
    let mine: Vec<LineKind> = there.lines.iter().filter(|line| line.edited).map(|line| line.kind).collect();
    assert_eq!(mine, [LineKind::Place, LineKind::Tried, LineKind::Locale]);
    assert!(there.kept().all(|line| line.kind != LineKind::Read));
}

#[test]
fn what_is_written_into_a_line_is_masked_and_bounded() {
    let mut session = visit();
    play(&mut session, [Event::LineEdited(LineKind::Place, "c/o me@x.example, 210 555 0148".into())]);
    play(&mut session, [Event::LineEdited(LineKind::Question, "x".repeat(100_000))]);
    let packet = packet(&session);
    assert_eq!(packet.lines[2].text, "c/o [e-mail], [phone]");
    assert_eq!(packet.lines[0].text.chars().count(), 2_000);
}

#[test]
fn the_number_of_a_parcel_stays_where_it_is_known_and_a_telephone_does_not() {
    let mut session = Session::new(Escalation::default(), true);
    play(&mut session, [Event::Opened, asked("where is 0340 4347 5312, call 210 555 0148", false)]);
    let text = |numbers: &[&str]| {
        let numbers = numbers.iter().map(|number| (*number).to_owned()).collect();
        packet_of(&session, &Trail { numbers, ..Trail::default() }).text(1_000, units)
    };
    assert_eq!(text(&["034043475312"]), "where is 0340 4347 5312, call [phone]");
    assert_eq!(text(&[]), "where is [phone], call [phone]");
}

#[test]
fn reasons_and_unanswered_questions_are_told() {
    for (reason, words) in [
        (Reason::Unclear, "did not help: hard to understand"),
        (Reason::OffTopic, "did not help: about something else"),
        (Reason::Wrong, "did not help: not right"),
        (Reason::Unwelcome, "clear, but not what was hoped for"),
    ] {
        let mut session = Session::new(Escalation::default(), true);
        let opened =
            Event::AnswerOpened { id: "a".into(), question: "A?".into(), urgent: false, others: vec!["b".into()] };
        play(&mut session, [Event::Opened, asked("gold", false), asked("silk", true), opened, Event::Rated(false)]);
        play(&mut session, [Event::Explained(reason)]);
        let text = packet_of(&session, &Trail::default()).text(1_000, units);
        assert_eq!(text, format!("silk\nAsked before: gold (no answer found)\nAnswers read: A? ({words})"));
    }
}

#[test]
fn the_text_form_keeps_question_and_receipt_whatever_the_room() {
    let packet = packet(&visit());
    let whole = "embroider a name\nProduct: Twill scarf (Olive)\nPlace: Athens 104 34\n\
                 Delivery: Standard: Mon 23 – Tue 24 Nov · €3.50\n\
                 Place asked about: Crete, Standard: Thu 26 Nov (Receipt M2P-9AB)\nAsked before: is it real silk\n\
                 Answers read: Where is the batch number? (did not help)\nLanguage: Japanese\nPage: /scarf\nReceipt K7F-2QX";
    assert_eq!(packet.text(1_000, units), whole);
    for max in 33..whole.len() {
        let text = packet.text(max, units);
        assert!(text.encode_utf16().count() <= max, "{max}: {text:?}");
        assert!(text.starts_with("embroider a name"), "{max}: {text:?}");
        assert!(text.ends_with("\nReceipt K7F-2QX"), "{max}: {text:?}");
    }
    let bytes = packet.text(300, escaped).chars().map(escaped).sum::<usize>();
    assert!(bytes <= 300, "{bytes}");
}

#[test]
fn fields_carry_the_rest_where_there_are_any_and_else_the_text_does() {
    let packet = packet(&visit());
    let fitted = packet.fitted(&CAPS);
    assert_eq!(fitted.draft, "embroider a name");
    assert_eq!(fitted.tags, ["shelfhelp", "our-materials"]);
    let fields: Vec<(&str, &str)> = fitted.fields.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    assert_eq!(
        fields,
        [
            ("shelf_product", "Twill scarf"),
            ("shelf_variant", "Olive"),
            ("shelf_place", "Athens 104 34"),
            ("shelf_delivery", "Standard: Mon 23 – Tue 24 Nov · €3.50"),
            ("shelf_receipt", "K7F-2QX"),
            ("shelf_asked", "Crete, Standard: Thu 26 Nov"),
            ("shelf_tried", "is it real silk"),
            ("shelf_read", "Where is the batch number? (did not help)"),
            ("shelf_locale", "ja-JP"),
            ("shelf_page", "/scarf"),
        ]
    );
    let text = packet.fitted(&Caps { fields_max: 0, ..CAPS });
    assert_eq!((text.draft, text.fields), (packet.text(1_000, units), Vec::new()));
}

#[test]
fn fields_keep_to_the_limits_and_what_does_not_fit_is_in_the_text() {
    let packet = packet(&visit());
    let fitted = packet.fitted(&Caps { fields_max: 2, value_max: 8, key_max: 9, key_underscore: false, ..CAPS });
    assert_eq!(
        fitted.fields,
        [("shelf-pro".to_owned(), "Twill s…".to_owned()), ("shelf-var".to_owned(), "Olive".to_owned())]
    );
    assert!(fitted.draft.contains("Place: Athens 104 34"), "{}", fitted.draft);
    let clipboard = packet.fitted(&Caps { draft: Draft::Clipboard, ..CAPS });
    assert_eq!(clipboard.fields[0], ("shelf_question".to_owned(), "embroider a name".to_owned()));
}

#[test]
fn a_cut_parts_nothing_that_is_seen_as_one() {
    for (text, max, kept) in [
        ("silk", 4, "silk"),
        ("silk", 3, "si…"),
        ("silk", 1, "…"),
        ("silk", 0, ""),
        ("", 0, ""),
        ("a b c", 3, "a…"),
        // An accent of its own, a family, a flag, a thumb with its colour, a vowel sign.
        ("ne\u{301}e", 3, "n…"),
        ("a👨\u{200d}👩\u{200d}👧!", 8, "a…"),
        ("a👨\u{200d}👩\u{200d}👧!", 10, "a👨\u{200d}👩\u{200d}👧!"),
        ("🇬🇷🇨🇾x", 7, "🇬🇷…"),
        ("🇬🇷🇨🇾x", 5, "🇬🇷…"),
        ("👍🏽👍🏽", 5, "👍🏽…"),
        ("हिन्दी", 2, "…"),
        ("हिन्दी", 3, "हि…"),
        // Vowels that stand apart in Thai and Lao, and what is written below a letter in Tibetan.
        ("น้ำใจ", 3, "…"),
        ("ນ້ຳໃຈ", 4, "ນ້ຳ…"),
        ("ཀརྐ་ལ", 3, "ཀ…"),
    ] {
        assert_eq!(cut(text, max, units), kept, "{text:?} in {max}");
    }
    let tower = format!("a{}", "\u{301}".repeat(5_000));
    assert!(cut(&tower, 100, units).encode_utf16().count() <= 100);
}
