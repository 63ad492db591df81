// Do launcher and panel find their place on the shop's page, and leave the page its own?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';

const PAGE = 'pages/stand.html';
const GAP = 12;

const open = async (t, query = '', options = {}) => {
  const view = await openPage(t, PAGE + query, { viewport: 'phone', reducedMotion: true, ...options });
  await view.state('ready');
  return view;
};

const box = (view, selector) => view.inside(selector).evaluate(element => element.getBoundingClientRect().toJSON());
const launcher = view => box(view, '[part~=launcher]');
const pageBox = (view, selector) => view.page.locator(selector).evaluate(element => element.getBoundingClientRect().toJSON());

/** Waits until the launcher's lower edge is there. */
const stands = (view, bottom) =>
  view.page.waitForFunction(
    bottom => Math.abs(document.querySelector('shelf-help').shadowRoot.querySelector('.launch').getBoundingClientRect().bottom - bottom) < 1,
    bottom,
  );

const press = async view => {
  await view.inside('[part~=launcher]').click();
  await view.inside('[part~=suggestion]').first().waitFor();
};

/** An on-screen keyboard, as browsers tell of it that leave the page its size. */
const keyboard = (view, height, offsetTop = 0) =>
  view.page.evaluate(seen => {
    for (const name in seen) Object.defineProperty(visualViewport, name, { get: () => seen[name], configurable: true });
    visualViewport.dispatchEvent(new Event('resize'));
  }, { height, offsetTop });

const within = (inner, top, bottom, what) => assert.ok(inner.top >= top && inner.bottom <= bottom + 0.5, `${what}: ${inner.top} to ${inner.bottom}, seen is ${top} to ${bottom}`);

// --- the launcher ---

test('the launcher stands in its corner, on the side asked for, in the direction of the page', async t => {
  for (const [query, side] of [['', 'right'], ['?side=start', 'left'], ['?lang=ar', 'left'], ['?lang=ar&side=start', 'right']]) {
    const view = await open(t, query);
    const at = await launcher(view);
    assert.equal(Math.round(side === 'right' ? 390 - at.right : at.left), 20, query);
    assert.equal(Math.round(844 - at.bottom), 20, query);
    await press(view);
    const wide = await open(t, query, { viewport: 'laptop' });
    await press(wide);
    const panel = await box(wide, '[part~=panel]');
    assert.equal(Math.round(side === 'right' ? 1280 - panel.right : panel.left), 20, `${query}, panel`);
    await wide.context.close();
    await view.context.close();
  }
});

test('a round launcher is 48 pixels each way and keeps its name', async t => {
  const view = await open(t, '?launcher=icon');
  const at = await launcher(view);
  assert.deepEqual([at.width, at.height], [48, 48]);
  await view.page.getByRole('button', { name: 'Questions?' }).waitFor();
  assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
  await view.page.evaluate(() => (document.querySelector('shelf-help').launcher = 'none'));
  await view.inside('[part~=launcher]').waitFor({ state: 'detached' });
});

test('the launcher makes room for a bar that comes, and goes home when it goes', async t => {
  const view = await open(t, '?bar');
  await stands(view, 844 - 20);
  await view.page.evaluate(() => scrollTo(0, 600));
  await stands(view, 844 - 64 - GAP);
  await view.page.evaluate(() => scrollTo(0, 0));
  await stands(view, 844 - 20);
  assert.equal(await view.shift(), 0);
});

test('it makes room for another launcher, and for both', async t => {
  const view = await open(t, '?bubble');
  await stands(view, 844 - 80 - GAP);
  const both = await open(t, '?bubble&bar');
  await stands(both, 844 - 80 - GAP);
  await both.page.evaluate(() => scrollTo(0, 600));
  // The bubble reaches higher than the bar.
  await both.page.waitForTimeout(600);
  await stands(both, 844 - 80 - GAP);
  await both.page.evaluate(() => document.querySelector('.bubble').remove());
  await stands(both, 844 - 64 - GAP);
});

test('a bar that sticks, and a bubble in a shadow tree below a wrapper as large as the screen, count too', async t => {
  const view = await open(t, '?cookies&shadow');
  const bar = await pageBox(view, '.cookies');
  await stands(view, bar.top - GAP);
  await view.page.locator('.cookies button').click();
  await stands(view, 844 - 72 - GAP);
});

test('it moves in where what is there is too tall to stand on, and stays where nothing is free', async t => {
  const view = await open(t, '?rail');
  const rail = await pageBox(view, '.rail');
  const at = await launcher(view);
  assert.deepEqual([Math.round(rail.left - at.right), Math.round(844 - at.bottom)], [GAP, 20]);
  await view.page.evaluate(() => {
    const wall = document.createElement('div');
    wall.style.cssText = 'position: fixed; inset: 0; z-index: 1';
    document.body.append(wall);
  });
  await view.page.waitForTimeout(500);
  assert.equal(Math.round(844 - (await launcher(view)).bottom), 20);
});

test('a look asks for few points, and a page at rest has none', async t => {
  const view = await open(t, '?bubble&bar', {
    before: page =>
      page.addInitScript(() => {
        window.__looks = 0;
        const own = document.elementsFromPoint;
        document.elementsFromPoint = function (...at) {
          window.__looks += 1;
          return own.apply(this, at);
        };
      }),
  });
  await stands(view, 844 - 80 - GAP);
  await view.page.waitForTimeout(700);
  const before = await view.page.evaluate(() => window.__looks);
  await view.page.waitForTimeout(1200);
  assert.equal(await view.page.evaluate(() => window.__looks), before, 'nothing is polled');
  await view.page.evaluate(() => dispatchEvent(new Event('resize')));
  await view.page.waitForTimeout(400);
  const looks = (await view.page.evaluate(() => window.__looks)) - before;
  assert.ok(looks > 0 && looks < 80, `${looks} points in one look`);
});

// --- the page's own buttons ---

test('a button of the page opens the panel, says so, and has the focus again', async t => {
  const view = await open(t, '?own&launcher=none', { viewport: 'laptop' });
  const own = view.page.locator('button[data-shelfhelp-open]');
  assert.deepEqual(await own.evaluate(e => [e.getAttribute('aria-haspopup'), e.getAttribute('aria-expanded'), e.getAttribute('role')]), ['dialog', 'false', null]);
  await own.click();
  await view.inside('[part~=suggestion]').first().waitFor();
  assert.equal(await own.getAttribute('aria-expanded'), 'true');
  assert.match(await view.focused(), /^input/);
  await view.page.keyboard.press('Escape');
  await view.inside('[part~=panel]').waitFor({ state: 'detached' });
  assert.match(await view.focused(), /^button "Ask about this cup"/);
  assert.equal(await own.getAttribute('aria-expanded'), 'false');
});

test('what is no button can be reached and pressed with keys, one added later too; all is as before when the help goes', async t => {
  const view = await open(t, '?own', { viewport: 'laptop' });
  const plain = view.page.locator('span[data-shelfhelp-open]');
  assert.deepEqual(await plain.evaluate(e => [e.getAttribute('role'), e.tabIndex]), ['button', 0]);
  await plain.focus();
  await view.page.keyboard.press('Enter');
  await view.inside('[part~=panel]').waitFor();
  await view.page.keyboard.press('Escape');
  await view.inside('[part~=panel]').waitFor({ state: 'detached' });
  assert.match(await view.focused(), /^span/);
  await view.page.evaluate(() => {
    const late = document.createElement('div');
    late.id = 'late';
    late.textContent = 'Help';
    late.setAttribute('data-shelfhelp-open', '');
    late.setAttribute('aria-expanded', 'mixed');
    document.querySelector('main').prepend(late);
  });
  await view.page.locator('#late[aria-haspopup="dialog"][aria-expanded="false"][role="button"]').waitFor();
  await view.page.locator('#late').focus();
  await view.page.keyboard.press(' ');
  await view.inside('[part~=panel]').waitFor();
  await view.page.evaluate(() => document.querySelector('shelf-help').remove());
  await view.page.locator('#late[aria-expanded="mixed"]:not([role]):not([tabindex]):not([aria-haspopup])').waitFor();
  assert.deepEqual(view.errors, []);
});

test('where the help cannot start, a link of the page leads where it always did', async t => {
  const view = await openPage(t, `${PAGE}?own`, { variant: ['wasm-404'] });
  await view.state('floor');
  await view.page.locator('a[data-shelfhelp-open]').click();
  await view.page.waitForURL(/#main$/);
});

// --- the panel ---

test('the keyboard of a phone covers neither the search box nor the header', async t => {
  for (const [viewport, height, offsetTop] of [['phone', 508, 0], ['phone', 508, 336], ['small', 352, 40], [{ width: 844, height: 390 }, 190, 0], [{ width: 820, height: 1180 }, 700, 0]]) {
    const view = await open(t, '', { viewport });
    await press(view);
    await view.inside('[part~=input]').fill('it');
    await view.inside('[part~=result]').first().waitFor();
    await keyboard(view, height, offsetTop);
    const name = JSON.stringify([viewport, height, offsetTop]);
    for (const part of ['[part~=close]', '[part~=input]', '.head']) within(await box(view, part), offsetTop, offsetTop + height, `${name} ${part}`);
    const panel = await box(view, '[part~=panel]');
    within(panel, offsetTop, offsetTop + height, `${name} panel`);
    // What does not fit is scrolled to, below a header that stays.
    const scrolled = await view.inside('.body').evaluate(body => ((body.scrollTop = 9999), [body.scrollTop > 0 || body.scrollHeight <= body.clientHeight, body.clientHeight > 30]));
    assert.deepEqual(scrolled, [true, true], name);
    within(await box(view, '[part~=input]'), offsetTop, offsetTop + height, `${name} input after scrolling`);
    await keyboard(view, (await view.page.viewportSize()).height);
    assert.equal(await view.inside('[part~=panel]').evaluate(panel => panel.style.length), 0, 'nothing is left of it');
    await view.context.close();
  }
});

test('behind a sheet the page stays where it is; beside an anchored panel it moves', async t => {
  const scrolls = async (view, x, y) => {
    const before = await view.page.evaluate(() => scrollY);
    await view.page.mouse.move(x, y);
    await view.page.mouse.wheel(0, 400);
    await view.page.waitForTimeout(250);
    return (await view.page.evaluate(() => scrollY)) - before;
  };
  const view = await open(t);
  await view.page.evaluate(() => scrollTo(0, 300));
  const before = await pageBox(view, 'h1');
  await press(view);
  assert.deepEqual(await pageBox(view, 'h1'), before, 'opening moves nothing');
  assert.equal(await scrolls(view, 200, 40), 0, 'over the page');
  assert.equal(await scrolls(view, 200, 160), 0, 'over the header of the panel');
  assert.equal(await scrolls(view, 200, 500), 0, 'over what the panel says');
  await view.inside('[part~=close]').click();
  await view.inside('[part~=panel]').waitFor({ state: 'detached' });
  assert.ok((await scrolls(view, 200, 40)) > 0, 'closed, the page is free again');
  assert.equal(await view.shift(), 0);
  const wide = await open(t, '', { viewport: 'laptop' });
  await press(wide);
  assert.ok((await scrolls(wide, 300, 300)) > 0);
});

test('the screen\'s own bars are kept clear of', async t => {
  const view = await open(t);
  const session = await view.context.newCDPSession(view.page);
  await session.send('Emulation.setSafeAreaInsetsOverride', { insets: { top: 47, bottom: 34, left: 0, right: 0 } });
  await stands(view, 844 - 20 - 34);
  await press(view);
  const room = await view.inside('.body').evaluate(body => parseFloat(getComputedStyle(body).paddingBottom));
  assert.ok(room >= 34 + 16, `${room}`);
  await view.page.setViewportSize({ width: 844, height: 390 });
  await session.send('Emulation.setSafeAreaInsetsOverride', { insets: { top: 0, bottom: 21, left: 47, right: 47 } });
  const panel = await box(view, '[part~=panel]');
  assert.equal(Math.round(844 - panel.right), 47);
});

test('the page sizes the panel as it is open, and never beyond the screen', async t => {
  const view = await open(t, '', { viewport: 'laptop' });
  await press(view);
  const size = async css => {
    await view.page.evaluate(css => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    }, css);
    const { width, height, top, left } = await box(view, '[part~=panel]');
    return [width, height, top >= 0 && left >= 0];
  };
  assert.deepEqual(await size(''), [392, 640, true]);
  assert.deepEqual(await size('shelf-help { --shelf-panel-width: 480px; --shelf-panel-height: 500px }'), [480, 500, true]);
  assert.deepEqual(await size('shelf-help::part(panel) { inline-size: 30rem; block-size: 60% }'), [480, 480, true]);
  assert.deepEqual(await size('shelf-help::part(panel) { inline-size: 3000px; block-size: 3000px }'), [1240, 760, true]);
  assert.deepEqual(await size('shelf-help::part(panel) { resize: both; overflow: auto }'), [392, 640, true]);
  assert.equal(await view.inside('[part~=panel]').evaluate(panel => getComputedStyle(panel).resize), 'both');
  // 1280 × 800 at 400 %.
  await view.page.setViewportSize({ width: 320, height: 200 });
  const [width, height, inside] = await size('shelf-help { --shelf-panel-width: 480px }');
  assert.ok(width === 320 && height <= 200 && inside, `${width} × ${height}`);
  within(await box(view, '[part~=input]'), 0, 200, 'the search box at 400 %');
});

// --- how they come and go ---

test('opening, closing and opening again leaves one panel, in its place, with the focus in it', async t => {
  const view = await open(t, '', { viewport: 'laptop', reducedMotion: false });
  await press(view);
  await view.page.evaluate(() => ['close', 'open', 'close', 'open'].forEach(call => window.shelfhelp[call]()));
  await view.page.waitForTimeout(60);
  await view.page.keyboard.press('Escape');
  await view.page.waitForTimeout(40);
  // On its way out it can neither be reached nor pressed, and the focus is where it was before.
  assert.equal(await view.inside('[part~=panel]').evaluate(panel => panel.inert), true);
  assert.match(await view.focused(), /^button "Questions\?"/);
  await view.page.keyboard.press('Enter');
  await view.page.waitForTimeout(600);
  assert.equal(await view.inside('[part~=panel]').count(), 1);
  assert.match(await view.focused(), /^input/);
  assert.deepEqual(await view.inside('[part~=panel]').evaluate(panel => [getComputedStyle(panel).opacity, getComputedStyle(panel).translate, panel.inert]), ['1', 'none', false]);
  await view.page.keyboard.press('Escape');
  await view.inside('[part~=panel]').waitFor({ state: 'detached' });
  assert.deepEqual(view.errors, []);
});

test('closing gives the focus back, and leaves the page where the shopper has it', async t => {
  const view = await openPage(t, 'examples/shop/pages/silk-scarf.html', { viewport: { width: 1280, height: 500 } });
  await view.state('ready');
  const { page } = view;
  const close = async () => {
    await page.evaluate(() => window.shelfhelp.close());
    await view.inside('[part~=panel]').waitFor({ state: 'detached' });
    return [await page.evaluate(() => scrollY), await view.focused()];
  };
  const away = async () => {
    await view.inside('[part~=panel]').waitFor();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    return page.evaluate(() => scrollY);
  };
  await view.inside('[part~=ask]').click();
  let at = await away();
  assert.ok(at > 500, 'the block is far away');
  assert.deepEqual(await close(), [at, await view.inside('[part~=ask]').evaluate(button => `button "${button.innerText.trim()}"`)]);
  // A script of the page opens it, while nothing has the focus.
  await page.evaluate(() => (document.activeElement.blur(), void window.shelfhelp.open()));
  at = await away();
  const [y, focused] = await close();
  assert.equal(y, at);
  assert.match(focused, /^button "/, 'who goes on with keys goes on from there');
});

test('without motion, by the shopper\'s wish or the shop\'s, a panel is there at once and gone at once', async t => {
  const gone = async view => {
    await view.inside('[part~=launcher]').click();
    await view.inside('[part~=panel]').waitFor();
    return view.page.evaluate(async () => {
      const shadow = document.querySelector('shelf-help').shadowRoot;
      const moving = shadow.getAnimations().filter(animation => animation.transitionProperty).length;
      await document.querySelector('shelf-help').close();
      await new Promise(done => setTimeout(done));
      return [moving, shadow.querySelectorAll('[part~=panel]').length];
    });
  };
  assert.deepEqual(await gone(await open(t)), [0, 0]);
  const still = await open(t, '', { reducedMotion: false });
  await still.widget().evaluate(element => element.style.setProperty('--shelf-motion', '0ms'));
  assert.deepEqual(await gone(still), [0, 0]);
});

test('results that change places go there, and what loads is drawn where it will stand', async t => {
  const view = await open(t, '', { viewport: 'laptop', reducedMotion: false });
  await press(view);
  await view.inside('[part~=input]').fill('it');
  await view.inside('[part~=result]').nth(2).waitFor();
  await view.page.waitForTimeout(400);
  const moving = await view.page.evaluate(async () => {
    const shadow = document.querySelector('shelf-help').shadowRoot, hits = shadow.querySelector('.hits');
    const input = shadow.querySelector('[part~=input]');
    input.value = 'how large is it';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await new Promise(done => setTimeout(done, 60));
    return hits.isConnected && shadow.getAnimations().filter(animation => animation.effect.target.closest('.hits')).length;
  });
  assert.ok(moving > 0, 'something moves');
});
