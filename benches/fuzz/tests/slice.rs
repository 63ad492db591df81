//! Does every reader hold what is asked of it, for the inputs that once failed and for a few hundred new ones?
//!
//! The same inputs each time, counted and not timed; `cargo xtask fuzz` goes on from here.

use shelfhelp_fuzz::run::{Until, run};
use shelfhelp_fuzz::{find, seeds, targets};

// A debug build reads about a thousand inputs in a second.
const EACH: u64 = 250;

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
