// Is the place remembered as long as the shopper has agreed to, and not a moment longer?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage, NOW, until } from '../harness.mjs';

const SCARF = 'examples/shop/pages/silk-scarf.html';
const KEY = 'shelfhelp:place';
const TODAY = Math.floor(Date.parse(NOW) / 86_400_000);
const ATHENS = `1 ${TODAY} GR/10434`;
const NOT_CHOSEN = 'Mon 23 – Wed 25 Nov';
const CHOSEN = 'Mon 23 – Tue 24 Nov';

// What the page says of the shopper's consent, before the widget comes.
const SAYS = {
  nothing: () => {},
  'yes in window.shelfhelp': () => (window.shelfhelp = { consent: true }),
  'no in window.shelfhelp': () => (window.shelfhelp = { consent: 'none' }),
  'yes by Shopify': () => (window.Shopify = { customerPrivacy: { preferencesProcessingAllowed: () => true } }),
  'no by Shopify': () => (window.Shopify = { customerPrivacy: { preferencesProcessingAllowed: () => false } }),
  'nothing by Shopify': () => (window.Shopify = { shop: 'elaia.example' }),
  'yes by Google': () => {
    window.dataLayer = [{ event: 'page' }, null, 'consent'];
    const gtag = (...command) => window.dataLayer.push(command);
    gtag('consent', 'default', { functionality_storage: 'denied', ad_storage: 'denied' });
    gtag('consent', 'update', { ad_storage: 'granted' });
    gtag('consent', 'update', { functionality_storage: 'granted' });
  },
  'no by Google': () => (window.dataLayer = [['consent', 'default', { functionality_storage: 'denied' }]]),
  'yes by default for a region': () => (window.dataLayer = [['consent', 'default', { functionality_storage: 'granted', region: ['US'] }]]),
  'no by default for a region': () =>
    (window.dataLayer = [
      ['consent', 'default', { functionality_storage: 'denied', region: ['GR'] }],
      ['consent', 'default', { functionality_storage: 'granted' }],
    ]),
  'no by the browser': () => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }),
};

/** Opens the scarf's page, on which `says` has been said and perhaps a place is kept from an earlier visit. */
async function scarf(t, says, kept) {
  const view = await openPage(t, SCARF, {
    before: async (page, context) => {
      await context.addInitScript(() => {
        // Each reading and writing, from the widget's first step on.
        window.__store = [];
        for (const name of ['getItem', 'setItem', 'removeItem']) {
          const own = Storage.prototype[name];
          Storage.prototype[name] = function (...words) {
            window.__store.push(`${this === localStorage ? 'local' : 'session'} ${name}`);
            return own.apply(this, words);
          };
        }
      });
      if (kept) await context.addInitScript(([key, kept]) => (localStorage[key] ??= kept), [KEY, kept]);
      for (const what of [says].flat()) await context.addInitScript(SAYS[what]);
    },
  });
  await view.state('ready');
  await view.inside('[part~=dates]').waitFor();
  return view;
}

async function choosePlace(view) {
  await view.inside('[part~=place]').click();
  await view.inside('select').selectOption('GR');
  await view.inside('[data-focus=postcode]').fill('104 34');
  await view.inside('[part~=place-form] button').click();
  await shows(view, CHOSEN);
}

/** The same page in another session of the same visitor: a new tab shares `localStorage` alone. */
async function nextVisit(view) {
  const page = await view.context.newPage();
  await page.clock.setFixedTime(NOW);
  await page.goto(view.page.url());
  await page.locator('shelf-help[data-state=ready]').waitFor();
  return { page, inside: selector => page.locator('shelf-help').locator(selector) };
}

const shows = (view, dates) => view.inside(`[part~=dates]:has-text("${dates}")`).waitFor();
const kept = view => view.page.evaluate(key => localStorage[key], KEY);
const store = view => view.page.evaluate(() => window.__store);
/** Waits until what is kept is `wanted`. */
const keeps = async (view, wanted) => assert.equal(await until(() => kept(view), now => now === wanted), wanted);

for (const [says, stays] of [
  ['nothing', false],
  ['yes in window.shelfhelp', true],
  ['no in window.shelfhelp', false],
  ['yes by Shopify', true],
  ['no by Shopify', false],
  ['nothing by Shopify', false],
  ['yes by Google', true],
  ['no by Google', false],
  ['yes by default for a region', false],
  ['no by default for a region', false],
  ['no by the browser', false],
  [['yes by Google', 'no by the browser'], false],
  [['yes by Google', 'no by Shopify'], false],
  [['yes in window.shelfhelp', 'no by the browser'], true],
  [['no in window.shelfhelp', 'yes by Shopify'], false],
]) {
  test(`${[says].flat().join(' and ')}: the place is ${stays ? 'there in the next visit' : 'forgotten with the visit'}`, async t => {
    const view = await scarf(t, says);
    await shows(view, NOT_CHOSEN);
    const before = (await store(view)).filter(done => !/getItem|local removeItem/.test(done));
    assert.deepEqual(before, [], 'something was written before the shopper acted');
    await choosePlace(view);
    await keeps(view, stays ? ATHENS : undefined);
    const next = await nextVisit(view);
    await shows(next, stays ? CHOSEN : NOT_CHOSEN);
    // Finding a place again writes nothing, for the session neither.
    assert.ok(!(await store(next)).some(done => /setItem/.test(done)));
    await next.page.close();
  });
}

test('where nobody says anything the long memory is not even opened', async t => {
  const view = await scarf(t, 'nothing', ATHENS);
  await shows(view, NOT_CHOSEN);
  await choosePlace(view);
  assert.deepEqual((await store(view)).filter(done => done.startsWith('local')), []);
  // What was kept with consent stays until somebody says no: a consent manager may only be late.
  assert.equal(await kept(view), ATHENS);
});

test('a no deletes what was kept, at once', async t => {
  for (const says of ['no in window.shelfhelp', 'no by Shopify', 'no by Google', 'no by the browser']) {
    const view = await scarf(t, says, ATHENS);
    await shows(view, NOT_CHOSEN);
    await keeps(view, undefined);
  }
});

test('consent that comes late finds the place of the earlier visit', async t => {
  const view = await scarf(t, 'nothing', ATHENS);
  await shows(view, NOT_CHOSEN);
  await view.page.evaluate(() => window.shelfhelp.update({ consent: true }));
  await shows(view, CHOSEN);
});

test('consent given after the place was chosen keeps it, and withdrawn forgets it', async t => {
  const view = await scarf(t, 'nothing');
  await choosePlace(view);
  await view.page.evaluate(() => window.shelfhelp.push(['config', { consent: 'preferences' }]));
  await keeps(view, ATHENS);
  await view.page.evaluate(() => (document.querySelector('shelf-help').config = { consent: false }));
  await keeps(view, undefined);
  // The visit goes on with it.
  await shows(view, CHOSEN);
});

test('the element\'s attribute and property say it too', async t => {
  const view = await scarf(t, 'nothing');
  await choosePlace(view);
  await view.page.evaluate(() => document.querySelector('shelf-help').setAttribute('consent', 'preferences'));
  await keeps(view, ATHENS);
  await view.page.evaluate(() => (document.querySelector('shelf-help').consent = false));
  await keeps(view, undefined);
  await view.page.evaluate(() => (document.querySelector('shelf-help').consent = true));
  await keeps(view, ATHENS);
  // What a template leaves when it knows nothing is no consent; it withdraws none either.
  await view.page.evaluate(() => (document.querySelector('shelf-help').consent = ''));
  await view.page.waitForTimeout(100);
  assert.equal(await kept(view), ATHENS);
});

test('Shopify tells when the shopper answers its banner', async t => {
  const view = await scarf(t, 'no by Shopify');
  await choosePlace(view);
  const answer = allowed =>
    view.page.evaluate(allowed => {
      window.Shopify.customerPrivacy.preferencesProcessingAllowed = () => allowed;
      document.dispatchEvent(new CustomEvent('visitorConsentCollected', { detail: { preferencesAllowed: allowed } }));
    }, allowed);
  await answer(true);
  await keeps(view, ATHENS);
  await answer(false);
  await keeps(view, undefined);
});

test('Google\'s banner goes, and what it was told counts', async t => {
  const view = await scarf(t, 'no by Google');
  await choosePlace(view);
  await view.page.evaluate(() => document.body.append(Object.assign(document.createElement('div'), { id: 'banner' })));
  await view.page.waitForTimeout(300);
  await view.page.evaluate(() => {
    window.dataLayer.push(['consent', 'update', { functionality_storage: 'granted' }]);
    document.getElementById('banner').remove();
  });
  await keeps(view, ATHENS);
  // A tag manager shortens a long layer; what it was told still holds.
  await view.page.evaluate(() => {
    window.dataLayer.splice(0, 9);
    window.dataLayer.push(['consent', 'update', { functionality_storage: 'denied' }]);
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await keeps(view, undefined);
});

for (const [what, kept] of [
  ['older than 180 days', `1 ${TODAY - 181} GR/10434`],
  ['from the day after tomorrow', `1 ${TODAY + 2} GR/10434`],
  ['of another layout', `2 ${TODAY} GR/10434`],
  ['damaged', '1 GR/10434'],
  ['not ours', '{"country":"GR"}'],
  ['of a postcode that is none', `1 ${TODAY} GR/1`],
]) {
  test(`a kept place ${what} is ignored, and gone`, async t => {
    const view = await scarf(t, 'yes in window.shelfhelp', kept);
    await shows(view, NOT_CHOSEN);
    await keeps(view, undefined);
    assert.deepEqual(view.errors, []);
  });
}

test('a place kept 180 days ago is found, and not kept longer for it', async t => {
  const old = `1 ${TODAY - 180} GR/10434`;
  const view = await scarf(t, 'yes in window.shelfhelp', old);
  await shows(view, CHOSEN);
  await view.inside('[part~=ask]').click();
  await view.page.reload();
  await view.state('ready');
  await shows(view, CHOSEN);
  assert.equal(await kept(view), old);
});

test('storage that throws, and a page whose own scripts throw, cost nothing but the memory', async t => {
  const view = await openPage(t, SCARF, {
    before: page =>
      page.addInitScript(() => {
        const broken = () => {
          throw new Error('the page\'s own mistake');
        };
        for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: broken });
        window.shelfhelp = { consent: true };
        window.Shopify = { customerPrivacy: { preferencesProcessingAllowed: broken } };
        window.dataLayer = [Object.defineProperty({}, '0', { get: broken })];
      }),
  });
  await view.state('ready');
  await choosePlace(view);
  await view.page.evaluate(() => window.shelfhelp.push(['config', { consent: null }]));
  await view.page.waitForTimeout(200);
  await shows(view, CHOSEN);
  assert.deepEqual(view.errors, []);
});
