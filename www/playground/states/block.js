// What does the block under the price look like?

import { digital, forever, silent } from '../shops.js';
import { place } from '../steps.js';

const group = 'Under the price';
const still = async () => {};

const ways = async d => {
  await d.click('[part~=ways]');
  await d.wait('[part~=way-list]');
};

const why = async d => {
  await d.click('.row [part~=why]');
  await d.wait('[part~=timeline]');
};

const need = day => async d => {
  await d.click('[part~=need-by]');
  await d.type('[data-focus=need]', day);
  await d.wait('[part~=need] :is(li, p)');
};

export const BLOCK = [
  { name: 'block', group, title: 'A place is chosen', covers: ['Kind::Ship', 'Certainty::Given', 'ReturnBy::Until'], steps: still },
  { name: 'guess', group, title: 'The country is a guess', covers: ['Certainty::Guessed'], place: {}, steps: still },
  { name: 'ways', group, title: 'Every way it can come', covers: ['Kind::Pickup', 'Kind::Locker'], steps: ways },
  { name: 'place', group, title: 'Choosing a place', steps: d => d.click('[part~=place]') },
  {
    name: 'place-wrong', group, title: 'A postcode that is none',
    steps: async d => {
      await place(d, 'GR', '99');
      await d.wait('[part~=place-form] [aria-invalid]');
    },
  },
  {
    name: 'place-chosen', group, title: 'The shopper chose a place', covers: ['Certainty::Chosen'], place: {},
    steps: async d => {
      await place(d, 'GR', '713 05');
      await d.gone('[part~=place-form]');
    },
  },
  { name: 'why', group, title: 'Why this date', steps: why },
  { name: 'why-long', group, title: 'Why this date, made to order', covers: ['ReturnBy::Never'], product: 'THROW-LINEN', place: { country: 'GR', postcode: '713 05' }, steps: why },
  { name: 'need', group, title: 'Needed by a day', steps: need('2026-11-25') },
  { name: 'need-none', group, title: 'Needed too soon', steps: need('2026-11-19') },
  { name: 'no-delivery', group, title: 'Not delivered there', product: 'BENCH-OAK', place: { country: 'AU', postcode: '2000' }, steps: still },
  {
    name: 'counters', group, title: 'Counters and hours to choose from', covers: ['Kind::Slots'], product: 'BENCH-OAK',
    steps: async d => {
      await ways(d);
      while (d.has('details:not([open]) > summary')) await d.click('details:not([open]) > summary');
    },
  },
  { name: 'digital', group, title: 'It comes to the screen', covers: ['Kind::Digital'], product: 'CARD-50', config: digital(), steps: still },
  { name: 'no-policy', group, title: 'A shop that says nothing of delivery', config: silent(), steps: still },
  { name: 'block-alone', group, title: 'Without a launcher of its own', attributes: { view: 'delivery' }, steps: still },
  { name: 'returns-forever', group, title: 'Taken back at any time', covers: ['ReturnBy::Unlimited'], config: forever(), steps: still },
  {
    name: 'waiting', group, title: 'Before the widget is up', up: 'waiting',
    before: d => d.world.hold(/shelfhelp_bg/),
    // The outline comes with the style sheet.
    steps: d => d.until(() => d.element.shadowRoot.adoptedStyleSheets.length, 'the style sheet'),
  },
];
