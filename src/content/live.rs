//! Which facts may an answer fill in while the shopper looks?
//!
//! `{{delivery.earliest | in two or three days}}` names a fact and gives the words for when it cannot be known.
//!
//! Does not know: the values. The visit has them, or shows the words.

use super::Inline;
use crate::problem::{Problem, Severity, nearest};

/// The names of all live facts.
pub const LIVE_FACTS: [&str; 34] = [
    "delivery.range",
    "delivery.earliest",
    "delivery.latest",
    "delivery.price",
    "delivery.place",
    "delivery.method",
    "delivery.order_by",
    "delivery.countdown",
    "delivery.cheapest",
    "delivery.soonest",
    "free_shipping.gap",
    "free_shipping.over",
    "returns.until",
    "returns.days",
    "returns.fee",
    "returns.methods",
    "pickup.place",
    "pickup.address",
    "pickup.ready",
    "pickup.hours",
    "pickup.price",
    "product.name",
    "product.price",
    "product.material",
    "product.size",
    "product.color",
    "product.weight",
    "product.width",
    "product.height",
    "product.depth",
    "product.pattern",
    "product.brand",
    "product.origin",
    "product.care",
];

/// Reads what stands between `{{` and `}}`. An unknown name leaves its words as plain text.
pub fn read_live(inside: &str) -> (Inline, Option<Problem>) {
    let (name, words) = inside.split_once('|').unwrap_or((inside, ""));
    let name = name.trim();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if !LIVE_FACTS.contains(&name) {
        let help = match nearest(name, &LIVE_FACTS) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                // Of a known group, only that one: "delivery.cost" is answered with what there is of delivery.
                let group = name.split_inclusive('.').next().unwrap_or_default();
                let mut known: Vec<&str> = LIVE_FACTS.into_iter().filter(|fact| fact.starts_with(group)).collect();
                if known.is_empty() {
                    known.extend(LIVE_FACTS);
                }
                format!("known facts: {}", known.join(", "))
            }
        };
        let message = format!("`{name}` is not a fact that can be filled in");
        return (Inline::Text(words), Some(Problem::new(Severity::Error, "live-fact", "", message, help)));
    }
    let problem = words.is_empty().then(|| {
        Problem::new(
            Severity::Warning,
            "live-fact-words",
            "",
            format!("`{{{{{name}}}}}` has no words for when it cannot be known"),
            format!("write {{{{{name} | words that read well instead}}}}"),
        )
    });
    (Inline::Fact(name.to_owned(), words), problem)
}
