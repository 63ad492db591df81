//! How is a channel opened, and what does the visit learn of it?

use yew::Context;

use super::app::App;
use crate::contact::ChannelKind;
use crate::session::{Event as Step, How, Lost};

impl App {
    /// Opens a channel once what is passed on was confirmed. A link was followed while the shopper's click was still the
    /// click.
    pub(super) fn open_channel(&mut self, ctx: &Context<Self>, id: &str) {
        let Some(channel) = self.model.known.channels.iter().find(|channel| channel.id == id) else { return };
        let done = match &channel.kind {
            ChannelKind::Email(_) | ChannelKind::WhatsApp(_) | ChannelKind::Sms(_) => Step::ChannelOpened(How::Drafted),
            ChannelKind::Custom(_) | ChannelKind::Phone(_) | ChannelKind::Social(_) => Step::ChannelOpened(How::Shown),
            ChannelKind::CallBack(address) => {
                let address = address.clone();
                return self.ask_for_call(ctx, id, &address);
            }
            ChannelKind::Chat(_) => Step::ChannelFailed(Lost::Broken),
        };
        self.step(ctx, done);
    }
}
