// What would the widget look like in my shop?
//
// The designer's page: the live widget in a frame, controls written from the table of tokens, and the looks as an address,
// a style sheet or a token file. Nothing leaves the page; what a token means and whether a pair can be read is asked of the
// same code that the merchant's command runs.

import { draw as drawContrast } from './contrast.js';
import { draw as drawControls } from './controls.js';
import { prober } from './color.js';
import { at, element } from './dom.js';
import { exporting, importing } from './exchange.js';
import { changed, History, plain, read, worn, written } from './chosen.js';
import { Preview } from './preview.js';
import { STATES } from './states.js';

const LOCALES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'sv', 'el', 'tr', 'ru', 'uk', 'ar', 'he', 'ja', 'ko', 'zh-Hans', 'zh-Hant'];
const COUNTRIES = ['GR', 'CY', 'DE', 'FR', 'IT', 'ES', 'NL', 'AT', 'GB', 'US', 'AU', 'JP'];
const USUAL = { state: STATES[0].name, device: innerWidth < 700 ? 'phone' : 'desktop', scheme: 'light', locale: 'en', zoom: false, forced: false, at: '2026-11-19T13:47', country: 'GR', postcode: '104 34', theme: '' };

const say = text => (at('status').textContent = text);
const pairs = values => Object.entries(values);

/** What a file of ours answers; without it there is nothing to play with, and the page says so. */
async function needed(name, coming) {
  try {
    return await coming;
  } catch (error) {
    say(`${name} could not be loaded, so it is not here: ${error.message}`);
    throw error;
  }
}

const fetched = async address => {
  const reply = await fetch(address);
  if (!reply.ok) throw Error(`${address} answered ${reply.status}`);
  return reply;
};

const engine = await needed('The engine', import('../engine/engine.js'));
await needed('The engine', engine.default({ module_or_path: new URL('../engine/engine_bg.wasm', import.meta.url) }));
const tokens = await needed('The table of tokens', fetched('tokens.json').then(reply => reply.json()));
const probe = prober(tokens);
const now = read(location.hash, tokens, USUAL);
// What the widget does not take, it does not write, and no address brings it in.
const fits = (name, value) => engine.theme_css([[name, value]], []).includes(value);
const taken = values => Object.fromEntries(pairs(values).filter(([name, value]) => value && fits(name, value)));
const history = new History({ light: taken(now.looks.light), dark: taken(now.looks.dark) });
let { view } = now;
if (now.broken) say('The address could not be read, so this is the widget as it ships.');

const preview = new Preview({ desk: at('desk'), device: at('device'), frame: at('stage'), say });
const controls = drawControls(at('controls'), tokens, (token, value) => {
  const sound = !value || fits(token.name, value);
  if (!sound) say(`“${value}” is not a ${token.type} that the widget takes.`);
  wear(sound ? changed(history.now, token, view.scheme, value) : history.now, token.name + view.scheme);
});

/** Other looks, as a step that can be taken back. */
function wear(looks, what) {
  if (looks !== history.now) history.step(looks, what, performance.now());
  show();
}

function see(change) {
  view = { ...view, ...change };
  show();
}

/** Everything on the page, from looks and view. */
function show() {
  const looks = history.now;
  const values = worn(looks, tokens, view.scheme);
  probe.set(values, view.scheme);
  controls.show(values, probe);
  preview.show(view, values);
  const [light, dark] = [pairs(looks.light), pairs(looks.dark)];
  const colour = (name, scheme) => engine.theme_colour(light, dark, name, scheme === 'dark') ?? '';
  const failing = drawContrast(at('contrast'), engine.theme_contrast(light, dark), colour, mend);
  at('failing').textContent = failing || '';
  at('failing').hidden = failing === 0;
  at('undo').disabled = !history.canGoBack;
  at('redo').disabled = !history.canGoForth;
  for (const [name, value] of Object.entries(view)) {
    const field = at(name);
    if (field?.type === 'checkbox') field.checked = value;
    else if (field && document.activeElement !== field) field.value = value;
    for (const radio of document.getElementsByName(name)) radio.checked = radio.value === value;
  }
  keep();
}

/** The address of what is shown. */
function address() {
  const hash = written(history.now, view, USUAL);
  return new URL(hash ? `#${hash}` : location.pathname, location.href).href;
}

let later;
/** Puts it into the address bar. WebKit takes a hundred in half a minute, which a slider exceeds: the last comes later. */
function keep() {
  clearTimeout(later);
  try {
    window.history.replaceState(null, '', address());
  } catch {
    later = setTimeout(keep, 3_000);
  }
}

/** Takes the remedy of a pair, or of one after another until all can be read: a brand's token mends others with it. */
function mend(failing) {
  let looks = history.now;
  const take = pair => (looks = changed(looks, tokens.find(token => token.name === pair.text), pair.scheme, pair.remedy));
  const place = pair => tokens.findIndex(token => token.name === pair.text);
  if (failing.length === 1) take(failing[0]);
  else for (const _ of tokens) {
    const report = engine.theme_contrast(pairs(looks.light), pairs(looks.dark));
    const [next] = report.filter(pair => !pair.holds && pair.remedy).sort((a, b) => place(a) - place(b));
    if (!next) break;
    take(next);
  }
  wear(looks, '');
}

async function startFrom(theme) {
  if (!theme) return wear(plain(), ''), see({ theme });
  const reply = await needed('The theme', fetched(`../www/themes/${theme}.tokens.json`));
  const { light, dark } = engine.theme_read(await reply.text());
  wear({ light: Object.fromEntries(light), dark: Object.fromEntries(dark) }, '');
  see({ theme });
}

function fill() {
  const groups = [...new Set(STATES.map(state => state.group))];
  const options = group => STATES.filter(state => state.group === group).map(state => element('option', { value: state.name }, state.title));
  at('state').append(...groups.map(group => element('optgroup', { label: group }, options(group))));
  const languages = new Intl.DisplayNames('en', { type: 'language' });
  at('locale').append(...LOCALES.map(locale => element('option', { value: locale }, languages.of(locale))));
  const regions = new Intl.DisplayNames('en', { type: 'region' });
  at('country').append(...COUNTRIES.map(country => element('option', { value: country }, regions.of(country))));
}

function listen() {
  for (const name of ['state', 'locale', 'at', 'country', 'postcode']) at(name).addEventListener('change', event => see({ [name]: event.target.value || (name === 'at' ? USUAL.at : '') }));
  for (const name of ['zoom', 'forced']) at(name).addEventListener('change', event => see({ [name]: event.target.checked }));
  for (const name of ['device', 'scheme']) for (const radio of document.getElementsByName(name)) radio.addEventListener('change', () => see({ [name]: radio.value }));
  const step = by => see({ state: STATES[(STATES.findIndex(state => state.name === view.state) + by + STATES.length) % STATES.length].name });
  at('before').addEventListener('click', () => step(-1));
  at('after').addEventListener('click', () => step(1));
  at('theme').addEventListener('change', event => startFrom(event.target.value));
  at('find').addEventListener('input', event => controls.find(event.target.value));
  at('undo').addEventListener('click', () => (history.back(), show()));
  at('redo').addEventListener('click', () => (history.forth(), show()));
  addEventListener('keydown', event => {
    const typing = event.target.matches('input:not([type=range], [type=color], [type=radio], [type=checkbox]), textarea');
    if (typing || !(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 'z') return;
    event.preventDefault();
    event.shiftKey ? history.forth() : history.back();
    show();
  });
  at('share').addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(address());
      say('The address is copied: it holds these looks and this view.');
    } catch {
      say('The browser lets nothing be copied here: take the address from its bar.');
    }
  });
  tabs();
}

/** Two tabs, as the ARIA practices have them: arrows choose, one of them is in the order of Tab. */
function tabs() {
  const all = [...document.querySelectorAll('[role=tab]')];
  const choose = tab => all.forEach(one => {
    one.setAttribute('aria-selected', one === tab);
    one.tabIndex = one === tab ? 0 : -1;
    at(one.getAttribute('aria-controls')).hidden = one !== tab;
  });
  for (const tab of all) {
    tab.addEventListener('click', () => choose(tab));
    tab.addEventListener('keydown', event => {
      if (!['ArrowLeft', 'ArrowRight'].includes(event.key)) return;
      const next = all[(all.indexOf(tab) + 1) % all.length];
      choose(next);
      next.focus();
    });
  }
}

fill();
listen();
importing(engine, looks => wear({ light: { ...history.now.light, ...looks.light }, dark: { ...history.now.dark, ...looks.dark } }, ''));
exporting(engine, () => ({ light: pairs(history.now.light), dark: pairs(history.now.dark) }), say);
show();
document.documentElement.dataset.ready = '';
