//! What does the shopper see?
//!
//! Views are functions of a [`Model`]: state in, Html out. What the shopper does leaves as an [`Act`]. Nothing here
//! performs an effect, and nothing parses text as HTML: blocks are the only road to the screen.

mod after;
mod act;
mod answer;
mod ask;
mod asked;
mod blocks;
mod browse;
mod callback;
mod contact;
mod delivery;
mod element;
mod facts;
mod icon;
pub mod intl;
mod line;
mod model;
mod need;
mod order;
mod packet;
mod panel;
mod picture;
mod place;
mod service;
mod timeline;
mod tracked;
mod ways;

pub use act::Act;
pub use ask::is_composing;
pub use callback::{CallForm, CallStep};
pub use contact::clocks;
pub use facts::{fact, passed_on, place_name, promise_words};
pub use line::{LineForm, change_focus, written};
pub use model::{Answers, Model, Need, Part, PlaceForm, Text, Tongue, Topic, Why, way};
pub use need::need_words;
pub use order::{Asked, Desk, OrderAct, want};
pub use packet::Handoff;

use yew::prelude::*;

use crate::config::View;

/// The whole widget, in the views its element asks for.
pub fn root(model: &Model) -> Html {
    point!("render:root");
    let scheme = if model.dark { "dark" } else { "light" };
    let dir = model.locale.direction().as_str();
    let view = model.config.view;
    html! {
        <div class="root" part="root" lang={model.locale.to_string()} {dir} data-scheme={scheme} data-side={model.config.launcher_side.name()}>
            if view != View::Panel {
                { delivery::block(model) }
            }
            if view != View::Delivery && model.owns_panel {
                { panel::launcher(model) }
                { panel::panel(model) }
            }
            // One live region, there before anything is said in it.
            <div class="quiet" role="status" aria-live="polite" key="live"><span>{ &model.said }</span></div>
        </div>
    }
}
