// What does the page look like where the widget stands?
//
// Part of the glue: in the module the same would be several times as long. Colours are read off a probe beside the widget's
// own tree, so that the browser works out every way of writing one, and so that tokens of the shop's go before.
// Does not know: which colours can be read together. `src/theme/page.rs` does.

import { above } from './above.js';

const COLOUR = /(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\([^()]*\)/g;
// More buttons and links than this tell nothing new.
const MANY = 60;
// A ground that differs less from the page's is a shade of it, and a button smaller than this is no invitation to buy.
const SHADE = 0.18;
const LEAST_PX = 2000;

/** A colour of any space, or of a token, as the browser writes it among those of the screen. */
const probed = (shadow, css) => {
  const probe = document.createElement('i'), { style } = probe;
  style.backgroundColor = css;
  style.backgroundColor = `color-mix(in srgb,${css},${css})`;
  shadow.append(probe);
  const { backgroundColor } = getComputedStyle(probe);
  probe.remove();
  return backgroundColor;
};

/** A colour as [red, green, blue, alpha] from 0 to 1; alpha 0 for what is none. */
const parsed = (shadow, css) => {
  const text = /^rgb/.test(css) ? css : probed(shadow, css);
  const [r, g, b, a = 1] = (text.match(/-?[\d.]+(?:e-?\d+)?|none/g) || []).map(n => +n || 0);
  return /^rgb/.test(text) ? [r / 255, g / 255, b / 255, a] : /^color\(srgb /.test(text) ? [r, g, b, a] : [0, 0, 0, 0];
};

const over = (top, below) => {
  const alpha = top[3] + below[3] * (1 - top[3]);
  return alpha ? [...[0, 1, 2].map(i => (top[i] * top[3] + below[i] * below[3] * (1 - top[3])) / alpha), alpha] : top;
};

/** What an element itself is filled with: its background, and the middle of a gradient upon it. */
const fill = (shadow, el) => {
  const { backgroundColor, backgroundImage } = getComputedStyle(el);
  const ground = parsed(shadow, backgroundColor);
  const stops = /gradient/.test(backgroundImage) ? (backgroundImage.match(COLOUR) || []).map(stop => parsed(shadow, stop)) : [];
  return stops.length ? over([0, 1, 2, 3].map(i => stops.reduce((sum, stop) => sum + stop[i], 0) / stops.length), ground) : ground;
};

/** What the widget stands on: through everything that can be seen through, down to the canvas. */
const groundOf = (shadow, host) => {
  let ground = [0, 0, 0, 0];
  for (let el = host; el && ground[3] < 0.99; el = above(el)) ground = over(ground, fill(shadow, el));
  return over(over(ground, parsed(shadow, 'Canvas')), [1, 1, 1, 1]);
};

const differs = (one, other) => one[3] > 0.9 && [0, 1, 2].some(i => Math.abs(one[i] - other[i]) > SHADE);

/** The page's own: what stands in the element is there only until the widget is. */
const found = (at, host, what) => [...at.querySelectorAll(what)].filter(el => !host.contains(el)).slice(0, MANY);

/** The fill of the largest of these that is filled. */
const largest = (shadow, all, ground) => {
  let best, most = LEAST_PX;
  for (const el of all) {
    const { width, height } = el.getBoundingClientRect();
    if (width * height < most) continue;
    const colour = fill(shadow, el);
    if (differs(colour, ground)) [best, most] = [colour, width * height];
  }
  return best;
};

/** The page's one colour: said, else that of the button that buys, else of the largest button near by, else of links. */
const accentOf = (shadow, host, ground) => {
  const said = getComputedStyle(host).accentColor;
  if (said && said != 'auto') return parsed(shadow, said);
  let best = largest(shadow, found(document, host, 'form[action*=cart] [type=submit],[name=add]'), ground);
  let left = [...host.getRootNode().querySelectorAll('button,[role=button],[type=submit],a[class*=btn],a[class*=button]')].filter(el => !host.contains(el));
  for (let at = host.parentElement; at && !best && left[0]; at = at.parentElement) {
    best = largest(shadow, left.filter(el => at.contains(el)).slice(0, MANY), ground);
    left = left.filter(el => !at.contains(el));
  }
  if (best) return best;
  const words = parsed(shadow, getComputedStyle(host).color);
  return found(document, host, 'main a[href],p a[href]').map(link => parsed(shadow, getComputedStyle(link).color)).find(colour => differs(colour, words));
};

const packed = ([r, g, b]) => [r, g, b].reduce((all, part) => all * 256 + Math.round(Math.min(Math.max(part, 0), 1) * 255), 0);

/** The shop's own token, where it is a colour, else what the page shows; 0xRRGGBB. */
const token = (shadow, name, seen) => {
  const own = parsed(shadow, `var(--shelf-${name})`);
  const colour = own[3] ? (seen && own[3] < 1 ? over(own, seen) : own) : seen;
  return colour && packed(colour);
};

/** What the host shows of this: 0 the page's ground, 1 the widget's, 2 its words, 3 its accent, which may be none. */
export function pageColour(host, shadow, what) {
  if (what == 2) return token(shadow, 'text-color', parsed(shadow, getComputedStyle(host).color));
  const ground = groundOf(shadow, host);
  if (what == 3) return token(shadow, 'accent-color', accentOf(shadow, host, ground));
  return what ? token(shadow, 'background', ground) : packed(ground);
}
