//! Which answers wait to be read again, and which were changed tomorrow?

use shelfhelp::time::Date;

use crate::audit::sheet::{Sheet, warning};
use crate::source::finding::Finding;

/// Problems of the days of one answer.
pub(super) fn check(sheet: &Sheet<'_>, today: Date, found: &mut Vec<Finding>) {
    if let Some(day) = sheet.answer.review.filter(|day| *day < today) {
        let message = format!("this answer was to be read again by {day}");
        let help = "read it, correct what has changed, and write the day of the next look";
        found.push(sheet.of("review", warning("review-past", message, help)));
    }
    if let Some(day) = sheet.record.updated.filter(|day| *day > today) {
        let message = format!("`updated` {day} lies ahead");
        found.push(sheet.of("updated", warning("updated-ahead", message, "write the day of the last change")));
    }
}
