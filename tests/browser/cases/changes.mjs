// Does the widget follow the page: attributes, updates, and markup that is written anew?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';

// All that is known of the scarf stands in one block of JSON-LD.
const SCARF = 'examples/shop/pages/silk-scarf.html';
const SHIRT = 'examples/shop/pages/linen-shirt.html';
const BLOCK = 'script[type="application/ld+json"]';

async function open(t, path, options) {
  const view = await openPage(t, path, options);
  await view.state('ready');
  await view.inside('[part~=promise]').waitFor();
  return view;
}

/** Counts how often the page is looked at for markup, and how many observers are at work. */
// The markup, what the page wears, what may lie where the launcher is, and whether our own tree is still in its place.
const OBSERVERS = 4;

function counting(page) {
  return page.addInitScript(() => {
    const count = (window.__count = { looks: 0, observing: 0 });
    const { querySelectorAll } = Document.prototype;
    Document.prototype.querySelectorAll = function (selector) {
      if (selector.includes('ld+json')) count.looks++;
      return querySelectorAll.call(this, selector);
    };
    window.MutationObserver = class extends MutationObserver {
      observe(...what) {
        if (!this.at) count.observing++;
        this.at = true;
        super.observe(...what);
      }
      disconnect() {
        if (this.at) count.observing--;
        this.at = false;
        super.disconnect();
      }
    };
  });
}

// Not on a whole minute: there the app would draw in the second that follows, and the clock of the test stands still.
const clock = '2026-11-19T13:47:10+02:00';

const count = view => view.page.evaluate(() => ({ ...window.__count }));
const drawn = view => view.page.evaluate(() => document.querySelector('shelf-help')._app.beats());
const price = (view, words) => view.inside(`[part~=price]:has-text("${words}")`).waitFor();

const REWRITTEN = '"5.15"';
for (const [how, rewrite] of [
  ['whose text is set', (block, text) => (block.textContent = text)],
  ['whose text node is edited', (block, text) => (block.firstChild.data = text)],
  [
    'that is replaced by another',
    (block, text) => {
      const next = document.createElement('script');
      next.type = 'application/ld+json';
      next.textContent = text;
      block.replaceWith(next);
    },
  ],
]) {
  test(`a value changed in a block ${how} changes the screen`, async t => {
    const view = await open(t, SCARF);
    await price(view, '€4.90');
    await view.page.evaluate(
      ([selector, rewrite, price]) => {
        const block = document.querySelector(selector);
        new Function(`return ${rewrite}`)()(block, block.textContent.replace('"4.90"', price));
      },
      [BLOCK, String(rewrite), REWRITTEN],
    );
    await price(view, '€5.15');
    assert.deepEqual(view.errors, []);
  });
}

test('markup that goes takes the promise with it, and brings it when it comes', async t => {
  const view = await open(t, SCARF);
  await view.page.evaluate(selector => (window.__block = document.querySelector(selector)).remove(), BLOCK);
  await view.inside('[part~=promise]').waitFor({ state: 'detached' });
  await view.page.evaluate(() => document.body.append(window.__block));
  await view.inside('[part~=promise]').waitFor();
});

test('another product\'s markup brings its own facts and questions, also into an open panel', async t => {
  const view = await open(t, SCARF);
  await view.inside('[part~=ask]').click();
  await view.inside('[part~=suggestion]:has-text("silk scarf")').first().waitFor();
  await view.page.evaluate(selector => {
    const block = document.querySelector(selector);
    const page = JSON.parse(block.textContent);
    const product = page['@graph'].find(node => node['@type'] === 'Product');
    Object.assign(product, { name: 'Wool throw', sku: 'THROW', material: 'Shetland wool' });
    page['@graph'].find(node => node['@type'] === 'FAQPage').mainEntity = [
      { '@type': 'Question', name: 'Does the throw shed?', acceptedAnswer: { '@type': 'Answer', text: 'A little, for a week.' } },
    ];
    block.textContent = JSON.stringify(page);
  }, BLOCK);
  await view.inside('[part~=suggestion]:has-text("Does the throw shed?")').waitFor();
  assert.equal(await view.inside('[part~=suggestion]:has-text("silk scarf")').count(), 0);
  await view.inside('[part~=input]').fill('material');
  await view.inside('[part~=product-fact]:has-text("Shetland wool")').waitFor();
});

test('an answer being read that the page no longer has gives way to the questions', async t => {
  const view = await open(t, SCARF);
  await view.inside('[part~=ask]').click();
  await view.inside('[part~=suggestion]').first().click();
  await view.inside('[part~=rate-no]').waitFor();
  // The shopper is busy in the page, and stays there.
  await view.page.locator('[name=quantity]').focus();
  await view.page.evaluate(selector => {
    const block = document.querySelector(selector);
    const page = JSON.parse(block.textContent);
    page['@graph'] = page['@graph'].filter(node => node['@type'] !== 'FAQPage');
    block.textContent = JSON.stringify(page);
  }, BLOCK);
  await view.inside('[part~=rate-no]').waitFor({ state: 'detached' });
  await view.inside('[part~=input]').waitFor();
  assert.match(await view.focused(), /^input/);
  assert.equal(await view.page.evaluate(() => document.activeElement.name), 'quantity');
});

test('a thousand changes that are none of ours cost a few looks, no reading and no drawing', async t => {
  const view = await open(t, SCARF, { clock, before: counting });
  await view.page.waitForTimeout(400);
  const [before, beats] = [await count(view), await drawn(view)];
  // A second's worth of a lively page: nodes come, change and go, in every frame.
  await view.page.evaluate(async () => {
    const list = document.body.appendChild(document.createElement('ul'));
    for (let i = 0; i < 1000; i++) {
      const item = list.appendChild(document.createElement('li'));
      item.textContent = i;
      item.firstChild.data = `no. ${i}`;
      if (i % 2) item.remove();
      if (i % 20 === 0) await new Promise(done => setTimeout(done, 20));
    }
  });
  await view.page.waitForTimeout(400);
  const after = await count(view);
  const looks = after.looks - before.looks;
  assert.ok(looks > 0 && looks < 20, `${looks} looks`);
  // What is read is drawn.
  assert.equal(await drawn(view), beats);
  assert.ok(after.observing <= OBSERVERS);
});

test('markup rewritten with the same words is not read again', async t => {
  const view = await open(t, SCARF, { clock });
  await view.page.waitForTimeout(400);
  const beats = await drawn(view);
  await view.page.evaluate(selector => {
    const block = document.querySelector(selector);
    block.replaceWith(block.cloneNode(true));
  }, BLOCK);
  await view.page.waitForTimeout(400);
  assert.equal(await drawn(view), beats);
});

test('broken markup that comes later is named once, and what it said is no longer shown', async t => {
  const view = await open(t, SCARF);
  await view.page.evaluate(selector => (document.querySelector(selector).textContent += '{'), BLOCK);
  await view.said(/\[shelfhelp\] json-ld\[0\]/);
  assert.deepEqual(view.errors, []);
});

test('out of the page nothing is observed, and back in it what changed meanwhile is there', async t => {
  const view = await open(t, SCARF, { before: counting });
  assert.equal((await count(view)).observing, OBSERVERS);
  await view.page.evaluate(() => (window.__help = document.querySelector('shelf-help')).remove());
  await view.page.waitForTimeout(300);
  assert.equal((await count(view)).observing, 0);
  await view.page.evaluate(selector => {
    const block = document.querySelector(selector);
    block.textContent = block.textContent.replace('"4.90"', '"5.15"');
    document.querySelector('main').append(window.__help);
  }, BLOCK);
  await price(view, '€5.15');
  assert.equal((await count(view)).observing, OBSERVERS);
});

test('region, quantity and cart count as they change', async t => {
  const view = await open(t, SCARF);
  await view.page.evaluate(() => window.shelfhelp.update({ country: 'GR', postcode: '10434', cart: { value: 20 } }));
  // 37.90 in view and 20.00 in the cart.
  await price(view, 'Free');
  await view.page.evaluate(() => window.shelfhelp.update({ cart: { value: 20, discount: 10.5 } }));
  await view.inside('[part~=gap]:has-text("€2.60")').waitFor();
  await view.page.evaluate(() => window.shelfhelp.update('nonsense'));
  await view.page.evaluate(() => window.shelfhelp.update({ quantity: 2 }));
  await price(view, 'Free');
  await view.page.evaluate(() => window.shelfhelp.update({ quantity: null, cart: null }));
  await view.inside('[part~=gap]:has-text("€12.10")').waitFor();
  assert.deepEqual(view.errors, []);
});

test('wrong values of a cart are named with their remedy, once', async t => {
  const view = await open(t, SCARF);
  await view.page.evaluate(() => window.shelfhelp.update({ cart: { value: '€12,00', weight_g: -3, total: 1 } }));
  const said = (await view.said(/update\.cart/)).map(entry => entry.text).join('\n');
  assert.match(said, /update\.cart\.value: "€12,00" is not an amount\. write digits with a point for decimals: 12\.50/);
  assert.match(said, /update\.cart\.weight_g: -3 is not a whole number of grams/);
  assert.match(said, /update\.cart\.total: `total` is not known here/);
});

test('a region set by the shop is an attribute like the others', async t => {
  const view = await open(t, SHIRT);
  await view.page.evaluate(() => {
    const element = document.querySelector('shelf-help');
    element.country = 'US';
    element.region = 'California';
  });
  assert.match((await view.said(/region/))[0].text, /<shelf-help region>: "California" is not a region\. write the part after US- in ISO 3166-2, such as CA/);
  assert.equal(await view.page.evaluate(() => document.querySelector('shelf-help').getAttribute('region')), 'California');
});
