// Which states does the widget have, and how does a shopper come there?
//
// Each has a name, a group and a title; `steps` brings it about, with the driver of driver.js. Some need more:
//
//   covers       what of the widget's own types it shows: a test sees that each is shown
//   product, place, attributes, config    of the element; `place: {}` is a shopper of whom nothing is known
//   at           another instant than the stage's
//   before       done before the loader runs
//   up           what `data-state` must be before the steps: `ready` unless said
//
// The order is that of a visit.

import { BLOCK } from './states/block.js';
import { FLOOR } from './states/floor.js';
import { HELP } from './states/help.js';
import { ORDER } from './states/order.js';
import { PERSON } from './states/person.js';

export const STATES = [...BLOCK, ...HELP, ...ORDER, ...PERSON, ...FLOOR];
