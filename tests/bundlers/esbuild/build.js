// What a shop with esbuild does for the package: it builds modules, and copies the folder `files` to beside them.

import { cp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export async function bundle(entry, out, options) {
  await build({ entryPoints: [entry], bundle: true, minify: true, format: 'esm', outdir: out, ...options });
  const home = dirname(fileURLToPath(import.meta.resolve('shelfhelp/package.json')));
  await cp(join(home, 'files'), join(out, 'files'), { recursive: true });
}
