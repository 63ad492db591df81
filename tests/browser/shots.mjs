// What does the widget look like? Takes the pictures of docs/pictures again, from the table in states.mjs.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPage, stop } from './harness.mjs';
import { ROOT } from './server.mjs';
import { log } from './log.mjs';
import { HELP, STATES } from './states.mjs';

/** The page that `shelfhelp report` makes of some weeks. */
async function report(view) {
  const page = join(mkdtempSync(join(tmpdir(), 'shelf-report-')), 'report.html');
  const args = ['run', '--quiet', '-p', 'shelfhelp-cli', '--', 'report', '-', '--shop', 'examples/shop', '--out', page];
  execFileSync('cargo', args, { cwd: ROOT, input: log() });
  await view.page.setContent(readFileSync(page, 'utf8'));
}

/** The stage in a theme, and the designer's page, once the widget stands still. */
const staged = view => view.page.waitForFunction(() => document.documentElement.dataset.stage === 'ready');
const fragment = wanted => `#${encodeURIComponent(JSON.stringify(wanted))}`;

async function playground(view) {
  await view.page.waitForFunction(() => document.documentElement.dataset.ready !== undefined);
  await view.page.locator('#theme').selectOption('boutique');
  const frame = await (await view.page.waitForSelector('#stage')).contentFrame();
  await frame.waitForFunction(() => document.documentElement.dataset.stage === 'ready');
}

const LOOKS = [
  ['playground', `playground/index.html${fragment({ state: 'results' })}`, { width: 1440, height: 900 }, false, playground],
  ...['boutique', 'outdoor', 'market'].map(theme => [`theme-${theme}`, `playground/stage.html${fragment({ state: 'suggestions', theme })}`, { width: 1000, height: 720 }, false, staged]),
];

const ALL = [...STATES, ...LOOKS, ...HELP, ['report', 'public/en/index.html', { width: 900, height: 1100 }, false, report]];

const folder = join(ROOT, 'docs', 'pictures');
const asked = process.argv.slice(2);
const unknown = asked.filter(name => !ALL.some(([known]) => known === name));
if (unknown.length) {
  console.error(`There is no state named ${unknown.join(', ')}. Known: ${ALL.map(([name]) => name).join(', ')}`);
  process.exit(2);
}

mkdirSync(folder, { recursive: true });
for (const [name, path, viewport, dark, steps, clip] of ALL) {
  if (asked.length && !asked.includes(name)) continue;
  let close;
  // Motion would be caught half-way.
  const view = await openPage({ after: done => (close = done) }, path, { viewport, dark, reducedMotion: true });
  await steps(view);
  await view.page.evaluate(() => document.fonts.ready);
  const what = clip ? view.page.locator(clip).first() : view.page;
  await what.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
  console.log(`  docs/pictures/${name}.png`);
  await close();
}
await stop();
