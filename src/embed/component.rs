//! How does a Yew storefront use the widget without the element?
//!
//! ```ignore
//! html! { <shelfhelp::Shelfhelp shop="/help/shop.json" product="SCARF-OLIVE" country="GR" /> }
//! ```
//!
//! The same app as in `<shelf-help>`, in a shadow root of its own, so that no style leaks either way. Props have the names
//! of the element's attributes; events are dispatched on the component's own `<div>` and bubble through the page.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};
use yew::prelude::*;

use super::element::Instance;

/// The props of [`Shelfhelp`]: the attributes of `<shelf-help>`.
#[derive(Clone, Debug, Default, PartialEq, Properties)]
pub struct ShelfhelpProps {
    /// `all`, `delivery` or `panel`.
    #[prop_or_default]
    pub view: Option<AttrValue>,
    /// Address of a built shop's `shop.json` or of a one-document shop.
    #[prop_or_default]
    pub shop: Option<AttrValue>,
    /// The product in view, by id.
    #[prop_or_default]
    pub product: Option<AttrValue>,
    /// The variant in view.
    #[prop_or_default]
    pub variant: Option<AttrValue>,
    /// How many pieces.
    #[prop_or_default]
    pub quantity: Option<u32>,
    /// ISO 3166 letters of the place, when the shop knows it.
    #[prop_or_default]
    pub country: Option<AttrValue>,
    /// ISO 3166-2 letters of its state, province or prefecture.
    #[prop_or_default]
    pub region: Option<AttrValue>,
    /// Its postcode.
    #[prop_or_default]
    pub postcode: Option<AttrValue>,
    /// The language; by default that of the page.
    #[prop_or_default]
    pub locale: Option<AttrValue>,
    /// `auto`, `light` or `dark`.
    #[prop_or_default]
    pub theme: Option<AttrValue>,
    /// What the shopper has agreed to: `preferences`, `analytics`, both, or `none`; by default the page's consent manager is
    /// asked.
    #[prop_or_default]
    pub consent: Option<AttrValue>,
    /// The shop opens the panel itself.
    #[prop_or_default]
    pub no_launcher: bool,
    /// `label`, `icon` or `none`.
    #[prop_or_default]
    pub launcher: Option<AttrValue>,
    /// `end` or `start`.
    #[prop_or_default]
    pub launcher_side: Option<AttrValue>,
    /// Where the built widget's files are, for catalogs other than English and for shops in one document: the address of
    /// `dist/`.
    #[prop_or_default]
    pub assets: Option<AttrValue>,
    /// The catalogs below `assets`: for each the language, the file and its integrity.
    #[prop_or_default]
    pub messages: Vec<AttrValue>,
    /// For shops in one document, the files below `assets` that read them: `reader.….js`, its integrity, `reader_bg.….wasm`,
    /// its integrity, all as in `integrity.json`.
    #[prop_or_default]
    pub reader: Vec<AttrValue>,
    /// The tables below `assets`: for each a name, the file and its integrity. Those of meanings, for shops without a build, are
    /// named by their language; `tracking` is what carriers' numbers look like.
    #[prop_or_default]
    pub meaning: Vec<AttrValue>,
    /// For chats of providers, their modules below `assets`: for each the provider's name, the file and its integrity.
    #[prop_or_default]
    pub providers: Vec<AttrValue>,
    /// The files below `assets` that tell the data layer and a beacon what happens, and show it: `facts/tell.….js`, its
    /// integrity, `facts/show.….js`, its integrity.
    #[prop_or_default]
    pub facts: Vec<AttrValue>,
}

/// The widget as a Yew component.
#[component]
pub fn Shelfhelp(props: &ShelfhelpProps) -> Html {
    let place = use_node_ref();
    let instance = use_mut_ref(|| None::<Instance>);
    {
        let (place, instance) = (place.clone(), instance.clone());
        use_effect_with(props.clone(), move |props| {
            let mut mounted = instance.borrow_mut();
            match mounted.as_ref() {
                Some(instance) => instance.configure(layers(props)),
                None => {
                    *mounted = place.cast::<HtmlElement>().and_then(|host| match mount(host, props) {
                        Ok(instance) => Some(instance),
                        Err(why) => {
                            web_sys::console::error_2(&"[shelfhelp] not started:".into(), &why);
                            None
                        }
                    });
                }
            }
        });
    }
    {
        // The app ends with the component; a storefront that mounts it often leaks one detached node a time (Yew's).
        use_effect_with((), move |()| {
            move || {
                if let Some(instance) = instance.borrow_mut().take() {
                    instance.end();
                }
            }
        });
    }
    html! { <div ref={place} /> }
}

fn mount(host: HtmlElement, props: &ShelfhelpProps) -> Result<Instance, JsValue> {
    let shadow: ShadowRoot = match host.shadow_root() {
        Some(shadow) => shadow,
        None => host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))?,
    };
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(concat!(
        include_str!("../ui/tokens.css"),
        include_str!("../ui/shelfhelp.css"),
        include_str!("../ui/panel.css"),
        include_str!("../ui/stand.css")
    ))?;
    Reflect::set(&shadow, &"adoptedStyleSheets".into(), &Array::of1(&sheet))?;
    let assets = Object::new();
    let list = |words: &[AttrValue]| words.iter().map(|word| JsValue::from_str(word)).collect::<Array>();
    Reflect::set(&assets, &"base".into(), &JsValue::from_str(props.assets.as_deref().unwrap_or_default()))?;
    Reflect::set(&assets, &"messages".into(), &list(&props.messages))?;
    Reflect::set(&assets, &"reader".into(), &list(&props.reader))?;
    Reflect::set(&assets, &"meaning".into(), &list(&props.meaning))?;
    Reflect::set(&assets, &"providers".into(), &list(&props.providers))?;
    Reflect::set(&assets, &"facts".into(), &list(&props.facts))?;
    let instance = Instance::new(host, shadow.clone(), layers(props), assets.unchecked_into())?;
    if let Some(root) = shadow.last_element_child() {
        root.remove_attribute("hidden")?;
    }
    Ok(instance)
}

/// The props as one layer of configuration, so that they pass the same checks as attributes.
fn layers(props: &ShelfhelpProps) -> Array {
    let layer = Object::new();
    let texts = [
        ("view", &props.view),
        ("shop", &props.shop),
        ("product", &props.product),
        ("variant", &props.variant),
        ("country", &props.country),
        ("region", &props.region),
        ("postcode", &props.postcode),
        ("locale", &props.locale),
        ("theme", &props.theme),
        ("consent", &props.consent),
        ("launcher", &props.launcher),
        ("launcher-side", &props.launcher_side),
    ];
    let set = |key: &str, value: JsValue| {
        // Setting a member of a fresh plain object cannot fail.
        let _ = Reflect::set(&layer, &JsValue::from_str(key), &value);
    };
    for (key, value) in texts {
        if let Some(value) = value {
            set(key, JsValue::from_str(value));
        }
    }
    if let Some(quantity) = props.quantity {
        set("quantity", JsValue::from(quantity));
    }
    if props.no_launcher {
        set("no-launcher", JsValue::TRUE);
    }
    Array::of1(&Array::of2(&"props".into(), &layer))
}
