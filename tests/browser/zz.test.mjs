import { after } from 'node:test';
import { stop } from './harness.mjs';
after(stop);
for (const name of process.env.CASES.split(',')) await import(`./cases/${name}.mjs`);
