// Crisp, from notes on its JavaScript API: a queue that becomes an object once the script is here.

export const fake = {
  settings: { key: 'f00d' },
  loader: 'https://client.crisp.chat/l.js',
  snippet: 'window.$crisp = []; window.CRISP_WEBSITE_ID = "f00d";',
  how: 'drafted',

  /** The vendor's script. */
  vendor() {
    const vendor = window.__vendor, { state } = vendor, heard = {};
    const text = value => typeof value === 'string';
    const known = {
      'do chat:open': none => none === undefined,
      'do chat:close': none => none === undefined,
      'do chat:hide': none => none === undefined,
      'do chat:show': none => none === undefined,
      'set message:text': list => list.length === 1 && text(list[0]),
      'set session:data': ([pairs]) => pairs.every(([key, value]) => /^[\x20-\x7e]+$/.test(key) && ['string', 'number', 'boolean'].includes(typeof value)),
      'set session:segments': ([segments, replace]) => segments.every(text) && typeof replace === 'boolean',
      'on session:loaded': f => f instanceof Function,
      'on chat:opened': f => f instanceof Function,
      'on chat:closed': f => f instanceof Function,
      'on message:sent': f => f instanceof Function,
      'on message:received': f => f instanceof Function,
      'on website:availability:changed': f => f instanceof Function,
    };
    const tell = (event, ...args) => (heard[event] ?? []).forEach(f => f(...args));
    const does = {
      'do chat:open': () => {
        if (state.open) return;
        state.open = true;
        tell('chat:opened');
      },
      'do chat:close': () => {
        state.open = false;
        tell('chat:closed');
      },
      'do chat:hide': () => (state.hidden = true),
      'do chat:show': () => (state.hidden = false),
      'set message:text': ([draft]) => (state.draft = draft),
      'set session:data': ([pairs]) => Object.assign(state.fields, Object.fromEntries(pairs)),
      'set session:segments': ([segments]) => state.tags.push(...segments),
    };
    const push = ([verb, name, value]) => {
      vendor.call(known, `${verb} ${name}`, value);
      if (verb === 'on') (heard[name] ??= []).push(value);
      else does[`${verb} ${name}`](value);
    };
    let unread = 0;
    const says = {
      unread: n => {
        unread = n;
        tell('message:received', { content: 'Hello' });
      },
      started: () => tell('message:sent', { content: state.draft }),
      shown: () => does['do chat:open'](),
      hidden: () => does['do chat:close'](),
    };
    vendor.say = (what, n) => says[what](n);
    vendor.loaded();
    if (vendor.mode === 'never-ready') return;
    const waiting = window.$crisp ?? [];
    window.$crisp = vendor.object('$crisp', {
      push,
      is: what => (what === 'website:available' ? vendor.mode !== 'offline' : vendor.refuse(`is ${what}`)),
      get: what => (what === 'chat:unread:count' ? unread : vendor.refuse(`get ${what}`)),
    });
    waiting.forEach(push);
    tell('session:loaded', 'session_1');
    if (vendor.mode === 'ready-twice') tell('session:loaded', 'session_1');
  },
};
