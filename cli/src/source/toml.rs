//! What does a TOML file say?

use shelfhelp::problem::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Document, Lines, member, number};

/// The tree of a text. After a mistake, what can still be read is read.
pub(crate) fn read(text: &str) -> Document {
    let lines = Lines::new(text);
    let mut document = Document::new();
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut last_line = 0;
    for error in errors {
        let spot = lines.spot(error.span().map_or(0, |span| span.start));
        // One slip often breaks the rest of its line; the first word about it is enough.
        if spot.line != last_line {
            let message = format!("this is not TOML: {}", error.message());
            document.error(
                spot,
                "toml",
                "",
                message,
                "compare the line with the ones around it; text stands in quotes",
            );
        }
        last_line = spot.line;
    }
    document.mark("", None, lines.spot(0));
    document.value = group(table.get_ref(), "", &lines, &mut document);
    document
}

fn group(table: &DeTable<'_>, path: &str, lines: &Lines<'_>, document: &mut Document) -> Value {
    let mut entries = Vec::new();
    for (key, value) in table {
        let path = member(path, key.get_ref());
        document.mark(&path, Some(lines.spot(key.span().start)), lines.spot(value.span().start));
        entries.push((key.get_ref().to_string(), read_value(value, &path, lines, document)));
    }
    Value::Map(entries)
}

fn read_value(value: &Spanned<DeValue<'_>>, path: &str, lines: &Lines<'_>, document: &mut Document) -> Value {
    match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(digits) if digits.radix() == 10 => number(digits.as_str()),
        DeValue::Integer(digits) => Value::Text(digits.to_string()),
        DeValue::Float(digits) => number(digits.as_str()),
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Datetime(date) => Value::Text(date.to_string()),
        DeValue::Array(items) => {
            let mut list = Vec::new();
            for (i, item) in items.iter().enumerate() {
                let path = format!("{path}[{i}]");
                document.mark(&path, None, lines.spot(item.span().start));
                list.push(read_value(item, &path, lines, document));
            }
            Value::List(list)
        }
        DeValue::Table(table) => group(table, path, lines, document),
    }
}
