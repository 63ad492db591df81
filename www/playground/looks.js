// Which looks do page and widget wear on stage?
//
// Scheme, tokens and theme can be changed while the widget is up; forced colours and hostile style sheets are there
// from the beginning.

/** Dresses the element; `all({scheme, tokens, theme})` may be called again, each key that is named counts as a whole. */
export function looks(element, root, { forced, css }) {
  const page = document.documentElement;
  let worn = [], theme;
  if (forced) page.dataset.forced = '';
  const hostile = css && sheet(new URL(`hostile/${encodeURIComponent(css)}.css`, import.meta.url));

  return {
    async all(asked) {
      if ('scheme' in asked) {
        page.dataset.scheme = asked.scheme === 'dark' ? 'dark' : 'light';
        element.setAttribute('theme', asked.scheme ?? 'light');
      } else if (!page.dataset.scheme) {
        page.dataset.scheme = 'light';
        element.setAttribute('theme', 'light');
      }
      if ('tokens' in asked) {
        for (const name of worn) element.style.removeProperty(name);
        worn = Object.keys(asked.tokens ?? {}).map(name => `--shelf-${name}`);
        for (const [name, value] of Object.entries(asked.tokens ?? {})) element.style.setProperty(`--shelf-${name}`, value);
      }
      if ('theme' in asked && (asked.theme ?? '') !== (page.dataset.theme ?? '')) {
        page.dataset.theme = asked.theme ?? '';
        const old = theme;
        theme = asked.theme ? await sheet(new URL(`dist/themes/${encodeURIComponent(asked.theme)}.css`, root)) : null;
        old?.remove();
      }
      await hostile;
    },
    /** Once the widget is drawn. */
    async settle() {
      if (forced) forceColours(element.shadowRoot);
    },
  };
}

async function sheet(address) {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address.href });
  await new Promise((done, failed) => {
    Object.assign(link, { onload: done, onerror: () => failed(Error(`${address.href} cannot be had`)) });
    document.head.append(link);
  });
  return link;
}

// No page can turn forced colours on. This is what a browser does then, as far as style sheets can tell: system colours for
// all that paints, no shadows, and the widget's own rules for that case.
const FORCED = `
  * { color: CanvasText !important; background-color: Canvas !important; border-color: CanvasText !important; box-shadow: none !important; text-shadow: none !important }
  a { color: LinkText !important }
  button, [role=button] { color: ButtonText !important; background-color: ButtonFace !important; border-color: ButtonText !important }
  input, select, textarea { color: FieldText !important; background-color: Field !important }
  mark { color: MarkText !important; background-color: Mark !important }
  :disabled { color: GrayText !important; border-color: GrayText !important }
`;

function forceColours(shadow) {
  if (!shadow || shadow.forced) return;
  shadow.forced = true;
  const own = shadow.adoptedStyleSheets.flatMap(sheet => [...sheet.cssRules]).filter(rule => /forced-colors:\s*active/.test(rule.conditionText ?? ''));
  const forced = new CSSStyleSheet();
  forced.replaceSync(FORCED + own.flatMap(rule => [...rule.cssRules].map(inner => inner.cssText)).join('\n'));
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, forced];
}
