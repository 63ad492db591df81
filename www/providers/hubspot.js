// How is HubSpot's chat called?
//
// Nothing can be written into its composer: the clipboard carries the text. Values become properties of the contact, under
// names that the shop has made there. Its bubble has no switch: the widget is taken out and loaded again.

const api = () => window.HubSpotConversations;
let say = () => {};

export const provider = {
  present: () => Boolean(window.HubSpotConversations || document.getElementById('hs-script-loader')),

  load({ portal, region }) {
    window.hsConversationsSettings = { loadImmediately: false };
    const host = region ? `js-${region}.hs-scripts.com` : 'js.hs-scripts.com';
    return new Promise((done, failed) => {
      const script = document.createElement('script');
      Object.assign(script, { src: `https://${host}/${encodeURIComponent(portal)}.js`, async: true, id: 'hs-script-loader', onload: done, onerror: failed });
      document.head.append(script);
    });
  },

  ready: () =>
    new Promise(done => {
      if (api()) return done();
      window.hsConversationsOnReady = [...(window.hsConversationsOnReady || []), () => done()];
    }),

  async hand({ fields }) {
    if (!fields.length) return 'shown';
    window._hsq = window._hsq || [];
    window._hsq.push(['identify', Object.fromEntries(fields)]);
    // Properties travel with the next view of a page.
    window._hsq.push(['trackPageView']);
    return 'shown';
  },

  open() {
    const { loaded } = api().widget.status();
    if (loaded) api().widget.open();
    else api().widget.load({ widgetOpen: true });
    say('shown');
  },
  close: () => api().widget.close(),
  hide: () => api().widget.remove(),
  show: () => api().widget.status().loaded || api().widget.load(),

  watch(tell) {
    say = tell;
    api().on('conversationStarted', () => tell('started'));
    api().on('conversationClosed', () => tell('ended'));
    api().on('widgetClosed', () => tell('hidden'));
    api().on('unreadConversationCountChanged', ({ unreadCount }) => tell('unread', unreadCount));
  },
};
