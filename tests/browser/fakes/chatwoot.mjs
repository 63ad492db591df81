// Chatwoot, from notes on its website widget.

export const fake = {
  settings: { token: 'c1', base_url: 'https://chat.elaia.example/' },
  loader: 'https://chat.elaia.example/packs/js/sdk.js',
  snippet: 'addEventListener("load", () => window.chatwootSDK.run({ websiteToken: "c1", baseUrl: "https://chat.elaia.example" }));',
  how: 'copied',

  vendor() {
    const vendor = window.__vendor, { state } = vendor;
    const known = {
      toggle: to => ['open', 'close'].includes(to),
      toggleBubbleVisibility: to => ['show', 'hide'].includes(to),
      setConversationCustomAttributes: all => Object.values(all).every(value => ['string', 'number', 'boolean'].includes(typeof value)),
      setLabel: label => typeof label === 'string',
      run: ({ websiteToken, baseUrl }) => Boolean(websiteToken) && !baseUrl.endsWith('/'),
    };
    const tell = (event, detail) => dispatchEvent(new CustomEvent(`chatwoot:${event}`, { detail }));
    const does = {
      toggle: to => {
        state.open = to === 'open';
        tell(state.open ? 'opened' : 'closed');
      },
      toggleBubbleVisibility: to => (state.hidden = to === 'hide'),
      setConversationCustomAttributes: all => {
        Object.assign(state.fields, all);
        state.told = (state.told ?? 0) + 1;
      },
      setLabel: label => state.tags.push(label),
    };
    vendor.loaded();
    window.chatwootSDK = vendor.object('chatwootSDK', {
      run: settings => {
        vendor.call(known, 'run', settings);
        if (vendor.mode === 'never-ready') return;
        const api = { hasLoaded: true, isOpen: false };
        for (const name of Object.keys(does)) {
          api[name] = (...values) => {
            vendor.call(known, name, ...values);
            return does[name](...values);
          };
        }
        window.$chatwoot = vendor.object('$chatwoot', api);
        tell('ready');
        if (vendor.mode === 'ready-twice') tell('ready');
      },
    });
    const says = {
      unread: n => tell('on-unread-message-count-changed', { unreadMessageCount: n }),
      started: () => tell('on-message', { message_type: 0 }),
      shown: () => does.toggle('open'),
      hidden: () => does.toggle('close'),
    };
    vendor.say = (what, n) => says[what](n);
  },
};
