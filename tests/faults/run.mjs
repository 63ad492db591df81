// Does every fault of the catalogue end well, in every browser?
//
//   node run.mjs [--engine chromium|firefox|webkit]… [--row N]… [--short] [--mutants] [--json] [--kept FILE]
//
// One line for each fault, one column for each browser. With --mutants each defence that stands in the loader is taken out
// of it, and the row it defends must then fail. With --kept what has held is written down, and not tried again as long as
// the built widget is the same: a run that was broken off, or a row that was mended, need not wait for all the others.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from '../browser/server.mjs';
import { judge } from './judge.mjs';
import { keep } from './keep.mjs';
import { count, summary, table } from './table.mjs';
import { allRows, loaderWithout, startWorld } from './world.mjs';

// How long a browser may take to end when all is said.
const END_MS = 5_000;

const ENGINES = ['chromium', 'firefox', 'webkit'];

// The first case of each of these is tried in Chromium with --short: files, policies, storage, the page's own doings, a panic.
const SHORT = [2, 5, 6, 8, 10, 13, 15, 16, 18, 19, 22, 25, 27, 28, 32, 34, 40, 48, 49, 50, 52, 'S1', 'S9'];

const asked = read(process.argv.slice(2));
const rows = (await allRows()).filter(row => !asked.rows.length || asked.rows.includes(row.row));
if (!rows.length) throw new Error(`no such row: ${asked.rows.join(', ')}`);
if (!existsSync(join(DIST, 'loader.js'))) throw new Error(`there is no built widget in ${DIST}; \`cargo xtask faults\` builds one`);
const server = await startWorld();
if (asked.mutants) for (const { without } of rows) if (without) loaderWithout(without);
const results = [];
const build = createHash('sha256').update(readFileSync(join(DIST, 'integrity.json'))).digest('hex');
const kept = known(asked.kept);
for (const name of asked.engines) await inEngine(name);
await server.stop();
if (asked.json) console.log(JSON.stringify(results, null, 1));
else console.log(`${table(rows, results, asked.engines)}\n${summary(results, asked.mutants)}`);
if (!asked.json) console.log(count(results));
process.exitCode = results.some(result => !result.held && !result.skipped) ? 1 : 0;
// A browser that does not end must not keep the results back.
setTimeout(() => process.exit(), END_MS).unref();

async function inEngine(name) {
  const { open } = await import(`./engines/${name}.mjs`);
  const engine = await keep(() => open({ port: server.port }));
  const controls = new Map();
  for (const row of rows) {
    const held = kept.find(result => result.engine === name && result.row === row.row && result.fault === row.fault);
    if (held) {
      results.push(held);
      continue;
    }
    if (asked.mutants && !row.without) continue;
    if (asked.short && !isShort(row, name, rows)) continue;
    const known = { row: row.row, fault: row.fault, engine: name, version: engine.version };
    if (row.skip?.[name]) results.push({ ...known, skipped: row.skip[name] });
    else results.push({ ...known, ...(await engine.judge(engine => (asked.mutants ? mutant : whole)(engine, row, controls))) });
    progress(results.at(-1));
    if (asked.kept) writeFileSync(asked.kept, JSON.stringify({ build, results: [...kept, ...results.filter(result => result.held && !kept.includes(result))] }));
  }
  await engine.close();
}

/** What has held of this build. */
function known(file) {
  if (!file || !existsSync(file)) return [];
  const { build: of, results } = JSON.parse(readFileSync(file, 'utf8'));
  return of === build ? results : [];
}

function isShort(row, engine, rows) {
  if (row.short) return row.short.includes(engine);
  return engine === 'chromium' && SHORT.includes(row.row) && rows.find(other => other.row === row.row) === row;
}

function whole(engine, row, controls) {
  return judge(engine, server, row, controls);
}

/** The row must fail without its defence, and hold with the same loader whole. */
async function mutant(engine, row, controls) {
  const intact = await judge(engine, server, row, controls, { '/dist/loader.js': loaderWithout({}) });
  if (!intact.held) return { held: false, why: [`it fails with its defence: ${intact.why[0]}`] };
  const broken = await judge(engine, server, row, controls, { '/dist/loader.js': loaderWithout(row.without) });
  return broken.held ? { held: false, why: ['it holds without its defence'] } : { held: true, why: [], broken: broken.why[0] };
}

function progress(result) {
  const { row, engine, fault, held, skipped, ms, why, broken, anew } = result;
  const word = skipped ? `cannot run: ${skipped}` : held ? `held${ms == null ? '' : `, ${ms} ms`}` : 'BROKEN';
  // Whoever waits for this hears of each row; a run that says nothing for long is taken for dead.
  const say = asked.json ? console.error : console.log;
  say(`${String(row).padStart(3)}  ${engine.padEnd(8)}  ${fault}: ${word}`);
  if (anew) say('       in a browser started anew: the one before had ended');
  if (broken) say(`       without its defence: ${broken}`);
  for (const line of why ?? []) say(`       ${line}`);
}

function read(words) {
  const asked = { engines: [], rows: [], short: false, mutants: false, json: false };
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === '--engine') asked.engines.push(words[++at]);
    else if (word === '--kept') asked.kept = words[++at];
    else if (word === '--row') asked.rows.push(Number(words[++at]) || words[at]);
    else if (['--short', '--mutants', '--json'].includes(word)) asked[word.slice(2)] = true;
    else throw new Error(`run.mjs knows --engine, --row, --short, --mutants, --json and --kept, not "${word}"`);
  }
  const strange = asked.engines.find(name => !ENGINES.includes(name));
  if (strange) throw new Error(`the engines are ${ENGINES.join(', ')}, not "${strange}"`);
  if (!asked.engines.length) asked.engines = ENGINES;
  return asked;
}
