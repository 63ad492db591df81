//! How does an answer's text come to the screen?
//!
//! Typed blocks become nodes, one to one. There is no other road: no HTML string is ever built or parsed.

use yew::prelude::*;

use super::{Model, fact};
use crate::content::{Block, Inline};
use crate::i18n::Key;

/// Blocks as nodes.
pub(super) fn blocks(model: &Model, blocks: &[Block]) -> Html {
    blocks.iter().map(|b| block(model, b)).collect()
}

fn block(model: &Model, block: &Block) -> Html {
    match block {
        Block::Heading(level, text) => {
            // The answer's own question is the heading above these.
            let text = inlines(model, text);
            if *level <= 2 {
                html! { <h3>{ text }</h3> }
            } else {
                html! { <h4>{ text }</h4> }
            }
        }
        Block::Paragraph(text) => html! { <p>{ inlines(model, text) }</p> },
        Block::List(numbered, items) => {
            let items: Html = items.iter().map(|item| html! { <li>{ item_body(model, item) }</li> }).collect();
            if *numbered {
                html! { <ol>{ items }</ol> }
            } else {
                html! { <ul>{ items }</ul> }
            }
        }
        Block::Table(head, rows) => html! {
            <div class="table" role="region" tabindex="0" aria-label={cell_text(head)}>
                <table>
                    <thead><tr>{ for head.iter().map(|c| html! { <th scope="col">{ inlines(model, c) }</th> }) }</tr></thead>
                    <tbody>
                        { for rows.iter().map(|row| html! {
                            <tr>{ for row.iter().map(|c| html! { <td>{ inlines(model, c) }</td> }) }</tr>
                        }) }
                    </tbody>
                </table>
            </div>
        },
        Block::Callout(inner) => html! { <div class="call" part="callout">{ blocks(model, inner) }</div> },
        Block::Image(link, alt, width, height) => html! {
            <img src={link.as_str().to_owned()} alt={alt.clone()} width={width.to_string()} height={height.to_string()} loading="lazy" />
        },
    }
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
    inlines.iter().map(|i| inline(model, i)).collect()
}

fn inline(model: &Model, run: &Inline) -> Html {
    match run {
        // Each text stands in an element of its own: a page translator that wraps text nodes then finds nothing of ours
        // to pull apart.
        Inline::Text(text) => html! { <span>{ text }</span> },
        Inline::Strong(inner) => html! { <strong>{ inlines(model, inner) }</strong> },
        Inline::Emphasis(inner) => html! { <em>{ inlines(model, inner) }</em> },
        Inline::Code(text) => html! { <code>{ text }</code> },
        Inline::Break => html! { <br /> },
        Inline::Fact(name, fallback) => match fact(model, name) {
            Some(known) => html! { <strong class="num" part="fact">{ known }</strong> },
            None => html! { <span>{ fallback }</span> },
        },
        Inline::Link(link, inner) => {
            let href = link.as_str().to_owned();
            if link.is_external() {
                html! {
                    <a {href} target="_blank" rel="noopener noreferrer">
                        { inlines(model, inner) }<span class="quiet">{ format!(" ({})", model.text(Key::NewWindow)) }</span>
                    </a>
                }
            } else {
                html! { <a {href}>{ inlines(model, inner) }</a> }
            }
        }
    }
}
