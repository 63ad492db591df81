// Does the widget work in a shop that is built with a bundler?
//
// The package is packed and unpacked as npm would do it, each bundler builds the same small shop with the configuration in its
// folder, and the result is opened under a policy that allows nothing but its own files.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, extname, join, normalize } from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openPage, stop } from '../browser/harness.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const SHOP = join(HERE, 'shop');
const PACKAGE = process.env.SHELFHELP_NPM;
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'";
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm' };

let work;

before(async () => {
  assert.ok(PACKAGE, 'SHELFHELP_NPM must name the built package; `cargo xtask bundlers` does');
  work = await mkdtemp(join(tmpdir(), 'shelfhelp-bundlers-'));
  const packed = execFileSync('npm', ['pack', PACKAGE, '--pack-destination', work, '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const home = join(HERE, 'node_modules', 'shelfhelp');
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  execFileSync('tar', ['-xzf', join(work, JSON.parse(packed)[0].filename), '-C', home, '--strip-components=1']);
});

after(async () => {
  await stop();
  await rm(work, { recursive: true, force: true });
});

const BUILDS = {
  async vite(out) {
    const { build } = await import('vite');
    const { default: config } = await import('./vite/vite.config.js');
    await build({ ...config, configFile: false, root: SHOP, logLevel: 'error', build: { outDir: out, emptyOutDir: true } });
    await cp(join(SHOP, 'shop.json'), join(out, 'shop.json'));
  },
  async webpack(out) {
    const { default: webpack } = await import('webpack');
    const { default: config } = await import('./webpack/webpack.config.js');
    const stats = await new Promise((done, failed) => {
      webpack({ ...config, context: SHOP, output: { ...config.output, path: out } }, (error, stats) => (error ? failed(error) : done(stats)));
    });
    // Hints about the size of the module are no concern of the package's.
    const said = stats.toJson({ all: false, errors: true, warnings: true });
    const warnings = said.warnings.filter(warning => !/size limit|performance recommendations/.test(warning.message));
    assert.deepEqual([...said.errors, ...warnings], []);
    await page(out);
  },
  async esbuild(out) {
    const { bundle } = await import('./esbuild/build.js');
    await bundle(join(SHOP, 'main.js'), out);
    await page(out);
  },
};

/** The page as it is, where the bundler does not look at pages. */
async function page(out) {
  for (const name of ['index.html', 'shop.json']) await cp(join(SHOP, name), join(out, name));
}

for (const [name, build] of Object.entries(BUILDS)) {
  test(`${name}: a promise, a panel, an answer, and no request to anybody else`, async t => {
    const out = join(work, name);
    await build(out);
    const server = await serve(out);
    t.after(() => {
      server.close();
      server.closeAllConnections();
    });
    await holds(t, `http://127.0.0.1:${server.address().port}/`);
  });
}

test('what a build carries along lies there as files, none written into the script', async () => {
  for (const name of Object.keys(BUILDS)) {
    const files = await readdir(join(work, name), { recursive: true });
    const of = end => files.filter(file => file.endsWith(end)).length;
    // Two modules of Wasm; eighteen catalogs, of which the shop's own file is none.
    assert.ok(of('.wasm') === 2 && of('.json') >= 19, `${name}: ${files.join(' ')}`);
  }
});

test('React: what the server rendered is taken over without a word, and follows the route', async t => {
  const out = join(work, 'react');
  const { bundle } = await import('./esbuild/build.js');
  const options = { jsx: 'automatic', nodePaths: [join(HERE, 'node_modules')], define: { 'process.env.NODE_ENV': '"development"' } };
  await bundle(join(SHOP, 'server.jsx'), join(work, 'server'), { ...options, platform: 'node', format: 'cjs', outExtension: { '.js': '.cjs' } });
  await bundle(join(SHOP, 'client.jsx'), out, { ...options, splitting: true, jsxDev: true });
  const { html } = createRequire(import.meta.url)(join(work, 'server', 'server.cjs'));
  assert.match(html, /<shelf-help [^>]*product="CUP"[^>]*><a href="\/shipping">/);
  const head = '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Tasse</title><link rel="icon" href="data:,"></head>';
  await writeFile(join(out, 'index.html'), `${head}<body><div id="root">${html}</div><script type="module" src="/client.js"></script></body></html>`);
  await mkdir(join(out, 'help'));
  await cp(join(SHOP, 'shop.json'), join(out, 'help', 'shop.json'));
  const server = await serve(out);
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const view = await openPage(t, `http://127.0.0.1:${server.address().port}/`, { locale: 'de-DE', zone: 'Europe/Berlin' });
  await view.state('ready');
  await view.inside('[part~=price]', 0).filter({ hasText: '4,10' }).waitFor();
  assert.equal(await view.shift(), 0);
  await view.page.locator('#next').click();
  await view.inside('[part~=price]', 0).filter({ hasNotText: '4,10' }).waitFor();
  await view.inside('[part~=ask]').click();
  await view.inside('[part~=input]').fill('spülmaschine');
  await view.inside('[part~=result]').first().waitFor();
  assert.equal(await view.page.locator('shelf-help').count(), 1);
  assert.equal(await view.page.locator('shelf-help a').getAttribute('href'), '/shipping', 'the links are still React’s');
  assert.deepEqual(view.errors, []);
  assert.deepEqual(view.console.filter(({ type, text }) => ['error', 'warning'].includes(type) || /hydrat/i.test(text)), []);
});

test('vite, the development server: the same', async t => {
  const { createServer } = await import('vite');
  const { default: config } = await import('./vite/vite.config.js');
  const server = await createServer({ ...config, configFile: false, root: SHOP, cacheDir: join(work, 'cache'), publicDir: false, logLevel: 'error', server: { port: 0, host: '127.0.0.1', hmr: false } });
  await server.listen();
  t.after(() => server.close());
  await holds(t, `http://127.0.0.1:${server.httpServer.address().port}/`);
});

async function holds(t, address) {
  const view = await openPage(t, address, {
    locale: 'de-DE',
    zone: 'Europe/Berlin',
    before: page => page.addInitScript(() => (window.dataLayer = [])),
  });
  await view.state('ready');
  assert.match(await view.inside('[part~=promise]').innerText(), /4,10/);
  await view.page.locator('#ask').click();
  await view.inside('[part~=panel]').waitFor();
  // Its words come from a catalog, which is a file of its own.
  await view.inside('[part~=close][aria-label="Schließen"]').waitFor();
  const { answered, hits } = await view.page.evaluate(() => window.ask('spülmaschine'));
  assert.deepEqual([answered, hits[0].id], [true, 'spuelen']);
  await view.page.waitForFunction(() => window.dataLayer.some(entry => entry.event === 'shelf_open'));
  const origin = new URL(address).origin;
  assert.deepEqual(view.requests.filter(r => !r.url.startsWith(origin) && r.url !== 'data:,').map(r => r.url), []);
  assert.deepEqual(await view.violations(), []);
  assert.deepEqual(view.errors, []);
  assert.deepEqual(view.console.filter(entry => entry.type === 'error' || entry.text.includes('[shelfhelp]')), []);
}

/** A host of nothing but a folder's files. */
async function serve(root) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const file = join(root, normalize(path.endsWith('/') ? `${path}index.html` : path));
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Content-Security-Policy': POLICY });
    createReadStream(file).pipe(response);
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  return server;
}
