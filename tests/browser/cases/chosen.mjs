// Does the designer's page keep what was chosen, through undo and through an address?

import assert from 'node:assert/strict';
import test from 'node:test';
import { changed, History, plain, read, worn, written } from '../../../www/playground/chosen.js';

const TOKENS = [
  { name: 'accent-color', type: 'color' },
  { name: 'shadow', type: 'shadow' },
  { name: 'radius', type: 'dimension' },
];
const [accent, , radius] = TOKENS;
const USUAL = { state: 'block', scheme: 'light', zoom: false };

test('a colour is chosen for one ground, a size for both', () => {
  let looks = changed(plain(), accent, 'light', '#7a2e2e');
  looks = changed(looks, accent, 'dark', '#e0a090');
  looks = changed(looks, radius, 'dark', '2px');
  assert.deepEqual(looks, { light: { 'accent-color': '#7a2e2e', radius: '2px' }, dark: { 'accent-color': '#e0a090' } });
  assert.deepEqual(worn(looks, TOKENS, 'dark'), { radius: '2px', 'accent-color': '#e0a090' });
  assert.deepEqual(worn(changed(looks, accent, 'dark', ''), TOKENS, 'dark'), { radius: '2px' }, 'a light accent stays in the light');
});

test('what is taken back comes again, until something else is done', () => {
  const history = new History(0);
  history.step(1, 'a', 0);
  history.step(2, 'b', 10);
  history.back();
  assert.equal(history.now, 1);
  history.forth();
  assert.equal(history.now, 2);
  history.back();
  history.step(3, 'c', 20);
  assert.deepEqual([history.now, history.canGoForth], [3, false]);
  history.back();
  history.back();
  history.back();
  assert.deepEqual([history.now, history.canGoBack], [0, false]);
});

test('a slider that is dragged is one step', () => {
  const history = new History(0);
  for (let i = 1; i <= 20; i++) history.step(i, 'radius', i * 16);
  history.back();
  assert.equal(history.now, 0);
  history.step(1, 'radius', 5000);
  history.step(2, 'radius', 6000);
  history.back();
  assert.equal(history.now, 1, 'after a pause it is another step');
});

test('steps are counted, not kept for ever', () => {
  const history = new History(0, 3);
  for (let i = 1; i <= 9; i++) history.step(i, '', i);
  for (let i = 0; i < 9; i++) history.back();
  assert.equal(history.now, 6);
});

test('an address holds what differs, and gives it back', () => {
  const looks = { light: { 'accent-color': '#7a2e2e', radius: '2px' }, dark: { 'accent-color': 'oklch(0.8 0.1 30)' } };
  const view = { ...USUAL, state: 'answer', zoom: true };
  const hash = written(looks, view, USUAL);
  assert.deepEqual(read(`#${hash}`, TOKENS, USUAL), { looks, view, broken: false });
  assert.equal(written(plain(), USUAL, USUAL), '');
});

test('an address that somebody made up changes nothing but what it may', () => {
  for (const [hash, wanted] of [
    ['#%', { broken: true }],
    ['#{', { broken: true }],
    ['#null', {}],
    ['#[1,2]', {}],
    ['#{"light":{"accent-color":5,"__proto__":"x","nothing":"red"},"state":7,"zoom":"yes","__proto__":{"a":1}}', {}],
    ['#{"light":["red"],"dark":"red"}', {}],
  ]) {
    assert.deepEqual(read(hash, TOKENS, USUAL), { looks: plain(), view: USUAL, broken: false, ...wanted }, hash);
  }
});
