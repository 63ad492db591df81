//! Which shapes do the views repeat?
//!
//! `html!` unfolds into three to four hundred bytes of Wasm for each element, here it is a call of forty. So the views
//! build what is plain (tag, attributes, children, a press) with these few functions, and take `html!` for the rest.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VList, VNode, VTag, VText};

use super::{Act, Model};
use crate::i18n::{Key, settled};

/// An attribute and its value; where that is empty the attribute is left out.
pub(super) type Pair<'a> = (&'static str, &'a str);

// All attributes that pairs may name: Yew compares elements fastest when they share one list of names.
const NAMES: &[&str] = &[
    "class",
    "part",
    "lang",
    "dir",
    "role",
    "type",
    "tabindex",
    "data-focus",
    "data-channel",
    "aria-label",
    "aria-haspopup",
    "aria-expanded",
    "aria-hidden",
    "aria-selected",
    "aria-current",
    "disabled",
    "hidden",
    "popover",
    "scope",
    "href",
    "target",
    "rel",
    "id",
    "value",
    "selected",
    "viewBox",
    "focusable",
    "d",
];

/// An element.
#[inline(never)]
pub(super) fn element(tag: &'static str, pairs: &[Pair<'_>], children: Html) -> Html {
    let mut element = VTag::new(tag);
    element.attributes = attributes(pairs);
    if let Some(place) = element.children_mut() {
        *place = children;
    }
    element.into()
}

/// An element around words.
#[inline(never)]
pub(super) fn words(tag: &'static str, class: &'static str, words: &str) -> Html {
    element(tag, &[("class", class)], text(words))
}

/// A button that says what was done.
#[inline(never)]
pub(super) fn button(model: &Model, act: Act, pairs: &[Pair<'_>], children: Html) -> Html {
    pressed("button", model.on(act), pairs, children)
}

/// A button or link that does something when it is pressed.
#[inline(never)]
pub(super) fn pressed(tag: &'static str, onclick: Callback<MouseEvent>, pairs: &[Pair<'_>], children: Html) -> Html {
    let mut node = html! { <@{tag} {onclick}>{ children }</@> };
    change(&mut node, |element| {
        let kind = if tag == "button" { "button" } else { "" };
        element.attributes = attributes(&[pairs, &[("type", kind)]].concat());
    });
    node
}

/// The outline of what is being fetched, in the shape of `class`; the ear is told in words.
pub(super) fn waiting(model: &Model, class: &'static str) -> Html {
    let line = || element("i", &[("aria-hidden", "true")], Html::default());
    let lines = core::iter::once(words("span", "quiet", model.text(Key::Loading))).chain((0..4).map(|_| line()));
    // Told from what takes its place: an element that lived on as another one would count as moved.
    keyed("wait", element("div", &[("class", class), ("part", "loading")], lines.collect()))
}

/// The heading of a view, which takes the focus when the view opens.
pub(super) fn heading(class: &'static str, words: &str) -> Html {
    element("h2", &[("class", class), ("tabindex", "-1"), ("data-focus", "heading")], text(words))
}

/// The same element, told from its neighbours by a key.
#[inline(never)]
pub(super) fn keyed(key: &str, mut element: Html) -> Html {
    change(&mut element, |tag| tag.key = Some(key.to_owned().into()));
    element
}

/// Words for the eye, and the same as they are read aloud where that differs: "Mon 23" is no word to a screen reader.
pub(super) fn aloud(tag: &'static str, pairs: &[Pair<'_>], seen: &str, heard: &str) -> Html {
    if seen == heard {
        return element(tag, pairs, text(seen));
    }
    let hidden = [pairs, &[("aria-hidden", "true")]].concat();
    together([element(tag, &hidden, text(seen)), words("span", "quiet", heard)])
}

/// Words alone.
#[inline(never)]
pub(super) fn text(words: &str) -> Html {
    VText::new(settled(words)).into()
}

/// A few nodes in a row. Not as a `vec!`, which every caller would fill for itself.
#[inline(never)]
pub(super) fn together<const N: usize>(nodes: [Html; N]) -> Html {
    group(Vec::from(nodes))
}

/// Several nodes in a row.
#[inline(never)]
pub(super) fn group(nodes: Vec<Html>) -> Html {
    VList::with_children(nodes, None).into()
}

fn attributes(pairs: &[Pair<'_>]) -> Attributes {
    let value = |name: &&str| {
        let (_, value) = pairs.iter().find(|(named, value)| named == name && !value.is_empty())?;
        Some(AttributeOrProperty::Attribute(settled(value).into()))
    };
    debug_assert!(pairs.iter().all(|(name, _)| NAMES.contains(name)), "{pairs:?} names an attribute that NAMES lacks");
    Attributes::Dynamic { keys: NAMES, values: NAMES.iter().map(value).collect() }
}

fn change(node: &mut Html, change: impl FnOnce(&mut VTag)) {
    // A node that was just made has no other owner.
    if let VNode::VTag(tag) = node
        && let Some(tag) = Rc::get_mut(tag)
    {
        change(tag);
    }
}
