//! How does a merchant see the shop while writing it?
//!
//! ```text
//!  folder ─ watch ─▶ build ─▶ Shown ─▶ reply ─▶ browser
//!                      │        ▲                  │
//!                      └ errors ┘ last good files  └── events ◀── a new build
//! ```
//!
//! A server for this machine alone: it listens on loopback, answers only to loopback's names (so that a page elsewhere
//! cannot reach it by rebinding its own name), reads and never writes. Nothing is put on the disk.

mod build;
mod places;
mod reply;
mod view;
mod watch;

use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use shelfhelp::time::Timestamp;
use tiny_http::{Header, Request, Response, Server};

pub(crate) use build::{Shown, first};
pub(crate) use places::{page_of, widget_of};
pub(crate) use reply::segments;
use reply::{Asked, Reply};

// A browser has six connections to one host, and a merchant a few windows.
const REQUESTS_MAX: usize = 64;

// How long a connection may be silent before it is asked whether somebody is still there.
const SILENCE: Duration = Duration::from_secs(10);

/// What is served.
#[derive(Debug)]
pub(crate) struct Site {
    /// The shop's folder or file, as it was given.
    pub(crate) shop: String,
    /// The folder of the widget's files, where there is one.
    pub(crate) widget: Option<PathBuf>,
    /// A saved page of the merchant's.
    pub(crate) page: Option<PathBuf>,
    pub(crate) port: u16,
    /// Dates that have passed are problems, and builds go on for days.
    clock: fn() -> Timestamp,
    shown: Mutex<Arc<Shown>>,
    changed: Condvar,
    stopped: AtomicBool,
    open: AtomicUsize,
}

impl Site {
    /// Without widget and page.
    pub(crate) fn new(shop: &str, port: u16, clock: fn() -> Timestamp, first: Shown) -> Site {
        Site {
            shop: shop.to_owned(),
            widget: None,
            page: None,
            port,
            clock,
            shown: Mutex::new(Arc::new(first)),
            changed: Condvar::new(),
            stopped: AtomicBool::new(false),
            open: AtomicUsize::new(0),
        }
    }

    /// The last build.
    pub(crate) fn shown(&self) -> Arc<Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts a new build in the place of the last, and tells every open page.
    fn show(&self, shown: Shown) {
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(shown);
        self.changed.notify_all();
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// The next build after a number; none when nothing came for a while.
    fn after(&self, number: u64) -> Option<Arc<Shown>> {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let is_old = |shown: &mut Arc<Shown>| shown.number <= number && !self.is_stopped();
        let waited = self.changed.wait_timeout_while(shown, SILENCE, is_old);
        let (shown, _) = waited.unwrap_or_else(PoisonError::into_inner);
        (shown.number > number).then(|| shown.clone())
    }
}

/// Answers until stopped, building anew whenever the shop changes. `say` is told of each build.
pub(crate) fn run(server: &Arc<Server>, site: &Arc<Site>, say: &(dyn Fn(&Shown) + Sync)) -> Result<(), String> {
    let ending = (server.clone(), site.clone());
    let handled = ctrlc::set_handler(move || {
        ending.1.stopped.store(true, Ordering::Relaxed);
        ending.1.changed.notify_all();
        ending.0.unblock();
    });
    // A second handler in one process is refused; the first ends us just as well.
    if let Err(error) = handled
        && !matches!(error, ctrlc::Error::MultipleHandlers)
    {
        return Err(format!("cannot wait for Ctrl+C: {error}"));
    }
    std::thread::scope(|scope| {
        scope.spawn(|| {
            watch::watch(&site.shop, &|| site.is_stopped(), &|| rebuilt(site), &|next| show(site, say, next))
        });
        while !site.is_stopped() {
            match server.recv() {
                Ok(request) => take(site, request),
                Err(_) => site.stopped.store(true, Ordering::Relaxed),
            }
        }
    });
    Ok(())
}

fn rebuilt(site: &Site) -> Option<Shown> {
    build::next(&site.shop, &site.shown(), (site.clock)())
}

fn show(site: &Site, say: &(dyn Fn(&Shown) + Sync), next: Shown) {
    say(&next);
    site.show(next);
}

/// Each request has a thread of its own, up to a number that only a mistake reaches.
fn take(site: &Arc<Site>, request: Request) {
    let site = site.clone();
    if site.open.fetch_add(1, Ordering::Relaxed) >= REQUESTS_MAX {
        site.open.fetch_sub(1, Ordering::Relaxed);
        let busy = Response::from_string("too many requests at once\n").with_status_code(503);
        let _ = request.respond(busy);
        return;
    }
    std::thread::spawn(move || {
        answer(&site, request);
        site.open.fetch_sub(1, Ordering::Relaxed);
    });
}

fn answer(site: &Site, request: Request) {
    let header = |name: &'static str| request.headers().iter().find(|header| header.field.equiv(name));
    let host = header("Host").map_or("", |header| header.value.as_str());
    let asked = Asked { method: request.method().as_str(), host, url: request.url() };
    // A browser that left before the answer is no news.
    let _ = match reply::reply(site, &asked) {
        Reply::Events => events(site, request),
        Reply::Whole { status, headers, body } => {
            let headers = headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, value.as_bytes()).ok());
            let response = Response::from_data(body).with_status_code(status);
            request.respond(headers.fold(response, Response::with_header))
        }
    };
}

/// Tells a page of every build from now on, as server-sent events.
fn events(site: &Site, request: Request) -> std::io::Result<()> {
    let mut to = request.into_writer();
    to.write_all(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
    )?;
    let mut number = 0;
    while !site.is_stopped() {
        match site.after(number) {
            Some(shown) => {
                number = shown.number;
                let (errors, warnings) = shown.counts();
                let told = serde_json::json!({ "build": number, "errors": errors, "warnings": warnings });
                write!(to, "data: {told}\n\n")?;
            }
            // A comment; where nobody listens any more it fails, and the thread ends.
            None => to.write_all(b": here\n\n")?,
        }
        to.flush()?;
    }
    Ok(())
}

/// A port of this machine, taken.
pub(crate) fn listen(port: u16) -> Result<(Arc<Server>, u16), String> {
    let listener = std::net::TcpListener::bind(("127.0.0.1", port)).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => format!("port {port} is taken; choose another with --port, or 0 for any that is free"),
        _ => format!("cannot listen on port {port}: {error}; choose another with --port"),
    })?;
    let taken = listener.local_addr().map_err(|error| error.to_string())?.port();
    let server = Server::from_listener(listener, None).map_err(|error| error.to_string())?;
    Ok((Arc::new(server), taken))
}
