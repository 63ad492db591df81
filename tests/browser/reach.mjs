// How does a test look at many states of the stage without opening a page for each?
//
// One page, taken from state to state; what is measured in it is written below as functions that run in the page.

import { openPage } from './harness.mjs';
import { STATES } from '../../www/playground/states.js';

export { STATES };

/** The names of all states. */
export const NAMES = STATES.map(state => state.name);

const address = asked => `playground/stage.html#${encodeURIComponent(JSON.stringify(asked))}`;

/** A page that can be brought to any state with `to({ state, locale, … })`. The stage holds the clock itself. */
export async function openStages(t, options = {}) {
  const view = await openPage(t, 'playground/stage.css', { clock: false, served: null, ...options });
  await view.page.addInitScript(measures);
  return Object.assign(view, {
    async to(asked) {
      await view.page.goto('about:blank');
      await view.page.goto(`${view.origin}/${address(asked)}`);
      const { page } = view;
      await page.waitForFunction(() => ['ready', 'failed'].includes(document.documentElement.dataset.stage), undefined, { timeout: 30_000 });
      const { stage, message } = await page.evaluate(() => ({ ...document.documentElement.dataset }));
      if (stage !== 'ready') throw new Error([message, ...view.errors, ...view.console.map(entry => entry.text)].join('\n'));
    },
    /** Calls one of the measures below; what is wrong, one line each. */
    measure: (name, ...rest) => view.page.evaluate(([name, rest]) => window.__measures[name](...rest), [name, rest]),
  });
}

/** Takes a few pages through many jobs; `work(view, job)` resolves with lines about it. */
export async function through(t, jobs, options, work, pages = 3) {
  const left = [...jobs];
  const said = [];
  const one = async () => {
    const view = await openStages(t, options);
    for (let job = left.shift(); job; job = left.shift()) {
      const lines = await work(view, job).catch(error => [String(error)]);
      said.push(...lines.map(line => `${Object.values(job).join(' ')}: ${line}`));
    }
  };
  await Promise.all(Array.from({ length: pages }, one));
  return said.sort();
}

// Runs in the page before its scripts.
function measures() {
  const root = () => document.querySelector('shelf-help').shadowRoot;
  // The list of facts is a tool for whoever builds the shop; no shopper sees it.
  const all = selector => [...root().querySelectorAll(selector)].filter(e => !e.closest('[part~=debug]'));
  const seen = e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.quiet, [hidden]');
  const called = e => {
    const part = e.getAttribute('part') ?? e.className?.baseVal ?? e.className ?? '';
    const words = (e.innerText ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
    return `${e.localName}${part ? `.${String(part).split(' ')[0]}` : ''} "${words}"`;
  };
  const parent = e => e.parentElement ?? (e.getRootNode() === root() ? null : undefined);
  const within = (e, test) => {
    for (let at = e; at; at = parent(at)) if (test(at)) return at;
    return null;
  };
  const style = e => getComputedStyle(e);

  const CONTROLS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=option], [tabindex="0"]';

  /** Controls that are smaller to touch than 44 by 44 pixels; links in the middle of a sentence may be. */
  function targets(least = 44) {
    const wrong = [];
    for (const e of all(CONTROLS)) {
      if (!seen(e) || e.matches('.table')) continue;
      // WCAG 2.5.8: in a sentence, or the size of the text's line is what holds it.
      const inline = style(e).display === 'inline';
      if (inline && e.closest('p, li, dd, td, sup') && ![...e.closest('p, li, dd, td, sup').querySelectorAll('a, button')].every(one => one === e && one.closest('p, li, dd, td').textContent.trim() === e.textContent.trim())) continue;
      const { width, height } = reached(e);
      if (width < least - 0.5 || height < least - 0.5) wrong.push(`${called(e)} is ${Math.round(width)} by ${Math.round(height)}`);
    }
    return wrong;
  }

  // What a finger reaches: the box itself and what is drawn of it beyond its edges.
  function reached(e) {
    const own = e.getBoundingClientRect();
    const field = e.closest('.search');
    if (e.localName === 'input' && field) return field.getBoundingClientRect();
    const after = getComputedStyle(e, '::after');
    if (after.position === 'absolute' && after.content !== 'none' && after.content !== 'normal') {
      const grow = side => Math.max(0, -parseFloat(after[side]) || 0);
      return { width: own.width + grow('left') + grow('right'), height: own.height + grow('top') + grow('bottom') };
    }
    return own;
  }

  function texts() {
    const found = [];
    const walk = document.createTreeWalker(root(), NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const e = node.parentElement;
      if (!e || !node.data.trim() || e.closest('style, option') || !seen(e)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 1) found.push({ e, box, words: node.data.trim().slice(0, 30) });
    }
    return found;
  }

  // What may be cut off, for all of it stands elsewhere: the product's name (on the page), and the beginning of an answer
  // (in the answer).
  const CUT = '.of, .excerpt';
  const scrolls = (e, axis) => ['auto', 'scroll'].includes(style(e)[`overflow${axis}`]);
  const clips = (e, axis) => style(e)[`overflow${axis}`] !== 'visible';

  /** What is lost sideways or beneath something else. */
  function fit() {
    const wrong = [];
    const words = texts().filter(({ e }) => !e.closest(CUT));
    for (const { e, box, words: said } of words) {
      const block = within(e, at => !style(at).display.startsWith('inline') || style(at).display === 'inline-flex' || style(at).display === 'inline-block');
      const edge = block?.getBoundingClientRect();
      const wide = within(e, at => scrolls(at, 'X') && at.matches('.table'));
      if (edge && !wide && (box.right > edge.right + 1.5 || box.left < edge.left - 1.5)) {
        wrong.push(`"${said}" sticks out of ${called(block)} by ${Math.round(Math.max(box.right - edge.right, edge.left - box.left))} px`);
      }
      const cut = within(e, at => clips(at, 'Y') && !scrolls(at, 'Y'));
      if (cut && !within(e, at => scrolls(at, 'Y'))) {
        const hole = cut.getBoundingClientRect();
        if (box.bottom > hole.bottom + 2 || box.top < hole.top - 2) wrong.push(`"${said}" is cut off by ${called(cut)}`);
      }
    }
    const layers = [all('.panel')[0], all('.delivery')[0]];
    for (const layer of layers) {
      const boxes = words.filter(({ e }) => layer?.contains(e));
      const body = layer?.querySelector('.body')?.getBoundingClientRect();
      boxes.forEach((one, i) => {
        for (const other of boxes.slice(i + 1)) {
          const scrolled = [one, other].map(({ e }) => Boolean(e.closest('.body')));
          if (scrolled[0] !== scrolled[1] && body) continue;
          const w = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          const h = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
          if (w > 2 && h > 0.4 * Math.min(one.box.height, other.box.height)) wrong.push(`"${one.words}" lies over "${other.words}"`);
        }
      });
    }
    for (const e of all('*')) {
      if (!seen(e) || e.matches(`${CUT}, .table, .quiet, input, select, textarea`) || e.closest('.quiet, svg')) continue;
      if (clips(e, 'X') && e.scrollWidth > e.clientWidth + 1) wrong.push(`${called(e)} is wider inside than outside: ${e.scrollWidth} in ${e.clientWidth}`);
    }
    const view = document.documentElement.clientWidth;
    for (const e of all('.panel, .launch, .delivery')) {
      const { left, right, top, bottom } = e.getBoundingClientRect();
      if (!seen(e)) continue;
      if (left < -1 || right > view + 1) wrong.push(`${called(e).slice(0, 20)} reaches from ${Math.round(left)} to ${Math.round(right)}`);
      if (e.matches('.panel') && (top < -1 || bottom > innerHeight + 1)) wrong.push(`the panel reaches from ${Math.round(top)} to ${Math.round(bottom)}`);
    }
    return [...new Set(wrong)];
  }

  /** Whether there is room to read: what scrolls shows three lines at least. */
  function room() {
    const scroller = all('.panel, .body').filter(e => scrolls(e, 'Y') && e.scrollHeight > e.clientHeight + 1);
    const tight = scroller.filter(e => e.clientHeight < 72).map(e => `${e.className} shows ${e.clientHeight} px of ${e.scrollHeight}`);
    const shut = all('.panel').filter(e => !scroller.length && e.scrollHeight > e.clientHeight + 1).map(e => `the panel hides ${e.scrollHeight - e.clientHeight} px`);
    return [...tight, ...shut];
  }

  /** The spacing of WCAG 1.4.12, as a user's own style sheet sets it; and away again. */
  function spaced(on) {
    const sheet = (window.__spacing ??= new CSSStyleSheet());
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
    const rest = root().adoptedStyleSheets.filter(one => one !== sheet);
    root().adoptedStyleSheets = on ? [...rest, sheet] : rest;
    return [];
  }

  /** The shop's text twice as large as the widget's own. */
  function large(on) {
    document.querySelector('shelf-help').style.setProperty('--shelf-text-size', on ? '30px' : '');
    return [];
  }

  /** Where the focus is, and what is wrong with how that looks; null once it has left the widget. */
  function stop() {
    const e = root().activeElement;
    // The page's own links, where the widget is not.
    if (!e) return document.activeElement?.closest('shelf-help a') ? { name: document.activeElement.innerText, layer: 'floor', order: 0, top: 0, bottom: 0, scrolled: true, wrong: [] } : null;
    if (e.closest('[part~=debug]')) return { name: 'facts', layer: 'debug', order: Infinity, top: 0, bottom: 0, scrolled: true, wrong: [] };
    const layer = e.closest('.panel') ? 'panel' : e.closest('.launch') ? 'launcher' : 'block';
    const wrong = [];
    const ringed = e.closest('.search') ?? e;
    const { outlineStyle, outlineWidth, outlineColor } = style(ringed);
    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) wrong.push(`${called(e)} has no ring when it has the focus`);
    else if (contrast(outlineColor, ground(ringed.parentElement ?? ringed)) < 3) wrong.push(`the ring of ${called(e)} is too faint`);
    const box = e.getBoundingClientRect();
    if (box.bottom < 1 || box.top > innerHeight - 1) wrong.push(`${called(e)} has the focus out of view`);
    // What lies beneath the open panel comes back when that is closed; within panel and page nothing may cover it.
    else if (!unhidden(e, box) && (layer !== 'block' || !all('.panel').length)) wrong.push(`${called(e)} has the focus beneath something else`);
    const order = all('*').indexOf(e);
    return { name: called(e), layer, order, top: box.top + scrollY, bottom: box.bottom + scrollY, scrolled: Boolean(e.closest('.body')), wrong };
  }

  // Some of it can be seen: WCAG 2.4.11.
  function unhidden(e, box) {
    const across = [0.5, 0.1, 0.9];
    return across.some(x => across.some(y => {
      const at = root().elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return at && (e.contains(at) || at.contains(e));
    }));
  }

  const channels = colour => {
    const canvas = (window.__canvas ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true }));
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = colour => {
    const [r, g, b] = channels(colour).map(v => ((v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const ground = e => {
    for (let at = e; at; at = at.parentElement ?? (at.getRootNode() === root() ? root().host : null)) {
      if (channels(style(at).backgroundColor)[3] > 250) return style(at).backgroundColor;
    }
    return style(document.documentElement).backgroundColor === 'rgba(0, 0, 0, 0)' ? '#fff' : style(document.documentElement).backgroundColor;
  };

  /** What a screen reader would stumble over, which axe does not look for. */
  function structure() {
    const wrong = [];
    const ids = all('[id]').map(e => e.id);
    if (new Set(ids).size !== ids.length) wrong.push(`an id twice among ${ids}`);
    for (const name of ['aria-controls', 'aria-describedby', 'aria-labelledby', 'aria-activedescendant']) {
      for (const e of all(`[${name}]`)) {
        // What is folded away is not there, and need not be.
        if (name === 'aria-controls' && e.getAttribute('aria-expanded') === 'false') continue;
        for (const id of e.getAttribute(name).split(/\s+/)) if (!root().getElementById(id)) wrong.push(`${called(e)} names #${id}, which is not in its tree`);
      }
    }
    for (const e of all('svg')) if (seen(e) && e.getAttribute('aria-hidden') !== 'true') wrong.push('a drawing is not hidden from screen readers');
    for (const e of all('img')) if (!e.hasAttribute('alt')) wrong.push('a picture has no words');
    for (const e of all('th')) if (!e.scope) wrong.push(`${called(e)} has no scope`);
    for (const e of all('[role=dialog]')) if (!e.getAttribute('aria-label')) wrong.push('the panel has no name');
    for (const e of all('[role=dialog] button[aria-haspopup], .delivery [aria-expanded]')) if (!['true', 'false', 'dialog'].includes(e.getAttribute('aria-expanded') ?? e.getAttribute('aria-haspopup'))) wrong.push(`${called(e)} says neither open nor shut`);
    // What is seen on a control is in its name, so that it can be called by it.
    for (const e of all('button[aria-label], a[aria-label]')) {
      const plain = words => words.toLowerCase().replace(/[\s\u200e\u200f\u2066-\u2069]+/g, ' ').trim();
      const said = plain([...e.querySelectorAll(':scope > :not(.quiet)'), e].map(one => (one === e ? [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join(' ') : one.innerText ?? '')).join(' '));
      if (said && !plain(e.getAttribute('aria-label')).includes(said)) wrong.push(`"${said}" is not in the name "${e.getAttribute('aria-label')}"`);
    }
    const levels = all('.panel :is(h2, h3, h4)').filter(seen).map(e => Number(e.localName[1]));
    levels.forEach((level, at) => at && level > levels[at - 1] + 1 && wrong.push(`a heading of level ${level} follows one of ${levels[at - 1]}`));
    if (all('.panel').length && levels[0] !== 2 && levels.length) wrong.push(`the first heading of the panel is of level ${levels[0]}`);
    for (const e of all('input:not([type=hidden], [hidden]), select')) {
      if (!e.closest('label') && !e.getAttribute('aria-label')) wrong.push(`${called(e)} has no label`);
      if (e.type !== 'date' && e.localName === 'input' && !e.autocomplete) wrong.push(`${called(e)} does not say what may fill it in`);
    }
    return [...new Set(wrong)];
  }

  /** What moves, in page and widget. */
  const moving = () => [document, root()].flatMap(tree => tree.getAnimations()).map(one => one.animationName ?? one.transitionProperty);

  window.__measures = { targets, fit, room, spaced, large, stop, structure, moving };
}
