//! A small good shop in a folder of its own, and the command to run on it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]
#![allow(dead_code, unreachable_pub, reason = "each test file uses its part")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value as Json;
use tempfile::TempDir;

/// Thirteen minutes before the cut-off on a Thursday; the shop's dates lie ahead of it.
pub const AT: &str = "2026-11-19T13:47:00+02:00";

pub const SHOP: &str = r#"name = "Elaia"
locales = ["en", "el"]
currency = "EUR"
country = "GR"
time_zone = "Europe/Athens"

[service]
promise = { en = "We answer.", el = "Απαντάμε." }

[escalation]
mode = "self-service"

[[channels]]
id = "email"
kind = "email"
address = "hello@elaia.example"
hours = { weekdays = "09:00-17:00" }
answers_within = "2 h"
"#;

pub const DELIVERY: &str = r#"[handling]
days = [1, 1]
cutoff = "14:00"
open = ["mon", "tue", "wed", "thu", "fri"]
closed = ["2026-12-25", 2026-12-26]

[[places]]
id = "attica"
name = "Attica"
countries = ["GR"]
postcodes = ["100 00..199 99"]

[[places]]
id = "greece"
countries = ["GR"]

[[methods]]
id = "standard"
name = "Standard"

[[methods.rates]]
place = "attica"
price = "3.50"
transit = [1, 2]
free_over = "50.00"

[[methods.rates]]
place = "greece"
price = 4.20
transit = 3

[returns]
days = 30
"#;

/// Rules of every kind: two warehouses, two counters, windows, steps by class, a restriction, ways back.
pub const RICH: &str = r#"[handling]
days = 1
cutoff = "14:00"

[[warehouses]]
id = "berlin"
time_zone = "Europe/Berlin"
days = 2
cutoff = "10:00"

[[places]]
id = "attica"
name = "Attica"
countries = ["GR"]
postcodes = ["10*", "11*"]

[[places]]
id = "greece"
name = "Greece"
countries = ["GR"]

[[places]]
id = "west"
name = "the West"
regions = ["US-CA", "US-OR"]

[[restrictions]]
tags = ["wine"]
places = ["west"]
reason = "No wine goes there"

[[methods]]
id = "standard"
name = "Standard"
[[methods.rates]]
place = ["attica", "greece"]
transit = [1, 2]
tiers = [{ class = "bulky", price = "12.00" }, { value_up_to = "50.00", price = "4.00" }, { price = "2.00" }]
[[methods.rates]]
place = "west"
transit = [5, 8]
price = "25.00"

[[methods]]
id = "shop"
name = "Pick up"
kind = "pickup"
handling = { days = 0, cutoff = "24:00" }
ready_in = "2 h"
[[methods.counters]]
id = "ermou"
name = "Ermou"
address = "Ermou 12, Athens"
hours = { weekdays = "10:00-20:00" }
country = "GR"
postcode = "105 63"
[[methods.counters]]
id = "glyfada"
name = "Glyfada"
address = "Metaxa 3, Glyfada"
hours = { weekdays = "12:00-20:00", sat = "10:00-14:00" }
country = "GR"
postcode = "166 75"
[[methods.rates]]
place = "attica"
price = "free"

[[methods]]
id = "evening"
name = "In the evening"
kind = "slots"
slots = { weekdays = ["17:00-19:00", "19:00-21:00"] }
lead = "3 h"
days_ahead = 2
[[methods.rates]]
place = "attica"
price = "6.00"

[returns]
days = 30
fee = "4.00"
fees = { greece = "free" }
methods = ["post", "store"]
"#;

pub const PRODUCTS: &str = r#"[[products]]
id = "SCARF"
name = "Scarf"
categories = ["scarves"]
tags = ["silk"]
price = "37.90"
weight_g = 65

[[products]]
id = "TABLE"
price = 690
weight_g = 46000
available_from = 2026-12-14
"#;

pub const WASH: &str = r#"---
id: wash
question: How do I wash it?
also: [washing machine, "silk: care"]
topic: Care
tags: [silk]
related: [iron]
next: iron
review: 2027-05-01
---
By **hand**, in water of 30 °C.

- No bleach.
- See [our page](/care).

It comes back until {{returns.until | thirty days after it arrives}}.
"#;

pub const IRON: &str = "---\nid: iron\nquestion: How do I iron it?\n---\nOn one dot, from the back.\n";

/// An answer of the good shop in its other language.
pub fn greek(answer: &str) -> String {
    let words = [
        ("How do I wash it?", "Πώς το πλένω;"),
        ("[washing machine, \"silk: care\"]", "[πλυντήριο]"),
        ("By **hand**, in water of 30 °C.", "Στο **χέρι**, σε νερό 30 °C."),
        ("No bleach.", "Χωρίς χλωρίνη."),
        ("See [our page]", "Δείτε [τη σελίδα μας]"),
        ("It comes back until", "Επιστρέφεται έως"),
        ("thirty days after it arrives", "τριάντα ημέρες αφού φτάσει"),
        ("How do I iron it?", "Πώς το σιδερώνω;"),
        ("On one dot, from the back.", "Στη μία κουκκίδα, από την ανάποδη."),
    ];
    words.iter().fold(answer.to_owned(), |text, (english, greek)| text.replace(english, greek))
}

/// A folder with the good shop.
pub fn good() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(&folder, "shop.toml", SHOP);
    write(&folder, "delivery.toml", DELIVERY);
    write(&folder, "products.toml", PRODUCTS);
    write(&folder, "answers/en/wash.md", WASH);
    write(&folder, "answers/en/care/iron.md", IRON);
    write(&folder, "answers/el/wash.md", greek(WASH));
    write(&folder, "answers/el/iron.md", greek(IRON));
    folder
}

pub fn write(folder: &TempDir, file: &str, text: impl AsRef<[u8]>) {
    let path = folder.path().join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

pub fn path(folder: &TempDir) -> &str {
    folder.path().to_str().unwrap()
}

/// What a run printed, and how it ended.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    pub fn json(&self) -> Json {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {self:?}"))
    }
}

pub fn run(args: &[&str]) -> Run {
    run_in(Path::new("."), args)
}

pub fn run_in(folder: &Path, args: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_shelfhelp")).args(args).current_dir(folder).output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Checks that a text for people tells of a problem in all its parts: kind and message, place, help.
#[track_caller]
pub fn tells(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
}

/// Problems as `severity code file:line:column at`, files relative to the shop.
pub fn problems(folder: &TempDir, json: &Json) -> Vec<(String, String)> {
    let prefix = format!("{}/", path(folder));
    let text = |p: &Json, key: &str| p.get(key).map_or(String::new(), |v| v.as_str().unwrap().to_owned());
    let list = json["problems"].as_array().unwrap();
    list.iter()
        .map(|p| {
            let file = text(p, "file").replace(&prefix, "");
            let spot = p.get("line").map_or(String::new(), |line| format!(":{line}:{}", p["column"]));
            (format!("{} {} {file}{spot}", text(p, "severity"), text(p, "code")), text(p, "message"))
        })
        .collect()
}

/// The files of a folder and of those in it, by their paths.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                all.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    all
}
