//! What does not go where?

use super::{is_empty, is_group, place, read_name, read_words};
use crate::delivery::policy::{Method, Restriction};
use crate::problem::Reader;

pub(super) fn read(reader: &Reader<'_>, places: &[place::Read<'_>], methods: &[Method]) -> Vec<Restriction> {
    let place_ids: Vec<&str> = places.iter().map(|place| place.id.as_str()).collect();
    let method_ids: Vec<&str> = methods.iter().map(|method| method.id.as_str()).collect();
    let items = reader.get("restrictions").map(|list| list.items()).unwrap_or_default();
    items.iter().filter(|item| is_group(item)).filter_map(|item| read_one(item, &place_ids, &method_ids)).collect()
}

fn read_one(item: &Reader<'_>, places: &[&str], methods: &[&str]) -> Option<Restriction> {
    item.known(&["tags", "places", "methods", "reason"]);
    let list = |key: &str| item.get(key).map(|list| list.items()).unwrap_or_default();
    let reason = item.need("reason", "say in a few words why, for the shopper");
    let is_any = |key: &str| item.get(key).is_some_and(|list| is_empty(&list));
    if is_any("tags") | is_any("places") | is_any("methods") {
        return None;
    }
    let (tags, place_names, method_names) = (list("tags"), list("places"), list("methods"));
    let read = Restriction {
        tags: tags
            .iter()
            .filter(|tag| !is_empty(tag))
            .filter_map(|tag| tag.text())
            .map(|tag| tag.trim().to_owned())
            .collect(),
        places: place_names.iter().filter_map(|id| read_name(id, "place", places)).collect(),
        methods: method_names.iter().filter_map(|id| read_name(id, "method", methods)).collect(),
        reason: reason.map(|reason| read_words(&reason)).unwrap_or_default(),
    };
    if tags.is_empty() && place_names.is_empty() && method_names.is_empty() {
        let help = "name tags, places or methods";
        item.error("restriction-all", "this restriction is for every product, place and method", help);
        return None;
    }
    // One that names a place nobody knows must not become one for every place.
    let lost = |written: usize, read: usize| written > 0 && read == 0;
    let is_lost = lost(tags.len(), read.tags.len())
        || lost(place_names.len(), read.places.len())
        || lost(method_names.len(), read.methods.len());
    (!is_lost).then_some(read)
}
