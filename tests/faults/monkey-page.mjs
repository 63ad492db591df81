// What does the monkey do to the page?
//
// `monkey` is sent into the page as text: it stands alone. Everything is chosen by the seed, and one thing is done after the
// other, so that a run can be had again as far as the browser's own timing allows.

/** Puts `window.__monkey` on the page: `run(count)` does so many things; `end()` tells how it stands with the help. */
export function monkey(seed, wild, visits) {
  const KEYS = ['Enter', 'Escape', 'Tab', 'ArrowDown', 'ArrowUp', 'Backspace', 'a', ' ', '/'];
  const WORDS = ['relly silk', 'returns', 'where is my parcel RR123456785GR', 'άλλο', 'send it to 104 34', 'size', '0', '🧣 how', 'charged twice', 'x'.repeat(300)];
  const log = [];
  const away = [];
  let state = seed >>> 0, gone = 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = n => Math.floor(random() * n);
  const one = list => list[below(list.length)];
  const later = ms => new Promise(done => setTimeout(done, ms));
  // Links would lead away from the page under test.
  addEventListener('click', event => event.composedPath().some(at => at.localName === 'a' && at.href) && event.preventDefault());

  const helps = () => [...document.querySelectorAll('shelf-help')];
  const roots = () => helps().map(element => element.shadowRoot).filter(Boolean);
  const inside = what => roots().flatMap(root => [...root.querySelectorAll(what)]);
  const name = node => node ? `${node.localName || 'text'}${node.getAttribute?.('part') ? `[${node.getAttribute('part')}]` : ''}` : 'nothing';
  const texts = root => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim() && !/script|style/i.test(walker.currentNode.parentNode.localName)) found.push(walker.currentNode);
    return found;
  };
  /** As translators do it: the text node is replaced by a <font>, or moved into one. */
  const wrap = node => {
    if (!node) return 'nothing';
    const font = document.createElement('font');
    if (random() < 0.5) {
      font.textContent = `«${node.data}»`;
      node.replaceWith(font);
      return 'font detach';
    }
    node.replaceWith(font);
    font.append(node);
    return 'font move';
  };
  const type = (field, words) => {
    const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set;
    set.call(field, words);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    if (field.localName === 'select') field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  };
  const press = (at, key) => {
    for (const kind of ['keydown', 'keyup']) at.dispatchEvent(new KeyboardEvent(kind, { key, bubbles: true, composed: true, cancelable: true }));
  };

  const shopper = {
    open: () => helps()[0]?.open?.() && 'open',
    toggle: () => one(helps())?.toggle?.() && 'toggle',
    search: () => (window.shelfhelp.search(one(WORDS)), 'search()'),
    type: () => {
      const field = one(inside('input, textarea'));
      if (field) type(field, /date/.test(field.type) ? '2026-12-24' : one(WORDS));
      return `type in ${name(field)}`;
    },
    choose: () => {
      const field = one(inside('select'));
      if (field) type(field, one([...field.options])?.value ?? '');
      return `choose in ${name(field)}`;
    },
    key: () => {
      const root = one(roots()), key = one(KEYS), at = root?.activeElement ?? root?.querySelector('[part~=panel], button');
      if (at) press(at, key);
      return `${key} on ${name(at)}`;
    },
    click: () => {
      const at = one(inside('button, a[href], summary, [role=option]'));
      at?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
      at?.click?.();
      return `click ${name(at)}`;
    },
    focus: () => (one(inside('button, input, a[href]'))?.focus(), 'focus'),
    back: () => gone > 0 && (gone--, history.back(), 'back'),
  };
  const vandal = {
    away: () => {
      const element = one(helps());
      if (!element || away.length > 2) return shopper.open();
      away.push([element, element.parentNode]);
      element.remove();
      return 'element removed';
    },
    again: () => {
      const [element, parent] = away.pop() ?? [];
      if (element) (parent?.isConnected ? parent : document.querySelector('main') ?? document.body).append(element);
      return 'element back';
    },
    move: () => {
      const element = one(helps());
      if (element) one([document.body, document.querySelector('main') ?? document.body, element.parentNode]).append(element);
      return 'element moved';
    },
    light: () => wrap(one(texts(document.body))),
    shadow: () => wrap(one(roots().flatMap(texts))),
    dress: () => (document.documentElement.classList.toggle('dark'), document.body.style.setProperty('background', one(['#fff', '#111', ''])), 'dress'),
    attribute: () => {
      const element = one(helps()), [key, value] = one([['locale', 'el'], ['locale', 'en-GB'], ['country', 'GR'], ['postcode', '104 34'], ['theme', 'dark'], ['theme', 'auto'], ['launcher', 'icon'], ['view', 'all']]);
      element?.setAttribute(key, value);
      return `${key}=${value}`;
    },
    update: () => (helps()[0]?.update?.({ quantity: 1 + below(9) }), 'update()'),
    push: () => {
      gone++;
      history.pushState({}, '', one(visits));
      const data = document.querySelector('script[type="application/ld+json"]');
      if (data) data.textContent = data.textContent.replace(/"name":"[^"]*"/, `"name":"Scarf ${below(99)}"`);
      return 'pushState';
    },
    turbo: async () => {
      const to = one(visits), loaded = new Promise(done => addEventListener('turbo:load', done, { once: true }));
      const replaces = random() < 0.3 || location.pathname === to;
      if (!replaces) gone++;
      window.Turbo.visit(to, replaces ? { action: 'replace' } : {});
      await Promise.race([loaded, later(1500)]);
      away.length = 0;
      return `Turbo ${to}`;
    },
    htmx: async () => {
      if (!document.querySelector('#part')) return 'no part';
      await Promise.race([window.htmx.ajax('GET', `/made/part-${below(3)}.html`, { target: '#part', swap: one(['innerHTML', 'outerHTML']) }), later(1500)]);
      return 'htmx';
    },
  };
  const savage = {
    remove: () => {
      const node = one(inside('*'));
      node?.remove();
      return `removed ${name(node)}`;
    },
    take: () => {
      const root = one(roots());
      root?.lastElementChild?.remove();
      return 'tree removed';
    },
    reorder: () => {
      const node = one(inside('* > * + *'));
      node?.parentNode?.prepend(node);
      return `reordered ${name(node)}`;
    },
    move: () => {
      const node = one(inside('button, p, span, li')), to = one(inside('div, ul'));
      if (node && to && !node.contains(to)) to.append(node);
      return `moved ${name(node)} to ${name(to)}`;
    },
  };
  // A shopper does most; pages change now and then; what breaks our tree is rare, or nothing would be left to break.
  const draw = () => {
    const n = random();
    // A page that Turbo has kept without its elements: the shopper goes on to another.
    if (!helps().length) return away.length ? vandal.again : window.Turbo ? vandal.turbo : shopper.open;
    if (wild && n < 0.02) return one(Object.values(savage));
    return n < 0.8 ? one(Object.values(shopper)) : one(Object.values(vandal));
  };

  const isFloor = () => helps().some(element => element.dataset.state === 'floor');
  const run = async (count, until) => {
    let done = 0, floored = 0;
    while (done < count && Date.now() < until && floored < 30) {
      let what;
      try {
        what = await draw()();
      } catch (error) {
        what = `the monkey: ${error}`;
      }
      log.push(what || 'nothing');
      if (log.length > 40) log.shift();
      done++;
      floored = isFloor() ? floored + 1 : 0;
      if (random() < 0.3) await later(below(16));
      else await null;
    }
    return { done, floored: floored > 0, log, errors: window.__errors };
  };

  const link = element => [...element.querySelectorAll('a[href]')].some(a => a.getClientRects().length);
  const works = async element => {
    element.shadowRoot.dispatchEvent(new PointerEvent('pointerdown'));
    await later(60);
    if (element.dataset.state !== 'ready') return '';
    const found = await Promise.race([element.search('returns'), later(2500)]);
    return found && typeof found.answered === 'boolean' ? 'works' : '';
  };
  /** How it ended for each element of the page: works, floor, or what is wrong. */
  const end = async () => {
    for (let tries = 0; tries < 5 && !helps().length; tries++) await draw()();
    // Looks, rests and beats in the making.
    await later(400);
    const ends = [];
    for (const element of helps()) {
      let how = '';
      for (let tries = 0; tries < 5 && !how; tries++) {
        how = element.dataset.state === 'floor' ? (link(element) ? 'floor' : '') : await works(element);
        if (!how) await later(500);
      }
      ends.push(how || `neither works nor floor: ${element.id} ${element.dataset.state}`);
    }
    return ends;
  };
  window.__monkey = { run, end };
}

/** Runs before the page's first script: what went wrong, and how much memory the modules have. */
export function watch() {
  window.__errors = [];
  const own = error => /\/dist\/|shelfhelp|unreachable/.test(`${error?.stack} ${error}`);
  const note = (event, error) => setTimeout(() => event.defaultPrevented || !own(error) || window.__errors.push(String(error?.stack ?? error).slice(0, 300)));
  addEventListener('error', event => note(event, event.error));
  addEventListener('unhandledrejection', event => note(event, event.reason));
  const memories = [];
  window.__memory = () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
  for (const how of ['instantiate', 'instantiateStreaming']) {
    const real = WebAssembly[how];
    WebAssembly[how] = async (...args) => {
      const made = await real.apply(WebAssembly, args), memory = (made.instance ?? made).exports?.memory;
      if (memory) memories.push(memory);
      return made;
    };
  }
}
