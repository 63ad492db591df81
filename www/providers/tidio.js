// How is Tidio called?
//
// It sends at once what it is given: our own confirmation comes before. Contact properties must exist in the shop's account,
// so all of it stands in the text.

const api = () => window.tidioChatApi;
let unread = 0, open = false;

export const provider = {
  present: () => Boolean(window.tidioChatApi || document.querySelector('script[src*="code.tidio.co"]')),

  load({ key }) {
    return new Promise((done, failed) => {
      const script = document.createElement('script');
      Object.assign(script, { src: `https://code.tidio.co/${encodeURIComponent(key)}.js`, async: true, onload: done, onerror: failed });
      document.head.append(script);
    });
  },

  ready: () => new Promise(done => (api() ? api().on('ready', () => done()) : document.addEventListener('tidioChat-ready', () => done(), { once: true }))),

  async hand({ draft, tags }) {
    if (tags.length) api().addVisitorTags(tags);
    api().open();
    api().messageFromVisitor(draft);
    return 'sent';
  },

  open: () => api().open(),
  close: () => api().close(),
  hide: () => api().hide(),
  show: () => api().show(),

  watch(tell) {
    const on = (name, does) => document.addEventListener(`tidioChat-${name}`, does);
    on('open', () => {
      open = true;
      tell('shown');
      tell('unread', (unread = 0));
    });
    on('close', () => {
      open = false;
      tell('hidden');
    });
    on('messageFromVisitor', () => tell('started'));
    // It counts nothing itself.
    on('messageFromOperator', () => open || tell('unread', ++unread));
  },
};
