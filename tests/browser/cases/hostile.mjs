// Do style sheets of shops change how the help looks?
//
// www/playground/hostile/*.css, each put on the page and taken off again. The element itself is the page's to place, so it is
// pinned; what it inherits on purpose is the font, which is pinned too.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import test from 'node:test';
import { openPage } from '../harness.mjs';

const SHEETS = readdirSync(new URL('../../../www/playground/hostile/', import.meta.url)).map(name => name.replace('.css', '')).sort();
// These move or scale the element itself, as they do everything else.
const SCALING = ['transformed', 'zoomed'];
// Of 255: Chromium draws the edge of a round corner a shade lighter or darker the second time, without any sheet. Nobody sees
// it, and whatever gets in is far louder.
const NOISE = 3;

/** The element in one place, on a white ground; what the rest of the page looks like is not the question. */
const pin = view =>
  view.widget().evaluate(element => {
    const wear = (element, rules) => rules.split('; ').forEach(rule => element.style.setProperty(...rule.split(': '), 'important'));
    wear(element, 'display: block; position: fixed; left: 40px; top: 40px; z-index: 2147483001; width: 480px; margin: 0; padding: 0; border: 0; outline: 0; opacity: 1; transform: none; background: #fff; --shelf-font: Arial, sans-serif');
    const ground = document.body.appendChild(document.createElement('b'));
    wear(ground, 'all: initial; position: fixed; inset: 0; z-index: 2147483000; background: #fff; pointer-events: none');
  });

/** The page with or without a sheet; resolves when it is there and drawn. */
const dress = (view, name) =>
  view.page.evaluate(async name => {
    document.querySelectorAll('link[data-hostile]').forEach(link => link.remove());
    if (name) {
      const link = document.createElement('link');
      Object.assign(link, { rel: 'stylesheet', href: `/www/playground/hostile/${name}.css` });
      link.dataset.hostile = '';
      await new Promise((done, failed) => (Object.assign(link, { onload: done, onerror: failed }), document.head.append(link)));
    }
    await document.fonts.ready;
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, name);

const picture = (view, part) => view.inside(part).first().screenshot({ animations: 'disabled', caret: 'hide', timeout: 5000 });

/** How many pixels of the two differ, how much, and where. */
const difference = (view, one, other) =>
  view.page.evaluate(
    async ([one, other, noise]) => {
      const read = async base64 => {
        const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), c => c.charCodeAt(0))], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height), pen = canvas.getContext('2d');
        pen.drawImage(bitmap, 0, 0);
        return pen.getImageData(0, 0, bitmap.width, bitmap.height);
      };
      const [a, b] = [await read(one), await read(other)];
      if (a.width !== b.width || a.height !== b.height) return `${a.width} × ${a.height} became ${b.width} × ${b.height}`;
      const off = [...a.data.keys()].filter(i => Math.abs(a.data[i] - b.data[i]) > noise);
      const most = Math.max(0, ...off.map(i => Math.abs(a.data[i] - b.data[i])));
      const places = [...new Set(off.map(i => `${(i >> 2) % a.width}, ${Math.floor((i >> 2) / a.width)}`))];
      return places.length ? `${places.length} pixels by up to ${most}, from ${places[0]} to ${places.at(-1)}` : '';
    },
    [one.toString('base64'), other.toString('base64'), NOISE],
  );

async function same(t, query, viewport, parts, prepare) {
  const view = await openPage(t, `pages/stand.html?theme=light${query}`, { viewport, reducedMotion: true });
  await view.state('ready');
  await pin(view);
  await prepare(view);
  // Nothing is pointed at.
  await view.page.mouse.move(1, 1);
  await view.page.waitForTimeout(300);
  const plain = {};
  for (const part of parts) plain[part] = await picture(view, part);
  const wrong = [];
  for (const sheet of SHEETS.filter(name => !SCALING.includes(name))) {
    await dress(view, sheet);
    for (const part of parts) {
      const found = await difference(view, plain[part], await picture(view, part)).catch(error => error.message.split('\n')[0]);
      if (found) wrong.push(`${sheet}, ${part}: ${found}`);
    }
  }
  await dress(view, '');
  for (const part of parts) wrong.push(...[await difference(view, plain[part], await picture(view, part))].filter(Boolean).map(found => `afterwards, ${part}: ${found}`));
  assert.deepEqual(wrong, []);
}

test('no style sheet of a shop changes a pixel of block and panel', t =>
  same(t, '&view=all', 'laptop', ['[part~=root]', '[part~=panel]'], async view => {
    await view.inside('[part~=ask]').click();
    await view.inside('[part~=suggestion]').first().waitFor();
    await view.inside('[part~=input]').blur();
  }));

test('nor of what was found, nor of a form', t =>
  same(t, '&view=all', 'laptop', ['[part~=root]', '[part~=panel]'], async view => {
    await view.inside('[part~=place]').first().click();
    await view.page.evaluate(() => window.shelfhelp.open());
    await view.inside('[part~=input]').fill('how large');
    await view.inside('[part~=result]').first().waitFor();
    await view.inside('[part~=input]').blur();
  }));

test('nor of the launcher, nor of a sheet on a phone', async t => {
  await same(t, '', 'phone', ['[part~=launcher]'], async () => {});
  await same(t, '', 'phone', ['[part~=panel]'], async view => {
    await view.inside('[part~=launcher]').click();
    await view.inside('[part~=suggestion]').first().waitFor();
    await view.inside('[part~=input]').blur();
  });
});

test('on paper the block is the same under every sheet', t =>
  same(t, '&view=all', 'laptop', ['[part~=delivery]'], view => view.page.emulateMedia({ media: 'print' })));

test('right to left is the language\'s, not the style sheet\'s', async t => {
  const view = await openPage(t, 'pages/stand.html?css=right-to-left', {});
  await view.state('ready');
  const at = await view.inside('[part~=launcher]').evaluate(element => element.getBoundingClientRect().toJSON());
  assert.equal(Math.round(1280 - at.right), 20);
});

test('ancestors that trap fixed boxes trap neither launcher nor panel', async t => {
  const view = await openPage(t, 'pages/stand.html?css=transformed', { reducedMotion: true });
  await view.state('ready');
  await view.page.evaluate(() => scrollTo(0, 700));
  const at = part => view.inside(part).evaluate(element => element.getBoundingClientRect().toJSON());
  await view.inside('[part~=launcher]:popover-open').waitFor();
  const launcher = await at('[part~=launcher]');
  assert.deepEqual([Math.round(1280 - launcher.right), Math.round(800 - launcher.bottom)], [20, 20]);
  await view.inside('[part~=launcher]').click();
  const panel = await at('[part~=panel]');
  assert.deepEqual([panel.width, panel.height, 1280 - panel.right, 800 - panel.bottom], [392, 640, 20, 20]);
});

test('in a zoomed page the help is as much larger as the page, and fits the screen', async t => {
  const size = async (query, part, steps = async () => {}) => {
    const view = await openPage(t, `pages/stand.html?view=${query}`, { reducedMotion: true });
    await view.state('ready');
    await steps(view);
    const { width, height, top, bottom } = await view.inside(part).evaluate(element => element.getBoundingClientRect().toJSON());
    await view.context.close();
    return { width, height, top, bottom };
  };
  const near = (a, b, what) => assert.ok(Math.abs(a - b) <= 2, `${what}: ${a}, not ${b}`);
  const plain = await size('panel', '[part~=launcher]'), zoomed = await size('panel&css=zoomed', '[part~=launcher]');
  near(zoomed.height, plain.height * 1.25, 'the height of the launcher');
  near(800 - zoomed.bottom, 25, 'the room below the launcher');
  const panel = await size('panel&css=zoomed', '[part~=panel]', view => view.inside('[part~=launcher]').click());
  near(panel.width, 392 * 1.25, 'the width of the panel');
  assert.ok(panel.top >= 0 && panel.bottom <= 800, `${panel.top} to ${panel.bottom}`);
});
