// What does a shopper see when the shop's own settings, callbacks, chat or tag manager go wrong?

import assert from 'node:assert/strict';
import { chatPage } from '../../browser/chat-page.mjs';
import { countOf, linesOf, textOf } from '../ask.mjs';
import { SCARF, SHIRT, TEA, pageOf } from '../world.mjs';

const TAG = '<script async src="/dist/loader.js"></script>';
const QUESTION = 'can you embroider a name';

/** The shop's settings in a block of the page, as they are or as somebody broke them. */
const block = text => html => html.replace(TAG, `<script type="application/json" data-shelfhelp>${text}</script>${TAG}`);

/** What the page's own function for orders does: what it is, the function, what the shopper reads, and how long that takes. */
const LOOKUPS = [
  ['throws', '() => { throw new Error("no") }', /cannot look it up/],
  ['is rejected', '() => Promise.reject(new Error("no"))', /cannot look it up/],
  ['never answers', '() => new Promise(() => {})', /took too long|too long|cannot look it up/i],
  ['answers with HTML', '() => "<img src=x onerror=window.__seen.errors.push(1)>"', /cannot look it up/],
  ['answers twice', '() => ({ then(done) { done({ orderStatus: "OrderDelivered" }); done({ orderStatus: "OrderProblem" }) } })', /deliver/i],
  ['answers with markup in every word', '() => ({ orderNumber: "<b>1</b>", orderStatus: "OrderDelivered", orderedItem: [{ name: "<script>1</script>" }], orderDelivery: { trackingUrl: "javascript:1" } })', /<script>1<\/script>/],
  ['answers with a getter that throws', '() => ({ get orderStatus() { throw new Error("no") } })', /cannot look it up/],
];

/** Asks for an order. */
async function lookUp(tab) {
  await tab.openPanel();
  await tab.press('[part~=order-entry]');
  await tab.fill('[data-focus=order-number]', '1038');
  await tab.fill('[data-focus=order-email]', 'anna@example.com');
  await tab.press('[part~=order-find]');
}

/** Asks what nobody has written about, and goes on to the ways to a person. */
async function toPeople(tab) {
  await tab.openPanel();
  await tab.fill('[part~=input]', QUESTION);
  await tab.press('[data-channel=chat], [part~=person]');
  await tab.until(() => document.querySelector('shelf-help').shadowRoot.querySelector('[data-channel=chat], [part~=start]'), 'the chat is offered');
}

/** The page of a shop with a chat of somebody else's. */
const chatOf = more => ({ body: chatPage({ provider: 'crisp', settings: { website_id: '00000000-0000-4000-8000-000000000000' }, ...more }) });

export default [
  {
    row: 23,
    fault: 'the page is drawn before anybody asked for it',
    sees: 'nothing is fetched until the page is opened, then the whole help',
    before: () => {
      window.__seen.early = true;
      Object.defineProperty(Document.prototype, 'prerendering', { configurable: true, get: () => window.__seen.early });
    },
    act: async tab => {
      await tab.pause(1500);
      assert.deepEqual(tab.requests().filter(request => /\.wasm$/.test(request.path)), []);
      await tab.mark();
      await tab.eval(() => {
        window.__seen.early = false;
        document.dispatchEvent(new Event('prerenderingchange'));
      });
    },
    expect: 'works',
    without: { find: 'if (d.prerendering)', replace: 'if (0)' },
  },
  {
    row: 49,
    fault: "the shop's file is missing",
    sees: "the shop's own links; the console names the file",
    path: SHIRT,
    variant: ['shop-404'],
    expect: 'floor',
    check: async tab => assert.match((await linesOf(tab)).join('\n'), /shop\.json.* answered 404/),
    defence: 'Rust',
  },
  {
    row: 49,
    fault: "the shop's file is missing, and the page has nothing of its own",
    sees: 'the address in the tag',
    page: pageOf(TEA, html => html.replace('data-shop="/public/shop.json"', '$& data-fallback="mailto:hello@elaia.example"')),
    variant: ['shop-404'],
    serve: () => ({ '/public/shop.json': '{' }),
    expect: 'floor',
    check: async tab => assert.equal(await tab.eval(() => document.querySelector('shelf-help a').getAttribute('href')), 'mailto:hello@elaia.example'),
    without: { find: "setting(el, 'fallback') || ", replace: '' },
  },
  {
    row: 49,
    fault: 'the block of settings is no JSON',
    sees: 'the help with what the page says; the console names the mistake',
    page: pageOf(SCARF, block('{ "country": "GR", }')),
    expect: 'works',
    check: async tab => assert.match((await linesOf(tab)).join('\n'), /is not JSON/),
    without: { find: "return object(JSON.parse(s.textContent));\n    } catch (e) {", replace: 'return object(JSON.parse(s.textContent));\n    } catch (e) { throw e;' },
  },
  {
    row: 49,
    fault: 'settings have wrong types, unknown names and five million letters',
    sees: 'the help with what the page says; the console names each mistake once',
    page: pageOf(SCARF, block(JSON.stringify({ country: 7, quantity: 'many', locale: ['en'], shop: null, consent: {}, theme: 'x'.repeat(5_000_000), colour: 'red', product: { id: [] }, __proto__: null, channels: 'all' }))),
    expect: 'works',
    patience: 20_000,
    check: async tab => assert.ok((await linesOf(tab)).length > 1 && (await linesOf(tab)).every(text => text.length < 2000)),
    defence: 'Rust: every value is checked where it comes in',
    short: [],
  },
  ...LOOKUPS.map(([what, answer, reads]) => ({
    row: 50,
    fault: `the page's function for orders ${what}`,
    sees: `"${String(reads).replace(/^\/|\/i?$|\\/g, '').split('|')[0]}", and nothing else breaks`,
    expect: 'works',
    act: async tab => {
      await tab.until(() => document.querySelector('shelf-help[data-state=ready]'), 'the help is ready');
      await tab.eval(`void (document.querySelector('shelf-help').onOrderLookup = ${answer})`);
      await lookUp(tab);
      await tab.until(() => [...document.querySelectorAll('shelf-help')].some(e => e.shadowRoot.querySelector('[part~=order-outcome], [part~=order-steps]')), 'the outcome');
    },
    check: async tab => assert.match(await textOf(tab), reads),
    defence: 'glue and Rust: eight seconds, one reply, text only',
    short: what === 'throws' ? ['chromium'] : [],
  })),
  {
    row: 51,
    fault: "the chat's own host is blocked",
    sees: 'e-mail one tap away, with the question in it',
    page: chatOf({}),
    expect: 'works',
    query: null,
    // The shopper agreed to the chat, whose script was then asked for.
    differs: ['document', 'globals'],
    errors: /client\.crisp\.chat/,
    act: async tab => {
      await toPeople(tab);
      if (!(await countOf(tab, 'start'))) await tab.press('[data-channel=chat]');
      await tab.press('[part~=start]');
      await tab.until(() => document.querySelector('shelf-help').shadowRoot.querySelector('a[data-channel=email]'), 'e-mail is offered');
    },
    check: async tab => {
      const href = await tab.eval(() => document.querySelector('shelf-help').shadowRoot.querySelector('a[data-channel=email]').getAttribute('href'));
      assert.match(decodeURIComponent(href), new RegExp(QUESTION));
    },
    defence: "glue: a chat that does not come up is told within eight seconds",
  },
  {
    row: 51,
    fault: 'the chat is closed',
    sees: 'when it opens, and who answers sooner',
    page: chatOf({ hours: { weekdays: '09:00-17:00' }, email: { answers_within: '2 h', hours: { weekdays: '09:00-18:00', sun: '10:00-22:00' } } }),
    // A Sunday evening in Athens.
    before: () => (Date.now = () => Date.parse('2026-11-22T20:00:00+02:00')),
    expect: 'works',
    query: null,
    act: async tab => {
      await tab.openPanel();
      await tab.fill('[part~=input]', QUESTION);
      await tab.until(() => document.querySelector('shelf-help').shadowRoot.querySelector('[data-channel=chat]'), 'the chat is offered');
    },
    check: async tab => assert.match(await textOf(tab), /Mon/),
    defence: 'Rust: hours are checked before a channel is offered',
  },
  {
    row: 52,
    fault: "a tag manager strips the tag's attributes and hides it",
    sees: 'the whole help, by the query of the address',
    page: pageOf(TEA, html => html.replace(/<script async src="\/dist[^>]*><\/script>/, `<script src="/dist/loader.js?shop=/public/shop.json&product=TEA-MOUNTAIN&country=JP"></script>`)),
    before: () => Object.defineProperty(document, 'currentScript', { configurable: true, get: () => null }),
    expect: 'works',
    query: 'お茶',
    without: { find: '[...d.scripts].filter(s => /\\/loader\\.js(\\?|#|$)/.test(s.src)).pop()', replace: 'null' },
  },
  {
    row: 52,
    fault: 'an optimiser holds every script back until the first click',
    sees: "the shop's own links, then the whole help",
    // Far below, where nothing but the page's rest starts it.
    page: pageOf(SCARF, html => html.replace(TAG, '<script type="text/delayed" data-src="/dist/loader.js"></script>').replace('<shelf-help', '<div style="height: 200vh"></div>$&')),
    expect: 'works',
    act: async tab => {
      assert.ok(await tab.eval(() => window.__seen.state().floor), 'the links are there');
      await tab.mark();
      await tab.eval(() => {
        const tag = document.createElement('script');
        tag.src = '/dist/loader.js';
        document.body.append(tag);
      });
    },
    without: { find: "if (d.readyState == 'complete') idle();", replace: "if (0) idle();" },
  },
];
