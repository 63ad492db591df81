// Does the module that reads one-document shops come where it is needed, and only there?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';

const PAGES = 'examples/shop/pages/';
const CUP = PAGES + 'stoneware-cup.html';
const CUP_JSON = PAGES + 'stoneware-cup.json';

/** What was asked of the server for the reader, script and module: `['js', 'wasm']`. */
const asked = view => {
  const files = view.requests.map(request => new URL(request.url).pathname).filter(path => /\/reader[._]/.test(path));
  return files.map(path => path.split('.').pop()).sort();
};

test('a compiled shop never asks for the reader', async t => {
  const view = await openPage(t, PAGES + 'silk-scarf.html');
  await view.state('ready');
  await view.inside('[part~=ask]').click();
  await view.inside('[part~=suggestion]').first().waitFor();
  assert.deepEqual(asked(view), []);
});

test('a shop in one document asks for it once, under a strict policy too', async t => {
  const view = await openPage(t, CUP, { variant: ['csp-strict'] });
  await view.state('ready');
  await view.inside('[part~=promise]').first().waitFor();
  // A second element uses the one that is here.
  await view.page.evaluate(() => document.body.append(document.querySelector('shelf-help').cloneNode(true)));
  await view.state('ready', 1);
  assert.deepEqual(asked(view), ['js', 'wasm']);
  assert.deepEqual(await view.violations(), []);
});

test('a shop that is part of the configuration is read in the same way, and its mistakes are named once', async t => {
  const view = await openPage(t, PAGES + 'silk-scarf.html');
  await view.state('ready');
  await view.page.evaluate(async cup => {
    const shop = { ...(await (await fetch(cup)).json()), time_zone: 'Europe/Atlantis' };
    document.querySelector('shelf-help').config = { shop, product: 'CUP-AEGEAN' };
    document.querySelector('shelf-help').config = { shop: { ...shop, country: 'CY' }, product: 'CUP-AEGEAN' };
  }, `/${CUP_JSON}`);
  const named = /^\[shelfhelp\] time_zone: .*Atlantis/;
  await view.said(named);
  await view.inside('[part~=promise]').first().waitFor();
  await view.page.waitForTimeout(300);
  assert.equal((await view.said(named)).length, 1);
  assert.deepEqual(asked(view), ['js', 'wasm']);
  assert.deepEqual(view.errors, []);
});

for (const fault of ['404', 'altered', 'reset']) {
  test(`a reader that cannot be had (${fault}) costs the document, and the page's own facts are shown`, async t => {
    const view = await openPage(t, PAGES + 'silk-scarf.html', {
      variant: [`reader-${fault}`],
      // The scarf's page says itself what delivery costs; its shop is replaced by one in a document.
      before: page => page.addInitScript(cup => (window.shelfhelp = [['config', { shop: cup }]]), `/${CUP_JSON}`),
    });
    await view.state('ready');
    await view.inside('[part~=delivery]').first().waitFor();
    const [line] = await view.said(/one document/);
    assert.match(line.text, /dist\/reader/);
    assert.deepEqual((await view.told('error')).map(error => error.code), ['shop']);
    assert.deepEqual(view.errors, []);
  });
}

test('where the page says nothing either, its links stay', async t => {
  const view = await openPage(t, CUP, { variant: ['reader-404'] });
  await view.state('floor');
  assert.ok(await view.page.locator('shelf-help a').first().isVisible());
});
