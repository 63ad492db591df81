//! How does a merchant get from nothing to a shop's folder?
//!
//! Writes into a new or empty folder and nowhere else: no file that is there is ever written over.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use serde_json::json;
use shelfhelp::problem::{Problem, Severity};
use shelfhelp::time::Timestamp;

use super::{Outcome, count, read_input};
use crate::args::New;
use crate::say::typed;
use crate::source::finding::Finding;
use crate::start::{self, Asked, Beginning, Found};

// A year from now every answer that depends on habits is worth another look.
const REVIEW_DAYS: i32 = 365;

/// Writes the folder, and says what to do next.
pub(crate) fn run(args: &New, now: Timestamp) -> Outcome {
    let found = match args.from_page.as_deref().map(read_input).transpose() {
        Ok(page) => page.map_or_else(Found::default, |text| start::page::read(&text)),
        Err(finding) => return Outcome::refused(&[*finding], args.json),
    };
    let (questions, takes_back, delivers) = (found.questions, found.takes_back, found.delivery.is_some());
    let has_channels = !found.channels.is_empty();
    let shop = match start::begin(asked(args), found, &folder_name(&args.folder)) {
        Ok(shop) => shop,
        Err(message) => return Outcome::usage(&message),
    };
    let folder = Path::new(&args.folder);
    if let Some(problem) = taken(folder) {
        return Outcome::refused(&[Finding::of_file(&args.folder, problem)], args.json);
    }
    let files = start::files(&shop, now.utc_day().plus(REVIEW_DAYS));
    for (name, text) in &files {
        if let Err(error) = put(&folder.join(name), text) {
            let help = "check the folder and who may write to it";
            let problem = Problem::new(Severity::Error, "unwritable", "", error.to_string(), help);
            let file = format!("{}/{name}", args.folder);
            return Outcome::refused(&[Finding::of_file(&file, problem)], args.json);
        }
    }
    let mut next = Vec::new();
    if !(has_channels || shop.email.is_some()) {
        next.push("shop.toml: write how shoppers reach you; until then nobody can".to_owned());
    }
    if !delivers {
        next.push("delivery.toml: put in what your checkout charges and how long it takes; ours is an example".into());
    }
    if files.iter().any(|(_, text)| text.contains("# assumed")) {
        next.push("delivery.toml: look at the lines marked \"assumed\"; the page does not say them".into());
    }
    if takes_back == Some(false) {
        next.push("answers/*/returns: the page says that nothing comes back; change what these answers say".into());
    }
    for tag in start::in_english(&shop) {
        let known = start::languages();
        next.push(format!("answers/{tag}: the texts are English; translate them (we have them in {known})"));
    }
    if let (Some(page), true) = (args.from_page.as_deref().filter(|page| *page != "-"), questions > 0) {
        let questions = count(questions, "question");
        next.push(format!(
            "the page answers {questions}: shelfhelp import answers {} --into {}",
            typed(page),
            typed(&args.folder)
        ));
    }
    if args.json { as_json(args, &shop, &files, &next) } else { as_text(args, &shop, &files, &next) }
}

fn asked(args: &New) -> Asked {
    Asked {
        name: args.name.clone(),
        country: args.country.clone(),
        locales: args.locales.clone(),
        currency: args.currency.clone(),
        time_zone: args.time_zone.clone(),
        email: args.email.clone(),
        theme: args.theme.clone(),
    }
}

/// What the folder is called, wherever it is.
fn folder_name(folder: &str) -> String {
    let path = Path::new(folder);
    let whole = if path.file_name().is_none() { path.canonicalize().ok() } else { None };
    let path = whole.as_deref().unwrap_or(path);
    path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned())
}

/// Why a folder cannot be begun in. Hidden files, such as those of a version control, are no shop.
fn taken(folder: &Path) -> Option<Problem> {
    let refuse = |code, message: String, help: &str| Some(Problem::new(Severity::Error, code, "", message, help));
    if folder.is_file() {
        return refuse("folder-taken", "this is a file".to_owned(), "name a folder that is new or empty");
    }
    let first = match fs::read_dir(folder) {
        Ok(entries) => entries
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .find(|name| !name.starts_with('.')),
        Err(_) => None,
    }?;
    let message = format!("the folder is not empty: it holds {first}");
    refuse("folder-taken", message, "name a new folder, or move what is there; nothing is ever written over")
}

fn put(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

fn as_json(args: &New, shop: &Beginning, files: &[(String, String)], next: &[String]) -> Outcome {
    let locales: Vec<&str> = shop.locales.iter().map(|locale| locale.as_str()).collect();
    let files: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let answer = json!({
        "folder": args.folder,
        "name": shop.name,
        "country": shop.country,
        "locales": locales,
        "currency": shop.currency.code(),
        "time_zone": shop.time_zone,
        "files": files,
        "next": next,
    });
    Outcome { out: format!("{answer:#}\n"), ..Outcome::default() }
}

fn as_text(args: &New, shop: &Beginning, files: &[(String, String)], next: &[String]) -> Outcome {
    let folder = args.folder.as_str();
    let locales: Vec<&str> = shop.locales.iter().map(|locale| locale.as_str()).collect();
    let answers = files.iter().filter(|(name, _)| name.starts_with("answers/")).count();
    let mut out = format!(
        "{folder}: {} begins, with {} in {} ({}), prices in {}, clocks of {}\n",
        shop.name,
        count(answers, "answer"),
        count(locales.len(), "language"),
        locales.join(", "),
        shop.currency.code(),
        shop.time_zone,
    );
    for step in next {
        out.push_str(&format!("  - {step}\n"));
    }
    out.push_str(&format!("Next: shelfhelp serve {}\n", typed(folder)));
    Outcome { out, ..Outcome::default() }
}
