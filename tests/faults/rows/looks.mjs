// What does a shopper see where the page's styles, dialogs, keys and screens are in our way?

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileOf } from '../packages.mjs';

const file = path => readFileSync(fileOf(path), 'utf8');
const up = tab => tab.until(() => !!document.querySelector('shelf-help[data-state=ready]'), 'the help is up');
const opened = async tab => {
  await up(tab);
  await tab.mark();
  await tab.eval(() => document.querySelector('shelf-help').open());
  await tab.until(() => !!document.querySelector('shelf-help').shadowRoot.querySelector('[part~=suggestion]'), 'the panel opens');
};
/** The page is left as it was found. */
const close = async tab => {
  await tab.eval(() => document.querySelector('shelf-help').close());
  await tab.until(() => !document.querySelector('shelf-help').shadowRoot.querySelector('[part~=panel]'), 'the panel closes');
  await tab.eval(() => document.activeElement?.blur?.());
};

/** What is on top in the middle of the panel: the help, or what covers it. */
const onTop = tab =>
  tab.eval(() => {
    const box = document.querySelector('shelf-help').shadowRoot.querySelector('[part~=panel]').getBoundingClientRect();
    const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const inside = box.left >= -1 && box.top >= -1 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
    return `${at && at.localName}${inside ? '' : ' outside the screen'}`;
  });

/** How our parts are drawn, in words. The page's own typeface is ours too, so their heights are not among it. */
const drawn = tab =>
  tab.eval(() => {
    const root = document.querySelector('shelf-help').shadowRoot;
    return ['root', 'promise', 'dates', 'panel', 'input', 'suggestion', 'close'].map(part => {
      const at = root.querySelector(`[part~=${part}]`), style = at && getComputedStyle(at);
      return style && [part, style.fontSize, style.lineHeight, style.display, style.paddingTop, style.boxSizing, style.textTransform, style.letterSpacing].join(' ');
    });
  });

/** A style sheet of the page's, which the row can switch off. */
const wears = css => {
  const wear = tab => tab.eval(css => {
    // A sheet that a strict page would allow, too.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css.replace(/@import[^;]*;/g, ''));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    window.__dress = on => (document.adoptedStyleSheets = on ? [sheet] : []);
  }, css);
  // Each sheet has a control load of its own, and what is called the same shares one.
  return Object.assign(tab => wear(tab), { toString: () => css });
};

const HOSTILE = {
  'resets everything': '*, *::before, *::after { box-sizing: content-box; margin: 9px; padding: 7px; font: 9px/3 monospace; letter-spacing: 4px; text-transform: uppercase; float: left } button, input { all: unset } svg { display: none }',
  'counts in other rem': ':root { font-size: 62.5% } body { line-height: 3; word-spacing: 1em }',
  'Bootstrap 5': file('bootstrap/dist/css/bootstrap.css'),
};

const looks = Object.entries(HOSTILE).map(([name, css]) => ({
  row: 37,
  fault: `the page's style sheet ${name === 'Bootstrap 5' ? 'is that of Bootstrap 5' : name}`,
  sees: 'the help as it looks elsewhere',
  setup: wears(css),
  act: opened,
  expect: 'works',
  differs: ['focus'],
  check: async tab => {
    const worn = await drawn(tab);
    await tab.eval(() => void window.__dress(false));
    await tab.pause(100);
    assert.deepEqual(worn, await drawn(tab));
    await tab.eval(() => void window.__dress(true));
    await close(tab);
  },
  defence: 'CSS: a shadow root, `all: initial` on its root, and no rem',
}));

const stands = (fault, css, short = []) => ({
  row: 38,
  fault,
  sees: 'the panel, whole and on the screen',
  setup: wears(css),
  act: opened,
  expect: 'works',
  differs: ['focus'],
  check: async tab => {
    assert.equal(await onTop(tab), 'shelf-help');
    await close(tab);
  },
  defence: 'www/stand.js: the panel is a popover in the top layer, and laid out once it is there',
  short,
});

/** Key handlers as shops have them. */
function shopKeys() {
  window.__keys = [];
  for (const target of [document, window]) target.addEventListener('keydown', event => window.__keys.push(event.key));
}

const modal = tab =>
  tab.eval(() => {
    const dialog = document.createElement('dialog');
    dialog.id = 'theirs';
    dialog.append('Choose a size');
    document.body.append(dialog);
  });

export default [
  {
    row: 37,
    fault: 'jQuery in noConflict, and its own `$`',
    sees: 'the help',
    before: `${file('jquery')}; window.shopQuery = jQuery.noConflict(true); window.$ = 'theirs';`,
    expect: 'works',
    check: async tab => assert.equal(await tab.eval(() => window.$), 'theirs'),
    defence: 'loader: no global but window.shelfhelp',
  },
  ...looks,
  // WebKit alone laid it out at the bottom of the page.
  stands('a transform on the body takes position: fixed away', 'body { transform: translateZ(0) }', ['webkit']),
  stands('the page is zoomed and clipped', 'body { zoom: 1.25; overflow-x: hidden } main { contain: paint; filter: brightness(1) }'),
  stands('the page runs from right to left', 'html { direction: rtl }'),
  {
    row: 39,
    fault: 'a cookie bar with the greatest z-index covers the corner',
    sees: 'the panel above it',
    setup: wears('body::after { content: "cookies"; position: fixed; inset: auto 0 0 0; height: 60vh; z-index: 2147483647; background: #eee; pointer-events: auto }'),
    act: opened,
    expect: 'works',
    differs: ['focus'],
    // The bar covers the shop's own button as well.
    cart: false,
    check: async tab => {
      assert.equal(await onTop(tab), 'shelf-help');
      await close(tab);
    },
    defence: 'Rust: the panel is a popover, in the top layer',
  },
  {
    row: 40,
    fault: 'the page opens a modal dialog over the open panel',
    sees: 'the dialog, and after it the panel again',
    setup: modal,
    act: async tab => {
      await opened(tab);
      await tab.eval(() => document.querySelector('#theirs').showModal());
      const top = await tab.eval(() => {
        const dialog = document.querySelector('#theirs'), box = dialog.getBoundingClientRect();
        return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === dialog;
      });
      assert.ok(top, 'the dialog is on top');
      await tab.eval(() => document.querySelector('#theirs').close());
      await tab.mark();
    },
    expect: 'works',
    differs: ['focus'],
    check: async tab => {
      assert.equal(await onTop(tab), 'shelf-help');
      await close(tab);
    },
    defence: 'the browser: what is opened later lies above, and what lies below is inert',
  },
  {
    row: 41,
    fault: "Bootstrap's modal keeps the focus to itself",
    sees: 'the field, which takes what is typed',
    before: file('bootstrap/dist/js/bootstrap.bundle.js'),
    setup: async tab => {
      await tab.eval(async () => {
        const box = document.createElement('div');
        box.className = 'modal';
        box.tabIndex = -1;
        box.innerHTML = '<div class="modal-dialog"><div class="modal-content"><button>Close</button></div></div>';
        document.body.append(box);
        window.__modal = new window.bootstrap.Modal(box, { backdrop: false });
      });
    },
    act: async tab => {
      await up(tab);
      await tab.eval(() => void window.__modal.show());
      await opened(tab);
      await tab.pause(400);
      await tab.eval(() => document.querySelector('shelf-help').shadowRoot.querySelector('[part~=input]').focus());
      await tab.type('silk');
    },
    expect: 'works',
    differs: ['focus', 'document', 'scroll'],
    cart: false,
    check: async tab => {
      assert.equal(await tab.eval(() => document.querySelector('shelf-help').shadowRoot.querySelector('[part~=input]').value), 'silk');
      await tab.eval(() => void window.__modal.hide());
      await close(tab);
    },
    defence: 'www/watch.js: that the focus came to us is not told to the page',
  },
  {
    row: 42,
    fault: 'the shop has handlers for "/", "s", Escape and arrows',
    sees: 'what was typed, and the shop hears nothing of it',
    before: shopKeys,
    act: async tab => {
      await opened(tab);
      await tab.click('shelf-help >>> [part~=input]');
      await tab.eval(() => (window.__keys.length = 0));
      await tab.type('s/k');
      await tab.key('ArrowLeft');
      await tab.key('Backspace');
      await tab.mark();
    },
    expect: 'works',
    differs: ['focus'],
    check: async tab => {
      assert.equal(await tab.eval(() => document.querySelector('shelf-help').shadowRoot.querySelector('[part~=input]').value), 'sk');
      assert.deepEqual(await tab.eval(() => window.__keys), []);
      // The completions first, where there are any; then the panel.
      const isOpen = () => Boolean(document.querySelector('shelf-help').shadowRoot.querySelector('[part~=panel]:not(.leaving)'));
      for (let times = 0; times < 2 && (await tab.eval(isOpen)); times++) {
        await tab.key('Escape');
        await tab.pause(150);
      }
      await tab.until(() => !document.querySelector('shelf-help').shadowRoot.querySelector('[part~=panel]:not(.leaving)'), 'Escape closes the panel');
      assert.deepEqual(await tab.eval(() => window.__keys), []);
      await tab.eval(() => document.activeElement?.blur?.());
    },
    defence: 'www/watch.js: what is typed in our fields stays there',
  },
  {
    row: 43,
    fault: 'a phone with its keyboard up: half of the screen can be seen',
    sees: 'the whole panel in the other half, in letters that do not make it zoom',
    act: async tab => {
      await opened(tab);
      await tab.eval(() => {
        const view = window.visualViewport;
        Object.defineProperty(view, 'height', { configurable: true, get: () => 420 });
        view.dispatchEvent(new Event('resize'));
      });
      await tab.pause(200);
    },
    expect: 'works',
    differs: ['focus'],
    check: async tab => {
      const seen = await tab.eval(() => {
        const root = document.querySelector('shelf-help').shadowRoot, box = root.querySelector('[part~=panel]').getBoundingClientRect();
        return { top: box.top, bottom: box.bottom, size: parseFloat(getComputedStyle(root.querySelector('[part~=input]')).fontSize) };
      });
      assert.ok(seen.size >= 16, `letters of ${seen.size} px`);
      assert.ok(seen.top >= -1 && seen.bottom <= 421, `the panel from ${seen.top} to ${seen.bottom}`);
      await close(tab);
    },
    defence: 'www/stand.js: the panel stays within what can be seen',
  },
  {
    row: 44,
    fault: 'a window of 320 by 256 pixels, and more space in texts',
    sees: 'everything, by scrolling one way',
    // A frame is a window of any size in every browser.
    act: async tab => {
      await up(tab);
      await tab.mark();
      await tab.eval(async () => {
        const frame = document.createElement('iframe');
        frame.src = location.href;
        Object.assign(frame.style, { position: 'fixed', top: 0, left: 0, width: '320px', height: '256px', border: 0 });
        document.body.append(frame);
        window.__frame = frame;
        await new Promise(done => (frame.onload = done));
      });
      await tab.until(() => !!window.__frame.contentDocument.querySelector('shelf-help[data-state=ready]'), 'the help in the small window');
      await tab.eval(() => {
        const inner = window.__frame.contentDocument, sheet = new window.__frame.contentWindow.CSSStyleSheet();
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }');
        const root = inner.querySelector('shelf-help').shadowRoot;
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
        return inner.querySelector('shelf-help').open();
      });
      await tab.until(() => !!window.__frame.contentDocument.querySelector('shelf-help').shadowRoot.querySelector('[part~=suggestion]'), 'the panel opens there');
    },
    expect: 'works',
    differs: ['focus'],
    check: async tab => {
      const wide = await tab.eval(() => {
        const inner = window.__frame.contentDocument, root = inner.querySelector('shelf-help').shadowRoot, panel = root.querySelector('[part~=panel]');
        const too = [...panel.querySelectorAll('*')].filter(at => at.scrollWidth > at.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(at).overflowX));
        const box = root.querySelector('[part~=close]').getBoundingClientRect();
        return { sideways: panel.scrollWidth - panel.clientWidth, too: too.map(at => at.className), close: box.width > 0 && box.right <= 321 && box.top >= -1 && box.bottom <= 257 };
      });
      assert.deepEqual(wide, { sideways: 0, too: [], close: true });
      await tab.eval(() => window.__frame.remove());
      await tab.eval(() => delete window.__frame);
    },
    defence: 'CSS: one column, and lines that break',
  },
  {
    row: 45,
    fault: 'the page is printed with the panel open',
    sees: 'the dates and the answers to them, no launcher, no panel',
    act: async tab => {
      await opened(tab);
      await tab.page.emulateMedia({ media: 'print' });
    },
    expect: 'works',
    differs: ['focus'],
    check: async tab => {
      const shown = await tab.eval(() => {
        const root = document.querySelector('shelf-help').shadowRoot;
        return ['promise', 'panel', 'launcher'].filter(part => root.querySelector(`[part~=${part}]`)?.checkVisibility?.());
      });
      await tab.page.emulateMedia({ media: 'screen' });
      await close(tab);
      assert.deepEqual(shown, ['promise']);
    },
    skip: { firefox: 'WebDriver BiDi has no way to look at a page as it is printed', webkit: 'WebDriver has no way to look at a page as it is printed' },
    defence: 'CSS: @media print',
  },
  {
    row: 46,
    fault: 'forced colours and reduced motion',
    sees: 'a focus ring and a border, and nothing that moves',
    act: async tab => {
      await up(tab);
      await tab.page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce', contrast: 'more', colorScheme: 'dark' });
      await opened(tab);
      await tab.key('Tab');
    },
    expect: 'works',
    differs: ['focus'],
    check: async tab => {
      const seen = await tab.eval(() => {
        const root = document.querySelector('shelf-help').shadowRoot, panel = root.querySelector('[part~=panel]'), style = getComputedStyle(panel);
        const focus = getComputedStyle(root.activeElement);
        const moving = [...root.querySelectorAll('*')].filter(at => parseFloat(getComputedStyle(at).animationDuration) > 0.01 && getComputedStyle(at).animationName !== 'none');
        return { border: parseFloat(style.borderTopWidth) > 0, ring: focus.outlineStyle !== 'none' && parseFloat(focus.outlineWidth) >= 2, moving: moving.length, transition: parseFloat(style.transitionDuration) < 0.01 };
      });
      await tab.page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference', contrast: 'no-preference', colorScheme: 'light' });
      await close(tab);
      assert.deepEqual(seen, { border: true, ring: true, moving: 0, transition: true });
    },
    skip: { firefox: 'WebDriver BiDi cannot ask for forced colours', webkit: 'WebDriver cannot ask for forced colours' },
    defence: 'CSS: @media (forced-colors), (prefers-reduced-motion)',
  },
];
