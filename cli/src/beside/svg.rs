//! Is a drawing safe to show, and how large is it?
//!
//! A browser runs nothing of a drawing inside a page; opened by its own address it would. So drawings with scripts are
//! refused, and so are those that are not well formed, whose reading would be a guess.

use std::io::Read;

use roxmltree::{Document, Node, NodeType, ParsingOptions};
use shelfhelp::problem::Problem;

use super::pictures::error;

const BYTES_MAX: u64 = 2 * 1024 * 1024;
const NODES_MAX: u32 = 100_000;

// Elements that run something, or bring in another document.
const REFUSED: [&str; 10] =
    ["script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "audio", "video", "set"];

/// The width and height of a drawing in pixels, where it says them.
pub(super) fn size(reader: &mut impl Read) -> Result<Option<(u32, u32)>, Problem> {
    let broken = |reason: &str| {
        error("picture-svg", format!("the drawing \"…\" is not well formed: {reason}"), "save it again as plain SVG")
    };
    let mut text = String::new();
    reader.take(BYTES_MAX + 1).read_to_string(&mut text).map_err(|_| broken("it is not UTF-8"))?;
    if text.len() as u64 > BYTES_MAX {
        return Err(broken("it has more than 2 MB"));
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: NODES_MAX, ..ParsingOptions::default() };
    let document = Document::parse_with_options(&text, options).map_err(|reason| broken(&reason.to_string()))?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" {
        return Err(broken("it does not begin with <svg>"));
    }
    if let Some(found) = document.descendants().find_map(runs) {
        let message = format!("the drawing \"…\" holds {found}, which could run as a program");
        return Err(error("picture-script", message, "save it as plain SVG, without scripts and animation"));
    }
    let written = |name: &str| root.attribute(name).and_then(length);
    Ok(written("width").zip(written("height")).or_else(|| root.attribute("viewBox").and_then(drawn)))
}

/// What of a node could run.
fn runs(node: Node<'_, '_>) -> Option<String> {
    if node.node_type() == NodeType::PI {
        return node.pi().filter(|pi| pi.target != "xml").map(|pi| format!("<?{}?>", pi.target));
    }
    let name = node.tag_name().name();
    if REFUSED.contains(&name.to_ascii_lowercase().as_str()) {
        return Some(format!("<{name}>"));
    }
    let bad = node.attributes().find(|attribute| {
        let value: String = attribute.value().chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        let value = value.to_ascii_lowercase();
        let leads = attribute.name() == "href" && value.starts_with("data:") && !value.starts_with("data:image/");
        attribute.name().to_ascii_lowercase().starts_with("on") || value.contains("javascript:") || leads
    });
    bad.map(|attribute| format!("{}=", attribute.name()))
}

/// A length in pixels; one in another unit says nothing of the screen, but as much of the shape.
fn length(written: &str) -> Option<u32> {
    let written = written.trim();
    let digits = written.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(written.len());
    let (number, unit) = written.split_at_checked(digits)?;
    let number: f64 = number.parse().ok()?;
    let pixels = match unit.trim() {
        "" | "px" => number,
        "pt" => number * 4.0 / 3.0,
        "mm" => number * 96.0 / 25.4,
        "cm" => number * 96.0 / 2.54,
        "in" => number * 96.0,
        _ => return None,
    };
    whole(pixels)
}

fn drawn(view_box: &str) -> Option<(u32, u32)> {
    let numbers: Vec<f64> =
        view_box.split([' ', ',', '\n', '\t']).filter(|n| !n.is_empty()).filter_map(|n| n.parse().ok()).collect();
    let [_, _, width, height] = numbers.as_slice() else { return None };
    whole(*width).zip(whole(*height))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the bounds are checked")]
fn whole(pixels: f64) -> Option<u32> {
    let pixels = pixels.round();
    (1.0..=100_000.0).contains(&pixels).then_some(pixels as u32)
}
