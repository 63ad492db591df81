// Is the npm package what it says, and is what it says of the element true of the element that runs?

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import Ajv from 'ajv';
import { openPage } from '../harness.mjs';
import { NPM, ROOT } from '../server.mjs';

const json = name => JSON.parse(readFileSync(join(NPM, name), 'utf8'));
const manifest = () => json('custom-elements.json');
const element = () => manifest().modules[0].declarations[0];
const names = list => list.map(({ name }) => name);
const SCARF = 'examples/shop/pages/silk-scarf.html';

/** A folder in which the package is installed. */
function installed(t) {
  const folder = mkdtempSync(join(tmpdir(), 'shelfhelp-npm-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(NPM, join(folder, 'node_modules', 'shelfhelp'));
  return folder;
}

test('what package.json exports is there, and Node finds it', t => {
  const { exports } = json('package.json');
  const folder = installed(t);
  const wanted = Object.keys(exports).filter(name => !name.includes('*')).map(name => `shelfhelp${name.slice(1)}`);
  wanted.push('shelfhelp/themes/boutique.css', 'shelfhelp/files/loader.js');
  const code = `for (const name of ${JSON.stringify(wanted)}) console.log(import.meta.resolve(name));`;
  const found = execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: folder, encoding: 'utf8' }).trim().split('\n');
  assert.deepEqual(found.filter(url => !existsSync(new URL(url))), []);
  assert.equal(found.length, wanted.length);
  for (const entry of Object.values(exports)) if (entry.types) assert.ok(existsSync(join(NPM, entry.types)), entry.types);
  const own = json('package.json');
  for (const key of ['unpkg', 'jsdelivr', 'customElements', 'types']) assert.ok(existsSync(join(NPM, own[key])), key);
  assert.match(readFileSync(join(ROOT, 'Cargo.toml'), 'utf8'), new RegExp(`^version = "${own.version.replaceAll('.', '\\.')}"`, 'm'));
});

test('on a server, importing it does nothing', t => {
  const code = `import * as help from 'shelfhelp'; import 'shelfhelp/element'; console.log(help.open(), typeof help.search, globalThis.shelfhelp);`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: installed(t), encoding: 'utf8' });
  assert.equal(said, 'undefined function undefined\n');
});

test('npm packs every file and no other', () => {
  const { stdout } = spawnSync('npm', ['pack', NPM, '--dry-run', '--json'], { encoding: 'utf8' });
  const packed = JSON.parse(stdout)[0].files.map(({ path }) => path).sort();
  const there = readdirSync(NPM, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  const wanted = there.map(entry => join(entry.parentPath ?? entry.path, entry.name).slice(NPM.length + 1)).sort();
  assert.deepEqual(packed, wanted);
  const top = packed.filter(path => !path.includes('/'));
  assert.deepEqual(top, [
    'LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'custom-elements.json', 'element.d.ts', 'element.js', 'html-custom-data.json',
    'index.d.ts', 'index.js', 'package.json', 'react.d.ts', 'schema.json', 'shop.d.ts',
  ]);
});

test('every address in the module is a file of the package', () => {
  const module = readFileSync(join(NPM, 'element.js'), 'utf8');
  const files = [...module.matchAll(/new URL\('\.\/([^'?]+)\?no-inline', import\.meta\.url\)/g)].map(match => match[1]);
  assert.ok(files.length > 30, `${files.length}`);
  assert.deepEqual(files.filter(file => !existsSync(join(NPM, file))), []);
  const loaded = /\.(js|wasm|css|json|bin|txt)$/;
  const all = readdirSync(join(NPM, 'files'), { recursive: true }).map(path => `files/${path}`);
  const besides = /files\/(loader\.js|integrity\.json|THIRD-PARTY\.txt|themes\/)/;
  assert.deepEqual(all.filter(path => loaded.test(path) && !besides.test(path) && !files.includes(path)), [], 'files that the module does not know');
});

test('the types compile, also for React, and refuse what is wrong', t => {
  const folder = installed(t);
  for (const name of ['npm.ts', 'npm-react.tsx']) copyFileSync(join(ROOT, 'tests', 'browser', 'types', name), join(folder, name));
  for (const name of ['@types', 'csstype']) symlinkSync(join(ROOT, 'tests', 'browser', 'node_modules', name), join(folder, 'node_modules', name));
  const options = { strict: true, noEmit: true, target: 'es2022', module: 'esnext', moduleResolution: 'bundler', jsx: 'react-jsx', lib: ['es2022', 'dom', 'dom.iterable'], types: [], preserveSymlinks: true };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['npm.ts', 'npm-react.tsx'] }));
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const run = spawnSync(process.execPath, [tsc, '-p', folder, '--listFiles'], { encoding: 'utf8' });
  assert.deepEqual(run.stdout.split('\n').filter(line => / error /.test(line)), []);
  for (const file of ['shelfhelp/index.d.ts', 'shelfhelp/element.d.ts', 'shelfhelp/shop.d.ts', 'shelfhelp/react.d.ts']) assert.ok(run.stdout.includes(file), file);
});

test('the manifest is one, by its published schema', () => {
  const schema = createRequire(import.meta.url)('custom-elements-manifest/schema.json');
  const valid = new Ajv({ strict: false, allErrors: true }).compile(schema);
  assert.ok(valid(manifest()), JSON.stringify(valid.errors, null, 2));
  assert.equal(valid({ ...manifest(), modules: [{ kind: 'javascript-module' }] }), false);
});

test('attributes, properties and methods are those of the element', async t => {
  const view = await openPage(t, SCARF);
  await view.state('ready');
  const { attributes, members } = element();
  const real = await view.page.evaluate(() => {
    const ShelfHelp = customElements.get('shelf-help');
    const own = Object.entries(Object.getOwnPropertyDescriptors(ShelfHelp.prototype)).filter(([name]) => !/^_|Callback$|^constructor$/.test(name));
    return {
      observed: ShelfHelp.observedAttributes,
      methods: own.filter(([, { value }]) => typeof value === 'function').map(([name]) => name),
      properties: own.filter(([, { get }]) => get).map(([name]) => name),
    };
  });
  assert.deepEqual(names(attributes).sort(), real.observed.sort());
  assert.deepEqual(names(members.filter(({ kind }) => kind === 'method')).sort(), real.methods.sort());
  // This one is read where the element is asked, and has no accessor.
  const fields = names(members.filter(({ kind }) => kind === 'field')).filter(name => name !== 'onOrderLookup');
  assert.deepEqual(fields.sort(), real.properties.sort());
  for (const { name, fieldName, type } of attributes) {
    const got = await view.page.evaluate(([attribute, property, type]) => {
      const help = document.createElement('shelf-help');
      const value = type === 'boolean' ? true : type === 'number' ? 2 : (/'([^']+)'/.exec(type)?.[1] ?? 'x');
      help[property] = value;
      return [help.hasAttribute(attribute), String(help[property]) === String(value)];
    }, [name, fieldName, type.text]);
    assert.deepEqual(got, [true, true], name);
  }
});

test('events, parts and custom properties are those that a visit meets', async t => {
  const view = await openPage(t, SCARF);
  await view.state('ready');
  const seen = new Set();
  const look = async () => {
    const found = await view.page.evaluate(() => [...document.querySelector('shelf-help').shadowRoot.querySelectorAll('[part]')].flatMap(node => [...node.part]));
    found.forEach(part => seen.add(part));
  };
  await view.inside('[part~=ways]').click();
  await look();
  await view.inside('[part~=why]').first().click();
  await view.inside('[part~=need-by]').click();
  await look();
  await view.inside('[part~=ask]').click();
  await view.inside('[part~=panel]').waitFor();
  await look();
  await view.inside('[part~=input]').fill('how do I wash it');
  await view.inside('[part~=result]').first().waitFor();
  await look();
  await view.inside('[part~=result]').first().click();
  await view.inside('[part~=rate-no]').click();
  await look();
  await view.inside('[part~=back]').click();
  // What nobody can answer leads to people.
  await view.inside('[part~=input]').fill('zzqx vvkw');
  await view.page.keyboard.press('Enter');
  await view.inside('[part~=empty]').waitFor();
  await view.inside('[part~=person], [part~=channels]').first().waitFor();
  await look();
  await view.page.evaluate(() => document.querySelector('shelf-help').close());
  const known = element();
  const parts = names(known.cssParts);
  assert.ok(seen.size > 30, `${[...seen]}`);
  assert.deepEqual([...seen].filter(part => !parts.includes(part)), []);
  const told = new Set((await view.events()).map(({ name }) => `shelf-${name}`));
  assert.deepEqual([...told].filter(name => !names(known.events).includes(name)), []);
  for (const name of ['shelf-ready', 'shelf-open', 'shelf-search', 'shelf-answer', 'shelf-rate', 'shelf-fact', 'shelf-close']) assert.ok(told.has(name), name);
  // What the widget's own sheet reads from the page is what the manifest lists.
  const sheet = await view.page.evaluate(() => document.querySelector('shelf-help').shadowRoot.adoptedStyleSheets.flatMap(sheet => [...sheet.cssRules]).map(rule => rule.cssText).join('\n'));
  const read = new Set([...sheet.matchAll(/var\((--shelf-[\w-]+)/g)].map(match => match[1]));
  assert.deepEqual([...read].sort(), names(known.cssProperties).sort());
});
