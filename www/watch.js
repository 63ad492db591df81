// What in the page wakes an app?
//
// Part of the glue, whose `fail` it shares: in the module the same would be several times as long. All of it ends with the
// app, and by itself where the module dies: nothing could call it off then, and a page would go on calling what no longer
// answers.
//
// Does not know: what is looked at once the app is awake.

// What `tell` is told.
const TICK = 0;
const CALM = 1;
const DRESSED = 2;
const SEEN = 3;
const AWAY = 4;
const COMPOSED = 5;
const NEAR = 6;
// A storefront that changes its view does so in several steps; one look after them is enough.
const REST_MS = 150;
// After an action of the shopper's the app is asked to draw; one that has not drawn this long after that is frozen.
const BEAT_MS = 50;
const DRAWN_MS = 1000;
// What stirs the page's looks comes in several steps too, and colours may fade over.
const LOOKS_MS = [150, 1000];
const MOVES = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Backspace', 'Delete', 'Dead'];

/** Whether a key writes a character or moves among them. With Ctrl or Command it is a shortcut, but Alt may write. */
const writes = e =>
  e.isComposing || e.keyCode == 229 || MOVES.includes(e.key) || ([...e.key].length == 1 && !e.metaKey && (!e.ctrlKey || e.altKey));

// What is typed in one of our fields stays here: to the page it would look like a key pressed on an element that is no
// field, and a shop that opens its search with "s" would do so. All other keys go on to the page.
const written = e => e.key && e.target.matches('input, textarea, select') && writes(e) && e.stopPropagation();

// A translator may put <font> in the place of a text: www/nodes.js finds it by this.
const swapped = ({ addedNodes, removedNodes, previousSibling, nextSibling }) => {
  const font = [...addedNodes, previousSibling, nextSibling].find(node => node && node.localName == 'font');
  if (font) removedNodes.forEach(node => node.nodeType == Node.TEXT_NODE && !node.parentNode && (node.font = font));
};

/** Calls `tell(what, text)` whenever something of the page may concern the app of this element. Gives what ends it. */
export function watchPage(host, shadow, tell) {
  const ends = [], d = document;
  const listen = (target, names, f) => names.forEach(name => {
    target.addEventListener(name, f);
    ends.push(() => target.removeEventListener(name, f));
  });
  // An app that died, or never came up, makes room for the floor.
  const end = event => !event || /died|load/.test(event.detail.code) ? ends.splice(0).forEach(f => f()) : 0;
  listen(host, ['shelf-error'], end);

  // So that a date is right when it is next seen: the page comes back from another tab, another window, the browser's page
  // cache or a sleep. Shopify tells in the same way that the shopper has answered about cookies.
  const tick = () => tell(TICK);
  listen(window, ['pageshow', 'focus', 'online'], tick);
  listen(d, ['visibilitychange', 'resume', 'visitorConsentCollected'], tick);

  listen(shadow, ['keydown', 'keypress', 'keyup'], written);
  // An input method has put its characters into the search field: they are typed now. Yew knows no such event, and the
  // fields for place and day are others.
  listen(shadow, ['compositionend'], e => e.target.hasAttribute('role') && tell(COMPOSED, e.target.value));

  // Whoever points at us or comes here by Tab may soon want more than a first visit runs.
  let near;
  listen(shadow, ['pointerover', 'focusin'], () => near || tell(near = NEAR));

  // A panic inside a render may freeze the app without a word.
  let beating;
  listen(shadow, ['pointerdown', 'keydown'], () => {
    const app = host._app;
    if (!app || beating) return;
    beating = setTimeout(() => {
      const drawn = app.beats();
      try {
        app.beat();
        beating = setTimeout(() => {
          beating = 0;
          if (app == host._app && !d.hidden && app.beats() == drawn) fail(host._died, 'it draws nothing any more');
        }, DRAWN_MS);
      } catch (e) {
        fail(host._died, '' + e);
      }
    }, BEAT_MS);
  });

  // While the inline block can be seen, a launcher beside it would say the same twice.
  const screen = new IntersectionObserver(seen => tell(seen.pop().isIntersecting ? SEEN : AWAY));
  screen.observe(host);

  // A dialog of the page's that keeps the focus to itself would take it out of our panel again.
  listen(shadow, ['focusin'], e => e.target.closest('.panel') && e.stopPropagation());

  // An extension that takes our tree away gives it back. What the loader puts in its place comes after the end of this.
  // One that was taken while the element was out of the page, where nothing is watched, is remembered by that.
  const tree = host._tree = shadow.lastChild || host._tree, place = new MutationObserver(changes => {
    stay();
    changes.forEach(swapped);
  });
  const stay = () => !tree || tree.parentNode == shadow || shadow.append(tree);
  stay();
  place.observe(shadow, { childList: true, subtree: true });

  // Whatever changes first in a while stirs it; until the app has looked it observes nothing, so that a page which changes
  // all the time pays for one look in a while. A language that is changed is said by an attribute.
  let rest;
  const markup = new MutationObserver(() => {
    markup.disconnect();
    rest = setTimeout(() => (watch(), tell(CALM)), REST_MS);
  });
  const watch = () => markup.observe(d.documentElement, { childList: true, subtree: true, characterData: true, attributeFilter: ['lang'] });
  watch();

  // The device turns dark, the page changes its clothes.
  let waits = [];
  const dressed = () => tell(DRESSED), device = matchMedia('(prefers-color-scheme: dark)');
  const stirred = () => {
    waits.forEach(clearTimeout);
    waits = LOOKS_MS.map(ms => setTimeout(dressed, ms));
  };
  const clothes = new MutationObserver(stirred);
  [d.documentElement, d.body].forEach(el => el && clothes.observe(el, { attributes: true }));
  clothes.observe(host, { attributes: true, attributeFilter: ['class', 'style'] });
  listen(device, ['change'], () => (dressed(), stirred()));
  listen(window, ['load'], stirred);

  ends.push(() => {
    [screen, place, markup, clothes].forEach(o => o.disconnect());
    [rest, beating, ...waits].forEach(clearTimeout);
  });
  return () => end();
}
