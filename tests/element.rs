//! Is everything that is said of `<shelf-help>` written from its table, and does the table know all that the code knows?
//!
//! `SHELFHELP_WRITE=1` writes docs/reference anew: element.md, element.d.ts, custom-elements.json, html-custom-data.json.

#![allow(clippy::unwrap_used, reason = "a helper that cannot go on stops its test")]

use serde_json::{Value, json};
use shelfhelp::config::KEYS;
use shelfhelp::config::element::{ATTRIBUTES, CANCELABLE, EVENTS, METHODS, PARTS, PROPERTIES, SLOT};
use shelfhelp::session::Fact;
use shelfhelp::theme::TOKENS;

const ABOUT: &str = "Delivery promises, help search and the way to a person, on the product page.";

#[test]
fn the_reference_is_written_from_the_table() {
    kept("element.md", &reference());
    kept("element.d.ts", &types());
    kept("custom-elements.json", &printed(&manifest()));
    kept("html-custom-data.json", &printed(&custom_data()));
}

#[test]
fn every_attribute_is_a_key_of_the_configuration() {
    let unknown: Vec<_> = ATTRIBUTES.iter().filter(|a| !KEYS.contains(&a.name)).map(|a| a.name).collect();
    assert_eq!(unknown, [""; 0]);
}

#[test]
fn every_fact_with_an_event_of_its_own_is_an_event_with_its_details() {
    for (fact, details, event) in Fact::ALL.iter().filter(|fact| !fact.2.is_empty()) {
        let known = EVENTS.iter().find(|known| known.name == *event).unwrap();
        for detail in *details {
            assert!(known.detail.contains(&format!("{detail}: ")), "{event} does not tell `{detail}` of {fact}");
        }
    }
}

#[test]
fn every_part_that_the_code_names_is_in_the_table() {
    // `("part", "x")`, `part="x"` in html!, and the names that a control is made with.
    let mut named = Vec::new();
    for file in sources("src/ui") {
        let text = std::fs::read_to_string(file).unwrap();
        for mark in ["(\"part\", \"", " part=\""] {
            let found = text.split(mark).skip(1).filter_map(|rest| rest.split('"').next());
            named.extend(found.flat_map(str::split_whitespace).map(str::to_owned));
        }
    }
    assert!(named.len() > 60, "only {} parts were found in src/ui", named.len());
    named.retain(|name| !PARTS.iter().any(|(part, _)| part == name));
    assert_eq!(named, [""; 0]);
}

fn sources(folder: &str) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(path.to_str().unwrap()));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found
}

fn reference() -> String {
    let mut page = format!(
        "# `<shelf-help>`\n\n{ABOUT} Every name below is stable. How the pieces work together is told at the head of\n\
         `src/embed/element.rs`; how to put it on a page, in [install.md](../install.md).\n\n\
         Written from the table in `src/config/element.rs`.\n\n## Attributes\n\n\
         Each has a property of the same name, written as scripts write it.\n\n\
         | attribute | property | takes | default | what it is for |\n|---|---|---|---|---|\n"
    );
    for a in ATTRIBUTES {
        let default = if a.default.is_empty() { String::new() } else { format!("`{}`", a.default) };
        let takes = a.kind.replace(" | ", "`, `");
        page += &format!("| `{}` | `{}` | `{takes}` | {default} | {} |\n", a.name, a.property, a.about);
    }
    page += "\n## Properties and methods\n\nMethods wait for the widget, and start it.\n\n| name | what it is for |\n|---|---|\n";
    for p in PROPERTIES {
        page += &format!("| `{}: {}` | {} |\n", p.name, p.takes.replace('|', "\\|"), p.about);
    }
    for m in METHODS {
        page += &format!("| `{}({}): {}` | {} |\n", m.name, m.takes, m.gives.replace('|', "\\|"), m.about);
    }
    page += "\n## Events\n\nAll bubble and are composed.\n\n| event | `detail` | when |\n|---|---|---|\n";
    for e in EVENTS {
        let detail = if e.detail == "null" { String::new() } else { format!("`{}`", e.detail) };
        page += &format!("| `{}` | {detail} | {} |\n", e.name, e.about);
    }
    page += &format!("\n## Slot\n\n{SLOT}\n\n## Parts\n\n| part | what it is |\n|---|---|\n");
    for (name, about) in PARTS {
        page += &format!("| `{name}` | {about} |\n");
    }
    page += "\n## Custom properties\n\nThe tokens: [tokens.md](tokens.md).\n";
    page
}

fn types() -> String {
    let mut text = String::from(
        "// <shelf-help> and its events. Written from the table in src/config/element.rs.\n\n\
         import type { Insight, Shop } from './shop.js';\n\nexport type { Shop } from './shop.js';\n\n\
         /** What HTML and JSX write; every name is also a property, in camelCase. */\nexport interface ShelfHelpAttributes {\n",
    );
    for a in ATTRIBUTES {
        text += &format!("  /** {} */\n  {}?: {};\n", a.about, key(a.name), a.kind);
    }
    text += "}\n\n/** What is in the cart besides the product in view; amounts in the shop's currency. */\n\
        export interface ShelfHelpCart {\n  value?: number | string;\n  /** What is taken off the whole order. */\n  discount?: number | string;\n  weight_g?: number;\n  quantity?: number;\n}\n\n\
        /** What `update` takes; `null` is as if never updated. */\n\
        export type ShelfHelpChange = { [Name in keyof ShelfHelpAttributes]?: ShelfHelpAttributes[Name] | null } & { cart?: ShelfHelpCart | null };\n\n\
        /** What `search` gives. `locale` is there where an answer is not in the page's language. */\nexport interface ShelfHelpFound {\n  answered: boolean;\n  hits: { id: string; question: string; confidence: number; locale?: string }[];\n  /** Delivery to the place that the query names. */\n  delivery?: { place: string; text: string };\n}\n\n\
        /** The configuration: names of attributes, or a whole shop in one document. */\n\
        export type ShelfHelpConfig = Omit<ShelfHelpAttributes, 'shop'> & Partial<Shop> & {\n  shop?: string | Shop;\n  cart?: ShelfHelpCart;\n  insight?: Insight;\n  /** Whether `shelf-search` tells what was asked, masked. */\n  'share-queries'?: boolean;\n  /** Whether it may start on a page whose path looks like a checkout's. */\n  'allow-checkout'?: boolean | string;\n  /** The floor's links, where the element has none inside. */\n  fallback?: string | { href: string; text?: string } | (string | { href: string; text?: string })[];\n";
    for p in PROPERTIES.iter().filter(|p| p.name != "config") {
        text += &format!("  /** {} */\n  {}?: {};\n", p.about, p.name, p.takes.trim_end_matches(" | undefined"));
    }
    text += "};\n\n/** Its events by name. */\nexport interface ShelfHelpEventMap {\n";
    for e in EVENTS {
        text += &format!("  /** {} */\n  '{}': CustomEvent<{}>;\n", e.about, e.name, e.detail);
    }
    text += "}\n\n/** The element. */\nexport interface ShelfHelpElement extends HTMLElement {\n";
    for a in ATTRIBUTES {
        // A boolean is always one; all else is null where the attribute is not there, and null takes it away.
        let kind = match a.kind {
            "boolean" => "boolean".to_owned(),
            kind => format!("{kind} | null"),
        };
        match a.kind {
            "number" => {
                text += &format!(
                    "  /** {} */\n  get {}(): string | null;\n  set {}(value: number | string | null);\n",
                    a.about, a.property, a.property
                )
            }
            _ => text += &format!("  /** {} */\n  {}: {kind};\n", a.about, a.property),
        }
    }
    for p in PROPERTIES {
        text += &format!("  /** {} */\n  {}: {};\n", p.about, p.name, p.takes);
    }
    for m in METHODS {
        text += &format!("  /** {} */\n  {}({}): {};\n", m.about, m.name, m.takes, m.gives);
    }
    let listens = |verb: &str, options: &str| {
        format!(
            "  {verb}<Name extends keyof ShelfHelpEventMap>(name: Name, listener: (this: ShelfHelpElement, event: ShelfHelpEventMap[Name]) => unknown, options?: {options}): void;\n  \
             {verb}<Name extends keyof HTMLElementEventMap>(name: Name, listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => unknown, options?: {options}): void;\n  \
             {verb}(name: string, listener: EventListenerOrEventListenerObject, options?: {options}): void;\n"
        )
    };
    text += &listens("addEventListener", "boolean | AddEventListenerOptions");
    text += &listens("removeEventListener", "boolean | EventListenerOptions");
    text += "}\n\n/** `window.shelfhelp`: the same calls, to the panel of the page. */\nexport interface ShelfHelpApi {\n  readonly version: string;\n  push(call: [name: string, value?: unknown]): unknown;\n";
    for m in METHODS {
        text += &format!("  /** {} */\n  {}({}): {} | undefined;\n", m.about, m.name, m.takes, m.gives);
    }
    text += "}\n\ndeclare global {\n  interface HTMLElementTagNameMap {\n    'shelf-help': ShelfHelpElement;\n  }\n  \
        interface HTMLElementEventMap extends ShelfHelpEventMap {}\n  interface DocumentEventMap extends ShelfHelpEventMap {}\n  \
        interface Window {\n    shelfhelp?: ShelfHelpApi | ([name: string, value?: unknown] | ShelfHelpConfig)[] | ShelfHelpConfig;\n  }\n  \
        namespace JSX {\n    interface IntrinsicElements {\n      'shelf-help': ShelfHelpAttributes & { [attribute: string]: unknown };\n    }\n  }\n}\n";
    text
}

fn key(name: &str) -> String {
    if name.contains('-') { format!("'{name}'") } else { name.to_owned() }
}

/// The Custom Elements Manifest, schema 2.1.0.
fn manifest() -> Value {
    let text = |text: &str| json!({ "text": text });
    let attributes = ATTRIBUTES.iter().map(|a| {
        let mut own = json!({ "name": a.name, "description": a.about, "type": text(a.kind), "fieldName": a.property });
        if !a.default.is_empty() {
            own["default"] = Value::from(a.default);
        }
        own
    });
    let fields = ATTRIBUTES.iter().map(|a| {
        json!({ "kind": "field", "name": a.property, "description": a.about, "type": text(a.kind), "attribute": a.name, "reflects": true })
    });
    let others = PROPERTIES
        .iter()
        .map(|p| json!({ "kind": "field", "name": p.name, "description": p.about, "type": text(p.takes) }));
    let methods = METHODS.iter().map(|m| {
        let mut own =
            json!({ "kind": "method", "name": m.name, "description": m.about, "return": { "type": text(m.gives) } });
        if let Some((name, kind)) = m.takes.split_once(": ") {
            own["parameters"] = json!([{ "name": name, "type": text(kind) }]);
        }
        own
    });
    let events = EVENTS.iter().map(|e| {
        let cancelable = if e.name == CANCELABLE { " Can be cancelled." } else { "" };
        json!({ "name": e.name, "description": format!("{}{cancelable}", e.about), "type": text(&format!("CustomEvent<{}>", e.detail)) })
    });
    let properties = TOKENS.iter().map(|t| {
        let default = t.light.replace("--_", "--shelf-");
        json!({ "name": format!("--shelf-{}", t.name), "description": t.about, "default": default })
    });
    json!({
        "schemaVersion": "2.1.0",
        "readme": "README.md",
        "modules": [{
            "kind": "javascript-module",
            "path": "element.js",
            "description": "Defines <shelf-help>.",
            "declarations": [{
                "kind": "class",
                "customElement": true,
                "name": "ShelfHelp",
                "tagName": "shelf-help",
                "description": ABOUT,
                "superclass": { "name": "HTMLElement" },
                "attributes": attributes.collect::<Vec<_>>(),
                "members": fields.chain(others).chain(methods).collect::<Vec<_>>(),
                "events": events.collect::<Vec<_>>(),
                "slots": [{ "name": "", "description": SLOT }],
                "cssParts": PARTS.iter().map(|(name, about)| json!({ "name": name, "description": about })).collect::<Vec<_>>(),
                "cssProperties": properties.collect::<Vec<_>>(),
            }],
            "exports": [{
                "kind": "custom-element-definition",
                "name": "shelf-help",
                "declaration": { "name": "ShelfHelp", "module": "element.js" },
            }],
        }],
    })
}

/// What editors complete in HTML: `html.customData` of Visual Studio Code.
fn custom_data() -> Value {
    let attributes = ATTRIBUTES.iter().map(|a| {
        let mut own = json!({ "name": a.name, "description": a.about });
        let values: Vec<Value> = a
            .kind
            .split(" | ")
            .filter_map(|v| Some(json!({ "name": v.strip_prefix('\'')?.strip_suffix('\'')? })))
            .collect();
        if a.kind == "boolean" {
            own["valueSet"] = Value::from("v");
        } else if !values.is_empty() {
            own["values"] = Value::from(values);
        }
        own
    });
    let tag = json!({ "name": "shelf-help", "description": ABOUT, "attributes": attributes.collect::<Vec<_>>() });
    json!({ "version": 1.1, "tags": [tag] })
}

fn printed(value: &Value) -> String {
    format!("{value:#}\n")
}

/// A file of ours that is written from the table.
fn kept(name: &str, wanted: &str) {
    let place = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reference").join(name);
    if std::env::var_os("SHELFHELP_WRITE").is_some() {
        std::fs::write(&place, wanted).unwrap();
    }
    let found = std::fs::read_to_string(place).unwrap_or_default();
    assert!(found == wanted, "docs/reference/{name} is old: SHELFHELP_WRITE=1 writes it anew");
}
