// What pages does the bench visit?
//
// A home page, a collection and a product of one small shop, with pictures, a style sheet, the theme's script and, where
// the whole of a shop is wanted, the scripts of its apps. `?with=` says whose widget is on the page, `?apps` adds the apps.

import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { SUBJECTS } from '../subjects.mjs';

const THINGS = ['Linen shirt', 'Silk scarf', 'Oak bench', 'Stoneware cup', 'Olive soap', 'Mountain tea', 'Wool throw', 'Leather belt'];
const COLLECTION = 24;
const APP_FUNCTIONS = 900;

/** The server's `made` answers for these pages. */
export const PAGES = {
  '/shop/home.html': url => page(url, 'home', `<section class="hero"><img src="/pictures/hero-1200x500.png" width="1200" height="500" alt="" fetchpriority="high">
    <h1>Made slowly, sent quickly</h1><p>Clothes and things for the house, from workshops we visit.</p></section>${grid(8)}`),
  '/shop/collection.html': url => page(url, 'collection', `<h1>Everything</h1><div class="filters"><label>Sort <select><option value="cheap">Price, rising</option><option value="dear">Price, falling</option></select></label></div>${grid(COLLECTION)}`),
  '/shop/product.html': url => page(url, 'product', `<div class="product"><div class="gallery"><img src="/pictures/p1-640x800.png" width="640" height="800" alt="" fetchpriority="high">
    <div class="thumbs">${[1, 2, 3, 4].map(n => `<img src="/pictures/t${n}-128x160.png" width="64" height="80" alt="" loading="lazy">`).join('')}</div></div>
    <div><h1>Linen shirt, Salt White</h1><p class="price">€64.00</p>${subject(url).place ?? ''}
    <form class="buy"><label>Size <select name="size"><option>S</option><option>M</option><option>L</option></select></label> <button>Add to cart</button></form>
    <p>A straight shirt of washed flax linen, cut a little long. It asks for no iron and looks the better for it.</p></div></div>
    <section class="reviews"><h2>Reviews</h2></section>`),
  '/shop/store.css': () => text('store.css', 'text/css; charset=utf-8'),
  '/shop/store.js': () => text('store.js', 'text/javascript; charset=utf-8'),
  '/shop/apps.js': () => ({ type: 'text/javascript; charset=utf-8', body: apps(), headers: { 'Cache-Control': 'no-cache' } }),
  '/shop/reviews.json': () => ({ type: 'application/json', body: JSON.stringify(reviews()), headers: { 'Cache-Control': 'no-cache' } }),
  '/pictures/*': url => ({ type: 'image/png', body: picture(url.pathname), headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } }),
};

const subject = url => SUBJECTS[url.searchParams.get('with') ?? 'alone'];

function page(url, name, main) {
  const { head = '', place = '', tag = '' } = subject(url);
  // On the pages without a product the widget is the tag alone, as a theme carries it everywhere.
  const rest = name === 'product' ? '' : place.replace(/<shelf-help>.*<\/shelf-help>/s, '');
  const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${name}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/shop/store.css">${url.searchParams.has('apps') ? '<script defer src="/shop/apps.js"></script>' : ''}<script defer src="/shop/store.js"></script>${head}</head>
<body><header><b>Elaia</b><nav>${THINGS.map(thing => `<a href="#">${thing}s</a>`).join('')}</nav><span>Cart <span data-cart>0</span></span></header>
<main>${main}${rest}</main><footer>Kifisia, Athens</footer>
${tag}</body></html>`;
  return { type: 'text/html; charset=utf-8', body };
}

const grid = count => `<ul class="grid">${Array.from({ length: count }, (_, n) => `<li data-price="${20 + ((n * 37) % 90)}"><img src="/pictures/g${n}-320x400.png" width="320" height="400" alt=""${n > 5 ? ' loading="lazy"' : ''}><a href="#">${THINGS[n % THINGS.length]}</a><span>€${20 + ((n * 37) % 90)}.00</span></li>`).join('')}</ul>`;

const text = (name, type) => ({ type, body: readFileSync(new URL(name, import.meta.url)), headers: { 'Cache-Control': 'no-cache' } });

const reviews = () => Array.from({ length: 30 }, (_, n) => ({ name: `Shopper ${n + 1}`, stars: 3 + (n % 3), text: 'It came on the day that was said, fits as the table says and washes well. '.repeat(1 + (n % 3)) }));

// What apps add to a shop, in its weight and its work: some hundred functions, each parsed and called once.
function apps() {
  const one = n => `function app${n}(list){var out=[],sum=${n};for(var i=0;i<list.length;i++){sum=(sum*31+list[i].length*${n + 7})%65521;if(sum%${2 + (n % 5)}===0)out.push({id:"item-${n}-"+i,label:list[i]+" ${n}",weight:sum})}return out.length?out[sum%out.length].label:"none ${n}"}`;
  const functions = Array.from({ length: APP_FUNCTIONS }, (_, n) => one(n)).join('\n');
  return `(function(){${functions}\nvar words=document.body.textContent.split(/\\s+/).slice(0,200),seen={};${Array.from({ length: APP_FUNCTIONS }, (_, n) => `seen[${n}]=app${n}(words);`).join('')}\nwindow.shopApps=Object.keys(seen).length})();`;
}

/** A picture of that size with as much grain as photographs have; the same every time. */
function picture(path) {
  const [, name, width, height] = /([a-z]+\d*)-(\d+)x(\d+)\.png$/.exec(path) ?? [];
  if (!name) throw new Error(`no picture is called ${path}`);
  let grain = [...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) >>> 0;
  const raw = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0, at = 0; y < height; y += 1) {
    raw[at++] = 0;
    for (let x = 0; x < width; x += 1) {
      // Grain in one pixel of four keeps a file near a photograph's third of a byte for each pixel.
      if ((x + y) % 4 === 0) grain = (Math.imul(grain, 1103515245) + 12345) >>> 0;
      const tone = 150 + ((x * 60) / width) + ((y * 30) / height) + (grain >>> 30);
      raw[at++] = tone; raw[at++] = tone - 8; raw[at++] = tone - 24;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(+width, 0); header.writeUInt32BE(+height, 4); header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', deflateSync(raw)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
