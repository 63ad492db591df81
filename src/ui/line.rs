//! How is a line of the packet struck out, put back or written anew?

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::element::{button, element, group, keyed, text, together, words};
use super::icon::Icon;
use super::{Act, Model, is_composing};
use crate::i18n::Key;
use crate::session::{Event as Step, Line, LineKind};

// As the visit bounds it.
const LINE_CHARS_MAX: &str = "2000";

/// A line of the packet that is being written anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineForm {
    /// Which line.
    pub kind: LineKind,
    /// What it said.
    pub was: String,
    /// What stands in the field.
    pub text: String,
}

impl LineForm {
    /// A field with what a line says. A receipt vouches for our words and is no part of them.
    pub fn new(line: &Line) -> LineForm {
        let variant = if line.kind == LineKind::Product { line.note.as_str() } else { "" };
        let was = [line.text.as_str(), if variant.is_empty() { "" } else { ", " }, variant].concat();
        LineForm { kind: line.kind, text: was.clone(), was }
    }
}

/// A line, or the field in which it is written anew.
pub(super) fn view(model: &Model, line: &Line) -> Html {
    point!("render:line.view");
    let open = model.line.as_ref().filter(|form| form.kind == line.kind);
    let asks = line.kind == LineKind::Question && line.text.is_empty();
    let mut cells = vec![words("dt", "", &line.label)];
    if open.is_some() || asks {
        cells.push(element("dd", &[("class", "in")], form(model, line, open)));
    } else {
        // Several things in a row are our words, which run as the page does; one thing runs its own way.
        let several = matches!(line.kind, LineKind::Delivery | LineKind::Asked | LineKind::Tried | LineKind::Read);
        let mut said = vec![words(if several && !line.edited { "span" } else { "bdi" }, "", &line.text)];
        if !line.said_note.is_empty() {
            said.push(words("small", "", &line.said_note));
        }
        cells.push(element("dd", &[], group(said)));
        cells.push(element("dd", &[("class", "do")], controls(model, line)));
    }
    keyed(line.kind.name(), element("div", &[("class", if line.struck { "off" } else { "" })], group(cells)))
}

fn controls(model: &Model, line: &Line) -> Html {
    let control = |act: Act, verb: Key, part: &'static str, focus: &str, sign: Icon| {
        let named = model.catalog.fill(verb, &[("line", &line.label)]);
        let look = [("class", "bare"), ("part", part), ("data-focus", focus), ("aria-label", named.as_str())];
        keyed(part, button(model, act, &look, sign.draw()))
    };
    let focus = change_focus(line.kind);
    let strike = |verb, focus, sign| control(Act::Visit(Step::LineToggled(line.kind)), verb, "strike", focus, sign);
    if line.struck {
        return together([strike(Key::PacketRestore, &focus, Icon::Restore)]);
    }
    let change = control(Act::Write(Some(LineForm::new(line))), Key::PacketChange, "change", &focus, Icon::Pen);
    match line.kind {
        LineKind::Question => change,
        _ => together([change, strike(Key::PacketStrike, "", Icon::Close)]),
    }
}

/// Where the focus goes once a line is written.
pub fn change_focus(kind: LineKind) -> String {
    ["change-", kind.name()].concat()
}

fn form(model: &Model, line: &Line, open: Option<&LineForm>) -> Html {
    let fresh = LineForm::new(line);
    let now = open.unwrap_or(&fresh).clone();
    let value = now.text.clone();
    let typed = model.act.reform(move |e: InputEvent| {
        let text = e.target_unchecked_into::<HtmlTextAreaElement>().value();
        Act::Write(Some(LineForm { text, ..now.clone() }))
    });
    let act = model.act.clone();
    let onkeydown = Callback::from(move |e: KeyboardEvent| {
        point!("call:line.keys");
        let done = match e.key().as_str() {
            _ if is_composing(&e) => return,
            "Enter" if !e.shift_key() => Act::Keep,
            "Escape" => Act::Write(None),
            _ => return,
        };
        // Handled here: neither the panel nor the shop's keys should act on it.
        e.stop_propagation();
        e.prevent_default();
        act.emit(done);
    });
    let placeholder = model.text(if line.kind == LineKind::Question { Key::PacketMissing } else { line.kind.label() });
    // One that only asks for the question is not the one to be written in.
    let focus = if open.is_some() { "line".to_owned() } else { change_focus(line.kind) };
    let field = html! {
        <textarea part="line-field" rows="2" maxlength={LINE_CHARS_MAX} dir="auto" data-focus={focus} enterkeyhint="done"
            aria-label={line.label.clone()} placeholder={placeholder.to_owned()} {value} oninput={typed} {onkeydown} />
    };
    let mut ways = Vec::new();
    if open.is_some() {
        ways.push(button(
            model,
            Act::Keep,
            &[("class", "btn"), ("part", "line-keep")],
            text(model.text(Key::PacketKeep)),
        ));
    }
    if line.edited {
        let as_was = Act::Visit(Step::LineEdited(line.kind, String::new()));
        ways.push(button(
            model,
            as_was,
            &[("class", "link"), ("part", "line-as-was")],
            text(model.text(Key::PacketAsWas)),
        ));
    }
    together([field, element("p", &[("class", "ways")], group(ways))])
}

/// What the field that is open says, once it is meant; none where nothing was changed.
pub fn written(model: &Model) -> Option<Step> {
    let LineForm { kind, was, text } = model.line.as_ref()?;
    let text = text.trim();
    let struck = || model.session.struck().contains(kind);
    match text {
        _ if text == was.as_str() => None,
        "" if *kind == LineKind::Question || struck() => None,
        // Who leaves nothing of a line leaves it out.
        "" => Some(Step::LineToggled(*kind)),
        _ => Some(Step::LineEdited(*kind, text.to_owned())),
    }
}

/// What is said below the lines: what was masked, and the language in which they go.
pub(super) fn notes(model: &Model, masked: bool, spoken: bool) -> Html {
    point!("render:line.notes");
    let mut notes = Vec::new();
    if masked || model.line.is_some() {
        notes.push(keyed("masked", words("p", "small", model.text(Key::PacketMasked))));
    }
    if let Some(team) = model.team.as_ref().filter(|_| !spoken) {
        let language = model.format.language(&team.locale);
        let said = model.catalog.fill(Key::PacketTeam, &[("language", &language)]);
        notes.push(keyed("team", element("p", &[("class", "small"), ("part", "team")], text(&said))));
    }
    group(notes)
}
