//! How does the browser write dates and amounts in this locale?
//!
//! The `Intl` side of [`Format`]. Civil days are handed over as noon in UTC and written in UTC, so that the device's zone
//! never moves a date.

use js_sys::{Array, Function, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::{ask, intl, member};
use crate::delivery::countries;
use crate::i18n::{Format, Locale};
use crate::money::Money;
use crate::time::{Date, TimeOfDay, Timestamp, Weekday};

/// `Intl` formatters for one locale. Where the browser lacks one, what it would write stands as it is kept:
/// `2026-11-23`, `14:00`.
pub struct Browser {
    locales: Array,
    /// Those by which units are written.
    units: Array,
    day: Object,
    /// Weekday and day without the month; only where the day is written before the month.
    day_alone: Option<Object>,
    day_long: Object,
    weekday: Object,
    time: Object,
    number: Object,
    plural: Object,
    countries: Object,
}

/// A number, or an instant in milliseconds, as words.
fn write(with: &Object, method: &str, number: f64) -> Option<String> {
    ask(with, method, &Array::of1(&JsValue::from_f64(number)))?.as_string()
}

/// Two instants as a range, in words.
fn range(with: &Object, from: f64, until: f64) -> Option<String> {
    ask(with, "formatRange", &Array::of2(&JsValue::from_f64(from), &JsValue::from_f64(until)))?.as_string()
}

impl Browser {
    /// Formatters for a locale. Plain `en` would write dates the American way everywhere: it is written as in Britain
    /// unless `country`, the shop's, writes the month first.
    pub fn new(locale: &Locale, country: Option<&str>) -> Browser {
        let plain = locale.as_str() == "en" && !matches!(country, None | Some("US" | "PH" | "CA"));
        let locales = Array::of1(&JsValue::from_str(if plain { "en-GB" } else { locale.as_str() }));
        let short = [("weekday", "short"), ("day", "numeric"), ("month", "short"), ("timeZone", "UTC")];
        let alone = [("weekday", "short"), ("day", "numeric"), ("timeZone", "UTC")];
        let long = [("weekday", "long"), ("day", "numeric"), ("month", "long"), ("timeZone", "UTC")];
        let time = [("hour", "numeric"), ("minute", "2-digit"), ("timeZone", "UTC")];
        let dates = |settings: &[(&str, &str)]| intl("DateTimeFormat", &locales, settings);
        let day = dates(&short);
        // "2 hr 5 min", which Britain would write "2 hrs 5 mins".
        let units = Array::of1(&JsValue::from_str(if locale.language() == "en" { "en" } else { locale.as_str() }));
        Browser {
            units,
            day_alone: day_first(&day).then(|| dates(&alone)),
            day,
            day_long: dates(&long),
            weekday: dates(&[("weekday", "short"), ("timeZone", "UTC")]),
            time: dates(&time),
            number: intl("NumberFormat", &locales, &[]),
            plural: intl("PluralRules", &locales, &[]),
            countries: intl("DisplayNames", &locales, &[("type", "region")]),
            locales,
        }
    }
}

// What has a shorter name than its full one, in some language.
const SHORTER: [&str; 7] = ["BA", "GB", "HK", "MM", "MO", "PS", "US"];

/// Code and name of every country, as the locales call it at length and for short.
pub(crate) fn country_names(locales: &[Locale]) -> Vec<(String, String)> {
    let writers = |style: &'static str| -> Vec<(Object, Function)> {
        let locales = locales.iter().map(|locale| Array::of1(&JsValue::from_str(locale.as_str())));
        let made = locales.map(|locale| intl("DisplayNames", &locale, &[("type", "region"), ("style", style)]));
        made.filter_map(|writer| Some((member(&writer, "of")?.dyn_into::<Function>().ok()?, writer)))
            .map(|(of, writer)| (writer, of))
            .collect()
    };
    let (long, short) = (writers("long"), writers("short"));
    let mut names: Vec<(String, String)> = Vec::new();
    for code in countries() {
        let asked = JsValue::from_str(&code);
        let short: &[(Object, Function)] = if SHORTER.contains(&code.as_str()) { &short } else { &[] };
        for (writer, of) in long.iter().chain(short) {
            let name = of.call1(writer, &asked).ok().and_then(|name| name.as_string());
            // A country without a name is called by its code.
            names.extend(name.filter(|name| *name != code).map(|name| (code.clone(), name)));
        }
    }
    names
}

/// Whether the day stands before the month: "Mon 23 Nov", but "Mon, Nov 23" and "11月23日".
fn day_first(day: &Object) -> bool {
    let Some(parts) = ask(day, "formatToParts", &Array::of1(&JsValue::from_f64(0.0))) else { return false };
    let kinds = Array::from(&parts);
    let place = |kind: &str| kinds.iter().position(|part| member(&part, "type").is_some_and(|named| named == kind));
    matches!((place("day"), place("month")), (Some(day), Some(month)) if day < month)
}

/// What the device's clocks show at an instant, in seconds ahead of Greenwich.
pub fn offset(at: Timestamp) -> i32 {
    let date = js_sys::Date::new(&JsValue::from_f64(at.0 as f64 * 1000.0));
    // Beyond the years that dates have it is no number, which becomes 0.
    (date.get_timezone_offset() * -60.0) as i32
}

/// Noon of a day, in milliseconds.
fn noon(day: Date) -> f64 {
    f64::from(day.0) * 86_400_000.0 + 43_200_000.0
}

/// A time of the first day there is, in milliseconds.
fn clock(time: TimeOfDay) -> f64 {
    f64::from(time.0) * 60_000.0
}

/// A day of the first week there is that begins with a Monday.
fn some(day: Weekday) -> f64 {
    noon(Date(day.index() as i32 + 4))
}

impl Browser {
    fn unit(&self, number: i64, unit: &str, style: &str) -> String {
        let settings = [("style", "unit"), ("unit", unit), ("unitDisplay", style)];
        write(&intl("NumberFormat", &self.units, &settings), "format", number as f64)
            .unwrap_or_else(|| [&*number.to_string(), " ", unit].concat())
    }

    fn time_span(&self, minutes: i64, units: &str, list: &str) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60);
        let (h, m) = (self.unit(hours, "hour", units), self.unit(rest, "minute", units));
        match (hours, rest) {
            (0, _) => m,
            (_, 0) => h,
            _ => self.list(&[&h, &m], "unit", list),
        }
    }

    fn list(&self, things: &[&str], kind: &str, style: &str) -> String {
        let all: Array = things.iter().map(|thing| JsValue::from_str(thing)).collect();
        let list = intl("ListFormat", &self.locales, &[("type", kind), ("style", style)]);
        let written = ask(&list, "format", &Array::of1(&all)).and_then(|words| words.as_string());
        written.unwrap_or_else(|| things.join(", "))
    }
}

impl Format for Browser {
    fn day(&self, day: Date) -> String {
        write(&self.day, "format", noon(day)).unwrap_or_else(|| day.to_string())
    }

    fn day_range(&self, first: Date, last: Date) -> String {
        if first == last {
            return self.day(first);
        }
        // "Mon 23 – Tue 24 Nov": the month once, which `formatRange` does not do where weekdays are shown.
        if let Some(alone) = &self.day_alone
            && (first.ymd().0, first.ymd().1) == (last.ymd().0, last.ymd().1)
            && let Some(start) = write(alone, "format", noon(first))
        {
            return [start, self.day(last)].join(" – ");
        }
        range(&self.day, noon(first), noon(last)).unwrap_or_else(|| [self.day(first), self.day(last)].join(" – "))
    }

    fn day_long(&self, day: Date) -> String {
        write(&self.day_long, "format", noon(day)).unwrap_or_else(|| day.to_string())
    }

    fn day_before(&self, day: Date) -> String {
        // Where the month stands before the day it is said twice: it cannot be left out there.
        let alone = [("weekday", "long"), ("day", "numeric"), ("timeZone", "UTC")];
        let with = self.day_alone.as_ref().map(|_| intl("DateTimeFormat", &self.locales, &alone));
        with.and_then(|with| write(&with, "format", noon(day))).unwrap_or_else(|| self.day_long(day))
    }

    fn weekday(&self, day: Weekday) -> String {
        write(&self.weekday, "format", some(day)).unwrap_or_default()
    }

    fn weekdays(&self, first: Weekday, last: Weekday) -> String {
        range(&self.weekday, some(first), some(last))
            .unwrap_or_else(|| [self.weekday(first), self.weekday(last)].join(" – "))
    }

    fn time(&self, time: TimeOfDay) -> String {
        write(&self.time, "format", clock(time)).unwrap_or_else(|| time.to_string())
    }

    fn hours(&self, from: TimeOfDay, until: TimeOfDay) -> String {
        // Past midnight, `Intl` would name the days.
        let written =
            if from < until && until < TimeOfDay::END { range(&self.time, clock(from), clock(until)) } else { None };
        written.unwrap_or_else(|| [self.time(from), self.time(until)].join("–"))
    }

    fn span(&self, minutes: i64) -> String {
        self.time_span(minutes, "short", "narrow")
    }

    fn span_long(&self, minutes: i64) -> String {
        self.time_span(minutes, "long", "long")
    }

    fn days(&self, days: i64) -> String {
        self.unit(days, "day", "long")
    }

    fn money(&self, amount: Money) -> String {
        // These signs are read everywhere; "$" and "¥" belong to several, where the letters say whose.
        let sign = if matches!(amount.currency.code(), "EUR" | "GBP") { "narrowSymbol" } else { "symbol" };
        let style = [("style", "currency"), ("currency", amount.currency.code()), ("currencyDisplay", sign)];
        // Only for display: `Intl` rounds to the currency's decimals, which the amount has exactly.
        let units = amount.minor as f64 / 10_f64.powi(amount.currency.decimals() as i32);
        write(&intl("NumberFormat", &self.locales, &style), "format", units)
            .unwrap_or_else(|| [amount.currency.code(), &amount.decimal()].join(" "))
    }

    fn number(&self, number: i64) -> String {
        write(&self.number, "format", number as f64).unwrap_or_else(|| number.to_string())
    }

    fn plural(&self, number: i64) -> &'static str {
        let form = write(&self.plural, "select", number as f64).unwrap_or_default();
        ["zero", "one", "two", "few", "many"].into_iter().find(|known| *known == form).unwrap_or("other")
    }

    fn all_of(&self, things: &[&str]) -> String {
        self.list(things, "conjunction", "long")
    }

    fn any_of(&self, things: &[&str]) -> String {
        self.list(things, "disjunction", "long")
    }

    fn language(&self, locale: &Locale) -> String {
        let names = intl("DisplayNames", &self.locales, &[("type", "language")]);
        ask(&names, "of", &Array::of1(&JsValue::from_str(locale.as_str())))
            .and_then(|name| name.as_string())
            .unwrap_or_else(|| locale.to_string())
    }

    fn country(&self, code: &str) -> String {
        ask(&self.countries, "of", &Array::of1(&JsValue::from_str(code)))
            .and_then(|name| name.as_string())
            .unwrap_or_else(|| code.to_owned())
    }
}
