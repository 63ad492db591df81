//! What is the developer told?

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsValue;

use crate::problem::{Log, Severity};

thread_local!(static SAID: Cell<bool> = const { Cell::new(false) });

/// Another module has said all that this one would say: it stands in for one that died.
#[cfg(feature = "web")]
pub(crate) fn has_been_told() {
    SAID.set(true);
}

/// One console line for each problem, once in the life of the page.
pub(crate) fn tell(log: Log) {
    thread_local!(static TOLD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) });
    for p in log.into_problems() {
        if p.severity == Severity::Advice {
            continue;
        }
        let line = format!("[shelfhelp] {}: {}. {}.", p.at, p.message, p.help.trim_end_matches('.'));
        let new = TOLD.with_borrow_mut(|told| {
            let new = !SAID.get() && !told.contains(&line);
            if new {
                told.push(line.clone());
            }
            new
        });
        if new {
            web_sys::console::warn_1(&JsValue::from_str(&line));
        }
    }
}
