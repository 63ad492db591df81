// Can everybody use every state of the widget?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';
import { STATES } from '../states.mjs';

// What the stage does not show, where everyone.mjs looks at all the rest: pages that are made to break the widget, and rules
// that only one product has.
const HERE = ['heavy', 'hostile', 'counters', 'why-long', 'digital', 'nobody', 'packet-rtl', 'article-rtl'];

for (const [name, path, viewport, dark, steps] of STATES.filter(([name]) => HERE.includes(name))) {
  test(`axe finds nothing in the state "${name}"`, async t => {
    const view = await openPage(t, path, { viewport, dark, reducedMotion: true });
    await steps(view);
    assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
    assert.deepEqual(view.errors, []);
  });
}

test('nothing moves in the page when the widget comes up', async t => {
  const view = await openPage(t, 'examples/shop/pages/silk-scarf.html', { clock: false });
  await view.state('ready');
  await view.page.waitForTimeout(500);
  assert.equal(await view.shift(), 0);
});

test('at 320 pixels nothing is lost sideways', async t => {
  const view = await openPage(t, 'examples/shop/pages/silk-scarf.html', { viewport: 'small' });
  await view.state('ready');
  await view.inside('[part~=ask]').click();
  await view.inside('[part~=suggestion]').first().waitFor();
  const sideways = await view.page.evaluate(() => {
    const panel = document.querySelector('shelf-help').shadowRoot.querySelector('.panel');
    return [document.documentElement.scrollWidth > innerWidth, panel.scrollWidth > panel.clientWidth];
  });
  assert.deepEqual(sideways, [false, false]);
});
