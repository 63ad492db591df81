//! Do products and rules call things by the same names?
//!
//! A product's tags and its warehouse decide its delivery. A rule for a name that no product bears decides nothing,
//! silently.

use shelfhelp::content::Product;
use shelfhelp::delivery::Policy;
use shelfhelp::problem::{Problem, Reader, Severity, nearest};

/// Looks at the names that products and rules share; warehouses and classes of products are looked at where these are
/// read.
pub(super) fn check(shop: &Reader<'_>, policy: &Policy, products: &[Product]) {
    tags(shop, products);
    unused(shop, policy, products);
}

/// Tags that rules name and no product bears, where a product bears one that is spelt almost alike. Tags of products that
/// the shop does not describe are not known here.
fn tags(shop: &Reader<'_>, products: &[Product]) {
    let borne: Vec<&str> = products.iter().flat_map(|product| &product.tags).map(String::as_str).collect();
    let Some(delivery) = shop.get("delivery") else { return };
    let mut named: Vec<(&str, Reader<'_>)> = Vec::new();
    for method in delivery.get("methods").map(|list| list.items()).unwrap_or_default() {
        named.extend(method.get("refuses").map(|group| group.entries()).unwrap_or_default());
    }
    for restriction in delivery.get("restrictions").map(|list| list.items()).unwrap_or_default() {
        let list = restriction.get("tags").map(|list| list.items()).unwrap_or_default();
        named.extend(list.into_iter().filter_map(|tag| Some((tag.value().as_text()?, tag))));
    }
    let except = delivery.get("returns").and_then(|returns| returns.get("except"));
    named.extend(except.map(|group| group.entries()).unwrap_or_default());
    for (tag, at) in named {
        if let Some(near) = nearest(tag, &borne).filter(|near| *near != tag) {
            let message = format!("no product described has the tag \"{tag}\"");
            advise(&at, "tag-unknown", message, &format!("did you mean \"{near}\"?"));
        }
    }
}

/// Warehouses with rates of their own from which nothing comes.
fn unused(shop: &Reader<'_>, policy: &Policy, products: &[Product]) {
    if products.is_empty() {
        return;
    }
    let is_used = |id: &str| products.iter().any(|product| product.warehouse == id);
    let items = shop.get("delivery").and_then(|delivery| delivery.get("warehouses"));
    for item in items.map(|list| list.items()).unwrap_or_default() {
        let Some((at, id)) = text(&item, "id").filter(|(_, id)| !is_used(id)) else { continue };
        if policy.methods.iter().flat_map(|method| &method.rates).any(|rate| rate.warehouse.as_deref() == Some(id)) {
            let message = format!("no product described is packed in \"{id}\", so its rates are never used");
            advise(&at, "warehouse-unused", message, &format!("write warehouse = \"{id}\" on those that are"));
        }
    }
}

fn text<'r>(group: &Reader<'r>, key: &str) -> Option<(Reader<'r>, &'r str)> {
    let at = group.get(key)?;
    let text = at.value().as_text()?.trim();
    (!text.is_empty()).then_some((at, text))
}

pub(super) fn advise(at: &Reader<'_>, code: &'static str, message: String, help: &str) {
    at.log(Problem::new(Severity::Advice, code, "", message, help));
}
