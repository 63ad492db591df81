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

/// What a provider takes where it says nothing else: small enough for every one of them.
const USUAL: Caps = Caps {
    name: "",
    title: "",
    draft: Draft::Editable,
    draft_max: 2_000,
    fields_max: 20,
    value_max: 255,
    key_max: 40,
    key_underscore: true,
    needs: &[],
    takes: &[],
    hosts: &[],
};

/// One that takes the text and no named values.
const TEXT_ALONE: Caps = Caps { fields_max: 0, value_max: 0, key_max: 0, ..USUAL };

/// All providers, by name.
///
/// Keys, counts and lengths are the provider's where it documents them (Tawk.to's 50 attributes of 255 characters, Crisp's ASCII
/// keys), and else the usual ones.
pub const PROVIDERS: &[Caps] = &[
    // Attributes of a conversation and one label; a form before the chat loses them, so they are set again after it.
    Caps { name: "chatwoot", title: "Chatwoot", draft: Draft::Clipboard, needs: &["token", "base_url"], ..USUAL },
    // Keys of session data are ASCII, as ours are; values are text, numbers or truth.
    Caps {
        name: "crisp",
        title: "Crisp",
        draft: Draft::Editable,
        draft_max: 1_000,
        needs: &["key"],
        hosts: &["https://client.crisp.chat", "wss://client.relay.crisp.chat"],
        ..USUAL
    },
    // Properties must exist in the account.
    Caps {
        name: "freshchat",
        title: "Freshchat",
        draft: Draft::Editable,
        fields_max: 10,
        needs: &["token", "base_url"],
        takes: &["fields"],
        ..USUAL
    },
    // It takes nothing but the text, and sends it at once.
    Caps {
        name: "gorgias",
        title: "Gorgias",
        draft: Draft::Sent,
        draft_max: 1_500,
        needs: &["key"],
        hosts: &["https://config.gorgias.chat", "https://assets.gorgias.chat"],
        ..TEXT_ALONE
    },
    // Session data is text.
    Caps {
        name: "helpscout",
        title: "Help Scout Beacon",
        draft: Draft::Editable,
        draft_max: 5_000,
        needs: &["key"],
        hosts: &["https://beacon-v2.helpscout.net", "https://d3hb14vkzrxvla.cloudfront.net"],
        ..USUAL
    },
    // Contact properties have lower-case names and must exist in the account.
    Caps {
        name: "hubspot",
        title: "HubSpot",
        draft: Draft::Clipboard,
        fields_max: 10,
        needs: &["portal"],
        takes: &["region", "fields"],
        hosts: &["https://js.hs-scripts.com", "https://js.usemessages.com", "https://api.hubspot.com"],
        ..USUAL
    },
    // Attributes are scalar.
    Caps {
        name: "intercom",
        title: "Intercom",
        draft: Draft::Editable,
        needs: &["app_id"],
        takes: &["region"],
        hosts: &[
            "https://widget.intercom.io",
            "https://js.intercomcdn.com",
            "https://api-iam.intercom.io",
            "wss://nexus-websocket-a.intercom.io",
        ],
        ..USUAL
    },
    // Session variables are text.
    Caps {
        name: "livechat",
        title: "LiveChat",
        draft: Draft::Editable,
        draft_max: 1_000,
        needs: &["license"],
        hosts: &["https://cdn.livechatinc.com", "https://api.livechatinc.com", "https://secure.livechatinc.com"],
        ..USUAL
    },
    // Fifty attributes at most, of lower-case letters, digits and dashes, 255 characters each; ten tags.
    Caps {
        name: "tawk",
        title: "Tawk.to",
        draft: Draft::Clipboard,
        key_underscore: false,
        needs: &["property"],
        takes: &["widget"],
        hosts: &["https://embed.tawk.to", "https://va.tawk.to", "wss://vsa.tawk.to"],
        ..USUAL
    },
    // Contact properties must exist in the account; the text alone goes everywhere. It is sent at once.
    Caps {
        name: "tidio",
        title: "Tidio",
        draft: Draft::Sent,
        draft_max: 1_000,
        needs: &["key"],
        hosts: &["https://code.tidio.co", "https://widget-v4.tidiochat.com"],
        ..TEXT_ALONE
    },
    // Converse.js, which the shop hosts itself, and the shop's own server: the whole text is the first message.
    Caps {
        name: "xmpp",
        title: "XMPP",
        draft: Draft::Sent,
        draft_max: 4_000,
        needs: &["assets", "domain", "agent"],
        takes: &["websocket", "bosh", "name"],
        ..TEXT_ALONE
    },
    // Conversation fields have ids that the shop made. Documented for all accounts are fields and tags, and no text.
    Caps {
        name: "zendesk",
        title: "Zendesk Messaging",
        draft: Draft::Clipboard,
        needs: &["key"],
        takes: &["fields"],
        hosts: &["https://static.zdassets.com", "https://ekr.zdassets.com"],
        ..USUAL
    },
];

/// The providers whose calls are checked against types or names that are published, and in which package. All others are
/// called as notes on their documentation say.
pub const PUBLISHED: &[(&str, &str)] = &[
    ("crisp", "crisp-sdk-web"),
    ("intercom", "@types/intercom-web"),
    ("livechat", "@livechat/widget-core"),
    ("tawk", "@tawk.to/tawk-messenger-react"),
    ("zendesk", "@types/zendesk-web-widget"),
];

impl Caps {
    /// Whether it takes values only under names that the shop has made with it: `fields = { product = "360001" }`.
    pub fn has_own_names(&self) -> bool {
        self.takes.contains(&"fields")
    }
}
