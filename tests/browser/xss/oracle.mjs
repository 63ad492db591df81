// Has anything happened that should not?
//
// One judge for every door. In the page: whatever an attack would call is replaced before any other script runs, globals and
// prototypes are compared with what they were, and every element of ours is held against the tables of allowed.mjs. Around the
// page: every request, every error, every violation of the page's policy, every way out of the page. `findings()` gives one
// line for each; none is what we want.

import { openPage } from '../harness.mjs';
import { TABLES } from './allowed.mjs';

/** The policy of docs/security.md, and nothing may be sent or based elsewhere either. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; style-src 'none'; base-uri 'none'; " +
  "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** A page with next to nothing on it but the widget. */
export const bare = ({ head = '', at = 'product="CUP"', data = '', tag = '', query = '', lang = 'en' } = {}) => `<!doctype html>
<html lang="${lang}">
<head>
<meta name="viewport" content="width=device-width">
<title>Cup</title>
${head}
</head>
<body>
<main><h1>Cup</h1><shelf-help ${at}></shelf-help></main>
${data ? `<script type="application/json" data-shelfhelp>${inScript(data)}</script>` : ''}
<script id="tag" async src="/dist/loader.js${query}" ${tag}></script>
</body>
</html>`;

/** Data as it stands safely in a script element. */
export const inScript = data => JSON.stringify(data).replaceAll('<', '\\u003c');

/**
 * Opens a page under the oracle.
 *
 * body      its HTML
 * files     what else the host has: a function of the path below /xss/, whose answer is { body, contentType } or none
 * policy    another one; empty for none
 * path      where it is
 * globals   names that the page's other scripts bring
 * options   of openPage
 */
export async function watched(t, { body = bare(), files = () => null, policy = POLICY, path = 'xss/page.html', globals = '^$', before, state = 'ready', ...options }) {
  const found = [], expected = new Set();
  const view = await openPage(t, path, {
    clock: false,
    ...options,
    before: async (page, context) => {
      await context.addInitScript(judge, { ...TABLES, globals });
      await context.route('**/xss/**', async route => {
        const request = route.request(), url = new URL(request.url()), name = url.pathname.slice('/xss/'.length);
        if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
          return route.fulfill({ body, contentType: 'text/html; charset=utf-8', headers: policy ? { 'Content-Security-Policy': policy } : {} });
        }
        const file = await files(name, request);
        return file ? route.fulfill(file) : route.fulfill({ status: 404, body: '' });
      });
      page.on('request', request => {
        const url = new URL(request.url());
        if (!request.isNavigationRequest()) return;
        if (request.frame() !== page.mainFrame()) found.push(`a frame goes to ${url.href.slice(0, 200)}`);
      });
      context.on('page', other => other !== page && found.push(`a window opens at ${other.url()}`));
      page.on('dialog', dialog => {
        found.push(`a dialog: ${dialog.type()}`);
        dialog.dismiss().catch(() => {});
      });
      page.on('download', () => found.push('a download'));
      await before?.(page, context);
    },
  });
  view.page.on('framenavigated', frame => found.push(`a frame has gone to ${frame.url().slice(0, 200)}`));
  if (state) await view.state(state);
  return Object.assign(view, {
    /** An address that this door itself names. */
    expect: url => expected.add(url),
    /** Looks at everything now; `about` says what was just done. */
    look: about => view.page.evaluate(about => window.__judge.look(about), about),
    /** All that was found so far. */
    findings: async () => {
      await view.look('at the end').catch(error => found.push(`the page is gone: ${error.message.split('\n')[0]}`));
      const here = await view.page.evaluate(() => ({ found: window.__judge.found, pictures: [...window.__judge.pictures], violations: window.__seen.violations })).catch(() => null);
      if (!here) return [...found, 'the page is gone'];
      // What the widget refuses it tells in the console, thousands of times here.
      view.console.length = 0;
      const strange = view.requests.filter(request => !isOurs(request, view.origin, here.pictures, expected));
      return [
        ...found,
        ...here.found,
        ...view.errors.map(error => `an error: ${error.slice(0, 300)}`),
        ...strange.map(({ method, url }) => `a request: ${method} ${url.slice(0, 200)}`),
        ...here.violations.filter(v => !expected.has(v.blocked)).map(v => `a violation: ${v.directive} ${v.blocked} ${v.sample}`.trim()),
      ];
    },
  });
}

// The widget's files, this test's, and pictures that stand in an answer: those are asked for at the page's own host only.
function isOurs({ method, url }, origin, pictures, expected) {
  const at = new URL(url);
  if (at.origin !== origin) return false;
  if (expected.has(url) || pictures.includes(url)) return true;
  return at.pathname.startsWith('/xss/') || (method === 'GET' && at.pathname.startsWith('/dist/'));
}

// Runs in the page, before any of its scripts.
function judge({ everywhere, shadow, page, schemes, ours, globals }) {
  const found = [], told = new Set(), pictures = new Set();
  let about = 'while the page loads';
  const tell = what => {
    const line = `${what} (${about})`;
    if (!told.has(what) && found.length < 200) found.push(line);
    told.add(what);
  };

  // --- what an attack would call ---

  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'postMessage', 'moveTo', 'stop']) window[name] = () => tell(`script: ${name}() was called`);
  // The driver outside calls it too.
  const { eval: own } = window;
  window.eval = text => (/UtilityScript/.test(new Error().stack) ? own(text) : tell('script: eval() was called'));
  for (const name of ['setTimeout', 'setInterval']) {
    const own = window[name];
    window[name] = (work, ...rest) => (typeof work === 'function' ? own(work, ...rest) : tell(`script: ${name}() of a text`));
  }
  const made = (on, name) => {
    if (on[name]) on[name] = new Proxy(on[name], { construct: (own, words) => (tell(`script: new ${name}`), Reflect.construct(own, words)), apply: (own, on, words) => (tell(`script: ${name}() was called`), Reflect.apply(own, on, words)) });
  };
  for (const name of ['Function', 'Image', 'Audio', 'WebSocket', 'EventSource', 'Worker', 'SharedWorker', 'RTCPeerConnection', 'BroadcastChannel']) made(window, name);
  for (const name of ['write', 'writeln', 'open', 'execCommand']) made(Document.prototype, name);
  made(Navigator.prototype, 'sendBeacon');
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(Document.prototype, 'cookie', { ...cookie, set: text => tell(`script: a cookie was set: ${text}`) });

  // --- what was there before ---

  const ROOTS = { Object, Array, String, Function: Object.getPrototypeOf(Function), Promise, RegExp, Map, Set, JSON, Reflect, Node, Element, HTMLElement, Document, Event, EventTarget, Storage, History };
  const shapes = () => {
    const list = new Map([['window', Object.getOwnPropertyNames(window)]]);
    for (const [name, root] of Object.entries(ROOTS)) {
      list.set(name, Object.getOwnPropertyNames(root));
      if (root.prototype) list.set(`${name}.prototype`, Object.getOwnPropertyNames(root.prototype));
    }
    return list;
  };
  let known;
  // What the harness, and the page itself, put there.
  const LET = /^(shelfhelp|__judge|__seen|__play|__playwright.*|__pw.*|__vendor|__given)$/, THEIRS = new RegExp(globals);
  const compare = () => {
    for (const [name, names] of shapes()) {
      const before = known.get(name);
      for (const one of names) if (!before.has(one) && !(name === 'window' && (LET.test(one) || THEIRS.test(one)))) tell(`a global: ${name} has got ${one}`);
      if (names.length < before.size) tell(`a global: ${name} has lost something`);
    }
    if (document.title !== 'Cup') tell(`the title is ${document.title}`);
    if (window.name) tell(`the window's name is ${window.name}`);
    if (document.cookie) tell(`there is a cookie: ${document.cookie}`);
    if (document.baseURI !== location.href) tell(`the page is based at ${document.baseURI}`);
    if (document.designMode !== 'off') tell('the page can be written in');
    if (typeof window.shelfhelp?.push !== 'function') tell('window.shelfhelp is something else');
  };
  const ready = () => (known = new Map([...shapes()].map(([name, names]) => [name, new Set(names)])));
  ready();

  // --- elements, attributes, addresses ---

  const rules = new Map();
  const fits = (rule, value) => {
    if (!rules.has(rule)) rules.set(rule, new RegExp(rule));
    return rules.get(rule).test(value);
  };
  const leads = (value, rule) => {
    let at;
    try {
      at = new URL(value, document.baseURI);
    } catch {
      return true;
    }
    if (rule === 'ours') return at.origin === location.origin && ours.some(folder => at.pathname.startsWith(folder));
    return schemes.includes(at.protocol);
  };
  const attribute = (element, { name, value, namespaceURI }, table) => {
    const what = `<${element.localName} ${name}="${value.slice(0, 120)}">`;
    const rule = Object.hasOwn(table, name) ? table[name] : Object.hasOwn(everywhere, name) ? everywhere[name] : null;
    if (rule === null || namespaceURI) return tell(`an attribute: ${what}`);
    if (rule === 'url' || rule === 'ours') {
      if (!leads(value, rule)) tell(`an address: ${what}`);
      if (element.localName === 'img') {
        const at = new URL(value, document.baseURI);
        if (at.origin !== location.origin) tell(`an address: ${what} asks a stranger`);
        pictures.add(at.href);
      }
    } else if (rule && !fits(rule, value)) tell(`an attribute's value: ${what}`);
  };
  const element = (one, tables, where) => {
    if (!Object.hasOwn(tables, one.localName) || (one.namespaceURI.endsWith('svg') !== /^(svg|path)$/.test(one.localName))) return tell(`an element: <${one.localName}> in the ${where}`);
    for (const own of one.attributes) attribute(one, own, tables[one.localName]);
    // Handlers that were set as properties have no attribute.
    for (const name of ['onclick', 'onload', 'onerror', 'onfocus', 'onmouseover']) if (one[name]) tell(`an attribute: <${one.localName}> has ${name}`);
    if (one.shadowRoot && one.localName !== 'shelf-help') tell(`an element: <${one.localName}> has a shadow`);
  };

  // --- style sheets ---

  // A theme sets tokens on the host, and what was seen in the page stands below it, on the root.
  const SELECTOR = /^(:host|:host\(:not\(\[data-scheme="dark"\]\)\)|:host\(\[data-scheme="dark"\]\)|\.root\[data-scheme\])$/;
  const sheets = root => {
    // The first is the widget's own, whose hash the loader has checked.
    root.adoptedStyleSheets.slice(1).forEach(sheet => {
      for (const rule of sheet.cssRules) {
        const text = rule.cssText;
        if (!(rule instanceof CSSStyleRule) || !SELECTOR.test(rule.selectorText)) tell(`a style rule: ${text.slice(0, 160)}`);
        else for (const name of rule.style) if (!/^--_?[a-z-]+$/.test(name)) tell(`a style rule: ${name} is set`);
        if (/url\(|image-set|image\(|@import|expression|element\(|paint\(|\\|</i.test(text)) tell(`a style rule: ${text.slice(0, 160)}`);
      }
    });
  };

  const look = now => {
    if (now) about = now.slice(0, 200);
    if (!document.documentElement) return;
    compare();
    for (const one of document.querySelectorAll('*')) element(one, page, 'page');
    for (const host of document.querySelectorAll('shelf-help')) {
      if (!host.shadowRoot) continue;
      for (const one of host.shadowRoot.querySelectorAll('*')) element(one, shadow, 'widget');
      sheets(host.shadowRoot);
    }
  };
  window.__judge = { found, pictures, tell, look, ready };
  addEventListener('error', event => event.target === window && tell(`an error: ${event.message}`));
  addEventListener('unhandledrejection', event => tell(`an error: ${event.reason}`));
}
