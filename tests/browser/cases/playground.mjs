// Does a designer get from a brand's colours to a theme, and see what it does?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';

const PAGE = 'playground/index.html';

async function open(t, hash = '', options = {}) {
  const view = await openPage(t, PAGE + (hash && `#${encodeURIComponent(JSON.stringify(hash))}`), { clock: false, viewport: { width: 1440, height: 900 }, ...options });
  await view.page.waitForFunction(() => document.documentElement.dataset.ready !== undefined);
  return view;
}

/** The widget in the frame, once it stands still in a state. */
async function staged(view) {
  const frame = await (await view.page.waitForSelector('#stage')).contentFrame();
  await frame.waitForFunction(() => document.documentElement.dataset.stage === 'ready', null, { timeout: 30000 });
  return frame;
}

const worn = (frame, token) => frame.evaluate(name => getComputedStyle(document.querySelector('shelf-help').shadowRoot.querySelector('.root')).getPropertyValue(`--_${name}`).trim(), token);

/** The address comes to say it: a dialog closes a moment after its button. */
const told = (view, words) => view.page.waitForFunction(words => decodeURIComponent(location.hash).includes(words), words);

const row = (view, token) => view.page.locator(`.row[data-token="${token}"]`);

test('every token of the table has a control that shows what holds', async t => {
  const view = await open(t);
  const tokens = await view.page.evaluate(() => fetch('tokens.json').then(reply => reply.json()));
  assert.equal(await view.page.locator('.row').count(), tokens.length);
  assert.equal(await row(view, 'radius').locator('input[type=number]').inputValue(), '12');
  assert.equal(await row(view, 'text-size-small').locator('input[type=number]').inputValue(), '13');
  assert.equal(await row(view, 'accent-color').locator('input[type=text]').inputValue(), '#1f5d4c');
});

test('a value that is moved is worn at once, without another visit, and can be taken back', async t => {
  const view = await open(t, { state: 'suggestions' });
  const frame = await staged(view);
  await frame.evaluate(() => (globalThis.marked = true));
  await row(view, 'radius').locator('input[type=number]').fill('3');
  await row(view, 'radius').locator('input[type=number]').press('Enter');
  await frame.waitForFunction(() => getComputedStyle(document.querySelector('shelf-help').shadowRoot.querySelector('.root')).getPropertyValue('--_radius').trim() === '3px');
  assert.equal(await frame.evaluate(() => globalThis.marked), true);
  assert.match(decodeURIComponent(view.page.url()), /"radius":"3px"/);
  await view.page.keyboard.press('Escape');
  await view.page.locator('#undo').click();
  await frame.waitForFunction(() => getComputedStyle(document.querySelector('shelf-help').shadowRoot.querySelector('.root')).getPropertyValue('--_radius').trim() !== '3px');
  assert.equal(await row(view, 'radius').locator('input[type=number]').inputValue(), '12');
});

test('what is no value is refused in words', async t => {
  const view = await open(t);
  const text = row(view, 'accent-color').locator('input[type=text]');
  await text.fill('red;}body{display:none');
  await text.press('Enter');
  assert.match(await view.page.locator('#status').innerText(), /is not a color/);
  assert.doesNotMatch(view.page.url(), /display/);
});

test('a pair that cannot be read is named, and mended with one tap', async t => {
  const view = await open(t, { light: { 'accent-color': '#f5c400' } });
  await view.page.locator('#tab-contrast').click();
  const failing = view.page.locator('#contrast .fails');
  assert.ok((await failing.count()) > 0);
  await view.page.getByRole('button', { name: 'Mend all' }).click();
  await failing.first().waitFor({ state: 'detached' });
  assert.equal(await view.page.locator('#failing').isVisible(), false);
});

test('a pasted style sheet and a token file are listed before anything changes', async t => {
  const view = await open(t);
  await view.page.locator('#import').click();
  await view.page.locator('#pasted').fill(':root { --color-primary: #7a2e2e } body { font-family: Georgia, serif; color: #2b2622; background: #fdf8f0 }');
  await view.page.locator('#found li').first().waitFor();
  assert.doesNotMatch(view.page.url(), /7a2e2e/);
  await view.page.locator('#take').click();
  await told(view, '"accent-color":"#7a2e2e"');
  await view.page.locator('#import').click();
  await view.page.locator('#pasted').fill('{"shelf": {"radius": {"$type": "dimension", "$value": {"value": 2, "unit": "px"}}, "nothing": {"$type": "color", "$value": "#fff"}}}');
  assert.match(await view.page.locator('#found .problem').innerText(), /nothing/);
  await view.page.locator('#take').click();
  await told(view, '"radius":"2px"');
});

test('what goes out comes in again', async t => {
  const looks = { light: { 'accent-color': '#7a2e2e', radius: '2px' }, dark: { 'accent-color': '#e9b0a0' } };
  const view = await open(t, looks);
  await view.page.locator('#export').click();
  const text = () => view.page.locator('#text').innerText();
  assert.match(await text(), /--shelf-accent-color: ?#7a2e2e/);
  await view.page.getByRole('radio', { name: 'theme.tokens.json' }).check();
  const file = await text();
  assert.equal(JSON.parse(file).shelf['accent-color'].$type, 'color');
  await view.page.getByRole('button', { name: 'Close' }).click();
  const other = await open(t);
  await other.page.locator('#import').click();
  await other.page.locator('#pasted').fill(file);
  await other.page.locator('#take').click();
  await told(other, '"radius":"2px"');
  const [, hash] = other.page.url().split('#');
  assert.deepEqual(JSON.parse(decodeURIComponent(hash)), looks);
});

test('an address shows the same to somebody else', async t => {
  const view = await open(t, { state: 'answer', locale: 'ar', scheme: 'dark', device: 'phone', dark: { 'accent-color': '#ffb0a0' } });
  const frame = await staged(view);
  assert.equal(await worn(frame, 'accent-color'), '#ffb0a0');
  assert.deepEqual(await frame.evaluate(() => [document.querySelector('shelf-help').dataset.scheme, document.querySelector('shelf-help').shadowRoot.querySelector('.root').dir]), ['dark', 'rtl']);
  assert.equal(await view.page.locator('#device').getAttribute('data-device'), 'phone');
});

test('each shipped theme can be started from', async t => {
  const view = await open(t);
  for (const theme of ['boutique', 'outdoor', 'market']) {
    await view.page.locator('#theme').selectOption(theme);
    await view.page.waitForFunction(name => decodeURIComponent(location.hash).includes(`"theme":"${name}"`), theme);
    assert.equal(await view.page.locator('#failing').isVisible(), false, theme);
  }
});

for (const [name, options] of [['on a desk', {}], ['on a phone, dark', { viewport: { width: 390, height: 844 }, dark: true }]]) {
  test(`axe has nothing against the playground ${name}`, async t => {
    const view = await open(t, '', options);
    assert.deepEqual(await view.axe({ scope: 'body > header, main .strip, main .side' }), []);
    await view.page.locator('#tab-contrast').click();
    assert.deepEqual(await view.axe({ scope: '.side' }), []);
    await view.page.locator('#export').click();
    assert.deepEqual(await view.axe({ scope: '#exporting' }), []);
  });
}
