//! Do people read problems in order, in colour only where they want it, and never more than they can take in?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use std::process::Command;

use common::{AT, DELIVERY, SHOP, WASH, good, path, run, tells, write};

#[test]
fn errors_come_before_warnings_before_advice_within_a_file() {
    let folder = good();
    let shop = SHOP.replace("name =", "colour = 1\nname =").replace("self-service", "self");
    write(&folder, "shop.toml", shop);
    write(&folder, "delivery.toml", DELIVERY.replace("cutoff", "cut_off").replace("\"3.50\"", "\"3,50\""));
    let out = run(&["check", path(&folder), "--at", AT]).out;
    let order: Vec<&str> = out
        .lines()
        // The summary above begins its lines with spaces.
        .filter(|line| !line.starts_with(' '))
        .filter_map(|line| line.split_once(": `").or(line.split_once(": \"")))
        .map(|(kind, _)| kind)
        .collect();
    assert_eq!(
        order,
        ["error[escalation-mode]", "warning[unknown-key]", "error[amount]", "warning[unknown-key]"],
        "{out}"
    );
    let json = run(&["check", path(&folder), "--at", AT, "--json"]).json();
    assert_eq!(json["problems"][0]["code"], "unknown-key", "programs get them by line");
}

#[test]
fn what_comes_very_often_is_counted() {
    let folder = good();
    let slips: String = (0..72).map(|i| format!("[x](javascript:{i})\n\n")).collect();
    write(&folder, "answers/en/wash.md", WASH.to_owned() + &slips);
    let out = run(&["check", path(&folder), "--at", AT]).out;
    assert_eq!(out.matches("error[address]").count(), 50, "{out}");
    tells(&out, &["note: and 22 more of this kind (address); --json lists all\n", "72 errors, 0 warnings in"]);
    let json = run(&["check", path(&folder), "--at", AT, "--json"]).json();
    assert_eq!(json["problems"].as_array().unwrap().len(), 72);
}

#[test]
fn colours_only_where_they_are_wanted() {
    let folder = good();
    write(&folder, "delivery.toml", DELIVERY.replace("14:00", "25:00"));
    let is_coloured = |args: &[&str], env: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shelfhelp"));
        command.args(["check", path(&folder), "--at", AT]).args(args);
        command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").envs(env.iter().copied());
        command.output().unwrap().stdout.contains(&0x1b)
    };
    for (args, env, expected) in [
        (&[][..], &[][..], false),
        (&[], &[("CLICOLOR_FORCE", "1")], true),
        (&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
        (&["--color", "always"], &[("NO_COLOR", "1")], true),
        (&["--color", "never"], &[("CLICOLOR_FORCE", "1")], false),
        (&["--color", "auto"], &[], false),
        (&["--color", "always", "--json"], &[], false),
    ] {
        assert_eq!(is_coloured(args, env), expected, "{args:?} {env:?}");
    }
}

#[test]
fn what_a_terminal_would_obey_is_not_printed() {
    let folder = good();
    write(&folder, "shop.toml", SHOP.replace("Europe/Athens", "\\u001b[31mred\\u0007"));
    let run = run(&["check", path(&folder), "--at", AT]);
    assert!(run.out.contains("\u{fffd}[31mred") && !run.out.contains('\u{1b}'), "{}", run.out);
}

#[test]
fn programs_get_json_of_every_command_also_where_nothing_can_be_read() {
    let folder = good();
    let out = folder.path().join("out");
    let out = out.to_str().unwrap();
    for (args, code) in [
        (&["check", "/nowhere"][..], 1),
        (&["build", "/nowhere", "--out", out], 1),
        (&["search", "/nowhere", "x"], 1),
        (&["search", path(&folder), "--queries", "/nowhere"], 1),
        (&["search", path(&folder), "x", "--locale", "fr"], 1),
        (&["search", "--docs", "/nowhere", "x"], 1),
        (&["promise", "/nowhere", "--to", "GR"], 1),
        (&["diff", "/nowhere", path(&folder)], 2),
        (&["diff", path(&folder), "/nowhere"], 2),
        (&["read", "/nowhere"], 1),
        (&["import", "delivery", "/nowhere"], 1),
    ] {
        let run = run(&[args, &["--json"]].concat());
        assert_eq!((run.code, run.err.as_str()), (code, ""), "{args:?}");
        let problem = &run.json()["problems"][0];
        assert!(problem["severity"] == "error" && problem["message"].is_string(), "{args:?} {run:?}");
    }
    let built = run(&["build", path(&folder), "--out", out, "--json"]);
    let json = built.json();
    assert_eq!((built.code, built.err.as_str(), &json["problems"]), (0, "", &serde_json::json!([])));
    let files = json["files"].as_array().unwrap();
    let sum: u64 = files.iter().map(|file| file["bytes"].as_u64().unwrap()).sum();
    assert_eq!((json["out"].as_str(), json["bytes"].as_u64()), (Some(out), Some(sum)));
    let is_there = |name: &str| std::fs::metadata(std::path::Path::new(out).join(name)).is_ok();
    assert!(files.iter().all(|file| is_there(file["file"].as_str().unwrap())), "{json}");
}

/// Builds for others have no switch for it.
#[cfg(debug_assertions)]
#[test]
fn a_fault_of_the_command_is_one_plain_line() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shelfhelp"));
    command.arg("--version").env("SHELFHELP_FAULT", "an \x1b[31mindex\nout of bounds").env("RUST_BACKTRACE", "full");
    let output = command.output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.len(), err.lines().count()), (Some(70), 0, 1), "{err}");
    tells(
        &err,
        &["error: shelfhelp failed.", "version 0.", "fault.rs:", "an \u{fffd}[31mindex\u{fffd}out of bounds\n"],
    );
}

#[test]
fn no_bar_is_drawn_but_on_a_terminal() {
    let folder = good();
    for i in 0..2000 {
        write(
            &folder,
            &format!("answers/en/more/{i}.md"),
            format!("---\nid: a{i}\nquestion: Number {i}?\n---\nIt is {i}.\n"),
        );
    }
    let out = folder.path().join("out");
    let run = run(&["build", path(&folder), "--out", out.to_str().unwrap()]);
    assert!(run.code == 0 && !run.err.contains(['\r', '\x1b']) && !run.err.contains("reading"), "{}", run.err);
}
