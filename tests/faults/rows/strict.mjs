// Does the whole way work where the page allows next to nothing, and is a file that is not ours refused?
//
// Headers and tags are those that docs/security.md asks for.

import assert from 'node:assert/strict';
import { SHIRT } from '../world.mjs';

const SOAP = 'examples/shop/pages/el/olive-soap.html';
const CUP = 'examples/shop/pages/stoneware-cup.html';

/** Waits until something is in our tree. */
const shows = (tab, part) =>
  tab.until(part => {
    const element = document.querySelector('shelf-help');
    return Boolean(element && element.shadowRoot && element.shadowRoot.querySelector(part));
  }, `${part} shows`, part);

/** Presses something in our tree, wherever on the page it stands. */
const press = (tab, part) => tab.eval(part => document.querySelector('shelf-help').shadowRoot.querySelector(part).click(), part);

/** Types a question with the keyboard, in place of what stands there. */
async function ask(tab, words) {
  await tab.eval(() => {
    const input = document.querySelector('shelf-help').shadowRoot.querySelector('[part~=input]');
    input.focus();
    input.select();
  });
  await tab.type(words);
  await tab.key('Enter');
}

/** The shopper's way: the promise, the panel, a typed question, an answer, and the people. */
async function visit(tab) {
  await tab.until(() => Boolean(document.querySelector('shelf-help[data-state=ready]')), 'the help is up');
  await shows(tab, '[part~=dates]');
  // A real click, as the first: a window has the keyboard then.
  await tab.click('shelf-help >>> [part~=ask]');
  await shows(tab, '[part~=suggestion]');
  await ask(tab, 'how do I wash linen');
  await shows(tab, '[part~=result]');
  await press(tab, '[part~=result]');
  await shows(tab, '[part~=rate-no]');
  await press(tab, '[part~=back]');
  await shows(tab, '[part~=input]');
  await ask(tab, 'can you embroider a name');
  await shows(tab, '[part~=channel]');
  await press(tab, '[part~=close]');
  await tab.until(() => !document.querySelector('shelf-help').shadowRoot.querySelector('[part~=panel]'), 'the panel closes');
}

/** Nothing of ours was stopped, and nothing said. What the policy says of the shop's own style sheet and pictures is the shop's. */
async function quiet(tab) {
  const stopped = await tab.eval(() => window.__seen.violations.filter(text => !/\/examples\/|favicon/.test(text)));
  assert.deepEqual(stopped.filter(text => !/ (inline|style-src\S* inline)$/.test(text)), []);
  assert.deepEqual((await tab.said()).filter(entry => /shelfhelp/.test(entry.text)), []);
}

const works = (row, fault, variant, more = {}) => ({
  row, fault, sees: 'the whole help, with no violation', path: SHIRT, variant, expect: 'works', act: visit, differs: ['focus', 'scroll'], slow: true,
  query: 'how do I wash linen', defence: 'all of it: no inline script or style, no markup, one host', ...more, check: async tab => {
    await quiet(tab);
    await more.check?.(tab);
  },
});

const tampered = tab => tab.eval(() => window.__tampered);
const refused = (row, what, part, more = {}) => ({
  row, fault: `${what} was tampered with`, sees: "the shop's own links", path: SHIRT, variant: [`${part}-tampered`], expect: 'floor',
  says: /integrity/,
  ...more, check: async tab => {
    assert.ok((await tampered(tab)) == null, 'what was added did not run');
    await more.check?.(tab);
  },
});

// Nothing that a strict page allows checks a script in it; module, style sheet and tables are checked all the same.
const UNCHECKED = { webkit: 'WebKitGTK does not heed the integrity of `modulepreload`: it loads scripts unchecked' };

const saysReader = tab => tab.until(() => window.__seen.said.some(entry => /dist\/reader/.test(entry.text)), 'the console says so');

export default [
  works('S1', 'exactly the policy of the documentation', ['csp-bare']),
  works('S2', 'that policy, with the help from another site', ['csp-bare', 'cdn'], { cart: false }),
  works('S3', 'a nonce and strict-dynamic', ['csp-nonce', 'cdn']),
  works('S4', 'an isolated page: COEP require-corp and COOP', ['coep-require', 'cdn', 'sri'], {
    check: async tab => assert.equal(await tab.eval(() => self.crossOriginIsolated), true),
  }),
  works('S5', 'an isolated page: COEP credentialless and COOP', ['coep-credentialless', 'cdn']),
  works('S6', 'integrity on the tag, and on every file from there on', ['sri', 'cdn']),
  works('S7', 'an origin that is nobody\'s, without storage', ['opaque', 'csp-bare', 'cdn', 'sri'], {
    // The policy stops the shop's own script, and the form would lead away.
    cart: false,
    check: async tab => assert.equal(await tab.eval(() => origin), 'null'),
  }),
  refused('S8', 'the loader', 'loader', { variant: ['sri', 'loader-tampered'], loader: false, defence: "the tag's integrity" }),
  refused('S9', 'the glue', 'glue', { skip: UNCHECKED, without: { find: "integrity: FILES.glue[1], href: glue", replace: 'href: glue' } }),
  refused('S10', 'the module', 'wasm', { without: { find: ', integrity: file[1]', replace: '' } }),
  refused('S11', 'the style sheet', 'css', { without: { find: ', integrity: file[1]', replace: '' } }),
  refused('S12', "a catalog of the help's words", 'messages', {
    sees: 'the help, in English', path: SOAP, expect: 'works', query: null, defence: 'www/tables.js: fetch integrity',
    check: async tab => {
      await tab.until(() => window.__seen.said.some(entry => /words that could not be fetched/.test(entry.text)), 'the console says so');
      assert.match(await tab.eval(() => document.querySelector('shelf-help').shadowRoot.querySelector('[part~=ask]').textContent), /^\P{Script=Greek}+$/u);
    },
  }),
  refused('S13', 'the script of the reader of shops in one document', 'reader', { path: CUP, variant: ['readerglue-tampered'], defence: 'www/reader.js: modulepreload integrity', skip: UNCHECKED, check: saysReader }),
  refused('S14', 'the module of that reader', 'reader', { path: CUP, variant: ['readermodule-tampered'], defence: 'www/reader.js: fetch integrity', check: saysReader }),
];
