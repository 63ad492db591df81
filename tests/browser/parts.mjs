// What does a compiled shop look like that comes in many small parts, and what if one of them does not come?
//
// Writes the format of src/content/bundle.rs by hand: a few paragraphs to an answer, as many answers to a part as a test
// wants. The shop's own part is the demo's.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './server.mjs';

const PUBLIC = process.env.SHELFHELP_PUBLIC ?? join(ROOT, 'target', 'demo', 'public');
const [TITLES, BODIES] = [2, 3];

/** What the demo's build says of itself. */
export const demoManifest = () => JSON.parse(readFileSync(join(PUBLIC, 'shop.json'), 'utf8'));

/** How many bytes one of its files has. */
export const demoSize = name => statSync(join(PUBLIC, name)).size;

/**
 * The files of a shop by name.
 *
 * answers  [{ id, question, topic, text, related }]
 * per      answers to a part
 * version  of the manifest; `partVersion` of its parts
 * aid      bytes of what helps the search, if there is to be a file of it
 */
export function compiled({ answers, per = 2, version, partVersion, aid }) {
  const demo = demoManifest();
  version ??= demo.shelfhelp;
  const part = (kind, bytes) => Buffer.from([...Buffer.from('SHLF'), partVersion ?? demo.shelfhelp, 0, kind, ...bytes]);
  const files = new Map([['shop.bin', readFileSync(join(PUBLIC, demo.shop.en))]]);
  files.set('titles.bin', part(TITLES, list(answers, title)));
  const bodies = [];
  for (let at = 0; at < answers.length; at += per) {
    const some = answers.slice(at, at + per);
    const file = `bodies.${bodies.length + 1}.bin`;
    files.set(file, part(BODIES, list(some, body)));
    bodies.push({ file, count: some.length });
  }
  if (aid) files.set('aid.bin', aid);
  const manifest = { shelfhelp: version, version: 'test', shop: { en: 'shop.bin' }, answers: { en: { titles: 'titles.bin', bodies, ...(aid && { aid: 'aid.bin' }) } } };
  files.set('shop.json', Buffer.from(JSON.stringify(manifest)));
  return files;
}

// What compiled the demo.
export const COMMAND = process.env.SHELFHELP_COMMAND ?? join(PUBLIC, '..', '..', 'debug', 'shelfhelp');

/** The files, by name, that the merchant's command makes of a shop in one document with these answers. */
export function built(answers) {
  const folder = mkdtempSync(join(tmpdir(), 'shelfhelp-'));
  try {
    const shop = { name: 'Big', locales: ['en'], currency: 'EUR', country: 'GR', time_zone: 'Europe/Athens', answers: { en: answers } };
    writeFileSync(join(folder, 'shop.json'), JSON.stringify(shop));
    const out = join(folder, 'out');
    execFileSync(COMMAND, ['build', join(folder, 'shop.json'), '--out', out], { stdio: 'pipe' });
    const names = readdirSync(out, { recursive: true }).filter(name => statSync(join(out, name)).isFile());
    return new Map(names.map(name => [name, readFileSync(join(out, name))]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The arguments of `openPage` for a page of that shop. `fault(name, time)` may answer for a file: `abort`, a status, or
 * other bytes, perhaps later; `time` counts from 1.
 */
export function partsPage(files, { fault = () => undefined, page: more = '', ...options } = {}) {
  const body = `<!doctype html>
<html lang="en">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cup</title>
<style>body { margin: 16px } shelf-help { display: block; min-height: 17rem }</style>
<main><h1>Cup</h1><shelf-help shop="/parts/shop.json"><a href="/help">Help</a></shelf-help>${more}</main>
<script async src="/dist/loader.js"></script>`;
  const times = new Map();
  const before = async page => {
    await page.route('**/cup.html', route => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
    await page.route('**/parts/**', async route => {
      const name = new URL(route.request().url()).pathname.slice('/parts/'.length);
      const time = (times.get(name) ?? 0) + 1;
      times.set(name, time);
      const wrong = await fault(name, time);
      if (wrong === 'abort') return route.abort();
      if (typeof wrong === 'number') return route.fulfill({ status: wrong, body: '' });
      const bytes = wrong ?? files.get(name);
      return bytes ? route.fulfill({ body: bytes, contentType: 'application/octet-stream' }) : route.fulfill({ status: 404 });
    });
  };
  return ['cup.html', { before, ...options }];
}

/** Which parts were asked for, in order: ['shop.json', 'titles.bin', …]. */
export const asked = view =>
  view.requests.map(request => new URL(request.url).pathname).filter(path => path.startsWith('/parts/')).map(path => path.slice(7));

const title = ({ id, question, topic = '' }) => [...text(id), ...text(question), ...text(topic), 0, 0, 0, 0];
const body = ({ text: words, also = [], related = [] }) => [...list(also, text), 0, 1, 1, 1, 0, ...text(words), ...list(related, text), 0];
const list = (items, write) => [...number(items.length), ...items.flatMap(write)];
const text = words => [...number(Buffer.byteLength(words)), ...Buffer.from(words)];
const number = n => (n < 128 ? [n] : [(n & 127) | 128, ...number(n >> 7)]);
