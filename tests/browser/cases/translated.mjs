// Is what we say still right when a translator or an extension has been at our nodes?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';

const SHIRT = 'examples/shop/pages/linen-shirt.html';
// Half a minute after the cut-off, and what can then be promised.
const LATE = '2026-11-19T14:00:30+02:00';
const BEFORE = 'Mon 23 – Tue 24 Nov';
const AFTER = 'Tue 24 – ';

async function shirt(t) {
  const view = await openPage(t, SHIRT);
  await view.state('ready');
  await view.inside(`[part~=dates]:has-text("${BEFORE}")`).first().waitFor();
  return view;
}

/** As translators do it with all that is said: the text is replaced by a <font>, or moved into one, or into two. */
const translate = (view, how) =>
  view.page.evaluate(how => {
    const root = document.querySelector('shelf-help').shadowRoot;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim() && walker.currentNode.parentNode.localName !== 'style') found.push(walker.currentNode);
    for (const text of found) {
      const font = document.createElement('font'), inner = how === 'moved' ? font : font.appendChild(document.createElement('font'));
      text.replaceWith(font);
      if (how === 'replaced') inner.textContent = `«${text.data}»`;
      else inner.append(text);
    }
  }, how);

const died = async view => (await view.events()).filter(event => event.name === 'error');
const complaints = view => view.console.filter(entry => entry.type === 'error').map(entry => entry.text);

for (const how of ['replaced', 'moved', 'moved twice']) {
  test(`texts that a translator has ${how} are right once they change, and stay translated until then`, async t => {
    const view = await shirt(t);
    await translate(view, how);
    await view.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await view.page.waitForTimeout(300);
    if (how === 'replaced') assert.match(await view.text(), new RegExp(`«${BEFORE}`));
    await view.page.clock.setFixedTime(LATE);
    await view.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await view.inside(`[part~=dates]:has-text("${AFTER}")`).first().waitFor();
    const said = await view.text();
    assert.doesNotMatch(said, new RegExp(BEFORE), 'what is no longer true is still there');
    assert.doesNotMatch(said, /order within/, 'what is gone is still there');
    await view.page.evaluate(() => window.shelfhelp.open());
    await translate(view, how);
    for (const words of ['can I send it back', 'how long does it take', 'is it linen']) {
      await view.inside('[part~=input]').fill(words);
      await view.inside('[part~=result], [part~=product-fact], [part~=empty]').first().waitFor();
      await translate(view, how);
    }
    await view.page.evaluate(() => window.shelfhelp.close());
    await view.inside('[part~=panel]').waitFor({ state: 'detached' });
    assert.deepEqual(await died(view), []);
    assert.deepEqual(complaints(view), []);
    assert.deepEqual(view.errors, []);
  });
}

test('an extension that takes our tree away while the element is out of the page gives it back, too', async t => {
  const view = await shirt(t);
  await view.widget().evaluate(async element => {
    const parent = element.parentNode, next = element.nextSibling;
    element.remove();
    await new Promise(done => setTimeout(done, 100));
    element.shadowRoot.replaceChildren();
    parent.insertBefore(element, next);
  });
  await view.inside(`[part~=dates]:has-text("${BEFORE}")`).first().waitFor();
  // Whatever changes next finds it there.
  await view.page.evaluate(() => window.shelfhelp.open());
  await view.inside('[part~=panel]').waitFor();
  assert.deepEqual(await died(view), []);
  assert.deepEqual(view.errors, []);
});

test('an extension that puts our nodes elsewhere costs no restart and no complaint', async t => {
  const view = await shirt(t);
  await view.page.evaluate(() => window.shelfhelp.open());
  await view.inside('[part~=input]').fill('can I send it back');
  await view.inside('[part~=result]').first().waitFor();
  for (const words of ['how long does it take', 'is it linen', '', 'returns']) {
    await view.page.evaluate(() => {
      const panel = document.querySelector('shelf-help').shadowRoot.querySelector('[part~=panel]');
      const [field, nodes] = [panel.querySelector('[part~=input]'), [...panel.querySelectorAll('* > *')]];
      for (const node of nodes.filter(node => !node.contains(field)).filter((_, n) => n % 3 === 0)) node.parentNode === panel ? panel.prepend(node) : panel.append(node);
    });
    await view.inside('[part~=input]').evaluate((field, words) => {
      field.value = words;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }, words);
    await view.page.waitForTimeout(400);
  }
  assert.equal(await view.widget().evaluate(element => element.dataset.state), 'ready');
  assert.deepEqual(await died(view), []);
  assert.deepEqual(complaints(view), []);
  assert.deepEqual(view.errors, []);
});
