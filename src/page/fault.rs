//! What can be wrong with a page's markup, and what is to be done about it?
//!
//! One table: its texts read alike, and what notices a fault only names it. A message that opens with a space goes on
//! from what was found: `"soon" is not a day`. The texts are short because every shopper's browser downloads them.

use crate::problem::Severity::{self, Advice, Error, Warning};

/// A kind of fault: how much it matters, its code, what is wrong, what to do.
pub(super) struct Fault(pub(super) Severity, pub(super) &'static str, pub(super) &'static str, pub(super) &'static str);

const ZONE_HELP: &str = "set the shop's time_zone, e.g. Europe/Athens; it wins over the markup";

pub(super) const REFERENCE: Fault =
    Fault(Advice, "reference", " is not described on this page", "write the object here as well");
pub(super) const SEVERAL_PRODUCTS: Fault = Fault(
    Warning,
    "several-products",
    "several products have prices; this one is taken",
    "name the one in view with data-product",
);
pub(super) const DATE: Fault = Fault(Error, "date", " is not a day", "write it like 2026-12-14");
pub(super) const AMOUNT: Fault = Fault(Error, "amount", " is not an amount", "write it like 24.99");
pub(super) const AMOUNT_CURRENCY: Fault =
    Fault(Warning, "amount-currency", " has no currency", "add its code, e.g. EUR");
pub(super) const AMOUNT_MARK: Fault =
    Fault(Warning, "amount-mark", " is a guess at this amount", "write it like 1299.00");
pub(super) const WEIGHT_UNIT: Fault = Fault(Advice, "weight-unit", " has no unit of weight", "add unitCode GRM or KGM");
pub(super) const DURATION: Fault =
    Fault(Error, "duration", " is not a number of days", "write it like 3, with unitCode DAY");
pub(super) const DURATION_EMPTY: Fault =
    Fault(Advice, "duration-empty", "this time has no longest value and is not used", "add maxValue in days");
pub(super) const HOURS: Fault = Fault(
    Warning,
    "opening-hours",
    " cannot be read as days and hours",
    "write dayOfWeek like Monday, opens and closes like 09:00",
);
pub(super) const CUTOFF: Fault = Fault(Error, "cutoff", " is not a time", "write it like 14:00:00+02:00");
pub(super) const CUTOFF_SPELLING: Fault =
    Fault(Warning, "cutoff-spelling", "search engines do not read this property", "write cutoffTime");
pub(super) const CUTOFF_OFFSET: Fault =
    Fault(Warning, "cutoff-offset", " is an hour off after a change to or from daylight-saving time", ZONE_HELP);
pub(super) const TIME_ZONE: Fault =
    Fault(Warning, "time-zone", "no time zone is named, so days count in UTC", ZONE_HELP);
pub(super) const COUNTRY: Fault =
    Fault(Error, "country", " names no country", "add addressCountry in two letters, e.g. GR");
pub(super) const ADDRESS_REGION: Fault = Fault(
    Warning,
    "address-region",
    " is not a region that postcodes tell",
    "write its code, e.g. CA, or postalCodeRange or postalCodePrefix",
);
pub(super) const POSTCODE: Fault =
    Fault(Error, "postcode", "", "write it as on an envelope, or part of it as postalCodePrefix");
pub(super) const POSTCODE_RANGE: Fault =
    Fault(Error, "postcode-range", "this range has no begin or no end", "write postalCodeBegin and postalCodeEnd");
pub(super) const PLACES: Fault = Fault(
    Warning,
    "too-many-places",
    "there are too many countries and postcodes; the rest is left out",
    "write ranges and prefixes",
);
pub(super) const RATE: Fault = Fault(
    Advice,
    "rate-unclear",
    "this rate is shown as calculated at checkout",
    "write one value for each destination and order value",
);
pub(super) const RATE_CURRENCY: Fault = Fault(
    Warning,
    "rate-currency",
    " is in another currency and is shown as calculated at checkout",
    "write all amounts in one currency",
);
pub(super) const TRANSIT: Fault = Fault(
    Advice,
    "transit-missing",
    "without a transit time this way of delivery is not shown",
    "add transitTime in days",
);
pub(super) const HANDLING: Fault = Fault(
    Advice,
    "handling-missing",
    "without a handling time parcels leave on the day of the order",
    "add handlingTime in days",
);
pub(super) const RETURN_POLICIES: Fault =
    Fault(Advice, "return-policies", "of several return policies this one is used", "give the offer its own");
pub(super) const RETURN_DAYS: Fault =
    Fault(Advice, "return-days", "this return policy names no number of days", "add merchantReturnDays, e.g. 30");
pub(super) const SEASON: Fault = Fault(
    Error,
    "season",
    "this season lacks a day and is not used",
    "write startDate, endDate and merchantReturnDays",
);
pub(super) const LINK: Fault = Fault(Error, "link", " is not a web address", "write an https:// address");
pub(super) const PHONE: Fault = Fault(Error, "phone", " is not a telephone number", "write it like +30 210 555 0148");
pub(super) const EMAIL: Fault = Fault(Error, "email", " is not an e-mail address", "write it like help@shop.example");
pub(super) const FAQ: Fault = Fault(
    Warning,
    "faq-incomplete",
    "a question or answer without words is left out",
    "fill name, and text of acceptedAnswer",
);
