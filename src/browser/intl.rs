//! How is `Intl` reached, and what else has no binding here?
//!
//! By name, one way: a binding of its own for each class and method would be glue for every shopper, and a refused locale
//! would throw through the widget.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A new object of an `Intl` class; an empty one, which has none of the methods, where the browser refuses.
pub(crate) fn intl(class: &str, locales: &Array, settings: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in settings {
        // Setting a member of a fresh plain object cannot fail.
        let _ = Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    let made = member(&js_sys::global(), "Intl")
        .and_then(|intl| member(&intl, class)?.dyn_into::<Function>().ok())
        .and_then(|class| Reflect::construct(&class, &Array::of2(locales, &options)).ok());
    made.map_or(options, JsCast::unchecked_into)
}

/// What a method of an `Intl` object answers.
pub(crate) fn ask(of: &Object, method: &str, arguments: &Array) -> Option<JsValue> {
    member(of, method)?.dyn_into::<Function>().ok()?.apply(of, arguments).ok()
}

/// What a value has under a name; `undefined` counts as a value.
pub(crate) fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &JsValue::from_str(name)).ok()
}
