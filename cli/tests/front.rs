//! Is the front matter of other site generators understood, and is each mistake in it said at its place?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{good, path, problems, run, write};
use serde_json::{Value as Json, json};

/// Writes a file, and gives what it became and what is said of it.
fn read(file: &str, text: &str) -> (Json, Vec<String>) {
    let folder = good();
    write(&folder, file, text);
    let found = problems(&folder, &run(&["check", path(&folder), "--at", common::AT, "--json"]).json());
    let mine = found.into_iter().filter(|(at, _)| at.contains(file));
    let said = mine.map(|(at, message)| format!("{}: {message}", at.replace(&format!(" {file}"), " "))).collect();
    let out = folder.path().join("out");
    run(&["build", path(&folder), "--out", out.to_str().unwrap(), "--json-only"]);
    let built = std::fs::read_to_string(out.join("shop.json")).unwrap_or_default();
    let built: Json = serde_json::from_str(&built).unwrap_or_default();
    let answers = built["answers"]["en"].as_array().cloned().unwrap_or_default();
    (answers.into_iter().find(|answer| answer["body"] == "Body.").unwrap_or_default(), said)
}

#[track_caller]
fn check(file: &str, front: &str, wanted: Json) {
    let (mut found, said) = read(file, &format!("{front}\nBody.\n"));
    assert_eq!(said, [""; 0], "for {front}");
    found.as_object_mut().unwrap_or_else(|| panic!("{front} gave no answer")).remove("body");
    assert_eq!(found, wanted, "for {front}");
}

#[test]
fn names_of_hugo_jekyll_and_docusaurus_become_ours() {
    for (file, front, wanted) in [
        (
            "answers/en/a.md",
            "---\ntitle: How is wool washed?\ndescription: Short.\nweight: 3\nlastmod: 2026-05-01T10:00:00Z\nslug: how\n---",
            json!({"question": "How is wool washed?", "summary": "Short.", "order": "3", "updated": "2026-05-01", "id": "how"}),
        ),
        (
            "answers/en/a.md",
            "---\nlayout: page\ntitle: How is wool washed?\npermalink: /help/how.html\nnav_order: 2\nredirect_from:\n  - /old\n  - /older\n\
             last_modified_at: 2026-05-01 10:00:00 +0200\npublished: true\n---",
            json!({"question": "How is wool washed?", "order": "2", "updated": "2026-05-01", "id": "how",
                "aliases": ["/old", "/older", "/help/how.html"]}),
        ),
        (
            "answers/en/02-how.md",
            "---\nid: how\ntitle: How is wool washed?\nsidebar_label: H\nsidebar_position: 2\nhide_title: true\nslug: /care/how\n\
             last_update:\n  date: 2026-05-01\n  author: A\nunlisted: false\n---",
            json!({"id": "how", "question": "How is wool washed?", "order": "2", "updated": "2026-05-01", "aliases": ["/care/how"]}),
        ),
        (
            "answers/en/how.md",
            "+++\ntitle = \"How is wool washed?\"\ndate = 2026-05-01T10:00:00Z\ntags = [\"silk\"]\ndraft = false\nweight = 4\n\
             [menu]\nmain = 1\n+++",
            json!({"id": "how", "question": "How is wool washed?", "updated": "2026-05-01", "tags": ["silk"], "draft": false, "order": 4}),
        ),
        (
            "answers/en/b.md",
            "---\nquestion: Ours?\ntitle: Theirs\nsummary: ours\ndescription: theirs\norder: 1\nweight: 2\n\
             Date: 2024-01-01\nlastmod: 2025-01-01\n---",
            json!({"id": "b", "question": "Ours?", "summary": "ours", "order": "1", "updated": "2025-01-01"}),
        ),
        (
            "answers/en/2024-05-01-how-to.md",
            "---\ntitle: How is wool washed?\n---",
            json!({"id": "how-to", "question": "How is wool washed?"}),
        ),
        (
            "answers/en/how.en.md",
            "---\ntitle: How is wool washed?\nlang: en-GB\n---",
            json!({"id": "how", "question": "How is wool washed?"}),
        ),
        (
            "answers/en/how/_index.md",
            "---\ntitle: How is wool washed?\n---",
            json!({"id": "how", "question": "How is wool washed?"}),
        ),
        (
            "answers/en/How it's.md",
            "---\ntitle: How is wool washed?\n---",
            json!({"id": "How-it-s", "question": "How is wool washed?"}),
        ),
        (
            "answers/en/x.md",
            "---\ntitle: How is wool washed?\ntranslationKey: key\nslug: /fr/comment\n---",
            json!({"id": "key", "question": "How is wool washed?", "aliases": ["/fr/comment"]}),
        ),
        (
            "answers/en/x.md",
            "---\ntitle: How is wool washed?\npermalink: /:categories/:title/\nphrases: [a, b]\nsection: Care\n---",
            json!({"id": "x", "question": "How is wool washed?", "also": ["a", "b"], "topic": "Care"}),
        ),
    ] {
        check(file, front, wanted);
    }
}

#[test]
fn what_is_not_published_is_a_draft() {
    for line in ["draft: true", "published: false", "unlisted: true", "draft: true\npublished: true"] {
        let (answer, said) = read("answers/en/x.md", &format!("---\ntitle: How is wool washed?\n{line}\n---\nBody.\n"));
        assert_eq!((answer, said.len()), (Json::Null, 0), "for {line}: {said:?}");
    }
}

#[test]
fn mistakes_under_a_name_of_others_are_said_at_their_place() {
    let front = |lines: &str| format!("---\ntitle: How is wool washed?\n{lines}\n---\nBody.\n");
    for (text, wanted) in [
        (front("weight: heavy"), "error not-a-number :3:9: \"heavy\" is not a whole number of places"),
        (front("slug: a b"), "error answer-id :3:7: \"a b\" is not an id"),
        (front("lastmod: 2026-02-30T10:00:00Z"), "error date :3:10: \"2026-02-30\" is not a day of the calendar"),
        (front("date: 2026-13-01"), "error date :3:7: \"2026-13-01\" is not a day of the calendar"),
        (front("description: [a]"), "error not-text :3:14: a list is not text"),
        (front("redirect_from:\n  - [a]"), "error not-text :4:5: a list is not text"),
        (front("desciption: x"), "warning unknown-key :3:1: `desciption` is not known here and is not used"),
        (front("questoin: x"), "warning unknown-key :3:1: `questoin` is not known here and is not used"),
        (
            front("lang: de"),
            "warning locale-differs :3:7: the answer says that it is in `de`, and lies in the folder of `en`",
        ),
        (front("locale: 12"), "warning locale :3:9: `12` is not a language"),
        (
            "---\n- a\n- b\n---\nBody.\n".into(),
            "error front-matter :2:1: the front matter is not a list of keys and values",
        ),
        (
            "---\njust words\n---\nBody.\n".into(),
            "error front-matter :2:1: the front matter is not a list of keys and values",
        ),
        ("---\n---\nBody.\n".into(), "error missing :1:1: `question` is missing"),
        ("---\ntitle: How is wool washed?\n".into(), "error front-matter :1:1: the front matter does not end"),
        (
            "+++\ntitle = \"How is wool washed?\"\n---\nBody.\n".into(),
            "error front-matter :1:1: the front matter does not end",
        ),
        ("+++\ntitle = How?\n+++\nBody.\n".into(), "error toml :2:9: this is not TOML"),
        (
            "+++\ntitle = \"How is wool washed?\"\nweight = \"x\"\n+++\nBody.\n".into(),
            "error not-a-number :3:10: \"x\" is not a whole number of places",
        ),
        ("---\ntitle: [a\n---\nBody.\n".into(), "error yaml :"),
        ("---\na: &b c\nd: *b\n---\nBody.\n".into(), "error yaml :3:4: front matter takes no `*` references"),
        (String::new(), "error front-matter :1:1: the answer has no front matter"),
    ] {
        let (_, said) = read("answers/en/x.md", &text);
        assert!(said.iter().any(|line| line.starts_with(wanted)), "{text}\nwanted {wanted}\nfound  {said:?}");
    }
}
