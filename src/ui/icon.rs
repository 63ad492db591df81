//! Which signs are drawn?
//!
//! One set, 20 × 20, strokes only, built as nodes. All are decoration: the words beside them carry the meaning.

use yew::prelude::*;

use super::element::element;

/// A sign of the set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Icon {
    Van,
    Shop,
    Screen,
    Search,
    Close,
    Back,
    Forward,
    Chat,
    Phone,
    Mail,
    Restore,
}

impl Icon {
    fn paths(self) -> &'static str {
        match self {
            Icon::Van => {
                "M2.5 5h9v8.5h-9zM11.5 8h3.5l2.5 3v2.5h-6zM7.5 14.8a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0zM16 14.8a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0z"
            }
            Icon::Shop => "M3.5 8v8.5h13V8M2.5 8 4 3.5h12L17.5 8zM8 16.5v-5h4v5",
            Icon::Screen => "M3 4h14v9.5H3zM7.5 16.5h5",
            Icon::Search => "M14.5 9a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0zM13.2 13.2 17 17",
            Icon::Close => "m5 5 10 10M15 5 5 15",
            Icon::Back => "m12 5-5 5 5 5",
            Icon::Forward => "m8 5 5 5-5 5",
            Icon::Chat => "M3 4.5h14v9H9l-4 3v-3H3z",
            Icon::Phone => "M4 3.5h3l1.5 4-2 1.5a9 9 0 0 0 4.5 4.5l1.5-2 4 1.5v3c-7 1-13.5-5.5-12.5-12.5z",
            Icon::Mail => "M3 5h14v10H3zM3 6l7 5 7-5",
            Icon::Restore => "M5 10h10M10 5v10",
        }
    }

    /// Signs that point along the reading direction turn with it.
    fn turns(self) -> bool {
        matches!(self, Icon::Back | Icon::Forward | Icon::Van)
    }

    pub(super) fn draw(self) -> Html {
        let class = if self.turns() { "icon turns" } else { "icon" };
        let look = [("class", class), ("viewBox", "0 0 20 20"), ("aria-hidden", "true"), ("focusable", "false")];
        element("svg", &look, element("path", &[("d", self.paths())], Html::default()))
    }
}
