// Does the glue of chats hold where a page, a provider or the shopper comes in the way?
//
// Without a browser: the modules as they are, with as much of a page around them as they touch.

import assert from 'node:assert/strict';
import test from 'node:test';

const WWW = new URL('../../../www/', import.meta.url);
let turn = 0;
const fresh = name => import(new URL(`${name}?${++turn}`, WWW));

/** A page, for as long as a test is. */
function page(t) {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  const set = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  set('window', globalThis);
  set('navigator', { onLine: true });
  set('document', { baseURI: 'https://shop.example/', createElement: () => ({}), head: { append() {} } });
  t.after(() => {
    for (const name of ['window', 'document', 'navigator', 'here', 'LiveChatWidget', 'GorgiasChat']) delete globalThis[name];
    if (own && !Object.hasOwn(globalThis, 'navigator')) Object.defineProperty(globalThis, 'navigator', own);
  });
}

/** A chat whose provider is this source, `here` being what the source and the test share. */
async function chat(source, here = {}) {
  globalThis.here = here;
  const module = `data:text/javascript,${encodeURIComponent(`export const provider = { ${source} };//${++turn}`)}`;
  const { openChat } = await fresh('chat.js');
  return (parcel = ['draft', [], [], 'en', false, true], tell = () => {}) => openChat('', ['any', module, ''], 'any', [], parcel, tell);
}

const GOOD = `ready: async () => {}, watch() {}, show() {}, hand: async () => here.how || 'drafted'`;

test('a provider whose script was blocked is asked for again, though its stub is there', async t => {
  page(t);
  const here = { loads: 0 };
  const open = await chat(`present: () => here.loads > 0, load: async () => { if (++here.loads < 2) throw 0 }, ${GOOD}`, here);
  assert.equal(await open(), 'blocked');
  assert.equal(await open(), 'drafted');
  assert.equal(await open(), 'drafted');
  assert.equal(here.loads, 2, 'and not once it has come');
});

test('a clipboard that is half there, throws or never answers does not cost the chat', async t => {
  page(t);
  const copied = ['draft', [], [], 'en', true, true];
  for (const [clipboard, how] of [
    [undefined, 'shown'],
    [{}, 'shown'],
    [{ writeText: () => undefined }, 'shown'],
    [{ writeText: () => { throw new Error('no') } }, 'shown'],
    [{ get writeText() { throw new Error('no') } }, 'shown'],
    [{ writeText: () => Promise.reject(new Error('no')) }, 'shown'],
    [{ writeText: () => new Promise(() => {}) }, 'shown'],
    [{ writeText: async () => {} }, 'copied'],
  ]) {
    navigator.clipboard = clipboard;
    const open = await chat(`present: () => true, ${GOOD}`, { how: 'shown' });
    assert.equal(await open(copied), how);
  }
});

test('whatever a provider tells is a word and a count', async t => {
  page(t);
  const heard = [];
  const told = `watch(tell) { tell(undefined); tell('unread', -1); tell('unread', NaN); tell('unread', '2'); tell('started') }`;
  const open = await chat(`present: () => true, ${GOOD}, ${told}`);
  assert.equal(await open(undefined, (what, n) => heard.push([typeof what, n])), 'drafted');
  assert.deepEqual(heard, [['string', 0], ['string', 0], ['string', 0], ['string', '2'], ['string', 0]]);
});

// How each provider that counts nothing itself tells of a message.
const COUNTS = {
  livechat: on => {
    globalThis.LiveChatWidget = { get: () => ({ availability: 'online' }), on };
    return ['new_event', { author: { type: 'agent' } }];
  },
  gorgias: on => {
    globalThis.GorgiasChat = { on, isOpen: () => false };
    return ['message:received'];
  },
  tidio: on => {
    document.addEventListener = on;
    return ['tidioChat-messageFromOperator'];
  },
};

for (const [name, vendor] of Object.entries(COUNTS)) {
  test(`${name}: a message is one, however often the shopper came back to the chat`, async t => {
    page(t);
    const heard = {}, first = [], then = [];
    const [event, value] = vendor((name, does) => (heard[name] ??= []).push(does));
    const { provider } = await fresh(`providers/${name}.js`);
    const says = () => heard[event].forEach(does => does(value));
    provider.watch((what, n) => what === 'unread' && first.push(n));
    says();
    provider.watch((what, n) => what === 'unread' && then.push(n));
    says();
    assert.deepEqual([first, then], [[1], [2]]);
  });
}
