// Does the ranking playground tell what made a score, to the last part?

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage } from '../harness.mjs';

const PAGE = 'playground/ranking.html';

/** What the page says of the answer that is chosen. */
const told = page => page.locator('#why').evaluate(why => ({
  id: why.dataset.id,
  parts: [...why.querySelectorAll('[data-adds]')].map(row => Number(row.dataset.adds)),
  score: Number(why.querySelector('[data-score]').dataset.score),
  confidence: Number(why.querySelector('[data-confidence]').dataset.confidence),
}));

async function open(t, options = {}) {
  const view = await openPage(t, PAGE, { clock: false, ...options });
  await view.page.getByText('answers are ready').waitFor();
  return view;
}

for (const [name, isMeant] of [['', false], [', with the pack', true]]) test(`the parts of every answer found add up to its score${name}`, async t => {
  const view = await open(t);
  const { page } = view;
  if (isMeant) await page.getByLabel('meaning pack').check();
  await page.getByRole('searchbox', { name: 'Question' }).fill('how do i wash my silk scraf');
  const found = page.getByRole('listitem').getByRole('button');
  await found.first().waitFor();
  for (const button of await found.all()) {
    await button.click();
    const { id, parts, score, confidence } = await told(page);
    assert.equal(id, await button.getAttribute('data-id'));
    const sum = parts.reduce((all, part) => all + part, 0);
    assert.ok(score > 0 && Math.abs(sum - score) < 1e-4, `${id}: ${parts} make ${sum}, not ${score}`);
    assert.ok(confidence >= 0 && confidence <= 1, id);
    assert.ok((await button.innerText()).includes(score.toFixed(3)), `${id}: the list says the same`);
  }
  await found.first().click();
  assert.match(await page.locator('#why').innerText(), /a slip/, 'a word misspelt is told as such');
  if (isMeant) assert.match(await page.locator('#why').innerText(), /near in meaning/);
  assert.deepEqual(view.errors, []);
});

test('an answer that is not found is explained too', async t => {
  const { page } = await open(t);
  await page.getByRole('searchbox').fill('zebra');
  await page.getByText('Nothing holds any of these words').waitFor();
  await page.getByLabel('Explain another answer').selectOption({ index: 1 });
  assert.match(await page.locator('#why').innerText(), /it holds no word of the question/);
});

test('answers of a file take the place of the shop', async t => {
  const { page } = await open(t);
  const docs = [{ id: 'tea', title: 'How long does tea keep?', body: 'Two years, dry and dark.' }, { id: 'cup', title: 'Is the cup safe in a dishwasher?' }];
  const file = { name: 'tea.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ docs })) };
  await page.getByLabel('or a JSON file').setInputFiles(file);
  await page.getByText('2 answers of tea.json are ready').waitFor();
  await page.getByRole('searchbox').fill('tea');
  assert.equal((await told(page)).id, 'tea');
  await page.getByLabel('or a JSON file').setInputFiles({ ...file, buffer: Buffer.from('{') });
  await page.getByText('tea.json cannot be read').waitFor();
});

test('the keyboard is enough', async t => {
  const { page } = await open(t);
  await page.keyboard.type('returns');
  await page.getByRole('listitem').nth(1).waitFor();
  const second = page.getByRole('listitem').nth(1).getByRole('button');
  for (let presses = 0; presses < 20 && !(await second.evaluate(button => button === document.activeElement)); presses++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await second.getAttribute('aria-pressed'), 'true');
});

for (const [name, options] of [['light', {}], ['dark, on a phone', { dark: true, viewport: 'phone' }]]) {
  test(`axe has nothing against the ranking playground: ${name}`, async t => {
    const view = await open(t, options);
    await view.page.getByRole('searchbox').fill('when will my parcel come');
    await view.page.locator('[data-score]').waitFor();
    assert.deepEqual(await view.axe(), []);
    const overflow = await view.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${overflow} pixels too wide`);
  });
}
