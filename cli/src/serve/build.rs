//! What does the shop come to right now, and what is wrong with it?

use std::fs;

use sha2::{Digest, Sha256};
use shelfhelp::content::plain_text;
use shelfhelp::i18n::Locale;
use shelfhelp::problem::Severity;
use shelfhelp::time::Timestamp;

use crate::args::Promise;
use crate::audit;
use crate::compile::{Compiled, compile};
use crate::load::load;
use crate::pages;
use crate::source::finding::{self, Finding};
use crate::verb;

// Each is a question to the rules; a shop has hundreds of products, and nobody looks at them all.
const PROMISED_MAX: usize = 12;

/// A build as pages show it.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    /// Counts up from 1.
    pub(crate) number: u64,
    /// The compiled parts of the last build without errors, by name.
    pub(crate) files: Vec<(String, Vec<u8>)>,
    /// The help centre of that build.
    pub(crate) help: Vec<(String, Vec<u8>)>,
    pub(crate) name: String,
    pub(crate) country: String,
    pub(crate) products: Vec<Item>,
    /// Questions and plain answers by language, for where there is no widget.
    pub(crate) answers: Vec<(Locale, Vec<(String, String)>)>,
    /// What is wrong with the last build, whether it could be used or not.
    pub(crate) findings: Vec<Finding>,
    /// Whether the last build could be used.
    pub(crate) is_good: bool,
    /// Of all that was read; the same twice is no new build.
    pub(super) print: Vec<u8>,
}

/// A product as its sample page shows it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Item {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) price: String,
    pub(crate) facts: Vec<(String, String)>,
    /// What is promised at home, in plain words, for where there is no widget.
    pub(crate) promise: String,
}

impl Shown {
    /// Errors and warnings.
    pub(crate) fn counts(&self) -> (usize, usize) {
        let of = |severity| self.findings.iter().filter(|finding| finding.problem.severity == severity).count();
        (of(Severity::Error), of(Severity::Warning))
    }
}

/// The first build.
pub(crate) fn first(shop: &str, now: Timestamp) -> Shown {
    next(shop, &Shown::default(), now).unwrap_or_default()
}

/// The build after another; none where nothing has changed. With errors, the files of the other stay.
pub(super) fn next(shop: &str, last: &Shown, now: Timestamp) -> Option<Shown> {
    let mut compiled = compile(load(shop));
    let is_good = compiled.found && compiled.count(Severity::Error) == 0;
    let mut report = audit::run(&compiled, &[], None, now);
    compiled.add(std::mem::take(&mut report.findings));
    let mut next = Shown { number: last.number + 1, is_good, ..Shown::default() };
    if is_good {
        take(&mut next, &compiled);
        promise(&mut next, shop, now);
    } else {
        next.keep(last);
    }
    next.findings = compiled.findings;
    next.print = next.fingerprint();
    (next.print != last.print || last.number == 0).then_some(next)
}

impl Shown {
    fn keep(&mut self, last: &Shown) {
        self.files.clone_from(&last.files);
        self.help.clone_from(&last.help);
        self.name.clone_from(&last.name);
        self.country.clone_from(&last.country);
        self.products.clone_from(&last.products);
        self.answers.clone_from(&last.answers);
    }

    fn fingerprint(&self) -> Vec<u8> {
        let mut all = Sha256::new();
        for (name, bytes) in self.files.iter().chain(&self.help) {
            all.update(name);
            all.update(bytes);
        }
        all.update(finding::json(&self.findings).to_string());
        all.update([u8::from(self.is_good)]);
        all.finalize().to_vec()
    }
}

/// What the command itself would say of the first products.
fn promise(next: &mut Shown, shop: &str, now: Timestamp) {
    if next.country.is_empty() {
        return;
    }
    for item in next.products.iter_mut().take(PROMISED_MAX) {
        let asked = Promise {
            shop: shop.to_owned(),
            to: Some(next.country.clone()),
            product: Some(item.id.clone()),
            quantity: 1,
            ..Promise::default()
        };
        let said = verb::promise::run(&asked, now);
        if said.code == 0 {
            item.promise = anstream::adapter::strip_str(&said.out).to_string();
        }
    }
}

fn take(next: &mut Shown, compiled: &Compiled) {
    let locale = compiled.first_locale();
    let shop = &compiled.shop;
    next.files = verb::build::parts(compiled);
    for asset in &compiled.assets {
        // A picture that is gone by now is told of by the next build.
        next.files.extend(fs::read(&asset.from).ok().map(|bytes| (asset.name.clone(), bytes)));
    }
    next.help = pages::files(compiled, None).files;
    next.name = shop.name.get(&locale).to_owned();
    next.country = shop.country.clone().unwrap_or_default();
    let products = shop.products.iter().map(|product| Item {
        id: product.id.clone(),
        name: Some(product.name.get(&locale)).filter(|name| !name.is_empty()).unwrap_or(&product.id).to_owned(),
        price: product.price.map_or(String::new(), |price| format!("{} {}", price.decimal(), price.currency.code())),
        promise: String::new(),
        facts: product.facts.iter().map(|(l, v)| (l.get(&locale).to_owned(), v.get(&locale).to_owned())).collect(),
    });
    next.products = products.collect();
    let answers = compiled.answers.iter().map(|(locale, list)| {
        let pairs = list.iter().map(|answer| (answer.question.clone(), plain_text(&answer.body)));
        (locale.clone(), pairs.collect())
    });
    next.answers = answers.collect();
}
