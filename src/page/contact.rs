//! Whose page is it, and who can be reached?
//!
//! Organization in all its kinds with ContactPoint and hours, or with a telephone and e-mail of its own.
//!
//! Does not know: which channel answers first.

use super::graph::{Graph, Node, Standing};
use super::html::line;
use super::week::opening;
use crate::contact::{Channel, ChannelKind, Hours};
use crate::content::Link;
use crate::i18n::Words;
use crate::list::{order, sort_by};

const CHANNELS_MAX: usize = 20;
const ADDRESS_MAX: usize = 254;

// Departments that do not serve shoppers.
const ELSEWHERE: &[&str] =
    &["press", "media", "career", "job", "recruit", "investor", "legal", "human resources", "wholesale", "supplier"];

// Web addresses that open a conversation.
const CHATS: &[&str] = &["wa.me/", "api.whatsapp.com/", "m.me/", "t.me/", "line.me/"];

/// The page's shops, the one it is about first.
pub(super) fn shops<'v>(graph: &'v Graph<'v>) -> Vec<Node<'v>> {
    let mut found = graph.typed(&is_shop);
    found.retain(|(standing, _)| *standing != Standing::Aside);
    let rank = |standing: Standing, node: &Node<'v>| {
        let online = node.is("OnlineStore") || node.is("OnlineBusiness");
        let serves = ["contactPoint", "hasShippingService", "hasMerchantReturnPolicy"];
        let serves = serves.iter().any(|key| node.get(key).is_some());
        (!online, !serves, standing)
    };
    let ranks: Vec<_> = found.iter().map(|(standing, node)| rank(*standing, node)).collect();
    let order = order(found.len(), &|a, b| ranks.get(a).cmp(&ranks.get(b)));
    order.into_iter().filter_map(|i| Some(found.get(i)?.1)).collect()
}

fn is_shop(name: &str) -> bool {
    const KINDS: &[&str] = &["Organization", "OnlineBusiness", "LocalBusiness", "Corporation"];
    KINDS.contains(&name) || name.ends_with("Store") || name.ends_with("Shop")
}

/// The shop's name: its own, the seller's, the web site's.
pub(super) fn shop_name<'v>(graph: &'v Graph<'v>, shops: &[Node<'v>], offer: Option<&Node<'v>>) -> Option<String> {
    let named = |node: &Node<'v>| node.words_of("name").or_else(|| node.words_of("legalName"));
    let seller = || ["seller", "offeredBy"].iter().find_map(|key| offer?.get(key)?.words());
    let site = || graph.typed(&|t| t == "WebSite").iter().find_map(|(_, node)| node.words_of("name"));
    let own = || graph.typed(&is_shop).iter().filter(|(s, _)| *s == Standing::Top).find_map(|(_, node)| named(node));
    let first = shops.first().filter(|shop| shop.is("OnlineStore") || shop.is("OnlineBusiness")).and_then(named);
    first.or_else(own).or_else(seller).or_else(|| shops.iter().find_map(named)).or_else(site)
}

/// Everyone who can be reached, customer service first.
pub(super) fn channels(shops: &[Node<'_>]) -> Vec<Channel> {
    let points: Vec<Node<'_>> = shops
        .iter()
        .flat_map(|shop| ["contactPoint", "contactPoints"].into_iter().flat_map(|k| shop.nodes(k)))
        .collect();
    let kind = |point: &Node<'_>| point.words_of("contactType").unwrap_or_default().to_ascii_lowercase();
    let mut points: Vec<(String, &Node<'_>)> = points.iter().map(|point| (kind(point), point)).collect();
    points.retain(|(kind, _)| !ELSEWHERE.iter().any(|elsewhere| kind.contains(elsewhere)));
    let serves = |kind: &str| ["custom", "support", "service", "help"].iter().any(|word| kind.contains(word));
    sort_by(&mut points, |(a, _), (b, _)| serves(b).cmp(&serves(a)));
    let mut found = Vec::new();
    for (kind, point) in points {
        let hours = hours(point);
        chat(point, &kind, &hours, &mut found);
        direct(point, &hours, &mut found);
    }
    for shop in shops {
        direct(shop, &hours(shop), &mut found);
    }
    found
}

fn chat(point: &Node<'_>, kind: &str, hours: &Option<Hours>, found: &mut Vec<Channel>) {
    for url in point.all("url") {
        let Some(text) = url.text() else { continue };
        let lower = text.to_ascii_lowercase();
        let talks = kind.contains("chat") || lower.contains("chat") || CHATS.iter().any(|host| lower.contains(host));
        if !talks {
            continue;
        }
        match Link::parse(text) {
            Some(link) => push(found, "chat", ChannelKind::Custom(Some(link.as_str().to_owned())), hours),
            None => url.not("link", "a web address", "write an https:// address"),
        }
    }
}

fn direct(point: &Node<'_>, hours: &Option<Hours>, found: &mut Vec<Channel>) {
    for phone in point.all("telephone") {
        let Some(number) = address(&phone, "tel:") else { continue };
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let dialled = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | '(' | ')' | ' ' | '/');
        // "ext. 12" and the like follow the number.
        let end = number.find(|c| !dialled(c)).unwrap_or(number.len());
        if digits >= 3 && end >= 3 {
            push(found, "phone", ChannelKind::Phone(number), hours);
        } else {
            phone.not("phone", "a telephone number", "write it as +30 210 555 0148");
        }
    }
    for email in point.all("email") {
        let Some(address) = address(&email, "mailto:") else { continue };
        let (name, domain) = address.split_once('@').unwrap_or(("", ""));
        let plain = !address.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ',' | ';' | '\\'));
        if plain && !name.is_empty() && domain.contains('.') && !domain.contains('@') {
            push(found, "email", ChannelKind::Email(address), hours);
        } else {
            email.not("email", "an e-mail address", "write it as help@shop.example");
        }
    }
}

/// The bare address, without `tel:` or `mailto:` and without what may follow it.
fn address(node: &Node<'_>, scheme: &str) -> Option<String> {
    let text = line(node.text()?, ADDRESS_MAX);
    let bare = match text.get(..scheme.len()) {
        Some(start) if start.eq_ignore_ascii_case(scheme) => text.get(scheme.len()..)?,
        _ => &text,
    };
    let bare = bare.split(['?', ';']).next().unwrap_or("").trim();
    (!bare.is_empty()).then(|| bare.to_owned())
}

fn push(found: &mut Vec<Channel>, name: &str, kind: ChannelKind, hours: &Option<Hours>) {
    if found.len() >= CHANNELS_MAX || found.iter().any(|known| same(&known.kind, &kind)) {
        return;
    }
    let before = found.iter().filter(|known| known.id == name || known.id.starts_with(&format!("{name}-"))).count();
    let id = if before == 0 { name.to_owned() } else { format!("{name}-{}", before + 1) };
    found.push(Channel { id, kind, label: Words::default(), hours: hours.clone(), answers_within_min: None });
}

/// Whether two channels reach the same: numbers are written with and without spaces.
fn same(a: &ChannelKind, b: &ChannelKind) -> bool {
    let digits = |number: &str| number.chars().filter(char::is_ascii_digit).collect::<String>();
    match (a, b) {
        (ChannelKind::Phone(a), ChannelKind::Phone(b)) => digits(a) == digits(b),
        (ChannelKind::Email(a), ChannelKind::Email(b)) => a.eq_ignore_ascii_case(b),
        _ => a == b,
    }
}

fn hours(point: &Node<'_>) -> Option<Hours> {
    let keys = ["hoursAvailable", "openingHoursSpecification", "openingHours"];
    let written = keys.iter().map(|key| point.all(key)).find(|nodes| !nodes.is_empty())?;
    let opening = opening(&written);
    (!opening.spans.is_empty()).then_some(Hours { spans: opening.spans, closed: opening.closed })
}
