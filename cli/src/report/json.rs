//! What do programs read?
//!
//! The figures of the page, named as docs/tool.md names them.

use serde_json::{Value as Json, json};
use shelfhelp::time::Date;

use super::figures::{Day, Figures, List, Named, Question};

/// The figures for programs.
pub(crate) fn json(figures: &Figures) -> Json {
    let Figures { visits, .. } = figures;
    let questions = |list: &List<Question>| {
        let line = |q: &Question| {
            let mut line = json!({ "words": q.words, "shared": q.is_shared, "also": q.also, "count": q.count });
            if let (Some(today), Json::Object(line)) = (&q.today, &mut line) {
                line.insert("today".into(), json!({ "answered": today.answered, "id": today.id }));
            }
            line
        };
        json!({ "lines": list.lines.iter().map(line).collect::<Vec<Json>>(), "others": list.others })
    };
    let named = |list: &List<Named>| {
        let line = |named: &Named| {
            let mut line = json!({ "id": named.id, "label": named.label, "count": named.count });
            if let (Some((yes, no)), Json::Object(line)) = (named.rated, &mut line) {
                line.insert("helped".into(), yes.into());
                line.insert("not_helped".into(), no.into());
            }
            if let (Some((visits, resolved)), Json::Object(line)) = (named.last, &mut line) {
                line.insert("read_last".into(), visits.into());
                line.insert("resolved".into(), resolved.into());
            }
            line
        };
        json!({ "lines": list.lines.iter().map(line).collect::<Vec<Json>>(), "others": list.others })
    };
    let week = |(monday, mean, said): &(Date, f64, u64)| json!({ "monday": monday.to_string(), "mean": tenth(*mean), "said": said });
    let day = |d: &Day| json!({ "day": d.day.to_string(), "asked": d.asked, "resolved": d.resolved });
    json!({
        "least": figures.least,
        "zone": figures.zone,
        "from": figures.span.map(|(first, _)| first.to_string()),
        "until": figures.span.map(|(_, last)| last.to_string()),
        "events": figures.events,
        "unknown": figures.unknown,
        "other_requests": figures.requests,
        "broken": figures.broken,
        "never_sent": figures.dropped,
        "without_visit": figures.without_visit,
        "without_time": figures.without_time,
        "visits": {
            "all": visits.all,
            "asked": visits.asked,
            "resolved": visits.resolved,
            "person": visits.person,
            "not_followed": figures.visits_lost,
        },
        "searches": {
            "all": figures.searches,
            "answered": figures.answered,
            "without_words": figures.without_words,
        },
        "days": figures.days.iter().map(day).collect::<Vec<Json>>(),
        "hours": figures.hours,
        "missed": questions(&figures.missed),
        "asked": questions(&figures.asked),
        "answers": named(&figures.read),
        "not_helped": named(&figures.not_helped),
        "channels": named(&figures.channels),
        "failures": named(&figures.errors),
        "signs": named(&figures.signs),
        "reasons": named(&figures.reasons),
        "channels_lost": named(&figures.lost),
        "orders": named(&figures.orders),
        "ratings": { "helped": figures.ratings.0, "not_helped": figures.ratings.1 },
        "contacts": { "all": figures.people.contacts, "again": figures.people.again },
        "waits": figures.people.waits.map(|(known, middle, most)| json!({ "known": known, "median_s": middle, "p90_s": most })),
        "effort": figures.effort.as_ref().map(|effort| json!({
            "mean": tenth(effort.mean),
            "counts": effort.counts,
            "weeks": effort.weeks.iter().map(week).collect::<Vec<Json>>(),
        })),
        "recommend": figures.recommend.as_ref().map(|r| json!({ "score": r.score, "counts": r.counts })),
    })
}

/// With one decimal: more would be made up.
fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
