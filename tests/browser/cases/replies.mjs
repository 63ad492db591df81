// Does anything run, or leave the page, that somebody else replies with? Every attack, through the other half of the doors.
//
// As in cases/xss.mjs: look-ups of orders, providers that call back, theme tokens, catalogs of words.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { kit } from '../fakes/kit.mjs';
import { DIST } from '../server.mjs';
import { small } from '../shop.mjs';
import { SHADOW } from '../xss/allowed.mjs';
import { clean, driven, play } from '../xss/drive.mjs';
import { bare } from '../xss/oracle.mjs';
import { inOneFile } from '../xss/shops.mjs';
import { pieces, strings } from '../xss/strings.mjs';

const ALL = Boolean(process.env.SHELFHELP_ALL);
const { all } = strings();
const SMALL = small({ mode: 'neutral' });

// --- orders ---

/** An order whose every word is one of these. */
function order(texts) {
  const text = at => texts[at % texts.length];
  const parcel = value => ({ trackingNumber: value, trackingUrl: value, carrier: value, itemShipped: [{ name: value, quantity: value, sku: value }], deliveryStatus: [value, { name: value, time: value }, 'OrderInTransit'], expectedArrivalFrom: value });
  return { orderNumber: text(0), orderStatus: 'OrderInTransit', orderDate: text(1), returnBy: text(2), orderedItem: texts.map(name => ({ name, orderQuantity: 2 })), orderDelivery: texts.map(parcel), [text(3)]: text(4), fault: { __proto__: { polluted: 1 } } };
}

test('door: what the look-up of an order replies', async t => {
  let reply = 'null';
  const files = () => ({ body: reply, contentType: 'application/json' });
  const view = await driven(t, { files, body: bare({ at: 'view="panel" product="SHIRT"', data: { shop: { ...SMALL, orders: { lookup: '/xss/orders' } } } }) });
  await play(view, async () => {
    await __play.home();
    await __play.press('[part~=order-entry]');
  });
  const find = reply => play(view, async reply => {
    __play.step();
    if (reply) __play.host().onOrderLookup = () => reply;
    if (__play.one('[part~=order-again]')) await __play.press('[part~=order-again]');
    await __play.type(await __play.until(() => __play.one('[data-focus=order-number]'), 'the form'), '1038');
    await __play.type(__play.one('[data-focus=order-email]'), 'anna@example.com');
    __play.one('[part~=order-form]').requestSubmit();
    await __play.tick();
    await __play.until(() => __play.one('[part~=order-steps], [part~=order-outcome]') && !__play.one('[aria-busy]'), 'a reply');
    __play.look(`a reply: ${JSON.stringify(reply)?.slice(0, 100)}`);
    const there = __play.one('[part~=order-steps]');
    return there ? __play.one('[part~=panel]').textContent : '';
  }, reply);
  let shown = 0;
  for (const some of pieces(all, 10)) {
    reply = JSON.stringify(order(some));
    const text = await find();
    shown += some.filter(one => text.includes(one.replace(/[\0-\x1f\x7f-\x9f]/g, ' ').trim().slice(0, 100))).length;
  }
  for (const text of all.filter((_, at) => at % (ALL ? 20 : 60) === 0)) {
    reply = text;
    await find();
    for (const other of [text, [text], { [text]: text }, { orderStatus: text }]) {
      reply = JSON.stringify(other);
      await find();
    }
  }
  for (const some of pieces(all, 10).filter((_, at) => at % 5 === 0)) await find(order(some));
  console.log(`  ${shown} replies on screen`);
  assert.ok(shown > all.length * 0.9, `${shown} of ${all.length}`);
  await clean(view);
});

// --- providers ---

const FAKES = new URL('../fakes/', import.meta.url);
const PROVIDERS = readdirSync(FAKES).filter(file => file !== 'kit.mjs').map(file => file.replace('.mjs', ''));

// Runs in the page: keeps whatever our module gives the vendor to be called back with.
function overhear() {
  const given = (window.__given = []);
  const keep = value => {
    if (typeof value === 'function') given.push(value);
  };
  const { call } = window.__vendor;
  window.__vendor.call = (known, name, ...values) => {
    values.flat().forEach(keep);
    return call(known, name, ...values);
  };
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (name, work, ...rest) {
    if (/:|tidio|gorgias/i.test(name)) given.push(detail => work(new CustomEvent(name, { detail })));
    return listen.call(this ?? window, name, work, ...rest);
  };
}

for (const name of PROVIDERS) {
  test(`door: what ${name} calls back with`, async t => {
    const { fake } = await import(new URL(`${name}.mjs`, FAKES));
    const { fields } = fake.settings;
    const shop = { ...SMALL, channels: [{ id: 'chat', kind: 'chat', provider: name, settings: { ...(fields && { fields }) } }, SMALL.channels[1]] };
    const script = `const script = document.currentScript; ${fake.snippet.replace('document.currentScript', 'script')};\n(${fake.vendor.toString().replace(/^vendor/, 'function')})()`;
    const view = await driven(t, {
      // The vendor's own names.
      globals: '^(script|zE|zESettings|Intercom|intercomSettings|Beacon|GorgiasChat|fcWidget|LiveChatWidget|__lc|tidioChatApi|Tawk_\\w+|\\$crisp|CRISP_\\w+|chatwoot\\w+|\\$chatwoot|HubSpot\\w+|hs\\w+|_hsq)$',
      files: file => (file === 'vendor.js' ? { body: script, contentType: 'text/javascript' } : null),
      body: bare({ at: 'view="panel" product="SHIRT"', head: '<script src="/xss/vendor.js"></script>', data: { shop } }),
      before: async (page, context) => {
        await context.addInitScript(kit, '');
        await context.addInitScript(overhear);
      },
    });
    await play(view, async () => {
      await __play.ask('can you embroider a name');
      await __play.press('[part~=channel][data-channel=chat]');
      await __play.press('[part~=start]');
      await __play.until(() => window.__seen.events.some(event => event.detail?.fact === 'opened'), 'the chat');
      const api = window.Tawk_API ?? {};
      for (const name of Object.keys(api)) if (name.startsWith('on')) window.__given.push(api[name]);
    });
    for (const some of pieces(all, 500)) {
      const heard = await play(view, async texts => {
        // What our module makes of a mistake of the vendor's is the vendor's to see.
        const quietly = work => {
          try {
            work();
          } catch {}
        };
        for (const [at, text] of texts.entries()) {
          for (const back of window.__given) {
            for (const what of [text, [text], { unread: text, unreadMessageCount: text, unreadCount: text, count: text, state: text, status: text, visibility: text, author: { type: text }, content: text, [text]: text }]) quietly(() => back(what, text));
          }
          quietly(() => window.__vendor.say('unread', text));
          if (at % 25 === 0) {
            for (const what of [7, Infinity, 1e308, -1, NaN, '5', [7], { valueOf: () => 3 }, null]) for (const back of window.__given) quietly(() => back(what, what));
            await __play.tick();
            __play.look(`${at}: called back with ${text}`);
          }
        }
        return window.__given.length;
      }, some);
      assert.ok(heard > 0, 'nothing is listened to');
    }
    await play(view, async () => {
      await __play.open().catch(() => {});
      await __play.crawl(5);
    });
    await clean(view);
  });
}

// --- looks, words ---

test('door: theme tokens, in the shop\'s file and in the page\'s style', async t => {
  const names = JSON.parse(readFileSync(new URL('../../../www/playground/tokens.json', import.meta.url), 'utf8'));
  const value = (type, text, at) => ({ color: [text, { colorSpace: text, components: [0.1, 0.2, 0.3] }, { colorSpace: 'oklch', components: [text, 0, 0], hex: text }], fontFamily: [text, [text, 'serif']], shadow: [text, { color: text, offsetX: text }], dimension: [text, { value: text, unit: 'px' }, { value: 1, unit: text }] }[type] ?? [text])[at % 3] ?? text;
  const parts = pieces(all, names.length);
  const files = file => {
    const at = Number(file.replace('.json', ''));
    if (!parts[at]) return null;
    const text = nth => parts[at][nth % parts[at].length];
    const group = turn => Object.fromEntries(names.map(({ name, type }, nth) => [name, { $type: nth % 7 ? type : text(nth), $value: value(type, text(nth), nth + turn) }]));
    const tokens = { shelf: { ...group(0), [text(0)]: { $value: text(1) }, 'accent-color': { $type: 'color', $value: '#1f5d4c' } }, 'shelf-dark': group(1), [text(2)]: { [text(3)]: { $value: text(4) } } };
    return { body: JSON.stringify({ ...SMALL, tokens, answers: { en: [{ id: 'a', question: `mark${at}?`, body: 'B.' }] } }), contentType: 'application/json' };
  };
  const view = await driven(t, { files, body: bare({ at: 'view="all" product="SHIRT"' }) });
  for (const [at, some] of parts.entries()) {
    await play(view, async ([at, some, names]) => {
      const host = __play.host();
      __play.step();
      host.setAttribute('shop', `/xss/${at}.json`);
      host.setAttribute('theme', at % 2 ? 'auto' : 'dark');
      await __play.home();
      await __play.until(() => __play.all('[part~=suggestion]').some(one => one.textContent.includes(`mark${at}?`)), 'the shop');
      __play.look(`a theme of ${some[0]}`);
      if (!getComputedStyle(__play.one('[part~=root]')).getPropertyValue('--_accent-color')) throw Error('the theme is not worn');
    }, [at, some, names.map(({ name }) => name)]);
  }
  await clean(view);
});

test('door: catalogs of words', async t => {
  const [folder] = readdirSync(DIST).filter(name => name.startsWith('messages.'));
  const words = JSON.parse(readFileSync(join(DIST, folder, 'el.json'), 'utf8'));
  const keys = Object.keys(words).length;
  // The build's own loader asks for what has the hash that it knows; this one asks for ours.
  const loader = readFileSync(join(DIST, 'loader.js'), 'utf8');
  const other = loader.replace(/\{base:(\w+)\}/, '{base:$1,messages:["el","../xss/el.json",""]}');
  assert.notEqual(other, loader);
  for (const [at, some] of pieces(all, Math.floor(keys * 0.8)).entries()) {
    let nth = 0;
    const hostile = was => (typeof was === 'string' ? `${some[nth++ % some.length]}${at % 2 ? '' : (was.match(/\{\w+\}/g) ?? []).join(' ')}` : Object.fromEntries(Object.entries(was).map(([form, words]) => [form, hostile(words)])));
    const catalog = { ...Object.fromEntries(Object.entries(words).map(([key, was]) => [key, hostile(was)])), [some[0]]: some[1] };
    const view = await driven(t, {
      files: file => (file === 'el.json' ? { body: JSON.stringify(catalog), contentType: 'application/json' } : null),
      body: bare({ lang: 'el', at: 'view="all" product="CUP" country="GR"', data: { shop: { ...inOneFile(['plain'], 'mark'), locales: ['el'], answers: { el: [{ id: 'a', topic: 'mark', question: 'A?', body: '> [!TIP]\n> B[^1]\n\n[^1]: c\n\n[x](https://elaia.example)' }] } } } }),
      before: page => page.route('**/dist/loader.js', route => route.fulfill({ body: other, contentType: 'text/javascript' })),
    });
    const label = await play(view, async ALL => {
      await __play.until(() => __play.one('[part~=ask]')?.textContent !== 'Questions?', 'the words');
      await __play.crawl(ALL ? 70 : 45);
      await __play.ask('a?');
      __play.look('what was found');
      await __play.press('[part~=result]');
      await __play.crawl(ALL ? 20 : 6);
      return __play.one('[part~=root]').textContent;
    }, ALL);
    assert.ok(some.some(text => text.length > 3 && label.includes(text)), 'none of the words is on screen');
    await clean(view);
    await view.context.close();
  }
});

test('the tables name no element that could run or fetch by itself', () => {
  const never = ['script', 'style', 'link', 'meta', 'base', 'iframe', 'object', 'embed', 'frame', 'template', 'use', 'image', 'animate', 'set', 'video', 'audio', 'source', 'foreignObject', 'math'];
  assert.deepEqual(never.filter(name => name in SHADOW), []);
});
