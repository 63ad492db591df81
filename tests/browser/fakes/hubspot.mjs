// HubSpot, from notes on its chat widget's SDK and its tracking code.

export const fake = {
  settings: { portal: '4711', region: 'eu1', fields: { product: 'shelf_product' } },
  loader: 'https://js-eu1.hs-scripts.com/4711.js',
  snippet: 'document.currentScript.id = "hs-script-loader";',
  how: 'copied',

  vendor() {
    const vendor = window.__vendor, { state } = vendor, heard = {};
    const nothing = (...none) => none.length === 0;
    const events = ['conversationStarted', 'conversationClosed', 'unreadConversationCountChanged', 'widgetLoaded', 'widgetClosed', 'userInteractedWithWidget'];
    const known = {
      on: (event, f) => events.includes(event) && f instanceof Function,
      open: nothing,
      close: nothing,
      remove: nothing,
      status: nothing,
      load: options => options === undefined || typeof options.widgetOpen === 'boolean',
      identify: all => Object.entries(all).every(([key, value]) => /^[a-z0-9_]+$/.test(key) && typeof value === 'string'),
      trackPageView: none => none === undefined,
    };
    const tell = (event, value) => (heard[event] ?? []).forEach(f => f(value));
    let loaded = vendor.mode === '' || window.hsConversationsSettings === undefined;
    const does = {
      open: () => (state.open = true),
      close: () => {
        state.open = false;
        tell('widgetClosed');
      },
      remove: () => {
        loaded = false;
        state.hidden = true;
      },
      status: () => ({ loaded }),
      load: options => {
        loaded = true;
        state.hidden = false;
        if (options?.widgetOpen) state.open = true;
      },
    };
    vendor.loaded();
    if (vendor.mode === 'never-ready') return;
    const widget = {};
    for (const name of Object.keys(does)) {
      widget[name] = (...values) => {
        vendor.call(known, name, ...values);
        return does[name](...values);
      };
    }
    window._hsq = {
      push: ([name, value]) => {
        vendor.call(known, name, value);
        if (name === 'identify') Object.assign(state.fields, value);
      },
    };
    window.HubSpotConversations = vendor.object('HubSpotConversations', {
      widget: vendor.object('widget', widget),
      on: (event, f) => {
        vendor.call(known, 'on', event, f);
        (heard[event] ??= []).push(f);
      },
    });
    const ready = () => (window.hsConversationsOnReady ?? []).forEach(f => f());
    ready();
    if (vendor.mode === 'ready-twice') ready();
    const says = {
      unread: n => tell('unreadConversationCountChanged', { unreadCount: n }),
      started: () => tell('conversationStarted', {}),
      shown: does.open,
      hidden: does.close,
    };
    vendor.say = (what, n) => says[what](n);
  },
};
