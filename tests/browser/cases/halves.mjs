// Does a first visit do without the half of the module that comes later, and does the rest come when it is wanted?

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openPage } from '../harness.mjs';
import { ROOT } from '../server.mjs';

const SCARF = 'examples/shop/pages/silk-scarf.html';
const SHIRT = 'examples/shop/pages/linen-shirt.html';
const REST = /\/dist\/shelfhelp_rest\./;

const asked = view => view.requests.filter(request => REST.test(request.url ?? request)).length;

async function opened(t, options) {
  const view = await openPage(t, SCARF, options);
  await view.page.waitForSelector('shelf-help[data-state=ready]');
  await view.page.evaluate(() => window.shelfhelp.open());
  view.box = view.page.locator('shelf-help [part~=search] input:visible').first();
  await view.box.waitFor();
  return view;
}

test('until the panel opens nothing of the later half is asked for; then it comes, once and beside all else', async t => {
  const view = await openPage(t, SCARF);
  await view.state('ready');
  await view.page.waitForTimeout(300);
  assert.equal(asked(view), 0);
  const came = view.page.waitForResponse(response => REST.test(response.url()));
  await view.page.evaluate(() => window.shelfhelp.open());
  await came;
  const box = view.page.locator('shelf-help [part~=search] input:visible').first();
  await box.pressSequentially('return a shirt', { delay: 30 });
  await view.page.keyboard.press('Enter');
  await view.page.locator('shelf-help [part~=results] a, shelf-help [part~=result]').first().waitFor();
  await view.page.waitForTimeout(300);
  // One that is asked for on the spot keeps the page waiting.
  assert.deepEqual(view.requests.filter(request => REST.test(request.url)).map(request => request.type), ['fetch']);
  assert.deepEqual(view.errors, []);
});

// There Yew lets the page breathe between two pieces of work.
test('nor on a slow device, whatever the hour', async t => {
  const before = async (page, context) => (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 8 });
  const view = await openPage(t, SCARF, { clock: false, before });
  await view.state('ready');
  await view.page.waitForTimeout(300);
  assert.equal(asked(view), 0);
});

test('what a page does by itself while it is read needs no later half', async t => {
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
  assert.equal(asked(view), 0);
});

for (const part of ['why', 'place']) {
  test(`before the panel opens "${part}" waits for the later half, and the page does not`, async t => {
    const view = await openPage(t, SCARF);
    await view.state('ready');
    // By a key: a pointer is seen to come.
    await view.inside(`[part~=${part}]`).first().evaluate(button => button.click());
    await view.inside(part === 'why' ? '[part~=timeline]' : '[part~=place-form]').waitFor();
    assert.deepEqual(view.requests.filter(request => REST.test(request.url)).map(request => request.type), ['fetch']);
  });
}

test('whoever points at the help will want the later half', async t => {
  const view = await openPage(t, SCARF);
  await view.state('ready');
  const came = view.page.waitForResponse(response => REST.test(response.url()));
  await view.inside('[part~=promise]').first().hover();
  await came;
  assert.equal(asked(view), 1);
});

/** A rest that does not come, unless it is asked for on the spot. */
const held = page => page.route(REST, route => route.request().resourceType() === 'fetch' || route.continue());
const onTheSpot = view => view.requests.filter(request => REST.test(request.url) && request.type !== 'fetch');

test('on a slow line one question after the other is answered before the later half is there', async t => {
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
  test(`on a slow line the panel opened by ${how} is closed and opened again before the later half is there`, async t => {
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

test('what needs the later half waits for it and is done', async t => {
  const view = await opened(t);
  const question = view.page.locator('shelf-help [part~=panel] [part~=suggestion]:visible, shelf-help [part~=panel] li a:visible').first();
  const words = await question.innerText();
  await question.click();
  await view.page.locator('shelf-help [part~=answer]:visible').first().waitFor();
  assert.ok((await view.page.locator('shelf-help [part~=panel]').innerText()).includes(words.trim()));
  assert.equal(asked(view), 1);
});

test('where the later half cannot be had, the widget starts once more at most, then the page’s own links stay', async t => {
  const view = await opened(t, { before: page => page.route(REST, route => route.abort()) });
  const { page } = view;
  await page.evaluate(() => {
    window.told = [];
    addEventListener('shelf-error', event => window.told.push(event.detail.restarted));
  });
  const question = page.locator('shelf-help [part~=panel] [part~=suggestion]:visible').first();
  await question.click();
  await page.waitForFunction(() => window.told.length);
  // The one that takes its place shows what it can, and has no more either.
  await question.click();
  await page.locator('shelf-help[data-state=floor] a:visible').first().waitFor();
  const told = await page.evaluate(() => window.told);
  assert.deepEqual(told, [true, false]);
  assert.deepEqual(view.errors, []);
});

test('a half that is asked for on the spot is known by its digest', () => {
  const script = readFileSync(join(ROOT, 'www', 'rest.js'), 'utf8');
  const digest = new Function(`${script.slice(script.indexOf('const digest'))}\nreturn digest;`)();
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 5000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => i * 7 + length);
    assert.equal(Buffer.from(digest(bytes)).toString('hex'), createHash('sha256').update(bytes).digest('hex'), `${length} bytes`);
  }
});
