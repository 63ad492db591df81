// Which control does each token get?
//
// Written from the table of tokens: a colour field, a slider, a choice, by the type of the value. A control shows what
// holds, chosen or not; a dot marks what was chosen, and gives it back.

import { element, words } from './dom.js';

const TIERS = {
  brand: ['Brand', 'A few values that everything else follows from.'],
  role: ['Roles', 'What a colour, size or shadow is for. Each follows the brand until you choose it.'],
  part: ['Parts', 'One piece of the widget.'],
};

// Fonts that most devices have, so that a choice shows without fetching anything.
const FONTS = [
  ['inherit', 'The page’s own'],
  ['system-ui, sans-serif', 'The device’s own'],
  ['"Iowan Old Style", "Palatino Linotype", Palatino, serif', 'Old style'],
  ['Georgia, "Times New Roman", serif', 'Transitional'],
  ['"Avenir Next", Avenir, Montserrat, sans-serif', 'Geometric'],
  ['"Helvetica Neue", Arial, sans-serif', 'Neo-grotesque'],
  ['Bahnschrift, "DIN Alternate", "Roboto Condensed", sans-serif', 'Industrial'],
  ['ui-monospace, "Cascadia Code", Menlo, monospace', 'Monospaced'],
];
const SHADOWS = [
  ['none', 'None'],
  ['0 1px 3px rgb(0 0 0 / .2)', 'Close'],
  ['0 8px 24px -4px rgb(0 0 0 / .2)', 'Soft'],
  ['0 24px 64px -12px rgb(0 0 0 / .35)', 'Far'],
];
const CURVES = [
  ['cubic-bezier(.2, 0, 0, 1)', 'Eager'],
  ['cubic-bezier(.4, 0, .2, 1)', 'Even'],
  ['linear', 'Steady'],
];

/** Draws all controls into `place`. `choose(token, value)` is called with a value as CSS writes it, '' for the default. */
export function draw(place, tokens, choose) {
  const rows = [];
  for (const [tier, [title, about]] of Object.entries(TIERS)) {
    const own = tokens.filter(token => token.tier === tier).map(token => row(token, choose));
    rows.push(...own);
    const list = element('div', { class: 'rows' }, own.map(({ node }) => node));
    const head = element('summary', {}, element('h2', {}, title), element('span', { class: 'hint' }, about));
    place.append(element('details', { class: 'tier', open: tier === 'brand', 'data-tier': tier }, head, list));
  }
  return {
    /** Shows what holds. */
    show(values, probe) {
      for (const { show } of rows) show(values, probe);
    },
    /** Leaves those in view that fit the words. */
    find(text) {
      const wanted = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
      for (const { node, token } of rows) {
        const all = `${token.name} ${token.about}`.toLowerCase();
        node.hidden = !wanted.every(word => all.includes(word));
      }
      for (const tier of place.children) {
        tier.hidden = ![...tier.querySelectorAll('.row')].some(node => !node.hidden);
        if (wanted.length) tier.open = true;
      }
    },
  };
}

function row(token, choose) {
  const id = `token-${token.name}`;
  const { fields, show } = control(token, id, value => choose(token, value));
  const back = element('button', { type: 'button', class: 'back', 'aria-label': `${words(token.name)}: back to the default`, title: 'Back to the default', onclick: () => choose(token, '') });
  const label = element('label', { for: id, title: `--shelf-${token.name}` }, words(token.name));
  const node = element('div', { class: 'row', 'data-token': token.name }, element('div', { class: 'name' }, label, back), element('div', { class: 'field' }, fields), element('p', { class: 'hint', id: `${id}-about` }, token.about));
  fields[0].setAttribute('aria-describedby', `${id}-about`);
  return {
    token,
    node,
    show(values, probe) {
      const own = values[token.name];
      node.classList.toggle('own', own !== undefined);
      back.disabled = own === undefined;
      show(own, probe);
    },
  };
}

function control(token, id, choose) {
  if (token.type === 'color') return colour(token, id, choose);
  if (token.range) return slider(token, id, choose);
  const some = { fontFamily: FONTS, shadow: SHADOWS, cubicBezier: CURVES }[token.type];
  return some ? choice(token, id, choose, some) : free(token, id, choose);
}

function colour(token, id, choose) {
  const well = element('input', { type: 'color', id, oninput: () => choose(well.value) });
  const text = element('input', { type: 'text', class: 'code', 'aria-label': `${words(token.name)}, as CSS writes it`, spellcheck: 'false', autocomplete: 'off', onchange: () => choose(text.value.trim()) });
  return {
    fields: [well, text],
    show(own, probe) {
      const { hex } = probe.color(token.name);
      well.value = hex;
      if (document.activeElement !== text) text.value = own ?? hex;
    },
  };
}

function slider(token, id, choose) {
  const [min, max, step] = token.range;
  const unit = token.type === 'duration' ? 'ms' : token.type === 'dimension' ? 'px' : '';
  const slide = element('input', { type: 'range', id, min, max, step, oninput: () => choose(slide.value + unit) });
  const exact = element('input', { type: 'number', class: 'code', step, 'aria-label': `${words(token.name)}${unit && ` in ${unit}`}`, onchange: () => choose(exact.value === '' ? '' : exact.value + unit) });
  return {
    fields: [slide, exact, element('span', { class: 'unit' }, unit)],
    show(own, probe) {
      const said = own ?? token.light;
      const value = token.type === 'dimension' ? probe.pixels(token.name) : Number.parseFloat(said) * (/\ds$/.test(said) ? 1000 : 1);
      slide.value = value;
      if (document.activeElement !== exact) exact.value = Math.round(value * 100) / 100;
    },
  };
}

function choice(token, id, choose, some) {
  const select = element('select', { id, onchange: () => choose(select.value) });
  return {
    fields: [select],
    show(own) {
      const value = own ?? '';
      const known = [['', 'Default'], ...some];
      if (!known.some(([one]) => one === value)) known.push([value, 'Your own']);
      select.replaceChildren(...known.map(([one, title]) => element('option', { value: one, selected: one === value }, title)));
    },
  };
}

function free(token, id, choose) {
  const text = element('input', { type: 'text', class: 'code wide', id, spellcheck: 'false', autocomplete: 'off', onchange: () => choose(text.value.trim()) });
  return {
    fields: [text],
    show(own) {
      if (document.activeElement !== text) text.value = own ?? token.light;
    },
  };
}
