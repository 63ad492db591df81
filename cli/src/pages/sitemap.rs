//! Which pages should a search engine know, and since when?
//!
//! The sitemap protocol, with each page's other languages; several files where one would hold too many pages.

use core::fmt::Write;

use shelfhelp::time::Date;

use super::address::{Base, DELIVERY, INDEX};
use super::site::Site;

// The protocol takes 50,000 pages or 50 MB; with its languages a page takes up to a kilobyte.
const PAGES_MAX: usize = 10_000;

const OPEN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMES: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// A page in all its languages, or in one.
struct Place {
    own: String,
    versions: Vec<(String, String)>,
    changed: Option<Date>,
}

/// The sitemap, and what crawlers are told of it.
pub(super) fn files(site: &Site<'_>, base: &Base) -> Vec<(String, Vec<u8>)> {
    let places = places(site, base);
    let mut files = Vec::new();
    if places.len() <= PAGES_MAX {
        files.push(("sitemap.xml".to_owned(), list(&places)));
    } else {
        let mut index = format!("{OPEN}<sitemapindex {NAMES}>\n");
        for (i, part) in places.chunks(PAGES_MAX).enumerate() {
            let name = format!("sitemap-{}.xml", i + 1);
            let _ = writeln!(index, "<sitemap><loc>{}</loc></sitemap>", escaped(&base.of(&name)));
            files.push((name, list(part)));
        }
        index.push_str("</sitemapindex>\n");
        files.push(("sitemap.xml".to_owned(), index.into_bytes()));
    }
    let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", base.of("sitemap.xml"));
    files.push(("robots.txt".to_owned(), robots.into_bytes()));
    files
}

fn places(site: &Site<'_>, base: &Base) -> Vec<Place> {
    let address = |(place, file): &(usize, String)| {
        let language = site.languages.get(*place)?;
        Some((language.locale.to_string(), base.of(&format!("{}/{file}", language.folder()))))
    };
    let addresses = |versions: Vec<(usize, String)>| versions.iter().filter_map(address).collect::<Vec<_>>();
    let newest = |dates: &mut dyn Iterator<Item = Option<Date>>| dates.flatten().max();
    let (index, delivery) = (addresses(site.everywhere(INDEX)), addresses(site.everywhere(DELIVERY)));
    let mut out = Vec::new();
    if site.languages.len() > 1 {
        out.push(Place { own: base.of(INDEX), versions: Vec::new(), changed: None });
    }
    for (i, language) in site.languages.iter().enumerate() {
        let own = |file: &str| base.of(&format!("{}/{file}", language.folder()));
        let changed = newest(&mut language.answers.iter().map(|entry| entry.record.updated));
        out.push(Place { own: own(INDEX), versions: index.clone(), changed });
        if site.shop.policy.is_some() {
            out.push(Place { own: own(DELIVERY), versions: delivery.clone(), changed: None });
        }
        for topic in &language.topics {
            let mut dates = topic.answers.iter().map(|at| language.answers.get(*at).and_then(|e| e.record.updated));
            let versions = addresses(vec![(i, topic.file.clone())]);
            out.push(Place { own: own(&topic.file), versions, changed: newest(&mut dates) });
        }
        for entry in &language.answers {
            let versions = addresses(site.versions(&entry.answer.id));
            out.push(Place { own: own(&entry.file), versions, changed: entry.record.updated });
        }
    }
    out
}

fn list(places: &[Place]) -> Vec<u8> {
    let mut out = format!("{OPEN}<urlset {NAMES} xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for place in places {
        let _ = write!(out, "<url><loc>{}</loc>", escaped(&place.own));
        if let Some(day) = place.changed {
            let _ = write!(out, "<lastmod>{day}</lastmod>");
        }
        if place.versions.len() > 1 {
            for (tag, address) in &place.versions {
                let (tag, address) = (escaped(tag), escaped(address));
                let _ = write!(out, "\n<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{address}\"/>");
            }
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out.into_bytes()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
