// What do ten times as many answers cost a shopper?
//
// Shops of real texts where a collection of them is at hand (SHELFHELP_DATA), else of texts made here, the same every time;
// compiled by the merchant's own command. Each is opened in a fresh context, asked once cold, then key by key.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { source } from './probe.mjs';
import { at, median } from './statistics.mjs';
import { SUBJECTS } from './subjects.mjs';

const RUNS = 3;
const PASSES = 3;
const QUERIES = 12;
const PATIENCE_MS = 120_000;
const SYLLABLES = ['re', 'ing', 'ter', 'al', 'ed', 'es', 'er', 'ti', 'on', 'de', 'in', 'com', 'pro', 'ment', 'sil', 'par', 'cel', 'wo', 'ma', 'lo'];
const WORDS = 120;
const VOCABULARY = 6000;

/** { rows, broken }: one row a size; what grows as fast as the number of answers is broken. */
export async function growth({ browser, server, folder, sizes, minutes }) {
  const started = Date.now();
  const texts = collection(Math.max(...sizes));
  const rows = sizes.map(size => ({ size: Math.min(size, texts.docs.length), runs: [] }));
  for (const row of rows) build(folder, row.size, texts.docs.slice(0, row.size));
  let runs = 0;
  const ends = () => runs === RUNS || (runs > 0 && ((Date.now() - started) * (runs + 1)) / runs > minutes * 60_000);
  while (!ends()) {
    for (const row of rows) {
      const visit = () => once(browser, server, folder, row.size, texts.docs.slice(0, row.size));
      // A second time where the machine was too busy for the first.
      row.runs.push(await visit().catch(visit));
    }
    runs += 1;
    console.error(`  growth: round ${runs} of ${RUNS}`);
  }
  const broken = [];
  const told = rows.map(({ size, runs }) => {
    const middle = name => median(runs.map(run => run[name]));
    // Each key counts with its best pass of all: what is more was the machine's other business.
    const keys = runs[0].keys.map((_, at) => Math.min(...runs.map(run => run.keys[at])));
    return { size, bytes: middle('bytes'), requests: middle('requests'), heap: middle('heap'), wasm: middle('wasm'), memory: middle('heap') + middle('wasm'), p50: at(keys, 0.5), p95: at(keys, 0.95), keys: keys.length };
  });
  for (let n = 1; n < told.length; n += 1) {
    const [less, more] = [told[n - 1], told[n]];
    for (const name of ['bytes', 'memory', 'p50', 'p95']) {
      const [times, answers] = [more[name] / less[name], more.size / less.size];
      if (times >= answers) broken.push(`from ${less.size} to ${more.size} answers ${name} grows ${times.toFixed(1)} times, the answers ${answers.toFixed(1)} times`);
    }
  }
  return { runs, rows: told, texts: texts.name, broken };
}

async function once(browser, server, folder, size, docs) {
  const name = `grown-${size}-${Math.random().toString(36).slice(2)}`;
  const origin = server.origin(name);
  const context = await browser.newContext({ viewport: { width: 412, height: 915 }, locale: 'en-GB', timezoneId: 'Europe/Athens' });
  context.setDefaultTimeout(PATIENCE_MS);
  try {
    const page = await context.newPage();
    const queries = asked(docs);
    await page.addInitScript(source({ ...SUBJECTS.shelfhelp, query: queries[0], ways: { ...SUBJECTS.shelfhelp.ways, promise: undefined } }, true));
    await page.goto(`${origin}/growth/${size}/index.html`);
    await page.waitForFunction(() => window.__bench.marks.result, undefined, { polling: 50 });
    const mark = await page.evaluate(() => performance.timeOrigin + window.__bench.marks.result);
    const before = server.ledger(name).filter(entry => entry.asked < mark);
    // Once to bring the parts, once to measure: what a key costs is not what the line costs.
    for (const query of queries) {
      await page.evaluate(keyed, query);
      await settled(page, server.ledger(name));
    }
    const passes = [];
    for (let pass = 0; pass < PASSES; pass += 1) {
      const keys = [];
      for (const query of queries) keys.push(...(await page.evaluate(keyed, query)));
      passes.push(keys);
    }
    const keys = passes[0].map((_, at) => Math.min(...passes.map(pass => pass[at])));
    const client = await context.newCDPSession(page);
    await client.send('HeapProfiler.collectGarbage');
    await client.send('Performance.enable');
    const { metrics } = await client.send('Performance.getMetrics');
    const wasm = await page.evaluate(() => window.__bench.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0));
    return { bytes: before.reduce((sum, entry) => sum + entry.bytes, 0), requests: before.length, heap: metrics.find(({ name }) => name === 'JSHeapUsedSize').value, wasm, keys };
  } finally {
    await context.close();
    server.forget(name);
  }
}

// Runs in the page: how long from each key until its results are in the document and laid out.
async function keyed(query) {
  const input = window.__bench.ways.input();
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const channel = new MessageChannel();
  const turn = () => new Promise(done => { channel.port1.onmessage = done; channel.port2.postMessage(0); });
  const times = [];
  for (let end = 1; end <= query.length; end += 1) {
    set.call(input, query.slice(0, end));
    const start = performance.now();
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await turn();
    input.getBoundingClientRect();
    times.push(performance.now() - start);
    // As fast as anybody types, and long enough for what is fetched between keys.
    await new Promise(done => setTimeout(done, 20));
  }
  return times;
}

async function settled(page, ledger) {
  for (let still = 0, count = ledger.length; still < 250; still += 50) {
    await page.waitForTimeout(50);
    if (ledger.length !== count || ledger.some(entry => !entry.sent)) still = 0;
    count = ledger.length;
  }
}

/** The same few questions at every size, of words that its texts have. */
const asked = docs => Array.from({ length: QUERIES }, (_, n) => docs[Math.floor((n * docs.length) / QUERIES)]).map(({ title }) => title.replace(/[^\p{L}\p{N} ]/gu, '').split(/\s+/).slice(0, 3).join(' ').slice(0, 24));

function build(folder, size, docs) {
  const place = join(folder, String(size));
  // The largest takes a minute; what the same command has made of the same texts is kept.
  const stamp = join(place, 'made-by.txt');
  const { mtimeMs, size: length } = statSync(process.env.SHELFHELP_COMMAND);
  const by = `${mtimeMs} ${length} ${docs.length} ${docs[0].title}`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === by) return;
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  // One document may not be so large; a folder of files may.
  const shop = join(folder, `shop-${size}`);
  rmSync(shop, { recursive: true, force: true });
  mkdirSync(join(shop, 'answers', 'en'), { recursive: true });
  writeFileSync(join(shop, 'shop.toml'), 'name = "Big"\nlocales = ["en"]\ncurrency = "EUR"\ncountry = "GR"\ntime_zone = "Europe/Athens"\n');
  docs.forEach(({ title, body }, n) => writeFileSync(join(shop, 'answers', 'en', `a${n}.md`), `---\nid: a${n}\nquestion: ${plain(title).slice(0, 150)}\ntopic: Topic ${n % 50}\n---\n${plain(body).slice(0, 4000)}\n`));
  execFileSync(process.env.SHELFHELP_COMMAND, ['build', shop, '--out', place], { stdio: 'pipe', maxBuffer: 1 << 28 });
  rmSync(shop, { recursive: true });
  writeFileSync(stamp, by);
  writeFileSync(join(place, 'index.html'), `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Big</title>
<link rel="icon" href="data:,"><style>shelf-help { display: block; min-height: 15.5rem }</style><main><h1>Big</h1><shelf-help><a href="#">Help</a></shelf-help></main>
<script async src="/dist/loader.js" data-shop="/growth/${size}/shop.json"></script></html>`);
}

// Words without what Markdown or a header would read as something else.
const plain = text => text.replace(/[^\p{L}\p{N}\s.,;!?'’–-]/gu, ' ').replace(/^[\s.,;!?'’–-]+/gmu, '').replace(/-{2,}/g, '–').trim() || 'Nothing';

function collection(most) {
  const data = process.env.SHELFHELP_DATA ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
  const file = join(data, 'scale', 'scale_all.json.gz');
  if (existsSync(file)) {
    const { docs } = JSON.parse(gunzipSync(readFileSync(file)));
    const whole = docs.filter(({ title, body }) => title?.trim() && body?.trim());
    if (whole.length >= most * 0.95) return { name: 'real help texts', docs: whole };
  }
  return { name: 'made texts', docs: Array.from({ length: most }, made) };
}

let dice = 7;
const roll = sides => Math.floor(((dice = (Math.imul(dice, 1103515245) + 12345) >>> 0) / 2 ** 32) * sides);

function made(_, n) {
  const words = count => Array.from({ length: count }, word).join(' ');
  return { title: `${words(7)} ${n}?`, body: Array.from({ length: WORDS / 20 }, () => `${words(20)}.`).join('\n\n') };
}

// Small numbers come often, as the common words of a language do.
function word() {
  let number = roll(roll(VOCABULARY) + 1);
  let word = '';
  do {
    word += SYLLABLES[number % SYLLABLES.length];
    number = Math.floor(number / SYLLABLES.length);
  } while (number);
  return word;
}
