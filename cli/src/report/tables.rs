//! Which lists does the page have: questions, answers, ways to a person?
//!
//! Does not know: what may be shown. Figures hold that alone.

use maud::{Markup, html};

use super::figures::{Figures, List, Named, Question, percent};
use super::page::grouped;
use super::plot::share;
use super::shelf::Today;
use crate::source::finding::clean;

pub(super) fn missed(figures: &Figures) -> Markup {
    let with_today = figures.missed.lines.iter().any(|line| line.today.is_some());
    let today = |today: &Option<Today>| match today {
        Some(Today { question: Some(question), .. }) => html! { bdi { (clean(question)) } },
        Some(Today { answered: true, .. }) => html! { "delivery to the place" },
        Some(_) => html! { span.gap { "nothing yet" } },
        None => html! {},
    };
    html! {
        section aria-labelledby="missed" {
            h2 id="missed" { "Asked and not found" }
            p.hint { "Answers that are worth writing, the most asked first." }
            @if figures.missed.lines.is_empty() { (none(figures, &figures.missed)) } @else {
                div.wide tabindex="0" role="group" aria-labelledby="missed" {
                    table {
                        thead { tr { th scope="col" { "Question" } th.n scope="col" { "Searches" } @if with_today { th scope="col" { "Found today" } } } }
                        tbody {
                            @for line in &figures.missed.lines {
                                tr { (question(line)) td.n { (grouped(line.count)) } @if with_today { td { (today(&line.today)) } } }
                            }
                        }
                    }
                }
                (others(figures, &figures.missed, "searches"))
            }
        }
    }
}

fn question(line: &Question) -> Markup {
    html! {
        th.words scope="row" {
            bdi { (clean(&line.words)) }
            @if line.is_shared { " " span.small { "(the words that all askings share)" } }
            @if !line.also.is_empty() {
                span.also { @for (i, also) in line.also.iter().enumerate() { @if i > 0 { " / " } bdi { (clean(also)) } } }
            }
        }
    }
}

pub(super) fn asked(figures: &Figures) -> Markup {
    let most = figures.asked.lines.first().map_or(0, |line| line.count);
    html! {
        section aria-labelledby="asked" {
            h2 id="asked" { "Asked most" }
            @if figures.asked.lines.is_empty() { (none(figures, &figures.asked)) } @else {
                div.wide tabindex="0" role="group" aria-labelledby="asked" {
                    table {
                        thead { tr { th scope="col" { "Question" } th.n scope="col" { "Searches" } td.rule {} } }
                        tbody {
                            @for line in &figures.asked.lines {
                                tr { (question(line)) td.n { (grouped(line.count)) } td.rule { (share(line.count, most)) } }
                            }
                        }
                    }
                }
                (others(figures, &figures.asked, "searches"))
            }
        }
    }
}

pub(super) fn answers(figures: &Figures) -> Markup {
    html! {
        section aria-labelledby="answers" {
            h2 id="answers" { "Answers read most" }
            p.hint { "Resolved: of the visits in which it was the last answer read, those that needed no person." }
            (named_table(figures, &figures.read, "answers", ["Answer", "Read"], "reads"))
        }
        section aria-labelledby="unhelpful" {
            h2 id="unhelpful" { "Answers that did not help" }
            p.hint { "Rated no most often: what do they leave open?" }
            (named_table(figures, &figures.not_helped, "unhelpful", ["Answer", "Rated no"], "ratings"))
        }
    }
}

pub(super) fn channels(figures: &Figures, how_it_went: Markup) -> Markup {
    html! {
        section aria-labelledby="channels" {
            h2 id="channels" { "Ways to a person" }
            (named_table(figures, &figures.channels, "channels", ["Channel", "Chosen"], "times"))
            (how_it_went)
        }
    }
}

pub(super) fn failures(figures: &Figures) -> Markup {
    html! {
        @if !figures.errors.lines.is_empty() {
            section aria-labelledby="failures" {
                h2 id="failures" { "What could not be had" }
                (named_table(figures, &figures.errors, "failures", ["Code", "Times"], "times"))
            }
        }
    }
}

pub(super) fn named_table(figures: &Figures, list: &List<Named>, id: &str, heads: [&str; 2], noun: &str) -> Markup {
    let most = list.lines.first().map_or(0, |line| line.count);
    let with_rates = list.lines.iter().any(|line| line.rated.is_some());
    let with_ends = list.lines.iter().any(|line| line.last.is_some());
    let helped = |named: &Named| named.rated.and_then(|(yes, no)| percent(yes, yes + no));
    let resolved = |named: &Named| named.last.and_then(|(visits, resolved)| percent(resolved, visits));
    html! {
        @if list.lines.is_empty() { (none(figures, list)) } @else {
            div.wide tabindex="0" role="group" aria-labelledby=(id) {
                table {
                    thead { tr { th scope="col" { (heads[0]) } th.n scope="col" { (heads[1]) } td.rule {} @if with_rates { th.n scope="col" { "Helped" } } @if with_ends { th.n scope="col" { "Resolved" } } } }
                    tbody {
                        @for line in &list.lines {
                            tr {
                                th.words scope="row" {
                                    @match &line.label {
                                        Some(label) => { bdi { (clean(label)) } span.also { bdi { (clean(&line.id)) } } },
                                        None => bdi { (clean(&line.id)) },
                                    }
                                }
                                td.n { (grouped(line.count)) }
                                td.rule { (share(line.count, most)) }
                                @if with_rates {
                                    td.n { @match helped(line) { Some(share) => { (share) " %" }, None => "–" } }
                                }
                                @if with_ends {
                                    td.n { @match resolved(line) { Some(share) => { (share) " %" }, None => "–" } }
                                }
                            }
                        }
                    }
                }
            }
            (others(figures, list, noun))
        }
    }
}

fn none<T>(figures: &Figures, list: &List<T>) -> Markup {
    html! {
        p.note {
            @if list.others > 0 {
                "Nothing that " (figures.least) " visits share; " (grouped(list.others)) " in all."
            } @else { "Nothing in these logs." }
        }
    }
}

fn others<T>(figures: &Figures, list: &List<T>, noun: &str) -> Markup {
    html! {
        @if list.others > 0 {
            p.small { (grouped(list.others)) " more " (noun) " are not shown: each kind came from fewer than " (figures.least) " visits, or the list is full." }
        }
    }
}
