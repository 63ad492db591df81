// Which functions run from the loading of a page to the first results? Prints their numbers, for `cargo xtask first-visit`:
// with the word `view` those that run before anything can be searched for.
//
// Played on a module whose functions put their number into window.shelfhelpHits. What is tried here decides what shoppers
// get at once: every kind of page the demo has, several languages, phone and desk, a typed query with a slip in it, and the
// hours of a week and the days of a year on which dates are found otherwise; a slow device, on which Yew lets the page
// breathe between two pieces of work; what a page does while somebody reads it; what a shopper does before the panel opens, up
// to where that waits for what comes later; a panel opened, closed and opened again by pointer and by keys; the next page; a
// slow line; and the start that follows on a death. A page's view is what of this runs while no other part of the module comes.

import { openPage, stop } from './harness.mjs';

const shop = name => `examples/shop/pages/${name}.html`;

const SLOWER = 8;

// page, query, options of openPage; `slow` for a device that takes so much longer, `brief` where it ends with one question
const VISITS = [
  [shop('silk-scarf'), 'relly silk', {}],
  [shop('silk-scarf'), 'return', { viewport: 'phone', touch: true, dark: true }],
  [shop('silk-scarf'), 'delivery to 104 34', {}],
  [shop('linen-shirt'), 'how much to germany', {}],
  [shop('linen-shirt'), 'delivry cost', {}],
  [shop('linen-throw'), 'how long does it take', { locale: 'de-DE' }],
  [shop('oak-bench'), 'assembly', {}],
  [shop('oak-table'), 'legs', { viewport: 'phone' }],
  [shop('stoneware-cup'), '', {}],
  [shop('gift-card'), 'expire', {}],
  [shop('gift-card'), 'zzqx vvkw', { brief: true }],
  [shop('silk-scarf'), 'where is my order', { brief: true }],
  [shop('linen-shirt'), 'can I speak to a person', { brief: true }],
  [shop('el/olive-soap'), 'επιστροφη', { locale: 'el-GR' }],
  [shop('ja/mountain-tea'), '返品', { locale: 'ja-JP' }],
  [shop('ar/silk-scarf'), 'إرجاع', { locale: 'ar-EG' }],
  [shop('zh/olive-earrings'), '退货', { locale: 'zh-CN' }],
];

/** Before and after the cut-off, on days off and before them, when clocks change; the last is whatever it is now. */
const HOURS = [
  '2026-11-19T06:30:00+02:00', '2026-11-19T23:50:00+02:00', '2026-11-21T11:00:00+02:00', '2026-11-22T20:00:00+02:00', '2026-11-23T08:50:00+02:00',
  '2026-12-24T15:00:00+02:00', '2026-12-31T23:30:00+02:00', '2027-03-27T12:00:00+02:00', '2027-04-30T13:00:00+03:00', false,
];

const PAGES = new Set(VISITS.map(([path]) => path));

const ASKED = VISITS.filter(([, query]) => query);
for (const path of PAGES) {
  for (const clock of HOURS) VISITS.push([path, '', { clock, held: true }]);
}
for (const [path, query, options] of ASKED) VISITS.push([path, query, { ...options, clock: false, slow: true }]);
// Who can be reached, and when.
for (const clock of HOURS) VISITS.push([shop('linen-shirt'), 'zzqx vvkw', { clock, brief: true }]);
for (const [path, query, options] of ASKED) VISITS.push([path, query, { ...options, held: true }]);
for (const [path, query, options] of ASKED) VISITS.push([path, query, { ...options, clock: false, slow: true, held: true }]);
for (const path of PAGES) VISITS.push([path, '', { lives: true, held: true }]);
// What cannot be had: the search, the shop's questions.
for (const lost of [/shelfhelp_search/, /titles[^/]*\.bin/]) {
  VISITS.push([shop('silk-scarf'), 'return', { held: true, lost }]);
  VISITS.push([shop('linen-shirt'), 'return', { lost, late: true }]);
}

// Longer than a shopper in a hurry takes to open the panel and ask.
const LATE_MS = 2500;

for (const [path, query, options] of ASKED) VISITS.push([path, query, { ...options, late: true }]);

/** Files of the shop, and what of the module comes later, that come after what was asked. */
const late = async route => {
  await new Promise(done => setTimeout(done, LATE_MS));
  await route.continue().catch(() => {});
};

const up = page => page.waitForFunction(() => document.querySelector('shelf-help[data-state=ready]'));

/** The page goes on while nobody has asked us anything: another variant and quantity, other clothes, another tab and back. */
async function live(page) {
  await page.evaluate(() => {
    for (const select of document.querySelectorAll('form[data-order] select')) {
      select.selectedIndex = (select.selectedIndex + 1) % select.options.length;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
    for (const what of ['open', 'close', 'toggle', 'toggle']) window.shelfhelp[what]();
    window.shelfhelp.update({ quantity: 2 });
    window.shelfhelp.update({ cart: { value: '12.00', quantity: 1 } });
    document.body.append(document.createElement('p'));
    document.documentElement.classList.add('other');
    window.dispatchEvent(new Event('focus'));
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForTimeout(1300);
  // Out of the page for longer than it takes to put it elsewhere, and in again.
  await page.evaluate(async () => {
    const help = document.querySelector('shelf-help'), parent = help.parentNode;
    help.remove();
    await new Promise(done => setTimeout(done, 2500));
    parent.append(help);
  });
  await page.waitForTimeout(700);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForTimeout(300);
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(300);
}

/** A storefront that swaps its pages: the main part of each of the others, and at last none of the page's own facts. */
async function swap(page, paths) {
  await page.evaluate(async paths => {
    const later = ms => new Promise(done => setTimeout(done, ms));
    for (const path of [...paths, paths[0]]) {
      const other = new DOMParser().parseFromString(await (await fetch(`/${path}`)).text(), 'text/html');
      document.querySelector('main').replaceWith(other.querySelector('main'));
      await later(400);
      if (path === paths.at(-1)) document.querySelectorAll('script[type="application/ld+json"]').forEach(block => block.remove());
    }
    await later(2500);
  }, paths);
}

/** A module that ended, and one that takes its place where the panel was open. */
async function again(page) {
  await page.evaluate(() => window.shelfhelp.open());
  // What is taken away is missed when it is next drawn.
  await page.locator('shelf-help [part~=panel]').first().evaluate(panel => {
    panel.remove();
    window.shelfhelp.update({ quantity: 3 });
  });
  await page.waitForTimeout(300);
  await up(page);
  await page.waitForTimeout(700);
}

/** Every button of the block, with a rest that does not come. */
async function ahead(page) {
  const buttons = page.locator('shelf-help button:visible:not([part~=ask], [part~=launcher])');
  for (let at = 0; at < await buttons.count(); at++) {
    await buttons.nth(at).click();
    await page.waitForTimeout(100);
  }
}

/** Opens the panel as a shopper does, or where the page has no button of ours, as the page does. */
async function open(page) {
  const button = page.locator('shelf-help [part~=ask]:visible, shelf-help [part~=launcher]:visible').first();
  if (await button.count()) await button.click();
  else await page.evaluate(() => window.shelfhelp.open());
}

/** Opens the panel and types; gives the field. */
async function typed(page, query) {
  await open(page);
  const box = page.locator('shelf-help [part~=search] input:visible').first();
  await box.waitFor();
  await box.click();
  await page.keyboard.type(query, { delay: 60 });
  return box;
}

/** Opens the panel, and closes, opens and closes it once more, by keys and by its button. */
async function turn(page) {
  await open(page);
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(300);
  const close = page.locator('shelf-help [part~=close]:visible').first();
  if (await close.count()) await close.click();
  await page.waitForTimeout(300);
}

async function search(page, query, { brief }) {
  await page.evaluate(query => window.shelfhelp.search(query), query);
  const box = await typed(page, query);
  await page.waitForTimeout(1200);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  if (brief) return;
  // Another question, before which the first can be asked again.
  await box.fill('');
  await page.waitForTimeout(300);
  await page.keyboard.type(query, { delay: 60 });
  await page.waitForTimeout(300);
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  await page.waitForTimeout(300);
  await box.fill('');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  await turn(page);
}

/** The same as far as it goes without any answers: a panel opened, closed and opened again, and what is typed meanwhile. */
async function wait(page, query) {
  const box = await typed(page, query);
  await page.waitForTimeout(1000);
  // Where something cannot be had.
  await page.evaluate(() => document.querySelector('shelf-help').shadowRoot.querySelector('[part~=retry]')?.click());
  await page.waitForTimeout(1000);
  await box.fill('');
  for (const key of ['ArrowDown', 'ArrowUp', 'Enter', 'Escape']) await page.keyboard.press(key);
  await page.evaluate(query => void window.shelfhelp.search(query), query);
  await page.waitForTimeout(300);
  await turn(page);
}

const view = new Set(), hits = new Set();

async function collect(page, into) {
  for (const hit of await page.evaluate(() => [...(window.shelfhelpHits ?? [])])) into.add(hit);
}

const LATER = /shelfhelp_(search|rest)\./;
const LAST = /shelfhelp_rest\./;

/** The next page, while of the module these parts do not come. */
async function held(page, parts) {
  await page.route(parts, () => {});
  await page.reload();
  await up(page);
  await page.waitForTimeout(700);
}

/** Opens something with which the panel is to go on. */
async function read(page) {
  await open(page);
  const link = page.locator('shelf-help [part~=panel] :is([part~=result], [part~=suggestion], [part~=channel]):visible').first();
  await link.waitFor();
  await link.click();
  await page.waitForTimeout(500);
}

async function play([path, query, options]) {
  const ends = [], into = options.held ? view : hits;
  const before = async (page, context) => {
    if (options.held) await page.route(LATER, () => {});
    if (options.late) await page.route(/shelfhelp_(search|rest)|\/(titles|bodies|aid|head|part)[^/]*\.bin|\/search\./, late);
    if (options.lost) await page.route(options.lost, route => route.abort());
    if (options.slow) await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  };
  const { page } = await openPage({ after: end => ends.push(end) }, path, { scale: 1, before, ...options });
  await up(page);
  if (!options.late) await page.waitForTimeout(700);
  if (query) await (options.held || options.lost ? wait : search)(page, query, options);
  if (options.late) await page.waitForTimeout(LATE_MS);
  if (options.lives) {
    await live(page);
    await swap(page, [...PAGES]);
    await ahead(page);
    await again(page);
  }
  await collect(page, into);
  // The next page, which knows what was asked.
  if (query) {
    await page.evaluate(() => window.shelfhelp.open());
    await page.waitForTimeout(300);
    await page.reload();
    await up(page);
    await page.waitForTimeout(700);
    await collect(page, into);
    // And those after that, with what was asked and with what was opened, on a slow line.
    if (!options.held && !options.lost) {
      await held(page, LATER);
      await collect(page, view);
      await page.unroute(LATER);
      await page.reload();
      await up(page);
      await read(page);
      await held(page, LATER);
      await collect(page, view);
      await page.unroute(LATER);
      await held(page, LAST);
      await page.evaluate(query => void window.shelfhelp.search(query), query);
      await page.waitForTimeout(700);
      await collect(page, hits);
    }
  }
  for (const end of ends) await end();
}

// Most of a visit is waiting.
const AT_ONCE = 4;

const visits = VISITS.values();
await Promise.all(Array.from({ length: AT_ONCE }, async () => {
  for (const visit of visits) await play(visit).catch(error => Promise.reject(new Error(`${JSON.stringify(visit)}: ${error.message}`)));
}));
await stop();
const numbers = [...new Set([...view, ...hits])].sort((a, b) => a - b);
console.log(numbers.map(number => (view.has(number) ? `${number} view` : number)).join('\n'));
