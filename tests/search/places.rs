//! Places that questions name, and whether those questions are about delivery.

use shelfhelp::content::{Answer, Block, Inline};
use shelfhelp::delivery::{self, Policy};
use shelfhelp::money::Currency;
use shelfhelp::problem::{Log, Reader, Value};
use shelfhelp::search::{Names, asked};
use shelfhelp::time::{Almanac, Zone};

const RULES: &str = r#"{
  "handling": { "days": 1 },
  "places": [
    { "id": "islands", "countries": ["GR"], "postcodes": ["700 00..749 99", "840*"],
      "name": { "en": "the Greek islands", "el": "τα νησιά", "ja": "ギリシャの島々", "zh-Hans": "希腊海岛", "ar": "الجزر اليونانية" },
      "also": ["Crete", "Κρήτη", "クレタ島", "克里特岛", "جزيرة كريت", "كريت", "Kreta", "Crète", "Creta", "Santorini", "Σαντορίνη"] },
    { "id": "attica", "countries": ["GR"], "postcodes": ["100 00..199 99"],
      "name": { "en": "Attica", "el": "Αττική" }, "also": ["Athens", "Αθήνα"] },
    { "id": "greece", "countries": ["GR"], "name": { "en": "Greece", "el": "Ελλάδα", "ja": "ギリシャ", "zh-Hans": "希腊", "ar": "اليونان" } },
    { "id": "cyprus", "countries": ["CY"], "name": { "en": "Cyprus", "el": "Κύπρος", "ja": "キプロス", "zh-Hans": "塞浦路斯", "ar": "قبرص" } },
    { "id": "eu", "countries": ["DE", "FR", "ES", "IE", "NL", "AT"], "name": { "en": "the European Union", "ja": "EU（欧州連合）" }, "also": ["EU"] },
    { "id": "world", "name": "the rest of the world" }
  ],
  "methods": [ { "id": "m", "rates": [ { "price": 5, "transit": 1 } ] } ]
}"#;

const CODES: &str = "GR CY DE AT CH JP AU GB IE US FR ES IT NL CN AE TR IN TH KR JE TD GN GW NZ BA";

/// The countries above as the browser calls them in English, Greek, Japanese, Chinese, Arabic, German, French, Spanish.
const COUNTRIES: [&str; 8] = [
    "Greece|Cyprus|Germany|Austria|Switzerland|Japan|Australia|United Kingdom|Ireland|United States|France|Spain|Italy|\
     Netherlands|China|United Arab Emirates|Türkiye|India|Thailand|South Korea|Jersey|Chad|Guinea|Guinea-Bissau|\
     New Zealand|Bosnia & Herzegovina",
    "Ελλάδα|Κύπρος|Γερμανία|Αυστρία|Ελβετία|Ιαπωνία|Αυστραλία|Ηνωμένο Βασίλειο|Ιρλανδία|Ηνωμένες Πολιτείες|Γαλλία|\
     Ισπανία|Ιταλία|Κάτω Χώρες|Κίνα|Ηνωμένα Αραβικά Εμιράτα|Τουρκία|Ινδία|Ταϊλάνδη|Νότια Κορέα|Τζέρζι|Τσαντ|Γουινέα|\
     Γουινέα Μπισάου|Νέα Ζηλανδία|Βοσνία - Ερζεγοβίνη",
    "ギリシャ|キプロス|ドイツ|オーストリア|スイス|日本|オーストラリア|イギリス|アイルランド|アメリカ合衆国|フランス|\
     スペイン|イタリア|オランダ|中国|アラブ首長国連邦|トルコ|インド|タイ|韓国|ジャージー|チャド|ギニア|ギニアビサウ|\
     ニュージーランド|ボスニア・ヘルツェゴビナ",
    "希腊|塞浦路斯|德国|奥地利|瑞士|日本|澳大利亚|英国|爱尔兰|美国|法国|西班牙|意大利|荷兰|中国|阿拉伯联合酋长国|\
     土耳其|印度|泰国|韩国|泽西岛|乍得|几内亚|几内亚比绍|新西兰|波斯尼亚和黑塞哥维那",
    "اليونان|قبرص|ألمانيا|النمسا|سويسرا|اليابان|أستراليا|المملكة المتحدة|أيرلندا|الولايات المتحدة|فرنسا|إسبانيا|\
     إيطاليا|هولندا|الصين|الإمارات العربية المتحدة|تركيا|الهند|تايلاند|كوريا الجنوبية|جيرسي|تشاد|غينيا|غينيا بيساو|\
     نيوزيلندا|البوسنة والهرسك",
    "Griechenland|Zypern|Deutschland|Österreich|Schweiz|Japan|Australien|Vereinigtes Königreich|Irland|\
     Vereinigte Staaten|Frankreich|Spanien|Italien|Niederlande|China|Vereinigte Arabische Emirate|Türkei|Indien|\
     Thailand|Südkorea|Jersey|Tschad|Guinea|Guinea-Bissau|Neuseeland|Bosnien und Herzegowina",
    "Grèce|Chypre|Allemagne|Autriche|Suisse|Japon|Australie|Royaume-Uni|Irlande|États-Unis|France|Espagne|Italie|\
     Pays-Bas|Chine|Émirats arabes unis|Turquie|Inde|Thaïlande|Corée du Sud|Jersey|Tchad|Guinée|Guinée-Bissau|\
     Nouvelle-Zélande|Bosnie-Herzégovine",
    "Grecia|Chipre|Alemania|Austria|Suiza|Japón|Australia|Reino Unido|Irlanda|Estados Unidos|Francia|España|Italia|\
     Países Bajos|China|Emiratos Árabes Unidos|Turquía|India|Tailandia|Corea del Sur|Jersey|Chad|Guinea|Guinea-Bisáu|\
     Nueva Zelanda|Bosnia y Herzegovina",
];

fn policy() -> Policy {
    let value: Value = serde_json::from_str(RULES).unwrap_or(Value::Null);
    let log = Log::default();
    let policy = delivery::read(&Reader::new(&value, "", &log), Currency::EUR, Zone::UTC, &Almanac::EMPTY);
    assert_eq!(log.into_problems(), []);
    policy
}

fn names() -> Names {
    let pairs = |names: &str| -> Vec<(String, String)> {
        CODES.split(' ').zip(names.split('|')).map(|(code, name)| (code.to_owned(), name.to_owned())).collect()
    };
    let mut all: Vec<(String, String)> = COUNTRIES.iter().flat_map(|names| pairs(names)).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    Names::new(Some(&policy()), &all)
}

/// `islands Crete`, `DE`, `GR/10434`; nothing where no place is named.
fn named(names: &Names, question: &str) -> String {
    let Some(named) = names.recognise(question, &["GR"]) else { return String::new() };
    let to = named.destination;
    let place = to.place.unwrap_or(to.country);
    let code = to.postcode.map(|code| format!("/{code}")).unwrap_or_default();
    format!("{place}{code} {}", named.label).trim().to_owned()
}

/// Fails with all cases that differ.
#[track_caller]
fn differ(cases: &[(&str, &str)], found: &[(&str, String)]) {
    let wrong: Vec<_> = cases.iter().zip(found).filter(|((_, wanted), (_, found))| wanted != found).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let names = names();
    let found: Vec<(&str, String)> = cases.iter().map(|(question, _)| (*question, named(&names, question))).collect();
    differ(cases, &found);
}

#[test]
fn the_shops_places_are_known_by_all_their_names_in_every_language() {
    check(&[
        ("Do you deliver to Crete?", "islands Crete"),
        ("στέλνετε στην Κρήτη;", "islands Κρήτη"),
        ("μεταφορικα κρητης", "islands Κρήτη"),
        ("クレタ島に届きますか", "islands クレタ島"),
        ("能寄到克里特岛吗", "islands 克里特岛"),
        ("هل توصلون إلى كريت؟", "islands كريت"),
        ("Liefert ihr nach Kreta?", "islands Kreta"),
        ("Livrez-vous en Crète ?", "islands Crète"),
        ("¿Hacen envíos a Creta?", "islands Creta"),
        ("delivery to the greek islands", "islands"),
        ("shipping cost to a Greek island", "islands"),
        ("παράδοση στα νησιά", "islands"),
        ("cost to athens", "attica Athens"),
        ("ποσο κανει για αθηνα", "attica Αθήνα"),
        ("do you ship within the EU", "eu"),
        ("欧州連合に送れますか", "eu"),
        ("EUに送れますか", "eu"),
        ("everywhere and the rest of the world", "world"),
    ]);
}

#[test]
fn countries_are_known_in_the_languages_at_hand_and_in_their_cases() {
    check(&[
        ("Do you ship to Germany?", "DE"),
        ("germany's shipping cost", "DE"),
        ("Στέλνετε στη Γερμανία;", "DE"),
        ("κόστος αποστολής Γερμανίας", "DE"),
        ("στέλνετε Κύπρο;", "cyprus"),
        ("μεταφορικά Κύπρου", "cyprus"),
        ("ΣΤΕΛΝΕΤΕ ΚΥΠΡΟ", "cyprus"),
        ("στις Ηνωμένες Πολιτείες", "US"),
        ("ギリシャに届きますか", "greece"),
        ("ドイツまでの送料", "DE"),
        ("能寄到日本吗", "JP"),
        ("到德国的运费", "DE"),
        ("هل توصلون إلى قبرص", "cyprus"),
        ("كم الشحن لقبرص", "cyprus"),
        ("التوصيل لليونان", "greece"),
        ("الشحن لألمانيا", "DE"),
        ("nach Deutschland", "DE"),
        ("in die Niederlande", "NL"),
        ("in den Niederlanden", "NL"),
        ("Versand in die Vereinigten Staaten", "US"),
        ("in die Vereinigten Arabischen Emirate", "AE"),
        ("im Vereinigten Königreich", "GB"),
        ("Versand nach oesterreich", ""),
        ("Versand nach Osterreich", "AT"),
        ("en España", "ES"),
        ("a los Países Bajos", "NL"),
        ("aux Pays-Bas", "NL"),
        ("aux États-Unis", "US"),
        ("aux etats unis", "US"),
        ("en Côte d’Ivoire", ""),
        ("bosnia and herzegovina", "BA"),
    ]);
}

#[test]
fn short_forms_and_older_names_are_known() {
    check(&[
        ("do you ship to the UK", "GB"),
        ("shipping to uk", "GB"),
        ("U.K. delivery", "GB"),
        ("to England", "GB"),
        ("delivery to Northern Ireland", "GB"),
        ("delivery to Ireland", "IE"),
        ("to the USA", "US"),
        ("to the U.S.A.", "US"),
        ("Do you ship to the US?", "US"),
        ("do you ship to the us", "US"),
        ("please send it to us", ""),
        ("CONTACT US", ""),
        ("US", "US"),
        ("in die USA", "US"),
        ("a EE. UU.", "US"),
        ("στις ΗΠΑ", "US"),
        ("στην Αγγλία", "GB"),
        ("nach Holland", "NL"),
        ("アメリカに送れますか", "US"),
        ("寄到阿联酋", "AE"),
        ("الشحن إلى الإمارات", "AE"),
        ("to Dubai", "AE"),
    ]);
}

#[test]
fn the_longest_name_wins_and_parts_of_words_are_none() {
    check(&[
        ("to Guinea-Bissau", "GW"),
        ("to Guinea", "GN"),
        ("ギニアビサウに届く", "GW"),
        ("to New Zealand", "NZ"),
        ("オーストラリアに届きますか", "AU"),
        // Tights and neckties are no Thailand, and neither is a wish.
        ("タイツを送ってもらいたい", ""),
        ("ネクタイの配送", ""),
        ("返品したい", ""),
        ("タイへの送料", "TH"),
        ("インドに届きますか", "IN"),
        ("indian tea", ""),
        ("Athens, Greece", "attica Athens"),
        ("Greece, Athens", "attica Athens"),
    ]);
}

#[test]
fn what_comes_from_a_place_does_not_go_there() {
    check(&[
        ("do you ship from Greece to Germany", "DE"),
        ("is it sent from China?", ""),
        ("do you deliver outside Greece", ""),
        ("outside of the EU", ""),
        ("Liefert ihr aus Deutschland?", ""),
        ("στέλνετε εκτός Ελλάδας;", ""),
        ("στέλνετε από την Ελλάδα;", ""),
        ("¿envían fuera de España?", ""),
        ("livrez-vous hors de France", ""),
        ("هل تشحنون من اليونان", ""),
        ("ギリシャ以外に送れますか", ""),
        ("ギリシャから発送しますか", ""),
        ("日本語で聞けますか", ""),
        ("从希腊发货吗", ""),
        ("从希腊寄到日本", "JP"),
        ("日本製ですか", ""),
    ]);
}

#[test]
fn names_that_are_ordinary_words_need_a_way_towards_them() {
    check(&[
        ("when does the china cup arrive", ""),
        ("do you deliver to china", "CN"),
        ("China?", "CN"),
        ("delivery of my jersey", ""),
        ("delivery to Jersey", "JE"),
        ("turkey dish delivery", ""),
        ("πότε φτάνει η τσάντα μου", ""),
        ("μεταφορικά για Τσαντ", "TD"),
        ("deliver to New Jersey", "US"),
        ("deliver to New Mexico", "US"),
        ("can you send it to Turkey", "TR"),
    ]);
}

#[test]
fn postcodes_are_known_where_they_stand_as_such() {
    check(&[
        ("delivery to 104 34", "GR/10434"),
        ("to 10434?", "GR/10434"),
        ("104 34", "GR/10434"),
        ("10434 shipping cost", "GR/10434"),
        ("shipping 10434", "GR/10434"),
        ("στέλνετε σε ΤΚ 104 34", "GR/10434"),
        ("postcode 10434", "GR/10434"),
        ("Athens 104 34", "GR/10434"),
        ("104 34 Athens", "GR/10434"),
        ("Germany 10115", "DE/10115"),
        ("to 10115 Germany", "DE/10115"),
        ("to SW1A 1AA in the UK", "GB/SW1A1AA"),
        ("ship to K1A 0B1", ""),
        ("日本 100-0001 に届きますか", "JP/1000001"),
        ("日本の郵便番号100-0001", "JP/1000001"),
        ("where is my order 10434", ""),
        ("my parcel 10434 has not arrived", ""),
        ("is it under 10000 euros", ""),
        ("delivery in 2 days", ""),
        ("注文番号10434はいつ届きますか", ""),
        ("deliver 1011 to Crete", "islands Crete"),
    ]);
}

/// What is asked: `whole` where date and price are all of it, `part` where there is more, nothing where it is another
/// matter.
#[track_caller]
fn check_asked(cases: &[(&str, &str)]) {
    let names = names();
    let asked = |question: &str| match asked(&names, question, &["GR"], None) {
        Some(asked) if asked.is_all => "whole",
        Some(_) => "part",
        None => "",
    };
    let found: Vec<(&str, String)> =
        cases.iter().map(|(question, _)| (*question, asked(question).to_owned())).collect();
    differ(cases, &found);
}

#[test]
fn questions_about_delivery_there_are_told_from_others() {
    check_asked(&[
        ("Do you deliver to Crete?", "whole"),
        ("how long does delivery to Crete take", "whole"),
        ("how much is shipping to germany", "whole"),
        ("when would it arrive in Germany", "whole"),
        ("Crete", "whole"),
        ("to Crete please", "whole"),
        ("how much to Crete?", "whole"),
        ("can you send it to my brother in Cyprus", "whole"),
        ("do I pay customs and duties when you ship to Japan", "part"),
        ("Is it made in Greece?", ""),
        ("is it from Greece", ""),
        ("made in Greece and delivered", ""),
        ("can I send it back from Germany", ""),
        ("returns to Germany", ""),
        ("do you have a shop in Athens", ""),
        ("is there olive wood in Crete", ""),
        ("Στέλνετε στην Κρήτη;", "whole"),
        ("πόσο κάνουν τα μεταφορικά για Κύπρο", "whole"),
        ("φτιάχνεται στην Κρήτη;", ""),
        ("είναι παραδοσιακό της Κρήτης;", ""),
        ("επιστροφή από Κύπρο", ""),
        ("ギリシャに届きますか", "whole"),
        ("クレタ島までの送料はいくらですか", "whole"),
        ("日本からの返品", ""),
        ("日本製ですか", ""),
        ("日本へ返品を送りたい", ""),
        ("能寄到日本吗", "whole"),
        ("寄到德国要多少钱", "whole"),
        ("从日本怎么退货", ""),
        ("希腊生产的吗", ""),
        ("هل توصلون إلى قبرص؟", "whole"),
        ("كم تكلفة الشحن إلى ألمانيا", "whole"),
        ("هل صُنع في اليونان؟", ""),
        ("إرجاع من ألمانيا", ""),
        ("كيف أتصل بكم في اليونان", ""),
        ("Liefert ihr nach Deutschland?", "whole"),
        ("Wie lange dauert der Versand nach Österreich?", "whole"),
        ("Wird es in Griechenland hergestellt?", ""),
        ("Rücksendung nach Deutschland", ""),
        ("Livrez-vous en France ?", "whole"),
        ("Quels sont les frais de port pour l’Allemagne ?", "whole"),
        ("Est-il fabriqué en Grèce ?", ""),
        ("un livre sur la France", ""),
        ("¿Hacen envíos a España?", "whole"),
        ("¿Cuánto tarda en llegar a Alemania?", "whole"),
        ("¿Está hecho en Grecia?", ""),
        ("delivery to 104 34", "whole"),
    ]);
}

#[test]
fn an_answer_of_another_matter_goes_first() {
    let names = names();
    for (question, best, is_first) in [
        ("do I pay customs and duties when you ship to Japan", "Do I pay customs?", false),
        ("do I pay customs and duties when you ship to Japan", "Do you deliver to other countries?", true),
        ("do you deliver to Japan", "Do I pay customs?", true),
    ] {
        let best = Answer { question: best.into(), ..Answer::default() };
        let asked = asked(&names, question, &[], Some(&best));
        assert_eq!(asked.map(|asked| asked.is_first), Some(is_first), "{question} {}", best.question);
    }
}

#[test]
fn an_answer_that_tells_of_delivery_says_what_the_question_is_about() {
    let answer = |name: &str| Answer {
        body: vec![Block::Paragraph(vec![Inline::Strong(vec![Inline::Fact(name.into(), "soon".into())])])],
        ..Answer::default()
    };
    let names = names();
    for (question, fact, is_asked) in [
        ("do you delivr furniture to Crete", "delivery.range", true),
        ("do you delivr furniture to Crete", "returns.until", false),
        ("is it made in Crete", "delivery.range", false),
    ] {
        let asked = asked(&names, question, &[], Some(&answer(fact)));
        assert_eq!(asked.is_some(), is_asked, "{question} {fact}");
    }
}

#[test]
fn nothing_typed_breaks_it() {
    let names = names();
    let mut question = String::new();
    for c in
        "US u.s. 104 34 タイツ ー・ギニア・ビサウ 从 ل لل لا ال 10a bosnia & 〒 K1A 0B1 \u{301}\u{200f}🏝 ﾞｷﾞﾘｼｬ ".chars()
    {
        question.push(c);
        let _ = asked(&names, &question, &["GR", "JP", "GB", "NL", "XX", ""], None);
        let _ = asked(&Names::default(), &question, &["GR"], None);
    }
    let long = "deliver to Crete 10434 ".repeat(200);
    assert!(asked(&names, &long, &["GR"], None).is_some());
}
