// How does a test see the widget on its stage?
//
// www/playground/stage.html is opened with what is asked in its fragment, and says itself when the state is reached.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openPage } from './harness.mjs';
import { ROOT } from './server.mjs';
import { STATES } from '../../www/playground/states.js';

export { STATES };

/** The themes that come with the widget, as they were built, and none. */
export const THEMES = ['', ...built()];

function built() {
  const dist = process.env.SHELFHELP_DIST ?? join(ROOT, 'target', 'demo', 'dist');
  try {
    return readdirSync(join(dist, 'themes')).filter(name => name.endsWith('.css')).map(name => name.slice(0, -4)).sort();
  } catch {
    return [];
  }
}

// The stage stops its own clock; the page's runs on, so that waiting ends.
const PATIENCE_MS = 25_000;

/** Where a state is on stage: {state, locale, scheme, theme, …} as stage.js lists it. */
export const address = asked => `www/playground/stage.html#${encodeURIComponent(JSON.stringify(asked))}`;

/** Opens the stage; resolves with the view once the state is reached, and rejects with what the stage says else. */
export async function openStage(t, asked, options = {}) {
  const view = await openPage(t, address(asked), { clock: false, served: null, reducedMotion: true, ...options });
  await reached(view);
  return view;
}

/** Waits until the state is reached, or reached again. */
export async function reached({ page }) {
  const told = page.waitForFunction(() => ['ready', 'failed'].includes(document.documentElement.dataset.stage), null, { timeout: PATIENCE_MS });
  await told.catch(() => {});
  const { stage, message } = await page.evaluate(() => ({ ...document.documentElement.dataset }));
  if (stage !== 'ready') throw Error(message ?? `the stage is ${stage}`);
}

/** Changes the looks of what is on stage: {tokens, scheme, theme}. */
export async function wear(view, looks) {
  await view.page.evaluate(looks => {
    document.documentElement.dataset.stage = 'changing';
    window.postMessage({ shelf: looks });
  }, looks);
  await reached(view);
}
