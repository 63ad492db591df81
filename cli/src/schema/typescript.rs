//! How is the shop's document typed for TypeScript?

use core::fmt::Write;

use super::tree::{Shape, Tree};

/// A module of types; [`Shop`] is the document.
pub(super) fn write(tree: &Tree) -> String {
    let mut out =
        String::from("// A shop for Shelfhelp in one document. Written by `shelfhelp schema --format typescript`.\n");
    for named in &tree.types {
        let _ = write!(out, "\n/** {} */\n", named.about);
        match &named.shape {
            Shape::Group(fields) => {
                let _ = writeln!(out, "export interface {} {{", named.name);
                for field in fields {
                    let optional = if field.required { "" } else { "?" };
                    let plain = field.key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
                    let key = if plain { field.key.clone() } else { format!("'{}'", field.key) };
                    let _ = writeln!(out, "  /** {} */\n  {key}{optional}: {};", field.about, of(&field.shape));
                }
                out.push_str("}\n");
            }
            shape => {
                let _ = writeln!(out, "export type {} = {};", named.name, of(shape));
            }
        }
    }
    out
}

fn of(shape: &Shape) -> String {
    match shape {
        Shape::Text => "string".into(),
        Shape::Number => "number".into(),
        Shape::Flag => "boolean".into(),
        Shape::Any => "unknown".into(),
        Shape::OneOf(words) => words.iter().map(|(word, _)| format!("'{word}'")).collect::<Vec<_>>().join(" | "),
        Shape::List(inner) => match inner.as_ref() {
            Shape::Either(_) | Shape::OneOf(_) => format!("({})[]", of(inner)),
            inner => format!("{}[]", of(inner)),
        },
        Shape::Map(inner) => format!("Record<string, {}>", of(inner)),
        Shape::Either(shapes) => shapes.iter().map(of).collect::<Vec<_>>().join(" | "),
        Shape::Ref(name) => name.clone(),
        // Groups have names; one without is a mistake that the compiler of the types would name.
        Shape::Group(_) => "object".into(),
    }
}
