// Does each provider's chat come up when a shopper wants a person, with what the shopper agreed to, and is there another
// way when it does not?

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import test from 'node:test';
import { chatPage } from '../chat-page.mjs';
import { NOW, openPage } from '../harness.mjs';
import { kit } from '../fakes/kit.mjs';

const FAKES = new URL('../fakes/', import.meta.url);
const NAMES = readdirSync(FAKES).filter(file => file !== 'kit.mjs').map(file => file.replace('.mjs', ''));
const PROVIDERS = Object.fromEntries(await Promise.all(NAMES.map(async name => [name, (await import(new URL(`${name}.mjs`, FAKES))).fake])));
// What a careful shop says, as far as scripts are meant.
const POLICY = "script-src 'self' 'wasm-unsafe-eval' https:; require-trusted-types-for 'script'; trusted-types 'none'";
// Of what the shopper typed, this is masked.
const QUESTION = 'Is it dishwasher safe? Write to ann@example.org';

/** What a page has of the provider's own, as its shop pasted it. */
const pasted = ({ loader, snippet }) =>
  `<script async src="${loader}"></script><script>(document.currentScript.previousElementSibling || 0) && (() => { const script = document.currentScript.previousElementSibling; ${snippet.replace('document.currentScript', 'script')} })()</script>`;

/**
 * Opens a page of that shop.
 *
 * mode     what goes wrong with the provider: one of the kit's, or `blocked`
 * snippet  whether the page has the provider's own
 * hours    when the shop says that somebody is there
 * policy   the page's Content-Security-Policy
 */
async function shop(t, name, { mode = '', snippet = false, hours, policy, settings: more, ...options } = {}) {
  const { settings, loader, vendor, snippet: own } = PROVIDERS[name];
  const { fields } = settings;
  const view = await openPage(t, 'cup.html', {
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
    before: async (page, context) => {
      await context.addInitScript(kit, mode);
      const body = chatPage({
        provider: name,
        settings: { ...(snippet ? { ...(fields && { fields }) } : settings), ...more },
        hours: hours && { weekdays: hours },
        snippet: snippet && own ? pasted(PROVIDERS[name]) : '',
      });
      const headers = policy && { 'Content-Security-Policy': policy };
      await page.route('**/*.html', route => route.fulfill({ contentType: 'text/html; charset=utf-8', body, headers }));
      const script = `(${vendor.toString().replace(/^vendor/, 'function')})()`;
      const isVendors = url => !url.hostname.endsWith('localhost');
      const answer = route => route.fulfill({ contentType: 'text/javascript', body: script, headers: { 'Access-Control-Allow-Origin': '*' } });
      await page.route(isVendors, route => (mode === 'blocked' || !route.request().url().startsWith(loader) ? route.abort() : answer(route)));
      await options.before?.(page, context);
    },
  });
  await view.state('ready');
  return view;
}

/** Asks, and goes on to the chat up to the last button. */
async function towards(view) {
  await view.page.evaluate(() => window.shelfhelp.open());
  await view.inside('[part~=input]').fill(QUESTION);
  await view.inside('[part~=input]').press('Enter');
  const chat = view.page.locator('shelf-help [data-channel=chat]');
  await chat.or(view.page.locator('shelf-help [part~=person]')).first().click();
  await chat.or(view.page.locator('shelf-help [part~=start]')).first().waitFor();
  if (await chat.count()) await chat.click();
  await view.inside('[part~=start]').waitFor();
}

const handOver = async view => {
  await towards(view);
  await view.inside('[part~=start]').click();
};

const vendor = (view, key) => view.page.evaluate(key => window.__vendor[key], key);
const say = (view, what, n) => view.page.evaluate(([what, n]) => window.__vendor.say(what, n), [what, n]);
const until = (view, test) => view.page.waitForFunction(test);
const modules = view => view.requests.filter(request => request.url.includes('/dist/providers/'));
const launcher = view => view.inside('[part~=launcher]');

/** Nothing was called that the vendor does not document, and nothing threw. */
async function wasProper(view) {
  assert.deepEqual(await vendor(view, 'refused'), []);
  assert.deepEqual(view.errors, []);
}

for (const name of NAMES) {
  const { how } = PROVIDERS[name];

  test(`${name} is asked for when the shopper agrees and not before, gets the question, and is at hand on the next page`, async t => {
    const view = await shop(t, name);
    await towards(view);
    assert.deepEqual([...modules(view), ...view.strangers()], [], 'something was asked for too early');
    await view.inside('[part~=start]').click();
    assert.equal((await view.facts('opened'))[0].how, how);

    const { draft, sent, fields, tags } = await vendor(view, 'state');
    const text = { drafted: draft, sent, copied: await view.page.evaluate(() => navigator.clipboard.readText().catch(() => '')) }[how];
    assert.match(text, /^Is it dishwasher safe\?/);
    assert.doesNotMatch(text, /ann@/, 'an address was passed on');
    const told = [text, ...Object.values(fields)].join(' ');
    assert.match(told, /Cup/, 'the product was not passed on');
    if (tags.length) assert.ok(tags.includes('shelfhelp'));
    if (how === 'copied') {
      // First the shopper is told what to do with the text, then the window comes.
      assert.match(await view.inside('[part~=handed-off]').innerText(), /copied: paste it/);
      assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
      await view.inside('[part~=handed-off] [part~=start]').click();
    }
    await view.inside('[part~=panel]').waitFor({ state: 'detached' });
    assert.equal((await vendor(view, 'state')).open, true);
    await launcher(view).waitFor({ state: 'hidden' });

    await say(view, 'started');
    await say(view, 'hidden');
    await launcher(view).waitFor();
    await wasProper(view);

    await view.page.goto(new URL('mug.html', view.page.url()).href);
    await view.state('ready');
    await launcher(view).getByText('Your chat').waitFor();
    if (name !== 'helpscout') {
      await say(view, 'unread', 2);
      await view.page.getByRole('button', { name: '2 new messages' }).waitFor();
    }
    await launcher(view).click();
    await until(view, () => window.__vendor.state.open);
    assert.equal(await view.inside('[part~=panel]').count(), 0);
    assert.equal(await vendor(view, 'loads'), 1);
    await wasProper(view);
  });

  test(`${name} is not loaded twice where the page has it, and its bubble stays away until the hand-off`, async t => {
    const view = await shop(t, name, { snippet: true, mode: 'ready-twice', settings: { hide_bubble: true } });
    const hides = name !== 'gorgias';
    if (hides) await until(view, () => window.__vendor.state.hidden);
    assert.equal(modules(view).length > 0, true);
    await handOver(view);
    await view.facts('opened');
    const state = await vendor(view, 'state');
    assert.equal(state.hidden, false);
    assert.equal((state.sent ?? state.draft ?? 'Is it').split('Is it').length, 2, 'the question was handed over twice');
    assert.equal(await vendor(view, 'loads'), 1);
    assert.equal((await view.facts('opened')).length, 1);
    await wasProper(view);
  });
}

test('a provider on the page is left alone until it is wanted', async t => {
  const view = await shop(t, 'crisp', { snippet: true });
  await towards(view);
  assert.deepEqual(modules(view), []);
  assert.deepEqual(await vendor(view, 'calls'), []);
});

for (const [why, options, word] of [
  ['is blocked', { mode: 'blocked' }, 'blocked'],
  ["is stopped by the page's policy", { policy: POLICY }, 'blocked'],
  ['has no module', { variant: ['providers-404'] }, 'blocked'],
  ['has a module that was tampered with', { variant: ['providers-tampered'] }, 'blocked'],
  ['throws', { mode: 'throws' }, 'broken'],
  ['is closed', { mode: 'offline' }, 'closed'],
  ['takes too long', { mode: 'never-ready', clock: false, before: page => page.clock.install({ time: NOW }) }, 'slow'],
]) {
  test(`where a chat ${why} another channel is one tap away, with the question`, async t => {
    const view = await shop(t, 'crisp', options);
    await handOver(view);
    if (word === 'slow') {
      await view.inside('[part~=handed-off]').getByText('The chat is opening').waitFor();
      await until(view, () => window.__vendor.loads);
      await view.page.clock.fastForward(8_100);
    }
    const mail = view.inside('a[data-channel=email]');
    await mail.waitFor();
    assert.deepEqual((await view.facts('failed')).map(fact => fact.why), [word]);
    assert.match(decodeURIComponent(await mail.getAttribute('href')), /^mailto:hello@shop\.example\?[^]*Is it dishwasher safe\?/);
    assert.equal((await vendor(view, 'state')).hidden, false);
    assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
    assert.deepEqual(view.errors, []);
  });
}

test('a bubble that was hidden comes back when the widget fails', async t => {
  const view = await shop(t, 'crisp', { snippet: true, settings: { hide_bubble: true } });
  await until(view, () => window.__vendor.state.hidden);
  await view.page.evaluate(() => document.querySelector('shelf-help').dispatchEvent(new CustomEvent('shelf-error', { bubbles: true, composed: true, detail: { code: 'died' } })));
  await until(view, () => !window.__vendor.state.hidden);
});

test('a chat that says it is closed is opened all the same while the shop says that somebody is there', async t => {
  const view = await shop(t, 'crisp', { mode: 'offline', hours: '09:00-18:00' });
  await handOver(view);
  await until(view, () => window.__vendor.state.open);
});

test('whoever goes back before the chat is up gets neither chat nor complaint', async t => {
  const view = await shop(t, 'crisp', { mode: 'never-ready', clock: false, before: page => page.clock.install({ time: NOW }) });
  await handOver(view);
  await until(view, () => window.__vendor.loads);
  await view.inside('[part~=back]').click();
  await view.page.clock.fastForward(8_100);
  assert.deepEqual(await view.facts('failed', 0), []);
  assert.deepEqual(await view.facts('opened', 0), []);
  await wasProper(view);
});

test('a clipboard that is refused leaves the text on screen', async t => {
  const view = await shop(t, 'tawk', { before: page => page.addInitScript(() => (navigator.clipboard.writeText = () => Promise.reject(new Error('no')))) });
  await handOver(view);
  await view.inside('[part~=handed-off]').getByText('Copy your message from here').waitFor();
  assert.match(await view.inside('[part~=handed-off] .draft').innerText(), /^Is it dishwasher safe\?/);
  assert.equal((await view.facts('opened'))[0].how, 'shown');
});

test('on a dark device the launcher is in the colours of a page that stays light', async t => {
  const view = await shop(t, 'crisp', { dark: true });
  const [ink, ground] = await launcher(view).evaluate(element => [getComputedStyle(element).color, getComputedStyle(element).backgroundColor]);
  assert.deepEqual([ink, ground], ['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
});
