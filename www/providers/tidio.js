// How is Tidio called?
//
// It sends at once what it is given: our own confirmation comes before. Contact properties must exist in the shop's account,
// so all of it stands in the text.

const api = () => window.tidioChatApi;
let unread = 0, open = false, say;

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
    const before = say;
    say = tell;
    // Whoever comes back listens to what is listened to already: nothing is counted twice.
    if (before) return;
    const on = (name, does) => document.addEventListener(`tidioChat-${name}`, does);
    on('open', () => {
      open = true;
      say('shown');
      say('unread', (unread = 0));
    });
    on('close', () => {
      open = false;
      say('hidden');
    });
    on('messageFromVisitor', () => say('started'));
    // It counts nothing itself.
    on('messageFromOperator', () => open || say('unread', ++unread));
  },
};
