//! How is a channel opened, and what does the visit learn of it?
//!
//! A chat of a provider's comes through `www/chat.js`, which answers in words; here they become steps of the visit.
//!
//! Does not know: how any provider is called, what is passed on.

use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use yew::Context;

use super::app::{App, Msg};
use super::wake::later;
use super::{rest, visit};
use crate::contact::{Availability, Caps, Channel, ChannelKind, Chat, Draft, availability};
use crate::problem::Log;
use crate::session::{Event as Step, How, Lost, Stage, Talk};
use crate::ui;

#[wasm_bindgen(module = "/www/chat.js")]
extern "C" {
    #[wasm_bindgen(js_name = openChat)]
    fn open_chat(
        base: &str,
        tables: &JsValue,
        name: &str,
        settings: &JsValue,
        handover: &JsValue,
        tell: &JsValue,
    ) -> Promise;
    // One function with a word: those without are imported in a way that a script inside the glue is not there for.
    #[wasm_bindgen(js_name = hideChat)]
    fn hide_chat(base: &str, tables: &JsValue, name: &str) -> Promise;
    #[wasm_bindgen(js_name = turnChat)]
    fn turn_chat(to: &str) -> bool;
}

impl App {
    /// Opens a channel once what is passed on was confirmed. A link was followed while the shopper's click was still the
    /// click.
    pub(super) fn open_channel(&mut self, ctx: &Context<Self>, id: &str) {
        let Some(channel) = self.model.known.channels.iter().find(|channel| channel.id == id) else { return };
        let done = match &channel.kind {
            ChannelKind::Email(_) | ChannelKind::WhatsApp(_) | ChannelKind::Sms(_) => Step::ChannelOpened(How::Drafted),
            // The page did not take it, and there is nowhere else to go.
            ChannelKind::Custom(None) => Step::ChannelFailed(Lost::Broken),
            ChannelKind::Custom(Some(_)) | ChannelKind::Phone(_) | ChannelKind::Social(_) => {
                Step::ChannelOpened(How::Shown)
            }
            ChannelKind::CallBack(address) => {
                let address = address.clone();
                return self.ask_for_call(ctx, id, &address);
            }
            ChannelKind::Chat(chat) => {
                let (chat, handover) = (chat.clone(), self.handover(channel, chat));
                self.bring_chat(ctx, id, &chat, &handover);
                return;
            }
        };
        self.step(ctx, done);
    }

    /// What a provider is handed: draft, fields, tags, language, whether the clipboard carries the text, and whether
    /// somebody is known to be there.
    fn handover(&self, channel: &Channel, chat: &Chat) -> JsValue {
        let Some(caps) = chat.caps() else { return JsValue::NULL };
        let packet = ui::passed_on(&self.model);
        let mut fitted = packet.fitted(caps);
        if caps.has_own_names() {
            // What the shop has given no name to would be lost: the text says all of it.
            fitted.draft = packet.fitted(&Caps { fields_max: 0, ..*caps }).draft;
            fitted.fields = renamed(fitted.fields, &chat.settings);
        }
        let is_open = matches!(
            availability(channel, &self.model.known.zone, self.model.now),
            Availability::Open { .. } | Availability::Always
        );
        let texts = |texts: &[String]| texts.iter().map(|text| JsValue::from_str(text)).collect::<Array>();
        let handover: [JsValue; 6] = [
            fitted.draft.into(),
            pairs(&fitted.fields),
            texts(&fitted.tags).into(),
            self.model.locale.as_str().into(),
            (caps.draft == Draft::Clipboard).into(),
            is_open.into(),
        ];
        handover.iter().collect::<Array>().into()
    }

    fn bring_chat(&mut self, ctx: &Context<Self>, id: &str, chat: &Chat, handover: &JsValue) {
        self.chat = Some(id.to_owned());
        let setup = &ctx.props().setup.0;
        let link = ctx.link().clone();
        let tell = Closure::<dyn FnMut(String, u32)>::new(move |what, n| link.send_message(Msg::Chat(what, Some(n))));
        // Kept by the provider for as long as the page is.
        let tell = tell.into_js_value();
        let said = open_chat(&setup.base, &setup.providers, &chat.provider, &pairs(&chat.settings), handover, &tell);
        later(ctx, async move {
            let said = JsFuture::from(said).await.ok().and_then(|said| said.as_string()).unwrap_or_default();
            (Some(Msg::Chat(said, None)), Log::default())
        });
    }

    /// A provider's chat has said what became of the text, or why there is no chat.
    pub(super) fn chat_answered(&mut self, ctx: &Context<Self>, word: &str) {
        let how = match (word, How::named(word)) {
            (_, Some(how)) => how,
            ("resumed", _) => return self.model.talking = true,
            // The shopper has turned to something else meanwhile.
            ("", _) => return,
            (why, _) => return self.chat_failed(ctx, Lost::named(why).unwrap_or(Lost::Broken)),
        };
        self.model.talking = true;
        self.step(ctx, Step::ChannelOpened(how));
        // Where the text is still to be pasted, the shopper is told so first.
        if matches!(how, How::Drafted | How::Sent) {
            self.step_aside(ctx);
        }
    }

    /// Something happens in a conversation.
    pub(super) fn chat_told(&mut self, ctx: &Context<Self>, what: &str, n: u32) {
        let talk = match what {
            "started" => Talk::Started,
            "shown" => Talk::Shown,
            "hidden" => Talk::Hidden,
            "unread" => Talk::Unread(n),
            "ended" => Talk::Ended,
            "lost" => return self.chat_failed(ctx, Lost::Broken),
            _ => return,
        };
        self.step(ctx, Step::Talked(talk));
    }

    fn chat_failed(&mut self, ctx: &Context<Self>, why: Lost) {
        let was_talking = core::mem::take(&mut self.model.talking);
        // What cannot be taken up on a later page is still there on the next.
        if !was_talking && self.model.session.conversation().is_some_and(|talk| talk.how.is_some()) {
            return;
        }
        self.step(ctx, Step::ChannelFailed(why));
        // A conversation that breaks off does so before the shopper's eyes: so is the way on.
        if was_talking && *self.model.session.stage() == Stage::Contact {
            self.step(ctx, Step::Opened);
        }
    }

    /// Brings the conversation back to the front.
    pub(super) fn show_chat(&mut self, ctx: &Context<Self>) {
        self.model.talking = turn_chat("show");
        if self.model.talking { self.step_aside(ctx) } else { self.step(ctx, Step::Opened) }
    }

    /// The chat's window lies where the panel does, and has the focus from here on.
    fn step_aside(&mut self, ctx: &Context<Self>) {
        self.step(ctx, Step::Closed);
        self.focus = None;
    }

    /// Lets go of a chat whose shopper went back before it was up, or took another channel.
    pub(super) fn settle_chat(&mut self) {
        let Some(id) = &self.chat else { return };
        let session = &self.model.session;
        let goes_on = session.conversation().is_some_and(|talk| talk.channel == *id);
        if !goes_on {
            self.chat = None;
            self.model.talking = false;
            turn_chat("leave");
        }
    }

    /// On a later page, a conversation that the shopper began goes on; one that was not up yet is not coming.
    pub(super) fn resume_chat(&mut self, ctx: &Context<Self>) {
        if self.chat.is_some() || !self.model.owns_panel {
            return;
        }
        let Some(talk) = self.model.session.conversation().filter(|talk| !talk.ended).cloned() else {
            return self.hide_bubble(ctx);
        };
        let channel = self.model.known.channels.iter().find(|channel| channel.id == talk.channel);
        let kind = channel.map(|channel| &channel.kind);
        // A form is kept and sent on by itself (callback.rs); links are followed at once.
        if !matches!(kind, Some(ChannelKind::Chat(_) | ChannelKind::Custom(_))) {
            return;
        }
        if !rest::is_whole() {
            return rest::then(ctx, Msg::Resume);
        }
        let chat = if let Some(ChannelKind::Chat(chat)) = kind { Some(chat.clone()) } else { None };
        let cut_off = visit::was_cut_off();
        if talk.how.is_none() {
            if chat.is_some() || cut_off {
                self.step(ctx, Step::ChannelFailed(Lost::Slow));
            }
        } else if let Some(chat) = chat.filter(|_| talk.started) {
            self.bring_chat(ctx, &talk.channel, &chat, &JsValue::NULL);
        }
    }

    /// Hides the bubble of a provider that the page brings, where the shop wants help to come first.
    fn hide_bubble(&mut self, ctx: &Context<Self>) {
        let wants = |chat: &&Chat| chat.settings.iter().any(|(key, _)| key == "hide_bubble");
        let chats = self.model.known.channels.iter().filter_map(|channel| match &channel.kind {
            ChannelKind::Chat(chat) => Some(chat),
            _ => None,
        });
        let Some(chat) = chats.into_iter().find(wants) else { return };
        let setup = &ctx.props().setup.0;
        if !core::mem::replace(&mut self.bubble_hidden, true) {
            drop(hide_chat(&setup.base, &setup.providers, &chat.provider));
        }
    }
}

/// Values under the names that the shop has made with the provider; without such a name a value stays here.
fn renamed(fields: Vec<(String, String)>, settings: &[(String, String)]) -> Vec<(String, String)> {
    let theirs = |key: &str| {
        let ours = key.get("shelf_".len()..)?;
        settings.iter().find(|(name, _)| name.strip_prefix("fields.") == Some(ours)).map(|(_, theirs)| theirs.clone())
    };
    fields.into_iter().filter_map(|(key, value)| Some((theirs(&key)?, value))).collect()
}

/// Pairs of words, as JavaScript makes an object of.
fn pairs(pairs: &[(String, String)]) -> JsValue {
    let pair = |(key, value): &(String, String)| Array::of2(&key.as_str().into(), &value.as_str().into());
    pairs.iter().map(pair).collect::<Array>().into()
}
