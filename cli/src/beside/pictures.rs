//! Which pictures does an answer show, how large are they, and under which name do they travel?
//!
//! A picture of the shop's folder is named after its bytes, so that it can be cached for ever. It is read once, whatever
//! number of answers show it; nothing outside the shop's folder is touched.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Seek};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use shelfhelp::content::{Link, markup};
use shelfhelp::problem::{Problem, Severity};

use super::svg;
use crate::compile::Asset;
use crate::markdown::Picture;
use crate::name;

// Beyond, it is a film or a mistake.
const BYTES_MAX: u64 = 50 * 1024 * 1024;

// What a phone on a slow line loads in some ten seconds.
const BYTES_HEAVY: u64 = 2 * 1024 * 1024;

const KINDS: [&str; 7] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"];

/// Whether files of this ending are pictures that browsers show.
pub(crate) fn is_picture(ending: &str) -> bool {
    KINDS.contains(&ending.to_ascii_lowercase().as_str())
}

/// The pictures met so far.
#[derive(Debug, Default)]
pub(crate) struct Pictures {
    /// The shop's folder, with links of the file system followed.
    shop: Option<PathBuf>,
    known: RefCell<HashMap<PathBuf, Result<Own, Problem>>>,
    /// Hosts of others that pictures come from.
    hosts: RefCell<BTreeSet<String>>,
}

/// A picture of the shop's folder.
#[derive(Clone, Debug)]
struct Own {
    name: String,
    size: Option<(u32, u32)>,
    heavy: bool,
}

impl Pictures {
    pub(super) fn new(shop: &Path) -> Pictures {
        let shop = if shop.as_os_str().is_empty() { Path::new(".") } else { shop };
        Pictures { shop: fs::canonicalize(shop).ok(), ..Pictures::default() }
    }

    /// The files to carry along, sorted by name.
    pub(crate) fn into_assets(self) -> Vec<Asset> {
        let mut by_name = BTreeMap::new();
        for (from, own) in self.known.into_inner() {
            if let Ok(own) = own {
                // Two files of the same bytes are one; which of them is copied does not matter, but stays the same.
                let place = by_name.entry(own.name).or_insert_with(|| from.clone());
                *place = from.min(place.clone());
            }
        }
        by_name.into_iter().map(|(name, from)| Asset { name, from }).collect()
    }

    /// The picture of an address that stands in a file of `folder`.
    pub(super) fn find(&self, address: &str, folder: &Path) -> Result<Picture, Problem> {
        let link = markup::read_picture(address)?;
        if link.is_external() || address.contains(':') || link.as_str().starts_with(['/', '#', '?']) {
            return Ok(self.elsewhere(link));
        }
        let path = super::decoded(link.as_str().split(['?', '#']).next().unwrap_or_default());
        let (full, shown) = (folder.join(&path), short(&path));
        let Ok(real) = fs::canonicalize(&full) else {
            let message = format!("there is no file \"{shown}\" beside the answer");
            return Err(error(
                "picture-missing",
                message,
                "write its path from the answer's file, as ../pictures/hem.jpg",
            ));
        };
        if !self.shop.as_ref().is_some_and(|shop| real.starts_with(shop)) {
            let message = format!("\"{shown}\" lies outside the shop's folder");
            return Err(error("picture-outside", message, "put the picture into the shop's folder, beside the answer"));
        }
        let mut known = self.known.borrow_mut();
        let own = known.entry(real.clone()).or_insert_with(|| own(&real));
        let Own { name, size, heavy } = own.clone().map_err(|problem| named(problem, &shown))?;
        let link = markup::read_link(&format!("./{name}"))?;
        let said = heavy.then(|| {
            let message = format!("the picture \"{shown}\" takes more than {} MB to load", BYTES_HEAVY / 1_048_576);
            Problem::new(
                Severity::Advice,
                "picture-weight",
                "",
                message,
                "save it smaller: 1600 pixels across are plenty",
            )
        });
        Ok(Picture { link, size, said })
    }

    /// A picture that is not the shop's file stays where it is; each host is named once.
    fn elsewhere(&self, link: Link) -> Picture {
        let host =
            link.as_str().split_once("//").map(|(_, rest)| rest.split('/').next().unwrap_or_default().to_owned());
        let said = host.filter(|host| self.hosts.borrow_mut().insert(host.clone())).map(|host| {
            let message = format!("pictures come from {host}, which sees who loads them");
            let help = "put them into the shop's folder, or see that your page's policy allows them: img-src";
            Problem::new(Severity::Advice, "picture-elsewhere", "", message, help)
        });
        Picture { link, size: None, said }
    }
}

/// Reads a picture as far as is needed: all of it for its name, its head for its size.
fn own(path: &Path) -> Result<Own, Problem> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    if !is_picture(&ending) {
        let message = format!("\"…\" is no picture that browsers show: it ends in \".{ending}\"");
        return Err(error("picture-kind", message, "save it as JPEG, PNG, WebP, AVIF, GIF or SVG"));
    }
    let unreadable = |reason: std::io::Error| {
        error("picture-unreadable", format!("\"…\" cannot be read: {reason}"), "check who may read it")
    };
    let file = File::open(path).map_err(unreadable)?;
    let about = file.metadata().map_err(unreadable)?;
    if !about.is_file() || about.len() > BYTES_MAX {
        let message = if about.is_file() { "\"…\" has more than 50 MB" } else { "\"…\" is not a file" };
        return Err(error("picture-kind", message.into(), "was something else meant?"));
    }
    let mut reader = BufReader::new(file);
    let size = if ending == "svg" { svg::size(&mut reader)? } else { Some(size(&mut reader)?) };
    reader.rewind().map_err(unreadable)?;
    let hash = hash(&mut reader).map_err(unreadable)?;
    Ok(Own { name: format!("{}.{hash}.{ending}", stem(path)), size, heavy: about.len() > BYTES_HEAVY })
}

/// Width and height as they are shown: a photograph may be stored lying on its side.
pub(super) fn size<R: BufRead + Seek>(reader: &mut R) -> Result<(u32, u32), Problem> {
    let damaged = || error("picture-kind", "\"…\" is not the picture that its name promises".into(), "save it again");
    let size = imagesize::reader_size(&mut *reader).map_err(|_| damaged())?;
    let (width, height) = u32::try_from(size.width).ok().zip(u32::try_from(size.height).ok()).ok_or_else(damaged)?;
    if width == 0 || height == 0 {
        return Err(damaged());
    }
    // Turned by a quarter, in the numbers of EXIF.
    let turned = reader.rewind().is_ok()
        && exif::Reader::new().read_from_container(reader).is_ok_and(|exif| {
            let field = exif.get_field(exif::Tag::Orientation, exif::In::PRIMARY);
            field.and_then(|field| field.value.get_uint(0)).is_some_and(|turn| (5..=8).contains(&turn))
        });
    Ok(if turned { (height, width) } else { (width, height) })
}

fn hash(reader: &mut impl Read) -> std::io::Result<String> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let count = reader.read(&mut buffer)?;
        if count == 0 {
            break;
        }
        hash.update(buffer.get(..count).unwrap_or_default());
    }
    Ok(name::digits(&hash.finalize()))
}

/// A name that needs no escaping in an address, on any server.
fn stem(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let mut name = String::new();
    for letter in stem.chars().take(60) {
        match letter {
            'a'..='z' | '0'..='9' | '_' => name.push(letter),
            _ if !name.is_empty() && !name.ends_with('-') => name.push('-'),
            _ => {}
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() { "picture".into() } else { name.into() }
}

fn short(path: &str) -> String {
    path.chars().take(80).collect()
}

/// What is wrong with a file is found once, and told under the name that each answer gives it.
fn named(problem: Problem, shown: &str) -> Problem {
    Problem { message: problem.message.replacen('…', shown, 1), ..problem }
}

pub(super) fn error(code: &'static str, message: String, help: &str) -> Problem {
    Problem::new(Severity::Error, code, "", message, help)
}
