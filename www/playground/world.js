// What do clock, network and memory look like on stage?
//
// They stand still, fail when a state says so and remember nothing: the same state is the same picture on any day and
// machine. All of it is put on before the loader runs.

/** Puts the world on: the clock at an instant, the device's language, and nothing remembered. */
export function world(at, locale) {
  stopClock(Date.parse(at));
  // The clock that files were served by is a real one.
  const get = Headers.prototype.get;
  Headers.prototype.get = function (name) {
    return String(name).toLowerCase() == 'date' ? null : get.call(this, name);
  };
  // The device's region would be a guess of its own.
  Object.defineProperty(navigator, 'languages', { get: () => [locale] });
  forget();
  addEventListener('pagehide', forget);

  const lost = [], held = [], told = [];
  const fetched = window.fetch;
  window.fetch = (what, ...rest) => {
    const address = String(what.url ?? what);
    if (lost.some(pattern => pattern.test(address))) return Promise.reject(new TypeError('Failed to fetch'));
    if (held.some(pattern => pattern.test(address))) return new Promise(() => {});
    const reply = told.find(([pattern]) => pattern.test(address));
    if (reply) return Promise.resolve(Response.json(reply[1], { status: reply[2] }));
    return fetched.call(window, what, ...rest);
  };
  return {
    /** Files that cannot be had from now on. */
    lose: pattern => lost.push(pattern),
    /** Files that do not come. */
    hold: pattern => held.push(pattern),
    /** Addresses that are answered here. */
    answer: (pattern, json, status = 200) => told.push([pattern, json, status]),
    /** No network. */
    offline() {
      Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true });
    },
  };
}

function stopClock(now) {
  const Real = Date;
  globalThis.Date = new Proxy(Real, {
    construct: (real, given, made) => Reflect.construct(real, given.length ? given : [now], made),
    apply: () => new Real(now).toString(),
    get: (real, name) => (name == 'now' ? () => now : Reflect.get(real, name)),
  });
}

// One visit for each state: the widget's own memory of the last one would lead elsewhere.
function forget() {
  for (const kept of ['sessionStorage', 'localStorage']) {
    try {
      const storage = window[kept];
      Object.keys(storage).filter(key => key.startsWith('shelfhelp:')).forEach(key => storage.removeItem(key));
    } catch {
      // A frame without storage has nothing to forget.
    }
  }
}
