// How is LiveChat called?
//
// A draft stands in its composer. Getters throw before it is up, which is how one learns that it is not. It counts no unread
// messages: those of an agent that come while its window is small are.

const widget = () => window.LiveChatWidget;
let unread = 0, small = true, say;

export const provider = {
  present: () => Boolean(window.LiveChatWidget || window.__lc),

  load({ license }) {
    window.__lc = { license: Number(license) };
    // The vendor's own stub in short: calls are kept until the script is here.
    const kept = [];
    const keep = name => (...values) => void kept.push([name, values]);
    window.LiveChatWidget = { _q: kept, _h: null, _v: '2.0', on: keep('on'), once: keep('once'), off: keep('off'), call: keep('call') };
    window.LiveChatWidget.get = () => {
      throw new Error('not loaded');
    };
    return new Promise((done, failed) => {
      const script = document.createElement('script');
      Object.assign(script, { src: 'https://cdn.livechatinc.com/tracking.js', async: true, onload: done, onerror: failed });
      document.head.append(script);
    });
  },

  ready: () =>
    new Promise(done => {
      try {
        widget().get('state');
        done();
      } catch (e) {
        widget().on('ready', () => done());
      }
    }),

  async hand({ draft, fields }) {
    if (fields.length) widget().call('update_session_variables', Object.fromEntries(fields));
    widget().call('maximize', { messageDraft: draft });
    return 'drafted';
  },

  open: () => widget().call('maximize'),
  close: () => widget().call('minimize'),
  hide: () => widget().call('hide'),
  show: () => widget().call('minimize'),

  watch(tell) {
    const before = say;
    say = tell;
    const { availability } = widget().get('state');
    say(availability);
    // Whoever comes back listens to what is listened to already: nothing is counted twice.
    if (before) return;
    const visible = visibility => {
      small = visibility !== 'maximized';
      say(small ? 'hidden' : 'shown');
      if (!small) say('unread', (unread = 0));
    };
    widget().on('availability_changed', state => say(state.availability));
    widget().on('visibility_changed', state => visible(state.visibility));
    widget().on('new_event', event => {
      if (event.author.type === 'customer') say('started');
      else if (small && !event.greeting) say('unread', ++unread);
    });
  },
};
