// What does the shopper see until the module is here, and why did it not come?
//
// Part of the glue, which is there long before the module where the line is slow. A tag alone has its launcher then already:
// pressed, it opens the panel once there is one; pressed again, it does not.
//
// Does not know: the shop's own words and looks, which the module finds out.

// Filled in by the build: what the launcher says in each language.
const WORDS = /*WORDS*/ null;
// What comes sooner needs nothing to stand in for it, and would only make it flicker.
const SOON_MS = 700;
const SVG = 'http://www.w3.org/2000/svg';
// As src/ui/icon.rs draws it.
const SEARCH = 'M14.25 9a5.25 5.25 0 1 1-10.5 0 5.25 5.25 0 0 1 10.5 0zM12.85 12.85l3.9 3.9';

/**
 * Starts the module; until its app is up, each of the `elements` that is a launcher alone has one. What those that start will
 * ask for first is sent for meanwhile.
 */
export default async function begin({ module_or_path, elements = [], setting }) {
  const of = element => name => setting(element, name);
  elements.filter(element => element._starting).forEach(element => fetchFile.ahead(element, of(element)));
  setTimeout(() => elements.forEach(element => standIn(element, of(element))), SOON_MS);
  try {
    return await __wbg_init({ module_or_path });
  } catch (e) {
    // Only the words of the error tell this from a module that is spoilt.
    if (!/Compile/.test(e.name) || !/unsafe-eval|Content Sec|CSP/.test(e.message)) throw e;
    throw Object.assign(Error("the page's security policy stops WebAssembly: add 'wasm-unsafe-eval' to script-src"), { why: 'csp-wasm' });
  }
}

const standIn = (element, set) => {
  const shadow = element.shadowRoot, slot = shadow.firstChild, none = set('no-launcher'), look = set('launcher');
  const wants = set('view') == 'panel' && look != 'none' && (none == null || none === false || none == 'false');
  if (!wants || element.dataset.state != 'waiting' || slot.localName != 'slot') return;
  const d = document, both = d.createElement('div'), box = d.createElement('div'), button = d.createElement('button'), said = d.createElement('span');
  const [tag, words, dir] = spoken(set('locale') || d.documentElement.lang);
  Object.assign(box, { className: 'root', lang: tag, dir });
  box.dataset.side = set('launcher-side') == 'start' ? 'start' : 'end';
  Object.assign(button, { type: 'button', className: look == 'icon' ? 'launch round' : 'launch' });
  Object.assign(said, { textContent: words, className: look == 'icon' ? 'quiet' : '' });
  button.setAttribute('part', 'launcher');
  button.append(sign(), said);
  // What takes its place has the focus then, or the panel has.
  let wanted = false, focused = false;
  button.onclick = () => button.setAttribute('aria-busy', wanted = !wanted);
  button.onfocus = () => focused = true;
  // Some browsers tell of the focus when its element goes, in the same step as that.
  button.onblur = () => setTimeout(() => focused = false);
  element.addEventListener('shelf-ready', () => {
    const own = focused && shadow.querySelector('.launch');
    if (wanted) element.open();
    else if (own) own.focus({ preventScroll: true });
  }, { once: true });
  element.addEventListener('shelf-error', () => wanted = focused = false, { once: true });
  // The loader takes both away in one. The page's own links keep the page's own looks.
  slot.replaceWith(both);
  box.append(button);
  both.append(slot, box);
};

/** The language, what the launcher says in it, and where its lines begin; English where nobody knows it. */
const spoken = tag => {
  try {
    const { language, script } = new Intl.Locale(tag).maximize(), words = WORDS[language + '-' + script] || WORDS[language];
    if (words) return [tag, words, /Arab|Hebr/.test(script) ? 'rtl' : 'ltr'];
  } catch (e) {
    // No language, or a browser that does not know languages.
  }
  return ['en', WORDS.en, 'ltr'];
};

const sign = () => {
  const svg = document.createElementNS(SVG, 'svg'), path = document.createElementNS(SVG, 'path');
  for (const [name, value] of Object.entries({ class: 'icon', viewBox: '0 0 20 20', 'aria-hidden': 'true' })) svg.setAttribute(name, value);
  path.setAttribute('d', SEARCH);
  svg.append(path);
  return svg;
};
