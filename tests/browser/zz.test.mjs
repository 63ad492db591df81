import { after } from 'node:test';
import { stop } from './harness.mjs';
after(stop);
await import('./cases/looks.mjs');
