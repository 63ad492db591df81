// What does the page see and hear, from before its first script on?
//
// `witness` is the first script of every page, with our tag and without it, so that it disturbs both alike. Everything else
// here is sent into the page when it is wanted.

/** Listens, and writes down when the shopper had which way to the shop. */
export function witness() {
  const seen = { said: [], errors: [], violations: [], events: [], since: {}, fault: 0 };
  Object.defineProperty(window, '__seen', { value: seen });
  const own = document.currentScript;
  if (own) own.remove();

  for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
    const real = console[level];
    console[level] = (...words) => {
      seen.said.push({ level, text: words.map(String).join(' ') });
      real.apply(console, words);
    };
  }
  addEventListener('error', event => {
    const from = event.target;
    // A file that did not come; the page's own are in the control load too.
    const text = from && from !== window ? `<${from.localName}> did not load ${(from.src || from.href || '').replace(location.origin, '')}` : `uncaught: ${event.message}`;
    seen.errors.push(text);
  }, true);
  addEventListener('unhandledrejection', event => seen.errors.push(`unhandled: ${event.reason}`));
  document.addEventListener('securitypolicyviolation', event => seen.violations.push(`${event.disposition} ${event.effectiveDirective} ${event.blockedURI}`));
  for (const name of ['ready', 'open', 'close', 'search', 'answer', 'rate', 'escalate', 'error', 'fact']) {
    addEventListener(`shelf-${name}`, event => seen.events.push({ name, detail: event.detail, at: Date.now() }), true);
  }

  const real = Date.now.bind(Date);
  const shown = element => {
    const box = element && element.getBoundingClientRect();
    return Boolean(box && box.width && box.height && getComputedStyle(element).visibility == 'visible');
  };
  /** Since when the shopper has had a way to the shop, without a gap. 'works': a promise or the way into the panel; 'floor': one of the shop's own links. */
  seen.state = () => {
    const elements = [...document.querySelectorAll('shelf-help')];
    const inside = (element, part) => element.shadowRoot && [...element.shadowRoot.querySelectorAll(part)].some(shown);
    const works = elements.some(e => e.dataset.state == 'ready' && ['[part~=promise]', '[part~=ask]', '[part~=launcher]', '[part~=panel]'].some(part => inside(e, part)));
    const floor = elements.some(e => [...e.querySelectorAll('a[href]')].some(a => /^(https?|mailto|tel|sms):/.test(a.href) && shown(a)));
    return { works, floor };
  };
  const look = () => {
    const now = real(), state = seen.state();
    for (const [name, holds] of Object.entries({ ...state, some: state.works || state.floor })) {
      if (!holds) delete seen.since[name];
      else if (!seen.since[name]) seen.since[name] = now;
    }
  };
  // Page scripts may replace the timers; ours are the browser's.
  const later = window.setTimeout;
  (function again() {
    try {
      look();
    } catch (error) {
      seen.errors.push(`the witness: ${error}`);
    }
    later(again, 30);
  })();
}

/** All that is the shop's: its document without our element and our tag, its globals, where it is scrolled, what has the focus. */
export function host() {
  const copy = document.documentElement.cloneNode(true);
  copy.querySelectorAll('shelf-help, script:is([src*="/dist/loader"], [data-src*="/dist/loader"]), script[nonce="first"], link[rel=modulepreload][href*="/dist/"]').forEach(element => element.remove());
  const own = ['Object', 'Array', 'String', 'Function', 'Promise', 'Element', 'HTMLElement', 'Node', 'Document', 'Window', 'EventTarget', 'History', 'Storage'];
  const names = object => Object.getOwnPropertyNames(object).sort();
  return {
    document: copy.outerHTML.replace(/\s+/g, ' ').replace(/> (?=<)/g, '>'),
    globals: names(window).filter(name => name !== 'shelfhelp' && !/^\d+$/.test(name)),
    natives: own.flatMap(name => (window[name] ? names(window[name].prototype).map(key => `${name}.${key}`) : [])),
    scroll: [Math.round(scrollX), Math.round(scrollY)],
    focus: document.activeElement && document.activeElement.localName,
    address: location.pathname + location.search + location.hash,
    history: history.length,
    title: document.title,
    cookies: origin === 'null' ? '' : document.cookie,
  };
}

/** Is the button there to be clicked, and not something over it? */
export function reachable(selector) {
  const button = document.querySelector(selector);
  if (!button) return 'is not there';
  button.scrollIntoView({ block: 'center' });
  const box = button.getBoundingClientRect();
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return at === button || button.contains(at) ? '' : `is under ${at && at.localName}`;
}

/** What the help answers; null where it answers nothing. */
export async function ask(query) {
  const late = new Promise(done => setTimeout(done, 8000, 'no answer in 8 s'));
  const found = await Promise.race([window.shelfhelp.search(query), late]);
  return typeof found == 'string' ? found : found ? `${found.answered} ${found.hits.length}` : null;
}
