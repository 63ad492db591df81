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

test('every control is 44 pixels high and wide, on a desk and on a phone', async t => {
  const said = await through(t, NAMES.map((state, at) => ({ state, locale: LOCALES[at % LOCALES.length] })), { reducedMotion: true }, async (view, job) => {
    await view.page.setViewportSize(WIDE);
    await view.to(job);
    const wide = await view.measure('targets');
    await view.page.setViewportSize(PHONE);
    return [...wide, ...(await view.measure('targets'))];
  });
  assert.deepEqual(said, []);
});

test('at 400 %, with wide spacing and with large text nothing is lost, cut off or laid over', async t => {
  const said = await through(t, jobs, { viewport: PHONE, reducedMotion: true }, async (view, job) => {
    const wrong = [];
    const look = async (how, ...what) => {
      for (const name of what) wrong.push(...(await view.measure(name)).map(line => `${how}: ${line}`));
    };
    await view.page.setViewportSize(PHONE);
    await view.to(job);
    await look('phone', 'fit');
    await view.measure('spaced', true);
    await look('spaced', 'fit');
    await view.measure('spaced', false);
    await view.measure('large', true);
    await look('large', 'fit', 'room');
    await view.measure('large', false);
    await view.page.setViewportSize(ZOOMED);
    await look('zoomed', 'fit', 'room');
    return wrong;
  });
  assert.deepEqual(said, []);
});

test('names, labels and references hold in every state', async t => {
  const some = NAMES.map(state => ({ state, locale: 'en' }));
  assert.deepEqual(await through(t, some, { reducedMotion: true }, async (view, job) => (await view.to(job), view.measure('structure'))), []);
});
