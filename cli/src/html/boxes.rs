//! Which elements are remarks set apart, and how are they meant?
//!
//! Editors have no element for these and say it by a class: `callout callout--warning`, `alert alert-info`,
//! `intercom-interblocks-callout`.

use shelfhelp::content::Tone;

use super::tree::Node;

// What a box is called as a whole. Its parts carry further words: `callout-title`, `alert__icon`.
const BOXES: &[&str] =
    &["callout", "alert", "admonition", "notice", "infobox", "panel", "note", "tip", "warning", "caution"];

const PARTS: &[&str] = &[
    "body", "button", "close", "content", "editor", "header", "heading", "icon", "image", "inner", "label", "link",
    "list", "section", "tag", "text", "title", "wrap", "wrapper",
];

const WARNINGS: &[&str] =
    &["warning", "warn", "danger", "caution", "error", "attention", "red", "orange", "yellow", "critical"];
const TIPS: &[&str] = &["tip", "success", "hint", "idea", "green", "protip"];
const NOTES: &[&str] = &["note", "info", "information", "notice", "important", "blue", "gray", "grey"];

/// How the remark is meant that an element is; none where it is none.
pub(super) fn tone(node: &Node) -> Option<Tone> {
    if !matches!(
        node.tag.as_str(),
        "div" | "section" | "aside" | "p" | "blockquote" | "figure" | "table" | "td" | "article"
    ) {
        return None;
    }
    let classes = node.get("class").to_ascii_lowercase();
    let words: Vec<Vec<&str>> = classes
        .split_whitespace()
        .map(|class| class.split(['-', '_']).filter(|word| !word.is_empty()).collect())
        .collect();
    let is_part = |class: &Vec<&str>| class.iter().any(|word| PARTS.contains(word));
    let is_box = |class: &Vec<&str>| {
        let plain = |word: &&str| matches!(*word, "info" | "important" | "danger" | "success" | "hint");
        class.iter().any(|word| BOXES.contains(word)) || (class.len() == 1 && class.iter().any(plain))
    };
    let boxed = words.iter().any(|class| is_box(class) && !is_part(class));
    let by_role = matches!(node.get("role"), "note" | "alert");
    if !(boxed || by_role || node.tag == "aside") {
        return None;
    }
    let any = |of: &[&str]| words.iter().flatten().any(|word| of.contains(word));
    let alert = words.iter().flatten().any(|word| *word == "alert") || node.get("role") == "alert";
    Some(match () {
        () if any(WARNINGS) => Tone::Warning,
        () if any(TIPS) => Tone::Tip,
        () if any(NOTES) || !alert => Tone::Note,
        () => Tone::Warning,
    })
}
