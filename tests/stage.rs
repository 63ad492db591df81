//! Is there a state on stage for everything the widget can show?
//!
//! The stage (`www/playground/states/`) is what the contact sheet, the pictures that are compared and axe go through. Here
//! the widget's own types are listed by matches that must be exhaustive: a new variant does not compile before it is named
//! here, and then fails until a state says that it shows it.

#![allow(clippy::unwrap_used, reason = "a helper that cannot go on stops its test")]
#![allow(clippy::disallowed_methods, reason = "nothing here becomes Wasm, so the standard sorts do")]

use std::collections::BTreeSet;
use std::fs;

use shelfhelp::contact::{ChannelKind, Mode};
use shelfhelp::content::order::Step;
use shelfhelp::delivery::tracking::Proof;
use shelfhelp::delivery::{Certainty, Kind, ReturnBy};
use shelfhelp::session::{How, LineKind, Looked, Lost, Reason, Stage, Survey, Talk};
#[cfg(feature = "web")]
use shelfhelp::ui::{Answers, Asked, Text};

/// The variants of a type, as states name them.
macro_rules! every {
    ($all:ident: $($kind:ident { $($variant:ident)* })*) => {$({
        fn exhaustive(one: &$kind) {
            match one { $($kind::$variant { .. } => {})* }
        }
        let _ = exhaustive;
        $all.extend([$(concat!(stringify!($kind), "::", stringify!($variant))),*]);
    })*};
}

fn variants() -> BTreeSet<&'static str> {
    let mut all = BTreeSet::new();
    every! { all:
        Stage { Browsing Topic Reading Contact Packet HandedOff Order }
        Mode { SelfService AskFirst Neutral HelpOnly }
        Certainty { Chosen Given Guessed }
        Kind { Ship Pickup Locker Slots Digital }
        ReturnBy { Until Unlimited Never }
        Reason { Unclear OffTopic Wrong Unwelcome }
        Survey { Effort Recommend }
        ChannelKind { Custom Email Phone WhatsApp Sms Social CallBack Chat }
        Lost { Blocked Slow Closed Broken Offline }
        How { Drafted Sent Copied Shown }
        Talk { Started Shown Hidden Unread Ended }
        LineKind { Question Product Place Delivery Asked Tried Read Locale Page }
        Looked { Found Trouble NotFound Failed Slow Busy Offline }
        Step { Ordered PaymentDue Packed Sent OutForDelivery Ready Delivered Problem Returned Cancelled }
        Proof { Checked Form Wrong }
    }
    #[cfg(feature = "web")]
    every! { all:
        Answers { Waiting Loading Ready Missing }
        Text { Away Coming Here Lost }
        Asked { Not Waiting Found Missed }
    }
    all
}

/// All that stands between single quotes in the files of the states.
fn quoted() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/www/playground/states");
    let mut words = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        words.extend(text.lines().flat_map(|line| line.split('\'').skip(1).step_by(2)).map(str::to_owned));
    }
    words
}

#[test]
fn whatever_the_widget_can_show_is_on_stage() {
    let words = quoted();
    let missing: Vec<_> = variants().into_iter().filter(|variant| !words.iter().any(|word| word == variant)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "write a state in www/playground/states/ and name these in its `covers`");
}

#[cfg(feature = "web")]
#[test]
fn no_state_claims_to_show_what_there_is_not() {
    let all = variants();
    let words = quoted();
    let unknown: Vec<_> = words.iter().filter(|w| w.contains("::") && !all.contains(w.as_str())).collect();
    assert_eq!(unknown, Vec::<&String>::new());
}
