//! What of a shop does a shopper of one language need?
//!
//! Each language gets a part of the shop with its own words only: who reads Greek does not fetch the Japanese. Names of
//! places stay whole, for a shopper may type them in any of the shop's languages, whatever the page is in.

use shelfhelp::content::{Product, Shop};
use shelfhelp::delivery::Policy;
use shelfhelp::i18n::Locale;

/// The shop as a reader of `locale` sees it.
pub(crate) fn narrow(shop: &Shop, locale: &Locale) -> Shop {
    let mut shop = shop.clone();
    shop.name.narrow(locale);
    shop.service.narrow(locale);
    for channel in &mut shop.channels {
        channel.label.narrow(locale);
        channel.consent.narrow(locale);
    }
    shop.products.iter_mut().for_each(|known| product(known, locale));
    shop.policy.iter_mut().for_each(|rules| policy(rules, locale));
    shop.synonyms.retain(|(language, _)| language == locale);
    shop
}

fn product(product: &mut Product, locale: &Locale) {
    product.name.narrow(locale);
    for (label, value) in &mut product.facts {
        label.narrow(locale);
        value.narrow(locale);
    }
}

fn policy(policy: &mut Policy, locale: &Locale) {
    policy.restrictions.iter_mut().for_each(|restriction| restriction.reason.narrow(locale));
    for method in &mut policy.methods {
        method.name.narrow(locale);
        method.refuses.iter_mut().for_each(|(_, reason)| reason.narrow(locale));
        for counter in &mut method.counters {
            counter.name.narrow(locale);
            counter.address.narrow(locale);
        }
    }
    if let Some(returns) = &mut policy.returns {
        returns.except.iter_mut().for_each(|(_, reason)| reason.narrow(locale));
    }
}
