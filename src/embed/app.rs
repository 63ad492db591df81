//! How do the parts of the widget work together in one element?
//!
//! ```text
//!  shopper ─▶ Act ─▶ Session::update ─▶ Effects ─▶ performed here
//!                         │
//!  files, page, clock ─▶ Msg ─▶ Model ─▶ ui::root ─▶ Html
//! ```

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::{Interval, Timeout};
use js_sys::{Array, Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, ShadowRoot};
use yew::prelude::*;

use super::load::{self, Parts};
use super::{dom, events, value, visit};
use crate::config::{Config, Known, Source, View};
use crate::content::{Answer, Shop};
use crate::delivery::{Certainty, Destination, Kind, postcode, quote, return_by_for_order};
use crate::i18n::{Catalog, Key, Locale};
use crate::list::{sort_by, sort_dedup};
use crate::page::{self, PageFacts};
use crate::problem::{Log, Severity, Value};
use crate::search::{Context as Ask, Found, Index};
use crate::session::{Effect, Event as Step, Notice, Spot};
use crate::ui::intl::Browser;
use crate::ui::{self, Act, Answers, Model, PlaceForm};

// A pause this long after the last key means that the query is meant. Shorter pauses happen inside words.
const PAUSE_MS: u32 = 1_500;
// Minutes are what the countdown shows; half of one keeps it right without waking the page more often.
const TICK_MS: u32 = 30_000;
const SUGGESTIONS_MAX: usize = 5;
const HITS_MAX: usize = 6;
// How many other answers a "Not yet" can fall back on.
const OTHERS_MAX: usize = 4;

/// What an app is made with, and the threads that lead out of it.
#[derive(Clone)]
pub(super) struct Setup(Rc<Inner>);

struct Inner {
    host: HtmlElement,
    shadow: ShadowRoot,
    layers: RefCell<Array>,
    base: String,
    messages: Value,
    beats: Cell<u32>,
    ready: Promise,
    settle: RefCell<Option<(Function, Function)>>,
}

impl PartialEq for Setup {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Setup {
    pub(super) fn new(host: HtmlElement, shadow: ShadowRoot, layers: Array, assets: &JsValue) -> Setup {
        let log = Log::default();
        let assets = value::from_js(assets, "assets", &log);
        let mut settle = None;
        let ready = Promise::new(&mut |resolve, reject| settle = Some((resolve, reject)));
        Setup(Rc::new(Inner {
            host,
            shadow,
            layers: RefCell::new(layers),
            base: assets.get("base").and_then(Value::as_text).unwrap_or_default().to_owned(),
            messages: assets.get("messages").cloned().unwrap_or(Value::Null),
            beats: Cell::new(0),
            ready,
            settle: RefCell::new(settle),
        }))
    }

    pub(super) fn ready_promise(&self) -> Promise {
        self.0.ready.clone()
    }

    pub(super) fn beats(&self) -> u32 {
        self.0.beats.get()
    }

    /// Tells the loader, once, that there is something to see, or why there is not.
    fn settle(&self, refusal: Option<&str>) {
        let Some((resolve, reject)) = self.0.settle.borrow_mut().take() else { return };
        let told = match refusal {
            None => resolve.call0(&JsValue::UNDEFINED),
            Some(why) => reject.call1(&JsValue::UNDEFINED, &js_sys::Error::new(why)),
        };
        debug_assert!(told.is_ok(), "a promise's own functions do not throw");
    }
}

/// The props of [`App`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) setup: Setup,
}

/// What reaches an app.
pub(super) enum Msg {
    Act(Act),
    Configured(Array),
    Updated(JsValue),
    SetOpen(Option<bool>),
    Search(String, Function),
    Connected(bool),
    Beat,
    Tick,
    VisitChanged,
    ShopLoaded(Option<Box<(Shop, Parts)>>),
    AnswersLoaded(Option<Vec<Answer>>),
    CatalogLoaded(Locale, Catalog),
}

/// One element's app.
pub(super) struct App {
    number: u32,
    model: Model,
    update: Value,
    page: PageFacts,
    shop: Option<(Shop, Parts)>,
    /// Whether everything that was asked for has come or failed.
    settled: bool,
    refusal: Option<String>,
    index: Option<Index>,
    searches: Vec<(String, Function)>,
    focus: Option<Spot>,
    opener: Option<HtmlElement>,
    pause: Option<Timeout>,
    _listeners: Vec<EventListener>,
    _tick: Interval,
}

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        let setup = &ctx.props().setup;
        let number = visit::join(link.callback(|()| Msg::VisitChanged));
        let host = setup.0.host.clone();
        let model = Model {
            config: Config::default(),
            known: Known::new(&Config::default(), None, &PageFacts::default(), &Locale::english()),
            session: visit::session(),
            catalog: Catalog::english(),
            locale: Locale::english(),
            format: Rc::new(Browser::new(&Locale::english(), None)),
            now: dom::now(),
            destination: None,
            quote: Default::default(),
            return_by: None,
            answers: Answers::default(),
            found: Found::default(),
            suggestions: Vec::new(),
            place_form: None,
            more_ways: false,
            countries: Vec::new(),
            owns_panel: false,
            launcher_above: false,
            said: String::new(),
            act: link.callback(Msg::Act),
            escalate: Callback::from(move |handoff| events::escalate(&host, &handoff)),
        };
        let mut app = App {
            number,
            model,
            update: Value::Null,
            page: PageFacts::default(),
            shop: None,
            settled: false,
            refusal: None,
            index: None,
            searches: Vec::new(),
            focus: None,
            opener: None,
            pause: None,
            _listeners: wakers(ctx),
            _tick: {
                let link = link.clone();
                Interval::new(TICK_MS, move || link.send_message(Msg::Tick))
            },
        };
        app.configure(ctx, true);
        app
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Act(act) => self.act(ctx, act),
            Msg::Configured(layers) => {
                *ctx.props().setup.0.layers.borrow_mut() = layers;
                self.configure(ctx, false);
            }
            Msg::Updated(change) => {
                let log = Log::default();
                self.update = value::from_js(&change, "update", &log);
                tell(log);
                self.configure(ctx, false);
            }
            Msg::SetOpen(wanted) => {
                let open = wanted.unwrap_or(!self.model.session.is_open());
                self.step(ctx, if open { Step::Opened } else { Step::Closed });
            }
            Msg::Search(query, resolve) => {
                self.searches.push((query, resolve));
                self.load_answers(ctx);
                self.answer_searches();
            }
            Msg::Connected(here) if !here => self.step(ctx, Step::Closed),
            Msg::Connected(_) => self.configure(ctx, false),
            Msg::Beat => {}
            Msg::Tick => self.promise(),
            Msg::VisitChanged => {
                self.model.session = visit::session();
                self.promise();
            }
            Msg::ShopLoaded(loaded) => self.shop_loaded(ctx, loaded.map(|b| *b)),
            Msg::AnswersLoaded(answers) => self.answers_loaded(answers),
            Msg::CatalogLoaded(locale, catalog) => {
                if locale == self.model.locale {
                    self.model.catalog = catalog;
                    self.index_answers();
                }
            }
        }
        true
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        ui::root(&self.model)
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        let setup = &ctx.props().setup;
        setup.0.beats.set(setup.0.beats.get().wrapping_add(1));
        dom::show_popovers(&setup.0.shadow);
        if !self.model.launcher_above && dom::fixed_is_broken(&setup.0.shadow) {
            self.model.launcher_above = true;
            ctx.link().send_message(Msg::Beat);
        }
        match self.focus.take() {
            Some(Spot::Search) => drop(dom::focus(&setup.0.shadow, "search")),
            Some(Spot::Heading) => drop(dom::focus(&setup.0.shadow, "heading")),
            Some(Spot::Opener) => self.focus_opener(&setup.0.shadow),
            None => {}
        }
        if self.settled {
            setup.settle(self.refusal.as_deref());
        }
    }
}

/// What wakes an app so that a date is right when it is next seen: the page coming back, from another tab or from the
/// browser's page cache.
fn wakers(ctx: &Context<App>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let tick = |link: html::Scope<App>| move |_: &web_sys::Event| link.send_message(Msg::Tick);
    let mut listeners = vec![EventListener::new(&window, "pageshow", tick(ctx.link().clone()))];
    if let Some(document) = window.document() {
        listeners.push(EventListener::new(&document, "visibilitychange", tick(ctx.link().clone())));
    }
    listeners
}

/// Does what takes time, then tells the console what was wrong and the app what came of it.
fn later(ctx: &Context<App>, work: impl Future<Output = (Option<Msg>, Log)> + 'static) {
    // Boxed, so that the queue of tasks is compiled once and not for every kind of work.
    let work: Pin<Box<dyn Future<Output = (Option<Msg>, Log)>>> = Box::pin(work);
    let link = ctx.link().clone();
    spawn_local(async move {
        let (msg, log) = work.await;
        tell(log);
        if let Some(msg) = msg {
            link.send_message(msg);
        }
    });
}

/// One console line for each problem, once in the life of the page.
fn tell(log: Log) {
    thread_local!(static TOLD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) });
    for p in log.into_problems() {
        if p.severity == Severity::Advice {
            continue;
        }
        let line = format!("[shelfhelp] {}: {}. {}.", p.at, p.message, p.help.trim_end_matches('.'));
        let new = TOLD.with_borrow_mut(|told| {
            let new = !told.contains(&line);
            if new {
                told.push(line.clone());
            }
            new
        });
        if new {
            web_sys::console::warn_1(&JsValue::from_str(&line));
        }
    }
}

impl App {
    /// Reads configuration and page again; fetches what is new.
    fn configure(&mut self, ctx: &Context<Self>, first: bool) {
        let log = Log::default();
        let mut layers = value::layers(&ctx.props().setup.0.layers.borrow(), &log);
        layers.insert(0, ("update".into(), self.update.clone()));
        let config = crate::config::read(&layers, &log);
        if let Some(document) = web_sys::window().and_then(|w| w.document()) {
            let (page, problems) = page::read(&dom::json_ld(&document));
            problems.into_iter().for_each(|p| log.add(p));
            self.page = page;
        }
        let moved = first || config.source != self.model.config.source;
        self.model.config = config;
        self.choose_locale(ctx, first);
        if moved {
            self.load_shop(ctx, &log);
        }
        tell(log);
        self.know();
    }

    /// The language: configured, else the page's, else the shop's, else English.
    fn choose_locale(&mut self, ctx: &Context<Self>, first: bool) {
        let setup = &ctx.props().setup;
        let shops = self.shop.as_ref().and_then(|(s, _)| s.locales.first().cloned());
        let wanted = self.model.config.locale.clone().or_else(|| dom::language(&setup.0.host)).or(shops);
        let locale = dom::accepted(wanted.unwrap_or_else(Locale::english));
        let country = self.shop.as_ref().and_then(|(s, _)| s.country.as_deref());
        self.model.format = Rc::new(Browser::new(&locale, country));
        if locale == self.model.locale && !first {
            return;
        }
        self.model.locale = locale.clone();
        self.model.catalog = Catalog::english();
        self.model.answers = Answers::default();
        self.index = None;
        // The table is a folder's name and the languages in it.
        let Value::List(table) = &setup.0.messages else { return };
        let Some((folder, tags)) = table.split_first() else { return };
        let tags: Vec<Locale> = tags.iter().filter_map(|tag| Locale::parse(tag.as_text()?)).collect();
        let (Some(best), Some(folder)) = (locale.best_of(&tags), folder.as_text()) else { return };
        let url = format!("{}{folder}/{best}.json", setup.0.base);
        later(ctx, async move {
            let log = Log::default();
            let catalog = load::catalog(&url, &log).await;
            (catalog.map(|catalog| Msg::CatalogLoaded(locale, catalog)), log)
        });
    }

    fn load_shop(&mut self, ctx: &Context<Self>, log: &Log) {
        self.shop = None;
        self.model.answers = Answers::default();
        self.index = None;
        let now = dom::now();
        match self.model.config.source.clone() {
            Source::Page => self.settled = true,
            Source::Inline(document) => {
                self.shop = Some((load::document_shop(&document, now, log), Parts::Document(document)));
                self.settled = true;
            }
            Source::Url(url) => {
                later(ctx, async move {
                    let log = Log::default();
                    let loaded = load::shop(&url, now, &log).await;
                    (Some(Msg::ShopLoaded(loaded.map(Box::new))), log)
                });
            }
        }
    }

    fn shop_loaded(&mut self, ctx: &Context<Self>, loaded: Option<(Shop, Parts)>) {
        self.settled = true;
        let host = &ctx.props().setup.0.host;
        if loaded.is_none() {
            events::failed(host, "shop", "the shop's files could not be loaded");
            let page = &self.page;
            if page.policy.is_none() && page.answers.is_empty() && page.channels.is_empty() {
                self.refusal = Some("the shop's files could not be loaded and the page says nothing itself".into());
            }
        }
        self.shop = loaded;
        self.choose_locale(ctx, false);
        self.know();
        if self.model.session.is_open() || !self.searches.is_empty() {
            self.load_answers(ctx);
        }
    }

    /// Puts together what is known, and promises anew.
    fn know(&mut self) {
        let model = &mut self.model;
        model.known = Known::new(&model.config, self.shop.as_ref().map(|(s, _)| s), &self.page, &model.locale);
        model.owns_panel = visit::owns_panel(self.number, model.config.view != View::Delivery);
        let rules = Step::Ruled { mode: model.known.mode, channels: !model.known.channels.is_empty() };
        if self.settled {
            // The gate's rules bring no effects.
            visit::update(self.number, rules);
        }
        model.session = visit::session();
        model.countries = countries(model);
        self.promise();
        self.index_answers();
    }

    /// Promises for the place and the minute.
    fn promise(&mut self) {
        let model = &mut self.model;
        model.now = dom::now();
        model.destination =
            model.session.destination().cloned().or_else(|| model.config.destination.clone()).or_else(|| guess(model));
        let (Some(policy), Some(to)) = (&model.known.policy, &model.destination) else {
            model.quote = Default::default();
            model.return_by = None;
            return;
        };
        let parcel = model.known.parcel();
        model.quote = quote(policy, &parcel, to, model.now);
        let latest = model.headline().filter(|p| matches!(p.kind, Kind::Ship)).or(model.headline()).map(|p| p.latest);
        let ordered = policy.zone.local(model.now).0;
        model.return_by = latest.and_then(|latest| return_by_for_order(policy, &parcel, ordered, latest));
    }

    fn act(&mut self, ctx: &Context<Self>, act: Act) {
        match act {
            Act::Visit(step) => self.step(ctx, step),
            Act::Type(query) => {
                self.step(ctx, Step::Typed(query));
                self.find(true);
                let link = ctx.link().clone();
                self.pause = Some(Timeout::new(PAUSE_MS, move || link.send_message(Msg::Act(Act::Ask))));
            }
            Act::Ask => {
                self.pause = None;
                self.ask(ctx);
            }
            Act::Open(id) => self.open_answer(ctx, id),
            Act::TogglePlace => {
                let country = self.model.destination.as_ref().map(|d| d.country.clone());
                self.model.place_form = match self.model.place_form {
                    Some(_) => None,
                    None => Some(PlaceForm {
                        country: country
                            .or_else(|| self.model.countries.first().map(|(c, _)| c.clone()))
                            .unwrap_or_default(),
                        ..PlaceForm::default()
                    }),
                };
                self.focus_soon(ctx, if self.model.place_form.is_some() { "postcode" } else { "place" });
            }
            Act::Country(country) => {
                self.model.place_form = Some(PlaceForm { country, ..PlaceForm::default() });
            }
            Act::Postcode(code) => {
                if let Some(form) = &mut self.model.place_form {
                    form.postcode = code;
                    form.wrong = false;
                }
            }
            Act::ShowPlace => self.choose_place(ctx),
            Act::ToggleWays => self.model.more_ways = !self.model.more_ways,
        }
    }

    /// A step of the visit, and what it asks for.
    fn step(&mut self, ctx: &Context<Self>, step: Step) {
        if step == Step::Opened && !self.model.session.is_open() {
            self.opener = dom::focused(&ctx.props().setup.0.shadow);
        }
        let effects = visit::update(self.number, step);
        self.model.session = visit::session();
        for effect in effects {
            match effect {
                Effect::LoadAnswers => self.load_answers(ctx),
                Effect::Focus(spot) => self.focus = Some(spot),
                Effect::Announce(notice) => self.announce(&notice),
                Effect::Remember => visit::remember(),
                Effect::Report(fact) => events::report(&ctx.props().setup.0.host, &fact),
                // The page was asked, and the link followed, while the shopper's click was still the click.
                Effect::OpenChannel(_) => {}
            }
        }
    }

    fn choose_place(&mut self, ctx: &Context<Self>) {
        let Some(form) = &mut self.model.place_form else { return };
        let written = form.postcode.trim();
        let code = postcode::normalise(&form.country, written);
        if !written.is_empty() && code.is_none() {
            form.wrong = true;
            return self.focus_soon(ctx, "postcode");
        }
        let place = Destination { country: form.country.clone(), postcode: code, certainty: Certainty::Chosen };
        self.model.place_form = None;
        self.step(ctx, Step::PlaceChosen(place));
        self.promise();
        self.model.said = match self.model.headline() {
            Some(promise) => ui::promise_words(&self.model, promise),
            None => {
                let to =
                    self.model.destination.as_ref().map(|to| ui::place_name(&self.model, to, "")).unwrap_or_default();
                self.model.catalog.fill(Key::DeliveryNone, &[("place", &to)])
            }
        };
        self.focus_soon(ctx, "place");
    }

    fn announce(&mut self, notice: &Notice) {
        let model = &mut self.model;
        model.said = match notice {
            Notice::Found(n) => model.catalog.count(Key::ResultsCount, *n as i64, &*model.format),
            Notice::NotFound => model.text(Key::ResultsNone).to_owned(),
            Notice::Thanks => model.text(Key::HelpedThanks).to_owned(),
            Notice::Next => model.text(Key::HelpedNext).to_owned(),
        };
    }

    // --- answers and search ---

    fn load_answers(&mut self, ctx: &Context<Self>) {
        if self.model.answers != Answers::Waiting || !self.settled {
            return;
        }
        let Some((_, parts)) = &self.shop else { return self.answers_loaded(Some(Vec::new())) };
        self.model.answers = Answers::Loading;
        let (parts, locale) = (parts.clone(), self.model.locale.clone());
        later(ctx, async move {
            let log = Log::default();
            let answers = load::answers(&parts, &locale, &log).await;
            (Some(Msg::AnswersLoaded(answers)), log)
        });
    }

    fn answers_loaded(&mut self, loaded: Option<Vec<Answer>>) {
        let missing = loaded.is_none();
        let mut answers = loaded.unwrap_or_default();
        // The shop's own answer wins over the same question in the page's markup.
        let new: Vec<Answer> =
            self.page.answers.iter().filter(|a| !answers.iter().any(|b| b.question == a.question)).cloned().collect();
        answers.extend(new);
        self.model.answers =
            if missing { Answers::Missing(Rc::new(answers)) } else { Answers::Ready(Rc::new(answers)) };
        self.index_answers();
        self.answer_searches();
    }

    /// Builds the index over answers and product facts, and searches again.
    fn index_answers(&mut self) {
        let (Answers::Ready(answers) | Answers::Missing(answers)) = &self.model.answers else { return };
        let mut all: Vec<Answer> =
            answers.iter().filter(|a| a.origin != crate::content::Origin::Fact).cloned().collect();
        all.extend(self.model.known.fact_answers(&self.model.catalog, &self.model.locale));
        let index = Index::build(&all);
        self.model.suggestions = index.suggest(&self.context(false), SUGGESTIONS_MAX);
        let missing = matches!(self.model.answers, Answers::Missing(_));
        self.model.answers = if missing { Answers::Missing(Rc::new(all)) } else { Answers::Ready(Rc::new(all)) };
        self.index = Some(index);
        self.find(true);
    }

    fn context(&self, typing: bool) -> Ask {
        let product = &self.model.known.product;
        Ask {
            product: product.id.clone(),
            categories: product.categories.clone(),
            tags: product.tags.clone(),
            limit: HITS_MAX,
            typing,
        }
    }

    fn find(&mut self, typing: bool) {
        let query = self.model.session.query();
        self.model.found = match &self.index {
            Some(index) if !query.trim().is_empty() => index.search(query, &self.context(typing)),
            _ => Found::default(),
        };
    }

    fn ask(&mut self, ctx: &Context<Self>) {
        if self.index.is_none() {
            // Answers on their way are no failure; the shopper's next pause asks again.
            return;
        }
        self.find(false);
        let found = &self.model.found;
        let hits = found.hits.iter().map(|h| h.id.clone()).collect();
        let step = Step::Asked { query: self.model.session.query().to_owned(), hits, answered: found.answered };
        self.step(ctx, step);
    }

    fn open_answer(&mut self, ctx: &Context<Self>, id: String) {
        if self.pause.take().is_some() {
            self.ask(ctx);
        }
        let Some(answer) = self.model.answer(&id) else { return };
        let found = self.model.found.hits.iter().map(|h| h.id.clone());
        let next = answer.next.iter().chain(&answer.related).cloned();
        let mut others: Vec<String> = Vec::new();
        for other in found.chain(next).chain(self.model.suggestions.iter().cloned()) {
            let readable = self.model.answer(&other).is_some_and(|a| a.origin != crate::content::Origin::Fact);
            if other != id && readable && !others.contains(&other) && others.len() < OTHERS_MAX {
                others.push(other);
            }
        }
        let urgent = answer.intent == crate::content::Intent::Urgent;
        let step = Step::AnswerOpened { question: answer.question.clone(), id, urgent, others };
        self.step(ctx, step);
    }

    /// Resolves calls of `search()` once there is something to search.
    fn answer_searches(&mut self) {
        let Some(index) = &self.index else { return };
        for (query, resolve) in self.searches.drain(..) {
            let found = index.search(&query, &Ask { limit: 0, ..Ask::default() });
            let question = |id: &str| self.model.answer(id).map_or("", |a| a.question.as_str());
            let told = resolve.call1(&JsValue::UNDEFINED, &events::found(&found, &question));
            debug_assert!(told.is_ok(), "a promise's own function does not throw");
        }
    }

    // --- focus ---

    /// Moves the focus within the inline block after the next drawing.
    fn focus_soon(&self, ctx: &Context<Self>, name: &'static str) {
        let shadow = ctx.props().setup.0.shadow.clone();
        later(ctx, async move {
            // A microtask later Yew has drawn.
            let _ = wasm_bindgen_futures::JsFuture::from(Promise::resolve(&JsValue::NULL)).await;
            if !dom::focus(&shadow, name) {
                dom::focus(&shadow, "country");
            }
            (None, Log::default())
        });
    }

    fn focus_opener(&mut self, shadow: &ShadowRoot) {
        let back = self.opener.take().filter(|e| e.is_connected() && e.focus().is_ok());
        if back.is_none() && !dom::focus(shadow, "launcher") {
            dom::focus(shadow, "opener");
        }
    }
}

/// The countries a shopper can choose from: those the rules name, the shop's own, and the present one.
fn countries(model: &Model) -> Vec<(String, String)> {
    let mut codes: Vec<String> = Vec::new();
    let mut everywhere = false;
    if let Some(policy) = &model.known.policy {
        for place in &policy.places {
            everywhere |= place.regions.is_empty();
            codes.extend(place.regions.iter().map(|r| r.country.clone()));
        }
    }
    codes.extend(model.known.country.clone());
    codes.extend(model.config.destination.as_ref().map(|d| d.country.clone()));
    codes.extend(model.session.destination().map(|d| d.country.clone()));
    if everywhere {
        codes.extend(WORLD.split(' ').map(str::to_owned));
    }
    sort_dedup(&mut codes);
    let mut named: Vec<(String, String)> =
        codes.into_iter().map(|c| (model.format.country(&c), c)).map(|(n, c)| (c, n)).collect();
    sort_by(&mut named, |a, b| a.1.cmp(&b.1));
    named
}

// The largest e-commerce countries; a shop that delivers "everywhere else" need not name them.
const WORLD: &str = "AE AR AT AU BE BG BR CA CH CL CN CO CY CZ DE DK EE EG ES FI FR GB GR HK HR HU ID IE IL IN IT JP KR LT LU LV MT MX MY \
                     NL NO NZ PH PL PT RO RS SA SE SG SI SK TH TR TW UA US VN ZA";

/// The likeliest place, labelled as a guess: the device's languages name a region that the shop delivers to, else the
/// shop's own country.
fn guess(model: &Model) -> Option<Destination> {
    model.known.policy.as_ref()?;
    let known = |code: &str| model.countries.iter().any(|(c, _)| c == code);
    let country =
        dom::regions().into_iter().find(|r| known(r)).or_else(|| model.known.country.clone()).or_else(|| {
            model.known.policy.as_ref()?.places.iter().flat_map(|p| &p.regions).next().map(|r| r.country.clone())
        })?;
    Some(Destination { country, postcode: None, certainty: Certainty::Guessed })
}
