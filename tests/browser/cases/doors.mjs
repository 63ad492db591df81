// Do the page's own links and buttons lead where they should: to the help, to their own page where it does not come, and
// never to the help on a payment page?

import assert from 'node:assert/strict';
import test from 'node:test';
import { call, people } from '../channels.mjs';
import { openPage } from '../harness.mjs';
import { small } from '../shop.mjs';

const PAGE = 'pages/stand.html?own';
const SCARF = 'examples/shop/pages/silk-scarf.html';

const link = view => view.page.locator('a[data-shelfhelp-open]');
const fetched = view => view.requests.filter(request => /\.wasm$/.test(request.url));
const panels = view => view.inside('[part~=panel]').count();
/** Opens a page at this path, with a link and a button to the help. */
function at(t, path) {
  const body = `<!doctype html>
<title>Pay</title>
<main id="main"><a href="#main" data-shelfhelp-open>Help</a> <button data-shelfhelp-open>Ask</button> <shelf-help><a href="/shipping">Delivery</a></shelf-help></main>
<script type="application/json" data-shelfhelp>${JSON.stringify(small())}</script>
<script src="/dist/loader.js"></script>`;
  const before = page => page.route(url => url.pathname === path, route => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  return openPage(t, path, { clock: false, before });
}
/** Goes to another address without a load, and changes something on the page as a storefront does then. */
const goTo = (view, path) =>
  view.page.evaluate(path => {
    history.pushState(null, '', path);
    document.body.append(document.createElement('section'));
  }, path);

// --- links ---

test('a link to the help leads on after two seconds when files hang', async t => {
  const view = await openPage(t, PAGE, { variant: ['wasm-hang'], clock: false });
  await link(view).waitFor();
  const before = Date.now();
  await link(view).click();
  await view.page.waitForURL(/#main$/);
  const waited = Date.now() - before;
  console.log(`  led on after ${waited} ms`);
  assert.ok(waited > 1500 && waited < 5000, `${waited} ms`);
});

test('a button keeps waiting, and opens the help when it comes', async t => {
  const view = await openPage(t, PAGE, { variant: ['wasm-slow'], clock: false });
  await view.page.locator('button[data-shelfhelp-open]').first().click();
  await view.inside('[part~=panel]').waitFor();
});

test('a link opens the help in its place, and leads nowhere, where the help comes', async t => {
  const view = await openPage(t, PAGE, { clock: false });
  await view.state('ready');
  await link(view).click();
  await view.inside('[part~=panel]').waitFor();
  await view.page.waitForTimeout(2300);
  assert.doesNotMatch(view.page.url(), /#main/);
});

test('whoever asks for a new tab gets one: by a key, by the middle button, by the page\'s target', async t => {
  const view = await openPage(t, PAGE, { variant: ['wasm-404'], clock: false });
  await view.state('floor');
  const tab = async press => {
    const [other] = await Promise.all([view.context.waitForEvent('page'), press()]);
    await other.waitForURL(/#main$/);
    await other.close();
  };
  await tab(() => link(view).click({ modifiers: ['Control'] }));
  await tab(() => link(view).click({ modifiers: ['Shift'] }));
  await tab(() => link(view).click({ button: 'middle' }));
  await link(view).evaluate(a => (a.target = '_blank'));
  await tab(() => link(view).click());
  assert.doesNotMatch(view.page.url(), /#main/, 'the page itself stayed');
  assert.equal(await panels(view), 0);
  assert.deepEqual(view.errors, []);
});

test('a link in a drawing costs no error where the help does not come', async t => {
  const view = await openPage(t, PAGE, { variant: ['wasm-404'], clock: false });
  await view.state('floor');
  await view.page.evaluate(() => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const a = svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'a'));
    a.setAttribute('href', '#drawn');
    a.setAttribute('data-shelfhelp-open', '');
    document.body.append(svg);
    a.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  });
  await view.page.waitForTimeout(500);
  assert.deepEqual(view.errors, []);
});

// --- payment pages ---

for (const path of ['/checkout', '/checkouts/c1', '/en/payment/card', '/Payments/']) {
  test(`nothing opens the help on ${path}, and its link goes its way`, async t => {
    const view = await at(t, path);
    const called = await view.page.evaluate(async () => {
      window.shelfhelp.push(['open']);
      return Promise.all(['open', 'toggle', 'search', 'update'].map(name => document.querySelector('shelf-help')[name]('silk')));
    });
    assert.deepEqual(called, [undefined, undefined, undefined, undefined]);
    await link(view).click();
    await view.page.waitForURL(/#main$/);
    await view.page.locator('button[data-shelfhelp-open]').first().click();
    // An idle page would have started it by now.
    await view.page.waitForTimeout(800);
    assert.deepEqual(fetched(view), []);
    assert.equal((await view.said(/payment page/)).length, 1, 'said once');
    assert.deepEqual(view.errors, []);
  });
}

test('a path that only sounds like paying is none, and a shop may say so of its own', async t => {
  for (const [path, set] of [['/pages/checkout-help', ''], ['/checkout/demo', 'yes']]) {
    const before = page =>
      page.addInitScript(([path, set]) => {
        history.replaceState(null, '', path);
        if (set) window.shelfhelp = { 'allow-checkout': set };
      }, [path, set]);
    const view = await openPage(t, SCARF, { clock: false, before });
    await view.state('ready');
  }
});

test('a page that turns into a payment page without a load shows nothing of the help, and does again when it turns back', async t => {
  const view = await openPage(t, SCARF, { clock: false });
  await view.state('ready');
  await view.inside('[part~=ask]').click();
  await view.inside('[part~=panel]').waitFor();
  await goTo(view, '/checkout/payment');
  await view.inside('[part~=panel]').waitFor({ state: 'hidden' });
  await view.inside('[part~=ask]').waitFor({ state: 'hidden' });
  await view.page.evaluate(() => window.shelfhelp.search('silk'));
  await view.page.evaluate(() => window.shelfhelp.open());
  assert.equal(await view.inside('[part~=panel]').isVisible(), false);
  await goTo(view, '/products/scarf');
  await view.inside('[part~=panel]').waitFor();
  assert.deepEqual(view.errors, []);
});

test('a page that was a payment page has the help by itself when it is one no longer', async t => {
  const view = await at(t, '/checkout');
  await view.said(/payment page/);
  await goTo(view, '/checkout/payment');
  await view.page.waitForTimeout(1200);
  assert.deepEqual(fetched(view), [], 'another payment page is one, too');
  await goTo(view, '/products/cup');
  await view.state('ready');
  await view.page.locator('button[data-shelfhelp-open]').first().click();
  await view.inside('[part~=panel]').waitFor();
  assert.deepEqual(view.errors, []);
});

// --- a policy in the way of a call-back ---

test('a call-back that the page\'s policy stops is told as a failure, not as a lost connection', async t => {
  const view = await openPage(t, 'pages/channels.html?only=call,mail', {
    before: page =>
      page.route('**/channels.html*', async route => {
        const answer = await route.fetch();
        const policy = "connect-src 'self'";
        await route.fulfill({ response: answer, headers: { ...answer.headers(), 'content-security-policy': policy }, body: (await answer.text()).replace("'/call-back'", "'https://calls.example/call-back'") });
      }),
  });
  await people(view);
  await call(view, '+30 210 555 0199');
  await view.inside('[part~=start]').click();
  // The other way is offered, instead of a promise to send it later.
  await view.inside('[part~=channel][data-channel=mail]').waitFor();
  assert.deepEqual((await view.violations()).map(v => [v.directive, v.blocked]), [['connect-src', 'https://calls.example/call-back']]);
  assert.equal(await view.page.evaluate(() => sessionStorage.getItem('shelfhelp:call')), null, 'nothing waits to be sent');
});
