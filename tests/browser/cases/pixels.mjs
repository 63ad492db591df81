// Is the widget drawn as it was?
//
// A few states, set in blocks (see blocks.mjs), beside the pictures of pixels/. What differs is in target/pixels/NAME.png,
// with both and the difference side by side. Where the change was meant: SHELFHELP_WRITE=1 takes the pictures again.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { blocks } from '../blocks.mjs';
import { ROOT } from '../server.mjs';
import { THEMES, openStage } from '../stage.mjs';

const KEPT = join(ROOT, 'tests', 'browser', 'pixels');
const OUT = join(ROOT, 'target', 'pixels');
const WRITE = Boolean(process.env.SHELFHELP_WRITE);

// Another version of Chromium may round the corner of a box otherwise; a box that moved by one pixel is hundreds of them.
const CHANNEL_MAX = 48;
const PIXELS_MAX = 24;

// name, what is on stage, the screen, what is cut out
const PICTURES = [
  ['block', { state: 'block' }, 'laptop', 'delivery'],
  ['block-why', { state: 'why' }, 'laptop', 'delivery'],
  ['block-ways-phone', { state: 'ways' }, 'phone', 'delivery'],
  ['panel', { state: 'suggestions' }, 'laptop', 'panel'],
  ['results', { state: 'results' }, 'laptop', 'panel'],
  ['answer-dark', { state: 'answer', scheme: 'dark' }, 'laptop', 'panel'],
  ['article-phone', { state: 'article' }, 'phone'],
  ['contact', { state: 'contact-open' }, 'laptop', 'panel'],
  ['packet-rtl', { state: 'packet', locale: 'he' }, 'laptop', 'panel'],
  ['order-phone-dark', { state: 'order-found', scheme: 'dark' }, 'phone'],
  ['block-rtl', { state: 'why', locale: 'he' }, 'phone', 'delivery'],
  ...['boutique', 'outdoor', 'market'].map(theme => [`results-${theme}`, { state: 'results', theme }, 'laptop', 'panel']),
];

const FONT = blocks().toString('base64');

// Before anything is laid out.
const set = async page => {
  await page.addInitScript(async data => {
    const font = new FontFace('Blocks', Uint8Array.from(atob(data), letter => letter.charCodeAt(0)), { weight: '1 1000' });
    document.fonts.add(font);
    await font.load();
  }, FONT);
};

for (const [name, asked, viewport, part] of PICTURES) {
  // A theme that is not built cannot be worn.
  if (asked.theme && !THEMES.includes(asked.theme)) continue;
  test(`the picture of ${name} is as it was`, async t => {
    const tokens = { font: 'Blocks', 'font-heading': 'Blocks' };
    const view = await openStage(t, { ...asked, tokens }, { viewport, before: set });
    // What the page around it says is none of this.
    await view.page.addStyleTag({ content: 'body { font-family: Blocks !important } body > *, main > *, .buy > :not(.place) { visibility: hidden } main, .buy, .place { visibility: visible }' });
    const what = part ? view.inside(`[part~=${part}]`) : view.page;
    const now = await what.screenshot({ animations: 'disabled', caret: 'hide' });
    const file = join(KEPT, `${name}.png`);
    if (WRITE) {
      mkdirSync(KEPT, { recursive: true });
      return writeFileSync(file, now);
    }
    assert.ok(existsSync(file), `there is no ${file}; SHELFHELP_WRITE=1 makes it`);
    const { different, picture } = await view.page.evaluate(compare, [readFileSync(file).toString('base64'), now.toString('base64'), CHANNEL_MAX]);
    if (different > PIXELS_MAX) {
      mkdirSync(OUT, { recursive: true });
      writeFileSync(join(OUT, `${name}.png`), Buffer.from(picture, 'base64'));
    }
    assert.ok(different <= PIXELS_MAX, `${different} pixels differ; look at target/pixels/${name}.png (was, is, difference)`);
  });
}

// Runs in the page, which can read PNG: how many pixels differ, and both pictures beside the difference.
async function compare([before, after, most]) {
  const read = async data => {
    const bytes = Uint8Array.from(atob(data), letter => letter.charCodeAt(0));
    return createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  };
  const [was, is] = [await read(before), await read(after)];
  const width = Math.max(was.width, is.width), height = Math.max(was.height, is.height);
  const canvas = new OffscreenCanvas(width * 3, height), draw = canvas.getContext('2d', { willReadFrequently: true });
  draw.drawImage(was, 0, 0);
  draw.drawImage(is, width, 0);
  const [a, b] = [0, 1].map(at => draw.getImageData(at * width, 0, width, height).data);
  const marked = draw.createImageData(width, height);
  let different = 0;
  for (let at = 0; at < a.length; at += 4) {
    const off = [0, 1, 2, 3].some(channel => Math.abs(a[at + channel] - b[at + channel]) > most);
    if (off) different += 1;
    marked.data.set(off ? [220, 0, 60, 255] : [a[at], a[at + 1], a[at + 2], 60], at);
  }
  draw.putImageData(marked, width * 2, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  return { different, picture: btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join('')) };
}
