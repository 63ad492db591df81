// Does the widget work where shoppers meet it?
//
// Every file in cases/ adds its tests; `cargo xtask test` runs them in two shares (share.mjs). One at a time: `node --test --test-name-pattern="links" main.test.mjs`.

import { readdirSync } from 'node:fs';
import { after } from 'node:test';
import { stop } from './harness.mjs';

after(stop);

const cases = readdirSync(new URL('cases/', import.meta.url)).filter(name => name.endsWith('.mjs')).sort();
for (const name of cases) await import(`./cases/${name}`);
