// Can the widget be used without a pointer, and does it leave the page its keys?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';
import { NAMES, through } from '../reach.mjs';

const SCARF = 'examples/shop/pages/silk-scarf.html';
// More stops than any state has.
const STOPS_MAX = 70;

// From the shop's link before the widget to its button behind it, and what is met between.
async function walk(view, key) {
  const met = [];
  for (let at = 0; at < STOPS_MAX; at += 1) {
    await view.page.keyboard.press(key);
    const stop = await view.measure('stop');
    if (stop) met.push(stop);
    else if (met.length || !(await view.page.evaluate(() => document.activeElement?.matches('nav a')))) return met;
  }
  throw new Error(`no way out after ${STOPS_MAX} stops`);
}

test('Tab leads through every state in reading order, each stop is seen, and out again both ways', async t => {
  const said = await through(t, NAMES.map(state => ({ state, locale: 'en' })), { reducedMotion: true }, async (view, { state }) => {
    await view.to({ state, locale: 'en' });
    // Before the panel stands the block, the same in all of its states.
    const ask = view.inside('[part~=panel]');
    if (await ask.count()) await view.page.evaluate(() => [...document.querySelector('shelf-help').shadowRoot.querySelectorAll('.delivery :is(button, a)')].at(-1)?.focus());
    else await view.page.locator('nav a').last().focus();
    const there = await walk(view, 'Tab');
    const wrong = there.flatMap(stop => stop.wrong);
    there.slice(1).forEach((stop, at) => {
      const last = there[at];
      if (stop.order < last.order) wrong.push(`${stop.name} comes after ${last.name}`);
      const above = stop.layer === last.layer && !stop.scrolled && !last.scrolled && stop.bottom <= last.top;
      if (above) wrong.push(`${stop.name} stands above ${last.name}`);
    });
    const after = await view.page.evaluate(() => document.activeElement?.className);
    if (after !== 'add') wrong.push(`Tab leads to "${after}", not to the page's next button`);
    const back = await walk(view, 'Shift+Tab');
    const names = stops => stops.map(stop => stop.name).join(', ');
    if (names(back.reverse()) !== names(there)) wrong.push(`back: ${names(back)}; there: ${names(there)}`);
    return wrong;
  });
  assert.deepEqual(said, []);
});

test('the focus is never lost: it follows each change of view, and goes back to what opened the panel', async t => {
  const view = await openPage(t, SCARF);
  await view.state('ready');
  const inside = () => view.page.evaluate(() => Boolean(document.querySelector('shelf-help').shadowRoot.activeElement));
  const { keyboard } = view.page;
  await view.inside('[part~=ask]').focus();
  for (const [key, awaited] of [
    ['Enter', '[part~=suggestion]'],
    ['Tab', null],
  ]) {
    await keyboard.press(key);
    if (awaited) await view.inside(awaited).first().waitFor();
    assert.ok(await inside(), key);
  }
  const go = async (part, awaited) => {
    await view.inside(`[part~=${part}]`).first().focus();
    await keyboard.press('Enter');
    await view.inside(`[part~=${awaited}]`).first().waitFor();
    assert.ok(await inside(), part);
  };
  await go('suggestion', 'rate');
  await go('rate-no', 'reasons');
  await go('reason', 'answer');
  await go('back', 'suggestion');
  await keyboard.press('Escape');
  await view.inside('[part~=panel]').waitFor({ state: 'detached' });
  assert.match(await view.focused(), /^button "/);
  assert.ok(await view.inside('[part~=ask]').evaluate(ask => ask.getRootNode().activeElement === ask));
});

// A shop with keys of its own: all that it hears.
async function shop(t, path = SCARF) {
  const view = await openPage(t, path);
  await view.state('ready');
  await view.page.evaluate(() => {
    window.__keys = [];
    document.addEventListener('keydown', e => window.__keys.push(e.key));
  });
  view.heard = () => view.page.evaluate(() => window.__keys.splice(0));
  return view;
}

test('keys that the widget has no use for reach the shop', async t => {
  const view = await shop(t);
  await view.inside('[part~=why]').first().focus();
  for (const key of ['/', 's', 'ArrowLeft', 'Escape', 'Control+k']) await view.page.keyboard.press(key);
  assert.deepEqual(await view.heard(), ['/', 's', 'ArrowLeft', 'Escape', 'Control', 'k']);
  await view.inside('[part~=ask]').click();
  await view.inside('[part~=suggestion]').first().focus();
  for (const key of ['/', 'ArrowRight', 'PageDown']) await view.page.keyboard.press(key);
  assert.deepEqual(await view.heard(), ['/', 'ArrowRight', 'PageDown']);
  // Escape closes what is ours, and nothing of the shop's besides.
  await view.page.keyboard.press('Escape');
  await view.inside('[part~=panel]').waitFor({ state: 'detached' });
  assert.deepEqual(await view.heard(), []);
});

test('what is typed in a field of ours is no shortcut of the shop', async t => {
  const view = await shop(t);
  await view.inside('[part~=ask]').click();
  const field = view.inside('[part~=input]');
  await field.pressSequentially('size s/m');
  for (const key of ['ArrowLeft', 'Backspace', 'Home']) await field.press(key);
  assert.equal(await field.inputValue(), 'size sm');
  assert.deepEqual(await view.heard(), []);
  await field.press('Control+k');
  assert.deepEqual((await view.heard()).slice(-1), ['k']);
});

const COMPOSING = ['Enter', 'Escape', 'ArrowDown', 'ArrowUp'];

/** Keys as an input method's: they are its own, in Safari told only by their code. */
async function compose(field) {
  await field.evaluate((field, keys) => {
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, composed: true }));
    for (const key of keys) {
      for (const how of [{ isComposing: true }, { keyCode: 229 }]) {
        field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...how }));
      }
    }
  }, COMPOSING);
}

for (const [locale, words] of [['ja', '返品'], ['ko', '반품'], ['zh-Hans', '退货']]) {
  test(`keys of an input method are its own in every field (${locale})`, async t => {
    const fields = [
      ['typing', '[part~=input]', '[part~=completion]'],
      ['place', '[data-focus=postcode]', '[part~=place-form]'],
      ['order-form', '[data-focus=order-number]', '[part~=order-form]'],
      ['packet-editing', '[part~=line-field]', '[part~=packet]'],
      ['call-back', '[data-focus=call-phone]', '[part~=call-form]'],
    ].filter(([state]) => NAMES.includes(state));
    const said = await through(t, fields.map(([state]) => ({ state, locale })), {}, async (view, job) => {
      const [, selector, kept] = fields.find(([state]) => state === job.state);
      await view.to(job);

      const field = view.inside(selector).first();
      await field.focus();
      if (job.state !== 'typing') await field.fill(words);
      const before = [await field.inputValue(), await view.inside(kept).count(), (await view.events()).length];
      await compose(field);
      await view.page.waitForTimeout(100);
      const after = [await field.inputValue(), await view.inside(kept).count(), (await view.events()).length];
      return String(before) === String(after) ? [] : [`${before} became ${after}`];
    }, 2);
    assert.deepEqual(said, []);
  });
}
