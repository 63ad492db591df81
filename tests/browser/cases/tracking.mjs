// Is a parcel's number known in the search box, and does it stay with the shopper?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage, until } from '../harness.mjs';

const PAGES = 'examples/shop/pages/';
const SHIRT = `${PAGES}linen-shirt.html`;
const ELTA = 'https://www.elta-courier.gr/search?br=RR123456785GR';

/** Opens a page, and the panel with a question asked in it. */
async function asked(t, path, question, options) {
  const view = await openPage(t, path, options);
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  await ask(view, question);
  return view;
}

// Which of a page's elements has the panel is the page's to say.
const inside = (view, what) => view.page.locator(`shelf-help ${what}`);

async function ask(view, question) {
  const input = inside(view, '[part~=input]');
  await input.fill(question);
  await input.press('Enter');
  await inside(view, '.hits').waitFor({ state: 'attached' });
}

const card = view => inside(view, '[part~=tracking]');
const fetched = view => view.requests.filter(request => request.url.includes('/tracking/'));

for (const [language, page, question, told] of [
  ['English', 'linen-shirt.html', 'where is my parcel rr 123 456 785 gr please', [/Looks like a tracking number/, /RR 123 456 785 GR/, /Track it with ELTA/]],
  ['Greek', 'el/olive-soap.html', 'πού είναι το RR123456785GR;', [/Μοιάζει με αριθμό αποστολής/, /Δείτε πού βρίσκεται: ELTA/]],
  ['Japanese', 'ja/mountain-tea.html', 'ＲＲ１２３４５６７８５ＧＲはどこ', [/追跡番号のようです/, /ELTAで追跡する/]],
  ['Arabic', 'ar/silk-scarf.html', 'أين شحنتي RR١٢٣٤٥٦٧٨٥GR', [/يبدو أنه رقم تتبّع/, /RR 123 456 785 GR/, /ELTA/]],
  ['Chinese', 'zh/olive-earrings.html', '快递单号 RR123456785GR', [/这像是快递单号/, /在ELTA查询/]],
]) {
  test(`a tracking number in a question in ${language} leads to its carrier`, async t => {
    const view = await asked(t, PAGES + page, question);
    await card(view).waitFor();
    const text = (await card(view).innerText()).replace(/\s+/g, ' ');
    for (const part of told) assert.match(text, part);
    const link = inside(view, '[part~=track]');
    assert.equal(await link.getAttribute('href'), ELTA);
    assert.equal(await link.getAttribute('target'), '_blank');
    assert.match(await link.getAttribute('rel'), /noopener/);
    // It stands first, it is an answer, and nobody has to be asked.
    // What comes after it may still draw it anew.
    assert.equal(await until(() => card(view).evaluate(element => element.parentElement?.firstElementChild === element), Boolean), true);
    assert.equal(await inside(view, '[part~=channel]').count(), 0);
    assert.equal((await view.told('search')).at(-1).answered, true);
    assert.deepEqual(view.errors, []);
    assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
  });
}

test('the number that was asked for is known again when the page is loaded again', async t => {
  const view = await asked(t, SHIRT, 'RR123456785GR');
  await card(view).waitFor();
  // The formats take their time: nothing is judged before.
  let go;
  const wanted = new Promise(tell => view.page.route('**/tracking/*', route => {
    tell();
    return new Promise(done => (go = done)).then(() => route.continue());
  }));
  await view.page.reload();
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  await wanted;
  await inside(view, '[part~=loading]').first().waitFor();
  assert.equal(await inside(view, '[part~=empty]').count(), 0);
  go();
  await card(view).waitFor();
  assert.equal(await inside(view, '[part~=track]').getAttribute('href'), ELTA);
});

test('the formats are fetched once, for what may be a number, and the number goes nowhere', async t => {
  const view = await asked(t, SHIRT, 'can I wash it at 40 degrees');
  assert.equal(fetched(view).length, 0);
  await view.page.evaluate(() => (document.querySelector('shelf-help').config = { 'share-queries': true }));
  await ask(view, 'where is 1Z999AA10123456784');
  await card(view).waitFor();
  await ask(view, 'RR123456785GR');
  await inside(view, '[part~=track]:has-text("ELTA")').waitFor();
  assert.equal(fetched(view).length, 1);
  assert.equal((await view.told('search', 2)).some(detail => /999|123456/.test(JSON.stringify(detail))), false);
  assert.equal(view.requests.some(request => /123456/.test(request.address + (request.body ?? ''))), false);
  const kept = await view.page.evaluate(() => JSON.stringify({ ...localStorage }));
  assert.equal(/123456/.test(kept), false, 'beyond the visit nothing is kept');
});

test('a mistyped number says so and opens nothing', async t => {
  const view = await asked(t, SHIRT, 'RR123456786GR');
  await card(view).waitFor();
  assert.match(await card(view).innerText(), /RR 123 456 786 GR[^]*ELTA[^]*one character does not fit/);
  assert.equal(await inside(view, '[part~=track]').count(), 0);
});

test('of several carriers each has its link', async t => {
  const view = await asked(t, SHIRT, 'track my parcel 9703411223');
  await card(view).waitFor();
  const names = await inside(view, '[part~=track]').allInnerTexts();
  assert.ok(names.length > 1 && names.length <= 4 && names.every(name => name.startsWith('Track it with ')), String(names));
});

test('prices, postcodes and telephones are no parcels', async t => {
  const view = await asked(t, SHIRT, 'call me on +30 210 123 4567');
  for (const question of ['2101234567', 'delivery to 104 34', 'is it under 1.299,00 €', 'order 12345678']) {
    await ask(view, question);
    assert.equal(await card(view).count(), 0, question);
  }
});

test('without the formats the question is answered as any other', async t => {
  const view = await openPage(t, SHIRT, { variant: ['tracking-404'] });
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  await ask(view, 'where is my parcel RR123456785GR');
  await inside(view, '[part~=result], [part~=empty]').first().waitFor();
  assert.equal(await card(view).count(), 0);
  assert.equal((await view.told('search')).length, 1);
});
