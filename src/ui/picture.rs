//! How do pictures and films come to the screen, so that nothing is asked of a stranger before a click?

use yew::prelude::*;

use super::element::{element, group, together, words};
use super::icon::Icon;
use super::{Act, Model};
use crate::content::Link;
use crate::i18n::Key;

/// A picture, with room for it before it is here. One that cannot be shown leaves its words.
pub(super) fn image(model: &Model, link: &Link, alt: &str, width: u32, height: u32) -> Html {
    point!("render:picture.image");
    if !model.is_at_home(link) {
        return card(model, link, alt, None, Icon::Screen);
    }
    if model.broken.contains(link) {
        return element("p", &[("class", "pic"), ("part", "picture")], words("span", "", alt));
    }
    let (broken, src) = (link.clone(), model.address(link));
    let onerror = model.act.reform(move |_| Act::Broken(broken.clone()));
    let (width, height) = (size(width), size(height));
    html! { <img class="pic" part="picture" {src} alt={alt.to_owned()} {width} {height} loading="lazy" decoding="async" {onerror} /> }
}

// A size that nobody knew is not written: nought would hide the picture.
fn size(pixels: u32) -> Option<String> {
    (pixels > 0).then(|| pixels.to_string())
}

/// A film or picture elsewhere: a link with the shop's own picture of it and a drawn sign.
pub(super) fn card(model: &Model, page: &Link, named: &str, picture: Option<&Link>, sign: Icon) -> Html {
    point!("render:picture.card");
    let picture = picture.filter(|link| model.is_at_home(link) && !model.broken.contains(link));
    let shown = picture.map(|link| image(model, link, "", 0, 0));
    let sign = element("span", &[("class", "play"), ("aria-hidden", "true")], sign.draw());
    let still = element(
        "span",
        &[("class", "still"), ("aria-hidden", "true")],
        group(shown.into_iter().chain([sign]).collect()),
    );
    let about = [page.host().unwrap_or_default(), model.text(Key::NewWindow)];
    let about = about.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ");
    let said = element("span", &[], together([words("strong", "", named), words("small", "", &about)]));
    let look = [
        ("class", "film"),
        ("part", "film"),
        ("href", page.as_str()),
        ("target", "_blank"),
        ("rel", "noopener noreferrer"),
    ];
    element("a", &look, together([still, said]))
}
