//! What does the demo shop tell of orders?
//!
//! examples/shop/orders.json by number, to whoever names its address too. `day-2` there is the day before yesterday.

use crate::place;
use serde_json::Value;
use std::io::Read;
use std::time::{SystemTime, UNIX_EPOCH};

/// Longer than any question.
const QUESTION_BYTES_MAX: u64 = 4_096;
const DAY_SECONDS: u64 = 86_400;

/// The reply to what was posted, and its status.
pub(crate) fn reply(question: &mut dyn Read) -> (u16, String) {
    let mut text = String::new();
    let asked =
        question.take(QUESTION_BYTES_MAX).read_to_string(&mut text).ok().and_then(|_| serde_json::from_str(&text).ok());
    let Some(asked): Option<Value> = asked else { return (400, "null".to_owned()) };
    #[allow(clippy::disallowed_methods, reason = "the demo's orders are a few days old whenever it is looked at")]
    let days = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() / DAY_SECONDS);
    match find(&asked, i64::try_from(days).unwrap_or_default()) {
        Some(order) => (200, order),
        None => (404, "null".to_owned()),
    }
}

fn find(asked: &Value, today: i64) -> Option<String> {
    let orders = std::fs::read_to_string(place::root().join("examples/shop/orders.json")).ok()?;
    let orders: Value = serde_json::from_str(&orders).ok()?;
    let order = orders.get(asked.get("orderNumber")?.as_str()?)?;
    let is_theirs = order.get("email")?.as_str()?.eq_ignore_ascii_case(asked.get("email")?.as_str()?.trim());
    is_theirs.then(|| dated(&order.get("reply").unwrap_or(&Value::Null).to_string(), today))
}

/// The text with `day-2` and `day+4` as days of the calendar.
fn dated(text: &str, today: i64) -> String {
    let mut parts = text.split("\"day");
    let mut dated = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_digit() && c != '+' && c != '-').unwrap_or(part.len());
        let (offset, rest) = part.split_at(end);
        dated.push('"');
        match offset.parse::<i64>() {
            Ok(offset) => dated.push_str(&civil(today + offset)),
            Err(_) => dated.push_str(&["day", offset].concat()),
        }
        dated.push_str(rest);
    }
    dated
}

/// `2026-11-19`, of the days since 1970. Years start in March here, so that the leap day comes last.
fn civil(days: i64) -> String {
    let days = days + 719_468;
    let (era, doe) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let (day, month) = (doy - (153 * mp + 2) / 5 + 1, if mp < 10 { mp + 3 } else { mp - 9 });
    format!("{:04}-{month:02}-{day:02}", yoe + era * 400 + i64::from(month <= 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_are_told_to_whoever_knows_number_and_address() {
        let asked = |number: &str, email: &str| {
            let question = serde_json::json!({ "orderNumber": number, "email": email }).to_string();
            reply(&mut question.as_bytes())
        };
        for number in ["1042", "1038", "1021", "1019"] {
            let (status, order) = asked(number, "Anna@example.com");
            assert!(status == 200 && order.contains(number) && !order.contains("\"day"), "{order}");
        }
        assert_eq!(asked("1042", "ben@example.com").0, 404);
        assert_eq!(asked("7", "anna@example.com").0, 404);
        assert_eq!(reply(&mut "{".as_bytes()).0, 400);
    }

    #[test]
    fn days_are_counted_from_today() {
        // 2026-11-19.
        assert_eq!(
            dated(r#"["day-0", "day+12T10:00:00Z", "days"]"#, 20_776),
            r#"["2026-11-19", "2026-12-01T10:00:00Z", "days"]"#
        );
    }
}
