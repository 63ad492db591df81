//! How does a Yew storefront show Shelfhelp?
//!
//! One component among the shop's own. The product changes with the shop's state, and the widget follows.

use shelfhelp::Shelfhelp;
use yew::prelude::*;

const PRODUCTS: [(&str, &str, &str); 2] =
    [("SHIRT-LINEN", "Linen shirt, Salt White", "€64.00"), ("SOAP-OLIVE", "Olive-oil soap", "€6.90")];

#[component]
fn Shop() -> Html {
    let chosen = use_state(|| 0_usize);
    let (id, name, price) = PRODUCTS[*chosen % PRODUCTS.len()];
    let next = {
        let chosen = chosen.clone();
        Callback::from(move |_: MouseEvent| chosen.set(*chosen + 1))
    };
    html! {
        <main>
            <h1>{ name }</h1>
            <p>{ price }</p>
            <Shelfhelp shop="/public/shop.json" product={id} country="GR" />
            <button id="next" onclick={next}>{ "Another product" }</button>
        </main>
    }
}

fn main() {
    yew::Renderer::<Shop>::new().render();
}
