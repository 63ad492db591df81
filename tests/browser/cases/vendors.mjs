// Do providers publish what we call?
//
// Where a package has types, the compiler says so; where it only has code, each name that we use must occur in it. Which
// providers these are is told in src/contact/provider.rs, and in the table of docs/channels.md.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const MODULES = join(HERE, 'node_modules');
const ours = name => readFileSync(join(HERE, '..', '..', 'www', 'providers', `${name}.js`), 'utf8');

const tsc = (...words) => {
  const run = spawnSync(process.execPath, [createRequire(import.meta.url).resolve('typescript/bin/tsc'), ...words], { cwd: join(HERE, 'types'), encoding: 'utf8' });
  return run.stdout + run.stderr;
};

test('Intercom and Zendesk are called as their published types say', () => {
  assert.equal(tsc('-p', '.'), '');
  // The compiler was asked, and about them.
  const files = tsc('-p', '.', '--listFiles');
  for (const file of ['@types/intercom-web/index.d.ts', '@types/zendesk-web-widget/index.d.ts', 'www/providers/zendesk.js']) {
    assert.ok(files.includes(file), `${file} was not looked at`);
  }
});

// What a vendor documents and its package does not use.
const BESIDES = { crisp: ['website:available'], livechat: [], tawk: [] };

for (const [name, folder, used] of [
  ['crisp', 'crisp-sdk-web/dist', /'((?:chat|message|session|website):[a-z:]+)'/g],
  ['livechat', '@livechat/widget-core/dist', /\b(?:on|call|get)\('([a-z_]+)'/g],
  ['tawk', '@tawk.to/tawk-messenger-react/dist', /(?:Tawk_API\.|join\(')([A-Za-z]+)/g],
]) {
  test(`${name} is called by names that its package knows`, () => {
    const published = readdirSync(join(MODULES, folder)).filter(file => /\.(js|d\.ts)$/.test(file)).map(file => readFileSync(join(MODULES, folder, file), 'utf8')).join('\n');
    const names = [...ours(name).matchAll(used)].map(match => match[1]);
    assert.ok(names.length > 5, `${names}`);
    assert.deepEqual(names.filter(call => !published.includes(call) && !BESIDES[name].includes(call)), []);
  });
}
