//! Shelfhelp: answers on the shelf.
//!
//! What can be said about delivery, returns and the product in view, which of the shop's answers fits a question,
//! and when is it time for a person? This package is the widget's whole mind and, with feature `web`, its face. With
//! feature `reader` alone it is the small module beside the widget that reads shops written as one document; with feature
//! `engine` alone it is the search by itself, to be measured and looked into.

#![forbid(unsafe_code)]
// What a page, a shopper or a shop's file says is never a reason to stop: an index, a cut or a "cannot be" that is wrong
// would freeze every widget on the page. `get`, `split_once` and `let … else` say what happens instead.
#![deny(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::todo,
    clippy::unimplemented
)]

// In reading order. A module may use only the modules above it; `cargo xtask tidy` checks.
pub mod list;
pub mod wire;
pub mod problem;
pub mod time;
pub mod money;
pub mod i18n;
pub mod theme;
pub mod delivery;
pub mod contact;
pub mod content;
pub mod search;
pub mod page;
pub mod session;
pub mod config;
#[cfg(any(feature = "web", feature = "reader"))]
pub mod browser;
#[cfg(feature = "web")]
#[macro_use]
pub mod fault;
#[cfg(feature = "web")]
pub mod ui;
#[cfg(feature = "web")]
pub mod embed;
#[cfg(feature = "reader")]
pub mod reader;
#[cfg(feature = "engine")]
pub mod engine;

#[cfg(feature = "web")]
pub use embed::{Shelfhelp, ShelfhelpProps};
