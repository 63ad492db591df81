// How long does the delivery code take in Chromium, where the shop is very large?
//
// Opens a page that loads the module of benches/delivery and times it there. The page is isolated from other sites, so
// that its clock ticks every five microseconds. Prints a table, or one JSON object with --json.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { findChromium, FLAGS } from './harness.mjs';

const FOLDER = process.env.SHELFHELP_BENCH;
const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm' };
const QUOTES = 1000;

/** Runs in the page: the times of each question, in milliseconds. */
async function measure([shop, quotes]) {
  const { default: init, Bench } = await import('/delivery-bench.js');
  await init({ module_or_path: '/delivery-bench_bg.wasm' });
  const timed = run => {
    const start = performance.now();
    run();
    return performance.now() - start;
  };
  const bench = new Bench(shop);
  const decode = Array.from({ length: 9 }, () => timed(() => bench.decode()));
  const first = timed(() => bench.quote(0));
  const each = run => Array.from({ length: quotes }, (_, n) => timed(() => run(n)));
  const quote = each(n => bench.quote(n));
  const again = each(n => bench.quote(n));
  const byDay = each(n => bench.arrives_by(n));
  return { bytes: bench.bytes(), ways: bench.quote(3), bundle: Array.from(bench.bundle()), decode, first, quote, again, byDay };
}

const at = (times, share) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
const both = times => ({ median: at(times, 0.5), p95: at(times, 0.95) });

const server = createServer(async (request, response) => {
  // Without these two, a page may not tell time finer than a tenth of a millisecond.
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
  const name = new URL(request.url, 'http://localhost').pathname;
  if (name === '/') return response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Bench</title>');
  try {
    const body = await readFile(join(FOLDER, name.slice(1)));
    response.setHeader('Content-Type', TYPES[extname(name)] ?? 'text/plain').end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });

const results = {};
for (const shop of ['wide', 'long']) {
  // A page of its own for each: the second must not profit from what the first warmed up.
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const { bytes, ways, bundle, decode, first, quote, again, byDay } = await page.evaluate(measure, [shop, QUOTES]);
  await page.close();
  const packed = brotliCompressSync(Buffer.from(bundle)).length;
  results[shop] = { bytes, packed, ways, decode: both(decode), first, quote: both(quote), again: both(again), byDay: both(byDay) };
}
await browser.close();
server.close();

if (process.argv.includes('--json')) {
  console.log(JSON.stringify(results));
} else {
  const ms = ({ median, p95 }) => `${median.toFixed(3)} / ${p95.toFixed(3)}`.padStart(16);
  console.log('milliseconds in Chromium, median / 95th of 100     quote            quote, again     arrives by       decode           first');
  const names = { wide: '300 places × 50 methods × 20 steps', long: '100,000 postcodes' };
  for (const [shop, r] of Object.entries(results)) {
    console.log(`${names[shop].padEnd(46)} ${[r.quote, r.again, r.byDay, r.decode].map(ms).join(' ')} ${r.first.toFixed(3).padStart(8)}`);
    console.log(`  compiled ${r.bytes.toLocaleString('en')} bytes, ${r.packed.toLocaleString('en')} in brotli; ${r.ways} ways and refusals`);
  }
}
