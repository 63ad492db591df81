//! How does the table of tokens become properties?
//!
//! Each token has a private property, `--_name`, which is the shop's `--shelf-name` where that is set, else the default.
//! Rules of the widget use the private ones only. `ui/tokens.css` holds what is written here; a test keeps it so.

use core::fmt::Write;

use super::TOKENS;

const OPENING: &str = "\
/* Which looks are a designer's to choose?
   Written from the table in src/theme/token.rs: change that, and `SHELFHELP_WRITE=1 cargo test --test theme` writes this anew. */

";

/// The style sheet of all tokens: the light ones on `.root`, what differs on a dark ground on `.root[data-scheme=\"dark\"]`.
pub fn sheet() -> String {
    let light = private(false);
    let dark = private(true);
    let mut out = String::from(OPENING);
    let _ = write!(out, ".root {{\n{light}}}\n\n.root[data-scheme=\"dark\"] {{\n  color-scheme: dark;\n{dark}}}\n");
    out
}

/// The private properties, a line each: all of them, or those alone that differ on a dark ground.
pub fn private(dark: bool) -> String {
    let mut out = String::new();
    for token in TOKENS {
        let value = if dark { token.dark } else { token.light };
        if !value.is_empty() {
            let _ = writeln!(out, "  --_{0}: var(--shelf-{0}, {value});", token.name);
        }
    }
    out
}
