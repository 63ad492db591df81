// How is Freshchat called?
//
// A draft stands in its composer. Properties of a conversation must exist in the shop's account, under names of their own.

const widget = () => window.fcWidget;

export const provider = {
  present: () => Boolean(window.fcWidget || document.querySelector('script[src*="fw-cdn.com"]')),

  load({ token, base_url }) {
    const host = base_url.replace(/\/+$/, '');
    return new Promise((done, failed) => {
      const script = document.createElement('script');
      const run = () => {
        window.fcWidget.init({ token, host });
        done();
      };
      Object.assign(script, { src: `${host}/js/widget.js`, async: true, onload: run, onerror: failed });
      document.head.append(script);
    });
  },

  ready: () =>
    new Promise(done => {
      let tries = 100;
      const look = () => {
        if (widget() && widget().isLoaded()) done();
        else if (tries--) setTimeout(look, 100);
      };
      look();
    }),

  async hand({ draft, fields }) {
    if (fields.length) widget().conversation.setConversationProperties(Object.fromEntries(fields));
    widget().open({ replyText: draft });
    return 'drafted';
  },

  open: () => widget().open(),
  close: () => widget().close(),
  hide: () => widget().hide(),
  show: () => widget().show(),

  watch(tell) {
    widget().on('widget:opened', () => tell('shown'));
    widget().on('widget:closed', () => tell('hidden'));
    widget().on('message:sent', () => tell('started'));
    widget().on('unreadCount:notify', ({ count }) => tell('unread', count));
  },
};
