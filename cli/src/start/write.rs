//! How do the files of a new shop read?
//!
//! The texts stand in `cli/template`; here their gaps are filled. `%NAME%` is a gap, and a line that is nothing but a gap
//! goes where there is nothing to fill it with.

use shelfhelp::contact::{Channel, ChannelKind, Hours};
use shelfhelp::content::Product;
use shelfhelp::i18n::{Locale, Words};
use shelfhelp::time::{Date, Weekday};

use super::words::{self, Names};
use super::{Beginning, lands, nearest, prices};
use crate::holidays;
use crate::import::write::{list, quoted};

/// The looks that ship with the widget.
pub(super) const THEMES: [(&str, &str); 3] = [
    ("boutique", include_str!("../../../www/themes/boutique.tokens.json")),
    ("outdoor", include_str!("../../../www/themes/outdoor.tokens.json")),
    ("market", include_str!("../../../www/themes/market.tokens.json")),
];

/// Looks to begin with.
pub(super) const THEME: &str = include_str!("../../template/theme.tokens.json");

// Countries in which a parcel is on its way for days even at home.
const WIDE: [&str; 11] = ["AR", "AU", "BR", "CA", "CL", "CN", "ID", "IN", "MX", "NG", "US"];

/// `shop.toml`.
pub(super) fn shop(shop: &Beginning) -> String {
    let locales: Vec<String> = shop.locales.iter().map(Locale::to_string).collect();
    fill(
        include_str!("../../template/shop.toml"),
        &[
            ("NAME", quoted(&shop.name)),
            ("LOCALES", list(&locales)),
            ("CURRENCY", quoted(shop.currency.code())),
            ("COUNTRY", quoted(&shop.country)),
            ("ZONE", quoted(&shop.time_zone)),
            ("SERVICE", each(shop, |names| names.service)),
            ("CHANNELS", channels(shop)),
        ],
    )
}

/// `delivery.toml`: the page's rules where it has some, else an example.
pub(super) fn delivery(shop: &Beginning, year: i32) -> String {
    if let Some(text) = &shop.found.delivery {
        let returns = include_str!("../../template/delivery-returns.toml");
        let returns = if shop.found.takes_back.is_none() { format!("\n{returns}") } else { String::new() };
        return format!("{text}{returns}");
    }
    let home = shop.country.as_str();
    let prices = prices::of(shop.currency.code());
    let price = |pick: fn(&prices::Prices) -> &'static str| quoted(prices.as_ref().map_or("checkout", pick));
    let holidays = match holidays::dates(home) {
        Some(_) => format!("holidays = {}", quoted(home)),
        None => String::new(),
    };
    let comment = "# Public holidays are no packing days either; `shelfhelp check` lists them.\n";
    let union = lands::in_union(home);
    let place = || {
        let countries: Vec<String> = lands::union_without(home).into_iter().map(str::to_owned).collect();
        let name = each(shop, |names| names.union);
        format!("\n[[places]]\nid = \"union\"\nname = {name}\ncountries = {}", list(&countries))
    };
    let rate = || {
        let price = price(|prices| prices.near);
        format!("\n[[methods.rates]]\nplace = \"union\"\nprice = {price}\ntransit = [3, 7]")
    };
    fill(
        include_str!("../../template/delivery.toml"),
        &[
            ("HANDLING_HOLIDAYS", if holidays.is_empty() { String::new() } else { format!("{comment}{holidays}") }),
            ("CARRIER_HOLIDAYS", holidays.clone()),
            ("UNION", if union { place() } else { String::new() }),
            ("UNION_RATE", if union { rate() } else { String::new() }),
            ("HOME", home.to_owned()),
            ("WEEK", shop.week.to_owned()),
            ("YEAR", year.to_string()),
            ("WORLD_NAME", each(shop, |names| names.world)),
            ("STANDARD", each(shop, |names| names.standard)),
            ("PRICE_HOME", price(|prices| prices.home)),
            ("PRICE_FAR", price(|prices| prices.far)),
            ("TRANSIT_HOME", if WIDE.contains(&home) { "[3, 7]" } else { "[2, 4]" }.to_owned()),
            ("FREE_OVER", prices.map_or(String::new(), |p| format!("free_over = {}", quoted(p.free_over)))),
        ],
    )
}

/// `products.toml`: the page's product, or a sample.
pub(super) fn products(shop: &Beginning) -> String {
    let template = include_str!("../../template/products.toml");
    match shop.found.product.as_ref().filter(|product| !product.id.is_empty()) {
        Some(product) => fill(template, &found(shop, product)),
        None => fill(template, &sample(shop)),
    }
}

fn sample(shop: &Beginning) -> [(&'static str, String); 7] {
    let price = prices::of(shop.currency.code()).map_or("10", |prices| prices.product);
    let (label, value) = (each(shop, |names| names.material), each(shop, |names| names.linen));
    [
        ("SAMPLE", " This one is a sample: change it, or take it away.".to_owned()),
        ("ID", quoted("SAMPLE-1")),
        ("PRODUCT", each(shop, |names| names.product)),
        ("PRICE", quoted(price)),
        ("WEIGHT", weight(400)),
        ("TAGS", "[\"sample\"]".to_owned()),
        ("FACTS", format!("[products.facts.material]\nlabel = {label}\nvalue = {value}")),
    ]
}

/// What a page says of its product. A price in other money is none.
fn found(shop: &Beginning, product: &Product) -> [(&'static str, String); 7] {
    let own = |words: &Words| quoted(words.get(&shop.locales[0]));
    let facts: Vec<String> =
        product.facts.iter().map(|(name, value)| format!("{} = {}", own(name), own(value))).collect();
    let facts = if facts.is_empty() { String::new() } else { format!("[products.facts]\n{}", facts.join("\n")) };
    let name = if product.name.is_empty() { quoted(&product.id) } else { own(&product.name) };
    let price = product.price.filter(|price| price.currency == shop.currency);
    [
        ("SAMPLE", String::new()),
        ("ID", quoted(&product.id)),
        ("PRODUCT", name),
        ("PRICE", price.map_or(String::new(), |price| quoted(&price.decimal()))),
        ("WEIGHT", product.weight_g.map_or(String::new(), weight)),
        ("TAGS", list(&product.tags)),
        ("FACTS", facts),
    ]
}

fn weight(grams: u32) -> String {
    format!("# Grams, with its box.\nweight_g = {grams}")
}

/// `synonyms.toml`: each language a list of groups.
pub(super) fn synonyms(shop: &Beginning) -> String {
    let mut out = String::from(
        "# Words that mean the same to your shoppers. Whoever searches for one finds answers that say another.\n",
    );
    for locale in &shop.locales {
        let groups = words::of(nearest(locale)).same.iter();
        let groups =
            groups.map(|group| format!("  {},\n", list(&group.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>())));
        out.push_str(&format!("\n{locale} = [\n{}]\n", groups.collect::<String>()));
    }
    out
}

/// An answer without what is not so here.
pub(super) fn answer(text: &str, review: Date, free: bool) -> String {
    let text = text.replace("REVIEW", &review.to_string());
    if free {
        return text;
    }
    // Without a value that makes delivery free, a paragraph on it would be untrue.
    let kept: Vec<&str> = text.trim_end().split("\n\n").filter(|part| !part.contains("{{free_shipping.")).collect();
    format!("{}\n", kept.join("\n\n"))
}

/// Words in each of the shop's languages: `"Standard"`, or `{ en = "Standard", el = "Απλή" }`.
fn each(shop: &Beginning, pick: fn(&Names) -> &'static str) -> String {
    match shop.locales.as_slice() {
        [one] => quoted(pick(words::of(nearest(one)))),
        all => {
            let pairs = all.iter().map(|locale| format!("{locale} = {}", quoted(pick(words::of(nearest(locale))))));
            format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
        }
    }
}

/// The ways to a person, or one to fill in.
fn channels(shop: &Beginning) -> String {
    let label = each(shop, |names| names.email);
    if let Some(email) = &shop.email {
        let hours = format!("hours = {{ {} = \"09:00-17:00\" }}", shop.week);
        return format!(
            "[[channels]]\nid = \"email\"\nkind = \"email\"\naddress = {}\nlabel = {label}\n\
             # EXAMPLE: when somebody reads it, and how soon within those hours an answer comes.\n{hours}\n\
             answers_within = \"4 h\"",
            quoted(email)
        );
    }
    let written: Vec<String> = shop.found.channels.iter().filter_map(|found| channel(shop, found)).collect();
    if !written.is_empty() {
        return written.join("\n\n");
    }
    format!(
        "# Nobody can be reached from here yet: take the # away and write your own address.\n\
         # [[channels]]\n# id = \"email\"\n# kind = \"email\"\n# address = \"help@shop.example\"\n# label = {label}\n\
         # hours = {{ {} = \"09:00-17:00\" }}\n# answers_within = \"4 h\"",
        shop.week
    )
}

fn channel(shop: &Beginning, found: &Channel) -> Option<String> {
    let (kind, address, label) = match &found.kind {
        ChannelKind::Email(address) => ("email", address, each(shop, |names| names.email)),
        // Pages have numbers with words and signs in them; `check` would refuse what we begin with.
        ChannelKind::Phone(number) if !number.chars().all(|c| c.is_ascii_digit() || "+ ()-./".contains(c)) => {
            return None;
        }
        ChannelKind::Phone(number) => ("phone", number, each(shop, |names| names.phone)),
        // A page's own chat opens by a script that only the merchant knows.
        _ => return None,
    };
    let hours = found.hours.as_ref().map_or(String::new(), |hours| format!("\nhours = {}", week(hours)));
    let (id, address) = (quoted(&found.id), quoted(address));
    Some(format!("[[channels]]\nid = {id}\nkind = \"{kind}\"\naddress = {address}\nlabel = {label}{hours}"))
}

/// `{ weekdays = ["09:00-13:00", "14:00-18:00"], sat = ["10:00-14:00"] }`.
fn week(hours: &Hours) -> String {
    let spans = |day: Weekday| -> String {
        let of_day = hours.spans.iter().filter(|(on, ..)| *on == day);
        of_day.map(|(_, from, to)| quoted(&format!("{from}-{to}"))).collect::<Vec<_>>().join(", ")
    };
    let days = Weekday::ALL.map(|day| (format!("{day:?}").to_ascii_lowercase(), spans(day)));
    let (working, weekend) = days.split_at(5);
    let is_one = working.iter().all(|(_, spans)| *spans == working[0].1);
    let week: Vec<(&str, &str)> = match is_one {
        true => [("weekdays", working[0].1.as_str())].into_iter().chain(named(weekend)).collect(),
        false => named(&days).collect(),
    };
    let open = week.into_iter().filter(|(_, spans)| !spans.is_empty());
    format!("{{ {} }}", open.map(|(day, spans)| format!("{day} = [{spans}]")).collect::<Vec<_>>().join(", "))
}

fn named(days: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    days.iter().map(|(day, spans)| (day.get(..3).unwrap_or_default(), spans.as_str()))
}

/// One at-sign between words, as `channels` reads it.
pub(super) fn is_mail(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains('@')
    }) && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>()[]?&,;:\\\"%".contains(c))
}

/// Fills the gaps of a text in one pass, so that no merchant's word is taken for a gap. A key without a value goes.
fn fill(template: &str, gaps: &[(&str, String)]) -> String {
    let mut out = String::new();
    for line in template.lines() {
        let mut filled = String::new();
        let mut rest = line;
        let mut is_gone = false;
        while let Some((before, after)) = rest.split_once('%') {
            filled.push_str(before);
            let gap = after.split_once('%').and_then(|(name, after)| {
                gaps.iter().find(|(known, _)| *known == name).map(|(_, value)| (value, after))
            });
            match gap {
                Some((value, after)) => {
                    is_gone |= value.is_empty() && after.is_empty() && (before.is_empty() || before.ends_with(" = "));
                    filled.push_str(value);
                    rest = after;
                }
                None => {
                    filled.push('%');
                    rest = after;
                }
            }
        }
        filled.push_str(rest);
        if !is_gone {
            out.push_str(&filled);
            out.push('\n');
        }
    }
    out
}
