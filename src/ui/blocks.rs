//! How does an answer's text come to the screen?
//!
//! Typed blocks become nodes, one to one. There is no other road: no HTML string is ever built or parsed.

use yew::prelude::*;

use super::element::{Pair, button, element, group, pressed, text, together, words};
use super::icon::Icon;
use super::{Act, Model, fact, picture};
use crate::content::{Block, Inline, Slugs, Tone};
use crate::i18n::Key;

/// An answer's blocks as nodes; the heading at which it was opened takes the focus.
pub(super) fn article(model: &Model, blocks: &[Block]) -> Html {
    point!("render:blocks.article");
    let mut slugs = Slugs::default();
    let mut is_anchor = |block: &Block| match block {
        Block::Heading(_, words) => !model.anchor.is_empty() && slugs.next(words) == model.anchor,
        _ => false,
    };
    let look = [("tabindex", "-1"), ("data-focus", "anchor")];
    let node = |b: &Block| if is_anchor(b) { head(model, b, &look) } else { block(model, b) };
    group(blocks.iter().map(node).collect())
}

/// Blocks as nodes.
fn blocks(model: &Model, blocks: &[Block]) -> Html {
    group(blocks.iter().map(|b| block(model, b)).collect())
}

fn block(model: &Model, block: &Block) -> Html {
    match block {
        Block::Heading(..) => head(model, block, &[]),
        Block::Paragraph(text) => plain("p", inlines(model, text)),
        Block::List(numbered, items) => {
            let items = items.iter().map(|item| plain("li", item_body(model, item))).collect();
            plain(if *numbered { "ol" } else { "ul" }, group(items))
        }
        Block::Table(head, rows) => table(model, head, rows),
        Block::Callout(tone, inner) => callout(model, *tone, inner),
        Block::Video(page, words, picture) => picture::card(model, page, words, picture.as_ref(), Icon::Play),
        Block::Notes(notes) => {
            let note = |(i, note): (usize, &Vec<Block>)| {
                let (place, back) = (format!("note-{}", i + 1), format!("ref-{}", i + 1));
                let look = [("class", "bare"), ("aria-label", model.text(Key::NoteBack))];
                let back = button(model, Act::Jump(back), &look, Icon::Return.draw());
                let said = element("div", &[], item_body(model, note));
                element("li", &[("data-focus", &place), ("tabindex", "-1")], together([said, back]))
            };
            element("ol", &[("class", "notes")], group(notes.iter().enumerate().map(note).collect()))
        }
        Block::Image(link, alt, width, height) => picture::image(model, link, alt, *width, *height),
    }
}

fn head(model: &Model, block: &Block, look: &[Pair<'_>]) -> Html {
    let Block::Heading(level, words) = block else { return Html::default() };
    // The answer's own question is the heading above these.
    element(if *level <= 2 { "h3" } else { "h4" }, look, inlines(model, words))
}

fn table(model: &Model, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Html {
    let cells = |tag: &'static str, scope: &'static str, row: &[Vec<Inline>]| {
        let cell =
            |c: &Vec<Inline>| element(if c.is_empty() { "td" } else { tag }, &[("scope", scope)], inlines(model, c));
        plain("tr", group(row.iter().map(cell).collect()))
    };
    let body = group(rows.iter().map(|row| cells("td", "", row)).collect());
    let table = together([plain("thead", cells("th", "col", head)), plain("tbody", body)]);
    let label = cell_text(head);
    let look = [("class", "table"), ("role", "region"), ("tabindex", "0"), ("aria-label", label.as_str())];
    element("div", &look, plain("table", table))
}

/// A remark: a sign for the eye, the same as a word for the ear.
fn callout(model: &Model, tone: Tone, inner: &[Block]) -> Html {
    let (class, icon, key) = match tone {
        Tone::Note => ("call", Icon::Note, Key::CalloutNote),
        Tone::Tip => ("call", Icon::Tip, Key::CalloutTip),
        Tone::Warning => ("call warn", Icon::Warning, Key::CalloutWarning),
    };
    let said = element("div", &[], together([words("span", "quiet", model.text(key)), blocks(model, inner)]));
    element("div", &[("class", class), ("part", "callout"), ("role", "note")], together([icon.draw(), said]))
}

fn plain(tag: &'static str, children: Html) -> Html {
    element(tag, &[], children)
}

/// The first paragraph of a list's item is set without a paragraph's space.
fn item_body(model: &Model, item: &[Block]) -> Html {
    match item {
        [Block::Paragraph(text), rest @ ..] => together([inlines(model, text), blocks(model, rest)]),
        _ => blocks(model, item),
    }
}

fn cell_text(head: &[Vec<Inline>]) -> String {
    let cells: Vec<Block> = head.iter().map(|c| Block::Paragraph(c.clone())).collect();
    crate::content::plain_text(&cells).replace('\n', ", ")
}

fn inlines(model: &Model, inlines: &[Inline]) -> Html {
    group(inlines.iter().map(|i| inline(model, i)).collect())
}

fn inline(model: &Model, run: &Inline) -> Html {
    match run {
        // Each text stands in an element of its own: a page translator that wraps text nodes then finds nothing of ours
        // to pull apart.
        Inline::Text(text) => words("span", "", text),
        Inline::Strong(inner) => plain("strong", inlines(model, inner)),
        Inline::Emphasis(inner) => plain("em", inlines(model, inner)),
        Inline::Code(text) => words("code", "", text),
        Inline::Break => plain("br", Html::default()),
        Inline::Struck(inner) => plain("s", inlines(model, inner)),
        // The sign for the eye is drawn, for fonts differ in what they have; the letter is for the ear.
        Inline::Check(ticked) => {
            let (class, letter) = if *ticked { ("check ticked", "☑") } else { ("check", "☐") };
            element("span", &[("class", class)], words("span", "quiet", letter))
        }
        Inline::Note(number) => {
            let (number, note, place) = (number.to_string(), format!("note-{number}"), format!("ref-{number}"));
            let label = model.catalog.fill(Key::NoteNumber, &[("n", &number)]);
            let look = [("class", "link"), ("data-focus", place.as_str()), ("aria-label", &label)];
            plain("sup", button(model, Act::Jump(note), &look, text(&number)))
        }
        Inline::Answer(id, inner) => {
            let answer = id.split('#').next().unwrap_or_default();
            if model.answer(answer).is_none() {
                return inlines(model, inner);
            }
            // A link, which breaks across lines as its sentence does; a button would stand in it as a block.
            let (act, id) = (model.act.clone(), id.clone());
            let onclick = Callback::from(move |e: MouseEvent| {
                point!("call:blocks.link");
                e.prevent_default();
                act.emit(Act::Open(id.clone()));
            });
            pressed("a", onclick, &[("href", "#"), ("part", "answer-link")], inlines(model, inner))
        }
        Inline::Fact(name, fallback) => match fact(model, name) {
            Some(known) => element("strong", &[("class", "num"), ("part", "fact")], text(&known)),
            None => words("span", "", fallback),
        },
        Inline::Link(link, inner) => {
            let address = model.address(link);
            let href = address.as_str();
            if !link.is_external() {
                return element("a", &[("href", href)], inlines(model, inner));
            }
            let note = words("span", "quiet", &format!(" ({})", model.text(Key::NewWindow)));
            let look = [("href", href), ("target", "_blank"), ("rel", "noopener noreferrer")];
            element("a", &look, together([inlines(model, inner), note]))
        }
    }
}
