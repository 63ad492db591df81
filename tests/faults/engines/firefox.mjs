// How is Firefox driven?
//
// By WebDriver BiDi, which Firefox speaks itself: no geckodriver.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pack } from '../packages.mjs';
import { find as inPage, text } from '../page.mjs';

const NAMES = ['firefox-esr', 'firefox'];

/** Starts the browser; resolves to { name, version, page(), close() }. */
export async function open() {
  const puppeteer = await pack('puppeteer-core');
  const profile = mkdtempSync(join(tmpdir(), 'shelfhelp-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    protocol: 'webDriverBiDi',
    executablePath: find(),
    headless: true,
    userDataDir: profile,
    extraPrefsFirefox: {
      // Root may not use the sandbox.
      ...(process.getuid?.() === 0 && { 'security.sandbox.content.level': 0 }),
      'intl.accept_languages': 'en-GB, en',
    },
  });
  return {
    name: 'firefox',
    version: await browser.version(),
    page: () => tab(browser),
    close: async () => {
      // One that has ended by itself leaves its folder, too.
      await browser.close().catch(() => {});
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

function find() {
  if (process.env.FIREFOX) return process.env.FIREFOX;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = NAMES.flatMap(name => folders.map(folder => join(folder, name))).find(path => existsSync(path));
  if (!found) throw new Error('there is no Firefox; `cargo xtask faults` installs one, or set FIREFOX to its place');
  return found;
}

/** A tab of a visitor without memory. */
async function tab(browser) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1280, height: 1000 });
  const said = [];
  page.on('console', message => said.push({ level: message.type(), text: message.text() }));
  // What Firefox itself says of networks and policies comes here too; exceptions of scripts the page's own ears hear.
  page.on('pageerror', error => said.push({ level: 'notice', text: String(error) }));
  const element = async selector => (await page.evaluateHandle(text(inPage, [selector]))).asElement();
  return {
    page,
    goto: url => page.goto(url, { waitUntil: 'domcontentloaded' }).then(() => {}),
    eval: (run, ...args) => page.evaluate(text(run, args)),
    click: async selector => (await element(selector)).click(),
    type: words => page.keyboard.type(words),
    key: name => page.keyboard.press(name),
    console: async () => said,
    close: () => context.close(),
  };
}
