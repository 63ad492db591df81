//! What can honestly be said of when somebody answers?
//!
//! Decides what is said and of which instant; [`super::words`] puts it into words.
//!
//! ```text
//!  shop     Sun 22:40 ──── 10 h 20 min ────▶ Mon 09:00   "opens Mon 09:00"
//!  shopper  Mon 05:40 ─────────────────────▶ Mon 16:00   "(Mon 16:00 where you are)"
//! ```
//!
//! Hours are the shop's. What the shopper's own clock shows is said beside them, and only where it shows something else.

use super::{Availability, Channel, ChannelKind, Reach};
use crate::time::{Date, TimeOfDay, Timestamp, Zone};

// Until then it is told how long it takes; what is longer is slept over, and a day and a time say more.
const WAIT_MIN_MAX: i64 = 8 * 60;
// A weekday alone names one day of the next six.
const WEEK_DAYS: i32 = 6;

/// The clocks by which is told.
#[derive(Clone, Copy)]
pub struct Clocks<'c> {
    /// Now.
    pub now: Timestamp,
    /// The shop's.
    pub shop: &'c Zone,
    /// The shopper's: what they show at an instant, in seconds ahead of Greenwich.
    pub here: &'c dyn Fn(Timestamp) -> i32,
}

/// An instant as clocks show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// On the shop's clocks.
    pub shop: (Date, TimeOfDay),
    /// On the shopper's, where they show something else.
    pub here: Option<(Date, TimeOfDay)>,
    /// How much of the day must be named.
    pub dated: Dated,
}

/// How much of a day must be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dated {
    /// Nothing: it is today.
    Today,
    /// The weekday.
    Week,
    /// The date.
    Far,
}

/// Whether somebody is there, as it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Now and always.
    Always,
    /// Now, until then.
    Until(Moment),
    /// In so many minutes.
    In(i64),
    /// From then on.
    At(Moment),
    /// Not for a long time.
    Away,
}

/// When an answer comes, as it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// In about so many minutes from when somebody is there.
    Within(u32),
    /// By then.
    By(Moment),
}

/// What is told of a channel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Whether somebody is there.
    pub opening: Option<Opening>,
    /// When an answer comes.
    pub answer: Option<Answer>,
}

/// Somebody to talk to later, or a letter now: the two ways that a shopper has while nobody is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Either {
    /// Where the one to talk to stands in the shop's list.
    pub talk: usize,
    /// When somebody is there.
    pub opening: Opening,
    /// Where the one to write to stands.
    pub write: usize,
    /// By when the answer comes.
    pub answer: Moment,
}

/// What is told of a channel.
pub fn said(channel: &Channel, reach: &Reach, clocks: Clocks<'_>) -> Said {
    let by = reach.answer_by.map(|by| Answer::By(moment(by, clocks)));
    if !channel.kind.is_live() && by.is_some() {
        // A letter may be sent at any time: by when it is answered says all.
        return Said { opening: None, answer: by };
    }
    let answer = match (&channel.kind, reach.availability, reach.answer_by) {
        // Somebody lifts the receiver or does not.
        (ChannelKind::Phone(_), ..) => None,
        // Too late today: the answer waits for the next opening.
        (_, Availability::Open { until }, Some(due)) if due > until => by,
        (_, _, Some(_)) => channel.answers_within_min.map(Answer::Within),
        (_, _, None) => None,
    };
    Said { opening: opening(reach.availability, clocks), answer }
}

/// The two ways that are worth comparing, out of channels ranked by [`super::ranked`]: none where somebody is there, or
/// where there is only one kind of them.
pub fn either(channels: &[Channel], ranked: &[Reach], clocks: Clocks<'_>) -> Option<Either> {
    if !matches!(ranked.first()?.availability, Availability::Opens { .. }) {
        return None;
    }
    let first = |live: bool, is_told: &dyn Fn(&Reach) -> bool| {
        let is_such = |reach: &&Reach| channels.get(reach.index).is_some_and(|c| c.kind.is_live() == live);
        ranked.iter().filter(is_such).find(|reach| is_told(reach))
    };
    let talk = first(true, &|reach| matches!(reach.availability, Availability::Opens { .. }))?;
    let write = first(false, &|reach| reach.answer_by.is_some())?;
    Some(Either {
        talk: talk.index,
        opening: opening(talk.availability, clocks)?,
        write: write.index,
        answer: moment(write.answer_by?, clocks),
    })
}

fn opening(availability: Availability, clocks: Clocks<'_>) -> Option<Opening> {
    Some(match availability {
        Availability::Always => Opening::Always,
        Availability::Open { until } => Opening::Until(moment(until, clocks)),
        Availability::Opens { at } => {
            // The minute that has begun counts: nobody is told an opening that is not there yet.
            let minutes = at.0.saturating_sub(clocks.now.0).saturating_add(59) / 60;
            if minutes <= WAIT_MIN_MAX { Opening::In(minutes) } else { Opening::At(moment(at, clocks)) }
        }
        Availability::Away => Opening::Away,
        Availability::Unknown => return None,
    })
}

pub(super) fn moment(at: Timestamp, clocks: Clocks<'_>) -> Moment {
    let here = |at: Timestamp| Zone::Fixed((clocks.here)(at)).local(at);
    let (shop, there) = (clocks.shop.local(at), here(at));
    let ahead = |day: Date, now: Timestamp, today: Date| if now == at { 0 } else { day.0.saturating_sub(today.0) };
    let days = ahead(shop.0, clocks.now, clocks.shop.local(clocks.now).0);
    let theirs = ahead(there.0, clocks.now, here(clocks.now).0);
    let dated = match (days, theirs) {
        (0, 0) => Dated::Today,
        (0..=WEEK_DAYS, 0..=WEEK_DAYS) => Dated::Week,
        _ => Dated::Far,
    };
    Moment { shop, here: (there != shop).then_some(there), dated }
}
