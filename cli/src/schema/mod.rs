//! What may a shop's files say, in a form that editors and programs read?
//!
//! The types in here are the written form, key by key, each with its meaning. From them come the JSON Schema, the types for
//! TypeScript and the reference pages; tests hold them against what the readers take, so none of the four can drift.
//!
//! Does not know: what is read. The readers are in the widget's package, and look at far more than a schema can say.

#[allow(dead_code, reason = "the form of these types is what counts")]
mod answer;
#[allow(dead_code, reason = "the form of these types is what counts")]
mod common;
#[allow(dead_code, reason = "the form of these types is what counts")]
mod delivery;
mod reference;
#[allow(dead_code, reason = "the form of these types is what counts")]
mod returns;
#[allow(dead_code, reason = "the form of these types is what counts")]
mod shop;
mod tree;
mod typescript;

use schemars::generate::SchemaSettings;
use serde_json::{Value as Json, json};

/// A part of the shop's document that has a file of its own in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Part {
    /// A shop in one document; without delivery, products and answers it is shop.toml.
    Shop,
    /// delivery.toml.
    Delivery,
    /// products.toml.
    Products,
    /// The front matter of an answer.
    Answer,
    /// synonyms.toml.
    Synonyms,
}

/// The JSON Schema (draft 2020-12) of a part.
pub(crate) fn json(part: Part) -> Json {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let schema = match part {
        Part::Shop => generator.into_root_schema_for::<shop::Shop>(),
        Part::Delivery => generator.into_root_schema_for::<delivery::Delivery>(),
        Part::Products => generator.into_root_schema_for::<shop::Products>(),
        Part::Answer => without_body(generator.into_root_schema_for::<answer::Answer>()),
        Part::Synonyms => generator.into_root_schema_for::<shop::Synonyms>(),
    };
    let mut schema = schema.to_value();
    if let (Part::Shop, Json::Object(root)) = (part, &mut schema) {
        root.insert("title".into(), json!("A shop for Shelfhelp"));
    }
    schema
}

/// Types for TypeScript of the shop's document.
pub(crate) fn typescript() -> String {
    typescript::write(&tree::Tree::new(&json(Part::Shop)))
}

/// The reference of the shop's document as Markdown.
pub(crate) fn reference() -> String {
    reference::write(&tree::Tree::new(&json(Part::Shop)))
}

/// In a file of its own the body stands below, and id and question may be left to the file's name and title.
fn without_body(mut schema: schemars::Schema) -> schemars::Schema {
    if let Some(Json::Object(properties)) = schema.get_mut("properties") {
        properties.shift_remove("body");
    }
    if let Some(Json::Array(required)) = schema.get_mut("required") {
        required.retain(|key| key == "question");
    }
    schema
}
