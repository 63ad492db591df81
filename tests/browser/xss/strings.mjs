// What do attackers write?
//
// The project's own strings in tests/hostile.json, and those of others where they are at hand: the folder that SHELFHELP_DATA
// names, else ../shared/data beside the project. They would call alert(), or fetch something of canary.invalid, once anything
// took them for more than text.

import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { ROOT } from '../server.mjs';

/** The project's own, class by class: addresses, Markdown, markup, ways out of quotes, names that mean something, marks. */
const CLASSES = JSON.parse(readFileSync(join(ROOT, 'tests', 'hostile.json'), 'utf8'));
const OURS = Object.values(CLASSES).flat();

const folder = process.env.SHELFHELP_DATA ?? join('..', 'shared', 'data');
const FILE = join(isAbsolute(folder) ? folder : join(ROOT, folder), 'hostile', 'xss.json');
const ALL = Boolean(process.env.SHELFHELP_ALL);
// What is tried of others' in the short run.
const EACH = 40;

/** All strings of this run, and what is said of it. */
export function strings() {
  if (!existsSync(FILE)) return { all: OURS, said: `${FILE} is absent: ${OURS.length} strings of our own; name the folder in SHELFHELP_DATA` };
  const others = JSON.parse(readFileSync(FILE, 'utf8')).map(one => one.payload);
  const some = ALL ? others : others.filter((_, at) => at % EACH === 0);
  return { all: [...OURS, ...some], said: `${OURS.length} strings of our own, ${some.length} of ${others.length} in ${FILE}` };
}

/** A list in pieces of at most this length, about as long as one another. */
export function pieces(list, length) {
  const size = Math.ceil(list.length / Math.ceil(list.length / length));
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}
