//! Can everybody read what the theme has chosen?
//!
//! Tokens that lie upon each other, on light grounds and on dark ones, by the ratios of WCAG 2.2. Only what the theme has had a
//! hand in is told: the widget's own colours are known to hold.

use shelfhelp::problem::{Problem, Reader, Severity};
use shelfhelp::theme::{self, Theme, contrast};

/// Looks at the shop's theme.
pub(super) fn check(shop: &Reader<'_>, theme: &Theme) {
    let Some(tokens) = shop.get("tokens") else { return };
    for dark in [false, true] {
        for pair in contrast::report(theme, dark).iter().filter(|pair| !pair.holds()) {
            tell(&tokens, theme, dark, pair);
        }
    }
    one_side(&tokens, theme);
}

fn tell(tokens: &Reader<'_>, theme: &Theme, dark: bool, pair: &contrast::Pair) {
    let contrast::Pair { text, ground, place, ratio, least, remedy } = pair;
    let set = |name: &str| theme.value(name, dark).is_some();
    let (group, ground_is) = if dark { ("shelf-dark", "dark") } else { ("shelf", "light") };
    let at = [text, ground].into_iter().find(|name| set(name)).unwrap_or(text);
    // Rounded down: 4.49 is not 4.5.
    let ratio = (ratio * 100.0).floor() / 100.0;
    let message = format!(
        "on {ground_is} grounds `{text}` on `{ground}` has a contrast of {ratio} where {least} is needed: {place}"
    );
    let help = match remedy {
        Some(colour) => format!("set `{text}` to {colour} in `{group}`, or choose another `{ground}`"),
        None => format!("choose a lighter or a darker `{ground}`"),
    };
    let inside = tokens.get(group);
    let place = inside.as_ref().and_then(|group| group.get(at)).or(inside).unwrap_or(*tokens);
    place.log(Problem::new(Severity::Warning, "theme-contrast", "", message, help));
}

/// Colours that the widget's own would be mixed with on the other kind of ground.
fn one_side(tokens: &Reader<'_>, theme: &Theme) {
    let only = |one: &theme::Values, other: &theme::Values| -> Vec<String> {
        let lives = one.iter().filter(|(name, _)| theme::lives_by_its_ground(name));
        lives.filter(|(name, _)| !other.iter().any(|(known, _)| known == name)).map(|(n, _)| format!("`{n}`")).collect()
    };
    let sides = [
        (only(&theme.light, &theme.dark), "shelf", "light", "dark"),
        (only(&theme.dark, &theme.light), "shelf-dark", "dark", "light"),
    ];
    for (names, group, here, there) in sides.iter().filter(|(names, ..)| !names.is_empty()) {
        let other = if *group == "shelf" { "shelf-dark" } else { "shelf" };
        let message = format!("{} count on {here} grounds only", names.join(", "));
        let help =
            format!("write them in `{other}` too; until then the page's own colours, or ours, stand on {there} ones");
        let place = tokens.get(group).unwrap_or(*tokens);
        place.log(Problem::new(Severity::Advice, "theme-side", "", message, help));
    }
}
