//! How is the shop's document written down for people who look a key up?

use core::fmt::Write;

use super::tree::{Named, Shape, Tree};

/// A page of Markdown: a table for each group of keys, then the small forms that come again and again.
pub(super) fn write(tree: &Tree) -> String {
    let mut out = String::from(
        "# Every key of a shop\n\nWritten by `shelfhelp schema --format markdown`. In a folder the keys of [`Shop`](#shop) stand in \
         `shop.toml`, those of\n[`Delivery`](#delivery) in `delivery.toml`, those of [`Answer`](#answer) above each answer; in one JSON \
         document they stand together.\nKeys in bold are needed.\n",
    );
    let is_group = |named: &&Named| matches!(named.shape, Shape::Group(_));
    for named in tree.types.iter().filter(is_group) {
        let _ = write!(out, "\n## {}\n\n{}\n\n| key | what it holds | |\n|---|---|---|\n", named.name, named.about);
        let Shape::Group(fields) = &named.shape else { continue };
        for field in fields {
            let key = if field.required { format!("**`{}`**", field.key) } else { format!("`{}`", field.key) };
            let _ = writeln!(out, "| {key} | {} | {} |", of(&field.shape), cell(&field.about));
        }
    }
    out.push_str("\n## Small forms\n\n| name | what it holds | | examples |\n|---|---|---|---|\n");
    for named in tree.types.iter().filter(|named| !is_group(named)) {
        let examples =
            named.examples.iter().map(|example| format!("`{}`", cell(example))).collect::<Vec<_>>().join(", ");
        let meanings = match &named.shape {
            Shape::OneOf(words) => words.iter().map(|(word, about)| format!(" `{word}`: {about}")).collect(),
            _ => String::new(),
        };
        let anchor = format!("<a id=\"{0}\"></a>`{1}`", named.name.to_lowercase(), named.name);
        let _ = writeln!(
            out,
            "| {anchor} | {} | {}{} | {examples} |",
            of(&named.shape),
            cell(&named.about),
            cell(&meanings)
        );
    }
    out
}

fn of(shape: &Shape) -> String {
    match shape {
        Shape::Text => "text".into(),
        Shape::Number => "a number".into(),
        Shape::Flag => "`true` or `false`".into(),
        Shape::Any => "anything".into(),
        Shape::OneOf(words) => words.iter().map(|(word, _)| format!("`{word}`")).collect::<Vec<_>>().join(" or "),
        Shape::List(inner) => format!("a list of {}", of(inner)),
        Shape::Map(inner) => format!("keys of your own, each {}", of(inner)),
        Shape::Either(shapes) => match shapes.as_slice() {
            [one, Shape::List(inner)] if **inner == *one => format!("{}, one or more", of(one)),
            shapes => shapes.iter().map(of).collect::<Vec<_>>().join(" or "),
        },
        Shape::Ref(name) => format!("[`{name}`](#{})", name.to_lowercase()),
        Shape::Group(_) => "a group".into(),
    }
}

/// A bar would end the cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
