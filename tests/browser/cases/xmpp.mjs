// Does a shopper really reach a person, over a server of the shop's own, and somebody else when that server goes?
//
// Everything is real: Prosody with the configuration we hand out, Converse in the page, and an agent at another client.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { openPage, start } from '../harness.mjs';
import { ROOT } from '../server.mjs';
import { startXmpp } from '../xmpp.mjs';

const QUESTION = 'does the harbour ferry take camels';

const EXAMPLE = readFileSync(join(ROOT, 'examples', 'xmpp', 'index.html'), 'utf8');
const CONVERSE = join(ROOT, 'tests', 'browser', 'node_modules', 'converse.js', 'dist', 'converse.min.js');

/** The example's page with this server for its chat, under the security policy that docs/channels.md asks for. */
async function openShop(t, server, over) {
  assert.ok(existsSync(CONVERSE), 'there is no Converse; `cargo xtask test` installs it, or: npm --prefix tests/browser ci');
  const body = EXAMPLE.replace(/(data-shelfhelp>)([^]*?)(<\/script>)/, (_, open, text, close) => {
    const shop = JSON.parse(text);
    const { domain, agent, name } = shop.channels[0].settings;
    shop.channels[0].settings = { domain, agent, name, assets: '/converse/', [over]: server[over] };
    return open + JSON.stringify(shop) + close;
  });
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; " +
    `img-src 'self' data:; font-src 'self'; connect-src 'self' ${new URL(server[over]).origin}`;
  const { server: { pages } } = await start();
  for (const path of ['/cup.html', '/cups.html']) pages.set(path, { body, headers: { 'Content-Security-Policy': policy } });
  // Converse waits by the clock of the page, which must go.
  const view = await openPage(t, 'cup.html', { clock: false });
  await view.state('ready');
  return view;
}

async function ask(view, words) {
  await view.inside('[part~=input]').fill(words);
  await view.inside('[part~=input]').press('Enter');
  await view.inside('[part~=empty]').waitFor();
}

/** Fails twice and agrees to what is passed on to the team. */
async function escalate(view) {
  await view.inside('[part~=launcher]').click();
  await ask(view, 'zeppelin moorings');
  await ask(view, QUESTION);
  if (!(await view.inside('[part~=channel]').count())) await view.inside('[part~=person]').click();
  assert.equal(view.requests.filter(request => request.url.includes('/converse/')).length, 0, 'nothing of a chat is fetched before it is wanted');
  await view.inside('[part~=channel][data-channel=chat]').click();
  await view.inside('[part~=start]').click();
}

const said = (view, words) => view.page.locator('converse-chat .chat-msg__text', { hasText: words });

test('a shopper learns that nobody is there, then talks with an agent, and when the server goes another channel is one tap away', { timeout: 60_000 }, async t => {
  const server = await startXmpp(t);
  const view = await openShop(t, server, 'websocket');
  await escalate(view);
  await view.inside('[data-channel=email][href^="mailto:"]').waitFor();

  // Whoever has agreed once needs no second look at what is passed on.
  const agent = await server.connect();
  await view.inside('[data-channel=chat]').click();
  const first = await agent.next();
  assert.match(first.text, new RegExp(`^${QUESTION}`), 'the question comes first');
  assert.match(first.text, /zeppelin moorings/, 'what was tried goes with it');
  assert.match(first.text, /A cup/, 'and the product in view');
  // The conversation has the panel's place from here on.
  await view.inside('[part~=panel]').waitFor({ state: 'detached' });
  await view.page.locator('converse-chat-heading', { hasText: 'Eleni and Nikos' }).waitFor();
  await agent.tell(first.from, 'Camels travel free on Tuesdays.');
  await said(view, 'Camels travel free on Tuesdays.').waitFor();
  await view.page.locator('converse-chat textarea').fill('And llamas?');
  await view.page.locator('converse-chat textarea').press('Enter');
  const second = await agent.next();
  assert.equal(second.text, 'And llamas?');
  assert.equal(second.from, first.from);
  assert.equal(await view.page.evaluate(() => localStorage.length), 0, 'nothing outlives the visit');

  await server.kill();
  // A conversation that breaks off before the shopper's eyes is followed by the other ways, each with the question in it.
  await view.inside('[part~=panel]').waitFor();
  const mail = view.inside('[data-channel=email]');
  assert.match(decodeURIComponent(await mail.getAttribute('href')), new RegExp(`^mailto:.*${QUESTION}`, 's'));
  assert.equal(await view.page.locator('converse-chat:visible').count(), 0, 'a dead conversation does not stand about');
  assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
  await mail.click();
  await view.inside('[part~=handed-off]').waitFor();
  assert.deepEqual(await view.violations(), []);
  assert.deepEqual(view.errors, []);
});

test('over BOSH a conversation goes on on the next page; over a WebSocket the shopper is told that it has ended', { timeout: 60_000 }, async t => {
  const server = await startXmpp(t);
  const agent = await server.connect();
  const view = await openShop(t, server, 'bosh');
  await escalate(view);
  const { from } = await agent.next();
  await view.inside('[part~=panel]').waitFor({ state: 'detached' });
  await view.page.goto(new URL('/cups.html', view.page.url()).href);
  await said(view, QUESTION).waitFor();
  await view.page.locator('converse-chat-heading', { hasText: 'Eleni and Nikos' }).waitFor();
  await agent.tell(from, 'Only on a lead.');
  await said(view, 'Only on a lead.').waitFor();
  await view.page.locator('converse-chat textarea').fill('Good.');
  await view.page.locator('converse-chat textarea').press('Enter');
  assert.deepEqual(await agent.next(), { from, text: 'Good.' }, 'the shopper is still the same guest');

  // Minimised, it is our launcher that says what has come in.
  await view.page.locator('converse-chat .toggle-chatbox-button').click();
  await view.page.locator('converse-root').waitFor({ state: 'hidden' });
  await agent.tell(from, 'One more thing.');
  await view.inside('[part~=launcher]:has-text("1")').click();
  await said(view, 'One more thing.').waitFor();
  assert.deepEqual(view.errors, []);

  const other = await openShop(t, server, 'websocket');
  await escalate(other);
  await agent.next();
  await other.inside('[part~=panel]').waitFor({ state: 'detached' });
  await other.page.goto(new URL('/cups.html', other.page.url()).href);
  await other.state('ready');
  await other.page.waitForFunction(() => window.__seen.events.some(({ name, detail }) => name === 'fact' && detail.fact === 'talk' && detail.what === 'ended'));
  assert.equal(await other.page.locator('converse-root').count(), 0, 'nothing is loaded for a conversation that is over');
});
