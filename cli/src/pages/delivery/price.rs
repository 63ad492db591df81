//! What does a rate cost, in words?
//!
//! One line, or one for each step of value, weight or number, and one for the order value from which it is free.
//!
//! Does not know: shipping classes, which are names for the shop alone. Where steps are for one, the others are told.

use shelfhelp::delivery::{Fee, Kind, Method, Parts, Place, Policy, Rate, Step};
use shelfhelp::i18n::Key;
use shelfhelp::money::{Currency, Money};

use super::super::site::Language;
use super::super::words::Say;

/// The lines of a price.
pub(super) fn lines(
    language: &Language<'_>,
    policy: &Policy,
    method: &Method,
    rate: &Rate,
    place: Option<&Place>,
) -> Vec<String> {
    let teller = Teller { language, currency: policy.currency, surcharge: surcharge(method, place) };
    let steps = steps(&rate.steps);
    let mut out: Vec<String> = steps.iter().enumerate().map(|(i, step)| teller.step(step, i > 0)).collect();
    out.dedup();
    if out.is_empty() {
        out.push(language.text(Key::DeliveryCheckout).to_owned());
    }
    if let Some(over) = rate.free_over {
        out.push(language.fill(Say::FreeFrom, &[("amount", &language.voice().format.money(over))]));
    }
    out
}

/// The steps for products without a class, or all where each is for one.
pub(super) fn steps(all: &[Step]) -> Vec<&Step> {
    let plain: Vec<&Step> = all.iter().filter(|step| step.class.is_none()).collect();
    if plain.is_empty() { all.iter().collect() } else { plain }
}

/// What a carrier's parcel costs there on top, in minor units.
pub(super) fn surcharge(method: &Method, place: Option<&Place>) -> i64 {
    let carried = matches!(method.kind, Kind::Ship | Kind::Locker | Kind::Slots);
    place.filter(|_| carried).and_then(|place| place.surcharge).map_or(0, |amount| amount.minor)
}

struct Teller<'t> {
    language: &'t Language<'t>,
    currency: Currency,
    surcharge: i64,
}

impl Teller<'_> {
    /// `up to €49.99: €24.00`.
    fn step(&self, step: &Step, later: bool) -> String {
        let price = self.fee(&step.fee);
        let value = step.value.map(|minor| self.money(minor));
        let weight = step.weight.map(grams);
        let pieces = step.quantity.map(|count| self.language.count(Say::Pieces, count));
        let bounds: Vec<String> = value.into_iter().chain(weight).chain(pieces).collect();
        let bound = match (bounds.is_empty(), later) {
            (true, false) => return price,
            (true, true) => self.language.say(Say::Above).to_owned(),
            _ => self.language.fill(Say::UpTo, &[("bound", &bounds.join(", "))]),
        };
        format!("{bound}: {price}")
    }

    fn fee(&self, fee: &Fee) -> String {
        match fee {
            Fee::AtCheckout => self.language.text(Key::DeliveryCheckout).to_owned(),
            Fee::Flat(0) => self.language.text(Key::DeliveryFree).to_owned(),
            Fee::Flat(minor) => self.money(minor.saturating_add(self.surcharge)),
            Fee::Parts(parts) => self.parts(parts),
            Fee::Never(reason) => match reason.get(&self.language.locale) {
                "" => self.language.say(Say::NotThere).to_owned(),
                reason => reason.to_owned(),
            },
        }
    }

    /// `€9.00 + €2.00 per kg`.
    fn parts(&self, parts: &Parts) -> String {
        let mut sum: Vec<String> = Vec::new();
        let base = parts.base.saturating_add(self.surcharge);
        if base != 0 {
            sum.push(self.money(base));
        }
        for (minor, key) in [(parts.per_item, Say::PerPiece), (parts.per_kg, Say::PerKg)] {
            if minor != 0 {
                sum.push(self.language.fill(key, &[("amount", &self.money(minor))]));
            }
        }
        if parts.basis_points != 0 {
            sum.push(self.share(parts));
        }
        if sum.is_empty() { self.language.text(Key::DeliveryFree).to_owned() } else { sum.join(" + ") }
    }

    /// `6 % of the order (at least €2.50, at most €6.00)`.
    fn share(&self, parts: &Parts) -> String {
        let (whole, rest) = (parts.basis_points / 100, parts.basis_points % 100);
        let fraction = format!("{whole}.{rest:02}");
        let percent = if rest == 0 { whole.to_string() } else { fraction.trim_end_matches('0').to_owned() };
        let share = self.language.fill(Say::Percent, &[("n", &percent)]);
        let bound = |key: Say, minor: i64| self.language.fill(key, &[("amount", &self.money(minor))]);
        let least = parts.least.map(|minor| bound(Say::AtLeast, minor));
        let most = parts.most.map(|minor| bound(Say::AtMost, minor));
        let bounds: Vec<String> = least.into_iter().chain(most).collect();
        if bounds.is_empty() { share } else { format!("{share} ({})", bounds.join(", ")) }
    }

    fn money(&self, minor: i64) -> String {
        self.language.voice().format.money(Money::minor(minor, self.currency))
    }
}

/// `500 g`, `2.5 kg`.
fn grams(grams: i64) -> String {
    match (grams / 1000, grams % 1000) {
        (0, grams) => format!("{grams}\u{a0}g"),
        (kilograms, 0) => format!("{kilograms}\u{a0}kg"),
        (kilograms, rest) => format!("{kilograms}.{}\u{a0}kg", format!("{rest:03}").trim_end_matches('0')),
    }
}
