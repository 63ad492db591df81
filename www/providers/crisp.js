// How is Crisp called?
//
// A draft stands in its composer, and the shopper sends it. Everything goes through the queue $crisp, which takes calls
// before the script is here; `is` and `get` are there only afterwards.

const push = (...call) => window.$crisp.push(call);

export const provider = {
  present: () => Boolean(window.$crisp),

  load({ key }) {
    window.$crisp = [];
    window.CRISP_WEBSITE_ID = key;
    return new Promise((done, failed) => {
      const script = document.createElement('script');
      Object.assign(script, { src: 'https://client.crisp.chat/l.js', async: true, onload: done, onerror: failed });
      document.head.append(script);
    });
  },

  // A session that is loaded already does not say so again.
  ready: () => new Promise(done => (window.$crisp.is ? done() : push('on', 'session:loaded', () => done()))),

  async hand({ draft, fields, tags }) {
    if (fields.length) push('set', 'session:data', [fields]);
    if (tags.length) push('set', 'session:segments', [tags, false]);
    push('set', 'message:text', [draft]);
    provider.open();
    return 'drafted';
  },

  open: () => push('do', 'chat:open'),
  close: () => push('do', 'chat:close'),
  hide: () => push('do', 'chat:hide'),
  show: () => push('do', 'chat:show'),

  watch(tell) {
    if (window.$crisp.is) tell(window.$crisp.is('website:available') ? 'online' : 'offline');
    const unread = () => tell('unread', window.$crisp.get('chat:unread:count') || 0);
    push('on', 'website:availability:changed', isOnline => tell(isOnline ? 'online' : 'offline'));
    push('on', 'message:sent', () => tell('started'));
    push('on', 'message:received', unread);
    push('on', 'chat:opened', () => {
      tell('shown');
      unread();
    });
    push('on', 'chat:closed', () => tell('hidden'));
    unread();
  },
};
