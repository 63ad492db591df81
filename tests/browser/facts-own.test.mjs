import { after } from 'node:test';
import { stop } from '/tmp/shelf/wt/facts/tests/browser/harness.mjs';
after(stop);
for (const f of (process.env.CASES||'facts').split(',')) await import(`/tmp/shelf/wt/facts/tests/browser/cases/${f}.mjs`);
