//! How does an answer's text come to the screen?
//!
//! Typed blocks become nodes, one to one. There is no other road: no HTML string is ever built or parsed.

use yew::prelude::*;

use super::element::{element, group, text, words};
use super::{Model, fact};
use crate::content::{Block, Inline};
use crate::i18n::Key;

/// Blocks as nodes.
pub(super) fn blocks(model: &Model, blocks: &[Block]) -> Html {
    group(blocks.iter().map(|b| block(model, b)).collect())
}

fn block(model: &Model, block: &Block) -> Html {
    match block {
        // The answer's own question is the heading above these.
        Block::Heading(level, text) => plain(if *level <= 2 { "h3" } else { "h4" }, inlines(model, text)),
        Block::Paragraph(text) => plain("p", inlines(model, text)),
        Block::List(numbered, items) => {
            let items = items.iter().map(|item| plain("li", item_body(model, item))).collect();
            plain(if *numbered { "ol" } else { "ul" }, group(items))
        }
        Block::Table(head, rows) => {
            let cells = |tag: &'static str, scope: &'static str, row: &[Vec<Inline>]| {
                let cell = |c: &Vec<Inline>| element(tag, &[("scope", scope)], inlines(model, c));
                plain("tr", group(row.iter().map(cell).collect()))
            };
            let body = group(rows.iter().map(|row| cells("td", "", row)).collect());
            let table = group(vec![plain("thead", cells("th", "col", head)), plain("tbody", body)]);
            let label = cell_text(head);
            let look = [("class", "table"), ("role", "region"), ("tabindex", "0"), ("aria-label", label.as_str())];
            element("div", &look, plain("table", table))
        }
        Block::Callout(_, inner) => element("div", &[("class", "call"), ("part", "callout")], blocks(model, inner)),
        Block::Video(link, words, _) => {
            plain("p", inline(model, &Inline::Link(link.clone(), vec![Inline::Text(words.clone())])))
        }
        Block::Notes(notes) => {
            plain("ol", group(notes.iter().map(|note| plain("li", item_body(model, note))).collect()))
        }
        Block::Image(link, alt, width, height) => html! {
            <img src={link.as_str().to_owned()} alt={alt.clone()} width={width.to_string()} height={height.to_string()} loading="lazy" />
        },
    }
}

fn plain(tag: &'static str, children: Html) -> Html {
    element(tag, &[], children)
}

/// A list item of one paragraph is set without the paragraph's space.
fn item_body(model: &Model, item: &[Block]) -> Html {
    match item {
        [Block::Paragraph(text)] => inlines(model, text),
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
        Inline::Check(ticked) => words("span", "", if *ticked { "☑ " } else { "☐ " }),
        Inline::Note(number) => words("sup", "", &number.to_string()),
        Inline::Answer(_, inner) => inlines(model, inner),
        Inline::Fact(name, fallback) => match fact(model, name) {
            Some(known) => element("strong", &[("class", "num"), ("part", "fact")], text(&known)),
            None => words("span", "", fallback),
        },
        Inline::Link(link, inner) => {
            let href = link.as_str();
            if !link.is_external() {
                return element("a", &[("href", href)], inlines(model, inner));
            }
            let note = words("span", "quiet", &format!(" ({})", model.text(Key::NewWindow)));
            let look = [("href", href), ("target", "_blank"), ("rel", "noopener noreferrer")];
            element("a", &look, group(vec![inlines(model, inner), note]))
        }
    }
}
