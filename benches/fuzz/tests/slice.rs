//! Does every reader hold what is asked of it, for the inputs that once failed and for a few hundred new ones?
//!
//! The same inputs each time, counted and not timed; `cargo xtask fuzz` goes on from here.

use std::collections::BTreeSet;

use shelfhelp_fuzz::run::{Until, run};
use shelfhelp_fuzz::{find, seeds, targets};

// A debug build reads about a thousand inputs in a second.
const EACH: u64 = 250;

#[test]
fn every_reader_has_inputs_that_are_kept() {
    let names: BTreeSet<String> = targets().iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names.len(), targets().len(), "two readers of one name");
    let folders = std::fs::read_dir(seeds::kept()).unwrap();
    let folders: BTreeSet<String> = folders.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(folders, names, "folders of the corpus, and readers");
    for name in &names {
        assert!(!seeds::corpus(name).is_empty(), "nothing is kept for {name}");
    }
}

#[test]
fn every_reader_holds_what_is_asked_of_it() {
    find::listen();
    let mut found = Vec::new();
    for target in targets() {
        for (path, input) in seeds::corpus(target.0) {
            found.extend(find::failure(target, &input).map(|failure| format!("{}: {failure:?}", path.display())));
        }
        let report = run(target, 7, Until::Count(EACH), None);
        assert_eq!(report.executions, EACH, "{}", target.0);
        found.extend(report.failures.iter().map(|(input, failure)| {
            format!("{}: {failure:?}\n  input {:?}", target.0, String::from_utf8_lossy(input))
        }));
    }
    drop(std::panic::take_hook());
    assert!(found.is_empty(), "{} findings\n{}", found.len(), found.join("\n"));
}
