// What does one visit cost?
//
// A fresh context each time, so that nothing is left of the visit before; a second visit in the same one is the warm row.
// Bytes and requests come from the server's ledger, times from the page, memory from the browser.

import { readFileSync } from 'node:fs';
import { source } from './probe.mjs';
import { watchTasks } from './tasks.mjs';

/** How fast the machine and its line are: CPU times slower, slow line or not. */
export const PROFILES = {
  '1x': { name: '1× CPU', cpu: 1, slow: false },
  '4x': { name: '4× CPU', cpu: 4, slow: false },
  slow4g: { name: 'slow 4G, 4× CPU', cpu: 4, slow: true },
};
const PATIENCE_MS = 45_000;
const KEY_PAUSE_MS = 40;
// The widget looks once the page has rested for a while; this is a little longer, and short enough for ten rounds of everything.
const WATCH = readFileSync(new URL('../../www/watch.js', import.meta.url), 'utf8');
const REST_MS = Number(/^const REST_MS = (\d+);$/m.exec(WATCH)[1]) + 50;
const QUIET_MS = 500;
// A long task is one of more than this.
const LONG_MS = 50;
let visits = 0;

/** One shopper: opens as soon as it can be done, asks, types the question again key by key. */
export async function shop({ browser, server, subject, with: id, profile, typed = true, warm = false, path = '/shop/product.html' }) {
  const name = `v${++visits}`;
  const { cpu, slow } = PROFILES[profile];
  const origin = server.origin(name, { slow });
  const context = await browser.newContext({ viewport: { width: 412, height: 915 }, locale: 'en-GB', timezoneId: 'Europe/Athens' });
  try {
    const open = async () => {
      const page = await context.newPage();
      const client = await context.newCDPSession(page);
      if (cpu > 1) await client.send('Emulation.setCPUThrottlingRate', { rate: cpu });
      await page.addInitScript(source(subject, true));
      return { page, client };
    };
    let { page, client } = await open();
    let tasks = await watchTasks(browser, page);
    await page.goto(`${origin}${path}?with=${id}`, { waitUntil: 'load', timeout: PATIENCE_MS });
    const last = subject.ways.result ? 'result' : null;
    const there = page => last && page.waitForFunction(last => window.__bench.marks[last], last, { timeout: PATIENCE_MS, polling: 50 });
    await there(page);
    await page.waitForTimeout(REST_MS);
    if (warm) {
      await tasks();
      await page.close();
      server.ledger(name).length = 0;
      ({ page, client } = await open());
      tasks = await watchTasks(browser, page);
      await page.goto(`${origin}${path}?with=${id}`, { waitUntil: 'load', timeout: PATIENCE_MS });
      await there(page);
      await page.waitForTimeout(REST_MS);
    }
    if (typed && last) await type(page, subject);
    const worked = await tasks();
    const seen = await page.evaluate(told);
    const memory = await held(page, client);
    return { ...summed(seen, worked, server.ledger(name)), ...memory };
  } finally {
    await context.close();
    server.forget(name);
  }
}

/** A visit that does nothing but look: what Lighthouse would measure. */
export async function look({ browser, server, subject, with: id, profile, path }) {
  const name = `v${++visits}`;
  const { cpu, slow } = PROFILES[profile];
  const origin = server.origin(name, { slow });
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, locale: 'en-GB', timezoneId: 'Europe/Athens' });
  try {
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    await page.addInitScript(source(subject, false));
    const tasks = await watchTasks(browser, page);
    await page.goto(`${origin}${path}?apps&with=${id}`, { waitUntil: 'load', timeout: PATIENCE_MS });
    if (subject.ways.ready) await page.waitForFunction(() => window.__bench.marks.ready, undefined, { timeout: PATIENCE_MS, polling: 50 });
    const ledger = server.ledger(name);
    // Quiet: nothing asked for, nothing under way, for half a second.
    for (let still = 0, count = -1; still < QUIET_MS; still += 50) {
      if (ledger.length !== count || ledger.some(entry => !entry.sent)) still = 0;
      count = ledger.length;
      await page.waitForTimeout(50);
    }
    const worked = await tasks();
    const seen = await page.evaluate(told);
    return { fcp: seen.fcp, lcp: seen.lcp, tbt: over(worked), cls: seen.shift, moved: seen.moved, bytes: total(ledger), requests: ledger.length, longest: most(worked) };
  } finally {
    await context.close();
    server.forget(name);
  }
}

async function type(page, { query, sends }) {
  await page.evaluate(() => {
    const bench = window.__bench;
    const input = bench.ways.input();
    input.focus();
    // As a shopper would: all of it is marked, and the first key replaces it.
    if (input.select) input.select();
    else getSelection().selectAllChildren(input);
    bench.events.length = 0;
    bench.typed = performance.now();
  });
  await page.keyboard.type(query, { delay: KEY_PAUSE_MS });
  if (sends) await page.keyboard.press('Enter');
  await page.waitForTimeout(REST_MS);
}

// Runs in the page.
function told() {
  const { marks, frames, shift, moved, events, lcp, fcp, typed = 0 } = window.__bench;
  return { origin: performance.timeOrigin, tag: window.__bench.tagged(), marks, frames, shift, moved, events: events.filter(event => event.start >= typed), typed, lcp, fcp };
}

async function held(page, client) {
  // The throttle has done its part.
  await client.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await client.send('HeapProfiler.collectGarbage');
  await client.send('Performance.enable');
  const { metrics } = await client.send('Performance.getMetrics');
  const wasm = await page.evaluate(() => window.__bench.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0));
  return { heap: metrics.find(({ name }) => name === 'JSHeapUsedSize').value, wasm, workers: page.workers().length };
}

const total = ledger => ledger.reduce((sum, entry) => sum + entry.bytes, 0);
const over = tasks => tasks.reduce((sum, task) => sum + Math.max(0, task.ms - LONG_MS), 0);
const most = tasks => tasks.reduce((longest, task) => Math.max(longest, task.ms), 0);

function summed({ origin, tag, marks, frames, shift, moved, events, typed, fcp, lcp }, tasks, ledger) {
  // Asked for before a milestone, whether it was needed for it or not.
  const before = mark => {
    const part = mark === undefined ? ledger : ledger.filter(entry => entry.asked < origin + mark);
    return { bytes: total(part), requests: part.length };
  };
  const since = mark => (mark === undefined ? undefined : mark - tag);
  const { promise, ready, opened, click, result } = marks;
  return {
    phases: { promise: promise && before(promise), ready: ready && before(ready), result: result && before(result), visit: before() },
    promise: since(promise), ready: since(ready), result: since(result), opens: opened - click, frames: frames.opened,
    longest: most(tasks), blocking: over(tasks), cpu: tasks.reduce((sum, task) => sum + task.ms, 0),
    shift, moved, inp: typed ? events.reduce((worst, event) => Math.max(worst, event.ms), 0) : undefined, fcp, lcp,
    missing: ledger.filter(entry => entry.missing).map(entry => entry.path),
    paths: ledger.map(entry => entry.path),
  };
}
