// Is anything of ours in the way of the shop's page, and is each thing fetched no earlier than it is needed?
//
// Counts, not times: how long it all takes is shown by `cargo xtask bench --page`, whose quick run is the last case here.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';
import { findChromium, openPage } from '../harness.mjs';
import { ROOT } from '../server.mjs';

const SHIRT = 'examples/shop/pages/linen-shirt.html';
const DIST = join(ROOT, 'target', 'demo', 'dist');
const PUBLIC = join(ROOT, 'target', 'demo', 'public');
const SCREENS = ['small', 'phone', 'tablet', 'laptop'];
// The parts that only a search needs.
const SEARCH = /\/public\/(titles|bodies|aid|search)\./;

// Runs in the page, before any of its scripts: which frame saw the promise, which the panel, and what had been asked for.
function watch() {
  const frames = (window.__frames = { at: 0, clicked: undefined, promise: undefined, opened: undefined, hints: [] });
  const inside = selector => document.querySelector('shelf-help')?.shadowRoot?.querySelector(selector);
  const names = () => performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname);
  const look = () => {
    frames.at += 1;
    if (frames.promise === undefined && inside('[part~=promise]')?.getClientRects().length) frames.promise = names();
    if (frames.clicked !== undefined && frames.opened === undefined && inside('[part~=panel]')?.getClientRects().length) frames.opened = frames.at;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new MutationObserver(changes => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node.localName === 'link') frames.hints.push({ rel: node.rel, href: new URL(node.href).pathname });
    }
  }).observe(document, { childList: true, subtree: true });
}

const open = (t, options = {}) =>
  openPage(t, SHIRT, { clock: false, ...options, before: async page => { await page.addInitScript(watch); await options.before?.(page); } });

test('nothing of ours keeps the page from being drawn', async t => {
  const view = await open(t);
  await view.state('ready');
  const entries = await view.page.evaluate(() => performance.getEntriesByType('resource').map(entry => ({ path: new URL(entry.name).pathname, blocking: entry.renderBlockingStatus })));
  const ours = entries.filter(({ path }) => path.startsWith('/dist/') || path.startsWith('/public/'));
  assert.ok(ours.length >= 5, 'loader, glue, Wasm, style sheet and shop are among them');
  assert.deepEqual(ours.filter(({ blocking }) => blocking !== 'non-blocking'), []);
  // The page's own style sheet shows that the browser tells the difference.
  assert.equal(entries.find(({ path }) => path.endsWith('shop.css')).blocking, 'blocking');
});

test('the only hint in the page is for the script that is imported next, and it comes with the rest', async t => {
  const view = await open(t);
  await view.state('ready');
  const hints = (await view.page.evaluate(() => window.__frames.hints)).filter(({ href }) => href.startsWith('/dist/') || href.startsWith('/public/'));
  assert.deepEqual(hints.map(({ rel, href }) => [rel, /^\/dist\/shelfhelp\.[0-9a-f]+\.js$/.test(href)]), [['modulepreload', true]]);
  const glue = view.requests.filter(request => request.url.endsWith(hints[0].href));
  assert.equal(glue.length, 1, 'fetched once for hint and import together');
});

test('far below the screen of a busy page not even a hint is there', async t => {
  const view = await open(t, {
    before: page => page.addInitScript(() => {
      window.requestIdleCallback = () => 0;
      document.addEventListener('readystatechange', () => {
        if (document.readyState === 'interactive') document.querySelector('shelf-help').style.marginTop = '6000px';
      });
    }),
  });
  await view.page.waitForTimeout(600);
  assert.deepEqual(view.requests.map(request => new URL(request.url).pathname).filter(path => path.startsWith('/dist/') || path.startsWith('/public/')), ['/dist/loader.js']);
  assert.deepEqual((await view.page.evaluate(() => window.__frames.hints)).filter(({ href }) => href.startsWith('/dist/')), []);
});

test('the promise is on screen before anything is asked for that only a search needs', async t => {
  const view = await open(t);
  await view.state('ready');
  const before = await view.page.evaluate(() => window.__frames.promise);
  assert.ok(before.some(path => /\/public\/shop\.en\./.test(path)), 'the shop itself was there');
  assert.deepEqual(before.filter(path => SEARCH.test(path)), []);
  await view.inside('[part~=ask]').click();
  await view.inside('[part~=input]').fill('return');
  await view.inside('[part~=result]').first().waitFor();
  assert.ok(view.requests.some(request => SEARCH.test(request.url)), 'the search fetched its parts');
});

test('before a shopper does anything the search is not fetched at all', async t => {
  const view = await open(t);
  await view.state('ready');
  await view.page.waitForTimeout(800);
  assert.deepEqual(view.requests.map(request => new URL(request.url).pathname).filter(path => SEARCH.test(path)), []);
});

test('the panel is there in the frame after the click', async t => {
  const view = await open(t);
  await view.state('ready');
  const frames = await view.page.evaluate(async () => {
    const root = document.querySelector('shelf-help').shadowRoot;
    await new Promise(requestAnimationFrame);
    window.__frames.clicked = window.__frames.at;
    root.querySelector('[part~=ask]').click();
    while (window.__frames.opened === undefined && window.__frames.at < window.__frames.clicked + 60) await new Promise(requestAnimationFrame);
    return window.__frames.opened - window.__frames.clicked;
  });
  assert.equal(frames, 1);
});

for (const viewport of SCREENS) {
  test(`nothing moves on a ${viewport} screen, from the empty place to the open panel`, async t => {
    const view = await open(t, {
      viewport,
      // What stands above the place goes, so that whatever it pushed away could be seen to move.
      before: page => page.route('**/shop.css', async route => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: `${await answer.text()}\n.top, .gallery, .lead, h1, figure, nav { display: none !important }` });
      }),
    });
    await view.state('ready');
    await view.inside('[part~=promise]').first().waitFor();
    const [top, below] = await view.page.evaluate(() => {
      const at = document.querySelector('shelf-help').getBoundingClientRect();
      return [at.top, innerHeight - at.bottom];
    });
    assert.ok(top >= 0 && below > 40, `the block ends ${below} px above the screen's end, and begins at ${top}`);
    assert.equal(await view.shift(), 0, 'while the block came');
    await view.inside('[part~=ask]').first().click();
    await view.inside('[part~=suggestion]').first().waitFor();
    await view.page.waitForTimeout(200);
    assert.equal(await view.shift(), 0, 'while the panel opened');
  });
}

test('nothing moves in the panel either, however late the answers come', async t => {
  const late = async route => {
    await new Promise(done => setTimeout(done, 900));
    await route.continue();
  };
  const view = await open(t, { viewport: 'phone', before: page => page.route(SEARCH, late) });
  await view.state('ready');
  await view.inside('[part~=ask]').first().click();
  await view.inside('[part~=loading]').waitFor();
  await view.inside('[part~=suggestion]').first().waitFor();
  await view.page.waitForTimeout(100);
  assert.equal(await view.shift(), 0);
});

test('the bench of the page still runs, and finds nothing that moves or opens late', async () => {
  const out = mkdtempSync(join(tmpdir(), 'shelfhelp-'));
  try {
    const env = { SHELFHELP_DIST: DIST, SHELFHELP_PUBLIC: PUBLIC, ...process.env, SHELFHELP_BENCH: out, SHELFHELP_BROTLI: '4', CHROMIUM: findChromium() };
    const { stdout } = await promisify(execFile)(process.execPath, [join(ROOT, 'benches/page/run.mjs'), '--quick', '--json'], { env, maxBuffer: 1 << 26 });
    const { rows } = JSON.parse(stdout).visits;
    const ours = rows.find(row => row.id === 'shelfhelp' && !row.warm);
    assert.ok(ours.promise > 0 && ours.ready > 0 && ours.result > ours.ready, 'the promise, the panel and a result were seen');
    assert.ok(ours.phases.promise.bytes < ours.phases.visit.bytes && ours.wasm > 0 && ours.cpu > 0, 'bytes, memory and work were measured');
    assert.equal(ours.frames, 1);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});
