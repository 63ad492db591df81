//! Are answers that contradict the rules found, and only those?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{AT, DELIVERY, good, path, problems, run, write};

/// The codes of what is said about one sentence in one language. By the rules parcels take 2–3 working days to Attica, 4
/// to the rest of Greece, are free from €50 in Attica, and come back for 30 days.
fn codes(language: &str, sentence: &str) -> Vec<String> {
    let folder = good();
    write(&folder, "shop.toml", common::SHOP.replace("\"el\"]", &format!("\"el\", \"{language}\"]")));
    let answer = format!("---\nid: claim\nquestion: Q\n---\nWords before.\n\n{sentence}\n");
    write(&folder, &format!("answers/{language}/claim.md"), answer);
    let found = problems(&folder, &run(&["check", path(&folder), "--at", AT, "--json"]).json());
    let of_answer = format!("answers/{language}/claim.md:7:");
    let found = found.into_iter().filter(|(place, _)| place.contains(&of_answer));
    found.filter_map(|(place, _)| Some(place.split(' ').nth(1)?.to_owned())).collect()
}

/// Each sentence with the code of its contradiction, or with none.
#[track_caller]
fn check<'s>(language: &str, sentences: impl IntoIterator<Item = (&'s str, &'s str)>) {
    let mut failures = Vec::new();
    for (sentence, wanted) in sentences {
        let found = codes(language, sentence).join(" ");
        if found != wanted {
            failures.push(format!("{sentence}\n  wanted {wanted:?}, found {found:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn english() {
    check(
        "en",
        [
            ("We deliver in 2–3 working days.", ""),
            ("We deliver in 5–7 working days.", "answer-days"),
            ("Delivery takes about **six to eight** working days.", "answer-days"),
            ("Standard delivery: 7 business days.", "answer-days"),
            ("Your parcel arrives within 1 working day.", "answer-days"),
            ("We deliver within 10 days.", ""),
            ("Delivery takes 2 to 5 days.", ""),
            ("We pack within 1 working day.", ""),
            ("If it has not arrived in 7 working days, write to us.", ""),
            ("The locker keeps a delivery for 9 days.", ""),
            ("We refund within 9 working days of its arrival.", ""),
            ("You have 30 days to return it.", ""),
            ("You have 14 days to return it.", "answer-returns"),
            ("Send it back within two weeks of its arrival.", "answer-returns"),
            ("We offer a 60-day return.", "answer-returns"),
            ("By law you have 14 days to return it.", ""),
            ("Return it within 30 days, by law 14 days would do.", ""),
            ("Your refund comes within 14 days of your return.", ""),
            ("Delivery is free over €50.", ""),
            ("Orders over €40 are delivered free.", "answer-free"),
            ("Free shipping on orders of 60 EUR or more.", "answer-free"),
            ("Free delivery to Attica over €50.00.", ""),
            ("Gift wrapping is free over €40.", ""),
            ("Free shipping over $40.", ""),
            ("Fired at 1200 °C for 3 days.", ""),
            ("Yes, every day.", ""),
        ],
    );
}

#[test]
fn greek() {
    check(
        "el",
        [
            ("Παραδίδουμε σε 2–3 εργάσιμες ημέρες.", ""),
            ("Παραδίδουμε σε 5–7 εργάσιμες ημέρες.", "answer-days"),
            ("Η παράδοση χρειάζεται περίπου έξι εργάσιμες.", "answer-days"),
            ("Αν δεν φτάσει σε 7 εργάσιμες, γράψτε μας.", ""),
            ("Μπορείτε να το επιστρέψετε μέσα σε 30 ημέρες.", ""),
            ("Μπορείτε να το επιστρέψετε μέσα σε 14 ημέρες.", "answer-returns"),
            ("Όλα γυρίζουν πίσω εντός δεκατεσσάρων ημερών από την παραλαβή.", "answer-returns"),
            ("Τα χρήματα επιστρέφονται μέσα σε 14 ημέρες.", ""),
            ("Δωρεάν μεταφορικά για αγορές άνω των 50 €.", ""),
            ("Δωρεάν μεταφορικά για αγορές άνω των 40 €.", "answer-free"),
            ("Η συσκευασία δώρου είναι δωρεάν πάνω από 40 €.", ""),
        ],
    );
}

#[test]
fn german() {
    check(
        "de",
        [
            ("Wir liefern in 2 bis 3 Werktagen.", ""),
            ("Wir liefern in 5 bis 7 Werktagen.", "answer-days"),
            ("Die Lieferung dauert etwa sechs Arbeitstage.", "answer-days"),
            ("Falls die Lieferung in 7 Werktagen nicht kommt, melden Sie sich.", ""),
            ("Innerhalb von 30 Tagen können Sie alles zurückgeben.", ""),
            ("Innerhalb von 14 Tagen können Sie alles zurückgeben.", "answer-returns"),
            ("Wir erstatten den Betrag innerhalb von 14 Tagen nach der Rückgabe.", ""),
            ("Ab 50 € liefern wir versandkostenfrei.", ""),
            ("Ab 40,00 € liefern wir versandkostenfrei.", "answer-free"),
        ],
    );
}

#[test]
fn french() {
    check(
        "fr",
        [
            ("Nous livrons en 2 à 3 jours ouvrés.", ""),
            ("Nous livrons en 5 à 7 jours ouvrés.", "answer-days"),
            ("La livraison prend environ six jours ouvrables.", "answer-days"),
            ("Vous avez 30 jours pour nous le retourner.", ""),
            ("Vous avez 14 jours pour nous le retourner.", "answer-returns"),
            ("Le remboursement suit dans les 14 jours après le retour.", ""),
            ("Livraison gratuite dès 50 € d’achat.", ""),
            ("Livraison gratuite à partir de 40 €.", "answer-free"),
        ],
    );
}

#[test]
fn spanish() {
    check(
        "es",
        [
            ("Entregamos en 2 o 3 días laborables.", ""),
            ("Entregamos en 5 a 7 días hábiles.", "answer-days"),
            ("El envío tarda unos seis días laborables.", "answer-days"),
            ("Tienes 30 días para devolverlo.", ""),
            ("Tienes 14 días para devolverlo.", "answer-returns"),
            ("El reembolso llega en 14 días tras la devolución.", ""),
            ("Envío gratis a partir de 50 €.", ""),
            ("Envío gratis a partir de 40 €.", "answer-free"),
        ],
    );
}

#[test]
fn japanese_chinese_and_arabic_by_their_digits() {
    check(
        "ja",
        [
            ("ご注文から2〜3営業日でお届けします。", ""),
            ("ご注文から5〜7営業日でお届けします。", "answer-days"),
            ("12月25日のお届けはございません。", ""),
            ("お届けから30日以内でしたら返品を承ります。", ""),
            ("お届けから14日以内でしたら返品を承ります。", "answer-returns"),
            ("返品が届いてから5営業日以内にご返金します。", ""),
            ("50ユーロ以上のお買い上げで送料無料です。", ""),
            ("40ユーロ以上のお買い上げで送料無料です。", "answer-free"),
        ],
    );
    check(
        "zh-Hans",
        [
            ("下单后 2–3 个工作日内送达。", ""),
            ("下单后 5–7 个工作日内送达。", "answer-days"),
            ("收货后 30 天内可退货。", ""),
            ("收货后 14 天内可退货。", "answer-returns"),
            ("满 50 欧元免运费。", ""),
            ("满 40 欧元免运费。", "answer-free"),
        ],
    );
    check(
        "ar",
        [
            ("يستغرق التوصيل خلال 2–3 أيام عمل.", ""),
            ("يستغرق التوصيل من 5 إلى 7 أيام عمل.", "answer-days"),
            ("يمكنكم الإرجاع خلال 30 يومًا.", ""),
            ("يمكنكم الإرجاع خلال 14 يومًا.", "answer-returns"),
            ("نردّ المبلغ خلال 5 أيام عمل.", ""),
            ("التوصيل مجاني للطلبات فوق 50 يورو.", ""),
            ("التوصيل مجاني للطلبات فوق 40 يورو.", "answer-free"),
        ],
    );
}

#[test]
fn the_sentence_is_quoted_with_its_place_and_what_the_rules_say() {
    let folder = good();
    write(
        &folder,
        "answers/en/wash.md",
        common::WASH.to_owned() + "\nWe deliver in **5–7 working days**. Delivery is free over €40.\n",
    );
    write(&folder, "answers/en/care/iron.md", "---\nid: iron\nquestion: Q\n---\nReturn it within 14 days.\n");
    let found = problems(&folder, &run(&["check", path(&folder), "--at", AT, "--json"]).json());
    let found: Vec<(&str, &str)> = found.iter().map(|(place, message)| (place.as_str(), message.as_str())).collect();
    assert_eq!(
        found,
        [
            (
                "warning answer-returns answers/en/care/iron.md:5:18",
                "\"Return it within 14 days.\": by the rules it can come back for 30 days",
            ),
            (
                "warning answer-days answers/en/wash.md:18:17",
                "\"We deliver in 5–7 working days.\": by the rules it takes 2–3 working days (Standard to Attica), 4 \
                 working days (Standard)",
            ),
            (
                "warning answer-free answers/en/wash.md:18:59",
                "\"Delivery is free over €40.\": by the rules it is free from 50.00 EUR",
            ),
        ]
    );
}

#[test]
fn a_sentence_that_names_a_place_or_a_method_is_about_that_one() {
    let folder = good();
    let delivery = DELIVERY.replace("price = 4.20\ntransit = 3", "price = 4.20\ntransit = [6, 9]");
    write(&folder, "delivery.toml", delivery.replace("id = \"greece\"", "id = \"greece\"\nname = \"the islands\""));
    let text = "---\nid: iron\nquestion: Q\n---\nTo Attica delivery takes 7 to 10 working days.\n\nTo the islands it arrives \
                in 7 to 10 working days.\n";
    write(&folder, "answers/en/care/iron.md", text);
    let found = problems(&folder, &run(&["check", path(&folder), "--at", AT, "--json"]).json());
    let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(places, ["warning answer-days answers/en/care/iron.md:5:26"]);
}

#[test]
fn until_when_an_order_counts_for_the_day() {
    // By the rules until 14:00.
    check(
        "en",
        [
            ("Order before 14:00 and we pack it today.", ""),
            ("Order before 15:00 and we pack it today.", "answer-cutoff"),
            ("Orders placed by 3 pm leave the same day.", "answer-cutoff"),
            ("Orders placed by 2 p.m. leave the same day.", ""),
            ("An order after 16:30 counts for the next day.", "answer-cutoff"),
            ("We answer questions about orders until 17:00.", ""),
            ("Order 15:00.", ""),
        ],
    );
    check(
        "de",
        [
            ("Bestellungen bis 14 Uhr packen wir am selben Tag.", ""),
            ("Bestellungen bis 15.30 Uhr packen wir.", "answer-cutoff"),
        ],
    );
    check("fr", [("Commandez avant 14h.", ""), ("Commandez avant 15h30.", "answer-cutoff")]);
    check("es", [("Haz tu pedido antes de las 14:00.", ""), ("Haz tu pedido antes de las 16:00.", "answer-cutoff")]);
    check("el", [("Παραγγελίες πριν από τις 14:00.", ""), ("Παραγγελίες πριν από τις 3 μ.μ.", "answer-cutoff")]);
    check(
        "ja",
        [("午後2時までのご注文は当日に梱包します。", ""), ("15時までのご注文は当日に梱包します。", "answer-cutoff")],
    );
    check("zh-Hans", [("下午2点前下单，当天打包。", ""), ("下午3点前下单，当天打包。", "answer-cutoff")]);
    check(
        "ar",
        [("الطلبات قبل الساعة 14:00 نجهزها اليوم.", ""), ("الطلبات قبل الساعة 16:00 نجهزها اليوم.", "answer-cutoff")],
    );
}

#[test]
fn numbers_in_words_and_in_figures_of_han() {
    check(
        "zh-Hans",
        [
            ("支持三十天无理由退货。", ""),
            ("支持七天无理由退货。", "answer-returns"),
            ("下单后两至三个工作日内送达。", ""),
            ("下单后七至九个工作日内送达。", "answer-days"),
            ("到货第三天我们会打电话。", ""),
        ],
    );
    check(
        "ja",
        [
            ("お届けから三十日以内でしたら返品を承ります。", ""),
            ("お届けから十四日以内でしたら返品を承ります。", "answer-returns"),
        ],
    );
    check("ar", [("يمكنكم الإرجاع خلال ثلاثين يومًا.", ""), ("يمكنكم الإرجاع خلال سبعة أيام.", "answer-returns")]);
}

/// What is said of two answers where no rules decide, as `code file:line:column`.
fn of_two(shop: &str, one: (&str, &str), other: (&str, &str)) -> Vec<String> {
    let folder = good();
    write(&folder, "delivery.toml", shop);
    for (id, (keys, text)) in [("a", one), ("b", other)] {
        let answer = format!("---\nid: {id}\nquestion: {id}?\n{keys}---\n{text}\n");
        write(&folder, &format!("answers/en/{id}.md"), answer);
    }
    if shop.is_empty() {
        std::fs::remove_file(folder.path().join("delivery.toml")).unwrap();
    }
    let found = problems(&folder, &run(&["check", path(&folder), "--at", AT, "--json"]).json());
    let found = found.into_iter().filter(|(place, _)| place.contains("answers-differ"));
    found.map(|(place, _)| place.replace("warning ", "")).collect()
}

#[test]
fn answers_that_contradict_one_another_where_no_rule_decides() {
    let without = DELIVERY.split("[returns]").next().unwrap();
    let days = ("", "You have 30 days to return it.");
    for (shop, one, other, wanted) in [
        (without, days, ("", "Send it back within **14 days**."), "answers-differ answers/en/b.md:5:23"),
        (without, days, ("", "Send it back within thirty days."), ""),
        (without, days, ("products: [SCARF]\n", "Send it back within 14 days."), ""),
        (without, days, ("", "From abroad you have 60 days to return it."), ""),
        (without, days, ("", "You have 60 days to return it from Cyprus."), ""),
        (without, days, ("", "By law you have 14 days to return it."), ""),
        (DELIVERY, days, ("", "We deliver in 2–3 working days."), ""),
        ("", days, ("", "Send it back within 14 days."), "answers-differ answers/en/b.md:5:21"),
        ("", ("", "We deliver in 2–3 days."), ("", "We deliver in 5–7 days."), "answers-differ answers/en/b.md:5:15"),
        ("", ("", "We deliver in 2–3 days."), ("", "We deliver in 3–4 days."), ""),
        ("", ("", "Free delivery over €50."), ("", "Free delivery over €60."), "answers-differ answers/en/b.md:5:20"),
        ("", ("", "Free delivery over €50."), ("", "Free delivery to the islands over €90."), ""),
    ] {
        assert_eq!(of_two(shop, one, other).join(", "), wanted, "{one:?} and {other:?}");
    }
}
