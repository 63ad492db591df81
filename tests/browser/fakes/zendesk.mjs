// Zendesk Messaging, from the calls that @types/zendesk-web-widget names.

export const fake = {
  settings: { key: 'k-1', fields: { product: '360001' } },
  loader: 'https://static.zdassets.com/ekr/snippet.js?key=k-1',
  snippet: 'document.currentScript.id = "ze-snippet";',
  how: 'copied',

  vendor() {
    const vendor = window.__vendor, { state } = vendor, heard = {};
    const nothing = (...none) => none.length === 0, call = f => f instanceof Function;
    const known = {
      'messenger open': nothing,
      'messenger close': nothing,
      'messenger show': nothing,
      'messenger hide': nothing,
      'messenger:set locale': tag => typeof tag === 'string',
      'messenger:set conversationFields': list => list.every(({ id, value }) => /^\d+$/.test(id) && typeof value === 'string'),
      'messenger:set conversationTags': list => list.every(tag => typeof tag === 'string'),
      'messenger:on open': call,
      'messenger:on close': call,
      'messenger:on unreadMessages': call,
    };
    const tell = (event, ...values) => (heard[event] ?? []).forEach(f => f(...values));
    const does = {
      open: () => {
        state.open = true;
        tell('open');
      },
      close: () => {
        state.open = false;
        tell('close');
      },
      show: () => (state.hidden = false),
      hide: () => (state.hidden = true),
      locale: () => {},
      conversationFields: list => list.forEach(({ id, value }) => (state.fields[id] = value)),
      conversationTags: list => state.tags.push(...list),
    };
    vendor.loaded();
    if (vendor.mode === 'never-ready') return;
    window.zE = (scope, name, ...values) => {
      vendor.call(known, `${scope} ${name}`, ...values);
      if (scope === 'messenger:on') (heard[name] ??= []).push(values[0]);
      else does[name](...values);
    };
    const says = { unread: n => tell('unreadMessages', n), started: () => {}, shown: does.open, hidden: does.close };
    vendor.say = (what, n) => says[what](n);
  },
};
