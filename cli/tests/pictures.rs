//! Do pictures travel with the answers that show them, at their size, and never one from outside the shop?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use std::collections::BTreeMap;
use std::fs;

use common::{good, path, problems, run, write};
use serde_json::Value as Json;
use tempfile::TempDir;

fn png(width: u32, height: u32) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &size, &[8, 2, 0, 0, 0]].concat()
}

fn gif(width: u16, height: u16) -> Vec<u8> {
    [&b"GIF89a"[..], &width.to_le_bytes(), &height.to_le_bytes(), &[0, 0, 0]].concat()
}

/// A photograph; `turn` is its EXIF orientation.
fn jpeg(width: u16, height: u16, turn: u8) -> Vec<u8> {
    let exif = [&b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"[..], &[turn, 0, 0, 0, 0, 0, 0]].concat();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let frame = [&b"\xff\xc0\0\x0b\x08"[..], &height.to_be_bytes(), &width.to_be_bytes(), &[1, 1, 0x11, 0]].concat();
    [&b"\xff\xd8\xff\xe1"[..], &length, &exif, &frame, &b"\xff\xda\0\x08\x01\x01\0\0\x3f\0\xff\xd9"[..]].concat()
}

fn webp(width: u16, height: u16) -> Vec<u8> {
    let head =
        [&b"RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0\0\0\0\x9d\x01\x2a"[..], &width.to_le_bytes(), &height.to_le_bytes()];
    [&head.concat()[..], &[0; 16]].concat()
}

const SVG: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 12"><path d="M0 0"/></svg>"#;

fn answer(folder: &TempDir, body: &str) {
    write(folder, "answers/en/care/x.md", format!("---\nid: x\nquestion: Q?\n---\n{body}\n"));
}

/// The body of the answer in light markup, the files beside it, and what the build says.
fn built(folder: &TempDir) -> (String, BTreeMap<String, Vec<u8>>, String) {
    let out = folder.path().join("out");
    let run = run(&["build", path(folder), "--out", out.to_str().unwrap(), "--json-only"]);
    assert_eq!(run.code, 0, "{run:?}");
    let entries = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap());
    let files: BTreeMap<_, _> =
        entries.map(|e| (e.file_name().into_string().unwrap(), fs::read(e.path()).unwrap())).collect();
    let json: Json = serde_json::from_slice(&files["shop.json"]).unwrap();
    let answers = json["answers"]["en"].as_array().unwrap();
    let body = answers.iter().find(|answer| answer["id"] == "x").unwrap()["body"].as_str().unwrap().to_owned();
    (body, files, run.err)
}

/// What is said of an answer's body, without its file.
fn said(folder: &TempDir, body: &str) -> Vec<String> {
    answer(folder, body);
    let found = problems(folder, &run(&["check", path(folder), "--at", common::AT, "--json"]).json());
    let mine = found.into_iter().filter(|(at, _)| at.contains("care/x.md"));
    mine.map(|(at, message)| format!("{}: {message}", at.replace(" answers/en/care/x.md", " "))).collect()
}

#[test]
fn pictures_of_every_kind_are_copied_under_the_name_of_their_bytes_at_their_size() {
    for (file, bytes, size) in [
        ("Hem 1.PNG", png(640, 480), "640x480"),
        ("hem.gif", gif(64, 48), "64x48"),
        ("hem.jpg", jpeg(400, 300, 1), "400x300"),
        ("hem.jpeg", jpeg(400, 300, 6), "300x400"),
        ("hem.webp", webp(320, 200), "320x200"),
        ("hem.svg", SVG.as_bytes().to_vec(), "24x12"),
        ("hem2.svg", SVG.replace("viewBox", "width=\"2in\" height='96px' viewBox").into_bytes(), "192x96"),
        ("πλύσιμο.png", png(1, 1), "1x1"),
    ] {
        let folder = good();
        write(&folder, &format!("answers/en/care/{file}"), &bytes);
        answer(&folder, &format!("![The hem](<{file}>)"));
        let (body, files, _) = built(&folder);
        let (copied, held) = files.iter().find(|(name, _)| *name != "shop.json").unwrap();
        assert_eq!((body, held), (format!("![The hem](./{copied} \"{size}\")"), &bytes), "{file}");
        let parts: Vec<&str> = copied.split('.').collect();
        assert!(parts.len() == 3 && parts[1].len() == 16 && copied.is_ascii() && !copied.contains(' '), "{copied}");
    }
}

#[test]
fn one_picture_in_many_places_is_one_file() {
    let folder = good();
    write(&folder, "pictures/hem.png", png(4, 3));
    write(&folder, "answers/en/care/other.png", png(4, 3));
    let text = "![a](../../../pictures/hem.png) ![b](../../../pictures/hem.png \"8x6\")\n\n\
        [![Film](../../../pictures/hem.png)](https://film.example/x)\n\n<img src=\"../../../pictures/hem.png\" alt=c>";
    answer(&folder, text);
    let (body, files, _) = built(&folder);
    assert_eq!(files.len(), 2, "{files:?}");
    let name = files.keys().next().unwrap();
    assert!(name.starts_with("hem."), "{name}");
    for piece in [" \"4x3\")", " \"8x6\")", &format!("[![Film](./{name})](https://film.example/x)")] {
        assert!(body.contains(piece), "{piece} in {body}");
    }
}

#[test]
fn both_ways_of_building_carry_pictures_and_the_same_shop_gives_the_same_names() {
    let folder = good();
    write(&folder, "answers/en/care/hem.png", png(4, 3));
    answer(&folder, "![a](hem.png)");
    let (_, files, _) = built(&folder);
    let out = folder.path().join("parts");
    assert_eq!(run(&["build", path(&folder), "--out", out.to_str().unwrap()]).code, 0);
    let picture = files.keys().find(|name| name.ends_with(".png")).unwrap();
    assert!(out.join(picture).exists());
}

#[test]
fn a_picture_that_cannot_be_shown_is_said_with_its_line() {
    let folder = good();
    write(&folder, "answers/en/care/hem.png", png(4, 3));
    write(&folder, "answers/en/care/text.png", "no picture");
    write(&folder, "answers/en/care/empty.jpg", "");
    write(&folder, "answers/en/care/hem.tiff", "II*\0");
    write(&folder, "answers/en/care/big.png", [png(4, 3), vec![0; 3 * 1024 * 1024]].concat());
    fs::create_dir(folder.path().join("answers/en/care/dir.png")).unwrap();
    for (text, wanted) in [
        ("![](hem.png)", "error picture-words :5:1: the picture has no words for those who cannot see it"),
        ("a ![b](gone.png)", "error picture-missing :5:3: there is no file \"gone.png\" beside the answer"),
        ("![b](text.png)", "error picture-kind :5:1: \"text.png\" is not the picture that its name promises"),
        ("![b](empty.jpg)", "error picture-kind :5:1: \"empty.jpg\" is not the picture that its name promises"),
        (
            "![b](hem.tiff)",
            "error picture-kind :5:1: \"hem.tiff\" is no picture that browsers show: it ends in \".tiff\"",
        ),
        ("![b](dir.png)", "error picture-kind :5:1: \"dir.png\" is not a file"),
        ("![b](big.png)", "advice picture-weight :5:1: the picture \"big.png\" takes more than 2 MB to load"),
        (
            "![b](data:image/png;base64,AA)",
            "error address :5:1: \"data:image/png;base64,AA\" is not an address that can be followed",
        ),
        (
            "![b](https://cdn.example/hem.png)",
            "warning picture-size :5:1: the picture has no size, so the text below it moves when it loads",
        ),
        (
            "![b](/hem.png)",
            "warning picture-size :5:1: the picture has no size, so the text below it moves when it loads",
        ),
        (
            "![b](https://cdn.example/hem.png \"4x3\") ![c](https://cdn.example/b.png \"4x3\")",
            "advice picture-elsewhere :5:1: pictures come from cdn.example, which sees who loads them",
        ),
    ] {
        let found = said(&folder, text);
        assert!(found.iter().any(|line| line == wanted), "{text}\nwanted {wanted}\nfound  {found:?}");
        assert_eq!(
            found.iter().filter(|line| line.contains("elsewhere")).count(),
            usize::from(text.contains("https:"))
        );
    }
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_shop_is_read_or_copied() {
    let (folder, outside) = (good(), tempfile::tempdir().unwrap());
    write(&outside, "secret.png", png(4, 3));
    write(&folder, "pictures/hem.png", png(4, 3));
    let care = folder.path().join("answers/en/care");
    std::os::unix::fs::symlink(outside.path().join("secret.png"), care.join("link.png")).unwrap();
    std::os::unix::fs::symlink(outside.path(), care.join("folder")).unwrap();
    std::os::unix::fs::symlink("loop.png", care.join("loop.png")).unwrap();
    std::os::unix::fs::symlink("../../../pictures/hem.png", care.join("inside.png")).unwrap();
    let secret = outside.path().join("secret.png");
    let up = "../".repeat(40);
    for (address, code) in [
        ("link.png".to_owned(), "picture-outside"),
        ("folder/secret.png".to_owned(), "picture-outside"),
        (format!("{up}{}", secret.to_str().unwrap().trim_start_matches('/')), "picture-outside"),
        (format!("%2e%2e/{up}etc/passwd"), "picture-"),
        ("loop.png".to_owned(), "picture-missing"),
        ("hem.png%00.txt".to_owned(), "picture-missing"),
    ] {
        let found = said(&folder, &format!("![b](<{address}>)"));
        assert!(found.iter().any(|line| line.starts_with(&format!("error {code}"))), "{address}: {found:?}");
    }
    answer(&folder, "![b](inside.png)");
    assert_eq!(built(&folder).1.len(), 2, "a link within the shop is followed");
}

#[test]
fn drawings_with_programs_are_refused() {
    let deep = format!("<svg xmlns=\"x\">{}{}</svg>", "<g>".repeat(90_000), "</g>".repeat(90_000));
    let laughs = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;\">\
        <!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]><svg>&d;&d;&d;&d;&d;&d;</svg>";
    let folder = good();
    for (inside, code) in [
        ("<svg><script>x</script></svg>", "picture-script"),
        ("<svg onload=\"x\"/>", "picture-script"),
        ("<svg><a href=\"java\nscript:x\"><text>t</text></a></svg>", "picture-script"),
        ("<svg xmlns:l='x'><a l:href=' JAVASCRIPT:x'/></svg>", "picture-script"),
        ("<svg><foreignObject/></svg>", "picture-script"),
        ("<svg><use href='data:text/html,x'/></svg>", "picture-script"),
        ("<?xml-stylesheet href='x'?><svg/>", "picture-script"),
        ("<!DOCTYPE svg [<!ENTITY x '<script/>'>]><svg>&x;</svg>", "picture-script"),
        ("<svg><g></svg>", "picture-svg"),
        ("<html/>", "picture-svg"),
        ("", "picture-svg"),
        ("\u{1f}\u{8b}", "picture-svg"),
        (laughs, "picture-svg"),
        (&deep, "picture-"),
    ] {
        write(&folder, "answers/en/care/d.svg", inside);
        let found = said(&folder, "![b](d.svg)");
        let hit = found.iter().any(|line| line.starts_with(&format!("error {code}")));
        let start: String = inside.chars().take(60).collect();
        assert!(hit || inside == deep && found.len() == 1, "{start}: {found:?}");
    }
    let plain =
        "<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x.dtd'><svg width='4' height='3'/>";
    write(&folder, "answers/en/care/d.svg", plain);
    assert_eq!(said(&folder, "![b](d.svg)"), [""; 0]);
}
