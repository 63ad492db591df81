// How is Chromium driven?

import { FLAGS, findChromium } from '../../browser/harness.mjs';
import { text } from '../page.mjs';
import { pack } from '../packages.mjs';

/** Starts the browser; resolves to { name, version, page(), close() }. */
export async function open() {
  const { chromium } = await pack('playwright-core');
  // Shoppers go back to a page as they left it; so can a test.
  const browser = await chromium.launch({
    executablePath: findChromium(),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: [...FLAGS, '--js-flags=--expose-gc'],
  });
  return {
    name: 'chromium',
    version: browser.version(),
    page: () => tab(browser),
    close: () => browser.close(),
  };
}

/** A tab of a visitor without memory. */
async function tab(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, locale: 'en-GB' });
  const page = await context.newPage();
  const said = [];
  page.on('console', message => said.push({ level: message.type(), text: message.text() }));
  page.on('pageerror', error => said.push({ level: 'exception', text: String(error) }));
  return {
    page,
    goto: url => page.goto(url, { waitUntil: 'commit' }).then(() => {}),
    eval: (run, ...args) => page.evaluate(text(run, args)),
    click: selector => page.locator(selector.replace(' >>> ', ' ')).first().click({ timeout: 8000 }),
    type: words => page.keyboard.type(words),
    key: name => page.keyboard.press(name),
    console: async () => said,
    close: () => context.close(),
  };
}
