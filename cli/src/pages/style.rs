//! How do the pages look?
//!
//! The widget's own tokens, taken from its style sheet, and rules for pages around them: a colour that changes there
//! changes here. A shop sets the same `--shelf-*` properties for both.

use crate::name;
use core::fmt::Write;

use sha2::{Digest, Sha256};
use shelfhelp::theme::{self, Theme};

const PAGES: &str = include_str!("pages.css");

/// The style sheet, under a name that follows its content.
pub(super) fn file(theme: &Theme) -> (String, Vec<u8>) {
    let mut css = looks(theme);
    css.push_str(PAGES);
    let hash = name::digits(&Sha256::digest(&css));
    (format!("help.{hash}.css"), css.into_bytes())
}

/// The tokens on a page of ours, light and dark: all that other rules need.
///
/// On a dark device the colours that a theme has for dark grounds count; where it has none, the pages keep the widget's own
/// dark ones, which are known to be read well together.
pub(crate) fn looks(theme: &Theme) -> String {
    let mut css = String::from("/* The looks of a help centre: change them by the tokens of theme.tokens.json. */\n");
    let _ = writeln!(css, "{}", theme::rule(&theme.always, ":root"));
    for (values, when) in
        [(&theme.light, "not (prefers-color-scheme: dark)"), (&theme.dark, "(prefers-color-scheme: dark)")]
    {
        if !values.is_empty() {
            let _ = writeln!(css, "@media {when} {{ {} }}", theme::rule(values, ":root"));
        }
    }
    let _ = write!(css, ":root {{\n  color-scheme: light dark;\n{}}}\n", theme::private(false));
    let dark = theme::private(true);
    let _ = write!(css, "@media (prefers-color-scheme: dark) {{\n:root {{\n{dark}}}\n}}\n");
    css
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_says_of_the_dark_what_it_says_of_the_dark_alone() {
        let values =
            |list: &[(&str, &str)]| list.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let light = values(&[("accent-color", "#123456"), ("radius", "2px")]);
        let theme = Theme::new(light, values(&[("accent-color", "#abcdef")]));
        let (name, css) = file(&theme);
        let css = String::from_utf8(css).unwrap();
        assert!(css.contains(":root{--shelf-radius:2px;}"), "{css}");
        assert!(css.contains("@media not (prefers-color-scheme: dark) { :root{--shelf-accent-color:#123456;} }"));
        assert!(css.contains("@media (prefers-color-scheme: dark) { :root{--shelf-accent-color:#abcdef;} }"));
        assert_ne!(name, file(&Theme::default()).0, "the name follows the content");
    }

    #[test]
    fn every_token_that_the_pages_use_is_set() {
        let known = theme::private(false);
        for name in PAGES.split("var(").skip(1).filter_map(|rest| rest.split([')', ',']).next()) {
            assert!(name.starts_with("--shelf-") || known.contains(&format!("{name}:")), "{name}");
        }
    }
}
