//! Which product is in view, and what is said of it?
//!
//! Picks one of several Product blocks, one variant of a group and one of its offers, and reads name, price,
//! availability, weight and facts.
//!
//! Does not know: the page's address, so the variant in view is a guess until the shop says which one it is.

use super::amount::{currency_of, money};
use super::graph::{Node, Standing};
use super::measure::{display, grams};
use crate::content::Product;
use crate::i18n::Words;
use crate::money::{Currency, Money};
use crate::problem::Value;
use crate::time::Date;

use super::graph::Graph;

const FACTS_MAX: usize = 60;
const TAGS_MAX: usize = 40;
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
    let variant = variants.iter().min_by_key(|variant| offer_rank(best_offer(variant).as_ref())).cloned();
    let of_variant = variant.as_ref().and_then(best_offer);
    // A span of prices over all variants says less than the price of one.
    let single = best_offer(&item).filter(|o| !o.is("AggregateOffer") || !of_variant.as_ref().is_some_and(has_price));
    let offer = single.or(of_variant).or_else(|| offering(graph, &item));
    // What the item does not say, its group or its variant says.
    let mut sources = vec![item];
    sources.extend(item.nodes("isVariantOf").into_iter().next());
    sources.extend(variant);
    let currency = offer.as_ref().and_then(offer_currency);
    let mut product = Product {
        id: id(&sources),
        name: sources.iter().find_map(|node| node.words_of("name")).map(Words::plain).unwrap_or_default(),
        categories: sources.iter().map(categories).find(|found| !found.is_empty()).unwrap_or_default(),
        tags: sources.iter().map(keywords).find(|found| !found.is_empty()).unwrap_or_default(),
        price: offer.as_ref().and_then(|offer| price(offer, currency)),
        weight_g: weight(&sources, offer.as_ref()),
        available_from: None,
        facts: facts(&sources, &variants),
    };
    if product.id.is_empty() && product.name.is_empty() {
        return None;
    }
    if let Some(offer) = &offer {
        availability(offer, &sources, &mut product);
    }
    let currency = product.price.map(|price| price.currency).or(currency);
    let mut terms: Vec<Node<'v>> = offer.into_iter().chain(item.nodes("offers")).chain(of_variant).collect();
    terms.extend(sources);
    Some(View { product, terms, currency })
}

const KINDS: &[&str] =
    &["Product", "ProductGroup", "IndividualProduct", "ProductModel", "SomeProducts", "Vehicle", "Car", "Motorcycle"];
// Works that are products where somebody offers them.
const WORKS: &[&str] =
    &["Book", "Movie", "MusicAlbum", "VideoGame", "Game", "SoftwareApplication", "MobileApplication", "Drug"];

/// Of several blocks the one with a priced offer counts, then the fuller one: themes and review apps each write their own.
fn pick<'v>(graph: &'v Graph<'v>) -> Option<Node<'v>> {
    let mut found = graph.typed(&|t| KINDS.contains(&t));
    let works = graph.typed(&|t| WORKS.contains(&t)).into_iter();
    found.extend(works.filter(|(_, node)| node.get("offers").is_some() && !KINDS.iter().any(|kind| node.is(kind))));
    let nearest = found.iter().map(|(standing, _)| *standing).min().filter(|s| *s != Standing::Aside)?;
    found.retain(|(standing, _)| *standing == nearest);
    let score = |node: &Node<'v>| {
        let variants = node.nodes("hasVariant");
        let offered = best_offer(node).or_else(|| variants.iter().find_map(best_offer));
        let priced = offered.as_ref().is_some_and(has_price);
        let group = variants.len() > 1;
        (priced, offered.is_some(), group, node.get("sku").is_some(), node.size())
    };
    let mut picked = found.first()?.1;
    let mut top = score(&picked);
    for (_, node) in found.iter().skip(1) {
        let score = score(node);
        if score > top {
            (top, picked) = (score, *node);
        }
    }
    let name = picked.words_of("name");
    let rival = |node: &Node<'v>| best_offer(node).is_some_and(|o| has_price(&o)) && node.words_of("name") != name;
    let variants = found.iter().all(|(_, node)| node.get("isVariantOf").is_some() || node.get("hasVariant").is_some());
    if top.0 && !variants && found.iter().any(|(_, node)| rival(node)) {
        picked.warn(
            "several-products",
            "the page describes several products with prices; this one is taken to be in view",
            "name the product in view with data-product, or mark the others as isRelatedTo",
        );
    }
    Some(picked)
}

fn offers<'v>(item: &Node<'v>) -> Vec<Node<'v>> {
    let mut found = Vec::new();
    for offer in item.nodes("offers") {
        let inner = offer.nodes("offers");
        if inner.iter().any(has_price) { found.extend(inner) } else { found.push(offer) }
    }
    found
}

/// The first offer that can be bought and has a price, else the nearest to it.
fn best_offer<'v>(item: &Node<'v>) -> Option<Node<'v>> {
    offers(item).into_iter().min_by_key(|offer| offer_rank(Some(offer)))
}

/// The offer that names the item, where the item does not name the offer.
fn offering<'v>(graph: &'v Graph<'v>, item: &Node<'v>) -> Option<Node<'v>> {
    let of_item =
        |offer: &Node<'v>| offer.nodes("itemOffered").iter().any(|node| core::ptr::eq(node.value(), item.value()));
    graph.typed(&|t| t == "Offer").into_iter().map(|(_, offer)| offer).find(of_item)
}

fn offer_rank(offer: Option<&Node<'_>>) -> u8 {
    let Some(offer) = offer else { return 4 };
    let gone = offer.term_of("availability").is_some_and(is_gone);
    u8::from(!has_price(offer)) * 2 + u8::from(gone)
}

fn is_gone(term: &str) -> bool {
    matches!(term, "OutOfStock" | "SoldOut" | "Discontinued")
}

fn has_price(offer: &Node<'_>) -> bool {
    ["price", "lowPrice", "priceSpecification"].iter().any(|key| offer.get(key).is_some())
}

fn specification<'v>(offer: &Node<'v>) -> Option<Node<'v>> {
    let plain = |spec: &Node<'v>| {
        let other = spec.is("DeliveryChargeSpecification") || spec.is("PaymentChargeSpecification");
        let struck = spec.term_of("priceType").is_some_and(|t| t != "SalePrice" && t != "RegularPrice");
        !other && !struck && spec.get("validForMemberTier").is_none() && spec.get("price").is_some()
    };
    let mut found: Vec<Node<'v>> = offer.nodes("priceSpecification").into_iter().filter(plain).collect();
    // A price for 100 ml stands beside the price of the bottle.
    if found.iter().any(|spec| spec.get("referenceQuantity").is_none()) {
        found.retain(|spec| spec.get("referenceQuantity").is_none());
    }
    found.into_iter().next()
}

fn offer_currency(offer: &Node<'_>) -> Option<Currency> {
    currency_of(offer).or_else(|| currency_of(&specification(offer)?))
}

fn price(offer: &Node<'_>, currency: Option<Currency>) -> Option<Money> {
    let written = offer.get("price").filter(|price| price.text().is_some_and(|text| !text.trim().is_empty()));
    let written = written.or_else(|| specification(offer)?.get("price")).or_else(|| offer.get("lowPrice"));
    money(&written?, currency)
}

fn availability(offer: &Node<'_>, sources: &[Node<'_>], product: &mut Product) {
    let Some(term) = offer.term_of("availability") else { return };
    let tag = match term {
        "PreOrder" | "PreSale" => "pre-order",
        "BackOrder" => "backorder",
        "MadeToOrder" => "made-to-order",
        "InStoreOnly" => "in-store-only",
        gone if is_gone(gone) => "out-of-stock",
        _ => return,
    };
    if !product.tags.iter().any(|known| known == tag) {
        product.tags.push(tag.into());
    }
    if matches!(tag, "pre-order" | "backorder" | "made-to-order") {
        let starts = offer.get("availabilityStarts");
        let starts = starts.or_else(|| sources.iter().find_map(|node| node.get("releaseDate")));
        let Some(starts) = starts else { return };
        product.available_from = starts.text().and_then(Date::parse);
        if product.available_from.is_none() {
            starts.not("date", "a day", "write it like 2026-12-14");
        }
    }
}

/// The shop's number for it; the address is the last resort, since it changes with the shop's routes.
fn id(sources: &[Node<'_>]) -> String {
    const KEYS: &[&str] =
        &["sku", "productGroupID", "productID", "gtin", "gtin13", "gtin14", "gtin12", "gtin8", "isbn", "mpn"];
    let of = |node: &Node<'_>| KEYS.iter().find_map(|key| node.words_of(key)).or_else(|| node.id().map(str::to_owned));
    sources.iter().find_map(of).unwrap_or_default()
}

/// `Home > Scarves > Silk` and lists of it, widest first.
fn categories(node: &Node<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for category in node.all("category").iter().filter_map(Node::words) {
        for part in category.split(['>', '»', '›']).map(str::trim).filter(|part| !part.is_empty()) {
            if !found.iter().any(|known| known == part) && found.len() < TAGS_MAX {
                found.push(part.to_owned());
            }
        }
    }
    found
}

fn keywords(node: &Node<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for words in node.all("keywords").iter().filter_map(Node::words) {
        for part in words.split([',', ';']).map(|part| part.trim().to_ascii_lowercase()) {
            if !part.is_empty() && !found.contains(&part) && found.len() < TAGS_MAX {
                found.push(part);
            }
        }
    }
    found
}

fn weight(sources: &[Node<'_>], offer: Option<&Node<'_>>) -> Option<u32> {
    let own = sources.iter().find_map(|node| grams(&node.get("weight")?));
    own.or_else(|| offer?.nodes("shippingDetails").iter().find_map(|details| grams(&details.get("weight")?)))
}

fn facts(sources: &[Node<'_>], variants: &[Node<'_>]) -> Vec<(Words, Words)> {
    const PROPERTIES: &[(&str, &str)] = &[
        ("material", "material"),
        ("color", "color"),
        ("size", "size"),
        ("pattern", "pattern"),
        ("weight", "weight"),
        ("width", "width"),
        ("height", "height"),
        ("depth", "depth"),
        ("brand", "brand"),
        ("origin", "countryOfOrigin"),
    ];
    // Of a group: what the group says, else what each of its variants says.
    let (own, variant) = match variants.is_empty() {
        true => (sources, variants),
        false => (sources.get(..1).unwrap_or(sources), variants),
    };
    let mut found: Vec<(String, String)> = Vec::new();
    for (name, key) in PROPERTIES {
        let said = own.iter().map(|node| values(core::slice::from_ref(node), key)).find(|values| !values.is_empty());
        let values = said.unwrap_or_else(|| values(variant, key));
        if !values.is_empty() {
            found.push(((*name).into(), values.join(", ")));
        }
    }
    for property in sources.iter().flat_map(|node| node.all("additionalProperty")) {
        let Some((name, value)) = property_value(&property) else { continue };
        let known = found.iter().any(|(known, _)| known.eq_ignore_ascii_case(&name));
        if !known && found.len() < FACTS_MAX {
            found.push((name, value));
        }
    }
    found.into_iter().map(|(name, value)| (Words::plain(name), Words::plain(value))).collect()
}

fn values(nodes: &[Node<'_>], key: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for value in nodes.iter().flat_map(|node| node.all(key)).filter_map(|value| display(&value)) {
        if !found.contains(&value) && found.len() < VALUES_MAX {
            found.push(value);
        }
    }
    found
}

fn property_value(property: &Node<'_>) -> Option<(String, String)> {
    let name = property.words_of("name").or_else(|| property.words_of("propertyID"))?;
    let values = property.all("value");
    let said = |value: &Node<'_>| match value.value() {
        // A mark is read in every language.
        Value::Flag(true) => Some("✓".to_owned()),
        Value::Flag(false) => Some("✗".to_owned()),
        _ => display(value),
    };
    let value = match values.as_slice() {
        // Its unit stands beside it.
        [one] if one.text().is_some() => display(property),
        [] => display(property).filter(|value| *value != name),
        many => {
            let said: Vec<String> = many.iter().filter_map(said).take(VALUES_MAX).collect();
            (!said.is_empty()).then(|| said.join(", "))
        }
    }?;
    Some((name, value))
}
