// When does the widget fetch its module: near the screen, on intent, or when the page idles?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage, until } from '../harness.mjs';

const SCARF = 'examples/shop/pages/silk-scarf.html';
const SHIRT = 'examples/shop/pages/linen-shirt.html';

/** Opens the scarf's page with the element far below the screen, on a page that idles or never does. */
function farBelow(t, idles) {
  return openPage(t, SCARF, {
    clock: false,
    before: page =>
      page.addInitScript(idles => {
        if (!idles) window.requestIdleCallback = () => 0;
        document.addEventListener('readystatechange', () => {
          if (document.readyState === 'interactive') document.querySelector('shelf-help').style.marginTop = '6000px';
        });
      }, idles),
  });
}

const fetched = view => view.requests.some(request => request.url.endsWith('.wasm'));

test('far below the screen of a busy page only the loader is fetched, until the element comes near', async t => {
  const view = await farBelow(t, false);
  await view.page.waitForTimeout(600);
  assert.equal(fetched(view), false);
  await view.page.evaluate(() => scrollTo(0, document.querySelector('shelf-help').offsetTop - innerHeight - 200));
  await view.state('ready');
  assert.ok(fetched(view));
});

test('to press a button of the page is enough', async t => {
  const view = await farBelow(t, false);
  await view.page.waitForTimeout(300);
  assert.equal(fetched(view), false);
  await view.page.evaluate(() => {
    const own = document.createElement('button');
    own.dataset.shelfhelpOpen = '';
    document.body.append(own);
    own.click();
  });
  await view.inside('[part~=panel]').waitFor();
});

test('an idle page is enough', async t => {
  const view = await farBelow(t, true);
  await view.state('ready');
});

// --- until the module is here ---

const TEA = 'examples/shop/pages/ja/mountain-tea.html';

/** A page, the tea's unless another is named, with a module that comes when the test lets it. The tea's tag is alone. */
async function slow(t, { path = TEA, ...options } = {}) {
  let come;
  const coming = new Promise(done => (come = done));
  const view = await openPage(t, path, {
    clock: false,
    ...options,
    before: async (page, context) => {
      await page.route('**/shelfhelp_bg.*.wasm', async route => (await coming, route.continue()));
      await options.before?.(page, context);
    },
  });
  return Object.assign(view, { come });
}

const early = view => view.inside('[part~=launcher]');

test('on a slow line a tag alone has its launcher before the module, in the words of the page, and nothing moves', async t => {
  const view = await slow(t);
  await early(view).waitFor();
  assert.equal(await view.widget().evaluate(element => element.dataset.state), 'waiting');
  assert.equal(await early(view).innerText(), 'ご質問はこちら');
  const before = await early(view).boundingBox();
  assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
  view.come();
  await view.state('ready');
  await view.page.waitForTimeout(300);
  assert.equal(await early(view).count(), 1);
  assert.equal(await early(view).innerText(), 'ご質問はこちら');
  const after = await early(view).boundingBox();
  assert.deepEqual([after.x, after.y, after.width, after.height].map(Math.round), [before.x, before.y, before.width, before.height].map(Math.round));
  assert.equal(await view.inside('[part~=panel]').count(), 0, 'nobody has asked');
  assert.equal(await view.shift(), 0);
});

test('pressed before the module is there the launcher is busy, and the panel opens when it can', async t => {
  const view = await slow(t);
  await early(view).click();
  assert.equal(await early(view).getAttribute('aria-busy'), 'true');
  view.come();
  await view.inside('[part~=panel]').waitFor();
  assert.deepEqual(view.errors, []);
});

test('pressed again it is not busy, and nothing opens; the focus stays on the launcher', async t => {
  const view = await slow(t);
  await early(view).focus();
  await view.page.keyboard.press('Enter');
  await view.page.keyboard.press('Enter');
  assert.equal(await early(view).getAttribute('aria-busy'), 'false');
  view.come();
  await view.state('ready');
  await view.page.waitForTimeout(300);
  assert.equal(await view.inside('[part~=panel]').count(), 0);
  assert.match(await view.focused(), /^button "ご質問はこちら"/);
});

test('where the shop has no launcher, or an inline block, none stands in for it', async t => {
  for (const [path, set] of [[TEA, { launcher: 'none' }], [TEA, { 'no-launcher': true }], [TEA, { view: 'delivery' }], [SCARF, {}]]) {
    const view = await openPage(t, path, {
      clock: false,
      variant: ['wasm-hang'],
      before: (page, context) => context.addInitScript(set => (window.shelfhelp = set), set),
    });
    await view.page.waitForTimeout(1500);
    assert.equal(await early(view).count(), 0, JSON.stringify(set));
    await view.context.close();
  }
});

// --- what is fetched beside the module ---

const files = view => view.requests.map(request => request.address.replace(/.*\//, '')).filter(name => /^shop\..*(json|bin)$/.test(name));

for (const [page, language] of [
  ['linen-shirt', 'en'],
  ['el/olive-soap', 'el'],
  ['ja/mountain-tea', 'ja'],
  ['zh/olive-earrings', 'zh-Hans'],
]) {
  test(`the shop and its part in ${language} come while the module is on its way, and once`, async t => {
    const view = await slow(t, { path: `examples/shop/pages/${page}.html` });
    const wanted = ['shop.json', `shop.${language}.bin`];
    assert.deepEqual(await until(() => files(view), found => found.length > 1), wanted);
    view.come();
    await view.state('ready');
    await view.page.evaluate(() => window.shelfhelp.open());
    await view.page.locator('shelf-help [part~=input]').waitFor();
    assert.deepEqual(files(view), wanted, 'the module takes what is there');
    assert.deepEqual(view.errors, []);
  });
}

test('a shop that is not there is asked for no more often than without that', async t => {
  const view = await slow(t, { path: SHIRT, before: page => page.route('**/shop.json', route => route.fulfill({ status: 404 })) });
  view.come();
  await view.state('floor');
  const [line] = await view.said(/shop\.json/);
  assert.match(line.text, /answered 404/);
  assert.deepEqual(files(view), ['shop.json']);
  assert.deepEqual(view.errors, []);
});

for (const shop of ['', ' ', 7, { trim: 1, toString: 7 }]) {
  test(`where the page says ${JSON.stringify(shop)} for its shop, nothing is fetched for that, and the module starts`, async t => {
    const before = page => page.addInitScript(shop => (window.shelfhelp = { shop, product: 'SHIRT-LINEN' }), shop);
    const view = await slow(t, { path: SHIRT, before });
    view.come();
    await view.page.locator('shelf-help[data-state=ready], shelf-help[data-state=floor]').first().waitFor();
    assert.deepEqual(files(view), []);
    assert.equal(view.requests.filter(request => request.url === view.page.url()).length, 1, 'the page itself, once');
    assert.deepEqual(view.errors, []);
  });
}

test('a part that fails once, for a page with a block and a panel, is there for both', async t => {
  let failed = 0;
  const before = page => page.route('**/shop.zh-Hans.*.bin', route => (failed++ ? route.continue() : route.fulfill({ status: 503 })));
  const view = await slow(t, { path: 'examples/shop/pages/zh/olive-earrings.html', before });
  await until(() => failed, failed => failed);
  // Time for the page to have the answer, and a moment for both elements to be told.
  await view.page.waitForTimeout(300);
  view.come();
  for (const nth of [0, 1]) await view.state('ready', nth);
  await view.page.locator('shelf-help [part~=promise]').first().waitFor();
  assert.deepEqual(view.errors, []);
});

test('a line that breaks while the module comes, and is back when it is there, is not noticed', async t => {
  let failed = 0;
  const before = page => page.route('**/shop.json', route => (failed++ ? route.continue() : route.abort()));
  const view = await slow(t, { path: SHIRT, before });
  await until(() => failed, failed => failed);
  await view.page.waitForTimeout(100);
  view.come();
  await view.state('ready');
  await view.inside('[part~=promise]').first().waitFor();
  assert.equal(failed, 2);
});
