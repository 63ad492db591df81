// Does a page do without the parts of the module that come later, and do these come when they are wanted?

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openPage } from '../harness.mjs';
import { ROOT } from '../server.mjs';

const SCARF = 'examples/shop/pages/silk-scarf.html';
const SHIRT = 'examples/shop/pages/linen-shirt.html';
const CARD = 'examples/shop/pages/gift-card.html';
const REST = /\/dist\/shelfhelp_rest\./;
const LATER = /\/dist\/shelfhelp_(search|rest)\./;

/** The later parts that were asked for, each with how: one that is asked for on the spot, by `xhr`, keeps the page waiting. */
const asked = view => view.requests.flatMap(({ url, type }) => (LATER.test(url) ? [`${LATER.exec(url)[1]} by ${type}`] : []));
const NONE = [], BOTH = ['search by fetch', 'rest by fetch'];

async function opened(t, options) {
  const view = await openPage(t, SCARF, options);
  await view.page.waitForSelector('shelf-help[data-state=ready]');
  await view.page.evaluate(() => window.shelfhelp.open());
  view.box = view.page.locator('shelf-help [part~=search] input:visible').first();
  await view.box.waitFor();
  return view;
}

test('until the panel opens no later part is asked for; then they come, in order, once and beside all else', async t => {
  const view = await openPage(t, SCARF);
  await view.state('ready');
  await view.page.waitForTimeout(300);
  assert.deepEqual(asked(view), NONE);
  const came = view.page.waitForResponse(response => REST.test(response.url()));
  await view.page.evaluate(() => window.shelfhelp.open());
  await came;
  const box = view.page.locator('shelf-help [part~=search] input:visible').first();
  await box.pressSequentially('return a shirt', { delay: 30 });
  await view.page.keyboard.press('Enter');
  await view.page.locator('shelf-help [part~=results] a, shelf-help [part~=result]').first().waitFor();
  await view.page.waitForTimeout(300);
  assert.deepEqual(asked(view), BOTH);
  assert.deepEqual(view.errors, []);
});

// There Yew lets the page breathe between two pieces of work.
test('nor on a slow device, whatever the hour', async t => {
  const before = async (page, context) => (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 8 });
  const view = await openPage(t, SCARF, { clock: false, before });
  await view.state('ready');
  await view.page.waitForTimeout(300);
  assert.deepEqual(asked(view), NONE);
});

test('what a page does by itself while it is read needs no later part', async t => {
  const view = await openPage(t, SHIRT);
  await view.state('ready');
  await view.page.locator('form[data-order] select').selectOption({ index: 2 });
  await view.page.evaluate(() => {
    window.shelfhelp.update({ quantity: 2 });
    document.documentElement.classList.add('other');
    window.dispatchEvent(new Event('focus'));
  });
  await view.page.emulateMedia({ colorScheme: 'dark' });
  await view.page.waitForTimeout(1300);
  // For longer than it takes to put it elsewhere.
  await view.page.evaluate(async () => {
    const help = document.querySelector('shelf-help'), parent = help.parentNode;
    help.remove();
    await new Promise(done => setTimeout(done, 2500));
    parent.append(help);
  });
  await view.state('ready');
  await view.page.waitForTimeout(300);
  assert.deepEqual(asked(view), NONE);
});

test('a shop with a chat among its channels needs no later part for its pages either', async t => {
  const chat = '{ "id": "chat", "kind": "chat", "provider": "crisp", "settings": { "website_id": "00000000-0000-4000-8000-000000000000" } },';
  const before = page => page.route(`**/${CARD}`, async route => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('"channels": [', `$& ${chat}`) });
  });
  const view = await openPage(t, CARD, { before });
  await view.state('ready');
  await view.page.waitForTimeout(300);
  assert.deepEqual(asked(view), NONE);
  await view.inside('[part~=ask], [part~=launcher]').first().click();
  await view.inside('[part~=input]').fill('zzqx vvkw');
  await view.page.keyboard.press('Enter');
  await view.inside('[part~=channel][data-channel=chat]').waitFor();
  assert.deepEqual(onTheSpot(view), []);
});

for (const part of ['why', 'place']) {
  test(`before the panel opens "${part}" waits for the rest, and the page does not`, async t => {
    const view = await openPage(t, SCARF);
    await view.state('ready');
    // By a key: a pointer is seen to come.
    await view.inside(`[part~=${part}]`).first().evaluate(button => button.click());
    await view.inside(part === 'why' ? '[part~=timeline]' : '[part~=place-form]').waitFor();
    assert.deepEqual(asked(view), BOTH);
  });
}

test('whoever points at the help will want the later parts', async t => {
  const view = await openPage(t, SCARF);
  await view.state('ready');
  const came = view.page.waitForResponse(response => REST.test(response.url()));
  await view.inside('[part~=promise]').first().hover();
  await came;
  assert.deepEqual(asked(view), BOTH);
});

/** Parts that do not come, unless they are asked for on the spot. */
const holding = parts => page => page.route(parts, route => route.request().resourceType() === 'fetch' || route.continue());
const held = holding(REST);
const onTheSpot = view => asked(view).filter(part => part.endsWith('xhr'));

test('on a slow line one question after the other is answered before the rest is there', async t => {
  const view = await opened(t, { before: held });
  for (let times = 0; times < 2; times++) {
    await view.box.fill('');
    await view.box.pressSequentially('return a shirt', { delay: 30 });
    await view.page.keyboard.press('Enter');
    await view.page.locator('shelf-help [part~=result]').first().waitFor();
  }
  assert.deepEqual(onTheSpot(view), []);
});

const button = view => view.inside('[part~=ask]').first();
for (const [how, open] of [
  ['a click', view => button(view).click()],
  ["a script's click", view => button(view).evaluate(button => button.click())],
  ['a key', view => button(view).press('Enter')],
]) {
  test(`on a slow line the panel opened by ${how} is closed and opened again before the rest is there`, async t => {
    const view = await openPage(t, SHIRT, { before: held });
    await view.state('ready');
    const panel = view.page.locator('shelf-help [part~=panel]');
    for (const close of [() => view.page.keyboard.press('Escape'), () => panel.locator('[part~=close]').click()]) {
      await open(view);
      await panel.locator('[part~=input]').waitFor();
      await panel.locator('[part~=suggestion]').first().waitFor();
      await close();
      await panel.waitFor({ state: 'hidden' });
    }
    await open(view);
    const input = panel.locator('[part~=input]');
    await input.pressSequentially('retu', { delay: 30 });
    await panel.locator('[role=option]').first().waitFor();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter']) await input.press(key);
    await panel.locator('[part~=result]').first().waitFor();
    assert.deepEqual(onTheSpot(view), []);
    assert.deepEqual(view.errors, []);
  });
}

test('on a slow line the panel opens, takes what is typed, closes and opens before anything can be searched for', async t => {
  const view = await openPage(t, SHIRT, { before: holding(LATER) });
  await view.state('ready');
  const panel = view.page.locator('shelf-help [part~=panel]'), input = panel.locator('[part~=input]');
  await button(view).click();
  await input.pressSequentially('return', { delay: 30 });
  await view.page.waitForTimeout(300);
  assert.equal(await input.inputValue(), 'return');
  await panel.locator('[part~=close]').click();
  await panel.waitFor({ state: 'hidden' });
  await button(view).click();
  await input.waitFor();
  assert.equal(await input.inputValue(), 'return');
  assert.deepEqual(onTheSpot(view), []);
  assert.deepEqual(view.errors, []);
});

for (const [what, keys, found] of [
  ['what was typed', 'return a shirt', '[part~=results] a, [part~=result]'],
  ['what was asked', 'return a shirt\n', '[part~=result]'],
  ['what names a place', 'delivery to 104 34\n', '[part~=asked]'],
]) {
  test(`${what} before anything could be searched for is answered when it can`, async t => {
    let come;
    const may = new Promise(done => (come = done));
    const late = page => page.route(LATER, route => may.then(() => route.continue()).catch(() => {}));
    const view = await opened(t, { before: late });
    for (const key of keys) await (key === '\n' ? view.page.keyboard.press('Enter') : view.box.pressSequentially(key, { delay: 10 }));
    await view.page.waitForTimeout(300);
    // What is asked in the middle of a word is no question of its own.
    assert.equal(await view.page.locator('shelf-help [part~=panel] [part~=result]').count(), 0);
    come();
    await view.page.locator('shelf-help [part~=panel]').locator(found).first().waitFor();
    assert.equal(await view.box.inputValue(), keys.trim());
    assert.deepEqual(onTheSpot(view), []);
    assert.deepEqual(view.errors, []);
  });
}

test("a script's search before anything can be searched for waits for that", async t => {
  const view = await openPage(t, SCARF);
  await view.state('ready');
  const found = await view.page.evaluate(() => window.shelfhelp.search('return a shirt'));
  assert.ok(found.hits.length, JSON.stringify(found));
  assert.deepEqual(onTheSpot(view), []);
  assert.equal(asked(view)[0], BOTH[0]);
});

test('what waits for the rest is left alone by who closes the panel meanwhile', async t => {
  let come;
  const may = new Promise(done => (come = done));
  const view = await opened(t, { before: page => page.route(REST, route => may.then(() => route.continue())) });
  const panel = view.page.locator('shelf-help [part~=panel]');
  await panel.locator('[part~=suggestion]:visible').first().click();
  await view.page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
  const came = view.page.waitForResponse(response => REST.test(response.url()));
  come();
  await came;
  await view.page.waitForTimeout(500);
  assert.equal(await panel.count(), 0);
  assert.deepEqual(view.errors, []);
});

test('what needs the rest waits for it and is done', async t => {
  const view = await opened(t);
  const question = view.page.locator('shelf-help [part~=panel] [part~=suggestion]:visible, shelf-help [part~=panel] li a:visible').first();
  const words = await question.innerText();
  await question.click();
  await view.page.locator('shelf-help [part~=answer]:visible').first().waitFor();
  assert.ok((await view.page.locator('shelf-help [part~=panel]').innerText()).includes(words.trim()));
  assert.deepEqual(asked(view), BOTH);
});

for (const [place, open, shown] of [
  ['an answer', panel => panel.locator('[part~=suggestion]:visible').first().click(), '[part~=answer]'],
  ['what is passed on', async panel => {
    await panel.locator('[part~=input]').fill('zzqx vvkw');
    await panel.page().keyboard.press('Enter');
    await panel.locator('[part~=channel]').first().click();
  }, '[part~=packet]'],
]) {
  test(`on the page after it nothing waits for ${place}, and the panel goes on there when it comes`, async t => {
    const view = await opened(t);
    const { page } = view, panel = page.locator('shelf-help [part~=panel]');
    await open(panel);
    await panel.locator(shown).first().waitFor();
    let come;
    const may = new Promise(done => (come = done));
    await page.route(LATER, route => (route.request().resourceType() === 'fetch' ? may.then(() => route.continue()) : route.continue()));
    view.requests.length = 0;
    await page.reload();
    await view.state('ready');
    await page.waitForTimeout(1500);
    assert.deepEqual(asked(view), NONE);
    await button(view).press('Enter');
    // Longer than a widget may take to draw after a key (www/watch.js).
    await page.waitForTimeout(1500);
    assert.equal(await view.inside('[part~=promise]').count(), 1);
    come();
    await panel.locator(shown).first().waitFor();
    assert.deepEqual(asked(view), BOTH);
    assert.deepEqual(view.errors, []);
  });
}

/** Takes down what the page is told of the widget's end, and hands out a rest when `may` says so. */
const telling = may => async page => {
  await page.addInitScript(() => {
    window.told = [];
    addEventListener('shelf-error', event => window.told.push(event.detail.restarted));
  });
  await page.route(REST, async route => (await may(page)) ? route.continue() : route.abort());
};
const told = page => page.evaluate(() => window.told);

test('where the search cannot be had the promise stays, the panel says so, and tries again when asked', async t => {
  let lost = true;
  const before = page => page.route(/shelfhelp_search/, route => (lost ? route.abort() : route.continue()));
  const view = await opened(t, { before });
  const retry = view.page.locator('shelf-help [part~=panel] [part~=retry]:visible').first();
  await view.box.pressSequentially('return a shirt', { delay: 10 });
  await view.page.keyboard.press('Enter');
  await retry.waitFor();
  const found = await view.page.evaluate(() => window.shelfhelp.search('return a shirt'));
  assert.deepEqual([found.answered, found.hits], [false, []]);
  assert.equal(await view.page.locator('shelf-help[data-state=ready] [part~=promise]').count(), 1);
  lost = false;
  await retry.click();
  await view.page.locator('shelf-help [part~=panel] [part~=result]').first().waitFor();
  assert.deepEqual(onTheSpot(view), []);
  assert.deepEqual(view.errors, []);
});

test('where the rest cannot be had, the widget starts once more at most, then the page’s own links stay', async t => {
  const view = await opened(t, { before: telling(() => false) });
  const { page } = view;
  const question = page.locator('shelf-help [part~=panel] [part~=suggestion]:visible').first();
  await question.click();
  await page.waitForFunction(() => window.told.length);
  // The one that takes its place shows what it can, and has no more either.
  await question.click();
  await page.waitForFunction(() => window.told.length === 2);
  await page.locator('shelf-help[data-state=floor] a:visible').first().waitFor();
  assert.deepEqual(await told(page), [true, false]);
  assert.deepEqual(view.errors, []);
});

test('what two acts wait for ends one module, not the one that takes its place', async t => {
  let until = Infinity;
  const may = async page => {
    if (until === Infinity && (await told(page).catch(() => [])).length) until = Date.now() + 900;
    return Date.now() > until;
  };
  const view = await opened(t, { before: telling(may) });
  const { page } = view;
  const questions = page.locator('shelf-help [part~=panel] [part~=suggestion]:visible');
  await questions.nth(0).click();
  await page.waitForTimeout(350);
  await questions.nth(1).click();
  await page.waitForFunction(() => window.told.length);
  await page.waitForTimeout(2000);
  assert.deepEqual(await told(page), [true]);
  assert.equal(await page.locator('shelf-help[data-state=ready]').count(), 1);
});

test('a part that is asked for on the spot is known by its digest', () => {
  const script = readFileSync(join(ROOT, 'www', 'rest.js'), 'utf8');
  const digest = new Function(`${script.slice(script.indexOf('const digest'))}\nreturn digest;`)();
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 5000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => i * 7 + length);
    assert.equal(Buffer.from(digest(bytes)).toString('hex'), createHash('sha256').update(bytes).digest('hex'), `${length} bytes`);
  }
});
