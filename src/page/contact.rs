//! Whose page is it, and who can be reached?
//!
//! Organization in all its kinds with ContactPoint and hours, or with a telephone and e-mail of its own.
//!
//! Does not know: which channel answers first.

use super::fault;
use super::graph::{Graph, Node, Standing};
use super::html::line;
use super::returns::safe;
use super::week::opening;
use crate::contact::{Channel, ChannelKind, Hours};
use crate::i18n::Words;

const CHANNELS_MAX: usize = 20;
const ADDRESS_MAX: usize = 254;

const SHOPS: &str = "Organization OnlineBusiness LocalBusiness Corporation *Store *Shop";
const ONLINE: &str = "OnlineStore OnlineBusiness";

// Departments that do not serve shoppers, and those that do.
const ELSEWHERE: &str = "press media career job recruit investor legal human wholesale supplier";
const HERE: &str = "custom support service help";

// Web addresses that open a conversation.
const CHATS: &str = "chat wa.me/ api.whatsapp.com/ m.me/ t.me/ line.me/";

/// The page's shops, the one it is about first.
pub(super) fn shops<'v>(graph: &'v Graph<'v>) -> Vec<Node<'v>> {
    let mut shops = Vec::new();
    let found = graph.typed(SHOPS);
    for wanted in 0..8 {
        for (standing, node) in &found {
            let serves = node.has("contactPoint hasShippingService hasMerchantReturnPolicy");
            let rank = u8::from(!node.is(ONLINE)) * 4 + u8::from(!serves) * 2 + *standing as u8;
            if rank == wanted && *standing != Standing::Aside {
                shops.push(*node);
            }
        }
    }
    shops
}

/// The shop's name: its own, the seller's, the web site's.
pub(super) fn shop_name<'v>(graph: &'v Graph<'v>, shops: &[Node<'v>], offer: Option<&Node<'v>>) -> Option<String> {
    let online = shops.first().filter(|shop| shop.is(ONLINE)).copied();
    let mut candidates: Vec<Node<'v>> = online.into_iter().collect();
    candidates.append(&mut graph.top(SHOPS));
    candidates.extend(offer.and_then(|offer| offer.get("seller offeredBy")));
    candidates.extend_from_slice(shops);
    candidates.append(&mut graph.top("WebSite"));
    for node in candidates {
        let name = if !node.is_map() { node.words() } else { node.words_of("name legalName") };
        if !name.is_empty() {
            return Some(name);
        }
    }
    None
}

/// Whether a text holds one of some words.
fn holds(text: &str, words: &str) -> bool {
    words.split(' ').any(|word| text.contains(word))
}

/// Everyone who can be reached, customer service first.
pub(super) fn channels(shops: &[Node<'_>]) -> Vec<Channel> {
    let mut points = Vec::new();
    for serves in [true, false] {
        for shop in shops {
            for point in shop.nodes("contactPoint") {
                let kind = point.words_of("contactType").to_ascii_lowercase();
                if holds(&kind, HERE) == serves && !holds(&kind, ELSEWHERE) {
                    points.push((kind, point));
                }
            }
        }
    }
    for shop in shops {
        points.push((String::new(), *shop));
    }
    let (mut found, mut keys) = (Vec::new(), Vec::new());
    for (i, (kind, point)) in points.iter().enumerate() {
        let opening = opening(point.all("hoursAvailable openingHoursSpecification openingHours"));
        let hours = Hours { spans: opening.spans, closed: opening.closed };
        for url in point.all("url") {
            // A shop's own address is no chat.
            let chats = i + shops.len() < points.len() && holds(&[kind, url.text()].concat(), CHATS);
            if let Some(address) = if chats { safe(&url) } else { None } {
                push(&mut found, &mut keys, ChannelKind::Custom(Some(address)), &hours);
            }
        }
        for phone in point.all("telephone") {
            match number(&phone) {
                Some(number) => push(&mut found, &mut keys, ChannelKind::Phone(number), &hours),
                None => phone.say(&fault::PHONE, ""),
            }
        }
        for email in point.all("email") {
            match mail(&email) {
                Some(address) => push(&mut found, &mut keys, ChannelKind::Email(address), &hours),
                None => email.say(&fault::EMAIL, ""),
            }
        }
    }
    found
}

/// The bare address, without `tel:` or `mailto:` and without what may follow it.
fn bare(node: &Node<'_>) -> String {
    let text = line(node.text(), ADDRESS_MAX);
    let address = text.split(['?', ';']).next().unwrap_or("");
    let (scheme, rest) = address.split_once(':').unwrap_or(("", address));
    let known = scheme.eq_ignore_ascii_case("tel") || scheme.eq_ignore_ascii_case("mailto");
    if known { rest } else { address }.trim().to_owned()
}

fn number(node: &Node<'_>) -> Option<String> {
    let number = bare(node);
    // "ext. 12" and the like follow the number.
    let dialled = |c: char| c.is_ascii_digit() || "+-.() /".contains(c);
    (digits(&number).len() >= 3 && number.chars().take(3).all(dialled)).then_some(number)
}

fn mail(node: &Node<'_>) -> Option<String> {
    let address = bare(node);
    let (name, domain) = address.split_once('@')?;
    let plain = !address.contains(|c: char| c.is_whitespace() || "<>\",;\\".contains(c));
    (plain && !name.is_empty() && domain.contains('.') && !domain.contains('@')).then_some(address)
}

/// The digits of a number, which is written with and without spaces.
fn digits(number: &str) -> String {
    let mut digits = number.to_owned();
    digits.retain(|c| c.is_ascii_digit());
    digits
}

/// Adds a channel that reaches somebody new; `keys` tell who is reached already.
#[inline(never)]
fn push(found: &mut Vec<Channel>, keys: &mut Vec<String>, kind: ChannelKind, hours: &Hours) {
    let (name, key) = match &kind {
        ChannelKind::Phone(number) => ("phone", digits(number)),
        ChannelKind::Email(address) => ("email", address.to_ascii_lowercase()),
        other => ("chat", other.address().unwrap_or_default().to_owned()),
    };
    if keys.contains(&key) || found.len() >= CHANNELS_MAX {
        return;
    }
    keys.push(key);
    let mut id = name.to_owned();
    let before = found.iter().filter(|known| known.id.starts_with(name)).count();
    if before > 0 {
        id.push('-');
        id.push_str(&(before + 1).to_string());
    }
    let hours = (!hours.spans.is_empty()).then(|| hours.clone());
    found.push(Channel {
        id,
        kind,
        label: Words::default(),
        hours,
        answers_within_min: None,
        consent: Words::default(),
    });
}
