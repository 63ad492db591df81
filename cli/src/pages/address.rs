//! What is each page called, and how do others point to it?
//!
//! Pages of a language lie in one folder, so links are short and hold wherever the help centre is put, from a disk too.
//! Names are plain ASCII in lower case: no server, archive or disk changes them.
//!
//! Does not know: what stands on a page.

use crate::name;
use core::fmt::Write;

use sha2::{Digest, Sha256};

/// A language's first page.
pub(super) const INDEX: &str = "index.html";
/// A language's page of delivery and returns.
pub(super) const DELIVERY: &str = "delivery-and-returns.html";

const TOPIC: &str = "topic-";
// With folder and ending, well below what any disk takes.
const NAME_MAX: usize = 100;
// Names that Windows keeps for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The file of an answer. An id that cannot be a name as it is gets a mark of its own, so that no two share a file.
pub(super) fn answer(id: &str) -> String {
    let plain = slug(id);
    let stem = DELIVERY.trim_end_matches(".html");
    let taken = plain == "index" || plain == stem || plain.starts_with(TOPIC) || is_device(&plain);
    if plain == id && !taken { format!("{plain}.html") } else { format!("{}.html", marked(&plain, id)) }
}

/// The file of a topic.
pub(super) fn topic(name: &str) -> String {
    let plain = slug(name);
    // Names that differ in more than case and spaces must not meet.
    let same = name.chars().all(|c| c.is_ascii_alphanumeric() || c == ' ' || c == '-');
    let stem = if same && !plain.is_empty() { plain } else { marked(&plain, name) };
    format!("{TOPIC}{stem}.html")
}

fn is_device(name: &str) -> bool {
    DEVICES.contains(&name) || name.len() == 4 && (name.starts_with("com") || name.starts_with("lpt"))
}

fn marked(plain: &str, text: &str) -> String {
    let mark = name::hex(&Sha256::digest(text), 4);
    if plain.is_empty() { mark } else { format!("{plain}-{mark}") }
}

/// Lower-case ASCII letters and digits with hyphens between.
fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if out.len() >= NAME_MAX {
            break;
        }
        match c {
            'a'..='z' | '0'..='9' | '_' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            _ if out.ends_with('-') || out.is_empty() => {}
            _ => out.push('-'),
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// Where the help centre will be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Base {
    /// `https://shop.example`.
    pub(super) origin: String,
    /// `/help/`, with a slash on either end.
    pub(super) path: String,
}

impl Base {
    /// Reads `https://shop.example/help/`, with or without its last slash.
    pub(crate) fn parse(text: &str) -> Option<Base> {
        let text = text.trim();
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let scheme = text.get(..text.len() - rest.len())?;
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let is_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']' | '_');
        let fine = |c: char| !c.is_whitespace() && !c.is_control() && !"?#\\\"'<>".contains(c);
        if host.is_empty() || !host.chars().all(is_host) || !path.chars().all(fine) || path.contains("/../") {
            return None;
        }
        Some(Base {
            origin: format!("{scheme}{}", host.to_lowercase()),
            path: format!("{}/", path.trim_end_matches('/')),
        })
    }

    /// The address of a file of ours. A folder's first page is called by the folder.
    pub(crate) fn of(&self, file: &str) -> String {
        let file = if file == INDEX { "" } else { file };
        let file = file.strip_suffix("/index.html").map_or(file.to_owned(), |folder| format!("{folder}/"));
        format!("{}{}{file}", self.origin, self.path)
    }

    /// The address of something beside the manifest, or as it stands where it is absolute already.
    pub(super) fn join(&self, address: &str) -> String {
        match address.strip_prefix("./") {
            Some(file) => self.of(file),
            None if address.starts_with("//") => address.to_owned(),
            None if address.starts_with('/') => format!("{}{address}", self.origin),
            None => address.to_owned(),
        }
    }
}

/// An address with what no address may hold written as `%20`.
pub(super) fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/%?#[]".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_names_that_every_disk_takes() {
        assert_eq!(answer("wash-silk-scarf"), "wash-silk-scarf.html");
        for id in ["Wash", "index", "nul", "COM1", "..", "topic-care", "delivery-and-returns", "a--b", "-a"] {
            let found = answer(id);
            let stem = found.strip_suffix(".html").unwrap();
            assert!(stem != id && stem.len() >= 8, "{id}: {found}");
            assert!(stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{id}: {found}");
        }
        assert_ne!(answer("洗い方"), answer("洗う"));
        assert_ne!(answer("a.b"), answer("a-b"));
        assert_eq!(topic("Size and fit"), "topic-size-and-fit.html");
        assert_ne!(topic("Μέγεθος"), topic("Υλικά"));
        assert_ne!(topic("C++"), topic("C"));
    }

    #[test]
    fn the_base_is_an_address_of_a_folder() {
        let base = Base::parse("https://Shop.example/help").unwrap();
        assert_eq!(base.of("en/index.html"), "https://shop.example/help/en/");
        assert_eq!(base.of("index.html"), "https://shop.example/help/");
        assert_eq!(base.of("en/wash.html"), "https://shop.example/help/en/wash.html");
        assert_eq!(base.join("./hem.1.jpg"), "https://shop.example/help/hem.1.jpg");
        assert_eq!(base.join("/returns"), "https://shop.example/returns");
        assert_eq!(Base::parse("https://help.shop.example").unwrap().of("index.html"), "https://help.shop.example/");
        for wrong in ["", "/help/", "shop.example", "javascript:alert(1)", "https://", "https://a/?q", "https://a b/"] {
            assert_eq!(Base::parse(wrong), None, "{wrong}");
        }
    }
}
