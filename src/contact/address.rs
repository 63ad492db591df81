//! Which link leads to a channel, with the text in it?
//!
//! Says how much text a link can bear, too: some mail programs and messengers open nothing at all when it is longer.
//!
//! Does not know: what the text says, and where it is best cut.

use super::ChannelKind;

// Windows hands programs links of 2,083 characters; line ends take twice what they are counted for.
const MAIL_MAX: usize = 1_800;
// Servers on the way take twice as much.
const WHATSAPP_MAX: usize = 4_000;
// Three parts of 153 Latin letters: whoever writes a text message pays for each.
const SMS_MAX: usize = 459;

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

/// How much text the link to a channel bears, and whether that is counted as the link writes it, `%CF%80`, or as it is read.
pub fn room(kind: &ChannelKind, subject: &str) -> (usize, bool) {
    let left = |most: usize| most.saturating_sub(link(kind, subject, " ").map_or(most, |link| link.len()));
    match kind {
        ChannelKind::Email(_) => (left(MAIL_MAX), true),
        ChannelKind::WhatsApp(_) => (left(WHATSAPP_MAX), true),
        ChannelKind::Sms(_) => (SMS_MAX, false),
        _ => (0, false),
    }
}

/// The link that opens a channel, with a text in it where it takes one; none where no link opens it.
pub fn link(kind: &ChannelKind, subject: &str, text: &str) -> Option<String> {
    let with = |start: &[&str], key: &str, line_end: &str| {
        let mut link = start.concat();
        if !text.is_empty() {
            link.push_str(key);
            encode(text, line_end, &mut link);
        }
        link
    };
    Some(match kind {
        ChannelKind::Custom(address) => address.clone()?,
        ChannelKind::Social(address) => address.clone(),
        ChannelKind::Phone(number) => ["tel:", &dialled(number)].concat(),
        ChannelKind::WhatsApp(number) => {
            with(&["https://wa.me/", dialled(number).trim_start_matches('+')], "?text=", "%0A")
        }
        ChannelKind::Sms(number) => with(&["sms:", &dialled(number)], "?body=", "%0A"),
        ChannelKind::Email(address) => {
            let mut headed = String::new();
            encode(subject, "%20", &mut headed);
            match headed.as_str() {
                "" => with(&["mailto:", address], "?body=", "%0D%0A"),
                subject => with(&["mailto:", address, "?subject=", subject], "&body=", "%0D%0A"),
            }
        }
        ChannelKind::Chat(_) | ChannelKind::CallBack(_) => return None,
    })
}

/// What a telephone dials: `+302105550148`.
pub(super) fn dialled(number: &str) -> String {
    worldwide(number).chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

/// A number without the nought that is only dialled within its country: `+44 (0)20 7946 0958`.
pub(super) fn worldwide(number: &str) -> String {
    if number.contains(['+', '＋']) { number.replace("(0)", "") } else { number.to_owned() }
}

/// What the network is called to which a link leads, where it is known.
pub fn network(address: &str) -> Option<&'static str> {
    let host = address.strip_prefix("https://")?.split(['/', '?', '#', ':']).next()?.to_ascii_lowercase();
    let is_of = |known: &str| host == known || host.strip_suffix(known).is_some_and(|rest| rest.ends_with('.'));
    NETWORKS.iter().find(|(_, hosts)| hosts.split(' ').any(is_of)).map(|(name, _)| *name)
}

/// Writes a text as part of a link.
fn encode(text: &str, line_end: &str, out: &mut String) {
    let digit = |half: u8| char::from(if half < 10 { b'0' + half } else { b'A' + half - 10 });
    for byte in text.bytes() {
        match byte {
            b'\n' => out.push_str(line_end),
            b'\r' => {}
            b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            _ => out.extend(['%', digit(byte >> 4), digit(byte & 15)]),
        }
    }
}
