//! How long does the widget take to say what delivery costs, in a browser, where the shop is very large?
//!
//! The widget's own pure code behind a few exports; `cargo xtask bench delivery` compiles it as the widget is compiled and
//! measures it in Chromium. Nothing of this is part of the widget.

pub mod shop;

use shelfhelp::content::Shop;
use shelfhelp::content::bundle::{decode_shop, encode_shop};
use shelfhelp::delivery::{Destination, Parcel, arrives_by, quote};
use shelfhelp::money::Money;
use shelfhelp::time::{Date, Timestamp};
use wasm_bindgen::prelude::wasm_bindgen;

/// A shop, its compiled bytes, and where questions about it go.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Bench {
    bytes: Vec<u8>,
    shop: Option<Shop>,
    questions: Vec<Question>,
}

type Question = (Destination, Parcel, Timestamp);

// Questions are asked around the year and the clock; a prime step meets every hour and weekday.
const STEP_SECONDS: i64 = 92_821 * 60;
// 2026-01-01 in Greenwich.
const BEGIN: i64 = 1_767_225_600;

#[wasm_bindgen]
impl Bench {
    /// The shop `wide` or `long`, compiled.
    #[wasm_bindgen(constructor)]
    pub fn new(name: &str) -> Bench {
        let is_wide = name == "wide";
        let (shop, _) = if is_wide { shop::wide() } else { shop::long() };
        let question = |n: usize| {
            let destination = match (is_wide, n % 5) {
                // The rest of the world, a whole country, and the middle of many postcodes.
                (true, 0) => "AE".to_owned(),
                (true, 1) => "US/90210".to_owned(),
                (true, _) => format!("DE/{:05}", 10_000 + n * 4_871 % 75_000),
                (false, _) => format!("JP/{:07}", 1_000_000 + n * 104_729 % 4_600_000),
            };
            let parcel = Parcel {
                product: format!("P{n}"),
                value: Some(Money::minor(1_000 + n as i64 * 317 % 15_000, shop.currency)),
                weight_g: Some((n as u32 * 991) % 11_000),
                quantity: 1 + n as u32 % 3,
                ..Parcel::default()
            };
            let now = Timestamp(BEGIN + n as i64 * STEP_SECONDS % (365 * 86_400));
            Destination::parse(&destination).map(|to| (to, parcel, now))
        };
        let questions = (0..500).filter_map(question).collect();
        Bench { bytes: encode_shop(&shop), shop: Some(shop), questions }
    }

    /// The weight of the compiled shop.
    pub fn bytes(&self) -> usize {
        self.bytes.len()
    }

    /// The compiled shop, to be packed.
    pub fn bundle(&self) -> Vec<u8> {
        self.bytes.clone()
    }

    /// Reads the compiled shop.
    pub fn decode(&mut self) {
        self.shop = decode_shop(&self.bytes).ok();
    }

    /// Answers a question; gives how many promises and refusals there are.
    pub fn quote(&self, n: usize) -> usize {
        let Some(policy) = self.shop.as_ref().and_then(|shop| shop.policy.as_ref()) else { return 0 };
        let Some((to, parcel, now)) = self.questions.get(n % self.questions.len().max(1)) else { return 0 };
        let quote = quote(policy, parcel, to, *now);
        quote.promises.len() + quote.refusals.len()
    }

    /// Answers what makes it within a fortnight; gives how many ways do.
    pub fn arrives_by(&self, n: usize) -> usize {
        let Some(policy) = self.shop.as_ref().and_then(|shop| shop.policy.as_ref()) else { return 0 };
        let Some((to, parcel, now)) = self.questions.get(n % self.questions.len().max(1)) else { return 0 };
        arrives_by(policy, parcel, to, Date((now.0 / 86_400) as i32 + 14), *now).len()
    }
}
