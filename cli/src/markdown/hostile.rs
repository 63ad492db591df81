//! Does anything unsafe come out, whatever goes in?
//!
//! Specifications and attacks of others, where they are at hand: the folder that `SHELFHELP_DATA` names, else
//! `../shared/data` beside the project. Cases of our own cover the same ground.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

use std::io::Write;
use std::path::PathBuf;

use serde_json::Value as Json;
use shelfhelp::content::{Block, Inline, markup, plain_text};

use super::read;
use crate::{html, light};

/// What attackers write, and what readers of Markdown and HTML have stumbled over.
const OURS: [&str; 72] = [
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a]( javascript:alert(1))",
    "[a](java\tscript:alert(1))",
    "[a](java&#10;script:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a](javascript&#58;alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](&#x6A&#x61vascript:alert(1))",
    "[a](\u{1}javascript:alert(1))",
    "[a](\u{a0}javascript:alert(1))",
    "[a](<java\\\nscript:alert(1)>)",
    "[a](javascript://elaia.example/%0aalert(1))",
    "[a](vbscript:x)",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](file:///etc/passwd)",
    "[a](blob:https://elaia.example/x)",
    "[a](view-source:https://elaia.example)",
    "[a](\\\\evil.example\\x)",
    "[a](https:\\\\evil.example)",
    "[a](//evil.example)",
    "[a](intent://x#Intent;end)",
    "[a](answer:javascript:alert(1))",
    "[a](./javascript:alert(1))",
    "[a][b]\n\n[b]: javascript:alert(1)",
    "[a]: javascript:alert(1)\n\n[a]",
    "![a](javascript:alert(1))",
    "![a](data:image/svg+xml,<svg onload=alert(1)>)",
    "![a](x \"4x3\\\" onerror=alert(1)\")",
    "![\" onerror=\"alert(1)](x)",
    "[![a](javascript:x)](https://film.example/x)",
    "[![a](x)](javascript:alert(1))",
    "[▶ a](javascript:alert(1))",
    "[▶ a](data:text/html,x)",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "javascript:alert(1)",
    "javascript://www.elaia.example/%0aalert(1)",
    "www.elaia.example/\" onmouseover=\"alert(1)",
    "https://elaia.example/<script>alert(1)</script>",
    "a@b.example\" onclick=\"x",
    "<script>alert(1)</script>",
    "a <script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=\"javascript:alert(1)\" alt=a>",
    "<img src=`javascript:alert(1)` alt=a>",
    "<svg onload=alert(1)>",
    "<svg><a xlink:href=\"javascript:alert(1)\">x</a></svg>",
    "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "a <a href=javascript&colon;alert(1)>x</a>",
    "a <a href=\"\u{1}javascript:x\">x</a>",
    "a <a href='jav&#x0A;ascript:x'>x</a>",
    "<iframe src=\"javascript:alert(1)\"></iframe>",
    "<iframe srcdoc=\"<script>x</script>\"></iframe>",
    "<video src=\"javascript:alert(1)\"></video>",
    "a <video><source src=\"data:text/html,x\"></video>",
    "<object data=\"javascript:alert(1)\"></object>",
    "<embed src=\"javascript:alert(1)\">",
    "<form action=\"javascript:alert(1)\"><button>x</button></form>",
    "<base href=\"javascript:/\"><a href=\"x\">x</a>",
    "<meta http-equiv=refresh content=\"0;url=javascript:x\">",
    "<style>@import 'javascript:x'</style>",
    "<div style=\"background:url(javascript:x)\">x</div>",
    "<textarea><script>x</script></textarea>",
    "<noscript><p title=\"</noscript><img src=x onerror=x>\">",
    "<!--><script>x</script>-->",
    "<![CDATA[<script>x</script>]]>",
    "<?php echo '<script>' ?>",
    "{{delivery.price | <script>x</script>}}",
    "| [a](javascript:x) | <b onclick=x>b</b> |\n|---|---|\n| ![a](vbscript:x) | [^1] |\n\n[^1]: [b](data:x)",
];

/// Every address in the blocks, and how many runs there are.
fn addresses(blocks: &[Block], out: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading(_, runs) | Block::Paragraph(runs) => of_runs(runs, out),
            Block::List(_, items) | Block::Notes(items) => items.iter().for_each(|item| addresses(item, out)),
            Block::Callout(_, blocks) => addresses(blocks, out),
            Block::Table(head, rows) => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| of_runs(cell, out));
            }
            Block::Image(link, ..) => out.push(link.as_str().to_owned()),
            Block::Video(link, _, picture) => {
                out.extend([Some(link), picture.as_ref()].into_iter().flatten().map(|link| link.as_str().to_owned()));
            }
        }
    }
}

fn of_runs(runs: &[Inline], out: &mut Vec<String>) {
    for run in runs {
        match run {
            Inline::Link(link, inside) => {
                out.push(link.as_str().to_owned());
                of_runs(inside, out);
            }
            Inline::Strong(inside) | Inline::Emphasis(inside) | Inline::Struck(inside) | Inline::Answer(_, inside) => {
                of_runs(inside, out);
            }
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Break
            | Inline::Fact(..)
            | Inline::Check(_)
            | Inline::Note(_) => {}
        }
    }
}

/// What a browser would do with an address, told apart from how [`shelfhelp::content::Link`] decides it: by its scheme
/// after everything is taken out that browsers pass over.
fn is_safe(address: &str) -> bool {
    let seen: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let seen = seen.trim_start_matches(|c: char| c <= ' ').to_ascii_lowercase();
    let end = seen.find(|c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c))).unwrap_or(seen.len());
    let scheme = seen.get(end..).filter(|rest| rest.starts_with(':')).and_then(|_| seen.get(..end));
    !address.contains('\\') && scheme.is_none_or(|scheme| matches!(scheme, "https" | "http" | "mailto" | "tel" | "sms"))
}

/// Reads a text in each of the three ways and again from what is written of it.
#[track_caller]
fn hold(text: &str) {
    for (way, blocks) in [("Markdown", read(text).0), ("HTML", html::blocks(text).0), ("light", markup::parse(text))] {
        let written = light::markup(&blocks);
        let again = markup::parse(&written);
        for blocks in [&blocks, &again] {
            let mut found = Vec::new();
            addresses(blocks, &mut found);
            let unsafe_one = found.iter().find(|address| !is_safe(address));
            assert!(unsafe_one.is_none(), "{text:?} as {way} leads to {unsafe_one:?}");
            assert!(plain_text(blocks).len() <= text.len() * 4 + 64, "{text:?} as {way} grows");
        }
    }
}

/// The cases of a file; where it is absent, that is said past the test harness, which hides what passing tests print.
fn data(file: &str) -> Vec<Json> {
    let beside = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data"));
    let folder = std::env::var_os("SHELFHELP_DATA").map_or(beside, PathBuf::from);
    let folder = if folder.is_relative() {
        PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(folder)
    } else {
        folder
    };
    let path = folder.join("hostile").join(file);
    match std::fs::read_to_string(&path) {
        Ok(text) => serde_json::from_str(&text).unwrap(),
        Err(_) => {
            let text =
                format!("{} is absent: its cases did not run; name the folder in SHELFHELP_DATA", path.display());
            writeln!(std::io::stderr(), "{text}").unwrap();
            Vec::new()
        }
    }
}

#[test]
fn our_own_attacks_come_to_nothing() {
    for text in OURS {
        hold(text);
        hold(&format!("> - {text}\n\n{text}"));
        hold(&format!("**{text}** _{text}_ [{text}](/x) | {text} |"));
    }
    assert!(
        !is_safe("\u{1}java\nscript:x") && !is_safe("Data:x") && is_safe("/a:b") && is_safe("a/b:c") && is_safe("#:")
    );
}

#[test]
fn attacks_of_others_come_to_nothing() {
    for case in data("xss.json") {
        let payload = case["payload"].as_str().unwrap();
        hold(payload);
        hold(&format!("[a](<{payload}>) ![b]({payload}) <a href=\"{payload}\">c</a> <img src='{payload}' alt=d>"));
    }
}

// What differs is a comment or CDATA that browsers see otherwise than the specification, a picture's place in its
// paragraph, and a cell that four spaces make code.
#[test]
fn the_specifications_are_read_as_they_say() {
    for (file, all, agree) in [("commonmark_spec.json", 655, 651), ("gfm_spec.json", 673, 666)] {
        let cases = data(file);
        if cases.is_empty() {
            continue;
        }
        let words = |blocks: &[Block]| plain_text(blocks).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut same = 0;
        for case in &cases {
            let (markdown, wanted) = (case["markdown"].as_str().unwrap(), case["html"].as_str().unwrap());
            hold(markdown);
            hold(wanted);
            // Both roads to blocks, of one thing written twice.
            same += usize::from(words(&read(markdown).0) == words(&html::blocks(wanted).0));
        }
        assert!(cases.len() == all && same >= agree, "{file}: {same} of {} agree", cases.len());
    }
}
