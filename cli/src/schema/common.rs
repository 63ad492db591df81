//! Which small forms come again and again?

use std::collections::BTreeMap;

use schemars::JsonSchema;

/// Words that shoppers read: one text for every language, or one for each, by language tag.
#[derive(JsonSchema)]
#[serde(untagged)]
#[schemars(extend("examples" = ["Standard", { "en": "Standard", "el": "Απλή" }]))]
pub(super) enum Words {
    /// The same in every language.
    Plain(String),
    /// By language tag, such as `en`, `el` or `zh-Hans`.
    ByLanguage(BTreeMap<String, String>),
}

/// One, or a list of them.
#[derive(JsonSchema)]
#[serde(untagged)]
pub(super) enum OneOrMore<T> {
    /// One alone.
    One(T),
    /// Several.
    More(Vec<T>),
}

/// An amount in the shop's currency, as text so that no digit is lost: `"3.50"`.
#[derive(JsonSchema)]
#[serde(untagged)]
#[schemars(extend("examples" = ["3.50", 50]))]
pub(super) enum Amount {
    /// Digits with a point for decimals.
    Text(String),
    /// The same as a number.
    Number(f64),
}

/// A number of days, or fewest and most: `2`, `[1, 3]`.
#[derive(JsonSchema)]
#[serde(untagged)]
#[schemars(extend("examples" = [2, [1, 3]]))]
pub(super) enum Days {
    /// Exactly so many.
    Exactly(#[schemars(range(min = 0, max = 365))] u16),
    /// Fewest and most.
    Between(#[schemars(length(min = 2, max = 2))] Vec<u16>),
}

/// A day of the calendar: `2026-12-25`.
#[derive(JsonSchema)]
#[schemars(extend("pattern" = r"^\d{4}-\d{2}-\d{2}$", "examples" = ["2026-12-25"]))]
pub(super) struct Day(String);

/// A day, or a spell of days with both ends: `2026-08-10..2026-08-21`.
#[derive(JsonSchema)]
#[schemars(extend("pattern" = r"^\d{4}-\d{2}-\d{2}(\.\.\d{4}-\d{2}-\d{2})?$", "examples" = ["2026-12-25", "2026-08-10..2026-08-21"]))]
pub(super) struct Spell(String);

/// A time on the shop's clocks, from `00:00` to `24:00`.
#[derive(JsonSchema)]
#[schemars(extend("pattern" = r"^\d{1,2}:\d{2}$", "examples" = ["14:00"]))]
pub(super) struct Time(String);

/// A span of time: `30 min`, `2 h`.
#[derive(JsonSchema)]
#[schemars(extend("pattern" = r"^\d+ ?(min|minutes?|h|hours?)$", "examples" = ["30 min", "2 h"]))]
pub(super) struct Duration(String);

/// Opening hours by weekday: keys are days (`mon` … `sun`, `mon-fri`, `weekdays`, `weekend`, `daily`), values are spans such
/// as `09:00-18:00`, several of them, or `closed`. A key for one day wins over one for several.
#[derive(JsonSchema)]
#[schemars(extend("examples" = [{ "weekdays": "09:00-18:00", "sat": ["10:00-14:00", "17:00-20:00"] }]))]
pub(super) struct Hours(BTreeMap<String, OneOrMore<String>>);

/// Days of the week: `mon` … `sun`, ranges such as `mon-fri`, and `weekdays`, `weekend`, `daily`.
#[derive(JsonSchema)]
#[schemars(extend("examples" = [["mon-fri"], "daily"]))]
pub(super) struct Weekdays(OneOrMore<String>);

/// A country by the two letters of ISO 3166-1: `GR`.
#[derive(JsonSchema)]
#[schemars(extend("pattern" = "^[A-Za-z]{2}$", "examples" = ["GR"]))]
pub(super) struct Country(String);

/// A language tag of BCP 47: `en`, `el`, `zh-Hans`.
#[derive(JsonSchema)]
#[schemars(extend("examples" = ["en", "zh-Hans"]))]
pub(super) struct Language(String);
