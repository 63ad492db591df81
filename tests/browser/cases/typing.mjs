// Does the panel help while a question is typed, by keys, by touch and with an input method, and judge it no sooner than it should?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';
import { compiled, partsPage } from '../parts.mjs';

const PAGES = 'examples/shop/pages/';
const SHIRT = `${PAGES}linen-shirt.html`;

/** Opens a page and its panel; the field has the focus. */
async function panel(t, path = SHIRT, options = {}) {
  const view = await openPage(t, path, options);
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  await view.inside('[part~=suggestion]').first().waitFor();
  return Object.assign(view, { field: view.inside('[part~=input]'), options: view.inside('[part~=completion]') });
}

const results = view => view.inside('[part~=result] strong').allInnerTexts();

const pointed = view => view.inside('[role=option][aria-selected=true]').allInnerTexts();

test('arrows walk through the completions and past their ends, Enter asks what they point at', async t => {
  const view = await panel(t);
  await view.field.pressSequentially('how do i w');
  await view.options.first().waitFor();
  const all = await view.options.allInnerTexts();
  assert.ok(all.length >= 2 && all.length <= 5, all.join());
  assert.equal(await view.field.getAttribute('aria-expanded'), 'true');
  await view.field.press('ArrowDown');
  assert.deepEqual(await pointed(view), [all[0]]);
  // What is pointed at is named by the field, which keeps the focus, the caret and the words.
  const named = await view.field.evaluate(field => field.getRootNode().getElementById(field.getAttribute('aria-activedescendant')).innerText);
  assert.equal(named, all[0]);
  assert.match(await view.focused(), /^input/);
  assert.equal(await view.field.inputValue(), 'how do i w');
  await view.field.press('ArrowUp');
  assert.deepEqual(await pointed(view), []);
  await view.field.press('ArrowUp');
  assert.deepEqual(await pointed(view), [all.at(-1)]);
  await view.field.press('ArrowDown');
  assert.deepEqual(await pointed(view), []);
  await view.field.press('ArrowDown');
  await view.field.press('ArrowDown');
  await view.field.press('Enter');
  assert.equal(await view.field.inputValue(), all[1]);
  assert.equal(await view.options.count(), 0);
  assert.equal((await results(view))[0], all[1]);
  assert.equal((await view.told('search')).at(-1).answered, true);
  assert.match(await view.focused(), /^input/);
  assert.deepEqual(view.errors, []);
});

test('Escape folds the completions first and closes the panel then', async t => {
  const view = await panel(t);
  await view.field.pressSequentially('how do i w');
  await view.options.first().waitFor();
  await view.field.press('Escape');
  await view.options.first().waitFor({ state: 'detached' });
  assert.equal(await view.field.getAttribute('aria-expanded'), 'false');
  assert.equal(await view.field.inputValue(), 'how do i w');
  await view.field.press('Escape');
  await view.inside('[part~=panel]').waitFor({ state: 'detached' });
});

test('a completion that is tapped is asked, and nothing moves before', async t => {
  const view = await panel(t, SHIRT, { viewport: 'phone', touch: true });
  await view.field.pressSequentially('how do i w');
  await view.options.first().waitFor();
  const at = () => view.options.nth(1).evaluate(option => option.getBoundingClientRect().top);
  const [before, words] = [await at(), await view.options.nth(1).innerText()];
  // Longer than a pause that takes the query as meant.
  await view.page.waitForTimeout(1_800);
  assert.equal(await at(), before);
  const { height } = await view.options.nth(1).boundingBox();
  assert.ok(height >= 44, `${height} px to touch`);
  await view.options.nth(1).tap();
  assert.equal(await view.field.inputValue(), words);
  assert.equal((await results(view))[0], words);
});

test('an input method has its keys and its list to itself until it is done', async t => {
  const view = await panel(t, `${PAGES}ja/mountain-tea.html`);
  const session = await view.context.newCDPSession(view.page);
  await view.field.focus();
  await session.send('Input.imeSetComposition', { text: 'へんぴん', selectionStart: 4, selectionEnd: 4 });
  await view.page.waitForTimeout(200);
  assert.equal(await view.field.inputValue(), 'へんぴん');
  assert.equal(await view.options.count(), 0);
  assert.deepEqual(await view.told('search', 0), []);
  await session.send('Input.insertText', { text: '返品' });
  await view.options.first().waitFor();
  assert.match(await view.options.first().innerText(), /返品/);
  // Enter that only ends a composition asks nothing.
  await view.field.evaluate(field => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', isComposing: true, bubbles: true, composed: true })));
  assert.deepEqual(await pointed(view), []);
  await view.field.press('ArrowDown');
  assert.equal((await pointed(view)).length, 1);
});

test('a phone that composes every word is typed on like any other keyboard', async t => {
  const view = await panel(t, SHIRT, { viewport: 'phone', touch: true });
  const session = await view.context.newCDPSession(view.page);
  await view.field.focus();
  await session.send('Input.imeSetComposition', { text: 'wash', selectionStart: 4, selectionEnd: 4 });
  await view.options.first().waitFor();
  assert.equal(await view.field.inputValue(), 'wash');
  await view.options.first().tap();
  await view.inside('[part~=result]').first().waitFor();
  assert.deepEqual(view.errors, []);
});

test('what was asked can be asked again and forgotten, and is kept nowhere but in the visit', async t => {
  const view = await panel(t);
  for (const words of ['how do i wash it', 'is it linen']) {
    await view.field.fill(words);
    await view.field.press('Enter');
  }
  await view.field.fill('');
  const recent = view.inside('[part~=recent]');
  assert.deepEqual(await recent.allInnerTexts(), ['is it linen', 'how do i wash it']);
  await recent.last().click();
  assert.equal(await view.field.inputValue(), 'how do i wash it');
  assert.match((await results(view)).join(), /wash/);
  await view.field.fill('');
  await view.page.getByRole('button', { name: 'Forget: is it linen' }).click();
  assert.deepEqual(await recent.allInnerTexts(), ['how do i wash it']);
  assert.match(await view.focused(), /^input/);
  await view.page.getByRole('button', { name: 'Forget: how do i wash it' }).click();
  assert.equal(await recent.count(), 0);
  assert.equal(await view.page.evaluate(() => localStorage.length), 0);
  assert.doesNotMatch(await view.page.evaluate(() => document.cookie), /./);
});

const WORDS = ['Do you deliver by zeppelin?', 'How do I wash it?', 'Can I send it back?'].map((question, i) => ({
  id: `a${i}`,
  question,
  text: 'Yes, with pleasure.',
}));

test('no verdict in the middle of a word, however long the shopper rests there; Enter asks all the same', async t => {
  const view = await openPage(t, ...partsPage(compiled({ answers: WORDS })));
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  const field = view.inside('[part~=input]');
  await field.pressSequentially('xylophone zepp');
  await view.page.waitForTimeout(2_000);
  assert.equal(await view.inside('[part~=empty]').count(), 0);
  assert.deepEqual(await view.told('search', 0), []);
  await field.pressSequentially('elin trombone kazoo');
  assert.equal(await view.inside('[part~=empty]').count(), 0, 'nor while keys are pressed');
  await view.inside('[part~=empty]').waitFor();
  assert.equal((await view.told('search')).at(-1).answered, false);
  await field.fill('kazoo wa');
  await field.press('Enter');
  await view.inside('[part~=empty]').waitFor();
});

test('where no answer is good the panel says so, shows who can tell, and a few that are perhaps near', async t => {
  const view = await panel(t);
  await view.field.fill('can you embroider a name');
  await view.field.press('Enter');
  await view.inside('[part~=channels]').waitFor();
  assert.match(await view.inside('[part~=empty]').innerText(), /We are not sure that we have an answer to that/);
  assert.match(await view.inside('.body').innerText(), /This may be close/);
  assert.ok((await results(view)).length <= 3);
  // Heard as it is seen: not "6 answers".
  assert.match(await view.inside('[role=status]').first().innerText(), /not sure/);
  await view.field.fill('qqqq zzzz');
  await view.field.press('Enter');
  await view.inside('text=We have not written about that yet').first().waitFor();
  assert.equal(await view.inside('[part~=channels]').count(), 1);
  assert.equal(await view.inside('[part~=person]').count(), 0, 'no way to what is there already');
});

test('the page is told that a question was asked, and its words only where the shop wants them, masked', async t => {
  const view = await panel(t);
  await view.field.fill('where is my parcel, I am me@example.org');
  await view.field.press('Enter');
  const [plain] = await view.told('search');
  assert.deepEqual(Object.keys(plain).sort(), ['answered', 'hits', 'length']);
  await view.page.evaluate(() => (document.querySelector('shelf-help').config = { 'share-queries': true }));
  await view.field.fill('is my parcel lost, I am me@example.org');
  await view.field.press('Enter');
  assert.equal((await view.told('search', 2)).at(-1).query, 'is my parcel lost, I am [e-mail]');
});
