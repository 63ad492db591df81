// Which page does a case open, in which world, and what can it do there?

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, ROOT, startServer } from '../browser/server.mjs';
import { text } from './page.mjs';
import { witness } from './witness.mjs';

/** How long something may take on a loaded machine before it counts as never. */
export const PATIENCE_MS = 12_000;

/** The page most cases are about: the shop's links in our element, its facts in the markup. */
export const SCARF = 'examples/shop/pages/silk-scarf.html';
/** A tag alone: no element, the shop's channels in its file. */
export const TEA = 'examples/shop/pages/ja/mountain-tea.html';
/** Attributes and a shop file. */
export const SHIRT = 'examples/shop/pages/linen-shirt.html';

/** A page of the demo with something about it changed, for `page` of a row. */
export function pageOf(path, change, headers = {}) {
  const html = readFileSync(join(ROOT, path), 'utf8'), body = change(html);
  if (body === html) throw new Error(`nothing of ${path} was changed`);
  return { body, headers };
}

export const startWorld = () => startServer();

const pause = ms => new Promise(done => setTimeout(done, ms));
let cases = 0;

/**
 * Opens the page of a row in a new tab; `plain` leaves our tag out.
 *
 * path      of a page the server has; or page: { body, headers } for one of the row's own
 * variant   labels of the host, as tests/browser/server.mjs reads them
 * before    script text (or a function) that runs before any of the page's
 * serve     { path: text } of scripts to serve otherwise than they were built; a row's own are made by a function of those
 */
export async function openTab(engine, server, row, { plain = false, serve } = {}) {
  const labels = [...(row.variant ?? []), ...(plain ? ['no-tag'] : []), `t${++cases}`];
  const origin = server.origin(labels), host = new URL(origin).hostname;
  const before = typeof row.before === 'function' ? `(${row.before})()` : (row.before ?? '');
  server.heads.set(host, `(${witness})();${before}`);
  // The other site is named after the page's, with `assets` in the place of `cdn`.
  const assets = host.split('.').map(label => (label === 'cdn' ? 'assets' : label)).join('.');
  const scripts = { ...row.serve?.(serve), ...serve };
  for (const name of [host, assets]) server.altered.set(name, scripts);
  let path = row.path ?? SCARF;
  if (row.page) server.pages.set(`/${(path = `made/${(row.page.number ??= cases)}.html`)}`, row.page);
  const page = await engine.page();
  // Drivers hand elements over each in its own way; that there is one is all anybody asks.
  const tab = { ...page, eval: (run, ...args) => page.eval(`Promise.resolve(${text(run, args)}).then(value => (value instanceof Node ? true : value))`) };
  const own = {
    ...tab,
    server,
    origin,
    /** The requests of this tab so far: [{ host, path, method, at, fault }]. */
    requests: () => server.log.filter(request => request.host.includes(`t${labels.at(-1).slice(1)}.`)),
    /** From here on the two seconds count. */
    mark: () => tab.eval(() => void (window.__seen.fault = Date.now())),
    /** Waits until the function holds in the page; throws with `what` where it never does. */
    until: async (run, what = String(run), ...args) => {
      const end = Date.now() + (row.patience ?? PATIENCE_MS);
      for (;;) {
        const holds = await tab.eval(run, ...args).catch(error => (Date.now() > end ? Promise.reject(error) : false));
        if (holds) return holds;
        if (Date.now() > end) throw new Error(`never: ${what}`);
        await pause(40);
      }
    },
    /** The page's own console so far: [{ level, text }]. */
    said: () => tab.eval(() => window.__seen.said),
    events: () => tab.eval(() => window.__seen.events),
    pause,
    /** Another tab of the same browser, for the same row but for what is said. */
    again: more => openTab(engine, server, { ...row, page: undefined, ...more }, { serve }),
    /** Opens the panel and waits for its field. */
    openPanel: async () => {
      await own.until(() => window.shelfhelp && document.querySelector('shelf-help[data-state=ready]'), 'the help is ready');
      await tab.eval(() => void window.shelfhelp.open());
      await own.until(() => [...document.querySelectorAll('shelf-help')].some(e => e.shadowRoot.querySelector('[part~=input]')), 'the field is there');
    },
    /** Clicks the first of these inside the help, once it is there. */
    press: async selector => {
      await own.until(selector => [...document.querySelectorAll('shelf-help')].some(e => e.shadowRoot.querySelector(selector)), `there is ${selector}`, selector);
      await tab.eval(selector => [...document.querySelectorAll('shelf-help')].map(e => e.shadowRoot.querySelector(selector)).find(Boolean).click(), selector);
    },
    /** Writes into a field, once it is there; in a search it asks. */
    fill: async (selector, words) => {
      await own.until(selector => [...document.querySelectorAll('shelf-help')].some(e => e.shadowRoot.querySelector(selector)), `there is ${selector}`, selector);
      await tab.eval(
        (selector, words) => {
          const field = [...document.querySelectorAll('shelf-help')].map(e => e.shadowRoot.querySelector(selector)).find(Boolean);
          field.focus();
          field.value = words;
          field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: words }));
          if (!/input/.test(selector)) return;
          for (const name of ['keydown', 'keyup']) field.dispatchEvent(new KeyboardEvent(name, { key: 'Enter', bubbles: true, composed: true, cancelable: true }));
          if (field.form) field.form.requestSubmit();
        },
        selector,
        words,
      );
    },
    /** Asks a question in the panel and waits for results. */
    search: async words => {
      await own.fill('[part~=input]', words);
      await own.until(() => [...document.querySelectorAll('shelf-help')].some(e => e.shadowRoot.querySelector('[part~=result]')), `results for ${words}`);
    },
  };
  try {
    await own.goto(`${origin}/${path}`);
    await own.until(() => window.__seen && document.readyState === 'complete', 'the page has loaded');
    await row.setup?.(own);
  } catch (error) {
    await tab.close();
    throw error;
  }
  return own;
}

/** The loader as it is written, with the file names of the built one filled in: what a defence can be taken out of. */
export function loaderWithout({ find, replace }) {
  const { version, files } = JSON.parse(readFileSync(join(DIST, 'integrity.json'), 'utf8'));
  const named = pattern => Object.entries(files).find(([name]) => pattern.test(name));
  const table = JSON.stringify({ version, css: named(/^shelfhelp\.\w+\.css$/), glue: named(/^shelfhelp\.\w+\.js$/), wasm: named(/^shelfhelp_bg\.\w+\.wasm$/) });
  const written = readFileSync(join(ROOT, 'www', 'loader.js'), 'utf8');
  const source = written.replace('/*FILES*/ null', () => table);
  if (source === written) throw new Error('www/loader.js has no place for its table of files');
  if (!find) return source;
  const [head, ...tail] = source.split(find);
  if (tail.length !== 1) throw new Error(`the defence stands ${tail.length} times in www/loader.js: ${find}`);
  return head + replace + tail[0];
}

/** All rows, in the order of their numbers. */
export async function allRows() {
  const folder = new URL('./rows/', import.meta.url);
  const lists = await Promise.all(readdirSync(folder).filter(name => name.endsWith('.mjs')).sort().map(name => import(new URL(name, folder).href)));
  return lists.flatMap(list => list.default).sort((a, b) => place(a) - place(b));
}

// A letter before the number is a group of its own, after the catalogue: S1, S2…
const place = ({ row }) => (typeof row === 'number' ? row : 1000 * row.charCodeAt(0) + Number(row.slice(1)));
