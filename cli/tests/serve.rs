//! Does the preview show the shop, follow each change, keep the last good state, and answer nobody but this machine?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value as Json;
use tempfile::TempDir;

use common::{DELIVERY, good, path, write};

/// The command at work, on a port that was free.
struct Serving {
    child: Child,
    port: u16,
    lines: BufReader<std::process::ChildStdout>,
}

impl Serving {
    fn start(folder: &TempDir, more: &[&str]) -> Serving {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shelfhelp"));
        command.args(["serve", path(folder), "--port", "0"]).args(more);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.contains("http://127.0.0.1:") {
            line.clear();
            assert!(lines.read_line(&mut line).unwrap() > 0, "it ended before it was up");
        }
        let port = line.split("127.0.0.1:").nth(1).unwrap().split('/').next().unwrap().parse().unwrap();
        Serving { child, port, lines }
    }

    fn send(&self, method: &str, target: &str, host: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        write!(stream, "{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        stream
    }

    fn own_host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Status, head and body.
    fn ask(&self, method: &str, target: &str, host: &str) -> (u16, String, String) {
        let mut answer = Vec::new();
        self.send(method, target, host).read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, head.to_owned(), body.to_owned())
    }

    fn get(&self, target: &str) -> String {
        let (status, _, body) = self.ask("GET", target, &self.own_host());
        assert_eq!(status, 200, "{target}: {body}");
        body
    }

    fn status(&self, target: &str) -> u16 {
        self.ask("GET", target, &self.own_host()).0
    }

    fn events(&self) -> Events {
        let mut lines = BufReader::new(self.send("GET", "/-/events", &self.own_host()));
        let mut line = String::new();
        while lines.read_line(&mut line).unwrap() > 2 {
            line.clear();
        }
        Events(lines)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Events(BufReader<TcpStream>);

impl Events {
    /// The first event that is as wanted.
    fn wait(&mut self, wanted: impl Fn(&Json) -> bool) -> Json {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the stream ended");
            let event = line.strip_prefix("data: ").and_then(|data| serde_json::from_str(data).ok());
            if let Some(event) = event.filter(&wanted) {
                return event;
            }
        }
    }
}

#[test]
fn each_page_of_a_shop_can_be_looked_at() {
    let shop = good();
    let serving = Serving::start(&shop, &[]);
    let home = serving.get("/");
    assert!(home.contains("/product/SCARF") && home.contains("Elaia"), "{home}");
    let product = serving.get("/product/SCARF?locale=el");
    assert!(product.contains("<shelf-help") && product.contains("lang=\"el\"") && product.contains("37.90 EUR"));
    // Without the widget, the command says what it would show.
    assert!(product.contains("Standard") && product.contains("To GR"), "{product}");
    assert!(serving.get("/answers").contains("Πώς το πλένω;"));
    assert!(serving.get("/problems").contains("problems") || serving.get("/problems").contains("warning"));
    let manifest: Json = serde_json::from_str(&serving.get("/shop/shop.json")).unwrap();
    let part = manifest["answers"]["el"]["titles"].as_str().unwrap().to_owned();
    assert_eq!(serving.status(&format!("/shop/{part}")), 200);
}

#[test]
fn a_change_is_built_and_told_to_every_open_page() {
    let shop = good();
    let serving = Serving::start(&shop, &[]);
    let mut first = serving.events();
    let mut second = serving.events();
    let number = first.wait(|_| true)["build"].as_u64().unwrap();
    second.wait(|_| true);
    write(&shop, "answers/en/new.md", "---\nid: new\nquestion: Is this new?\n---\nIt is.\n");
    for events in [&mut first, &mut second] {
        assert!(events.wait(|event| event["build"].as_u64() > Some(number))["errors"] == 0);
    }
    assert!(serving.get("/answers").contains("Is this new?"));
}

#[test]
fn an_error_keeps_the_last_good_state_and_is_shown_until_it_is_mended() {
    let shop = good();
    let serving = Serving::start(&shop, &[]);
    let mut events = serving.events();
    let before = serving.get("/shop/shop.json");
    write(&shop, "delivery.toml", DELIVERY.replace("14:00", "25:00"));
    events.wait(|event| event["errors"] == 1);
    let page = serving.get("/product/SCARF");
    assert!(page.contains("shelf-serve-wrong") && page.contains("delivery.toml:3:10"), "{page}");
    assert!(serving.get("/problems").contains("25:00"));
    assert_eq!(serving.get("/shop/shop.json"), before);
    write(&shop, "delivery.toml", DELIVERY.replace("14:00", "15:00"));
    events.wait(|event| event["errors"] == 0);
    assert!(!serving.get("/product/SCARF").contains("shelf-serve-wrong"));
    assert_ne!(serving.get("/shop/shop.json"), before);
}

#[test]
fn a_shop_that_begins_with_errors_is_served_once_they_are_gone() {
    let shop = good();
    write(&shop, "delivery.toml", DELIVERY.replace("14:00", "25:00"));
    let serving = Serving::start(&shop, &[]);
    let mut events = serving.events();
    assert!(serving.get("/").contains("shelf-serve-wrong"));
    assert_eq!(serving.status("/shop/shop.json"), 404);
    write(&shop, "delivery.toml", DELIVERY);
    events.wait(|event| event["errors"] == 0);
    assert!(serving.get("/").contains("/product/SCARF"));
}

#[test]
fn other_names_of_this_machine_other_methods_and_other_files_are_refused() {
    let shop = good();
    let serving = Serving::start(&shop, &[]);
    let port = serving.port;
    for host in ["evil.example".to_owned(), format!("evil.example:{port}"), "127.0.0.1:1".to_owned(), String::new()] {
        assert_eq!(serving.ask("GET", "/", &host).0, 403, "{host}");
    }
    assert_eq!(serving.ask("GET", "/", &format!("localhost:{port}")).0, 200);
    assert_eq!(serving.ask("POST", "/", &serving.own_host()).0, 405);
    for target in ["/shop.toml", "/shop/../shop.toml", "/shop/%2e%2e/shop.toml", "/widget/../shop.toml", "/.git"] {
        assert_eq!(serving.status(target), 404, "{target}");
    }
    let (_, head, _) = serving.ask("GET", "/", &serving.own_host());
    assert!(head.contains("Content-Security-Policy: default-src 'none'") && head.contains("nosniff"), "{head}");
    assert!(!head.to_lowercase().contains("access-control-allow-origin"), "{head}");
}

#[test]
fn the_widget_stands_on_the_sample_and_on_a_saved_page() {
    let shop = good();
    let other = tempfile::tempdir().unwrap();
    write(&other, "dist/loader.js", "// the loader");
    write(&other, "home.html", "<html><body><h1>Own</h1></body></html>");
    let (dist, page) = (other.path().join("dist"), other.path().join("home.html"));
    let serving = Serving::start(&shop, &["--widget", dist.to_str().unwrap(), "--page", page.to_str().unwrap()]);
    for target in ["/product/SCARF", "/page"] {
        let page = serving.get(target);
        assert!(page.contains(r#"src="/widget/loader.js" data-shop="/shop/shop.json""#), "{page}");
    }
    assert_eq!(serving.get("/widget/loader.js"), "// the loader");
}

#[test]
fn what_cannot_be_served_is_said_at_once() {
    let shop = good();
    let wrong = |args: &[&str]| common::run(&[&["serve"], args].concat());
    let none = wrong(&["/nowhere/at/all"]);
    assert_eq!((none.code, none.err.contains("no such folder")), (1, true), "{none:?}");
    let widget = wrong(&[path(&shop), "--widget", path(&shop)]);
    assert_eq!((widget.code, widget.err.contains("loader.js")), (2, true), "{widget:?}");
    let page = wrong(&[path(&shop), "--page", "none.html"]);
    assert_eq!((page.code, page.err.contains("none.html")), (2, true), "{page:?}");
    let busy = Serving::start(&shop, &[]);
    let taken = wrong(&[path(&shop), "--port", &busy.port.to_string()]);
    assert_eq!((taken.code, taken.err.contains("taken")), (2, true), "{taken:?}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_cleanly() {
    let shop = good();
    let mut serving = Serving::start(&shop, &[]);
    let _open = serving.events();
    let id = serving.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let mut rest = String::new();
    serving.lines.read_to_string(&mut rest).unwrap();
    assert!(rest.contains("Stopped."), "{rest}");
    assert_eq!(serving.child.wait().unwrap().code(), Some(0));
}
