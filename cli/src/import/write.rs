//! How is a draft written, so that a merchant reads it and goes on from there?
//!
//! Everything that the export did not say and we assumed carries the word `assumed` in a comment beside it.

use core::fmt::Write;

use super::amount::Amount;
use super::draft::{Days, Draft, Handling, Kind, Method, Parts, Place, Price, Rate, Step, Warehouse, Week};

// A line of the file that is still read without scrolling.
const WIDTH: usize = 100;

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const ASSUMED: &str = "  # assumed";

/// The text of `delivery.toml`; `source` is what it was imported from.
pub(crate) fn write(draft: &Draft, source: &str) -> String {
    let mut out = String::new();
    let text = &mut out;
    comment(text, &format!("Delivery rules, imported from {source}."));
    comment(text, "What the export does not say is marked \"assumed\": put in what holds for you.");
    match draft.currency {
        Some(currency) => {
            comment(text, &format!("Amounts are in {0}: `currency = \"{0}\"` in shop.toml.", currency.code()))
        }
        None => comment(text, "Amounts are in the currency of shop.toml."),
    }
    if let Some(zone) = &draft.time_zone {
        comment(text, &format!("Times are those of {zone}: `time_zone = {}` in shop.toml.", quoted(zone)));
    }
    if draft.before_discount {
        text.push_str("\norder_value = \"before-discount\"\n");
    }
    text.push_str("\n[handling]\n");
    handling_lines(text, &draft.handling);
    comment(text, "Public holidays are open days unless you name them: holidays = [\"GR\"].");
    draft.warehouses.iter().for_each(|warehouse| warehouse_group(text, warehouse));
    draft.places.iter().for_each(|place| place_group(text, place));
    let units = Units::of(draft);
    draft.methods.iter().for_each(|method| method_group(text, method, &units));
    out
}

fn warehouse_group(out: &mut String, warehouse: &Warehouse) {
    out.push_str("\n[[warehouses]]\n");
    if !warehouse.note.is_empty() {
        comment(out, &warehouse.note);
    }
    line(out, "id", &quoted(&warehouse.id), "");
    handling_lines(out, &warehouse.handling);
}

fn handling_lines(out: &mut String, handling: &Handling) {
    line(out, "days", &days(handling.days), assumed(handling.days.assumed));
    if let Some(cutoff) = &handling.cutoff {
        line(out, "cutoff", &quoted(&cutoff.time), assumed(cutoff.assumed));
    }
    if let Some(week) = &handling.open {
        line(out, "open", &weekdays(week), "");
    }
}

/// The same on one line, for a method of its own ways.
fn handling_inline(handling: &Handling) -> String {
    let mut parts = vec![format!("days = {}", days(handling.days))];
    parts.extend(handling.cutoff.as_ref().map(|cutoff| format!("cutoff = {}", quoted(&cutoff.time))));
    parts.extend(handling.open.as_ref().map(|week| format!("open = {}", weekdays(week))));
    format!("{{ {} }}", parts.join(", "))
}

fn place_group(out: &mut String, place: &Place) {
    out.push_str("\n[[places]]\n");
    line(out, "id", &quoted(&place.id), "");
    if !place.name.is_empty() {
        line(out, "name", &quoted(&place.name), "");
    }
    for (key, items) in [("countries", &place.countries), ("regions", &place.regions), ("postcodes", &place.postcodes)]
    {
        if !items.is_empty() {
            line(out, key, &list(items), "");
        }
    }
    if place.countries.is_empty() && place.regions.is_empty() {
        comment(out, "Without countries it is everywhere else.");
    }
}

fn method_group(out: &mut String, method: &Method, units: &Units) {
    out.push_str("\n[[methods]]\n");
    line(out, "id", &quoted(&method.id), "");
    line(out, "name", &quoted(&method.name), "");
    match method.kind {
        Kind::Ship => {}
        Kind::Pickup => {
            line(out, "kind", "\"pickup\"", "");
            line(out, "hours", "{ weekdays = \"10:00-18:00\" }", ASSUMED);
        }
        Kind::Locker => line(out, "kind", "\"locker\"", ""),
    }
    if let Some(handling) = &method.handling {
        let is_assumed = handling.days.assumed || handling.cutoff.as_ref().is_some_and(|cutoff| cutoff.assumed);
        line(out, "handling", &handling_inline(handling), assumed(is_assumed));
    }
    if let Some(week) = &method.carrier {
        line(out, "carrier", &format!("{{ open = {} }}", weekdays(week)), "");
    }
    method.rates.iter().for_each(|rate| rate_group(out, rate, units));
}

fn rate_group(out: &mut String, rate: &Rate, units: &Units) {
    out.push_str("\n[[methods.rates]]\n");
    match rate.places.as_slice() {
        [one] => line(out, "place", &quoted(one), ""),
        several => line(out, "place", &list(several), ""),
    }
    if let Some(transit) = rate.transit {
        line(out, "transit", &days(transit), assumed(transit.assumed));
    }
    steps(out, &rate.steps, units);
    if let Some(over) = rate.free_over {
        line(out, "free_over", &units.money(over), "");
    }
}

/// The plainest of the forms that say these steps.
fn steps(out: &mut String, steps: &[Step], units: &Units) {
    if let [step] = steps
        && step.is_open()
    {
        let (key, value) = units.price(&step.price);
        return line(out, key, &value, "");
    }
    let only = |measures: fn(&Step) -> [bool; 3]| {
        steps.iter().all(|step| step.class.is_none() && measures(step) == [false; 3])
    };
    let (key, value_key, weight_key, quantity_key) = if only(|s| [false, s.weight.is_some(), s.quantity.is_some()]) {
        ("tiers_by_value", "up_to", "", "")
    } else if only(|s| [s.value.is_some(), false, s.quantity.is_some()]) {
        ("tiers_by_weight", "", "up_to", "")
    } else if only(|s| [s.value.is_some(), s.weight.is_some(), false]) {
        ("tiers_by_quantity", "", "", "up_to")
    } else {
        ("tiers", "value_up_to", "weight_up_to", "quantity_up_to")
    };
    let _ = writeln!(out, "{key} = [");
    for step in steps {
        let mut parts = Vec::new();
        parts.extend(step.class.as_ref().map(|class| format!("class = {}", quoted(class))));
        parts.extend(step.value.map(|value| format!("{value_key} = {}", units.money(value))));
        parts.extend(step.weight.map(|weight| format!("{weight_key} = {weight}")));
        parts.extend(step.quantity.map(|quantity| format!("{quantity_key} = {quantity}")));
        let (key, value) = units.price(&step.price);
        parts.push(format!("{key} = {value}"));
        let _ = writeln!(out, "  {{ {} }},", parts.join(", "));
    }
    out.push_str("]\n");
}

/// How amounts are written.
struct Units {
    decimals_least: u32,
    decimals_most: u32,
}

impl Units {
    fn of(draft: &Draft) -> Units {
        // Two decimals suit most currencies; three are kept where the export has them.
        let (decimals_least, decimals_most) =
            draft.currency.map_or((2, 3), |currency| (currency.decimals(), currency.decimals()));
        Units { decimals_least, decimals_most }
    }

    fn money(&self, amount: Amount) -> String {
        quoted(&amount.text(self.decimals_least, self.decimals_most))
    }

    /// Key and value.
    fn price(&self, price: &Price) -> (&'static str, String) {
        match price {
            Price::Never(reason) if reason.is_empty() => ("never", "true".to_owned()),
            Price::Never(reason) => ("never", quoted(reason)),
            Price::Checkout => ("price", quoted("checkout")),
            Price::Parts(parts) => ("price", self.parts(parts)),
        }
    }

    fn parts(&self, parts: &Parts) -> String {
        let is_flat = parts.per_item.is_zero() && parts.percent.is_zero() && parts.least.is_none();
        if is_flat {
            return if parts.base.is_zero() { quoted("free") } else { self.money(parts.base) };
        }
        let some = |amount: Amount| Some(amount).filter(|amount| !amount.is_zero());
        let mut written = Vec::new();
        let money = [("base", some(parts.base)), ("per_item", some(parts.per_item))];
        written.extend(money.iter().filter_map(|(key, amount)| Some(format!("{key} = {}", self.money((*amount)?)))));
        written.push(format!("percent = {}", quoted(&parts.percent.text(0, 2))));
        let bounds = [("least", parts.least), ("most", parts.most)];
        written.extend(bounds.iter().filter_map(|(key, amount)| Some(format!("{key} = {}", self.money((*amount)?)))));
        written.retain(|part| part != "percent = \"0\"");
        format!("{{ {} }}", written.join(", "))
    }
}

fn line(out: &mut String, key: &str, value: &str, remark: &str) {
    let _ = writeln!(out, "{key} = {value}{remark}");
}

fn assumed(is: bool) -> &'static str {
    if is { ASSUMED } else { "" }
}

fn comment(out: &mut String, text: &str) {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let _ = writeln!(out, "# {text}");
}

/// `2`, or `[1, 3]`.
fn days(days: Days) -> String {
    if days.least == days.most { days.least.to_string() } else { format!("[{}, {}]", days.least, days.most) }
}

/// `["mon-fri", "sun"]`: spells of three days and more by their ends.
fn weekdays(week: &Week) -> String {
    let mut names: Vec<String> = Vec::new();
    let mut day = 0;
    while day < 7 {
        let length = week.iter().skip(day).take_while(|open| **open).count();
        let name = |at: usize| DAYS.get(at).copied().unwrap_or_default().to_owned();
        match length {
            0 => {}
            1 | 2 => names.extend((day..day + length).map(name)),
            _ => names.push(format!("{}-{}", name(day), name(day + length - 1))),
        }
        day += length.max(1);
    }
    list(&names)
}

/// A list, on several lines where it is long.
pub(crate) fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    let flat = format!("[{}]", items.join(", "));
    if flat.len() <= WIDTH {
        return flat;
    }
    let mut out = String::from("[");
    let mut width = WIDTH;
    for item in items {
        if width + item.len() + 2 > WIDTH {
            out.push_str("\n ");
            width = 1;
        }
        width += item.len() + 2;
        let _ = write!(out, " {item},");
    }
    out.push_str("\n]");
    out
}

/// A basic string of TOML.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
