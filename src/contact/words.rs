//! How is it put into words when somebody answers?

use super::{Answer, Call, Channel, ChannelKind, Clocks, Dated, Either, Moment, Opening, Said, network, say};
use crate::i18n::{Key, Voice};
use crate::time::{Date, Timestamp};

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
        Opening::Until(until) => voice.fill(Key::ContactOpenUntil, &[("until", &moment(voice, until, UNTIL))]),
        Opening::Away => voice.text(Key::ContactAway).to_owned(),
        Opening::In(_) | Opening::At(_) => voice.fill(Key::ContactOpens, &[("when", &opens(voice, opening))]),
    });
    let answer = said.answer.map(|answer| match (answer, &channel.kind) {
        (Answer::Within(minutes), _) => {
            voice.fill(Key::ContactAnswers, &[("span", &voice.format.span(i64::from(minutes)))])
        }
        (Answer::By(by), ChannelKind::CallBack(_)) => {
            voice.fill(Key::ContactCalledBy, &[("by", &moment(voice, by, BY))])
        }
        (Answer::By(by), _) => voice.fill(Key::ContactAnsweredBy, &[("by", &moment(voice, by, BY))]),
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
    voice.fill(key, &[("when", &opens(voice, either.opening)), ("by", &moment(voice, either.answer, BY))])
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

/// An instant: `Mon at 09:00 (Tue 02:00 where you are)`.
pub fn instant(voice: Voice<'_>, at: Timestamp, clocks: Clocks<'_>) -> String {
    moment(voice, say::moment(at, clocks), AT)
}

fn opens(voice: Voice<'_>, opening: Opening) -> String {
    match opening {
        Opening::In(minutes) => voice.fill(Key::WhenIn, &[("span", &voice.format.span(minutes))]),
        Opening::At(at) | Opening::Until(at) => moment(voice, at, AT),
        Opening::Always | Opening::Away => String::new(),
    }
}

// How an instant stands in a sentence: a time alone, and one of another day. Each brings its own preposition, since many
// languages have a different one for either.
const AT: [Key; 2] = [Key::WhenAt, Key::WhenAtDay];
const BY: [Key; 2] = [Key::WhenBy, Key::WhenByDay];
const UNTIL: [Key; 2] = [Key::WhenUntil, Key::WhenUntilDay];

/// `at 09:00`, `by Mon 09:00 (Tue 02:00 where you are)`.
fn moment(voice: Voice<'_>, at: Moment, [alone, dated]: [Key; 2]) -> String {
    let (day, shown) = (day(voice, at.dated, at.shop.0), voice.format.time(at.shop.1));
    let here = at.here.map(|(here, time)| {
        let (here, time) = (self::day(voice, at.dated, here), voice.format.time(time));
        let here = if here.is_empty() { time } else { voice.at(&here, &time) };
        voice.fill(Key::WhenHere, &[("time", &shown), ("here", &here)])
    });
    // "a la 1:00", but "a las 2:00": the hour that is read first decides.
    let hour = shown.bytes().take_while(u8::is_ascii_digit).fold(0, |hour, digit| hour * 10 + i64::from(digit - b'0'));
    let values = [("day", &*day), ("time", here.as_deref().unwrap_or(&shown))];
    voice.catalog.fill_as(if day.is_empty() { alone } else { dated }, voice.format.plural(hour), &values)
}

/// As much of a day as must be named.
fn day(voice: Voice<'_>, dated: Dated, day: Date) -> String {
    match dated {
        Dated::Today => String::new(),
        Dated::Week => voice.fill(Key::WhenWeekday, &[("day", &voice.format.weekday(day.weekday()))]),
        Dated::Far => voice.format.day(day),
    }
}
