// Which state of the widget is on stage, and in which looks?
//
//   stage.html#{"state": "answer", "locale": "el", "scheme": "dark", …}      the fragment is JSON, URI-encoded
//
//   state     a name of states.js                    theme    "", "boutique", "outdoor" or "market"
//   locale    the language of page and widget        tokens   {name without --shelf-: value}
//   scheme    "light", "dark" or "auto"              at       the instant that the clock shows
//   country, postcode    where the parcel goes       width    how wide the column with the block is, in pixels
//   forced    as in forced colours                   zoom     as a browser's: 2 for 200 %
//   css       a hostile style sheet of the page's, by its name in hostile/
//
// <html data-stage> is `ready` once the state is reached and nothing moves, else `failed`. The frame above is told the same:
// {stage, state, message}. It may send {shelf: {tokens, scheme, theme}}, each as a whole, and looks change without a reload;
// the answer is the same message again.

import { driver, still } from './driver.js';
import { looks } from './looks.js';
import { furnish } from './scene.js';
import { STATES } from './states.js';
import { world } from './world.js';

/** The minute the demo is written around: a Thursday, 13:47 in Athens, with 13 minutes left to order. */
const NOW = '2026-11-19T13:47:00+02:00';
const HOME = { country: 'GR', postcode: '104 34' };

// Beside the pages of the demo, and in `www/` as in the repository.
const ROOT = new URL(location.pathname.includes('/www/playground/') ? '../../' : '../', location.href);

const asked = JSON.parse(decodeURIComponent(location.hash.slice(1)) || '{}');
const state = STATES.find(one => one.name === (asked.state ?? STATES[0].name));
const locale = asked.locale ?? 'en';

let wear;

function tell(word, message = '') {
  document.documentElement.dataset.stage = word;
  if (message) document.documentElement.dataset.message = message;
  // Nothing here is anybody's secret.
  parent.postMessage({ stage: word, state: asked.state ?? state?.name, message }, '*');
}

async function play() {
  if (!state) throw Error(`there is no state named ${asked.state}`);
  const hold = world(state.at ?? asked.at ?? NOW, locale);
  furnish(document, state.product, locale, asked);

  const element = document.createElement('shelf-help');
  element.innerHTML = '<a href="#delivery">Delivery and returns</a> · <a href="tel:+302105550148">+30 210 555 0148</a>';
  wear = looks(element, ROOT, asked);
  await wear.all(asked);

  const place = state.place ?? (asked.country ? { country: asked.country, postcode: asked.postcode } : HOME);
  for (const [name, value] of Object.entries({ product: state.product ?? 'SCARF-OLIVE', ...place, ...state.attributes })) {
    if (value != null) element.setAttribute(name, value);
  }
  const config = typeof state.config === 'function' ? state.config(locale) : state.config;
  if (!config?.shop && !element.hasAttribute('shop')) element.setAttribute('shop', new URL('public/shop.json', ROOT).href);
  if (config) element.config = config;
  const drive = driver(element, locale, hold);
  await state.before?.(drive);

  document.querySelector('.place').append(element);
  const loader = document.createElement('script');
  loader.src = new URL('dist/loader.js', ROOT).href;
  await new Promise((done, failed) => {
    Object.assign(loader, { onload: done, onerror: () => failed(Error(`${loader.src} cannot be had`)) });
    document.head.append(loader);
  });
  const up = state.up ?? 'ready';
  await drive.until(() => element.dataset.state === up, `data-state="${up}"`);
  await state.steps(drive);
  await wear.settle();
  await show(element);
}

// What the state is about is in view: the block in the middle, or from its top where it is taller than the window.
async function show(element) {
  // What the widget itself focuses after a click has no ring either, outside of fields.
  const focused = element.shadowRoot?.activeElement;
  if (focused && !focused.matches('input, select, textarea')) focused.blur();
  await still(element.shadowRoot);
  if (!element.shadowRoot?.querySelector('[part~=panel]')) {
    const { height } = element.getBoundingClientRect();
    element.scrollIntoView({ block: height > innerHeight * 0.8 ? 'start' : 'center', behavior: 'instant' });
  }
  await still(element.shadowRoot);
}

async function change(looked) {
  document.documentElement.dataset.stage = 'changing';
  await wear.all(looked);
  await wear.settle();
  await still(document.querySelector('shelf-help')?.shadowRoot);
}

addEventListener('message', ({ data }) => {
  if (data?.shelf && wear) change(data.shelf).then(() => tell('ready'), failed);
});

// Another state is another visit.
addEventListener('hashchange', () => location.reload());

// A browser's zoom makes everything larger and leaves less room for it: a smaller frame, seen larger.
function magnify(zoom) {
  const frame = Object.assign(document.createElement('iframe'), { title: 'Stage', className: 'zoomed' });
  frame.style.setProperty('--zoom', zoom);
  frame.src = `${location.pathname}#${encodeURIComponent(JSON.stringify({ ...asked, zoom: 1 }))}`;
  addEventListener('message', ({ data, source }) => {
    if (source === frame.contentWindow && data?.stage) tell(data.stage, data.message);
    else if (data?.shelf) frame.contentWindow.postMessage(data, '*');
  });
  document.body.replaceChildren(frame);
}

const failed = error => tell('failed', error.message);
if ((asked.zoom ?? 1) !== 1) magnify(asked.zoom);
else play().then(() => tell('ready'), failed);
