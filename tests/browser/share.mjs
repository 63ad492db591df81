// Which cases run with which others? Two shares, each with a browser of its own.

import { readdirSync } from 'node:fs';
import { after } from 'node:test';
import { stop } from './harness.mjs';

// How the widget looks and reads in every state: half of the time.
const SEEN = ['chosen', 'everyone', 'hostile', 'keyboard', 'looks', 'pixels', 'playground', 'reach', 'stand', 'states', 'voice'];

/** Adds the tests of one share: `seen`, or all others. */
export async function share(seen) {
  after(stop);
  const cases = readdirSync(new URL('cases/', import.meta.url)).filter(name => name.endsWith('.mjs')).sort();
  for (const name of cases) {
    if (SEEN.includes(name.replace('.mjs', '')) === seen) await import(`./cases/${name}`);
  }
}
