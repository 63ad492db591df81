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

/** The demo's shirt, in the language and direction that the page is given later. */
async function shirt(t, options) {
  const view = await openPage(t, PAGES + 'linen-shirt.html', options);
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  await view.inside('[part~=suggestion]').first().waitFor();
  return view;
}

/** Turns page or element to another language, and waits until the widget speaks it. */
async function turn(view, lang, how = 'page', part = '[part~=close]') {
  await view.page.evaluate(([lang, how]) => {
    if (how === 'page') Object.assign(document.documentElement, { lang, dir: lang === 'ar' ? 'rtl' : 'ltr' });
    else document.querySelector('shelf-help').setAttribute('locale', lang);
  }, [lang, how]);
  await view.inside(`[part~=root][lang=${lang}]`).first().waitFor();
  const letters = { ar: /[\u0621-\u064a]{3}/, el: /[α-ω]{4}/, en: /Close/ }[lang];
  await view.page.waitForFunction(
    ([source, part]) => {
      const found = document.querySelector('shelf-help').shadowRoot.querySelector(part);
      return new RegExp(source).test(found.ariaLabel ?? found.textContent);
    },
    [letters.source, part],
  );
}

const focus = view => view.page.evaluate(() => document.querySelector('shelf-help').shadowRoot.activeElement?.getAttribute('part') ?? document.querySelector('shelf-help').shadowRoot.activeElement?.dataset.focus);

test('a query that is typed stays, with the focus in it, when the language and the direction turn', async t => {
  const view = await shirt(t);
  await view.inside('[part~=input]').fill('return');
  await view.inside('[part~=result]').first().waitFor();
  for (const [lang, dir] of [['ar', 'rtl'], ['en', 'ltr'], ['el', 'ltr']]) {
    await turn(view, lang);
    assert.equal(await view.inside('[part~=input]').inputValue(), 'return');
    assert.equal(await focus(view), 'input', lang);
    assert.equal(await view.inside('[part~=root]').first().getAttribute('dir'), dir);
  }
  assert.deepEqual(view.errors, []);
});

test('an answer in view is there in the other language, and reading goes on at its heading', async t => {
  const view = await shirt(t);
  await view.inside('[part~=input]').fill('how do i return it');
  await view.inside('[part~=input]').press('Enter');
  await view.inside('[part~=result]').first().click();
  await view.inside('[part~=answer] [part~=fact]').first().waitFor();
  for (const [lang, words] of [['ar', /[\u0621-\u064a]{3}/], ['el', /επιστρ/i]]) {
    await turn(view, lang, 'element');
    await view.inside('[part~=answer] h2').filter({ hasText: words }).waitFor();
    await view.inside('[part~=answer] [part~=fact]').first().waitFor();
    await view.page.waitForFunction(() => document.querySelector('shelf-help').shadowRoot.activeElement?.dataset.focus === 'heading');
  }
  await view.inside('[part~=back]').click();
  assert.equal(await view.inside('[part~=input]').inputValue(), 'how do i return it');
  assert.deepEqual(view.errors, []);
});

test('a packet keeps what the shopper did to it when the language turns', async t => {
  const view = await shirt(t);
  await view.inside('[part~=input]').fill('can you embroider a name');
  await view.inside('[part~=input]').press('Enter');
  await view.inside('[part~=channel]').first().waitFor();
  await view.inside('[part~=channel]').first().click();
  await view.inside('[part~=packet] [part~=strike]').first().click();
  const struck = () => view.inside('[part~=packet] .off').count();
  assert.equal(await struck(), 1);
  await turn(view, 'ar', 'element');
  await view.inside('[part~=packet]').waitFor();
  assert.equal(await struck(), 1);
  assert.match(await view.inside('[part~=packet]').innerText(), /can you embroider a name/);
  assert.match(await focus(view), /change|strike|restore/);
  assert.deepEqual(view.errors, []);
});

test('a page that runs the other way than the language leaves launcher and panel whole', async t => {
  for (const [lang, dir, side] of [['en', 'rtl', 'right'], ['ar', 'ltr', 'left']]) {
    for (const viewport of ['phone', 'laptop']) {
      const view = await openPage(t, PAGES + 'gift-card.html', { viewport });
      await view.state('ready');
      await view.page.evaluate(([lang, dir]) => Object.assign(document.documentElement, { lang, dir }), [lang, dir]);
      await view.inside(`[part~=root][lang=${lang}]`).first().waitFor();
      await view.page.evaluate(() => window.shelfhelp.open());
      await view.inside('[part~=suggestion]').first().waitFor();
      const panel = await view.inside('[part~=panel]').boundingBox();
      const { width } = view.page.viewportSize();
      assert.ok(panel.x >= 0 && panel.x + panel.width <= width, `${lang} on ${dir}, ${viewport}: ${JSON.stringify(panel)}`);
      if (viewport === 'laptop') assert.equal(panel.x > width / 2 ? 'right' : 'left', side, `${lang} on ${dir}`);
      const over = await view.inside('[part~=panel] *').evaluateAll(all => all.filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'visible' && one.clientWidth > 0).length);
      assert.equal(over, 0, `${lang} on ${dir}: nothing sticks out`);
      // What points along the line turns with the language, not with the page.
      const turned = await view.inside('.turns').evaluateAll(all => all.map(one => new DOMMatrix(getComputedStyle(one).transform).a));
      assert.ok(turned.length && turned.every(a => a === (lang === 'ar' ? -1 : 1)), `${lang}: ${turned}`);
      const still = await view.inside('.icon:not(.turns)').evaluateAll(all => all.map(one => new DOMMatrix(getComputedStyle(one).transform).a));
      assert.ok(still.length && still.every(a => a === 1), `${lang}: ${still}`);
      assert.deepEqual(view.errors, []);
    }
  }
});

test('codes and numbers are typed from the left where the language runs from the right', async t => {
  const view = await openPage(t, PAGES + 'linen-shirt.html', { viewport: 'phone' });
  await view.state('ready');
  await turn(view, 'ar', 'element', '[part~=ask]');
  await view.inside('[part~=place]').first().click();
  const field = view.inside('[data-focus=postcode]');
  assert.deepEqual(await field.evaluate(one => [getComputedStyle(one).direction, getComputedStyle(one).textAlign]), ['ltr', 'end']);
  assert.match(await view.inside('[part~=place-form]').innerText(), /\u2068[\d ]+\u2069/);
  await view.page.evaluate(() => window.shelfhelp.open());
  const input = view.inside('[part~=input]');
  const direction = () => input.evaluate(one => getComputedStyle(one).direction);
  assert.equal(await direction(), 'rtl');
  await input.fill('linen shirt (M)');
  assert.equal(await direction(), 'ltr');
  await input.fill('إرجاع');
  assert.equal(await direction(), 'rtl');
});
