//! What does a shop's team read first, and what below?
//!
//! One file with everything in it: no script, nothing fetched, a policy that forbids both. What shoppers typed is text and
//! nothing else, in the direction of its own letters.
//!
//! Does not know: logs. Figures come in.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};
use shelfhelp::i18n::{Format, Native};
use shelfhelp::time::Date;

use super::after_page::{effort, people, ratings, recommend, signs};
use super::figures::{Day, Figures, percent};
use super::plot::{Bar, Plot, bars};
use super::tables::{answers, asked, channels, failures, missed};
use crate::pages::looks;
use crate::source::finding::clean;

const STYLE: &str = include_str!("report.css");
/// By this a file is known to be a report, which the next may replace.
pub(crate) const MARK: &str = "<meta name=\"generator\" content=\"shelfhelp report\">";
// A quarter of a year: more bars than that are a hedge.
const DAYS_MAX: usize = 92;

/// The whole page.
pub(crate) fn page(figures: &Figures) -> String {
    let style = format!("{}{STYLE}", looks(&Default::default()));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        base64(&Sha256::digest(&style)),
    );
    let shop = figures.shop.as_deref().map(clean).unwrap_or_default();
    let title = if shop.is_empty() { "What shoppers asked".to_owned() } else { format!("What shoppers asked {shop}") };
    let whole = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                (PreEscaped(MARK))
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (title) }
                style { (PreEscaped(style)) }
            }
            body {
                main {
                    h1 { "What shoppers asked" @if !shop.is_empty() { " " bdi { (shop) } } }
                    p.lead { (span(figures)) }
                    (summary(figures))
                    (resolved(figures))
                    (missed(figures))
                    (asked(figures))
                    (answers(figures))
                    (ratings(figures))
                    (signs(figures))
                    (channels(figures, people(figures)))
                    (effort(figures))
                    (recommend(figures))
                    (hours(figures))
                    (failures(figures))
                    (notes(figures))
                }
            }
        }
    };
    whole.into_string() + "\n"
}

fn span(figures: &Figures) -> String {
    match figures.span {
        Some((first, last)) if first == last => format!("{first}"),
        Some((first, last)) => format!("{first} to {last}"),
        None => "The logs say no dates.".to_owned(),
    }
}

fn summary(figures: &Figures) -> Markup {
    let visits = figures.visits;
    let of = |part: u64, whole: u64| percent(part, whole).map_or("–".to_owned(), |share| format!("{share} %"));
    let cards = [
        (grouped(visits.asked), "visits with a question", format!("of {} that came by", grouped(visits.all))),
        (
            of(visits.resolved, visits.asked),
            "resolved without a person",
            format!("{} visits", grouped(visits.resolved)),
        ),
        (of(visits.person, visits.asked), "went on to a person", format!("{} visits", grouped(visits.person))),
        (of(figures.answered, figures.searches), "of searches answered", format!("of {}", grouped(figures.searches))),
    ];
    html! {
        dl.cards {
            @for (number, what, more) in &cards {
                div { dt { (what) } dd { span.big { (number) } " " span.small { (more) } } }
            }
        }
        @if visits.all == 0 && figures.events > 0 {
            p.note { "No event says to which visit it belongs, so nobody can tell which visits were resolved. Give each line a "
                code { "visit" } "." }
        }
    }
}

fn resolved(figures: &Figures) -> Markup {
    let skipped = figures.days.len().saturating_sub(DAYS_MAX);
    let days: &[Day] = figures.days.get(skipped..).unwrap_or_default();
    let share_of = |day: &Day| percent(day.resolved, day.asked);
    let bar = |day: &Day| Bar {
        label: date(day.day),
        value: share_of(day),
        says: format!("{}: {} of {} visits", day.day, day.resolved, day.asked),
    };
    let drawn: Vec<Bar> = days.iter().map(bar).collect();
    let shares = || days.iter().filter_map(|day| Some((share_of(day)?, day.day)));
    let low = shares().min_by(|one, other| one.0.total_cmp(&other.0));
    let high = shares().max_by(|one, other| one.0.total_cmp(&other.0));
    let words = low.zip(high).map_or(String::new(), |((low, on), (high, at))| {
        format!("{} days; from {low} % on {on} to {high} % on {at}", days.len())
    });
    let plot = Plot {
        id: "resolved-plot",
        title: "Visits resolved without a person, by day",
        words: &words,
        axes: ("day of the visit", "share resolved"),
        most: Some(100.0),
        unit: "%",
    };
    html! {
        section aria-labelledby="resolved" {
            h2 id="resolved" { "Resolved without a person, by day" }
            @if days.is_empty() {
                p.note { "No day has " (figures.least) " visits with a question." }
            } @else {
                (bars(&plot, &drawn))
                @if skipped > 0 { p.small { "The last " (DAYS_MAX) " days with enough visits; " (skipped) " before them are left out." } }
                details {
                    summary { "The same as a table" }
                    table {
                        thead { tr { th scope="col" { "Day" } th.n scope="col" { "Visits" } th.n scope="col" { "Resolved" } th.n scope="col" { "Share" } } }
                        tbody {
                            @for day in days {
                                tr { td { (day.day) } td.n { (grouped(day.asked)) } td.n { (grouped(day.resolved)) } td.n { (share_of(day).unwrap_or(0.0)) " %" } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// `19 Nov`: with the weekday, days would touch.
pub(super) fn date(day: Date) -> String {
    let text = Native.day(day);
    text.split_once(' ').map(|(_, date)| date.to_owned()).unwrap_or(text)
}

fn hours(figures: &Figures) -> Markup {
    let bar = |(hour, count): (usize, &Option<u64>)| Bar {
        label: format!("{hour:02}"),
        value: count.map(|count| count as f64),
        says: count.map_or(String::new(), |count| format!("{hour:02}:00: {}", grouped(count))),
    };
    let drawn: Vec<Bar> = figures.hours.iter().enumerate().map(bar).collect();
    let busiest = figures.hours.iter().enumerate().filter_map(|(hour, count)| Some(((*count)?, hour)));
    // Of equal hours the earliest.
    let busiest = busiest.max_by_key(|(count, hour)| (*count, 24 - hour));
    let words = busiest.map_or(String::new(), |(count, hour)| {
        format!("Busiest from {hour:02}:00 to {:02}:00: {} of what was done", hour + 1, grouped(count))
    });
    let across = format!("hour of the day ({})", clean(&figures.zone));
    let plot = Plot {
        id: "hours-plot",
        title: "Searches, readings, ratings and hand-offs by hour of the day",
        words: &words,
        axes: (&across, "done"),
        most: None,
        unit: "",
    };
    html! {
        section aria-labelledby="hours" {
            h2 id="hours" { "Busiest hours" }
            @if busiest.is_none() { p.note { "No hour has events of " (figures.least) " visits." } } @else {
                p.hint { (words) "." }
                (bars(&plot, &drawn))
                details {
                    summary { "The same as a table" }
                    table {
                        thead { tr { th scope="col" { "Hour" } th.n scope="col" { "Done" } } }
                        tbody {
                            @for (hour, count) in figures.hours.iter().enumerate() {
                                tr { td { (format!("{hour:02}:00")) } td.n { @match count { Some(count) => (grouped(*count)), None => { "fewer than " (figures.least) } } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn notes(figures: &Figures) -> Markup {
    let counted = [
        (figures.without_visit, "events say no visit: each counts as a visit of its own, and none of them is followed"),
        (figures.without_time, "events say no time: they are in no day and no hour"),
        (figures.without_words, "searches say no words: they count, and what was asked is not known"),
        (figures.unknown, "events are not the shelf's"),
        (figures.requests, "requests of the web server were for something else"),
        (figures.dropped, "facts were never sent, because a page told too many at once"),
        (figures.broken, "lines cannot be read and are left out"),
        (figures.visits_lost, "events belong to visits beyond the two millionth, which are not followed"),
    ];
    html! {
        section.notes aria-labelledby="notes" {
            h2 id="notes" { "How this was counted" }
            ul {
                li { "From " (grouped(figures.events)) " events. Days and hours are those of " bdi { (clean(&figures.zone)) } "." }
                li { "A group of fewer than " (figures.least) " visits is never shown singly, so that nobody is recognised by what they asked." }
                li { "A visit counts as resolved when something was found or read, its last rating was not a no, and it did not go on to a person. Nobody knows more than that: who leaves without a word may be content or not." }
                li {
                    @if figures.shop.is_some() { "Questions that have the same telling words by the shop's own search are one question." }
                    @else { "Questions of the same words are one question, whatever their order, capitals and accents." }
                }
                @for (number, words) in counted.iter().filter(|(number, _)| *number > 0) { li { (grouped(*number)) " " (words) "." } }
            }
        }
    }
}

/// `1,234,567`.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let comma = |at: usize| at > 0 && (digits.len() - at).is_multiple_of(3);
    digits.char_indices().flat_map(|(at, digit)| comma(at).then_some(',').into_iter().chain([digit])).collect()
}

/// As a policy names the hash of a style sheet.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let whole = three.iter().chain([&0, &0]).take(3).fold(0_usize, |whole, byte| whole << 8 | usize::from(*byte));
        for place in 0..4 {
            let letter = LETTERS.get(whole >> (18 - 6 * place) & 63).copied().unwrap_or(b'=');
            text.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        for (text, expected) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }

    #[test]
    fn thousands_are_parted() {
        for (number, expected) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), expected);
        }
    }
}
