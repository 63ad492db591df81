// How is Intercom called?
//
// A draft stands in its composer. No event says that it is up (its stub only keeps calls), so `booted` is looked at; none says
// that a message was sent, so whoever was brought to the composer counts as having written.

const HOME = { eu: 'https://api-iam.eu.intercom.io', au: 'https://api-iam.au.intercom.io' };
let booted = false;

export const provider = {
  present: () => Boolean(window.Intercom),

  load({ app_id, region }) {
    window.intercomSettings = { app_id, hide_default_launcher: true, ...(HOME[region] && { api_base: HOME[region] }) };
    const queue = [];
    const stub = (...call) => void queue.push(call);
    stub.booted = false;
    stub.q = queue;
    stub.c = call => queue.push(call);
    window.Intercom = stub;
    return new Promise((done, failed) => {
      const script = document.createElement('script');
      Object.assign(script, { src: `https://widget.intercom.io/widget/${encodeURIComponent(app_id)}`, async: true, onload: done, onerror: failed });
      document.head.append(script);
    });
  },

  ready: () =>
    new Promise(done => {
      let tries = 100;
      const look = () => {
        if (window.Intercom.booted) done();
        else if (tries--) setTimeout(look, 100);
      };
      look();
    }),

  // Attributes are scalar; tags are given by people there, not by pages.
  async hand({ draft, fields, locale }) {
    window.Intercom('update', { ...Object.fromEntries(fields), language_override: locale });
    window.Intercom('showNewMessage', draft);
    return 'drafted';
  },

  open: () => window.Intercom('show'),
  close: () => window.Intercom('hide'),
  hide: () => window.Intercom('update', { hide_default_launcher: true }),
  show: () => window.Intercom('update', { hide_default_launcher: false }),

  watch(tell) {
    window.Intercom('onShow', () => {
      tell('shown');
      tell('started');
    });
    window.Intercom('onHide', () => tell('hidden'));
    window.Intercom('onUnreadCountChange', n => tell('unread', n));
  },
};
