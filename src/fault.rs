//! Where can the widget be made to panic, so that a test sees what becomes of the page?
//!
//! At every boundary of a component, by name: `render:` a view, `msg:`, `act:`, `step:` and `effect:` what reaches an app and
//! what comes of it, `call:` a callback of the page's. With feature `faults` each point tells `window.shelfhelpPassed` that it
//! was passed, and panics once where `window.shelfhelpFault` names it. Without the feature, as everything that ships is built,
//! a point is nothing at all.

#[cfg(feature = "faults")]
use js_sys::{Array, Reflect, global};
#[cfg(feature = "faults")]
use wasm_bindgen::{JsCast, JsValue};

/// A boundary, by its name; or by a kind and a value whose variant is the rest of the name.
macro_rules! point {
    ($name:literal) => {
        #[cfg(feature = "faults")]
        $crate::fault::pass($name);
    };
    ($kind:literal, $value:expr) => {
        #[cfg(feature = "faults")]
        $crate::fault::pass(&$crate::fault::named($kind, $value));
    };
}

/// A point was reached.
#[cfg(feature = "faults")]
pub(crate) fn pass(name: &str) {
    let (window, fault) = (global(), JsValue::from_str("shelfhelpFault"));
    if let Some(passed) = Reflect::get(&window, &"shelfhelpPassed".into()).ok().and_then(|p| p.dyn_into::<Array>().ok())
    {
        passed.push(&JsValue::from_str(name));
    }
    if Reflect::get(&window, &fault).is_ok_and(|wanted| wanted == name) {
        // Once: what comes after the panic is what the test is about.
        let _ = Reflect::set(&window, &fault, &JsValue::UNDEFINED);
        blow(name);
    }
}

#[cfg(feature = "faults")]
#[expect(clippy::panic, reason = "to panic where a test asks for it is what this is for")]
fn blow(name: &str) -> ! {
    panic!("the fault {name} was asked for")
}

/// `act:Open` of `Act::Open("returns")`.
#[cfg(feature = "faults")]
pub(crate) fn named(kind: &str, value: &dyn core::fmt::Debug) -> String {
    let words = format!("{value:?}");
    let variant = words.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    format!("{kind}:{variant}")
}
