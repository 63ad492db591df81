//! Which files does the widget fetch?
//!
//! `shop.json` names the parts; each part's name holds the hash of its bytes, so parts can be cached for ever and the
//! manifest alone is asked for again. The same shop gives the same bytes.

use std::fs;
use std::path::Path;

use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use shelfhelp::contact::{ChannelKind, link, network};
use shelfhelp::content::bundle::Aid;
use shelfhelp::content::{Answer, MeaningMode, Shop, bundle};
use shelfhelp::i18n::Locale;
use shelfhelp::problem::{Problem, Severity, Value};
use shelfhelp::search::Index;

use super::{Outcome, count, place, tally};
use crate::args::Build;
use crate::compile::{Asset, Compiled, compile};
use crate::light;
use crate::load::load;
use crate::meaning;
use crate::name;
use crate::narrow::narrow;
use crate::pages::{self, Base};
use crate::parted;
use crate::progress::Progress;
use crate::source::finding::{self, Finding};
use crate::tongue;

// Text that is read in one go when an answer is opened: some forty answers, ten kilobytes over the wire.
const BODIES_BYTES: usize = 48 * 1024;

/// Writes the files, unless the shop has errors.
pub(crate) fn run(args: &Build) -> Outcome {
    let source = load(&args.shop);
    let markdown = source.markdown;
    let mut compiled = compile(source);
    if let Some(by) = args.meaning.as_deref().and_then(MeaningMode::parse) {
        compiled.shop.meaning = by;
    }
    let base = if args.pages { base(&mut compiled, args.base.clone()) } else { None };
    if compiled.found
        && let Some(problem) = place::refused(&args.out, &args.shop, args.pages)
    {
        compiled.add(vec![Finding::of_file(&args.out, problem)]);
    }
    if compiled.count(Severity::Error) > 0 {
        return told(args, &compiled, &[]);
    }
    let mut files = if args.json_only {
        vec![("shop.json".to_owned(), light::document(&compiled, markdown).into_bytes())]
    } else {
        parts(&compiled)
    };
    if args.pages {
        let pages = pages::files(&compiled, base.as_ref());
        let found = pages.problems.into_iter().map(|problem| compiled.places.locate(problem)).collect();
        compiled.add(found);
        pages::remove_stale(Path::new(&args.out), &pages.files);
        // Before the parts, so that the manifest stays last.
        files.splice(0..0, pages.files);
    }
    // Pictures go first: what names them is never there without them.
    let written = carry(Path::new(&args.out), &compiled.assets).and_then(|()| write(Path::new(&args.out), &files));
    match written {
        Ok(()) => told(args, &compiled, &files),
        Err((file, error)) => {
            let help = "check the folder and who may write to it";
            let problem = Problem::new(Severity::Error, "unwritable", "", error, help);
            compiled.add(vec![Finding::of_file(&file, problem)]);
            told(args, &compiled, &[])
        }
    }
}

/// Where the pages will be found: as asked, else as the shop says.
fn base(compiled: &mut Compiled, asked: Option<Base>) -> Option<Base> {
    let written = compiled.value.get("help_url").and_then(Value::as_text).unwrap_or_default().to_owned();
    if asked.is_some() || written.is_empty() {
        return asked;
    }
    let base = Base::parse(&written);
    if base.is_none() {
        let message = format!("\"{written}\" is not the address of a folder");
        let problem = Problem::new(
            Severity::Error,
            "address",
            "help_url",
            message,
            "write a whole address, such as https://shop.example/help/",
        );
        let finding = compiled.places.locate(problem);
        compiled.add(vec![finding]);
    }
    base
}

/// What was written, or why nothing was.
fn told(args: &Build, compiled: &Compiled, files: &[(String, Vec<u8>)]) -> Outcome {
    let code = u8::from(compiled.count(Severity::Error) > 0);
    if args.json {
        let list = files.iter().map(|(name, bytes)| json!({ "file": name, "bytes": bytes.len() }));
        let answer = json!({
            "out": args.out,
            "files": list.collect::<Vec<Json>>(),
            "bytes": files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>(),
            "problems": finding::json(&compiled.findings),
        });
        return Outcome { out: format!("{answer:#}\n"), err: String::new(), code };
    }
    let mut err = finding::text(&compiled.findings);
    if code > 0 {
        err += &format!("{}: nothing is written\n", tally(compiled));
        return Outcome { out: String::new(), err, code };
    }
    Outcome { out: summary(&args.out, files), err, code }
}

/// Parts by name, the manifest last.
pub(crate) fn parts(compiled: &Compiled) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut parted = Vec::new();
    let mut all = Sha256::new();
    let mut part = |name: &str, bytes: Vec<u8>| {
        let file = format!("{name}.{}.bin", name::digits(&Sha256::digest(&bytes)));
        all.update(&file);
        files.push((file.clone(), bytes));
        Json::from(file)
    };
    let mut shop = serde_json::Map::new();
    for locale in &compiled.shop.locales {
        let own = narrow(&compiled.shop, locale);
        shop.insert(locale.to_string(), part(&format!("shop.{locale}"), bundle::encode_shop(&own)));
    }
    let mut answers = serde_json::Map::new();
    for (locale, list) in &compiled.answers {
        let titles = part(&format!("titles.{locale}"), bundle::encode_titles(list));
        if let Some((found, more)) = parted::files(locale, list) {
            answers.insert(locale.to_string(), json!({ "titles": titles, "bodies": [], "search": found }));
            parted.extend(more);
            continue;
        }
        let mut bodies = Vec::new();
        for (i, (count, bytes)) in bodies_of(list).into_iter().enumerate() {
            let file = part(&format!("bodies.{locale}.{}", i + 1), bytes);
            bodies.push(json!({ "file": file, "count": count }));
        }
        let mut files = json!({ "titles": titles, "bodies": bodies });
        if let (Some(aid), Some(files)) = (aid(&compiled.shop, locale, list), files.as_object_mut()) {
            files.insert("aid".into(), part(&format!("aid.{locale}"), bundle::encode_aid(&aid)));
        }
        answers.insert(locale.to_string(), files);
    }
    // Their folders are named by what is in them.
    parted.iter().for_each(|(name, _)| all.update(name));
    files.append(&mut parted);
    let version = name::digits(&all.finalize());
    let manifest = json!({
        "shelfhelp": bundle::VERSION, "version": version, "shop": shop, "answers": answers, "fallback": fallback(&compiled.shop),
    });
    files.push(("shop.json".to_owned(), format!("{manifest:#}\n").into_bytes()));
    files
}

/// What helps the search in the answers of a language; none where nothing does.
fn aid(shop: &Shop, locale: &Locale, answers: &[Answer]) -> Option<Aid> {
    let index = Index::build(answers);
    let expansion = if shop.meaning == MeaningMode::Expand { meaning::expansion(&index) } else { None };
    let aid = Aid {
        expansion: expansion.map(|expansion| expansion.bytes()).unwrap_or_default(),
        readings: tongue::readings(&index, locale).bytes(),
    };
    (aid != Aid::default()).then_some(aid)
}

/// The rest of a list of answers in parts, each with the number of answers that it completes.
fn bodies_of(answers: &[Answer]) -> Vec<(usize, Vec<u8>)> {
    let mut parts = Vec::new();
    let mut rest = answers;
    while !rest.is_empty() {
        let mut bytes = 0;
        let fit = rest.iter().take_while(|answer| {
            let before = bytes;
            bytes += bundle::encode_bodies(core::slice::from_ref(answer)).len();
            before < BODIES_BYTES
        });
        let (part, after) = rest.split_at(fit.count());
        parts.push((part.len(), bundle::encode_bodies(part)));
        rest = after;
    }
    parts
}

/// What a page shows when the widget cannot start: every way that works without a script, never a chat or a form.
fn fallback(shop: &Shop) -> Vec<Json> {
    let text = |kind: &ChannelKind| match kind {
        ChannelKind::Phone(number) | ChannelKind::Email(number) => Some(number.clone()),
        ChannelKind::WhatsApp(number) => Some(format!("WhatsApp {number}")),
        ChannelKind::Sms(number) => Some(format!("SMS {number}")),
        ChannelKind::Social(address) => Some(network(address).unwrap_or(address).to_owned()),
        ChannelKind::Custom(_) | ChannelKind::CallBack(_) | ChannelKind::Chat(_) => None,
    };
    let links = shop.channels.iter().filter_map(|channel| Some((text(&channel.kind)?, link(&channel.kind, "", "")?)));
    links.map(|(text, href)| json!({ "text": text, "href": href })).collect()
}

/// Writes in order, so that the manifest never names a part that is not there yet. Parts of earlier builds stay: pages
/// that are open still ask for them.
fn write(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), (String, String)> {
    let failed = |path: &Path, error: std::io::Error| (path.to_string_lossy().into_owned(), error.to_string());
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    let progress = Progress::new("writing", Some(files.len()));
    for (name, bytes) in files {
        progress.step();
        let path = folder.join(name);
        let (inner, file) = name.rsplit_once('/').unwrap_or(("", name));
        let inner = folder.join(inner);
        fs::create_dir_all(&inner).map_err(|error| failed(&inner, error))?;
        let unfinished = inner.join(format!(".{file}.part"));
        fs::write(&unfinished, bytes).map_err(|error| failed(&unfinished, error))?;
        fs::rename(&unfinished, &path).map_err(|error| failed(&path, error))?;
    }
    Ok(())
}

/// Copies files that travel with the answers; one that is there already has the same bytes, for its name is their hash.
fn carry(folder: &Path, assets: &[Asset]) -> Result<(), (String, String)> {
    let failed = |path: &Path, error: std::io::Error| (path.to_string_lossy().into_owned(), error.to_string());
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    for asset in assets {
        let unfinished = folder.join(format!(".{}.part", asset.name));
        fs::copy(&asset.from, &unfinished).map_err(|error| failed(&asset.from, error))?;
        fs::rename(&unfinished, folder.join(&asset.name)).map_err(|error| failed(&unfinished, error))?;
    }
    Ok(())
}

fn summary(folder: &str, files: &[(String, Vec<u8>)]) -> String {
    let mut out = String::new();
    let mut total = 0;
    let (mut pages, mut size) = (0, 0);
    let mut searched: Vec<(&str, &str, usize, usize)> = Vec::new();
    for (name, bytes) in files {
        total += bytes.len();
        if let Some(kind) = parted::kind(name) {
            let (inner, _) = name.split_once('/').unwrap_or_default();
            match searched.iter_mut().find(|(known, of, ..)| (*known, *of) == (inner, kind)) {
                Some((.., number, size)) => (*number, *size) = (*number + 1, *size + bytes.len()),
                None => searched.push((inner, kind, 1, bytes.len())),
            }
        } else if name.ends_with(".html") {
            pages += 1;
            size += bytes.len();
        } else {
            out.push_str(&format!("{:>9}  {folder}/{name}\n", bytes.len()));
        }
    }
    for (inner, kind, number, size) in searched {
        out.push_str(&format!("{size:>9}  {folder}/{inner}: {} of {kind}\n", count(number, "file")));
    }
    if pages > 0 {
        out.push_str(&format!("{size:>9}  {} of the help centre, from {folder}/index.html on\n", count(pages, "page")));
    }
    out.push_str(&format!("{total:>9}  bytes in {}\n", count(files.len(), "file")));
    out
}
