// What does a visit fetch, and how slow is its line?
//
// One server for all visits; each visit has a name of its own under localhost, and so connections and a ledger of its own.
// Text travels in brotli, as a CDN sends it. A slow line is made here, not in the browser, whose own throttle leaves out
// workers: one round trip for each new connection and each request, and one rate for all that is under way.

import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createHash } from 'node:crypto';
import { extname, join, normalize, sep } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.png': 'image/png',
};
// What is packed already is sent as it is; Pagefind packs its own parts.
const PACKED = /\.(png|jpg|webp|woff2|pagefind|pf_\w+)$/;
// A status line and the headers below, roughly; counted for every answer.
const HEADER_BYTES = 300;
const CHUNK_BYTES = 4096;
// The best that brotli has, as CDNs prepare their files; less where nobody reads the figures.
const QUALITY = Number(process.env.SHELFHELP_BROTLI ?? 11);
const SLOW_4G = { bytesPerMs: 1_600_000 / 8 / 1000, roundTripMs: 150 };

/**
 * Starts the server.
 *
 * folders  path's beginning to folder: { '/dist/': '/…/dist' }
 * made     path to a function (url, body) that resolves to { body, type, headers }
 */
export async function startServer(folders, made) {
  const cache = new Map();
  const visits = new Map();
  const server = createServer((request, response) => {
    answer(request, response).catch(error => response.headersSent ? response.destroy() : response.writeHead(500).end(String(error)));
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();

  async function answer(request, response) {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    if (host !== 'localhost' && !host.endsWith('.localhost')) return response.writeHead(403).end();
    const visit = visits.get(host) ?? { log: [], free: 0, line: null };
    const url = new URL(request.url, 'http://localhost');
    const entry = { path: url.pathname, asked: now(), bytes: 0 };
    visit.log.push(entry);
    const file = await find(url, request);
    if (visit.line) {
      // A new connection costs a round trip before the first request.
      const trips = request.socket.known ? 1 : 2;
      request.socket.known = true;
      await wait(trips * visit.line.roundTripMs);
    }
    const same = file && request.headers['if-none-match'] === file.tag;
    const body = !file ? Buffer.from('not there') : same ? Buffer.alloc(0) : file.body;
    response.writeHead(!file ? 404 : same ? 304 : 200, file?.headers ?? { 'Content-Length': body.length });
    entry.bytes = body.length + HEADER_BYTES;
    if (!file) entry.missing = true;
    if (!visit.line) response.end(body);
    else await drip(visit, response, body);
    entry.sent = now();
  }

  async function drip(visit, response, body) {
    for (let at = 0; at < body.length; at += CHUNK_BYTES) {
      const chunk = body.subarray(at, at + CHUNK_BYTES);
      visit.free = Math.max(visit.free, now()) + chunk.length / visit.line.bytesPerMs;
      await wait(visit.free - now());
      response.write(chunk);
    }
    response.end();
  }

  async function find(url, request) {
    const own = made[url.pathname] ?? made[`${url.pathname.split('/').slice(0, 2).join('/')}/*`];
    if (own) {
      const { body, type, headers } = await own(url, request.method === 'POST' ? await read(request) : '');
      return packed(Buffer.from(body), type, headers ?? { 'Cache-Control': 'no-store' }, cache);
    }
    const start = Object.keys(folders).find(start => url.pathname.startsWith(start));
    if (!start) return null;
    const name = normalize(decodeURIComponent(url.pathname.slice(start.length)));
    const path = join(folders[start], name);
    if (name.startsWith('..') || !path.startsWith(folders[start].replace(/\/?$/, sep))) return null;
    const known = cache.get(path);
    if (known) return known;
    if (!(await stat(path).catch(() => null))?.isFile()) return null;
    // A name with a hash or below a version never changes.
    const stays = /\.[0-9a-f]{12,}[./]|^\/npm\/|_[0-9a-f]{7,}\./.test(url.pathname);
    const headers = { 'Cache-Control': stays ? 'public, max-age=31536000, immutable' : 'no-cache' };
    const file = packed(await readFile(path), TYPES[extname(path)] ?? 'application/octet-stream', headers, cache, PACKED.test(path));
    cache.set(path, file);
    return file;
  }

  return {
    port,
    /** A visit's origin; its ledger is told by `ledger(name)`. */
    origin(name, { slow = false } = {}) {
      visits.set(`${name}.localhost`, { log: [], free: 0, line: slow ? SLOW_4G : null });
      return `http://${name}.localhost:${port}`;
    },
    ledger: name => visits.get(`${name}.localhost`).log,
    forget: name => visits.delete(`${name}.localhost`),
    stop: () => new Promise(done => { server.close(done); server.closeAllConnections(); }),
  };
}

function packed(body, type, headers, cache, is = false) {
  const tag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  const key = `br ${tag}`;
  if (!is && !/^image\/(png|jpeg|webp)/.test(type)) {
    const small = cache.get(key) ?? brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
    cache.set(key, small);
    if (small.length < body.length) {
      return { tag, body: small, headers: { ...plain(headers, type, small, tag), 'Content-Encoding': 'br' } };
    }
  }
  return { tag, body, headers: plain(headers, type, body, tag) };
}

const plain = (headers, type, body, tag) => ({
  'Content-Type': type, 'Content-Length': body.length, ETag: tag, 'Timing-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Date', ...headers,
});

async function read(request) {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

// The clock that pages measure by, too.
export const now = () => performance.timeOrigin + performance.now();
const wait = ms => (ms > 0 ? new Promise(done => setTimeout(done, ms)) : undefined);
