// Does the shopper always have a way to the shop, whatever happens to the widget?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';

const SCARF = 'examples/shop/pages/silk-scarf.html';
const TEA = 'examples/shop/pages/ja/mountain-tea.html';

// What else may go wrong with them is in tests/faults, which knows three browsers.
const FAULTS = [
  ['Wasm is missing', ['wasm-404']],
  ['the glue is missing', ['glue-404']],
  ['the style sheet is missing', ['css-404']],
];

for (const [name, variant] of FAULTS) {
  test(`the shop's own links are on screen when ${name}`, async t => {
    const view = await openPage(t, SCARF, { variant, clock: false });
    await view.state('floor');
    assert.ok(await view.page.locator('shelf-help a').first().isVisible());
    // An idle page would have tried again by now.
    await view.page.waitForTimeout(800);
    assert.equal((await view.told('error')).length, 1, 'the page is told, once');
    assert.equal(view.console.filter(c => c.text.startsWith('[shelfhelp]')).length, 1, 'one line in the console');
    assert.deepEqual(view.errors, [], 'the page sees no exception');
  });
}

test('a policy without wasm-unsafe-eval is named with its remedy', async t => {
  const view = await openPage(t, SCARF, { variant: ['csp-no-wasm'], clock: false });
  await view.state('floor');
  const [error] = await view.told('error');
  assert.equal(error.code, 'csp-wasm');
  assert.ok(view.console.some(c => c.text.includes("'wasm-unsafe-eval'")));
});

test('Wasm of the wrong type still works', async t => {
  const view = await openPage(t, SCARF, { variant: ['wasm-octet'] });
  await view.state('ready');
});

test('a browser without WebAssembly shows the links', async t => {
  const view = await openPage(t, SCARF, { clock: false, before: page => page.addInitScript(() => delete window.WebAssembly) });
  await view.state('floor');
  assert.ok(await view.page.locator('shelf-help a').first().isVisible());
});

test('without JavaScript the links are plain content', async t => {
  const view = await openPage(t, SCARF, { javaScript: false, clock: false });
  assert.ok(await view.page.locator('shelf-help a').first().isVisible());
});

test('a tag without an element shows the channels of the shop when the widget cannot start', async t => {
  const view = await openPage(t, TEA, { variant: ['wasm-404'], clock: false });
  await view.state('floor');
  await view.page.locator('shelf-help a[href^="tel:"], shelf-help a[href^="mailto:"]').first().waitFor();
});

test('a file that breaks off once is asked for once more, and nobody notices', async t => {
  for (const part of ['wasm', 'glue', 'css']) {
    const view = await openPage(t, SCARF, { variant: [`${part}-404-once`], clock: false });
    await view.state('ready');
    assert.deepEqual((await view.events()).filter(e => e.name === 'error'), [], part);
    assert.deepEqual(view.console.filter(c => /\[shelfhelp\] not started/.test(c.text)), [], part);
    await view.context.close();
  }
});

for (const [page, words] of [
  ['', /The page has no links to show: write some into <shelf-help>, or set data-fallback/],
  [' data-fallback="mailto:hello@shop.example"', /The page's links are shown/],
  [" data-shop='{}'", /The page has no links to show/],
]) {
  test(`the console says what is shown of a tag alone${page && ` with${page}`} that does not start`, async t => {
    const body = `<!doctype html><html lang="en"><title>Cup</title><h1>Cup</h1><script async src="/dist/loader.js"${page}></script>`;
    const view = await openPage(t, 'cup.html', {
      variant: ['wasm-404'],
      clock: false,
      before: p => p.route('**/cup.html', route => route.fulfill({ contentType: 'text/html; charset=utf-8', body })),
    });
    await view.state('floor');
    const [line] = await view.said(/not started/);
    assert.match(line.text, words);
    assert.equal(await view.page.locator('shelf-help a').count(), /are shown/.test(words.source) ? 1 : 0);
    assert.deepEqual(view.errors, []);
  });
}

test('a block of settings that is no JSON is named with what to write', async t => {
  const body = '<!doctype html><html lang="en"><title>Cup</title><h1>Cup</h1><script type="application/json" data-shelfhelp>{ "shop": }</script><script async src="/dist/loader.js"></script>';
  const view = await openPage(t, 'cup.html', { before: p => p.route('**/cup.html', route => route.fulfill({ contentType: 'text/html; charset=utf-8', body })) });
  const [line] = await view.said(/is not JSON/);
  assert.match(line.text, /<script data-shelfhelp> is not JSON: .*\. Write \{"shop": "\/help\/shop\.json"\}\.$/);
});

// A page script that breaks the platform under our feet: the panel's heading cannot be made, and Yew panics in mid-render.
const noHeading = times =>
  new Function('', `
    const make = Document.prototype.createElement;
    let left = ${times};
    Document.prototype.createElement = function (name, ...rest) {
      if (name === 'h2' && left-- > 0) throw new Error('no heading today');
      return make.call(this, name, ...rest);
    };`);

test('a panic inside a render is noticed, and the widget that takes its place goes on where it broke', async t => {
  const view = await openPage(t, SCARF);
  await view.state('ready');
  await view.page.evaluate(noHeading(1));
  await view.inside('[part~=ask]').click();
  await view.page.waitForFunction(() => window.__seen.events.some(e => e.name === 'error' && e.detail.restarted));
  await view.inside('[part~=promise]').waitFor();
  await view.inside('[part~=panel]').waitFor();
  await view.page.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement?.matches('[part~=input]'));
  const [error] = await view.told('error');
  assert.match(error.message, /panicked/, 'noticed by the panic itself, not by the silence after it');
  assert.deepEqual(view.errors, [], 'the page sees no exception');
});

test('after a second panic the floor stays', async t => {
  const view = await openPage(t, SCARF);
  await view.state('ready');
  await view.page.evaluate(noHeading(99));
  await view.inside('[part~=ask]').click();
  await view.state('floor');
  await view.page.waitForFunction(() => window.__seen.events.filter(e => e.name === 'error').length > 1);
  await view.page.evaluate(() => document.querySelector('shelf-help').open());
  await view.state('floor');
  assert.equal((await view.events()).filter(e => e.name === 'ready').length, 1, 'nothing is tried a third time');
  assert.ok(await view.page.locator('shelf-help a').first().isVisible());
  assert.deepEqual(view.errors, [], 'the page sees no exception');
});

test('an app that no longer draws is noticed after the next action, and ends as after a panic', async t => {
  const view = await openPage(t, SCARF, { clock: false });
  await view.state('ready');
  // What a panic inside a render leaves behind: exports answer, nothing is drawn.
  await view.page.evaluate(() => {
    const app = document.querySelector('shelf-help')._app;
    const before = app.beats();
    app.beats = () => before;
  });
  await view.inside('[part~=ask]').click();
  await view.page.waitForFunction(() => window.__seen.events.some(e => e.name === 'error' && e.detail.code === 'died'));
  await view.inside('[part~=panel]').waitFor();
  await view.state('ready');
  // The line of a module into which nothing is let any more: what still arrives for it could end the one in its place.
  assert.equal(view.console.filter(c => c.text.startsWith('[shelfhelp] it draws nothing')).length, 1);
  assert.deepEqual((await view.told('error')).map(error => [error.code, error.restarted]), [['died', true]]);
});

test('files that never come do not leave the place empty', async t => {
  const view = await openPage(t, TEA, { variant: ['wasm-hang'], clock: false });
  await view.page.locator('shelf-help a[href^="tel:"]').waitFor({ timeout: 8000 });
});
