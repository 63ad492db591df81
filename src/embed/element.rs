//! What is the contract of `<shelf-help>`?
//!
//! ```html
//! <shelf-help view="all"><a href="/shipping">Delivery and returns</a></shelf-help>
//! ```
//!
//! Attributes, each with a property of the same name (`noLauncher` for `no-launcher`):
//! - `view`: `all` (inline block, launcher and panel; default), `delivery` (inline block), `panel` (launcher and panel)
//! - `shop`: address of a built shop's `shop.json` or of a one-document shop
//! - `product`, `variant`, `quantity`: the product in view; by default what the page's markup says
//! - `country`, `region`, `postcode`: the place, when the shop knows it (letters of ISO 3166: `US`, `CA`)
//! - `locale`: the language; by default that of the page
//! - `theme`: `auto` (default): light or dark as the page is behind the element, in the page's own words' colour, ground and
//!   accent as far as they can be read; `light` or `dark`: the widget's own colours
//! - `consent`: what the shopper has agreed to: `preferences` (the place is remembered), `analytics` (the shop is told what
//!   happens, where it has turned that on), both, or `none`; without it Global Privacy Control, Shopify's Customer Privacy
//!   and Google's Consent Mode (`functionality_storage`, `analytics_storage`) are asked
//! - `debug`: facts are shown as they happen, to whoever builds the shop
//! - `launcher`: `label` (a button with words; default), `icon` (a round one with a sign and the same name) or `none`: the shop
//!   opens the panel itself; `no-launcher` says the same
//! - `launcher-side`: `end` (default) or `start`: on which side launcher and panel stand; in a language that is written from
//!   right to left, `end` is left
//!
//! `data-shelfhelp-open`, on any element of the page, also one added later: pressing it opens the panel, and focus comes back
//! to it. While the widget is up it carries `aria-haspopup` and `aria-expanded`; what no key reaches gets `role="button"` and
//! `tabindex="0"`. A link is followed as usual where the widget cannot start.
//!
//! The launcher makes room for what the page itself has fixed or stuck to the lower edge: bars, other launchers. It moves up,
//! or in where that is too tall to stand on.
//!
//! Property `config`: an object with the same names, or a whole shop in the one-document form; also `share-queries`: whether
//! `shelf-search` tells what was asked, by default not; and `insight`: `{data_layer, beacon, beacon_mode, queries}`, who else
//! is told what happens, by default what the shop's files say.
//!
//! Property `onOrderLookup`, also part of `config` and `window.shelfhelp`: an async function of `{orderNumber, email, locale}` that
//! tells of an order as the endpoint in `orders.lookup` would (docs/orders.md), `null` where there is none; it is asked instead.
//!
//! Methods, all after the widget has started: `open()`, `close()`, `toggle()`, `search(query)` → `{answered, hits: [{id,
//! question, confidence, locale}]}` (`locale` where the answer is not in the page's language), and `update({…})` for any of the names above and `cart: {value, discount, weight_g, quantity}`:
//! what is in the cart besides the product in view, amounts as numbers or decimal text in the shop's currency, `discount`
//! what it takes off the whole order. An update changes the keys it names; a key set to `null` is as if never updated.
//!
//! The page's JSON-LD is read again when it changes: added, removed or rewritten for another variant or view.
//!
//! Storage: nothing before the shopper acts; then the visit, in `sessionStorage` under `shelfhelp:visit`; country and
//! postcode, or the shop's own place, for 180 days, in `localStorage` under `shelfhelp:place`, only with consent, and gone
//! once it is withdrawn. Where there is a beacon: a random mark of the visit, in `sessionStorage` under `shelfhelp:id`, and
//! with consent one of the shopper, for 180 days, in `localStorage` under `shelfhelp:visitor`. A call-back form that was
//! sent while there was no network waits in `sessionStorage` under `shelfhelp:call` and leaves it when it is sent.
//!
//! Events, bubbling and composed; `detail` in braces:
//! - `shelf-ready` {version}, `shelf-open`, `shelf-close`
//! - `shelf-search` {length, hits, answered}: a query was meant; its text is not told, unless `share-queries` says so: then
//!   as `query`, with addresses and numbers masked
//! - `shelf-answer` {id}, `shelf-rate` {id, helped}
//! - `shelf-escalate` {channel: {id, kind, address}, draft, packet: [{about, text, note}]}: the shopper goes on to a
//!   person, with what was left of the packet in the language of the shop's team; `preventDefault()` when the page takes
//!   over. `about` is `question`, `product`, `place`, `delivery`, `asked`, `tried`, `read`, `locale` or `page`
//! - `shelf-fact` {fact, …}: each step of the visit, those above too; the facts and their details are those of
//!   `src/session/fact.rs`, listed in `docs/insight.md`
//! - `shelf-error` {code, message}: files that could not be had, or a widget that could not start
//!
//! Keys: what is typed in a field of ours, and keys that move in it, stay inside; all others that have no use here go on to the
//! page (docs/accessibility.md).
//!
//! Slot: the default slot is the floor, shown until the widget is up and again when it is not.
//!
//! Parts: `root`, `promise`, `launcher`, `panel` and some ninety more, each with what it is in `config/element.rs`, the table
//! of all these names; `docs/reference/element.md` is written from it.
//!
//! Custom properties: the `--shelf-*` tokens in `src/theme/token.rs`, listed in `docs/reference/tokens.md`. `data-scheme` on
//! the element, `light` or `dark`, tells the shop's own sheets which it is.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};
use yew::AppHandle;

use super::app::{App, Msg};
use super::setup::{Props, Setup};
use super::value;

/// One element's app. The loader makes it and keeps it with the element, also while that is out of the page: every Yew
/// mount leaks its root.
#[wasm_bindgen]
pub struct Instance {
    handle: AppHandle<App>,
    setup: Setup,
}

#[wasm_bindgen]
impl Instance {
    /// Mounts the app into the element's shadow root.
    ///
    /// `layers` are pairs of a name and an object of configuration, first wins; `assets` is `{base}`, and
    /// what else the glue does not know itself of the files beside it.
    ///
    /// # Errors
    /// When the page has no document or refuses a node.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, shadow: ShadowRoot, layers: Array, assets: JsValue) -> Result<Instance, JsValue> {
        point!("app:mount");
        let document = host.owner_document().ok_or("the element has no document")?;
        let root = document.create_element("div")?;
        // Hidden until the loader takes the floor away in the same step: drawn beside the floor it would push the page down.
        root.set_attribute("hidden", "")?;
        shadow.append_child(&root)?;
        let setup = Setup::new(host, shadow, layers, &assets);
        let props = Props { setup: setup.clone() };
        let handle = yew::Renderer::<App>::with_root_and_props(root, props).render();
        Ok(Instance { handle, setup })
    }

    /// Resolves when there is something to see; rejects when there is nothing to show.
    pub fn ready(&self) -> Promise {
        self.setup.ready_promise()
    }

    /// Takes changed configuration.
    pub fn configure(&self, layers: Array) {
        self.handle.send_message(Msg::Configured(layers));
    }

    /// Opens the panel.
    pub fn open(&self) {
        self.handle.send_message(Msg::SetOpen(Some(true)));
    }

    /// Closes the panel.
    pub fn close(&self) {
        self.handle.send_message(Msg::SetOpen(Some(false)));
    }

    /// Opens or closes the panel.
    pub fn toggle(&self) {
        self.handle.send_message(Msg::SetOpen(None));
    }

    /// Searches; resolves with `{answered, hits}`.
    pub fn search(&self, query: JsValue) -> Promise {
        let query = query.as_string().unwrap_or_default();
        let handle = &self.handle;
        Promise::new(&mut |resolve: Function, _reject| handle.send_message(Msg::Search(query.clone(), resolve)))
    }

    /// Takes a change of product, variant, quantity or cart.
    pub fn update(&self, change: JsValue) {
        // Before it is taken in: should the module die of something else meanwhile, the page does not say it again.
        value::keep(&self.setup.0.host, &change);
        self.handle.send_message(Msg::Updated(change));
    }

    /// Tells whether the element is in the page.
    pub fn connected(&self, here: bool) {
        self.handle.send_message(Msg::Connected(here));
    }

    /// Asks the app to draw, so that www/watch.js can tell whether it still does.
    pub fn beat(&self) {
        self.handle.send_message(Msg::Beat);
    }

    /// How often the app has drawn.
    pub fn beats(&self) -> u32 {
        self.setup.beats()
    }
}

impl Instance {
    /// Unmounts the app for good.
    pub(super) fn end(self) {
        self.handle.destroy();
    }
}
