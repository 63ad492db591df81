//! What can be asked of the command line?

mod import;

use clap::{Args as Group, Parser, Subcommand};

use crate::help;
use crate::pages::Base;
use crate::verb::schema::Schema;
pub(crate) use import::{Import, ImportAnswers, ImportDelivery};

/// Answers on the shelf: checks and compiles a shop's folder of plain files, and shows what shoppers will see.
#[derive(Debug, Parser)]
#[command(name = "shelfhelp", version = help::VERSION.as_str(), max_term_width = 100, color = of_help(std::env::args()))]
#[command(after_long_help = help::ALL)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) verb: Verb,
    /// When to print in colour: auto (on a terminal only), always or never.
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    #[arg(hide_possible_values = true, display_order = 1000)]
    pub(crate) color: Color,
}

/// When to print in colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Color {
    /// On a terminal.
    Auto,
    /// Also into files and pipes.
    Always,
    /// Not at all.
    Never,
}

/// What to do, in the order in which a shop comes about.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Write a shop to start from: rules, looks and twelve answers that are true on the first day.
    #[command(after_help = help::NEW)]
    New(New),
    /// Find mistakes and contradictions, each with file, line and remedy.
    ///
    /// Runs the cases of `[[expect]]` in delivery.toml, and compares the rules with what answers and pages say.
    #[command(after_help = help::CHECK)]
    Check(Check),
    /// Compile the shop into static files for any web server.
    #[command(after_help = help::BUILD)]
    Build(Build),
    /// Show the shop in the browser while you write it; every change appears by itself.
    ///
    /// Listens on this machine alone. Ctrl+C ends it.
    #[command(after_help = help::SERVE)]
    Serve(Serve),
    /// Turn an export of another system into files of the shop.
    #[command(subcommand, after_help = help::IMPORT)]
    Import(Import),
    /// Find answers as shoppers do.
    #[command(after_help = help::SEARCH, override_usage = "shelfhelp search [OPTIONS] <SHOP> <QUERY>\n       \
        shelfhelp search [OPTIONS] <SHOP> --queries <FILE>\n       \
        shelfhelp search [OPTIONS] --docs <FILE> <QUERY>\n       \
        shelfhelp search [OPTIONS] --docs <FILE> --queries <FILE>")]
    Search(Search),
    /// Show when a parcel would come, and what that costs.
    #[command(after_help = help::PROMISE)]
    Promise(Promise),
    /// Show which promises change from one version of a shop to another, by how much and for whom.
    ///
    /// Compares every place, kind of product and weekday, before and after each cut-off, in the week of --at.
    #[command(after_help = help::DIFF)]
    Diff(Diff),
    /// Show whose parcel number it is, and the page that tracks it.
    ///
    /// Asks nobody: by the form of the number and its check digit, as shoppers' browsers do.
    #[command(after_help = help::TRACK)]
    Track(Track),
    /// Show what a page's own markup says.
    #[command(after_help = help::READ)]
    Read(Read),
    /// Show which keys a shop's files may have: as JSON Schema for editors, types for TypeScript, or a page to read.
    #[command(after_help = help::SCHEMA)]
    Schema(Schema),
    /// Turn logs of what shoppers did into one page: what they asked, what they found, and when.
    ///
    /// Reads the events that a page was told, as JSON or from a web server's log. Nothing in the page shows what fewer than
    /// five visits did.
    #[command(after_help = help::REPORT)]
    Report(Report),
}

/// `new FOLDER [--country CC]`
#[derive(Debug, Group)]
pub(crate) struct New {
    /// The folder to write: new, or empty.
    pub(crate) folder: String,
    /// What the shop is called; otherwise as the folder.
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// Where the shop is, such as GR: money, clocks and an example of delivery follow from it.
    #[arg(long, value_name = "CC")]
    pub(crate) country: Option<String>,
    /// The languages to begin in, the usual one first: en,el. Texts come in en, el, de, fr, es, ja, zh-Hans and ar.
    #[arg(long, value_name = "TAGS", value_delimiter = ',')]
    pub(crate) locales: Vec<String>,
    /// What prices are in, such as EUR; otherwise the country's money.
    #[arg(long, value_name = "CODE")]
    pub(crate) currency: Option<String>,
    /// Whose clocks the shop goes by, such as Europe/Athens; otherwise those of the country's largest market.
    #[arg(long, value_name = "NAME")]
    pub(crate) time_zone: Option<String>,
    /// Where shoppers may write to.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) email: Option<String>,
    /// The looks to begin with: boutique, outdoor or market; otherwise those of the page.
    #[arg(long, value_name = "NAME")]
    pub(crate) theme: Option<String>,
    /// A saved page of the shop: name, country, money, contacts, delivery and returns are taken from its markup.
    #[arg(long, value_name = "FILE.html")]
    pub(crate) from_page: Option<String>,
    /// Print one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}

/// `serve SHOP [--port 4173]`
#[derive(Debug, Group)]
pub(crate) struct Serve {
    /// The shop's folder, or a shop in one JSON file.
    pub(crate) shop: String,
    /// The port to listen on; 0 takes any that is free.
    #[arg(long, default_value_t = 4173, value_name = "N")]
    pub(crate) port: u16,
    /// The widget's files, with loader.js; otherwise dist/ here or beside the command.
    #[arg(long, value_name = "DIR")]
    pub(crate) widget: Option<String>,
    /// A saved page of yours to show the widget on.
    #[arg(long, value_name = "FILE.html")]
    pub(crate) page: Option<String>,
    /// Open the browser.
    #[arg(long)]
    pub(crate) open: bool,
}

/// `check SHOP [--page FILE.html]… [--json]`
#[derive(Debug, Group)]
pub(crate) struct Check {
    /// The shop's folder, or a shop in one JSON file.
    pub(crate) shop: String,
    /// A saved page whose markup should say what the shop says; may be given several times.
    #[arg(long, value_name = "FILE.html")]
    pub(crate) page: Vec<String>,
    /// Questions that found no answer, one a line: tells which answers they come close to; - reads from standard input.
    #[arg(long, value_name = "FILE")]
    pub(crate) asked: Option<String>,
    /// The moment from which dates are in the past, such as 2026-11-19T13:47:00+02:00; otherwise now.
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) at: Option<String>,
    /// Print one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}

/// `build SHOP [--out public] [--pages [--base URL]]`
#[derive(Debug, Group)]
pub(crate) struct Build {
    /// The shop's folder, or a shop in one JSON file.
    pub(crate) shop: String,
    /// The folder to write to.
    #[arg(long, default_value = "public")]
    pub(crate) out: String,
    /// Write the shop as one JSON file that the widget reads without compiled parts.
    #[arg(long)]
    pub(crate) json_only: bool,
    /// How answers are found by words of like meaning: off, expand or pack; otherwise as in shop.toml.
    #[arg(long, value_parser = ["off", "expand", "pack"])]
    pub(crate) meaning: Option<String>,
    /// Also write a plain help centre: a page for each answer, for visitors without JavaScript and for search engines.
    #[arg(long, conflicts_with = "json_only")]
    pub(crate) pages: bool,
    /// Where the pages will be found, such as https://shop.example/help/; otherwise help_url of shop.toml.
    #[arg(long, value_name = "URL", requires = "pages", value_parser = base)]
    pub(crate) base: Option<Base>,
    /// Print one JSON object: the files with their bytes, and the problems.
    #[arg(long)]
    pub(crate) json: bool,
}

/// `search (SHOP | --docs FILE.json) (QUERY | --queries FILE)`
#[derive(Debug, Group)]
pub(crate) struct Search {
    /// The shop, unless --docs is given; then the query, unless --queries is given.
    #[arg(value_name = "SHOP] [QUERY", num_args = 0..)]
    pub(crate) words: Vec<String>,
    /// Search documents of a JSON file, {"docs": [{"id", "title", "body"}]}, instead of a shop.
    #[arg(long, value_name = "FILE")]
    pub(crate) docs: Option<String>,
    /// Ask each line of a UTF-8 file; - reads from standard input.
    #[arg(long, value_name = "FILE")]
    pub(crate) queries: Option<String>,
    /// Show at most so many answers to a query.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(crate) limit: u16,
    /// The language to search in; otherwise the shop's first, or that of the query's own script.
    #[arg(long)]
    pub(crate) locale: Option<String>,
    /// The product whose page the shopper is on.
    #[arg(long, value_name = "ID")]
    pub(crate) product: Option<String>,
    /// Whether words of like meaning count: off, expand or pack; otherwise as in shop.toml.
    #[arg(long, value_parser = ["off", "expand", "pack"])]
    pub(crate) meaning: Option<String>,
    /// The same as --meaning off.
    #[arg(long, conflicts_with = "meaning")]
    pub(crate) no_meaning: bool,
    /// Show why each answer ranks where it does: words, fields, passage, product, confidence.
    #[arg(long)]
    pub(crate) explain: bool,
    /// Explain this answer too, though it may not be among those found; may be given several times.
    #[arg(long, value_name = "ID", requires = "explain")]
    pub(crate) id: Vec<String>,
    /// The moment of the question, for delivery to a place that it names; otherwise now.
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) at: Option<String>,
    /// Print one JSON object a line.
    #[arg(long)]
    pub(crate) json: bool,
}

/// `promise SHOP (--to CC[-REGION][/POSTCODE] | --table | --receipt CODE)`
#[derive(Debug, Default, Group)]
pub(crate) struct Promise {
    /// The shop's folder, or a shop in one JSON file.
    pub(crate) shop: String,
    /// Where the parcel goes: GR, GR/10434, or US-CA/90210 with a region of ISO 3166-2.
    #[arg(long, value_name = "CC[-REGION][/POSTCODE]", required_unless_present_any = ["table", "receipt"])]
    pub(crate) to: Option<String>,
    /// One of the shop's places by its id, as when a shopper names it instead of giving a postcode.
    #[arg(long, value_name = "ID", requires = "to")]
    pub(crate) place: Option<String>,
    /// A product that the shop describes; gives value, weight, tags and whatever else delivery depends on.
    #[arg(long, value_name = "ID")]
    pub(crate) product: Option<String>,
    /// The weight of the parcel.
    #[arg(long, value_name = "GRAMS")]
    pub(crate) weight: Option<u32>,
    /// The value of the order in the shop's currency, before discounts.
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) value: Option<String>,
    /// What discounts take off the order.
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) discount: Option<String>,
    /// How many pieces of the product.
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(crate) quantity: u32,
    /// A tag besides those of the product, such as heavy; may be given several times.
    #[arg(long, value_name = "TAG")]
    pub(crate) tag: Vec<String>,
    /// The shipping class, in place of the product's.
    #[arg(long)]
    pub(crate) class: Option<String>,
    /// The warehouse that packs it, in place of the product's.
    #[arg(long, value_name = "ID")]
    pub(crate) warehouse: Option<String>,
    /// The moment of the order, such as 2026-11-19T13:47:00+02:00; otherwise now.
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) at: Option<String>,
    /// Also show which ways are there no later than a day, and the last moment to order for each.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) by: Option<String>,
    /// Also show how each date comes about, day by day.
    #[arg(long)]
    pub(crate) explain: bool,
    /// Check a receipt: what it says, and whether these rules, product and place made it.
    ///
    /// Give the product, quantity and place that the shopper had. Exits 0 only when the promise is confirmed.
    #[arg(long, value_name = "CODE", conflicts_with_all = ["by", "explain", "at"])]
    pub(crate) receipt: Option<String>,
    /// Print all places and methods for a week of orders as CSV: each weekday, before and after the cut-off.
    ///
    /// The week is that of --at, otherwise this one.
    #[arg(long, conflicts_with_all = ["to", "place", "by", "explain", "receipt", "json"])]
    pub(crate) table: bool,
    /// Print one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}

/// `diff OLD NEW`
#[derive(Debug, Group)]
pub(crate) struct Diff {
    /// The shop as it was: a folder, or a shop in one JSON file.
    pub(crate) old: String,
    /// The shop as it is to be.
    pub(crate) new: String,
    /// A moment of the week whose orders are compared, such as 2026-11-19T13:47:00+02:00; otherwise now.
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) at: Option<String>,
    /// Print one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}

/// `track NUMBER…`
#[derive(Debug, Group)]
pub(crate) struct Track {
    /// Tracking numbers, each in quotation marks where it has spaces; - reads them from standard input, one a line.
    #[arg(required = true, value_name = "NUMBER")]
    pub(crate) numbers: Vec<String>,
    /// The shop whose carriers and country come first: its folder, or a shop in one JSON file.
    #[arg(long)]
    pub(crate) shop: Option<String>,
    /// The language in which carriers' pages open, where they have it.
    #[arg(long, value_name = "L", default_value = "en")]
    pub(crate) locale: String,
    /// Print one JSON object for each number.
    #[arg(long)]
    pub(crate) json: bool,
}

/// `read PAGE.html`
#[derive(Debug, Group)]
pub(crate) struct Read {
    /// A saved page; - reads from standard input.
    pub(crate) page: String,
    /// Print one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}

/// `report LOG…`
#[derive(Debug, Group)]
pub(crate) struct Report {
    /// Logs: events as JSON, a line each or in one array, or the access log of a web server; - reads from standard input.
    #[arg(required = true, value_name = "LOG")]
    pub(crate) logs: Vec<String>,
    /// The page to write; otherwise report.html, and none with --json.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<String>,
    /// The shop whose search, answers and clocks explain the logs.
    #[arg(long)]
    pub(crate) shop: Option<String>,
    /// What fewer visits than this share is not shown singly.
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=100))]
    pub(crate) least: u16,
    /// A folder for the same figures as CSV files, for spreadsheets.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) csv: Option<String>,
    /// Print the figures as one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}

fn base(text: &str) -> Result<Base, String> {
    Base::parse(text).ok_or_else(|| "write a whole address, such as https://shop.example/help/".to_owned())
}

/// Help is printed before the arguments are known, so it looks for the one that it needs.
fn of_help(args: impl Iterator<Item = String>) -> clap::ColorChoice {
    let args: Vec<String> = args.collect();
    let is = |when: &str| {
        let pair = args.windows(2).any(|pair| matches!(pair, [flag, value] if flag == "--color" && value == when));
        pair || args.iter().any(|arg| arg.strip_prefix("--color=") == Some(when))
    };
    match (is("never"), is("always")) {
        (true, _) => clap::ColorChoice::Never,
        (_, true) => clap::ColorChoice::Always,
        _ => clap::ColorChoice::Auto,
    }
}

fn instant(text: &str) -> Result<String, String> {
    let read = shelfhelp::time::Timestamp::parse(text);
    read.map(|_| text.to_owned())
        .ok_or_else(|| "write day, time and offset, such as 2026-11-19T13:47:00+02:00".to_owned())
}

fn day(text: &str) -> Result<String, String> {
    let read = shelfhelp::time::Date::parse(text).filter(|_| text.len() == 10);
    read.map(|_| text.to_owned()).ok_or_else(|| "write year, month and day, such as 2026-12-24".to_owned())
}
