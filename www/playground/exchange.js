// How do looks come in from a shop, and go out to it?
//
// Reading and writing are the engine's: the same code that `shelfhelp check` and `build` run.

import { at, element, words } from './dom.js';

const FILES = {
  css: ['shelf-theme.css', 'text/css', 'Put this into your theme’s style sheet, or link it after the loader.'],
  shop: ['theme.tokens.json', 'application/json', 'Put this into your shop folder; the next build wears it.'],
  dtcg: ['shelfhelp.tokens.json', 'application/design-tokens+json', 'For your design tool: the same tokens, which follow the Design Tokens Format 2025.10.'],
};

/** The dialog that brings looks in. `take({light, dark})` gets what the designer agreed to. */
export function importing(engine, take) {
  const dialog = at('importing');
  let found = null;
  const look = () => {
    found = understood(engine, at('pasted').value);
    at('take').disabled = !found || found.items.length === 0;
    at('found').replaceChildren(...report(found));
  };
  at('pasted').addEventListener('input', look);
  at('file').addEventListener('change', async () => {
    const [file] = at('file').files;
    if (file) at('pasted').value = await file.text();
    look();
  });
  dialog.addEventListener('close', () => {
    if (dialog.returnValue !== 'take' || !found) return;
    const looks = { light: {}, dark: {} };
    const ticked = new Set([...at('found').querySelectorAll('input:checked')].map(box => Number(box.value)));
    found.items.forEach((item, i) => ticked.has(i) && (looks[item.side][item.name] = item.value));
    take(looks);
  });
  at('import').addEventListener('click', () => (dialog.returnValue = '', dialog.showModal(), look()));
}

/** What a pasted text says: items `{side, name, value, origin}` and problems. */
function understood(engine, text) {
  if (!text.trim()) return null;
  if (text.trim().startsWith('{')) {
    let read;
    try {
      read = engine.theme_read(text);
    } catch (error) {
      return { items: [], problems: [{ message: `this is not JSON: ${error.message}` }] };
    }
    const { light, dark, problems } = read;
    const items = (side, values) => values.map(([name, value]) => ({ side, name, value, origin: 'the token file' }));
    return { items: [...items('light', light), ...items('dark', dark)], problems };
  }
  return { items: engine.theme_from_css(text).map(({ scheme, ...item }) => ({ side: scheme, ...item })), problems: [] };
}

function report(found) {
  if (!found) return [];
  const problems = found.problems.map(problem => element('li', { class: 'problem' }, [problem.at, problem.message].filter(Boolean).join(': '), problem.help ? element('small', {}, problem.help) : null));
  const items = found.items.map((item, i) => {
    const swatch = element('i', { class: 'swatch', 'aria-hidden': 'true' });
    swatch.style.background = item.value;
    const box = element('input', { type: 'checkbox', value: i, checked: true });
    return element('li', {}, element('label', {}, box, swatch, element('span', {}, words(item.name), element('small', {}, `${item.value} · ${item.origin}${item.side === 'dark' ? ' · dark' : ''}`))));
  });
  const none = items.length ? [] : [element('p', {}, 'Nothing here that the widget could wear. Colours, fonts and corners are looked for.')];
  return [...none, element('ul', { class: 'items' }, items), problems.length ? element('ul', { class: 'problems' }, problems) : null].filter(Boolean);
}

/** The dialog that gives looks out. `looks()` gives what is chosen now. */
export function exporting(engine, looks, say) {
  const dialog = at('exporting');
  const show = () => {
    const kind = dialog.querySelector('[name=as]:checked').value;
    const [name, type, how] = FILES[kind];
    const { light, dark } = looks();
    const text = kind === 'css' ? engine.theme_css(light, dark) : engine.theme_tokens(light, dark);
    at('how').textContent = how;
    at('text').textContent = text;
    URL.revokeObjectURL(at('save').href);
    at('save').href = URL.createObjectURL(new Blob([text], { type }));
    at('save').download = name;
    at('save').textContent = `Save ${name}`;
  };
  dialog.addEventListener('change', show);
  at('copy').addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(at('text').textContent);
    } catch {
      // Without a safe connection, or where the browser says no: chosen, it can be copied by hand.
      return getSelection().selectAllChildren(at('text'));
    }
    say('Copied.');
    at('copy').textContent = 'Copied';
    setTimeout(() => (at('copy').textContent = 'Copy'), 1500);
  });
  at('export').addEventListener('click', () => (show(), dialog.showModal()));
}
