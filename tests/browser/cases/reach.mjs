// Is every state as large, as whole and as still as those need it who see, touch or move otherwise?
//
// Each state is opened once in each language of its turn, and looked at on several screens without being opened again;
// `cargo xtask test --all` takes each state in each of these languages.

import assert from 'node:assert/strict';
import test from 'node:test';
import { NAMES, through } from '../reach.mjs';

const ALL = Boolean(process.env.SHELFHELP_ALL);
// Long words, long lines, another script, the other direction, no spaces.
const LOCALES = ['en', 'de', 'fr', 'el', 'ar', 'ja'];
// What is drawn in columns, where words of each language have to find room.
const NARROW = ['why', 'why-long', 'ways', 'counters', 'recommend', 'packet'];

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
// 1280 by 1024 at 400 %.
const ZOOMED = { width: 320, height: 256 };

const jobs = NAMES.flatMap((state, at) =>
  LOCALES.filter((_, nth) => ALL || nth === at % LOCALES.length || NARROW.includes(state)).map(locale => ({ state, locale })),
);

// One round for all questions below, one line for each thing that is wrong: `state locale: question: what`.
let round;
const wrong = (t, question) =>
  (round ??= through(t, jobs, { viewport: WIDE, reducedMotion: true }, async (view, job) => {
    const lines = [];
    const look = async (question, how, ...names) => {
      for (const name of names) lines.push(...(await view.measure(name)).map(line => `${question}: ${how}: ${line}`));
    };
    await view.page.setViewportSize(WIDE);
    await view.to(job);
    await look('controls', 'wide', 'targets');
    await look('names', 'wide', 'structure');
    await view.page.setViewportSize(PHONE);
    await look('controls', 'phone', 'targets');
    await look('room', 'phone', 'fit');
    await view.measure('spaced', true);
    await look('room', 'spaced', 'fit');
    await view.measure('spaced', false);
    await view.measure('large', true);
    await look('room', 'large', 'fit', 'room');
    await view.measure('large', false);
    await view.page.setViewportSize(ZOOMED);
    await look('room', 'zoomed', 'fit', 'room');
    return lines;
  })).then(lines => lines.filter(line => line.includes(`: ${question}: `) || line.includes('Error')));

test('every control is 44 pixels high and wide, on a desk and on a phone', async t => {
  assert.deepEqual(await wrong(t, 'controls'), []);
});

test('names, labels and references hold in every state', async t => {
  assert.deepEqual(await wrong(t, 'names'), []);
});

test('at 400 %, with wide spacing and with large text nothing is lost, cut off or laid over', async t => {
  assert.deepEqual(await wrong(t, 'room'), []);
});
