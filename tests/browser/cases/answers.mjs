// Are answers there when they are wanted, no sooner, and whole?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';
import { asked, compiled, demoManifest, partsPage } from '../parts.mjs';

const SHIRT = 'examples/shop/pages/linen-shirt.html';
const ANSWERS = [
  ['wash', 'How do I wash it?', 'Care', 'By hand, with a drop of shampoo.'],
  ['iron', 'How do I iron it?', 'Care', 'On low, from the back.'],
  ['post', 'What does delivery cost?', 'Delivery', 'Three euros and a half.'],
  ['far', 'Do you deliver abroad?', 'Delivery', 'To every island that a ferry or a zeppelin reaches.'],
  ['back', 'Can I send it back?', 'Returns', 'Within thirty days.'],
  ['gift', 'Do you wrap gifts?', 'Gifts', 'In tissue, with a ribbon.'],
  ['pay', 'How can I pay?', 'Payment', 'By card or at the door.'],
  ['made', 'Where is it made?', 'About us', 'In Athens.'],
].map(([id, question, topic, text]) => ({ id, question, topic, text, related: id === 'wash' ? ['iron'] : [] }));
const BODIES = ['bodies.1.bin', 'bodies.2.bin', 'bodies.3.bin', 'bodies.4.bin'];

/** Opens the panel of a shop in small parts. */
async function shop(t, { files = compiled({ answers: ANSWERS }), ...options } = {}) {
  const view = await openPage(t, ...partsPage(files, options));
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  return view;
}

const suggestion = (view, words) => view.inside(`[part~=suggestion]:has-text("${words}")`);
const quiet = view => view.page.waitForTimeout(300);

async function type(view, words) {
  await view.inside('[part~=input]').fill(words);
  await view.inside('[part~=input]').press('Enter');
}

test('the panel opens with titles alone, an answer fetches its own part, the search all others, and nothing twice', async t => {
  const view = await shop(t);
  await suggestion(view, 'wash').waitFor();
  await view.inside('[part~=topic]').first().waitFor();
  await quiet(view);
  assert.deepEqual(asked(view), ['shop.json', 'shop.bin', 'titles.bin']);

  await suggestion(view, 'deliver abroad').click();
  await view.inside('text=zeppelin').waitFor();
  assert.deepEqual(asked(view).slice(3), ['bodies.2.bin']);

  await view.inside('[part~=back]').click();
  await view.inside('[part~=input]').click();
  await quiet(view);
  assert.deepEqual(asked(view).slice(3).sort(), BODIES);
  // A word that no title has.
  await type(view, 'zeppelin');
  await view.inside('[part~=result]:has-text("abroad")').waitFor();
  assert.equal(asked(view).length, 7);
  assert.deepEqual(view.errors, []);
});

test('what the demo fetches before the first answer is its titles, and afterwards one part', async t => {
  const view = await openPage(t, SHIRT);
  const files = () => view.requests.map(request => new URL(request.url).pathname).filter(path => /^\/public\/.*\.bin$/.test(path)).map(path => path.slice(8));
  await view.state('ready');
  const { shop, answers } = demoManifest();
  assert.deepEqual(files(), [shop.en]);
  await view.inside('[part~=ask]').click();
  await view.inside('[part~=suggestion]').first().waitFor();
  await quiet(view);
  assert.deepEqual(files(), [shop.en, answers.en.titles]);
  await view.inside('[part~=suggestion]').first().click();
  await view.inside('[part~=rate-yes]').waitFor();
  assert.equal(files().length, 3);
  assert.ok(answers.en.bodies.some(({ file }) => file === files()[2]));
});

test('while texts are on their way a query is answered from titles, and gets no verdict', async t => {
  let let_go;
  const gate = new Promise(done => (let_go = done));
  const view = await shop(t, { fault: async name => { if (name.startsWith('bodies')) await gate; } });
  await suggestion(view, 'wash').waitFor();
  await type(view, 'zeppelin');
  await view.inside('text=One moment').waitFor();
  await quiet(view);
  assert.equal(await view.inside('[part~=empty]').count(), 0, 'nothing is said of what is not known yet');
  assert.deepEqual((await view.events()).filter(event => event.name === 'search'), []);
  await type(view, 'wash');
  await view.inside('[part~=result]:has-text("wash")').waitFor();
  await type(view, 'zeppelin');
  let_go();
  await view.inside('[part~=result]:has-text("abroad")').waitFor();
  const searches = (await view.events()).filter(event => event.name === 'search');
  assert.deepEqual(searches.map(({ detail }) => [detail.length, detail.answered]), [['zeppelin'.length, true]]);
});

test('search() waits until it can look into every text', async t => {
  const view = await openPage(t, ...partsPage(compiled({ answers: ANSWERS })));
  await view.state('ready');
  const found = await view.page.evaluate(() => document.querySelector('shelf-help').search('zeppelin'));
  assert.deepEqual([found.answered, found.hits[0].id], [true, 'far']);
});

test('a part that fails once is fetched again and nobody notices', async t => {
  const view = await shop(t, { fault: (name, time) => (name === 'bodies.1.bin' && time === 1 ? 'abort' : undefined) });
  await suggestion(view, 'wash').click();
  await view.inside('text=drop of shampoo').waitFor();
  assert.equal(await view.inside('[part~=retry]').count(), 0);
});

test('a part that fails says so with a way on; the others stay', async t => {
  let broken = true;
  const view = await shop(t, { fault: name => (name === 'bodies.1.bin' && broken ? 503 : undefined) });
  await suggestion(view, 'wash').click();
  await view.inside('[part~=retry]').waitFor();
  assert.match(await view.inside('[part~=answer]').innerText(), /could not be loaded just now/);
  assert.equal(await view.inside('[part~=rate]').count(), 0);
  assert.equal(asked(view).filter(name => name === 'bodies.1.bin').length, 2, 'asked for twice and no more');
  assert.match((await view.said(/bodies\.1\.bin" answered 503/))[0].text, /^\[shelfhelp\]/);

  await view.inside('[part~=back]').click();
  await suggestion(view, 'deliver abroad').click();
  await view.inside('text=zeppelin').waitFor();
  await view.inside('[part~=back]').click();

  // The search has what came, and does not say that the shop has not written about the rest.
  await type(view, 'xylophone');
  await view.inside('[part~=retry]').waitFor();
  assert.doesNotMatch(await view.text(), /have not written/);

  broken = false;
  await view.inside('[part~=retry]').click();
  await view.inside('[part~=retry]').waitFor({ state: 'detached' });
  assert.match(await view.focused(), /^input/);
  await type(view, 'shampoo');
  await view.inside('[part~=result]:has-text("wash")').first().click();
  await view.inside('text=drop of shampoo').waitFor();
});

test('titles that fail leave what the page says itself, and a way to try again', async t => {
  let broken = true;
  const view = await shop(t, { fault: name => (name === 'titles.bin' && broken ? 'abort' : undefined) });
  await view.inside('[part~=retry]').waitFor();
  broken = false;
  await view.inside('[part~=retry]').click();
  await suggestion(view, 'wash').waitFor();
});

for (const [what, spoil, words] of [
  ['of another version', bytes => bytes.with(4, bytes[4] + 1), /compiled in format \d+, and this widget reads format/],
  ['cut short', bytes => bytes.subarray(0, bytes.length - 3), /compiled part for the text of answers is damaged/],
  ['of another build', () => compiled({ answers: ANSWERS, per: 3 }).get('bodies.1.bin'), /holds other answers than its manifest says/],
  ['of another kind', (_, files) => files.get('titles.bin'), /does not hold the text of answers/],
]) {
  test(`a part ${what} is refused whole, with the reason, and the others stay`, async t => {
    const files = compiled({ answers: ANSWERS });
    const view = await shop(t, { files, fault: name => (name === 'bodies.1.bin' ? Buffer.from(spoil(new Uint8Array(files.get(name)), files)) : undefined) });
    await suggestion(view, 'wash').click();
    await view.inside('[part~=retry]').waitFor();
    assert.doesNotMatch(await view.text(), /shampoo/);
    assert.equal((await view.said(words)).length, 1);
    await view.inside('[part~=back]').click();
    await suggestion(view, 'deliver abroad').click();
    await view.inside('text=zeppelin').waitFor();
    assert.deepEqual(view.errors, []);
  });
}

for (const version of [1, 99]) {
  test(`a shop compiled in format ${version} is refused with a plain line, and what the page says stays`, async t => {
    const own = { '@context': 'https://schema.org', '@type': 'FAQPage', mainEntity: [{ '@type': 'Question', name: 'Is it hollow?', acceptedAnswer: { '@type': 'Answer', text: 'It is solid.' } }] };
    const page = `<script type="application/ld+json">${JSON.stringify(own)}</script>`;
    const view = await shop(t, { files: compiled({ answers: ANSWERS, version }), page });
    assert.equal((await view.said(new RegExp(`compiled in format ${version}, and this widget reads format \\d`))).length, 1);
    await suggestion(view, 'hollow').click();
    await view.inside('text=It is solid.').waitFor();
    assert.deepEqual(asked(view), ['shop.json']);
  });
}

test('topics open their questions by keyboard, and back leads to where one came from', async t => {
  const view = await shop(t);
  const topics = view.inside('[part~=topic]');
  await topics.first().waitFor();
  const names = (await topics.allInnerTexts()).map(words => words.replace(/\s+/g, ' ').trim());
  assert.deepEqual(names.slice(0, 2), ['Care 2 2 answers', 'Delivery 2 2 answers']);

  await topics.nth(1).focus();
  await view.page.keyboard.press('Enter');
  await view.inside('[part~=topic-list]').waitFor();
  assert.equal(await view.focused(), 'h2 "Delivery"');
  assert.deepEqual(await view.inside('[part~=suggestion]').allInnerTexts(), ['What does delivery cost?', 'Do you deliver abroad?']);

  await suggestion(view, 'abroad').click();
  await view.inside('text=zeppelin').waitFor();
  await view.inside('[part~=back]').click();
  assert.equal(await view.focused(), 'h2 "Delivery"');
  await view.inside('[part~=back]').click();
  assert.match(await view.focused(), /^button "Delivery/);

  // The visit goes on where it was.
  await topics.nth(1).click();
  await view.page.reload();
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  await view.inside('[part~=topic-list]:has-text("Delivery")').waitFor();
});

test('topics are left out where there is nothing to choose', async t => {
  for (const answers of [ANSWERS.slice(0, 5), ANSWERS.map(answer => ({ ...answer, topic: 'Everything' }))]) {
    const view = await shop(t, { files: compiled({ answers }) });
    await view.inside('[part~=suggestion]').first().waitFor();
    assert.equal(await view.inside('[part~=topic]').count(), 0);
  }
});
