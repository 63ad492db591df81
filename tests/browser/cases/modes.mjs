// Does the widget follow what the visitor has set: colours, contrast, motion, paper?

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { openPage } from '../harness.mjs';
import { openStages } from '../reach.mjs';
import { ROOT } from '../server.mjs';

const SCARF = 'examples/shop/pages/silk-scarf.html';

test('nothing moves where less motion is wanted', async t => {
  const view = await openStages(t, { reducedMotion: true });
  await view.to({ state: 'suggestions', locale: 'en' });
  await view.inside('[part~=suggestion]').first().hover();
  assert.deepEqual(await view.measure('moving'), []);
  await view.inside('[part~=suggestion]').first().click();
  await view.inside('[part~=rate-no]').click();
  assert.deepEqual(await view.measure('moving'), []);
  await view.to({ state: 'loading', locale: 'en' });
  assert.deepEqual(await view.measure('moving'), []);
});

test('in forced colours what can be pressed has an edge, and what has the focus a ring', async t => {
  const view = await openStages(t, { forcedColors: true });
  await view.to({ state: 'answer', locale: 'en' });
  const edge = selector => view.inside(selector).first().evaluate(e => [getComputedStyle(e).borderTopStyle, parseFloat(getComputedStyle(e).borderTopWidth)]);
  for (const selector of ['[part~=panel]', '[part~=rate-no]', '[part~=ask]']) {
    const [style, width] = await edge(selector);
    assert.ok(style === 'solid' && width >= 1, `${selector}: ${style} ${width}`);
  }
  await view.inside('[part~=rate-no]').focus();
  await view.page.keyboard.press('Tab');
  assert.deepEqual((await view.measure('stop')).wrong, []);
});

test('where more contrast is wanted, quiet words are as dark as the others', async t => {
  const view = await openStages(t);
  await view.page.emulateMedia({ contrast: 'more' });
  await view.to({ state: 'block', locale: 'en' });
  const colours = await view.inside('.root').evaluate(root => ['.first', '.sub'].map(name => getComputedStyle(root.querySelector(name)).color));
  assert.equal(colours[0], colours[1]);
});

test('on paper there are dates and prices, no buttons, no launcher and no panel', async t => {
  const view = await openStages(t);
  await view.to({ state: 'suggestions', locale: 'en' });
  await view.page.emulateMedia({ media: 'print' });
  for (const part of ['promise', 'dates', 'price', 'returns']) assert.ok(await view.inside(`[part~=${part}]`).first().isVisible(), part);
  const left = await view.inside('button, input, .panel, .launch').evaluateAll(all => all.filter(e => e.checkVisibility()).map(e => e.getAttribute('part') ?? e.className));
  // Where it goes is said in words that are a button on screen.
  assert.deepEqual(left, ['place']);
});

test('help stands in the same place on every page of the shop', async t => {
  const folder = 'examples/shop/pages';
  const pages = readdirSync(join(ROOT, folder)).filter(name => name.endsWith('.html')).slice(0, 6);
  const places = new Set();
  for (const name of pages) {
    const view = await openPage(t, `${folder}/${name}`, { reducedMotion: true });
    if (!(await view.page.locator('shelf-help').count())) continue;
    await view.page.evaluate(() => window.shelfhelp.open());
    const box = await view.inside('[part~=panel]').boundingBox();
    places.add(`${Math.round(box.x)}, ${Math.round(box.y)}`);
    await view.context.close();
  }
  assert.equal(places.size, 1, [...places].join(' | '));
});

test('nothing is asked twice, whatever can be pasted may be, and the browser may fill in what it knows', async t => {
  const view = await openPage(t, SCARF, { permissions: ['clipboard-read', 'clipboard-write'] });
  await view.state('ready');
  await view.inside('[part~=place]').first().click();
  await view.inside('[part~=place-form]').waitFor();
  const fills = await view.inside('[part~=place-form] :is(input, select)').evaluateAll(all => all.map(e => e.autocomplete));
  assert.deepEqual(fills, ['country', 'postal-code']);
  await view.page.evaluate(() => navigator.clipboard.writeText('104 34'));
  const code = view.inside('[data-focus=postcode]');
  await code.fill('');
  await code.press('Control+V');
  assert.equal(await code.inputValue(), '104 34');
  await code.press('Enter');
  await view.inside('[part~=ask]').click();
  await view.inside('[part~=input]').fill('can you embroider a name');
  await view.inside('[part~=input]').press('Enter');
  await view.inside('[part~=channel]').first().click();
  const packet = await view.inside('[part~=packet]').innerText();
  assert.match(packet, /can you embroider a name/);
  assert.match(packet, /104 34/);
});
