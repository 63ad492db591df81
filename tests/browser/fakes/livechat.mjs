// LiveChat, from the calls that @livechat/widget-core types, and a draft in `maximize` from its documentation.

export const fake = {
  settings: { license: '1234' },
  loader: 'https://cdn.livechatinc.com/tracking.js',
  snippet: `window.__lc = { license: 1234 }; window.LiveChatWidget = { _q: [], on(...v) { this._q.push(['on', v]) }, call(...v) { this._q.push(['call', v]) }, get() { throw new Error('not loaded') } };`,
  how: 'drafted',

  vendor() {
    const vendor = window.__vendor, { state } = vendor, heard = {};
    const events = ['ready', 'availability_changed', 'visibility_changed', 'new_event', 'customer_status_changed', 'form_submitted'];
    const known = {
      'call maximize': draft => draft === undefined || typeof draft.messageDraft === 'string',
      'call minimize': none => none === undefined,
      'call hide': none => none === undefined,
      'call update_session_variables': all => Object.values(all).every(value => typeof value === 'string'),
      on: (event, f) => events.includes(event) && f instanceof Function,
      get: what => ['state', 'chat_data', 'customer_data'].includes(what),
    };
    const tell = (event, value) => (heard[event] ?? []).forEach(f => f(value));
    const visible = visibility => {
      state.open = visibility === 'maximized';
      state.hidden = visibility === 'hidden';
      tell('visibility_changed', { visibility });
    };
    const does = {
      maximize: draft => {
        if (draft) state.draft = draft.messageDraft;
        visible('maximized');
      },
      minimize: () => visible('minimized'),
      hide: () => visible('hidden'),
      update_session_variables: all => Object.assign(state.fields, all),
    };
    const now = { availability: vendor.mode === 'offline' ? 'offline' : 'online', visibility: 'minimized' };
    vendor.loaded();
    if (vendor.mode === 'never-ready') return;
    const waiting = window.LiveChatWidget._q;
    window.LiveChatWidget = vendor.object('LiveChatWidget', {
      on: (event, f) => {
        vendor.call(known, 'on', event, f);
        (heard[event] ??= []).push(f);
      },
      call: (name, value) => {
        vendor.call(known, `call ${name}`, value);
        does[name](value);
      },
      get: what => {
        vendor.call(known, 'get', what);
        return now;
      },
    });
    waiting.forEach(([name, values]) => window.LiveChatWidget[name](...values));
    tell('ready', { state: now, customerData: {} });
    if (vendor.mode === 'ready-twice') tell('ready', { state: now, customerData: {} });
    const event = type => ({ timestamp: 1, type: 'message', author: { id: 'a', type } });
    const says = {
      unread: n => [...Array(n)].forEach(() => tell('new_event', event('agent'))),
      started: () => tell('new_event', event('customer')),
      shown: () => visible('maximized'),
      hidden: () => visible('minimized'),
    };
    vendor.say = (what, n) => says[what](n);
  },
};
