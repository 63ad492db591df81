// Who can be reached when, does every way lead there with the question, and is a call asked for once?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';
import { call, people } from '../channels.mjs';

const SUNDAY = '2026-11-22T20:00:00+02:00';
const QUESTION = 'can you embroider a name';
const NUMBER = '+30 210 555 0199';

let visits = 0;

/** Opens the page with these channels, and asks what nobody has written about. */
async function reach(t, { only, variant = [], ...options } = {}) {
  // A host of its own for each visit tells its calls from those of others.
  const own = [...variant, `visit${++visits}`];
  const view = await openPage(t, `pages/channels.html${only ? `?only=${only}` : ''}`, { ...options, variant: own });
  await people(view);
  return view;
}

const lines = async (view, selector) => (await view.inside(selector).allInnerTexts()).map(text => text.replace(/\s*\n\s*/g, ' | '));
const posts = view => view.requests.filter(request => request.method === 'POST' && request.url.endsWith('/call-back'));
const taken = view => view.server.called.filter(one => `http://${one.headers.host}` === view.origin);
const stored = view => view.page.evaluate(() => Object.entries(sessionStorage).map(String).join(' '));

test('on a Sunday evening the two ways that are left are compared, and who answers first comes first', async t => {
  const view = await reach(t, { only: 'chat,phone,mail', clock: SUNDAY });
  assert.equal(await view.inside('[part~=soonest]').innerText(), 'Chat opens Mon at 9:00; an e-mail now is answered by Mon 11:00.');
  assert.deepEqual(await lines(view, '[part~=channels] li'), [
    'Chat with us | Opens Mon at 9:00 · answers in about 3 min | Chat',
    'Call us | Opens Mon at 10:00 | Call',
    'E-mail | Answered by Mon 11:00 | Write',
  ]);
  assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
});

test('in the small hours the wait is told, and where somebody is there nothing is compared', async t => {
  const view = await reach(t, { only: 'chat,phone,mail', clock: '2026-11-23T03:10:00+02:00' });
  assert.equal(await view.inside('[part~=soonest]').innerText(), 'Chat opens in 5 hr 50 min; an e-mail now is answered by 11:00.');
  // The clock goes on while the panel is open.
  await view.page.clock.setFixedTime('2026-11-23T09:30:00+02:00');
  await view.page.evaluate(() => dispatchEvent(new Event('focus')));
  await view.inside('[part~=soonest]').waitFor({ state: 'detached' });
  assert.match((await lines(view, '[part~=channels] li'))[0], /^Chat with us \| Open until 18:00 · answers in about 3 min/);
});

test('a shopper elsewhere reads the own clock beside the shop\'s, and one with the same clock does not', async t => {
  const far = await reach(t, { only: 'chat,mail', clock: SUNDAY, zone: 'Asia/Tokyo' });
  assert.equal(
    await far.inside('[part~=soonest]').innerText(),
    'Chat opens Mon at 9:00 (Mon 16:00 where you are); an e-mail now is answered by Mon 11:00 (Mon 18:00 where you are).',
  );
  const near = await reach(t, { only: 'chat,mail', clock: SUNDAY, zone: 'Europe/Helsinki' });
  assert.equal(await near.inside('[part~=soonest]').innerText(), 'Chat opens Mon at 9:00; an e-mail now is answered by Mon 11:00.');
});

test('links to WhatsApp, text messages and mail carry the question', async t => {
  const view = await reach(t);
  const href = async id => {
    await view.inside(`[data-channel=${id}]`).click();
    const link = await view.inside('[part~=start]').getAttribute('href');
    await view.inside('[part~=back]').click();
    return link;
  };
  for (const [id, start] of [
    ['whatsapp', 'https://wa.me/306945550148?text='],
    ['sms', 'sms:+306945550149?body='],
    ['mail', 'mailto:hello@shop.example?subject=Cup&body='],
  ]) {
    const link = await href(id);
    assert.ok(link.startsWith(start), link);
    assert.match(decodeURIComponent(link.slice(start.length)), new RegExp(`^${QUESTION}`), id);
    assert.ok(link.length <= 2_000, id);
  }
  assert.equal(await href('messenger'), 'https://m.me/shop.example');
  assert.equal(await href('phone'), 'tel:+302105550148');
  assert.match((await lines(view, '[part~=channels] li')).join('\n'), /^Messenger \| /m);
});

test('a page that was struck out of the packet is in nothing that the form posts', async t => {
  const view = await reach(t, { only: 'call,mail' });
  await view.inside('[data-channel=call]').click();
  await view.inside('[autocomplete=tel]').fill(NUMBER);
  await view.inside('[part~=packet] dl > div:has-text("Page") [part~=strike]').click();
  await view.inside('[part~=start]').click();
  await view.inside('[part~=handed-off]:has-text("We have your number")').waitFor();
  const [{ body }] = taken(view);
  assert.equal(body.page, '');
  assert.ok(!JSON.stringify(body).includes('channels.html'));
});

test('a call is asked for by keyboard, once a number is one, and the number goes to the shop alone', async t => {
  const view = await reach(t, { only: 'call,mail' });
  await view.inside('[data-channel=call]').click();
  const phone = view.inside('[autocomplete=tel]');
  await phone.fill('call me');
  await phone.press('Enter');
  assert.match(await view.inside('[part~=call-form] [role=alert]').innerText(), /does not look like a phone number/);
  assert.match(await view.focused(), /^input/);
  assert.equal(await phone.getAttribute('aria-invalid'), 'true');
  assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
  await phone.fill(NUMBER);
  await view.inside('[autocomplete=name]').fill('Ada');
  assert.deepEqual(await lines(view, '[part~=call-form] option'), ['As soon as possible', 'Today 14:00–17:00', 'Today 17:00–18:00', 'Tomorrow 09:00–12:00']);
  assert.equal(await view.inside('[part~=call-form] select').inputValue(), 'now');
  await view.inside('[part~=call-form] select').selectOption({ label: 'Tomorrow 09:00–12:00' });
  await phone.press('Enter');
  await view.inside('[part~=handed-off]:has-text("We have your number")').waitFor();
  assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);

  const [{ body, headers }] = taken(view);
  const { key, packet, ...rest } = body;
  assert.deepEqual(rest, {
    phone: '+302105550199',
    name: 'Ada',
    when: '2026-11-20T07:00:00Z/2026-11-20T10:00:00Z',
    locale: 'en-GB',
    question: QUESTION,
    page: `${view.origin}/pages/channels.html`,
  });
  assert.match(key, /^\d{12,}$/);
  assert.equal(packet[0].text, QUESTION);
  assert.equal(headers['content-type'], 'application/json');
  assert.equal(headers.referer, `${view.origin}/`);
  assert.equal(taken(view).length, 1);
  const known = JSON.stringify(await view.events()) + (await stored(view));
  assert.ok(!/555 ?0199/.test(known), 'the number is in no event and in nothing that is stored');
  assert.deepEqual(view.errors, []);
});

test('two presses ask for one call, and the shop may say when it calls', async t => {
  const view = await reach(t, { only: 'call,mail', variant: ['call-at'] });
  await call(view, NUMBER);
  await view.inside('[part~=start]').dblclick();
  await view.inside('[part~=handed-off]:has-text("We will call you Mon at 10:15.")').waitFor();
  assert.equal(taken(view).length, 1);
});

test('without a network the form waits, and is sent once when there is one', async t => {
  const view = await reach(t, { only: 'call,mail' });
  await call(view, NUMBER);
  await view.context.setOffline(true);
  await view.inside('[part~=start]').click();
  await view.inside('[part~=handed-off]:has-text("There is no network just now")').waitFor();
  assert.match(await stored(view), /shelfhelp:call/);
  await view.context.setOffline(false);
  await view.inside('[part~=handed-off]:has-text("We have your number")').waitFor();
  await view.page.evaluate(() => dispatchEvent(new Event('online')));
  await view.page.reload();
  await view.state('ready');
  assert.equal(taken(view).length, 1);
  assert.doesNotMatch(await stored(view), /shelfhelp:call|0199/);
});

test('what no network took on one page is sent by the next', async t => {
  let cut = true;
  const before = page => page.route('**/call-back', route => (cut ? route.abort() : route.continue()));
  const view = await reach(t, { only: 'call,mail', before });
  await call(view, NUMBER);
  await view.inside('[part~=start]').click();
  await view.inside('[part~=handed-off]:has-text("There is no network just now")').waitFor();
  assert.deepEqual(taken(view), []);
  cut = false;
  await view.page.reload();
  await view.state('ready');
  await view.page.waitForFunction(() => !sessionStorage.getItem('shelfhelp:call'));
  await view.inside('[part~=launcher], [part~=ask]').first().click();
  await view.inside('[part~=handed-off]:has-text("We have your number")').waitFor();
  assert.equal(taken(view).length, 1);
});

test('a network that takes nothing is given up after another try, and the form goes nowhere later', async t => {
  const before = page => page.route('**/call-back', route => route.abort());
  const view = await reach(t, { only: 'call,mail', before });
  await call(view, NUMBER);
  await view.inside('[part~=start]').click();
  await view.inside('[part~=lost]').waitFor();
  assert.equal(await view.inside('[part~=lost]').innerText(), 'We call you back: there is no network just now.');
  assert.equal(posts(view).length, 2);
  assert.doesNotMatch(await stored(view), /shelfhelp:call/);
});

test('a server that fails is asked twice, then the shopper goes on elsewhere in one tap', async t => {
  const view = await reach(t, { only: 'call,chat,mail', variant: ['call-500'] });
  await call(view, NUMBER);
  await view.inside('[part~=start]').click();
  await view.inside('[part~=lost]').waitFor();
  assert.equal(await view.inside('[part~=lost]').innerText(), 'We call you back: something broke on the way there.');
  assert.deepEqual(posts(view).map(request => JSON.parse(request.body).key).map((key, _, all) => key === all[0]), [true, true]);
  const rows = await lines(view, '[part~=channels] li');
  assert.match(rows.at(-1), /^We call you back \| Something broke/, 'what failed comes last');
  const mail = view.inside('[part~=channel][data-channel=mail]');
  assert.match(await mail.getAttribute('href'), /^mailto:hello@shop\.example\?.*embroider/);
  assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
  await mail.click();
  await view.inside('[part~=handed-off]').waitFor();
});

test('a server that failed once takes the form the second time, and one that refuses is not asked again', async t => {
  const once = await reach(t, { only: 'call,mail', variant: ['call-500-once'] });
  await call(once, NUMBER);
  await once.inside('[part~=start]').click();
  await once.inside('[part~=handed-off]:has-text("We have your number")').waitFor();
  assert.equal(posts(once).length, 2);
  const refused = await reach(t, { only: 'call,mail', variant: ['call-404'] });
  await call(refused, NUMBER);
  await refused.inside('[part~=start]').click();
  assert.equal(await refused.inside('[part~=lost]').innerText(), 'We call you back: no questions are taken right now.');
  assert.equal(posts(refused).length, 1);
});

test('where every way has failed, what would have been sent is still there', async t => {
  const view = await reach(t, { only: 'chat,call', variant: ['call-404'] });
  await view.inside('[data-channel=chat]').click();
  // The page listens to nothing, so the chat opens nowhere.
  await view.inside('[part~=start]').click();
  assert.equal(await view.inside('[part~=lost]').innerText(), 'Chat with us: something broke on the way there.');
  await call(view, NUMBER);
  await view.inside('[part~=start]').click();
  await view.inside('[part~=lost]:has-text("We call you back")').waitFor();
  assert.match(await view.inside('.draft').innerText(), new RegExp(QUESTION));
  assert.equal(await view.inside('[part~=channel]').count(), 2, 'each may be tried again');
});

test('a chat of the page that nobody opens says so, also where it was one tap away', async t => {
  const view = await reach(t, { only: 'chat,call', variant: ['call-404'] });
  await call(view, NUMBER);
  await view.inside('[part~=start]').click();
  await view.inside('[part~=lost]:has-text("We call you back")').waitFor();
  await view.inside('[part~=channel][data-channel=chat]').click();
  await view.inside('[part~=lost]:has-text("Chat with us: something broke on the way there.")').waitFor();
});

test('a call that nobody takes ends no other conversation', async t => {
  const before = page => page.route('**/call-back', route => route.abort());
  const view = await reach(t, { only: 'call,mail', before });
  await call(view, NUMBER);
  await view.inside('[part~=start]').click();
  await view.inside('[part~=handed-off]:has-text("There is no network just now")').waitFor();
  await view.inside('[part~=person]').click();
  await view.inside('[part~=channel][data-channel=mail]').click();
  await view.inside('[part~=handed-off]:has-text("E-mail")').waitFor();
  await view.page.waitForFunction(() => !sessionStorage.getItem('shelfhelp:call'));
  await view.page.waitForTimeout(500);
  assert.equal(posts(view).length, 2);
  assert.equal(await view.inside('[part~=lost]').count(), 0);
  assert.ok(await view.inside('[part~=handed-off]').isVisible());
});
