//! How does the browser write dates and amounts in this locale?
//!
//! The `Intl` side of [`Format`]. Civil days are handed over as noon in UTC and written in UTC, so that the device's zone
//! never moves a date.

use js_sys::{Array, Date as JsDate, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::i18n::{Format, Locale, Native};
use crate::money::Money;
use crate::time::{Date, TimeOfDay};

/// `Intl` formatters for one locale; each falls back to plain forms where the browser lacks it.
pub struct Browser {
    locales: Array,
    day: Intl::DateTimeFormat,
    /// Weekday and day without the month; only where the day is written before the month.
    day_alone: Option<Intl::DateTimeFormat>,
    day_long: Intl::DateTimeFormat,
    time: Intl::DateTimeFormat,
    number: Intl::NumberFormat,
    plural: Intl::PluralRules,
    countries: Option<Function>,
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in pairs {
        // Setting a member of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    object
}

/// The bound method `name` of an `Intl` object.
fn method(of: &JsValue, name: &str) -> Option<Function> {
    let function: Function = Reflect::get(of, &JsValue::from_str(name)).ok()?.dyn_into().ok()?;
    Some(function.bind0(of))
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
        let day = Intl::DateTimeFormat::new(&locales, &options(&short));
        Browser {
            day_alone: day_first(&day).then(|| Intl::DateTimeFormat::new(&locales, &options(&alone))),
            day,
            day_long: Intl::DateTimeFormat::new(&locales, &options(&long)),
            time: Intl::DateTimeFormat::new(&locales, &options(&time)),
            number: Intl::NumberFormat::new(&locales, &Object::new()),
            plural: Intl::PluralRules::new(&locales, &Object::new()),
            countries: country_names(&locales),
            locales,
        }
    }

    fn write(&self, with: &Intl::DateTimeFormat, at: &JsDate) -> Option<String> {
        with.format().call1(&JsValue::UNDEFINED, at).ok()?.as_string()
    }
}

/// Whether the day stands before the month: "Mon 23 Nov", but "Mon, Nov 23" and "11月23日".
fn day_first(day: &Intl::DateTimeFormat) -> bool {
    let Some(parts) = method(day, "formatToParts").and_then(|f| f.call1(&JsValue::UNDEFINED, &noon(Date(0))).ok())
    else {
        return false;
    };
    let kinds = Array::from(&parts);
    let place = |kind: &str| {
        kinds.iter().position(|p| Reflect::get(&p, &JsValue::from_str("type")).ok().is_some_and(|t| t == kind))
    };
    matches!((place("day"), place("month")), (Some(day), Some(month)) if day < month)
}

fn country_names(locales: &Array) -> Option<Function> {
    let intl = Reflect::get(&js_sys::global(), &JsValue::from_str("Intl")).ok()?;
    let class: Function = Reflect::get(&intl, &JsValue::from_str("DisplayNames")).ok()?.dyn_into().ok()?;
    let names = Reflect::construct(&class, &Array::of2(locales, &options(&[("type", "region")]))).ok()?;
    method(&names, "of")
}

fn noon(day: Date) -> JsDate {
    JsDate::new(&JsValue::from_f64(f64::from(day.0) * 86_400_000.0 + 43_200_000.0))
}

impl Format for Browser {
    fn day(&self, day: Date) -> String {
        self.write(&self.day, &noon(day)).unwrap_or_else(|| Native.day(day))
    }

    fn day_range(&self, first: Date, last: Date) -> String {
        if first == last {
            return self.day(first);
        }
        // "Mon 23 – Tue 24 Nov": the month once, which `formatRange` does not do where weekdays are shown.
        if let Some(alone) = &self.day_alone
            && (first.ymd().0, first.ymd().1) == (last.ymd().0, last.ymd().1)
            && let Some(start) = self.write(alone, &noon(first))
        {
            return format!("{start} – {}", self.day(last));
        }
        method(&self.day, "formatRange")
            .and_then(|f| f.call2(&JsValue::UNDEFINED, &noon(first), &noon(last)).ok()?.as_string())
            .unwrap_or_else(|| format!("{} – {}", self.day(first), self.day(last)))
    }

    fn day_long(&self, day: Date) -> String {
        self.write(&self.day_long, &noon(day)).unwrap_or_else(|| Native.day_long(day))
    }

    fn time(&self, time: TimeOfDay) -> String {
        let at = JsDate::new(&JsValue::from_f64(f64::from(time.0) * 60_000.0));
        self.write(&self.time, &at).unwrap_or_else(|| Native.time(time))
    }

    fn money(&self, amount: Money) -> String {
        let with = options(&[("style", "currency"), ("currency", amount.currency.code())]);
        // Only for display: `Intl` rounds to the currency's decimals, which the amount has exactly.
        let units = amount.minor as f64 / 10_f64.powi(amount.currency.decimals() as i32);
        Intl::NumberFormat::new(&self.locales, &with)
            .format()
            .call1(&JsValue::UNDEFINED, &JsValue::from_f64(units))
            .ok()
            .and_then(|v| v.as_string())
            .unwrap_or_else(|| Native.money(amount))
    }

    fn number(&self, number: i64) -> String {
        self.number
            .format()
            .call1(&JsValue::UNDEFINED, &JsValue::from_f64(number as f64))
            .ok()
            .and_then(|v| v.as_string())
            .unwrap_or_else(|| Native.number(number))
    }

    fn plural(&self, number: i64) -> &'static str {
        match String::from(self.plural.select(number as f64)).as_str() {
            "zero" => "zero",
            "one" => "one",
            "two" => "two",
            "few" => "few",
            "many" => "many",
            _ => "other",
        }
    }

    fn country(&self, code: &str) -> String {
        self.countries
            .as_ref()
            .and_then(|of| of.call1(&JsValue::UNDEFINED, &JsValue::from_str(code)).ok()?.as_string())
            .unwrap_or_else(|| code.to_owned())
    }
}
