// What does a screen reader say, of what is there and of what happens?
//
// The tree of names, roles and states is kept in voice.txt, to be read by people; SHELFHELP_WRITE=1 writes it anew.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import test from 'node:test';
import { openPage } from '../harness.mjs';
import { through } from '../reach.mjs';

const KEPT = new URL('../voice.txt', import.meta.url);
const SCARF = 'examples/shop/pages/silk-scarf.html';

const ENGLISH = [
  'block', 'guess', 'ways', 'place-wrong', 'why', 'need', 'no-delivery', 'launcher', 'suggestions', 'doors', 'typing', 'results',
  'results-unsure', 'answer', 'article', 'rated-no', 'recommend', 'order-wrong', 'order-found', 'packet', 'call-back-wrong', 'tracking',
];
const ARABIC = ['block', 'ways', 'results', 'answer'];

test('names, roles and states read as they were read and kept', async t => {
  const told = new Map();
  const jobs = [...ENGLISH.map(state => ({ state, locale: 'en' })), ...ARABIC.map(state => ({ state, locale: 'ar' }))];
  const wrong = await through(t, jobs, { reducedMotion: true }, async (view, job) => {
    await view.to(job);
    told.set(`${job.state} ${job.locale}`, await view.widget().ariaSnapshot());
    return [];
  });
  assert.deepEqual(wrong, []);
  const text = jobs.map(({ state, locale }) => `# ${state} (${locale})\n${told.get(`${state} ${locale}`)}\n`).join('\n');
  if (process.env.SHELFHELP_WRITE) writeFileSync(KEPT, text);
  assert.equal(text, existsSync(KEPT) ? readFileSync(KEPT, 'utf8') : '', 'SHELFHELP_WRITE=1 keeps what is said now; read it first');
});

const SPOKEN = {
  en: 'Monday 23 to Tuesday 24 November', de: 'Montag, 23. bis Dienstag, 24. November', fr: 'du lundi 23 au mardi 24 novembre',
  es: 'del lunes 23 al martes, 24 de noviembre', el: 'Δευτέρα 23 έως Τρίτη 24 Νοεμβρίου', ja: '11月23日月曜日から11月24日火曜日まで',
};

test('dates and times to order are heard at length in each language, and seen short', async t => {
  const wrong = await through(t, Object.keys(SPOKEN).map(locale => ({ state: 'block', locale })), {}, async (view, { state, locale }) => {
    await view.to({ state, locale });
    const heard = await view.inside('.delivery .quiet').allInnerTexts();
    const hidden = await view.inside('[part~=dates]').getAttribute('aria-hidden');
    return heard[0] === SPOKEN[locale] && hidden === 'true' ? [] : [`${heard[0]}, hidden: ${hidden}`];
  });
  assert.deepEqual(wrong, []);
});

// Everything that the live region has said.
async function listened(t, options) {
  const view = await openPage(t, SCARF, options);
  await view.state('ready');
  await view.page.evaluate(() => {
    const live = document.querySelector('shelf-help').shadowRoot.querySelector('[role=status][aria-live]');
    window.__said = [];
    new MutationObserver(() => window.__said.push(live.textContent)).observe(live, { childList: true, characterData: true, subtree: true });
  });
  view.heard = () => view.page.evaluate(() => window.__said);
  return view;
}

test('what was found is said once when a question is settled: not at every letter, and not again', async t => {
  const view = await listened(t);
  await view.inside('[part~=ask]').click();
  const field = view.inside('[part~=input]');
  await field.pressSequentially('how do i wash it', { delay: 25 });
  assert.deepEqual(await view.heard(), [], 'nothing while letters are typed');
  await field.press('Enter');
  await view.inside('[part~=result]').first().waitFor();
  await field.press('Enter');
  await view.page.waitForTimeout(400);
  const once = await view.heard();
  assert.equal(once.length, 1, once.join(' | '));
  assert.match(once[0], /^\d+ answers?$/);
  await field.fill('qqqq xxxx');
  await field.press('Enter');
  await view.inside('[part~=empty]').waitFor();
  await view.page.waitForTimeout(400);
  const twice = await view.heard();
  assert.equal(twice.length, 2, twice.join(' | '));
  assert.notEqual(twice[1], twice[0]);
});

test('thanks are said, and an error is an alert', async t => {
  const view = await listened(t);
  await view.inside('[part~=ask]').click();
  await view.inside('[part~=suggestion]').first().click();
  await view.inside('[part~=rate-yes]').click();
  await view.page.waitForTimeout(200);
  assert.equal((await view.heard()).length, 1);
  await view.inside('[part~=close]').click();
  await view.inside('[part~=place]').first().click();
  await view.inside('[data-focus=postcode]').fill('9');
  await view.inside('[data-focus=postcode]').press('Enter');
  const alert = view.inside('[role=alert]');
  await alert.waitFor();
  assert.equal(await view.inside('[data-focus=postcode]').getAttribute('aria-describedby'), await alert.getAttribute('id'));
});

test('words in another language say which', async t => {
  const wrong = await through(t, [{ state: 'foreign', locale: 'en' }, { state: 'foreign-answer', locale: 'en' }], {}, async (view, job) => {
    await view.to(job);
    const marked = await view.inside('.panel [lang="el"]').count();
    const root = await view.inside('[part~=root]').getAttribute('lang');
    return marked && root === 'en' ? [] : [`${marked} marked, in ${root}`];
  });
  assert.deepEqual(wrong, []);
});
