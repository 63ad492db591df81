//! Of which system is an export, and who reads it?

use shelfhelp::i18n::Locale;

use super::gather::Export;
use super::tell::Told;
use super::{File, Harvest, faq, freshdesk, gorgias, helpscout, intercom, parts, shopify, site, table, zendesk};
use crate::source::json;

/// A system whose exports are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum System {
    /// Zendesk's help centre: pages of its API.
    Zendesk,
    /// Intercom's articles: pages of its API.
    Intercom,
    /// Help Scout's Docs: articles of its API.
    Helpscout,
    /// Gorgias' help centre: pages of its API.
    Gorgias,
    /// Shopify: pages, policies, metaobjects.
    Shopify,
    /// Freshdesk's solutions: articles of its API.
    Freshdesk,
    /// Saved pages with questions on them.
    Faq,
    /// A table of questions and answers.
    Csv,
    /// Pages in Markdown: Hugo, Jekyll, Docusaurus, MkDocs, GitBook, Notion, or a plain folder.
    Markdown,
}

impl System {
    /// What it is called in sentences.
    pub(crate) fn name(self) -> &'static str {
        match self {
            System::Zendesk => "Zendesk",
            System::Intercom => "Intercom",
            System::Helpscout => "Help Scout",
            System::Gorgias => "Gorgias",
            System::Shopify => "Shopify",
            System::Freshdesk => "Freshdesk",
            System::Faq => "saved pages",
            System::Csv => "a table",
            System::Markdown => "pages in Markdown",
        }
    }

    /// Whose form an export has.
    pub(crate) fn guess(files: &[File]) -> Option<System> {
        let ends = |file: &File, ends: &[&str]| {
            let name = file.name.to_ascii_lowercase();
            ends.iter().any(|end| name.ends_with(end))
        };
        let is_json = |file: &&File| ends(file, &[".json", ".jsonl", ".ndjson"]);
        let of_json: Vec<File> = files.iter().filter(is_json).cloned().collect();
        of_items(&of_json)
            .or_else(|| {
                of_json.iter().any(|file| shopify::is_export(&json::read(&file.text).value)).then_some(System::Shopify)
            })
            // Exports of Notion have tables beside their pages.
            .or_else(|| site::is_site(files).then_some(System::Markdown))
            .or_else(|| {
                files
                    .iter()
                    .any(|file| !is_json(&file) && ends(file, &[".csv", ".tsv"]) && table::is_table(&file.text))
                    .then_some(System::Csv)
            })
            .or_else(|| site::is_site(files).then_some(System::Markdown))
            .or_else(|| files.iter().any(|file| faq::is_page(&file.name, &file.text)).then_some(System::Faq))
    }

    /// The answers of an export; `locale` is the language of what says none.
    pub(crate) fn read(self, files: &[File], locale: &Locale) -> Harvest {
        let mut harvest = match self {
            System::Zendesk => zendesk::read(files, locale),
            System::Intercom => intercom::read(files, locale),
            System::Helpscout => helpscout::read(files, locale),
            System::Gorgias => gorgias::read(files, locale),
            System::Shopify => shopify::read(files, locale),
            System::Freshdesk => freshdesk::read(files, locale),
            System::Faq => faq::read(files, locale),
            System::Csv => table::read(files, locale),
            System::Markdown => site::read(files, locale),
        };
        if !matches!(self, System::Faq | System::Csv | System::Markdown) {
            let mut told = Told::default();
            parts::check(files, &mut told);
            harvest.findings.append(&mut told.findings);
        }
        harvest
    }
}

/// The system whose articles an export in JSON holds.
fn of_items(files: &[File]) -> Option<System> {
    let export = Export::read(files, &mut Told::default());
    export.items().iter().find_map(|item| match () {
        () if zendesk::is_article(item) => Some(System::Zendesk),
        () if intercom::is_article(item) => Some(System::Intercom),
        () if helpscout::is_article(item) => Some(System::Helpscout),
        () if gorgias::is_article(item) => Some(System::Gorgias),
        () if freshdesk::is_article(item) => Some(System::Freshdesk),
        () => None,
    })
}
