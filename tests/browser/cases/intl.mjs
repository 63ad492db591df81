// Is what src/i18n/cldr/mod.rs is held to still what the browser writes, and does the widget write the same?
//
// SHELFHELP_WRITE=1 writes both files anew, by the browser at hand.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import test from 'node:test';
import { openPage, start } from '../harness.mjs';
import { LANGUAGES, LOCALES, golden, tables } from '../intl.mjs';
import { scarf } from '../scarf.mjs';

const file = path => new URL(`../../../${path}`, import.meta.url);

async function inPage(t, work, argument) {
  const { browser } = await start();
  const page = await browser.newPage();
  t.after(() => page.close());
  return page.evaluate(work, argument);
}

test('the browser writes dates, amounts and lists as the golden file has them', async t => {
  const now = await inPage(t, golden, LOCALES);
  const place = file('tests/golden/intl.tsv');
  if (process.env.SHELFHELP_WRITE) writeFileSync(place, now);
  const [is, was] = [now.split('\n'), readFileSync(place, 'utf8').split('\n')];
  const other = is.filter((line, at) => line !== was[at]);
  assert.deepEqual(other.slice(0, 5), [], `${other.length} lines are written otherwise: SHELFHELP_WRITE=1 takes them`);
  assert.equal(is.length, was.length);
});

test('every form that the native writer fills in can be taken from the browser', async t => {
  const now = await inPage(t, tables, { locales: LOCALES, languages: LANGUAGES });
  if (process.env.SHELFHELP_WRITE) writeFileSync(file('src/i18n/cldr/forms.tsv'), now);
  // A newer browser may know more countries; each key that is here is asked for there.
  const keys = text => text.split('\n').map(line => line.split('\t').slice(0, 2).join(' ').replace(/^((?:region|language) \S+) .*/, '$1'));
  const had = new Set(keys(now));
  assert.deepEqual(keys(readFileSync(file('src/i18n/cldr/forms.tsv'), 'utf8')).filter(key => !had.has(key) && !/table\./.test(key)), []);
});

test('the widget writes what the golden file has, in every language', async t => {
  const said = Object.fromEntries(readFileSync(file('tests/golden/intl.tsv'), 'utf8').split('\n').map(line => line.split('\t')).map(([locale, verb, args, words]) => [`${locale} ${verb} ${args}`, words]));
  const view = await openPage(t, ...scarf('en'));
  await view.state('ready');
  for (const tag of LOCALES.filter(tag => tag !== 'en-GB')) {
    await view.page.evaluate(tag => document.querySelector('shelf-help').setAttribute('locale', tag), tag);
    await view.inside(`[part~=root][lang="${tag}"]`).first().waitFor();
    const own = tag === 'en' ? 'en-GB' : tag;
    const plain = text => text.replaceAll(/[\u2068\u2069]/g, '');
    const told = async part => plain(await view.inside(`[part~=${part}]`).first().textContent());
    assert.equal(await told('dates'), said[`${own} day_range 2026-11-23 2026-11-24`], tag);
    assert.equal(await told('price'), said[`${own} money 350 EUR`], tag);
    assert.ok((await told('countdown')).includes(said[`${own} span 13`]), `${tag}: ${await told('countdown')}`);
  }
  assert.deepEqual(view.errors, []);
});
