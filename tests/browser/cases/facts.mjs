// Is the shop told what happens, exactly as far as it wants to be and nobody forbids it?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage, until as wait } from '../harness.mjs';

const SCARF = 'examples/shop/pages/silk-scarf.html';
// What a shopper may type by mistake, and its pieces.
const TYPED = 'Maria Georgiadou maria.g@example.com 4111 1111 1111 1111 +30 210 555 0199 where is it';
const PRIVATE = ['maria.g@example.com', 'example.com', '4111', '1111 1111', '0199', '210 555'];
const NAMES = ['Maria', 'Georgiadou', 'where is it', 'where%20is'];

/** Opens the scarf's page with this configuration; `before` runs in the page before the widget. */
async function scarf(t, insight, { before = () => {}, more = {}, status = 204, ...options } = {}) {
  const sent = [];
  const view = await openPage(t, SCARF, {
    ...options,
    before: async (page, context) => {
      const answers = [status].flat();
      await context.route(/\/told/, route => {
        const request = route.request();
        sent.push({ method: request.method(), url: request.url(), body: request.postData() ?? '', headers: request.headers() });
        const answer = answers.length > 1 ? answers.shift() : answers[0];
        return answer ? route.fulfill({ status: answer }) : route.abort();
      });
      await context.addInitScript(config => (window.shelfhelp = config), { insight, ...more });
      await context.addInitScript(before);
    },
  });
  await view.state('ready');
  return Object.assign(view, { sent });
}

const makesLayer = () => (window.dataLayer = []);
const layer = async view => (await view.page.evaluate(() => window.dataLayer)).filter(entry => /^(shelf_|search|select)/.test(entry.event));
const leave = view => view.page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
const lines = view => view.sent.flatMap(({ body }) => body.split('\n').filter(Boolean).map(line => JSON.parse(line)));
const facts = view => lines(view).map(line => line.detail.fact ?? line.event.slice(6));
const stored = view => view.page.evaluate(() => [...Object.keys(sessionStorage), ...Object.keys(localStorage)].sort());

/** Waits until `got()` is as wanted. */
async function until(got, wanted) {
  const last = await wait(got, wanted);
  assert.ok(wanted(last), `it stayed ${JSON.stringify(last)}`);
  return last;
}

async function open(view) {
  await view.inside('[part~=ask]').click();
  await view.inside('[part~=suggestion]').first().waitFor();
}

async function ask(view, words) {
  await view.inside('[part~=input]').fill(words);
  await view.inside('[part~=input]').press('Enter');
  await view.inside('[part~=result], [part~=empty]').first().waitFor();
}

/** A visit from the date to a person. */
async function visit(view, words = 'can I send it back') {
  await view.inside('[part~=place]').click();
  await view.inside('select').selectOption('GR');
  await view.inside('[data-focus=postcode]').fill('104 34');
  await view.inside('[part~=place-form] button').click();
  await view.inside('[part~=need-by]').click();
  await open(view);
  await ask(view, words);
  if (!(await view.inside('[part~=result]').count())) await ask(view, 'can I send it back');
  await view.inside('[part~=result]').first().click();
  await view.inside('[part~=rate-no]').click();
  await view.inside('.list [part~=suggestion], [part~=channel]').first().waitFor();
  if (!(await view.inside('[part~=channel]').count())) {
    await view.inside('.list [part~=suggestion]').first().click();
    await view.inside('[part~=rate-no]:not([disabled])').click();
  }
  await view.inside('[part~=channel][data-channel*=chat]').click();
  await view.inside('[part~=start]').click();
  await view.inside('[part~=handed-off]').waitFor();
  await view.inside('[part~=close]').click();
}

const POST = { beacon: '/told', data_layer: true };

test('a shop that turns nothing on tells nobody, and its shoppers fetch nothing for it', async t => {
  const view = await scarf(t, {}, { before: makesLayer });
  await visit(view);
  await leave(view);
  assert.deepEqual(await layer(view), []);
  assert.deepEqual(view.sent, []);
  assert.ok(!view.requests.some(request => /\/facts\//.test(request.url)));
  assert.deepEqual(await stored(view), ['shelfhelp:visit']);
});

test('the data layer is told by the names that are recommended, and by ours where there are none', async t => {
  const view = await scarf(t, { data_layer: true }, { before: makesLayer });
  await visit(view);
  const told = await until(() => layer(view), entries => entries.some(entry => entry.event === 'shelf_close'));
  const [search, answer] = ['search', 'select_content'].map(name => told.find(entry => entry.event === name));
  assert.deepEqual(Object.keys(search).sort(), ['event', 'shelf_answered', 'shelf_hits', 'shelf_length']);
  assert.equal(answer.content_type, 'help_answer');
  assert.equal(answer.content_id, answer.shelf_id);
  const names = told.map(entry => entry.event);
  for (const name of ['shelf_place', 'shelf_need', 'shelf_open', 'shelf_rate', 'shelf_sign', 'shelf_people', 'shelf_packet', 'shelf_handed']) {
    assert.ok(names.includes(name), `${name} is not among ${names}`);
  }
  assert.deepEqual(told.find(entry => entry.event === 'shelf_place'), { event: 'shelf_place', shelf_country: 'GR' });
  assert.deepEqual(view.sent, []);
  assert.deepEqual(await stored(view), ['shelfhelp:visit']);
});

test('a data layer is not made, and one that throws disturbs nobody', async t => {
  const none = await scarf(t, { data_layer: true });
  await open(none);
  await until(async () => none.requests.filter(request => /\/facts\/tell/.test(request.url)).length, count => count > 0);
  assert.equal(await none.page.evaluate(() => 'dataLayer' in window), false);
  const throwing = await scarf(t, POST, {
    before: () => {
      window.dataLayer = [];
      window.dataLayer.push = () => {
        throw new Error('not today');
      };
    },
  });
  await visit(throwing);
  await leave(throwing);
  await until(() => facts(throwing), told => told.includes('handed'));
  assert.deepEqual(throwing.errors, []);
});

test('a beacon posts lines of JSON, a line for each fact, when the page is left', async t => {
  const view = await scarf(t, { beacon: '/told' });
  await visit(view);
  await leave(view);
  const told = await until(() => facts(view), told => told.includes('close'));
  for (const fact of ['place', 'need', 'open', 'search', 'answer', 'rate', 'sign', 'people', 'packet', 'handed', 'opened', 'close']) {
    if (fact !== 'opened') assert.ok(told.includes(fact), `${fact} is not among ${told}`);
  }
  const events = (await view.events()).filter(event => event.name === 'fact').map(event => event.detail.fact);
  assert.deepEqual(told, events, 'as the page was told');
  assert.equal(new Set(lines(view).map(line => line.visit)).size, 1);
  assert.ok(lines(view).every(line => line.at === Date.parse('2026-11-19T13:47:00+02:00') && !('visitor' in line)));
  for (const request of view.sent) {
    assert.equal(request.method, 'POST');
    assert.match(request.headers['content-type'], /^text\/plain/);
    assert.equal(request.headers.cookie, undefined);
  }
  assert.deepEqual(await stored(view), ['shelfhelp:id', 'shelfhelp:visit']);
  // The visit goes on with the next page.
  await view.page.reload();
  await view.state('ready');
  await view.inside('[part~=ask]').click();
  await leave(view);
  await until(() => lines(view), all => all.length > told.length);
  assert.equal(new Set(lines(view).map(line => line.visit)).size, 1);
});

test('nothing waits longer than a few seconds', async t => {
  const view = await scarf(t, { beacon: '/told' });
  await open(view);
  await until(() => facts(view), told => told.includes('open'));
});

test('with `get` each fact is a request as a web server logs it', async t => {
  const view = await scarf(t, { beacon: '/told?shop=1', beacon_mode: 'get' });
  await open(view);
  await ask(view, 'can I send it back');
  await leave(view);
  const asked = await until(() => view.sent.map(({ url }) => new URL(url).searchParams), all => all.length > 1);
  const search = asked.find(parts => parts.get('event') === 'shelf-search');
  assert.equal(search.get('shop'), '1');
  assert.equal(search.get('at'), String(Date.parse('2026-11-19T13:47:00+02:00')));
  assert.match(search.get('visit'), /^\w+$/);
  assert.deepEqual(Object.keys(JSON.parse(search.get('d'))), ['length', 'hits', 'answered']);
  assert.ok(view.sent.every(request => request.method === 'GET'));
});

test('what could not be sent is sent once more, and no more', async t => {
  for (const [status, times] of [[[500, 204], 2], [[0, 204], 2], [[500, 500, 204], 2]]) {
    const view = await scarf(t, { beacon: '/told' }, { status });
    await open(view);
    await leave(view);
    await until(() => view.sent.length, count => count === 1);
    await view.page.waitForTimeout(300);
    await leave(view);
    await until(() => view.sent.length, count => count === 2);
    await view.page.waitForTimeout(300);
    await leave(view);
    await view.page.waitForTimeout(300);
    assert.equal(view.sent.length, times);
    assert.equal(view.sent[0].body, view.sent[1].body);
  }
});

test('another site is told without being asked first, and an old browser tells when it leaves', async t => {
  const view = await scarf(t, { beacon: 'https://stats.elaia.example/told' });
  await open(view);
  await leave(view);
  await until(() => facts(view), told => told.includes('open'));
  assert.ok(view.sent.every(request => request.method === 'POST'), 'no preflight');
  const old = await scarf(t, { beacon: '/told' }, {
    before: () => {
      delete Request.prototype.keepalive;
      window.__beacons = [];
      navigator.sendBeacon = (url, body) => window.__beacons.push([String(url), body]) > 0;
    },
  });
  await open(old);
  await until(async () => (await leave(old), old.page.evaluate(() => window.__beacons.length)), count => count === 1);
});

test('a blocked address, or a blocked file, costs the page nothing', async t => {
  for (const options of [{ status: 0 }, { variant: ['csp-strict'] }]) {
    const view = await scarf(t, { beacon: 'https://stats.elaia.example/told' }, options);
    await visit(view);
    await leave(view);
    await view.page.waitForTimeout(200);
    assert.deepEqual(view.errors, []);
  }
  const view = await scarf(t, POST, { before: makesLayer, variant: ['csp-strict'] });
  await visit(view);
  await leave(view);
  await until(() => facts(view), told => told.includes('handed'));
  assert.deepEqual(await view.violations(), []);
});

for (const queries of [false, true]) {
  test(`nobody learns what was typed${queries ? ' but masked, where the shop asks for it' : ''}`, async t => {
    const view = await scarf(t, { ...POST, queries }, { before: makesLayer });
    await open(view);
    await ask(view, TYPED);
    await view.inside('[part~=input]').fill('');
    await view.inside('[part~=close]').click();
    await visit(view, `${TYPED} send it back`);
    await leave(view);
    await until(() => facts(view), told => told.includes('handed'));
    const entries = JSON.stringify(await layer(view));
    const bodies = JSON.stringify(view.sent).replaceAll(new URL(view.origin).port, '');
    const events = JSON.stringify((await view.events()).filter(event => event.name !== 'escalate'));
    const urls = JSON.stringify(view.requests.map(request => request.address));
    for (const [where, text] of Object.entries({ entries, bodies, events, urls })) {
      const hidden = queries && /entries|bodies/.test(where) ? PRIVATE : [...PRIVATE, ...NAMES];
      for (const piece of hidden) assert.ok(!text.includes(piece), `"${piece}" is in ${where}: ${text}`);
    }
    assert.equal(/search_term/.test(entries) && /"query\\"/.test(bodies), queries);
    assert.ok(!bodies.includes('10434') && !bodies.includes('104 34'), 'of a place the country alone');
  });
}

const DENIED = {
  'the browser, by Global Privacy Control': { before: () => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }) },
  'the browser, whatever the shop says': {
    before: () => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }),
    more: { consent: 'preferences analytics' },
  },
  'the shop': { more: { consent: 'none' } },
  'the shop, where only remembering was agreed to': { more: { consent: 'preferences' } },
  Shopify: { before: () => (window.Shopify = { customerPrivacy: { analyticsProcessingAllowed: () => false, preferencesProcessingAllowed: () => true } }) },
  Google: {
    before: () => {
      window.dataLayer = [];
      (function gtag() {
        window.dataLayer.push(arguments);
      })('consent', 'default', { analytics_storage: 'denied', functionality_storage: 'granted' });
    },
  },
};

for (const [who, { before = () => {}, more }] of Object.entries(DENIED)) {
  test(`nothing is told where it is forbidden by ${who}`, async t => {
    const view = await scarf(t, POST, { before: `window.dataLayer = []; (${before})()`, more });
    await visit(view);
    await leave(view);
    await view.page.waitForTimeout(200);
    assert.deepEqual(view.sent, []);
    assert.deepEqual(await layer(view), []);
    assert.ok(!(await stored(view)).some(key => /:(id|visitor)$/.test(key)));
    assert.deepEqual(view.requests.filter(request => /\/facts\//.test(request.url)), [], 'and nothing is fetched for it');
  });
}

test('where it is forbidden, what an earlier visit kept with leave is forgotten', async t => {
  const before = () => localStorage.setItem('shelfhelp:visitor', `abcdef ${Math.floor(Date.now() / 864e5)}`);
  const view = await scarf(t, POST, { before, more: { consent: 'none' } });
  await visit(view);
  await until(() => stored(view), keys => !keys.includes('shelfhelp:visitor'));
});

test('what waits to be sent is dropped when somebody forbids it, and later facts are told when somebody allows it', async t => {
  const view = await scarf(t, { beacon: '/told' }, { before: makesLayer });
  const consent = state => view.page.evaluate(state => window.dataLayer.push(['consent', 'update', { analytics_storage: state }]), state);
  await open(view);
  await until(async () => (await stored(view)).includes('shelfhelp:id'), Boolean);
  await consent('denied');
  await leave(view);
  await view.page.waitForTimeout(200);
  assert.deepEqual(view.sent, []);
  assert.ok(!(await stored(view)).includes('shelfhelp:id'));
  await consent('granted');
  await ask(view, 'can I send it back');
  await until(async () => (await leave(view), facts(view)), told => told.includes('search') && !told.includes('open'));
});

test('nothing is sent or stored before the shopper acts, whatever the page\'s own code does', async t => {
  const view = await scarf(t, POST, {
    before: () => {
      window.dataLayer = [];
      // The test's own looks into the page count as a shopper's acts for the browser.
      let acted = false;
      addEventListener('pointerdown', () => (acted = true), true);
      Object.defineProperty(navigator, 'userActivation', { value: { get hasBeenActive() { return acted; } } });
    },
  });
  await view.page.evaluate(() => window.shelfhelp.open());
  await view.inside('[part~=panel]').waitFor();
  await view.page.waitForTimeout(300);
  await leave(view);
  assert.deepEqual(view.sent, []);
  assert.deepEqual(await layer(view), []);
  assert.ok(!(await stored(view)).includes('shelfhelp:id'));
  await view.inside('[part~=suggestion]').first().click();
  await view.inside('[part~=answer]').waitFor();
  await until(async () => (await leave(view), facts(view)), told => told[0] === 'open' && told.includes('answer'));
});

test('a shopper is known again with consent, for half a year at most, and not after it is withdrawn', async t => {
  const view = await scarf(t, { beacon: '/told' }, { more: { consent: 'preferences analytics' } });
  await open(view);
  await until(async () => (await leave(view), lines(view)), all => all.length > 0);
  const { visitor, visit } = lines(view)[0];
  assert.match(visitor, /^\w+$/);
  const next = await view.context.newPage();
  await next.clock.setFixedTime('2027-05-17T12:00:00+03:00');
  await next.goto(view.page.url());
  await next.locator('shelf-help[data-state=ready] [part~=ask]').click();
  const told = await until(async () => (await next.evaluate(() => window.dispatchEvent(new Event('pagehide'))), lines(view).at(-1)), line => line.visit !== visit);
  assert.equal(told.visitor, visitor, 'another visit, the same visitor');
  await next.clock.setFixedTime('2027-05-20T12:00:00+03:00');
  await next.locator('shelf-help [part~=close]').click();
  const later = await until(async () => (await next.evaluate(() => window.dispatchEvent(new Event('pagehide'))), lines(view).at(-1)), line => line.event === 'shelf-close');
  assert.notEqual(later.visitor, visitor, 'after half a year nobody is known');
  await next.close();
  await view.page.evaluate(() => window.shelfhelp.update({ consent: 'none' }));
  await until(() => stored(view), keys => !keys.includes('shelfhelp:visitor'));
});

test('who builds the shop sees facts as they happen, with keys too; shoppers see nothing of it', async t => {
  const plain = await scarf(t, POST);
  await open(plain);
  assert.equal(await plain.inside('[part~=debug]').count(), 0);
  assert.ok(!plain.requests.some(request => /\/facts\/show/.test(request.url)));

  const view = await scarf(t, POST, { more: { debug: true } });
  const debug = view.inside('[part~=debug]');
  await view.inside('[part~=debug]:has-text("Nobody forbids it")').waitFor();
  assert.match(await debug.innerText(), /Data layer: on, but the page has none\. Beacon: \/told \(post\)\. Nobody forbids it/);
  await open(view);
  await view.inside('[part~=debug] li:has-text("beacon")').first().waitFor();
  assert.match(await view.inside('[part~=debug] li').first().innerText(), /^13:47:00 open \{\} → event, data layer: not there, beacon$/);
  assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
  await view.inside('[part~=debug] summary').focus();
  await view.page.keyboard.press('Enter');
  await view.inside('[part~=debug] ol').waitFor({ state: 'hidden' });

  const held = await scarf(t, POST, { more: { debug: true, consent: 'none' } });
  await open(held);
  await held.inside('[part~=debug] li:has-text("held back")').first().waitFor();
  assert.match(await held.inside('[part~=debug] li').first().innerText(), /held back by your consent setting/);
});
