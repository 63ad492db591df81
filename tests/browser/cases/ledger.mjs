// Does a whole visit ask for, keep and leave behind exactly what docs/security.md says?
//
// The list is tests/browser/ledger.json, each line with its reason; the documentation prints it. SHELFHELP_WRITE=1 takes what
// a visit does now, and leaves the reasons of what is new to be written. What only may happen is marked so: it depends on
// which is quicker, the network or the page.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import test from 'node:test';
import { call } from '../channels.mjs';
import { recorded } from '../ledger.mjs';
import { findOrder } from '../shop.mjs';

const LIST = new URL('../ledger.json', import.meta.url);
const PAGES = 'examples/shop/pages/';
const SHIRT = `${PAGES}linen-shirt.html`;

/** Compares what was seen in these steps with the list. */
function check(ledger, steps) {
  const list = JSON.parse(readFileSync(LIST, 'utf8'));
  const may = list.filter(({ may }) => may), does = what => !may.some(one => one.what === what);
  const seen = [...ledger].map(([what, step]) => ({ step, what })).filter(({ step, what }) => steps.includes(step) && does(what));
  const key = ({ step, what }) => `${String(steps.indexOf(step)).padStart(2, '0')} ${step}: ${what}`;
  const mine = list.filter(({ step, what }) => steps.includes(step) && does(what));
  if (process.env.SHELFHELP_WRITE) {
    const kept = seen.map(one => ({ ...one, why: mine.find(own => key(own) === key(one))?.why ?? '' })).sort((a, b) => (key(a) < key(b) ? -1 : 1));
    const others = list.filter(({ step, may }) => may || !steps.includes(step));
    const all = steps[0] === 'arrive' ? [...kept, ...others] : [...others, ...kept];
    writeFileSync(LIST, `[\n${all.map(one => `  ${JSON.stringify(one)}`).join(',\n')}\n]\n`);
    return;
  }
  assert.deepEqual(seen.map(key).sort(), mine.map(key).sort());
  assert.deepEqual([...mine, ...may].filter(({ why }) => !why).map(key), [], 'each has its reason');
}

/** What is sent says no more than it must: no cookie to another site, and where from no closer than the site. */
async function discreet(view) {
  const sent = await view.sent();
  assert.ok(sent.length > 10);
  const told = sent.map(({ url, at, headers }) => [
    at !== view.origin && headers.cookie ? `a cookie to ${url}` : '',
    headers.referer && at !== view.origin && headers.referer !== `${new URL(headers.referer).origin}/` && !headers.referer.includes('/dist/') ? `${headers.referer} to ${url}` : '',
  ]);
  assert.deepEqual(told.flat().filter(Boolean), []);
}

async function choosePlace(view, postcode = '104 34') {
  await view.inside('[part~=place]').click();
  await view.inside('select').selectOption('GR');
  await view.inside('[data-focus=postcode]').fill(postcode);
  await view.inside('[part~=place-form] button').click();
  await view.inside(`[part~=delivery]:has-text("${postcode}")`).waitFor();
}

async function ask(view, words) {
  await view.inside('[part~=input]').fill(words);
  await view.inside('[part~=input]').press('Enter');
  await view.inside('[part~=result], [part~=empty], [part~=tracking]').first().waitFor();
}

async function arrive(view, path) {
  if (path) await view.page.goto(new URL(path, `${view.origin}/`).href);
  await view.state('ready');
  // An idle page has done what it does by itself.
  await view.page.waitForTimeout(1200);
}

async function open(view) {
  const opener = view.inside('[part~=ask], [part~=launcher]').first();
  if (!(await view.inside('[part~=panel]').count())) await opener.click();
  await view.inside('[part~=panel]').waitFor();
}

/** Back to the search box, from wherever the visit stands. */
async function toSearch(view) {
  await open(view);
  await view.inside('[part~=input], [part~=back]').first().waitFor();
  while (!(await view.inside('[part~=input]').count())) await view.inside('[part~=back]').first().click();
}

const STEPS = {
  arrive: view => arrive(view),
  'choose a place': view => choosePlace(view),
  'open the panel': async view => {
    await open(view);
    await view.inside('[part~=suggestion]').first().waitFor();
  },
  search: view => ask(view, 'how do I wash linen'),
  'read an answer': async view => {
    await view.inside('[part~=result]').first().click();
    await view.inside('[part~=rate-no]').waitFor();
  },
  'say "not yet"': view => view.inside('[part~=rate-no]').click(),
  'type a parcel\'s number': async view => {
    await toSearch(view);
    await ask(view, 'rr 123 456 785 gr');
    await view.inside('[part~=tracking]').waitFor();
  },
  'go to another page': view => arrive(view, `${PAGES}stoneware-cup.html`),
  'look up an order': async view => {
    await open(view);
    const help = view.inside('[part~=door-help]'), entry = view.inside('[part~=order-entry]'), input = view.inside('[part~=input]');
    await help.or(input).first().waitFor();
    if (await help.count()) await help.click();
    // The question of the page before is still there.
    await input.fill('');
    await entry.click();
    await findOrder(view);
    await view.inside('[part~=order-steps]').first().waitFor();
  },
  'go to a page in Greek': view => arrive(view, `${PAGES}el/olive-soap.html`),
  'come back to the first page': view => arrive(view, SHIRT),
  'ask for a person': async view => {
    await toSearch(view);
    await ask(view, 'can you embroider a name');
    await view.inside('[part~=channel]').first().click();
    await view.inside('[part~=packet]').waitFor();
  },
  'hand over': async view => {
    const start = view.inside('[part~=start]');
    // A mail program is the device's affair, not the page's.
    await start.evaluate(link => link.addEventListener('click', event => event.preventDefault(), { once: true }));
    await start.click();
  },
  'close the panel': async view => {
    await view.page.keyboard.press('Escape');
    await view.inside('[part~=panel]').waitFor({ state: 'detached' });
  },
  'ask to be called': async view => {
    await view.page.goto(new URL('pages/channels.html?only=call', `${view.origin}/`).href);
    await arrive(view);
    await toSearch(view);
    await ask(view, 'can you embroider a name');
    await call(view, '+30 210 555 0199');
    await view.inside('[part~=start]').click();
    await view.page.waitForFunction(() => !sessionStorage.getItem('shelfhelp:call'));
    await view.inside('[part~=handed-off]').waitFor();
  },
};

test('a whole visit does what the list says, and next to nothing before the shopper acts', async t => {
  const view = await recorded(t, SHIRT);
  // A cookie of each site makes it seen where one is sent.
  await view.context.addCookies([view.origin, view.origin.replace('cdn', 'assets')].map(url => ({ name: 'known', value: '1', url })));
  for (const [step, play] of Object.entries(STEPS)) await view.step(step, () => play(view));
  await view.page.waitForTimeout(500);

  const first = [...view.ledger].filter(([, step]) => step === 'arrive').map(([what]) => what);
  assert.deepEqual(first.filter(what => !/^GET widget: |listens to|\.getItem /.test(what)), [], 'before the shopper acts: our own files, and nothing written');
  check(view.ledger, Object.keys(STEPS));
  await discreet(view);
  assert.deepEqual(view.errors, []);
});

const CONSENT = {
  agreed: () => (window.shelfhelp = { consent: true, insight: { beacon: '/told' } }),
  refused: () => (window.shelfhelp = { consent: 'none', insight: { beacon: '/told' } }),
  'refused by the browser': () => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });
    window.shelfhelp = { insight: { beacon: '/told' } };
  },
};

for (const [says, script] of Object.entries(CONSENT)) {
  test(`what a visit does besides where memory is ${says}`, async t => {
    const plain = new Set(JSON.parse(readFileSync(LIST, 'utf8')).filter(({ step }) => step in STEPS).map(({ what }) => what));
    const before = async (page, context) => {
      await context.addInitScript(script);
      await context.route('**/told*', route => route.fulfill({ status: 204 }));
    };
    const view = await recorded(t, SHIRT, { before });
    for (const step of ['arrive', 'choose a place', 'open the panel', 'search', 'close the panel']) await view.step(step, () => STEPS[step](view));
    await view.page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
    await view.page.waitForTimeout(500);
    const step = `memory ${says}`;
    check(new Map([...view.ledger.keys()].filter(what => !plain.has(what)).map(what => [what, step])), [step]);
    await discreet(view);
  });
}

test('the page has one global more than without us', async t => {
  const names = async block => {
    const before = page => block && page.route('**/dist/loader.js', route => route.abort());
    const { openPage } = await import('../harness.mjs');
    const view = await openPage(t, SHIRT, { before });
    if (!block) {
      await view.state('ready');
      await open(view);
      await ask(view, 'how do I wash linen');
    }
    return view.page.evaluate(() => Object.getOwnPropertyNames(window));
  };
  const without = new Set(await names(true));
  assert.deepEqual((await names(false)).filter(name => !without.has(name)), ['shelfhelp']);
});
