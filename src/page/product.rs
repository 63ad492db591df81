//! Which product is in view, and what is said of it?
//!
//! Picks one of several Product blocks, one variant of a group and one of its offers, and reads name, price,
//! availability, weight and facts.
//!
//! Does not know: the page's address, so the variant in view is a guess until the shop says which one it is.

use super::amount::{currency_of, money};
use super::fault;
use super::graph::{Graph, Node, Nodes, Standing, listed};
use super::measure::{display, grams};
use super::region::push;
use crate::content::Product;
use crate::i18n::Words;
use crate::money::{Currency, Money};
use crate::problem::Value;

const FACTS_MAX: usize = 60;
const VALUES_MAX: usize = 20;

/// The product in view with what belongs to it.
pub(super) struct View<'v> {
    /// What is said of it.
    pub(super) product: Product,
    /// Whatever may carry delivery and returns, nearest first: the offer in view, the others, the product, its group.
    pub(super) terms: Vec<Node<'v>>,
    /// The currency of its prices.
    pub(super) currency: Option<Currency>,
}

/// The product of the page, if it is about one.
pub(super) fn view<'v>(graph: &'v Graph<'v>) -> Option<View<'v>> {
    let item = pick(graph)?;
    let variants = item.nodes("hasVariant");
    let mut variant: Option<(u8, Node<'v>)> = None;
    for node in variants {
        nearer(&mut variant, best_offer(&node).map_or(4, |offer| offer_rank(&offer)), node);
    }
    let variant = variant.map(|(_, node)| node);
    let of_variant = variant.and_then(|node| best_offer(&node));
    // A span of prices over all variants says less than the price of one.
    let single = best_offer(&item)
        .filter(|offer| !offer.is("AggregateOffer") || of_variant.is_none_or(|offer| offer_rank(&offer) >= 2));
    let mut offer = single.or(of_variant);
    if offer.is_none() {
        let of_item = |offer: &Node<'v>| offer.nodes("itemOffered").next().is_some_and(|node| node.is_same(&item));
        offer = graph.top("Offer").into_iter().find(of_item);
    }
    // What the item does not say, its group or its variant says.
    let mut sources = vec![item];
    sources.extend(item.get("isVariantOf"));
    sources.extend(variant);
    let mut product = Product {
        name: Words::plain(first(&sources, "name")),
        // The shop's number for it.
        id: first(&sources, "sku productGroupID productID gtin gtin13 gtin14 gtin12 gtin8 isbn mpn @id"),
        ..Product::default()
    };
    if product.name.is_empty() {
        product.name = Words::default();
        if product.id.is_empty() {
            return None;
        }
    }
    for node in sources.iter().rev() {
        split(node, "category", ['>', '»', '›'], &mut product.categories);
        split(node, "keywords", [',', ';', ';'], &mut product.tags);
    }
    let mut currency = None;
    let mut terms = Vec::new();
    if let Some(offer) = &offer {
        currency = currency_of(offer).or_else(|| currency_of(&specification(offer)?));
        product.price = price(offer, currency);
        availability(offer, &sources, &mut product);
        terms.push(*offer);
    }
    product.weight_g = sources.iter().find_map(|node| grams(node, "weight"));
    product.weight_g = product.weight_g.or_else(|| grams(&offer?.get("shippingDetails")?, "weight"));
    product.facts = facts(&sources, variants);
    terms.extend(item.nodes("offers"));
    terms.extend(of_variant);
    terms.append(&mut sources);
    Some(View { currency: product.price.map(|price| price.currency).or(currency), product, terms })
}

/// The words of the first node that has any.
fn first(sources: &[Node<'_>], keys: &str) -> String {
    for node in sources {
        let words = node.words_of(keys);
        if !words.is_empty() {
            return words;
        }
    }
    String::new()
}

const KINDS: &str = "Product ProductGroup IndividualProduct ProductModel SomeProducts Vehicle Car Motorcycle";
// Works are products where somebody offers them.
const ALL_KINDS: &str = "Product ProductGroup IndividualProduct ProductModel SomeProducts Vehicle Car Motorcycle Book Movie \
    MusicAlbum VideoGame Game SoftwareApplication MobileApplication Drug";

/// Of several blocks the one with a priced offer counts, then the fuller one: themes and review apps each write their own.
fn pick<'v>(graph: &'v Graph<'v>) -> Option<Node<'v>> {
    let mut found = graph.typed(ALL_KINDS);
    found.retain(|(standing, node)| *standing != Standing::Aside && (node.is(KINDS) || node.has("offers")));
    let nearest = found.iter().map(|(standing, _)| *standing).min()?;
    let mut best: Option<(usize, Node<'v>)> = None;
    // Of those with a price: the name of the first, whether there are others, whether all are variants of something.
    let (mut name, mut several, mut variants) = (None, false, true);
    for (standing, node) in found {
        if standing != nearest {
            continue;
        }
        let mut inner = node.nodes("hasVariant");
        let offer = best_offer(&node).or_else(|| best_offer(&inner.next()?));
        let rank = offer.map_or(0, |offer| 1 + usize::from(offer_rank(&offer) < 2));
        let score = rank * 400_000
            + usize::from(inner.next().is_some()) * 200_000
            + usize::from(node.has("sku")) * 100_000
            + node.size().min(90_000);
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, node));
        }
        variants &= node.has("isVariantOf hasVariant");
        if rank == 2 {
            let own = node.words_of("name");
            several |= name.as_ref().is_some_and(|known| *known != own);
            name = Some(own);
        }
    }
    let (_, picked) = best?;
    if several && !variants {
        picked.say(&fault::SEVERAL_PRODUCTS, "");
    }
    Some(picked)
}

/// The first offer that can be bought and has a price, else the nearest to it.
#[inline(never)]
fn best_offer<'v>(item: &Node<'v>) -> Option<Node<'v>> {
    let mut best: Option<(u8, Node<'v>)> = None;
    for offer in item.nodes("offers") {
        // What stands within a span of prices comes before it.
        let mut inner = None;
        for offer in offer.nodes("offers") {
            nearer(&mut inner, offer_rank(&offer), offer);
        }
        let (rank, offer) = inner.filter(|(rank, _)| *rank < 2).unwrap_or((offer_rank(&offer), offer));
        nearer(&mut best, rank, offer);
    }
    Some(best?.1)
}

/// Takes a node of a lower rank.
fn nearer<'v>(best: &mut Option<(u8, Node<'v>)>, rank: u8, node: Node<'v>) {
    if best.is_none_or(|(known, _)| rank < known) {
        *best = Some((rank, node));
    }
}

/// 0 for an offer that can be bought and has a price, 2 and more for one without a price.
#[inline(never)]
fn offer_rank(offer: &Node<'_>) -> u8 {
    let gone = listed(GONE, offer.term_of("availability"));
    u8::from(!offer.has("price lowPrice priceSpecification")) * 2 + u8::from(gone)
}

const GONE: &str = "OutOfStock SoldOut Discontinued";

/// The plain one of several price specifications.
fn specification<'v>(offer: &Node<'v>) -> Option<Node<'v>> {
    let mut found: Option<Node<'v>> = None;
    for spec in offer.nodes("priceSpecification") {
        let other = spec.is("DeliveryChargeSpecification PaymentChargeSpecification");
        let struck = !listed(" SalePrice RegularPrice", spec.term_of("priceType"));
        if other || struck || spec.has("validForMemberTier") || !spec.has("price") {
            continue;
        }
        // A price for 100 ml stands beside the price of the bottle.
        if found.is_none_or(|known| known.has("referenceQuantity") && !spec.has("referenceQuantity")) {
            found = Some(spec);
        }
    }
    found
}

fn price(offer: &Node<'_>, currency: Option<Currency>) -> Option<Money> {
    let written = offer.get("price").or_else(|| specification(offer)?.get("price")).or_else(|| offer.get("lowPrice"));
    money(&written?, currency)
}

fn availability(offer: &Node<'_>, sources: &[Node<'_>], product: &mut Product) {
    const LATER: usize = 4;
    const TAGS: [(&str, &str); 6] = [
        ("PreOrder", "pre-order"),
        ("PreSale", "pre-order"),
        ("BackOrder", "backorder"),
        ("MadeToOrder", "made-to-order"),
        ("InStoreOnly", "in-store-only"),
        ("OutOfStock", "out-of-stock"),
    ];
    let term = offer.term_of("availability");
    let term = if listed(GONE, term) { "OutOfStock" } else { term };
    let Some(place) = TAGS.iter().position(|(known, _)| *known == term) else { return };
    push(&mut product.tags, TAGS.get(place).map_or("", |(_, tag)| tag).to_owned());
    let starts = offer.get("availabilityStarts");
    let starts = starts.or_else(|| sources.iter().find_map(|node| node.get("releaseDate")));
    if let (true, Some(starts)) = (place < LATER, starts) {
        product.available_from = crate::time::Date::parse(starts.text());
        if product.available_from.is_none() {
            starts.say(&fault::DATE, "");
        }
    }
}

/// `Home > Scarves > Silk` and lists of it, widest first. The nearest node that has any replaces what is known.
fn split(node: &Node<'_>, key: &str, marks: [char; 3], found: &mut Vec<String>) {
    let all = node.all(key);
    if !all.is_empty() {
        found.clear();
    }
    for value in all {
        for part in value.words().split(marks) {
            let part = part.trim();
            if !part.is_empty() && found.len() < VALUES_MAX {
                let part = if key == "keywords" { part.to_ascii_lowercase() } else { part.to_owned() };
                push(found, part);
            }
        }
    }
}

fn facts(sources: &[Node<'_>], variants: Nodes<'_>) -> Vec<(Words, Words)> {
    const PROPERTIES: &str = "material color size pattern weight width height depth brand countryOfOrigin";
    // Of a group: what the group says, else what each of its variants says.
    let own = if variants.is_empty() { sources } else { sources.get(..1).unwrap_or(sources) };
    let mut found: Vec<(Words, Words)> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for key in PROPERTIES.split(' ') {
        let mut said = Vec::new();
        for node in own {
            if said.is_empty() {
                values(node.all(key), &mut said);
            }
        }
        if said.is_empty() {
            for node in variants {
                values(node.all(key), &mut said);
            }
        }
        let name = if key == "countryOfOrigin" { "origin" } else { key };
        add(&mut found, &mut names, name, &said);
    }
    for node in sources {
        for property in node.all("additionalProperty") {
            let mut said = Vec::new();
            let mut all = property.all("value");
            let (first, second) = (all.next(), all.next());
            // A unit stands beside its value, and so do bounds.
            let beside = first.map_or(property.has("minValue maxValue"), |value| !value.text().is_empty());
            values(if beside && second.is_none() { property.alone() } else { property.all("value") }, &mut said);
            add(&mut found, &mut names, &property.words_of("name propertyID"), &said);
        }
    }
    found
}

/// Adds each value once, as a shopper reads it.
#[inline(never)]
fn values(nodes: Nodes<'_>, said: &mut Vec<String>) {
    for value in nodes {
        let shown = match value.value {
            // A mark is read in every language.
            Value::Flag(true) => "✓".to_owned(),
            Value::Flag(false) => "✗".to_owned(),
            _ => display(&value),
        };
        if !shown.is_empty() && said.len() < VALUES_MAX {
            push(said, shown);
        }
    }
}

/// Adds a fact that is not yet known.
#[inline(never)]
fn add(found: &mut Vec<(Words, Words)>, names: &mut Vec<String>, name: &str, said: &[String]) {
    let key = name.to_ascii_lowercase();
    if !name.is_empty() && !said.is_empty() && !names.contains(&key) && found.len() < FACTS_MAX {
        found.push((Words::plain(name), Words::plain(said.join(", "))));
        names.push(key);
    }
}
