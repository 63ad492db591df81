//! Facts written out on a few lines, so that a test reads like what a merchant would say.

use shelfhelp::contact::{Channel, ChannelKind};
use shelfhelp::content::{Block, Inline};
use shelfhelp::delivery::{Fee, Handling, Policy, Rate, Returns, Step};
use shelfhelp::i18n::{Locale, Words};
use shelfhelp::money::{Currency, Money};
use shelfhelp::page::PageFacts;
use shelfhelp::time::{Calendar, WEEK, Weekday, Weekdays, Zone};

fn words(words: &Words) -> String {
    words.get(&Locale::english()).to_owned()
}

pub(crate) fn product(facts: &PageFacts) -> String {
    let Some(product) = &facts.product else { return "no product".into() };
    let mut out = format!("{} | {}", product.id, words(&product.name));
    if let Some(price) = product.price {
        out += &format!(" | {} {}", price.decimal(), price.currency.code());
    }
    if let Some(grams) = product.weight_g {
        out += &format!(" | {grams} g");
    }
    if let Some(day) = product.available_from {
        out += &format!(" | from {day}");
    }
    if !product.categories.is_empty() {
        out += &format!("\nin {}", product.categories.join(" > "));
    }
    if !product.tags.is_empty() {
        out += &format!("\ntags {}", product.tags.join(", "));
    }
    for (name, value) in &product.facts {
        out += &format!("\n{}: {}", words(name), words(value));
    }
    out
}

fn week(calendar: &Calendar) -> String {
    let name = |day: &Weekday| format!("{day:?}")[..3].to_owned();
    let mut out = match calendar.week {
        WEEK => "Mon-Fri".into(),
        Weekdays::ALL => "daily".into(),
        week => Weekday::ALL.iter().filter(|d| week.has(**d)).map(name).collect::<Vec<_>>().join(" "),
    };
    for day in &calendar.closed {
        out += &format!(" not {day}");
    }
    out
}

fn handling(handling: &Handling) -> String {
    let (min, max) = handling.days;
    let until = match handling.cutoffs.0 {
        [Some(time), ..] => format!(" until {time}"),
        _ => String::new(),
    };
    format!("packed in {min}-{max} days, {}{until}", week(&handling.calendar))
}

fn rate(rate: &Rate) -> String {
    let place = rate.place.as_deref().unwrap_or("anywhere");
    let amount = |minor: i64| Money::minor(minor, Currency::EUR).decimal();
    let step = |step: &Step| match (&step.fee, step.value.or(step.weight)) {
        (Fee::Flat(minor), Some(up_to)) => format!("{} up to {up_to}", amount(*minor)),
        (Fee::Flat(minor), None) => amount(*minor),
        (Fee::AtCheckout, _) => "at checkout".into(),
        (Fee::Parts(_) | Fee::Never(_), _) => "?".into(),
    };
    if let [Step { fee: Fee::Never(reason), .. }] = &rate.steps[..] {
        return format!("  {place}: never {}", words(reason)).trim_end().to_owned();
    }
    let by_value = rate.steps.iter().any(|step| step.value.is_some());
    let by_weight = rate.steps.iter().any(|step| step.weight.is_some());
    let by = if by_value {
        "by value "
    } else if by_weight {
        "by weight "
    } else {
        ""
    };
    let price = format!("{by}{}", rate.steps.iter().map(step).collect::<Vec<_>>().join(", "));
    let free = rate.free_over.map(|money| format!(", free from {}", money.decimal())).unwrap_or_default();
    format!("  {place}: {price}, {}-{} days{free}", rate.transit.0, rate.transit.1)
}

pub(crate) fn policy(facts: &PageFacts) -> String {
    let Some(policy) = &facts.policy else { return "no policy".into() };
    delivery(policy).unwrap_or_else(|| "no methods".into())
}

fn delivery(policy: &Policy) -> Option<String> {
    policy.methods.first()?;
    let zone = match &policy.zone {
        Zone::Fixed(seconds) => format!("{:+} min", seconds / 60),
        _ => "listed".into(),
    };
    let mut out = format!("{} {zone}, {}", policy.currency.code(), handling(&policy.warehouses[0].handling));
    for place in &policy.places {
        let region = |region: &shelfhelp::delivery::Region| {
            [std::slice::from_ref(&region.country), &region.patterns[..]].concat()
        };
        out +=
            &format!("\nplace {}: {}", place.id, place.regions.iter().flat_map(region).collect::<Vec<_>>().join(" "));
    }
    for method in &policy.methods {
        out += &format!("\n{} \"{}\"", method.id, words(&method.name));
        for counter in &method.counters {
            out += &format!(" at \"{}\"", words(&counter.address));
            for (day, opens, closes) in &counter.hours {
                out += &format!(" {} {opens}-{closes}", &format!("{day:?}")[..3]);
            }
        }
        if let Some(own) = method.handling.first() {
            out += &format!(", {}", handling(own));
        }
        if method.carrier != Calendar::default() {
            out += &format!(", carried {}", week(&method.carrier));
        }
        for line in &method.rates {
            out += &format!("\n{}", rate(line));
        }
    }
    Some(out)
}

pub(crate) fn returns(facts: &PageFacts) -> String {
    match facts.policy.as_ref().and_then(|policy| policy.returns.as_ref()) {
        Some(returns) => returns_line(returns),
        None => "nothing".into(),
    }
}

fn returns_line(returns: &Returns) -> String {
    let mut out = match (returns.accepted, returns.days) {
        (false, _) => "never".into(),
        (true, None) => "any time".into(),
        (true, Some(days)) => format!("{days} days"),
    };
    if let Some(fee) = returns.fee {
        out += &format!(", fee {} {}", fee.decimal(), fee.currency.code());
    }
    if let Some(url) = &returns.url {
        out += &format!(", see {url}");
    }
    for (from, to, until) in &returns.seasonal {
        out += &format!("\n{from} to {to}: until {until}");
    }
    out
}

pub(crate) fn channels(facts: &PageFacts) -> String {
    let line = |channel: &Channel| {
        let kind = match &channel.kind {
            ChannelKind::Custom(Some(url)) => format!("opens {url}"),
            ChannelKind::Custom(None) => "own chat".into(),
            ChannelKind::Email(address) => format!("mail {address}"),
            ChannelKind::Phone(number) => format!("dial {number}"),
            other => format!("{} {}", other.name(), other.address().unwrap_or_default()),
        };
        let mut out = format!("{}: {kind}", channel.id);
        if let Some(hours) = &channel.hours {
            for (day, opens, closes) in &hours.spans {
                out += &format!(" {} {opens}-{closes}", &format!("{day:?}")[..3]);
            }
            for day in &hours.closed {
                out += &format!(" not {day}");
            }
        }
        assert!(channel.label.is_empty(), "labels are the shop's own words");
        out
    };
    let mut lines: Vec<String> = facts.channels.iter().map(line).collect();
    lines.extend(facts.shop_name.as_ref().map(|name| format!("shop {name}")));
    lines.join("\n")
}

pub(crate) fn answers(facts: &PageFacts) -> String {
    let line = |answer: &shelfhelp::content::Answer| {
        let body: Vec<String> = answer.body.iter().map(block).collect();
        format!("{} {}\n{}", answer.id, answer.question, body.join("\n"))
    };
    facts.answers.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Blocks in a notation of their own: `p(…)`, `h2(…)`, `ul[…; …]`, marks as `b(…)`, `i(…)`, `a:address(…)`, breaks as `/`.
fn block(block: &Block) -> String {
    match block {
        Block::Heading(level, line) => format!("h{level}({})", inlines(line)),
        Block::Paragraph(line) => format!("p({})", inlines(line)),
        Block::List(ordered, items) => {
            let item = |item: &Vec<Block>| item.iter().map(self::block).collect::<Vec<_>>().join(" ");
            let items = items.iter().map(item).collect::<Vec<_>>().join("; ");
            format!("{}[{items}]", if *ordered { "ol" } else { "ul" })
        }
        other => format!("{other:?}"),
    }
}

fn inlines(line: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Strong(inner) => format!("b({})", inlines(inner)),
        Inline::Emphasis(inner) => format!("i({})", inlines(inner)),
        Inline::Link(link, inner) => format!("a:{}({})", link.as_str(), inlines(inner)),
        Inline::Break => "/".into(),
        other => format!("{other:?}"),
    };
    line.iter().map(one).collect()
}
