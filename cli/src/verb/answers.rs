//! What does another help centre's export come to as answers of the shop?

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json, json};
use shelfhelp::i18n::Locale;
use shelfhelp::problem::{Problem, Severity};

use super::{NO_TEXT, Outcome, count};
use crate::args::ImportAnswers;
use crate::html::DROPPED;
use crate::import::answers::keep::{self, Plan, State, Step};
use crate::import::answers::pictures::Pictures;
use crate::import::answers::shelf::{self, Shelf};
use crate::import::answers::system::System;
use crate::import::answers::{File, table};
use crate::source::finding::{self, Finding};

// Exports of a whole help centre in one file come to this; beyond, it is something else.
const FILE_BYTES_MAX: u64 = 256 * 1024 * 1024;

// Folders in folders; a link that leads back up ends here.
const FOLDERS_MAX: usize = 12;

const TEXTS: [&str; 15] = [
    "json", "jsonl", "ndjson", "csv", "tsv", "html", "htm", "md", "mdx", "markdown", "txt", "toml", "yml", "yaml", "js",
];

/// What lies at the path given.
#[derive(Default)]
struct Given {
    files: Vec<File>,
    pictures: Pictures,
    findings: Vec<Finding>,
}

/// Writes answers, and tells what is lost.
pub(crate) fn run(args: &ImportAnswers) -> Outcome {
    let locale = match args.locale.as_deref().map(Locale::parse) {
        Some(None) => return Outcome::usage("--locale takes a language tag such as en, el or zh-Hans"),
        Some(locale) => locale,
        None => None,
    };
    let Some(shelf) = shelf::read(Path::new(&args.into)) else {
        let help = "make a shop first: shelfhelp new";
        let problem = Problem::new(Severity::Error, "shop-missing", "", "there is no shop.toml in this folder", help);
        return Outcome::refused(&[Finding::of_file(&args.into, problem)], args.json);
    };
    let locale = locale.or_else(|| shelf.locales.first().cloned()).unwrap_or_else(Locale::english);
    let mut given = Given::default();
    given.take(Path::new(&args.path), "", 0);
    let Some(system) = args.from.or_else(|| System::guess(&given.files)) else {
        // What cannot be read at all has been told as that.
        if given.findings.is_empty() || !given.files.is_empty() {
            given.findings.push(Finding::of_file(&args.path, unknown()));
        }
        return Outcome::refused(&given.findings, args.json);
    };
    let harvest = system.read(&given.files, &locale);
    let mut findings = given.findings;
    findings.extend(harvest.findings.into_iter().map(|finding| placed(finding, &args.path)));
    findings.sort_by(|one, other| (&one.file, one.spot).cmp(&(&other.file, other.spot)));
    if harvest.articles.is_empty() {
        let help = "compare the export with the documentation, or name its system with --from";
        let problem = Problem::new(Severity::Error, "import-empty", "", "no article in it can be used", help);
        findings.push(Finding::of_file(&args.path, problem));
        return Outcome::refused(&findings, args.json);
    }
    let plan = keep::plan(harvest.articles, &shelf, &given.pictures);
    tell(&plan, &shelf, &args.into, &mut findings);
    if !args.dry_run
        && let Err((path, error)) = keep::write(&plan)
    {
        let message = format!("the file cannot be written: {error}");
        let problem =
            Problem::new(Severity::Error, "unwritable", "", message, "check the folder and who may write there");
        findings.push(Finding::of_file(&path.to_string_lossy(), problem));
        return Outcome::refused(&findings, args.json);
    }
    report(args, system, &plan, &findings)
}

impl Given {
    fn take(&mut self, path: &Path, name: &str, depth: usize) {
        let shown = path.to_string_lossy().into_owned();
        if path.is_dir() {
            if depth > FOLDERS_MAX {
                self.error(
                    &shown,
                    "folder-depth",
                    "folders are nested too deeply",
                    "give the folder of the export itself",
                );
                return;
            }
            for entry in shelf::entries(path) {
                let file = entry.file_name().map_or(String::new(), |file| file.to_string_lossy().into_owned());
                let name = if name.is_empty() { file } else { format!("{name}/{file}") };
                self.take(&entry, &name, depth + 1);
            }
            return;
        }
        let name = if name.is_empty() {
            path.file_name().map_or(String::new(), |n| n.to_string_lossy().into_owned())
        } else {
            name.to_owned()
        };
        let end = path.extension().map_or(String::new(), |end| end.to_string_lossy().to_ascii_lowercase());
        if self.pictures.note(&name, path.to_path_buf()) || (depth > 0 && !TEXTS.contains(&end.as_str())) {
            return;
        }
        if std::fs::metadata(path).is_ok_and(|about| about.len() > FILE_BYTES_MAX) {
            self.error(&shown, "file-size", "the file is too large to be an export", "give the export's own files");
            return;
        }
        match std::fs::read(path) {
            Ok(bytes) => {
                let (text, problem) = if matches!(end.as_str(), "csv" | "tsv") {
                    table::decode(&bytes)
                } else {
                    let text = String::from_utf8_lossy(&bytes);
                    (text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned(), None)
                };
                if text.contains('\0') {
                    self.error(&shown, "zero-byte", NO_TEXT, "save it as UTF-8; or is this another kind of file?");
                    return;
                }
                self.findings.extend(problem.map(|problem| Finding::of_file(&shown, problem)));
                self.files.push(File { name, text });
            }
            Err(error) => {
                self.error(&shown, "unreadable", &format!("the file cannot be read: {error}"), "check the path")
            }
        }
    }

    fn error(&mut self, file: &str, code: &'static str, message: &str, help: &str) {
        self.findings.push(Finding::of_file(file, Problem::new(Severity::Error, code, "", message, help)));
    }
}

/// A finding in a file of the export, under the name by which the merchant gave it.
fn placed(finding: Finding, path: &str) -> Finding {
    let file = finding.file.map(|file| match Path::new(path).is_dir() {
        true => format!("{}/{file}", path.trim_end_matches('/')),
        false => path.to_owned(),
    });
    Finding { file, ..finding }
}

fn unknown() -> Problem {
    Problem::new(
        Severity::Error,
        "import-unknown",
        "",
        "this is no export that is known here",
        "say whose it is with --from; `shelfhelp import answers --help` names all",
    )
}

/// What a plan leaves to the merchant.
fn tell(plan: &Plan, shelf: &Shelf, shop: &str, findings: &mut Vec<Finding>) {
    let mut say = |severity, code, file: &Path, message: &str, help: &str| {
        findings.push(Finding::of_file(&file.to_string_lossy(), Problem::new(severity, code, "", message, help)));
    };
    for locale in &plan.unlisted {
        let all: Vec<String> =
            shelf.locales.iter().chain(&plan.unlisted).map(|locale| format!("\"{locale}\"")).collect();
        let message =
            format!("the shop does not list `{locale}` among its languages, so nobody would see these answers");
        let help = format!("write in shop.toml: locales = [{}]", all.join(", "));
        say(Severity::Warning, "locale-unlisted", &PathBuf::from(shop).join("shop.toml"), &message, &help);
    }
    for step in plan.steps.iter().filter(|step| step.state == State::Waiting) {
        let message = "you have edited this answer, and the export has other words by now: they wait here";
        say(Severity::Advice, "incoming", &step.path, message, "take over what you want, then delete this file");
    }
    for path in &plan.gone {
        say(
            Severity::Advice,
            "import-gone",
            path,
            "this export does not have this article",
            "leave it if it came with another export; if it is gone there too, delete the file",
        );
    }
    for source in &plan.twice {
        let message = format!("{source} is in the export twice; the first counts");
        say(
            Severity::Advice,
            "import-twice",
            Path::new(shop),
            &message,
            "export it again if that is not the right one",
        );
    }
    for step in plan.steps.iter().filter(|step| step.unnamed > 0 && step.text.is_some()) {
        let message = format!("{} had no words; the question stands in for them", count(step.unnamed, "picture"));
        say(Severity::Advice, "picture-words", &step.path, &message, "say what each shows");
    }
}

fn report(args: &ImportAnswers, system: System, plan: &Plan, findings: &[Finding]) -> Outcome {
    let number = |state: State| plan.steps.iter().filter(|step| step.state == state).count();
    let dropped = findings.iter().filter(|finding| finding.problem.code == DROPPED).count();
    let drafts = plan.steps.iter().filter(|step| step.draft).count();
    if args.json {
        let mut object = Map::new();
        object.insert("from".into(), system.name().into());
        object.insert("dry_run".into(), args.dry_run.into());
        for state in [State::New, State::Updated, State::Waiting, State::Unchanged] {
            object.insert(state.name().into(), json!(number(state)));
        }
        object.insert("gone".into(), json!(plan.gone.len()));
        object.insert("drafts".into(), json!(drafts));
        object.insert("dropped".into(), json!(dropped));
        let mut locales: BTreeMap<&str, usize> = BTreeMap::new();
        plan.steps.iter().for_each(|step| *locales.entry(step.locale.as_str()).or_default() += 1);
        object.insert("locales".into(), json!(locales));
        let file = |step: &Step| json!({"file": step.path.to_string_lossy(), "state": step.state.name()});
        object.insert("files".into(), plan.steps.iter().map(file).collect());
        object.insert("problems".into(), finding::json(findings));
        return Outcome { out: format!("{:#}\n", Json::Object(object)), ..Outcome::default() };
    }
    let mut out = format!(
        "{} new, {} updated, {} waiting beside your edit, {} as they were; {} of markup dropped\n",
        number(State::New),
        number(State::Updated),
        number(State::Waiting),
        number(State::Unchanged),
        count(dropped, "piece"),
    );
    if args.dry_run {
        out.push_str("nothing has been written\n");
    } else if drafts > 0 {
        out.push_str(&format!("{} not shown yet\n", count(drafts, "draft")));
    }
    Outcome { out, err: finding::text(findings), code: 0 }
}
