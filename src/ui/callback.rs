//! Which number shall the shop call, and when does it suit?
//!
//! The number stays in this form and in what is posted to the shop: no fact, no event and no stored visit has it.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::element::{element, group, heading, keyed, pressed, text, together, words};
use super::packet::{copy, handoff};
use super::{Act, Model, contact, intl};
use crate::contact::{Call, Channel, Clocks, calls, chosen, number, words as say};
use crate::i18n::Key;
use crate::session::Event as Step;
use crate::time::{Timestamp, Zone};

// Longer than any number with its country and spaces, and than most names.
const PHONE_MAX: &str = "40";
const NAME_MAX: &str = "80";

/// The form as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallForm {
    /// The number as typed.
    pub phone: String,
    /// The name as typed.
    pub name: String,
    /// When it suits, as it is sent; empty for the first time offered.
    pub when: String,
    /// Whether the number was refused.
    pub wrong: bool,
    /// Whether it waits for the network.
    pub waits: bool,
    /// When the shop says that it will call.
    pub at: Option<Timestamp>,
}

/// Something done in the form, or become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallStep {
    /// The number was typed.
    Phone(String),
    /// The name was typed.
    Name(String),
    /// A time was chosen.
    When(String),
    /// What was typed is no number.
    Refused,
    /// What became of a form that was posted, in the words of `www/callback.js`.
    Done(String),
}

/// The fields, to stand before the packet.
pub(super) fn fields(model: &Model, channel: &Channel) -> Html {
    point!("render:callback.fields");
    let form = &model.call;
    let value = |e: &Event| e.target_unchecked_into::<HtmlInputElement>().value();
    let phone = model.act.reform(move |e: InputEvent| Act::Call(CallStep::Phone(value(&e))));
    let name = model.act.reform(move |e: InputEvent| Act::Call(CallStep::Name(value(&e))));
    let asked = ask(model, channel);
    let submit = Callback::from(move |e: SubmitEvent| {
        point!("call:callback.submit");
        e.prevent_default();
        asked.emit(());
    });
    let (class, role, hint) =
        if form.wrong { ("hint wrong", "alert", Key::CallWrong) } else { ("hint", "", Key::CallHint) };
    let hint = element("p", &[("id", "call-hint"), ("class", class), ("role", role)], text(model.text(hint)));
    let consent = model.voice().words(&channel.consent);
    html! {
        <form method="dialog" class="call-form" part="call-form" id="call" onsubmit={submit} novalidate=true key="call">
            <label>
                { words("span", "", model.text(Key::CallPhone)) }
                <input type="tel" autocomplete="tel" dir="ltr" required=true maxlength={PHONE_MAX} data-focus="call-phone"
                    aria-invalid={form.wrong.then_some("true")} aria-describedby="call-hint" value={form.phone.clone()} oninput={phone} />
            </label>
            { hint }
            <label>
                { words("span", "", model.text(Key::CallName)) }
                <input type="text" autocomplete="name" maxlength={NAME_MAX} value={form.name.clone()} oninput={name} />
            </label>
            { times(model, channel) }
            { if consent.is_empty() { Html::default() } else { words("p", "small", consent) } }
            // Enter in a field asks for the call, wherever the button stands.
            <input type="submit" hidden=true />
        </form>
    }
}

/// The times to choose from.
fn times(model: &Model, channel: &Channel) -> Html {
    let offered = calls(channel, clocks(model));
    if offered.is_empty() {
        return Html::default();
    }
    let today = Zone::Fixed(intl::offset(model.now)).local(model.now).0;
    // A browser would choose the one that was drawn first, which is not the first of the list.
    let chosen = chosen(&offered, &model.call.when);
    let option = |(at, call): (usize, &Call)| {
        let value = call.written();
        let selected = if at == chosen { "selected" } else { "" };
        let look = [("value", value.as_str()), ("selected", selected)];
        keyed(&value, element("option", &look, text(&say::call(model.voice(), call, today))))
    };
    let options = group(offered.iter().enumerate().map(option).collect());
    let onchange =
        model.act.reform(|e: Event| Act::Call(CallStep::When(e.target_unchecked_into::<HtmlSelectElement>().value())));
    html! {
        <label>
            { words("span", "", model.text(Key::CallWhen)) }
            <select {onchange}>{ options }</select>
        </label>
    }
}

/// The line at the foot: by when the shop calls, and the button.
pub(super) fn foot(model: &Model, channel: &Channel) -> Html {
    point!("render:callback.foot");
    let asked = ask(model, channel);
    let look = [("class", "btn main"), ("part", "start")];
    let button = pressed("button", asked.reform(|_: MouseEvent| ()), &look, text(model.text(Key::CallStart)));
    together([words("span", "small", &contact::when(model, channel)), button])
}

/// Asks for the call: the page is told first, as of every way to a person, and may take over.
fn ask(model: &Model, channel: &Channel) -> Callback<()> {
    let (escalate, act, handoff) = (model.escalate.clone(), model.act.clone(), handoff(model, channel));
    let (id, is_number) = (channel.id.clone(), number(&model.call.phone).is_some());
    Callback::from(move |()| {
        act.emit(if is_number {
            Act::Visit(Step::Confirmed { channel: id.clone(), taken: escalate.emit(handoff.clone()) })
        } else {
            Act::Call(CallStep::Refused)
        });
    })
}

/// After the call was asked for.
pub(super) fn asked(model: &Model, channel: &Channel) -> Html {
    point!("render:callback.asked");
    let taken = model.session.conversation().is_some_and(|talk| talk.how.is_some());
    let said = match (taken, model.call.waits, model.call.at) {
        (true, _, Some(at)) => {
            let when = say::instant(model.voice(), at, clocks(model));
            model.catalog.fill(Key::CallSentAt, &[("when", &when)])
        }
        (true, _, None) => model.text(Key::CallSent).to_owned(),
        (false, true, _) => model.text(Key::CallQueued).to_owned(),
        (false, false, _) => model.text(Key::Loading).to_owned(),
    };
    let named = element("strong", &[], words("bdi", "", contact::channel_name(model, channel)));
    let mut nodes = vec![
        heading("q", model.text(Key::HandedTitle)),
        element("p", &[], named),
        element("p", &[("class", "call-said"), ("role", "status")], text(&said)),
    ];
    if taken && model.call.at.is_none() {
        nodes.push(words("p", "soft", &contact::when(model, channel)));
    }
    nodes.push(copy(model));
    nodes.push(contact::offer(model));
    keyed("called", element("div", &[("class", "body art"), ("part", "handed-off")], group(nodes)))
}

fn clocks(model: &Model) -> Clocks<'_> {
    contact::clocks(model)
}
