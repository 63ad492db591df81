//! Does a table give its answers however it is parted, headed and spoilt?

use super::super::shown::{articles, check, english, files, told};
use super::*;

fn read_one(text: &str) -> Harvest {
    read(&files(&[("faq.csv", text)]), &english())
}

#[test]
fn commas_semicolons_and_tabs_part_cells() {
    for mark in [",", ";", "\t", "|"] {
        let text =
            format!("Question{mark}Answer{mark}Category\nHow long?{mark}\"Two{mark} or three days.\"{mark}Shipping\n");
        let body = format!("Two{mark} or three days.");
        check(&read_one(&text), &[&format!("en csv:how-long [Shipping] How long? = {body}")], &[]);
    }
}

#[test]
fn the_marks_of_spreadsheets_are_no_headings() {
    check(
        &read_one("\u{feff}sep=;\r\nFrage;Antwort\r\nWie lange?;Zwei Tage.\r\n;Nichts\r\n"),
        &["en csv:wie-lange Wie lange? = Zwei Tage."],
        &["faq.csv:4 warning import-lost the row has no question in en and is left out: Nichts"],
    );
}

#[test]
fn marks_without_words_are_no_question() {
    check(
        &read_one("question,answer\n<i>,Two days.\nHow long?,Two days.\n"),
        &["en csv:how-long How long? = Two days."],
        &["faq.csv:2 warning import-lost the row has no question in en and is left out: Two days."],
    );
}

#[test]
fn every_column_has_its_place() {
    check(
        &read_one(
            "ID,Title,Body,Topic,Language,Tags,URL,Slug,Status,Updated,Excerpt,Position,Also asked\n\
             7,Wash?,Cold.,Care,German,\"silk, wool\",/old/wash,care/wash-silk,Draft,19.11.2026,In short,3,Clean?;Launder?\n",
        ),
        &[
            "de csv:7 [Care] Wash? = Cold.; also Clean?, Launder?; keywords silk, wool; summary In short; slug wash-silk; \
           was /old/wash; draft yes; updated 2026-11-19; order 3",
        ],
        &[],
    );
}

#[test]
fn cells_hold_html_markdown_or_plain_text_with_lines() {
    let harvest = read_one("q,a\nA,\"**Bold** and [link](/x)\n\n- one\n- two\"\nB,\"one\ntwo\"\nC,1 < 2 & 3\n");
    check(
        &harvest,
        &["en csv:a A = Bold and link / one / two", "en csv:b B = one / two", "en csv:c C = 1 < 2 & 3"],
        &[],
    );
}

#[test]
fn columns_may_name_their_language() {
    check(
        &read_one(
            "id,Question EN,Answer EN,Question (DE),Answer (DE),topic\n1,Why?,So.,Warum?,Darum.,T\n2,Who?,We.,Wer?,,T\n3,,,,,\n",
        ),
        &["de csv:1 [T] Warum? = Darum.", "en csv:1 [T] Why? = So.", "en csv:2 [T] Who? = We."],
        &[
            "faq.csv:3 warning import-lost the row has no answer in de and is left out: Wer?",
            "faq.csv:4 warning import-lost the row has neither question nor answer and is left out",
        ],
    );
}

#[test]
fn rows_of_two_languages_with_one_id_are_one_answer() {
    check(
        &read_one("id,locale,question,answer\n1,en,Why?,So.\n1,fr,Pourquoi ?,Ainsi.\n1,xx,Hä?,Eh.\n1,en,Again?,No.\n"),
        &["en csv:1 Why? = So.", "fr csv:1 Pourquoi ? = Ainsi."],
        &[
            "faq.csv:4 warning import-assumed \"xx\" is not a language; en is taken",
            "faq.csv:4 warning import-lost \"Hä?\" has the id of an answer before it and is left out",
            "faq.csv:5 warning import-lost \"Again?\" has the id of an answer before it and is left out",
        ],
    );
}

#[test]
fn two_tables_that_count_from_one_are_kept_apart() {
    let harvest = read(
        &files(&[
            ("care.csv", "id,question,answer\n1,A?,a\n"),
            ("ship.csv", "id,question,answer\n1,B?,b\n"),
            ("fr/care.csv", "id,question,answer\n1,C ?,c\n"),
        ]),
        &english(),
    );
    check(&harvest, &["en csv:1 A? = a", "en csv:ship:1 B? = b", "fr csv:1 C ? = c"], &[]);
}

#[test]
fn what_is_not_read_is_told_with_its_line() {
    check(
        &read_one(
            "question,answer,colour,answer,status,date,order\nA?,a,red,b,Waiting,3/4/2026,first,more\n\nB?\nC?,\"c\nc\",,,live\nD?,,,,\n",
        ),
        &["en csv:a A? = a; draft yes", "en csv:c C? = c / c"],
        &[
            "faq.csv:1 advice import-noted the column `colour` is not known and is not imported",
            "faq.csv:1 advice import-noted the column `answer` says what one before it says, and is not read",
            "faq.csv:2 warning import-lost the row has 8 cells and the table 7 headings",
            "faq.csv:2 warning import-lost the position \"first\" is not a whole number",
            "faq.csv:2 warning import-assumed the status \"Waiting\" is not known; the answer is a draft",
            "faq.csv:2 advice import-noted the date \"3/4/2026\" is not read",
            "faq.csv:4 warning import-lost the row has no answer in en and is left out: B?",
            "faq.csv:7 warning import-lost the row has no answer in en and is left out: D?",
        ],
    );
}

#[test]
fn a_table_without_known_headings_says_what_to_write() {
    check(
        &read_one("Foo,Bar\n1,2\n"),
        &[],
        &["faq.csv:1 error table-heads no column is a question and an answer by its heading: Foo,Bar"],
    );
}

#[test]
fn sources_stay_on_a_second_import() {
    let text = "question,answer\nA?,a\nB?,b\n";
    let more = "question,answer\nNew?,n\nB?,b2\nA?,a2\n";
    let sources = |text: &str| read_one(text).articles.into_iter().map(|article| article.source).collect::<Vec<_>>();
    let after = sources(more);
    assert!(sources(text).iter().all(|source| after.contains(source)));
}

#[test]
fn hostile_tables_end_in_problems() {
    let wide = format!("question,answer{}\n", ",x".repeat(5000));
    let rows = "A?,a\n".repeat(20_000);
    for text in [
        "",
        "\u{feff}",
        "sep=",
        "sep=;",
        "\"",
        "question,answer",
        "question,answer\n\"A?,never closed\nB?,b\n",
        "\0\0\0",
        "question,answer\n,\n,,,,\n\"\",\"\"\n",
        wide.as_str(),
        &format!("question,answer\n{rows}"),
    ] {
        let harvest = read_one(text);
        assert!(!harvest.findings.is_empty() || harvest.articles.is_empty(), "{text:.40}");
    }
    let open = read_one("question,answer\n\"A?,never closed\nB?,b\n");
    assert!(told(&open).iter().any(|line| line.contains("a quotation mark without its pair")), "{:?}", articles(&open));
}

#[test]
fn bytes_are_read_in_the_set_they_are_in() {
    let of = |bytes: &[u8]| {
        let (text, problem) = decode(bytes);
        (text, problem.map(|problem| problem.message).unwrap_or_default())
    };
    assert_eq!(of("é".as_bytes()), ("é".into(), String::new()));
    assert_eq!(of(b"\xef\xbb\xbfq"), ("q".into(), String::new()));
    assert_eq!(of(b"\xff\xfeq\0"), ("q".into(), String::new()));
    assert_eq!(of(b"caf\xe9 \x80"), ("café €".into(), "the table is not UTF-8; it is read as Windows-1252".into()));
}
