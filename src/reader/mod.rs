//! What does a shop say that is written as one document?
//!
//! A module of its own beside the widget, fetched only where such a shop is met: to check what a merchant wrote takes more
//! code than to read what the command has compiled. The widget hands over the document and takes back the same bytes that
//! the command would have written. Compiled with feature `reader` and without `web`.

mod zone;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::browser::tell;
use crate::content::bundle;
use crate::problem::{Log, Value};
use crate::time::{Almanac, Timestamp};
use crate::wire;

/// Reads a packed document and tells the console what is wrong with it; `now` is in seconds since 1970.
#[wasm_bindgen]
pub fn read(document: &[u8], now: f64) -> Vec<u8> {
    let log = Log::default();
    let document = wire::read(document).unwrap_or(Value::Null);
    let now = Timestamp(now as i64);
    let almanac = Almanac { zone_of: &|name| zone::zone_of(name, now), holidays_of: &|_| None };
    let parts = bundle::encode_document(&document, &almanac, &log);
    tell(log);
    parts
}
