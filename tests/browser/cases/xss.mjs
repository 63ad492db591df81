// Does anything run, or leave the page, that somebody has written into a text? Every attack, through every door.
//
// The page allows what docs/security.md asks for and nothing else, Trusted Types among it. What counts as harm is in
// xss/oracle.mjs, and that the oracle sees it in cases/oracle.mjs. The attacks are xss/strings.mjs: our own and a few of
// others in the short run, all of them with SHELFHELP_ALL. Each door says how many it has let through to the screen as text: a
// door that shows nothing would prove nothing.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { kit } from '../fakes/kit.mjs';
import { DIST } from '../server.mjs';
import { small } from '../shop.mjs';
import { SHADOW } from '../xss/allowed.mjs';
import { drive } from '../xss/drive.mjs';
import { bare, inScript, watched } from '../xss/oracle.mjs';
import { inOneFile, ofImport, ofMarkdown, served } from '../xss/shops.mjs';
import { pieces, strings } from '../xss/strings.mjs';

const ALL = Boolean(process.env.SHELFHELP_ALL);
const { all, said } = strings();
console.log(`  ${said}`);

const ATTRIBUTES = ['view', 'product', 'variant', 'quantity', 'country', 'region', 'postcode', 'locale', 'theme', 'consent', 'debug', 'no-launcher', 'launcher', 'launcher-side'];
const SMALL = small({ mode: 'neutral' });

/** A page with the driver in it. */
const driven = (t, options) =>
  watched(t, {
    ...options,
    before: async (page, context) => {
      await context.addInitScript(drive);
      await options.before?.(page, context);
    },
  });

/** Plays in the page, and fails with what went wrong there. */
const play = (view, script, arg) => view.page.evaluate(script, arg);

async function clean(view) {
  assert.deepEqual(await view.findings(), []);
}

// --- Markdown, imported HTML ---

const BUILT = 480;

for (const [door, make] of [['Markdown', ofMarkdown], ['imported HTML', ofImport]]) {
  test(`door: ${door}, built by the command`, async t => {
    const shops = new Map();
    const files = name => served(shops.get(name.split('/')[0]) ?? new Map())(name.split('/').slice(1).join('/'));
    const view = await driven(t, { files, body: bare({ at: 'view="panel"' }) });
    let shown = 0, refused = 0;
    for (const [at, some] of pieces(all, BUILT).entries()) {
      const made = make(some, `mark${at}`);
      shops.set(`shop${at}`, made.files);
      refused += made.refused;
      const titles = await play(view, async at => {
        __play.host().setAttribute('shop', `/xss/shop${at}/shop.json`);
        return __play.readAll(`mark${at} `);
      }, at);
      shown += titles.length;
    }
    console.log(`  ${shown} answers on screen, ${refused} refused by the command`);
    assert.ok(shown + refused >= all.length && shown > all.length * 0.9, `${shown} shown, ${refused} refused, of ${all.length}`);
    await clean(view);
  });
}

// --- one file ---

test('door: a shop in one file, fetched', async t => {
  const parts = pieces(all, 300);
  const files = name => {
    const at = Number(name.replace('.json', ''));
    return parts[at] && { body: JSON.stringify(inOneFile(parts[at], `mark${at}`)), contentType: 'application/json' };
  };
  const view = await driven(t, { files, body: bare({ at: 'view="all" product="CUP" country="GR"' }) });
  let shown = 0;
  for (const at of parts.keys()) {
    const titles = await play(view, async at => {
      __play.host().setAttribute('shop', `/xss/${at}.json`);
      const titles = await __play.readAll(`mark${at} `);
      await __play.crawl(40);
      await __play.home();
      return titles;
    }, at);
    shown += titles.length;
  }
  console.log(`  ${shown} answers on screen`);
  assert.ok(shown > all.length * 0.9, `${shown} of ${all.length}`);
  await clean(view);
});

test('door: a shop in one file, in the page', async t => {
  // As many as a page bears; the others have come in by the same road.
  for (const [at, some] of pieces(all, ALL ? 500 : 120).slice(0, ALL ? 2 : 1).entries()) {
    const view = await driven(t, { body: bare({ at: 'view="all" product="CUP" country="GR"', data: { shop: inOneFile(some, `mark${at}`), [some[0]]: some[1], __proto__: { polluted: 1 } } }) });
    const titles = await play(view, at => __play.readAll(`mark${at} `), at);
    assert.ok(titles.length > some.length * 0.9, `${titles.length} of ${some.length}`);
    await clean(view);
    await view.context.close();
  }
});

test('door: a shop in one file, where the widget does not come and its links stand', async t => {
  const links = all.flatMap(text => [{ href: text, text }, { kind: 'email', address: text }, { kind: text, address: text }, text]);
  const view = await driven(t, { state: 'floor', variant: ['wasm-404'], body: bare({ at: 'view="panel"', data: { fallback: links, shop: { name: 'x' } } }) });
  const count = await play(view, () => __play.host().querySelectorAll('a').length);
  assert.ok(count > all.length, `${count} links`);
  await clean(view);
});

// --- JSON-LD ---

/** A product page that says these texts, and a help page beside it. */
function markup(texts) {
  const text = at => texts[at % texts.length];
  const [facts, faq] = [texts.map((value, at) => ({ '@type': 'PropertyValue', name: `fact${at} ${value}`, value })), texts.map((value, at) => ({ '@type': 'Question', name: `zq${at} ${value}`, acceptedAnswer: { '@type': 'Answer', text: `${value} <a href="${value}">${value}</a> <b onclick='${value}'>zq</b>` } }))];
  const place = { '@type': 'DefinedRegion', addressCountry: 'GR' };
  const time = { handlingTime: { minValue: 0, maxValue: 1, unitCode: 'DAY' }, transitTime: { minValue: 1, maxValue: 2, unitCode: 'DAY' }, cutoffTime: '14:00:00+02:00' };
  const shippingDetails = texts.slice(0, 15).map(label => ({ '@type': 'OfferShippingDetails', shippingLabel: label, shippingRate: { value: '3.50', currency: 'EUR' }, shippingDestination: place, deliveryTime: time }));
  const product = { '@type': 'Product', '@id': text(1), sku: 'CUP', name: text(2), material: text(3), size: text(4), category: text(5), keywords: text(6), image: text(7), url: text(8), description: text(9), additionalProperty: facts };
  product.offers = { '@type': 'Offer', price: '20.00', priceCurrency: 'EUR', url: text(10), seller: { '@type': 'Organization', name: text(11) }, shippingDetails, hasMerchantReturnPolicy: { merchantReturnDays: 30, applicableCountry: 'GR', merchantReturnLink: text(12), returnFees: text(13) } };
  const contact = { '@type': 'Organization', name: text(14), url: text(15), contactPoint: texts.map(value => ({ '@type': 'ContactPoint', contactType: value, name: value, url: value, telephone: value, email: value })) };
  return [product, { '@type': 'FAQPage', mainEntity: faq }, contact, { [text(16)]: text(17), '@type': text(18), '@context': text(19) }];
}

test('door: JSON-LD, and the query of the script\'s own address', async t => {
  let shown = 0;
  for (const [at, some] of pieces(all, 60).entries()) {
    const ld = text => `<script type="application/ld+json">${text}</script>`;
    // Blocks that are no JSON at all. What ends the element is the page's own to avoid.
    const broken = some.filter(text => !/<\/script|<!--/i.test(text)).slice(0, 20);
    const query = ATTRIBUTES.filter(name => !['product', 'view'].includes(name)).map((name, nth) => `${name}=${encodeURIComponent(some[nth % some.length].toWellFormed())}`);
    const view = await driven(t, { body: bare({ at: 'view="all" locale="en"', head: ld(inScript(markup(some))) + broken.map(ld).join('\n'), query: `?${query.join('&')}` }) });
    shown += await play(view, async () => {
      const seen = new Set();
      for (let group = 0; group < 60; group++) {
        __play.step();
        await __play.ask(`zq${group}`);
        __play.look(`found: zq${group}`);
        const result = __play.all('[part~=result]').find(one => new RegExp(`zq${group}(?!\\d)`).test(one.textContent));
        if (!result) continue;
        await __play.press(result);
        await __play.until(() => __play.one('[part~=answer]'), 'the answer');
        __play.look(`read: zq${group}`);
        seen.add(group);
      }
      for (let fact = 0; fact < 60; fact += 6) {
        await __play.ask(`fact${fact}`);
        __play.look(`fact ${fact}`);
      }
      await __play.crawl(12);
      return seen.size;
    });
    await clean(view);
    await view.context.close();
  }
  console.log(`  ${shown} questions of pages on screen`);
  assert.ok(shown > all.length * 0.8, `${shown} of ${all.length}`);
});

// --- attributes ---

test('door: attributes of the element and of the tag, properties and calls', async t => {
  const view = await driven(t, { body: bare({ at: 'view="all" product="SHIRT"', data: { shop: SMALL } }) });
  await play(view, () => __play.open());
  for (const some of pieces(all, 200)) {
    await play(view, async ([texts, names, all]) => {
      const host = __play.host(), tag = document.getElementById('tag');
      for (const [at, text] of texts.entries()) {
        __play.step();
        // Each is read anew at each change: in the short run a few at a time.
        for (const [nth, name] of names.entries()) if (all || nth % 4 === at % 4) host.setAttribute(name, text);
        await __play.tick();
        __play.look(`attributes: ${text}`);
        for (const name of names) tag.setAttribute(`data-${name}`, text);
        window.shelfhelp.update({ product: text, variant: text, quantity: text, cart: { value: text, discount: text, [text]: text } });
        await __play.tick();
        __play.look(`attributes of the tag: ${text}`);
      }
      for (const name of names) host.removeAttribute(name);
      host._configure();
      await __play.tick();
      __play.look('attributes of the tag alone');
      for (const name of names) tag.removeAttribute(`data-${name}`);
      for (const text of texts.slice(0, 20)) {
        window.shelfhelp.push([text, text]);
        window.shelfhelp.push(text);
        window.shelfhelp.push(['config', { [text]: text, product: text, locale: text, shop: { name: text } }]);
        for (const name of ['product', 'variant', 'locale', 'theme', 'launcher', 'config']) host[name] = text;
        __play.look(`properties: ${text}`);
      }
      host.config = null;
      for (const name of names) host.removeAttribute(name);
    }, [some, ATTRIBUTES, ALL]);
  }
  await clean(view);
});

test('door: attributes that name the shop: what is asked for is what they name, and nobody else\'s script', async t => {
  const view = await driven(t, { body: bare({ at: 'view="all" product="SHIRT"' }) });
  const named = all.flatMap(text => {
    try {
      return [new URL(text, view.page.url())];
    } catch {
      return [];
    }
  });
  // A policy tells of an address without its fragment, and of one that is not fetched by its scheme.
  for (const url of named) for (const said of [url.href, url.href.replace(/#.*$/, ''), url.protocol.slice(0, -1)]) view.expect(said);
  for (const some of pieces(all, 200)) {
    await play(view, async texts => {
      for (const text of texts) {
        __play.step();
        __play.host().setAttribute('shop', text);
        await __play.tick();
        __play.look(`shop: ${text}`);
      }
      __play.host().removeAttribute('shop');
    }, some);
  }
  await clean(view);
});

// --- what is typed, and where ---

test('door: what is typed into the search', async t => {
  const view = await driven(t, { body: bare({ at: 'view="panel" product="SHIRT"', data: { shop: small() } }) });
  for (const some of pieces(all, 200)) {
    const shown = await play(view, async texts => {
      let shown = 0;
      for (const [at, text] of texts.entries()) {
        __play.step();
        const input = await __play.home();
        await __play.type(input, text);
        __play.look(`typed: ${text}`);
        input.form.requestSubmit();
        await __play.tick();
        __play.look(`asked: ${text}`);
        if (at % 20 === 0) {
          await window.shelfhelp.search(text);
          await __play.until(() => __play.one('[part~=channel]'), 'the people');
          await __play.press('[part~=channel][data-channel=email]');
          await __play.until(() => __play.one('[part~=packet]'), 'what is passed on');
          __play.look(`passed on: ${text}`);
          shown += Boolean(__play.one('[part~=start]').href.startsWith('mailto:'));
          await __play.press('[part~=back]');
        }
        if (at % 20 === 10) {
          await __play.type(await __play.home(), '');
          __play.look(`asked before: ${text}`);
          shown += __play.all('[part~=recent]').length > 0;
        }
      }
      return shown;
    }, some);
    assert.ok(shown >= some.length / 20, `${shown} were passed on or kept`);
  }
  await clean(view);
});

test('door: the address of the page: path, query, fragment', async t => {
  const view = await driven(t, { body: bare({ at: 'view="panel" product="SHIRT"', data: { shop: small({ mode: 'neutral' }) } }) });
  for (const some of pieces(all, 200)) {
    const shown = await play(view, async texts => {
      let shown = 0;
      for (const text of texts) {
        // What an attacker's link has is written as browsers write it, and once as they leave it.
        __play.step();
        const part = encodeURIComponent(text.toWellFormed());
        history.replaceState(null, '', `/xss/${part}/page.html?q=${part}&${part}=1`);
        location.hash = text;
        await __play.ask('can you embroider a name');
        await __play.press('[part~=channel][data-channel=email], [part~=person]');
        await __play.until(() => __play.one('[part~=packet], [part~=channel]'), 'what is passed on');
        if (!__play.one('[part~=packet]')) await __play.press('[part~=channel][data-channel=email]');
        await __play.until(() => __play.one('[part~=packet]'), 'what is passed on');
        __play.look(`at ${part}`);
        shown += __play.one('[part~=packet]').textContent.includes(text.trim());
      }
      return shown;
    }, some);
    assert.ok(shown > some.length / 4, `${shown} of ${some.length} paths are passed on as text`);
  }
  // Moves within the page are of this test's making.
  const went = /^a frame has gone to/;
  assert.deepEqual((await view.findings()).filter(line => !went.test(line)), []);
});

test('door: the address that a page is opened at', async t => {
  for (const text of all.filter((_, at) => at % 120 === 7)) {
    const part = encodeURIComponent(text.toWellFormed());
    const view = await driven(t, { path: `xss/${part}/page.html?${part}=${part}#${text}`, body: bare({ at: 'view="all" product="SHIRT"', data: { shop: SMALL } }) });
    await play(view, () => __play.crawl(6));
    await clean(view);
    await view.context.close();
  }
});

// --- replies ---

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
  for (const text of all.filter((_, at) => at % 20 === 0)) {
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
    const label = await play(view, async () => {
      await __play.until(() => __play.one('[part~=ask]')?.textContent !== 'Questions?', 'the words');
      await __play.crawl(70);
      await __play.ask('a?');
      __play.look('what was found');
      await __play.press('[part~=result]');
      await __play.crawl(20);
      return __play.one('[part~=root]').textContent;
    });
    assert.ok(some.some(text => text.length > 3 && label.includes(text)), 'none of the words is on screen');
    await clean(view);
    await view.context.close();
  }
});

test('the tables name no element that could run or fetch by itself', () => {
  const never = ['script', 'style', 'link', 'meta', 'base', 'iframe', 'object', 'embed', 'frame', 'template', 'use', 'image', 'animate', 'set', 'video', 'audio', 'source', 'foreignObject', 'math'];
  assert.deepEqual(never.filter(name => name in SHADOW), []);
});
