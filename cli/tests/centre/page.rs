//! What does a page hold, as a browser's parser reads it?

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};
use serde_json::Value as Json;

/// An element's start.
#[derive(Debug)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
}

impl Tag {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) tags: Vec<Tag>,
    /// The words on it.
    pub(crate) text: String,
    /// What it says to machines.
    pub(crate) data: Vec<Json>,
}

impl Page {
    pub(crate) fn read(html: &str) -> Page {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut page = Page::default();
        let (mut data, mut hidden) = (None::<String>, false);
        let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
            match token {
                Token::StartTag(tag) => {
                    let name = words(&tag.name);
                    let pairs = tag.attributes.iter().map(|(name, value)| (words(name), words(value)));
                    let tag = Tag { attributes: pairs.collect(), name };
                    data = (tag.name == "script").then(String::new);
                    hidden = matches!(tag.name.as_str(), "script" | "title" | "style");
                    page.tags.push(tag);
                }
                Token::String(text) => match &mut data {
                    Some(data) => data.push_str(&words(&text)),
                    None if hidden => {}
                    None => page.text.push_str(&words(&text)),
                },
                Token::EndTag(_) => {
                    page.data.extend(data.take().map(|data| serde_json::from_str(&data).unwrap()));
                    hidden = false;
                }
                _ => {}
            }
        }
        page
    }

    pub(crate) fn all<'p>(&'p self, name: &str) -> impl Iterator<Item = &'p Tag> {
        let name = name.to_owned();
        self.tags.iter().filter(move |tag| tag.name == name)
    }

    /// The address of the link of a kind.
    pub(crate) fn link(&self, rel: &str) -> Option<&str> {
        self.all("link").find(|tag| tag.get("rel") == Some(rel)).and_then(|tag| tag.get("href"))
    }

    /// Language and address of each alternate.
    pub(crate) fn alternates(&self) -> Vec<(&str, &str)> {
        let alternates = self.all("link").filter(|tag| tag.get("rel") == Some("alternate"));
        alternates.map(|tag| (tag.get("hreflang").unwrap(), tag.get("href").unwrap())).collect()
    }

    /// The data of a type.
    pub(crate) fn typed(&self, kind: &str) -> Option<&Json> {
        self.data.iter().find(|data| data["@type"] == kind)
    }
}
