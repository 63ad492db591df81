// Do shoppers of every language of the demo find their answer?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';

const PAGES = 'examples/shop/pages/';

for (const [language, page, query, answer] of [
  ['Greek, without an accent', 'el/olive-soap.html', 'δεν μου κανει', /επιστρ/i],
  ['Greek in Latin letters', 'el/olive-soap.html', 'epistrofi', /επιστρ/i],
  ['Japanese', 'ja/mountain-tea.html', '返品したい', /返品/],
  ['Chinese', 'zh/olive-earrings.html', '退货', /退/],
  ['Arabic', 'ar/silk-scarf.html', 'ارجاع المنتج', /إرجاع|أرجع|الإرجاع/],
]) {
  test(`a shopper who asks in ${language} finds the returns`, async t => {
    const view = await openPage(t, PAGES + page);
    await view.state('ready');
    await view.page.evaluate(() => window.shelfhelp.open());
    const input = view.page.locator('shelf-help [part~=input]');
    await input.fill(query);
    await input.press('Enter');
    const first = view.page.locator('shelf-help [part~=result]').first();
    await first.waitFor();
    assert.match(await first.innerText(), answer);
    assert.equal(await view.page.locator('shelf-help [part~=channel]').count(), 0);
  });
}

test('an answer holds the live date by which this order can come back', async t => {
  const view = await openPage(t, PAGES + 'el/olive-soap.html');
  await view.state('ready');
  await view.inside('[part~=ask]').click();
  await view.inside('[part~=input]').fill('θέλω να το επιστρέψω');
  await view.inside('[part~=input]').press('Enter');
  await view.inside('[part~=result]').first().click();
  await view.inside('[part~=fact]').first().waitFor();
  assert.match(await view.inside('[part~=fact]').first().innerText(), /Δεκεμβρίου/);
});

test('another word of the shop for the same thing finds the answer', async t => {
  const view = await openPage(t, PAGES + 'linen-shirt.html');
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  const found = async query => view.page.evaluate(q => document.querySelector('shelf-help').search(q), query);
  const { hits } = await found('where is my shipment');
  assert.equal(hits[0].id, 'delivery-track');
});

test('a page that changes its language gets the words of that one', async t => {
  const view = await openPage(t, PAGES + 'linen-shirt.html');
  await view.state('ready');
  const shops = () => view.requests.map(r => new URL(r.url).pathname.split('/').pop()).filter(name => /^shop\..+\.bin$/.test(name));
  assert.deepEqual(shops().map(name => name.split('.')[1]), ['en']);
  const text = () => view.page.evaluate(() => document.querySelector('shelf-help').shadowRoot.textContent);
  await view.page.getByRole('button', { name: 'Other ways' }).click();
  assert.match(await text(), /Express/);
  await view.page.evaluate(() => document.querySelector('shelf-help').setAttribute('locale', 'el'));
  await view.page.waitForFunction(() => /[α-ω]{4}/.test(document.querySelector('shelf-help').shadowRoot.textContent));
  await view.page.waitForFunction(() => !/Express/.test(document.querySelector('shelf-help').shadowRoot.textContent));
  assert.deepEqual(shops().map(name => name.split('.')[1]), ['en', 'el']);
});
