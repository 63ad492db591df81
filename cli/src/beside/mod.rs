//! What lies beside an answer's file: which other answers, which pictures?
//!
//! Links between files become links between answers, so that they hold wherever the answers are shown.

mod pictures;
mod svg;

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use shelfhelp::problem::{Problem, Severity, Value};

use crate::markdown::{Alone, Around, Picture, Target};
use crate::name;
use crate::source::places::Places;
use pictures::Pictures;

pub(crate) use pictures::is_picture;

/// The size of a drawing, of a picture: what stands in their bytes alone.
pub(crate) fn drawing(mut bytes: &[u8]) -> Result<Option<(u32, u32)>, Problem> {
    svg::size(&mut bytes)
}

pub(crate) fn measured(bytes: &[u8]) -> Result<(u32, u32), Problem> {
    pictures::size(&mut std::io::Cursor::new(bytes))
}

/// The files of a shop's answers.
#[derive(Debug, Default)]
pub(crate) struct Beside {
    /// The folder that holds them.
    folder: PathBuf,
    /// The language and id of each.
    answers: HashMap<PathBuf, (String, String)>,
    pub(crate) pictures: Pictures,
}

impl Beside {
    /// Of the shop's document, and where each value of it stands.
    pub(crate) fn new(value: &Value, places: &Places) -> Beside {
        let folder = places.of("answers").map_or(PathBuf::new(), |(folder, _)| plain(Path::new(folder)));
        let mut answers = HashMap::new();
        let pictures = folder.parent().map(Pictures::new).unwrap_or_default();
        let Some(Value::Map(languages)) = value.get("answers") else { return Beside { folder, answers, pictures } };
        for (language, list) in languages {
            let Value::List(list) = list else { continue };
            for (i, answer) in list.iter().enumerate() {
                let file = places.of(&format!("answers.{language}[{i}]")).map(|(file, _)| file);
                let id = answer.get("id").and_then(Value::as_text);
                if let Some((file, id)) = file.filter(|file| file.ends_with(".md")).zip(id) {
                    answers.insert(plain(Path::new(file)), (language.clone(), id.trim().to_owned()));
                }
            }
        }
        Beside { folder, answers, pictures }
    }

    /// The same, seen from one of the files.
    pub(crate) fn from<'b>(&'b self, file: &'b str) -> From<'b> {
        From { beside: self, file: plain(Path::new(file)), folder: Path::new(file).parent().unwrap_or(&self.folder) }
    }

    fn has(&self, language: &str, id: &str) -> bool {
        self.answers.values().any(|(l, known)| l == language && known == id)
    }
}

/// What lies beside one file.
pub(crate) struct From<'b> {
    beside: &'b Beside,
    file: PathBuf,
    /// Its folder as given: pictures are looked for on the disk, where a link may lead elsewhere than its name says.
    folder: &'b Path,
}

impl Around for From<'_> {
    fn target(&self, address: &str) -> Result<Target, Problem> {
        let (path, heading) = address.split_once('#').map_or((address, None), |(path, heading)| (path, Some(heading)));
        let with_heading = |id: &str| match heading.filter(|heading| !heading.is_empty()) {
            Some(heading) => Target::Answer(format!("{id}#{}", decoded(heading))),
            None => Target::Answer(id.to_owned()),
        };
        if path.is_empty()
            && let Some((_, own)) = self.beside.answers.get(&self.file)
        {
            return Ok(with_heading(own));
        }
        let path = decoded(path.split('?').next().unwrap_or_default());
        if !path.to_ascii_lowercase().ends_with(".md") || path.contains(':') || path.starts_with("//") {
            return Alone.target(address);
        }
        self.answer(&path).map(|id| with_heading(&id))
    }

    fn picture(&self, address: &str) -> Result<Picture, Problem> {
        self.beside.pictures.find(address, self.folder)
    }
}

impl From<'_> {
    /// The id of the answer in a file; that of another language has the same in this one.
    fn answer(&self, path: &str) -> Result<String, Problem> {
        let Beside { folder, answers, .. } = self.beside;
        let language = self.language();
        let full = match path.strip_prefix('/') {
            Some(path) => folder.join(language).join(path),
            None => self.file.parent().unwrap_or(folder).join(path),
        };
        let full = plain(&full);
        if !full.starts_with(folder) {
            let message = format!("\"{path}\" leads out of the folder of answers");
            let help = "link to another answer by its file, as ../care/wash.md, or by its id, as answer:wash";
            return Err(Problem::new(Severity::Error, "link-outside", "", message, help));
        }
        match answers.get(&full) {
            Some((l, id)) if l == language || self.beside.has(language, id) => Ok(id.clone()),
            Some((_, id)) => {
                let message = format!("the answer `{id}` of \"{path}\" does not exist in this language");
                Err(Problem::new(Severity::Error, "answer-missing", "", message, "translate it, or leave the link out"))
            }
            None => {
                let message = format!("there is no answer in the file \"{path}\"");
                Err(Problem::new(Severity::Error, "answer-missing", "", message, self.namesake(&full)))
            }
        }
    }

    /// The folder of the file's language.
    fn language(&self) -> &str {
        self.beside.answers.get(&self.file).map_or("", |(language, _)| language)
    }

    /// Where a file of the same name is.
    fn namesake(&self, missing: &Path) -> String {
        let language = self.beside.folder.join(self.language());
        let same = |path: &&PathBuf| path.file_name() == missing.file_name() && path.starts_with(&language);
        match self.beside.answers.keys().filter(same).min() {
            Some(path) => format!("did you mean /{}?", path.strip_prefix(&language).unwrap_or(path).display()),
            None => "write the path from this file, as ../care/wash.md, or its id, as answer:wash".into(),
        }
    }
}

/// A path without `.` and with `..` followed, as far as that goes without looking at the disk.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(out.components().next_back(), Some(Component::Normal(_))) => {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
}

/// `%20` and the like as the bytes they stand for.
fn decoded(text: &str) -> String {
    String::from_utf8_lossy(&name::decoded(text)).into_owned()
}
