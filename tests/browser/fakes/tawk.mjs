// Tawk.to, from the names in @tawk.to/tawk-messenger-react and notes on its limits.

export const fake = {
  settings: { property: 'p1', widget: 'w1' },
  loader: 'https://embed.tawk.to/p1/w1',
  snippet: 'window.Tawk_API = window.Tawk_API || {}; window.Tawk_LoadStart = new Date();',
  how: 'copied',

  vendor() {
    const vendor = window.__vendor, { state } = vendor, api = window.Tawk_API;
    const nothing = (...none) => none.length === 0;
    const known = {
      maximize: nothing,
      minimize: nothing,
      hideWidget: nothing,
      showWidget: nothing,
      getStatus: nothing,
      setAttributes: (all, told) =>
        Object.entries(all).length <= 50 && Object.entries(all).every(([key, value]) => /^[a-z0-9-]+$/.test(key) && value.length <= 255) && told instanceof Function,
      addTags: (tags, told) => tags.length <= 10 && told instanceof Function,
    };
    const does = {
      maximize: () => {
        state.open = true;
        api.onChatMaximized?.();
      },
      minimize: () => {
        state.open = false;
        api.onChatMinimized?.();
      },
      hideWidget: () => (state.hidden = true),
      showWidget: () => (state.hidden = false),
      getStatus: () => (vendor.mode === 'offline' ? 'offline' : 'online'),
      setAttributes: all => Object.assign(state.fields, all),
      addTags: tags => state.tags.push(...tags),
    };
    vendor.loaded();
    if (vendor.mode === 'never-ready') return;
    for (const name of Object.keys(does)) {
      api[name] = (...values) => {
        vendor.call(known, name, ...values);
        return does[name](...values);
      };
    }
    api.onLoad?.();
    if (vendor.mode === 'ready-twice') api.onLoad?.();
    const says = { unread: n => api.onUnreadCountChanged(n), started: () => api.onChatStarted(), shown: does.maximize, hidden: does.minimize };
    vendor.say = (what, n) => says[what](n);
  },
};
