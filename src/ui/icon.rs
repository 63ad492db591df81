//! Which signs are drawn?
//!
//! One set, 20 × 20 with three units of room around, strokes only and equally thick at every size, built as nodes. All are
//! decoration: the words beside them carry the meaning.

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
                "M4.5 14.75H3a.5.5 0 0 1-.5-.5v-8.5a.5.5 0 0 1 .5-.5h8.25a.5.5 0 0 1 .5.5v9h-3.5M11.75 8.5h3a.5.5 0 0 1 .4.2l2.25 3a.5.5 0 0 1 .1.3v2.25a.5.5 0 0 1-.5.5h-.75M12.5 14.75h-.75M8.25 14.75a1.87 1.87 0 1 1-3.75 0 1.87 1.87 0 0 1 3.75 0zM16.25 14.75a1.87 1.87 0 1 1-3.75 0 1.87 1.87 0 0 1 3.75 0z"
            }
            Icon::Shop => {
                "M2.75 7.75 4.25 3.5h11.5l1.5 4.25a2.42 2.42 0 0 1-4.83 0 2.42 2.42 0 0 1-4.84 0 2.42 2.42 0 0 1-4.83 0zM4 10.5v6h12v-6M8.25 16.5v-3.25h3.5v3.25"
            }
            Icon::Screen => {
                "M3.5 4.25h13a.5.5 0 0 1 .5.5v8a.5.5 0 0 1-.5.5h-13a.5.5 0 0 1-.5-.5v-8a.5.5 0 0 1 .5-.5zM7 16.25h6"
            }
            Icon::Search => "M14.25 9a5.25 5.25 0 1 1-10.5 0 5.25 5.25 0 0 1 10.5 0zM12.85 12.85l3.9 3.9",
            Icon::Close => "m5.25 5.25 9.5 9.5M14.75 5.25l-9.5 9.5",
            Icon::Back => "m11.75 5.25-4.75 4.75 4.75 4.75",
            Icon::Forward => "m8.25 5.25 4.75 4.75-4.75 4.75",
            Icon::Chat => {
                "M4.5 4h11A1.5 1.5 0 0 1 17 5.5v6a1.5 1.5 0 0 1-1.5 1.5H9.75L6.5 16v-3h-2A1.5 1.5 0 0 1 3 11.5v-6A1.5 1.5 0 0 1 4.5 4z"
            }
            Icon::Phone => {
                "M7.1 3.25H4.75a1.5 1.5 0 0 0-1.5 1.6C3.8 11.4 8.6 16.2 15.15 16.75a1.5 1.5 0 0 0 1.6-1.5V12.9a.75.75 0 0 0-.54-.72l-2.9-.85a.75.75 0 0 0-.78.23l-1.08 1.3a9.4 9.4 0 0 1-4.3-4.3l1.3-1.08a.75.75 0 0 0 .23-.78l-.86-2.9a.75.75 0 0 0-.72-.55z"
            }
            Icon::CallBack => {
                "M7.1 3.25H4.75a1.5 1.5 0 0 0-1.5 1.6C3.8 11.4 8.6 16.2 15.15 16.75a1.5 1.5 0 0 0 1.6-1.5V12.9a.75.75 0 0 0-.54-.72l-2.9-.85a.75.75 0 0 0-.78.23l-1.08 1.3a9.4 9.4 0 0 1-4.3-4.3l1.3-1.08a.75.75 0 0 0 .23-.78l-.86-2.9a.75.75 0 0 0-.72-.55zM16.75 3.25 12.25 7.75M12.25 4.25v3.5h3.5"
            }
            Icon::Text => {
                "M4.5 4h11A1.5 1.5 0 0 1 17 5.5v6a1.5 1.5 0 0 1-1.5 1.5H9.75L6.5 16v-3h-2A1.5 1.5 0 0 1 3 11.5v-6A1.5 1.5 0 0 1 4.5 4zM6.5 7.25h7M6.5 9.75h4.5"
            }
            Icon::Mail => {
                "M4 4.75h12a1 1 0 0 1 1 1v8.5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-8.5a1 1 0 0 1 1-1zM3.3 5.6 10 10.75l6.7-5.15"
            }
            Icon::Restore => "M5 10h10M10 5v10",
            Icon::Return => "M7.5 4.75 3.75 8.5l3.75 3.75M3.75 8.5h9a3.5 3.5 0 0 1 0 7H10",
            Icon::Note => "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM10 9.5v3.75M10 6.75v.01",
            Icon::Tip => {
                "M7.75 14.25v-.5c0-.85-.45-1.5-1.05-2.15a4.75 4.75 0 1 1 6.6 0c-.6.65-1.05 1.3-1.05 2.15v.5zM8.5 17h3"
            }
            Icon::Warning => {
                "M8.95 3.85 2.75 14.6a1.2 1.2 0 0 0 1.05 1.8h12.4a1.2 1.2 0 0 0 1.05-1.8L11.05 3.85a1.2 1.2 0 0 0-2.1 0zM10 8v3.5M10 13.75v.01"
            }
            Icon::Pen => {
                "M3.75 16.25l.7-3.4 8.7-8.7a1.5 1.5 0 0 1 2.1 0l.6.6a1.5 1.5 0 0 1 0 2.1l-8.7 8.7zM11.5 5.8l2.7 2.7"
            }
            Icon::Play => "M7.5 5v10l8-5z",
            Icon::Done => "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM7 10.25l2.1 2.1L13 8.25",
            Icon::Clock => "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM10 6.25V10l2.5 1.75",
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
