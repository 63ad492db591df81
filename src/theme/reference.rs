//! How do designers and their tools look the table up?
//!
//! As a page, `docs/reference/tokens.md`, and as data, `www/playground/tokens.json`. Both hold what is written here; a test
//! keeps them so. Only tools ask.

use super::{TOKENS, Tier, Token};

const OPENING: &str = "\
# Tokens

Every look of the widget that can be chosen. In CSS each is a property of the element, `--shelf-NAME`; in
`theme.tokens.json` it is a token `NAME` of the group `shelf`, or `shelf-dark` for dark grounds. What you do not set follows
from what you do: `var(NAME)` below is another token, set or not. [Designers' guide](../designers.md)

Written from the table in `src/theme/token.rs`.
";

/// The table as a page.
pub fn markdown() -> String {
    let mut out = OPENING.to_owned();
    for (tier, title, about) in [
        (Tier::Brand, "Brand", "A few values that the rest follows from. Most shops need no others."),
        (Tier::Role, "Role", "What a colour, a size or a shadow is for, whichever piece wears it."),
        (Tier::Part, "Part", "One piece of the widget."),
    ] {
        out += &format!("\n## {title}\n\n{about}\n\n| token | type | what it changes | default |\n|---|---|---|---|\n");
        for token in TOKENS.iter().filter(|token| token.tier == tier) {
            out += &row(token);
        }
    }
    out
}

fn row(token: &Token) -> String {
    let shown = |value: &str| format!("`{}`", value.replace("var(--_", "var("));
    let dark = if token.dark.is_empty() { String::new() } else { format!("; dark {}", shown(token.dark)) };
    format!("| `{}` | {} | {} | {}{dark} |\n", token.name, token.kind, token.about, shown(token.light))
}

/// The table as data: a list of `{name, tier, type, light, dark, about, range}`. `dark` is null where it is as `light`;
/// `range` is `[least, greatest, step]` of a control, in the unit of the default, or null.
pub fn json() -> String {
    let lines: Vec<String> = TOKENS.iter().map(|token| format!("  {}", object(token))).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

fn object(token: &Token) -> String {
    let text = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let tier = match token.tier {
        Tier::Brand => "brand",
        Tier::Role => "role",
        Tier::Part => "part",
    };
    let dark = if token.dark.is_empty() { "null".to_owned() } else { text(token.dark) };
    let range = token.range.map_or("null".to_owned(), |(least, most, step)| format!("[{least}, {most}, {step}]"));
    let (name, kind, light, about) = (text(token.name), text(token.kind), text(token.light), text(token.about));
    format!(
        "{{ \"name\": {name}, \"tier\": \"{tier}\", \"type\": {kind}, \"light\": {light}, \"dark\": {dark}, \"range\": {range}, \"about\": {about} }}"
    )
}
