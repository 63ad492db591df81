// Help Scout's Beacon, from notes on its JavaScript API.

export const fake = {
  settings: { key: 'b1' },
  loader: 'https://beacon-v2.helpscout.net',
  snippet: 'window.Beacon = (method, options, data) => window.Beacon.readyQueue.push({ method, options, data }); window.Beacon.readyQueue = []; window.Beacon("init", "b1");',
  how: 'drafted',

  vendor() {
    const vendor = window.__vendor, { state } = vendor, heard = {};
    const none = value => value === undefined;
    const events = ['ready', 'open', 'close', 'article-viewed', 'search', 'email-sent', 'chat-started', 'chat-ended'];
    const known = {
      init: id => typeof id === 'string',
      reset: none,
      open: none,
      close: none,
      prefill: all => Object.keys(all).every(key => ['name', 'email', 'subject', 'text', 'fields'].includes(key)),
      navigate: to => ['/ask/message/', '/ask/chat/', '/ask/'].includes(to),
      config: ({ display }) => ['manual', 'icon'].includes(display.style),
      'session-data': all => Object.values(all).every(value => typeof value === 'string'),
      on: (event, f) => events.includes(event) && f instanceof Function,
      once: (event, f) => events.includes(event) && f instanceof Function,
    };
    const tell = event => (heard[event] ?? []).forEach(f => f());
    const listen = (event, f) => (heard[event] ??= []).push(f);
    const does = {
      init: () => {},
      navigate: () => {},
      reset: () => (state.draft = null),
      open: () => {
        state.open = true;
        tell('open');
      },
      close: () => {
        state.open = false;
        tell('close');
      },
      prefill: all => (state.draft = all.text),
      config: ({ display }) => (state.hidden = display.style === 'manual'),
      'session-data': all => Object.assign(state.fields, all),
      on: listen,
      once: listen,
    };
    vendor.loaded();
    if (vendor.mode === 'never-ready') return;
    const waiting = window.Beacon.readyQueue;
    window.Beacon = (method, options, data) => {
      vendor.call(known, method, options, ...(data === undefined ? [] : [data]));
      does[method](options, data);
    };
    waiting.forEach(({ method, options, data }) => window.Beacon(method, options, data));
    tell('ready');
    if (vendor.mode === 'ready-twice') tell('ready');
    const says = { started: () => tell('email-sent'), shown: does.open, hidden: does.close };
    vendor.say = (what, n) => says[what](n);
  },
};
