// When does the widget fetch its module: near the screen, on intent, or when the page idles?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';

const SCARF = 'examples/shop/pages/silk-scarf.html';

/** Opens the scarf's page with the element far below the screen, on a page that idles or never does. */
function farBelow(t, idles) {
  return openPage(t, SCARF, {
    clock: false,
    before: page =>
      page.addInitScript(idles => {
        if (!idles) window.requestIdleCallback = () => 0;
        document.addEventListener('readystatechange', () => {
          if (document.readyState === 'interactive') document.querySelector('shelf-help').style.marginTop = '6000px';
        });
      }, idles),
  });
}

const fetched = view => view.requests.some(request => request.url.endsWith('.wasm'));

test('far below the screen of a busy page only the loader is fetched, until the element comes near', async t => {
  const view = await farBelow(t, false);
  await view.page.waitForTimeout(600);
  assert.equal(fetched(view), false);
  await view.page.evaluate(() => scrollTo(0, document.querySelector('shelf-help').offsetTop - innerHeight - 200));
  await view.state('ready');
  assert.ok(fetched(view));
});

test('to press a button of the page is enough', async t => {
  const view = await farBelow(t, false);
  await view.page.waitForTimeout(300);
  assert.equal(fetched(view), false);
  await view.page.evaluate(() => {
    const own = document.createElement('button');
    own.dataset.shelfhelpOpen = '';
    document.body.append(own);
    own.click();
  });
  await view.inside('[part~=panel]').waitFor();
});

test('an idle page is enough', async t => {
  const view = await farBelow(t, true);
  await view.state('ready');
});
