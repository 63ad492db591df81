//! Where is my order?
//!
//! The way there from what is read, the form, and what was found. Number, address and order are held in memory alone.

mod form;
mod found;

pub use found::want;

use yew::prelude::*;

use super::element::{button, element, heading, keyed, text, together, words};
use super::icon::Icon;
use super::{Act, Model, contact};
use crate::content::order::{Order, Scenario};
use crate::delivery::ReturnBy;
use crate::i18n::Key;
use crate::session::Looked;

/// What is known where an order is looked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Desk {
    /// Whether the shop tells of orders at all.
    pub open: bool,
    /// The number as written.
    pub number: String,
    /// The address as written.
    pub email: String,
    /// The field that cannot be right, by the name by which the focus finds it.
    pub wrong: Option<&'static str>,
    /// What has come of it.
    pub asked: Asked,
    /// What those may want who have found this one.
    pub scenarios: Vec<Scenario>,
    /// Until when it may come back.
    pub return_by: Option<ReturnBy>,
    /// Whether the query reads like a question for an order.
    pub meant: bool,
}

/// What has come of looking for an order.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Asked {
    /// Nobody has looked yet.
    #[default]
    Not,
    /// The shop is being asked.
    Waiting,
    /// It is here.
    Found(Box<Order>),
    /// It is not, and why.
    Missed(Looked),
}

/// Something done to find an order, or with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderAct {
    /// The form was asked for.
    Open,
    /// The number was written.
    Number(String),
    /// The address was written.
    Email(String),
    /// What is written is meant.
    Find,
    /// Another order is to be found.
    Again,
    /// This is what is wanted.
    Want(Scenario),
}

fn act(act: OrderAct) -> Act {
    Act::Order(act)
}

/// The form, or what was found.
pub(super) fn view(model: &Model) -> Html {
    let shown = match &model.order.asked {
        Asked::Found(order) => found::view(model, order),
        _ => together([heading("q", model.text(Key::OrderTitle)), form::view(model)]),
    };
    let body = together([shown, contact::offer(model)]);
    keyed("order", element("div", &[("class", "body art"), ("part", "order")], body))
}

/// One line among what can be read.
pub(super) fn entry(model: &Model) -> Html {
    if !model.order.open {
        return Html::default();
    }
    let label = together([words("span", "", model.text(Key::OrderTitle)), Icon::Forward.draw()]);
    let button = button(model, act(OrderAct::Open), &[("part", "order-entry")], label);
    element("ul", &[("class", "list entry")], element("li", &[], button))
}

/// A card above the results of a query that reads like it, and below the answer to it.
pub(super) fn card(model: &Model) -> Html {
    let title = words("strong", "", model.text(Key::OrderTitle));
    let look = [("class", "btn main"), ("part", "order-card")];
    let button = button(model, act(OrderAct::Open), &look, text(model.text(Key::OrderOffer)));
    keyed("order-card", element("div", &[("class", "fact")], together([title, element("div", &[], button)])))
}
