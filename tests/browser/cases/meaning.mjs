// Does the table of meanings come when it is wanted, and change nothing under the shopper's finger?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';

const PAGES = 'examples/shop/pages/';
// A shop in one document: nobody has built it.
const CUP = `${PAGES}stoneware-cup.html`;
const TABLE = /\/dist\/meaning\/en\.[0-9a-f]+\.bin$/;

const tables = view => view.requests.map(request => new URL(request.url).pathname).filter(path => TABLE.test(path));
const shown = view => view.inside('[part~=result] strong').allInnerTexts();

async function panel(t, path, options) {
  const view = await openPage(t, path, options);
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  // The shop of the cup asks first whether it is help or a person that is wanted.
  await view.inside('[part~=suggestion], [part~=door-help]').first().waitFor();
  const door = view.inside('[part~=door-help]');
  if (await door.count()) await door.click();
  await view.inside('[part~=suggestion]').first().waitFor();
  return view;
}

test('the table is asked for once, when the shopper turns to the search, and checked', async t => {
  const view = await panel(t, CUP, { variant: ['csp-strict'] });
  await view.page.waitForTimeout(200);
  assert.deepEqual(tables(view), []);
  await view.inside('[part~=input]').click();
  await view.page.waitForTimeout(400);
  assert.equal(tables(view).length, 1);
  await view.inside('[part~=input]').fill('can i put it in the dishwasher');
  await view.inside('[part~=result]').first().waitFor();
  await view.page.waitForTimeout(200);
  assert.equal(tables(view).length, 1);
  assert.deepEqual(await view.violations(), []);
  assert.deepEqual(view.errors, []);
});

test('a page of its own words alone asks for it too, a compiled shop never', async t => {
  const own = await panel(t, `${PAGES}silk-scarf.html`);
  await own.inside('[part~=input]').fill('silk');
  await own.page.waitForTimeout(400);
  assert.equal(tables(own).length, 1);
  const compiled = await panel(t, `${PAGES}linen-shirt.html`);
  await compiled.inside('[part~=input]').fill('linen');
  await compiled.page.waitForTimeout(400);
  assert.deepEqual(tables(compiled), []);
});

test('a table that comes late moves no result until the next key', async t => {
  let let_go;
  const gate = new Promise(done => (let_go = done));
  const view = await panel(t, CUP, {
    before: page => page.route(TABLE, async route => (await gate, route.continue())),
  });
  const field = view.inside('[part~=input]');
  // Words that the shop does not say: what it means by them, only the table knows.
  await field.fill('send my money back');
  await view.inside('.hits').waitFor({ state: 'attached' });
  const before = await shown(view);
  let_go();
  await view.page.waitForTimeout(600);
  assert.equal(tables(view).length, 1);
  assert.deepEqual(await shown(view), before);
  // Nor when the query is taken as meant because nothing more is typed.
  await view.page.waitForTimeout(1_600);
  assert.deepEqual(await shown(view), before);
  await field.press('End');
  await field.pressSequentially(' ');
  const after = await shown(view);
  assert.notDeepEqual(after, before, 'the table says something new');
});

for (const fault of ['404', 'altered', 'truncated', 'reset']) {
  test(`a table that cannot be had (${fault}) is missed by nobody`, async t => {
    const view = await panel(t, CUP, { variant: [`meaning-${fault}`] });
    const field = view.inside('[part~=input]');
    await field.fill('dishwasher');
    await view.inside('[part~=result]').first().waitFor();
    await field.press('Enter');
    await view.page.waitForTimeout(300);
    assert.ok((await shown(view)).length > 0);
    assert.equal(await view.inside('[part~=retry]').count(), 0);
    assert.deepEqual(view.errors, []);
    assert.deepEqual(view.console.filter(line => line.text.startsWith('[shelfhelp]')), []);
  });
}
