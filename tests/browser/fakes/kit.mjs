// How does a fake of a provider's chat keep to what the provider documents?
//
// Runs in the page, before any of its scripts. Each fake tells what it was called with, in the words of all providers
// (`state`), and refuses what is not documented: a call that we made up fails the test and not a shop.

/** `mode`: what goes wrong on purpose: never-ready, ready-twice, throws, offline. */
export function kit(mode) {
  const refuse = what => {
    vendor.refused.push(what);
    throw new TypeError(`${what} is not documented`);
  };
  const vendor = (window.__vendor = {
    mode,
    refused: [],
    calls: [],
    loads: 0,
    state: { draft: null, sent: null, fields: {}, tags: [], open: false, hidden: false },
    refuse,
    /** Keeps a call; refuses one that is not in the list, or with other arguments than its check takes. */
    call(known, name, ...args) {
      if (!Object.hasOwn(known, name)) refuse(name);
      if (!known[name](...args)) refuse(`${name}(${JSON.stringify(args)})`);
      vendor.calls.push([name, ...args]);
    },
    /** The global as the vendor makes it: reading any other name is refused. */
    object: (name, own) =>
      new Proxy(own, {
        get: (target, key) => (key in target || typeof key === 'symbol' || key === 'then' ? target[key] : refuse(`${name}.${key}`)),
        set: (target, key, value) => (key in target ? Reflect.set(target, key, value) : refuse(`${name}.${String(key)} =`)),
      }),
    /** The vendor's script has run. */
    loaded() {
      vendor.loads++;
      if (vendor.mode === 'throws') vendor.call = () => refuse('this provider is broken: it');
    },
  });
}
