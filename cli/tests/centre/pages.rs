//! Do the pages hang together?

use std::collections::{BTreeMap, HashSet};

use super::common::{self, good, path, run, tells, write};
use super::page::Page;
use super::{BASE, build, files, pages};

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/shop");

/// Where a link of a page leads: file and anchor.
fn target(from: &str, href: &str) -> Option<(String, Option<String>)> {
    if href.starts_with('/') || href.split(['/', '?', '#']).next().unwrap().contains(':') {
        return None;
    }
    let (file, anchor) = href.split_once('#').map_or((href, None), |(file, anchor)| (file, Some(anchor.to_owned())));
    if file.is_empty() {
        return Some((from.to_owned(), anchor));
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{from} links out of the folder: {href}"),
            part => parts.push(part),
        }
    }
    Some((parts.join("/"), anchor))
}

/// Follows every link of every page from the first one on.
fn follow(all: &BTreeMap<String, Vec<u8>>) {
    let pages = pages(all);
    let ids: BTreeMap<&str, HashSet<&str>> = pages
        .iter()
        .map(|(name, page)| (name.as_str(), page.tags.iter().filter_map(|tag| tag.get("id")).collect()))
        .collect();
    let mut reached: HashSet<String> = HashSet::from(["index.html".to_owned()]);
    let mut open = vec!["index.html".to_owned()];
    while let Some(name) = open.pop() {
        let page = &pages[&name];
        let hrefs = page.tags.iter().filter_map(|tag| tag.get("href").or(tag.get("src")));
        for (to, anchor) in hrefs.filter_map(|href| target(&name, href)) {
            assert!(all.contains_key(&to), "{name} leads to {to}, which is not there");
            if let Some(anchor) = anchor {
                assert!(ids[to.as_str()].contains(anchor.as_str()), "{name} leads to {to}#{anchor}");
            }
            if to.ends_with(".html") && reached.insert(to.clone()) {
                open.push(to);
            }
        }
    }
    for name in pages.keys() {
        assert!(reached.contains(name), "nothing leads to {name}");
    }
}

/// What every page owes to those who read it by other means.
fn sound(name: &str, page: &Page) {
    let html = page.all("html").next().unwrap();
    assert!(html.get("lang").is_some() && html.get("dir").is_some(), "{name}");
    let levels: Vec<u32> =
        page.tags.iter().filter_map(|tag| tag.name.strip_prefix('h')?.parse().ok()).filter(|n| *n <= 6).collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{name} has one first heading");
    // What stands beside an answer begins anew on the second level.
    for pair in levels.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "{name}: headings {levels:?}");
    }
    let mut ids: Vec<&str> = page.tags.iter().filter_map(|tag| tag.get("id")).collect();
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count, "{name}: an id comes twice");
    assert_eq!(page.all("main").count(), 1, "{name}");
    let policy = page.all("meta").find(|tag| tag.get("http-equiv") == Some("Content-Security-Policy")).unwrap();
    assert!(policy.get("content").unwrap().starts_with("default-src 'none'; img-src 'self' https:; style-src 'self'"));
    assert!(page.all("img").all(|tag| tag.get("alt").is_some() && tag.get("loading") == Some("lazy")), "{name}");
    assert!(page.all("script").all(|tag| tag.get("type") == Some("application/ld+json")), "{name}");
    assert!(page.tags.iter().all(|tag| tag.get("style").is_none()), "{name}: the policy forbids it");
}

#[test]
fn every_page_is_reached_and_every_link_leads_somewhere() {
    let folder = good();
    for shop in [path(&folder), EXAMPLE] {
        let all = build(shop, &["--base", BASE]);
        follow(&all);
        pages(&all).iter().for_each(|(name, page)| sound(name, page));
    }
}

#[test]
fn an_answer_stands_with_its_neighbours_and_with_who_can_help() {
    let folder = good();
    let pages = pages(&build(path(&folder), &[]));
    let wash = &pages["en/wash.html"];
    for words in ["How do I wash it?", "By hand, in water of 30 °C.", "People ask next", "How do I iron it?"] {
        assert!(wash.text.contains(words), "{words}");
    }
    assert!(wash.text.contains("It comes back until thirty days after it arrives."), "what needs a clock is in words");
    assert!(wash.text.contains("hello@elaia.example") && wash.text.contains("Mon \u{2060}–\u{2060} Fri 09:00"));
    assert!(pages["el/wash.html"].text.contains("Κέντρο βοήθειας"));
    assert!(pages["en/index.html"].text.contains("We answer."), "the promise of the shop");
}

#[test]
fn facts_that_hold_for_everybody_are_told() {
    let folder = good();
    let body = "---\nid: back\nquestion: Back?\n---\n{{returns.days | some days}}, {{delivery.price | little}}\n";
    write(&folder, "answers/en/back.md", body);
    let pages = pages(&build(path(&folder), &[]));
    assert!(pages["en/back.html"].text.contains("30 days, little"), "{}", pages["en/back.html"].text);
}

#[test]
fn all_kinds_of_blocks_come_to_the_page() {
    let folder = good();
    let body = "---\nid: all\nquestion: All?\nupdated: 2026-11-02\n---\n#### Deep\n\nWords[^1] and [the iron](answer:iron).\n\n\
        > [!TIP]\n> Cold water.\n\n- [x] packed\n- [ ] sent\n\n~~gone~~\n\n[▶ The hem](https://video.example/hem)\n\n\
        ## Deep\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n[^1]: Of the mill.\n";
    write(&folder, "answers/en/all.md", body);
    let pages = pages(&build(path(&folder), &[]));
    let page = &pages["en/all.html"];
    sound("all", page);
    let has = |name: &str, key: &str, value: &str| page.all(name).any(|tag| tag.get(key) == Some(value));
    assert!(has("h2", "id", "deep") && has("h2", "id", "deep-1"), "headings begin below the question: {:?}", page.tags);
    assert!(has("a", "href", "iron.html") && has("div", "class", "call tip") && has("li", "class", "task"));
    assert!(has("a", "href", "#p.note-1") && has("a", "href", "#p.ref-1") && has("li", "id", "p.note-1"));
    assert!(has("a", "href", "https://video.example/hem") && page.text.contains("Video on video.example"));
    assert!(has("div", "role", "region") && has("div", "tabindex", "0") && page.all("s").count() == 1);
    assert!(page.text.contains("Last changed on 2 November 2026"));
}

#[test]
fn an_answer_in_no_topic_and_one_with_a_strange_id_have_pages() {
    let folder = good();
    for id in ["index", "CON", "洗い方", "delivery-and-returns", "topic-care", "a.b"] {
        write(&folder, &format!("answers/en/x{}.md", id.len()), format!("---\nid: {id}\nquestion: {id}?\n---\nYes.\n"));
    }
    let all = build(path(&folder), &[]);
    follow(&all);
    assert!(pages(&all)["en/index.html"].text.contains("More questions"));
}

#[test]
fn a_shop_of_one_language_opens_at_once() {
    let folder = good();
    write(&folder, "shop.toml", common::SHOP.replace("[\"en\", \"el\"]", "[\"en\"]"));
    std::fs::remove_dir_all(folder.path().join("answers/el")).unwrap();
    let pages = pages(&build(path(&folder), &["--base", BASE]));
    let refresh = pages["index.html"].all("meta").find(|tag| tag.get("http-equiv") == Some("refresh")).unwrap();
    assert_eq!(refresh.get("content"), Some("0; url=en/index.html"));
    assert!(pages["en/wash.html"].alternates().is_empty());
    assert!(!pages["en/wash.html"].text.contains("English"), "there is nothing to choose");
}

#[test]
fn the_same_shop_gives_the_same_bytes() {
    let (one, two) = (good(), good());
    assert!(build(path(&one), &["--base", BASE]) == build(path(&two), &["--base", BASE]));
}

#[test]
fn pages_stand_beside_the_parts_and_only_when_asked_for() {
    let folder = good();
    let with = build(path(&folder), &[]);
    let out = folder.path().join("out");
    assert_eq!(run(&["build", path(&folder), "--out", out.to_str().unwrap()]).code, 0);
    let without = files(&out);
    assert!(without.iter().all(|(name, bytes)| with.get(name) == Some(bytes) && !name.ends_with(".html")));
    let summary = run(&["build", path(&folder), "--pages", "--out", out.to_str().unwrap()]);
    assert!(summary.out.contains("pages of the help centre, from "), "{}", summary.out);
}

#[test]
fn the_page_of_an_answer_that_is_gone_goes_too_and_nothing_else() {
    let folder = good();
    write(&folder, "answers/en/old.md", "---\nid: old\nquestion: Old?\n---\nYes.\n");
    let out = tempfile::tempdir().unwrap();
    let args = ["build", path(&folder), "--pages", "--out", out.path().to_str().unwrap()];
    assert_eq!(run(&args).code, 0);
    assert!(out.path().join("en/old.html").exists());
    write(&out, "en/mine.html", "by hand");
    let outside = folder.path().join("keep.html");
    std::fs::write(&outside, "mine").unwrap();
    let listed = std::fs::read_to_string(out.path().join("pages.txt")).unwrap();
    write(&out, "pages.txt", format!("{listed}../keep.html\n{}\n", outside.display()));
    std::fs::remove_file(folder.path().join("answers/en/old.md")).unwrap();
    assert_eq!(run(&args).code, 0);
    assert!(!out.path().join("en/old.html").exists(), "the answer is gone");
    assert!(out.path().join("en/mine.html").exists() && outside.exists() && out.path().join("en/wash.html").exists());
}

#[test]
fn an_address_that_is_none_is_refused() {
    let folder = good();
    let wrong = run(&["build", path(&folder), "--pages", "--base", "shop.example/help"]);
    assert_eq!(wrong.code, 2);
    tells(&wrong.err, &["write a whole address, such as https://shop.example/help/"]);
    assert_eq!(run(&["build", path(&folder), "--base", BASE]).code, 2, "it is for pages");
    write(&folder, "shop.toml", format!("help_url = \"/help/\"\n{}", common::SHOP));
    let wrong =
        run(&["build", path(&folder), "--pages", "--out", folder.path().join("out").to_str().unwrap(), "--json"]);
    let problems = common::problems(&folder, &wrong.json());
    assert_eq!((wrong.code, problems[0].0.as_str()), (1, "error address shop.toml:1:12"), "{problems:?}");
}

#[test]
fn a_site_of_the_merchants_own_is_not_written_over() {
    let (folder, out) = (good(), tempfile::tempdir().unwrap());
    let args = ["build", path(&folder), "--pages", "--out", path(&out), "--json"];
    for name in ["index.html", "robots.txt"] {
        let own = out.path().join(name);
        std::fs::write(&own, "mine").unwrap();
        let built = run(&args);
        assert_eq!(built.code, 1, "{name}: {built:?}");
        assert!(built.out.contains(&format!("{name} lies there already")), "{built:?}");
        assert_eq!(std::fs::read_to_string(&own).unwrap(), "mine");
        std::fs::remove_file(own).unwrap();
    }
    assert_eq!((run(&args).code, run(&args).code), (0, 0), "its own pages it renews");
}
