//! Chinese and Japanese: what is typed in other letters or the other script, and what it finds.

use shelfhelp::search::{Context, Index, Readings};

use super::typed::{check, check_typing, german};
use super::{answer, chinese, japanese};

/// Whether none of these finds anything.
#[track_caller]
fn check_nothing(index: &Index, queries: &[&str]) {
    for query in queries {
        let found = index.search(query, &Context::default());
        assert!(found.hits.is_empty(), "{query:?} finds {:?}", found.hits);
    }
}

#[test]
fn romaji_finds_kana() {
    let mut answers = japanese();
    answers.push(answer(
        "shirt",
        "シャツのサイズはどう選びますか",
        "コーヒー色のシャツもパーティー用のジャケットもございます。",
    ));
    let index = Index::build(&answers);
    check(
        &index,
        &[
            ("sukafu", "scarf"),
            ("sukaafu", "scarf"),
            ("sukāfu", "scarf"),
            ("sukaahu", "scarf"),
            ("gifuto", "gift"),
            ("gihuto", "gift"),
            ("airon", "scarf"),
            ("shatsu", "shirt"),
            ("syatu", "shirt"),
            ("koohii", "shirt"),
            ("ko-hi-", "shirt"),
            ("jaketto", "shirt"),
            ("zyaketto", "shirt"),
            ("SHATSU SAIZU", "shirt"),
            ("ｓｈａｔｓｕ", "shirt"),
            ("しゃつ", "shirt"),
        ],
    );
    check_typing(&index, &[("suka", "scarf"), ("sukaf", "scarf"), ("gif", "gift"), ("shats", "shirt")]);
    check_nothing(&index, &["return", "delivery", "xyz"]);
}

#[test]
fn romaji_finds_kanji_where_the_build_tells_how_they_are_read() {
    let readings = Readings {
        sounds: "きん金そ送はい配ひん品ぴん品へん返むりょ無りょ料".into(),
        forms: "费料貨货 无無".into(),
        ..Readings::default()
    };
    let readings = Readings { sounds: readings.sounds.replace("むりょ無りょ料", "む無りょ料"), ..readings };
    let index = Index::build(&japanese()).with_readings(readings);
    check(
        &index,
        &[
            ("henpin", "returns"),
            ("hempin", "returns"),
            ("henpin shitai", "returns"),
            ("souryou", "shipping"),
            ("soryo", "shipping"),
            ("souryou muryou", "shipping"),
            ("无料送料", "shipping"),
            ("sukafu", "scarf"),
        ],
    );
    check_typing(&index, &[("henpi", "returns"), ("sour", "shipping")]);
}

fn chinese_readings() -> Readings {
    Readings {
        sounds: "biao标duo多fei费hou后huo货货kuan款ru如shi是shou收shao少si丝tian天tui退yuan元yun运zhen真zhun准zi自"
            .into(),
        forms: "貨货 費费 運运 絲丝 後后 準准 標标".into(),
        ..Readings::default()
    }
}

#[test]
fn pinyin_finds_characters_with_tones_without_and_half_typed() {
    let index = Index::build(&chinese()).with_readings(chinese_readings());
    check(
        &index,
        &[
            ("tuihuo", "returns"),
            ("tui huo", "returns"),
            ("tuìhuò", "returns"),
            ("tuì huò", "returns"),
            ("tui4huo4", "returns"),
            ("TuiHuo", "returns"),
            ("ruhe tuihuo", "returns"),
            ("woyao tuihuo", "returns"),
            ("yunfei", "shipping"),
            ("yun fei duoshao", "shipping"),
            ("yunfeiduoshao", "shipping"),
            ("zhensi", "silk"),
            ("si", "silk"),
            ("tuikuan", "returns"),
        ],
    );
    check_typing(&index, &[("tuih", "returns"), ("tui hu", "returns"), ("yunf", "shipping"), ("zhens", "silk")]);
    check_nothing(&index, &["delivery", "cancel", "zzz"]);
}

#[test]
fn each_script_of_chinese_finds_the_other() {
    let index = Index::build(&chinese()).with_readings(chinese_readings());
    check(
        &index,
        &[("退貨", "returns"), ("我想退貨", "returns"), ("運費", "shipping"), ("真絲", "silk"), ("絲", "silk")],
    );
    let traditional = [
        answer("returns", "如何退貨？", "收到商品後30天內可以免費退貨。"),
        answer("shipping", "運費是多少？", "標準運費為20元。"),
    ];
    let readings =
        Readings { sounds: "huo貨tui退".into(), forms: "货貨 费費 运運 后後".into(), ..Readings::default() };
    let index = Index::build(&traditional).with_readings(readings);
    check(&index, &[("退货", "returns"), ("运费", "shipping"), ("tuihuo", "returns"), ("收到商品后", "returns")]);
}

#[test]
fn a_character_with_several_forms_finds_each_where_it_is_written() {
    let answers = [answer("hair", "頭髮怎麼洗？", "溫水。"), answer("send", "何時發貨？", "當天。")];
    let readings = Readings { forms: "发發髮 头頭 货貨".into(), ..Readings::default() };
    check(&Index::build(&answers).with_readings(readings), &[("头发", "hair"), ("发货", "send")]);
}

#[test]
fn without_readings_chinese_is_found_as_it_is_written() {
    let index = Index::build(&chinese());
    check(&index, &[("退货", "returns")]);
    check_nothing(&index, &["tuihuo", "運費"]);
}

#[test]
fn readings_travel_as_bytes_and_damaged_ones_say_nothing() {
    let readings = Readings { common: vec![vec!["退货".into(), "寄回".into()]], ..chinese_readings() };
    let bytes = readings.bytes();
    assert_eq!(Readings::decode(&bytes), readings);
    assert_eq!(Readings::decode(&bytes[..bytes.len() - 1]), Readings::default());
    assert_eq!(Readings::decode(b""), Readings::default());
    assert!(Readings::default().bytes().is_empty());
    check(&Index::build(&chinese()).with_readings(readings), &[("寄回", "returns")]);
}

#[test]
fn readings_that_make_no_sense_do_no_harm() {
    for sounds in ["", "货", "huo", "货huo", "货货货", "aaaaaaaa", "é货", "\u{0}货", "  货 "] {
        for forms in ["", " ", "货", "货货 货", "   "] {
            let readings = Readings { sounds: sounds.into(), forms: forms.into(), ..Readings::default() };
            let index = Index::build(&chinese()).with_readings(readings);
            check(&index, &[("退货", "returns")]);
            let _ = index.search("tuihuo 貨 huo", &Context::default());
        }
    }
}

#[test]
fn what_is_typed_at_length_is_read_in_bounded_work() {
    let index = Index::build(&chinese()).with_readings(chinese_readings());
    for text in ["tuihuo", "tui huo ", "si", "а", "χ", "ا", "א", "貨", "ー", "x'", "2.", "ue"] {
        let long = text.repeat(10_000 / text.len());
        for index in [&index, &Index::build(&japanese()), &Index::build(&german())] {
            let _ = index.search(&long, &Context { typing: true, ..Context::default() });
        }
    }
}
