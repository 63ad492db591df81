//! Which link leads to a channel, with the text in it?
//!
//! Texts are cut to what a link can bear: some mail programs and messengers open nothing at all when it is longer.
//!
//! Does not know: what the text says.

use super::ChannelKind;

// Windows hands programs links of about 2,000 characters, and the name of the program takes some of it.
const LINK_MAX: usize = 1_800;
// Whoever writes a text message pays by the piece; five of them in Latin letters are plenty.
const SMS_MAX: usize = 900;
// A cut looks for the end of a word this many characters back.
const WORD_MAX: usize = 24;
const ELLIPSIS: &str = "%E2%80%A6";

// Networks by the hosts of their links, and what they are called everywhere.
const NETWORKS: [(&str, &str); 12] = [
    ("Messenger", "m.me messenger.com"),
    ("Instagram", "ig.me instagram.com"),
    ("Telegram", "t.me telegram.me"),
    ("LINE", "line.me lin.ee page.line.me"),
    ("X", "x.com twitter.com"),
    ("Viber", "viber.com"),
    ("Signal", "signal.me signal.group"),
    ("WhatsApp", "wa.me whatsapp.com"),
    ("Facebook", "facebook.com fb.com fb.me"),
    ("KakaoTalk", "pf.kakao.com"),
    ("WeChat", "wechat.com weixin.qq.com"),
    ("Zalo", "zalo.me"),
];

/// The link that opens a channel with a text in it; none where a link cannot.
pub fn link(kind: &ChannelKind, subject: &str, text: &str) -> Option<String> {
    let linked = |start: String, most: usize, line_end: &str| {
        // A link without a text ends before the key that would hold it.
        let bare = start.split(['?', '&']).next().unwrap_or_default().len();
        let room = most.saturating_sub(start.len());
        if text.is_empty() { start[..bare].to_owned() } else { start + &fitted(text, room, line_end) }
    };
    Some(match kind {
        ChannelKind::Custom(address) => address.clone()?,
        ChannelKind::Social(address) => address.clone(),
        ChannelKind::Phone(number) => ["tel:", &dialled(number)].concat(),
        ChannelKind::WhatsApp(number) => {
            let digits = dialled(number);
            linked(["https://wa.me/", digits.trim_start_matches('+'), "?text="].concat(), LINK_MAX, "%0A")
        }
        ChannelKind::Sms(number) => linked(["sms:", &dialled(number), "?body="].concat(), SMS_MAX, "%0A"),
        ChannelKind::Email(address) => {
            // A subject that took the room of the text would be none.
            let subject = fitted(subject, LINK_MAX / 4, "%20");
            let subject = if subject.is_empty() { subject } else { ["subject=", &subject, "&"].concat() };
            linked(["mailto:", address, "?", &subject, "body="].concat(), LINK_MAX, "%0D%0A")
        }
        ChannelKind::Chat(_) | ChannelKind::CallBack(_) => return None,
    })
}

/// What a telephone dials: `+302105550148`.
pub(super) fn dialled(number: &str) -> String {
    number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

/// What the network is called to which a link leads, where it is known.
pub fn network(address: &str) -> Option<&'static str> {
    let host = address.strip_prefix("https://")?.split(['/', '?', '#', ':']).next()?.to_ascii_lowercase();
    let is_of = |known: &str| host == known || host.strip_suffix(known).is_some_and(|rest| rest.ends_with('.'));
    NETWORKS.iter().find(|(_, hosts)| hosts.split(' ').any(is_of)).map(|(name, _)| *name)
}

/// A text as part of a link, with as much of it as there is room for.
fn fitted(text: &str, room: usize, line_end: &str) -> String {
    let mut out = String::new();
    // Where the text can be cut and still end in an ellipsis: after any character, better after a word.
    let (mut anywhere, mut word, mut since) = (0, 0, 0);
    for c in text.chars() {
        if out.len() + ELLIPSIS.len() <= room {
            anywhere = out.len();
            since += 1;
            if c.is_whitespace() {
                (word, since) = (out.len(), 0);
            }
        }
        match c {
            '\n' => out.push_str(line_end),
            '\r' => {}
            c => encode(c, &mut out),
        }
        if out.len() > room {
            out.truncate(if since <= WORD_MAX && word > 0 { word } else { anywhere });
            if room >= ELLIPSIS.len() {
                out.push_str(ELLIPSIS);
            }
            return out;
        }
    }
    out
}

fn encode(c: char, out: &mut String) {
    if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~') {
        return out.push(c);
    }
    let digit = |half: u8| char::from(if half < 10 { b'0' + half } else { b'A' + half - 10 });
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        out.extend(['%', digit(byte >> 4), digit(byte & 15)]);
    }
}
