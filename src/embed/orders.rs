//! How is the shop asked what became of an order?
//!
//! Once, by a POST to its endpoint or by the page's own function; the latest question wins, and each has eight seconds.
//! Number and address go nowhere else, and are held in memory as long as the page is.

use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, JSON, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;
use yew::Context;

use super::app::{App, Msg};
use super::wake::later;
use super::{dom, value};
use crate::browser::{ask, member};
use crate::contact::Mode;
use crate::content::Origin;
use crate::content::order::{
    Order, Scenario, Step as State, is_email, order_number, pasted, read_order, return_by_of, state,
};
use crate::i18n::Key;
use crate::problem::{Log, Problem, Severity};
use crate::search::{Context as Ask, orders_asked};
use crate::session::{Event as Step, Looked, Spot, Stage};
use crate::time::Zone;
use crate::ui::{Asked, OrderAct, want};

/// The page's own function, by this name: a property of the element, or part of its configuration.
pub(super) const CALLBACK: &str = "onOrderLookup";

// Longer, and a shopper takes it for broken.
const WAIT_MS: u32 = 8_000;
// No order has so much to tell.
const REPLY_LENGTH_MAX: f64 = 262_144.0;

/// The question that is on its way.
#[derive(Default)]
pub(super) struct Errand {
    turn: u32,
    /// What calls it off.
    stop: Option<Object>,
    wait: Option<Timeout>,
}

impl Errand {
    /// Calls off the question that is on its way. Whatever still comes of it belongs to no turn.
    fn next(&mut self) -> u32 {
        if let Some(stop) = self.stop.take() {
            let _ = ask(&stop, "abort", &Array::new());
        }
        self.wait = None;
        self.turn += 1;
        self.turn
    }
}

impl App {
    /// Whether the shop tells of orders, now that page and configuration are known.
    pub(super) fn open_orders(&mut self, ctx: &Context<Self>) {
        self.model.order.open = self.model.known.orders.lookup.is_some() || self.order_callback(ctx).is_some();
        let stranded = *self.model.session.stage() == Stage::Order && self.model.owns_panel && self.settled;
        if stranded && !self.model.order.open {
            self.step(ctx, Step::Gone);
        }
    }

    fn order_callback(&self, ctx: &Context<Self>) -> Option<Function> {
        let setup = &ctx.props().setup.0;
        let layers = setup.layers.borrow();
        let configured = layers.iter().map(|pair| Array::from(&pair).get(1));
        core::iter::once(JsValue::from(&setup.host))
            .chain(configured)
            .find_map(|of| member(&of, CALLBACK)?.dyn_into().ok())
    }

    /// Whether the query reads like a question for an order.
    pub(super) fn mean_order(&mut self) {
        let model = &mut self.model;
        let own = |id: &str| model.known.orders.scenarios.iter().any(|(s, own)| *s == Scenario::Where && own == id);
        let best = model.found.hits.first().filter(|_| model.found.answered).and_then(|hit| model.answer(&hit.id));
        let told = best.is_some_and(|answer| answer.intent == "order-status" || own(&answer.id));
        let query = model.session.query();
        model.order.meant = model.order.open && !query.trim().is_empty() && (told || orders_asked(query));
    }

    /// Does what was done to find an order, or with it.
    pub(super) fn order(&mut self, ctx: &Context<Self>, act: OrderAct) {
        let desk = &mut self.model.order;
        match act {
            OrderAct::Open => {
                self.settle_query(ctx);
                let desk = &mut self.model.order;
                // Who has written both in the search field need not do so again.
                if let Some((number, email)) = pasted("", self.model.session.query()) {
                    (desk.number, desk.email) = (number, email);
                }
                self.step(ctx, Step::OrderOpened);
            }
            OrderAct::Number(text) => match pasted(&desk.number, &text) {
                Some((number, email)) => (desk.number, desk.email, desk.wrong) = (number, email, None),
                None => (desk.number, desk.wrong) = (text, None),
            },
            OrderAct::Email(text) => match pasted(&desk.email, &text) {
                Some((number, email)) => (desk.number, desk.email, desk.wrong) = (number, email, None),
                None => (desk.email, desk.wrong) = (text, None),
            },
            OrderAct::Find => self.find_order(ctx),
            OrderAct::Again => {
                *desk = crate::ui::Desk { open: desk.open, ..Default::default() };
                self.errand.next();
                self.focus = Some(Spot::Heading);
            }
            OrderAct::Want(scenario) => {
                let answer = self.answer_for(scenario);
                self.step(ctx, Step::OrderScenario(scenario, answer.is_some()));
                if let Some(id) = answer {
                    self.open_answer_as(ctx, &id, scenario.is_urgent());
                }
            }
        }
    }

    fn find_order(&mut self, ctx: &Context<Self>) {
        let desk = &mut self.model.order;
        let (number, email) = (order_number(&desk.number), desk.email.trim().to_owned());
        desk.wrong = match (number.is_empty(), is_email(&email)) {
            (true, _) => Some("order-number"),
            (_, false) => Some("order-email"),
            _ => None,
        };
        if let Some(field) = desk.wrong {
            desk.asked = Asked::Not;
            return self.focus_soon(ctx, field);
        }
        desk.asked = Asked::Waiting;
        self.model.said = self.model.text(Key::Loading).to_owned();
        // The one before is called off.
        let turn = self.errand.next();
        let stop = dom::global("AbortController").and_then(|class| class.dyn_into::<Function>().ok());
        let stop = stop.and_then(|class| Reflect::construct(&class, &Array::new()).ok());
        let link = ctx.link().clone();
        let late = move || link.send_message(Msg::OrderCame(turn, Looked::Slow, None));
        self.errand = Errand { turn, stop: stop.map(JsCast::unchecked_into), wait: Some(Timeout::new(WAIT_MS, late)) };
        if is_offline() {
            return self.order_came(ctx, turn, Looked::Offline, None);
        }
        let asked = Object::new();
        let locale = self.model.locale.to_string();
        for (key, text) in [("orderNumber", &number), ("email", &email), ("locale", &locale)] {
            set(&asked, key, &JsValue::from_str(text));
        }
        let (callback, zone) = (self.order_callback(ctx), self.model.known.zone.clone());
        let address = self.model.known.orders.lookup.clone().unwrap_or_default();
        let signal = self.errand.stop.as_ref().and_then(|stop| member(stop, "signal")).unwrap_or_default();
        later(ctx, async move {
            let log = Log::default();
            let told = match callback {
                Some(callback) => call(&callback, &asked, &log).await,
                None => post(&address, &asked, &signal, &log).await,
            };
            let (how, order) = match told {
                Ok(text) => read(&text, &zone, &log),
                Err(how) => (how, None),
            };
            (Some(Msg::OrderCame(turn, how, order)), log)
        });
    }

    /// Something came of a question. Of several, only the latest counts, and of that what comes first.
    pub(super) fn order_came(&mut self, ctx: &Context<Self>, turn: u32, how: Looked, order: Option<Box<Order>>) {
        let desk = &mut self.model.order;
        if turn != self.errand.turn || desk.asked != Asked::Waiting {
            return;
        }
        self.errand.next();
        let on_screen = *self.model.session.stage() == Stage::Order;
        match order {
            Some(order) => {
                let products = self.shop.as_ref().map(|(shop, _)| &shop.products[..]).unwrap_or_default();
                let tags = |id: &str| products.iter().find(|product| product.id == id).map(|product| &product.tags[..]);
                desk.return_by = return_by_of(&order, self.model.known.policy.as_ref(), &tags);
                let status = state(&order, order.parcels.first().filter(|_| order.parcels.len() == 1));
                desk.asked = Asked::Found(order);
                self.offer_scenarios(status);
                if on_screen {
                    self.model.said.clear();
                    self.focus = Some(Spot::Heading);
                }
            }
            None => {
                desk.asked = Asked::Missed(how);
                // The alert itself is what is said.
                self.model.said.clear();
            }
        }
        self.step(ctx, Step::OrderLooked(how));
    }

    /// What may be wanted, and leads somewhere: to an answer or to a person.
    fn offer_scenarios(&mut self, status: State) {
        let known = &self.model.known;
        let person = !known.channels.is_empty() && known.escalation.mode != Mode::HelpOnly;
        let leads = |scenario: Scenario| person || !self.model.is_settled() || self.answer_for(scenario).is_some();
        let fits = Scenario::ALL.iter().map(|(scenario, _)| *scenario).filter(|scenario| scenario.fits(status));
        self.model.order.scenarios = fits.filter(|scenario| leads(*scenario)).collect();
    }

    /// The answer for what is wanted: the one that the shop names, one of that intent, or one that its words find.
    fn answer_for(&self, scenario: Scenario) -> Option<String> {
        let model = &self.model;
        let named = model.known.orders.scenarios.iter().find(|(known, _)| *known == scenario);
        if let Some((_, id)) = named
            && (model.answer(id).is_some() || self.seek.is_some())
        {
            return Some(id.clone());
        }
        let meant = model.answers.all().iter().find(|answer| answer.intent == scenario.name());
        if let Some(answer) = meant {
            return Some(answer.id.clone());
        }
        let found = self.search_own(model.text(want(scenario)), &Ask { limit: 1, ..Ask::default() });
        let hit = found.hits.first().filter(|_| found.answered)?;
        model.answer(&hit.id).filter(|answer| answer.origin == Origin::Shop).map(|answer| answer.id.clone())
    }
}

/// Asks the page's own function; whatever it answers is taken as what it would send.
async fn call(callback: &Function, asked: &Object, log: &Log) -> Result<String, Looked> {
    let called = callback.call1(&JsValue::NULL, asked);
    let told = match called {
        Ok(promise) => JsFuture::from(Promise::resolve(&promise)).await,
        Err(why) => Err(why),
    };
    match told {
        Ok(told) if told.is_null() || told.is_undefined() => Err(Looked::NotFound),
        // What has cycles has no text.
        Ok(told) => JSON::stringify(&told).ok().and_then(|text| text.as_string()).ok_or(Looked::Failed),
        Err(_) => Err(failed(
            log,
            CALLBACK,
            "the function failed",
            "catch what can go wrong; answer with null where there is no order",
        )),
    }
}

/// Asks the shop's endpoint.
async fn post(address: &str, asked: &Object, signal: &JsValue, log: &Log) -> Result<String, Looked> {
    let Some((window, url)) = endpoint(address) else {
        return Err(failed(
            log,
            LOOKUP,
            "the address is neither of this page's host nor https",
            "write https://…, or a path of the shop's own host",
        ));
    };
    let (init, headers) = (Object::new(), Object::new());
    set(&headers, "Content-Type", &"application/json".into());
    for (key, word) in [
        ("method", "POST"),
        ("credentials", "same-origin"),
        ("cache", "no-store"),
        ("referrerPolicy", "strict-origin"),
        // What it is sent to is where it goes.
        ("redirect", "error"),
    ] {
        set(&init, key, &word.into());
    }
    set(&init, "headers", &headers);
    set(&init, "body", &JSON::stringify(asked).map(JsValue::from).unwrap_or_default());
    if signal.is_object() {
        set(&init, "signal", signal);
    }
    let fetched = JsFuture::from(window.fetch_with_str_and_init(&url, init.unchecked_ref())).await;
    let Some(response) = fetched.ok().and_then(|response| response.dyn_into::<Response>().ok()) else {
        let help = "check the address, its Access-Control headers, and connect-src of the page's policy";
        return Err(if is_offline() {
            Looked::Offline
        } else {
            failed(log, LOOKUP, "the endpoint could not be asked", help)
        });
    };
    match response.status() {
        204 | 404 | 410 => return Err(Looked::NotFound),
        429 => return Err(Looked::Busy),
        _ if response.ok() => {}
        status => {
            let message = ["the endpoint answered ", &status.to_string()].concat();
            return Err(failed(log, LOOKUP, &message, "answer 200 with the order, 404 where there is none"));
        }
    }
    // A blob is weighed before its text is taken in.
    let body = ask(response.unchecked_ref(), "blob", &Array::new()).map(|body| JsFuture::from(Promise::resolve(&body)));
    let body: Option<Object> = match body {
        Some(body) => body.await.ok().map(JsCast::unchecked_into),
        None => None,
    };
    let body = body.filter(|body| {
        member(body, "size").and_then(|size| size.as_f64()).is_some_and(|size| size <= REPLY_LENGTH_MAX)
    });
    let text = match body.and_then(|body| ask(&body, "text", &Array::new())) {
        Some(text) => JsFuture::from(Promise::resolve(&text)).await.ok().and_then(|text| text.as_string()),
        None => None,
    };
    text.ok_or_else(|| {
        failed(log, LOOKUP, "the reply is too long or broke off", "answer with one order in at most 256 kB")
    })
}

/// The whole address, where it is safe to send something of the shopper's to it.
fn endpoint(address: &str) -> Option<(web_sys::Window, String)> {
    let window = web_sys::window()?;
    let own = window.location().origin().ok()?;
    let url = web_sys::Url::new_with_base(address, &own).ok()?;
    (url.protocol() == "https:" || url.origin() == own).then(|| (window, url.href()))
}

/// The order that a text is.
fn read(text: &str, zone: &Zone, log: &Log) -> (Looked, Option<Box<Order>>) {
    let reply = if text.len() as f64 > REPLY_LENGTH_MAX { None } else { JSON::parse(text).ok() };
    let Some(reply) = reply else {
        return (failed(log, LOOKUP, "the reply is not JSON", "answer with one order as JSON, or with null"), None);
    };
    if reply.is_null() {
        return (Looked::NotFound, None);
    }
    match read_order(&value::from_js(&reply, "reply", log), zone, log) {
        Some(order) if order.status == State::Problem => (Looked::Trouble, Some(Box::new(order))),
        Some(order) => (Looked::Found, Some(Box::new(order))),
        None => (Looked::Failed, None),
    }
}

const LOOKUP: &str = "orders.lookup";

/// Tells the developer what is wrong, without a word of what was asked or told.
fn failed(log: &Log, at: &str, message: &str, help: &str) -> Looked {
    log.add(Problem::new(Severity::Error, "order-lookup", at, message, help));
    Looked::Failed
}

fn set(object: &Object, key: &str, value: &JsValue) {
    // Setting a member of a fresh plain object cannot fail.
    let _ = Reflect::set(object, &JsValue::from_str(key), value);
}

fn is_offline() -> bool {
    let online = dom::global("navigator").and_then(|navigator| member(&navigator, "onLine"));
    online.and_then(|online| online.as_bool()) == Some(false)
}
