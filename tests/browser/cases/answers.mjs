// Are answers there when they are wanted, no sooner, and whole?

import assert from 'node:assert/strict';
import test from 'node:test';
import { openPage } from '../harness.mjs';
import { asked, compiled, demoManifest, demoSize, partsPage } from '../parts.mjs';

const SHIRT = 'examples/shop/pages/linen-shirt.html';
const ANSWERS = [
  ['wash', 'How do I wash it?', 'Care', 'By hand, with a drop of shampoo.'],
  ['iron', 'How do I iron it?', 'Care', 'On low, from the back.'],
  ['post', 'What does delivery cost?', 'Delivery', 'Three euros and a half.'],
  ['far', 'Do you deliver abroad?', 'Delivery', 'To every island that a ferry or a zeppelin reaches.'],
  ['back', 'Can I send it back?', 'Returns', 'Within thirty days.'],
  ['gift', 'Do you wrap gifts?', 'Gifts', 'In tissue, with a ribbon.'],
  ['pay', 'How can I pay?', 'Payment', 'By card or at the door.'],
  ['made', 'Where is it made?', 'About us', 'In Athens.'],
].map(([id, question, topic, text]) => ({ id, question, topic, text, related: id === 'wash' ? ['iron'] : [] }));
const BODIES = ['bodies.1.bin', 'bodies.2.bin', 'bodies.3.bin', 'bodies.4.bin'];

/** Opens the panel of a shop in small parts. */
async function shop(t, { files = compiled({ answers: ANSWERS }), ...options } = {}) {
  const view = await openPage(t, ...partsPage(files, options));
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  return view;
}

const suggestion = (view, words) => view.inside(`[part~=suggestion]:has-text("${words}")`);
const quiet = view => view.page.waitForTimeout(300);

async function type(view, words) {
  await view.inside('[part~=input]').fill(words);
  await view.inside('[part~=input]').press('Enter');
}

test('the panel opens with titles alone, an answer fetches its own part, the search all others, and nothing twice', async t => {
  const view = await shop(t);
  await suggestion(view, 'wash').waitFor();
  await view.inside('[part~=topic]').first().waitFor();
  await quiet(view);
  assert.deepEqual(asked(view), ['shop.json', 'shop.bin', 'titles.bin']);

  await suggestion(view, 'deliver abroad').click();
  await view.inside('text=zeppelin').waitFor();
  assert.deepEqual(asked(view).slice(3), ['bodies.2.bin']);

  await view.inside('[part~=back]').click();
  await view.inside('[part~=input]').click();
  await quiet(view);
  assert.deepEqual(asked(view).slice(3).sort(), BODIES);
  // A word that no title has.
  await type(view, 'zeppelin');
  await view.inside('[part~=result]:has-text("abroad")').waitFor();
  assert.equal(asked(view).length, 7);
  assert.deepEqual(view.errors, []);
});

test('what the demo fetches before the first answer is its titles, and afterwards one part', async t => {
  const view = await openPage(t, SHIRT);
  const files = () => view.requests.map(request => new URL(request.url).pathname).filter(path => /^\/public\/.*\.bin$/.test(path)).map(path => path.slice(8));
  await view.state('ready');
  const { shop, answers } = demoManifest();
  const bytes = names => names.reduce((sum, name) => sum + demoSize(name), 0);
  assert.ok(10 * bytes([answers.en.titles]) < bytes(answers.en.bodies.map(({ file }) => file)), 'titles weigh little');
  assert.deepEqual(files(), [shop.en]);
  await view.inside('[part~=ask]').click();
  await view.inside('[part~=suggestion]').first().waitFor();
  await quiet(view);
  assert.deepEqual(files(), [shop.en, answers.en.titles]);
  await view.inside('[part~=suggestion]').first().click();
  await view.inside('[part~=rate-yes]').waitFor();
  assert.equal(files().length, 3);
  assert.ok(answers.en.bodies.some(({ file }) => file === files()[2]));
});

test('while texts are on their way a query is answered from titles, and gets no verdict', async t => {
  let let_go;
  const gate = new Promise(done => (let_go = done));
  const view = await shop(t, { fault: async name => { if (name.startsWith('bodies')) await gate; } });
  await suggestion(view, 'wash').waitFor();
  await type(view, 'ferry or zeppelin');
  await view.inside('text=One moment').waitFor();
  await quiet(view);
  assert.equal(await view.inside('[part~=empty]').count(), 0, 'nothing is said of what is not known yet');
  assert.deepEqual(await view.told('search', 0), []);
  await type(view, 'wash');
  await view.inside('[part~=result]:has-text("wash")').waitFor();
  await type(view, 'ferry or zeppelin');
  let_go();
  await view.inside('[part~=result]:has-text("abroad")').waitFor();
  const searches = await view.told('search');
  assert.deepEqual(searches.map(search => [search.length, search.answered]), [['ferry or zeppelin'.length, true]]);
});

test('search() waits until it can look into every text', async t => {
  const view = await openPage(t, ...partsPage(compiled({ answers: ANSWERS })));
  await view.state('ready');
  const found = await view.page.evaluate(() => document.querySelector('shelf-help').search('ferry or zeppelin'));
  assert.deepEqual([found.answered, found.hits[0].id], [true, 'far']);
});

for (const [how, wrong] of [['missing', 404], ['damaged', undefined]]) {
  test(`what helps the search comes with the texts; where it is ${how}, the search does without and says nothing to the shopper`, async t => {
    const files = compiled({ answers: ANSWERS, aid: Buffer.from('SHLF no aid at all') });
    const view = await shop(t, { files, fault: name => (name === 'aid.bin' ? wrong : undefined) });
    await suggestion(view, 'wash').waitFor();
    await quiet(view);
    assert.deepEqual(asked(view), ['shop.json', 'shop.bin', 'titles.bin']);
    await type(view, 'ferry or zeppelin');
    await view.inside('[part~=result]:has-text("abroad")').waitFor();
    assert.ok(asked(view).includes('aid.bin'));
    assert.equal(await view.inside('[part~=retry]').count(), 0);
    assert.equal((await view.told('search')).at(-1).answered, true);
    assert.equal((await view.said(/aid|compiled/)).length, 1);
    assert.deepEqual(view.errors, []);
  });
}

test('a part that fails once is fetched again and nobody notices', async t => {
  const view = await shop(t, { fault: (name, time) => (name === 'bodies.1.bin' && time === 1 ? 'abort' : undefined) });
  await suggestion(view, 'wash').click();
  await view.inside('text=drop of shampoo').waitFor();
  assert.equal(await view.inside('[part~=retry]').count(), 0);
});

test('a part that fails says so with a way on; the others stay', async t => {
  let broken = true;
  const view = await shop(t, { fault: name => (name === 'bodies.1.bin' && broken ? 503 : undefined) });
  await suggestion(view, 'wash').click();
  await view.inside('[part~=retry]').waitFor();
  assert.match(await view.inside('[part~=answer]').innerText(), /could not be loaded just now/);
  assert.equal(await view.inside('[part~=rate]').count(), 0);
  assert.equal(asked(view).filter(name => name === 'bodies.1.bin').length, 2, 'asked for twice and no more');
  assert.match((await view.said(/bodies\.1\.bin" answered 503/))[0].text, /^\[shelfhelp\]/);

  await view.inside('[part~=back]').click();
  await suggestion(view, 'deliver abroad').click();
  await view.inside('text=zeppelin').waitFor();
  await view.inside('[part~=back]').click();

  // The search has what came, and does not say that the shop has not written about the rest.
  await type(view, 'xylophone');
  await view.inside('[part~=retry]').waitFor();
  assert.doesNotMatch(await view.text(), /have not written/);

  broken = false;
  await view.inside('[part~=retry]').click();
  await view.inside('[part~=retry]').waitFor({ state: 'detached' });
  assert.match(await view.focused(), /^input/);
  await type(view, 'shampoo');
  await view.inside('[part~=result]:has-text("wash")').first().click();
  await view.inside('text=drop of shampoo').waitFor();
});

test('titles that fail leave what the page says itself, and a way to try again', async t => {
  let broken = true;
  const view = await shop(t, { fault: name => (name === 'titles.bin' && broken ? 'abort' : undefined) });
  await view.inside('[part~=retry]').waitFor();
  broken = false;
  await view.inside('[part~=retry]').click();
  await suggestion(view, 'wash').waitFor();
});

for (const [what, spoil, words] of [
  ['of another version', bytes => bytes.with(4, bytes[4] + 1), /compiled in format \d+, and this widget reads format/],
  ['cut short', bytes => bytes.subarray(0, bytes.length - 3), /compiled part for the text of answers is damaged/],
  ['of another build', () => compiled({ answers: ANSWERS, per: 3 }).get('bodies.1.bin'), /holds other answers than its manifest says/],
  ['of another kind', (_, files) => files.get('titles.bin'), /does not hold the text of answers/],
]) {
  test(`a part ${what} is refused whole, with the reason, and the others stay`, async t => {
    const files = compiled({ answers: ANSWERS });
    const view = await shop(t, { files, fault: name => (name === 'bodies.1.bin' ? Buffer.from(spoil(new Uint8Array(files.get(name)), files)) : undefined) });
    await suggestion(view, 'wash').click();
    await view.inside('[part~=retry]').waitFor();
    assert.doesNotMatch(await view.text(), /shampoo/);
    assert.equal((await view.said(words)).length, 1);
    await view.inside('[part~=back]').click();
    await suggestion(view, 'deliver abroad').click();
    await view.inside('text=zeppelin').waitFor();
    assert.deepEqual(view.errors, []);
  });
}

for (const version of [1, 99]) {
  test(`a shop compiled in format ${version} is refused with a plain line, and what the page says stays`, async t => {
    const own = { '@context': 'https://schema.org', '@type': 'FAQPage', mainEntity: [{ '@type': 'Question', name: 'Is it hollow?', acceptedAnswer: { '@type': 'Answer', text: 'It is solid.' } }] };
    const page = `<script type="application/ld+json">${JSON.stringify(own)}</script>`;
    const view = await shop(t, { files: compiled({ answers: ANSWERS, version }), page });
    assert.equal((await view.said(new RegExp(`compiled in format ${version}, and this widget reads format \\d`))).length, 1);
    await suggestion(view, 'hollow').click();
    await view.inside('text=It is solid.').waitFor();
    assert.deepEqual(asked(view), ['shop.json']);
  });
}

test('topics open their questions by keyboard, and back leads to where one came from', async t => {
  const view = await shop(t);
  const topics = view.inside('[part~=topic]');
  await topics.first().waitFor();
  const names = (await topics.allInnerTexts()).map(words => words.replace(/\s+/g, ' ').trim());
  assert.deepEqual(names.slice(0, 2), ['Care 2 2 answers', 'Delivery 2 2 answers']);

  await topics.nth(1).focus();
  await view.page.keyboard.press('Enter');
  await view.inside('[part~=topic-list]').waitFor();
  assert.equal(await view.focused(), 'h2 "Delivery"');
  assert.deepEqual(await view.inside('[part~=suggestion]').allInnerTexts(), ['What does delivery cost?', 'Do you deliver abroad?']);

  await suggestion(view, 'abroad').click();
  await view.inside('text=zeppelin').waitFor();
  await view.inside('[part~=back]').click();
  assert.equal(await view.focused(), 'h2 "Delivery"');
  await view.inside('[part~=back]').click();
  assert.match(await view.focused(), /^button "Delivery/);

  // The visit goes on where it was.
  await topics.nth(1).click();
  await view.page.reload();
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  await view.inside('[part~=topic-list]:has-text("Delivery")').waitFor();
});

test('topics are left out where there is nothing to choose', async t => {
  for (const answers of [ANSWERS.slice(0, 5), ANSWERS.map(answer => ({ ...answer, topic: 'Everything' }))]) {
    const view = await shop(t, { files: compiled({ answers }) });
    await view.inside('[part~=suggestion]').first().waitFor();
    assert.equal(await view.inside('[part~=topic]').count(), 0);
  }
});

/** Opens the demo's answer that has everything in it. */
async function article(t, options) {
  const view = await openPage(t, SHIRT, options);
  await view.state('ready');
  await view.inside('[part~=ask]').click();
  await view.inside('[part~=suggestion]').first().waitFor();
  await type(view, 'store a silk scarf');
  await view.inside('[part~=result]:has-text("store a silk scarf")').click();
  await view.inside('[part~=film]').waitFor();
  return view;
}

test('an article shows picture, table, film, remarks, boxes and notes, and asks no stranger for anything before a click', async t => {
  const view = await article(t);
  const picture = view.inside('img[part~=picture]').first();
  await picture.scrollIntoViewIfNeeded();
  await view.page.waitForFunction(image => image.complete && image.naturalWidth > 0, await picture.elementHandle());
  assert.deepEqual(
    await picture.evaluate(image => [image.alt.slice(0, 14), image.getAttribute('width'), image.getAttribute('height'), image.loading]),
    ['A scarf folded', '640', '360', 'lazy'],
  );
  assert.match(new URL(await picture.evaluate(image => image.src)).pathname, /^\/public\/folded-scarf\.[0-9a-f]{16}\.svg$/);

  const film = view.inside('[part~=film]');
  await film.scrollIntoViewIfNeeded();
  assert.deepEqual((await film.innerText()).split('\n'), ['Folding a scarf, in one minute', 'films.elaia.example · opens in a new window']);
  assert.deepEqual(await film.evaluate(link => [link.href, link.target, link.rel]), ['https://films.elaia.example/folding', '_blank', 'noopener noreferrer']);
  await quiet(view);
  assert.deepEqual(view.strangers(), []);

  assert.equal(await view.inside('[part~=answer] th[scope=col]').count(), 3);
  assert.deepEqual(await view.inside('[part~=callout] .quiet').allInnerTexts(), ['Tip:', 'Important:']);
  assert.deepEqual((await view.inside('[part~=answer] li:has(.check) .quiet').allInnerTexts()).map(words => words.trim()), ['☑', '☐', '☐']);
  assert.deepEqual(await view.inside('[part~=answer] :is(s, code)').allInnerTexts(), ['In the box it came in', 'silk, May']);
  assert.equal(await view.inside('[part~=answer] li > ul > li').count(), 2);

  // Only the click leads away.
  const popup = view.context.waitForEvent('page');
  await view.context.route('https://films.elaia.example/**', route => route.fulfill({ body: 'a film' }));
  await film.click();
  assert.equal((await popup).url(), 'https://films.elaia.example/folding');
});

test('a note is read where it stands, and one comes back to the sentence', async t => {
  const view = await article(t);
  const reference = view.inside('[part~=answer] sup [data-focus=ref-2]');
  await reference.focus();
  assert.equal(await view.focused(), 'button "Note 2"');
  await view.page.keyboard.press('Enter');
  assert.match(await view.focused(), /^li "Ask for it in any paper shop/);
  await view.page.keyboard.press('Tab');
  assert.equal(await view.focused(), 'button "Back to the text"');
  await view.page.keyboard.press('Enter');
  assert.equal(await view.focused(), 'button "Note 2"');
});

test('a link between answers opens the other one in the panel, and back leads here', async t => {
  const view = await article(t);
  const before = view.page.url();
  await view.inside('[part~=answer-link]:has-text("how to wash it")').click();
  await view.inside('h2:has-text("How do I wash a silk scarf?")').waitFor();
  assert.match(await view.focused(), /^h2 "How do I wash/);
  await view.inside('[part~=back]').click();
  await view.inside('h2:has-text("store a silk scarf")').waitFor();
  assert.equal(view.page.url(), before);
});

test('a picture that does not come leaves its words, and a film without its picture keeps its sign', async t => {
  const view = await article(t, { before: page => page.route('**/public/*.svg', route => route.fulfill({ status: 404, body: '' })) });
  await view.inside('[part~=answer] p[part~=picture]:has-text("tissue between the layers")').waitFor();
  await view.inside('[part~=film]').scrollIntoViewIfNeeded();
  await view.inside('[part~=film] img').waitFor({ state: 'detached' });
  assert.equal(await view.inside('[part~=film] .play').count(), 1);
  assert.deepEqual(view.errors, []);
});

test('under a strict policy with Trusted Types the article is whole, without one violation', async t => {
  const view = await article(t, { variant: ['csp-strict'] });
  const picture = view.inside('img[part~=picture]').first();
  await picture.scrollIntoViewIfNeeded();
  await view.page.waitForFunction(image => image.complete && image.naturalWidth > 0, await picture.elementHandle());
  assert.deepEqual(await view.violations(), []);
});

test('pictures of strangers, links to nowhere and anchors: shown as what they are', async t => {
  const shop = {
    name: 'One file', locales: ['en'], currency: 'EUR', time_zone: 'Europe/Athens',
    answers: {
      en: [
        { id: 'a', question: 'How do I use it?', body: '![A tracking pixel](https://strangers.example/pixel.png "600x400")\n\nSee [the film](answer:nowhere).\n\n[▶ A film of it](https://strangers.example/film)\n\nMore in [the part on oiling](answer:b#oil-it).' },
        { id: 'b', question: 'How do I care for it?', body: '## Wash it\n\nBy hand.\n\n## Oil it\n\nOnce a year.' },
      ],
    },
  };
  const files = new Map([['shop.json', Buffer.from(JSON.stringify(shop))]]);
  const view = await openPage(t, ...partsPage(files));
  await view.state('ready');
  await view.page.evaluate(() => window.shelfhelp.open());
  await suggestion(view, 'use it').click();
  const answer = view.inside('[part~=answer]');
  await answer.locator('[part~=film]:has-text("A film of it")').waitFor();
  await answer.locator('[part~=film]:has-text("A tracking pixel")').waitFor();
  await quiet(view);
  assert.deepEqual(view.strangers(), []);
  assert.equal(await answer.locator('[part~=answer-link]').count(), 1, 'an answer that the shop does not have is no link');

  await answer.locator('[part~=answer-link]').click();
  await view.inside('h2:has-text("care for it")').waitFor();
  assert.equal(await view.focused(), 'h3 "Oil it"');
});

test('the service promise is a card of three short lines, in the shopper\'s language', async t => {
  for (const [page, first] of [['linen-shirt', 'Who answers you'], ['el/olive-soap', 'Ποιος σας απαντά'], ['ar/silk-scarf', 'من يجيبك']]) {
    const view = await openPage(t, `examples/shop/pages/${page}.html`);
    await view.state('ready');
    await view.inside('[part~=ask]').click();
    await view.inside('[part~=service]').waitFor();
    assert.equal(await view.inside('[part~=service] .line').count(), 3);
    assert.equal(await view.inside('[part~=service] small').first().innerText(), first);
  }
});
