// At which points can the widget be made to panic, and which must nobody reach?
//
// Read off the source, so that a boundary that is new is one more case and not one forgotten: the names in `point!("…")`, and
// of the points that name a value, every variant of its type.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../browser/server.mjs';

// The kinds of points that name a value, and where its type stands.
const KINDS = {
  msg: ['src/embed/app.rs', 'Msg'],
  act: ['src/ui/act.rs', 'Act'],
  step: ['src/session/event.rs', 'Event'],
  effect: ['src/session/event.rs', 'Effect'],
};

/** The names of all points, in the order of the source. */
export function points() {
  const named = sources(join(ROOT, 'src')).flatMap(file => [...readFileSync(file, 'utf8').matchAll(/point!\("([^"]+)"(, )?/g)]);
  return named.flatMap(([, name, value]) => (value ? variants(...KINDS[name]).map(variant => `${name}:${variant}`) : [name]));
}

function variants(file, type) {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const body = new RegExp(`enum ${type} \\{\\n(.*?)\\n\\}`, 's').exec(text)[1];
  return [...body.matchAll(/^    ([A-Z]\w*)/gm)].map(([, name]) => name);
}

const sources = folder =>
  readdirSync(folder)
    .map(name => join(folder, name))
    .flatMap(path => (statSync(path).isDirectory() ? sources(path) : path.endsWith('.rs') ? [path] : []));

/** Points that nothing comes by, each with the reason. */
export const UNREACHED = {
  'step:PlaceRecalled': 'src/embed/memory.rs takes the step itself, for all elements of the page, where no point stands',
};
