// Does the shopper notice when the widget breaks, wherever it does?
//
//   node panics.mjs [--short] [POINT…]
//
// The module under test has points at which it panics when told to (src/fault.rs). Each of them, in a state or on a road that
// comes by it: the shopper goes on as if nothing had happened, the other widget of the page works, and after a second panic
// the page's own links stand there. Run by `cargo xtask faults --panics`, which builds that module.

import assert from 'node:assert/strict';
import { openPage, start, stop } from '../browser/harness.mjs';
import { STATES } from '../browser/states.mjs';
import { points, UNREACHED } from './points.mjs';
import { ROADS } from './roads.mjs';

// For the median: single ones wait for whatever else the machine does, and have as long as the floor.
const RECOVERY_MS = 300;
const FLOOR_MS = 2000;
// Something that the shopper did, before it has led to anything.
const TAKEN_IN = /^(act|step|call):|^msg:(Act|SetOpen|Chat|OrderCame)$/;
// The same states in other looks come by the same points.
const LOOKS = /-(rtl|dark|phone)\b/;
// What is half filled in there is kept nowhere: the shopper opens the form again, as it was opened before.
const FORGOTTEN = ['render:place.form'];
const SHORT = ['app:rendered', 'call:ask.keys', 'render:panel.panel', 'render:delivery.block', 'msg:ShopLoaded', 'act:Type', 'step:Opened', 'effect:Focus'];

// Runs in the page, before any of its scripts.
function prepare(fault) {
  // The page's clock stands still; its events know better.
  const now = () => new Event('now').timeStamp;
  window.shelfhelpPassed = [];
  let wanted = fault;
  window.blown = [];
  Object.defineProperty(window, 'shelfhelpFault', {
    get: () => wanted,
    set: value => {
      if (wanted && !value) window.blown.push(now());
      wanted = value;
    },
  });
  window.readied = [];
  document.addEventListener('shelf-ready', event => window.readied.push([event.target.id, now()]));
  // Another widget, which must not suffer.
  addEventListener('load', () => {
    const other = document.createElement('shelf-help');
    other.id = 'other';
    other.setAttribute('view', 'delivery');
    document.querySelector('main, body').append(other);
  });
}

const open = async (state, fault) => {
  const [name, path, viewport, dark, steps, more] = state;
  const ends = [];
  const t = { after: end => ends.push(end), passed: true };
  const before = async page => (await page.addInitScript(prepare, fault), await more?.before?.(page));
  const view = await openPage(t, path, { viewport, dark, ...more, before });
  // What was lost shows soon.
  view.context.setDefaultTimeout(6000);
  return { name, view, steps: () => steps(view), close: () => Promise.all(ends.map(end => end())) };
};

/** The first state or road that comes by each point. */
async function learn(wanted) {
  const by = new Map();
  for (const state of [...STATES.filter(([name]) => !LOOKS.test(name)), ...ROADS]) {
    if (wanted.every(point => by.has(point))) break;
    const at = await open(state, '');
    await at.steps();
    const passed = await at.view.page.evaluate(() => window.shelfhelpPassed);
    console.log(`by ${state[0]}: ${new Set(passed).size} points`);
    for (const point of passed) if (!by.has(point)) by.set(point, state);
    await at.close();
  }
  return by;
}

/** A page in which the widget panics at a point on its way to a state. */
async function survive(point, state) {
  const at = await open(state, point);
  const { view } = at;
  const page = view.page;
  try {
    // The steps do not know of the panic: whoever takes them is not led astray by it.
    let lost = '';
    await at.steps().catch(error => (lost = String(error.message).split('\n')[0]));
    await page.waitForFunction(() => window.blown.length);
    // What was being taken in when it broke is known to nobody: whoever takes the steps would have to do it again.
    if (TAKEN_IN.test(point) || FORGOTTEN.includes(point)) lost = '';
    await page.waitForFunction(() => window.readied.some(([, when]) => when > window.blown[0]));
    const { blown, readied } = await page.evaluate(() => ({ blown: window.blown, readied: window.readied }));
    const took = readied.find(([id, when]) => id != 'other' && when > blown[0])[1] - blown[0];
    const died = (await view.events()).filter(e => e.name === 'error' && /was asked for|unreachable|died/.test(JSON.stringify(e.detail)));
    assert.ok(died.length, 'the page is told');
    assert.deepEqual(view.errors, [], 'no exception reaches the page');
    await page.locator('#other[data-state=ready]').waitFor({ state: 'attached' });
    await works(view);
    // The second.
    const asked = Date.now();
    // At once: a widget that draws by itself in between would be gone when it is asked to.
    await page.evaluate(() => {
      window.shelfhelpFault = 'app:rendered';
      document.querySelector('shelf-help')._app.beat();
    });
    await view.state('floor');
    await page.waitForFunction(() => [...document.querySelectorAll('shelf-help a[href]')].some(a => a.getClientRects().length), null, { timeout: FLOOR_MS });
    const floor = Date.now() - asked;
    assert.deepEqual(view.errors, [], 'no exception reaches the page');
    assert.equal(await page.evaluate(() => window.blown.length), 2);
    // The floor stays, whatever is asked of it.
    await page.evaluate(() => document.querySelector('shelf-help').open());
    assert.equal(await page.locator('shelf-help[data-state=floor]').count(), await page.locator('shelf-help').count());
    return { point, state: at.name, took, floor, lost };
  } finally {
    await at.close();
  }
}

/** Place, question and view are what they were, and so is the way back. */
async function keeps() {
  const scarf = STATES.find(([name]) => name === 'delivery-chosen');
  const at = await open(scarf, '');
  const { view } = at;
  try {
    await at.steps();
    await view.inside('[part~=ask]').click();
    await view.inside('[part~=input]').fill('relly silk');
    await view.inside('[part~=input]').press('Enter');
    await view.inside('[part~=result]').first().click();
    await view.inside('[part~=rate-no]').waitFor();
    const look = () => view.page.evaluate(() => {
      const root = document.querySelector('shelf-help').shadowRoot, said = part => root.querySelector(`[part~=${part}]`)?.innerText.trim();
      return { place: said('place'), dates: said('dates'), panel: said('panel'), focused: document.activeElement.localName };
    });
    const before = await look();
    await view.page.evaluate(() => {
      window.shelfhelpFault = 'render:root';
      document.querySelector('shelf-help')._app.beat();
    });
    await view.page.waitForFunction(() => window.blown.length && window.readied.some(([, when]) => when > window.blown[0]));
    await view.inside('[part~=rate-no]').waitFor();
    assert.deepEqual(await look(), before);
    assert.match(await view.focused(), /^h2 /, 'reading goes on at the heading');
    await view.inside('[part~=back]').click();
    assert.equal(await view.inside('[part~=input]').inputValue(), 'relly silk');
    await view.inside('[part~=result]').first().waitFor();
  } finally {
    await at.close();
  }
}

/** The other widget answers: its place opens, or where it has none, it draws. */
const works = view =>
  view.page.waitForFunction(async () => {
    const app = document.getElementById('other')._app, before = app.beats();
    app.beat();
    await new Promise(done => setTimeout(done, 50));
    return app.beats() > before;
  });

async function main(words) {
  const all = points();
  const named = words.filter(word => !word.startsWith('--'));
  const wanted = named.length ? named : words.includes('--short') ? SHORT : all;
  for (const name of [...wanted, ...Object.keys(UNREACHED)]) assert.ok(all.includes(name), `there is no point ${name}`);
  await start();
  const failed = [];
  await keeps().catch(error => failed.push(`place, question and view: ${error.message}`));
  const by = await learn(wanted.filter(point => !(point in UNREACHED)));
  const results = [];
  for (const point of wanted.filter(point => !(point in UNREACHED))) {
    try {
      assert.ok(by.has(point), 'no state comes by it');
      const result = await survive(point, by.get(point));
      results.push(result);
      if (process.stdout.isTTY || !words.includes('--short')) console.log(`${point.padEnd(30)} ${result.state.padEnd(18)} back in ${result.took.toFixed(0).padStart(4)} ms, floor in ${String(result.floor).padStart(4)} ms${result.lost && `   lost: ${result.lost}`}`);
      if (result.took > FLOOR_MS) failed.push(`${point}: ${result.took.toFixed(0)} ms`);
      if (result.lost) failed.push(`${point}: the shopper could not go on (${result.lost})`);
    } catch (error) {
      failed.push(`${point} in ${by.get(point)?.[0]}: ${String(error.message).split('\n').slice(0, 3).join(' ')}`);
      console.log(`${point.padEnd(30)} FAILED`);
    }
  }
  await stop();
  const times = results.map(result => result.took).sort((a, b) => a - b);
  const median = times[times.length >> 1] ?? NaN;
  if (!(median <= RECOVERY_MS)) failed.push(`the median is ${median.toFixed(0)} ms`);
  const unreached = Object.keys(UNREACHED).filter(point => wanted.includes(point));
  for (const point of unreached) console.log(`${point.padEnd(30)} not reached: ${UNREACHED[point]}`);
  for (const line of failed) console.log(`  ${line}`);
  console.log(`${wanted.length} points: ${results.length} panicked and came back in ${median.toFixed(0)} ms (median; ${times.at(-1)?.toFixed(0)} at most), ${unreached.length} out of reach, ${failed.length} failed`);
  process.exitCode = failed.length ? 1 : 0;
}

await main(process.argv.slice(2));
