// Can everybody use every state of the widget, in every language, theme and light, on every screen?
//
// A picture of all combinations would take days. So each run takes some, such that any two of language, theme, scheme and
// screen meet, and each state is there; `cargo xtask test --all` takes each state in each language. Which they are follows
// from their numbers alone: a run that fails fails again.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import test, { describe } from 'node:test';
import { ROOT } from '../server.mjs';
import { STATES, THEMES, openStage } from '../stage.mjs';

const ALL = Boolean(process.env.SHELFHELP_ALL);
const ROWS = 105;
// Most of a page's time goes by in waiting.
const AT_ONCE = 3;

const LOCALES = ['en', ...readdirSync(join(ROOT, 'www', 'messages')).map(name => name.replace('.json', '')).sort()];
const SCHEMES = ['light', 'dark'];
const SCREENS = ['laptop', 'phone', 'small'];

const KINDS = ['state', 'locale', 'theme', 'scheme', 'screen'];
const LOOKS = THEMES.flatMap(theme => SCHEMES.flatMap(scheme => SCREENS.map(screen => ({ theme, scheme, screen }))));

const pairs = row => KINDS.flatMap((one, at) => KINDS.slice(at + 1).map(other => `${one} ${row[one]}, ${other} ${row[other]}`));

/** Gives each state and language the looks that bring the most together that has not met. */
function dressed(shown) {
  const met = new Set();
  return shown.map(what => {
    const rows = LOOKS.map(look => ({ ...what, ...look }));
    const fresh = rows.map(row => pairs(row).filter(pair => !met.has(pair)).length);
    const best = rows[fresh.indexOf(Math.max(...fresh))];
    pairs(best).forEach(pair => met.add(pair));
    return best;
  });
}

const count = ALL ? STATES.length * LOCALES.length : Math.max(ROWS, STATES.length);
const shown = Array.from({ length: count }, (_, at) => {
  const [state, round] = [at % STATES.length, Math.floor(at / STATES.length)];
  return { state: STATES[state].name, locale: LOCALES[(ALL ? state + round : at) % LOCALES.length] };
});

/** Values of two kinds that no row brings together. */
function apart(rows, one, other) {
  const met = new Set(rows.map(row => `${row[one]} ${row[other]}`));
  const values = kind => [...new Set(rows.map(row => row[kind]))];
  return values(one).flatMap(a => values(other).map(b => `${a} ${b}`)).filter(pair => !met.has(pair));
}

const rows = dressed(shown);

test('any two of language, theme, scheme and screen meet, and each state is looked at', () => {
  const kinds = ALL ? KINDS : KINDS.filter(kind => kind !== 'state');
  const missed = kinds.flatMap((one, at) => kinds.slice(at + 1).flatMap(other => apart(rows, one, other)));
  assert.deepEqual(missed, []);
  assert.deepEqual(STATES.map(state => state.name).filter(name => !rows.some(row => row.state === name)), []);
});

describe('axe finds nothing', { concurrency: AT_ONCE }, () => {
  for (const { screen, ...asked } of rows) {
    test(`in ${asked.state}, ${asked.locale}, ${asked.theme || 'no theme'}, ${asked.scheme}, ${screen}`, async t => {
      const view = await openStage(t, asked, { viewport: screen, touch: screen !== 'laptop' });
      assert.deepEqual(await view.axe(), []);
      assert.deepEqual(view.errors, []);
    });
  }
});
