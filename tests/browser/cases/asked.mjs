// Is a question about delivery to a place answered with that place's dates and price?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';

const PAGES = 'examples/shop/pages/';
const SHIRT = `${PAGES}linen-shirt.html`;

/** Opens a page, and the panel with a question asked in it. */
async function asked(t, path, question, options) {
  const view = await openPage(t, path, options);
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  const input = view.page.locator('shelf-help [part~=input]');
  await input.fill(question);
  await input.press('Enter');
  await view.page.locator('shelf-help .hits').waitFor({ state: 'attached' });
  return view;
}

const card = view => view.page.locator('shelf-help [part~=asked]');

for (const [language, page, question, told] of [
  // Ordered on Thu 19 November, packed on Fri 20. To the islands two to four days: Tue 24 – Thu 26. The shirt is above €50.
  ['English', 'linen-shirt.html', 'Do you deliver to Crete?', [/Delivery to Crete/, /Tue 24 – Thu 26 Nov · Free/, /BOX NOW locker/]],
  ['Greek', 'el/olive-soap.html', 'Στέλνετε στην Κρήτη;', [/Παράδοση: Κρήτη/, /24 – \S+ 26 Νοε · 5,20/, /Θυρίδα BOX NOW/]],
  // Greece in general one to three days: Mon 23 – Wed 25.
  ['Japanese', 'ja/mountain-tea.html', 'ギリシャに届きますか', [/ギリシャへのお届け/, /11\/23.*11\/25.* · €4\.20/, /店頭受け取り/]],
  // Cyprus three to five: Wed 25 – Fri 27.
  ['Arabic', 'ar/silk-scarf.html', 'هل توصلون إلى قبرص؟', [/التوصيل إلى قبرص/, /(25|٢٥).*(27|٢٧).*(9\.50|٩٫٥٠)/, /التوصيل السريع/]],
  ['Chinese', 'zh/olive-earrings.html', '能寄到德国吗', [/送至德国/, /11\/25.*11\/30.* · €9\.90/]],
]) {
  test(`a place in a question in ${language} has its dates and price`, async t => {
    const view = await asked(t, PAGES + page, question);
    await card(view).waitFor();
    const text = (await card(view).innerText()).replace(/\s+/g, ' ');
    for (const part of told) assert.match(text, part);
    // It stands first, it is an answer, and nobody has to be asked.
    assert.equal(await card(view).evaluate(element => element.parentElement.firstElementChild === element), true);
    assert.equal(await view.page.locator('shelf-help [part~=channel]').count(), 0);
    assert.equal((await view.told('search')).at(-1).answered, true);
    assert.deepEqual(view.errors, []);
    assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
  });
}

test('where nothing goes the shop says why', async t => {
  const view = await asked(t, `${PAGES}el/olive-soap.html`, 'στέλνετε στην Αυστραλία;');
  await card(view).waitFor();
  assert.match(await card(view).innerText(), /δεν στέλνουμε αυτό το προϊόν στον προορισμό Αυστραλία[^]*καραντίνα/);
});

test('a question that names a place without asking for delivery gets no card', async t => {
  const view = await asked(t, SHIRT, 'Is it made in Greece?');
  await view.inside('[part~=result]').first().waitFor();
  assert.equal(await card(view).count(), 0);
});

test('a page without rules of its own knows countries and postcodes too', async t => {
  const view = await asked(t, `${PAGES}silk-scarf.html`, 'delivery to 104 34');
  await card(view).waitFor();
  assert.match(await card(view).innerText(), /Delivery to Greece 104 34\s+Mon 23 – Tue 24 Nov · €3\.50/);
  await view.inside('[part~=input]').fill('and to Cyprus?');
  await view.inside('[part~=asked]:has-text("Delivery to Cyprus")').waitFor();
});

test('the place can be kept, and the page goes on with it', async t => {
  const view = await asked(t, SHIRT, 'delivery to Crete');
  await view.inside('[part~=keep]').click();
  await view.inside('[part~=keep]:has-text("Your place from now on")').waitFor();
  assert.match(await view.focused(), /^button "Your place from now on"/);
  await view.page.keyboard.press('Escape');
  await view.inside('[part~=dates]:has-text("Tue 24 – Thu 26 Nov")').waitFor();
  assert.match(await view.inside('[part~=place]').innerText(), /the Greek islands/);
  await view.page.reload();
  await view.state('ready');
  await view.inside('[part~=dates]:has-text("Tue 24 – Thu 26 Nov")').waitFor();
});

test('an answer opened from the question tells of its place, and so does the packet', async t => {
  const view = await asked(t, SHIRT, 'When will my order arrive in Crete?');
  await card(view).waitFor();
  await view.inside('[part~=result]:has-text("When will my order arrive")').click();
  await view.inside('[part~=fact]').first().waitFor();
  const answer = await view.inside('[part~=answer]').innerText();
  assert.match(answer, /Delivery to Crete[^]*Ordered now, to Crete[^]*Tue 24 – Thu 26 Nov/);
  await view.inside('[part~=rate-no]').click();
  await view.inside('.list [part~=suggestion]').first().click();
  await view.inside('[part~=rate-no]:not([disabled])').click();
  await view.inside('[part~=channel][data-channel*=chat]').click();
  await view.inside('[part~=packet]').waitFor();
  const packet = await view.inside('[part~=packet]').innerText();
  assert.match(packet, /Place asked about\s+Crete · Standard: Tue 24 – Thu 26 Nov · Free/);
});

test('search() tells it to the page', async t => {
  const view = await openPage(t, SHIRT);
  await view.state('ready');
  const found = await view.page.evaluate(() => document.querySelector('shelf-help').search('Do you deliver to Crete?'));
  assert.equal(found.answered, true);
  assert.deepEqual(found.delivery, { place: 'Crete', text: 'Tue 24 – Thu 26 Nov · Free' });
  const other = await view.page.evaluate(() => document.querySelector('shelf-help').search('is it linen'));
  assert.equal(other.delivery, undefined);
});
