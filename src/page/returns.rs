//! What may come back, as the markup says?
//!
//! MerchantReturnPolicy of the offer, the product or the shop, inline or by `@id`.
//!
//! Does not know: what the law adds to it.

use super::amount::{currency_of, money};
use super::graph::{Node, Standing};
use super::region::countries;
use crate::content::Link;
use crate::delivery::Returns;
use crate::money::{Currency, Money};
use crate::time::Date;

// Ten years; more is a mistake.
const DAYS_MAX: u16 = 3660;
const SEASONS_MAX: usize = 12;

/// The return policy that holds: the one nearest to the offer; of several, the one for the shop's own country.
/// `owners` come nearest first.
pub(super) fn returns(owners: &[&Node<'_>], currency: Option<Currency>) -> Option<Returns> {
    let mut policies = owners
        .iter()
        .map(|owner| owner.described("hasMerchantReturnPolicy"))
        .find(|policies| !policies.is_empty())
        .unwrap_or_default();
    if let (true, Some(any)) = (policies.is_empty(), owners.first()) {
        let alone = any.graph().typed(&|t| t == "MerchantReturnPolicy").into_iter();
        policies.extend(alone.filter(|(standing, _)| *standing == Standing::Top).map(|(_, node)| node));
    }
    policies.retain(|policy| policy.get("validForMemberTier").is_none());
    let home = owners.iter().find_map(|owner| countries(&owner.get("address")?).into_iter().next());
    let fits = |policy: &&Node<'_>| {
        let applies = policy.all("applicableCountry");
        home.is_none() || applies.iter().any(|country| country.words() == home)
    };
    let policy = policies.iter().find(fits).or(policies.first())?;
    if policies.len() > 1 {
        policy.advise(
            "return-policies",
            format_args!("{} return policies are given; this one is used", policies.len()),
            "give the offer the policy that holds for it",
        );
    }
    read(policy, currency)
}

fn read(policy: &Node<'_>, currency: Option<Currency>) -> Option<Returns> {
    let url = policy.get("merchantReturnLink").and_then(|link| {
        let text = link.text()?;
        let safe = Link::parse(text);
        if safe.is_none() {
            link.not("link", "a web address", "write an https:// address");
        }
        safe.map(|link| link.as_str().to_owned())
    });
    let base = Returns {
        days: None,
        fee: fee(policy, currency),
        accepted: true,
        except: Vec::new(),
        url,
        seasonal: seasons(policy),
    };
    let category = policy.term_of("returnPolicyCategory").unwrap_or("");
    if category.ends_with("NotPermitted") {
        return Some(Returns { accepted: false, fee: None, seasonal: Vec::new(), ..base });
    }
    if category.ends_with("UnlimitedWindow") {
        return Some(base);
    }
    match window(policy) {
        Some(Window::Days(days)) => Some(Returns { days: Some(days), ..base }),
        Some(Window::Until(date)) => {
            policy.warn(
                "return-date",
                format_args!("returns end on the fixed day {date}, whenever the order is placed"),
                "write merchantReturnDays as a number of days",
            );
            let mut seasonal = base.seasonal;
            seasonal.push((Date(0), date, date));
            Some(Returns { days: Some(0), seasonal, ..base })
        }
        None => {
            policy.advise(
                "return-days",
                "the return policy names no number of days, so no date can be given",
                "add merchantReturnDays, e.g. 30",
            );
            None
        }
    }
}

enum Window {
    Days(u16),
    Until(Date),
}

fn window(policy: &Node<'_>) -> Option<Window> {
    let written = policy.get("merchantReturnDays")?;
    let text = written.first_of(&["value", "maxValue"]).and_then(|value| value.text()).or(written.text())?.trim();
    if let Some(date) = Date::parse(text) {
        return Some(Window::Until(date));
    }
    // "30", "30 days", "P30D", "30.0"
    let digits = text.trim_start_matches(['P', 'p']);
    let number: String = digits.chars().take_while(char::is_ascii_digit).collect();
    match number.parse().ok().filter(|days| *days <= DAYS_MAX) {
        Some(days) => Some(Window::Days(days)),
        None => {
            written.not("return-days", "a number of days", "write whole days, e.g. 30");
            None
        }
    }
}

/// What it costs a shopper who changed their mind; none where nobody can tell beforehand.
fn fee(policy: &Node<'_>, currency: Option<Currency>) -> Option<Money> {
    let keys = [
        ("customerRemorseReturnFees", "customerRemorseReturnShippingFeesAmount"),
        ("returnFees", "returnShippingFeesAmount"),
    ];
    for (kind_key, amount_key) in keys {
        let Some(kind) = policy.term_of(kind_key) else { continue };
        if kind == "FreeReturn" {
            return Some(Money::minor(0, currency.unwrap_or(Currency::EUR)));
        }
        let key = if kind == "RestockingFees" { "restockingFee" } else { amount_key };
        let amount = policy.get(key)?;
        // A bare number is a percentage of the price for restocking, and nothing for the rest.
        if key == "restockingFee" && !amount.is_map() {
            return None;
        }
        let found = money(&amount, currency_of(&amount).or(currency))?;
        return Some(found).filter(|fee| currency.is_none_or(|currency| currency == fee.currency));
    }
    None
}

/// Orders of a season and the day until which they may come back. Days counted from arrival have no fixed end, so each
/// week of the season counts them from its own first day: never later than what the shop promises.
fn seasons(policy: &Node<'_>) -> Vec<(Date, Date, Date)> {
    let mut found = Vec::new();
    for season in policy.nodes("returnPolicySeasonalOverride").iter().take(SEASONS_MAX) {
        let date = |key: &str| season.get(key).and_then(|date| Date::parse(date.text()?));
        let (Some(start), Some(end)) = (date("startDate"), date("endDate")) else {
            season.error(
                "season",
                "this season has no startDate or no endDate",
                "write both as days, e.g. \"2026-11-15\" and \"2026-12-31\"",
            );
            continue;
        };
        let weeks = end.0.saturating_sub(start.0).clamp(0, 366) / 7;
        match window(season) {
            Some(Window::Until(until)) => found.push((start, end, until)),
            Some(Window::Days(days)) => found.extend((0..=weeks).map(|week| {
                let first = start.plus(week * 7);
                (first, end.min(first.plus(6)), first.plus(i32::from(days)))
            })),
            None => {}
        }
    }
    found
}
