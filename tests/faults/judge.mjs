// Did the page stay whole, and did the shopper have a way to the shop in time?

import { within } from './keep.mjs';
import { PATIENCE_MS, openTab } from './world.mjs';
import { ask, host, reachable } from './witness.mjs';

/** Two seconds, and what a machine with other work on its hands may be late by. */
const FLOOR_MS = 2000;
const SLACK_MS = 500;

// A tab that a browser does not close in this time is not worth waiting for: what there is to see in it has been seen.
const CLOSE_MS = 10_000;

// What a click on "add to cart" may take.
const CART_MS = 2000;

const OURS = /^(loader|glue|wasm|search|rest|css|reader|meaning|tracking|messages|providers|facts|integrity|shop)-/;
const BUTTON = 'form[data-order] button';
const QUERY = 'relly silk';

/** Runs one row in one engine; resolves to { held, end, ms, why: [] }. */
export async function judge(engine, server, row, controls, serve) {
  const why = [];
  let tab, ms = null;
  try {
    const control = row.own ? null : await controlOf(engine, server, row, controls);
    tab = await openTab(engine, server, row, { serve });
    if (row.own) return { held: true, end: row.expect, ms, why, ...(await row.check(tab)) };
    await row.act?.(tab);
    ms = await ended(tab, row, why);
    await row.check?.(tab);
    await hostAsBefore(tab, row, control, why);
  } catch (error) {
    why.push(error.message.split('\n').filter(Boolean).slice(0, 12).join('\n       '));
  } finally {
    if (tab) await within(CLOSE_MS, tab.close()).catch(() => {});
  }
  return { held: why.length === 0, end: row.expect, ms, why };
}

/** The same page without our tag, once for each world. */
async function controlOf(engine, server, row, controls) {
  // What goes wrong with our own files is nothing to a page without our tag.
  const variant = row.variant?.filter(label => !OURS.test(label));
  const key = JSON.stringify([engine.name, row.path, row.page?.body, variant, String(row.before), String(row.setup)]);
  // One that failed with its browser is not kept.
  if (!controls.has(key)) controls.set(key, look().catch(error => (controls.delete(key), Promise.reject(error))));
  return controls.get(key);

  async function look() {
    const tab = await openTab(engine, server, { ...row, variant }, { plain: true });
    try {
      return await state(tab, row);
    } finally {
      await within(CLOSE_MS, tab.close()).catch(() => {});
    }
  }
}

async function state(tab, row) {
  const page = await tab.eval(host);
  const seen = await tab.eval(() => ({ said: window.__seen.said, errors: window.__seen.errors }));
  const native = ((await tab.console()) ?? []).filter(entry => entry.level === 'exception').map(entry => nameless(entry.text));
  return { page, seen, native, cart: row.cart === false ? null : await buy(tab) };
}

/** Clicks "add to cart" as a shopper does; tells what the cart then shows. */
async function buy(tab) {
  const trouble = await tab.eval(reachable, BUTTON);
  if (trouble) return `the button ${trouble}`;
  const cart = () => tab.eval(() => document.querySelector('[data-cart]').textContent);
  const before = await cart();
  await tab.click(BUTTON);
  // A driver may be back before the page is.
  const end = Date.now() + CART_MS;
  let shows = await cart();
  while (shows === before && Date.now() < end) {
    await tab.pause(30);
    shows = await cart();
  }
  return shows;
}

async function ended(tab, row, why) {
  const what = row.expect === 'works' ? 'the help works' : "one of the shop's links is on screen";
  const [reached, some] = await tab.until(
    (expect, loader) => {
      const { since, state } = window.__seen, now = state();
      // The links are on screen before anything else is; the end is reached when the loader has given up.
      const over = !loader || document.querySelector('shelf-help[data-state=floor]');
      const settled = expect === 'works' ? now.works : now.floor && !now.works && over;
      return settled && since[expect] ? [since[expect], since.some] : null;
    },
    what,
    row.expect,
    row.loader ?? true,
  );
  const marked = await tab.eval(() => window.__seen.fault);
  const served = tab.requests().find(request => request.fault)?.at;
  const loaded = await tab.eval(() => Math.round(performance.timeOrigin + performance.getEntriesByType('navigation')[0].loadEventStart));
  const fault = marked || served || loaded, ms = Math.max(0, reached - fault);
  // Until the help works, the shop's own links are a way to it.
  if (some - fault > FLOOR_MS + SLACK_MS) why.push(`for ${some - fault} ms the shopper has no way to the shop`);
  if (row.expect === 'works' && row.query !== null) {
    const found = await tab.eval(ask, row.query ?? QUERY);
    if (!/^true [1-9]/.test(String(found))) why.push(`the search answers ${found}`);
  }
  return ms;
}

async function hostAsBefore(tab, row, control, why) {
  // The shopper is done with the help, and goes on with the shop.
  await tab.eval(() => window.shelfhelp && window.shelfhelp.close && document.querySelector('shelf-help[data-state=ready]') && void window.shelfhelp.close());
  await tab.until(() => ![...document.querySelectorAll('shelf-help')].some(e => e.shadowRoot && e.shadowRoot.querySelector('[part~=panel]')), 'the panel is closed');
  const now = await state(tab, row);
  for (const part of Object.keys(control.page)) {
    if (row.differs?.includes(part)) continue;
    // What the shopper has opened has the focus.
    if (part === 'focus' && row.act && now.page.focus === 'shelf-help') continue;
    const [was, is] = [control.page[part], now.page[part]].map(value => (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll(/http:\/\/[\w.-]*localhost:\d+/g, ''));
    if (was !== is) why.push(`the page's ${part} differs: ${difference(was, is)}`);
  }
  if (now.cart !== control.cart) why.push(`the cart shows ${now.cart}, not ${control.cart}`);
  why.push(...more(now.seen.errors.filter(text => ours(text) && !row.errors?.test(text)), control.seen.errors).map(text => `error in the page: ${text}`));
  // How often a browser says what the page's own policy stops differs from load to load.
  why.push(...[...new Set(now.native)].filter(text => !control.native.includes(text) && !row.says?.test(text)).map(text => `exception: ${text}`));
  const said = more(now.seen.said.map(line), control.seen.said.map(line));
  why.push(...said.filter(text => !/^(info|warn): \[shelfhelp\] /.test(text)).map(text => `in the console: ${text}`));
  why.push(...said.filter((text, at) => said.indexOf(text) !== at).map(text => `twice in the console: ${text}`));
  why.push(...(await tab.eval(onTheSpot)).map(name => `the page stood still until ${name} was here`));
}

/** In the page: parts of the module that were not there when they were called (www/rest.js). */
function onTheSpot() {
  const parts = performance.getEntriesByType('resource').filter(entry => entry.initiatorType === 'xmlhttprequest');
  return parts.map(entry => (/shelfhelp_\w+/.exec(entry.name) || [''])[0]).filter(Boolean);
}

// Each load has a host of its own.
const nameless = text => text.replace(/\/\/[\w.-]*localhost:\d+/g, '//host');

const line = entry => `${entry.level}: ${entry.text}`;

// Our own file that did not come is the fault itself.
const ours = text => !/^<(link|script)> did not load .*\/dist\//.test(text);

/** What is in the first list beyond the second. */
function more(list, known) {
  const rest = [...known];
  return list.filter(item => {
    const at = rest.indexOf(item);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

function difference(was, is) {
  let at = 0;
  while (was[at] === is[at]) at++;
  const from = Math.max(0, at - 40);
  return `…${was.slice(from, at + 80)}… became …${is.slice(from, at + 80)}…`;
}

export { PATIENCE_MS };
