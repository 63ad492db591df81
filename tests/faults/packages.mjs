// Where do the packages come from?
//
// From the browser tests, so that there is one lock file and one folder of packages for both.

import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(new URL('../browser/package.json', import.meta.url));

/** A package of the browser tests, as a module. */
export const pack = name => import(pathToFileURL(require.resolve(name)).href).then(module => module.default ?? module);

/** The place of a file in such a package. */
export const fileOf = path => require.resolve(path);
