//! Where does a shopper ask?
//!
//! The launcher, and the panel. A dialog that leaves the page usable: focus moves in, Escape and
//! the cross close it, focus goes back to what opened it.

use yew::prelude::*;

use super::element::{button, element, keyed, text, together, words};
use super::facts::product_name;
use super::icon::Icon;
use super::{Act, Model, answer, ask, browse, contact, order, packet};
use crate::config::{Launcher, View};
use crate::i18n::Key;
use crate::session::{Event as Step, Stage};

/// The launcher.
pub(super) fn launcher(model: &Model) -> Html {
    point!("render:panel.launcher");
    let config = &model.config;
    if config.launcher == Launcher::None {
        return Html::default();
    }
    // The inline block asks the same; a launcher beside it would only cover what the shop has there.
    let talk = model.session.conversation().filter(|talk| model.talking && !talk.ended);
    // A chat's own window lies where the launcher does.
    let covered =
        talk.is_some_and(|talk| talk.shown) || (talk.is_none() && model.config.view == View::All && model.seen);
    let hidden = model.session.is_open() || covered;
    let look = [
        ("class", if config.launcher == Launcher::Icon { "launch round" } else { "launch" }),
        ("part", "launcher"),
        ("popover", if model.launcher_above { "manual" } else { "" }),
        ("hidden", if hidden { "hidden" } else { "" }),
        ("aria-haspopup", "dialog"),
        ("data-focus", "launcher"),
    ];
    let (act, icon, label) = match talk {
        None => (Act::Visit(Step::Opened), Icon::Search, model.text(Key::LauncherLabel).to_owned()),
        Some(talk) if talk.unread == 0 => (Act::Converse, Icon::Chat, model.text(Key::LauncherTalk).to_owned()),
        Some(talk) => (Act::Converse, Icon::Chat, unread(model, talk.unread)),
    };
    // A round one is named all the same, and shows how many messages are new.
    let (class, news) = match (config.launcher, talk) {
        (Launcher::Icon, Some(talk)) if talk.unread > 0 => {
            let n = element(
                "span",
                &[("class", "news num"), ("aria-hidden", "true")],
                text(&model.format.number(i64::from(talk.unread))),
            );
            ("quiet", n)
        }
        (Launcher::Icon, _) => ("quiet", Html::default()),
        _ => ("", Html::default()),
    };
    keyed("launcher", button(model, act, &look, together([icon.draw(), words("span", class, &label), news])))
}

fn unread(model: &Model, n: u32) -> String {
    model.catalog.count(Key::LauncherUnread, i64::from(n), &*model.format)
}

/// The panel.
pub(super) fn panel(model: &Model) -> Html {
    point!("render:panel.panel");
    if !model.session.is_open() && !model.leaving {
        return Html::default();
    }
    let act = model.act.clone();
    let onkeydown = Callback::from(move |e: KeyboardEvent| {
        point!("call:panel.keys");
        if e.key() == "Escape" && !ask::is_composing(&e) {
            // Handled here: neither the shop's keys nor a dialog around us should act on it.
            e.stop_propagation();
            e.prevent_default();
            act.emit(Act::Visit(Step::Closed));
        }
    });
    let stage = model.session.stage();
    let body = match stage {
        Stage::Browsing => browse::view(model),
        Stage::Topic(topic) => browse::topic(model, topic),
        Stage::Reading(id) => answer::view(model, id),
        Stage::Contact => contact::view(model),
        Stage::Packet(channel) => packet::view(model, channel),
        Stage::Order => order::view(model),
        Stage::HandedOff(channel) => packet::handed_off(model, channel),
    };
    let browsing = *stage == Stage::Browsing;
    // Where the shop asks first, the search is behind one of the doors.
    let searches = browsing && !model.session.asks_first();
    let leaving = model.leaving && !model.session.is_open();
    html! {
        <div class={if leaving { "panel leaving" } else { "panel" }} part="panel" role="dialog" aria-label={title(model).to_owned()}
            popover="manual" key="panel" inert={leaving} {onkeydown}>
            { head(model, browsing) }
            { if searches { ask::field(model) } else { Html::default() } }
            { body }
        </div>
    }
}

fn head(model: &Model, browsing: bool) -> Html {
    let first = if browsing {
        let name = product_name(model);
        let product =
            if name.is_empty() { Html::default() } else { element("p", &[("class", "of")], words("bdi", "", &name)) };
        element("div", &[("class", "title")], together([words("h2", "", title(model)), product]))
    } else {
        let label = together([Icon::Back.draw(), words("span", "", model.text(Key::Back))]);
        button(model, Act::Visit(Step::Back), &[("class", "back"), ("part", "back")], label)
    };
    let look = [("class", "bare"), ("part", "close"), ("aria-label", model.text(Key::Close))];
    let close = button(model, Act::Visit(Step::Closed), &look, Icon::Close.draw());
    element("div", &[("class", "head")], together([first, close]))
}

fn title(model: &Model) -> &str {
    let plain = model.known.product.name.get(&model.locale).is_empty();
    model.text(if plain { Key::PanelTitlePlain } else { Key::PanelTitle })
}
