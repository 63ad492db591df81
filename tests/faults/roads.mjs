// By which roads does a shopper, or the page, come to what no picture shows?
//
// In the shape of tests/browser/states.mjs, [name, page, viewport, dark, steps], and where the page needs something before it
// opens, the options of `openPage` for that. Whatever a road waits for is there for a shopper too, after the widget has broken
// on the way: a step that it forgot is done once more, as a shopper would.

import { call, people } from '../browser/channels.mjs';
import { chatPage } from '../browser/chat-page.mjs';
import { fake as crisp } from '../browser/fakes/crisp.mjs';
import { kit } from '../browser/fakes/kit.mjs';
import { NOW } from '../browser/harness.mjs';
import { built, partsPage } from '../browser/parts.mjs';
import { findOrder, orderForm } from '../browser/shop.mjs';
import { STATES } from '../browser/states.mjs';

const SHIRT = 'examples/shop/pages/linen-shirt.html';
const SCARF = 'examples/shop/pages/silk-scarf.html';

/** A road that goes on from a state. */
const from = (name, state, on) => {
  const [, path, viewport, dark, steps] = STATES.find(([known]) => known === state);
  return [name, path, viewport, dark, async view => (await steps(view), await on(view))];
};

const input = view => view.inside('[part~=input]');

async function open(view) {
  await view.state('ready');
  await view.inside('[part~=ask]').click();
}

async function ask(view, words) {
  await input(view).fill(words);
  await input(view).press('Enter');
}

/** The completions are folded away, one is tapped, and what was asked is forgotten. */
async function completed(view) {
  const completion = view.inside('[part~=completion]').first();
  await input(view).press('Escape');
  await completion.waitFor({ state: 'detached' });
  await input(view).click();
  await input(view).press('End');
  await input(view).press('Backspace');
  await completion.click();
  await view.inside('[part~=result]').first().waitFor();
  await input(view).fill('');
  await view.inside('[part~=forget]').click();
  await view.inside('[part~=forget]').waitFor({ state: 'detached' });
}

/** An input method writes, then keys do, and the shopper rests. */
async function rested(view) {
  await open(view);
  await input(view).focus();
  const session = await view.context.newCDPSession(view.page);
  await session.send('Input.imeSetComposition', { text: 'へんぴん', selectionStart: 4, selectionEnd: 4 });
  await session.send('Input.insertText', { text: '返品' });
  await input(view).fill('');
  await input(view).pressSequentially('trombone kazoo');
  await view.inside('[part~=empty]').waitFor();
}

async function placeKept(view) {
  await open(view);
  await ask(view, 'delivery to Crete');
  await view.inside('[part~=keep]').click();
  await view.inside('[part~=keep]:has-text("Your place from now on")').waitFor();
}

/** The page tells of a consent that came late, and the place of an earlier visit is found. */
async function recalled(view) {
  await view.inside('[part~=dates]:has-text("Mon 23 – Wed 25 Nov")').waitFor();
  await view.page.evaluate(day => {
    localStorage['shelfhelp:place'] = `1 ${day} GR/10434`;
    window.shelfhelp.update({ consent: true });
  }, Math.floor(Date.parse(NOW) / 86_400_000));
  await view.inside('[part~=dates]:has-text("Mon 23 – Tue 24 Nov")').waitFor();
}

async function lineKept(view) {
  await view.inside('textarea').fill('Greece, the islands');
  await view.inside('textarea').press('Enter');
  await view.inside('.pack dd:has-text("Greece, the islands")').waitFor();
}

/** Notes and links of an article whose pictures do not come. */
async function read(view) {
  await view.page.route('**/public/*.svg', route => route.abort());
  await open(view);
  await ask(view, 'How do I fold and store a silk scarf?');
  await view.inside('[part~=result]').first().click();
  await view.inside('[part~=picture]').first().evaluate(picture => picture.scrollIntoView());
  await view.inside('p[part~=picture]').waitFor();
  await view.inside('[data-focus=ref-1]').click();
  await view.inside('[data-focus=note-1]:focus').waitFor();
  await view.inside('[data-focus=note-1] button').click();
  await view.inside('[data-focus=ref-1]:focus').waitFor();
  await view.inside('[part~=answer-link]').first().click();
  await view.inside('[part~=answer] h2:has-text("wash")').waitFor();
}

/** The list of questions does not come, and then it does. */
async function retried(view) {
  await view.page.route('**/titles.*', route => route.abort());
  await open(view);
  await view.inside('[part~=retry]').waitFor();
  await view.page.unroute('**/titles.*');
  await view.inside('[part~=retry]').click();
  await view.inside('[part~=suggestion]').first().waitFor();
}

const QUESTIONS = Array.from({ length: 2000 }, (_, i) => ({ id: `a${i}`, topic: `Topic ${i % 3}`, question: `How do I clean model ${i}?`, body: `With soap number ${i}.` }));
const FAR = { id: 'zeppelin', topic: 'Topic 1', question: 'Do you deliver by zeppelin?', body: 'On calm days.' };
let large;

/** The page of a shop with so many answers that they come in pieces. */
const largeShop = { before: page => partsPage((large ??= built([...QUESTIONS, FAR])))[1].before(page) };

async function sought(view) {
  await view.state('ready');
  // An element in which nothing is said of delivery has the launcher alone.
  await view.inside('[part~=ask], [part~=launcher]').first().click();
  await ask(view, 'deliver by zeppelin');
  await view.inside('[part~=result]:has-text("zeppelin")').click();
  await view.inside('[part~=answer]:has-text("calm days")').waitFor();
}

/** The page of a shop whose chat is somebody else's. */
const chatShop = {
  before: async page => {
    await page.addInitScript(kit, '');
    const body = chatPage({ provider: 'crisp', settings: crisp.settings });
    await page.route('**/cup.html', route => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
    const script = `(${crisp.vendor.toString().replace(/^vendor/, 'function')})()`;
    const headers = { 'Access-Control-Allow-Origin': '*' };
    await page.route(`${crisp.loader}*`, route => route.fulfill({ contentType: 'text/javascript', body: script, headers }));
  },
};

/** The chat is opened, put away and opened again. */
async function chatted(view) {
  const open = () => view.page.waitForFunction(() => window.__vendor.state.open);
  const lost = view.inside('[part~=lost]');
  await people(view);
  await view.inside('[data-channel=chat]').click();
  await view.inside('[part~=start]').click();
  await open();
  await Promise.race([view.inside('[part~=panel]').waitFor({ state: 'detached' }), lost.waitFor()]);
  await view.page.evaluate(() => ['started', 'hidden'].forEach(what => window.__vendor.say(what)));
  await view.inside('[part~=launcher]').or(lost).filter({ visible: true }).first().waitFor();
  // Who has not heard that it opened says so; the chat is there all the same.
  if (await lost.count()) return;
  await view.inside('[part~=launcher]').click();
  // Who has heard nothing of what came after shows where the message is.
  await Promise.race([open(), view.inside('[part~=handed-off]').waitFor()]);
}

/** A call is asked for by Enter. */
async function called(view) {
  const phone = view.inside('[autocomplete=tel]'), promised = view.inside('[part~=handed-off]:has-text("We have your number")');
  const lost = view.inside('[part~=lost]');
  await phone.press('Enter');
  await promised.or(lost).first().waitFor();
  if (await promised.count()) return;
  // What broke meanwhile took the number with it, which is kept nowhere: whoever is told so asks again.
  await call(view, '+30 210 555 0148');
  await phone.press('Enter');
  await promised.waitFor();
}

/** The page tells of orders, one of them came damaged, and then it tells of orders no more. */
async function ordered(view) {
  await view.state('ready');
  await view.widget().evaluate(element => (element.config = { onOrderLookup: async () => ({ orderStatus: 'OrderDelivered' }) }));
  await orderForm(view);
  await findOrder(view);
  await view.inside('[part~=scenario]:has-text("damaged")').click();
  await view.inside('[part~=rate-no]').waitFor();
  await view.inside('[part~=back]').click();
  await view.inside('[part~=order-form], [part~=order]').first().waitFor();
  await view.widget().evaluate(element => (element.config = {}));
  await view.inside('[part~=suggestion]').first().waitFor();
}

const score = at => async view => {
  await view.inside('[part~=score]').nth(at).click();
  await view.inside('[part~=score]').nth(at).waitFor({ state: 'detached' });
};

async function kept(view) {
  await view.inside('[part~=survey-close]').click();
  await view.inside('[part~=survey]').waitFor({ state: 'detached' });
}

/** The page turns dark under the widget. */
async function dressed(view) {
  await view.state('ready');
  await view.page.evaluate(() => (document.body.style.cssText = 'background: #111; color: #eee'));
  await view.page.locator('shelf-help[data-scheme=dark]').first().waitFor();
}

/** The element is taken out of the page, and put back after `meanwhile`. */
const moved = meanwhile => async view => {
  await view.state('ready');
  const element = await view.widget().elementHandle();
  const parent = await element.evaluateHandle(element => element.parentNode);
  await element.evaluate(element => element.remove());
  await meanwhile(view.page);
  await parent.evaluate((parent, element) => parent.prepend(element), element);
  await open(view);
  await view.inside('[part~=suggestion]').first().waitFor();
};

// Nothing on screen tells that an element which is nowhere has fallen asleep.
const asleep = page => page.waitForFunction(() => window.shelfhelpPassed.includes('msg:Away'));

/** A page in another language: its words come, and with an answer the text of it. */
async function greek(view) {
  await open(view);
  await view.inside('[part~=suggestion]').first().click();
  await view.inside('[part~=rate-no]').waitFor();
}

async function explained(view) {
  await view.inside('[part~=reason]').first().click();
  await view.inside('[part~=reasons]').waitFor({ state: 'detached' });
}

async function turned(view) {
  await view.inside('[part~=person]').first().click();
  await view.inside('[part~=channels]').waitFor();
}

async function placeLeft(view) {
  await view.inside('[data-focus=country]').press('Escape');
  await view.inside('[part~=place-form]').waitFor({ state: 'detached' });
}

/** The ways by a day that was typed are told to the ear, too. */
const told = view => view.inside('[role=status]:has-text("order by")').first().waitFor({ state: 'attached' });

/** The page asks by itself; the shopper, who sees nothing of that, does too. */
async function searched(view) {
  await view.state('ready');
  await view.page.evaluate(() => void window.shelfhelp.search('returns'));
  await open(view);
  await ask(view, 'returns');
  await view.inside('[part~=result]').first().waitFor();
}

export const ROADS = [
  from('completed', 'typing', completed),
  ['rested', SHIRT, 'laptop', false, rested],
  ['place-kept', SHIRT, 'laptop', false, placeKept],
  ['recalled', SCARF, 'laptop', false, recalled],
  from('line-kept', 'packet-writing', lineKept),
  ['read', SHIRT, 'laptop', false, read],
  ['retried', SHIRT, 'laptop', false, retried],
  ['sought', 'cup.html', 'laptop', false, sought, largeShop],
  ['chatted', 'cup.html', 'laptop', false, chatted, chatShop],
  from('called', 'call-back', called),
  ['ordered', SHIRT, 'laptop', false, ordered],
  from('scored', 'recommend-phone', score(9)),
  from('survey-closed', 'effort', kept),
  ['dressed', SCARF, 'laptop', false, dressed],
  ['moved', SCARF, 'laptop', false, moved(async () => {})],
  ['away', SCARF, 'laptop', false, moved(asleep)],
  ['greek', 'examples/shop/pages/el/olive-soap.html', 'laptop', false, greek],
  from('explained', 'reasons', explained),
  from('turned-to-people', 'neutral', turned),
  from('place-left', 'place', placeLeft),
  from('told', 'need', told),
  ['searched', SHIRT, 'laptop', false, searched],
];
