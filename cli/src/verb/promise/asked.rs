//! What was asked, and what is wrong with the question?

use shelfhelp::content::Product;
use shelfhelp::delivery::{Destination, Parcel, Policy};
use shelfhelp::money::Money;
use shelfhelp::problem::{Problem, Severity, nearest};

use crate::args::Promise;
use crate::compile::Compiled;
use crate::parcel;
use crate::source::finding::Finding;

/// Reads the question and gathers what is wrong with it.
pub(super) struct Asked {
    pub(super) findings: Vec<Finding>,
}

impl Asked {
    pub(super) fn parcel(&mut self, args: &Promise, compiled: &Compiled) -> Parcel {
        let product = args.product.as_deref().and_then(|id| compiled.product(id));
        if let (Some(id), None) = (&args.product, product) {
            let message = format!("no product described is `{id}`");
            let help = "describe it in products.toml, or give --value and --weight";
            self.add(Severity::Warning, "product-unknown", "--product", message, help);
        }
        let mut parcel = parcel::of(product.unwrap_or(&Product::default()), args.quantity);
        parcel.product = args.product.clone().unwrap_or_default();
        if let Some(value) = &args.value {
            parcel.value = self.amount("--value", value, compiled);
        }
        parcel.discount = args.discount.as_ref().and_then(|text| self.amount("--discount", text, compiled));
        parcel.weight_g = args.weight.or(parcel.weight_g);
        for tag in &args.tag {
            if !parcel.tags.contains(tag) {
                parcel.tags.push(tag.clone());
            }
        }
        if let Some(class) = &args.class {
            parcel.class.clone_from(class);
        }
        if let Some(id) = &args.warehouse {
            self.warehouse(id, compiled);
            parcel.warehouse.clone_from(id);
        }
        parcel
    }

    fn amount(&mut self, at: &str, text: &str, compiled: &Compiled) -> Option<Money> {
        let amount = Money::parse(text, compiled.shop.currency).filter(|money| money.minor >= 0);
        if amount.is_none() {
            let message = format!("\"{text}\" is not an amount in {}", compiled.shop.currency.code());
            self.add(Severity::Error, "amount", at, message, "write digits with a point for decimals: 37.90");
        }
        amount
    }

    /// A parcel from a warehouse that nobody knows is answered as one from the default; who asks should know.
    fn warehouse(&mut self, id: &str, compiled: &Compiled) {
        let Some(policy) = &compiled.shop.policy else { return };
        let known: Vec<&str> = policy.warehouses.iter().map(|w| w.id.as_str()).filter(|id| !id.is_empty()).collect();
        if !id.is_empty() {
            self.known("warehouse", id, &known);
        }
    }

    fn known(&mut self, what: &str, id: &str, known: &[&str]) {
        if known.contains(&id) {
            return;
        }
        let help = match nearest(id, known) {
            Some(near) => format!("did you mean {near}?"),
            None if known.is_empty() => format!("the shop names no {what}: leave it out"),
            None => format!("{what}s are {}", known.join(", ")),
        };
        let (code, at) = match what {
            "place" => ("place-unknown", "--place"),
            _ => ("warehouse-unknown", "--warehouse"),
        };
        self.add(Severity::Error, code, at, format!("there is no {what} \"{id}\""), &help);
    }

    pub(super) fn destination(&mut self, text: &str, args: &Promise, compiled: &Compiled) -> Option<Destination> {
        let read = parcel::destination(text, "--to").map_err(|problem| self.findings.push(Finding::bare(problem))).ok();
        let (Some(id), Some(policy)) = (&args.place, &compiled.shop.policy) else { return read };
        let known: Vec<&str> = policy.places.iter().map(|place| place.id.as_str()).collect();
        self.known("place", id, &known);
        Some(Destination { place: Some(id.clone()), ..read? })
    }

    pub(super) fn policy<'c>(&mut self, compiled: &'c Compiled) -> Option<&'c Policy> {
        let policy = compiled.shop.policy.as_ref();
        if policy.is_none() && compiled.found {
            let help = "write delivery.toml with handling, places and methods";
            self.add(Severity::Error, "delivery-missing", "", "the shop says nothing about delivery".into(), help);
        }
        policy
    }

    fn add(&mut self, severity: Severity, code: &'static str, at: &str, message: String, help: &str) {
        self.findings.push(Finding::bare(Problem::new(severity, code, at, message, help)));
    }
}
