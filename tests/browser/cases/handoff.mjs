// Is what the shopper left in the packet passed on, in the team's words, and nothing else?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';

const SHIRT = 'examples/shop/pages/linen-shirt.html';
const ARABIC = 'examples/shop/pages/ar/silk-scarf.html';
const CARD = 'examples/shop/pages/gift-card.html';

/** Opens a page and asks what nobody has written about. */
async function asked(t, page, words, options) {
  const view = await openPage(t, page, options);
  await view.state('ready');
  const ask = view.inside('[part~=ask]');
  await ((await ask.count()) ? ask : view.inside('[part~=launcher]')).first().click();
  await view.inside('[part~=input]').fill(words);
  await view.inside('[part~=input]').press('Enter');
  await view.inside('[part~=channels]').waitFor();
  return view;
}

async function packet(t, page, words, { channel = 'email', ...options } = {}) {
  const view = await asked(t, page, words, options);
  await view.inside(`[part~=channel][data-channel=${channel}]`).click();
  await view.inside('[part~=packet]').waitFor();
  return view;
}

/** The page of the gift card, whose shop stands in the page, with other words in place of its languages. */
const shopWith = words => async page => {
  await page.route('**/gift-card.html', async route => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('"locales": ["en"]', words) });
  });
};

/** The row of a line by its label. */
const row = (view, label) => view.inside(`.pack > div:has(dt:text-is("${label}"))`);

/** The letter behind the link: its subject and its text. */
async function letter(view) {
  const url = new URL(await view.inside('a[part~=start]').getAttribute('href'));
  return { subject: url.searchParams.get('subject') ?? '', body: url.searchParams.get('body').replaceAll('\r\n', '\n') };
}

async function write(view, label, words) {
  await row(view, label).locator('[part~=change]').click();
  await row(view, label).locator('textarea').fill(words);
}

/** What the page is told when the chat starts. */
async function started(view) {
  await view.inside('[part~=start]').click();
  await view.inside('[part~=handed-off]').waitFor();
  return (await view.told('escalate'))[0];
}

test('the letter tells the question first, then the rest, and the receipt last', async t => {
  const view = await packet(t, SHIRT, 'can you embroider a name');
  const { subject, body } = await letter(view);
  assert.equal(subject, 'Linen shirt, Salt White');
  const lines = body.split('\n');
  assert.equal(lines[0], 'can you embroider a name');
  assert.ok(lines.includes('Product: Linen shirt, Salt White'), body);
  assert.ok(lines.includes('Page: /examples/shop/pages/linen-shirt.html'), body);
  assert.match(lines.at(-1), /^Receipt \w{3}-\w{3}$/);
  assert.match(await row(view, 'Delivery').innerText(), /Receipt \w{3}-\w{3}/);
});

test('a line struck out is in no letter, no event and no place that is kept, and comes back when it is put back', async t => {
  const view = await packet(t, SHIRT, 'can you embroider a name', { channel: 'chat' });
  const receipt = /Receipt (\w{3}-\w{3})/.exec(await row(view, 'Delivery').innerText())[1];
  for (const label of ['Delivery', 'Product', 'Page']) await row(view, label).locator('[part~=strike]').click();
  await row(view, 'Page').locator('[part~=strike]').click();
  assert.match(await view.focused(), /Leave out: Page/, 'the focus stays on what was pressed');
  const detail = await started(view);
  assert.deepEqual(detail.packet.map(line => line.about).filter(about => ['delivery', 'product', 'page'].includes(about)), ['page']);
  const told = JSON.stringify(await view.events()) + (await view.text());
  for (const words of [receipt, 'Linen shirt, Salt White']) assert.ok(!told.includes(words), `${words} is told`);
  assert.deepEqual(view.errors, []);
});

test('a line written anew is what is passed on, without our receipt, and can be as it was again', async t => {
  const view = await packet(t, SHIRT, 'can you embroider a name');
  await write(view, 'Delivery', 'By Friday, they said');
  await row(view, 'Delivery').locator('textarea').press('Enter');
  assert.match(await view.focused(), /Change: Delivery/);
  let { body } = await letter(view);
  assert.match(body, /\nDelivery: By Friday, they said\n/);
  assert.doesNotMatch(body, /Receipt/);
  assert.doesNotMatch(await row(view, 'Delivery').innerText(), /Receipt/);
  await row(view, 'Delivery').locator('[part~=change]').click();
  await row(view, 'Delivery').locator('[part~=line-as-was]').click();
  assert.match((await letter(view)).body, /Receipt \w{3}-\w{3}$/);
  // Who leaves nothing of a line leaves it out.
  await write(view, 'Product', '');
  await row(view, 'Product').locator('[part~=line-keep]').click();
  assert.deepEqual((await letter(view)).subject, '');
  await row(view, 'Product').locator('[part~=strike]').click();
  assert.equal((await letter(view)).subject, 'Linen shirt, Salt White');
});

test('the question can be put better, is never struck, and what still stands in the field goes too', async t => {
  const view = await packet(t, SHIRT, 'can you embroider a name', { channel: 'chat' });
  assert.equal(await row(view, 'Question').locator('[part~=strike]').count(), 0);
  await write(view, 'Question', '');
  await row(view, 'Question').locator('textarea').press('Enter');
  assert.match(await row(view, 'Question').innerText(), /can you embroider a name/, 'an empty question is none');
  await write(view, 'Question', 'Can you embroider "Eleni" on the cuff?');
  const detail = await started(view);
  assert.match(detail.draft, /^Can you embroider "Eleni" on the cuff\?\n/);
  assert.equal(detail.packet[0].text, 'Can you embroider "Eleni" on the cuff?');
});

test('a card, an account and an address typed into the search box are passed on masked, and so is what is written anew', async t => {
  const typed = 'charged 4111 1111 1111 1111 twice, refund GR16 0110 1250 0000 0001 2300 695 or me@x.example';
  const view = await packet(t, SHIRT, typed, { channel: 'chat' });
  const masked = 'charged [card] twice, refund [IBAN] or [e-mail]';
  assert.match(await row(view, 'Question').innerText(), /charged \[card\] twice/);
  assert.match(await view.inside('[part~=packet]').innerText(), /phone and card numbers stay out/);
  await write(view, 'Place', 'Greece, call 210 555 0148, order #1234567');
  const detail = await started(view);
  assert.equal(detail.draft.split('\n')[0], masked);
  assert.equal(detail.packet.find(line => line.about === 'place').text, 'Greece, call [phone], order #1234567');
  const told = JSON.stringify(await view.events());
  for (const secret of ['4111', '2300', 'x.example', '0148']) assert.ok(!told.includes(secret), secret);
});

test('the keyboard alone strikes, writes and gives up', async t => {
  const view = await packet(t, SHIRT, 'can you embroider a name');
  await row(view, 'Product').locator('[part~=change]').focus();
  await view.page.keyboard.press('Enter');
  await row(view, 'Product').locator('textarea').waitFor();
  assert.match(await view.focused(), /textarea "Product"/);
  await view.page.keyboard.press('End');
  await view.page.keyboard.type(' in blue');
  await view.page.keyboard.press('Escape');
  assert.equal(await view.inside('[part~=packet]').count(), 1, 'Escape gives up the line, not the panel');
  assert.match(await view.focused(), /Change: Product/);
  assert.match(await row(view, 'Product').innerText(), /Salt White\s*$/);
  await view.page.keyboard.press('Tab');
  assert.match(await view.focused(), /Leave out: Product/);
  await view.page.keyboard.press('Space');
  assert.match(await view.focused(), /Put back: Product/);
});

test('the packet is as it was after closing, and after the page was loaded again', async t => {
  const view = await packet(t, SHIRT, 'can you embroider a name');
  await write(view, 'Question', 'Can you embroider Eleni?');
  await row(view, 'Question').locator('[part~=line-keep]').click();
  await row(view, 'Place').locator('[part~=strike]').click();
  const seen = async () => {
    await view.inside('[part~=packet]').waitFor();
    assert.match(await row(view, 'Question').innerText(), /Can you embroider Eleni\?/);
    assert.match(await row(view, 'Place').locator('[part~=strike]').getAttribute('aria-label'), /Put back/);
    assert.match((await letter(view)).body, /^Can you embroider Eleni\?\n/);
  };
  await view.inside('[part~=close]').click();
  await view.inside('[part~=ask]').first().click();
  await seen();
  await view.page.reload();
  await view.state('ready');
  await view.inside('[part~=ask]').first().click();
  await seen();
});

test('a team with another language gets its own words, and the shopper sees hers and is told so', async t => {
  const view = await packet(t, ARABIC, 'هل تطرزون اسما');
  const pack = await view.inside('[part~=packet]').innerText();
  assert.match(pack, /المنتج/);
  assert.match(await view.inside('[part~=team]').innerText(), /الإنجليزية/);
  const { body } = await letter(view);
  const lines = body.split('\n');
  assert.equal(lines[0], 'هل تطرزون اسما', 'her own words stay as they are');
  assert.ok(lines.includes('Language: Arabic'), body);
  assert.match(body, /\nDelivery: .*Nov/);
  assert.match(lines.at(-1), /^Receipt /);
});

test('the team\'s words are fetched with the packet and not before, and without them labels are English', async t => {
  const greek = shopWith('"locales": ["el", "en"]');
  const words = view => view.requests.filter(request => /\/el\.json/.test(request.url));
  const view = await asked(t, CARD, 'can you embroider a name', { before: greek });
  assert.equal(words(view).length, 0);
  await view.inside('[part~=channel][data-channel=email]').click();
  await view.inside('[part~=team]').waitFor();
  assert.match(await view.inside('[part~=team]').innerText(), /in Greek, the language of our team/);
  await view.page.waitForFunction(() => {
    const link = document.querySelector('shelf-help').shadowRoot.querySelector('a[part~=start]');
    return decodeURIComponent(link.href).includes('Προϊόν: Gift card');
  });
  assert.match(await view.inside('[part~=packet]').innerText(), /Product/);
  assert.equal(words(view).length, 1);

  const blocked = await packet(t, CARD, 'can you embroider a name', {
    before: async page => (await greek(page), page.route('**/el.json', route => route.abort())),
  });
  await blocked.inside('[part~=team]').waitFor();
  assert.match((await letter(blocked)).body, /\nProduct: Gift card/);
});

test('nothing is lost sideways at 320 pixels, controls are large enough, and everybody can use them', async t => {
  for (const [page, options] of [[SHIRT, { viewport: 'small' }], [ARABIC, { viewport: 'phone', dark: true }], [SHIRT, { forcedColors: true }]]) {
    const view = await packet(t, page, 'can you embroider a name', options);
    await view.inside('[part~=change]').nth(1).click();
    await view.inside('textarea').waitFor();
    const sideways = await view.page.evaluate(() => {
      const root = document.querySelector('shelf-help').shadowRoot;
      return [...root.querySelectorAll('.panel, .body, .pack')].some(part => part.scrollWidth > part.clientWidth);
    });
    assert.equal(sideways, false);
    for (const control of await view.inside('.pack :is(button, textarea)').all()) {
      const { width, height } = await control.boundingBox();
      assert.ok(width >= 44 && height >= 44, `${await control.getAttribute('aria-label')}: ${width} × ${height}`);
    }
    assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
    assert.deepEqual(view.errors, []);
  }
});

test('whoever has asked nothing yet is asked for the question', async t => {
  const view = await openPage(t, CARD, { before: shopWith('"locales": ["en"], "escalation": { "mode": "neutral" }') });
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  await view.inside('[part~=person]').first().click();
  await view.inside('[part~=channel][data-channel=email]').click();
  await view.inside('[part~=packet]').waitFor();
  const field = row(view, 'Question').locator('textarea');
  assert.equal(await field.getAttribute('placeholder'), 'What would you like to ask?');
  await field.fill('Is it pre-washed?');
  assert.match((await letter(view)).body, /^Is it pre-washed\?\n/);
});
