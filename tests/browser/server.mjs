// Which file answers, with which headers, and what goes wrong on purpose?
//
// One server, many hosts: every name under localhost leads here, and the labels of the name say how to behave. So a
// page and all it links to, absolute paths included, see the same world, and tests with other worlds share the server.
//
//   localhost                       the demo as `cargo xtask demo` serves it
//   csp-strict.localhost            the same, under a strict Content-Security-Policy
//   wasm-404.glue-slow.localhost    the same, with two faults
//   cdn.localhost                   the widget and the compiled shop come from another site, assets.localhost
//   at-1763552820.localhost         the Date header says so (seconds since 1970)
//   no-date.localhost               pages of other sites may not read the Date header
//   coep-require.localhost          pages are isolated from other sites; also coep-credentialless
//   report-only.localhost           the policy of another label is not enforced, but what offends it is told
//   opaque.localhost                pages have an origin that is nobody's, and no storage
//   sri.localhost                   the loader's tag says what the loader is
//   no-tag.localhost                the shop's pages without our tag: how they are by themselves
//
// A fault is PART-FAULT, or PART-FAULT-once for the first request only, or PART-FAULT-twice for the first two:
//   parts   call loader glue wasm search rest css reader readerglue readermodule meaning tracking messages providers facts integrity shop
//   faults  404 500 html truncated empty altered tampered octet plain untyped slow trickle hang reset
//
// What is altered is broken; what is tampered with works as before, and does something more where it can.

import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const DIST = process.env.SHELFHELP_DIST ?? join(ROOT, 'target', 'demo', 'dist');
const PUBLIC = process.env.SHELFHELP_PUBLIC ?? join(ROOT, 'target', 'demo', 'public');
const ENGINE = process.env.SHELFHELP_ENGINE ?? join(ROOT, 'target', 'demo', 'engine');
export const NPM = process.env.SHELFHELP_NPM ?? join(ROOT, 'target', 'demo', 'npm');
const STOREFRONT = process.env.SHELFHELP_STOREFRONT ?? join(ROOT, 'target', 'demo', 'yew-shop');

// Long enough to be noticed by a shopper, short enough for a test.
const SLOW_MS = 1500;
const TRICKLE_MS = 20_000;

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
};

// What each part of the widget is called. `shop` is the shop's own data, compiled or in one file.
const PARTS = {
  call: /^\/call-back$/,
  loader: /^\/dist\/loader\.js$/,
  glue: /^\/dist\/shelfhelp\.[^/]*js$/,
  wasm: /^\/dist\/shelfhelp_bg\.[^/]*wasm$/,
  search: /^\/dist\/shelfhelp_search\.[^/]*wasm$/,
  rest: /^\/dist\/shelfhelp_rest\.[^/]*wasm$/,
  reader: /^\/dist\/reader[._][^/]*$/,
  readerglue: /^\/dist\/reader\.[^/]*$/,
  readermodule: /^\/dist\/reader_[^/]*$/,
  css: /^\/dist\/[^/]*\.css$/,
  meaning: /^\/dist\/meaning\//,
  tracking: /^\/dist\/tracking\//,
  messages: /^\/dist\/messages\./,
  providers: /^\/dist\/providers\//,
  facts: /^\/dist\/facts\//,
  integrity: /^\/dist\/integrity\.json$/,
  shop: /^\/(public\/|examples\/.*\.json$)/,
};

// HOST is where the widget comes from.
const POLICIES = {
  // A careful shop: its own scripts and styles, the widget's host, Trusted Types with no policy of the widget's.
  'csp-strict':
    "default-src 'none'; script-src 'self' HOST 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self' HOST; " +
    "img-src 'self' HOST; font-src 'self'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'",
  // Exactly what the documentation asks for, and nothing else: not even the shop's own style sheet.
  'csp-bare':
    "default-src 'none'; script-src HOST 'wasm-unsafe-eval'; connect-src HOST; img-src HOST; style-src 'none'; " +
    "require-trusted-types-for 'script'; trusted-types 'none'",
  // Scripts by a word that the page gives them, and what those bring; no host is named.
  'csp-nonce':
    "default-src 'none'; script-src 'nonce-shelf' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src HOST; img-src HOST; style-src 'none'; " +
    "base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'csp-no-wasm': "default-src 'none'; script-src 'self' HOST; style-src 'self'; connect-src 'self' HOST; img-src 'self' HOST",
  'csp-no-host': "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'",
  'csp-no-connect': "default-src 'none'; script-src 'self' HOST 'wasm-unsafe-eval'; style-src 'self'; connect-src 'none'; img-src 'self'",
};

/** Starts the server on a free port; resolves to { port, origin(variant), log, called, pages, stop() }. */
export async function startServer() {
  const seen = new Map();
  const log = [];
  const called = [];
  const pages = new Map();
  const heads = new Map();
  const altered = new Map();
  const server = createServer((request, response) => {
    // A browser that takes us for its proxy asks for whole addresses.
    request.url = request.url.replace(/^http:\/\/[^/]*/, '');
    const made = pages.get(request.url);
    if (made) {
      const body = withHead(bare(made.body, nameOf(request).split('.')), heads.get(nameOf(request)));
      return response.writeHead(200, { 'Content-Type': TYPES['.html'], ...made.headers }).end(body);
    }
    answer(request, response, server.address().port, { seen, log, called, heads, altered }).catch(error => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  return {
    port,
    /** Every request so far: { host, path, method }. */
    log,
    /** Pages that a test has made: path to { body, headers }. What comes from here may talk to other servers of this machine. */
    pages,
    /** Scripts that run before any other of a page's: host to source. Not every browser's driver can put them there. */
    heads,
    /** Scripts that are served otherwise than they were built: host to { path: text }. */
    altered,
    /** Every call-back form that was taken so far: { host, headers, body }. */
    called,
    /** The origin of a world, for example `origin(['csp-strict', 'wasm-404'])`. */
    origin: (variant = []) => `http://${[...variant, 'localhost'].join('.')}:${port}`,
    stop: () =>
      new Promise(done => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

const nameOf = request => (request.headers.host ?? '').replace(/:\d+$/, '');

async function answer(request, response, port, { seen, log, called, heads, altered }) {
  const host = nameOf(request);
  const url = new URL(request.url, 'http://localhost');
  if (host !== '127.0.0.1' && host !== 'localhost' && !host.endsWith('.localhost')) {
    return response.writeHead(403).end('not one of this server\'s names\n');
  }
  const labels = host === '127.0.0.1' ? [] : host.split('.').slice(0, -1);
  const path = decodeURIComponent(url.pathname);
  log.push({ host, path, method: request.method, at: Date.now() });

  const far = labels.includes('cdn');
  // The other site keeps the faults of the page that it serves.
  const assets = far ? `http://${labels.map(l => (l === 'cdn' ? 'assets' : l)).join('.')}.localhost:${port}` : null;
  for (const [name, value] of Object.entries(headers(labels, assets, heads.has(host)))) response.setHeader(name, value);

  if (path === '/orders/lookup') return lookUp(request, response, labels);
  const fault = faultOf(labels, path, host, seen);
  if (fault) log.at(-1).fault = fault;
  if (fault === '404' || fault === '500') return response.writeHead(Number(fault)).end('on purpose\n');
  if (fault === 'reset') return request.socket.destroy();
  if (fault === 'hang') return;
  if (fault === 'slow') await new Promise(done => setTimeout(done, SLOW_MS));
  if (fault === 'html') {
    return response.writeHead(200, { 'Content-Type': TYPES['.html'] }).end('<!doctype html><title>Not here</title><h1>Not here</h1>\n');
  }

  if (path === '/call-back') return callBack(request, response, host, called);

  const other = altered.get(host)?.[path];
  if (other) return response.writeHead(200, { 'Content-Type': TYPES['.js'] }).end(other);
  const file = await locate(path);
  if (!file) return response.writeHead(404, { 'Content-Type': TYPES['.txt'] }).end('there is no such file\n');
  const type = { octet: 'application/octet-stream', plain: 'text/plain' }[fault] ?? TYPES[extname(file)] ?? 'application/octet-stream';
  if (fault !== 'untyped') response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', /\.[0-9a-f]{12,}[./]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (['truncated', 'empty', 'altered', 'tampered'].includes(fault)) return response.end(spoil(await readFile(file), fault, extname(file)));
  if (file.endsWith('.html')) {
    const page = await dressed(bare(await readFile(file, 'utf8'), labels), labels, assets);
    return response.end(withHead(page, heads.get(host)));
  }
  if (fault === 'trickle') return trickle(await readFile(file), response);
  createReadStream(file).pipe(response);
}

// As a bad connection brings it.
async function trickle(bytes, response) {
  const parts = TRICKLE_MS / 250;
  for (let part = 0; part < parts && !response.destroyed; part++) {
    response.write(bytes.subarray((bytes.length * part) / parts, (bytes.length * (part + 1)) / parts));
    await new Promise(done => setTimeout(done, 250));
  }
  response.end();
}

const bare = (page, labels) => (labels.includes('no-tag') ? page.replace(/<script[^>]*\/dist\/loader\.js[^>]*><\/script>/g, '') : page);

// The page as this host has it.
async function dressed(html, labels, assets) {
  if (labels.includes('sri')) {
    const { files } = JSON.parse(await readFile(join(DIST, 'integrity.json'), 'utf8'));
    html = html.replaceAll(/src="\/dist\/loader\.js[^"]*"/g, `$& integrity="${files['loader.js']}" crossorigin="anonymous"`);
  }
  if (labels.includes('csp-nonce')) html = html.replaceAll(/<script(?=[^>]* src=)/g, '$& nonce="shelf"');
  return assets ? html.replaceAll(/"(?=\/dist\/)|(?<=data-shop=")(?=\/)/g, at => at + assets) : html;
}

// A nonce lets the script through any policy that names it, and leaves the policy as strict as it was for all the others.
const NONCE = 'first';
const withHead = (page, script) => (script ? page.replace(/<head>|(?=<meta|<title)/, at => `${at}<script nonce="${NONCE}">${script}</script>`) : page);

// Takes a call-back form, as a shop would, and says when it calls where the label `call-at` is there.
async function callBack(request, response, host, called) {
  if (request.method !== 'POST') return response.writeHead(405).end();
  let body = '';
  for await (const chunk of request) body += chunk;
  called.push({ host, headers: request.headers, body: JSON.parse(body) });
  response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify({ ok: true, ...(host.includes('call-at.') && { at: '2026-11-23T10:15:00+02:00' }) }));
}

// The demo shop's orders, as `cargo xtask demo` tells of them.
async function lookUp(request, response, labels) {
  if (request.method !== 'POST') return response.writeHead(405).end();
  let body = '';
  for await (const chunk of request) body += chunk;
  const { orderNumber, email } = JSON.parse(body);
  const at = labels.find(label => /^at-\d+$/.test(label));
  const today = at ? Number(at.slice(3)) * 1000 : Date.now();
  const day = n => new Date(today + n * 86_400_000).toISOString().slice(0, 10);
  const orders = (await readFile(join(ROOT, 'examples', 'shop', 'orders.json'), 'utf8')).replace(/day([+-]\d+)/g, (_, n) => day(Number(n)));
  const order = JSON.parse(orders)[orderNumber];
  const found = order && order.email === email.toLowerCase();
  response.writeHead(found ? 200 : 404, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(found ? order.reply : null));
}

function headers(labels, assets, first) {
  const at = labels.find(label => /^at-\d+$/.test(label));
  const policy = POLICIES[labels.find(label => label in POLICIES)]?.replaceAll('HOST', assets ?? "'self'").replace('script-src', first ? `script-src 'nonce-${NONCE}'` : 'script-src');
  const policies = [policy, labels.includes('opaque') && 'sandbox allow-scripts allow-forms'].filter(Boolean);
  const isolated = labels.find(label => label.startsWith('coep-'));
  return {
    ...(at && { Date: new Date(Number(at.slice(3)) * 1000).toUTCString() }),
    ...(policies.length && { [labels.includes('report-only') ? 'Content-Security-Policy-Report-Only' : 'Content-Security-Policy']: policies }),
    ...(isolated && {
      'Cross-Origin-Embedder-Policy': isolated === 'coep-require' ? 'require-corp' : 'credentialless',
      'Cross-Origin-Opener-Policy': 'same-origin',
    }),
    // `no-cors` is the commonest mistake of a hand-made CDN.
    ...(!labels.includes('no-cors') && { 'Access-Control-Allow-Origin': '*' }),
    ...(!labels.includes('no-date') && { 'Access-Control-Expose-Headers': 'Date' }),
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'X-Content-Type-Options': 'nosniff',
  };
}

function faultOf(labels, path, host, seen) {
  for (const label of labels) {
    const [part, fault, often] = label.split('-');
    if (!PARTS[part]?.test(path)) continue;
    if (!often) return fault;
    const key = `${host} ${label}`, count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    if (count <= { once: 1, twice: 2 }[often]) return fault;
  }
  return null;
}

// What makes another file of one without breaking it. A module of WebAssembly may end with a section that nobody reads.
const MORE = { '.js': ';globalThis.__tampered = 1;', '.css': '.tampered{}', '.json': ' ', '.wasm': Buffer.from([0, 2, 1, 120]) };

function spoil(bytes, fault, type) {
  if (fault === 'tampered') return Buffer.concat([bytes, Buffer.from(MORE[type] ?? '\n')]);
  if (fault === 'empty') return Buffer.alloc(0);
  if (fault === 'truncated') return bytes.subarray(0, bytes.length >> 1);
  const other = Buffer.from(bytes);
  other[other.length - 2] ^= 1;
  return other;
}

async function locate(path) {
  const [first, ...rest] = path.split('/').filter(Boolean);
  const inner = normalize(rest.join('/') || '.');
  if (inner.startsWith('..') || path.includes('\0')) return null;
  const base = {
    undefined: join(ROOT, 'index.html'),
    'index.html': join(ROOT, 'index.html'),
    examples: join(ROOT, 'examples'),
    www: join(ROOT, 'www'),
    docs: join(ROOT, 'docs'),
    dist: DIST,
    public: PUBLIC,
    'yew-shop': STOREFRONT,
    engine: ENGINE,
    playground: join(ROOT, 'www', 'playground'),
    pages: join(ROOT, 'tests', 'browser', 'pages'),
    npm: NPM,
    modules: join(ROOT, 'tests', 'browser', 'node_modules'),
    converse: join(ROOT, 'tests', 'browser', 'node_modules', 'converse.js', 'dist'),
  }[first];
  if (!base) return null;
  const file = rest.length ? join(base, inner) : base;
  if (file !== base && !file.startsWith(base + sep)) return null;
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) return locate(`${path.replace(/\/$/, '')}/index.html`);
  return found?.isFile() ? file : null;
}
