// How does a test open a page, look at it, and learn what went on behind it?
//
// One Chromium for the whole run; one context, and so one visitor without memory, for each test. It is the shell where there
// is one: the same engine without the windows that nobody sees, in which a page is there in a third of the time.

import dns from 'node:dns';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { startServer } from './server.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell'];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

// Chromium knows that every name under localhost is this machine; the resolver that Playwright's own requests go through
// (`route.fetch`, `context.request`) may not.
const { lookup } = dns;
dns.lookup = (host, ...rest) => lookup(local(host), ...rest);
const lookupLater = dns.promises.lookup;
dns.promises.lookup = (host, ...rest) => lookupLater(local(host), ...rest);
const local = host => (host.endsWith('.localhost') ? '127.0.0.1' : host);

// How long a browser may take to end.
const STOP_MS = 10_000;

// A test that looks before it is told that there is something to see holds on a quick machine alone: with a number here, the
// browser is that many times slower, and the test is not.
const SLOW = Number(process.env.SHELFHELP_SLOW || 1);

// What has not come about after this long on a loaded machine will not.
const PATIENCE_MS = 12_000 * SLOW;

/** The screens a shop's visitors have. */
export const VIEWPORTS = {
  small: { width: 320, height: 640 },
  phone: { width: 390, height: 844 },
  tablet: { width: 820, height: 1180 },
  laptop: { width: 1280, height: 800 },
};

/** The minute the demo is written around: a Thursday, 13:47 in Athens, with 13 minutes left to order. */
export const NOW = '2026-11-19T13:47:00+02:00';

// Root may not use Chromium's sandbox, and containers give /dev/shm too little room.
export const FLAGS = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'];

// What a browser with windows does for each new one, half of the time of a short test; and what Playwright leaves out, because
// the last list counts.
const WITHOUT = [
  'InitialWebUI', 'PreloadTopChromeWebUI', 'WebUIReloadButton', 'WebUIToolbar',
  'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsFirstBalancedModeAutoEnable', 'HttpsUpgrades', 'LensOverlay',
  'MediaRouter', 'OptimizationHints', 'PaintHolding', 'PreconnectToSearch', 'ThirdPartyStoragePartitioning',
];

let server, shell, whole;

/** The browser and the server, started with the first test that needs them; with `windows`, a browser that also has those. */
export async function start({ windows } = {}) {
  server ??= startServer();
  const browser = windows ? (whole ??= launch(findChromium())) : (shell ??= launch(findShell()));
  return { server: await server, browser: await browser };
}

function launch(executablePath) {
  return chromium.launch({
    executablePath,
    // Shoppers go back to a page as they left it; so can a test.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    // The shell draws letters as Debian's fonts are set up to be drawn elsewhere.
    args: [...FLAGS, `--disable-features=${WITHOUT}`, '--font-render-hinting=slight', '--js-flags=--expose-gc'],
  });
}

/** Ends all that was started; the run ends with it. */
export async function stop() {
  if (!server) return;
  const browsers = [shell, whole].map(browser => browser?.then(browser => browser.close()));
  // A browser that does not end after a long run must not keep the results back.
  const late = new Promise(done => setTimeout(done, STOP_MS).unref());
  await Promise.race([Promise.all(browsers).then(async () => (await server).stop()), late]);
  server = shell = whole = undefined;
  setTimeout(() => process.exit(), STOP_MS).unref();
}

/** The browser that the environment names, else the first on the path. */
export function findChromium() {
  const found = process.env.CHROMIUM ?? find(NAMES);
  if (!found) throw new Error('there is no Chromium; `cargo xtask test` installs one, or set CHROMIUM to its place');
  return found;
}

/** Its shell; the browser itself where there is none, and where everything is tried. */
const findShell = () => (!process.env.SHELFHELP_ALL && find(SHELLS)) || findChromium();

function find(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap(name => folders.map(folder => join(folder, name))).find(path => existsSync(path));
}

/**
 * Opens a page of the demo in a fresh context, closed when the test `t` ends.
 *
 * variant    labels of the host, as server.mjs reads them: ['csp-strict', 'wasm-404']
 * clock      what time it is for the page; false leaves it alone
 * served     what time it is in the server's Date header; some minutes before the page's clock by default
 * viewport   a key of VIEWPORTS, or { width, height }
 * locale     the browser's language
 * zone       the device's time zone
 * windows    true for a browser that keeps pages that were left
 * dark, reducedMotion, forcedColors, touch, javaScript   as the visitor has set them
 * before     called with the page before it is opened, for routes and scripts
 */
export async function openPage(t, path, options = {}) {
  const { server, browser } = await start(options);
  const { variant = [], clock = NOW, viewport = 'laptop', locale = 'en-GB', zone = 'Europe/Athens' } = options;
  const context = await browser.newContext({
    viewport: VIEWPORTS[viewport] ?? viewport,
    locale,
    timezoneId: zone,
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
    forcedColors: options.forcedColors ? 'active' : 'none',
    hasTouch: Boolean(options.touch),
    javaScriptEnabled: options.javaScript ?? true,
    deviceScaleFactor: options.scale ?? 1,
    permissions: options.permissions,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  if (SLOW > 1) await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOW });
  const view = { page, context, server, console: [], errors: [], requests: [] };
  watch(view);
  if (options.javaScript ?? true) await page.addInitScript(observe);
  // Dates stand still, timers run.
  if (clock) await page.clock.setFixedTime(clock);
  await options.before?.(page, context);

  // The widget takes the header for the least that is true and counts on from there. A little behind the page's clock, it
  // does not move what the test has brought to a stand.
  const { served = clock && new Date(Date.parse(clock) - 600_000).toISOString() } = options;
  const at = served ? [`at-${Math.floor(Date.parse(served) / 1000)}`] : [];
  // A fault that happens once is once for each test, so each test has a host of its own.
  const own = variant.some(label => /-(once|twice)$/.test(label)) ? [`t${++tests}`] : [];
  view.origin = server.origin([...variant, ...at, ...own]);
  t.after?.(async () => {
    if (t.passed === false) console.error(story(view));
    await context.close();
  });
  view.response = await page.goto(new URL(path, `${view.origin}/`).href, { waitUntil: options.waitUntil ?? 'load' });
  return Object.assign(view, helpers(view));
}

let tests = 0;

function watch(view) {
  view.page.on('console', message => view.console.push({ type: message.type(), text: message.text() }));
  view.page.on('pageerror', error => view.errors.push(String(error)));
  view.page.on('request', request => {
    const headers = request.headers(), url = request.url();
    // Without the port, and the hashes in names of files: either may have any digits.
    const address = url.replace(/^(\w+:\/\/[^/:]+):\d+/, '$1').replace(/(?<=^[^?#]*)\.[0-9a-f]{12,16}(?=[./])/g, '');
    view.requests.push({ method: request.method(), url, address, type: request.resourceType(), headers, body: request.postData() });
  });
}

// Runs in the page, before any of its scripts.
function observe() {
  const seen = (window.__seen = { violations: [], events: [], shift: 0, longest: 0 });
  document.addEventListener('securitypolicyviolation', event => {
    seen.violations.push({ directive: event.effectiveDirective, blocked: event.blockedURI, sample: event.sample, source: event.sourceFile });
  });
  const names = ['ready', 'open', 'close', 'search', 'answer', 'rate', 'escalate', 'error', 'fact'];
  for (const name of names) {
    document.addEventListener(`shelf-${name}`, event => seen.events.push({ name, detail: event.detail }), true);
  }
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) seen.longest = Math.max(seen.longest, entry.duration);
  }).observe({ type: 'longtask', buffered: true });
}

function helpers(view) {
  const { page } = view;
  const seen = key => page.evaluate(key => window.__seen[key], key);
  const told = (name, least = 1, fits = () => true) => {
    const those = async () => (await seen('events')).filter(event => event.name === name && fits(event.detail)).map(event => event.detail);
    return until(those, found => found.length >= least);
  };
  return {
    /** Security policy violations so far: [{ directive, blocked, sample, source }]. */
    violations: () => seen('violations'),
    /** What the console says about this, once it does: the browser tells us a little after the page. */
    said: pattern => until(() => view.console.filter(entry => pattern.test(entry.text)), found => found.length),
    /** The widget's own events so far: [{ name, detail }]. */
    events: () => seen('events'),
    /** What its events of this name tell, once there are so many: a page may be told a little after the shopper. */
    told,
    /** The facts of this name that it was told, once there are so many. */
    facts: (name, least = 1) => told('fact', least, detail => detail.fact === name),
    /** Cumulative layout shift so far. */
    shift: () => seen('shift'),
    /** The longest task that blocked the page, in ms. */
    longestTask: () => seen('longest'),
    /** The widget's element; locators see through its open shadow root. */
    widget: (nth = 0) => page.locator('shelf-help').nth(nth),
    /** Something inside the widget. */
    inside: (selector, nth = 0) => page.locator('shelf-help').nth(nth).locator(selector),
    /** Waits until the widget is in this state: ready, floor, waiting. */
    state: (state, nth = 0) => page.locator(`shelf-help[data-state="${state}"]`).nth(nth).waitFor({ state: 'attached' }),
    /** The text on screen inside the widget, one line per block. */
    text: (nth = 0) => page.locator('shelf-help').nth(nth).evaluate(textOf),
    /** What has the focus, through all shadow roots: `button "Questions?"`. */
    focused: () => page.evaluate(focusedOf),
    /** Requests that left for another site than the page's own and the widget's. */
    strangers: () => view.requests.filter(request => !/^(http:\/\/[\w.-]*localhost:|data:|blob:)/.test(request.url)),
    axe: options => axe(page, options),
  };
}

/** Asks until what comes satisfies, or for as long as anything may take. */
export async function until(ask, satisfies) {
  for (const start = Date.now(); ; ) {
    const got = await ask();
    if (satisfies(got) || Date.now() - start >= PATIENCE_MS) return got;
    await new Promise(done => setTimeout(done, 20));
  }
}

function textOf(element) {
  const root = element.shadowRoot;
  return [...(root?.children ?? [])].map(child => child.innerText ?? '').join('\n').trim();
}

function focusedOf() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return '';
  const name = at.getAttribute('aria-label') ?? at.innerText ?? at.value ?? '';
  return `${at.localName} "${name.trim()}"`;
}

/** Waits until nothing moves any more, or moves for ever. */
function settled() {
  const roots = [document, ...[...document.querySelectorAll('shelf-help')].map(element => element.shadowRoot)].filter(Boolean);
  const moving = roots.flatMap(root => root.getAnimations()).map(animation => animation.finished);
  return Promise.race([Promise.allSettled(moving), new Promise(done => setTimeout(done, 1_000))]).then(() => null);
}

/**
 * What axe has to say against the page, one string each; none is what we want.
 *
 * scope  a selector to look within, all of the page by default
 * rules  { 'rule-id': { enabled: false } } for what the page around the widget is to blame for
 */
async function axe(page, { scope, rules = {} } = {}) {
  // Half faded in, everything is too pale.
  await page.evaluate(settled);
  // As source, not as a <script>: Trusted Types would stop that one.
  if (!(await page.evaluate(() => Boolean(window.axe)))) await page.evaluate(AXE);
  return page.evaluate(
    async ([scope, rules]) => {
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const { violations } = await window.axe.run(scope ?? document, { runOnly: { type: 'tag', values: tags }, rules, resultTypes: ['violations'] });
      return violations.flatMap(v => v.nodes.map(node => `${v.id}: ${v.help}\n  ${node.target.flat().join(' ')}\n  ${node.failureSummary}`));
    },
    [scope, rules],
  );
}

/** What happened, for the log of a test that failed. */
function story(view) {
  const lines = view.console.map(entry => `console.${entry.type}: ${entry.text}`);
  lines.push(...view.errors.map(error => `page error: ${error}`));
  return lines.length ? `\n${view.page.url()}\n${lines.map(line => `  ${line}`).join('\n')}` : '';
}
