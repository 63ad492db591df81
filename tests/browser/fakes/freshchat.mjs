// Freshchat, from notes on its web widget.

export const fake = {
  settings: { token: 'f1', base_url: 'https://wchat.freshchat.com', fields: { product: 'cf_product' } },
  loader: 'https://wchat.freshchat.com/js/widget.js',
  snippet: 'addEventListener("load", () => window.fcWidget.init({ token: "f1", host: "https://wchat.freshchat.com" }));',
  how: 'drafted',

  vendor() {
    const vendor = window.__vendor, { state } = vendor, heard = {};
    const nothing = (...none) => none.length === 0;
    const events = ['widget:loaded', 'widget:opened', 'widget:closed', 'message:sent', 'message:received', 'unreadCount:notify', 'csat:received'];
    const known = {
      init: ({ token, host }) => Boolean(token && host),
      isLoaded: nothing,
      open: options => options === undefined || typeof options.replyText === 'string',
      close: nothing,
      hide: nothing,
      show: nothing,
      on: (event, f) => events.includes(event) && f instanceof Function,
      setConversationProperties: all => Object.keys(all).every(key => key.startsWith('cf_')),
    };
    let up = false;
    const tell = (event, value) => (heard[event] ?? []).forEach(f => f(value));
    const open = options => {
      if (options) state.draft = options.replyText;
      state.open = true;
      tell('widget:opened');
    };
    const does = {
      init: () => (up = vendor.mode !== 'never-ready'),
      isLoaded: () => up,
      open,
      close: () => {
        state.open = false;
        tell('widget:closed');
      },
      hide: () => (state.hidden = true),
      show: () => (state.hidden = false),
      on: (event, f) => (heard[event] ??= []).push(f),
      setConversationProperties: all => Object.assign(state.fields, all),
    };
    vendor.loaded();
    const method = name => (...values) => {
      vendor.call(known, name, ...values);
      return does[name](...values);
    };
    const { setConversationProperties, ...own } = Object.fromEntries(Object.keys(does).map(name => [name, method(name)]));
    window.fcWidget = vendor.object('fcWidget', { ...own, conversation: vendor.object('conversation', { setConversationProperties }) });
    const says = { unread: n => tell('unreadCount:notify', { count: n }), started: () => tell('message:sent'), shown: () => open(), hidden: does.close };
    vendor.say = (what, n) => says[what](n);
  },
};
