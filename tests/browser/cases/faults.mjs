// Does a run of faults outlive a browser that ends, or stands still?

import assert from 'node:assert/strict';
import test from 'node:test';
import { keep } from '../../faults/keep.mjs';
import { table } from '../../faults/table.mjs';

/** Browsers of which the first ones end with a row of this name. */
const browsers = (deadly, ends) => {
  const opened = [];
  return {
    opened,
    open: async () => {
      const number = opened.length, engine = { alive: true, closed: false, version: `1.${number}` };
      opened.push(engine);
      engine.page = async () => {
        if (!engine.alive) throw new Error('the browser has ended');
        return { eval: async () => 2, close: async () => {} };
      };
      engine.close = async () => void (engine.closed = true);
      engine.run = name => {
        if (name === deadly && number < ends) engine.alive = false;
        return engine.alive ? { held: name !== 'broken', why: [], ms: 10, end: 'works' } : { held: false, why: ['the browser has ended'] };
      };
      return engine;
    },
  };
};

for (const [what, ends, opened, held] of [
  ['one browser serves all rows', 0, 1, [true, true, false, true]],
  ['a row that ends its browser is tried once more in another, and the next ones go on in that', 1, 2, [true, true, false, true]],
  ['a row that ends two is broken, and the next ones have a third', 2, 3, [true, false, false, true]],
]) {
  test(what, async () => {
    const world = browsers('deadly', ends), engine = await keep(world.open), names = ['first', 'deadly', 'broken', 'last'];
    const results = [];
    for (const name of names) results.push({ row: 1, fault: name, engine: 'firefox', ...(await engine.judge(engine => engine.run(name))) });
    await engine.close();
    assert.deepEqual(results.map(result => result.held), held);
    assert.equal(world.opened.length, opened);
    assert.ok(world.opened.every(engine => engine.closed), 'none is left behind');
    const rows = names.map(fault => ({ row: 1, fault, sees: '' }));
    assert.equal(table(rows, results, ['firefox']).split('\n').filter(line => line.includes('started anew')).length, ends ? 1 : 0);
  });
}

test('a row that does not end is ended, and tried once more where the browser stands still with it', async () => {
  const world = browsers('none', 0), engine = await keep(world.open, 20);
  const stuck = engine => new Promise(() => (engine.alive = false));
  const result = await engine.judge(engine => (world.opened.length === 1 ? stuck(engine) : engine.run('next')));
  assert.deepEqual([result.held, result.anew, world.opened.length], [true, true, 2]);
  const slow = await engine.judge(() => new Promise(() => {}));
  assert.deepEqual([slow.held, slow.why, world.opened.length], [false, ['no answer in 0.02 s'], 2]);
  await engine.close();
});
