// What does coming to a person look like?

import { alone, chatting, fakeChat, led, people as everybody, unreachable } from '../shops.js';
import { ask, open, packet, people, put, start } from '../steps.js';

const group = 'A person';
const SUNDAY = '2026-11-22T20:00:00+02:00';

/** Handed over to a provider's chat, and what became of the text. */
const handed = (name, title, covers, provider) => ({
  name, group, title, covers, config: chatting(provider),
  before: d => (d.chat = fakeChat(provider)),
  steps: async d => {
    navigator.clipboard.writeText = async () => {};
    await start(d, 'chat');
    // Where the text is in the chat already, the panel steps aside.
    await d.sleep(300);
    if (!d.has('[part~=handed-off]')) {
      await d.element.open();
      await d.wait('[part~=panel]');
    }
  },
});

/** What the launcher says of a conversation, once `then` has happened in it. */
const talking = (name, title, covers, then = () => {}) => ({
  name, group: 'Launcher', title, covers, config: chatting('tidio'), attributes: { view: 'panel' },
  before: d => (d.chat = fakeChat('tidio')),
  steps: async d => {
    await start(d, 'chat');
    await d.gone('[part~=panel]');
    then(d.chat);
    await d.sleep(150);
  },
});

/** A chat that does not open, and why. */
const lost = (name, title, covers, why, config = chatting('gorgias')) => ({
  name, group, title, covers, config,
  before: () => why && fakeChat('gorgias', why),
  steps: async d => {
    await start(d, 'chat');
    await d.wait('[part~=lost]');
  },
});

const call = async (d, number) => {
  await packet(d, 'call');
  await d.type('[autocomplete=tel]', number);
};

export const PERSON = [
  { name: 'contact-open', group, title: 'Who is there', covers: ['ChannelKind::Custom', 'ChannelKind::Phone', 'ChannelKind::CallBack', 'ChannelKind::WhatsApp', 'ChannelKind::Email', 'ChannelKind::Sms', 'ChannelKind::Social'], config: everybody(), steps: people },
  { name: 'contact-closed', group, title: 'On a Sunday evening', at: SUNDAY, config: everybody(), steps: people },
  {
    name: 'contact', group, title: 'People alone', covers: ['Stage::Contact'], config: led({ mode: 'neutral' }),
    steps: async d => {
      await open(d);
      await d.click('[part~=person]');
      await d.wait('[part~=channels]');
    },
  },
  lost('contact-lost', 'The chat did not open', ['Lost::Broken'], '', unreachable()),
  lost('contact-blocked', 'The chat is blocked', ['Lost::Blocked'], 'blocked'),
  lost('contact-slow', 'The chat takes too long', ['Lost::Slow'], 'slow'),
  lost('contact-away', 'Nobody is in the chat', ['Lost::Closed'], 'closed'),
  lost('contact-offline', 'There is no network', ['Lost::Offline'], 'offline'),
  lost('contact-all-lost', 'No way is left', [], '', alone()),
  { name: 'packet', group, title: 'What is passed on', covers: ['Stage::Packet'], steps: d => packet(d) },
  {
    name: 'packet-trail', group, title: 'After two answers that did not help',
    covers: ['LineKind::Question', 'LineKind::Product', 'LineKind::Place', 'LineKind::Delivery', 'LineKind::Tried', 'LineKind::Read', 'LineKind::Page'],
    steps: async d => {
      await ask(d, 'back');
      await put(d, 'wash');
      await d.click('[part~=result]');
      await d.click('[part~=rate-no]');
      await d.wait('[part~=next], [part~=channels]');
      // With nothing left to read, or two failures, a person is offered at once.
      if (d.has('.list [part~=suggestion]')) {
        await d.click('.list [part~=suggestion]');
        await d.click('[part~=rate-no]:not([disabled])');
      }
      await d.click('[part~=channel], [part~=person]');
      if (d.has('[part~=channels]')) await d.click('[part~=channel]');
      await d.wait('[part~=packet]');
    },
  },
  {
    name: 'packet-place', group, title: 'After a question about another place, in another language than the team’s', covers: ['LineKind::Asked', 'LineKind::Locale'],
    // Whose team speaks Greek, or Japanese where the shopper does.
    config: locale => led({ mode: 'neutral' }, locale.startsWith('el') ? 'ja' : 'el'),
    steps: async d => {
      await ask(d, 'abroad');
      await d.click('[part~=person]');
      await d.click('[data-channel=email]');
      await d.wait('[part~=team]');
    },
  },
  {
    name: 'packet-struck', group, title: 'A line is struck out',
    steps: async d => {
      await packet(d);
      await d.click('[part~=strike]');
    },
  },
  {
    name: 'packet-editing', group, title: 'A line is written anew',
    steps: async d => {
      await packet(d);
      await d.click('[part~=change]', -1);
      await d.wait('textarea');
    },
  },
  {
    name: 'packet-masked', group, title: 'Numbers and addresses are masked',
    steps: async d => {
      await people(d);
      await put(d, 'charged');
      await d.click('[part~=channel], [part~=person]');
      if (d.has('[part~=channels]')) await d.click('[part~=channel]');
      await d.wait('[part~=packet]');
    },
  },
  { name: 'call-back', group, title: 'To be called back', config: everybody(), steps: d => call(d, '+30 210 555 0148') },
  {
    name: 'call-back-wrong', group, title: 'A number that is none', config: everybody(),
    steps: async d => {
      await call(d, 'call me');
      await d.click('[part~=start]');
      await d.wait('[part~=call-form] [role=alert]');
    },
  },
  {
    name: 'call-back-sent', group, title: 'They will call', config: everybody(),
    before: d => d.world.answer(/\/call-back$/, { ok: true }),
    steps: async d => {
      await call(d, '+30 210 555 0148');
      await d.click('[part~=start]');
      await d.wait('[part~=handed-off]');
      await d.sleep(300);
    },
  },
  handed('handed-opening', 'A chat is being opened', ['ChannelKind::Chat'], 'gorgias'),
  handed('handed-drafted', 'The question stands in the chat', ['How::Drafted'], 'crisp'),
  handed('handed-sent', 'The question was sent', ['How::Sent'], 'tidio'),
  handed('handed-copied', 'The question is on the clipboard', ['How::Copied'], 'hubspot'),
  {
    name: 'handed-over', group, title: 'The shop took it', covers: ['Stage::HandedOff', 'How::Shown'],
    before: d => d.element.addEventListener('shelf-escalate', event => event.preventDefault()),
    steps: async d => {
      await start(d);
      await d.wait('[part~=handed-off]');
    },
  },
  talking('launcher-talk', 'A conversation is open', ['Talk::Started', 'Talk::Hidden'], chat => {
    chat.tell('messageFromVisitor');
    chat.tell('open');
    chat.tell('close');
  }),
  talking('launcher-unread', 'Two unread messages', ['Talk::Unread'], chat => {
    chat.tell('messageFromOperator');
    chat.tell('messageFromOperator');
  }),
  talking('launcher-covered', 'The chat’s own window is open', ['Talk::Shown'], chat => chat.tell('open')),
  {
    name: 'handed-ended', group, title: 'The conversation is over', covers: ['Talk::Ended'], config: chatting('hubspot'),
    before: d => (d.chat = fakeChat('hubspot')),
    steps: async d => {
      await start(d, 'chat');
      await d.wait('[part~=handed-off] [part~=start]');
      d.chat.tell('conversationClosed');
      await d.sleep(150);
    },
  },
];
