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
    CallBack,
    Text,
    Mail,
    Restore,
    Return,
    Note,
    Tip,
    Warning,
    Pen,
    Play,
    Done,
    Clock,
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
            Icon::CallBack => {
                "M4 3.5h3l1.5 4-2 1.5a9 9 0 0 0 4.5 4.5l1.5-2 4 1.5v3c-7 1-13.5-5.5-12.5-12.5zM16.5 3.5l-4.5 4.5M12 4.5v3.5h3.5"
            }
            Icon::Text => "M6 2.5h8v15H6zM9 15h2",
            Icon::Mail => "M3 5h14v10H3zM3 6l7 5 7-5",
            Icon::Restore => "M5 10h10M10 5v10",
            Icon::Return => "M8 4.5 4 8.5l4 4M4 8.5h8.5a3.5 3.5 0 0 1 0 7H10",
            Icon::Note => "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM10 9.2v4.3M10 6.5v.1",
            Icon::Tip => "M7.5 13.5a5 5 0 1 1 5 0v1.5h-5zM8.5 17.5h3",
            Icon::Warning => "M10 3 2.5 16.5h15zM10 8v4.2M10 14.2v.1",
            Icon::Pen => "M4 16l.8-3.4L13.4 4 16 6.6l-8.6 8.6zM11.8 5.6l2.6 2.6",
            Icon::Play => "M7 4.5v11l8.5-5.5z",
            Icon::Done => "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM7 10.2l2.2 2.2 4-4.4",
            Icon::Clock => "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM10 6v4.2l2.8 1.8",
        }
    }

    /// Signs that point along the reading direction turn with it.
    fn turns(self) -> bool {
        matches!(self, Icon::Back | Icon::Forward | Icon::Van | Icon::Return)
    }

    pub(super) fn draw(self) -> Html {
        let class = if self.turns() { "icon turns" } else { "icon" };
        let look = [("class", class), ("viewBox", "0 0 20 20"), ("aria-hidden", "true"), ("focusable", "false")];
        element("svg", &look, element("path", &[("d", self.paths())], Html::default()))
    }
}
