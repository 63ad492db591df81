// Gorgias, from notes on its chat API.

export const fake = {
  settings: { key: 'g-1' },
  loader: 'https://config.gorgias.chat/bundle-loader/g-1',
  snippet: 'document.currentScript.id = "gorgias-chat-widget-install-v3";',
  how: 'sent',

  vendor() {
    const vendor = window.__vendor, { state } = vendor, heard = {};
    const nothing = (...none) => none.length === 0;
    const events = ['widget:opened', 'widget:closed', 'message:received', 'typing:start', 'ready'];
    const known = {
      open: nothing,
      close: nothing,
      sendMessage: text => typeof text === 'string',
      on: (event, f) => up && events.includes(event) && f instanceof Function,
    };
    let up = false;
    const tell = event => (heard[event] ?? []).forEach(f => f());
    const method = (name, does) => (...values) => {
      vendor.call(known, name, ...values);
      return does(...values);
    };
    const open = () => {
      state.open = true;
      tell('widget:opened');
    };
    const close = () => {
      state.open = false;
      tell('widget:closed');
    };
    vendor.loaded();
    if (vendor.mode === 'never-ready') return;
    window.GorgiasChat = vendor.object('GorgiasChat', {
      init: async () => (up = true),
      open: method('open', open),
      close: method('close', close),
      isOpen: () => state.open,
      sendMessage: method('sendMessage', text => (state.sent = (state.sent ?? '') + text)),
      on: method('on', (event, f) => (heard[event] ??= []).push(f)),
    });
    dispatchEvent(new Event('gorgias-widget-loaded'));
    if (vendor.mode === 'ready-twice') dispatchEvent(new Event('gorgias-widget-loaded'));
    const says = { unread: n => [...Array(n)].forEach(() => tell('message:received')), started: () => {}, shown: open, hidden: close };
    vendor.say = (what, n) => says[what](n);
  },
};
