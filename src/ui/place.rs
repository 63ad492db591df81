//! Where should it go?
//!
//! Country and postcode, nothing more: a street is the business of checkout.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::element::{element, group, keyed, text, words};
use super::{Act, Model, is_composing};
use crate::delivery::postcode;
use crate::i18n::Key;

/// The change of place.
pub(super) fn form(model: &Model) -> Html {
    point!("render:place.form");
    let Some(form) = &model.place_form else { return Html::default() };
    let example = postcode::example(&form.country);
    let submit = model.act.reform(|e: SubmitEvent| {
        e.prevent_default();
        Act::ShowPlace
    });
    let country = model.act.reform(|e: Event| Act::Country(e.target_unchecked_into::<HtmlSelectElement>().value()));
    let code = model.act.reform(|e: InputEvent| Act::Postcode(e.target_unchecked_into::<HtmlInputElement>().value()));
    let close = model.act.clone();
    let onkeydown = Callback::from(move |e: KeyboardEvent| {
        point!("call:place.keys");
        if e.key() == "Escape" && !is_composing(&e) {
            // Handled here: neither the shop's keys nor a dialog around us should act on it.
            e.stop_propagation();
            e.prevent_default();
            close.emit(Act::TogglePlace);
        }
    });
    let hint = example.map(|e| model.catalog.fill(Key::PlaceExample, &[("example", e)]));
    let option = |(code, name): &(String, String)| {
        let selected = if *code == form.country { "selected" } else { "" };
        keyed(code, element("option", &[("value", code.as_str()), ("selected", selected)], text(name)))
    };
    let options = group(model.countries.iter().map(option).collect());
    let said = match (form.wrong, example, &hint) {
        (true, Some(e), _) => {
            model.catalog.fill(Key::PlaceWrong, &[("postcode", form.postcode.trim()), ("example", e)])
        }
        (false, _, Some(hint)) => hint.clone(),
        _ => String::new(),
    };
    let (class, role) = if form.wrong { ("hint wrong", "alert") } else { ("hint", "") };
    let said = element("p", &[("id", "place-hint"), ("class", class), ("role", role)], words("span", "", &said));
    html! {
        <form method="dialog" class="place" part="place-form" onsubmit={submit} {onkeydown} novalidate=true key="place-form">
            <label>
                { words("span", "", model.text(Key::PlaceCountry)) }
                <select onchange={country} data-focus="country" autocomplete="country">{ options }</select>
            </label>
            if example.is_some() {
                <label>
                    { words("span", "", model.text(Key::PlacePostcode)) }
                    <input type="text" autocomplete="postal-code" dir="ltr" maxlength="12" data-focus="postcode" value={form.postcode.clone()}
                        aria-invalid={form.wrong.then_some("true")} aria-describedby="place-hint" oninput={code} />
                </label>
            }
            { element("button", &[("type", "submit"), ("class", "btn main")], text(model.text(Key::PlaceShow))) }
            { said }
        </form>
    }
}
