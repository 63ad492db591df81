//! Which public holidays does a whole country have, and on which day of a year is each?
//!
//! ```text
//! 12-25        a day of the year                      2026>10-04   from a year on
//! E-2  O+1     days from Easter, western or orthodox  @name        see the lists
//! 05/mon/1     the first Monday of a month            05/mon/-1    the last
//! 06-20>sat    the first Saturday on or after a day
//! ```
//!
//! What follows a rule says what happens on a closed day: `+` the next weekday is a holiday too, `*` so for Sundays alone,
//! `~` the nearest weekday, `!` no holiday on a Sunday, `<` held a day early on a Sunday.

use shelfhelp::time::{Date, Weekday};

use super::{Shift, easter, lists};

/// The rules of a country by its ISO 3166-1 letters.
pub(super) fn of(country: &str) -> Option<&'static str> {
    Some(match country {
        "AT" => AT,
        "AU" => AU,
        "BE" => BE,
        "CA" => CA,
        "CH" => CH,
        "CN" => CN,
        "CY" => CY,
        "CZ" => CZ,
        "DE" => DE,
        "DK" => DK,
        "ES" => ES,
        "FI" => FI,
        "FR" => FR,
        "GB" => GB,
        "GR" => GR,
        "IE" => IE,
        "IT" => IT,
        "JP" => JP,
        "NL" => NL,
        "NO" => NO,
        "NZ" => NZ,
        "PL" => PL,
        "PT" => PT,
        "SE" => SE,
        "US" => US,
        _ => return None,
    })
}

/// The days of a rule in a year, each with what happens where it is closed anyway. A rule that is none has none.
pub(super) fn days(rule: &str, year: i32) -> Vec<(Date, Shift)> {
    let (rule, shift) = match rule.split_at_checked(rule.len().saturating_sub(1)) {
        Some((rule, "+")) => (rule, Shift::Next),
        Some((rule, "*")) => (rule, Shift::NextOfSunday),
        Some((rule, "~")) => (rule, Shift::Nearest),
        Some((rule, "!")) => (rule, Shift::NotOnSunday),
        Some((rule, "<")) => (rule, Shift::Before),
        _ => (rule, Shift::None),
    };
    let days = match rule.strip_prefix('@') {
        // A government that names each day off has made good for weekends.
        Some(name) if lists::is_named(name, year) => {
            return lists::days(name, year).into_iter().map(|day| (day, Shift::None)).collect();
        }
        Some(name) => lists::days(name, year),
        None => day(rule, year).into_iter().collect(),
    };
    days.into_iter().map(|day| (day, shift)).collect()
}

fn day(rule: &str, year: i32) -> Option<Date> {
    if let Some((first, rest)) = rule.split_once('>')
        && let Ok(first) = first.parse::<i32>()
    {
        return (year >= first).then(|| day(rest, year))?;
    }
    if let Some(offset) = rule.strip_prefix('E') {
        return Some(easter::western(year)?.plus(days_from(offset)?));
    }
    if let Some(offset) = rule.strip_prefix('O') {
        return Some(easter::orthodox(year)?.plus(days_from(offset)?));
    }
    if let Some((month, rest)) = rule.split_once('/') {
        let (weekday, nth) = rest.split_once('/')?;
        return nth_weekday(year, month.parse().ok()?, Weekday::parse(weekday)?, nth.parse().ok()?);
    }
    let (fixed, weekday) = rule.split_once('>').map_or((rule, None), |(fixed, weekday)| (fixed, Some(weekday)));
    let (month, number) = fixed.split_once('-')?;
    let first = Date::new(year, month.parse().ok()?, number.parse().ok()?)?;
    match weekday {
        None => Some(first),
        Some(weekday) => on_or_after(first, Weekday::parse(weekday)?),
    }
}

/// Nothing, `+1` or `-2`.
fn days_from(offset: &str) -> Option<i32> {
    if offset.is_empty() { Some(0) } else { offset.parse().ok() }
}

fn on_or_after(first: Date, weekday: Weekday) -> Option<Date> {
    (0..7).map(|ahead| first.plus(ahead)).find(|day| day.weekday() == weekday)
}

/// From the start of the month, or from its end where `nth` is below zero.
fn nth_weekday(year: i32, month: u32, weekday: Weekday, nth: i32) -> Option<Date> {
    if nth > 0 {
        return Some(on_or_after(Date::new(year, month, 1)?, weekday)?.plus(7 * (nth - 1)));
    }
    let next = if month == 12 { Date::new(year + 1, 1, 1) } else { Date::new(year, month + 1, 1) }?;
    Some(on_or_after(next, weekday)?.plus(7 * nth))
}

const AT: &str = "01-01 New Year's Day; 01-06 Epiphany; E+1 Easter Monday; 05-01 Labour Day; E+39 Ascension Day; \
    E+50 Whit Monday; E+60 Corpus Christi; 08-15 Assumption Day; 10-26 National Day; 11-01 All Saints' Day; \
    12-08 Immaculate Conception; 12-25 Christmas Day; 12-26 St Stephen's Day";

// Each state and territory has these, and days off for those that fall on a weekend.
const AU: &str = "01-01+ New Year's Day; 01-26+ Australia Day; E-2 Good Friday; E+1 Easter Monday; 04-25 Anzac Day; \
    12-25+ Christmas Day; 12-26+ Boxing Day";

const BE: &str = "01-01 New Year's Day; E Easter Sunday; E+1 Easter Monday; 05-01 Labour Day; E+39 Ascension Day; \
    E+49 Whit Sunday; E+50 Whit Monday; \
    07-21 National Day; 08-15 Assumption Day; 11-01 All Saints' Day; 11-11 Armistice Day; 12-25 Christmas Day";

const CA: &str = "01-01+ New Year's Day; E-2 Good Friday; 07-01* Canada Day; 09/mon/1 Labour Day; 12-25+ Christmas Day";

// The cantons have many more, and agree on these.
const CH: &str = "01-01 New Year's Day; E+39 Ascension Day; 08-01 National Day; 12-25 Christmas Day";

const CN: &str = "@cn-new-year+ New Year's Day; @cn-spring+ Spring Festival; @cn-qingming+ Tomb-Sweeping Day; \
    @cn-labour+ Labour Day; @cn-dragon-boat+ Dragon Boat Festival; @cn-mid-autumn+ Mid-Autumn Festival; \
    @cn-national+ National Day";

const CY: &str = "01-01 New Year's Day; 01-06 Epiphany; O-48 Green Monday; 03-25 Greek Independence Day; \
    04-01 Cyprus National Day; O-2 Good Friday; O Easter Sunday; O+1 Easter Monday; 05-01 Labour Day; O+50 Whit Monday; \
    08-15 Assumption Day; 10-01 Independence Day; 10-28 Ohi Day; 12-25 Christmas Day; 12-26 Boxing Day";

const CZ: &str = "01-01 New Year's Day; E-2 Good Friday; E+1 Easter Monday; 05-01 Labour Day; 05-08 Victory Day; \
    07-05 Saints Cyril and Methodius Day; 07-06 Jan Hus Day; 09-28 Statehood Day; 10-28 Independence Day; \
    11-17 Freedom and Democracy Day; 12-24 Christmas Eve; 12-25 Christmas Day; 12-26 St Stephen's Day";

const DE: &str = "01-01 New Year's Day; E-2 Good Friday; E+1 Easter Monday; 05-01 Labour Day; E+39 Ascension Day; \
    E+50 Whit Monday; 10-03 German Unity Day; 12-25 Christmas Day; 12-26 Second Day of Christmas";

const DK: &str = "01-01 New Year's Day; E-3 Maundy Thursday; E-2 Good Friday; E Easter Sunday; E+1 Easter Monday; \
    E+39 Ascension Day; E+49 Whit Sunday; E+50 Whit Monday; 12-25 Christmas Day; 12-26 Second Day of Christmas";

// On a Sunday each region decides whether the Monday is free.
const ES: &str = "01-01! New Year's Day; 01-06! Epiphany; E-2 Good Friday; 05-01! Labour Day; 08-15! Assumption Day; \
    10-12! National Day; 11-01! All Saints' Day; 12-06! Constitution Day; 12-08! Immaculate Conception; \
    12-25! Christmas Day";

const FI: &str = "01-01 New Year's Day; 01-06 Epiphany; E-2 Good Friday; E Easter Sunday; E+1 Easter Monday; 05-01 May Day; \
    E+39 Ascension Day; E+49 Whit Sunday; 06-19>fri Midsummer Eve; 06-20>sat Midsummer Day; 10-31>sat All Saints' Day; \
    12-06 Independence Day; 12-24 Christmas Eve; 12-25 Christmas Day; 12-26 St Stephen's Day";

const FR: &str = "01-01 New Year's Day; E+1 Easter Monday; 05-01 Labour Day; 05-08 Victory Day; E+39 Ascension Day; \
    E+50 Whit Monday; 07-14 National Day; 08-15 Assumption Day; 11-01 All Saints' Day; 11-11 Armistice Day; \
    12-25 Christmas Day";

// Scotland has another summer holiday and no Easter Monday, so neither is the whole country's.
const GB: &str = "01-01+ New Year's Day; E-2 Good Friday; 05/mon/1 Early May Bank Holiday; 05/mon/-1 Spring Bank Holiday; \
    12-25+ Christmas Day; 12-26+ Boxing Day";

const GR: &str = "01-01 New Year's Day; 01-06 Epiphany; O-48 Clean Monday; 03-25 Independence Day; O-2 Good Friday; \
    O+1 Easter Monday; @greek-labour Labour Day; O+50 Whit Monday; 08-15 Dormition of the Mother of God; 10-28 Ohi Day; \
    12-25 Christmas Day; 12-26 Second Day of Christmas";

const IE: &str = "01-01 New Year's Day; @brigid St Brigid's Day; 03-17 St Patrick's Day; E+1 Easter Monday; \
    05/mon/1 May Day; 06/mon/1 June Holiday; 08/mon/1 August Holiday; 10/mon/-1 October Holiday; 12-25 Christmas Day; \
    12-26 St Stephen's Day";

const IT: &str = "01-01 New Year's Day; 01-06 Epiphany; E Easter Sunday; E+1 Easter Monday; 04-25 Liberation Day; \
    05-01 Labour Day; 06-02 Republic Day; 08-15 Assumption Day; 2026>10-04 St Francis of Assisi; 11-01 All Saints' Day; \
    12-08 Immaculate Conception; 12-25 Christmas Day; 12-26 St Stephen's Day";

const JP: &str = "01-01* New Year's Day; 01/mon/2 Coming of Age Day; 02-11* Foundation Day; 02-23* Emperor's Birthday; \
    @spring-equinox* Vernal Equinox Day; 04-29* Showa Day; 05-03* Constitution Day; 05-04* Greenery Day; \
    05-05* Children's Day; 07/mon/3 Marine Day; 08-11* Mountain Day; 09/mon/3 Respect for the Aged Day; \
    @autumn-equinox* Autumnal Equinox Day; 10/mon/2 Sports Day; 11-03* Culture Day; 11-23* Labour Thanksgiving Day";

const NL: &str = "01-01 New Year's Day; E Easter Sunday; E+1 Easter Monday; 04-27< King's Day; @dutch-liberation Liberation Day; E+39 Ascension Day; \
    E+49 Whit Sunday; E+50 Whit Monday; 12-25 Christmas Day; 12-26 Second Day of Christmas";

const NO: &str = "01-01 New Year's Day; E-3 Maundy Thursday; E-2 Good Friday; E Easter Sunday; E+1 Easter Monday; \
    05-01 Labour Day; 05-17 Constitution Day; E+39 Ascension Day; E+49 Whit Sunday; E+50 Whit Monday; \
    12-25 Christmas Day; 12-26 Second Day of Christmas";

const NZ: &str = "01-01+ New Year's Day; 01-02+ Day after New Year's Day; 02-06+ Waitangi Day; E-2 Good Friday; \
    E+1 Easter Monday; 04-25+ Anzac Day; 06/mon/1 King's Birthday; @matariki Matariki; 10/mon/4 Labour Day; \
    12-25+ Christmas Day; 12-26+ Boxing Day";

const PL: &str = "01-01 New Year's Day; 01-06 Epiphany; E Easter Sunday; E+1 Easter Monday; 05-01 Labour Day; \
    05-03 Constitution Day; E+49 Whit Sunday; E+60 Corpus Christi; 08-15 Assumption Day; 11-01 All Saints' Day; \
    11-11 Independence Day; 2025>12-24 Christmas Eve; 12-25 Christmas Day; 12-26 Second Day of Christmas";

const PT: &str = "01-01 New Year's Day; E-2 Good Friday; E Easter Sunday; 04-25 Freedom Day; 05-01 Labour Day; \
    E+60 Corpus Christi; 06-10 Portugal Day; 08-15 Assumption Day; 10-05 Republic Day; 11-01 All Saints' Day; \
    12-01 Restoration of Independence; 12-08 Immaculate Conception; 12-25 Christmas Day";

const SE: &str = "01-01 New Year's Day; 01-06 Epiphany; E-2 Good Friday; E Easter Sunday; E+1 Easter Monday; 05-01 May Day; \
    E+39 Ascension Day; E+49 Whit Sunday; 06-06 National Day; 06-20>sat Midsummer Day; 10-31>sat All Saints' Day; \
    12-25 Christmas Day; 12-26 Second Day of Christmas";

const US: &str = "01-01~ New Year's Day; 01/mon/3 Martin Luther King Jr. Day; 02/mon/3 Washington's Birthday; \
    05/mon/-1 Memorial Day; 06-19~ Juneteenth; 07-04~ Independence Day; 09/mon/1 Labor Day; 10/mon/2 Columbus Day; \
    11-11~ Veterans Day; 11/thu/4 Thanksgiving Day; 12-25~ Christmas Day";
