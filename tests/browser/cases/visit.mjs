// Does help come first, a person the moment it fails, and is nothing asked twice?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';
import { visit } from '../shop.mjs';

const PAGE = 'examples/shop/pages/linen-shirt.html';

async function open(t, escalation, more, options = {}) {
  const view = await openPage(t, PAGE, options);
  await visit(view, escalation, more);
  await view.inside('[part~=suggestion]:has-text("wash"), [part~=doors]').first().waitFor();
  return view;
}

const ask = async (view, words) => {
  await view.inside('[part~=input]').fill(words);
  await view.inside('[part~=input]').press('Enter');
};
const read = async (view, words) => {
  await view.inside(`[part~=suggestion]:has-text("${words}"), [part~=result]:has-text("${words}")`).first().click();
  await view.inside('[part~=rate-no]').waitFor();
};
const no = view => view.inside('[part~=rate-no]:not([disabled])').click();
const nobody = async view => assert.equal(await view.inside('[part~=person], [part~=channel]').count(), 0, 'somebody is offered');

test('an answer that helps offers nobody, and asks nothing that the shop does not ask', async t => {
  const view = await open(t);
  await read(view, 'wash');
  assert.deepEqual(await view.inside('[part~=suggestion]').allInnerTexts(), ['How do I iron the shirt?'], 'what is near is asked next');
  await view.inside('[part~=rate-yes]').click();
  await view.inside('[part~=rate]:has-text("Good to know")').waitFor();
  assert.equal(await view.inside('[part~=rate-no], [part~=survey], [part~=reason]').count(), 0);
  await nobody(view);
  assert.deepEqual(view.errors, []);
});

test('help that fails twice leads to people, with what was missing asked quietly on the way', async t => {
  const view = await open(t);
  await read(view, 'wash');
  await no(view);
  await view.inside('[part~=next]').waitFor();
  await nobody(view);
  assert.match(await view.focused(), /Sorry about that/, 'reading goes on at the next best answer');
  await view.inside('[part~=reason]:has-text("Hard to follow")').click();
  await view.inside('text=That helps us write it better').waitFor();
  assert.equal(await view.inside('[part~=reason]').count(), 0, 'asked once');
  await view.inside('[part~=suggestion]').first().click();
  await no(view);
  await view.inside('[part~=channel]').nth(1).waitFor();
  assert.equal(await view.inside('[part~=reason]').count(), 4, 'the second may be explained as well');
  assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
  const reasons = await view.facts('reason');
  assert.deepEqual(reasons.map(fact => fact.reason), ['unclear']);
});

test('nothing found, or an urgent question, offers a person at once', async t => {
  const view = await open(t);
  await ask(view, 'zeppelin');
  await view.inside('[part~=channel]').nth(1).waitFor();
  const other = await open(t);
  await read(other, 'torn');
  await other.inside('[part~=person]').waitFor();
  assert.ok((await other.facts('sign')).some(fact => fact.sign === 'urgent' && fact.failed));
});

test('whoever looks at a thing that is for a person at once is offered one', async t => {
  const view = await open(t, { at_once: { tags: ['bespoke'] } }, { product: 'RING' });
  await view.inside('[part~=person]').click();
  await view.inside('[part~=channel]').nth(1).waitFor();
  const other = await open(t, { at_once: { tags: ['bespoke'] } });
  await nobody(other);
});

test('a shop that asks first opens with two doors', async t => {
  const view = await open(t, { mode: 'ask-first' });
  assert.equal(await view.inside('[part~=input], [part~=suggestion]').count(), 0);
  assert.match(await view.focused(), /How would you like to start/);
  assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
  await view.inside('[part~=person]').click();
  await view.inside('[part~=channel]').nth(1).waitFor();
  await view.inside('[part~=back]').click();
  await view.inside('[part~=door-help]').click();
  await view.inside('[part~=suggestion]').first().waitFor();
  assert.match(await view.focused(), /input/);
  await view.page.evaluate(() => (window.shelfhelp.close(), window.shelfhelp.open()));
  await view.inside('[part~=input]').waitFor();
  assert.equal(await view.inside('[part~=doors]').count(), 0, 'who has chosen is not asked again');
});

test('a neutral shop shows help and a person side by side, and one that only helps shows nobody', async t => {
  const view = await open(t, { mode: 'neutral' });
  const order = await view.widget().evaluate(element => {
    const at = part => element.shadowRoot.querySelector(`[part~=${part}]`).getBoundingClientRect().top;
    return [at('input') < at('person'), at('person') < at('suggestion')];
  });
  assert.deepEqual(order, [true, true], 'the person stands between the field and the questions');
  const helps = await open(t, { mode: 'help-only' });
  await ask(helps, 'zeppelin');
  await helps.inside('[part~=empty]').waitFor();
  await nobody(helps);
  await ask(helps, 'wash the shirt');
  await read(helps, 'wash');
  await no(helps);
  await helps.inside('[part~=next]').waitFor();
  await nobody(helps);
});

test('effort and recommending are asked once where the shop asks, and not again when they are closed', async t => {
  const view = await open(t, { ask: { effort: true, recommend: true } });
  await read(view, 'wash');
  assert.equal(await view.inside('[part~=survey]').count(), 0, 'nothing is asked before it is over');
  await view.inside('[part~=rate-yes]').click();
  await view.inside('[part~=score]').nth(6).waitFor();
  assert.equal(await view.inside('[part~=score]').count(), 7);
  await view.inside('[part~=score]').first().press('Enter');
  await view.inside('[part~=score]').nth(10).waitFor();
  assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
  await view.inside('[part~=survey-close]').click();
  await view.inside('[part~=survey]').waitFor({ state: 'detached' });
  await view.inside('[part~=back]').click();
  await read(view, 'send');
  await view.inside('[part~=rate-yes]').click();
  await view.inside('[part~=rate]:has-text("Good to know")').waitFor();
  assert.equal(await view.inside('[part~=survey]').count(), 0);
  assert.deepEqual((await view.facts('effort')).map(fact => fact.score), [1]);
  assert.deepEqual(await view.facts('recommend', 0), []);
});

test('eleven scores fit into two rows of a narrow phone, each as large as a thumb', async t => {
  const view = await open(t, { ask: { recommend: true } }, {}, { viewport: 'small' });
  await read(view, 'wash');
  await view.inside('[part~=rate-yes]').click();
  await view.inside('[part~=score]').nth(10).waitFor();
  const boxes = await view.widget().evaluate(element => {
    const scores = [...element.shadowRoot.querySelectorAll('[part~=score]')].map(score => score.getBoundingClientRect());
    return { rows: new Set(scores.map(box => Math.round(box.top))).size, least: Math.min(...scores.flatMap(box => [box.width, box.height])) };
  });
  assert.ok(boxes.rows <= 2 && boxes.least >= 44, JSON.stringify(boxes));
});

test('time without progress offers a person below, and moves nothing', async t => {
  const view = await open(t, { weights: { stalled: 2 } });
  await read(view, 'wash');
  await nobody(view);
  const top = () => view.inside('[part~=rate-no]').evaluate(button => button.getBoundingClientRect().top);
  const before = await top();
  await view.page.clock.setFixedTime('2026-11-19T13:51:30+02:00');
  await view.page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await view.inside('[part~=person]').waitFor();
  assert.equal(await top(), before);
});

test('closing, opening and another page lose nothing of a visit', async t => {
  const view = await openPage(t, PAGE);
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  await view.inside('[part~=suggestion]').first().waitFor();
  await ask(view, 'how do i wash it');
  await view.inside('[part~=result]').first().click();
  await no(view);
  await view.inside('[part~=next]').waitFor();
  const next = await view.inside('[part~=next] + ul').innerText();
  await view.page.evaluate(() => (window.shelfhelp.close(), window.shelfhelp.open()));
  await view.inside('[part~=next]').waitFor();
  assert.equal(await view.inside('[part~=next] + ul').innerText(), next);
  // Whom help has failed, and who comes back, is offered a person.
  await view.inside('[part~=person]').waitFor();
  await view.page.reload();
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  await view.inside('[part~=next]').waitFor();
  assert.equal(await view.inside('[part~=next] + ul').innerText(), next);
  await view.inside('[part~=person]').click();
  await view.inside('[part~=channel]').nth(1).waitFor();
  assert.deepEqual(view.errors, []);
});
