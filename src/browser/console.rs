//! What is the developer told?

use std::cell::RefCell;

use wasm_bindgen::JsValue;

use crate::problem::{Log, Severity};

/// One console line for each problem, once in the life of the page.
pub(crate) fn tell(log: Log) {
    thread_local!(static TOLD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) });
    for p in log.into_problems() {
        if p.severity == Severity::Advice {
            continue;
        }
        let line = format!("[shelfhelp] {}: {}. {}.", p.at, p.message, p.help.trim_end_matches('.'));
        let new = TOLD.with_borrow_mut(|told| {
            let new = !told.contains(&line);
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
