//! Where is the visit kept?
//!
//! One visit for all elements of a page; between pages in `sessionStorage`, written only after the shopper has acted.
//! Storage that throws, is full or holds something else is as good as none.

use std::cell::RefCell;

use yew::Callback;

use super::dom;
use crate::contact::Escalation;
use crate::session::{Effect, Event, Session};
use crate::time::Timestamp;

const STORAGE_KEY: &str = "shelfhelp:visit";
// A stored visit of another layout is no visit.
const STORAGE_VERSION: u8 = 2;

struct Visit {
    session: Session,
    /// Apps to tell of changes, by their number.
    listeners: Vec<(u32, Callback<()>)>,
    /// The app that shows launcher and panel.
    owner: Option<u32>,
    next: u32,
    /// Whether a channel was being opened when the page, or the module before this one, went.
    cut_off: bool,
}

thread_local! {
    static VISIT: RefCell<Visit> = RefCell::new(begin());
}

fn begin() -> Visit {
    let session = super::left().and_then(|text| read(&text)).or_else(|| Some(recall()?.resumed()));
    let session = session.unwrap_or_else(|| Session::new(Escalation::default(), false));
    let cut_off = session.conversation().is_some_and(|talk| talk.how.is_none());
    Visit { session, listeners: Vec::new(), owner: None, next: 0, cut_off }
}

/// Joins the page's visit; the number names the app from here on.
pub(super) fn join(listener: Callback<()>) -> u32 {
    VISIT.with_borrow_mut(|v| {
        v.next += 1;
        v.listeners.push((v.next, listener));
        v.next
    })
}

/// Whether this app shows launcher and panel: the first that asks.
pub(super) fn owns_panel(app: u32, wants: bool) -> bool {
    VISIT.with_borrow_mut(|v| {
        if wants && v.owner.is_none() {
            v.owner = Some(app);
        } else if !wants && v.owner == Some(app) {
            v.owner = None;
        }
        v.owner == Some(app)
    })
}

/// Lets go of launcher and panel when an app leaves the page; tells whether it had them. Another app of the page takes them.
pub(super) fn release(app: u32) -> bool {
    let (owned, others) = VISIT.with_borrow_mut(|v| {
        let owned = v.owner == Some(app);
        if owned {
            v.owner = None;
        }
        (owned, listeners(v, app))
    });
    if owned {
        others.iter().for_each(|l| l.emit(()));
    }
    owned
}

/// Whether a channel was being opened that nobody opens any more; said once.
pub(super) fn was_cut_off() -> bool {
    VISIT.with_borrow_mut(|v| core::mem::take(&mut v.cut_off))
}

/// The visit as it stands.
pub(super) fn session() -> Session {
    VISIT.with_borrow(|v| v.session.clone())
}

/// Takes what happened, tells the other apps, and returns what must happen.
pub(super) fn update(app: u32, event: Event, now: Timestamp) -> Vec<Effect> {
    let (effects, others) = VISIT.with_borrow_mut(|v| {
        let effects = v.session.update(event, now);
        let others = listeners(v, app);
        (effects, others)
    });
    if let Some(text) = text() {
        super::leave(&text);
    }
    others.iter().for_each(|l| l.emit(()));
    effects
}

/// Everybody but one app.
fn listeners(visit: &Visit, app: u32) -> Vec<Callback<()>> {
    visit.listeners.iter().filter(|(n, _)| *n != app).map(|(_, l)| l.clone()).collect()
}

/// Keeps the visit for the browser session.
pub(super) fn remember() {
    if let Some((storage, text)) = storage().zip(text()) {
        // A full or forbidden storage costs the memory between pages, nothing on this page.
        let _ = storage.set_item(STORAGE_KEY, &text);
    }
}

fn recall() -> Option<Session> {
    read(&storage()?.get_item(STORAGE_KEY).ok()??)
}

/// The visit in letters, and back.
fn text() -> Option<String> {
    let bytes = postcard::to_allocvec(&(STORAGE_VERSION, dom::path(), session())).ok()?;
    Some(bytes.iter().flat_map(|b| [hex(b >> 4), hex(b & 15)]).collect())
}

fn read(text: &str) -> Option<Session> {
    let bytes: Option<Vec<u8>> =
        text.as_bytes().chunks(2).map(|pair| Some(nibble(*pair.first()?)? << 4 | nibble(*pair.get(1)?)?)).collect();
    let (version, path, session): (u8, String, Session) = crate::wire::read(&bytes?)?;
    let session = if path == dom::path() { session } else { session.elsewhere() };
    (version == STORAGE_VERSION).then_some(session)
}

/// What lasts as long as the visit; none where the browser forbids it.
pub(super) fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

fn hex(nibble: u8) -> char {
    char::from(if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 })
}

fn nibble(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|d| d as u8)
}
