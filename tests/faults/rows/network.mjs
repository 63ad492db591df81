// What does a shopper see when files do not come, come late, or come spoilt?

import assert from 'node:assert/strict';
import { linesOf } from '../ask.mjs';
import { TEA } from '../world.mjs';

const LINKS = "the shop's own links";
const WHOLE = 'the whole help';
const ALL = ['chromium', 'firefox', 'webkit'];
// The links stay in the element until the app has drawn: without the slot nothing shows them.
const SLOT = { find: "root.replaceChildren(d.createElement('slot'));", replace: 'root.replaceChildren();' };

/** Spoilt files: the part, what is wrong with it, how it is told. */
const SPOILT = [
  [5, 'wasm-truncated', 'the Wasm is cut off'],
  [5, 'wasm-altered', 'one bit of the Wasm is another'],
  [5, 'wasm-empty', 'the Wasm is empty'],
  [5, 'glue-truncated', 'the glue is cut off'],
  [5, 'css-altered', 'the style sheet is not what the hash says'],
  [6, 'wasm-html', 'a page with status 200 comes in place of the Wasm'],
  [6, 'glue-html', 'a page with status 200 comes in place of the glue'],
  [6, 'css-html', 'a page with status 200 comes in place of the style sheet'],
];

/** The same of what comes only when somebody opens the help. */
const LATER = [
  [2, 'reset', 'is blocked'],
  [5, 'truncated', 'is cut off'],
  [5, 'altered', 'has one bit that is another'],
];
const ENDED = 'www/rest.js: a module without all of its parts is ended, and so is the one that takes its place';

/** Nothing is drawn of a help that is not whole. */
const nothingHalf = async tab => assert.equal(await tab.eval(() => document.querySelector('shelf-help').shadowRoot.querySelectorAll('[part]').length), 0);

/** The same, and the page and its console have been told, once: an idle page would have tried again by now. */
const givenUp = async tab => {
  await nothingHalf(tab);
  await tab.pause(800);
  assert.equal((await tab.events()).filter(event => event.name === 'error').length, 1, 'the page is told, once');
  assert.equal((await tab.said()).filter(entry => entry.text.startsWith('[shelfhelp] not started')).length, 1, 'the console is told, once');
};

const opening = async tab => {
  await tab.openPanel();
  await tab.mark();
  await tab.until(() => !!document.querySelector('shelf-help').shadowRoot.querySelector('[part~=retry]'), 'it says that answers are missing');
};

/** Goes as far as a module leads that lacks only what comes last, and one step on. */
const further = async tab => {
  await tab.openPanel();
  await tab.until(() => !!document.querySelector('shelf-help').shadowRoot.querySelector('[part~=suggestion]'), 'there are questions');
  await tab.mark();
  await tab.press('[part~=suggestion]');
};

/** The same, and once more with the help that takes its place and has no more either. */
const furtherTwice = async tab => {
  await further(tab);
  await tab.until(() => window.__seen.events.some(event => event.name === 'error'), 'the page is told');
  await tab.mark();
  await tab.press('[part~=suggestion]');
};

export default [
  {
    row: 1,
    fault: 'the loader is blocked',
    sees: LINKS,
    variant: ['loader-reset'],
    expect: 'floor',
    loader: false,
    check: async tab => assert.equal(await tab.eval(() => typeof window.shelfhelp), 'undefined'),
    defence: 'the links are in the page',
  },
  { row: 2, fault: 'only the Wasm is blocked', sees: LINKS, variant: ['wasm-reset'], expect: 'floor', check: givenUp, without: SLOT, short: ALL },
  {
    row: 2,
    fault: 'only the Wasm is blocked, and the page has no links of its own',
    sees: "the shop's channels, from its file",
    path: TEA,
    variant: ['wasm-reset'],
    expect: 'floor',
    check: async tab => assert.ok(await tab.eval(() => document.querySelector('shelf-help a[href^="tel:"], shelf-help a[href^="mailto:"]'))),
    without: { find: 'if (!given && shop) given =', replace: 'if (0) given =' },
  },
  { row: 3, fault: 'the CDN is down', sees: LINKS, variant: ['cdn', 'loader-reset', 'glue-reset', 'wasm-reset', 'css-reset'], expect: 'floor', loader: false, defence: 'the links are in the page' },
  { row: 3, fault: 'the CDN goes down after the loader came', sees: LINKS, variant: ['cdn', 'glue-reset', 'wasm-reset', 'css-reset'], expect: 'floor', without: SLOT },
  {
    row: 3,
    fault: 'the CDN fails once',
    sees: 'links, then by itself the whole help',
    variant: ['wasm-404-once'],
    expect: 'works',
    check: async tab => {
      assert.deepEqual((await tab.events()).filter(event => event.name === 'error'), [], 'the page is told of nothing');
      assert.deepEqual((await linesOf(tab)).filter(line => /not started/.test(line)), []);
    },
    without: { find: 'return new Promise(done => setTimeout(done, AGAIN_MS)).then(fetched);', replace: 'throw e;' },
  },
  ...['search', 'rest'].map(part => ({
    row: 3,
    fault: `the CDN fails once, for the part of the Wasm that ${part === 'rest' ? 'comes last' : 'searches'}`,
    sees: WHOLE,
    variant: [`${part}-404-once`],
    act: further,
    expect: 'works',
    check: async tab => assert.deepEqual((await tab.events()).filter(event => event.name === 'error'), [], 'it did not start anew'),
    defence: 'www/rest.js: what is missing is asked for again',
  })),
  {
    row: 3,
    fault: 'the CDN fails twice, and the shopper asks for help later',
    sees: 'links, then the whole help',
    variant: ['wasm-404-twice'],
    act: async tab => {
      await tab.until(() => document.querySelector('shelf-help[data-state=floor]'), 'the links are shown');
      await tab.mark();
      await tab.eval(() => window.shelfhelp.open());
      await tab.eval(() => window.shelfhelp.close());
    },
    expect: 'works',
    without: { find: 'loading = 0;\n    throw e;', replace: 'throw e;' },
  },
  {
    row: 4,
    fault: 'the Wasm takes 20 s',
    sees: 'links at once, then the whole help',
    variant: ['wasm-trickle'],
    act: async tab => {
      await tab.pause(2500);
      assert.ok(await tab.eval(() => window.__seen.state().floor), 'the links are there while it loads');
    },
    patience: 40_000,
    expect: 'works',
    short: [],
    without: SLOT,
  },
  {
    row: 4,
    fault: 'the Wasm takes 20 s, and the page has the tag alone',
    sees: 'a launcher that can be pressed, then the panel',
    path: TEA,
    variant: ['wasm-trickle'],
    act: async tab => {
      await tab.until(() => window.__seen.state().floor, "the shop's channels are there while it loads");
      await tab.click('shelf-help >>> [part~=launcher]');
      assert.equal(await tab.eval(() => document.querySelector('shelf-help').shadowRoot.querySelector('[part~=launcher]').getAttribute('aria-busy')), 'true');
    },
    patience: 40_000,
    expect: 'works',
    query: 'お茶',
    short: [],
    differs: ['focus'],
    check: async tab => {
      await tab.until(() => !!document.querySelector('shelf-help').shadowRoot.querySelector('[part~=panel]'), 'the panel opens by itself');
      await tab.eval(() => document.querySelector('shelf-help').close());
      await tab.pause(300);
    },
    defence: 'glue: www/begin.js',
  },
  {
    row: 4,
    fault: 'the Wasm neither comes nor fails, and the page has no links of its own',
    sees: "the shop's channels, from its file",
    path: TEA,
    variant: ['wasm-hang'],
    expect: 'floor',
    loader: false,
    short: [],
    without: { find: 'setTimeout(links, 2000, this);', replace: '' },
  },
  ...SPOILT.map(([row, label, fault]) => ({ row, fault, sees: LINKS, variant: [label], expect: 'floor', check: givenUp, without: SLOT, short: label === 'wasm-truncated' ? ALL : undefined })),
  ...LATER.map(([row, how, fault]) => ({ row, fault: `the part of the Wasm that comes last ${fault}`, sees: LINKS, variant: [`rest-${how}`], act: furtherTwice, expect: 'floor', check: nothingHalf, defence: ENDED })),
  ...LATER.map(([row, how, fault]) => ({
    row,
    fault: `the part of the Wasm that searches ${fault}`,
    sees: 'the promise, and that the answers are missing, with a way to try again',
    variant: [`search-${how}`],
    act: opening,
    expect: 'works',
    query: null,
    defence: 'src/embed/shelf.rs: without what searches there are no answers, and all else stays',
  })),
  ...['octet', 'plain', 'untyped'].map(kind => ({
    row: 7,
    fault: { octet: 'the Wasm is sent as application/octet-stream', plain: 'the Wasm is sent as text/plain', untyped: 'the Wasm is sent without a type' }[kind],
    sees: WHOLE,
    variant: [`wasm-${kind}`],
    expect: 'works',
    defence: "wasm-bindgen's glue compiles the bytes",
  })),
];
