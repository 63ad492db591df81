//! Does the reply of a shop's endpoint become steps that a shopper understands, whatever shape it has?

mod visit;

use shelfhelp::content::order::{
    Moment, Order, Scenario, Step, When, expected, is_email, order_number, pasted, read_order, return_by_of, state,
    steps,
};
use shelfhelp::delivery::{Policy, ReturnBy};
use shelfhelp::i18n::{Format, Native};
use shelfhelp::money::Currency;
use shelfhelp::problem::{Log, Reader, Value};
use shelfhelp::search::orders_asked;
use shelfhelp::time::{Almanac, Date, Zone};

fn read(json: &str) -> (Option<Order>, Vec<String>) {
    let log = Log::default();
    let value: Value = serde_json::from_str(json).unwrap_or(Value::Null);
    let order = read_order(&value, &Zone::UTC, &log);
    (order, log.into_problems().into_iter().map(|p| format!("{}: {}", p.at, p.message)).collect())
}

fn moment(moment: Moment) -> String {
    let time = moment.time.map(|time| format!(" {time}")).unwrap_or_default();
    format!("{}{time}", Native.day(moment.day))
}

/// The steps of each parcel on a line: what is over, `[where it is]`, `(what is ahead)`.
fn told(order: &Order) -> Vec<String> {
    let mut parcels: Vec<_> = order.parcels.iter().map(Some).collect();
    if parcels.is_empty() {
        parcels.push(None);
    }
    let line = |parcel: &Option<&_>| {
        let mark = |mark: shelfhelp::content::order::Mark<'_>| {
            let at = mark.at.map(|at| format!(" {}", moment(at))).unwrap_or_default();
            let scan = mark.scan.map(|scan| format!(": {}", scan.words)).unwrap_or_default();
            match mark.when {
                When::Past => format!("{:?}{at}", mark.step),
                When::Now => format!("[{:?}{at}{scan}]", mark.step),
                When::Ahead => format!("({:?})", mark.step),
            }
        };
        let steps: Vec<String> = steps(order, *parcel).into_iter().map(mark).collect();
        let due = parcel.and_then(|parcel| expected(order, parcel));
        let due = due.map(|(from, until)| format!(" due {}–{}", moment(from), moment(until))).unwrap_or_default();
        format!("{}{due}", steps.join(" "))
    };
    parcels.iter().map(line).collect()
}

fn check(json: &str, expected: &[&str], problems: &[&str]) {
    let (order, found) = read(json);
    assert_eq!(order.as_ref().map(told).unwrap_or_default(), expected, "{json}");
    assert_eq!(found, problems, "{json}");
}

#[test]
fn an_order_without_parcels_goes_by_its_status() {
    for (status, line) in [
        ("OrderProcessing", "[Ordered] (Packed) (Sent) (OutForDelivery) (Delivered)"),
        ("https://schema.org/OrderInTransit", "Ordered Packed [Sent] (OutForDelivery) (Delivered)"),
        ("http://schema.org/OrderDelivered", "Ordered Packed Sent [Delivered]"),
        ("schema:OrderPickupAvailable", "Ordered Packed [Ready]"),
        ("OrderProblem", "Ordered [Problem]"),
        ("OrderReturned", "Ordered Packed Sent Delivered [Returned]"),
        ("OrderCancelled", "Ordered [Cancelled]"),
        ("OrderPaymentDue", "Ordered [PaymentDue] (Packed) (Sent) (Delivered)"),
    ] {
        check(&format!(r#"{{"orderStatus": "{status}"}}"#), &[line], &[]);
    }
}

#[test]
fn a_parcel_has_dates_scans_and_an_expected_day() {
    check(
        r#"{"@context": "https://schema.org", "@type": "Order", "orderNumber": "1042", "orderDate": "2026-11-16",
            "orderStatus": "OrderInTransit", "orderDelivery": {"@type": "ParcelDelivery",
              "expectedArrivalFrom": "2026-11-20", "expectedArrivalUntil": "2026-11-23T18:00:00Z",
              "deliveryStatus": [{"name": "Packed", "time": "2026-11-17T09:30:00+02:00"},
                                 {"name": "in transit", "time": "2026-11-17T18:00:00Z"},
                                 {"name": "Left the depot in Larisa", "time": "2026-11-18T06:10:00Z"}]}}"#,
        &[
            "Ordered Mon 16 Nov Packed Tue 17 Nov 07:30 [Sent Tue 17 Nov 18:00: Left the depot in Larisa] (OutForDelivery) \
           (Delivered) due Fri 20 Nov–Mon 23 Nov 18:00",
        ],
        &[],
    );
}

#[test]
fn scans_count_by_their_time_and_not_by_their_place_in_the_list() {
    check(
        r#"{"orderStatus": "OrderInTransit", "orderDelivery": {"deliveryStatus": [
            {"name": "OutForDelivery", "time": "2026-11-19T07:00:00Z"}, {"name": "shipped", "time": "2026-11-17T07:00:00Z"}]}}"#,
        &["Ordered Packed Sent Tue 17 Nov 07:00 [OutForDelivery Thu 19 Nov 07:00] (Delivered)"],
        &[],
    );
}

#[test]
fn each_of_several_parcels_has_its_own_way() {
    check(
        r#"{"orderStatus": "OrderInTransit", "orderDelivery": [
            {"deliveryStatus": {"name": "Delivered", "time": "2026-11-18"}}, {"deliveryStatus": "OrderInTransit"}]}"#,
        &["Ordered Packed Sent [Delivered Wed 18 Nov]", "Ordered Packed [Sent] (OutForDelivery) (Delivered)"],
        &[],
    );
    check(
        r#"{"orderStatus": "OrderProblem", "orderDelivery": [
            {"deliveryStatus": {"name": "Delivered", "time": "2026-11-18"}}, {"deliveryStatus": "InTransit"}]}"#,
        &["Ordered Packed Sent [Delivered Wed 18 Nov]", "Ordered Sent [Problem]"],
        &[],
    );
}

#[test]
fn one_parcel_has_come_as_far_as_order_or_scans_say() {
    check(
        r#"{"orderStatus": "OrderInTransit", "orderDelivery": {"deliveryStatus": "Packed"}}"#,
        &["Ordered Packed [Sent] (OutForDelivery) (Delivered)"],
        &[],
    );
    check(
        r#"{"orderStatus": "OrderDelivered", "orderDelivery": {"expectedArrivalUntil": "2026-11-18", "deliveryStatus": "Sent"}}"#,
        &["Ordered Packed Sent [Delivered]"],
        &[],
    );
    check(r#"{"orderDelivery": {"trackingNumber": 42}}"#, &["Ordered Packed [Sent] (OutForDelivery) (Delivered)"], &[]);
}

#[test]
fn what_is_wrong_is_told_by_its_place_and_never_by_its_value() {
    check("null", &[], &["reply: this is no order"]);
    check("[]", &[], &["reply: this is no order"]);
    check(r#""OrderDelivered""#, &[], &["reply: this is no order"]);
    check(r#"{"error": "anna@example.com has no 1042"}"#, &[], &["reply: `orderStatus` is missing"]);
    check(
        r#"{"orderNumber": ["anna@example.com"], "orderStatus": "on its merry way", "orderDate": "soon", "returnBy": true,
            "orderDelivery": {"trackingUrl": "javascript:alert(1)", "deliveryStatus": [true, {"time": "noon"}]},
            "orderedItem": [{"name": "Scarf", "quantity": "many"}, false]}"#,
        &["Ordered Packed [Sent] (OutForDelivery) (Delivered)"],
        &[
            "reply.orderDelivery.trackingUrl: this is not an address of a page",
            "reply.orderDelivery.deliveryStatus[0]: this is not text",
            "reply.orderDelivery.deliveryStatus[1]: this is not text",
            "reply.orderDelivery.deliveryStatus[1].time: this is not a day or an instant",
            "reply.orderStatus: this is not a status of schema.org",
            "reply.orderNumber: this is not text",
            "reply.orderDate: this is not a day or an instant",
            "reply.orderedItem[0].quantity: this is not a number of pieces",
            "reply.orderedItem[1]: this is not text",
            "reply.returnBy: this is not text",
        ],
    );
}

#[test]
fn lists_and_texts_have_an_end() {
    let items = vec![format!(r#"{{"name": "{}"}}"#, "x".repeat(999)); 60].join(",");
    let (order, problems) = read(&format!(r#"{{"orderStatus": "OrderProcessing", "orderedItem": [{items}]}}"#));
    let items = order.map(|order| order.items).unwrap_or_default();
    assert_eq!((items.len(), items[0].name.len()), (50, 200));
    assert_eq!(problems, ["reply.orderedItem: this list is too long; its end is not shown"]);
}

#[test]
fn items_are_read_in_each_of_their_shapes() {
    let (order, problems) = read(
        r#"[{"https://schema.org/orderStatus": {"@id": "https://schema.org/OrderDelivered"}, "schema:orderedItem": [
            {"@type": "OrderItem", "orderQuantity": 2, "orderedItem": {"@type": "Product", "name": "Twill scarf", "sku": "S-1"}},
            {"name": "A\u0007 cup\n", "quantity": 3, "productID": "C"}, "Soap"],
            "orderDelivery": [{"provider": {"name": "ACS"}, "trackingNumber": "7", "trackingUrl": "https://acs.example/7",
            "itemShipped": {"name": "Twill scarf"}}]}]"#,
    );
    let order = order.unwrap_or_else(|| unreachable!("it is one"));
    let items: Vec<String> = order.items.iter().map(|i| format!("{} × {} ({})", i.quantity, i.name, i.id)).collect();
    assert_eq!(items, ["2 × Twill scarf (S-1)", "3 × A  cup (C)", "1 × Soap ()"]);
    let parcel = &order.parcels[0];
    assert_eq!((parcel.carrier.as_str(), parcel.number.as_str()), ("ACS", "7"));
    assert_eq!(parcel.link.as_ref().map(|link| link.as_str()), Some("https://acs.example/7"));
    assert_eq!((parcel.items.len(), state(&order, Some(parcel))), (1, Step::Delivered));
    assert_eq!(problems, [""; 0]);
}

#[test]
fn addresses_that_are_no_pages_are_no_links() {
    for (url, kept) in [
        ("https://acs.example/7", true),
        ("http://acs.example/7", true),
        ("/track/7", true),
        ("javascript:alert(1)", false),
        ("data:text/html,x", false),
        ("mailto:anna@example.com", false),
        ("tel:7", false),
    ] {
        let (order, problems) = read(&format!(r#"{{"orderDelivery": {{"trackingUrl": "{url}"}}}}"#));
        let link = order.and_then(|order| order.parcels.into_iter().next()).and_then(|parcel| parcel.link);
        assert_eq!((link.is_some(), problems.is_empty()), (kept, kept), "{url}");
    }
}

fn policy() -> Option<Policy> {
    let rules = r#"{"returns": {"days": 30, "except": {"made-to-order": "Made for you"}}}"#;
    let log = Log::default();
    let value: Value = serde_json::from_str(rules).unwrap_or(Value::Null);
    let reader = Reader::new(&value, "", &log);
    Some(shelfhelp::delivery::read(&reader, Currency::EUR, Zone::UTC, &Almanac::EMPTY))
}

#[test]
fn it_may_come_back_as_the_reply_says_else_as_the_rules_say() {
    let (scarf, ring) = (Vec::new(), vec!["made-to-order".to_owned()]);
    let tags = |id: &str| match id {
        "SCARF" => Some(&scarf[..]),
        "RING" => Some(&ring[..]),
        _ => None,
    };
    let until = |day: &str| Date::parse(day).map(ReturnBy::Until);
    for (json, by) in [
        (r#"{"orderStatus": "OrderDelivered", "returnBy": "2027-01-31"}"#, until("2027-01-31")),
        // Thirty days after Wednesday 18 November.
        (
            r#"{"orderDelivery": {"deliveryStatus": {"name": "Delivered", "time": "2026-11-18T10:00:00Z"}}}"#,
            until("2026-12-18"),
        ),
        // The last of two parcels counts.
        (
            r#"{"orderDelivery": [{"deliveryStatus": {"name": "Delivered", "time": "2026-11-18"}},
                {"expectedArrivalFrom": "2026-11-20", "expectedArrivalUntil": "2026-11-24"}]}"#,
            until("2026-12-24"),
        ),
        (r#"{"orderStatus": "OrderDelivered"}"#, None),
        (r#"{"orderStatus": "OrderReturned", "returnBy": "2027-01-31"}"#, None),
        (
            r#"{"orderDelivery": {"expectedArrivalUntil": "2026-11-18"}, "orderedItem": [{"name": "Scarf", "sku": "SCARF"},
                {"name": "Ring", "sku": "RING"}]}"#,
            until("2026-12-18"),
        ),
    ] {
        let found = read(json).0.and_then(|order| return_by_of(&order, policy().as_ref(), &tags));
        assert_eq!(found, by, "{json}");
    }
    let ring =
        r#"{"orderDelivery": {"expectedArrivalUntil": "2026-11-18"}, "orderedItem": {"name": "Ring", "sku": "RING"}}"#;
    let found = read(ring).0.and_then(|order| return_by_of(&order, policy().as_ref(), &tags));
    assert!(matches!(found, Some(ReturnBy::Never(_))), "{found:?}");
}

#[test]
fn what_is_pasted_fills_both_fields_and_what_is_typed_stays() {
    for (before, now, found) in [
        ("", "Order #1042, anna@example.com", Some(("1042", "anna@example.com"))),
        ("", "anna@example.com 1042", Some(("1042", "anna@example.com"))),
        ("", "Bestellung Nr. EL-2026-7 <anna@example.com>", Some(("EL-2026-7", "anna@example.com"))),
        ("", "where is my order 1042? My mail is anna@example.com.", Some(("1042", "anna@example.com"))),
        ("", "anna@example.com", None),
        ("", "1042", None),
        ("1042 a@b.d", "1042 a@b.de", None),
    ] {
        let found = found.map(|(number, email)| (number.to_owned(), email.to_owned()));
        assert_eq!(pasted(before, now), found, "{now}");
    }
}

#[test]
fn order_numbers_lose_what_is_not_theirs() {
    for (typed, number) in [
        (" #1042 ", "1042"),
        ("Order #1042.", "1042"),
        ("EL-2026/7", "EL-2026/7"),
        ("2026 1042", "2026 1042"),
        ("٤٢", "42"),
        ("１０４２", "1042"),
        ("ABC", "ABC"),
        ("# #1042.", "1042"),
        ("# #", ""),
        ("", ""),
    ] {
        assert_eq!(order_number(typed), number, "{typed}");
    }
    assert_eq!(order_number(&"9".repeat(1000)).len(), 64);
}

#[test]
fn only_what_may_be_an_address_is_one() {
    for (text, is) in [
        ("anna@example.com", true),
        (" άννα@παράδειγμα.ελ ", true),
        ("anna@example", false),
        ("anna@.com", false),
        ("@example.com", false),
        ("a b@example.com", false),
        ("a@b@example.com", false),
        ("", false),
    ] {
        assert_eq!(is_email(text), is, "{text}");
    }
}

#[test]
fn nobody_is_asked_whether_a_parcel_that_has_not_come_is_damaged() {
    for step in [Step::Ordered, Step::PaymentDue, Step::Packed, Step::Sent, Step::OutForDelivery, Step::Ready] {
        assert!(
            !Scenario::Damaged.fits(step) && !Scenario::WrongItem.fits(step) && Scenario::Cancel.fits(step),
            "{step:?}"
        );
    }
    assert!(!Scenario::Cancel.fits(Step::Delivered) && Scenario::Damaged.fits(Step::Delivered));
    assert!(Scenario::ALL.iter().all(|(scenario, name)| scenario.name() == *name && !scenario.fits(Step::Cancelled)));
}

#[test]
fn questions_for_an_order_are_known_in_all_languages_and_others_are_not_taken_for_one() {
    for asks in [
        "where is my order",
        "Where's my parcel??",
        "track my order 1042",
        "order status",
        "has my package arrived yet",
        "Wo ist meine Bestellung?",
        "Paket verfolgen",
        "où est mon colis",
        "suivi de commande",
        "dónde está mi pedido",
        "Πού είναι η παραγγελία μου;",
        "παρακολούθηση δέματος",
        "أين طلبي؟",
        "تتبع الطلب",
        "注文はどこですか",
        "荷物の追跡",
        "我的订单到哪了",
        "查询包裹",
    ] {
        assert!(orders_asked(asks), "{asks}");
    }
    for other in [
        "can I cancel my order",
        "how do I order",
        "where do you make it",
        "what does delivery cost",
        "do you deliver to Crete",
        "is it silk",
        "wie wasche ich Wolle",
        "πότε ανοίγετε",
        "配送料はいくら",
        "",
    ] {
        assert!(!orders_asked(other), "{other}");
    }
}
