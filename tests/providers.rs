//! Is what the documentation says of chat providers what the table says, and does each have a module and a stand-in?

use std::fs;
use std::path::Path;

use shelfhelp::contact::{Caps, ChannelKind, Draft, PROVIDERS, PUBLISHED, read};
use shelfhelp::problem::{Log, Reader, Value};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The providers of this table; the chat of one's own has a chapter of its own.
fn vendors() -> impl Iterator<Item = &'static Caps> {
    PROVIDERS.iter().filter(|caps| caps.name != "xmpp")
}

fn table() -> String {
    let mut out = String::from(
        "\n| provider | name | the question | needs | may have | hosts | checked |\n|---|---|---|---|---|---|---|\n",
    );
    let code = |names: &[&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    for caps in vendors() {
        let draft = match caps.draft {
            Draft::Editable => "stands in the composer",
            Draft::Sent => "is sent at once",
            Draft::Clipboard => "by the clipboard",
        };
        let checked = PUBLISHED.iter().find(|(name, _)| *name == caps.name);
        let checked = checked.map_or("from notes".to_owned(), |(_, package)| format!("against `{package}`"));
        let mut hosts = code(caps.hosts);
        if caps.needs.contains(&"base_url") {
            hosts = "that of `base_url`".to_owned();
        }
        let (needs, takes) = (code(caps.needs), code(caps.takes));
        out += &format!("| {} | `{}` | {draft} | {needs} | {takes} | {hosts} | {checked} |\n", caps.title, caps.name);
    }
    out
}

#[test]
fn the_documentation_has_the_table() {
    let path = root().join("docs/channels.md");
    let text = fs::read_to_string(&path).unwrap();
    let begin = text.find("--test providers` -->\n").unwrap() + "--test providers` -->\n".len();
    let end = text.find("<!-- /providers -->").unwrap();
    let expected = table() + "\n";
    if std::env::var_os("SHELFHELP_WRITE").is_some() {
        fs::write(&path, [&text[..begin], &expected, &text[end..]].concat()).unwrap();
    } else {
        assert_eq!(&text[begin..end], expected, "run it with SHELFHELP_WRITE=1");
    }
}

#[test]
fn every_provider_has_a_module_and_a_stand_in() {
    for caps in vendors() {
        for path in [format!("www/providers/{}.js", caps.name), format!("tests/browser/fakes/{}.mjs", caps.name)] {
            assert!(root().join(&path).is_file(), "{path} is missing");
        }
    }
    assert!(PROVIDERS.windows(2).all(|two| two[0].name < two[1].name), "sort them by name");
    assert!(PUBLISHED.iter().all(|(name, _)| PROVIDERS.iter().any(|caps| caps.name == *name)));
}

#[test]
fn limits_are_those_that_are_documented() {
    let of = |name: &str| *PROVIDERS.iter().find(|caps| caps.name == name).unwrap();
    assert!(of("tawk").fields_max <= 50 && of("tawk").value_max <= 255 && !of("tawk").key_underscore);
    for caps in PROVIDERS {
        assert!(caps.draft_max >= 500, "{}: a question needs room", caps.name);
        assert!(caps.hosts.iter().all(|host| host.starts_with("https://") || host.starts_with("wss://")));
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn map(pairs: &[(&str, Value)]) -> Value {
    Value::Map(pairs.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect())
}

/// The settings of a chat as they are kept, and what was wrong, one `severity code: help` a line.
fn check(provider: &str, settings: Option<Value>) -> (Vec<(String, String)>, Vec<String>) {
    let mut chat = vec![("kind", text("chat")), ("provider", text(provider))];
    chat.extend(settings.map(|settings| ("settings", settings)));
    let (value, log) = (Value::List(vec![map(&chat)]), Log::default());
    let channels = read(&Reader::new(&value, "channels", &log), &[]);
    let kept = channels.into_iter().find_map(|channel| match channel.kind {
        ChannelKind::Chat(chat) => Some(chat.settings),
        _ => None,
    });
    let said = log.into_problems();
    let said = said.iter().map(|p| format!("{} {}: {}", format!("{:?}", p.severity).to_lowercase(), p.code, p.help));
    (kept.unwrap_or_default(), said.collect())
}

#[test]
fn settings_are_read_strictly() {
    let (kept, said) = check("crisp", Some(map(&[("key", text(" f00d "))])));
    assert_eq!((kept, said), (vec![("key".into(), "f00d".into())], vec![]));

    let fields = map(&[("product", text("360001"))]);
    let (kept, said) =
        check("zendesk", Some(map(&[("key", text("k")), ("fields", fields), ("hide_bubble", Value::Flag(true))])));
    let expected = [("key", "k"), ("fields.product", "360001"), ("hide_bubble", "true")];
    assert_eq!(kept, expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
    assert_eq!(said, Vec::<String>::new());

    let (_, said) = check("intercom", Some(map(&[("app_id", text("a")), ("regoin", text("eu"))])));
    assert_eq!(said, ["warning unknown-key: did you mean `region`?"]);

    let (_, said) = check("chatwoot", Some(map(&[("token", text("t")), ("base_url", text("chat.example"))])));
    assert!(said[0].starts_with("error chat-setting"), "{said:?}");
}

#[test]
fn what_is_missing_is_advice_because_the_page_may_have_it() {
    let (_, said) = check("tawk", None);
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with("advice chat-settings") && said[0].contains("property"), "{said:?}");
}
