// What stands between the shop's page and the widget?
//
// One classic script: it defines <shelf-help>, keeps the shop's own links on screen until the app is up (and again when
// it is not), gathers the configuration, and fetches glue, Wasm and style sheet only when they are wanted. It never
// throws into the page, never creates a <script>, and leaves one global: window.shelfhelp.
((d, w) => {
  // Filled in by the build: file names with their hashes.
  var FILES = /*FILES*/ null;
  const TAG = 'shelf-help';
  const NAMES = ['view', 'shop', 'product', 'variant', 'quantity', 'country', 'region', 'postcode', 'locale', 'theme', 'consent', 'debug', 'no-launcher', 'launcher', 'launcher-side'];
  const API = ['open', 'close', 'toggle', 'search', 'update'];
  // Long enough for what breaks off to be whole again, short enough for whoever waits.
  const AGAIN_MS = 1500;
  const said = {};

  const say = text => said[text] || (said[text] = 1, console.warn('[shelfhelp] ' + text));

  const old = customElements.get(TAG);
  if (old) {
    if (old.version != FILES.version) say('two copies on this page: ' + old.version + ' runs, ' + FILES.version + ' does not. Remove one tag.');
    return;
  }

  // Tag managers and optimisers run us without currentScript: then the tag is found by its address.
  const me = d.currentScript || [...d.scripts].filter(s => /\/loader\.js(\?|#|$)/.test(s.src)).pop();
  const src = new URL(me ? me.src : '.', d.baseURI);
  const base = new URL('.', src).href;
  const data = me ? me.dataset : {};
  const queue = w.shelfhelp;
  const early = Array.isArray(queue) ? queue : [];
  const elements = [];
  // Of those that are starting: how each is ended.
  const ends = [];
  let loading, sheet, alive, deaths = 0, tries = 0;

  // --- configuration: first source wins, key by key; the Rust side checks every value ---

  const object = value => value && typeof value == 'object' && !Array.isArray(value) ? value : {};

  const blocks = () => Object.assign({}, ...[...d.querySelectorAll('script[type="application/json"][data-shelfhelp]')].map(s => {
    try {
      return object(JSON.parse(s.textContent));
    } catch (e) {
      say('<script data-shelfhelp> is not JSON: ' + e.message + '. Write {"shop": "/help/shop.json"}.');
    }
  }).reverse());

  const camel = name => name.replace(/-(\w)/g, (_, c) => c.toUpperCase());

  const layers = el => [
    ['config', object(el._config)],
    ['window.shelfhelp', Object.assign({}, object(queue), ...early.map(c => c && c[0] == 'config' ? object(c[1]) : {}))],
    ['attribute', Object.fromEntries(NAMES.filter(n => el.hasAttribute(n)).map(n => [n, el.getAttribute(n)]))],
    ['data-shelfhelp', blocks()],
    ['data', Object.fromEntries(Object.keys(data).map(k => [k.replace(/[A-Z]/g, c => '-' + c.toLowerCase()), data[k]]))],
    ['query', Object.fromEntries(src.searchParams)]
  ];

  const setting = (el, name) => layers(el).map(l => l[1][name]).find(v => v != null);

  // --- the floor: the shop's own links, whatever happens ---

  const floor = (el, state) => {
    const root = el.shadowRoot;
    root.adoptedStyleSheets = [];
    root.replaceChildren(d.createElement('slot'));
    el.dataset.state = state;
  };

  // Tells whether there is anything to show.
  const links = async el => {
    const shop = setting(el, 'shop');
    let given = setting(el, 'fallback') || setting(el, 'channels');
    if (el._app) return;
    if (!el.textContent.trim()) {
      try {
        if (!given && shop) given = (s => s.fallback || s.channels)(shop.trim ? await (await fetch(new URL(shop, d.baseURI))).json() : shop);
      } catch (e) {
        say('shop="' + shop + '": ' + e.message);
      }
      el.textContent.trim() || fill(el, given);
    }
    return el.textContent.trim();
  };

  const fill = (el, links) => [].concat(links || []).forEach(l => {
    l = typeof l == 'string' ? { href: l } : object(l);
    const a = d.createElement('a'), to = l.href || { email: 'mailto:', phone: 'tel:' }[l.kind] + l.address;
    if (!/^(https?:|mailto:|tel:|sms:|\.*\/)/i.test(to)) return;
    a.href = to;
    a.textContent = l.text || l.address || to;
    el.append(a, ' ');
  });

  // --- loading ---

  const get = file => fetch(base + file[0], { credentials: 'same-origin', integrity: file[1] }).then(r => {
    if (!r.ok) throw Error(file[0] + ' answered ' + r.status);
    return r;
  });

  const fetched = async () => {
    // The fragment makes it another module of the same file.
    const glue = base + FILES.glue[0] + '#' + tries++, hint = d.createElement('link');
    Object.assign(hint, { rel: 'modulepreload', crossOrigin: 'anonymous', integrity: FILES.glue[1], href: glue });
    d.head.append(hint);
    const wasm = get(FILES.wasm), css = get(FILES.css).then(r => r.text());
    // Failures are met where they are awaited; until then they must not count as unhandled in the page.
    [wasm, css].forEach(p => p.catch(() => {}));
    // The text first: a sheet made before it fails would let the next attempt start without styles.
    const style = await css;
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(style);
    // It draws the outline of what comes.
    elements.forEach(el => el._app || (el.shadowRoot.adoptedStyleSheets = [sheet]));
    const module = await import(glue);
    await module.default({ module_or_path: wasm, elements, setting });
    module.on_death(died);
    return alive = module;
  };

  // What breaks off once is tried once more by itself; until then the links are shown.
  const load = () => loading || (loading = fetched().catch(e => {
    if (e.why) throw e;
    elements.forEach(links);
    return new Promise(done => setTimeout(done, AGAIN_MS)).then(fetched);
  }).catch(e => {
    loading = 0;
    throw e;
  }));

  // A panic inside a render freezes every app of the instance without a word; one fresh instance is tried, then the floor stays.
  const died = why => {
    if (!alive) return;
    // The next module then repeats nothing that this one has said.
    died.why = '' + why;
    alive = loading = 0;
    deaths++;
    elements.forEach(el => {
      if (el._app) down(el, 'died', died.why, deaths < 2);
      // Those that were only starting end first.
      if (el._starting) el._starting.then(() => el._start());
      else if (el.dataset.state == 'floor') el._start();
    });
    ends.splice(0).forEach(end => end({ why: 'died', message: died.why }));
  };

  const down = (el, code, message, restarted) => {
    el._app = 0;
    floor(el, 'floor');
    emit(el, 'error', { code, message, restarted: !!restarted });
    return links(el);
  };

  const emit = (el, name, detail) => el.dispatchEvent(new CustomEvent('shelf-' + name, { bubbles: true, composed: true, detail }));

  // --- the element ---

  class ShelfHelp extends HTMLElement {
    connectedCallback() {
      if (!this.shadowRoot) {
        this.attachShadow({ mode: 'open' });
        floor(this, 'waiting');
        elements.push(this);
        // Properties set before the class was known would hide its accessors.
        ['config', ...NAMES.map(camel)].forEach(p => {
          if (!this.hasOwnProperty(p)) return;
          const v = this[p];
          delete this[p];
          this[p] = v;
        });
        this._watch();
      } else if (this._app) this._app.connected(true);
    }

    disconnectedCallback() {
      // A move is a removal and an addition in one task: only what stays away is gone. The app is kept, because every
      // Yew mount leaks its root, and because a shopper's visit should survive a page that redraws itself.
      queueMicrotask(() => this.isConnected || this._app && this._app.connected(false));
    }

    attributeChangedCallback(name, before, after) {
      if (before != after) this._configure();
    }

    get config() {
      return this._config;
    }

    set config(v) {
      this._config = v;
      this._configure();
    }

    _configure() {
      if (this._app) this._app.configure(layers(this));
    }

    _watch() {
      // A page that is drawn ahead fetches nothing until somebody looks at it.
      if (d.prerendering) return d.addEventListener('prerenderingchange', () => this._watch());
      let gone;
      // No browser tells of all ways in which a page leaves its address.
      const look = () => this._pays() ? setTimeout(look, 1000) : this._start();
      // Once, whichever comes first: what fails is not tried again because the page idles.
      const go = () => gone || (near.disconnect(), gone = 1, look());
      const near = new IntersectionObserver(seen => seen.some(s => s.isIntersecting) && go(), { rootMargin: '300px' });
      near.observe(this);
      const idle = () => (w.requestIdleCallback || setTimeout)(go, { timeout: 4000 });
      if (d.readyState == 'complete') idle();
      else w.addEventListener('load', idle, { once: true });
    }

    // Whether this is a payment page. One may become that, and another page again, without a load: so it is asked each time.
    _pays() {
      const path = location.pathname;
      if (!/\/(checkouts?|payments?)(\/|$)/i.test(path) || setting(this, 'allow-checkout') != null) return false;
      say('not started on ' + path + ': no help script belongs on a payment page. Set data-allow-checkout if it is none.');
      return true;
    }

    _start() {
      if (this._pays()) return Promise.resolve();
      // Files that neither come nor fail must not leave the shopper before an empty place.
      setTimeout(links, 2000, this);
      // After a second death the floor stays.
      if (this._app || deaths > 1) return Promise.resolve(this._app);
      return this._starting || (this._starting = load().then(async m => {
        const root = this.shadowRoot;
        // Before the app, which adds the shop's theme.
        root.adoptedStyleSheets = [sheet];
        const app = new m.Instance(this, root, layers(this), { base });
        await Promise.race([app.ready(), new Promise((_, end) => ends.push(end))]);
        if (!root.querySelector('[part~=root]')) throw Error('nothing was drawn');
        root.firstChild.remove();
        root.firstChild.hidden = false;
        this._app = app;
        // It may have left the page meanwhile, with nobody to tell.
        this.isConnected || app.connected(false);
        app.beat();
        this.dataset.state = 'ready';
        emit(this, 'ready', { version: FILES.version });
        if (this == panel()) early.splice(0).forEach(call);
        return app;
      }).catch(async e => {
        const shown = await down(this, e.why || 'load', e.message);
        say('not started: ' + e.message + (shown ? ". The page's links are shown." : '. The page has no links to show: write some into <shelf-help>, or set data-fallback.'));
      }).finally(() => this._starting = 0));
    }
  }

  const proto = ShelfHelp.prototype;
  // www/watch.js finds out, too.
  proto._died = died;
  Object.assign(ShelfHelp, { version: FILES.version, observedAttributes: NAMES });
  NAMES.forEach(n => Object.defineProperty(proto, camel(n), {
    get() {
      return n == 'no-launcher' || n == 'debug' ? this.hasAttribute(n) : this.getAttribute(n);
    },
    set(v) {
      v == null || (v === false && n != 'consent') ? this.removeAttribute(n) : this.setAttribute(n, v);
    }
  }));

  // --- window.shelfhelp: a queue before, the same API after ---

  const panel = () => elements.find(el => el.isConnected && setting(el, 'view') != 'delivery') || elements[0];

  const call = args => {
    const [name, value] = Array.isArray(args) ? args : [args], el = panel();
    if (name == 'config') {
      early.push([name, value]);
      elements.forEach(e => e._configure());
    } else if (!API.includes(name)) say('window.shelfhelp takes [name, value], not ' + name + '. Names: config, ' + API);
    else if (name == 'update') elements.forEach(e => e.update(value));
    else if (el) return el[name](value);
  };

  const api = w.shelfhelp = { version: FILES.version, push: call };
  API.forEach(n => {
    api[n] = value => call([n, value]);
    proto[n] = function (value) {
      return this._start().then(app => app && app[n](value));
    };
  });

  customElements.define(TAG, ShelfHelp);

  // The page's own buttons, also those added later. Not every browser gives what is clicked the focus, which comes back
  // to it. A link leads on where the help does not start, nor come within two seconds; its own click does that, so that it
  // leads where and how the page says. Scripts also click the document, which is no element.
  let leading;
  d.addEventListener('click', e => {
    const own = e.target.closest && e.target.closest('[data-shelfhelp-open]'), el = panel();
    if (!own || !el || leading || own.href && (e.ctrlKey || e.metaKey || e.shiftKey)) return;
    e.preventDefault();
    own.focus();
    Promise.race([el._start(), new Promise(done => own.href && setTimeout(done, 2000))]).then(app => {
      if (app) return app.open();
      leading = 1;
      // Links of drawings have no click().
      if (own.href && own.click) own.click();
      leading = 0;
    });
  });

  // A tag alone gets a launcher and a panel; the inline block needs a place that the page reserves.
  const tagOnly = () => {
    if (elements[0]) return;
    const el = d.createElement(TAG);
    let target;
    try {
      target = data.target && d.querySelector(data.target);
    } catch (e) {
      say('data-target: ' + e.message);
    }
    if (target) return target.append(el);
    el.setAttribute('view', 'panel');
    if (me && d.body.contains(me)) me.after(el);
    else d.body.append(el);
  };
  if (d.readyState == 'loading') d.addEventListener('DOMContentLoaded', tagOnly);
  else tagOnly();
})(document, window);
