// What does every state look like, in every theme, on every screen, by day and by night, in both directions?
//
//   node sheet.mjs [--state NAME…] [--theme NAME…] [--screen desktop|phone] [--direction ltr|rtl] [--again]
//
// One picture for each, in target/shots/tiles, and target/shots/index.html that shows them all. What was taken of the same
// build stays, so that a run that was stopped goes on; `--again` takes it anew. One page serves a state on a screen in a
// direction: theme and scheme change while it is open.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stop } from './harness.mjs';
import { ROOT } from './server.mjs';
import { sheet } from './sheet-page.mjs';
import { STATES, THEMES, openStage, wear } from './stage.mjs';

const SCREENS = { desktop: { width: 1200, height: 780 }, phone: { width: 390, height: 844 } };
const DIRECTIONS = { ltr: 'en', rtl: 'ar' };
const SCHEMES = ['light', 'dark'];
// One page waits for the network while another is drawn.
const AT_ONCE = 2;

const asked = options();
const out = join(process.env.SHELFHELP_SHOTS ?? join(ROOT, 'target', 'shots'));
const tiles = join(out, 'tiles');

mkdirSync(tiles, { recursive: true });
forgetOtherBuilds();
const failed = new Map(known());
const queue = [];
for (const state of STATES) {
  if (asked.state && !asked.state.includes(state.name)) continue;
  for (const screen of Object.keys(SCREENS)) {
    for (const direction of Object.keys(DIRECTIONS)) {
      if ((asked.screen ?? screen) === screen && (asked.direction ?? direction) === direction) queue.push({ state, screen, direction });
    }
  }
}
const themes = THEMES.filter(theme => !asked.theme || asked.theme.includes(theme || 'default'));
const all = queue.length;
const began = Date.now();
await Promise.all(Array.from({ length: AT_ONCE }, work));
await stop();
writeFileSync(join(out, 'failed.json'), JSON.stringify([...failed]));
const page = sheet(STATES, THEMES, Object.keys(SCREENS), SCHEMES, Object.keys(DIRECTIONS), failed, name => existsSync(join(tiles, name)));
writeFileSync(join(out, 'index.html'), page);
console.log(`${join(out, 'index.html')}: ${readdirSync(tiles).length} pictures, ${failed.size} failed, ${Math.round((Date.now() - began) / 1000)} s`);
for (const [key, why] of failed) console.log(`  ${key}: ${why}`);
process.exitCode = failed.size ? 1 : 0;

async function work() {
  for (let next = queue.shift(); next; next = queue.shift()) {
    await take(next);
    const done = all - queue.length;
    if (done % 20 === 0) console.log(`  ${done} of ${all} pages, ${Math.round((Date.now() - began) / 1000)} s`);
  }
}

/** All pictures of a state on a screen in a direction. */
async function take({ state, screen, direction }) {
  const looks = themes.flatMap(theme => SCHEMES.map(scheme => ({ theme, scheme })));
  const missing = looks.filter(look => asked.again || !existsSync(join(tiles, tile(state.name, look, screen, direction))));
  const key = `${state.name} ${screen} ${direction}`;
  if (!missing.length) return;
  failed.delete(key);
  let close;
  try {
    const options = { viewport: SCREENS[screen], touch: screen === 'phone' };
    const view = await openStage({ after: done => (close = done) }, { state: state.name, locale: DIRECTIONS[direction], ...missing[0] }, options);
    for (const look of missing) {
      if (look !== missing[0]) await wear(view, look);
      await view.page.screenshot({ path: join(tiles, tile(state.name, look, screen, direction)), animations: 'disabled', caret: 'hide' });
    }
  } catch (error) {
    failed.set(key, String(error.message ?? error).split('\n')[0]);
  } finally {
    await close?.();
  }
}

function tile(name, { theme, scheme }, screen, direction) {
  return `${name}.${theme || 'default'}.${screen}.${scheme}.${direction}.png`;
}

function known() {
  try {
    return JSON.parse(readFileSync(join(out, 'failed.json'), 'utf8'));
  } catch {
    return [];
  }
}

// Pictures of another build, or of another stage, say nothing of this one.
function forgetOtherBuilds() {
  const dist = process.env.SHELFHELP_DIST ?? join(ROOT, 'target', 'demo', 'dist');
  const hash = createHash('sha256');
  for (const folder of [dist, join(dist, 'themes'), join(ROOT, 'www', 'playground'), join(ROOT, 'www', 'playground', 'states')]) {
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder).sort()) {
      const file = join(folder, name);
      if (statSync(file).isFile() && /\.(html|css|js|wasm)$/.test(name)) hash.update(name).update(readFileSync(file));
    }
  }
  const stamp = hash.digest('hex'), kept = join(out, 'build.txt');
  if (existsSync(kept) && readFileSync(kept, 'utf8') === stamp) return;
  rmSync(tiles, { recursive: true, force: true });
  rmSync(join(out, 'failed.json'), { force: true });
  mkdirSync(tiles);
  writeFileSync(kept, stamp);
}

function options() {
  const many = { type: 'string', multiple: true };
  // `--state a b` as well as `--state a --state b`.
  const words = [];
  let flag = '';
  for (const word of process.argv.slice(2)) {
    if (word.startsWith('--')) flag = word;
    words.push(...(word.startsWith('--') || words.at(-1) === flag ? [word] : [flag, word]));
  }
  const { values } = parseArgs({ args: words, options: { state: many, theme: many, screen: { type: 'string' }, direction: { type: 'string' }, again: { type: 'boolean' } } });
  const unknown = (values.state ?? []).filter(name => !STATES.some(state => state.name === name));
  if (unknown.length) {
    console.error(`There is no state named ${unknown.join(', ')}. Known: ${STATES.map(state => state.name).join(', ')}`);
    process.exit(2);
  }
  return values;
}
