//! What may come back, as the markup says?
//!
//! MerchantReturnPolicy of the offer, the product or the shop, inline or by `@id`.
//!
//! Does not know: what the law adds to it.

use super::amount::{currency_of, money};
use super::fault;
use super::graph::{Graph, Node};
use super::measure::milli;
use super::region::{countries, push};
use crate::content::Link;
use crate::delivery::{ReturnMethod, Returns};
use crate::money::{Currency, Money};

// Ten years; more is a mistake.
const DAYS_MAX: i64 = 3660;

/// The return policy that holds: the one nearest to the offer; of several, the one for the shop's own country.
/// `owners` come nearest first.
pub(super) fn returns<'v>(graph: &'v Graph<'v>, owners: &[Node<'v>], currency: Currency) -> Option<Returns> {
    let mut policies: Vec<Node<'v>> = Vec::new();
    let mut home = String::new();
    for owner in owners {
        if policies.is_empty() {
            policies.extend(owner.nodes("hasMerchantReturnPolicy"));
        }
        if home.is_empty() && owner.has("address") {
            home = countries(owner).pop().unwrap_or_default();
        }
    }
    if policies.is_empty() {
        policies = graph.top("MerchantReturnPolicy");
    }
    policies.retain(|policy| !policy.has("validForMemberTier"));
    let mut policy = policies.first()?;
    for other in policies.iter().rev() {
        for country in other.all("applicableCountry") {
            if country.text() == home {
                policy = other;
            }
        }
    }
    if policies.len() > 1 {
        policy.say(&fault::RETURN_POLICIES, "");
    }
    read(policy, currency)
}

fn read(policy: &Node<'_>, currency: Currency) -> Option<Returns> {
    let link = policy.get("merchantReturnLink");
    let category = policy.term_of("returnPolicyCategory");
    let mut returns = Returns {
        days: None,
        fee: fee(policy, currency),
        fees: Vec::new(),
        methods: methods(policy),
        accepted: !category.ends_with("NotPermitted"),
        except: Vec::new(),
        url: link.and_then(|link| safe(&link)),
        seasonal: Vec::new(),
    };
    if !returns.accepted {
        returns.fee = None;
        return Some(returns);
    }
    if category.ends_with("UnlimitedWindow") {
        return Some(returns);
    }
    let written = policy.get("merchantReturnDays").unwrap_or(*policy);
    returns.days = days(written.get("value maxValue").unwrap_or(written).text());
    if returns.days.is_none() {
        written.say(&fault::RETURN_DAYS, "");
        return None;
    }
    for season in policy.nodes("returnPolicySeasonalOverride") {
        let (start, end) = (season.day_of("startDate"), season.day_of("endDate"));
        let days = days(season.text_of("merchantReturnDays"));
        // Days counted from arrival have no fixed end: from the first day of the season they are never too late.
        let until =
            season.day_of("merchantReturnDays").or(start.zip(days).map(|(start, days)| start.plus(days.into())));
        match (start, end, until) {
            (Some(start), Some(end), Some(until)) => returns.seasonal.push((start, end, until)),
            _ => season.say(&fault::SEASON, ""),
        }
    }
    Some(returns)
}

/// How it comes back, by schema.org's names.
fn methods(policy: &Node<'_>) -> Vec<ReturnMethod> {
    let named = policy.all("returnMethod").into_iter().map(|node| match node.term() {
        "ReturnByMail" => Some(ReturnMethod::Post),
        "ReturnInStore" | "ReturnAtKiosk" => Some(ReturnMethod::Store),
        _ => None,
    });
    let mut methods = Vec::new();
    named.flatten().for_each(|method| push(&mut methods, method));
    methods
}

/// The days of `30`, `30 days`, `P30D`; none of a date.
#[inline(never)]
fn days(text: &str) -> Option<u16> {
    let (milli, rest) = milli(text.trim_start_matches('P'))?;
    (milli <= DAYS_MAX * 1_000 && !rest.starts_with('-')).then_some((milli / 1_000) as u16)
}

/// An address that can be followed.
pub(super) fn safe(node: &Node<'_>) -> Option<String> {
    let link = Link::parse(node.text());
    if link.is_none() {
        node.say(&fault::LINK, "");
    }
    Some(link?.as_str().to_owned())
}

/// What it costs a shopper who changed their mind; none where nobody can tell beforehand.
fn fee(policy: &Node<'_>, currency: Currency) -> Option<Money> {
    let remorse = policy.has("customerRemorseReturnFees");
    let amount = match policy.term_of("customerRemorseReturnFees returnFees") {
        "FreeReturn" => return Some(Money::minor(0, currency)),
        // A bare number is a percentage of the price.
        "RestockingFees" => policy.get("restockingFee").filter(|fee| fee.is_map())?,
        "ReturnShippingFees" if remorse => policy.get("customerRemorseReturnShippingFeesAmount")?,
        "ReturnShippingFees" => policy.get("returnShippingFeesAmount")?,
        _ => return None,
    };
    money(&amount, currency_of(&amount).or(Some(currency))).filter(|fee| fee.currency == currency)
}
