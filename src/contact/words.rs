//! How is it put into words when somebody answers?

use super::{Answer, Call, Channel, ChannelKind, Clocks, Dated, Either, Moment, Opening, Said, network, say};
use crate::i18n::{Key, Voice};
use crate::time::{Date, TimeOfDay, Timestamp};

/// What a channel is called: as the merchant calls it, else by what it is.
pub fn name<'n>(voice: Voice<'n>, channel: &'n Channel) -> &'n str {
    match (voice.words(&channel.label), &channel.kind) {
        ("", ChannelKind::Phone(number)) => number,
        ("", ChannelKind::Email(_)) => voice.text(Key::ContactEmail),
        ("", ChannelKind::WhatsApp(_)) => "WhatsApp",
        ("", ChannelKind::Sms(_)) => voice.text(Key::ContactSms),
        ("", ChannelKind::CallBack(_)) => voice.text(Key::ContactCallBack),
        ("", ChannelKind::Social(address)) => network(address).unwrap_or_else(|| voice.text(Key::ContactChat)),
        ("", ChannelKind::Custom(_) | ChannelKind::Chat(_)) => voice.text(Key::ContactChat),
        (label, _) => label,
    }
}

/// When a person is there: `Open until 18:00 · answers in about 3 min`.
pub fn when(voice: Voice<'_>, channel: &Channel, said: &Said) -> String {
    let open = said.opening.map(|opening| match opening {
        Opening::Always => voice.text(Key::ContactAlways).to_owned(),
        Opening::Until(until) => voice.fill(Key::ContactOpenUntil, &[("time", &moment(voice, until))]),
        Opening::Away => voice.text(Key::ContactAway).to_owned(),
        Opening::In(_) | Opening::At(_) => voice.fill(Key::ContactOpens, &[("when", &opens(voice, opening))]),
    });
    let answer = said.answer.map(|answer| match (answer, &channel.kind) {
        (Answer::Within(minutes), _) => {
            voice.fill(Key::ContactAnswers, &[("span", &voice.format.span(i64::from(minutes)))])
        }
        (Answer::By(by), ChannelKind::CallBack(_)) => voice.fill(Key::ContactCalledBy, &[("when", &moment(voice, by))]),
        (Answer::By(by), _) => voice.fill(Key::ContactAnsweredBy, &[("when", &moment(voice, by))]),
    });
    // Two facts side by side, not a sentence glued from parts: the separator is the same in every language.
    [open, answer].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// `Chat opens in 5 h 50 min; an e-mail now is answered by Tue 11:00.`
pub fn either(voice: Voice<'_>, channels: &[Channel], either: &Either) -> String {
    let kind = |index: usize| channels.get(index).map(|channel| &channel.kind);
    let key = match (kind(either.talk), kind(either.write)) {
        (Some(ChannelKind::Phone(_)), Some(ChannelKind::Email(_))) => Key::SayPhoneMail,
        (Some(ChannelKind::Phone(_)), Some(ChannelKind::CallBack(_))) => Key::SayPhoneCall,
        (Some(ChannelKind::Phone(_)), _) => Key::SayPhoneMessage,
        (_, Some(ChannelKind::Email(_))) => Key::SayChatMail,
        (_, Some(ChannelKind::CallBack(_))) => Key::SayChatCall,
        _ => Key::SayChatMessage,
    };
    voice.fill(key, &[("when", &opens(voice, either.opening)), ("by", &moment(voice, either.answer))])
}

/// When a shopper may be called, on the shopper's clocks: `Today 14:00–17:00`.
pub fn call(voice: Voice<'_>, call: &Call, today: Date) -> String {
    let Call::Between { day, from, until, .. } = call else { return voice.text(Key::CallSoon).to_owned() };
    let day = match day.0.saturating_sub(today.0) {
        0 => voice.text(Key::DayToday).to_owned(),
        1 => voice.text(Key::DayTomorrow).to_owned(),
        _ => voice.format.day(*day),
    };
    voice.at(&day, &voice.format.hours(*from, *until))
}

/// An instant: `Mon 09:00 (Tue 02:00 where you are)`.
pub fn instant(voice: Voice<'_>, at: Timestamp, clocks: Clocks<'_>) -> String {
    moment(voice, say::moment(at, clocks))
}

fn opens(voice: Voice<'_>, opening: Opening) -> String {
    match opening {
        Opening::In(minutes) => voice.fill(Key::WhenIn, &[("span", &voice.format.span(minutes))]),
        Opening::At(at) | Opening::Until(at) => moment(voice, at),
        Opening::Always | Opening::Away => String::new(),
    }
}

/// `Mon 09:00 (Tue 02:00 where you are)`.
fn moment(voice: Voice<'_>, at: Moment) -> String {
    let clock = |(day, time): (Date, TimeOfDay)| {
        let time = voice.format.time(time);
        let (key, day) = match at.dated {
            Dated::Today => return time,
            Dated::Week => (Key::WhenWeekday, voice.format.weekday(day.weekday())),
            Dated::Far => (Key::WhenDay, voice.format.day(day)),
        };
        voice.fill(key, &[("day", &day), ("time", &time)])
    };
    let shop = clock(at.shop);
    at.here.map_or(shop.clone(), |here| voice.fill(Key::WhenHere, &[("when", &shop), ("here", &clock(here))]))
}
