#!/usr/bin/env node
// What does the widget cost a page, beside the page without it and beside other widgets?
//
//   node run.mjs [--part visits,pages,growth] [--runs 10] [--peers ID,…] [--profile 1x,4x,slow4g] [--minutes 30]
//               [--quick] [--json]
//
// Run by `cargo xtask bench --page`, which builds what it needs. Subjects take turns, so that what else the machine does
// falls on all of them alike. A machine too slow for all runs within the minutes does fewer, and the tables say how many.
// Results of each part are kept beside the built files; tables are made of what is there.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findChromium, FLAGS } from '../../tests/browser/harness.mjs';
import { growth } from './growth.mjs';
import { PAGES } from './pages/shop.mjs';
import { startServer } from './server.mjs';
import { standIns, SUBJECTS } from './subjects.mjs';
import { made, printed } from './tables.mjs';
import { look, PROFILES, shop } from './visit.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const { chromium } = createRequire(new URL('../../tests/browser/package.json', import.meta.url))('playwright-core');
const env = name => process.env[name] ?? fail(`${name} is not set; run \`cargo xtask bench --page\``);

const { values: asked } = parseArgs({ options: {
  part: { type: 'string', default: 'visits,pages,growth' }, runs: { type: 'string', default: '10' }, peers: { type: 'string' },
  profile: { type: 'string', default: Object.keys(PROFILES).join(',') }, sizes: { type: 'string', default: '10,1000,10000,78000' },
  minutes: { type: 'string', default: '30' }, quick: { type: 'boolean' }, json: { type: 'boolean' },
} });
const quick = asked.quick ?? false;
const runs = quick ? 1 : Number(asked.runs);
// What a part may take of the minutes.
const SHARES = { visits: 0.4, pages: 0.2, growth: 0.4 };
const share = part => (parts.length === 1 ? 1 : SHARES[part]);
const profiles = quick ? ['1x'] : asked.profile.split(',');
const peers = quick ? [] : (asked.peers?.split(',').filter(Boolean) ?? Object.keys(SUBJECTS).filter(id => !['alone', 'shelfhelp'].includes(id)));
const parts = quick ? ['visits', 'pages'] : asked.part.split(',');
const unknown = [...profiles.filter(id => !PROFILES[id]), ...peers.filter(id => !SUBJECTS[id]), ...parts.filter(id => !['visits', 'pages', 'growth'].includes(id))];
if (unknown.length || !(runs > 0) || !(Number(asked.minutes) > 0)) fail(`not known: ${unknown.join(', ') || `--runs ${asked.runs} --minutes ${asked.minutes}`}. There are ${Object.keys(SUBJECTS)}; ${Object.keys(PROFILES)}; visits, pages, growth.`);

const out = env('SHELFHELP_BENCH');
mkdirSync(out, { recursive: true });
const kept = join(out, quick ? 'quick.json' : 'results.json');
const results = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {};

const titles = helpTitles(env('SHELFHELP_PUBLIC'));
const server = await startServer(
  { '/dist/': env('SHELFHELP_DIST'), '/public/': env('SHELFHELP_PUBLIC'), '/npm/': join(HERE, 'node_modules'), '/pagefind/': join(out, 'pagefind'), '/growth/': join(out, 'growth') },
  { ...PAGES, ...standIns(titles) },
);
const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
let broken = [];
try {
  if (peers.includes('pagefind')) indexPages();
  for (const part of parts) {
    const started = Date.now();
    const before = loadavg()[0];
    const made = await { visits, pages, growth: () => growth({ browser, server, folder: join(out, 'growth'), sizes: asked.sizes.split(',').map(Number), minutes: Number(asked.minutes) * share('growth') }) }[part]();
    const took = Math.round((Date.now() - started) / 1000);
    const about = { machine: `${cpus().length} × ${cpus()[0].model.trim()}`, browser: `Chromium ${browser.version()}`, load: [before, loadavg()[0]], took, day: new Date().toISOString().slice(0, 10), runs: made.runs };
    results[part] = { ...made, about };
    writeFileSync(kept, JSON.stringify(results));
    broken = broken.concat(made.broken ?? []);
  }
} finally {
  await browser.close();
  await server.stop();
}

// One page of three has no weighted score.
if (quick) delete results.pages;
if (asked.json) console.log(JSON.stringify(results));
else console.log(printed(results, parts));
// For `cargo xtask bench --page --write`.
if (!quick) for (const [part, table] of Object.entries(made(results))) writeFileSync(join(out, `${part}.md`), table);
for (const problem of broken) console.error(`does not hold: ${problem}`);
process.exit(broken.length ? 1 : 0);

async function visits() {
  const ids = ['alone', 'shelfhelp', ...peers];
  const rows = [];
  const once = async (id, profile, more = {}) => ({ id, profile, ...more, ...(await shop({ browser, server, subject: SUBJECTS[id], with: id, profile, typed: profile !== 'slow4g', ...more })) });
  const started = Date.now();
  // Packs every file once, so that no visit waits for that.
  for (const id of ids) if (!quick) await once(id, '1x');
  for (let round = 0; round < runs; round += 1) {
    for (const profile of profiles) for (const id of turned(ids, round)) rows.push(await once(id, profile));
    if (profiles.includes('1x')) for (const id of turned(ids.slice(1), round)) rows.push(await once(id, '1x', { warm: true, typed: false }));
    if (ends('visits', round, started)) break;
  }
  const broken = [];
  const ours = rows.filter(row => row.id === 'shelfhelp');
  const shifted = ours.find(row => row.shift > 0);
  if (shifted) broken.push(`layout shift ${shifted.shift.toFixed(4)} on a page with the widget (${shifted.profile}): ${shifted.moved.join('; ')}`);
  const late = ours.find(row => row.frames > 1);
  if (late) broken.push(`the panel opened ${late.frames} frames after the click (${late.profile})`);
  for (const row of rows) if (row.missing.length) broken.push(`${row.id} asked for what is not there: ${row.missing}`);
  return { runs: done(rows), rows: rows.map(({ paths, missing, moved, ...row }) => row), subjects: Object.fromEntries(ids.map(id => [id, { name: SUBJECTS[id].name, what: SUBJECTS[id].what, version: version(id) }])), broken };
}

async function pages() {
  const rows = [];
  const started = Date.now();
  const shown = quick ? ['product'] : ['home', 'product', 'collection'];
  for (let round = 0; round < runs; round += 1) {
    for (const page of shown) for (const id of turned(['alone', 'shelfhelp'], round)) {
      const profile = quick ? '1x' : 'slow4g';
      // The tag stands alone where there is no product.
      const subject = page === 'product' ? SUBJECTS[id] : { ...SUBJECTS[id], ways: SUBJECTS[id].ways.ready ? { ready: SUBJECTS[id].ways.ready } : {} };
      rows.push({ page, id, ...(await look({ browser, server, subject, with: id, profile, path: `/shop/${page}.html` })) });
    }
    if (ends('pages', round, started)) break;
  }
  const shifted = rows.find(row => row.id === 'shelfhelp' && row.cls > 0);
  const broken = shifted ? [`layout shift ${shifted.cls.toFixed(4)} on the ${shifted.page} page with the widget: ${shifted.moved.join('; ')}`] : [];
  return { runs: done(rows), rows: rows.map(({ moved, ...row }) => row), broken };
}

// How many runs each subject had.
function done(rows) {
  const [{ id, profile, page }] = rows;
  return rows.filter(row => row.id === id && row.profile === profile && row.page === page && !row.warm).length;
}

// Who begins changes from round to round.
function turned(list, by) {
  const at = by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

/** Pagefind's own command over the help pages that our command has made of the same answers. */
function indexPages() {
  const [folder] = readdirSync(join(HERE, 'node_modules', '@pagefind'));
  const command = join(HERE, 'node_modules', '@pagefind', folder, 'bin', 'pagefind_extended');
  execFileSync(command, ['--site', join(env('SHELFHELP_PUBLIC'), 'en'), '--output-path', join(out, 'pagefind')], { stdio: 'pipe' });
}

function helpTitles(folder) {
  const pages = readdirSync(join(folder, 'en')).filter(name => name.endsWith('.html'));
  return pages.map(name => ({ url: `/public/en/${name}`, title: /<h1[^>]*>([^<]*)/.exec(readFileSync(join(folder, 'en', name), 'utf8'))?.[1] ?? name }));
}

function version(id) {
  const name = { pagefind: 'pagefind', docsearch: '@docsearch/js', 'deep-chat': 'deep-chat' }[id];
  return name && `${name} ${JSON.parse(readFileSync(join(HERE, 'node_modules', name, 'package.json'), 'utf8')).version}`;
}

/** Whether there is no time for another round like those so far. */
function ends(part, round, started) {
  if (!quick) console.error(`  ${part}: round ${round + 1} of ${runs}, load ${loadavg()[0].toFixed(1)}`);
  const spent = Date.now() - started;
  return spent + spent / (round + 1) > Number(asked.minutes) * 60_000 * share(part);
}

function fail(text) {
  console.error(text);
  process.exit(2);
}
