// Does the widget look at home in a page, and can it be read there whatever the page looks like?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';

const SHIRT = 'examples/shop/pages/linen-shirt.html';

const SHOP = {
  name: 'Cups',
  locales: ['en'],
  currency: 'EUR',
  country: 'GR',
  time_zone: 'Europe/Athens',
  channels: [{ id: 'mail', kind: 'email', address: 'hello@shop.example', hours: { weekdays: '09:00-17:00' } }],
  delivery: {
    handling: { days: 0, cutoff: '14:00', open: ['mon-fri'] },
    places: [{ id: 'greece', name: 'Greece', countries: ['GR'] }],
    methods: [{ id: 'standard', name: 'Standard', carrier: { open: ['mon-fri'] }, rates: [{ place: 'greece', price: '3.50', transit: [1, 2] }] }],
  },
  answers: { en: [{ id: 'wash', question: 'How do I wash it?', body: 'By hand.' }, { id: 'oven', question: 'Is it safe in an oven?', body: 'Up to 180 degrees.' }] },
};

/** A page of a shop that looks like this. */
function dressed(t, css, { body = '', at = '', html = '', tokens, ...options } = {}) {
  const shop = tokens ? { ...SHOP, tokens } : SHOP;
  const text = `<!doctype html><html lang="en-GB" ${html}><meta name="viewport" content="width=device-width"><title>Cup</title>
<style>shelf-help { display: block; min-height: 17rem } ${css}</style>
<main><h1>Cup</h1><shelf-help country="GR" postcode="104 34" ${at}><a href="/shipping">Delivery</a></shelf-help>${body}</main>
<script type="application/json" data-shelfhelp>${JSON.stringify(shop)}</script><script async src="/dist/loader.js"></script>`;
  const before = page => page.route('**/cup.html', route => route.fulfill({ contentType: 'text/html; charset=utf-8', body: text }));
  return openPage(t, 'cup.html', { before, ...options });
}

async function ready(t, ...page) {
  const view = await dressed(t, ...page);
  await view.state('ready');
  await view.inside('[part~=dates]').waitFor();
  return view;
}

/** What tokens come to, as the screen has them: 0 to 255. */
const worn = (view, ...names) =>
  view.widget().evaluate((host, names) => {
    const root = host.shadowRoot.querySelector('.root');
    const probe = root.appendChild(document.createElement('i'));
    const all = names.map(name => {
      probe.style.color = `color-mix(in srgb, var(--_${name}), var(--_${name}))`;
      const text = getComputedStyle(probe).color;
      const parts = text.match(/[\d.]+/g).slice(0, 3).map(Number);
      return parts.map(part => Math.round(text.startsWith('color(') ? part * 255 : part));
    });
    probe.remove();
    return all;
  }, names);

const scheme = async view => {
  const [host, root] = await view.widget().evaluate(host => [host.dataset.scheme, host.shadowRoot.querySelector('.root').dataset.scheme]);
  assert.equal(host, root);
  return host;
};

const linear = part => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
const ratio = (one, other) => (Math.max(light(one), light(other)) + 0.05) / (Math.min(light(one), light(other)) + 0.05);

const NIGHT = { dark: true };

const PAGES = [
  ['white, as paper', 'body { background: #fff; color: #222 }', 'light'],
  ['grey on grey', 'body { background: #999; color: #888 }', 'light'],
  ['the grey in the middle', 'body { background: #777; color: #808080 }', 'light'],
  ['a neon accent', 'body { background: #fff; color: #111 } html { accent-color: #39ff14 }', 'light'],
  ['oklch everywhere', 'body { background: oklch(.95 .05 200); color: oklch(.35 .1 260) } main { accent-color: oklch(.7 .2 40) }', 'light'],
  ['wide colours', 'body { background: color(display-p3 .1 .12 .1); color: color(display-p3 .9 1 .9) }', 'dark'],
  ['no ground at all', '', 'light'],
  ['no ground, on a dark device', ':root { color-scheme: light dark }', 'dark', NIGHT],
  ['a light page on a dark device', 'body { background: #fafafa }', 'light', { dark: true }],
  ['a gradient', 'body { background: linear-gradient(90deg, #0b1020, #243b6b); color: #eee }', 'dark'],
  ['a pane of dark glass', 'body { background: #fff } main { background: rgb(0 0 0 / 85%); color: #eee }', 'dark'],
  ['a dark shop', 'body { background: #101010; color: #ddd } a { color: #ffb000 }', 'dark', { body: '<p><a href="/">Home</a></p>' }],
  ['white on white', 'body { background: #fff; color: #fff }', 'light'],
];

test('in every page, words keep their distance from their ground, and axe agrees', async t => {
  const pairs = [
    ['text-color', 'background', 4.5],
    ['text-color-soft', 'background', 4.5],
    ['text-color-faint', 'background', 4.5],
    ['text-color-faint', 'background-sunk', 4.5],
    ['text-color', 'accent-background', 4.5],
    ['accent-color', 'background', 4.5],
    ['edge-color', 'background', 3],
    ['wrong-color', 'background', 4.5],
  ];
  for (const [name, css, wanted, options] of PAGES) {
    const view = await ready(t, css, options);
    assert.equal(await scheme(view), wanted, name);
    await view.inside('[part~=ask]').click();
    await view.inside('[part~=suggestion]').first().waitFor();
    for (const [words, ground, least] of pairs) {
      const [one, other] = await worn(view, words, ground);
      assert.ok(ratio(one, other) >= least - 0.01, `${name}: ${words} on ${ground} is ${ratio(one, other)}`);
    }
    // Axe takes a canvas that nothing is drawn on for white.
    if (options !== NIGHT) assert.deepEqual(await view.axe({ scope: 'shelf-help' }), [], name);
    assert.deepEqual(view.errors, []);
    await view.context.close();
  }
});

test('the accent is what the page says, the button that buys, the largest button near by, or links', async t => {
  const buy = '<form action="/cart/add"><button type="submit">Add to cart</button></form>';
  const button = 'button { background: #7a1f4b; color: #fff; border: 0; padding: 12px 40px }';
  for (const [name, css, body, wanted] of [
    ['said', `main { accent-color: #0a4f8f } ${button}`, buy, [10, 79, 143]],
    ['bought with', `a.btn { display: inline-block; background: #083; padding: 40px } ${button}`, `${buy}<a class="btn" href="/">Look</a>`, [122, 31, 75]],
    ['largest', '.btn { display: inline-block; background: #063; padding: 10px 40px } .small { background: #b00; padding: 0 }', '<button class="btn">Buy</button><button class="small">×</button>', [0, 102, 51]],
    ['linked', 'p a { color: #5b2aa0 }', '<p><a href="/">Home</a></p>', [91, 42, 160]],
    ['nowhere', 'a { color: inherit }', '', [31, 93, 76]],
  ]) {
    const view = await ready(t, `body { background: #fff; color: #222 } ${css}`, { body });
    assert.deepEqual(await worn(view, 'accent-color'), [wanted], name);
    await view.context.close();
  }
});

test("the shop's own tokens go before the page, and what is fixed is not read from it", async t => {
  const css = 'body { background: #101018; color: #ddd } main { accent-color: #ff2e88 }';
  const own = await ready(t, `${css} shelf-help { --shelf-background: #fffaf0; --shelf-accent-color: #004488 }`);
  assert.deepEqual(await worn(own, 'background', 'accent-color'), [[255, 250, 240], [0, 68, 136]]);
  const [words, ground] = await worn(own, 'text-color', 'background');
  assert.ok(ratio(words, ground) >= 7, 'words are for the ground that the shop has chosen');
  const fixed = await ready(t, css, { at: 'theme="light"' });
  assert.equal(await scheme(fixed), 'light');
  assert.deepEqual(await worn(fixed, 'background', 'accent-color'), [[255, 255, 255], [31, 93, 76]]);
  await fixed.widget().evaluate(host => (host.theme = 'auto'));
  await fixed.page.waitForFunction(() => document.querySelector('shelf-help').dataset.scheme === 'dark');
  assert.notDeepEqual(await worn(fixed, 'accent-color'), [[31, 93, 76]]);
});

test('it turns with the page: by its switch, by the device, and slowly', async t => {
  const css = 'body { background: #fff; color: #222; transition: background .4s, color .4s } [data-theme=dark] body { background: #15171a; color: #eee }';
  const view = await ready(t, css);
  assert.equal(await scheme(view), 'light');
  await view.page.evaluate(() => (document.documentElement.dataset.theme = 'dark'));
  await view.page.waitForFunction(() => document.querySelector('shelf-help').dataset.scheme === 'dark');
  await view.page.waitForFunction(() => getComputedStyle(document.querySelector('shelf-help').shadowRoot.querySelector('.root')).getPropertyValue('--_background').includes('#15171a'));
  await view.page.evaluate(() => delete document.documentElement.dataset.theme);
  await view.page.waitForFunction(() => document.querySelector('shelf-help').dataset.scheme === 'light');

  const shop = await openPage(t, SHIRT);
  await shop.state('ready');
  assert.equal(await scheme(shop), 'light');
  await shop.page.emulateMedia({ colorScheme: 'dark' });
  await shop.page.waitForFunction(() => document.querySelector('shelf-help').dataset.scheme === 'dark');
  assert.equal(await scheme(shop), 'dark');
});

test('colours of a theme are for their own ground, everything else for both', async t => {
  const color = value => ({ $type: 'color', $value: value });
  const tokens = { shelf: { 'accent-color': color('#8a0f3c'), radius: { $type: 'dimension', $value: { value: 3, unit: 'px' } } }, 'shelf-dark': { 'accent-color': color('#ff9ec4') } };
  const radius = view => view.inside('.root').evaluate(root => getComputedStyle(root).getPropertyValue('--_radius'));
  const bright = await ready(t, 'body { background: #fff }', { tokens });
  assert.deepEqual(await worn(bright, 'accent-color'), [[138, 15, 60]]);
  assert.equal(await radius(bright), '3px');
  const night = await ready(t, 'body { background: #111; color: #eee }', { tokens });
  assert.deepEqual(await worn(night, 'accent-color'), [[255, 158, 196]]);
  assert.equal(await radius(night), '3px');
});
