// Where do launcher and panel stand on the shop's page?
//
// Part of the glue: in the module the same would be ten times as long. It leaves the page's own styles alone and writes
// nothing but custom properties on our own launcher and panel, by the CSSOM, which strict pages allow.
//
//   the page rests ──▶ look: is something of the page's fixed where the launcher would be? it makes room
//   keyboard, zoom ──▶ see: how much of the screen can be seen? the panel stays inside
//   a sheet is open ─▶ hold: the page behind stays where it is
//
// Does not know: what is shown in the panel, and when it opens.

import { above } from './above.js';

// Between the launcher and what it makes room for.
const GAP_PX = 12;
// Narrower than any button that a finger finds, round ones too.
const MESH_PX = 24;
// A page that changes does so in several steps; one look after them is enough. Where it changes all the time and nothing
// comes of it, looks become rarer.
const CALM_MS = 150;
const CALM_MAX_MS = 4800;
// A bar, a bubble above it, another bar: whoever has stacked more has left no corner free.
const STEPS_MAX = 8;

const d = document, w = window;
const QUIET = { passive: true, capture: true };
const ACTIVE = { passive: false, capture: true };
const OPENER = 'data-shelfhelp-open';
// What keys reach by themselves.
const REACHED = 'a[href], area[href], button, input, select, textarea, summary, [tabindex], [contenteditable]';

let host, shadow, open, looked, mutations, timer, wait, holding, places = new Map();
// The page's own openers, each with the attributes that it came with.
const openers = new Map();

const find = selector => shadow.querySelector(selector);
// Without a doctype the root is as high as the page, and the body as high as the window.
const screen = () => (d.compatMode == 'BackCompat' && d.body) || d.documentElement;
// Not the one that stood in for it (www/begin.js).
const launcher = () => find('.launch[data-focus]:not([hidden])');

const put = (element, values) => {
  // Lengths inside a zoomed page are counted in its own pixels.
  const zoom = element.currentCSSZoom || 1;
  for (const name in values) element.style.setProperty(name, values[name] / zoom + 'px');
};

/**
 * Follows a widget; called after each drawing. `here` says whether it has launcher and panel, `opened` whether the panel is open.
 * Tells whether something on the page takes `position: fixed` away, so that the launcher needs the top layer.
 */
export function stand(element, root, here, opened) {
  if (!here) {
    if (host == element) leave();
    return false;
  }
  if (host != element) {
    if (host) leave();
    [host, shadow] = [element, root];
    arrive();
  }
  if (open != opened) {
    open = opened;
    tell();
    hold(open);
    soon();
  }
  see();
  if (open) reorder();
  const button = launcher();
  // One that was hidden, or is new, finds its place before it is seen.
  if (looked != button && (!button || look() != null)) looked = button;
  return !!button && !button.popover && isBroken(button);
}

/**
 * Lifts what is a popover of ours and not shown yet into the top layer. Browsers without popovers ignore the attribute and
 * keep the fixed position.
 */
export function lift(root) {
  root.querySelectorAll('[popover]:not([hidden])').forEach(element => {
    try {
      // Where the selector is not known, popovers are not either.
      if (element.matches(':popover-open')) return;
      element.showPopover();
    } catch {
      return;
    }
    // WebKit goes on counting from an ancestor with a transform, until it is laid out anew.
    element.style.display = 'none';
    element.getBoundingClientRect();
    element.style.display = '';
  });
}

/** How long the panel takes to leave, in ms; 0 where nothing moves. */
export function leaving(root) {
  const panel = root.querySelector('.panel');
  return panel ? 1000 * parseFloat(getComputedStyle(panel).transitionDuration) || 0 : 0;
}

const events = on => {
  const listen = (target, names, f, how) => names.forEach(name => target && target[on ? 'addEventListener' : 'removeEventListener'](name, f, how));
  listen(w, ['load', 'resize', 'pageshow', 'scroll'], stir, QUIET);
  listen(d, ['click', 'transitionend', 'animationend'], stir, QUIET);
  listen(d, ['keydown'], key);
  listen(w.visualViewport, ['resize', 'scroll'], see);
};

// A module that dies calls nothing off.
const died = event => /died|load/.test(event.detail.code) && leave();

const arrive = () => {
  events(true);
  host.addEventListener('shelf-error', died);
  mutations = new MutationObserver(() => (mutations.disconnect(), soon()));
  wait = CALM_MS;
  watch();
  tell();
};

const leave = () => {
  events(false);
  host.removeEventListener('shelf-error', died);
  hold(false);
  mutations.disconnect();
  clearTimeout(timer);
  openers.forEach((_, element) => untell(element));
  host = shadow = open = looked = undefined;
};

// --- room for what the page has at its edge ---

const watch = () =>
  mutations.observe(d.documentElement, { childList: true, subtree: true, attributeFilter: ['class', 'style', 'hidden', 'open', OPENER] });

const stir = event => {
  if (event.target == host) return;
  wait = CALM_MS;
  soon();
};

const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (!host) return;
    keepAway();
    wait = look() ? CALM_MS : Math.min(wait * 2, CALM_MAX_MS);
    tell();
    watch();
  }, wait);
};

/** On a page that has become a payment page nothing of the help is to be seen, until it is another one. */
const keepAway = () => {
  const root = shadow.firstElementChild, pays = !!host._pays && host._pays();
  if (root && root.hidden != pays) root.hidden = pays;
};

/** Looks for what lies where the launcher would be, and moves it up or in; tells whether it moved, and nothing where it is not on screen. */
const look = () => {
  const button = launcher();
  if (!button) return;
  const [x, y] = moved(button), box = button.getBoundingClientRect();
  if (!box.width) return;
  const home = { left: box.left - x, right: box.right - x, top: box.top - y, bottom: box.bottom - y };
  const atEnd = home.left + home.right > w.innerWidth, known = new Map(), passed = new Set();
  let up = 0, aside = 0;
  for (let step = 0; step < STEPS_MAX; step++) {
    const shift = atEnd ? -aside : aside;
    const there = obstacle({ left: home.left + shift, right: home.right + shift, top: home.top - up, bottom: home.bottom - up }, known, passed);
    if (!there) break;
    if (there.height < w.innerHeight / 2) up = Math.max(up + 1, home.bottom - there.top + GAP_PX);
    else if (there.width < w.innerWidth / 2) aside = Math.max(aside + 1, atEnd ? home.right - there.left + GAP_PX : there.right - home.left + GAP_PX);
    // What covers all of the page cannot be avoided.
    else passed.add(there.element);
  }
  // Without a free place, the usual one: there it is looked for.
  if (home.top - up < w.innerHeight / 3) up = 0;
  if (atEnd ? home.left - aside < 0 : home.right + aside > w.innerWidth) aside = 0;
  const to = up + ' ' + aside;
  if (button.stands == to || (!button.stands && to == '0 0')) return false;
  button.stands = to;
  put(button, { '--up': up, '--aside': atEnd ? -aside : aside });
  return true;
};

/** How far the launcher stands from home at this moment, in the middle of a move too. */
const moved = button => {
  const zoom = button.currentCSSZoom || 1, [x, y] = getComputedStyle(button).translate.split(' ');
  return [zoom * parseFloat(x) || 0, zoom * parseFloat(y) || 0];
};

/** The first thing of the page's that is fixed, or stuck to the lower edge, within the box. */
const obstacle = (box, known, passed) => {
  const columns = Math.ceil((box.right - box.left) / MESH_PX), rows = Math.ceil((box.bottom - box.top) / MESH_PX);
  for (let at = 0; at < (columns + 1) * (rows + 1); at++) {
    const row = Math.floor(at / (columns + 1)), column = at % (columns + 1);
    // From the lower edge up, a little inside.
    const x = box.left + 1 + ((box.right - box.left - 2) * column) / columns, y = box.bottom - 1 - ((box.bottom - box.top - 2) * row) / rows;
    for (const element of under(d, x, y)) {
      if (!known.has(element)) known.set(element, floats(element));
      const there = known.get(element);
      if (there && !passed.has(there.element)) return there;
    }
  }
};

/** What lies at a point, with what open shadow trees have there. */
const under = (root, x, y) =>
  root.elementsFromPoint(x, y).flatMap(element => {
    if (element == host || element.getRootNode() != root) return [];
    return element.shadowRoot ? [...under(element.shadowRoot, x, y), element] : [element];
  });

/** The box of the nearest ancestor that does not scroll with the page; none where all do. */
const floats = element => {
  for (let at = element; at && at != d.body; at = above(at)) {
    if (at == host) return;
    const style = getComputedStyle(at), box = at.getBoundingClientRect();
    // A wrapper as large as the screen holds what floats in it; that is what counts.
    const own = box.height >= w.innerHeight - 1 && at != element ? element.getBoundingClientRect() : box;
    const stuck = style.position == 'sticky' && style.bottom != 'auto' && box.bottom > w.innerHeight - Math.max(0, parseFloat(style.bottom)) - 2;
    if (stuck || style.position == 'fixed') {
      return style.opacity > 0 ? { element: at, top: own.top, left: own.left, right: own.right, width: own.width, height: own.height } : undefined;
    }
  }
};

/** Whether an ancestor's transform, filter or containment has taken `position: fixed` away. */
const isBroken = button => {
  const box = button.getBoundingClientRect(), style = getComputedStyle(button), zoom = button.currentCSSZoom || 1;
  if (!box.height) return false;
  const [x, y] = moved(button), edge = parseFloat(style.right), low = parseFloat(style.bottom);
  const off = (at, distance, size) => Math.abs(at + distance * zoom - size);
  // Toolbars that come and go, and scrollbars, are no breakage.
  return off(box.bottom - y, low, w.innerHeight) > 120 || off(box.right - x, edge, w.innerWidth) > 40;
};

// --- the panel within what can be seen ---

const see = () => {
  const panel = shadow && find('.panel'), view = w.visualViewport;
  // Two fingers zoom in on a part of the panel; it must not run away from them.
  if (!panel || !view || view.scale > 1.01) return;
  const all = screen().clientHeight;
  if (view.height < all - 1) put(panel, { '--seen': view.height, '--below': Math.max(0, all - view.offsetTop - view.height) });
  else ['--seen', '--below'].forEach(name => panel.style.removeProperty(name));
};

const hold = on => {
  if (!holding == !on) return;
  holding = on;
  ['wheel', 'touchmove'].forEach(name => d[on ? 'addEventListener' : 'removeEventListener'](name, still, ACTIVE));
};

/** Behind a panel as wide as the screen the page stays where it is; what scrolls within the panel goes on. */
const still = event => {
  const panel = find('.panel');
  // Two fingers and Ctrl zoom.
  if (!panel || !event.cancelable || event.ctrlKey || (event.touches && event.touches[1])) return;
  if (panel.getBoundingClientRect().width < screen().clientWidth - 1) return;
  const path = event.composedPath();
  // A finger in the field that is written in moves the caret.
  if (event.touches && path[0] == shadow.activeElement) return;
  const inside = path.slice(0, path.indexOf(panel) + 1);
  const scrolls = at => at.nodeType == 1 && (at.scrollHeight > at.clientHeight || at.scrollWidth > at.clientWidth) && /auto|scroll/.test(getComputedStyle(at).overflow);
  if (!inside.some(scrolls)) event.preventDefault();
};

/** Results that change places go there; several changes in a row add up. */
const reorder = () => {
  const now = new Map(), duration = leaving(shadow);
  shadow.querySelectorAll('.hits > *').forEach(element => {
    const was = places.get(element), at = element.offsetTop;
    now.set(element, at);
    if (duration && was != null && was != at) {
      element.animate([{ translate: `0 ${was - at}px` }, { translate: '0 0' }], { duration, easing: 'cubic-bezier(.2, 0, 0, 1)', composite: 'add' });
    }
  });
  places = now;
};

// --- the page's own buttons ---

const tell = () => {
  openers.forEach((_, element) => element.isConnected && element.hasAttribute(OPENER) || untell(element));
  d.querySelectorAll(`[${OPENER}]`).forEach(element => {
    const give = { 'aria-haspopup': 'dialog', 'aria-expanded': String(!!open) };
    const had = openers.get(element) || {};
    if (!openers.has(element) && !element.matches(REACHED)) Object.assign(give, { role: 'button', tabindex: '0' });
    for (const name in give) {
      if (!(name in had)) had[name] = element.getAttribute(name);
      if (element.getAttribute(name) != give[name]) element.setAttribute(name, give[name]);
    }
    openers.set(element, had);
  });
};

const untell = element => {
  const had = openers.get(element);
  for (const name in had) had[name] == null ? element.removeAttribute(name) : element.setAttribute(name, had[name]);
  openers.delete(element);
};

/** Enter and Space press what is a button because we say so. */
const key = event => {
  const had = openers.get(event.target);
  if (had && 'tabindex' in had && /^(Enter| )$/.test(event.key) && !event.defaultPrevented) {
    event.preventDefault();
    // Drawings have no click().
    event.target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
  }
};
