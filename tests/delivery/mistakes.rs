//! Every mistake in a delivery document has its problem: a table of one mistake a row.

use std::collections::BTreeSet;

use shelfhelp::money::Currency;
use shelfhelp::problem::Problem;

use super::{ATHENS, read_in, zone};

/// A document in which every key is used and nothing is wrong.
pub(super) const GOOD: &str = r#"{
  "order_value": "after-discount",
  "handling": { "days": 1, "cutoff": { "weekdays": "14:00", "fri": "12:00" }, "open": ["mon-fri"], "closed": ["2026-12-25"], "extra_open": ["2026-12-19"], "holidays": ["GR"] },
  "warehouses": [ { "id": "berlin", "time_zone": "Europe/Berlin", "days": [1, 2], "cutoff": "13:00" } ],
  "carriers": { "acs": { "open": ["mon-fri"], "closed": ["2026-12-26"] } },
  "places": [
    { "id": "islands", "name": { "en": "The islands" }, "also": ["Νησιά"], "countries": ["GR"], "postcodes": ["180 10", "84*"], "surcharge": "2.00" },
    { "id": "attica", "countries": ["GR"], "postcodes": ["100 00..199 99"] },
    { "id": "greece", "countries": ["GR"] },
    { "id": "west", "regions": ["US-CA"] },
    { "id": "eu", "countries": ["DE", "FR"] },
    { "id": "world" } ],
  "restrictions": [ { "tags": ["alcohol"], "places": ["eu"], "methods": ["post"], "reason": "No wine by post" } ],
  "methods": [
    { "id": "post", "name": "Post", "carrier": "acs", "handling": { "days": 2 }, "refuses": { "heavy": "Too heavy" }, "rates": [
      { "place": ["islands", "attica"], "price": "3.50", "transit": [1, 2], "free_over": "50.00" },
      { "place": "greece", "warehouse": "berlin", "price": { "base": "3.00", "percent": "5.5", "least": "1.00", "most": "9.00" }, "transit": 3 },
      { "place": "greece", "tiers_by_weight": [ { "up_to": 2000, "price": "4.00" }, { "up_to": 5000, "price": "6.00" } ], "transit": 2 },
      { "place": "eu", "tiers": [ { "class": "bulky", "quantity_up_to": 2, "price": "30.00" }, { "price": "9.00" } ], "transit": 4 },
      { "place": "west", "tiers_by_value": [ { "up_to": "20.00", "price": "9.00" }, { "price": "6.00" } ], "transit": 5 },
      { "place": "world", "never": "Not yet" } ] },
    { "id": "shop", "kind": "pickup", "handling": { "days": 0 }, "ready_in": "2 h", "rates": [ { "price": "free" } ], "counters": [
      { "id": "ermou", "name": "Ermou", "address": "Ermou 12", "hours": { "weekdays": "10:00-20:00" }, "closed": ["2026-12-24"], "country": "GR", "postcode": "105 63" } ] },
    { "id": "van", "kind": "slots", "slots": { "sat": "09:00-12:00" }, "lead": "3 h", "days_ahead": 9, "rates": [ { "price": "9.00" } ] },
    { "id": "locker", "kind": "locker", "rates": [ { "tiers_by_quantity": [ { "up_to": 3, "price": "2.00" }, { "price": "4.00" } ], "transit": 1 } ] },
    { "id": "mail", "kind": "digital", "rates": [ { "price": "free" } ] } ],
  "returns": { "days": 30, "fee": "4.00", "fees": { "greece": "free" }, "methods": ["post", "store"], "url": "/returns",
    "except": { "hygiene": "For hygiene" }, "seasonal": [ { "from": "2026-11-20", "to": "2026-12-24", "until": "2027-01-31" } ] }
}"#;

// A row is one line, however long.
#[rustfmt::skip]
/// What is written well, what in its place, and the codes and places of all that is said. Where the same words stand more
/// than once, the first is meant.
const ROWS: &[(&str, &str, &[&str])] = &[
    // The whole.
    (r#""order_value": "after-discount""#, r#""order_value": "net""#, &["order-value order_value"]),
    (r#""order_value": "after-discount""#, r#""order_value": []"#, &["not-text order_value"]),
    (r#""order_value""#, r#""ordervalue""#, &["unknown-key ordervalue"]),
    // Packing.
    (r#""days": 1, "cutoff""#, r#""cutoff""#, &["missing handling"]),
    (r#""days": 1, "#, r#""days": -1, "#, &["not-a-number handling.days"]),
    (r#""days": 1, "#, r#""days": 366, "#, &["not-a-number handling.days"]),
    (r#""days": 1, "#, r#""days": 1.5, "#, &["not-a-number handling.days"]),
    (r#""days": 1, "#, r#""days": true, "#, &["not-a-number handling.days"]),
    (r#""days": 1, "#, r#""days": [], "#, &["days handling.days"]),
    (r#""days": 1, "#, r#""days": [3, 1], "#, &["days-reversed handling.days"]),
    (r#""days": 1, "#, r#""days": [1, "two"], "#, &["not-a-number handling.days[1]"]),
    (r#"{ "weekdays": "14:00", "fri": "12:00" }"#, r#""2 pm""#, &["time handling.cutoff"]),
    (r#"{ "weekdays": "14:00", "fri": "12:00" }"#, r#""24:01""#, &["time handling.cutoff"]),
    (r#"{ "weekdays": "14:00", "fri": "12:00" }"#, r#"["14:00"]"#, &["not-text handling.cutoff"]),
    (r#"{ "weekdays": "14:00", "fri": "12:00" }"#, "{}", &["empty handling.cutoff"]),
    (r#""fri": "12:00""#, r#""freitag": "12:00""#, &["weekday handling.cutoff.freitag"]),
    (r#""fri": "12:00""#, r#""fri": "12:00", "friday": "13:00""#, &["weekday-twice handling.cutoff.friday"]),
    (r#""fri": "12:00""#, r#""fri": 12"#, &["time handling.cutoff.fri"]),
    (r#""open": ["mon-fri"], "closed": ["2026-12-25"]"#, r#""open": [], "closed": ["2026-12-25"]"#, &["never-open handling.open"]),
    (r#""open": ["mon-fri"], "closed": ["2026-12-25"]"#, r#""open": ["monn"], "closed": ["2026-12-25"]"#, &["weekday handling.open[0]", "never-open handling.open"]),
    (r#""closed": ["2026-12-25"]"#, r#""closed": ["25.12.2026"]"#, &["date handling.closed[0]"]),
    (r#""closed": ["2026-12-25"]"#, r#""closed": ["2026-02-29"]"#, &["date handling.closed[0]"]),
    (r#""closed": ["2026-12-25"]"#, r#""closed": ["2026-12-25..2026-12-20"]"#, &["date handling.closed[0]"]),
    (r#""closed": ["2026-12-25"]"#, r#""closed": ["2026-12-25..2029-12-26"]"#, &["date handling.closed[0]"]),
    (r#""closed": ["2026-12-25"]"#, r#""closed": [true]"#, &["not-text handling.closed[0]"]),
    (r#""extra_open": ["2026-12-19"]"#, r#""extra_open": ["2026-12-25"]"#, &["open-and-closed handling.extra_open"]),
    (r#""holidays": ["GR"]"#, r#""holidays": ["ZZ"]"#, &["holidays handling.holidays[0]"]),
    (r#""holidays": ["GR"]"#, r#""holiday": ["GR"]"#, &["unknown-key handling.holiday"]),
    // Warehouses and carriers.
    (r#"{ "id": "berlin", "#, "{ ", &["missing warehouses[0]", "warehouse-unknown methods[0].rates[1].warehouse"]),
    (r#"{ "id": "berlin", "#, r#"{ "id": " ", "#, &["empty warehouses[0].id", "warehouse-unknown methods[0].rates[1].warehouse"]),
    (r#"{ "id": "berlin", "#, r#"{ "id": ["b"], "#, &["not-text warehouses[0].id", "warehouse-unknown methods[0].rates[1].warehouse"]),
    (r#""days": [1, 2], "cutoff": "13:00" } ]"#, r#""days": [1, 2] }, { "id": "berlin" } ]"#, &["duplicate-id warehouses[1]"]),
    (r#""Europe/Berlin""#, r#""Europe/Berlinn""#, &["time-zone warehouses[0].time_zone"]),
    (r#""time_zone": "Europe/Berlin""#, r#""timezone": "Europe/Berlin""#, &["unknown-key warehouses[0].timezone"]),
    (r#"[ { "id": "berlin", "time_zone": "Europe/Berlin", "days": [1, 2], "cutoff": "13:00" } ]"#, r#"["berlin"]"#, &["not-a-group warehouses[0]", "warehouse-unknown methods[0].rates[1].warehouse"]),
    (r#"{ "acs": { "open": ["mon-fri"], "closed": ["2026-12-26"] } }"#, r#"["acs"]"#, &["not-a-group carriers", "carrier-unknown methods[0].carrier"]),
    (r#""acs": { "open": ["mon-fri"], "closed": ["2026-12-26"] }"#, r#""acs": "mon-fri""#, &["not-a-group carriers.acs", "carrier-unknown methods[0].carrier"]),
    (r#""acs": { "open": ["mon-fri"]"#, r#""acs": { "days": 1, "open": ["mon-fri"]"#, &["unknown-key carriers.acs.days"]),
    (r#""carrier": "acs""#, r#""carrier": "asc""#, &["carrier-unknown methods[0].carrier", "carrier-unused carriers.acs"]),
    (r#""carrier": "acs", "#, "", &["carrier-unused carriers.acs"]),
    (r#""carrier": "acs""#, r#""carrier": { "open": "never" }"#, &["weekday methods[0].carrier.open", "never-open methods[0].carrier.open", "carrier-unused carriers.acs"]),
    (r#""carrier": "acs""#, r#""carrier": 7"#, &["not-a-group methods[0].carrier", "carrier-unused carriers.acs"]),
    // Places.
    (r#"{ "id": "greece", "countries""#, r#"{ "countries""#, &["missing places[2]", "place-unknown methods[0].rates[1].place", "place-unknown methods[0].rates[2].place", "place-unknown returns.fees.greece"]),
    (r#""id": "world" }"#, r#""id": "" }"#, &["empty places[5].id", "place-unknown methods[0].rates[5].place"]),
    (r#"{ "en": "The islands" }"#, r#"{ "english": "The islands" }"#, &["locale places[0].name.english"]),
    (r#"{ "en": "The islands" }"#, r#""""#, &["empty places[0].name"]),
    (r#"{ "en": "The islands" }"#, "{}", &["empty places[0].name"]),
    (r#"{ "en": "The islands" }"#, "[]", &["empty places[0].name"]),
    (r#"["Νησιά"]"#, r#"["Νησιά", ""]"#, &["empty places[0].also[1]"]),
    (r#"["Νησιά"]"#, "[false]", &["not-text places[0].also[0]"]),
    (r#""surcharge": "2.00""#, r#""surcharge": "-2.00""#, &["amount places[0].surcharge"]),
    (r#""surcharge": "2.00""#, r#""surcharge": "2 USD""#, &["currency places[0].surcharge"]),
    (r#""surcharge": "2.00""#, r#""extra": "2.00""#, &["unknown-key places[0].extra"]),
    (r#"["180 10", "84*"]"#, r#"["180 10", "84-85"]"#, &["postcode places[0].postcodes[1]"]),
    (r#"["180 10", "84*"]"#, r#"["180 10", "849 99..840 00"]"#, &["postcode places[0].postcodes[1]"]),
    (r#"["180 10", "84*"]"#, r#"["180 10", "84..850"]"#, &["postcode places[0].postcodes[1]"]),
    (r#"["180 10", "84*"]"#, r#"["180 10", "Χίος"]"#, &["postcode places[0].postcodes[1]"]),
    (r#"["180 10", "84*"]"#, "[]", &["empty places[0].postcodes"]),
    (r#""countries": ["GR"], "postcodes": ["180 10", "84*"]"#, r#""countries": ["AE"], "postcodes": ["180 10", "84*"]"#, &["postcode places[0].postcodes[0]", "postcode places[0].postcodes[1]"]),
    (r#""countries": ["GR"], "postcodes": ["180 10", "84*"]"#, r#""postcodes": ["180 10", "84*"]"#, &["postcodes-country places[0].postcodes"]),
    (r#""countries": ["GR"], "postcodes": ["180 10", "84*"]"#, r#""countries": ["GR", "CY"], "postcodes": ["180 10"]"#, &["postcodes-country places[0].postcodes"]),
    (r#"["DE", "FR"]"#, r#"["DE", "France"]"#, &["country places[4].countries[1]"]),
    (r#"["DE", "FR"]"#, r#"["DE", "UK"]"#, &["country places[4].countries[1]"]),
    (r#"["DE", "FR"]"#, "[]", &["empty places[4].countries"]),
    (r#"["DE", "FR"]"#, r#"[["DE"], "FR"]"#, &["not-text places[4].countries[0]"]),
    (r#"["US-CA"]"#, r#"["CA"]"#, &["region places[3].regions[0]"]),
    (r#"["US-CA"]"#, r#"["US-ZZ"]"#, &["region places[3].regions[0]"]),
    (r#"["US-CA"]"#, "[]", &["empty places[3].regions"]),
    (r#""regions": ["US-CA"]"#, r#""regions": ["US-CA"], "countries": ["US"]"#, &["regions-alone places[3].countries"]),
    (r#""id": "eu", "countries": ["DE", "FR"]"#, r#""id": "greece", "countries": ["DE", "FR"]"#, &["duplicate-id places[4]", "place-unknown methods[0].rates[3].place", "place-unknown restrictions[0].places[0]"]),
    (r#"["100 00..199 99"]"#, r#"["841*"]"#, &["place-unreachable places[1]"]),
    (r#", "countries": ["GR"], "postcodes": ["100 00..199 99"]"#, "", &["place-unreachable places[2]", "place-unreachable places[3]", "place-unreachable places[4]", "place-unreachable places[5]"]),
    (r#"{ "id": "world" } ]"#, r#"{ "id": "mars", "countries": ["JP"] }, { "id": "world" } ]"#, &[]),
    (r#"{ "id": "world" } ]"#, r#"{ "id": "world" }, 7 ]"#, &["not-a-group places[6]"]),
    // Restrictions.
    (r#""tags": ["alcohol"], "places": ["eu"], "methods": ["post"], "reason""#, r#""reason""#, &["restriction-all restrictions[0]"]),
    (r#""tags": ["alcohol"], "places""#, r#""tags": [], "places""#, &["empty restrictions[0].tags"]),
    (r#""tags": ["alcohol"], "places""#, r#""tags": [""], "places""#, &["empty restrictions[0].tags[0]"]),
    (r#""places": ["eu"], "methods""#, r#""places": [], "methods""#, &["empty restrictions[0].places"]),
    (r#""places": ["eu"], "methods""#, r#""places": ["ue"], "methods""#, &["place-unknown restrictions[0].places[0]"]),
    (r#""methods": ["post"], "reason""#, r#""methods": ["pots"], "reason""#, &["method-unknown restrictions[0].methods[0]"]),
    (r#", "reason": "No wine by post""#, "", &["missing restrictions[0]"]),
    (r#""reason": "No wine by post""#, r#""reason": "  ""#, &["empty restrictions[0].reason"]),
    (r#""reason": "No wine by post""#, r#""reason": "No wine by post", "why": "x""#, &["unknown-key restrictions[0].why"]),
    // Methods.
    (r#"{ "id": "post", "name""#, r#"{ "name""#, &["missing methods[0]", "method-unknown restrictions[0].methods[0]"]),
    (r#"{ "id": "locker", "kind""#, r#"{ "id": "mail", "kind""#, &["duplicate-id methods[4]"]),
    (r#""name": "Post""#, r#""name": """#, &["empty methods[0].name"]),
    (r#""name": "Post""#, r#""title": "Post""#, &["unknown-key methods[0].title"]),
    (r#""kind": "locker""#, r#""kind": "box""#, &["method-kind methods[3].kind"]),
    (r#""kind": "locker""#, r#""kind": ["locker"]"#, &["not-text methods[3].kind"]),
    (r#""handling": { "days": 2 }"#, r#""handling": { "days": 2, "transit": 1 }"#, &["unknown-key methods[0].handling.transit"]),
    (r#""handling": { "days": 2 }"#, r#""handling": "2 days""#, &["not-a-group methods[0].handling"]),
    (r#"{ "heavy": "Too heavy" }"#, r#"{ "heavy": "" }"#, &["empty methods[0].refuses.heavy"]),
    (r#"{ "heavy": "Too heavy" }"#, r#"["heavy"]"#, &["not-a-group methods[0].refuses"]),
    (r#""name": "Post""#, r#""name": "Post", "hours": { "sat": "10:00-12:00" }"#, &["kind-key methods[0].hours"]),
    (r#""name": "Post""#, r#""name": "Post", "slots": { "sat": "10:00-12:00" }"#, &["kind-key methods[0].slots"]),
    (r#""name": "Post""#, r#""name": "Post", "days_ahead": 3"#, &["kind-key methods[0].days_ahead"]),
    (r#""kind": "digital""#, r#""kind": "digital", "carrier": "acs""#, &["kind-key methods[4].carrier"]),
    (r#""kind": "digital", "rates": [ { "price": "free""#, r#""kind": "digital", "rates": [ { "transit": 1, "price": "free""#, &["kind-key methods[4].rates[0].transit"]),
    (r#""rates": [ { "price": "9.00" } ]"#, r#""rates": []"#, &["no-rates methods[2]"]),
    (r#", "rates": [ { "price": "9.00" } ]"#, "", &["no-rates methods[2]"]),
    (r#""rates": [ { "price": "9.00" } ]"#, r#""rates": [ 9 ]"#, &["not-a-group methods[2].rates[0]"]),
    // Counters and windows.
    (r#""counters": [
      { "id": "ermou", "name": "Ermou", "address": "Ermou 12", "hours": { "weekdays": "10:00-20:00" }, "closed": ["2026-12-24"], "country": "GR", "postcode": "105 63" } ]"#, r#""counters": []"#, &["no-counters methods[1].counters"]),
    (r#""kind": "pickup", "#, r#""kind": "pickup", "address": "Ermou 14", "#, &["counters-alone methods[1].counters"]),
    (r#"{ "id": "ermou", "#, "{ ", &["missing methods[1].counters[0]"]),
    (r#""closed": ["2026-12-24"], "country": "GR", "postcode": "105 63" } ]"#, r#""closed": ["2026-12-24"] }, { "id": "ermou", "hours": { "sat": "10:00-12:00" } } ]"#, &["duplicate-id methods[1].counters[1]"]),
    (r#""hours": { "weekdays": "10:00-20:00" }, "closed""#, r#""closed""#, &["missing methods[1].counters[0]"]),
    (r#"{ "weekdays": "10:00-20:00" }"#, r#"{ "sun": "closed" }"#, &["never-open methods[1].counters[0].hours"]),
    (r#"{ "weekdays": "10:00-20:00" }"#, r#"{ "weekdays": "10-20", "sat": "10:00-12:00" }"#, &["hours methods[1].counters[0].hours.weekdays"]),
    (r#"{ "weekdays": "10:00-20:00" }"#, r#"{ "weekdays": "10:00-10:00", "sat": "10:00-12:00" }"#, &["hours methods[1].counters[0].hours.weekdays"]),
    (r#"{ "weekdays": "10:00-20:00" }"#, r#"{ "everyday": "10:00-20:00", "sat": "10:00-12:00" }"#, &["weekday methods[1].counters[0].hours.everyday"]),
    (r#"{ "weekdays": "10:00-20:00" }"#, r#""10:00-20:00""#, &["not-a-group methods[1].counters[0].hours", "never-open methods[1].counters[0].hours"]),
    (r#""address": "Ermou 12""#, r#""address": """#, &["empty methods[1].counters[0].address"]),
    (r#""country": "GR", "postcode": "105 63""#, r#""postcode": "105 63""#, &["missing methods[1].counters[0]"]),
    (r#""country": "GR", "postcode": "105 63""#, r#""country": "GR""#, &["counter-place methods[1].counters[0].country"]),
    (r#""country": "GR", "postcode": "105 63""#, r#""country": "Greece", "postcode": "105 63""#, &["country methods[1].counters[0].country"]),
    (r#""postcode": "105 63""#, r#""postcode": "105""#, &["postcode methods[1].counters[0].postcode"]),
    (r#""postcode": "105 63""#, r#""phone": "210""#, &["unknown-key methods[1].counters[0].phone", "counter-place methods[1].counters[0].country"]),
    (r#""ready_in": "2 h""#, r#""ready_in": 2"#, &["duration methods[1].ready_in"]),
    (r#""ready_in": "2 h""#, r#""ready_in": "8 days""#, &["duration methods[1].ready_in"]),
    (r#""ready_in": "2 h""#, r#""ready_in": "0 min""#, &["duration methods[1].ready_in"]),
    (r#""ready_in": "2 h""#, r#""ready": "noon""#, &["time methods[1].ready"]),
    (r#""handling": { "days": 0 }, "ready_in""#, r#""ready_in""#, &["ready-in-days methods[1].ready_in"]),
    (r#""slots": { "sat": "09:00-12:00" }, "#, "", &["missing methods[2]"]),
    (r#""slots": { "sat": "09:00-12:00" }"#, r#""slots": {}"#, &["never-open methods[2].slots"]),
    (r#""lead": "3 h""#, r#""lead": "3 hrs""#, &["duration methods[2].lead"]),
    (r#""lead": "3 h""#, r#""lead": "900 h""#, &["duration methods[2].lead"]),
    (r#""days_ahead": 9"#, r#""days_ahead": 0"#, &["not-a-number methods[2].days_ahead"]),
    (r#""days_ahead": 9"#, r#""days_ahead": 61"#, &["not-a-number methods[2].days_ahead"]),
    // Rates.
    (r#"["islands", "attica"]"#, "[]", &["empty methods[0].rates[0].place"]),
    (r#"["islands", "attica"]"#, r#"["islands", "atica"]"#, &["place-unknown methods[0].rates[0].place[1]"]),
    (r#""warehouse": "berlin", "price""#, r#""warehouse": "bern", "price""#, &["warehouse-unknown methods[0].rates[1].warehouse"]),
    (r#""warehouse": "berlin", "price""#, r#""price""#, &["rate-unreachable methods[0].rates[2]"]),
    (r#""transit": [1, 2]"#, r#""transit": [2, 1]"#, &["days-reversed methods[0].rates[0].transit"]),
    (r#""transit": [1, 2]"#, r#""transit": "1-2""#, &["not-a-number methods[0].rates[0].transit"]),
    (r#", "transit": [1, 2]"#, "", &["missing methods[0].rates[0]"]),
    (r#""free_over": "50.00""#, r#""free_over": "0""#, &["free-always methods[0].rates[0].free_over"]),
    (r#""free_over": "50.00""#, r#""free_over": "3.00""#, &["free-below-price methods[0].rates[0].free_over"]),
    (r#""free_over": "50.00""#, r#""free_over": "fifty""#, &["currency methods[0].rates[0].free_over"]),
    (r#""free_over": "50.00""#, r#""free_above": "50.00""#, &["unknown-key methods[0].rates[0].free_above"]),
    (r#""price": "3.50""#, r#""price": "3.5.0""#, &["amount methods[0].rates[0].price"]),
    (r#""price": "3.50""#, r#""price": """#, &["amount methods[0].rates[0].price"]),
    (r#""price": "3.50""#, r#""price": -3.5"#, &["amount methods[0].rates[0].price"]),
    (r#""price": "3.50""#, r#""price": "99999999999999.00""#, &["amount methods[0].rates[0].price"]),
    (r#""price": "3.50""#, r#""price": "Free""#, &["currency methods[0].rates[0].price"]),
    (r#""price": "3.50""#, r#""price": null"#, &["missing methods[0].rates[0]"]),
    (r#""price": "3.50""#, r#""price": ["3.50"]"#, &["not-text methods[0].rates[0].price"]),
    (r#""price": "3.50", "#, r#""price": "3.50", "never": "No", "#, &["two-prices methods[0].rates[0]"]),
    (r#""never": "Not yet""#, r#""never": """#, &["empty methods[0].rates[5].never"]),
    // Prices put together.
    (r#"{ "base": "3.00", "percent": "5.5", "least": "1.00", "most": "9.00" }"#, "{}", &["empty methods[0].rates[1].price"]),
    (r#""base": "3.00", "#, r#""basis": "3.00", "#, &["unknown-key methods[0].rates[1].price.basis"]),
    (r#""base": "3.00", "#, r#""base": "three", "#, &["currency methods[0].rates[1].price.base"]),
    (r#""base": "3.00", "#, r#""per_item": -1, "#, &["amount methods[0].rates[1].price.per_item"]),
    (r#""percent": "5.5""#, r#""percent": "101""#, &["percent methods[0].rates[1].price.percent"]),
    (r#""percent": "5.5""#, r#""percent": "5.555""#, &["percent methods[0].rates[1].price.percent"]),
    (r#""percent": "5.5", "#, "", &["parts-bound methods[0].rates[1].price.least"]),
    (r#""least": "1.00""#, r#""least": "10.00""#, &["parts-reversed methods[0].rates[1].price"]),
    // Steps.
    (r#"[ { "up_to": 2000, "price": "4.00" }, { "up_to": 5000, "price": "6.00" } ]"#, "[]", &["empty methods[0].rates[2].tiers_by_weight"]),
    (r#""up_to": 2000"#, r#""up_to": 0"#, &["not-a-number methods[0].rates[2].tiers_by_weight[0].up_to"]),
    (r#""up_to": 2000"#, r#""up_to": "2 kg""#, &["not-a-number methods[0].rates[2].tiers_by_weight[0].up_to"]),
    (r#""up_to": 2000"#, r#""up_to": 50000000"#, &["not-a-number methods[0].rates[2].tiers_by_weight[0].up_to"]),
    (r#""up_to": 2000"#, r#""up_to": 5000"#, &["tier-order methods[0].rates[2].tiers_by_weight"]),
    (r#""up_to": 2000, "#, "", &["tier-order methods[0].rates[2].tiers_by_weight"]),
    (r#""up_to": 2000, "price": "4.00""#, r#""up_to": 2000"#, &["missing methods[0].rates[2].tiers_by_weight[0]"]),
    (r#""up_to": 2000, "price""#, r#""upto": 2000, "price""#, &["unknown-key methods[0].rates[2].tiers_by_weight[0].upto", "tier-order methods[0].rates[2].tiers_by_weight"]),
    (r#"{ "up_to": 2000, "price": "4.00" }"#, "4", &["not-a-group methods[0].rates[2].tiers_by_weight[0]"]),
    (r#"{ "up_to": 3, "price": "2.00" }, { "price": "4.00" }"#, r#"{ "up_to": 3, "price": "2.00" }"#, &["tier-end methods[3].rates[0].tiers_by_quantity"]),
    (r#""up_to": 3, "price": "2.00""#, r#""up_to": 0, "price": "2.00""#, &["not-a-number methods[3].rates[0].tiers_by_quantity[0].up_to"]),
    (r#""up_to": "20.00", "price": "9.00""#, r#""up_to": "-1", "price": "9.00""#, &["amount methods[0].rates[4].tiers_by_value[0].up_to"]),
    (r#"{ "class": "bulky", "quantity_up_to": 2, "price": "30.00" }, { "price": "9.00" }"#, r#"{ "price": "9.00" }, { "class": "bulky", "price": "30.00" }"#, &["tier-unreachable methods[0].rates[3].tiers"]),
    (r#""quantity_up_to": 2"#, r#""up_to": 2"#, &["unknown-key methods[0].rates[3].tiers[0].up_to"]),
    (r#""class": "bulky", "quantity"#, r#""class": ["bulky"], "quantity"#, &["not-text methods[0].rates[3].tiers[0].class"]),
    (r#""class": "bulky", "quantity"#, r#""class": "", "quantity"#, &["empty methods[0].rates[3].tiers[0].class"]),
    // Returns.
    (r#""returns": { "days": 30, "#, r#""returns": { "#, &["missing returns"]),
    (r#""returns": { "days": 30, "#, r#""returns": { "days": -1, "#, &["not-a-number returns.days"]),
    (r#""returns": { "days": 30, "#, r#""returns": { "days": 4000, "#, &["not-a-number returns.days"]),
    (r#""returns": { "days": 30, "#, r#""returns": { "days": 30, "accepted": "maybe", "#, &["not-a-flag returns.accepted"]),
    (r#""returns": { "days": 30, "#, r#""returns": { "days": 30, "window": 30, "#, &["unknown-key returns.window"]),
    (r#""fee": "4.00""#, r#""fee": "none""#, &["currency returns.fee"]),
    (r#"{ "greece": "free" }"#, r#"{ "grece": "free" }"#, &["place-unknown returns.fees.grece"]),
    (r#"{ "greece": "free" }"#, r#"{ "greece": -1 }"#, &["amount returns.fees.greece"]),
    (r#"{ "greece": "free" }"#, r#""free""#, &["not-a-group returns.fees"]),
    (r#"["post", "store"]"#, r#"["post", "shop"]"#, &["return-method returns.methods[1]"]),
    (r#""url": "/returns""#, r#""url": "//elsewhere.example""#, &["url returns.url"]),
    (r#"{ "hygiene": "For hygiene" }"#, r#"{ "hygiene": "" }"#, &["empty returns.except.hygiene"]),
    (r#""from": "2026-11-20", "#, "", &["missing returns.seasonal[0]"]),
    (r#""until": "2027-01-31""#, r#""until": "2026-01-31""#, &["season-order returns.seasonal[0]"]),
    (r#""until": "2027-01-31""#, r#""until": "2027-01-31", "days": 3"#, &["unknown-key returns.seasonal[0].days"]),
    (r#"[ { "from": "2026-11-20", "to": "2026-12-24", "until": "2027-01-31" } ]"#, r#"["christmas"]"#, &["not-a-group returns.seasonal[0]"]),
];

fn problems(json: &str) -> Vec<Problem> {
    read_in(json, Currency::EUR, zone(ATHENS)).1
}

#[test]
fn nothing_is_wrong_with_the_good_document() {
    assert_eq!(problems(GOOD), []);
}

#[test]
fn each_mistake_has_its_problem_at_its_place_and_no_other() {
    let mut wrong = Vec::new();
    for (good, bad, expected) in ROWS {
        assert!(GOOD.contains(good), "{good} is in the document");
        let said: Vec<String> =
            problems(&GOOD.replacen(good, bad, 1)).iter().map(|p| format!("{} {}", p.code, p.at)).collect();
        if said != *expected {
            wrong.push(format!("{good} -> {bad}\n  {said:?}\n  {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(ROWS.len() >= 80, "{} rows", ROWS.len());
}

#[test]
fn every_problem_says_what_to_do() {
    for (good, bad, _) in ROWS {
        for problem in problems(&GOOD.replacen(good, bad, 1)) {
            assert!(!problem.message.is_empty() && problem.help.len() > 8 && !problem.at.is_empty(), "{problem:?}");
            assert!(problem.code.bytes().all(|b| b == b'-' || b.is_ascii_lowercase()), "{problem:?}");
        }
    }
}

/// The readers of delivery documents, as they are written.
const READERS: [(&str, &str); 10] = [
    ("delivery/read/counter.rs", include_str!("../../src/delivery/read/counter.rs")),
    ("delivery/read/method.rs", include_str!("../../src/delivery/read/method.rs")),
    ("delivery/read/mod.rs", include_str!("../../src/delivery/read/mod.rs")),
    ("delivery/read/packing.rs", include_str!("../../src/delivery/read/packing.rs")),
    ("delivery/read/place.rs", include_str!("../../src/delivery/read/place.rs")),
    ("delivery/read/price.rs", include_str!("../../src/delivery/read/price.rs")),
    ("delivery/read/restriction.rs", include_str!("../../src/delivery/read/restriction.rs")),
    ("delivery/read/returns.rs", include_str!("../../src/delivery/read/returns.rs")),
    ("time/read.rs", include_str!("../../src/time/read.rs")),
    ("time/almanac.rs", include_str!("../../src/time/almanac.rs")),
];

/// The texts in quotes of each call that says something is wrong: the code first.
fn calls(source: &'static str) -> Vec<Vec<&'static str>> {
    let mut found = Vec::new();
    for start in [".error(", ".warn(", ".not(", ".need("] {
        for (at, _) in source.match_indices(start) {
            let (mut depth, mut quoted, mut texts) = (1, None, Vec::new());
            let body = &source[at + start.len()..];
            let mut letters = body.char_indices();
            while let Some((i, c)) = letters.next() {
                match (c, quoted) {
                    ('\\', Some(_)) => drop(letters.next()),
                    ('"', Some(from)) => {
                        texts.push(&body[from..i]);
                        quoted = None;
                    }
                    (_, Some(_)) => {}
                    ('"', None) => quoted = Some(i + 1),
                    ('(', None) => depth += 1,
                    (')', None) => depth -= 1,
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
            }
            if start == ".need(" {
                // Its code is the reader's; its words are the remedy.
                texts = texts.into_iter().skip(1).collect();
                texts.insert(0, "missing");
            }
            found.push(texts);
        }
    }
    found
}

#[test]
fn every_place_in_the_readers_that_says_something_is_wrong_is_reached() {
    let unserved = r#"{"handling": {"days": 0}, "places": [{"id": "a", "countries": ["GR"]}, {"id": "b", "countries": ["DE"]}],
        "methods": [{"id": "m", "rates": [{"place": "a", "price": 1, "transit": 1}]}]}"#;
    let whole = ["{}", unserved].map(str::to_owned);
    let rows = ROWS.iter().map(|(good, bad, _)| GOOD.replacen(good, bad, 1));
    let said: Vec<Problem> = whole.into_iter().chain(rows).flat_map(|json| problems(&json)).collect();
    let words = |problem: &Problem| format!("{} {}", problem.message, problem.help);
    // The longest stretch of a text without a value in it, as it comes out.
    let plain = |text: &'static str| {
        let text = text.split(['{', '}']).max_by_key(|part| part.len()).unwrap_or_default();
        text.replace("\\\"", "\"")
    };
    let (mut unreached, mut codes) = (Vec::new(), BTreeSet::new());
    for (file, source) in READERS {
        for call in calls(source) {
            let Some((code, texts)) = call.split_first() else { continue };
            let is_code = code.bytes().all(|b| b == b'-' || b.is_ascii_lowercase());
            let texts: Vec<String> = if is_code { texts } else { &call[..] }.iter().map(|text| plain(text)).collect();
            let is_said = |p: &Problem| {
                (!is_code || p.code == *code) && texts.iter().all(|text| words(p).contains(text.as_str()))
            };
            if !said.iter().any(is_said) {
                unreached.push(format!("{file}: {call:?}"));
            }
            codes.extend(is_code.then_some(*code));
        }
    }
    assert!(unreached.is_empty(), "{}", unreached.join("\n"));
    assert!(codes.len() >= 40, "{codes:?}");
    // Those of `read_name`, which picks its code.
    for code in ["place-unknown", "warehouse-unknown", "carrier-unknown", "method-unknown"] {
        assert!(said.iter().any(|problem| problem.code == code), "{code}");
    }
}
