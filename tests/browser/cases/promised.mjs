// Is every test there that docs/accessibility.md names?

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { ROOT } from '../server.mjs';

test('every test that the conformance table names is there, and no row is without a word', () => {
  const page = readFileSync(join(ROOT, 'docs', 'accessibility.md'), 'utf8');
  const named = [...page.matchAll(/`([a-z]+\.mjs)` "([^"]+)"/g)];
  assert.ok(named.length > 50);
  const missing = named.filter(([, file, name]) => !readFileSync(new URL(file, import.meta.url), 'utf8').includes(name));
  assert.deepEqual(missing.map(([all]) => all), []);
  const rows = page.split('\n').filter(row => /^\| (9\.|WCAG 2\.2)/.test(row)).map(row => row.split(' | '));
  assert.equal(rows.length, 56);
  const silent = rows.filter(([, , , conformance, how, shown]) => !how || (conformance !== 'Not applicable' && shown.startsWith('–')));
  assert.deepEqual(silent, []);
});
