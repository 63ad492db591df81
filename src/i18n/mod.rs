//! Which words does this shopper read?
//!
//! Locales, the merchant's words per locale, the widget's own messages, and the port through which dates and amounts
//! are written: `Intl` in the browser, and for tests and the command line what Unicode says of each language.

mod catalog;
#[cfg(not(target_arch = "wasm32"))]
mod cldr;
mod fill;
mod format;
mod letter;
mod locale;
mod messages;
mod voice;
mod words;

pub use catalog::Catalog;
#[cfg(not(target_arch = "wasm32"))]
pub use cldr::Cldr;
pub use fill::{beside, settled, within};
pub use format::{Format, Native};
pub use letter::{digit, is_capital, is_digit, is_letter, is_small, is_word, small};
pub use locale::{Direction, Locale};
pub use messages::Key;
pub use voice::Voice;
pub use words::Words;
