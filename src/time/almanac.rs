//! What is looked up by name: the rules of a zone, a country's public holidays?
//!
//! Neither stands in the Wasm: the compiler carries the tables, the page's edge asks `Intl` for a zone and knows no
//! holidays.

use super::{Date, Zone};
use crate::problem::Reader;

/// Knows zones and holidays.
#[derive(Clone, Copy)]
pub struct Almanac<'a> {
    /// The zone of an IANA name.
    pub zone_of: &'a dyn Fn(&str) -> Option<Zone>,
    /// The public holidays of a country by its ISO 3166-1 letters, sorted.
    pub holidays_of: &'a dyn Fn(&str) -> Option<Vec<Date>>,
}

impl Almanac<'_> {
    /// Knows nothing; zones can be written as POSIX rules all the same.
    pub const EMPTY: Almanac<'static> = Almanac { zone_of: &|_| None, holidays_of: &|_| None };

    /// A zone as a merchant wrote it.
    pub fn zone(&self, reader: &Reader<'_>) -> Option<Zone> {
        let text = reader.text()?.trim();
        let zone = (self.zone_of)(text).or_else(|| Zone::posix(text));
        if zone.is_none() {
            reader.not(
                "time-zone",
                "a time zone",
                "write a name such as Europe/Athens, or a rule such as EET-2EEST,M3.5.0/3,M10.5.0/4",
            );
        }
        zone
    }

    /// The public holidays of the countries named, in no order.
    pub(super) fn holidays(&self, reader: &Reader<'_>) -> Vec<Date> {
        let mut days = Vec::new();
        for item in reader.items() {
            let Some(country) = item.text() else { continue };
            match (self.holidays_of)(country.trim()) {
                Some(more) => days.extend(more),
                None => item.not(
                    "holidays",
                    "a country whose holidays are known here",
                    "write the dates under closed; lists by country are filled in by `shelfhelp build`",
                ),
            }
        }
        days
    }
}
