//! What can be wrong with a page's markup, and what is to be done about it?
//!
//! One table: its texts read alike, and what notices a fault only names it. A message that opens with a space goes on
//! from what was found: `"soon" is not a day`.

use crate::problem::Severity::{self, Advice, Error, Warning};

/// A kind of fault: how much it matters, its code, what is wrong, what to do.
pub(super) struct Fault(pub(super) Severity, pub(super) &'static str, pub(super) &'static str, pub(super) &'static str);

pub(super) const REFERENCE: Fault = Fault(
    Advice,
    "reference",
    " is only named here, and this page does not describe it",
    "write the object on this page as well",
);
pub(super) const SEVERAL_PRODUCTS: Fault = Fault(
    Warning,
    "several-products",
    "the page describes several products with prices; this one is taken to be in view",
    "name the product in view with data-product, or mark the others as isRelatedTo",
);
pub(super) const DATE: Fault = Fault(Error, "date", " is not a day", "write it like 2026-12-14");
pub(super) const AMOUNT: Fault = Fault(Error, "amount", " is not an amount", "write it like 24.99");
pub(super) const AMOUNT_CURRENCY: Fault =
    Fault(Warning, "amount-currency", " has no currency", "add its code, e.g. \"EUR\"");
pub(super) const AMOUNT_MARK: Fault =
    Fault(Warning, "amount-mark", " is a guess at this amount", "write it with two decimals, e.g. 1299.00");
pub(super) const WEIGHT_UNIT: Fault =
    Fault(Advice, "weight-unit", " is a weight without a unit that is known", "add unitCode \"GRM\" or \"KGM\"");
pub(super) const DURATION: Fault = Fault(
    Error,
    "duration",
    " is not a number of days",
    "write minValue and maxValue as whole days, e.g. 1 and 3, with unitCode \"DAY\"",
);
pub(super) const DURATION_EMPTY: Fault =
    Fault(Advice, "duration-empty", "this time has no longest value, so it is not used", "add maxValue in days");
pub(super) const HOURS: Fault = Fault(
    Warning,
    "opening-hours",
    " cannot be read as days and hours",
    "write dayOfWeek as https://schema.org/Monday, with opens and closes like 09:00",
);
pub(super) const CUTOFF: Fault = Fault(Error, "cutoff", " is not a time", "write it like 14:00:00+02:00");
pub(super) const CUTOFF_SPELLING: Fault =
    Fault(Warning, "cutoff-spelling", "this property is spelt cutoffTime", "search engines do not read it otherwise");
const ZONE_HELP: &str = "set the shop's time_zone, e.g. \"Europe/Athens\"; it wins over the markup";
pub(super) const CUTOFF_OFFSET: Fault = Fault(
    Warning,
    "cutoff-offset",
    " is an hour off after a change to or from daylight-saving time: its offset is fixed",
    ZONE_HELP,
);
pub(super) const TIME_ZONE: Fault =
    Fault(Warning, "time-zone", "no time zone is named here, so days and cut-offs count in UTC", ZONE_HELP);
pub(super) const COUNTRY: Fault =
    Fault(Error, "country", " names no country by its code", "write two letters (ISO 3166-1), e.g. \"GR\"");
pub(super) const ADDRESS_REGION: Fault = Fault(
    Warning,
    "address-region",
    "a rate for part of a country by addressRegion is not used: shoppers give a postcode",
    "write postalCodeRange or postalCodePrefix",
);
pub(super) const POSTCODE: Fault =
    Fault(Error, "postcode", "", "write it as on an envelope, or part of it as postalCodePrefix");
pub(super) const POSTCODE_RANGE: Fault =
    Fault(Error, "postcode-range", "this range has no begin or no end", "write postalCodeBegin and postalCodeEnd");
pub(super) const PLACES: Fault = Fault(
    Warning,
    "too-many-places",
    "the page has too many countries and postcodes; the rest is left out",
    "use ranges and prefixes, or write the rules in delivery.toml",
);
pub(super) const RATE: Fault = Fault(
    Advice,
    "rate-unclear",
    "this rate cannot be told beforehand, so it is shown as calculated at checkout",
    "write one value for each destination and order value, or the rules in delivery.toml",
);
pub(super) const RATE_CURRENCY: Fault = Fault(
    Warning,
    "rate-currency",
    " is not in the currency of the prices, so it is shown as calculated at checkout",
    "write all amounts in one currency",
);
pub(super) const TRANSIT: Fault = Fault(
    Advice,
    "transit-missing",
    "no transit time is given, so no arrival can be promised and this way of delivery is not shown",
    "add transitTime with minValue and maxValue in days",
);
pub(super) const HANDLING: Fault = Fault(
    Advice,
    "handling-missing",
    "no handling time is given, so parcels count as leaving on the day of the order",
    "add handlingTime with minValue and maxValue in days",
);
pub(super) const RETURN_POLICIES: Fault = Fault(
    Advice,
    "return-policies",
    "of several return policies this one is used",
    "give the offer the policy that holds for it",
);
pub(super) const RETURN_DAYS: Fault =
    Fault(Advice, "return-days", "this return policy names no number of days", "add merchantReturnDays, e.g. 30");
pub(super) const SEASON: Fault = Fault(
    Error,
    "season",
    "this season lacks a day and is not used",
    "write startDate, endDate and merchantReturnDays, e.g. \"2027-01-31\"",
);
pub(super) const LINK: Fault = Fault(Error, "link", " is not a web address", "write an https:// address");
pub(super) const PHONE: Fault = Fault(Error, "phone", " is not a telephone number", "write it as +30 210 555 0148");
pub(super) const EMAIL: Fault = Fault(Error, "email", " is not an e-mail address", "write it as help@shop.example");
pub(super) const FAQ: Fault = Fault(
    Warning,
    "faq-incomplete",
    "the question or its answer has no words, so this entry is left out",
    "fill name, and text of acceptedAnswer",
);
