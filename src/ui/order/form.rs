//! Which order, and whose?

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::super::element::{element, text, words};
use super::super::{Act, Model};
use super::{Asked, OrderAct, act};
use crate::i18n::Key;
use crate::session::Looked;

const EMAIL_EXAMPLE: &str = "anna@example.com";

/// Order number and address. What is wrong with a field is said below it, what became of the question below the button.
pub(super) fn view(model: &Model) -> Html {
    let desk = &model.order;
    let submit = model.act.reform(|e: SubmitEvent| {
        e.prevent_default();
        act(OrderAct::Find)
    });
    let field = |wrap: fn(String) -> OrderAct| {
        model
            .act
            .reform(move |e: InputEvent| -> Act { act(wrap(e.target_unchecked_into::<HtmlInputElement>().value())) })
    };
    let (number, email) = (desk.wrong == Some("order-number"), desk.wrong == Some("order-email"));
    let (hint, busy) = ("order-hint", desk.asked == Asked::Waiting);
    let label = model.text(if busy { Key::Loading } else { Key::OrderFind });
    html! {
        <form method="dialog" class="place" part="order-form" onsubmit={submit} novalidate=true key="order-form" aria-busy={busy.then_some("true")}>
            { words("p", "wide soft", model.text(Key::OrderIntro)) }
            <label class="wide">
                { words("span", "", model.text(Key::OrderNumber)) }
                <input type="text" dir="ltr" data-focus="order-number" maxlength="200" autocomplete="off" autocapitalize="characters"
                    spellcheck="false" enterkeyhint="next" value={desk.number.clone()} oninput={field(OrderAct::Number)}
                    required=true aria-invalid={number.then_some("true")} aria-describedby={number.then_some(hint)} />
            </label>
            { said(number, model.text(Key::OrderNumberWrong)) }
            <label class="wide">
                { words("span", "", model.text(Key::OrderEmail)) }
                <input type="email" inputmode="email" dir="ltr" data-focus="order-email" maxlength="320" autocomplete="email"
                    autocapitalize="off" spellcheck="false" enterkeyhint="search" value={desk.email.clone()}
                    oninput={field(OrderAct::Email)} required=true
                    aria-invalid={email.then_some("true")} aria-describedby={email.then_some(hint)} />
            </label>
            { said(email, &model.catalog.fill(Key::OrderEmailWrong, &[("example", EMAIL_EXAMPLE)])) }
            { element("button", &[("type", "submit"), ("class", "btn main"), ("part", "order-find")], text(label)) }
            { outcome(model) }
        </form>
    }
}

fn said(wrong: bool, said: &str) -> Html {
    if !wrong {
        return Html::default();
    }
    let look = [("id", "order-hint"), ("class", "wide wrong"), ("role", "alert")];
    element("p", &look, text(said))
}

fn outcome(model: &Model) -> Html {
    let Asked::Missed(how) = model.order.asked else { return Html::default() };
    let look = [("class", "wide"), ("role", "alert"), ("part", "order-outcome")];
    element("p", &look, text(model.text(missed(how))))
}

/// What is said where there is no order to show.
fn missed(how: Looked) -> Key {
    match how {
        Looked::NotFound => Key::OrderNone,
        Looked::Busy => Key::OrderBusy,
        Looked::Offline => Key::OrderOffline,
        _ => Key::OrderFailed,
    }
}
