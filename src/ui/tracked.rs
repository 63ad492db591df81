//! Where is the parcel whose number was typed?
//!
//! A card above the results: the number in groups, to be compared, and the pages of the carriers whose it may be. The shelf
//! asks nobody; whoever follows the link does.

use yew::prelude::*;

use super::Model;
use super::element::{element, group, keyed, text, together, words};
use crate::delivery::tracking::{Candidate, Proof, grouped};
use crate::i18n::Key;

// Where more carriers have numbers like this, nobody can choose among them.
const CARRIERS_MAX: usize = 4;

/// The card; nothing where no number was typed.
pub(super) fn card(model: &Model) -> Html {
    point!("render:tracked.card");
    let Some(first) = model.parcel.first() else { return Html::default() };
    let number = element("bdi", &[("dir", "ltr")], text(&grouped(&first.number)));
    let mut nodes =
        vec![words("small", "", model.text(Key::TrackingTitle)), element("strong", &[("class", "num")], number)];
    if first.proof == Proof::Wrong {
        let said = model.catalog.fill(Key::TrackingWrong, &[("carrier", &first.carrier)]);
        nodes.push(words("span", "", &said));
    } else {
        let good = model.parcel.iter().filter(|one| one.proof != Proof::Wrong).take(CARRIERS_MAX);
        let items = good.map(|one| keyed(&one.carrier, element("li", &[], link(model, one)))).collect();
        nodes.push(element("ul", &[("class", "track")], group(items)));
    }
    keyed("tracking", element("div", &[("class", "fact"), ("part", "tracking")], group(nodes)))
}

fn link(model: &Model, one: &Candidate) -> Html {
    let label = model.catalog.fill(Key::TrackingOpen, &[("carrier", &one.carrier)]);
    let note = words("span", "quiet", &[" (", model.text(Key::NewWindow), ")"].concat());
    let look =
        [("href", one.address.as_str()), ("part", "track"), ("target", "_blank"), ("rel", "noopener noreferrer")];
    let link = element("a", &look, together([text(&label), note]));
    // Some carriers' pages do not take the number from the address.
    let hint = if one.filled { Html::default() } else { words("small", "", model.text(Key::TrackingEnter)) };
    together([link, hint])
}
