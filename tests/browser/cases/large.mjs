// Is a shop of very many answers searched with a few of its files, and what if one of them is broken?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';
import { asked, built, partsPage } from '../parts.mjs';

const THINGS = ['kettle', 'lantern', 'hammock', 'carpet', 'mirror', 'wardrobe', 'bicycle', 'umbrella', 'typewriter', 'accordion'];
const DEEDS = ['clean', 'repair', 'store', 'polish', 'assemble', 'return', 'paint', 'oil'];
const PARTS = ['handle', 'lid', 'strap', 'hinge', 'frame', 'pedal', 'ribbon', 'bellows', 'switch', 'wheel', 'spring', 'buckle'];
const TOPICS = ['Indoors', 'Outdoors', 'Elsewhere'];
// A small generator, so that every run makes the same texts.
let seed = 7;
const pick = list => list[(seed = (seed * 1103515245 + 12345) % 2147483648) % list.length];
const word = number => ['ba', 'de', 'fo', 'gu', 'ki', 'lo', 'me', 'nu', 'pa', 'ri'].map((_, i, all) => all[Math.floor(number / 7 ** i) % 10]).slice(0, 4).join('');

/** Two thousand answers, each with a word of its own. */
function answers() {
  seed = 7;
  const list = [];
  for (let i = 0; i < 2000; i += 1) {
    const thing = pick(THINGS);
    const text = Array.from({ length: 40 }, () => word(Math.floor((seed = (seed * 1103515245 + 12345) % 2147483648) / 7) % 4000)).join(' ');
    list.push({ id: `a${i}`, topic: TOPICS[Math.floor(i / 700)], question: `How do I ${pick(DEEDS)} the ${pick(PARTS)} of a ${thing} of model ${i}?`, body: `${text}. Ask for the ${pick(PARTS)}.` });
  }
  list[1234] = { id: 'zeppelin', topic: 'Outdoors', question: 'Do you deliver by zeppelin?', body: 'To every island that a zeppelin reaches, on calm days.' };
  return list;
}

let files;
async function shop(t, options = {}) {
  files ??= built(answers());
  const view = await openPage(t, ...partsPage(files, options));
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  return view;
}

const pieces = view => asked(view).map(name => name.split('/').pop()).filter(name => /^[tb]\d+\.bin$/.test(name));
const result = (view, words) => view.inside(`[part~=result]:has-text("${words}")`);

async function type(view, words) {
  await view.inside('[part~=input]').fill(words);
  await view.inside('[part~=input]').press('Enter');
}

test('of two thousand answers a search fetches the parts of its words and the blocks of its hits, and each once', async t => {
  const view = await shop(t);
  await view.inside('[part~=suggestion]').first().waitFor();
  assert.ok(!asked(view).some(name => name.startsWith('titles')), 'nobody needs all titles');
  await type(view, 'deliver by zeppelin');
  await result(view, 'zeppelin').first().waitFor();
  const first = pieces(view);
  const all = [...files.keys()].filter(name => /\/[tb]\d+\.bin$/.test(name)).length;
  assert.ok(first.length <= 24 && all > 100, `${first.length} of ${all}: ${first}`);
  assert.equal(new Set(first).size, first.length, 'nothing twice');
  assert.ok(await view.inside('[part~=result] .excerpt:has-text("calm days")').count(), 'the part that answers is shown');
  const bytes = asked(view).filter(name => name.startsWith('search.')).reduce((sum, name) => sum + files.get(name).length, 0);
  assert.ok(bytes < 200_000, `${bytes} bytes before they are packed`);

  await result(view, 'zeppelin').first().click();
  await view.inside('text=calm days').first().waitFor();
  await view.page.waitForTimeout(300);
  assert.deepEqual(pieces(view), first, 'what was found is here already');
  assert.deepEqual(view.errors, []);
});

test('no verdict is given before the parts of the words are here', async t => {
  let open;
  const gate = new Promise(resolve => (open = resolve));
  const view = await shop(t, { fault: async name => (/\/t\d+\.bin$/.test(name) ? void (await gate) : undefined) });
  await type(view, 'deliver by zeppelin');
  await view.page.waitForTimeout(500);
  assert.equal(await view.inside('[part~=empty]').count(), 0);
  assert.equal(await view.inside('[part~=result]').count(), 0);
  open();
  await result(view, 'zeppelin').first().waitFor();
  assert.equal(await view.inside('[part~=empty]').count(), 0);
});

test('topics are there to look through, and the answers of one are fetched when it is opened', async t => {
  const view = await shop(t);
  const topics = view.inside('[part~=topic]');
  await topics.first().waitFor();
  assert.deepEqual((await topics.locator(':scope > :first-child').allInnerTexts()).map(name => name.trim()), TOPICS);
  assert.match(await topics.nth(1).innerText(), /700/);
  await view.page.waitForTimeout(300);
  const before = pieces(view).length;
  await topics.nth(1).click();
  const listed = view.inside('[part~=topic-list] [part~=suggestion]');
  await listed.first().waitFor();
  assert.equal(await listed.count(), 40);
  assert.match(await listed.first().innerText(), /model 700\?/);
  assert.ok(pieces(view).length - before <= 12, `${pieces(view)}`);
  await listed.first().click();
  await view.inside('[part~=answer]').waitFor();
  await view.page.reload();
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  await view.inside('[part~=answer] .q:has-text("model 700?")').waitFor();
  assert.deepEqual(view.errors, []);
});

test('a slip of a common word is forgiven', async t => {
  const view = await shop(t);
  await type(view, 'typewritter ribbon');
  await result(view, 'typewriter').first().waitFor();
});

test('without a part of the search, the questions are searched, and the shopper is told', async t => {
  const broken = name => {
    const bytes = Buffer.from(files.get(name));
    bytes[bytes.length >> 1] ^= 1;
    return bytes;
  };
  for (const fault of [name => (/\/t\d+\.bin$/.test(name) ? broken(name) : undefined), name => (/head\.bin$/.test(name) ? 404 : undefined)]) {
    const view = await shop(t, { fault });
    await type(view, 'deliver by zeppelin');
    await result(view, 'zeppelin').first().waitFor();
    await view.inside('[part~=retry]').first().waitFor();
    await result(view, 'zeppelin').first().click();
    await view.inside('text=calm days').first().waitFor();
    await view.page.close();
  }
});

test('without a block of answers, the others are found', async t => {
  const lost = new Set();
  const view = await shop(t, { fault: name => {
    if (!/\/b\d+\.bin$/.test(name) || lost.size > 0 && !lost.has(name)) return undefined;
    lost.add(name);
    return 500;
  } });
  await type(view, 'repair the hinge');
  await view.inside('[part~=result]').first().waitFor();
  await view.inside('[part~=retry]').first().waitFor();
});
