//! Which types does a schema hold, and of which fields?
//!
//! A JSON Schema says it for machines; this is the same as a list of named types, each with fields in the order written.

use serde_json::{Map, Value as Json};

/// The named types of a schema, the root first, then in the order in which they are met.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) types: Vec<Named>,
}

/// A type that has a name.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) about: String,
    pub(super) shape: Shape,
    /// Values as a merchant would write them, as JSON.
    pub(super) examples: Vec<String>,
}

/// What a value may be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    Text,
    Number,
    Flag,
    Any,
    /// Exactly these words, each with its meaning.
    OneOf(Vec<(String, String)>),
    List(Box<Shape>),
    /// Any keys, with values of one kind.
    Map(Box<Shape>),
    /// Known keys.
    Group(Vec<Field>),
    /// Any of these.
    Either(Vec<Shape>),
    /// A type with a name.
    Ref(String),
}

/// A key of a group.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Field {
    pub(super) key: String,
    pub(super) about: String,
    pub(super) required: bool,
    pub(super) shape: Shape,
}

impl Tree {
    pub(super) fn new(schema: &Json) -> Tree {
        let empty = Map::new();
        let defs = schema.get("$defs").and_then(Json::as_object).unwrap_or(&empty);
        let mut tree = Tree { types: Vec::new() };
        let mut wanted = vec![("Shop".to_owned(), schema)];
        let mut next = 0;
        while let Some((name, schema)) = wanted.get(next).cloned() {
            let shape = shape(schema, defs);
            references(&shape, &mut |name| {
                if !wanted.iter().any(|(known, _)| known == name)
                    && let Some(schema) = defs.get(name)
                {
                    wanted.push((name.to_owned(), schema));
                }
            });
            let examples = schema.get("examples").and_then(Json::as_array).into_iter().flatten();
            let examples = examples.map(Json::to_string).collect();
            tree.types.push(Named { name, about: about(schema), shape, examples });
            next += 1;
        }
        tree
    }
}

fn references(shape: &Shape, see: &mut dyn FnMut(&str)) {
    match shape {
        Shape::Ref(name) => see(name),
        Shape::List(inner) | Shape::Map(inner) => references(inner, see),
        Shape::Either(shapes) => shapes.iter().for_each(|shape| references(shape, see)),
        Shape::Group(fields) => fields.iter().for_each(|field| references(&field.shape, see)),
        Shape::Text | Shape::Number | Shape::Flag | Shape::Any | Shape::OneOf(_) => {}
    }
}

/// A description on one line.
fn about(schema: &Json) -> String {
    let text = schema.get("description").and_then(Json::as_str).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shape(schema: &Json, defs: &Map<String, Json>) -> Shape {
    if let Some(name) = schema.get("$ref").and_then(Json::as_str).and_then(|path| path.strip_prefix("#/$defs/")) {
        // One or a list is said where it stands: a type of that name would only be looked up.
        return match defs.get(name).filter(|_| name.starts_with("OneOrMore")) {
            Some(list) => shape(list, defs),
            None => Shape::Ref(name.to_owned()),
        };
    }
    if let Some(Json::Array(any)) = schema.get("anyOf").or_else(|| schema.get("oneOf")) {
        return either(any, defs);
    }
    if let Some(Json::Array(words)) = schema.get("enum") {
        let words = words.iter().filter_map(Json::as_str).map(|word| (word.to_owned(), String::new()));
        return Shape::OneOf(words.collect());
    }
    if let Some(word) = schema.get("const").and_then(Json::as_str) {
        return Shape::OneOf(vec![(word.to_owned(), about(schema))]);
    }
    // What may be left out may also be null; nobody writes that.
    let kinds: Vec<&str> = match schema.get("type") {
        Some(Json::String(kind)) => vec![kind],
        Some(Json::Array(kinds)) => kinds.iter().filter_map(Json::as_str).filter(|kind| *kind != "null").collect(),
        _ => Vec::new(),
    };
    match kinds.first() {
        Some(&"string") => Shape::Text,
        Some(&("integer" | "number")) => Shape::Number,
        Some(&"boolean") => Shape::Flag,
        Some(&"array") => Shape::List(Box::new(schema.get("items").map_or(Shape::Any, |items| shape(items, defs)))),
        Some(&"object") => group(schema, defs),
        _ => Shape::Any,
    }
}

fn either(any: &[Json], defs: &Map<String, Json>) -> Shape {
    let mut shapes: Vec<Shape> = Vec::new();
    for schema in any.iter().filter(|schema| schema.get("type").and_then(Json::as_str) != Some("null")) {
        match (shape(schema, defs), shapes.last_mut()) {
            (Shape::OneOf(more), Some(Shape::OneOf(words))) => words.extend(more),
            (Shape::Either(more), _) => shapes.extend(more),
            (shape, _) => shapes.push(shape),
        }
    }
    if shapes.len() == 1 { shapes.remove(0) } else { Shape::Either(shapes) }
}

fn group(schema: &Json, defs: &Map<String, Json>) -> Shape {
    let Some(Json::Object(properties)) = schema.get("properties") else {
        let values = schema.get("additionalProperties").filter(|values| values.is_object());
        return Shape::Map(Box::new(values.map_or(Shape::Any, |values| shape(values, defs))));
    };
    let required = schema.get("required").and_then(Json::as_array);
    let field = |(key, schema): (&String, &Json)| Field {
        key: key.clone(),
        about: about(schema),
        required: required.is_some_and(|keys| keys.iter().any(|known| known == key)),
        shape: shape(schema, defs),
    };
    Shape::Group(properties.iter().map(field).collect())
}
