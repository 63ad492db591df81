//! What do both modules, the widget and the reader of one-document shops, ask of the browser?
//!
//! `Intl` by name, and one console line for each mistake.

mod console;
mod intl;

#[cfg(feature = "web")]
pub(crate) use console::has_been_told;
pub(crate) use console::tell;
#[cfg(feature = "web")]
pub(crate) use intl::member;
pub(crate) use intl::{ask, intl};
