// Does a shopper learn where the order is, whatever the shop's server does, and does nobody else learn of it?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';
import { findOrder as find, orderForm as form } from '../shop.mjs';

const CUP = 'examples/shop/pages/stoneware-cup.html';
const SCARF = 'examples/shop/pages/silk-scarf.html';
// The scarf's page says all itself; behind the shirt's stands the shop with its answers.
const SHIRT = 'examples/shop/pages/linen-shirt.html';
const NUMBER = '1038';
const EMAIL = 'anna@example.com';

const field = (view, name) => view.inside(`[data-focus=order-${name}]`);
const outcome = async view => (await view.inside('[part~=order-outcome]').innerText()).trim();

async function cup(t, options) {
  const view = await openPage(t, CUP, options);
  await form(view);
  return view;
}

/** The scarf's page, where the page itself answers. */
async function scarf(t, answer, { path = SCARF, ...options } = {}) {
  const before = async (page, context) => {
    await options.before?.(page, context);
    await page.addInitScript(`window.asked = [];
      document.addEventListener('DOMContentLoaded', () => (document.querySelector('shelf-help').onOrderLookup = ${answer}));`);
  };
  const view = await openPage(t, path, { ...options, before });
  await form(view);
  return view;
}

const replies = (status, body, headers = {}) => ({
  before: page => page.route('**/orders/lookup', route => route.fulfill({ status, body, contentType: 'application/json', headers })),
});

test('an order is found by number and address, with the way of each parcel, and nobody else learns of it', async t => {
  const view = await cup(t);
  await find(view, `Order #${NUMBER}`, ` ${EMAIL}`);
  await view.inside('[part~=order-steps]').first().waitFor();
  assert.equal(await view.focused(), 'h2 "On its way"');
  const parcels = await view.inside('[part~=order-parcel]').allInnerTexts();
  assert.equal(parcels.length, 2);
  for (const words of ['Parcel 1 of 2', 'Ordered', 'Mon 16 Nov', 'Delivered', 'Wed 18 Nov', 'Aegean cup × 2', 'Track it with', 'ACS', '7301584261']) {
    assert.ok(parcels[0].includes(words), `the first parcel lacks ${words}:\n${parcels[0]}`);
  }
  for (const words of ['Expected: today 15:00–18:00', 'On its way', 'Sorted in Athens', 'Out for delivery', 'not yet']) {
    assert.ok(parcels[1].includes(words), `the second parcel lacks ${words}:\n${parcels[1]}`);
  }
  assert.equal(await view.inside('[aria-current=step]').count(), 2);
  // The potter's season: orders from 15 November may come back until the end of January.
  assert.match(await view.inside('[part~=order-return]').innerText(), /Sunday,? 31 January/);
  assert.equal(await view.inside('[part~=order-track]').first().getAttribute('rel'), 'noopener noreferrer');

  const posts = view.requests.filter(request => request.method !== 'GET');
  assert.deepEqual(posts.map(post => [post.method, new URL(post.url).pathname]), [['POST', '/orders/lookup']]);
  assert.deepEqual(JSON.parse(posts[0].body), { orderNumber: NUMBER, email: EMAIL, locale: 'en' });
  assert.equal(posts[0].headers['content-type'], 'application/json');
  assert.ok(!/stoneware/.test(posts[0].headers.referer ?? ''), 'the page is not told');

  await view.inside('[part~=scenario]').first().click();
  await view.page.keyboard.press('Escape');
  const kept = await view.page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie, location.href]));
  const bytes = Object.values(await view.page.evaluate(() => ({ ...sessionStorage }))).map(hex => Buffer.from(hex, 'hex').toString('latin1'));
  const told = [kept, ...bytes, JSON.stringify(await view.events()), ...view.console.map(entry => entry.text)];
  const asked = view.requests.filter(request => request !== posts[0]).map(request => request.address + (request.body ?? ''));
  for (const text of [...told, ...asked]) {
    for (const secret of [NUMBER, EMAIL, 'anna', '7301584']) assert.ok(!text.includes(secret), `${secret} is in ${text}`);
  }
  assert.ok((await view.facts('order_looked')).some(fact => fact.outcome === 'found'));
  await view.facts('order_scenario');
  assert.deepEqual(view.errors, []);
});

test('what is pasted into one field fills both', async t => {
  const view = await cup(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  for (const name of ['number', 'email']) {
    await field(view, 'number').fill('');
    await field(view, 'email').fill('');
    await view.page.evaluate(text => navigator.clipboard.writeText(text), `Order #${NUMBER}, ${EMAIL}`);
    await field(view, name).focus();
    await view.page.keyboard.press('Control+V');
    await view.page.waitForFunction(() => document.querySelector('shelf-help').shadowRoot.querySelector('[data-focus=order-number]').value === '1038');
    assert.equal(await field(view, 'email').inputValue(), EMAIL);
  }
  await view.page.keyboard.press('Enter');
  await view.inside('[part~=order-steps]').first().waitFor();
});

test('it goes by keyboard alone, and a field that cannot be right says so', async t => {
  const view = await cup(t);
  await view.page.keyboard.press('Tab');
  assert.equal(await field(view, 'number').getAttribute('autocomplete'), 'off');
  assert.equal(await field(view, 'email').getAttribute('autocomplete'), 'email');
  await view.page.keyboard.press('Enter');
  await view.inside('[role=alert]').waitFor();
  assert.equal(await field(view, 'number').getAttribute('aria-invalid'), 'true');
  assert.match(await view.inside('#order-hint').innerText(), /order number/);
  await view.page.keyboard.type(NUMBER);
  await view.page.keyboard.press('Tab');
  await view.page.keyboard.type('anna@');
  await view.page.keyboard.press('Enter');
  await view.inside('[data-focus=order-email][aria-invalid]').waitFor();
  assert.match(await view.inside('#order-hint').innerText(), /anna@example\.com/);
  assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
  await view.page.keyboard.type('example.com');
  await view.page.keyboard.press('Enter');
  await view.inside('[part~=order-steps]').first().waitFor();
  assert.equal(view.requests.filter(request => request.method === 'POST').length, 1);
});

test('twice not found offers a person, once does not', async t => {
  const view = await scarf(t, 'async asked => (window.asked.push(asked), null)');
  await find(view, '7');
  await view.inside('[part~=order-outcome]').waitFor();
  assert.match(await outcome(view), /no order/);
  assert.equal(await view.inside('[part~=person]').count(), 0);
  await find(view, '8');
  await view.inside('[part~=person]').waitFor();
  assert.deepEqual(await view.page.evaluate(() => window.asked[1]), { orderNumber: '8', email: EMAIL, locale: 'en-GB' });
  await view.inside('[part~=person]').click();
  await view.inside('[part~=channels]').waitFor();
});

for (const [name, options, said] of [
  ['an error', replies(500, 'no'), /cannot look it up/],
  ['a page instead of JSON', replies(200, '<!doctype html>'), /cannot look it up/],
  ['something that is no order', replies(200, '{"ok": true}'), /cannot look it up/],
  ['a reply without end', replies(200, JSON.stringify({ orderStatus: 'OrderDelivered', x: 'x'.repeat(300_000) })), /cannot look it up/],
  ['a redirect', replies(302, '', { location: 'https://elsewhere.example/' }), /cannot look it up/],
  ['nothing, being blocked', { before: page => page.route('**/orders/lookup', route => route.abort()) }, /cannot look it up/],
  ['not found', replies(404, ''), /no order/],
  ['null', replies(200, 'null'), /no order/],
  ['too many', replies(429, ''), /in a minute/],
]) {
  test(`the endpoint answers with ${name}, and the shopper reads what that means`, async t => {
    const view = await cup(t, options);
    await find(view);
    await view.inside('[part~=order-outcome]').waitFor();
    assert.match(await outcome(view), said);
    for (const { text } of view.console) assert.ok(!text.includes(EMAIL) && !/[^\d]1038[^\d]/.test(text), text);
    assert.deepEqual(view.errors, []);
  });
}

test('after eight seconds it is called off, and a late reply changes nothing', async t => {
  const view = await scarf(t, 'asked => new Promise(done => setTimeout(done, 9000, { orderStatus: "OrderDelivered" }))');
  await find(view);
  assert.equal(await view.inside('[part~=order-form]').getAttribute('aria-busy'), 'true');
  await view.inside('[part~=order-outcome]').waitFor({ timeout: 12_000 });
  await view.inside('[part~=person]').waitFor();
  await view.page.waitForTimeout(1500);
  assert.equal(await view.inside('[part~=order-steps]').count(), 0);
});

test('of two questions the second wins, whichever is answered first', async t => {
  const view = await scarf(t, `({ orderNumber }) => new Promise(done =>
    setTimeout(done, orderNumber === '1' ? 900 : 100, { orderNumber, orderStatus: 'OrderDelivered' }))`);
  await find(view, '1');
  await find(view, '2');
  await view.inside('[part~=order-steps]').waitFor();
  await view.page.waitForTimeout(1200);
  assert.match(await view.inside('[part~=order]').innerText(), /Order \u2068?2/);
});

test('a function that throws is a failure, and not the page\'s', async t => {
  const view = await scarf(t, '() => { throw new Error("anna@example.com") }');
  await find(view);
  await view.inside('[part~=person]').waitFor();
  assert.ok(view.console.some(entry => /onOrderLookup/.test(entry.text)));
  assert.ok(!view.console.some(entry => entry.text.includes(EMAIL)));
  assert.deepEqual(view.errors, []);
});

test('without a network nothing is asked, and the form keeps what was written', async t => {
  const view = await cup(t);
  await view.context.setOffline(true);
  await find(view);
  await view.inside('[part~=order-outcome]').waitFor();
  assert.match(await outcome(view), /offline/);
  assert.equal(view.requests.filter(request => request.method === 'POST').length, 0);
  await view.context.setOffline(false);
  await view.inside('[part~=order-find]').click();
  await view.inside('[part~=order-steps]').first().waitFor();
});

test('whatever a reply holds is text, and no address of it runs', async t => {
  const hostile = {
    orderNumber: '<img src=x onerror=alert(1)>', orderStatus: 'OrderDelivered', returnBy: '2026-02-31',
    orderedItem: [{ name: '<script>alert(1)</script>' }, { name: '\u202eevil', quantity: -3 }, 7, null],
    orderDelivery: { trackingUrl: 'javascript:alert(1)', carrier: '<b>ACS</b>', deliveryStatus: [{ name: '<i>x</i>', time: 'x' }] },
  };
  const view = await cup(t, replies(200, JSON.stringify(hostile)));
  await find(view);
  await view.inside('[part~=order-steps]').waitFor();
  assert.match(await view.inside('[part~=order]').innerText(), /<script>alert\(1\)<\/script>/);
  assert.equal(await view.inside('[part~=order] :is(img, script, b, i, [part~=order-track])').count(), 0);
  assert.deepEqual(view.errors, []);
});

test('damage and a wrong item open their answer, with a person beside it', async t => {
  const view = await scarf(t, '() => ({ orderStatus: "OrderDelivered" })', { path: SHIRT });
  await find(view);
  const scenario = words => view.inside('[part~=scenario]').filter({ hasText: words });
  await scenario('damaged').click();
  await view.inside('[part~=answer]').waitFor();
  assert.match(await view.inside('[part~=answer] h2').innerText(), /damaged|broken/i);
  await view.inside('[part~=person]').waitFor();
  await view.inside('[part~=back]').click();
  await scenario('send it back').click();
  await view.inside('[part~=answer]').waitFor();
  assert.match(await view.inside('[part~=answer] h2').innerText(), /return/i);
});

test('an order with a problem offers a person at once', async t => {
  const view = await scarf(t, '() => ({ orderStatus: "OrderProblem" })');
  await find(view);
  await view.inside('[part~=person]').waitFor();
  assert.equal(await view.focused(), 'h2 "Something went wrong"');
});

test('a question for the order brings the card, with what was written already in the form', async t => {
  const view = await cup(t);
  await view.inside('[part~=back]').click();
  const input = view.inside('[part~=input]');
  await input.fill(`where is my order ${NUMBER} ${EMAIL}`);
  await input.press('Enter');
  await view.inside('[part~=order-card]').click();
  assert.equal(await field(view, 'number').inputValue(), NUMBER);
  assert.equal(await field(view, 'email').inputValue(), EMAIL);
});

test('a shop that tells nothing of orders offers no look-up', async t => {
  const view = await openPage(t, SCARF);
  await view.state('ready');
  await view.inside('[part~=ask]').click();
  await view.inside('[part~=suggestion]').first().waitFor();
  await view.inside('[part~=input]').fill('where is my order');
  await view.inside('[part~=input]').press('Enter');
  await view.inside('[part~=result]').first().waitFor();
  assert.equal(await view.inside('[part^=order]').count(), 0);
});
