// Does anything run, or leave the page, that somebody has written into a text? Every attack, through every door: here what
// is written and typed, in cases/replies.mjs what is replied, worn and translated.
//
// The page allows what docs/security.md asks for and nothing else, Trusted Types among it. What counts as harm is in
// xss/oracle.mjs, and that the oracle sees it in cases/oracle.mjs. The attacks are xss/strings.mjs: our own and a few of
// others in the short run, all of them with SHELFHELP_ALL. Each door says how many it has let through to the screen as text: a
// door that shows nothing would prove nothing.

import assert from 'node:assert/strict';
import test from 'node:test';
import { small } from '../shop.mjs';
import { clean, driven, play } from '../xss/drive.mjs';
import { bare, inScript } from '../xss/oracle.mjs';
import { inOneFile, ofImport, ofMarkdown, served } from '../xss/shops.mjs';
import { pieces, strings } from '../xss/strings.mjs';

const ALL = Boolean(process.env.SHELFHELP_ALL);
const { all, said } = strings();
console.log(`  ${said}`);

const ATTRIBUTES = ['view', 'product', 'variant', 'quantity', 'country', 'region', 'postcode', 'locale', 'theme', 'consent', 'debug', 'no-launcher', 'launcher', 'launcher-side'];
const SMALL = small({ mode: 'neutral' });

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

test('door: a shop in one file, in the page, with the policy and without any', async t => {
  // As many as a page bears; the others have come in by the same road.
  for (const [at, policy] of [undefined, ''].entries()) {
    const some = pieces(all, ALL ? 500 : 90)[at];
    const view = await driven(t, { policy, body: bare({ at: 'view="all" product="CUP" country="GR"', data: { shop: inOneFile(some, `mark${at}`), [some[0]]: some[1], __proto__: { polluted: 1 } } }) });
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

// As many results are shown at once, and as many facts of a product are read.
const HITS = 6;
const FACTS = 60;

/** A product page that says these texts, and a help page beside it. */
function markup(texts) {
  const text = at => texts[at % texts.length];
  const facts = pieces(texts, Math.ceil(texts.length / FACTS)).map((some, at) => ({ '@type': 'PropertyValue', name: `fact${at} ${some[0]}`, value: some }));
  const faq = texts.map((value, at) => ({ '@type': 'Question', name: `zg${Math.floor(at / HITS)} zq${at} ${value}`, acceptedAnswer: { '@type': 'Answer', text: `${value} <a href="${value}">${value}</a> <b onclick='${value}'>zq</b>` } }));
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
  for (const [at, some] of pieces(all, ALL ? FACTS : 3 * FACTS).entries()) {
    const ld = text => `<script type="application/ld+json">${text}</script>`;
    // Blocks that are no JSON at all. What ends the element is the page's own to avoid.
    const broken = some.filter(text => !/<\/script|<!--/i.test(text)).slice(0, 20);
    const query = ATTRIBUTES.filter(name => !['product', 'view'].includes(name)).map((name, nth) => `${name}=${encodeURIComponent(some[nth % some.length].toWellFormed())}`);
    const view = await driven(t, { body: bare({ at: 'view="all" locale="en"', head: ld(inScript(markup(some))) + broken.map(ld).join('\n'), query: `?${query.join('&')}` }) });
    shown += await play(view, async ([hits, count, each]) => {
      const seen = new Set();
      for (let group = 0; group < count / hits; group++) {
        __play.step();
        await __play.ask(`zg${group}`);
        __play.look(`found: zg${group}`);
        const results = () => __play.all('[part~=result]').map(one => [one, one.textContent.match(/zq(\d+)/)?.[1]]);
        for (const [, nth] of results()) seen.add(nth);
        for (const nth of each ? results().map(([, nth]) => nth) : []) {
          await __play.press(await __play.until(() => results().find(([, other]) => other === nth)?.[0], `zq${nth} again`));
          await __play.until(() => __play.one('[part~=answer]'), 'the answer');
          __play.look(`read: zq${nth}`);
          await __play.press('[part~=back]');
        }
      }
      for (let fact = 0; fact < 60; fact += 6) {
        await __play.ask(`fact${fact}`);
        __play.look(`fact ${fact}`);
      }
      await __play.crawl(each ? 12 : 6);
      return seen.size;
    }, [HITS, some.length, ALL]);
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
    const shown = await play(view, async ([texts, each]) => {
      let shown = 0;
      for (const [at, text] of texts.entries()) {
        // What an attacker's link has is written as browsers write it, and once as they leave it.
        __play.step();
        const part = encodeURIComponent(text.toWellFormed());
        history.replaceState(null, '', `/xss/${part}/page.html?q=${part}&${part}=1`);
        location.hash = text;
        __play.look(`at ${part}`);
        if (at % each) continue;
        await __play.ask('can you embroider a name');
        await __play.press('[part~=channel][data-channel=email], [part~=person]');
        await __play.until(() => __play.one('[part~=packet], [part~=channel]'), 'what is passed on');
        if (!__play.one('[part~=packet]')) await __play.press('[part~=channel][data-channel=email]');
        await __play.until(() => __play.one('[part~=packet]'), 'what is passed on');
        __play.look(`passed on at ${part}`);
        shown += __play.one('[part~=packet]').textContent.includes(text.trim());
      }
      return shown;
    }, [some, ALL ? 1 : 4]);
    assert.ok(shown > some.length / (ALL ? 4 : 16), `${shown} of ${some.length} paths are passed on as text`);
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
