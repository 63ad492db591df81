//! Which questions does the page answer?
//!
//! FAQPage with its questions, in the order of the page; the same question twice counts once.

use super::fault;
use super::graph::{Graph, Standing};
use super::html;
use crate::content::{Answer, Origin};

const ANSWERS_MAX: usize = 500;
const QUESTION_MAX: usize = 300;

/// The page's answers, with ids `page-1`, `page-2`, … .
pub(super) fn answers<'v>(graph: &'v Graph<'v>) -> Vec<Answer> {
    let mut found: Vec<Answer> = Vec::new();
    for (standing, page) in graph.typed("FAQPage") {
        if standing == Standing::Aside {
            continue;
        }
        for node in page.nodes("mainEntity") {
            let question = html::line(node.text_of("name text headline"), QUESTION_MAX);
            let mut body = Vec::new();
            for answer in node.all("acceptedAnswer suggestedAnswer") {
                let text = if answer.is_map() { answer.text_of("text description") } else { answer.text() };
                body.append(&mut html::blocks(text));
            }
            if question.is_empty() || body.is_empty() {
                node.say(&fault::FAQ, "");
            } else if found.len() < ANSWERS_MAX && !found.iter().any(|known| known.question == question) {
                let id = format!("page-{}", found.len() + 1);
                found.push(Answer { id, question, body, origin: Origin::Page, ..Answer::default() });
            }
        }
    }
    found
}
