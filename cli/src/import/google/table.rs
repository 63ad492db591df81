//! What does a service cost at a place, step by step?
//!
//! Rate groups become steps of a class, tables become steps in the order of their rows and columns, a table within a cell
//! becomes the steps of that cell. A place of which nobody can say in which row it stands is left to checkout.

use shelfhelp::money::Currency;
use shelfhelp::problem::{Reader, Value};

use super::super::amount::Amount;
use super::super::draft::{Price, Step};
use super::super::{any, flag, groups, lost, text};
use super::area::{Areas, Spot, header_names};

// A subtable within a subtable is not allowed; a few levels more are followed all the same.
const DEPTH_MAX: usize = 4;

// Heavier than any lorry: without a bound it is the same.
const GRAMS_MAX: i128 = 40_000_000;

/// What tells the parcels of a row or column from others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Bound {
    value: Option<Amount>,
    weight: Option<u64>,
    quantity: Option<u64>,
}

/// Rows or columns that hold at the place: their number in the table, none for no row, and their bound.
type Axis = Vec<(Option<usize>, Bound)>;

/// Where we are.
pub(super) struct Rates<'a> {
    pub(super) areas: &'a Areas,
    pub(super) spot: Spot<'a>,
    pub(super) currency: Option<Currency>,
}

impl Rates<'_> {
    /// The steps of a service; none where it does not go there at all.
    pub(super) fn steps(&self, service: &Reader<'_>) -> Vec<Step> {
        let mut steps = Vec::new();
        steps.extend(self.minimum(service));
        let rate_groups = groups(service, &["rateGroups"]);
        if rate_groups.is_empty() {
            lost(service, "the service has no rates", "its price is left to checkout");
            return vec![Step::always(Price::Checkout)];
        }
        for group in &rate_groups {
            let labels = group.get("applicableShippingLabels").map(|labels| labels.items()).unwrap_or_default();
            let labels: Vec<&str> = labels.iter().filter_map(|label| label.value().as_text()).map(str::trim).collect();
            let of_group = self.group(group);
            if labels.is_empty() {
                steps.extend(of_group);
                continue;
            }
            for label in labels {
                let class = |step: &Step| Step { class: Some(label.to_owned()), ..step.clone() };
                steps.extend(of_group.iter().map(class));
                // What the group does not carry must not come to the steps of the next.
                if !of_group.last().is_some_and(Step::is_open) {
                    steps.push(class(&Step::always(Price::Never(String::new()))));
                }
            }
        }
        if let Some(last) = steps.iter().position(Step::is_open) {
            steps.truncate(last + 1);
        }
        let serves = steps.iter().any(|step| !matches!(step.price, Price::Never(_)));
        if serves { steps } else { Vec::new() }
    }

    /// Orders below the least that the service takes.
    fn minimum(&self, service: &Reader<'_>) -> Option<Step> {
        let written = service.get("minimumOrderValue")?;
        let least = self.money(&written)??;
        let decimals = self.currency.map_or(2, Currency::decimals);
        let minor = Amount::ONE.over(Amount::whole(10_i64.pow(decimals)))?;
        let below = least.minus(minor).filter(|below| !below.is_negative())?;
        let code = self.currency.map_or(String::new(), |currency| format!(" {}", currency.code()));
        let reason = format!("≥ {}{code}", least.text(decimals, decimals));
        Some(Step { value: Some(below), ..Step::always(Price::Never(reason)) })
    }

    fn group(&self, group: &Reader<'_>) -> Vec<Step> {
        if let Some(value) = group.get("singleValue") {
            return self.cell(&value, group, 0);
        }
        match group.get("mainTable") {
            Some(table) => self.table(&table, group, 0),
            None => {
                lost(group, "the rate group has neither a value nor a table", "its price is left to checkout");
                vec![Step::always(Price::Checkout)]
            }
        }
    }

    fn table(&self, table: &Reader<'_>, group: &Reader<'_>, depth: usize) -> Vec<Step> {
        let unknown = || vec![Step::always(Price::Checkout)];
        let rows = self.axes(table, "rowHeaders");
        let columns = self.axes(table, "columnHeaders");
        let (Some(rows), Some(columns)) = (rows, columns) else { return unknown() };
        let mut outcomes = rows
            .iter()
            .flat_map(|rows| columns.iter().map(move |columns| (rows, columns)))
            .map(|(rows, columns)| self.within(table, group, rows, columns, depth));
        let first = outcomes.next().unwrap_or_else(unknown);
        if outcomes.all(|other| other == first) {
            return first;
        }
        lost(
            table,
            "places of this table overlap or are not described, so a price cannot be told for each",
            "it is left to checkout there; describe the places in the export, or write the price by hand",
        );
        unknown()
    }

    /// The steps of the cells in some rows and columns.
    fn within(&self, table: &Reader<'_>, group: &Reader<'_>, rows: &Axis, columns: &Axis, depth: usize) -> Vec<Step> {
        let written = table.get("rows").map(|rows| rows.items()).unwrap_or_default();
        let mut steps = Vec::new();
        for (row, row_bound) in rows {
            for (column, column_bound) in columns {
                let bound = row_bound.and(*column_bound);
                let (Some(row), Some(column)) = (row, column) else {
                    steps.push(bound.step(Step::always(Price::Never(String::new()))));
                    continue;
                };
                let cell = written.get(*row).and_then(|row| row.get("cells")?.items().get(*column).copied());
                let cell_steps = match cell {
                    Some(cell) => self.cell(&cell, group, depth),
                    None => {
                        let message = format_args!("row {} has no cell {}", row + 1, column + 1);
                        lost(table, message, "its price is left to checkout");
                        vec![Step::always(Price::Checkout)]
                    }
                };
                let is_open = cell_steps.last().is_some_and(Step::is_open);
                steps.extend(cell_steps.into_iter().map(|step| bound.step(step)));
                if !is_open {
                    steps.push(bound.step(Step::always(Price::Never(String::new()))));
                }
            }
        }
        steps
    }

    /// The ways to read the headers at this place; one way without headers. None where a header cannot be read: then no
    /// cell is sure.
    fn axes(&self, table: &Reader<'_>, key: &str) -> Option<Vec<Axis>> {
        let Some(headers) = table.get(key) else { return Some(vec![vec![(Some(0), Bound::default())]]) };
        if let Some(names) = header_names(&headers) {
            let found = self.areas.headers(&names, self.spot);
            return Some(found.into_iter().map(|at| vec![(at, Bound::default())]).collect());
        }
        let Some(list) = any(&headers, &["prices", "weights", "numberOfItems"]) else {
            lost(&headers, "these headers are not known", "prices of this table are left to checkout");
            return None;
        };
        let items = list.items();
        let bounds: Option<Axis> =
            items.iter().enumerate().map(|(at, item)| Some((Some(at), self.bound(&headers, item)?))).collect();
        let is_empty = bounds.as_ref().is_some_and(Vec::is_empty);
        if is_empty || bounds.is_none() {
            lost(&headers, "a header of this table cannot be read", "prices of this table are left to checkout");
            return None;
        }
        bounds.map(|axis| vec![axis])
    }

    fn bound(&self, headers: &Reader<'_>, item: &Reader<'_>) -> Option<Bound> {
        if headers.get("prices").is_some() {
            return Some(Bound { value: self.money(item)?, ..Bound::default() });
        }
        if headers.get("weights").is_some() {
            return Some(Bound { weight: grams(item)?, ..Bound::default() });
        }
        let text = item.value().as_text()?.trim();
        if is_infinity(text) {
            return Some(Bound::default());
        }
        Some(Bound { quantity: Some(text.parse().ok().filter(|pieces| *pieces > 0)?), ..Bound::default() })
    }

    /// The steps of a value: one, or those of a subtable.
    fn cell(&self, cell: &Reader<'_>, group: &Reader<'_>, depth: usize) -> Vec<Step> {
        if let Some(name) = text(cell, "subtableName").or_else(|| text(cell, "subtable")) {
            let subtables = groups(group, &["subtables"]);
            let found = subtables.iter().find(|table| text(table, "name") == Some(name));
            return match found {
                Some(table) if depth < DEPTH_MAX => self.table(table, group, depth + 1),
                _ => {
                    lost(cell, format_args!("there is no subtable \"{name}\""), "its price is left to checkout");
                    vec![Step::always(Price::Checkout)]
                }
            };
        }
        vec![Step::always(self.price(cell, group).unwrap_or(Price::Checkout))]
    }

    /// None where only checkout knows it, which is told.
    fn price(&self, cell: &Reader<'_>, group: &Reader<'_>) -> Option<Price> {
        if cell.get("noShipping").and_then(|no| flag(&no)) == Some(true) {
            return Some(Price::Never(String::new()));
        }
        if let Some(rate) = cell.get("flatRate") {
            let amount = self.money(&rate).flatten().filter(|amount| !amount.is_negative());
            if amount.is_none() {
                lost(&rate, "the flat rate is not an amount", "its price is left to checkout");
            }
            return amount.map(Price::flat);
        }
        if let Some(percent) = cell.get("pricePercentage") {
            let number = percent.value().as_text().and_then(Amount::parse);
            let number = number.filter(|n| n.fits(2) && !n.is_negative() && *n <= Amount::whole(100));
            if number.is_none() {
                let message = format_args!("{} is not a percentage with two decimals", percent.value().describe());
                lost(&percent, message, "its price is left to checkout");
            }
            return number.map(Price::percent);
        }
        if let Some(name) = text(cell, "carrierRateName").or_else(|| text(cell, "carrierRate")) {
            let carriers = groups(group, &["carrierRates"]);
            let carrier = carriers.iter().find(|carrier| text(carrier, "name") == Some(name));
            let part =
                |keys: [&str; 2]| carrier.and_then(|c| keys.iter().find_map(|key| text(c, key))).unwrap_or_default();
            let (by, how) = (part(["carrierName", "carrier"]), part(["carrierService", "carrier_service"]));
            let message = format_args!("\"{name}\" is a rate that a carrier computes: {by} {how}");
            lost(cell, message, "its price is left to checkout; write the carrier's table by hand if it is short");
            return None;
        }
        lost(cell, format_args!("{} says no price", cell.value().describe()), "it is left to checkout");
        None
    }

    /// An amount; within, none for infinity. None where it is no amount in our currency.
    fn money(&self, price: &Reader<'_>) -> Option<Option<Amount>> {
        let code = text(price, "currency").or_else(|| text(price, "currencyCode")).and_then(Currency::parse);
        if code.is_some() && self.currency.is_some() && code != self.currency {
            return None;
        }
        number(price)
    }
}

/// `{ value }` with "infinity", or `{ amountMicros }` with -1.
fn number(written: &Reader<'_>) -> Option<Option<Amount>> {
    if let Some(micros) = written.get("amountMicros") {
        let micros: i64 = micros.value().as_text()?.trim().parse().ok()?;
        return Some((micros != -1).then(|| Amount::micros(micros)));
    }
    let value = if matches!(written.value(), Value::Map(_)) { written.get("value")? } else { *written };
    let text = value.value().as_text()?.trim();
    if is_infinity(text) { Some(None) } else { Amount::parse(text).map(Some) }
}

fn is_infinity(text: &str) -> bool {
    text.eq_ignore_ascii_case("infinity")
}

/// Whole grams at or below a weight; within, none for no bound.
fn grams(weight: &Reader<'_>) -> Option<Option<u64>> {
    let Some(number) = number(weight)? else { return Some(None) };
    let unit = text(weight, "unit").unwrap_or_default().to_ascii_lowercase();
    let gram = match unit.as_str() {
        "kg" | "kilogram" | "kilograms" => Amount::whole(1000),
        // A pound is 453.59237 grams.
        "lb" | "lbs" | "pound" | "pounds" => Amount::parse("453.59237")?,
        _ => return None,
    };
    let grams = number.times(gram)?.floor();
    if grams < 0 {
        return None;
    }
    Some((grams <= GRAMS_MAX).then(|| u64::try_from(grams).unwrap_or(0)))
}

impl Bound {
    fn and(self, other: Bound) -> Bound {
        Bound {
            value: least(self.value, other.value),
            weight: least(self.weight, other.weight),
            quantity: least(self.quantity, other.quantity),
        }
    }

    /// The step for parcels of this bound alone.
    fn step(self, step: Step) -> Step {
        let own = Bound { value: step.value, weight: step.weight, quantity: step.quantity };
        let Bound { value, weight, quantity } = self.and(own);
        Step { value, weight, quantity, ..step }
    }
}

fn least<T: Ord>(a: Option<T>, b: Option<T>) -> Option<T> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
