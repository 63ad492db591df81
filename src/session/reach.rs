//! How does the shopper come to a person, and what becomes of the conversation?
//!
//! The road goes through the packet once. Whoever has confirmed it is not asked again: a channel that cannot be opened
//! leads to the others, and each of them is one tap away with the question carried over.

use serde::Serialize;

use super::{Effect, Fact, Notice, Session, Stage};
use crate::taken;

/// Why a channel could not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Lost {
    /// Its script was blocked or is not there.
    Blocked,
    /// It did not answer in time.
    Slow,
    /// It is closed: nobody is there.
    Closed,
    /// It broke.
    Broken,
    /// There is no network.
    Offline,
}

taken! { enum Lost { Blocked {}, Slow {}, Closed {}, Broken {}, Offline {} } }

impl Lost {
    /// That of this name, as `www/chat.js` says it.
    pub fn named(name: &str) -> Option<Lost> {
        let all = [Lost::Blocked, Lost::Slow, Lost::Closed, Lost::Broken, Lost::Offline];
        all.into_iter().find(|lost| lost.name() == name)
    }

    /// Its name in events.
    pub fn name(self) -> &'static str {
        match self {
            Lost::Blocked => "blocked",
            Lost::Slow => "slow",
            Lost::Closed => "closed",
            Lost::Broken => "broken",
            Lost::Offline => "offline",
        }
    }
}

/// What became of the text that was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum How {
    /// It stands in the composer.
    Drafted,
    /// It was sent.
    Sent,
    /// It is on the clipboard.
    Copied,
    /// The channel took no text; the shopper sees it here.
    Shown,
}

taken! { enum How { Drafted {}, Sent {}, Copied {}, Shown {} } }

impl How {
    /// That of this name, as `www/chat.js` says it.
    pub fn named(name: &str) -> Option<How> {
        [How::Drafted, How::Sent, How::Copied, How::Shown].into_iter().find(|how| how.name() == name)
    }

    /// Its name in events.
    pub fn name(self) -> &'static str {
        match self {
            How::Drafted => "drafted",
            How::Sent => "sent",
            How::Copied => "copied",
            How::Shown => "shown",
        }
    }
}

/// What happens in a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Talk {
    /// The shopper's first message was sent.
    Started,
    /// Its window was opened.
    Shown,
    /// Its window was closed; it goes on.
    Hidden,
    /// So many messages are unread.
    Unread(u32),
    /// It is over.
    Ended,
}

taken! { enum Talk { Started {}, Shown {}, Hidden {}, Unread { 0 }, Ended {} } }

impl Talk {
    /// Its name in events.
    pub fn name(self) -> &'static str {
        match self {
            Talk::Started => "started",
            Talk::Shown => "shown",
            Talk::Hidden => "hidden",
            Talk::Unread(_) => "unread",
            Talk::Ended => "ended",
        }
    }
}

/// A conversation that the shopper was handed over to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conversation {
    /// The channel, by id.
    pub channel: String,
    /// What became of the text; none while the channel is being opened.
    pub how: Option<How>,
    /// Whether the shopper has sent something.
    pub started: bool,
    /// Whether its window is open.
    pub shown: bool,
    /// Messages that were not read.
    pub unread: u32,
    /// Whether it is over.
    pub ended: bool,
}

taken! { Conversation { channel, how, started, shown, unread, ended } }

impl Session {
    pub(super) fn chose(&mut self, channel: String) -> Vec<Effect> {
        self.met = true;
        let mut effects = self.go(Stage::Packet(channel.clone()));
        effects.push(Effect::Report(Fact::Packet(channel)));
        effects
    }

    /// Whoever has seen what is passed on once goes straight to the next channel.
    pub(super) fn was_confirmed(&mut self, channel: String, taken: bool) -> Vec<Effect> {
        let seen = self.confirmed || matches!(&self.stage, Stage::Packet(shown) if *shown == channel);
        // A second tap on the same button is none.
        let again = matches!(&self.stage, Stage::HandedOff(with) if *with == channel);
        if !seen || again || !self.person_offered() {
            return Vec::new();
        }
        (self.confirmed, self.met) = (true, true);
        self.stage = Stage::HandedOff(channel.clone());
        // From here the way back leads to help: the channels before this one are done with.
        self.back.retain(Stage::is_help);
        let how = taken.then_some(How::Shown);
        self.talk =
            Some(Conversation { channel: channel.clone(), how, started: false, shown: false, unread: 0, ended: false });
        self.lost.retain(|(lost, _)| *lost != channel);
        let mut effects = Vec::new();
        self.come_in(&mut effects);
        effects.push(Effect::Report(Fact::Handed(channel.clone())));
        if !taken {
            effects.push(Effect::OpenChannel(channel));
        }
        self.there(effects)
    }

    pub(super) fn channel_opened(&mut self, how: How) -> Vec<Effect> {
        // A provider that answers twice, or after another channel was taken, changes nothing.
        let Some(talk) = self.talk.as_mut().filter(|talk| talk.how.is_none()) else { return Vec::new() };
        talk.how = Some(how);
        talk.started |= how == How::Sent;
        vec![Effect::Report(Fact::Opened(talk.channel.clone(), how)), Effect::Remember]
    }

    /// The conversation could not begin, or broke off; or what was to be opened from the packet in view could not be.
    pub(super) fn channel_failed(&mut self, why: Lost) -> Vec<Effect> {
        let channel = match (&self.talk, &self.stage) {
            (Some(talk), _) if !talk.ended => talk.channel.clone(),
            (_, Stage::Packet(channel)) => channel.clone(),
            _ => return Vec::new(),
        };
        if self.talk.as_ref().is_some_and(|talk| talk.channel == channel) {
            self.talk = None;
        }
        let is_here = |stage: &Stage| matches!(stage, Stage::HandedOff(with) | Stage::Packet(with) if *with == channel);
        let in_view = is_here(&self.stage);
        self.back.retain(|stage| !is_here(stage));
        // Whoever pressed the button has seen what is passed on.
        self.confirmed = self.confirmed || in_view;
        self.lost.retain(|(lost, _)| *lost != channel);
        let mut effects = vec![Effect::Report(Fact::Failed(channel.clone(), why))];
        self.lost.push((channel, why));
        if !in_view {
            // Whoever has gone on meanwhile is not called back.
            effects.push(Effect::Remember);
            return effects;
        }
        if !self.person_offered() {
            effects.extend(self.start_over());
            return effects;
        }
        self.stage = Stage::Contact;
        effects.push(Effect::Announce(Notice::Lost));
        self.there(effects)
    }

    pub(super) fn talked(&mut self, what: Talk) -> Vec<Effect> {
        let Some(talk) = &mut self.talk else { return Vec::new() };
        match what {
            // Whoever writes again after the end begins anew; nothing else of an ended conversation is news.
            Talk::Started if talk.ended => (talk.started, talk.ended) = (true, false),
            Talk::Unread(_) | Talk::Ended if talk.ended => return Vec::new(),
            Talk::Started if talk.started => return Vec::new(),
            Talk::Started => talk.started = true,
            Talk::Shown => talk.shown = true,
            Talk::Hidden => talk.shown = false,
            Talk::Unread(count) if talk.unread == count => return Vec::new(),
            Talk::Unread(count) => talk.unread = count,
            Talk::Ended => (talk.ended, talk.unread) = (true, 0),
        }
        vec![Effect::Report(Fact::Talk(talk.channel.clone(), what)), Effect::Remember]
    }

    /// The conversation that the shopper was handed over to.
    pub fn conversation(&self) -> Option<&Conversation> {
        self.talk.as_ref()
    }

    /// Channels that could not be opened in this visit, by id, and why.
    pub fn lost(&self) -> &[(String, Lost)] {
        &self.lost
    }

    /// Whether what is passed on was confirmed already, so that a channel is one tap away.
    pub fn is_confirmed(&self) -> bool {
        self.confirmed
    }
}
