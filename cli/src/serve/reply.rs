//! What is answered to a request?
//!
//! A function of the request and of what is served; nothing here listens or waits. A path is looked up in lists of names,
//! or below one of two folders and never outside it.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Shown, Site, view};

/// A request, as far as it matters.
pub(super) struct Asked<'a> {
    pub(super) method: &'a str,
    pub(super) host: &'a str,
    pub(super) url: &'a str,
}

/// The answer to it.
#[derive(Debug)]
pub(super) enum Reply {
    Whole {
        status: u16,
        headers: Vec<(&'static str, String)>,
        body: Vec<u8>,
    },
    /// A stream that tells of builds.
    Events,
}

// Our own pages have nothing inline, and ask nobody but this server.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; \
     img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

pub(super) fn reply(site: &Site, asked: &Asked<'_>) -> Reply {
    if !is_loopback(asked.host, site.port) {
        return refuse(403, "this server answers to 127.0.0.1 and localhost only");
    }
    if !matches!(asked.method, "GET" | "HEAD") {
        return refuse(405, "only GET and HEAD");
    }
    let (path, query) = asked.url.split_once('?').unwrap_or((asked.url, ""));
    let Some(parts) = segments(path) else { return refuse(404, "there is no such page") };
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let shown = site.shown();
    let locale = query.split('&').find_map(|pair| pair.strip_prefix("locale=")).unwrap_or_default();
    let found = match parts.as_slice() {
        [] => Some(page(view::home(site, &shown))),
        ["-", "events"] => return Reply::Events,
        ["-", "live.js"] => Some(text("text/javascript", include_str!("live.js"))),
        ["-", "serve.css"] => Some(text("text/css", include_str!("serve.css"))),
        ["problems"] => Some(page(view::problems(&shown))),
        ["answers"] => Some(page(view::answers(site, &shown))),
        ["product", id] => view::product(site, &shown, id, locale).map(page),
        ["page"] => saved(site, &shown),
        ["page", rest @ ..] => beside(site, rest),
        ["shop", rest @ ..] => listed(&shown.files, &rest.join("/")),
        ["help"] => Some(moved("/help/index.html")),
        ["help", rest @ ..] => helped(&shown, &rest.join("/")),
        ["widget", rest @ ..] => site.widget.as_deref().and_then(|folder| below(folder, rest)),
        _ => None,
    };
    found.unwrap_or_else(|| refuse(404, "there is no such page"))
}

/// Is this the `Host` of a page that this machine opened itself, at our own port?
fn is_loopback(host: &str, port: u16) -> bool {
    let (name, given) = match host.rsplit_once(':') {
        Some((name, given)) if !given.ends_with(']') => (name, given.parse().ok()),
        _ => (host, Some(80)),
    };
    matches!(name, "127.0.0.1" | "localhost" | "[::1]") && given == Some(port)
}

/// The decoded parts of a path; none if one of them could mean anything but a name.
pub(crate) fn segments(path: &str) -> Option<Vec<String>> {
    let mut parts = Vec::new();
    for part in path.split('#').next()?.split('/').filter(|part| !part.is_empty()) {
        let part = decoded(part)?;
        if part.starts_with('.') || part.contains(|c: char| c.is_control() || matches!(c, '/' | '\\' | ':')) {
            return None;
        }
        parts.push(part);
    }
    Some(parts)
}

fn decoded(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte == b'%' {
            let (digits, after) = rest.split_at_checked(2)?;
            bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
            rest = after;
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn listed(files: &[(String, Vec<u8>)], name: &str) -> Option<Reply> {
    let (name, bytes) = files.iter().find(|(known, _)| known == name)?;
    Some(whole(mime(name), bytes.clone()))
}

/// A page of the help centre, which reloads like the others.
fn helped(shown: &Shown, name: &str) -> Option<Reply> {
    let folder = format!("{name}/index.html");
    // Pictures lie among the compiled parts.
    let mut files = shown.help.iter().chain(&shown.files);
    let (name, bytes) = files.find(|(known, _)| known == name || *known == folder)?;
    if !name.ends_with(".html") {
        return Some(whole(mime(name), bytes.clone()));
    }
    Some(page(view::live(&String::from_utf8_lossy(bytes), shown)))
}

/// The merchant's own page with the widget on it. Its own scripts and pictures are its own affair, so it has no policy of
/// ours.
fn saved(site: &Site, shown: &Shown) -> Option<Reply> {
    let bytes = fs::read(site.page.as_deref()?).ok()?;
    let text = view::saved(site, shown, &String::from_utf8_lossy(&bytes));
    Some(whole("text/html", text.into_bytes()))
}

/// What a browser saved beside the page: `NAME_files/`, and nothing else of its folder.
fn beside(site: &Site, rest: &[&str]) -> Option<Reply> {
    let page = site.page.as_deref()?;
    let stem = page.file_stem()?.to_str()?;
    let (first, rest) = rest.split_first()?;
    let own = [format!("{stem}_files"), format!("{stem}-Dateien"), format!("{stem}.files")];
    own.iter().any(|name| name == first).then_some(())?;
    below(&page.parent()?.join(first), rest)
}

/// A file below a folder; a link that leads out of it counts where it ends.
fn below(folder: &Path, rest: &[&str]) -> Option<Reply> {
    let file: PathBuf = rest.iter().fold(folder.to_path_buf(), |file, part| file.join(part));
    let (file, folder) = (file.canonicalize().ok()?, folder.canonicalize().ok()?);
    let is_inside = file.is_file() && file.starts_with(&folder);
    let name = file.file_name()?.to_string_lossy().into_owned();
    is_inside.then(|| fs::read(&file).ok()).flatten().map(|bytes| whole(mime(&name), bytes))
}

fn page(text: String) -> Reply {
    let mut reply = whole("text/html", text.into_bytes());
    if let Reply::Whole { headers, .. } = &mut reply {
        headers.push(("Content-Security-Policy", POLICY.to_owned()));
    }
    reply
}

fn text(kind: &'static str, text: &str) -> Reply {
    whole(kind, text.as_bytes().to_vec())
}

fn whole(kind: &str, body: Vec<u8>) -> Reply {
    let is_text = kind.starts_with("text/") || kind == "application/json";
    let kind = if is_text { format!("{kind}; charset=utf-8") } else { kind.to_owned() };
    let headers = vec![
        ("Content-Type", kind),
        // Whatever is shown must be what was just written.
        ("Cache-Control", "no-store".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
    ];
    Reply::Whole { status: 200, headers, body }
}

fn moved(to: &str) -> Reply {
    Reply::Whole { status: 302, headers: vec![("Location", to.to_owned())], body: Vec::new() }
}

fn refuse(status: u16, why: &str) -> Reply {
    let headers = vec![
        ("Content-Type", "text/plain; charset=utf-8".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
    ];
    Reply::Whole { status, headers, body: format!("{why}\n").into_bytes() }
}

fn mime(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" | "htm" => "text/html",
        "js" | "mjs" => "text/javascript",
        "css" => "text/css",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "woff2" => "font/woff2",
        "ico" => "image/x-icon",
        "xml" => "application/xml",
        "txt" | "md" => "text/plain",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(site: &Site, method: &str, host: &str, url: &str) -> (u16, String) {
        match reply(site, &Asked { method, host, url }) {
            Reply::Whole { status, body, .. } => (status, String::from_utf8_lossy(&body).into_owned()),
            Reply::Events => (200, "events".to_owned()),
        }
    }

    fn site(folder: &Path) -> Site {
        let shown = Shown {
            number: 3,
            files: vec![("shop.json".into(), b"{}".to_vec())],
            help: vec![("en/index.html".into(), b"<body>Help</body>".to_vec())],
            is_good: true,
            ..Shown::default()
        };
        Site {
            widget: Some(folder.join("dist")),
            page: Some(folder.join("home.html")),
            ..Site::new("shop", 4173, || shelfhelp::time::Timestamp(0), shown)
        }
    }

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in ["dist", "home_files", "other"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        for name in ["dist/loader.js", "home_files/a.css", "other/secret.txt", "secret.txt"] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        fs::write(folder.path().join("home.html"), "<html><body><h1>Own</h1></body></html>").unwrap();
        folder
    }

    #[test]
    fn each_address_has_its_file() {
        let folder = folder();
        let site = site(folder.path());
        for (url, expected) in [
            ("/shop/shop.json", "{}"),
            ("/widget/loader.js?x=1", "dist/loader.js"),
            ("/page/home_files/a.css", "home_files/a.css"),
            ("/-/events", "events"),
        ] {
            assert_eq!(ask(&site, "GET", "127.0.0.1:4173", url), (200, expected.to_owned()), "{url}");
        }
        let (_, page) = ask(&site, "GET", "localhost:4173", "/page");
        assert!(page.contains("<h1>Own</h1>") && page.contains("/widget/loader.js") && page.contains("/-/live.js"));
        let (_, help) = ask(&site, "GET", "[::1]:4173", "/help/en/");
        assert!(help.contains("Help") && help.contains("/-/live.js"), "{help}");
    }

    #[test]
    fn nothing_else_is_found() {
        let folder = folder();
        let site = site(folder.path());
        for url in [
            "/secret.txt",
            "/page/secret.txt",
            "/page/other/secret.txt",
            "/page/home_files/../secret.txt",
            "/page/home_files/%2e%2e/secret.txt",
            "/page/home_files/..%2fsecret.txt",
            "/widget/../secret.txt",
            "/widget/%2e%2e/secret.txt",
            "/widget/..%5csecret.txt",
            "/widget//etc/passwd",
            "/widget/c:%5csecret",
            "/widget/%00",
            "/widget/%",
            "/widget/%ff",
            "/widget",
            "/shop/../secret.txt",
            "/help/../secret.txt",
            "/product/NONE",
        ] {
            assert_eq!(ask(&site, "GET", "127.0.0.1:4173", url).0, 404, "{url}");
        }
    }

    #[test]
    fn only_own_names_and_harmless_methods_are_answered() {
        let folder = folder();
        let site = site(folder.path());
        for host in [
            "",
            "evil.example",
            "evil.example:4173",
            "127.0.0.1",
            "127.0.0.1:80",
            "localhost:4174",
            "127.0.0.1.evil.example:4173",
            "localhost:evil",
            "10.0.0.1:4173",
            "[::2]:4173",
        ] {
            assert_eq!(ask(&site, "GET", host, "/").0, 403, "{host}");
        }
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "get"] {
            assert_eq!(ask(&site, method, "127.0.0.1:4173", "/").0, 405, "{method}");
        }
    }
}
