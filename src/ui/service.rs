//! What can a shopper expect of this shop?

use yew::prelude::*;

use super::Model;
use super::element::{element, group, together, words};
use super::icon::Icon;
use crate::i18n::Key;

/// The service promise: a quiet card of one sentence and up to three lines; nothing where nothing is promised.
pub(super) fn card(model: &Model) -> Html {
    point!("render:service.card");
    let service = &model.known.service;
    let mut nodes = Vec::new();
    let promise = service.promise.get(&model.locale);
    if !promise.is_empty() {
        nodes.push(words("p", "", promise));
    }
    for (icon, key, said) in [
        (Icon::Shop, Key::ServiceWho, &service.who),
        (Icon::Done, Key::ServiceExpect, &service.expect),
        (Icon::Clock, Key::ServiceReply, &service.reply),
    ] {
        let said = said.get(&model.locale);
        if !said.is_empty() {
            let words = together([words("small", "", model.text(key)), words("bdi", "", said)]);
            nodes.push(element("p", &[("class", "line")], together([icon.draw(), element("span", &[], words)])));
        }
    }
    if nodes.is_empty() {
        return Html::default();
    }
    let card = element("div", &[("class", "service"), ("part", "service")], group(nodes));
    together([words("h3", "h", model.text(Key::ServiceTitle)), card])
}
