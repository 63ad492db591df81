// Does the plain help centre serve everybody: without JavaScript, on any screen, in any colours, in any direction?

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openPage } from '../harness.mjs';
import { ROOT } from '../server.mjs';

// No clock: the pages have no script that could look at one.
const open = (t, path, options = {}) => openPage(t, `public/${path}`, { clock: false, ...options });

/** A page of each kind, in a language; the table of sizes is written in some of them. */
const kinds = locale => {
  const own = ['index', 'returns-how', 'delivery-and-returns', ...(['en', 'el'].includes(locale) ? ['linen-size'] : [])];
  return ['index.html', ...own.map(name => `${locale}/${name}.html`)];
};
const LOOKS = [
  ['light', 'en', {}],
  ['dark', 'en', { dark: true }],
  ['right to left, dark, on a phone', 'ar', { dark: true, viewport: 'phone' }],
  ['small', 'ja', { viewport: 'small' }],
  ['forced colours', 'el', { forcedColors: true, viewport: 'phone' }],
];

test('without JavaScript a shopper finds an answer by its topic, then the next one', async t => {
  const view = await open(t, 'index.html', { javaScript: false, viewport: 'phone' });
  const { page } = view;
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Care', exact: true }).click();
  await page.getByRole('link', { name: 'How do I wash a silk scarf?' }).click();
  assert.match(await page.locator('article').innerText(), /How do I wash a silk scarf\?/);
  const related = page.getByRole('navigation', { name: /Related answers|People ask next/ }).getByRole('link').first();
  const question = await related.innerText();
  await related.click();
  assert.equal(await page.locator('h1').innerText(), question);
  await page.getByRole('navigation', { name: 'You are here' }).getByRole('link').first().click();
  assert.equal(await page.locator('h1').innerText(), 'Help centre');
  assert.deepEqual(view.strangers(), [], 'nothing is asked of another host');
  assert.ok(view.requests.every(r => ['document', 'stylesheet', 'image', 'other'].includes(r.type)), 'no script and no font');
});

test('the same answer is one step away in another language', async t => {
  const { page } = await open(t, 'en/returns-how.html', { javaScript: false });
  await page.getByRole('link', { name: 'العربية' }).click();
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  assert.ok(page.url().endsWith('/ar/returns-how.html'));
  const [article, aside] = await Promise.all(['article', '.aside'].map(part => page.locator(part).boundingBox()));
  assert.ok(article.x > aside.x, 'what one reads stands on the right');
});

test('the pages open from a folder on the disk', async t => {
  const view = await open(t, 'en/index.html', { javaScript: false });
  const folder = process.env.SHELFHELP_PUBLIC ?? join(ROOT, 'target', 'demo', 'public');
  await view.page.goto(`file://${folder}/en/returns-how.html`);
  await view.page.getByRole('link', { name: 'Who pays for the return?' }).click();
  assert.equal(await view.page.locator('h1').innerText(), 'Who pays for the return?');
  assert.equal(await view.page.locator('.list').first().evaluate(list => getComputedStyle(list).listStyleType), 'none', 'the style sheet is found');
});

for (const [name, locale, options] of LOOKS) {
  test(`axe has nothing against the pages: ${name}`, async t => {
    const view = await open(t, 'index.html', options);
    for (const path of kinds(locale)) {
      await view.page.goto(`${view.origin}/public/${path}`);
      assert.deepEqual(await view.axe(), [], path);
      assert.deepEqual(await view.violations(), [], `${path}: its own policy holds`);
    }
    assert.deepEqual(view.errors, []);
  });
}

test('nothing runs over the edge at 320 pixels, and what is pressed is large enough', async t => {
  const view = await open(t, 'index.html', { viewport: 'small' });
  for (const locale of ['en', 'ar', 'ja']) {
    for (const path of kinds(locale)) {
      await view.page.goto(`${view.origin}/public/${path}`);
      const { over, small } = await view.page.evaluate(() => ({
        over: document.documentElement.scrollWidth - innerWidth,
        // Links within sentences are as high as their line.
        small: [...document.querySelectorAll('nav a, header a, footer a, .list a, .ways a, h2 a, .more a')]
          .filter(link => link.getBoundingClientRect().height < 44)
          .map(link => link.textContent),
      }));
      assert.ok(over <= 0, `${path} is ${over} px too wide`);
      assert.deepEqual(small, [], path);
    }
  }
});

test('the first Tab leads past the header, and every stop is seen', async t => {
  const { page } = await open(t, 'en/linen-size.html');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the text' });
  assert.ok((await skip.boundingBox()).y >= 0, 'it comes into view');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.closest('header')), null);
  // The table scrolls where it is too wide, so it can be reached.
  for (let i = 0; i < 3; i++) {
    if (await page.evaluate(() => document.activeElement.matches('.table'))) break;
    await page.keyboard.press('Tab');
  }
  assert.ok(await page.evaluate(() => document.activeElement.matches('.table')));
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'none');
});

test('the shop’s pages lead to the help centre', async t => {
  const { page } = await openPage(t, 'examples/shop/pages/silk-scarf.html', { javaScript: false, clock: false });
  await page.locator('footer').getByRole('link', { name: 'Help centre' }).click();
  assert.equal(await page.locator('h1').innerText(), 'Help centre');
  await page.getByRole('link', { name: 'To the shop' }).click();
  assert.equal(new URL(page.url()).pathname, '/');
});

test('the sitemap and the style sheet are served as what they are', async t => {
  const { context, origin } = await open(t, 'en/index.html');
  const map = await context.request.get(`${origin}/public/sitemap.xml`);
  assert.match(map.headers()['content-type'], /xml/);
  assert.match(await map.text(), /<loc>https:\/\/elaia\.example\/help\/en\/returns-how\.html<\/loc>/);
  const html = await readFile(join(process.env.SHELFHELP_PUBLIC ?? join(ROOT, 'target', 'demo', 'public'), 'en/index.html'), 'utf8');
  assert.match(html, /help\.[0-9a-f]{16}\.css/);
});
