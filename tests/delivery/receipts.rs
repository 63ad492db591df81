//! Receipts carry a promise and can be checked.

use shelfhelp::delivery::{self, Parcel, Promise, Receipt, Verdict, short_receipt, verify};

use super::{ELAIA, athens, day, eur, policy, scarf, to};

fn promised() -> Promise {
    delivery::promises(&policy(ELAIA), &scarf(), &to("GR/104 34"), athens("2026-11-19 13:47")).remove(1)
}

#[test]
fn a_receipt_is_32_letters_that_say_when_and_for_how_much() {
    let promise = promised();
    assert_eq!(promise.receipt.len(), 32);
    assert!(promise.receipt.bytes().all(|b| b"0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains(&b)), "{}", promise.receipt);
    let receipt = Receipt::read(&promise.receipt).expect("a receipt");
    assert_eq!((receipt.at, receipt.price), (athens("2026-11-19 13:47"), Some(350)));
    assert_eq!((receipt.earliest, receipt.latest), (day("2026-11-23"), day("2026-11-24")));
}

#[test]
fn the_same_inputs_confirm_it_and_others_do_not() {
    let (elaia, promise) = (policy(ELAIA), promised());
    let place = to("GR/104 34");
    let confirmed = Verdict::Confirmed(Box::new(promise.clone()));
    assert_eq!(verify(&promise.receipt, &elaia, &scarf(), &place), confirmed);
    // As it is read out or copied.
    let spaced = format!(" {}-{} ", &promise.receipt[..16].to_lowercase(), &promise.receipt[16..]).replace('0', "o");
    assert_eq!(verify(&spaced, &elaia, &scarf(), &place), confirmed);

    assert_eq!(verify(&promise.receipt, &elaia, &scarf(), &to("GR/104 35")), Verdict::OtherInputs);
    let two = Parcel { quantity: 2, value: eur(7580), ..scarf() };
    assert_eq!(verify(&promise.receipt, &elaia, &two, &place), Verdict::OtherInputs);
    let dearer = policy(&ELAIA.replace("6.90", "7.90"));
    assert_eq!(verify(&promise.receipt, &dearer, &scarf(), &place), Verdict::OtherPolicy);
}

#[test]
fn a_mistyped_receipt_is_found_out() {
    let (elaia, promise) = (policy(ELAIA), promised());
    for at in 0..promise.receipt.len() {
        let mut typed = promise.receipt.clone().into_bytes();
        typed[at] = if typed[at] == b'7' { b'8' } else { b'7' };
        let typed = String::from_utf8(typed).expect("ASCII");
        assert_eq!(verify(&typed, &elaia, &scarf(), &to("GR/104 34")), Verdict::Unreadable, "{typed}");
    }
    for text in ["", "K7F-2QX", "ÄÖÜ", &promise.receipt[1..], &format!("{}0", promise.receipt), &"U".repeat(32)] {
        assert_eq!(Receipt::read(text), None, "{text}");
    }
}

#[test]
fn each_method_and_minute_has_a_receipt_of_its_own() {
    let elaia = policy(ELAIA);
    let receipts = |now: &str| {
        let promises = delivery::promises(&elaia, &scarf(), &to("GR/104 34"), athens(now));
        promises.into_iter().map(|p| p.receipt).collect::<Vec<_>>()
    };
    let mut all = [receipts("2026-11-19 13:47"), receipts("2026-11-19 13:48")].concat();
    assert_eq!(all.len(), 8);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 8);
    let mut short: Vec<String> = all.iter().map(|r| short_receipt(r)).collect();
    short.sort();
    short.dedup();
    assert_eq!(short.len(), 8);
}

#[test]
fn a_price_that_checkout_knows_is_none_and_a_long_way_fits() {
    let elaia = policy(ELAIA);
    let late = Parcel { available_from: Some(day("2028-06-01")), ..scarf() };
    for (parcel, destination) in [(&scarf(), to("US/10001")), (&late, to("US"))] {
        let promise = delivery::promises(&elaia, parcel, &destination, athens("2026-11-19 13:47")).remove(0);
        let receipt = Receipt::read(&promise.receipt).expect("a receipt");
        assert_eq!((receipt.price, receipt.earliest, receipt.latest), (None, promise.earliest, promise.latest));
        assert!(matches!(verify(&promise.receipt, &elaia, parcel, &destination), Verdict::Confirmed(_)));
    }
}

#[test]
fn the_short_form_can_be_read_out() {
    let receipt = promised().receipt;
    let short = short_receipt(&receipt);
    assert_eq!((short.len(), short.find('-')), (7, Some(3)), "{short}");
    assert!(short.bytes().all(|b| b == b'-' || b"0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains(&b)), "{short}");
    assert_eq!(short_receipt(&receipt.to_lowercase()), short);
}
