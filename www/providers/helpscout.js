// How is Help Scout's Beacon called?
//
// A draft stands in its form, where the shopper adds an address and sends it. It tells of no unread messages; answers also come
// by e-mail.

export const provider = {
  present: () => Boolean(window.Beacon),

  load({ key }) {
    const stub = (method, options, data) => void stub.readyQueue.push({ method, options, data });
    stub.readyQueue = [];
    window.Beacon = stub;
    stub('init', key);
    return new Promise((done, failed) => {
      const script = document.createElement('script');
      Object.assign(script, { src: 'https://beacon-v2.helpscout.net', async: true, onload: done, onerror: failed });
      document.head.append(script);
    });
  },

  // Its stub alone has a queue.
  ready: () => new Promise(done => (window.Beacon.readyQueue ? window.Beacon('once', 'ready', () => done()) : done())),

  async hand({ draft, fields }) {
    if (fields.length) window.Beacon('session-data', Object.fromEntries(fields));
    // What was prefilled before would stay.
    window.Beacon('reset');
    window.Beacon('prefill', { text: draft });
    window.Beacon('navigate', '/ask/message/');
    window.Beacon('open');
    return 'drafted';
  },

  open: () => window.Beacon('open'),
  close: () => window.Beacon('close'),
  hide: () => window.Beacon('config', { display: { style: 'manual' } }),
  show: () => window.Beacon('config', { display: { style: 'icon' } }),

  watch(tell) {
    const on = (event, word) => window.Beacon('on', event, () => tell(word));
    on('open', 'shown');
    on('close', 'hidden');
    on('email-sent', 'started');
    on('chat-started', 'started');
    on('chat-ended', 'ended');
  },
};
