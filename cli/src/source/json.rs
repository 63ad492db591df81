//! What does a JSON file say?

use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use shelfhelp::problem::Value;

use super::{Document, Lines, member, number};

// JSON as browsers read it: the widget takes the same file.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// The tree of a text; nothing of it after a mistake.
pub(crate) fn read(text: &str) -> Document {
    let lines = Lines::new(text);
    let mut document = Document::new();
    document.mark("", None, lines.spot(0));
    match parse_to_ast(text, &CollectOptions::default(), &STRICT) {
        Ok(parsed) => match parsed.value {
            Some(value) => document.value = read_value(&value, "", &lines, &mut document),
            None => document.error(lines.spot(0), "json", "", "the file is empty".into(), "write the shop as JSON"),
        },
        Err(error) => {
            let message = format!("this is not JSON: {}", error.kind());
            document.error(lines.spot(error.range().start), "json", "", message, "browsers read strict JSON only");
        }
    }
    document
}

fn read_value(value: &ast::Value<'_>, path: &str, lines: &Lines<'_>, document: &mut Document) -> Value {
    match value {
        ast::Value::StringLit(text) => Value::Text(text.value.to_string()),
        ast::Value::NumberLit(digits) => number(digits.value),
        ast::Value::BooleanLit(flag) => Value::Flag(flag.value),
        ast::Value::NullKeyword(_) => Value::Null,
        ast::Value::Array(array) => {
            let mut list = Vec::new();
            for (i, item) in array.elements.iter().enumerate() {
                let path = format!("{path}[{i}]");
                document.mark(&path, None, lines.spot(item.range().start));
                list.push(read_value(item, &path, lines, document));
            }
            Value::List(list)
        }
        ast::Value::Object(object) => {
            let mut entries: Vec<(String, Value)> = Vec::new();
            for property in &object.properties {
                let key = property.name.as_str();
                let path = member(path, key);
                let spot = lines.spot(property.name.range().start);
                if entries.iter().any(|(known, _)| known == key) {
                    document.key_twice(spot, &path, key);
                    continue;
                }
                document.mark(&path, Some(spot), lines.spot(property.value.range().start));
                entries.push((key.to_owned(), read_value(&property.value, &path, lines, document)));
            }
            Value::Map(entries)
        }
    }
}
