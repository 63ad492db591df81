// Does each provider's chat come up when a shopper wants a person, with what the shopper agreed to, and is there another
// way when it does not?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';
import { kit } from '../fakes/kit.mjs';
import { fake as crisp } from '../fakes/crisp.mjs';

const PROVIDERS = { crisp };

/** A page of a shop whose chat is this provider's. */
const html = ({ name, settings, snippet, hours }) => `<!doctype html>
<html lang="en-GB">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cup</title>
<main><h1>Cup</h1></main>
${snippet ? `<script>${snippet}</script><script async src="${PROVIDERS[name].loader}"></script>` : ''}
<script type="application/json" data-shelfhelp>${JSON.stringify({
  name: 'Cups',
  locales: ['en-GB'],
  currency: 'EUR',
  time_zone: 'Europe/Athens',
  escalation: { mode: 'neutral' },
  channels: [
    { id: 'chat', kind: 'chat', provider: name, settings, ...(hours && { hours: { weekdays: hours } }) },
    { id: 'email', kind: 'email', address: 'hello@shop.example' },
  ],
  products: [{ id: 'CUP', name: 'Cup', price: '20.00' }],
  answers: [{ id: 'wash', question: 'Can it be washed?', body: 'By hand.' }],
})}</script>
<script async src="/dist/loader.js" data-product="CUP"></script>`;

/**
 * Opens a page of that shop.
 *
 * mode     what goes wrong with the provider
 * snippet  whether the page has the provider's own
 * hours    when the shop says that somebody is there
 */
async function shop(t, name, { mode = '', snippet = false, hours, ...options } = {}) {
  const { settings, loader, vendor, snippet: own } = PROVIDERS[name];
  const view = await openPage(t, 'cup.html', {
    ...options,
    before: async (page, context) => {
      await context.addInitScript(kit, mode);
      const body = html({ name, hours, settings: snippet ? {} : settings, snippet: snippet && own });
      await page.route('**/*.html', route => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
      await page.route(
        url => !url.hostname.endsWith('localhost'),
        route => (mode === 'blocked' || !route.request().url().startsWith(loader) ? route.abort() : route.fulfill({ contentType: 'text/javascript', body: `(${vendor.toString().replace(/^vendor/, 'function')})()` })),
      );
      await options.before?.(page, context);
    },
  });
  await view.state('ready');
  return view;
}

/** Asks, and goes on to the chat up to the last button. */
async function towards(view, question = 'Is it dishwasher safe? Write to ann@example.org') {
  await view.page.evaluate(() => window.shelfhelp.open());
  await view.inside('[part~=input]').fill(question);
  await view.inside('[part~=input]').press('Enter');
  await view.inside('[data-channel=chat]').or(view.inside('[part~=person]')).first().click();
  const chat = view.inside('[data-channel=chat]');
  if (await chat.count()) await chat.click();
  await view.inside('[part~=start]').waitFor();
}

const state = view => view.page.evaluate(() => window.__vendor.state);
const refused = view => view.page.evaluate(() => window.__vendor.refused);
const modules = view => view.requests.filter(request => request.url.includes('/providers/')).map(request => request.url.replace(/.*\//, ''));

for (const name of Object.keys(PROVIDERS)) {
  test(`${name} is asked for when the shopper agrees and not before, and gets the question`, async t => {
    const view = await shop(t, name);
    await towards(view);
    assert.deepEqual([...modules(view), ...view.strangers()], []);
    await view.inside('[part~=start]').click();
    await view.inside('[part~=panel]').waitFor({ state: 'detached' });
    assert.equal(modules(view).length > 0, true);
    const { draft, fields, open } = await state(view);
    assert.match(draft, /^Is it dishwasher safe\?/);
    assert.doesNotMatch(draft, /ann@/);
    assert.match(fields.product, /Cup/);
    assert.equal(open, true);
    assert.deepEqual(await refused(view), []);
    assert.deepEqual(view.errors, []);
  });
}
