// How is Tawk.to called?
//
// There is no way for a text: the clipboard carries it. Attributes have lower-case keys of letters, digits and dashes. What it
// tells is told by calling functions that a page puts on its global; those of the shop are called, too.

const join = (name, ours) => {
  const api = window.Tawk_API, theirs = api[name];
  api[name] = (...values) => {
    if (theirs) theirs(...values);
    ours(...values);
  };
};

export const provider = {
  present: () => Boolean(window.Tawk_API),

  load({ property, widget }) {
    window.Tawk_API = {};
    window.Tawk_LoadStart = new Date();
    return new Promise((done, failed) => {
      const script = document.createElement('script');
      Object.assign(script, { src: `https://embed.tawk.to/${encodeURIComponent(property)}/${encodeURIComponent(widget || 'default')}`, async: true, charset: 'UTF-8', crossOrigin: '*', onload: done, onerror: failed });
      document.head.append(script);
    });
  },

  // Its methods come with its script.
  ready: () => new Promise(done => (window.Tawk_API.getStatus ? done() : join('onLoad', done))),

  // What it refuses stands in the text all the same.
  async hand({ fields, tags }) {
    const told = () => {};
    if (fields.length) window.Tawk_API.setAttributes(Object.fromEntries(fields), told);
    if (tags.length) window.Tawk_API.addTags(tags, told);
    return 'shown';
  },

  open: () => window.Tawk_API.maximize(),
  close: () => window.Tawk_API.minimize(),
  hide: () => window.Tawk_API.hideWidget(),
  show: () => window.Tawk_API.showWidget(),

  watch(tell) {
    // "Away" is a team that answers later.
    const status = now => tell(now === 'offline' ? 'offline' : 'online');
    status(window.Tawk_API.getStatus());
    join('onStatusChange', status);
    join('onChatMaximized', () => tell('shown'));
    join('onChatMinimized', () => tell('hidden'));
    join('onChatStarted', () => tell('started'));
    join('onChatEnded', () => tell('ended'));
    join('onUnreadCountChanged', n => tell('unread', n));
  },
};
