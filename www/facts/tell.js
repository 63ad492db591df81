// Who else is told what happens in a visit, where the shop has turned that on?
//
// The page's data layer, and an address of the shop's. What a fact says was decided before it comes here: nothing in it is
// the shopper's own words, but for a masked query where the shop asked for it.
//
//  fact ─▶ may it be told? ─▶ has somebody acted? ─┬▶ dataLayer.push(…)
//             │ no: forgotten    │ no: it waits     └▶ lines ─▶ every four seconds, and when the page is left

const LINES_MAX = 200;
// Browsers let a page that is left have 64 kB under way.
const BYTES_MAX = 60000;
const EVERY_MS = 4000;
const QUERY_MAX = 160;
const VISIT = 'shelfhelp:id', VISITOR = 'shelfhelp:visitor';
const VISITOR_DAYS_MAX = 180;

let lines = [], waiting = [], lost = 0, timer = 0, visit, visitor, to, posts, may;

/** Takes a fact; says where it went. `ask` tells who forbids it: below 2 nobody, 1 that ids may be kept. */
export const tell = (record, ask) => {
  may = ask;
  const now = said(), forbidden = now > 1 ? now : 0;
  const acted = navigator.userActivation ? navigator.userActivation.hasBeenActive : record.fact != 'sign';
  const held = forbidden || !acted;
  if (forbidden) forget();
  else if (record.fact && (record.layer || record.to)) {
    waiting = waiting.slice(-LINES_MAX).concat(record);
    if (acted) waiting.splice(0).forEach(take);
  }
  return {
    forbidden,
    layer: !record.layer ? 'off' : held ? 'held' : layer() ? 'told' : 'absent',
    beacon: !record.to ? 'off' : held ? 'held' : 'told',
  };
};

// A widget that has died cannot be asked, and then nothing is told.
const said = () => {
  try {
    return may();
  } catch (e) {
    return 2;
  }
};

const take = record => {
  if (record.layer) push(record);
  if (record.to) queue(record);
};

const shared = ({ event, fact, detail, query }) => Object.assign(event ? {} : { fact }, detail, query == null ? {} : { query: query.slice(0, QUERY_MAX) });

// --- the page's data layer: pushed to where there is one, never made ---

const layer = () => window.dataLayer && typeof window.dataLayer.push == 'function' && window.dataLayer;

// The names that Google Analytics recommends, where it has one that means the same.
const push = record => {
  const { fact, detail } = record, entry = { event: 'shelf_' + fact };
  if (fact == 'search') entry.event = fact;
  if (fact == 'answer') Object.assign(entry, { event: 'select_content', content_type: 'help_answer', content_id: detail.id });
  const { query, fact: _, ...rest } = shared(record);
  if (query != null) entry.search_term = query;
  // A tag manager keeps what was pushed under its name: ours must not stand in for the page's.
  for (const key of Object.keys(rest)) entry['shelf_' + key] = rest[key];
  try {
    if (layer()) layer().push(entry);
  } catch (e) {
    // What the page does with it is the page's.
  }
};

// --- the beacon ---

const queue = record => {
  ({ to, posts } = record);
  add({ event: record.event || 'shelf-fact', at: record.at, visit: visitId(), visitor: said() == 1 ? visitorId() : undefined, detail: shared(record) });
};

const add = line => {
  const text = JSON.stringify(line), bytes = new TextEncoder().encode(text).length;
  if (bytes > BYTES_MAX) return lost++;
  if (lines.length == LINES_MAX) lost += lines.splice(0, 1).length;
  lines.push({ line, text, bytes });
  later();
};

const later = () => timer = timer || setTimeout(flush, EVERY_MS);

const flush = leaving => {
  clearTimeout(timer);
  timer = 0;
  const now = lines.length && said();
  if (now > 1) forget();
  if (!lines.length) return;
  // What was agreed to when a line was written may be taken back before it goes.
  if (now < 1) {
    visitor = 0;
    lines.forEach(item => item.line.visitor && (delete item.line.visitor, item.text = JSON.stringify(item.line)));
  }
  if (lost) {
    const count = lost;
    lost = 0;
    add({ event: 'shelf-fact', at: Date.now(), visit: visitId(), detail: { fact: 'lost', count } });
  }
  let bytes = 0;
  const fits = lines.filter(item => (bytes += item.bytes + 1) <= BYTES_MAX);
  lines = lines.slice(fits.length);
  if (posts) send(to, fits, leaving);
  else fits.forEach(item => send(to + (to.includes('?') ? '&' : '?') + asked(item.line), [item], leaving));
  // What did not fit goes with the next.
  if (lines.length) later();
};

const asked = line => ['event', 'at', 'visit', 'visitor'].filter(key => line[key] != null).map(key => key + '=' + encodeURIComponent(line[key]) + '&').join('')
  + 'd=' + encodeURIComponent(JSON.stringify(line.detail));

// No cookies go with it. Text asks no leave of another site first, and what that answers nobody may read.
const send = async (address, items, leaving) => {
  try {
    const url = new URL(address, document.baseURI), own = url.origin == location.origin;
    const body = posts ? items.map(item => item.text + '\n').join('') : undefined;
    if (leaving && !('keepalive' in Request.prototype)) {
      if (!navigator.sendBeacon(url, body)) throw 0;
      return;
    }
    const answer = await fetch(url, {
      method: posts ? 'POST' : 'GET', body, keepalive: true, credentials: 'omit', cache: 'no-store', referrerPolicy: 'origin', mode: own ? 'same-origin' : 'no-cors'
    });
    if (own && !answer.ok) throw 0;
  } catch (e) {
    // Once more, and then no more.
    const again = items.filter(item => !item.again && (item.again = 1));
    lost += items.length - again.length;
    lines = again.concat(lines);
    if (again.length) later();
  }
};

document.addEventListener('visibilitychange', () => document.visibilityState == 'hidden' && flush(1));
window.addEventListener('pagehide', () => flush(1));

// --- ids: random, and only where there is a beacon. Storage that throws is as good as none ---

const random = () => Array.from(crypto.getRandomValues(new Uint32Array(3)), part => part.toString(36)).join('');

const kept = (store, key, made) => {
  try {
    if (!/^\w{4,40}( \d{1,6})?$/.test(window[store].getItem(key) || '')) window[store].setItem(key, made);
    return window[store].getItem(key);
  } catch (e) {
    return made;
  }
};

const visitId = () => visit = visit || kept('sessionStorage', VISIT, random());

// Seen again it is not kept longer. Where nothing can be kept, it is the same as long as the page is there.
const visitorId = () => (visitor = known()).split(' ')[0];

const known = () => {
  const today = Math.floor(Date.now() / 864e5), made = random() + ' ' + today, found = kept('localStorage', VISITOR, visitor || made);
  if (today - found.split(' ')[1] <= VISITOR_DAYS_MAX) return found;
  drop('localStorage', VISITOR);
  return kept('localStorage', VISITOR, made);
};

const drop = (store, key) => {
  try {
    window[store].removeItem(key);
  } catch (e) {
    // It was never there.
  }
};

const forget = () => {
  lines = [];
  waiting = [];
  lost = 0;
  visit = visitor = 0;
  drop('sessionStorage', VISIT);
  drop('localStorage', VISITOR);
};
