// Does the demo open, and does everything it links to exist?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage, start } from '../harness.mjs';

test('the front page opens without an error, and its links lead somewhere', async t => {
  const view = await openPage(t, '/');
  assert.equal(view.response.status(), 200);

  const links = await view.page.evaluate(() =>
    [...document.querySelectorAll('[href], [src]')].map(element => new URL(element.getAttribute('href') ?? element.getAttribute('src'), document.baseURI)).filter(url => url.origin === location.origin).map(url => url.pathname),
  );
  assert.ok(links.length > 0, 'the front page links to nothing');
  for (const path of new Set(links)) {
    const answer = await fetch(`http://127.0.0.1:${view.server.port}${path}`);
    assert.equal(answer.status, 200, path);
    await answer.body?.cancel();
  }

  assert.deepEqual(view.errors, []);
  assert.deepEqual(view.console.filter(entry => entry.type === 'error'), []);
});

test('the server answers to its own names only, and from its own folders only', async () => {
  const { server } = await start();
  const get = path => fetch(`http://127.0.0.1:${server.port}${path}`).then(answer => answer.status);
  assert.equal(await get('/'), 200);
  assert.equal(await get('/Cargo.toml'), 404);
  assert.equal(await get('/examples/..%2fCargo.toml'), 404);
  assert.equal(await get('/dist/%2e%2e%2f%2e%2e%2fdebug'), 404);
});
