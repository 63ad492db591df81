// Does the widget work where a page allows next to nothing, and is a file that is not ours refused?
//
// Each page allows exactly what docs/security.md asks for. The other engines play the same in tests/faults/rows/strict.mjs.

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';

const PAGES = 'examples/shop/pages/';
// Compiled answers: manifest, parts, catalog and theme come one by one.
const SHIRT = `${PAGES}linen-shirt.html`;

/** The shopper's way from the promise to the people. */
async function visit(view) {
  await view.state('ready');
  await view.inside('[part~=dates]').first().waitFor();
  await view.inside('[part~=ask]').click();
  await view.inside('[part~=suggestion]').first().waitFor();
  const ask = async words => {
    await view.inside('[part~=input]').fill(words);
    await view.inside('[part~=input]').press('Enter');
  };
  await ask('how do I wash linen');
  await view.inside('[part~=result]').first().click();
  await view.inside('[part~=rate-no]').waitFor();
  await view.inside('[part~=back]').click();
  await ask('can you embroider a name');
  await view.inside('[part~=channel]').first().waitFor();
}

const PAGES_OF = [
  ['the policy of the documentation', ['csp-bare']],
  ['that policy, with the widget from another site', ['csp-bare', 'cdn']],
  ['a nonce and strict-dynamic', ['csp-nonce']],
  ['a nonce and strict-dynamic, with the widget from another site', ['csp-nonce', 'cdn']],
  ['an isolated page', ['coep-require']],
  ['an isolated page, with the widget from another site', ['coep-require', 'cdn', 'sri']],
  ['an isolated page that sends no credentials, with the widget from another site', ['coep-credentialless', 'cdn']],
  ['an origin that is nobody\'s', ['opaque']],
  ['an origin that is nobody\'s, under the policy of the documentation', ['opaque', 'csp-bare', 'cdn', 'sri']],
];

for (const [name, variant] of PAGES_OF) {
  test(`the whole way works under ${name}, without a violation`, async t => {
    const view = await openPage(t, SHIRT, { variant });
    await visit(view);
    // What the policy without any style says of the shop's own style sheet, scripts and pictures is the shop's.
    const ours = (await view.violations()).filter(v => !/\/(examples|favicon)/.test(v.blocked) && !/\/examples\//.test(v.source));
    assert.deepEqual(ours, []);
    assert.deepEqual(view.console.filter(entry => /shelfhelp/i.test(entry.text)), []);
    const isolated = variant.some(label => label.startsWith('coep'));
    assert.equal(await view.page.evaluate(() => [self.crossOriginIsolated, origin].join()), [isolated, variant.includes('opaque') ? 'null' : view.origin].join());
  });
}

test('an origin that is nobody\'s has no storage, and a place is kept on the page all the same', async t => {
  const view = await openPage(t, SHIRT, { variant: ['opaque'] });
  await view.state('ready');
  assert.equal(await view.page.evaluate(() => { try { return typeof sessionStorage; } catch (e) { return e.name; } }), 'SecurityError');
  await view.inside('[part~=place]').click();
  await view.inside('select').selectOption('GR');
  await view.inside('[data-focus=postcode]').fill('104 34');
  await view.inside('[part~=place-form] button').click();
  await view.inside('[part~=delivery]:has-text("104 34")').waitFor();
  assert.deepEqual(view.errors, []);
});

// --- files that are not ours ---

test('a loader that was tampered with is refused by the tag\'s integrity, and the page keeps its links', async t => {
  const view = await openPage(t, SHIRT, { variant: ['sri', 'loader-tampered'], clock: false });
  await view.said(/integrity/i);
  assert.deepEqual(await view.page.evaluate(() => [window.__tampered, customElements.get('shelf-help')].map(String)), ['undefined', 'undefined']);
  assert.ok(await view.page.locator('shelf-help a').first().isVisible());
});

for (const part of ['glue', 'wasm', 'css']) {
  test(`${part} that was tampered with is refused, and the page keeps its links`, async t => {
    const view = await openPage(t, SHIRT, { variant: [`${part}-tampered`], clock: false });
    await view.state('floor');
    assert.equal(await view.page.evaluate(() => window.__tampered), undefined);
    assert.ok(await view.page.locator('shelf-help a').first().isVisible());
    assert.deepEqual(view.errors, []);
  });
}

/** Opens the panel, and asks. */
async function ask(view, words) {
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  await view.inside('[part~=input]').fill(words);
  await view.inside('[part~=input]').press('Enter');
}

test('words that were tampered with are refused, and English ones stay', async t => {
  const greek = `${PAGES}el/olive-soap.html`;
  const good = await openPage(t, greek);
  await good.state('ready');
  await good.page.waitForFunction(() => /[α-ω]{3}/.test(document.querySelector('shelf-help').shadowRoot.querySelector('[part~=ask]').textContent));
  const view = await openPage(t, greek, { variant: ['messages-tampered'] });
  await view.state('ready');
  assert.equal((await view.said(/words that could not be fetched/)).length, 1);
  assert.doesNotMatch(await view.inside('[part~=ask]').innerText(), /[α-ω]/);
});

test('a reader that was tampered with is refused, script or module, and the page keeps its links', async t => {
  const view = await openPage(t, `${PAGES}stoneware-cup.html`, { variant: ['reader-tampered'], clock: false });
  await view.state('floor');
  assert.equal((await view.said(/^\[shelfhelp\].*dist\/reader/)).length, 1);
  assert.ok(await view.page.locator('shelf-help a').first().isVisible());
  assert.equal(await view.page.evaluate(() => window.__tampered), undefined);
});

test('formats of parcel numbers that were tampered with are refused', async t => {
  const number = 'rr 123 456 785 gr';
  const good = await openPage(t, SHIRT);
  await ask(good, number);
  await good.inside('[part~=tracking]').waitFor();
  const view = await openPage(t, SHIRT, { variant: ['tracking-tampered'] });
  await ask(view, number);
  await view.inside('[part~=result], [part~=empty]').first().waitFor();
  assert.ok(view.requests.some(request => request.url.includes('/tracking/')), 'they were asked for');
  assert.equal(await view.inside('[part~=tracking]').count(), 0);
});

test('a table of meanings that was tampered with is refused', async t => {
  const view = await openPage(t, `${PAGES}silk-scarf.html`, { variant: ['meaning-tampered'] });
  await ask(view, 'does it break');
  await view.said(/integrity/i);
  await view.inside('[part~=result], [part~=empty]').first().waitFor();
  assert.deepEqual(view.errors, []);
});

test('scripts that tell facts are refused where they were tampered with', async t => {
  const before = page => page.addInitScript(() => Object.assign(window, { dataLayer: [], shelfhelp: { insight: { data_layer: true } } }));
  const view = await openPage(t, `${PAGES}silk-scarf.html`, { variant: ['facts-tampered'], before });
  await view.state('ready');
  await view.inside('[part~=ask]').click();
  await view.said(/integrity/i);
  assert.ok(view.requests.some(request => request.url.includes('/facts/')), 'they were asked for');
  assert.equal(await view.page.evaluate(() => window.__tampered), undefined);
});
