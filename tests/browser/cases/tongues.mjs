// Is a shopper answered in the language that they ask in, and does the minute of the story go as well in each of them?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage, until } from '../harness.mjs';
import { scarf } from '../scarf.mjs';

const PAGES = 'examples/shop/pages/';
const SHIRT = `${PAGES}linen-shirt.html`;

async function panel(t, path, options) {
  const view = await openPage(t, path, options);
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  await view.inside('[part~=suggestion]').first().waitFor();
  return view;
}

async function ask(view, words) {
  await view.inside('[part~=input]').fill(words);
  await view.inside('[part~=input]').press('Enter');
}

const titles = view => view.requests.map(r => new URL(r.url).pathname.split('/').pop()).filter(name => name.startsWith('titles.')).map(name => name.split('.')[1]);

test('a question in Greek on an English page finds the Greek answers, to the date in them', async t => {
  const view = await panel(t, SHIRT);
  assert.deepEqual(titles(view), ['en']);
  await ask(view, 'δεν μου κανει');
  const first = view.inside('[part~=result][lang=el]').first();
  await first.waitFor();
  assert.deepEqual(titles(view), ['en', 'el']);
  assert.equal((await view.told('search')).at(-1).answered, true);
  assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
  await first.click();
  await view.inside('[lang=el] [part~=fact]').first().waitFor();
  assert.match(await view.inside('[lang=el] [part~=fact]').first().innerText(), /Δεκεμβρίου/);
  // The shop's page stays in its own language, and so does the widget around the answer.
  assert.match(await view.inside('[part~=rate]').innerText(), /Did this help/);
  assert.match(await view.inside('[part~=delivery]').innerText(), /Nov/);
  const opened = (await view.told('answer')).at(-1);
  assert.equal(opened.id, 'returns-how');
  // What to read next is in that language, too.
  await view.inside('[part~=rate-no]').click();
  await view.inside('[part~=next]').waitFor();
  assert.match(await view.inside('[part~=suggestion]').first().innerText(), /[α-ω]{3}/);
  assert.deepEqual(view.errors, []);
});

test('an answer in Arabic runs from the right on an English page', async t => {
  const view = await panel(t, SHIRT);
  await ask(view, 'إرجاع المنتج');
  await view.inside('[part~=result][lang=ar][dir=rtl]').first().click();
  await view.inside('[part~=answer] div[lang=ar][dir=rtl]').first().waitFor();
  assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
});

test('what was found and read in another language is there again when the page is', async t => {
  const view = await panel(t, SHIRT);
  const again = async () => {
    await view.page.reload();
    await view.state('ready');
    await view.page.evaluate(() => window.shelfhelp.open());
  };
  await ask(view, 'إرجاع المنتج');
  await view.inside('[part~=result][lang=ar]').first().waitFor();
  // Their files take their time: nothing is judged before.
  let go;
  const asked = new Promise(tell => view.page.route(/titles\.ar/, route => {
    tell();
    return new Promise(done => (go = done)).then(() => route.continue());
  }));
  await again();
  await asked;
  await view.inside('[part~=panel] [part~=loading]').first().waitFor();
  assert.equal(await view.inside('[part~=empty]').count(), 0);
  go();
  await view.inside('[part~=result][lang=ar]').first().click();
  const article = view.inside('[part~=answer] div[lang=ar][dir=rtl]').first();
  await article.waitFor();
  const words = await article.innerText();
  await view.page.unroute(/titles\.ar/);
  await again();
  await article.waitFor();
  assert.equal(await article.innerText(), words);
  await view.inside('[part~=rate-no]').waitFor();
  await view.inside('[part~=back]').click();
  await view.inside('[part~=result][lang=ar]').first().waitFor();
  assert.deepEqual(view.errors, []);
});

test('what was found in a language that cannot be had any more is said to be missing', async t => {
  const view = await panel(t, SHIRT);
  await ask(view, 'إرجاع المنتج');
  await view.inside('[part~=result][lang=ar]').first().click();
  await view.inside('[part~=answer] div[lang=ar]').first().waitFor();
  await view.page.route(/titles\.ar/, route => route.fulfill({ status: 404 }));
  await view.page.reload();
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  await view.inside('[part~=empty]').waitFor();
  await view.inside('[part~=empty] ~ .list [part~=suggestion], [part~=empty] ~ [part~=channels]').first().waitFor();
  assert.equal(await view.inside('[part~=input]').inputValue(), 'إرجاع المنتج');
});

test('Latin letters on a Greek page are Greek first, and English where that says nothing', async t => {
  const view = await panel(t, `${PAGES}el/olive-soap.html`);
  await ask(view, 'epistrofi');
  await view.inside('[part~=result]').first().waitFor();
  assert.match(await view.inside('[part~=result]').first().innerText(), /επιστρ/i);
  assert.deepEqual(titles(view), ['el']);
  await ask(view, 'gift card balance');
  await view.inside('[part~=result][lang=en]').first().waitFor();
  assert.deepEqual(titles(view), ['el', 'en']);
  assert.match(await view.inside('[part~=result][lang=en]').first().innerText(), /gift card/i);
});

test('search() looks in the language of the query', async t => {
  const view = await openPage(t, SHIRT);
  await view.state('ready');
  const found = await view.page.evaluate(() => document.querySelector('shelf-help').search('δεν μου κάνει'));
  assert.deepEqual([found.answered, found.hits[0].id, found.hits[0].locale], [true, 'returns-how', 'el']);
  const own = await view.page.evaluate(() => document.querySelector('shelf-help').search('how do i return it'));
  assert.deepEqual([own.answered, own.hits[0].id, own.hits[0].locale], [true, 'returns-how', undefined]);
});

test('a language that cannot be had leaves what the page says itself', async t => {
  const view = await panel(t, SHIRT, { before: page => page.route(/titles\.el\./, route => route.abort()) });
  await ask(view, 'δεν μου κανει');
  await view.inside('[part~=empty]').waitFor();
  await ask(view, 'how do i return it');
  await view.inside('[part~=result]').first().waitFor();
  assert.deepEqual(view.errors, []);
});

// The scarf of the story in each language: a slip in the question what it is made of, the fact, the care below it; a
// question about returns, and the day in its answer.
const STORIES = {
  en: { slip: 'relly silk fabric', fact: /100 % mulberry silk/, care: /real silk|wash a silk scarf/, back: 'can I retrun it', day: /24 December/ },
  el: { slip: 'ειναι αληθηνο μεταξι', fact: /μετάξι/, care: /μετάξι|μεταξωτό/, back: 'δεν μου κανει', day: /24 Δεκεμβρίου/ },
  ja: { slip: 'しるくですか', fact: /マルベリーシルク/, care: /シルク/, back: 'へんぴんしたい', day: /12月24日/ },
  'zh-Hans': { slip: '丝巾是什么材制', fact: /桑蚕丝/, care: /真丝/, back: '我要退貨', day: /12月24日/ },
};

for (const [lang, { slip, fact, care, back, day }] of Object.entries(STORIES)) {
  test(`the minute of the story plays in ${lang}`, async t => {
    const view = await panel(t, ...scarf(lang));
    const chat = () => view.inside('[part~=channel]').count();
    await ask(view, slip);
    await view.inside('[part~=product-fact]').first().waitFor();
    assert.match(await view.inside('[part~=product-fact]').first().innerText(), fact);
    // What the titles alone say comes first, and may be another.
    assert.match(await until(() => view.inside('[part~=result]').first().innerText(), words => care.test(words)), care);
    assert.equal(await chat(), 0, 'nobody is offered while answers are found');
    await view.inside('[part~=result]').first().click();
    await view.inside('[part~=rate-yes]').click();
    await view.inside('[part~=back]').click();

    await ask(view, back);
    await view.inside('[part~=result]').first().click();
    await view.inside('[part~=answer] [part~=fact]').first().waitFor();
    assert.match(await view.inside('[part~=answer] [part~=fact]').first().innerText(), day);
    await view.inside('[part~=rate-no]').click();
    await view.inside('[part~=next]').waitFor();
    assert.equal(await chat(), 0, 'after one "not yet" the next best answer comes first');
    await view.inside('[part~=answer] .list [part~=suggestion]').first().click();
    await view.inside('[part~=rate-no]:not([disabled])').click();
    await view.inside('[part~=channels]').waitFor();
    await view.inside('[part~=channel]').first().click();
    const packet = await view.inside('[part~=packet]').innerText();
    for (const words of [slip, back]) assert.ok(packet.includes(words), `the packet lacks ${words}:\n${packet}`);
    assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
    assert.deepEqual(view.errors, []);
  });
}

test('a page in a language that the shop has no answers in shows those it has, and says in which', async t => {
  const view = await panel(t, ...scarf('fr'));
  const only = () => view.inside('[part~=only-in]').first().innerText();
  assert.match(await only(), /anglais/);
  assert.deepEqual([...new Set(await view.inside('[part~=suggestion]').evaluateAll(all => all.map(one => one.lang)))], ['en']);
  assert.deepEqual([...new Set(await view.inside('[part~=topic]').evaluateAll(all => all.map(one => one.lang)))], ['en']);
  assert.match(await view.inside('[part~=delivery]').innerText(), /nov\./);
  assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
  await ask(view, 'how do i return it');
  await view.inside('[part~=result][lang=en]').first().click();
  await view.inside('[part~=answer] [part~=only-in]').waitFor();
  assert.match(await only(), /anglais/);
  // The answer speaks its own language to its last date.
  assert.match(await view.inside('[part~=answer] [lang=en] [part~=fact]').first().innerText(), /December/);
  await view.inside('[part~=back]').click();
  // Other languages of the shop's are searched all the same.
  await ask(view, 'δεν μου κανει');
  await view.inside('[part~=result][lang=el]').first().waitFor();
  const found = await view.page.evaluate(() => document.querySelector('shelf-help').search('how do i return it'));
  assert.deepEqual([found.hits[0].id, found.hits[0].locale], ['returns-how', 'en']);
  assert.deepEqual(view.errors, []);
});

test('an answer that is there in another language only is marked by its name', async t => {
  const view = await panel(t, `${PAGES}el/olive-soap.html`);
  await ask(view, 'gift card balance');
  await view.inside('[part~=result][lang=en]').first().waitFor();
  const marks = await view.inside('[part~=result][lang=en]').evaluateAll(all => all.map(one => one.querySelector('[part~=only-in]')?.textContent ?? ''));
  assert.ok(marks.some(mark => /Αγγλικά/.test(mark)), marks.join(' | '));
  assert.deepEqual(await view.axe({ scope: 'shelf-help' }), []);
});
