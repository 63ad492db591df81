// Does the block under the price say what a shopper wants to know: which way, why that date, by when, and what if not?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';
import { counters, place, shopPage } from '../shop.mjs';

const PAGES = 'examples/shop/pages/';
const SCARF = PAGES + 'silk-scarf.html';
const SHIRT = PAGES + 'linen-shirt.html';

async function ready(t, path, options) {
  const view = await openPage(t, path, options);
  await view.state('ready');
  return view;
}

/** The lines of the explanation that is open. */
async function reasons(view) {
  // As they are seen: what only screen readers hear stands beside it.
  const lines = await view.inside('.legend li').evaluateAll(all =>
    all.map(line => [...line.querySelectorAll('span')].filter(e => !e.firstElementChild && !e.matches('.quiet')).map(e => e.innerText)),
  );
  return lines.map(([what, ...days]) => `${what} ${days.join(' · ')}`);
}

const ask = view => view.inside('.row [part~=why]');
const list = view => view.inside('[part~=way-list]');

/** Opens the explanation of the date in front. What draws it may come with the first click. */
async function explain(view) {
  await ask(view).click();
  await view.inside('[part~=timeline]').waitFor();
}

/** Counts what assistive technology is told from here on: every change in a live region. */
async function listen(view) {
  await view.widget().evaluate(el => {
    window.__told = [];
    const regions = el.shadowRoot.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log], output');
    for (const region of regions) {
      new MutationObserver(() => window.__told.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
    }
  });
  return () => view.page.evaluate(() => window.__told);
}

test('a date is explained day by day, drawn for the eye and told in words', async t => {
  const view = await ready(t, SCARF);
  await place(view, 'GR', '104 34');
  assert.equal(await ask(view).getAttribute('aria-expanded'), 'false');
  await explain(view);
  assert.equal(await ask(view).getAttribute('aria-expanded'), 'true');
  // Thursday 19 at 13:47: packed on Friday, one to two days on Mon–Fri, so the week-end is passed over.
  assert.deepEqual(await reasons(view), [
    'Ordered before 14:00 Thu 19 Nov',
    'Packed Fri 20 Nov',
    'No deliveries Sat 21 – Sun 22 Nov',
    'Arrives Mon 23 – Tue 24 Nov',
  ]);
  const marks = await view.inside('.days > span').evaluateAll(days => days.map(day => day.className));
  assert.deepEqual(marks, ['start', 'done', 'off', 'off', 'there first', 'there last']);
  assert.equal(await view.inside('.days').getAttribute('aria-hidden'), 'true');
  assert.match(await view.inside('[part~=timeline]').innerText(), /Ordered after 14:00: Tue 24 – Wed 25 Nov/);
  await ask(view).click();
  await view.inside('[part~=timeline]').waitFor({ state: 'detached' });
});

test('an order after the cut-off is told which day counts', async t => {
  const view = await ready(t, SCARF, { clock: '2026-11-19T15:00:00+02:00' });
  await place(view, 'GR', '104 34');
  await explain(view);
  assert.deepEqual((await reasons(view)).slice(0, 3), [
    'After 14:00: the next working day counts Thu 19 Nov',
    'We start on it Fri 20 Nov',
    // Saturday and Sunday are no days for packing; the carrier would say the same of them.
    'No packing Sat 21 – Sun 22 Nov',
  ]);
  assert.equal(await view.inside('.cut.late').innerText(), '14:00');
});

test('an explanation that is open follows the clock', async t => {
  const view = await ready(t, SCARF);
  await place(view, 'GR', '104 34');
  await explain(view);
  await view.page.clock.setFixedTime('2026-11-19T14:00:30+02:00');
  await view.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await view.inside('.cut.late').waitFor();
  assert.match((await reasons(view)).at(-1), /Arrives Tue 24 – Wed 25 Nov/);
});

test('every way explains its own date, one at a time', async t => {
  const view = await ready(t, SHIRT);
  await place(view, 'GR', '104 34');
  await view.inside('[part~=ways]').click();
  await explain(view);
  await list(view).locator('[part~=why]').first().click();
  await list(view).locator('[part~=timeline]').waitFor();
  assert.equal(await view.inside('[part~=timeline]').count(), 1);
  assert.equal(await ask(view).getAttribute('aria-expanded'), 'false');
  assert.match((await reasons(view)).at(-1), /^Ready to collect/);
});

test('a long way is drawn in stretches that fit a phone', async t => {
  const view = await ready(t, PAGES + 'linen-throw.html', { viewport: 'small' });
  await explain(view);
  const days = view.inside('.days > span');
  assert.ok((await days.count()) <= 14);
  assert.match((await days.allInnerTexts()).join(' '), /\d+ days/);
  const [within, page] = await view.page.evaluate(() => {
    const box = document.querySelector('shelf-help').shadowRoot.querySelector('.delivery');
    return [box.scrollWidth <= box.clientWidth, document.documentElement.scrollWidth <= innerWidth];
  });
  assert.deepEqual([within, page], [true, true]);
});

test('dark or in forced colours, everybody can use all of it', async t => {
  const [path, options] = shopPage({ at: 'country="GR" postcode="104 34" theme="dark"', ground: '#1f1d1b' });
  for (const forcedColors of [false, true]) {
    const view = await ready(t, path, { ...options, viewport: 'small', forcedColors });
    await view.inside('[part~=ways]').click();
    await counters(view);
    await explain(view);
    await view.inside('[part~=need-by]').click();
    await view.inside('[data-focus=need]').fill('2026-11-24');
    await view.inside('[part~=deadlines]').waitFor();
    // In forced colours the page sees its own, not those that are shown.
    if (!forcedColors) assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
    assert.equal(await view.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    const drawn = await view.inside('.days > .there').first().evaluate(day => getComputedStyle(day, '::after').borderTopColor);
    assert.notEqual(drawn, await view.page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'signs stay visible');
  }
});

test('what opens moves nothing that is above it', async t => {
  const view = await ready(t, SHIRT);
  const above = async () => [await view.inside('[part~=promise]').boundingBox(), await view.inside('.row').first().boundingBox()];
  const before = await above();
  await explain(view);
  await view.inside('[part~=need-by]').click();
  await view.inside('[part~=need]').waitFor();
  assert.deepEqual(await above(), before);
  assert.equal(await view.shift(), 0);
});

test('the days run from right to left in Arabic', async t => {
  const view = await ready(t, PAGES + 'ar/silk-scarf.html', { locale: 'ar' });
  await explain(view);
  const [first, second] = await view.inside('.days > span').evaluateAll(days => days.map(day => day.getBoundingClientRect().x));
  assert.ok(first > second);
});

test('the drawing needs nothing that a strict policy forbids', async t => {
  const view = await ready(t, SCARF, { variant: ['csp-strict'] });
  await explain(view);
  await view.inside('[part~=need-by]').click();
  await view.inside('[data-focus=need]').fill('2026-12-24');
  await view.inside('[part~=deadlines]').waitFor();
  assert.deepEqual(await view.violations(), []);
  assert.deepEqual(view.errors, []);
});

test('asked by when it is needed, the block names the ways that make it and the last moment for each, and says it once', async t => {
  const view = await ready(t, SHIRT);
  await place(view, 'GR', '104 34');
  const told = await listen(view);
  await view.inside('[part~=need-by]').click();
  const field = view.inside('[data-focus=need]');
  assert.equal(await field.getAttribute('min'), '2026-11-19');
  await field.fill('2026-11-24');
  const lines = (await view.inside('[part~=deadlines] li').allInnerTexts()).map(line => line.split(/\s*\n\s*/));
  // Standard: packed the day after the order, at most two days on the way; ordered on Thursday it is there on Tuesday 24.
  assert.deepEqual(lines.find(([name]) => name === 'Standard'), ['Standard', 'order by Thu 19 Nov 14:00', 'Free']);
  // Express leaves on the day of the order and takes one day.
  assert.deepEqual(lines.find(([name]) => name === 'Express'), ['Express', 'order by Mon 23 Nov 14:00', '€6.90']);
  await view.page.waitForFunction(() => window.__told.length > 0);
  await view.page.waitForTimeout(300);
  assert.equal((await told()).length, 1);
  assert.match((await told())[0], /Standard: order by Thu 19 Nov 14:00/);
});

test('a day that nothing makes is answered with what comes soonest', async t => {
  const view = await ready(t, SCARF);
  await place(view, 'CY');
  await view.inside('[part~=need-by]').click();
  await view.inside('[data-focus=need]').fill('2026-11-20');
  await view.inside('[part~=need] p').waitFor();
  assert.match(await view.inside('[part~=need] p').innerText(), /^Nothing makes it by Fri 20 Nov\. The soonest is .* \(Standard\)\.$/);
});

test('a date typed part by part is read aloud once, when it stays', async t => {
  const view = await ready(t, SHIRT);
  await view.inside('[part~=need-by]').click();
  const told = await listen(view);
  await view.inside('[data-focus=need]').focus();
  await view.page.keyboard.type('12242026', { delay: 40 });
  await view.inside('[part~=deadlines]').waitFor();
  await view.page.waitForFunction(() => window.__told.length > 0);
  await view.page.waitForTimeout(1200);
  assert.equal((await told()).length, 1);
});

test('the minutes run without a word to assistive technology', async t => {
  const view = await ready(t, SCARF);
  await place(view, 'GR', '104 34');
  await explain(view);
  const told = await listen(view);
  for (const minute of [48, 49, 50]) {
    await view.page.clock.setFixedTime(`2026-11-19T13:${minute}:00+02:00`);
    await view.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await view.inside(`[part~=countdown]:has-text("${60 - minute} min")`).waitFor();
  }
  await view.page.evaluate(() => window.shelfhelp.update({ quantity: 2 }));
  await view.inside('[part~=price]:has-text("Free")').waitFor();
  assert.deepEqual(await told(), []);
  const live = await view.inside('[part~=countdown]').evaluate(el => Boolean(el.closest('[aria-live], [role=status], [role=alert], [role=timer]')));
  assert.equal(live, false);
});

test('a change of place is told once, and asks for country and postcode alone', async t => {
  const view = await ready(t, SHIRT);
  const told = await listen(view);
  await view.inside('[part~=place]').click();
  await view.inside('[part~=place-form] input:focus').waitFor();
  assert.match(await view.focused(), /^input/);
  assert.equal(await view.inside('[part~=place-form] :is(input, select)').count(), 2);
  await view.inside('select').selectOption('DE');
  assert.match(await view.inside('#place-hint').innerText(), /10115/);
  await view.inside('select').selectOption('GR');
  await view.inside('[data-focus=postcode]').fill('104 34');
  await view.inside('[part~=place-form] button').click();
  await view.page.waitForFunction(() => window.__told.length > 0);
  await view.page.waitForTimeout(300);
  assert.equal((await told()).length, 1);
  assert.match(await view.focused(), /^button "Change place/);
});

test('where nothing is delivered there is the reason, another place and somebody to ask', async t => {
  const view = await ready(t, SHIRT);
  await place(view, 'AU', '2000');
  const words = await view.inside('[part~=promise]').innerText();
  assert.match(words, /We do not deliver this to Australia 2000\./);
  assert.match(words, /too many parcels came back/);
  assert.doesNotMatch(words, /furniture/, 'what a method says of products is no reason for a place');
  await view.inside('[part~=ask-us]').click();
  await view.inside('[part~=panel]').waitFor();
  await view.page.keyboard.press('Escape');
  assert.match(await view.focused(), /Ask us/);
  await view.inside('[part~=place]').click();
  await view.inside('[part~=place-form]').waitFor();
});

test('where only collecting is left, that is what is offered, and why', async t => {
  const view = await ready(t, ...shopPage({ at: 'country="CY"' }));
  const words = await view.inside('.when').innerText();
  assert.match(words, /^Today from 16:00 · Free/);
  assert.match(words, /Collect it yourself · Ermou · Ermou 12, Athens · Open today until 20:00/);
  assert.match(words, /We do not deliver this to Cyprus\./);
});

test('of several counters the nearest is shown, with its hours, and the others one tap further', async t => {
  const view = await ready(t, ...shopPage({ at: 'country="GR" postcode="145 62"' }));
  await view.inside('[part~=ways]').click();
  const collect = list(view).locator('> li', { hasText: 'Collect it yourself' });
  // Kifisia is shut on this Thursday; on Friday it opens at nine and packs for two hours.
  assert.match(await collect.innerText(), /Tomorrow from 11:00/);
  assert.match(await collect.locator('[part~=counter]').first().innerText(), /^Kifisia · Kassaveti 3, Kifisia · Fri 09:00–14:00 and 17:00–20:00$/);
  await collect.locator('summary').click();
  assert.equal(await collect.locator('summary').innerText(), '2 more shops');
  assert.match(await collect.locator('details').innerText(), /Ermou\s+Today from 16:00\s+Free\s+Ermou 12, Athens · Open today until 20:00/);
  await counters(view);
  assert.equal(await list(view).locator('summary', { hasText: '1 more pick-up point' }).count(), 1);
  // What was opened stays open while the rest of the line changes and the minutes run.
  await collect.locator('[part~=why]').first().click();
  await view.inside('[part~=timeline]').waitFor();
  await view.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  assert.equal(await list(view).locator('details[open]').count(), await list(view).locator('details').count());
});

test('windows are told with their day, the next ones one tap further', async t => {
  const view = await ready(t, ...shopPage({ at: 'country="GR"', without: ['standard'] }));
  assert.match(await view.inside('[part~=dates]').innerText(), /^Today 17:00–21:00$/);
  await view.inside('[part~=ways]').click();
  const slots = list(view).locator('> li', { hasText: 'In the evening' });
  await slots.locator('summary').click();
  assert.match(await slots.innerText(), /3 more delivery times\s+Tomorrow\s+09:00–12:00 and 17:00–21:00\s+Sat 21 Nov\s+09:00–12:00/);
});

test('what comes on the screen comes first', async t => {
  const view = await ready(t, ...shopPage({ at: 'country="GR"', digital: true }));
  assert.match(await view.inside('[part~=promise]').innerText(), /^At once, on your screen · Free$/);
  assert.equal(await ask(view).count(), 0, 'at once needs no reasons');
});

test('the returns line says what the way back costs and how it goes', async t => {
  const paid = await ready(t, ...shopPage({ at: 'country="GR"' }));
  assert.equal(await paid.inside('[part~=returns]').innerText(), 'Returns until Wednesday 23 December for €4.00 · by post or in our shop');
  const free = await ready(t, ...shopPage({ at: 'country="GR"', returns: { days: 30, fee: 'free' } }));
  assert.equal(await free.inside('[part~=returns]').innerText(), 'Free returns until Wednesday 23 December');
});

test('the outline stands until the widget does, and nothing moves when it comes', async t => {
  const view = await openPage(t, SCARF, { variant: ['wasm-slow'], viewport: 'phone', waitUntil: 'commit' });
  await view.page.locator('shelf-help').scrollIntoViewIfNeeded();
  const outline = () => view.page.evaluate(() => getComputedStyle(document.querySelector('shelf-help'), '::after').content);
  await view.page.waitForFunction(() => getComputedStyle(document.querySelector('shelf-help'), '::after').content === '""');
  assert.ok(await view.page.locator('shelf-help a').first().isVisible(), "the page's own links stay");
  const height = async () => (await view.page.locator('shelf-help').boundingBox()).height;
  const before = await height();
  await view.state('ready');
  assert.equal(await outline(), 'none');
  assert.equal(await height(), before);
  await view.page.waitForTimeout(300);
  assert.equal(await view.shift(), 0);
});
