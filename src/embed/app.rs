//! How do the parts of the widget work together in one element?
//!
//! ```text
//!  shopper ─▶ Act ─▶ Session::update ─▶ Effects ─▶ performed here
//!                         │
//!  files, page, clock ─▶ Msg ─▶ Model ─▶ ui::root ─▶ Html
//! ```

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Function};
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::load::{Parts, Titles};
use super::looks::Looks;
use super::naming::Naming;
use super::pack::Pack;
use super::place::guess;
use super::seek::Seek;
use super::setup::Props;
use super::tongues::{Come, Far};
use super::track::Carriers;
use super::watch::Watch;
use super::{clock, dom, events, rest, stand, value, visit};
use crate::browser::tell;
use crate::config::{Config, Known, View};
use crate::content::Shop;
use crate::content::bundle::Aid;
use crate::content::order::Order;
use crate::delivery::{quote, return_by_for_order};
use crate::i18n::{Catalog, Locale};
use crate::page::PageFacts;
use crate::problem::{Log, Value};
use crate::search::{Found, Index, Piece, Reply};
use crate::session::{Event as Step, Looked, Spot};
use crate::ui::intl::Browser;
use crate::ui::{self, Act, Answers, Desk, Model};

/// What reaches an app.
#[cfg_attr(feature = "faults", derive(Debug))]
pub(super) enum Msg {
    Act(Act),
    Configured(Array),
    Updated(JsValue),
    SetOpen(Option<bool>),
    Search(String, Function),
    Connected(bool),
    /// The element has been out of the page for so long that it may never come back.
    Away,
    Beat,
    /// The panel has left the screen.
    Left,
    Seen(bool),
    Tick,
    Calm,
    VisitChanged,
    /// The page may look otherwise.
    Dressed,
    ShopLoaded(Option<Locale>, Option<Box<(Shop, Parts)>>),
    TitlesLoaded(u32, Option<Titles>),
    TextLoaded(u32, usize, Option<Vec<u8>>),
    PieceLoaded(u32, Piece, Option<Vec<u8>>),
    Seek,
    /// There is time to learn names of places.
    Name,
    TongueLoaded(u32, Locale, Option<Come>),
    PackLoaded(String, Option<Vec<u8>>),
    CarriersLoaded(Vec<u8>),
    CatalogLoaded(Locale, Catalog),
    OrderCame(u32, Looked, Option<Box<Order>>),
    /// A chat's word: of what goes on in it with a number, of how it began without.
    Chat(String, Option<u32>),
    /// What a conversation takes to go on is here.
    Resume,
}

/// One element's app.
pub(super) struct App {
    pub(super) number: u32,
    pub(super) model: Model,
    pub(super) update: Value,
    pub(super) page: PageFacts,
    /// What `page` was read from.
    pub(super) texts: Vec<JsValue>,
    pub(super) shop: Option<(Shop, Parts)>,
    /// The language in which the shop was asked for, where page or configuration name one.
    pub(super) asked_in: Option<Locale>,
    pub(super) looks: Looks,
    /// Whether everything that was asked for has come or failed.
    pub(super) settled: bool,
    /// Whether the element is in the page.
    pub(super) here: bool,
    /// Whether all that was loaded was let go of, because it is not.
    pub(super) asleep: bool,
    pub(super) refusal: Option<String>,
    /// Which answers are wanted: it counts on with each language and shop, so that late ones are known.
    pub(super) turn: u32,
    /// Where the parts of their text lie.
    pub(super) files: Vec<String>,
    /// Whether all of it is wanted.
    pub(super) whole: bool,
    /// The search in parts, where there are very many answers.
    pub(super) seek: Option<Seek>,
    /// Whether that is of no use, and answers are searched by their questions.
    pub(super) plain: bool,
    /// Whether a query waits for it.
    pub(super) owed: bool,
    /// Whether the results on screen are those of a query that may go on.
    pub(super) half_typed: bool,
    /// Whether a query that ends within a word has had no verdict yet.
    pub(super) half: bool,
    /// Whether what the arrows point at is to be scrolled to.
    pub(super) reveal: bool,
    /// Whether the shopper has tried again what could not be had.
    pub(super) again: bool,
    pub(super) index: Option<Index>,
    /// The answers in other languages that were asked in.
    pub(super) far: Vec<(Locale, Far)>,
    /// What the build knows of the page's own.
    pub(super) aid: Aid,
    /// What words mean.
    pub(super) pack: Pack,
    /// What carriers' numbers look like.
    pub(super) carriers: Carriers,
    /// What places and countries are called, once somebody may ask.
    pub(super) names: Option<Naming>,
    pub(super) searches: Vec<(String, Function)>,
    /// The number of the latest question for an order.
    pub(super) errand: u32,
    pub(super) focus: Option<Spot>,
    /// Whether the focus was here when the language turned: what is made anew in another one loses it.
    pub(super) held: bool,
    /// Whether the panel was open in a module that died, and this app stands in for the one that showed it.
    pub(super) returned: bool,
    /// Whether reading goes on at a heading within the answer.
    pub(super) jump: bool,
    /// The channel whose chat was asked for on this page, by id.
    pub(super) chat: Option<String>,
    /// Whether a provider's own bubble was asked away.
    pub(super) bubble_hidden: bool,
    pub(super) opener: Option<HtmlElement>,
    /// Until the panel has left the screen.
    pub(super) leave: Option<Timeout>,
    pub(super) pause: Option<Timeout>,
    pub(super) tick: Option<Timeout>,
    pub(super) watch: Option<Watch>,
}

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        point!("app:create");
        let link = ctx.link();
        let setup = &ctx.props().setup;
        let number = visit::join(link.callback(|()| Msg::VisitChanged));
        let host = setup.0.host.clone();
        let update = value::from_js(&value::kept(&host), "update", &Log::default());
        let model = Model {
            config: Config::default(),
            known: Known::new(&Config::default(), None, &PageFacts::default(), &Locale::english()),
            session: visit::session(),
            catalog: Catalog::english(),
            locale: Locale::english(),
            format: Rc::new(Browser::new(&Locale::english(), None)),
            now: clock::now(),
            destination: None,
            quote: Default::default(),
            return_by: None,
            answers: Answers::default(),
            parts: Vec::new(),
            is_large: false,
            seeking: false,
            anchor: String::new(),
            base: String::new(),
            hosts: Vec::new(),
            broken: Vec::new(),
            found: Found::default(),
            asked: None,
            parcel: Vec::new(),
            team: None,
            line: None,
            path: dom::path(),
            completions: Vec::new(),
            pointed: None,
            tongues: Vec::new(),
            reaching: false,
            foreign: None,
            suggestions: Vec::new(),
            next: Default::default(),
            topics: Vec::new(),
            place_form: None,
            more_ways: false,
            why: None,
            need: None,
            call: Default::default(),
            order: Desk::default(),
            countries: Vec::new(),
            owns_panel: false,
            launcher_above: false,
            leaving: false,
            talking: false,
            dark: false,
            seen: true,
            said: String::new(),
            act: link.callback(Msg::Act),
            escalate: Callback::from(move |handoff| events::escalate(&host, &handoff)),
        };
        let mut app = App {
            number,
            model,
            update,
            page: PageFacts::default(),
            texts: Vec::new(),
            shop: None,
            asked_in: None,
            looks: Looks::default(),
            settled: false,
            here: true,
            asleep: false,
            refusal: None,
            turn: 0,
            files: Vec::new(),
            whole: false,
            seek: None,
            plain: false,
            owed: false,
            half_typed: false,
            half: false,
            reveal: false,
            again: false,
            index: None,
            far: Vec::new(),
            aid: Aid::default(),
            pack: Pack::default(),
            carriers: Carriers::default(),
            names: None,
            searches: Vec::new(),
            errand: 0,
            focus: None,
            held: false,
            returned: visit::session().is_open(),
            jump: false,
            chat: None,
            bubble_hidden: false,
            opener: None,
            leave: None,
            pause: None,
            tick: None,
            watch: Some(Watch::new(ctx)),
        };
        app.configure(ctx, true);
        app.tick(ctx);
        app
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let Some(msg) = rest::ready(ctx, msg) else { return false };
        point!("msg", &msg);
        match msg {
            Msg::Away => self.sleep(ctx),
            // Nothing is drawn, and what still arrives is for nobody.
            msg if self.asleep && !matches!(msg, Msg::Configured(_) | Msg::Connected(_) | Msg::Updated(_)) => {
                return false;
            }
            Msg::Act(act) => self.act(ctx, act),
            Msg::Configured(layers) => {
                *ctx.props().setup.0.layers.borrow_mut() = layers;
                self.configure(ctx, false);
            }
            Msg::Updated(change) => {
                let log = Log::default();
                let change = value::from_js(&change, "update", &log);
                self.update = value::merged(std::mem::replace(&mut self.update, Value::Null), change);
                tell(log);
                self.configure(ctx, false);
            }
            Msg::SetOpen(wanted) => {
                let open = wanted.unwrap_or(!self.model.session.is_open());
                self.step(ctx, if open { Step::Opened } else { Step::Closed });
            }
            Msg::Search(query, resolve) => {
                self.searches.push((query, resolve));
                self.want_all(ctx);
                self.answer_searches(ctx);
            }
            Msg::Connected(here) => self.connected(ctx, here),
            Msg::Beat => self.come_back(ctx),
            Msg::Left => self.model.leaving = false,
            Msg::Seen(seen) => self.model.seen = seen,
            Msg::Tick => {
                self.consult();
                self.promise();
                self.step(ctx, Step::Waited);
                self.tick(ctx);
            }
            Msg::Calm => return self.settle_page(ctx),
            Msg::Dressed => return self.dress(ctx, false),
            Msg::VisitChanged => {
                self.model.session = visit::session();
                // The element that had the panel may have left the page.
                self.model.owns_panel =
                    self.here && visit::owns_panel(self.number, self.model.config.view != View::Delivery);
                self.promise();
            }
            Msg::ShopLoaded(asked_in, loaded) if asked_in == self.asked_in => {
                self.shop_loaded(ctx, loaded.map(|b| *b));
            }
            // The page's language has changed since; what is asked for in that one is on its way.
            Msg::ShopLoaded(..) => return false,
            Msg::TitlesLoaded(turn, titles) => self.titles_loaded(ctx, turn, titles),
            Msg::TextLoaded(turn, part, bytes) => self.text_loaded(ctx, turn, part, bytes),
            Msg::PieceLoaded(turn, piece, bytes) => self.piece_loaded(ctx, turn, piece, bytes),
            Msg::Seek => {
                self.fetch_pieces(ctx);
                return false;
            }
            Msg::Name => return self.learn_names(ctx),
            Msg::TongueLoaded(turn, locale, come) if turn == self.turn => self.tongue_loaded(ctx, locale, come),
            Msg::TongueLoaded(..) => return false,
            Msg::CarriersLoaded(bytes) => self.carriers_loaded(ctx, bytes),
            // Nothing on screen changes by it.
            Msg::PackLoaded(language, bytes) => {
                self.pack_loaded(language, bytes);
                return false;
            }
            Msg::CatalogLoaded(locale, catalog) => self.catalog_loaded(ctx, &locale, catalog),
            Msg::OrderCame(turn, how, order) => self.order_came(ctx, turn, how, order),
            Msg::Chat(word, None) => self.chat_answered(ctx, &word),
            Msg::Chat(what, Some(n)) => self.chat_told(ctx, &what, n),
            Msg::Resume => self.resume_chat(ctx),
        }
        true
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        if self.asleep { Html::default() } else { ui::root(&self.model) }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        point!("app:rendered");
        let setup = &ctx.props().setup;
        setup.0.beats.set(setup.0.beats.get().wrapping_add(1));
        stand::show_above(&setup.0.shadow);
        match self.focus.take() {
            Some(Spot::Search) => drop(dom::focus(&setup.0.shadow, "search")),
            Some(Spot::Heading) => drop(dom::focus(&setup.0.shadow, "heading")),
            Some(Spot::Said) => drop(dom::focus(&setup.0.shadow, "said") || dom::focus(&setup.0.shadow, "heading")),
            Some(Spot::Topic(topic)) => self.focus_topic(&setup.0.shadow, &topic),
            Some(Spot::Opener) => self.focus_opener(&setup.0.shadow),
            None => {}
        }
        // After the focus, which may open a keyboard.
        self.find_place(ctx);
        if core::mem::take(&mut self.jump) {
            dom::focus(&setup.0.shadow, "anchor");
        }
        if core::mem::take(&mut self.reveal) {
            dom::reveal(&setup.0.shadow, "[aria-selected=true]");
        }
        // What was just drawn and is not there was taken away: the next app draws it anew.
        if self.model.session.is_open() && self.model.owns_panel && !dom::is_there(&setup.0.shadow, "[part~=panel]") {
            super::give_up("the panel was taken away");
        }
        if self.settled {
            setup.settle(self.refusal.as_deref());
        }
    }
}

impl App {
    /// Promises for the place and the minute.
    pub(super) fn promise(&mut self) {
        let model = &mut self.model;
        model.now = clock::now();
        model.destination =
            model.session.destination().cloned().or_else(|| model.config.destination.clone()).or_else(|| guess(model));
        model.asked = model
            .asked
            .take()
            .zip(model.known.policy.as_ref())
            .map(|(reply, policy)| Reply::new(policy, &model.known.parcel(), reply.asked, model.now));
        let (Some(policy), Some(to)) = (&model.known.policy, &model.destination) else {
            model.quote = Default::default();
            model.return_by = None;
            return;
        };
        let parcel = model.known.parcel();
        model.quote = quote(policy, &parcel, to, model.now);
        let latest = model.headline().filter(|p| p.kind.is_to_the_door()).or(model.headline()).map(|p| p.latest);
        let ordered = policy.zone.local(model.now).0;
        model.return_by = latest.and_then(|latest| return_by_for_order(policy, &parcel, ordered, latest));
        self.answer_dates();
    }
}
