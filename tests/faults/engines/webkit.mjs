// How is WebKit driven?
//
// By the W3C's WebDriver protocol over plain HTTP, with WebKitGTK's own driver and its MiniBrowser on a screen that nobody
// sees. Its resolver knows localhost and no name under it, so the test server is its proxy too.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { find, text } from '../page.mjs';

const LIBRARIES = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/libexec', '/usr/lib'];
const VERSIONS = ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'];
const KEYS = { Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004', Backspace: '\uE003', ArrowDown: '\uE015', ArrowUp: '\uE013', ArrowLeft: '\uE012', ArrowRight: '\uE014' };

/** Starts the browser; resolves to { name, version, page(), close() }. `port` is the test server's. */
export async function open({ port } = {}) {
  const screen = await startScreen();
  const capabilities = {
    alwaysMatch: {
      pageLoadStrategy: 'none',
      'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
      ...(port && { proxy: { proxyType: 'manual', httpProxy: `127.0.0.1:${port}`, noProxy: [] } }),
    },
  };
  try {
    const probe = await startSession(screen.display, capabilities);
    await probe.close();
    return { name: 'webkit', version: probe.version, page: async () => tab(await startSession(screen.display, capabilities)), close: screen.close };
  } catch (error) {
    await screen.close();
    throw error;
  }
}

/** A driver takes one session at a time, so each has one of its own. */
async function startSession(display, capabilities) {
  const port = await freePort(), base = `http://127.0.0.1:${port}`;
  const driver = spawn(program('WebKitWebDriver', 'WEBKIT_DRIVER'), [`--port=${port}`], {
    stdio: 'ignore',
    // No graphics card, no desktop.
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1', NO_AT_BRIDGE: '1', LANG: 'en_GB.UTF-8', LANGUAGE: 'en_GB:en' },
  });
  try {
    await until(() => fetch(`${base}/status`).then(reply => reply.ok, () => false), 'WebKitWebDriver does not answer');
    const made = await call('POST', `${base}/session`, { capabilities });
    const at = `${base}/session/${made.sessionId}`;
    return {
      version: made.capabilities.browserVersion,
      post: (path, body = {}) => call('POST', at + path, body),
      close: async () => {
        await call('DELETE', at).catch(() => {});
        driver.kill();
      },
    };
  } catch (error) {
    driver.kill();
    throw error;
  }
}

/** A tab of a visitor without memory: each has a session, and so a browser, of its own. */
async function tab({ post, close }) {
  await post('/timeouts', { script: 30_000, pageLoad: 30_000, implicit: 0 });
  await post('/window/rect', { x: 0, y: 0, width: 1280, height: 1080 }).catch(() => {});
  const run = async source => {
    const script = `const done = arguments[arguments.length - 1]; Promise.resolve().then(() => (${source})).then(value => done((${written})(value)), error => done('!' + String(error && error.stack || error)));`;
    const reply = await post('/execute/async', { script, args: [] });
    if (reply?.[0] === '!') throw new Error(reply.slice(1));
    return reply ? JSON.parse(reply) : undefined;
  };
  const keys = list => post('/actions', { actions: [{ type: 'key', id: 'keys', actions: list.flatMap(value => [{ type: 'keyDown', value }, { type: 'keyUp', value }]) }] });
  return {
    goto: async url => {
      await post('/url', { url });
    },
    eval: (source, ...args) => run(text(source, args)),
    click: async selector => {
      // The driver's own click asks the document what is there, which answers with the host of a shadow root.
      const [x, y] = await run(text(middle, [selector]).replace('FIND', () => find));
      const actions = [{ type: 'pointerMove', x, y, duration: 0, origin: 'viewport' }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
      await post('/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
    },
    type: words => keys([...words]),
    key: name => keys([KEYS[name] ?? name]),
    // The driver has no way to the console; the page's own ears are all there is.
    console: async () => null,
    close,
  };
}

/** JSON of a value, whatever a page has made of toJSON, which the driver would ask. */
function written(value) {
  if (value === undefined || typeof value === 'function') return '';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (value instanceof Node) return 'true';
  let text = '';
  const list = Array.isArray(value);
  for (const key of Object.keys(value)) {
    const item = written(value[key]);
    if (list || item) text += (text && ',') + (list ? item || 'null' : JSON.stringify(key) + ':' + item);
  }
  return list ? '[' + text + ']' : '{' + text + '}';
}

/** The middle of an element, where nothing may be over it. */
function middle(selector) {
  const element = (FIND)(selector);
  if (!element) throw new Error(`nothing to click: ${selector}`);
  const at = () => (box => [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)])(element.getBoundingClientRect());
  const [x, y] = at();
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) element.scrollIntoView({ block: 'center' });
  const over = element.getRootNode().elementFromPoint(...at());
  if (!element.contains(over)) throw new Error(`${selector} is under ${over && over.localName}`);
  return at();
}

async function call(method, url, body) {
  const reply = await fetch(url, { method, ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }) });
  const { value } = await reply.json();
  if (!reply.ok) throw new Error(`${method} ${new URL(url).pathname.replace(/[0-9a-f-]{30,}/, '…')}: ${value?.error} ${value?.message ?? ''}`.trim());
  return value;
}

async function startScreen() {
  if (process.env.DISPLAY) return { display: process.env.DISPLAY, close: async () => {} };
  // It chooses a number that is free and says which.
  const screen = spawn(program('Xvfb', 'XVFB'), ['-displayfd', '3', '-screen', '0', '1400x1200x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const display = await new Promise((done, failed) => {
    screen.stdio[3].once('data', number => done(`:${String(number).trim()}`));
    screen.once('exit', code => failed(new Error(`Xvfb ended with ${code}`)));
  });
  return { display, close: async () => void screen.kill() };
}

function program(name, variable) {
  if (process.env[variable]) return process.env[variable];
  const found = (process.env.PATH ?? '').split(delimiter).map(folder => join(folder, name)).find(path => existsSync(path));
  if (!found) throw new Error(`there is no ${name}; \`cargo xtask faults\` installs it, or set ${variable} to its place`);
  return found;
}

function miniBrowser() {
  const found = LIBRARIES.flatMap(folder => VERSIONS.map(version => join(folder, version, 'MiniBrowser'))).find(path => existsSync(path));
  if (!found) throw new Error('there is no MiniBrowser of WebKitGTK; `cargo xtask faults` installs one');
  return found;
}

async function until(holds, otherwise) {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return;
    await new Promise(done => setTimeout(done, 50));
  }
  throw new Error(otherwise);
}

const freePort = () =>
  new Promise(done => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
