// Does the widget work on every platform with exactly what docs/install.md tells merchants to paste?

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { parse } from 'acorn';
import { openPage, start } from '../harness.mjs';
import { PRODUCTS, installed, page, pasted, publish, recipe, renderAstro, renderLiquid, renderMagento, renderStencil, renderWoo, schemaOf } from '../platforms.mjs';
import { ROOT } from '../server.mjs';

async function open(t, name, render, options) {
  const { server } = await start();
  // Shoppers in Greece, who read English.
  return openPage(t, publish(server, name, render), { locale: 'en-GR', ...options });
}

/** The promise, the panel, an answer; one widget, no complaint, and nothing moved. */
async function holds(view, { shown = PRODUCTS.scarf.shown, inline = true, still = true } = {}) {
  await view.state('ready');
  if (inline) await promised(view, shown);
  if (still) assert.equal(await view.shift(), 0, 'the page moved');
  await view.inside(inline ? '[part~=ask]' : '[part~=launcher]').click();
  await asks(view);
  assert.equal(await view.page.locator('shelf-help').count(), 1);
  quiet(view);
}

async function promised(view, shown) {
  const promise = view.inside('[part~=promise]');
  await promise.waitFor();
  await view.page.waitForFunction(
    ([source, flags]) => new RegExp(source, flags).test(document.querySelector('shelf-help')?.shadowRoot?.querySelector('[part~=promise]')?.innerText ?? ''),
    [shown.source, shown.flags],
  );
  assert.match(await promise.innerText(), /\d+ (–|Nov|Dec)/);
}

async function asks(view) {
  await view.inside('[part~=panel]').waitFor();
  await view.inside('[part~=input]').fill('can I send it back');
  await view.inside('[part~=result]').first().waitFor();
}

function quiet(view) {
  assert.deepEqual(view.errors, []);
  assert.deepEqual(view.console.filter(entry => entry.type === 'error' || entry.text.includes('[shelfhelp]')), []);
}

test('every tag that is shown takes the script without the cookies of its host', () => {
  const pages = ['README.md', ...readdirSync(join(ROOT, 'docs')).filter(name => name.endsWith('.md')).map(name => `docs/${name}`)];
  const tags = pages.flatMap(path => readFileSync(join(ROOT, path), 'utf8').match(/<script[^>]* src="https:[^"]*\/loader\.js"[^>]*>/g) ?? []);
  assert.ok(tags.length > 10);
  // Magento's layout has no word for it.
  assert.deepEqual(tags.filter(tag => !/ crossorigin\b| src_type=/.test(tag)), []);
});

test('plain tag: the place under the price, the script anywhere', async t => {
  const view = await open(t, 'plain', product => page(product, { summary: pasted('plain/place.html'), foot: pasted('plain/tag.html') }));
  await holds(view);
});

test('plain tag alone: a launcher and a panel', async t => {
  const view = await open(t, 'tag', product => page(product, { foot: pasted('plain/tag.html') }));
  await holds(view, { inline: false });
});

test('module: the package by import, and its calls', async t => {
  const view = await open(t, 'module', product => page(product, { summary: pasted('module/page.html') }));
  await view.state('ready');
  await promised(view, PRODUCTS.scarf.shown);
  assert.equal(await view.shift(), 0);
  await view.page.locator('#ask').click();
  await asks(view);
  assert.equal(await view.page.locator('shelf-help').count(), 1, 'a module puts nothing on the page by itself');
  assert.equal(view.requests.filter(request => request.url.includes('/dist/')).length, 0);
  quiet(view);
});

// --- Tag Manager ---

/** What Tag Manager does with a tag of custom HTML: scripts are made anew, with their code and nothing else. */
const tagManager = html => `<script>
  window.addEventListener('load', function () {
    var box = document.createElement('div');
    box.innerHTML = ${JSON.stringify(html).replaceAll('</', '<\\/')};
    box.querySelectorAll('script').forEach(function (found) {
      var script = document.createElement('script');
      if (found.src) script.src = found.src; else script.text = found.text;
      document.body.appendChild(script);
    });
  });
</script>`;

test('Tag Manager: its linter takes the snippet, which needs no attributes', async t => {
  const code = recipe('tag-manager/tag.html').match(/<script>([^]*)<\/script>/)[1];
  parse(code, { ecmaVersion: 5 });
  const view = await open(t, 'tag-manager', product => page(product, { summary: pasted('plain/place.html'), foot: tagManager(pasted('tag-manager/tag.html')) }));
  await holds(view);
});

test('Tag Manager beside the theme’s own tag: the second of the two does nothing', async t => {
  const foot = pasted('plain/tag.html') + tagManager(pasted('tag-manager/tag.html'));
  const view = await open(t, 'both', product => page(product, { summary: pasted('plain/place.html'), foot }));
  await view.page.waitForFunction(() => document.querySelectorAll('script[src*="loader.js"]').length === 2);
  await holds(view);
});

// --- Shopify ---

const FROM_SHOPIFY = { files: '/dist', shop: '/public/shop.json' };

const shopifyApp = product => {
  const embed = schemaOf('shopify-app/blocks/app-embed.liquid');
  const summary = `<div id="shopify-section-main">${renderLiquid('shopify-app/blocks/delivery.liquid', product, {})}</div>`;
  return page(product, { lang: 'en', summary, foot: renderLiquid('shopify-app/blocks/app-embed.liquid', product, { ...embed.defaults, ...FROM_SHOPIFY }) });
};

test('Shopify, theme app extension: the embed brings the script, the block the place', async t => {
  const { schema } = schemaOf('shopify-app/blocks/app-embed.liquid');
  assert.deepEqual([schema.target, schemaOf('shopify-app/blocks/delivery.liquid').schema.target], ['body', 'section']);
  const view = await open(t, 'shopify-app', shopifyApp);
  await holds(view);
});

test('Shopify: an embed without an address prints nothing', () => {
  const { defaults } = schemaOf('shopify-app/blocks/app-embed.liquid');
  assert.equal(renderLiquid('shopify-app/blocks/app-embed.liquid', PRODUCTS.scarf, defaults).trim(), '');
});

test('Shopify, theme editor: a section drawn anew has its widget again', async t => {
  const view = await open(t, 'shopify-editor', shopifyApp);
  await view.state('ready');
  await promised(view, PRODUCTS.scarf.shown);
  await view.page.evaluate(html => {
    const section = document.querySelector('#shopify-section-main');
    section.dispatchEvent(new CustomEvent('shopify:section:unload', { bubbles: true, detail: { sectionId: 'main' } }));
    section.innerHTML = html;
    section.dispatchEvent(new CustomEvent('shopify:section:load', { bubbles: true, detail: { sectionId: 'main' } }));
  }, renderLiquid('shopify-app/blocks/delivery.liquid', PRODUCTS.shirt, {}));
  await holds(view, { shown: PRODUCTS.shirt.shown, still: false });
});

test('Shopify, theme.liquid and a block of Custom Liquid', async t => {
  const view = await open(t, 'shopify-theme', product =>
    page(product, { lang: 'en', summary: renderLiquid('shopify-theme/custom-liquid.liquid', product), foot: renderLiquid('shopify-theme/theme.liquid', product) }),
  );
  await holds(view);
});

// --- WooCommerce, Magento, BigCommerce, Squarespace ---

test('WooCommerce: a plugin of two hooks, run by PHP', async t => {
  const view = await open(t, 'woocommerce', product => {
    const { summary, scripts } = renderWoo(product);
    assert.deepEqual(scripts.map(({ args, needs }) => [args, needs]), [[{ strategy: 'async', in_footer: true }, []]]);
    return page(product, { summary, foot: scripts.map(({ src }) => `<script src="${src}" id="shelfhelp-js" async></script>`).join('') });
  });
  await holds(view);
});

test('Magento: layout and template, beside RequireJS and its `define`', async t => {
  const view = await open(t, 'magento', product => {
    const { head, summary } = renderMagento(product);
    const require = `<script src="/modules/requirejs/require.js"></script><script>define('theme', [], function () { return {}; });</script>`;
    return page(product, { head: require + head, summary, foot: '<script>require(["theme"], function () { window.themed = true; });</script>' });
  });
  await holds(view);
  assert.deepEqual(await view.page.evaluate(() => [typeof define, Boolean(define.amd), window.themed]), ['function', true, true]);
});

test('BigCommerce: Script Manager and a line in the template', async t => {
  const view = await open(t, 'bigcommerce', product => page(product, { summary: renderStencil('bigcommerce/product-view.html', product), foot: pasted('bigcommerce/script.html') }));
  await holds(view);
});

test('Squarespace: one code block, also on pages that are fetched into the one before', async t => {
  const block = `<div class="sqs-block code-block"><div class="sqs-block-content">${pasted('squarespace/code-block.html')}</div></div>`;
  const view = await open(t, 'squarespace', product => page(product, { summary: block }));
  await view.state('ready');
  await promised(view, PRODUCTS.scarf.shown);
  assert.equal(await view.shift(), 0);
  // As the older templates do it: the next page's markup, then its scripts once more.
  await view.page.evaluate(async () => {
    const next = new DOMParser().parseFromString(await (await fetch('shirt.html')).text(), 'text/html');
    history.pushState({}, '', 'shirt.html');
    document.querySelector('script[type="application/ld+json"]').textContent = next.querySelector('script[type="application/ld+json"]').textContent;
    document.querySelector('main').innerHTML = next.querySelector('main').innerHTML;
    document.querySelectorAll('main script').forEach(old => {
      const script = document.createElement('script');
      [...old.attributes].forEach(({ name, value }) => script.setAttribute(name, value));
      old.replaceWith(script);
    });
  });
  await promised(view, PRODUCTS.shirt.shown);
  await holds(view, { shown: PRODUCTS.shirt.shown, still: false });
});

// --- pages that change without loading ---

test('Turbo: the next product, and back to the one before', async t => {
  const turbo = '<script type="module">import "/modules/@hotwired/turbo/dist/turbo.es2017-esm.js";</script>';
  const view = await open(t, 'turbo', product => page(product, { head: turbo + pasted('turbo/head.html'), summary: pasted('turbo/product.html.erb').replace('<%= @product.sku %>', product.id) }));
  await view.state('ready');
  await promised(view, PRODUCTS.scarf.shown);
  const loads = () => view.requests.filter(request => request.type === 'document').length;
  for (const [what, go, shown] of [
    ['forward', () => view.page.locator('nav a', { hasText: 'shirt' }).click(), PRODUCTS.shirt.shown],
    ['back', () => view.page.goBack(), PRODUCTS.scarf.shown],
    ['forward again', () => view.page.locator('nav a', { hasText: 'shirt' }).click(), PRODUCTS.shirt.shown],
  ]) {
    await go();
    await promised(view, shown).catch(error => assert.fail(`${what}: ${error.message}`));
  }
  assert.equal(loads(), 1, 'Turbo swapped the pages');
  // Turbo first shows the page as it was left, then what it fetched: a click in between is on a page that goes.
  await view.page.locator('html:not([data-turbo-preview]):not([aria-busy])').waitFor({ state: 'attached' });
  await holds(view, { shown: PRODUCTS.shirt.shown, still: false });
});

/** The steps of Astro's router from one page to another: root attributes, head, body with what persists, scripts. */
async function astroVisit(to) {
  const next = new DOMParser().parseFromString(await (await fetch(to)).text(), 'text/html');
  const seen = new Set([...document.scripts].map(script => script.src).filter(Boolean));
  await document.startViewTransition(() => {
    history.pushState({}, '', to);
    const same = node => [...next.head.children].find(other => other.isEqualNode(node));
    for (const node of [...document.head.children]) same(node)?.remove() ?? node.remove();
    document.head.append(...next.head.children);
    const before = document.body;
    before.replaceWith(next.body);
    for (const kept of before.querySelectorAll('[data-astro-transition-persist]')) {
      next.body.querySelector(`[data-astro-transition-persist="${kept.dataset.astroTransitionPersist}"]`)?.replaceWith(kept);
    }
    document.dispatchEvent(new Event('astro:after-swap'));
    for (const old of [...document.body.querySelectorAll('script')]) {
      if (old.src && seen.has(old.src)) continue;
      const script = document.createElement('script');
      [...old.attributes].forEach(({ name, value }) => script.setAttribute(name, value));
      script.text = old.text;
      old.replaceWith(script);
    }
  }).finished;
  document.dispatchEvent(new Event('astro:page-load'));
}

test('Astro: view transitions from product to product', async t => {
  const view = await open(t, 'astro', product => page(product, { summary: renderAstro('astro/Help.astro', product) }));
  await view.state('ready');
  await promised(view, PRODUCTS.scarf.shown);
  assert.equal(await view.shift(), 0);
  for (const name of ['shirt', 'scarf', 'shirt']) {
    await view.page.evaluate(astroVisit, `${name}.html`);
    await promised(view, PRODUCTS[name].shown).catch(error => assert.fail(`${name}: ${error.message}`));
  }
  await holds(view, { shown: PRODUCTS.shirt.shown, still: false });
});

// --- scripts that come late, and views inside other apps ---

const delayed = (product, later) =>
  page(product, { summary: pasted('plain/place.html'), foot: pasted('delayed/tag.html').replace(/ src=/, ' type="0123-text/javascript" src=') + `<script>(${later})()</script>` });

for (const [how, later] of [
  // WP Rocket and its like: the tag is made anew.
  ['a new tag', () =>
    addEventListener('click', () => {
      const old = document.querySelector('[type="0123-text/javascript"]'), script = document.createElement('script');
      [...old.attributes].forEach(({ name, value }) => name === 'type' || script.setAttribute(name, value));
      old.replaceWith(script);
    }, { once: true })],
  // Rocket Loader and its like: the code is run, the tag stays as it was, and there is no currentScript.
  ['its code alone', () =>
    addEventListener('click', async () => {
      const code = await (await fetch(document.querySelector('[type="0123-text/javascript"]').src)).text();
      (0, eval)(code);
    }, { once: true })],
]) {
  test(`scripts held back until the first click, then ${how}: the links stand, then the widget`, async t => {
    const view = await open(t, `delayed-${how.replaceAll(' ', '-')}`, product => delayed(product, later));
    await view.page.waitForTimeout(300);
    assert.equal(view.requests.some(request => request.type === 'script'), false);
    assert.equal(await view.page.getByRole('link', { name: 'Delivery and returns' }).isVisible(), true);
    await view.page.locator('h1').click();
    await holds(view);
  });
}

test('a web view: a phone, no storage, no idle callbacks', async t => {
  const view = await open(t, 'web-view', product => page(product, { head: pasted('web-view/head.html'), summary: pasted('plain/place.html'), foot: pasted('web-view/tag.html') }), {
    viewport: 'small',
    touch: true,
    before: page =>
      page.addInitScript(() => {
        const agent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 390.0.0';
        Object.defineProperty(Navigator.prototype, 'userAgent', { get: () => agent });
        delete window.requestIdleCallback;
        for (const name of ['localStorage', 'sessionStorage']) {
          Object.defineProperty(window, name, { get: () => { throw new DOMException('The operation is insecure.', 'SecurityError'); } });
        }
      }),
  });
  await holds(view);
});

// --- the documentation ---

test('docs/install.md shows the recipes as they are, and all of them', () => {
  const path = join(ROOT, 'docs', 'install.md');
  const wanted = installed(readFileSync(path, 'utf8'));
  if (process.env.SHELFHELP_WRITE) writeFileSync(path, wanted);
  assert.equal(readFileSync(path, 'utf8'), wanted, 'SHELFHELP_WRITE=1 writes it anew');
  const folder = join(ROOT, 'examples', 'platforms');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  const paths = files.map(entry => `examples/${join(entry.parentPath ?? entry.path, entry.name).split('/examples/')[1]}`);
  assert.ok(paths.length > 15);
  assert.deepEqual(paths.filter(file => !wanted.includes(`<!-- ${file} -->`)), [], 'recipes that install.md does not show');
});
