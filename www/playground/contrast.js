// Can everything be read, and what would mend what cannot?

import { element, words } from './dom.js';

/**
 * Draws the pairs, those that fail first. `colour(token, scheme)` is what a token comes to; `mend(pairs)` takes their
 * remedies.
 */
export function draw(place, pairs, colour, mend) {
  const failing = pairs.filter(pair => !pair.holds);
  const head = failing.length
    ? [element('p', { class: 'lead', tabindex: '-1' }, `${failing.length === 1 ? 'One pair is' : `${failing.length} pairs are`} hard to read.`), failing.length > 1 ? element('button', { type: 'button', class: 'main', onclick: () => mend(failing) }, 'Mend all') : null]
    : [element('p', { class: 'lead', tabindex: '-1' }, 'Everything can be read, in light and in dark.')];
  const sections = ['light', 'dark'].map(scheme => {
    const own = pairs.filter(pair => pair.scheme === scheme).sort((a, b) => Number(a.holds) - Number(b.holds) || a.ratio / a.least - b.ratio / b.least);
    return element('section', {}, element('h2', {}, scheme === 'light' ? 'On a light ground' : 'On a dark ground'), element('ul', { class: 'pairs' }, own.map(pair => line(pair, colour, mend))));
  });
  // The button that was pressed goes with its pair; whoever uses a keyboard stays here.
  const held = place.contains(document.activeElement);
  place.replaceChildren(...head.filter(Boolean), ...sections);
  if (held) head[0].focus();
  return failing.length;
}

function line(pair, colour, mend) {
  // What needs 3 : 1 is no words: an edge, a sign.
  const sample = element('span', { class: 'sample', 'aria-hidden': 'true' }, pair.least < 4.5 ? element('i', { class: 'ring' }) : 'Aa');
  sample.style.color = colour(pair.text, pair.scheme);
  sample.style.background = colour(pair.ground, pair.scheme);
  const ratio = element('span', { class: 'ratio' }, `${pair.ratio.toFixed(1)} : 1`);
  const what = element('span', { class: 'what' }, element('strong', {}, `${words(pair.text)} on ${pair.ground.replaceAll('-', ' ')}`), element('small', {}, `${pair.where}; needs ${pair.least} : 1`));
  const button = pair.holds || !pair.remedy ? null : element('button', { type: 'button', onclick: () => mend([pair]) }, swatch(pair.remedy), `Use ${pair.remedy}`);
  return element('li', { class: pair.holds ? '' : 'fails' }, sample, what, ratio, button);
}

function swatch(value) {
  const made = element('i', { class: 'swatch', 'aria-hidden': 'true' });
  made.style.background = value;
  return made;
}
