// How is Zendesk Messaging called?
//
// It takes no text from a page as it is documented for all: the clipboard carries it. Fields have ids that the merchant made,
// and are set before the window opens, tags too: what is set later belongs to the next conversation.

export const provider = {
  present: () => Boolean(window.zE || document.getElementById('ze-snippet')),

  load({ key }) {
    return new Promise((done, failed) => {
      const script = document.createElement('script');
      Object.assign(script, { src: `https://static.zdassets.com/ekr/snippet.js?key=${encodeURIComponent(key)}`, async: true, id: 'ze-snippet', onload: done, onerror: failed });
      document.head.append(script);
    });
  },

  // Its snippet takes calls from the moment it is there.
  ready: () =>
    new Promise(done => {
      let tries = 100;
      const look = () => {
        if (window.zE) done();
        else if (tries--) setTimeout(look, 100);
      };
      look();
    }),

  async hand({ fields, tags, locale }) {
    window.zE('messenger:set', 'locale', locale);
    if (fields.length) window.zE('messenger:set', 'conversationFields', fields.map(([id, value]) => ({ id, value })));
    if (tags.length) window.zE('messenger:set', 'conversationTags', tags);
    return 'shown';
  },

  open: () => window.zE('messenger', 'open'),
  close: () => window.zE('messenger', 'close'),
  hide: () => window.zE('messenger', 'hide'),
  show: () => window.zE('messenger', 'show'),

  // No event that all accounts have says that a message was sent: whoever has opened it counts as having written.
  watch(tell) {
    window.zE('messenger:on', 'open', () => {
      tell('shown');
      tell('started');
    });
    window.zE('messenger:on', 'close', () => tell('hidden'));
    window.zE('messenger:on', 'unreadMessages', n => tell('unread', n));
  },
};
