//! What are the widget's words in one language?
//!
//! A catalog gives the words for a key, with their `{…}` filled in and in the plural form that the language asks for.
//! What it lacks is English. Does not know: where catalogs come from.

use super::Format;
use super::fill::{fill, runs_left};
use super::messages::{Key, names};
use crate::problem::{Log, Problem, Severity, Value, nearest};

/// The widget's words in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog(Vec<Option<String>>);

impl Catalog {
    /// English.
    pub fn english() -> Catalog {
        Catalog::default()
    }

    /// Reads a catalog file: an object of key → words, or key → { category: words }. What it lacks stays English, with a
    /// Problem.
    pub fn read(file: &Value, at: &str, log: &Log) -> Catalog {
        let mut entries = vec![None; Key::ALL.len()];
        let Value::Map(written) = file else { return Catalog(entries) };
        for (name, value) in written {
            let Some(key) = names().position(|n| n == name) else {
                let known: Vec<&str> = names().collect();
                let help = nearest(name, &known).map_or("remove it".into(), |near| format!("did you mean `{near}`?"));
                log.add(Problem::new(
                    Severity::Warning,
                    "message-key",
                    format!("{at}.{name}"),
                    format!("`{name}` is no message"),
                    help,
                ));
                continue;
            };
            let Some(entry) = entries.get_mut(key) else { continue };
            *entry = match value {
                Value::Text(text) => Some(text.clone()),
                Value::Map(forms) => Some(
                    forms
                        .iter()
                        .map(|(c, v)| format!("{c}: {}", v.as_text().unwrap_or_default()))
                        .collect::<Vec<_>>()
                        .join(" | "),
                ),
                _ => None,
            };
        }
        Catalog(entries)
    }

    /// The keys for which there are no words.
    pub fn missing(&self) -> Vec<&'static str> {
        names().enumerate().filter(|(i, _)| !matches!(self.0.get(*i), Some(Some(_)))).map(|(_, n)| n).collect()
    }

    /// The words for a key.
    pub fn text(&self, key: Key) -> &str {
        self.0.get(key as usize).and_then(Option::as_deref).unwrap_or(key.english())
    }

    /// The words for a key with its `{…}` filled in.
    pub fn fill(&self, key: Key, values: &[(&str, &str)]) -> String {
        // Some messages have no letters of their own, so the language is asked.
        fill(self.text(key), values, runs_left(self.text(Key::Close)))
    }

    /// The same, in the form that the language has for a plural category, where it has several.
    pub fn fill_as(&self, key: Key, category: &str, values: &[(&str, &str)]) -> String {
        fill(form(self.text(key), category), values, runs_left(self.text(Key::Close)))
    }

    /// The words for a number of things, in the plural form the language asks for.
    pub fn count(&self, key: Key, number: i64, format: &dyn Format) -> String {
        // A number alone stands well in any sentence.
        fill(form(self.text(key), format.plural(number)), &[("n", &format.number(number))], false)
    }
}

/// Of words written `one: … | other: …`, the form of a category; the words themselves where they have no forms.
fn form<'w>(forms: &'w str, category: &str) -> &'w str {
    let form = |wanted: &str| forms.split(" | ").find_map(|f| f.trim().strip_prefix(wanted)?.strip_prefix(": "));
    form(category).or_else(|| form("other")).unwrap_or(forms)
}
