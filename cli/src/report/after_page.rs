//! What does the page tell of effort, of people, and of what shoppers said afterwards?
//!
//! Does not know: what may be shown. Figures hold that alone.

use maud::{Markup, html};

use super::figures::{Effort, Figures, percent};
use super::page::{date, grouped};
use super::plot::{Bar, Plot, bars};
use super::tables::named_table;

pub(super) fn effort(figures: &Figures) -> Markup {
    let Some(effort) = &figures.effort else { return html! {} };
    let said: u64 = effort.counts.iter().sum();
    html! {
        section aria-labelledby="effort" {
            h2 id="effort" { "How much effort it took" }
            p.hint { "1 is very little, 7 is very much. " (grouped(said)) " said it; " (tenth(effort.mean)) " on average." }
            (said_plot("effort-plot", "How often each effort was said", "effort, 1 to 7", &effort.counts, 1))
            @if effort.weeks.len() > 1 { (trend(effort)) }
        }
    }
}

fn trend(effort: &Effort) -> Markup {
    let bar = |(monday, mean, said): &(_, f64, u64)| Bar {
        label: date(*monday),
        value: Some(*mean),
        says: format!("week of {monday}: {} on average, said by {}", tenth(*mean), grouped(*said)),
    };
    let drawn: Vec<Bar> = effort.weeks.iter().map(bar).collect();
    let ends = effort.weeks.first().zip(effort.weeks.last());
    let words = ends.map_or(String::new(), |((_, first, _), (_, last, _))| {
        format!("from {} in the first week to {} in the last", tenth(*first), tenth(*last))
    });
    let plot = Plot {
        id: "effort-weeks",
        title: "Effort by week, lower is better",
        words: &words,
        axes: ("week that begins on", "effort on average"),
        most: Some(7.0),
        unit: "",
    };
    html! {
        h3 { "Week by week" }
        p.hint { "Lower is better; " (words) "." }
        (bars(&plot, &drawn))
    }
}

pub(super) fn recommend(figures: &Figures) -> Markup {
    let Some(recommend) = &figures.recommend else { return html! {} };
    let said: u64 = recommend.counts.iter().sum();
    html! {
        section aria-labelledby="recommend" {
            h2 id="recommend" { "Would they recommend the shop?" }
            p.hint {
                "Recommendation score " strong { (signed(recommend.score)) } ": those who said 9 or 10 less those who said 0 to 6, in percent of "
                (grouped(said)) "."
            }
            (said_plot("recommend-plot", "How often each score was said", "score, 0 to 10", &recommend.counts, 0))
        }
    }
}

fn said_plot(id: &str, title: &str, across: &str, counts: &[u64], from: usize) -> Markup {
    let bar = |(at, count): (usize, &u64)| Bar {
        label: (at + from).to_string(),
        value: Some(*count as f64),
        says: format!("{}: {}", at + from, grouped(*count)),
    };
    let drawn: Vec<Bar> = counts.iter().enumerate().map(bar).collect();
    let most = counts.iter().enumerate().max_by_key(|(at, count)| (**count, counts.len() - at));
    let words =
        most.map_or(String::new(), |(at, count)| format!("most often {}, {} times", at + from, grouped(*count)));
    bars(&Plot { id, title, words: &words, axes: (across, "said"), most: None, unit: "" }, &drawn)
}

/// How it went with those who went on to a person.
pub(super) fn people(figures: &Figures) -> Markup {
    let people = figures.people;
    let lost = !figures.lost.lines.is_empty();
    html! {
        @if people.contacts >= figures.least as u64 {
            h3 { "How it went" }
            ul.plain {
                @match people.waits {
                    Some((known, middle, most)) => li {
                        "An answer came after " strong { (lasting(middle)) } " for half, and within " strong { (lasting(most)) }
                        " for nine of ten. Known for " (grouped(known)) " of " (grouped(people.contacts)) " conversations."
                    },
                    None => li { "How long people waited is not known: only chats tell when somebody answers." },
                }
                @if let Some(share) = percent(people.again, people.contacts).filter(|_| people.again >= figures.least as u64) {
                    li { (share) " % were repeat contacts: the same visit, or a shopper who agreed to be known again, within seven days." }
                } @else {
                    li { "Hardly anybody had to come again within seven days." }
                }
            }
        }
        @if lost {
            h3 id="lost" { "Channels that did not open" }
            (named_table(figures, &figures.lost, "lost", ["Channel", "Times"], "times"))
        }
    }
}

/// Ratings as a whole, and why answers did not help.
pub(super) fn ratings(figures: &Figures) -> Markup {
    let (yes, no) = figures.ratings;
    html! {
        @if yes + no >= figures.least as u64 {
            section aria-labelledby="ratings" {
                h2 id="ratings" { "Did it help?" }
                p.hint {
                    (percent(yes, yes + no).unwrap_or(0.0)) " % of " (grouped(yes + no)) " ratings were a yes."
                }
                @if !figures.reasons.lines.is_empty() {
                    h3 id="reasons" { "Why not" }
                    (named_table(figures, &figures.reasons, "reasons", ["Reason", "Times"], "times"))
                }
            }
        }
    }
}

/// What led to a person, and what was done about orders.
pub(super) fn signs(figures: &Figures) -> Markup {
    html! {
        @if !figures.signs.lines.is_empty() {
            section aria-labelledby="signs" {
                h2 id="signs" { "Signs that help was not helping" }
                (named_table(figures, &figures.signs, "signs", ["Sign", "Times"], "times"))
            }
        }
        @if !figures.orders.lines.is_empty() {
            section aria-labelledby="orders" {
                h2 id="orders" { "Orders looked up" }
                (named_table(figures, &figures.orders, "orders", ["What came of it", "Times"], "times"))
            }
        }
    }
}

/// `95 s`, `4 min`, `2 h 5 min`.
fn lasting(seconds: u32) -> String {
    match (seconds + 30) / 60 {
        _ if seconds < 120 => format!("{seconds} s"),
        minutes if minutes < 120 => format!("{minutes} min"),
        minutes => format!("{} h {} min", minutes / 60, minutes % 60),
    }
}

fn signed(score: i64) -> String {
    if score > 0 { format!("+{score}") } else { score.to_string().replace('-', "−") }
}

fn tenth(value: f64) -> String {
    format!("{value:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_scores_are_written_short() {
        for (seconds, expected) in
            [(0, "0 s"), (95, "95 s"), (120, "2 min"), (3_599, "60 min"), (7_500, "2 h 5 min"), (86_400, "24 h 0 min")]
        {
            assert_eq!(lasting(seconds), expected);
        }
        for (score, expected) in [(0, "0"), (31, "+31"), (-4, "−4")] {
            assert_eq!(signed(score), expected);
        }
    }
}
