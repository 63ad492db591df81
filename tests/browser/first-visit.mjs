// Which functions run from the loading of a page to the first results? Prints their numbers, for `cargo xtask first-visit`.
//
// Played on a module whose functions put their number into window.shelfhelpHits. What is tried here decides what shoppers
// get at once: every kind of page the demo has, several languages, phone and desk, a typed query with a slip in it.

import { openPage, stop } from './harness.mjs';

const shop = name => `examples/shop/pages/${name}.html`;

const VISITS = [
  [shop('silk-scarf'), 'relly silk', {}],
  [shop('silk-scarf'), 'return', { viewport: 'phone', touch: true, dark: true }],
  [shop('linen-shirt'), 'delivry cost', {}],
  [shop('linen-throw'), 'how long does it take', { locale: 'de-DE' }],
  [shop('oak-bench'), 'assembly', {}],
  [shop('oak-table'), 'legs', { viewport: 'phone' }],
  [shop('stoneware-cup'), '', {}],
  [shop('gift-card'), 'expire', {}],
  [shop('el/olive-soap'), 'επιστροφη', { locale: 'el-GR' }],
  [shop('ja/mountain-tea'), '返品', { locale: 'ja-JP' }],
  [shop('ar/silk-scarf'), 'إرجاع', { locale: 'ar-EG' }],
  [shop('zh/olive-earrings'), '退货', { locale: 'zh-CN' }],
];

async function search(page, query) {
  await page.evaluate(() => window.shelfhelp.open());
  const box = page.locator('shelf-help [part~=search] input:visible').first();
  await box.waitFor();
  await box.click();
  await page.keyboard.type(query, { delay: 60 });
  await page.waitForTimeout(1200);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
}

const hits = new Set();
for (const [path, query, options] of VISITS) {
  const ends = [];
  const view = await openPage({ after: end => ends.push(end) }, path, { scale: 1, ...options });
  const { page } = view;
  await page.waitForFunction(() => document.querySelector('shelf-help[data-state=ready]'));
  await page.waitForTimeout(700);
  if (query) await search(page, query);
  for (const hit of await page.evaluate(() => [...(window.shelfhelpHits ?? [])])) hits.add(hit);
  for (const end of ends) await end();
}
await stop();
console.log([...hits].sort((a, b) => a - b).join('\n'));
