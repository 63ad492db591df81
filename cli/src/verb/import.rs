//! What does an export of another system come to as files of a shop?

use std::collections::HashSet;
use std::path::Path;

use serde_json::{Map, Value as Json, json};
use shelfhelp::delivery::country;
use shelfhelp::problem::{Log, Problem, Severity};

use super::{Outcome, count, read_input};
use crate::args::{Import, ImportDelivery};
use crate::import::{self, ASSUMED, Imported, LOST, Origin};
use crate::source::finding::{self, Finding};
use crate::source::json;
use crate::source::places::Places;

/// Writes what can be said, and tells the rest.
pub(crate) fn run(args: &Import) -> Outcome {
    match args {
        Import::Delivery(args) => delivery(args),
        Import::Answers(args) => super::answers::run(args),
    }
}

fn delivery(args: &ImportDelivery) -> Outcome {
    if let Some(refused) = refuse(args) {
        return refused;
    }
    let text = match read_input(&args.file) {
        Ok(text) => text,
        Err(finding) => return Outcome::refused(&[*finding], args.json),
    };
    let document = json::read(&text);
    let mut findings: Vec<Finding> = document
        .problems
        .into_iter()
        .map(|(spot, problem)| Finding { problem, file: Some(args.file.clone()), spot: Some(spot) })
        .collect();
    let is_json = !findings.iter().any(|finding| finding.problem.code == "json");
    let origin = args.from.or_else(|| Origin::guess(&document.value)).filter(|_| is_json);
    let Some(origin) = origin else {
        if is_json {
            findings.push(Finding::of_file(&args.file, unknown_origin()));
        }
        return Outcome::refused(&findings, args.json);
    };
    let log = Log::default();
    let home = args.country.as_deref().and_then(country);
    let imported = import::delivery(&document.value, origin, home.as_deref(), &log);
    let mut places = Places::default();
    places.add("", &args.file, false, document.marks);
    let mut problems = log.into_problems();
    // One table is read for each place, and says each time what is wrong with it.
    let mut seen = HashSet::new();
    problems.retain(|problem| seen.insert((problem.at.clone(), problem.message.clone())));
    findings.extend(problems.into_iter().map(|problem| places.locate(problem)));
    findings.sort_by_key(|finding| finding.spot);
    if imported.methods == 0 {
        let help = "compare the export with the documentation, or write delivery.toml by hand";
        let problem = Problem::new(Severity::Error, "import-empty", "", "no method in it can be used", help);
        findings.push(Finding::of_file(&args.file, problem));
        return finish(args, origin, &imported, &findings, 1);
    }
    if let Some(out) = &args.out
        && let Err(error) = std::fs::write(out, &imported.text)
    {
        let problem = Problem::new(Severity::Error, "unwritable", "", error.to_string(), "check the folder");
        findings.push(Finding::of_file(out, problem));
        return finish(args, origin, &imported, &findings, 1);
    }
    finish(args, origin, &imported, &findings, 0)
}

/// What is wrong with the arguments, before anything is read.
fn refuse(args: &ImportDelivery) -> Option<Outcome> {
    if let Some(code) = args.country.as_deref().filter(|code| country(code).is_none()) {
        return Some(Outcome::usage(&format!("no country is `{code}`; write its two letters of ISO 3166, such as GR")));
    }
    let out = args.out.as_deref().filter(|out| !args.force && Path::new(out).exists())?;
    Some(Outcome::usage(&format!("{out} is there already; --force writes over it")))
}

fn unknown_origin() -> Problem {
    Problem::new(
        Severity::Error,
        "import-unknown",
        "",
        "this is no export that is known here",
        "export shipping settings of Google or shipping zones of WooCommerce as JSON, and say which with --from",
    )
}

fn finish(args: &ImportDelivery, origin: Origin, imported: &Imported, findings: &[Finding], code: u8) -> Outcome {
    let number = |code: &str| findings.iter().filter(|finding| finding.problem.code == code).count();
    let (lost, assumed) = (number(LOST), number(ASSUMED));
    let written = code == 0;
    if args.json {
        let mut object = Map::new();
        object.insert("from".into(), if origin == Origin::Google { "google" } else { "woocommerce" }.into());
        match &args.out {
            Some(out) if written => object.insert("out".into(), out.as_str().into()),
            _ => object.insert("delivery".into(), if written { imported.text.as_str().into() } else { Json::Null }),
        };
        for (key, number) in
            [("places", imported.places), ("methods", imported.methods), ("lost", lost), ("assumed", assumed)]
        {
            object.insert(key.into(), json!(number));
        }
        object.insert("problems".into(), finding::json(findings));
        return Outcome { out: format!("{:#}\n", Json::Object(object)), err: String::new(), code };
    }
    let mut err = finding::text(findings);
    if written {
        let to = args.out.as_deref().map_or(String::new(), |out| format!("{out}: "));
        err.push_str(&format!(
            "{to}{} and {} from {}; {lost} lost, {assumed} assumed\n",
            count(imported.places, "place"),
            count(imported.methods, "method"),
            origin.name(),
        ));
    }
    let out = if written && args.out.is_none() { imported.text.clone() } else { String::new() };
    Outcome { out, err, code }
}
