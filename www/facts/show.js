// What happens in this visit, and who was told?
//
// A developer's view of the facts as they happen, where the tag says `data-debug`. No shopper sees it.

const ITEMS_MAX = 300;
const NO = { 2: 'your consent setting', 3: 'Global Privacy Control', 4: 'Shopify Customer Privacy', 5: 'Google Consent Mode' };
const LOOK = 'position:fixed;inset:8px auto auto 8px;z-index:2147483000;box-sizing:border-box;inline-size:min(440px,calc(100vw - 16px));margin:0;padding:6px 10px;border:1px solid;border-radius:6px;color-scheme:light dark;background:Canvas;color:CanvasText;font:12px/1.5 ui-monospace,monospace;text-align:start;direction:ltr';

let view;

/** Shows a fact and where it went; one without a name shows how things stand. */
export const show = (root, record, went) => {
  if (!view || !view.box.isConnected) view = made(root);
  const { box, head, state, list } = view;
  state.textContent = 'Data layer: ' + (record.layer ? went.layer == 'absent' ? 'on, but the page has none' : 'on' : 'off') + '. Beacon: ' + (record.to ? record.to + (record.posts ? ' (post)' : ' (get)') : 'off')
    + '. ' + (went.forbidden ? 'Held back by ' + NO[went.forbidden] : 'Nobody forbids it') + '.';
  if (record.fact) {
    const shown = [new Date(record.at).toLocaleTimeString('en-GB'), record.fact, JSON.stringify(record.detail), '→', told(record, went)].join(' ');
    list.append(put('li', shown, 'padding-block:2px;overflow-wrap:anywhere'));
    if (list.childElementCount > ITEMS_MAX) list.firstChild.remove();
    list.scrollTop = list.scrollHeight;
    head.textContent = 'Facts of this page: ' + (view.count += 1);
  }
  // The panel may have been lifted above it since.
  if (box.showPopover && !box.contains(root.activeElement)) {
    if (box.matches(':popover-open')) box.hidePopover();
    box.showPopover();
  }
};

const told = (record, went) => {
  const held = went.forbidden ? 'held back by ' + NO[went.forbidden] : 'waits until somebody acts';
  const words = { held, told: '', absent: 'not there' };
  return ['event'].concat(['layer', 'beacon'].filter(to => went[to] != 'off').map(to => [to == 'layer' ? 'data layer' : to, words[went[to]]].filter(Boolean).join(': '))).join(', ');
};

const made = root => {
  const box = put('section', '', LOOK), fold = put('details'), head = put('summary', 'Facts of this page: 0', 'cursor:pointer'), state = put('p', '', 'margin:4px 0;overflow-wrap:anywhere');
  const list = put('ol', '', 'max-block-size:30vh;margin:0;padding-inline-start:3ch;overflow:auto');
  box.setAttribute('part', 'debug');
  box.setAttribute('aria-label', 'Facts of this page');
  box.setAttribute('popover', 'manual');
  // To be scrolled with keys.
  list.tabIndex = 0;
  list.setAttribute('role', 'list');
  list.setAttribute('aria-label', 'Facts, latest last');
  fold.open = true;
  fold.append(head, state, list);
  box.append(fold);
  root.append(box);
  return { box, head, state, list, count: 0 };
};

const put = (name, text, look) => {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  if (look) element.style.cssText = look;
  return element;
};
