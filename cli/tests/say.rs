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
