// What does looking for an order or a parcel look like?

import { ORDERS, busy } from '../shops.js';
import { ask, open, order, orderForm } from '../steps.js';

const group = 'Orders and parcels';

const found = (name, title, covers, told) => ({
  name, group, title, covers, config: told,
  steps: async d => {
    await order(d);
    await d.wait('[part~=order-steps]');
  },
});

export const ORDER = [
  {
    name: 'order-entry', group, title: 'The way to an order', config: ORDERS.found,
    steps: async d => {
      await open(d);
      (await d.wait('[part~=order-entry]')).scrollIntoView({ block: 'center', behavior: 'instant' });
    },
  },
  { name: 'order-card', group, title: 'A question about an order', config: ORDERS.found, steps: d => ask(d, 'order') },
  { name: 'order-form', group, title: 'Which order', covers: ['Stage::Order', 'Asked::Not'], config: ORDERS.found, steps: orderForm },
  {
    name: 'order-wrong', group, title: 'An address that is none', config: ORDERS.found,
    steps: async d => {
      await order(d, 'EL-1042', 'anna');
      await d.wait('[part~=order-form] [aria-invalid]');
    },
  },
  {
    name: 'order-waiting', group, title: 'The shop is asked', covers: ['Asked::Waiting'], config: ORDERS.waiting,
    steps: async d => {
      await order(d);
      await d.wait('[part~=order-form][aria-busy]');
    },
  },
  {
    name: 'order-none', group, title: 'No such order', covers: ['Asked::Missed', 'Looked::NotFound'], config: ORDERS.none,
    steps: async d => {
      await order(d);
      await d.wait('[part~=order-outcome]');
    },
  },
  {
    name: 'order-failed', group, title: 'The shop did not answer', covers: ['Looked::Failed', 'Looked::Slow'], config: ORDERS.failed,
    steps: async d => {
      await order(d);
      await d.wait('[part~=order-outcome]');
    },
  },
  {
    name: 'order-busy', group, title: 'Too many have asked', covers: ['Looked::Busy'], config: busy(),
    before: d => d.world.answer(/\/orders\/lookup$/, null, 429),
    steps: async d => {
      await order(d);
      await d.wait('[part~=order-outcome]');
    },
  },
  {
    name: 'order-offline', group, title: 'No network', covers: ['Looked::Offline'], config: ORDERS.found,
    steps: async d => {
      await orderForm(d);
      d.world.offline();
      await d.type('[data-focus=order-number]', 'EL-1042');
      await d.type('[data-focus=order-email]', 'anna@example.com');
      await d.click('[part~=order-find]');
      await d.wait('[part~=order-outcome]');
    },
  },
  found('order-found', 'On its way', ['Asked::Found', 'Looked::Found', 'Step::Packed', 'Step::Sent', 'Step::OutForDelivery'], ORDERS.found),
  found('order-parcels', 'In two parcels', ['Step::Delivered'], ORDERS.parcels),
  found('order-processing', 'Being got ready', ['Step::Ordered'], ORDERS.processing),
  found('order-unpaid', 'Not paid yet', ['Step::PaymentDue'], ORDERS.unpaid),
  found('order-ready', 'To be collected', ['Step::Ready'], ORDERS.ready),
  found('order-delivered', 'Delivered', [], ORDERS.delivered),
  found('order-problem', 'Something is wrong', ['Step::Problem', 'Looked::Trouble'], ORDERS.problem),
  found('order-returned', 'Back at the shop', ['Step::Returned'], ORDERS.returned),
  found('order-cancelled', 'Cancelled', ['Step::Cancelled'], ORDERS.cancelled),
  { name: 'tracking', group, title: 'A tracking number', covers: ['Proof::Checked'], steps: d => ask(d, 'parcel') },
  { name: 'tracking-several', group, title: 'A number of several carriers', covers: ['Proof::Form'], steps: d => ask(d, '9703411223') },
  { name: 'tracking-wrong', group, title: 'A mistyped number', covers: ['Proof::Wrong'], steps: d => ask(d, 'RR123456786GR') },
];
