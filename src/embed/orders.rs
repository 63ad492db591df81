//! How is the shop asked what became of an order?
//!
//! Through www/orders.js, by a POST to its endpoint or by the page's own function. Number and address go nowhere else, and
//! are held in memory as long as the page is.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use yew::Context;

use super::app::{App, Msg};
use super::value;
use super::wake::later;
use crate::browser::member;
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

#[wasm_bindgen(module = "/www/orders.js")]
extern "C" {
    /// What came of asking the shop: a word, and the reply or what is wrong.
    #[wasm_bindgen(js_name = lookUpOrder)]
    fn look_up_order(address: &str, callback: &JsValue, number: &str, email: &str, locale: &str) -> Promise;
}

/// The page's own function, by this name: a property of the element, or part of its configuration.
pub(super) const CALLBACK: &str = "onOrderLookup";

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
                // What may be wanted of it is looked for in the whole of the answers.
                self.want_all(ctx);
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
                self.errand += 1;
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
        self.errand += 1;
        let turn = self.errand;
        let callback = self.order_callback(ctx).map_or(JsValue::UNDEFINED, JsValue::from);
        let address = self.model.known.orders.lookup.as_deref().unwrap_or_default();
        let coming = look_up_order(address, &callback, &number, &email, self.model.locale.as_str());
        let zone = self.model.known.zone.clone();
        later(ctx, async move {
            let log = Log::default();
            let told = JsFuture::from(coming).await.map(|told| Array::from(&told)).unwrap_or_default();
            let (how, order) = read(&told, &zone, &log);
            (Some(Msg::OrderCame(turn, how, order)), log)
        });
    }

    /// Something came of a question. Of several, only the latest counts, and of that what comes first.
    pub(super) fn order_came(&mut self, ctx: &Context<Self>, turn: u32, how: Looked, order: Option<Box<Order>>) {
        let desk = &mut self.model.order;
        if turn != self.errand || desk.asked != Asked::Waiting {
            return;
        }
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

/// What came of it, and the order where one is told.
fn read(told: &Array, zone: &Zone, log: &Log) -> (Looked, Option<Box<Order>>) {
    let order = match told.get(0).as_string().as_deref() {
        Some("found") => read_order(&value::from_js(&told.get(1), "reply", log), zone, log),
        Some("not_found") => return (Looked::NotFound, None),
        Some("busy") => return (Looked::Busy, None),
        Some("slow") => return (Looked::Slow, None),
        Some("offline") => return (Looked::Offline, None),
        _ => {
            // Told to the developer without a word of what was asked.
            let (why, help) = (told.get(1).as_string().unwrap_or_default(), "see \"Order look-up\" in docs/orders.md");
            log.add(Problem::new(Severity::Error, "order-lookup", "orders.lookup or onOrderLookup", why, help));
            None
        }
    };
    match order {
        Some(order) if order.status == State::Problem => (Looked::Trouble, Some(Box::new(order))),
        Some(order) => (Looked::Found, Some(Box::new(order))),
        None => (Looked::Failed, None),
    }
}
