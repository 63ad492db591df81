// What does the widget ask of the network, of storage and of the page?
//
// A record of a visit, told by name: `GET widget: shelfhelp.*.js`, `sessionStorage.getItem shelfhelp:visit`,
// `window listens to resize`. What the page itself does is left out.

import { openPage } from './harness.mjs';

/** Opens a page whose visit is recorded; `view.ledger` is Map(name → step that it was first seen in), `view.step` names the step. */
export async function recorded(t, path, { before, variant = [], ...options } = {}) {
  const ledger = new Map(), sent = [];
  let step = 'arrive', origin;
  const note = name => ledger.has(name) || ledger.set(name, step);
  const view = await openPage(t, path, {
    ...options,
    // With the tag that docs/security.md shows.
    variant: ['cdn', 'sri', ...variant],
    before: async (page, context) => {
      await context.exposeBinding('__note', (_, name) => note(name));
      await context.addInitScript(record);
      context.on('request', request => {
        const url = new URL(request.url());
        if (request.isNavigationRequest() || isPages(url)) return;
        origin ??= new URL(page.url()).origin;
        note(`${request.method()} ${called(url)}`);
        // As they leave: what a page's script sees of them is not all.
        sent.push(request.allHeaders().then(headers => ({ url: url.href, at: url.origin, headers })).catch(() => null));
      });
      await before?.(page, context);
    },
  });
  return Object.assign(view, {
    ledger,
    step: async (name, play) => {
      // What belongs to the step before has had its time.
      await view.page.waitForLoadState('networkidle');
      await view.page.waitForTimeout(300);
      step = name;
      await play();
    },
    /** Every request of the widget's: { url, at, headers }. */
    sent: async () => (await Promise.all(sent)).filter(Boolean),
  });
}

// The shop's own files.
const isPages = url => /^\/(examples\/shop\/(assets|pages)|favicon)/.test(url.pathname);

/** A request without what changes from build to build and from language to language. */
function called(url) {
  const whose = url.hostname.includes('assets') ? 'widget' : url.hostname.endsWith('localhost') ? 'shop' : url.hostname;
  const path = url.pathname
    .replace(/^\/(dist|public)\//, '')
    .replace(/messages\.[0-9a-f]+\/[\w-]+/, 'messages.*/*')
    .replace(/^(shop|titles|aid|bodies)\.[\w.-]+\.bin$/, '$1.*.bin')
    .replace(/\.[0-9a-f]{12,}\./, '.*.');
  return `${whose}: ${path}${url.search ? ' with a query' : ''}`;
}

// Runs in the page, before any of its scripts.
function record() {
  Error.stackTraceLimit = 50;
  const ours = () => /\/dist\//.test(new Error().stack);
  const told = name => ours() && window.__note(name);
  const wrap = (proto, prefix, names, tell = words => words[0]) => {
    for (const name of names) {
      const own = proto?.[name];
      if (!own) continue;
      proto[name] = function (...words) {
        const what = typeof prefix === 'function' ? prefix(this) : prefix;
        if (what) told(`${what}.${name} ${tell(words) ?? ''}`.trim());
        return own.apply(this, words);
      };
    }
  };
  wrap(window.Storage?.prototype, on => (on === window.localStorage ? 'localStorage' : 'sessionStorage'), ['getItem', 'setItem', 'removeItem', 'clear', 'key']);
  wrap(window.IDBFactory?.prototype, 'indexedDB', ['open', 'deleteDatabase', 'databases']);
  wrap(window.CacheStorage?.prototype, 'caches', ['open', 'match', 'has', 'keys', 'delete']);
  wrap(window.CookieStore?.prototype, 'cookieStore', ['get', 'getAll', 'set', 'delete']);
  wrap(window.StorageManager?.prototype, 'storage', ['getDirectory', 'persist']);
  wrap(window.ServiceWorkerContainer?.prototype, 'serviceWorker', ['register', 'getRegistration']);
  wrap(window.History?.prototype, 'history', ['pushState', 'replaceState'], () => '');
  wrap(window.Clipboard?.prototype, 'clipboard', ['writeText', 'readText', 'read', 'write'], () => '');
  wrap(window.Geolocation?.prototype, 'geolocation', ['getCurrentPosition', 'watchPosition'], () => '');
  wrap(window.HTMLCanvasElement?.prototype, 'canvas', ['getContext', 'toDataURL'], () => '');
  for (const name of ['Worker', 'SharedWorker', 'BroadcastChannel', 'WebSocket', 'EventSource', 'RTCPeerConnection', 'AudioContext']) {
    if (window[name]) window[name] = new Proxy(window[name], { construct: (own, words) => (told(`new ${name}`), Reflect.construct(own, words)) });
  }
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(Document.prototype, 'cookie', {
    configurable: true,
    get() {
      told('document.cookie read');
      return cookie.get.call(this);
    },
    set(text) {
      told('document.cookie written');
      cookie.set.call(this, text);
    },
  });
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (name, ...rest) {
    const whose = this === window || this === undefined ? 'window' : this === document ? 'document' : null;
    if (whose) told(`${whose} listens to ${name}`);
    return listen.call(this ?? window, name, ...rest);
  };
}
