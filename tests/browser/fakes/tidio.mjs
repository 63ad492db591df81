// Tidio, from notes on its widget's API.

export const fake = {
  settings: { key: 't1' },
  loader: 'https://code.tidio.co/t1.js',
  snippet: '/* its script is all there is */',
  how: 'sent',

  vendor() {
    const vendor = window.__vendor, { state } = vendor;
    const nothing = (...none) => none.length === 0;
    const known = {
      on: (event, f) => event === 'ready' && f instanceof Function,
      open: nothing,
      close: nothing,
      hide: nothing,
      show: nothing,
      messageFromVisitor: text => typeof text === 'string',
      addVisitorTags: tags => tags.every(tag => typeof tag === 'string'),
    };
    const tell = event => document.dispatchEvent(new Event(`tidioChat-${event}`));
    const does = {
      on: (event, f) => f(),
      open: () => {
        state.open = true;
        tell('open');
      },
      close: () => {
        state.open = false;
        tell('close');
      },
      hide: () => (state.hidden = true),
      show: () => (state.hidden = false),
      messageFromVisitor: text => {
        state.sent = (state.sent ?? '') + text;
        tell('messageFromVisitor');
      },
      addVisitorTags: tags => state.tags.push(...tags),
    };
    vendor.loaded();
    if (vendor.mode === 'never-ready') return;
    const api = {};
    for (const name of Object.keys(does)) {
      api[name] = (...values) => {
        vendor.call(known, name, ...values);
        return does[name](...values);
      };
    }
    window.tidioChatApi = vendor.object('tidioChatApi', api);
    tell('ready');
    if (vendor.mode === 'ready-twice') tell('ready');
    const says = { unread: n => [...Array(n)].forEach(() => tell('messageFromOperator')), started: () => tell('messageFromVisitor'), shown: does.open, hidden: does.close };
    vendor.say = (what, n) => says[what](n);
  },
};
