//! What may come back, until when, at whose cost: in words?

use maud::{Markup, html};
use shelfhelp::content::Link;
use shelfhelp::delivery::words::return_methods;
use shelfhelp::delivery::{Policy, Returns};
use shelfhelp::i18n::Key;
use shelfhelp::money::Money;

use super::super::site::Language;
use super::super::words::Say;

pub(super) fn section(language: &Language<'_>, policy: &Policy, returns: &Returns) -> Markup {
    let link = returns.url.as_deref().and_then(Link::parse);
    html! {
        section.returns {
            h2 #returns { (language.say(Say::Returns)) }
            @if returns.accepted { (accepted(language, policy, returns)) } @else { p { (language.say(Say::ReturnNever)) } }
            @if let Some(link) = link {
                p { a href=(link.as_str()) { (language.say(Say::ReturnRules)) } }
            }
        }
    }
}

fn accepted(language: &Language<'_>, policy: &Policy, returns: &Returns) -> Markup {
    let voice = language.voice();
    let mut said = vec![match returns.days {
        Some(days) => language.count(Say::ReturnDays, i64::from(days)),
        None => language.text(Key::ReturnsAlways).to_owned(),
    }];
    let ways = return_methods(voice, &returns.methods);
    if !ways.is_empty() {
        said.push(language.fill(Say::ReturnHow, &[("ways", &ways)]));
    }
    if let Some(fee) = returns.fee.filter(|_| returns.fees.is_empty()) {
        said.push(costs(language, fee));
    }
    let mut except: Vec<&str> = Vec::new();
    for (_, reason) in &returns.except {
        let reason = reason.get(&language.locale);
        if !reason.is_empty() && !except.contains(&reason) {
            except.push(reason);
        }
    }
    html! {
        p { (said.join(" ")) }
        @for (from, to, until) in &returns.seasonal {
            @let days = [from, to, until].map(|day| language.tongue.date(*day));
            p { (language.fill(Say::ReturnSeason, &[("from", &days[0]), ("to", &days[1]), ("until", &days[2])])) }
        }
        (fees(language, policy, returns))
        @if !except.is_empty() {
            p { (language.say(Say::ReturnExcept)) }
            ul { @for reason in except { li { (reason) } } }
        }
    }
}

fn costs(language: &Language<'_>, fee: Money) -> String {
    match fee.minor {
        0 => language.say(Say::ReturnFree).to_owned(),
        _ => language.fill(Say::ReturnCosts, &[("amount", &language.voice().format.money(fee))]),
    }
}

/// What it costs from each place that has a fee of its own, and from the others.
fn fees(language: &Language<'_>, policy: &Policy, returns: &Returns) -> Markup {
    if returns.fees.is_empty() {
        return html! {};
    }
    let mut rows: Vec<(Money, Vec<String>)> = Vec::new();
    let mut add = |fee: Money, name: String| match rows.iter_mut().find(|(known, _)| *known == fee) {
        Some((_, names)) => names.push(name),
        None => rows.push((fee, vec![name])),
    };
    for (id, fee) in &returns.fees {
        if let Some(place) = policy.places.iter().find(|place| place.id == *id) {
            add(*fee, super::place_name(language, policy, Some(place)));
        }
    }
    if let Some(fee) = returns.fee {
        add(fee, language.say(Say::Elsewhere).to_owned());
    }
    html! {
        div.table role="region" tabindex="0" aria-label=(language.say(Say::ReturnFees)) {
            table {
                caption { (language.say(Say::ReturnFees)) }
                tbody {
                    @for (fee, names) in rows {
                        tr {
                            th scope="row" { (names.join(", ")) }
                            td {
                                @if fee.minor == 0 { (language.text(Key::DeliveryFree)) }
                                @else { (language.voice().format.money(fee)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
