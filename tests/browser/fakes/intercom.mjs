// Intercom, from the commands that @types/intercom-web names.

export const fake = {
  settings: { app_id: 'abc123' },
  loader: 'https://widget.intercom.io/widget/abc123',
  snippet: 'window.intercomSettings = { app_id: "abc123" }; window.Intercom = function (...call) { window.Intercom.q.push(call); }; window.Intercom.q = [];',
  how: 'drafted',

  vendor() {
    const vendor = window.__vendor, { state } = vendor, heard = {};
    const nothing = (...none) => none.length === 0, call = f => f instanceof Function;
    const known = {
      show: nothing,
      hide: nothing,
      showNewMessage: text => typeof text === 'string',
      update: values => Object.values(values).every(value => ['string', 'number', 'boolean'].includes(typeof value)),
      onShow: call,
      onHide: call,
      onUnreadCountChange: call,
    };
    const tell = (event, ...values) => (heard[event] ?? []).forEach(f => f(...values));
    const open = () => {
      state.open = true;
      tell('onShow');
    };
    const does = {
      show: open,
      hide: () => {
        state.open = false;
        tell('onHide');
      },
      showNewMessage: text => {
        state.draft = text;
        open();
      },
      update: ({ hide_default_launcher: hidden, language_override, ...fields }) => {
        if (hidden !== undefined) state.hidden = hidden;
        else Object.assign(state.fields, fields);
      },
    };
    vendor.loaded();
    if (vendor.mode === 'never-ready') return;
    const waiting = window.Intercom.q;
    window.Intercom = (name, ...values) => {
      vendor.call(known, name, ...values);
      if (name.startsWith('on')) (heard[name] ??= []).push(values[0]);
      else does[name](...values);
    };
    window.Intercom.booted = true;
    waiting.forEach(call => window.Intercom(...call));
    const says = { unread: n => tell('onUnreadCountChange', n), started: () => {}, shown: open, hidden: does.hide };
    vendor.say = (what, n) => says[what](n);
  },
};
