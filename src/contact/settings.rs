//! What does a provider need to know of the shop?
//!
//! Settings are kept as pairs of words: `fields = { product = "360001" }` as `fields.product`. Where the page has the
//! provider's own snippet nothing is needed, and nobody but the shop knows: so what is missing is only pointed out.

use super::{Caps, Chat, PROVIDERS};
use crate::problem::{Problem, Reader, Severity, Value};

// A key, a token or a name that is longer is none.
const SETTING_MAX: usize = 200;
// Whatever the provider: its bubble is hidden until the hand-off.
const HIDE: &str = "hide_bubble";

/// A provider's name, and its settings.
pub(super) fn read_chat(item: &Reader<'_>) -> Option<Chat> {
    let names: Vec<&str> = PROVIDERS.iter().map(|caps| caps.name).collect();
    let help = format!("write the provider's name: {}", names.join(", "));
    let provider = item.need("provider", &help)?;
    let name = provider.text()?.trim();
    let Some(caps) = PROVIDERS.iter().find(|caps| caps.name == name) else {
        provider.not("chat-provider", "a provider we know", help);
        return None;
    };
    let mut settings = Vec::new();
    if let Some(given) = item.get("settings") {
        given.known(&[caps.needs, caps.takes, &[HIDE]].concat());
        for (key, value) in given.entries() {
            read_setting(key, &value, &mut settings);
        }
    }
    ask_for_missing(item, caps, &settings);
    Some(Chat { provider: name.to_owned(), settings })
}

fn read_setting(key: &str, value: &Reader<'_>, settings: &mut Vec<(String, String)>) {
    if key == HIDE {
        settings.extend(value.flag().filter(|hide| *hide).map(|_| (key.to_owned(), "true".to_owned())));
        return;
    }
    if key == "fields" && matches!(value.value(), Value::Map(_)) {
        for (name, theirs) in value.entries() {
            settings.extend(word(&theirs).map(|theirs| (["fields.", name].concat(), theirs)));
        }
        return;
    }
    let Some(text) = word(value) else { return };
    if key == "base_url" && !text.starts_with("https://") {
        value.not("chat-setting", "an address that begins with https://", "write where your chat server is");
        return;
    }
    settings.push((key.to_owned(), text));
}

fn word(value: &Reader<'_>) -> Option<String> {
    let text = value.text()?.trim();
    if text.is_empty() || text.len() > SETTING_MAX || text.contains(char::is_control) {
        value.not("chat-setting", "a key or a name", "copy it from the provider's own settings");
        return None;
    }
    Some(text.to_owned())
}

fn ask_for_missing(item: &Reader<'_>, caps: &Caps, settings: &[(String, String)]) {
    let has = |need: &str| settings.iter().any(|(key, _)| key == need);
    let missing: Vec<&str> = caps.needs.iter().copied().filter(|need| !has(need)).collect();
    if missing.is_empty() {
        return;
    }
    let missing = missing.join(", ");
    item.log(Problem {
        severity: Severity::Advice,
        code: "chat-settings",
        at: String::new(),
        message: format!("{} is only there on pages that have its own snippet", caps.title),
        help: format!(
            "write settings = {{ … }} with {missing}, or leave this as it is where every page has the snippet"
        ),
    });
}
