//! Does the table hold every place, method and weekday?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{AT, DELIVERY, RICH, good, path, run, write};

const HEAD: &str =
    "place,destination,method,counter,weekday,when,ordered,price,currency,earliest,latest,ready_from,order_by";

#[test]
fn a_week_of_one_method() {
    let folder = good();
    let run = run(&["promise", path(&folder), "--table", "--product", "SCARF", "--at", AT]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let lines: Vec<&str> = run.out.split("\r\n").collect();
    // Two places, five days before and after the cut-off, two closed days.
    assert_eq!((lines.len(), lines[0], lines[25]), (26, HEAD, ""));
    assert_eq!(
        &lines[1..3],
        [
            "attica,GR/100 00,standard,,mon,before cut-off,2026-11-16T13:59:00+02:00,3.50,EUR,2026-11-18,2026-11-19,,\
             2026-11-16T14:00:00+02:00",
            "attica,GR/100 00,standard,,mon,after cut-off,2026-11-16T14:00:00+02:00,3.50,EUR,2026-11-19,2026-11-20,,\
             2026-11-17T14:00:00+02:00",
        ]
    );
    assert_eq!(
        lines[12],
        "attica,GR/100 00,standard,,sun,closed,2026-11-22T12:00:00+02:00,3.50,EUR,2026-11-25,2026-11-26,,\
         2026-11-23T14:00:00+02:00"
    );
    assert!(lines[13].starts_with("greece,GR,"), "{}", lines[13]);
    assert!(lines[13].contains(",4.20,EUR,2026-11-20,2026-11-20,,"), "{}", lines[13]);
}

#[test]
fn counters_regions_and_cells_that_need_quotes() {
    let folder = good();
    write(&folder, "delivery.toml", RICH.replace("\"standard\"", "\"standard, \\\"slow\\\"\""));
    let run = run(&["promise", path(&folder), "--table", "--value", "30.00", "--at", AT]);
    assert!(run.out.contains("\r\nwest,US-CA,\"standard, \"\"slow\"\"\",,mon,"), "{}", run.out);
    let ermou: Vec<&str> = run.out.lines().filter(|line| line.contains(",shop,ermou,thu,")).collect();
    // The counter packs itself, day and night, so there is no cut-off; at noon it is ready two hours later.
    assert_eq!(
        ermou,
        ["attica,GR/104 34,shop,ermou,thu,no cut-off,2026-11-19T12:00:00+02:00,0.00,EUR,2026-11-19,2026-11-19,14:00,\
             2026-11-19T17:46:00+02:00"]
    );
}

#[test]
fn a_place_that_nothing_reaches_is_told_beside_the_table() {
    let folder = good();
    let never = DELIVERY.replace("price = 4.20\ntransit = 3", "never = \"By ferry only\"");
    write(&folder, "delivery.toml", never);
    let run = run(&["promise", path(&folder), "--table", "--at", AT]);
    assert_eq!((run.code, run.err.as_str()), (0, "note: nothing of this goes to `greece`\n"));
    assert!(!run.out.contains("greece"), "{}", run.out);
}

#[test]
fn a_table_is_asked_for_alone() {
    let folder = good();
    for args in [&["--to", "GR"][..], &["--json"], &["--explain"], &["--by", "2026-12-24"]] {
        assert_eq!(run(&[&["promise", path(&folder), "--table"], args].concat()).code, 2, "{args:?}");
    }
    std::fs::remove_file(folder.path().join("delivery.toml")).unwrap();
    let run = run(&["promise", path(&folder), "--table"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
}
