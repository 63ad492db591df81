//! Does a page's markup say what the shop's files say?
//!
//! Search engines show the one and shoppers are promised the other. Price, weight and availability of the product are
//! compared, then for each place that the markup names the price, days, cut-off and threshold of delivery, then what may
//! come back. What only one of the two says is no contradiction, but for places that one of them reaches.

mod ways;

use shelfhelp::content::Product;
use shelfhelp::delivery::{
    Destination, Fee, Kind, Method, Parcel, Place, Policy, ReturnBy, Step, quote, return_by, return_fee,
};
use shelfhelp::i18n::{Format, Native};
use shelfhelp::money::Money;
use shelfhelp::page::{self, PageFacts};
use shelfhelp::problem::{Problem, Severity};
use shelfhelp::time::Timestamp;

use super::spots::Spots;
use crate::compile::Compiled;
use crate::source::finding::Finding;
use crate::{html, parcel, sample, say};

// Rules are compared and not days, so any moment will do.
const AT: Timestamp = Timestamp(1_800_000_000);
const SHOWN_MAX: usize = 8;

/// What a saved page contradicts.
pub(super) fn check(file: &str, compiled: &Compiled) -> Vec<Finding> {
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = format!("the page cannot be read: {error}");
            let problem = Problem::new(Severity::Error, "unreadable", "", message, "check the path");
            return vec![Finding::of_file(file, problem)];
        }
    };
    let text = String::from_utf8_lossy(&bytes);
    let blocks = html::json_ld(&text);
    let (facts, _) = page::read(&blocks);
    if facts.product.is_none() && facts.policy.is_none() {
        let message = "the page's markup says nothing about a product or its delivery";
        let help = format!("`shelfhelp read {file}` shows what it says");
        return vec![Finding::of_file(file, Problem::new(Severity::Advice, "page-silent", "", message, help))];
    }
    let known = facts.product.as_ref().and_then(|product| compiled.product(&product.id));
    let mut page = Page {
        spots: Spots::new(file, &text, &blocks),
        parcel: parcel::of(known.or(facts.product.as_ref()).unwrap_or(&Product::default()), 1),
        facts: &facts,
        findings: Vec::new(),
    };
    if let Some(known) = known {
        page.product(known);
    }
    if let (Some(theirs), Some(ours)) = (&facts.policy, &compiled.shop.policy) {
        page.findings.extend(ways::check(theirs, ours, &page.parcel, &page.spots));
        page.countries(theirs, ours);
        page.returns(theirs, ours, compiled.shop.country.as_deref());
    }
    page.findings
}

struct Page<'p> {
    spots: Spots,
    parcel: Parcel,
    facts: &'p PageFacts,
    findings: Vec<Finding>,
}

impl Page<'_> {
    fn product(&mut self, known: &Product) {
        let Some(product) = &self.facts.product else { return };
        let id = &known.id;
        let mut differ = |keys: &[&str], code, what: &str, theirs: String, ours: String| {
            let message = format!("the page says that {id} {what} {theirs}, and the shop's files say {ours}");
            let help = "make them the same: shoppers see one, and delivery is reckoned with the other";
            self.findings.push(self.spots.warn(keys, &[], code, message, help));
        };
        if let (Some(theirs), Some(ours)) = (product.price, known.price)
            && theirs != ours
        {
            let keys: &[&str] =
                if theirs.currency == ours.currency { &["price", "lowPrice"] } else { &["priceCurrency"] };
            differ(keys, "page-price", "costs", amount(theirs), amount(ours));
        }
        if let (Some(theirs), Some(ours)) = (product.weight_g, known.weight_g)
            && theirs != ours
        {
            differ(&["weight"], "page-weight", "weighs", format!("{theirs} g"), format!("{ours} g"));
        }
        if let (Some(theirs), Some(ours)) = (product.available_from, known.available_from)
            && theirs != ours
        {
            let keys = &["availabilityStarts", "availability"];
            differ(keys, "page-available", "is there from", theirs.to_string(), ours.to_string());
        }
    }

    /// Places that only one of the two reaches.
    fn countries(&mut self, theirs: &Policy, ours: &Policy) {
        let mut only_page: Vec<String> = Vec::new();
        let mut only_shop: Vec<String> = Vec::new();
        for place in &theirs.places {
            let to = sample::destination(theirs, place);
            // Rules are compared, not this product: what refuses it refuses it on the page as well.
            let plain = Parcel { tags: Vec::new(), ..self.parcel.clone() };
            let reach =
                |policy: &Policy| quote(policy, &plain, &to, AT).promises.iter().any(|way| way.kind != Kind::Pickup);
            match (reach(theirs), reach(ours)) {
                (true, false) => only_page.push(say::destination(&to)),
                (false, true) => only_shop.push(say::destination(&to)),
                _ => {}
            }
        }
        let at = |list: &[String]| list.first().map_or(String::new(), |to| to.chars().take(2).collect());
        if !only_page.is_empty() {
            let country: String = at(&only_page);
            let message = format!(
                "the page says that you deliver to {}, and no method goes there",
                say::few(&only_page, SHOWN_MAX)
            );
            let beside = [("addressCountry", country.as_str())];
            let help = "add a place and a rate, or take it out of the markup";
            self.findings.push(self.spots.warn(&["addressCountry"], &beside, "page-place", message, help));
        }
        if !only_shop.is_empty() {
            let country: String = at(&only_shop);
            let message = format!(
                "the page says that you do not deliver to {}, and the shop's files say that you do",
                say::few(&only_shop, SHOWN_MAX)
            );
            let beside = [("addressCountry", country.as_str())];
            let help = "take it out of the markup, or write never = words for that place";
            self.findings.push(self.spots.warn(
                &["doesNotShip", "addressCountry"],
                &beside,
                "page-place",
                message,
                help,
            ));
        }
        self.unsaid(theirs, ours);
    }

    /// Countries of the shop's that the markup leaves out: no contradiction, but search engines show no delivery there.
    fn unsaid(&mut self, theirs: &Policy, ours: &Policy) {
        let named = |policy: &Policy| {
            let served = |place: &&Place| policy.methods.iter().any(|method| is_served(method, place));
            let regions = policy.places.iter().filter(served).flat_map(|place| &place.regions);
            let mut countries: Vec<String> = regions.map(|region| region.country.clone()).collect();
            countries.sort_unstable();
            countries.dedup();
            countries
        };
        let (page, mut shop) = (named(theirs), named(ours));
        let is_anywhere = theirs.methods.iter().flat_map(|method| &method.rates).any(|rate| rate.place.is_none());
        if page.is_empty() || is_anywhere {
            return;
        }
        let never = |country: &String| theirs.places.iter().flat_map(|p| &p.regions).any(|r| r.country == *country);
        shop.retain(|country| !page.contains(country) && !never(country));
        if !shop.is_empty() {
            let message = format!("the page does not say that you deliver to {}", say::few(&shop, SHOWN_MAX));
            let help = "add them to the markup, so that search engines show delivery there too";
            let problem = Problem::new(Severity::Advice, "page-unsaid", "", message, help);
            self.findings.push(self.spots.finding(&["shippingDetails", "hasShippingService"], &[], problem));
        }
    }

    fn returns(&mut self, theirs: &Policy, ours: &Policy, country: Option<&str>) {
        let (Some(page), Some(shop)) = (&theirs.returns, &ours.returns) else { return };
        // A product may be kept from coming back by its tags.
        let accepts = !matches!(return_by(ours, &self.parcel, AT.utc_day()), Some(ReturnBy::Never(_)));
        let mut differ = |keys: &[&str], theirs: String, ours: String| {
            let message = format!("the page says that it can come back {theirs}, and the shop's files say {ours}");
            self.findings.push(self.spots.warn(keys, &[], "page-returns", message, "correct whichever is wrong"));
        };
        let days = |days: Option<u16>| days.map_or("without limit".to_owned(), |days| format!("for {days} days"));
        match (page.accepted, accepts) {
            (true, false) => {
                differ(&["returnPolicyCategory", "merchantReturnDays"], days(page.days), "not at all".into())
            }
            (false, true) => differ(&["returnPolicyCategory"], "not at all".into(), days(shop.days)),
            (true, true) if page.days != shop.days => {
                differ(&["merchantReturnDays", "returnPolicyCategory"], days(page.days), days(shop.days));
            }
            _ => {}
        }
        let home = Destination { country: country.unwrap_or_default().to_owned(), ..Destination::default() };
        if let (Some(theirs), Some(ours), true) = (page.fee, return_fee(ours, &home), accepts && page.accepted)
            && theirs != ours
        {
            let fee =
                |fee: Money| if fee.minor == 0 { "free of charge".to_owned() } else { format!("for {}", amount(fee)) };
            differ(&["returnShippingFeesAmount", "customerRemorseReturnFees", "returnFees"], fee(theirs), fee(ours));
        }
    }
}

/// Whether a method has a rate to a place that is not a refusal.
fn is_served(method: &Method, place: &Place) -> bool {
    let mut rates = method.rates.iter().filter(|rate| rate.place.as_ref().is_none_or(|id| *id == place.id));
    rates.next().is_some_and(|rate| !matches!(rate.steps.as_slice(), [Step { fee: Fee::Never(_), .. }]))
}

fn amount(money: Money) -> String {
    Native.money(money)
}
