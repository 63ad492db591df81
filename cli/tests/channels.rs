//! Is a merchant told of channels that keep shoppers waiting, at their place?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{AT, SHOP, good, path, problems, run, write};

/// Checks the good shop with one text of its shop.toml replaced by another.
fn edits(file: &str, slips: impl IntoIterator<Item = (&'static str, &'static str, &'static str, &'static str)>) {
    for (from, to, place, words) in slips {
        let folder = good();
        assert!(SHOP.contains(from), "{from:?} is not in {file}");
        write(&folder, file, SHOP.replacen(from, to, 1));
        let found = problems(&folder, &run(&["check", path(&folder), "--at", AT, "--json"]).json());
        let hit = found.iter().any(|(at, message)| at == place && message.contains(words));
        assert!(hit, "wanted {place}: {words}\n found {found:?}");
    }
}

#[test]
fn channels_that_keep_shoppers_waiting() {
    const GOAL: &str = "answers_within = \"2 h\"\n";
    const TWICE: &str = "answers_within = \"2 h\"\n\n[[channels]]\nid = \"again\"\nkind = \"email\"\naddress = \"Hello@elaia.example\"\n";
    edits(
        "shop.toml",
        [
            (GOAL, "", "advice no-goal shop.toml:13:1", "\"email\" does not say how soon it is answered"),
            (GOAL, TWICE, "advice same-address shop.toml:20:1", "\"email\" and \"again\" lead to the same place"),
            (
                GOAL,
                "answers_within = \"2 h\"\nclosed = \"2026-11-10..2026-12-20\"\n",
                "advice away shop.toml:13:1",
                "nobody is there through \"email\" in the next 14 days",
            ),
            (
                "kind = \"email\"\naddress = \"hello@elaia.example\"\nhours = { weekdays = \"09:00-17:00\" }\nanswers_within = \"2 h\"\n",
                "kind = \"phone\"\naddress = \"112\"\n",
                "advice no-hours shop.toml:13:1",
                "does not say when somebody is there",
            ),
            (GOAL, "consent = \"Yes.\"\n", "warning consent-unused shop.toml:18:11", "only a call-back form asks"),
        ],
    );
}
