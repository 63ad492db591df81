// How is Chatwoot called?
//
// It has no draft yet: the clipboard carries the text, until `setInitialMessage` is there. Behind a form before the chat
// attributes and label are lost, so they are set again when the conversation begins and with its first message.

const chat = () => window.$chatwoot;

export const provider = {
  present: () => Boolean(window.$chatwoot || window.chatwootSDK || document.querySelector('script[src*="/packs/js/sdk.js"]')),

  load({ token, base_url }) {
    const baseUrl = base_url.replace(/\/+$/, '');
    return new Promise((done, failed) => {
      const script = document.createElement('script');
      const run = () => {
        window.chatwootSDK.run({ websiteToken: token, baseUrl });
        done();
      };
      Object.assign(script, { src: `${baseUrl}/packs/js/sdk.js`, async: true, onload: run, onerror: failed });
      document.head.append(script);
    });
  },

  ready: () => new Promise(done => (chat() && chat().hasLoaded ? done() : addEventListener('chatwoot:ready', () => done(), { once: true }))),

  async hand({ draft, fields, tags }) {
    const tell = () => {
      chat().setConversationCustomAttributes(Object.fromEntries(fields));
      tags.forEach(tag => chat().setLabel(tag));
    };
    tell();
    for (const event of ['on-start-conversation', 'on-message']) addEventListener(`chatwoot:${event}`, tell, { once: true });
    if (!('setInitialMessage' in chat())) return 'shown';
    chat().setInitialMessage(draft);
    provider.open();
    return 'drafted';
  },

  open: () => chat().toggle('open'),
  close: () => chat().toggle('close'),
  hide: () => chat().toggleBubbleVisibility('hide'),
  show: () => chat().toggleBubbleVisibility('show'),

  watch(tell) {
    const on = (name, does) => addEventListener(`chatwoot:${name}`, event => does(event.detail));
    on('opened', () => tell('shown'));
    on('closed', () => tell('hidden'));
    on('on-start-conversation', () => tell('started'));
    // Those that the shopper wrote are of type 0.
    on('on-message', message => message && message.message_type === 0 && tell('started'));
    on('on-unread-message-count-changed', detail => tell('unread', Number(detail && detail.unreadMessageCount) || 0));
  },
};
