// What does a shopper see in a browser that is old, careful, full, or changed by the page's other scripts?

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from '../../browser/server.mjs';
import { countOf, textOf } from '../ask.mjs';
import { SCARF, SHIRT, pageOf } from '../world.mjs';

const ALL = ['chromium', 'firefox', 'webkit'];
const WHOLE = 'the whole help';
const SLOT = { find: "root.replaceChildren(d.createElement('slot'));", replace: 'root.replaceChildren();' };

/** Opens the panel and finds something, as a shopper does. */
const play = async tab => {
  await tab.openPanel();
  await tab.search('relly silk');
};

/** The module's memory, read through the platform's own functions. */
function watchMemory() {
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const real = WebAssembly[name];
    WebAssembly[name] = function (...given) {
      return real.apply(this, given).then(made => {
        const { memory } = (made.instance || made).exports;
        if (memory) (window.__seen.memories = window.__seen.memories || []).push(memory);
        return made;
      });
    };
  }
}
const memory = tab => tab.eval(() => window.__seen.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0));

/** The limits of a module's memory: [pages at first, pages at most or null, shared]; null where it takes another module's. */
function limits(bytes) {
  let at = 8;
  const number = () => {
    let value = 0, shift = 0, byte;
    do {
      byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte & 128);
    return value;
  };
  while (at < bytes.length) {
    const kind = bytes[at++], size = number();
    if (kind !== 5) {
      at += size;
      continue;
    }
    number();
    const flags = number(), first = number();
    return [first, flags & 1 ? number() : null, Boolean(flags & 2)];
  }
  return null;
}

/** The loader of another version, which the minifier has written wherever it is used. */
function otherLoader({ '/dist/loader.js': loader = readFileSync(join(DIST, 'loader.js'), 'utf8') } = {}) {
  const { version } = JSON.parse(readFileSync(join(DIST, 'integrity.json'), 'utf8'));
  const other = loader.replaceAll(`"${version}"`, '"9.9.9"');
  assert.notEqual(other, loader, `the loader does not say its version, "${version}"`);
  return other;
}

function refuseStorage() {
  for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, {
      configurable: true,
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  }
}

function fillStorage() {
  for (const storage of [localStorage, sessionStorage]) {
    for (let size = 1 << 20, n = 0; size >= 1; size >>= 1) {
      try {
        for (;;) storage.setItem(`theirs-${n++}`, 'x'.repeat(size));
      } catch {}
    }
  }
}

/** What Prototype 1.6 and MooTools did to the platform on shops that still have them. */
function oldLibraries() {
  const listed = iterable => {
    if (!iterable) return [];
    const list = new Array(iterable.length || 0);
    for (let at = 0; at < list.length; at++) list[at] = iterable[at];
    return list;
  };
  Array.from = listed;
  const json = function () {
    return `[${this.map(item => JSON.stringify(item)).join(', ')}]`;
  };
  Array.prototype.toJSON = json;
  String.prototype.toJSON = function () {
    return `"${this}"`;
  };
  Object.prototype.extend = function (other) {
    return Object.assign(this, other);
  };
  Array.prototype.each = Array.prototype.forEach;
  Array.prototype.include = Array.prototype.includes;
  Array.prototype.reverse = (reverse => function (inline) {
    return (inline === false ? this.slice() : this), reverse.call(this);
  })(Array.prototype.reverse);
  Function.prototype.bind = function (context, ...given) {
    const run = this;
    return function (...more) {
      return run.apply(context, [...given, ...more]);
    };
  };
  Element.prototype.hide = function () {
    return this;
  };
  window.$ = id => document.getElementById(id);
  window.$A = listed;
}

function requireJs() {
  window.__seen.defined = [];
  window.define = (...given) => window.__seen.defined.push(given.length);
  window.define.amd = {};
  window.require = window.requirejs = () => window.__seen.defined.push('require');
  window.module = { exports: {} };
  window.exports = window.module.exports;
}

/** What older browsers lack, each by itself. */
const LACKS = {
  'the popover': () => {
    for (const name of ['popover', 'showPopover', 'hidePopover', 'togglePopover']) delete HTMLElement.prototype[name];
  },
  'Intl.Segmenter, DurationFormat, ListFormat and RelativeTimeFormat': () => {
    for (const name of ['Segmenter', 'DurationFormat', 'ListFormat', 'RelativeTimeFormat']) delete Intl[name];
  },
  'requestIdleCallback, checkVisibility, structuredClone and replaceAll': () => {
    delete window.requestIdleCallback;
    delete Element.prototype.checkVisibility;
    delete window.structuredClone;
    delete String.prototype.replaceAll;
  },
};

/** What there is no help without. */
const NEEDS = {
  'WebAssembly, as in a locked-down browser': () => delete window.WebAssembly,
  'style sheets made by a script': () => {
    delete Document.prototype.adoptedStyleSheets;
    delete ShadowRoot.prototype.adoptedStyleSheets;
    window.CSSStyleSheet = function () {
      throw new TypeError('Illegal constructor');
    };
  },
};

const asleep = () => {
  const real = Date.now;
  Date.now = () => real() + (window.__seen.ahead || 0);
};
const dates = tab => tab.eval(() => document.querySelector('shelf-help').shadowRoot.querySelector('[part~=dates]')?.textContent);

export default [
  {
    row: 16,
    fault: 'the loader is there twice, once by the theme and once by a tag manager',
    sees: 'one help',
    page: pageOf(SCARF, html => html.replace('<script async src="/dist/loader.js"></script>', '<script src="/dist/loader.js"></script>$&<script src="/dist/loader.js?again" defer></script>')),
    expect: 'works',
    act: play,
    check: async tab => assert.equal(await countOf(tab, 'panel'), 1),
    without: { find: 'if (old) {', replace: 'if (0) {' },
  },
  {
    row: 17,
    fault: 'two versions of the loader are on the page',
    sees: 'the help of the first; the console names both',
    page: pageOf(SCARF, html => html.replace('<script async src="/dist/loader.js"></script>', '<script src="/dist/loader.js"></script><script src="/dist/loader.js/other" async></script>')),
    serve: altered => ({ '/dist/loader.js/other': otherLoader(altered) }),
    expect: 'works',
    act: async tab => {
      await tab.until(() => window.__seen.said.some(entry => /two copies on this page: .* runs, 9\.9\.9 does not/.test(entry.text)), 'the console names both');
      assert.notEqual(await tab.eval(() => window.shelfhelp.version), '9.9.9');
    },
    without: { find: "if (old.version != FILES.version) say(", replace: 'if (0) say(' },
  },
  {
    row: 18,
    fault: 'two elements are on the page',
    sees: 'the promise in its place and one panel, from one module',
    path: 'examples/shop/pages/zh/olive-earrings.html',
    expect: 'works',
    query: null,
    act: async tab => {
      await tab.until(() => document.querySelectorAll('shelf-help[data-state=ready]').length === 2, 'both are ready');
      await tab.openPanel();
    },
    check: async tab => {
      assert.equal(await countOf(tab, 'panel'), 1);
      // The page's own account: what comes from a cache is no request.
      assert.equal(await tab.eval(() => performance.getEntriesByType('resource').filter(entry => /shelfhelp_bg\..*wasm$/.test(entry.name)).length), 1);
      const ids = await tab.eval(() => [...document.querySelectorAll('shelf-help')].map(e => [...e.shadowRoot.querySelectorAll('[id]')].map(item => item.id)));
      for (const list of ids) assert.equal(new Set(list).size, list.length, 'an id is there twice in one root');
    },
    without: { find: 'const load = () => loading || (', replace: 'const load = () => (' },
  },
  {
    row: 22,
    fault: 'the shopper goes back to a page that the browser kept',
    sees: 'the help as it was left, or started anew',
    expect: 'works',
    before: () => addEventListener('pageshow', event => (window.__seen.persisted = event.persisted)),
    differs: ['history', 'focus'],
    act: async tab => {
      await tab.until(() => document.querySelector('shelf-help[data-state=ready]'), 'the help is ready');
      await tab.goto(`${tab.origin}/examples/shop/pages/chat.html`);
      await tab.until(() => /chat/.test(location.pathname) && document.readyState === 'complete', 'the other page');
      await tab.eval(() => void history.back());
      await tab.until(() => /scarf/.test(location.pathname) && document.readyState === 'complete' && window.__seen, 'the page again');
      await tab.mark();
    },
    check: async tab => {
      await tab.openPanel();
      await tab.eval(() => window.shelfhelp.close());
    },
    defence: 'Rust: pageshow draws anew',
  },
  {
    row: 24,
    fault: 'the tab sleeps for three days',
    sees: 'a promise that holds now',
    path: SHIRT,
    before: asleep,
    expect: 'works',
    query: null,
    act: async tab => {
      await tab.until(() => document.querySelector('shelf-help[data-state=ready]')?.shadowRoot.querySelector('[part~=dates]'), 'the promise');
      const before = await dates(tab);
      await tab.eval(() => (window.__seen.ahead = 3 * 86_400_000));
      await tab.mark();
      await tab.eval(() => void document.dispatchEvent(new Event('visibilitychange')));
      await tab.until(before => document.querySelector('shelf-help').shadowRoot.querySelector('[part~=dates]')?.textContent !== before, 'other dates', before);
    },
    defence: 'Rust: the clock is read again when the page is looked at',
  },
  {
    row: 30,
    fault: 'a hundred thousand letters are pasted, then a thousand searches are made',
    sees: WHOLE,
    before: watchMemory,
    expect: 'works',
    act: async tab => {
      await tab.openPanel();
      await tab.eval(async () => {
        const long = ['a'.repeat(100_000), 'how '.repeat(25_000), '絹'.repeat(100_000), '((((('.repeat(20_000)];
        for (const words of long) await window.shelfhelp.search(words);
        for (let n = 0; n < 50; n++) await window.shelfhelp.search(`relly silk ${n}`);
      });
      const before = await memory(tab);
      await tab.eval(async () => {
        for (let n = 0; n < 1000; n++) await window.shelfhelp.search(`how do I wash ${n} scarf ${n * 7919}`);
      });
      const after = await memory(tab);
      assert.ok(after - before <= 65_536, `the memory grew from ${before} to ${after}`);
    },
    defence: 'Rust: a question has a longest length',
  },
  {
    row: 31,
    fault: 'the device has little memory',
    sees: WHOLE,
    before: watchMemory,
    expect: 'works',
    check: async tab => {
      const asks = readdirSync(DIST).filter(name => name.endsWith('.wasm')).map(name => [name, limits(readFileSync(join(DIST, name)))]).filter(([, limits]) => limits);
      assert.ok(asks.length >= 2, 'the module of the help and that of the reader have a memory each');
      for (const [name, [first, , shared]] of asks) assert.ok(first <= 32 && !shared, `${name} asks for ${first} pages${shared ? ', shared' : ''}`);
      const bytes = await memory(tab);
      assert.ok(bytes <= 4 << 20, `${bytes} bytes after the start`);
    },
    defence: 'the build: no memory but what is used',
  },
  { row: 32, fault: 'storage throws when it is read', sees: WHOLE, before: refuseStorage, expect: 'works', act: play, defence: 'Rust: what cannot be kept lasts as long as the page', short: ALL },
  { row: 33, fault: 'storage is full', sees: WHOLE, before: fillStorage, expect: 'works', act: play, defence: 'Rust: what cannot be kept lasts as long as the page', short: [] },
  {
    row: 34,
    fault: 'what is stored was tampered with',
    sees: WHOLE,
    expect: 'works',
    act: async tab => {
      await play(tab);
      await tab.until(() => Object.keys(sessionStorage).some(key => key.startsWith('shelfhelp')), 'something is stored');
      const rubbish = ['', 'null', '{', '[]', '0', '"x"', '{"v":1}', '[[[[]]]]', '{"__proto__":{"x":1}}', '\u0000', 'x'.repeat(10_000), '-1', '{"stage":{"Reading":"../.."},"query":7}'];
      const address = await tab.eval(() => location.href);
      for (const text of rubbish) {
        // Until it is done: a driver may learn late that the page is another.
        await tab.until(text => {
          for (const key of new Set(['shelfhelp:call', 'shelfhelp:place', 'shelfhelp:visitor', 'shelfhelp:visit', ...Object.keys(sessionStorage).filter(key => key.startsWith('shelfhelp'))])) {
            sessionStorage.setItem(key, text);
            localStorage.setItem(key, text);
          }
          return (window.__old = true);
        }, 'what is stored is changed', text);
        await tab.goto(address);
        const what = `the help is ready with ${JSON.stringify(text.slice(0, 20))}`;
        const { errors } = await tab.until(() => document.readyState === 'complete' && !window.__old && document.querySelector('shelf-help[data-state=ready]') && window.__seen && { errors: window.__seen.errors }, what);
        assert.deepEqual(errors, []);
      }
      await tab.until(() => (sessionStorage.clear(), localStorage.clear(), true));
      await tab.mark();
    },
    defence: 'Rust: what is read is checked, and discarded where it is not ours',
    short: [],
  },
  { row: 35, fault: 'an old library has changed Array.from, toJSON, bind, reverse and Object.prototype', sees: WHOLE, before: oldLibraries, expect: 'works', act: play, defence: 'Rust and the glue: own ways from bytes to values' },
  {
    row: 36,
    fault: 'RequireJS is on the page',
    sees: WHOLE,
    before: requireJs,
    expect: 'works',
    act: play,
    check: async tab => assert.deepEqual(await tab.eval(() => window.__seen.defined), []),
    defence: 'the build: modules, and no sniffing for others',
  },
  ...Object.entries(LACKS).map(([what, before]) => ({ row: 47, fault: `the browser lacks ${what}`, sees: WHOLE, before, expect: 'works', act: play, defence: 'Rust: features are asked for, not browsers' })),
  ...Object.entries(NEEDS).map(([what, before]) => ({ row: 47, fault: `the browser lacks ${what}`, sees: "the shop's own links", before, expect: 'floor', without: SLOT, short: /Web/.test(what) ? ALL : undefined })),
  {
    row: 48,
    fault: 'scripts are off',
    sees: "the shop's own links, as plain content",
    page: { body: '<!doctype html><title>Off</title><form data-order><button>.</button></form><p data-cart></p>' },
    expect: 'floor',
    own: true,
    check: async tab => {
      const framed = await tab.eval(async path => {
        const frame = document.createElement('iframe');
        frame.setAttribute('sandbox', 'allow-same-origin');
        Object.assign(frame, { width: 1200, height: 900, src: path });
        await new Promise(done => ((frame.onload = done), document.body.append(frame)));
        const page = frame.contentDocument, link = page.querySelector('shelf-help a[href]'), box = link.getBoundingClientRect();
        return { text: link.textContent, wide: box.width, high: box.height, tall: page.querySelector('shelf-help').getBoundingClientRect().height, ran: Boolean(frame.contentWindow.shelfhelp) };
      }, `/${SCARF}`);
      assert.equal(framed.ran, false, 'the loader ran');
      assert.ok(framed.wide > 0 && framed.high > 0 && framed.tall > 0, JSON.stringify(framed));
      assert.equal(framed.text, 'Delivery and returns');
    },
    defence: 'the links are in the page',
  },
];
