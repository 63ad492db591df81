// Is the date right whenever the page is looked at: after a sleep, on the way back, and with a wrong clock?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage, start, NOW } from '../harness.mjs';

// Its rules come from the shop's files, to Greece: cut-off 14:00, packed on the next open day, one to two days on the way.
const SHIRT = 'examples/shop/pages/linen-shirt.html';
// Half a minute after the cut-off, and what can then be promised: order day Friday 20, packed Monday 23.
const LATE = '2026-11-19T14:00:30+02:00';
const BEFORE = 'Mon 23 – Tue 24 Nov';
const AFTER = 'Tue 24 – ';

async function shirt(t, options) {
  const view = await openPage(t, SHIRT, options);
  await view.state('ready');
  await view.inside('[part~=dates]').waitFor();
  return view;
}

const shows = (view, dates) => view.inside(`[part~=dates]:has-text("${dates}")`).waitFor();

/** How often the app has drawn. */
const drawn = view => view.page.evaluate(() => document.querySelector('shelf-help')._app.beats());

for (const [how, wake] of [
  ['the page is in view again', () => document.dispatchEvent(new Event('visibilitychange'))],
  ['a frozen page goes on', () => document.dispatchEvent(new Event('resume'))],
  ['the window is in front again', () => window.dispatchEvent(new Event('focus'))],
  ['the page is shown from the page cache', () => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))],
]) {
  test(`the cut-off passes while the page sleeps, and the date is right once ${how}`, async t => {
    const view = await shirt(t);
    await shows(view, BEFORE);
    await view.page.clock.setFixedTime(LATE);
    await view.page.evaluate(wake);
    await shows(view, AFTER);
    assert.equal(await view.inside('[part~=countdown]').count(), 0);
  });
}

test('going back to a page as it was left shows what holds now', async t => {
  const view = await shirt(t, {
    windows: true,
    clock: false,
    before: page =>
      page.addInitScript(
        ([before, after]) => {
          let now = Date.parse(before);
          Date.now = () => now;
          addEventListener('pageshow', event => {
            window.__kept = event.persisted;
            if (event.persisted) now = Date.parse(after);
          });
        },
        [NOW, LATE],
      ),
    served: '2026-11-19T13:40:00+02:00',
  });
  await shows(view, BEFORE);
  await view.page.goto(new URL('examples/shop/pages/chat.html', `${view.origin}/`).href);
  await view.page.goBack({ waitUntil: 'commit' });
  await shows(view, AFTER);
  assert.equal(await view.page.evaluate(() => window.__kept), true, 'the page was loaded anew');
});

test('minutes run down and the date rolls over while the page is looked at, with one drawing a minute', async t => {
  const view = await shirt(t, { clock: false, before: page => page.clock.install({ time: NOW }), served: '2026-11-19T13:00:00+02:00' });
  await view.page.clock.pauseAt('2026-11-19T13:47:30+02:00');
  await view.page.clock.runFor(40_000);
  await view.inside('[part~=countdown]:has-text("order within 11 min")').waitFor();
  const before = await drawn(view);
  await view.page.clock.runFor(5 * 60_000);
  await view.inside('[part~=countdown]:has-text("order within 6 min")').waitFor();
  assert.equal((await drawn(view)) - before, 5);
  // It is 13:53:10. Two seconds before the cut-off, and two seconds after it:
  await view.page.clock.runFor(6 * 60_000 + 48_000);
  await shows(view, BEFORE);
  await view.page.clock.runFor(4_000);
  await shows(view, AFTER);
});

test('a page that nobody sees draws nothing, and is right when it is seen', async t => {
  const view = await shirt(t, { clock: false, before: page => page.clock.install({ time: NOW }), served: '2026-11-19T13:00:00+02:00' });
  await view.page.clock.pauseAt('2026-11-19T13:48:00+02:00');
  const hide = hidden =>
    view.page.evaluate(hidden => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  const before = await drawn(view);
  await view.page.clock.runFor(20 * 60_000);
  assert.equal(await drawn(view), before);
  await hide(false);
  await shows(view, AFTER);
});

test('a clock five hours slow is put right by the Date of the shop\'s own files', async t => {
  const view = await shirt(t, { clock: '2026-11-19T08:47:00+02:00', served: '2026-11-19T13:47:30+02:00' });
  await shows(view, BEFORE);
  await view.inside('[part~=countdown]:has-text("order within 12 min")').waitFor();
});

test('a clock slow by a day promises no day too early', async t => {
  const view = await shirt(t, { clock: '2026-11-18T14:00:30+02:00', served: LATE });
  await shows(view, AFTER);
});

test('time goes on from what the server said, by the page\'s own stopwatch', async t => {
  const view = await shirt(t, { clock: '2026-11-19T08:47:00+02:00', served: '2026-11-19T13:59:57+02:00' });
  await shows(view, BEFORE);
  await shows(view, AFTER);
});

test('a clock five hours fast is believed: a server\'s word may have lain in a cache', async t => {
  const view = await shirt(t, { clock: '2026-11-19T18:47:00+02:00', served: NOW });
  await shows(view, AFTER);
});

for (const [what, variant, clock, dates] of [
  ['that the page may not read', ['no-date'], NOW, BEFORE],
  ['that the page may read', [], NOW, AFTER],
]) {
  test(`a Date ${what} from another site's files ${variant.length ? 'changes nothing' : 'counts'}`, async t => {
    const view = await shirt(t, {
      clock,
      before: async (page, context) => {
        const { port } = (await start()).server;
        const at = `at-${Date.parse(LATE) / 1000}`;
        const shop = `http://${['files', ...variant, at].join('.')}.localhost:${port}/public/shop.json`;
        await context.addInitScript(shop => (window.shelfhelp = { shop }), shop);
      },
    });
    await shows(view, dates);
  });
}

test('a Date that is none costs nothing', async t => {
  const view = await shirt(t, {
    before: page =>
      page.route('**/public/shop.json', async route => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { ...response.headers(), date: 'tomorrow, about noon' } });
      }),
  });
  await shows(view, BEFORE);
  await view.inside('[part~=countdown]:has-text("order within 13 min")').waitFor();
  assert.deepEqual(view.errors, []);
});
