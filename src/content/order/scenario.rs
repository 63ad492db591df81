//! What do shoppers want who have found their order?

use serde::Serialize;

use super::Step;
use crate::taken;

/// A reason to look at an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Scenario {
    /// It is not here, whatever its steps say.
    Where,
    /// It is to go back.
    Return,
    /// It is to be stopped.
    Cancel,
    /// It came damaged.
    Damaged,
    /// It is not what was ordered.
    WrongItem,
}

taken! { enum Scenario { Where {}, Return {}, Cancel {}, Damaged {}, WrongItem {} } }

impl Scenario {
    /// All of them, each with its key in `[orders.scenarios]`, which is also the intent of the answer for it.
    pub const ALL: [(Scenario, &'static str); 5] = [
        (Scenario::Where, "where"),
        (Scenario::Return, "return"),
        (Scenario::Cancel, "cancel"),
        (Scenario::Damaged, "damaged"),
        (Scenario::WrongItem, "wrong-item"),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Scenario::ALL.iter().find(|(scenario, _)| *scenario == self).map_or("", |(_, name)| name)
    }

    /// Whether a person should see it at once.
    pub fn is_urgent(self) -> bool {
        matches!(self, Scenario::Cancel | Scenario::Damaged | Scenario::WrongItem)
    }

    /// Whether it makes sense for an order that has come so far: what has not come cannot be damaged.
    pub fn fits(self, status: Step) -> bool {
        match status {
            Step::PaymentDue | Step::Ordered | Step::Packed => self == Scenario::Cancel,
            Step::Sent | Step::OutForDelivery | Step::Ready => {
                matches!(self, Scenario::Where | Scenario::Return | Scenario::Cancel)
            }
            Step::Delivered | Step::Problem => self != Scenario::Cancel,
            Step::Returned | Step::Cancelled => false,
        }
    }
}
