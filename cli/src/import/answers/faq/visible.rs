//! Which questions does a page show to people?
//!
//! Folding parts (`<details>`), microdata, lists of terms, and accordions of buttons that open something. Menus fold too:
//! what stands in the page's head, foot, menus and forms is no question.

use std::collections::HashMap;

use shelfhelp::content::Block;

use super::super::question::{asks, bare};
use super::super::tell::{Place, Told, short};
use super::super::written;
use super::Asked;
use crate::html::Page;

// A question longer than this is a paragraph in a box that looks like one.
const QUESTION_LETTERS_MAX: usize = 300;

pub(super) fn read(page: &Page, place: &dyn Fn(usize) -> Place, told: &mut Told) -> Vec<Asked> {
    let all = page.all(0);
    let mut ids: HashMap<&str, usize> = HashMap::new();
    for id in &all {
        if !page.get(*id, "id").is_empty() {
            ids.entry(page.get(*id, "id")).or_insert(*id);
        }
    }
    let mut seen =
        Seen { page, ids, place, told, topic: Topics::default(), out: Vec::new(), taken: Vec::new(), menus: 0 };
    let mut next = 0;
    while let Some(id) = all.get(next).copied() {
        // Elements are numbered as they are written: what is inside one follows it.
        next = match seen.element(id) {
            Step::Into => next + 1,
            Step::Over => all.partition_point(|other| *other <= last(page, id)).max(next + 1),
        };
    }
    if seen.menus > 0 {
        let message = "folding parts in the page's head, foot, menus or forms are left out";
        seen.told.noted(&place(0), message, "nothing to do, unless they are questions");
    }
    seen.out
}

/// The number of the last element inside one.
fn last(page: &Page, id: usize) -> usize {
    let mut last = id;
    while let Some(inner) = page.inside(last).last() {
        last = *inner;
    }
    last
}

/// Whether an element is the frame of a page and no part of what it says.
pub(super) fn is_frame(page: &Page, id: usize) -> bool {
    let role = page.get(id, "role");
    matches!(
        page.tag(id),
        "nav" | "header" | "footer" | "form" | "script" | "style" | "template" | "noscript" | "dialog" | "head"
    ) || matches!(role, "navigation" | "banner" | "contentinfo" | "search" | "dialog" | "menu" | "menubar" | "tablist")
}

enum Step {
    Into,
    Over,
}

struct Seen<'p> {
    page: &'p Page,
    ids: HashMap<&'p str, usize>,
    place: &'p dyn Fn(usize) -> Place,
    told: &'p mut Told,
    topic: Topics,
    out: Vec<Asked>,
    /// Answers of accordions, which stand apart from their questions.
    taken: Vec<usize>,
    menus: usize,
}

/// The nearest heading above, and the part that folds around others.
#[derive(Default)]
struct Topics {
    heading: String,
}

impl Seen<'_> {
    fn element(&mut self, id: usize) -> Step {
        let page = self.page;
        if self.taken.contains(&id) {
            return Step::Over;
        }
        if is_frame(page, id) && !self.is_of_article(id) {
            self.menus += usize::from(page.all(id).into_iter().any(|inner| page.tag(inner) == "details"));
            return Step::Over;
        }
        if is_type(page, id, "Question") {
            return self.microdata(id);
        }
        match page.tag(id) {
            "" => Step::Into,
            "details" => self.details(id),
            "dl" => self.terms(id),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.control(id).is_none() && !is_question_class(page, id) => {
                self.topic.heading = page.words(id);
                Step::Into
            }
            _ => match self.answer_of(id) {
                Some(answer) => self.accordion(id, answer),
                None => Step::Into,
            },
        }
    }

    /// An article has a head of its own, where questions may stand.
    fn is_of_article(&self, id: usize) -> bool {
        let mut above = id;
        while above != 0 && self.page.tag(id) == "header" {
            above = self.page.parent(above);
            if matches!(self.page.tag(above), "article" | "section" | "main") {
                return true;
            }
        }
        false
    }

    fn details(&mut self, id: usize) -> Step {
        let page = self.page;
        let summary = page.inside(id).iter().copied().find(|inner| page.tag(*inner) == "summary");
        let Some(summary) = summary else { return Step::Into };
        let words = page.words(summary);
        if page.all(id).into_iter().skip(1).any(|inner| page.tag(inner) == "details") {
            // A part that folds around others is their heading.
            if !words.is_empty() {
                self.topic.heading = words;
            }
            return Step::Into;
        }
        let answer: Vec<usize> = page.inside(id).iter().copied().filter(|inner| *inner != summary).collect();
        let anchor = [id, summary].into_iter().map(|id| page.get(id, "id")).find(|name| !name.is_empty());
        self.push(id, &words, &answer, anchor.unwrap_or_default());
        Step::Over
    }

    fn microdata(&mut self, id: usize) -> Step {
        let page = self.page;
        let all = page.all(id);
        let prop = |name: &str| {
            all.iter().copied().find(|inner| page.get(*inner, "itemprop").split(' ').any(|prop| prop == name))
        };
        let words = prop("name").map(|name| {
            if page.has(name, "content") { page.get(name, "content").to_owned() } else { page.words(name) }
        });
        let answer = prop("text").or_else(|| prop("acceptedAnswer"));
        let Some((words, answer)) = words.zip(answer) else { return Step::Into };
        self.push(id, &words, &[answer], page.get(id, "id"));
        Step::Over
    }

    /// A list of terms, where most of the terms ask: others are facts of a product.
    fn terms(&mut self, id: usize) -> Step {
        let page = self.page;
        let mut pairs: Vec<(usize, Vec<usize>)> = Vec::new();
        let rows = page.inside(id).iter().flat_map(|inner| match page.tag(*inner) {
            "div" => page.inside(*inner).to_vec(),
            _ => vec![*inner],
        });
        for inner in rows {
            match (page.tag(inner), pairs.last_mut()) {
                ("dt", _) => pairs.push((inner, Vec::new())),
                ("dd", Some((_, answer))) => answer.push(inner),
                _ => {}
            }
        }
        let asking = pairs.iter().filter(|(term, _)| asks(&page.words(*term))).count();
        if asking == 0 || asking * 2 < pairs.len() {
            return Step::Over;
        }
        for (term, answer) in pairs {
            self.push(term, &page.words(term), &answer, page.get(term, "id"));
        }
        Step::Over
    }

    fn accordion(&mut self, id: usize, answer: usize) -> Step {
        let words = self.page.words(id);
        let anchor = [id, answer].into_iter().map(|id| self.page.get(id, "id")).find(|name| !name.is_empty());
        self.push(id, &words, &[answer], anchor.unwrap_or_default());
        self.taken.push(answer);
        Step::Over
    }

    /// What an element opens or stands above, where it looks like a question of an accordion.
    fn answer_of(&self, id: usize) -> Option<usize> {
        if let Some(control) = self.control(id) {
            // The innermost element that holds the button is the question.
            return (control == id || self.page.words(control) == self.page.words(id))
                .then(|| self.target(control))
                .flatten();
        }
        is_question_class(self.page, id).then(|| self.next_of(id)).flatten()
    }

    /// The button of a heading, or the element itself where it is one.
    fn control(&self, id: usize) -> Option<usize> {
        let page = self.page;
        let opens = |id: &usize| {
            let toggles = page.has(*id, "aria-expanded")
                || ["data-bs-toggle", "data-toggle"]
                    .iter()
                    .any(|name| matches!(page.get(*id, name), "collapse" | "accordion"));
            toggles && self.target(*id).is_some()
        };
        let is_heading = matches!(page.tag(id), "h2" | "h3" | "h4" | "h5" | "h6");
        Some(id).filter(opens).or_else(|| page.all(id).into_iter().filter(|_| is_heading).find(opens))
    }

    fn target(&self, id: usize) -> Option<usize> {
        let named = ["aria-controls", "data-bs-target", "data-target", "href"].iter().find_map(|attribute| {
            let name = self.page.get(id, attribute);
            self.ids.get(name.strip_prefix('#').unwrap_or(name)).copied()
        });
        named.filter(|target| !is_frame(self.page, *target) && *target > id)
    }

    /// The element after this one, or after the one that holds it alone.
    fn next_of(&self, id: usize) -> Option<usize> {
        let page = self.page;
        let mut here = id;
        for _ in 0..3 {
            let around = page.parent(here);
            let mut after = page.inside(around).iter().copied();
            if let Some(other) = after.find(|other| *other > here && !page.tag(*other).is_empty()) {
                let words = ["answer", "content", "panel", "body", "collapse", "text", "response"];
                return (has_class(page, other, &words) && !page.words(other).is_empty()).then_some(other);
            }
            here = around;
        }
        None
    }

    fn push(&mut self, id: usize, words: &str, answer: &[usize], anchor: &str) {
        let words = bare(&written::line(words)).to_owned();
        let place = (self.place)(self.page.at(id));
        let letters = words.chars().count();
        if letters == 0 || letters > QUESTION_LETTERS_MAX {
            let message = format!("a folding part has no question to be opened by: {}", short(&words));
            self.told.lost(&place, message, "write it by hand, if it matters");
            return;
        }
        let (body, problems): (Vec<Block>, _) = self.page.blocks(answer);
        let lines = problems.into_iter().map(|(at, problem)| ((self.place)(at), problem)).collect::<Vec<_>>();
        lines.into_iter().for_each(|(place, problem)| self.told.problem(&place, problem));
        let topic = self.topic.heading.clone();
        self.out.push(Asked { question: words, topic, body, place, anchor: anchor.to_owned() });
    }
}

/// Whether an element is of a type of schema.org's.
fn is_type(page: &Page, id: usize, name: &str) -> bool {
    page.get(id, "itemtype").split_whitespace().any(|kind| kind.rsplit('/').next() == Some(name))
}

/// Classes that page builders give to the question of an accordion.
fn is_question_class(page: &Page, id: usize) -> bool {
    let words = [
        "question",
        "accordion-header",
        "accordion-title",
        "accordion-heading",
        "accordion-button",
        "accordion-toggle",
        "accordion-trigger",
        "accordion-label",
        "faq-title",
        "faq-header",
        "faq-heading",
        "toggle-title",
        "collapsible-title",
        "collapsible-trigger",
        "tab-title",
    ];
    has_class(page, id, &words) && !has_class(page, id, &["questions", "list", "wrapper", "container"])
}

/// Whether a class is one of these words, whatever the builder puts before them: `elementor-tab-title`, `faq__question`.
fn has_class(page: &Page, id: usize, words: &[&str]) -> bool {
    page.get(id, "class").split_whitespace().any(|class| {
        let class = class.to_ascii_lowercase().replace("__", "-").replace('_', "-");
        words.iter().any(|word| class == *word || class.strip_suffix(word).is_some_and(|before| before.ends_with('-')))
    })
}
