//! Which topics stand alone, or are two spellings of one?

use std::collections::BTreeMap;

use super::near;
use crate::audit::sheet::{Shelf, advice};
use crate::source::finding::Finding;

// A shop of fewer answers has not yet made up its topics.
const ANSWERS_MIN: usize = 20;
const TOPICS_MAX: usize = 500;

/// How many answers each topic has, in the order of the shop's answers.
pub(super) fn count(shelf: &Shelf<'_>) -> Vec<(String, usize)> {
    let mut topics: Vec<(String, usize)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for sheet in &shelf.sheets {
        let topic = sheet.answer.topic.as_str();
        let place = *places.entry(topic).or_insert_with(|| {
            topics.push((topic.to_owned(), 0));
            topics.len() - 1
        });
        if let Some((_, count)) = topics.get_mut(place) {
            *count += 1;
        }
    }
    topics
}

/// Topics of one answer; `is_first` says whether this is the shop's first language, for translations come one by one.
pub(super) fn check(shelf: &Shelf<'_>, is_first: bool, found: &mut Vec<Finding>) {
    let topics = count(shelf);
    // So many are no topics but something else, such as the questions once more.
    if topics.len() > TOPICS_MAX {
        return;
    }
    for (topic, _) in topics.iter().filter(|(topic, count)| *count == 1 && !topic.is_empty()) {
        let Some(sheet) = shelf.sheets.iter().find(|sheet| sheet.answer.topic == *topic) else { continue };
        let others = || topics.iter().map(|(name, _)| name.as_str()).filter(|name| *name != topic && !name.is_empty());
        // Short words are near many others.
        let near = near(topic, others())
            .filter(|near| topic.chars().count() > 4 || near.to_lowercase() == topic.to_lowercase());
        let help = match near {
            Some(near) => format!("did you mean \"{near}\"?"),
            None if is_first && shelf.sheets.len() >= ANSWERS_MIN => {
                "put it under a topic that has others, or leave `topic` out".to_owned()
            }
            None => continue,
        };
        found.push(
            sheet.of("topic", advice("topic-lonely", format!("\"{topic}\" is the topic of this answer only"), help)),
        );
    }
}
