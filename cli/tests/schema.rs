//! Do schema, types and reference say what the readers take, key by key?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use common::{path, run, write};
use serde_json::{Value as Json, json};

/// A shop that uses every key there is.
const FULL: &str = include_str!("schema/full.json");

const UNKNOWN: &str = "qqqqqqqqqqqqqqqq";

fn schema(part: &str) -> Json {
    run(&["schema", part]).json()
}

#[test]
fn the_pages_kept_in_docs_are_what_the_command_prints() {
    for (arguments, file) in [
        (&["schema"][..], "shop.schema.json"),
        (&["schema", "delivery"], "delivery.schema.json"),
        (&["schema", "products"], "products.schema.json"),
        (&["schema", "answer"], "answer.schema.json"),
        (&["schema", "synonyms"], "synonyms.schema.json"),
        (&["schema", "--format", "typescript"], "shop.d.ts"),
        (&["schema", "--format", "markdown"], "keys.md"),
    ] {
        let kept = format!("../docs/reference/{file}");
        let printed = run(arguments).out;
        if std::env::var_os("SHELFHELP_WRITE").is_some() {
            fs::create_dir_all("../docs/reference").unwrap();
            fs::write(&kept, &printed).unwrap();
        }
        let kept = fs::read_to_string(&kept).unwrap_or_default();
        assert!(
            kept == printed,
            "docs/reference/{file} is not what `shelfhelp {}` prints; run this test with SHELFHELP_WRITE=1",
            arguments.join(" ")
        );
    }
}

/// Every group of keys that a schema knows, by where the full shop has one.
fn groups<'s>(schema: &'s Json, root: &'s Json, value: &Json, at: &str, found: &mut BTreeMap<String, &'s Json>) {
    if let Some(name) = schema.get("$ref").and_then(Json::as_str).and_then(|name| name.strip_prefix("#/$defs/")) {
        return groups(&root["$defs"][name], root, value, at, found);
    }
    for any in schema.get("anyOf").and_then(Json::as_array).into_iter().flatten() {
        groups(any, root, value, at, found);
    }
    match value {
        Json::Array(items) if schema.get("items").is_some() => {
            items
                .iter()
                .enumerate()
                .for_each(|(i, item)| groups(&schema["items"], root, item, &format!("{at}[{i}]"), found));
        }
        Json::Object(entries) => {
            let path = |key: &str| if at.is_empty() { key.to_owned() } else { format!("{at}.{key}") };
            if let Some(properties) = schema.get("properties").and_then(Json::as_object) {
                // Of two forms of a group the one whose keys are there is meant.
                if !entries.keys().all(|key| properties.contains_key(key)) {
                    return;
                }
                found.insert(at.to_owned(), schema);
                for (key, value) in entries {
                    groups(&properties[key], root, value, &path(key), found);
                }
            } else if let Some(values) = schema.get("additionalProperties").filter(|values| values.is_object()) {
                entries.iter().for_each(|(key, value)| groups(values, root, value, &path(key), found));
            }
        }
        _ => {}
    }
}

/// Puts a key that nobody knows into the group at a path.
fn spoil(value: &mut Json, at: &str) {
    let pointer = at
        .replace('[', ".")
        .replace(']', "")
        .split('.')
        .filter(|s| !s.is_empty())
        .map(|s| format!("/{s}"))
        .collect::<String>();
    value.pointer_mut(&pointer).unwrap().as_object_mut().unwrap().insert(UNKNOWN.into(), json!("?"));
}

#[test]
fn readers_take_exactly_the_keys_of_the_schema() {
    let (schema, full) = (schema("shop"), serde_json::from_str::<Json>(FULL).unwrap());
    let mut found = BTreeMap::new();
    groups(&schema, &schema, &full, "", &mut found);
    let mut spoilt = full.clone();
    found.keys().for_each(|at| spoil(&mut spoilt, at));
    let folder = tempfile::tempdir().unwrap();
    write(&folder, "shop.json", spoilt.to_string());
    let problems =
        run(&["check", &format!("{}/shop.json", path(&folder)), "--json", "--at", "2026-11-19T13:47:00+02:00"]).json();
    let problems = problems["problems"].as_array().unwrap();
    for (at, group) in &found {
        let place = if at.is_empty() { UNKNOWN.to_owned() } else { format!("{at}.{UNKNOWN}") };
        let said =
            problems.iter().find(|p| p["at"] == *place).unwrap_or_else(|| panic!("nobody looks at the keys of {at}"));
        let known = said["help"].as_str().unwrap().strip_prefix("known here: ").unwrap_or_else(|| panic!("{said}"));
        let known: BTreeSet<&str> = known.split(", ").collect();
        let written: BTreeSet<&str> = group["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(written, known, "schema and reader differ on the keys of {at:?}");
    }
}

#[test]
fn the_full_shop_is_full() {
    let (schema, full) = (schema("shop"), serde_json::from_str::<Json>(FULL).unwrap());
    let mut found = BTreeMap::new();
    groups(&schema, &schema, &full, "", &mut found);
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (at, group) in &found {
        let pointer = at
            .replace('[', ".")
            .replace(']', "")
            .split('.')
            .filter(|s| !s.is_empty())
            .map(|s| format!("/{s}"))
            .collect::<String>();
        let keys = full.pointer(&pointer).unwrap().as_object().unwrap().keys().cloned();
        used.entry(group["description"].to_string()).or_default().extend(keys);
    }
    let all =
        schema["$defs"].as_object().unwrap().values().chain([&schema]).filter(|def| def.get("properties").is_some());
    for group in all {
        let keys = group["properties"].as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>();
        let used = used.get(&group["description"].to_string());
        assert_eq!(Some(&keys), used, "tests/schema/full.json misses something of {}", group["description"]);
    }
}

#[test]
fn real_shops_are_valid_by_the_schema() {
    let validator = jsonschema::validator_for(&schema("shop")).unwrap();
    let out = tempfile::tempdir().unwrap();
    assert_eq!(run(&["build", "../examples/shop", "--out", path(&out), "--json-only"]).code, 0);
    let demo: Json = serde_json::from_slice(&fs::read(out.path().join("shop.json")).unwrap()).unwrap();
    let page: Json = serde_json::from_slice(&fs::read("../examples/shop/pages/stoneware-cup.json").unwrap()).unwrap();
    for (name, shop) in
        [("the demo", &demo), ("the cup's shop", &page), ("the full shop", &serde_json::from_str(FULL).unwrap())]
    {
        let errors: Vec<String> = validator.iter_errors(shop).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
}

#[test]
fn what_readers_refuse_by_its_kind_the_schema_refuses_too() {
    let validator = jsonschema::validator_for(&schema("shop")).unwrap();
    let full: Json = serde_json::from_str(FULL).unwrap();
    for (pointer, value) in [
        ("/name", json!(["Elaia"])),
        ("/currency", json!("euro")),
        ("/channels/0/kind", json!("fax")),
        ("/channels/0/hours", json!("always")),
        ("/delivery/methods/0/kind", json!("drone")),
        ("/delivery/methods/0/rates/0/transit", json!("two days")),
        ("/delivery/handling/cutoff", json!("noon")),
        ("/products/0/weight_g", json!("heavy")),
        ("/answers/en/0/intent", json!("Very high")),
        ("/answers/en/0/body", json!(["a", "b"])),
        ("/answers/en/0/review", json!("soon")),
        ("/synonyms/en", json!(["parcel"])),
    ] {
        let mut shop = full.clone();
        *shop.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value.clone();
        assert!(!validator.is_valid(&shop), "{pointer} = {value}");
    }
}
