//! Where should it go?
//!
//! Country and postcode, nothing more: a street is the business of checkout.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::{Act, Model};
use crate::delivery::postcode;
use crate::i18n::Key;

/// The change of place.
pub(super) fn form(model: &Model) -> Html {
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
        if e.key() == "Escape" && !e.is_composing() {
            e.stop_propagation();
            close.emit(Act::TogglePlace);
        }
    });
    let hint = example.map(|e| model.catalog.fill(Key::PlaceExample, &[("example", e)]));
    html! {
        <form class="place" part="place-form" onsubmit={submit} {onkeydown} novalidate=true key="place-form">
            <label>
                <span>{ model.text(Key::PlaceCountry) }</span>
                <select onchange={country} data-focus="country" autocomplete="country">
                    { for model.countries.iter().map(|(code, name)| html! {
                        <option key={code.clone()} value={code.clone()} selected={*code == form.country}>{ name }</option>
                    }) }
                </select>
            </label>
            if example.is_some() {
                <label>
                    <span>{ model.text(Key::PlacePostcode) }</span>
                    <input type="text" autocomplete="postal-code" maxlength="12" data-focus="postcode" value={form.postcode.clone()}
                        aria-invalid={form.wrong.then_some("true")} aria-describedby="place-hint" oninput={code} />
                </label>
            }
            <button type="submit" class="btn main">{ model.text(Key::PlaceShow) }</button>
            <p id="place-hint" class={if form.wrong { "hint wrong" } else { "hint" }} role={form.wrong.then_some("alert")}>
                <span>
                    { match (form.wrong, example, &hint) {
                        (true, Some(e), _) => model.catalog.fill(Key::PlaceWrong, &[("postcode", form.postcode.trim()), ("example", e)]),
                        (false, _, Some(hint)) => hint.clone(),
                        _ => String::new(),
                    } }
                </span>
            </p>
        </form>
    }
}
