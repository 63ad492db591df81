// What does looking for an answer look like?

import { led, people } from '../shops.js';
import { ASKED, ask, first, open, put, read } from '../steps.js';

const group = 'Finding an answer';

const ANSWERS = /\/(titles|bodies|aid)\./;
const BODIES = /\/bodies\./;
const SURVEYS = { ask: { effort: true, recommend: true } };

const rated = (yes, config) => ({
  config: config && led(config),
  steps: async d => {
    await (config ? first(d) : read(d));
    await d.click(yes ? '[part~=rate-yes]' : '[part~=rate-no]');
    if (!yes) (await d.wait('[part~=reasons]')).scrollIntoView({ block: 'end', behavior: 'instant' });
    await d.sleep(50);
  },
});

export const HELP = [
  {
    name: 'launcher', group: 'Launcher', title: 'The launcher', attributes: { view: 'panel' },
    steps: d => d.wait('[part~=launcher]:not([hidden])'),
  },
  { name: 'launcher-hidden', group: 'Launcher', title: 'The block asks already', steps: d => d.wait('[part~=launcher][hidden]') },
  {
    name: 'launcher-none', group: 'Launcher', title: 'The shop has its own button', attributes: { view: 'panel', 'no-launcher': '' },
    steps: async () => {},
  },
  { name: 'suggestions', group, title: 'The likeliest questions', covers: ['Stage::Browsing', 'Answers::Ready', 'Text::Here'], steps: open },
  {
    name: 'loading', group, title: 'Answers on their way', covers: ['Answers::Waiting', 'Answers::Loading'],
    before: d => d.world.hold(ANSWERS),
    steps: async d => {
      await d.click('[part~=ask]');
      await d.wait('[part~=panel]');
    },
  },
  {
    name: 'offline', group, title: 'Answers that cannot be had', covers: ['Answers::Missing'],
    before: d => d.world.lose(ANSWERS),
    steps: async d => {
      await d.click('[part~=ask]');
      await d.wait('[part~=retry]');
    },
  },
  { name: 'doors', group, title: 'Help or a person', covers: ['Mode::AskFirst'], config: led({ mode: 'ask-first' }), steps: open },
  { name: 'neutral', group, title: 'Help and a person side by side', covers: ['Mode::Neutral'], config: led({ mode: 'neutral' }), steps: open },
  { name: 'help-only', group, title: 'Help alone', covers: ['Mode::HelpOnly'], config: led({ mode: 'help-only' }), steps: d => ask(d, 'nobody') },
  {
    name: 'topics', group, title: 'Topics and what to expect',
    steps: async d => {
      await open(d);
      (await d.wait('[part~=topics], [part~=service]')).scrollIntoView({ block: 'start', behavior: 'instant' });
    },
  },
  {
    name: 'topic', group, title: 'One topic', covers: ['Stage::Topic'],
    steps: async d => {
      await open(d);
      await d.click('[part~=topic]', 1);
      await d.wait('[part~=topic-list] [part~=suggestion]');
    },
  },
  {
    name: 'typing', group, title: 'A question half typed',
    steps: async d => {
      await open(d);
      await d.type('[part~=input]', d.words(ASKED.typed));
      await d.wait('[part~=completion]');
      await d.press('[part~=input]', 'ArrowDown');
    },
  },
  {
    name: 'recent', group, title: 'Asked earlier',
    steps: async d => {
      await open(d);
      await put(d, 'wash');
      await put(d, 'back');
      await d.type('[part~=input]', '');
      await d.wait('[part~=recent]', 1);
    },
  },
  { name: 'results', group, title: 'Results, and what the page itself says', covers: ['Mode::SelfService'], steps: d => ask(d, 'material') },
  {
    name: 'results-unsure', group, title: 'Only near',
    steps: async d => {
      await ask(d, 'nobody');
      await d.wait('[part~=empty]');
    },
  },
  { name: 'results-none', group, title: 'Nothing found', steps: d => ask(d, 'qqqq xxxx') },
  { name: 'results-place', group, title: 'A question about a place', steps: d => ask(d, 'place') },
  {
    name: 'foreign', group, title: 'A question in another language',
    steps: async d => {
      await ask(d, d.locale.startsWith('el') ? 'غسل الوشاح' : 'δεν μου κανει');
      await d.wait('[part~=result][lang]');
    },
  },
  {
    name: 'foreign-answer', group, title: 'An answer in another language',
    steps: async d => {
      await ask(d, d.locale.startsWith('el') ? 'غسل الوشاح' : 'δεν μου κανει');
      await d.click('[part~=result][lang]');
      await d.wait('[part~=rate]');
    },
  },
  { name: 'answer', group, title: 'An answer', covers: ['Stage::Reading'], steps: d => read(d) },
  {
    name: 'article', group, title: 'A long answer with everything in it',
    steps: async d => {
      await ask(d, 'article');
      await d.click('[part~=result]');
      await d.wait('[part~=answer] :is(table, [part~=film], [part~=callout], p)');
    },
  },
  {
    name: 'answer-coming', group, title: 'An answer on its way', covers: ['Text::Away', 'Text::Coming'],
    before: d => d.world.hold(BODIES),
    steps: async d => {
      await open(d);
      await d.click('[part~=suggestion]');
      await d.wait('[part~=answer]');
    },
  },
  {
    name: 'answer-lost', group, title: 'An answer that cannot be had', covers: ['Text::Lost'],
    before: d => d.world.lose(BODIES),
    steps: async d => {
      await open(d);
      await d.click('[part~=suggestion]');
      await d.wait('[part~=answer] [part~=retry]');
    },
  },
  { name: 'rated-yes', group: 'Did it help?', title: 'It helped', ...rated(true) },
  { name: 'rated-no', group: 'Did it help?', title: 'Not yet, and why', covers: ['Reason::Unclear', 'Reason::OffTopic', 'Reason::Wrong', 'Reason::Unwelcome'], ...rated(false) },
  {
    name: 'reason-given', group: 'Did it help?', title: 'Thanks for saying why',
    steps: async d => {
      await rated(false).steps(d);
      await d.click('[part~=reason]');
      await d.gone('[part~=reasons]');
    },
  },
  { name: 'effort', group: 'Did it help?', title: 'How much effort it took', covers: ['Survey::Effort'], ...rated(true, SURVEYS) },
  {
    name: 'recommend', group: 'Did it help?', title: 'Would they recommend the shop', covers: ['Survey::Recommend'],
    config: led(SURVEYS),
    steps: async d => {
      await rated(true, SURVEYS).steps(d);
      await d.click('[part~=score]');
      await d.wait('[part~=score]', 10);
    },
  },
  {
    name: 'urgent', group, title: 'A question for a person at once', config: people(),
    steps: async d => {
      await open(d);
      await d.click('[part~=suggestion]', -1);
      await d.wait('[part~=rate]');
    },
  },
  {
    name: 'facts', group: 'For whoever builds the shop', title: 'Facts as they happen', attributes: { debug: '' },
    steps: async d => {
      await ask(d, 'material');
      await d.wait('[part~=debug] li');
    },
  },
];
