// Which cases run with which others? Two shares, each with a browser of its own.

import { readdirSync } from 'node:fs';
import { after, before } from 'node:test';
import { stop } from './harness.mjs';

// How the widget looks and reads in every state: half of the time.
const SEEN = ['chosen', 'everyone', 'hostile', 'keyboard', 'looks', 'pixels', 'playground', 'reach', 'stand', 'states', 'voice'];

/** Adds the tests of one share, `seen` or `done`; without a name, of both. */
export async function share(name) {
  after(stop);
  const files = readdirSync(new URL('cases/', import.meta.url)).filter(file => file.endsWith('.mjs')).sort();
  const wanted = files.filter(file => !name || (SEEN.includes(file.replace('.mjs', '')) ? 'seen' : 'done') === name);
  // Node takes a run for ended when no test is left, even while files are still being read, and calls `after` only that once:
  // the browser of what comes later would be nobody's, and the run would never end. So no test starts before all are read.
  const reading = read(wanted);
  before(() => reading);
  await reading;
}

async function read(files) {
  for (const file of files) await import(`./cases/${file}`);
}
