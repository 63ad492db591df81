//! What can a shopper do?

use super::{CallStep, LineForm, OrderAct};
use crate::content::Link;
use crate::session::Event;
use crate::time::Date;

/// Something the shopper did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// A step of the visit.
    Visit(Event),
    /// A change of the query.
    Type(String),
    /// The same while an input method is still at it.
    Compose(String),
    /// The query is meant as it stands.
    Ask,
    /// Nothing was typed for a while.
    Rest,
    /// The arrows moved through the completions, or away from them.
    Point(Option<usize>),
    /// A question was chosen to be asked.
    Choose(String),
    /// The completions were folded away.
    Fold,
    /// The shopper turned to the search box.
    Turn,
    /// An answer was chosen, by id; a heading of it may follow after `#`.
    Open(String),
    /// A note of the answer in view, or the place that it belongs to, was asked for.
    Jump(String),
    /// A picture could not be shown.
    Broken(Link),
    /// What could not be had was asked for again.
    Retry,
    /// The change of place was opened or closed.
    TogglePlace,
    /// A country was chosen in the change of place.
    Country(String),
    /// A postcode was typed in the change of place.
    Postcode(String),
    /// The change of place is meant as it stands.
    ShowPlace,
    /// The place that the query names is the shopper's.
    KeepPlace,
    /// The conversation is wanted back.
    Converse,
    /// The other ways of delivery were shown or hidden.
    ToggleWays,
    /// The date of a way was to be explained, or had been: see [`way`](super::way).
    Why(String),
    /// A line of the packet is being written anew; none where that was given up.
    Write(Option<LineForm>),
    /// It is meant as it stands.
    Keep,
    /// The question by when it is needed was opened or closed.
    ToggleNeed,
    /// Something was done in the call-back form, or became of it.
    Call(CallStep),
    /// A day by which it is needed was typed or chosen, as `2026-12-24`.
    Need(String),
    /// An order is looked for.
    Order(OrderAct),
    /// Nothing more was typed: that day is meant.
    SayNeed(Date),
}
