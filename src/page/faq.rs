//! Which questions does the page answer?
//!
//! FAQPage with its questions, in the order of the page; the same question twice counts once.

use super::graph::{Graph, Node, Standing};
use super::html;
use crate::content::{Answer, Origin};

const ANSWERS_MAX: usize = 500;
const QUESTION_MAX: usize = 300;

/// The page's answers, with ids `page-1`, `page-2`, … .
pub(super) fn answers<'v>(graph: &'v Graph<'v>) -> Vec<Answer> {
    let mut found: Vec<Answer> = Vec::new();
    for (standing, page) in graph.typed(&|t| t == "FAQPage") {
        if standing == Standing::Aside {
            continue;
        }
        let mut questions = page.nodes("mainEntity");
        questions.extend(page.nodes("hasPart"));
        for question in questions {
            push(&question, &mut found);
        }
    }
    found
}

fn push(node: &Node<'_>, found: &mut Vec<Answer>) {
    let title = ["name", "text", "headline"].iter().find_map(|key| node.get(key)?.text());
    let question = html::line(title.unwrap_or(""), QUESTION_MAX);
    let answers = ["acceptedAnswer", "suggestedAnswer"].iter().map(|key| node.all(key)).find(|all| !all.is_empty());
    let mut body = Vec::new();
    for answer in answers.unwrap_or_default() {
        let text = answer.text().map(str::to_owned);
        let text = text.or_else(|| answer.first_of(&["text", "description"])?.text().map(str::to_owned));
        body.extend(html::blocks(&text.unwrap_or_default()));
    }
    if question.is_empty() || body.is_empty() {
        let missing = if question.is_empty() { "question" } else { "answer" };
        node.warn(
            "faq-incomplete",
            format_args!("the {missing} has no words, so this entry is left out"),
            "fill name, and text of acceptedAnswer",
        );
        return;
    }
    if found.len() < ANSWERS_MAX && !found.iter().any(|known| known.question == question) {
        let id = format!("page-{}", found.len() + 1);
        found.push(Answer { id, question, body, origin: Origin::Page, ..Answer::default() });
    }
}
