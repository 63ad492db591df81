//! What can a chat provider take along?
//!
//! One line of facts for each provider; how it is called stands in `www/providers/NAME.js`, which is fetched when a shopper
//! goes on to a person and not before.
//!
//! Does not know: how anything is loaded or called.

use serde::Serialize;

use crate::taken;

/// A chat that the shop has with a provider.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Chat {
    /// The provider's name: `crisp`. One of [`PROVIDERS`].
    pub provider: String,
    /// What the provider needs to know the shop by, as the merchant wrote it: `("key", "…")`. Empty where the page has the
    /// provider's own snippet.
    pub settings: Vec<(String, String)>,
}

taken! { Chat { provider, settings } }

impl Chat {
    /// What the provider can take; none for one that is not known.
    pub fn caps(&self) -> Option<&'static Caps> {
        PROVIDERS.iter().find(|caps| caps.name == self.provider)
    }
}

/// What becomes of the text that is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Draft {
    /// It stands in the composer, and the shopper sends it.
    Editable,
    /// It is sent at once: the shopper confirms before.
    Sent,
    /// There is no way for it: the clipboard carries it.
    Clipboard,
}

/// What a provider can take along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// Its name in shop files and of its module.
    pub name: &'static str,
    /// What the shopper and the merchant call it.
    pub title: &'static str,
    /// What becomes of the text.
    pub draft: Draft,
    /// The longest text, in characters.
    pub draft_max: usize,
    /// How many named values it takes; 0 for none.
    pub fields_max: usize,
    /// The longest value, in characters.
    pub value_max: usize,
    /// The longest key, in characters.
    pub key_max: usize,
    /// Whether keys may have `_`; else they are written with `-`.
    pub key_underscore: bool,
    /// Settings that it cannot be loaded without.
    pub needs: &'static [&'static str],
    /// Settings that it may have besides.
    pub takes: &'static [&'static str],
    /// Hosts that the page's security policy must allow.
    pub hosts: &'static [&'static str],
}

/// All providers, by name.
pub const PROVIDERS: &[Caps] = &[
    Caps {
        name: "crisp",
        title: "Crisp",
        draft: Draft::Editable,
        draft_max: 1_000,
        fields_max: 20,
        value_max: 255,
        key_max: 40,
        key_underscore: true,
        needs: &["key"],
        takes: &[],
        hosts: &["https://client.crisp.chat"],
    },
    Caps {
        name: "xmpp",
        title: "XMPP",
        draft: Draft::Sent,
        draft_max: 4_000,
        fields_max: 0,
        value_max: 0,
        key_max: 0,
        key_underscore: true,
        needs: &["assets", "domain", "agent"],
        takes: &["websocket", "bosh", "name"],
        // The shop's own: where it keeps Converse, and its server.
        hosts: &[],
    },
];
