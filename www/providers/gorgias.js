// How is Gorgias called?
//
// It sends at once what it is given, and never says that it arrived: our own confirmation comes before. It takes no values and
// no tags from a page, so all of it stands in the text. `on` throws before it is up.

let unread = 0, say;

export const provider = {
  present: () => Boolean(window.GorgiasChat || document.getElementById('gorgias-chat-widget-install-v3')),

  load({ key }) {
    return new Promise((done, failed) => {
      const script = document.createElement('script');
      Object.assign(script, { src: `https://config.gorgias.chat/bundle-loader/${encodeURIComponent(key)}`, async: true, id: 'gorgias-chat-widget-install-v3', onload: done, onerror: failed });
      document.head.append(script);
    });
  },

  async ready() {
    if (!window.GorgiasChat) await new Promise(done => addEventListener('gorgias-widget-loaded', done, { once: true }));
    await window.GorgiasChat.init();
  },

  async hand({ draft }) {
    window.GorgiasChat.open();
    window.GorgiasChat.sendMessage(draft);
    return 'sent';
  },

  open: () => window.GorgiasChat.open(),
  close: () => window.GorgiasChat.close(),
  // Its bubble is hidden in its own settings only.
  hide: () => false,
  show: () => false,

  watch(tell) {
    const before = say;
    say = tell;
    // Whoever comes back listens to what is listened to already: nothing is counted twice.
    if (before) return;
    window.GorgiasChat.on('widget:opened', () => {
      unread = 0;
      say('shown');
      say('unread', 0);
    });
    window.GorgiasChat.on('widget:closed', () => say('hidden'));
    // It counts nothing itself.
    window.GorgiasChat.on('message:received', () => window.GorgiasChat.isOpen() || say('unread', ++unread));
  },
};
