//! Does every example of the help that names the demo's shop run as it stands?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use std::path::Path;

use common::{run, run_in};

/// The commands that the help of one lists.
fn listed(help: &str) -> Vec<String> {
    let list = help.split_once("\nCommands:\n").map_or("", |(_, list)| list);
    let lines = list.lines().take_while(|line| !line.is_empty());
    // A description that goes on is indented further.
    let names = lines.filter_map(|line| line.strip_prefix("  ").filter(|name| !name.starts_with(' ')));
    names.filter_map(|name| name.split_whitespace().next()).filter(|name| *name != "help").map(str::to_owned).collect()
}

#[test]
fn examples_run() {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/shop"), &folder.path().join("examples/shop"));
    let log = "{\"event\": \"shelf-open\", \"visit\": \"a\"}\n";
    std::fs::write(folder.path().join("events.ndjson"), log).unwrap();
    let mut count = 0;
    let mut helps = vec![run(&["--help"]).out];
    for verb in listed(&helps[0]) {
        let help = run(&[&verb, "--help"]).out;
        helps.extend(listed(&help).iter().map(|sub| run(&[&verb, sub, "--help"]).out));
        helps.push(help);
    }
    for example in helps.iter().flat_map(|help| help.lines()).filter_map(|line| line.strip_prefix("  shelfhelp ")) {
        if example.contains("examples/shop") {
            let parts = example.split('"').enumerate();
            let words =
                parts.flat_map(|(i, part)| if i % 2 == 0 { part.split_whitespace().collect() } else { vec![part] });
            let args: Vec<&str> = words.collect();
            // These go on until they are stopped, or ask.
            if ["serve", "new"].contains(&args[0]) {
                continue;
            }
            let run = run_in(folder.path(), &args);
            assert!(run.code == 0 && !run.out.is_empty(), "{example}: {run:?}");
            count += 1;
        }
    }
    assert!(count >= 14, "{count} examples");
}

#[test]
fn help_is_in_colour_only_where_it_is_wanted() {
    assert!(!run(&["--help"]).out.contains('\x1b'));
    assert!(run(&["--help", "--color", "always"]).out.contains('\x1b'));
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to)
        } else {
            std::fs::copy(entry.path(), to).map(drop).unwrap()
        }
    }
}

#[test]
fn wrong_usage_exits_with_two() {
    for args in
        [&[][..], &["check"], &["chek", "x"], &["check", "x", "--jsn"], &["build"], &["promise", "x"], &["search"]]
    {
        assert_eq!(run(args).code, 2, "{args:?}");
    }
    assert_eq!((run(&["--help"]).code, run(&["--version"]).code), (0, 0));
}
