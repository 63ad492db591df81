//! Which file answers this request, and with which headers?
//!
//! A server for one machine: it listens on loopback, answers only to loopback's names (so that a page elsewhere cannot
//! reach it by rebinding its own name), reads and never writes. The one thing that can be posted is a question for an order. Its headers are those the documentation asks of a CDN.

use crate::orders;
use anyhow::{Result, anyhow};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tiny_http::{Header, Method, Request, Response};

/// Where the demo shop tells of orders.
const LOOKUP: &str = "/orders/lookup";

/// Where it takes call-back forms, to be called by nobody.
const CALL_BACK: &str = "/call-back";

/// Enough for a browser's six connections to one host.
const THREADS: usize = 6;

/// The parts of the repository that pages may ask for.
#[derive(Clone)]
pub(crate) struct Site {
    pub(crate) root: PathBuf,
    /// The built widget, at `/dist/`.
    pub(crate) dist: PathBuf,
    /// The compiled shop, at `/public/`.
    pub(crate) public: PathBuf,
    /// The Yew storefront, at `/yew-shop/`.
    pub(crate) storefront: PathBuf,
    /// The search alone, at `/engine/`.
    pub(crate) engine: PathBuf,
}

/// A port of this machine, taken.
pub(crate) struct Server(Arc<tiny_http::Server>);

impl Server {
    pub(crate) fn bind(port: u16) -> Result<Self> {
        let server = tiny_http::Server::http(("127.0.0.1", port))
            .map_err(|error| anyhow!("cannot listen on port {port} ({error}); choose another with --port"))?;
        Ok(Self(Arc::new(server)))
    }

    /// Answers requests until the process ends.
    pub(crate) fn run(&self, site: &Site) -> Result<()> {
        std::thread::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| {
                    while let Ok(request) = self.0.recv() {
                        answer(site, request);
                    }
                });
            }
        });
        Ok(())
    }
}

fn answer(site: &Site, mut request: Request) {
    let host = request.headers().iter().find(|header| header.field.equiv("Host")).map(|header| header.value.as_str());
    if request.method() == &Method::Post && request.url() == LOOKUP && is_loopback(host.unwrap_or_default()) {
        let (status, reply) = orders::reply(request.as_reader());
        let json = Header::from_bytes("Content-Type", "application/json").ok();
        let response = Response::from_string(reply).with_status_code(status);
        // A browser that left before the answer is no news.
        return drop(request.respond(json.into_iter().fold(response, Response::with_header)));
    }
    if request.method() == &Method::Post && request.url() == CALL_BACK && is_loopback(host.unwrap_or_default()) {
        let json = Header::from_bytes("Content-Type", "application/json").ok();
        return drop(
            request.respond(json.into_iter().fold(Response::from_string(r#"{"ok":true}"#), Response::with_header)),
        );
    }
    let found = if !is_loopback(host.unwrap_or_default()) {
        Err((403, "this server answers to 127.0.0.1 and localhost only"))
    } else if !matches!(request.method(), Method::Get | Method::Head) {
        Err((405, "only GET and HEAD"))
    } else {
        locate(site, request.url())
            .and_then(|path| Some((File::open(&path).ok()?, path)))
            .ok_or((404, "there is no such file"))
    };
    // A browser that left before the answer is no news.
    let _ = match found {
        Ok((file, path)) => {
            let headers = headers(&path);
            request.respond(headers.into_iter().fold(Response::from_file(file), Response::with_header))
        }
        Err((status, why)) => {
            eprintln!("  {status} {} {}", request.method(), request.url());
            request.respond(Response::from_string(format!("{why}\n")).with_status_code(status))
        }
    };
}

/// Is this the `Host` header of a page that this machine opened itself?
fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

/// The file for a URL; none outside the folders meant to be seen.
fn locate(site: &Site, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?;
    let parts = segments(path)?;
    let (base, rest): (PathBuf, &[String]) = match parts.split_first() {
        None => (site.root.join("index.html"), &[]),
        Some((first, rest)) => match first.as_str() {
            "index.html" if rest.is_empty() => (site.root.join("index.html"), rest),
            "examples" | "www" | "docs" => (site.root.join(first), rest),
            "dist" => (site.dist.clone(), rest),
            "public" => (site.public.clone(), rest),
            "yew-shop" => (site.storefront.clone(), rest),
            "engine" => (site.engine.clone(), rest),
            "playground" => (site.root.join("www/playground"), rest),
            _ => return None,
        },
    };
    let mut file = rest.iter().fold(base.clone(), |file, part| file.join(part));
    if file.is_dir() {
        file.push("index.html");
    }
    // A link inside the folder may lead out of it; only where it really ends counts.
    let (file, base) = (file.canonicalize().ok()?, base.canonicalize().ok()?);
    (file.is_file() && file.starts_with(base)).then_some(file)
}

/// The decoded parts of a path; none if one of them could mean anything but a name.
fn segments(path: &str) -> Option<Vec<String>> {
    let mut parts = Vec::new();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        let part = decoded(part)?;
        if part.starts_with('.') || part.contains(['/', '\\', ':', '\0']) {
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

fn headers(path: &Path) -> Vec<Header> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let cache = if has_hash(path) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let all = [
        ("Content-Type", mime(&name)),
        ("Cache-Control", cache),
        ("Access-Control-Allow-Origin", "*"),
        ("Access-Control-Expose-Headers", "Date"),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
        ("X-Content-Type-Options", "nosniff"),
    ];
    all.iter().filter_map(|(field, value)| Header::from_bytes(*field, *value).ok()).collect()
}

/// `shelfhelp.0123456789ab.js` or `messages.0123456789ab/el.json`: names that follow the content.
fn has_hash(path: &Path) -> bool {
    let names = path.iter().rev().take(2).filter_map(|name| name.to_str());
    names
        .flat_map(|name| name.split('.'))
        .any(|part| part.len() >= 12 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn mime(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "woff2" => "font/woff2",
        "ico" => "image/x-icon",
        "xml" => "application/xml",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" | "toml" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here() -> Site {
        let root = crate::place::root().to_owned();
        let built = root.join("xtask");
        Site { dist: built.clone(), public: built.clone(), storefront: built.clone(), engine: built, root }
    }

    #[test]
    fn files_are_found_where_the_pages_expect_them() {
        assert!(locate(&here(), "/dist/src/serve.rs?v=1#top").is_some_and(|path| path.ends_with("xtask/src/serve.rs")));
        assert!(locate(&here(), "//dist//Cargo.toml").is_some());
        assert!(locate(&here(), "/public/src/%73erve.rs").is_some());
    }

    #[test]
    fn nothing_outside_is_found() {
        for url in [
            "/Cargo.toml",
            "/.git/config",
            "/dist/../Cargo.toml",
            "/dist/%2e%2e/Cargo.toml",
            "/dist/%2e%2e%2fCargo.toml",
            "/dist/..%5cCargo.toml",
            "/dist/src%00",
            "/dist/%",
            "/dist/%zz",
            "/dist/%ff",
            "/dist",
            "/dist/src",
            "/index.html/more",
            "/src/lib.rs",
        ] {
            assert_eq!(locate(&here(), url), None, "{url}");
        }
    }

    #[test]
    fn only_loopback_names_are_answered() {
        for host in ["127.0.0.1:8080", "localhost:8080", "localhost", "[::1]:8080", "[::1]"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in
            ["", "evil.example", "evil.example:8080", "127.0.0.1.evil.example", "localhost:evil", "10.0.0.1:8080"]
        {
            assert!(!is_loopback(host), "{host}");
        }
    }

    #[test]
    fn only_names_that_follow_the_content_are_kept_for_ever() {
        let has_hash = |path: &str| has_hash(Path::new(path));
        assert!(has_hash("dist/shelfhelp.0123456789ab.js") && has_hash("dist/messages.0123456789ab/el.json"));
        assert!(!has_hash("dist/loader.js") && !has_hash("dist/shelfhelp.js") && !has_hash("dist/deadbeef.js"));
    }
}
