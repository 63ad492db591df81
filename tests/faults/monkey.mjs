// Does the help outlive ten thousand things that nobody meant to do to it?
//
//   node monkey.mjs [--actions 10000] [--seed N] [--engine chromium|firefox|webkit] [--short]
//
// Calm lives of a page: a shopper, and a page that changes under the help by every road a page has; there memory, nodes and
// listeners stay flat. Wild lives: our own nodes are torn out and put elsewhere, too; there the help starts anew once, and then
// the shop's links stand. Nowhere does an exception reach the page. A run that fails says how to have it again.

import { readFileSync } from 'node:fs';
import { monkey, watch } from './monkey-page.mjs';
import { fileOf } from './packages.mjs';
import { startWorld } from './world.mjs';

// A page that is used for longer than this is a day's work. In a shorter one memory grows by the apps that happen to be there
// at once: those of elements that have just left the page stay for some seconds.
const LIFE = 2500;
const CHUNK = 50;
const LOADS_MAX = 50;
// A page that is left at the wrong moment never answers.
const ANSWER_MS = 60_000;
const MINUTES_MAX = 55;
// What a thousand actions may leave behind: caches of the browser's own, and what Yew keeps of each of the fifty-odd elements that
// come and go in them (a few listeners and some forty nodes).
const FLAT = { wasm: 2 << 20, nodes: 3000, listeners: 250, heap: 12 << 20 };

const NEVER_UP = new Error('the help never came up');

const asked = read(process.argv.slice(2));
const server = await startWorld();
const visits = makePages();
const { open } = await import(`./engines/${asked.engine}.mjs`);
const engine = await open({ port: server.port });
const until = Date.now() + MINUTES_MAX * 60_000;
const told = { lives: 0, actions: 0, floors: 0, grown: [] };
const failed = [];
while (told.actions < asked.actions && !failed.length && Date.now() < until) await live(told.lives % 2 === 1);
await engine.close();
await server.stop();
report();

/** One page view. */
async function live(wild) {
  const seed = asked.seed + told.lives, wanted = Math.min(LIFE, asked.actions - told.actions);
  const host = `t${++told.lives}`;
  const tab = await engine.page();
  let log = [], loads = 0;
  try {
    const origin = server.origin([host]);
    server.heads.set(new URL(origin).hostname, `(${watch})();`);
    await tab.goto(origin + visits[0]);
    let done = 0, since = 0, before, over = false, begun = false;
    const begin = async () => {
      await settled(tab);
      await tab.eval(`(${monkey})(${seed + done}, ${wild}, ${JSON.stringify(visits)})`);
      begun = true;
    };
    // Turbo loads what it cannot swap: another page view, in which the monkey goes on. It may leave at any moment.
    const within = async act => {
      for (;;) {
        try {
          if (!begun) await begin();
          return await inTime(act());
        } catch (error) {
          if (error === NEVER_UP || ++loads > LOADS_MAX) throw error;
          begun = false;
          since = done;
          before = undefined;
          await new Promise(done => setTimeout(done, 500));
          // Back of the first page there is nothing of the shop's.
          if (!(await tab.eval("location.pathname.startsWith('/made/')").catch(() => false))) await tab.goto(origin + visits[0]).catch(() => {});
        }
      }
    };
    while (done < wanted && !over) {
      const result = await within(() => tab.eval(`window.__monkey.run(${Math.min(CHUNK, wanted - done)}, ${until})`));
      done += result.done;
      log = result.log;
      over = result.floored || !result.done;
      if (result.errors.length) throw new Error(`an exception reached the page: ${result.errors[0]}`);
      // What is made once is there by now.
      if (!before && done - since >= wanted / 3) {
        const now = await within(() => measured(tab));
        before = { done, ...now };
      }
    }
    const after = { done, ...(await within(() => measured(tab))) };
    const [ends, errors] = await within(async () => [await tab.eval('window.__monkey.end()'), await tab.eval('window.__errors')]);
    told.actions += done;
    if (ends.includes('floor')) told.floors++;
    const wrong = ends.filter(end => end !== 'works' && end !== 'floor');
    if (wrong.length) throw new Error(wrong.join(', '));
    if (errors.length) throw new Error(`an exception reached the page: ${errors[0]}`);
    if (!wild) flat(before, after);
    if (!asked.short) console.log(`${String(told.lives).padStart(3)} ${wild ? 'wild' : 'calm'} seed ${seed}: ${done} actions, ${[...new Set(ends)].join(' and ')}; ${words(after)}`);
  } catch (error) {
    failed.push(`${error.message.split('\n').slice(0, 6).join('\n')}\n  life ${told.lives} (${wild ? 'wild' : 'calm'}), seed ${seed}; the last of ${log.length ? 'its' : 'no'} actions:\n${log.map(line => `    ${line}`).join('\n')}`);
  } finally {
    await tab.close().catch(() => {});
  }
}

async function inTime(answer) {
  let timer;
  const late = new Promise((_, fail) => (timer = setTimeout(() => fail(new Error(`no answer for ${ANSWER_MS / 1000} s`)), ANSWER_MS)));
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** The help is up. */
async function settled(tab) {
  for (let tries = 0; tries < 300; tries++) {
    if (await tab.eval("!!document.querySelector('shelf-help[data-state=ready]')").catch(() => false)) return;
    await new Promise(done => setTimeout(done, 50));
  }
  throw NEVER_UP;
}

async function measured(tab) {
  const wasm = await tab.eval('window.__memory()');
  if (engine.name !== 'chromium') return { wasm };
  const session = await tab.page.context().newCDPSession(tab.page);
  await session.send('Performance.enable');
  // Timers that are still to run hold on to what they will need.
  await new Promise(done => setTimeout(done, 300));
  for (let times = 0; times < 3; times++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const value = name => metrics.find(metric => metric.name === name).value;
  return { wasm, nodes: value('Nodes'), listeners: value('JSEventListeners'), heap: value('JSHeapUsedSize') };
}

function flat(before, after) {
  if (!before || after.done - before.done < 100) return;
  const grown = { actions: after.done - before.done };
  for (const name in FLAT) if (name in after) grown[name] = after[name] - before[name];
  told.grown.push(grown);
}

function words({ wasm, nodes, listeners, heap }) {
  return `wasm ${(wasm / 1048576).toFixed(1)} MB${nodes == null ? '' : `, ${nodes} nodes, ${listeners} listeners, heap ${(heap / 1048576).toFixed(1)} MB`}`;
}

function report() {
  // One life may end in the middle of something; all of them together may not.
  const actions = told.grown.reduce((sum, grown) => sum + grown.actions, 0);
  for (const name in FLAT) {
    const all = told.grown.filter(grown => name in grown);
    if (!all.length) continue;
    const per = (all.reduce((sum, grown) => sum + grown[name], 0) * 1000) / actions;
    console.log(`${name.padEnd(10)} ${per.toFixed(0)} more in a thousand actions (${FLAT[name]} allowed)`);
    // A slice is too short to tell growth from what is made once.
    if (per > FLAT[name] && !asked.short) failed.push(`${name} grows: ${per.toFixed(0)} in a thousand actions`);
  }
  for (const line of failed) console.log(line);
  if (failed.length) console.log(`again: node monkey.mjs --engine ${asked.engine} --seed ${asked.seed} --actions ${asked.actions}`);
  console.log(`monkey in ${engine.name} ${engine.version}, seed ${asked.seed}: ${told.actions} actions in ${told.lives} lives, ${told.floors} of them ended on the floor, ${failed.length} failures`);
  process.exitCode = failed.length ? 1 : 0;
}

/** Pages with two widgets, Turbo and htmx, and the parts that htmx swaps in. Gives their addresses. */
function makePages() {
  const script = path => readFileSync(fileOf(path), 'utf8').replaceAll('</script', '<\\/script');
  const [turbo, htmx] = [script('@hotwired/turbo/dist/turbo.es2017-umd.js'), script('htmx.org/dist/htmx.min.js')];
  const links = '<a href="/contact">Ask the shop</a>';
  const addresses = [0, 1, 2, 3].map(n => `/made/monkey-${n}.html`);
  addresses.forEach((address, n) => {
    const product = JSON.stringify({ '@context': 'https://schema.org', '@type': 'Product', name: `Scarf ${n}`, sku: `S${n}`, offers: { '@type': 'Offer', price: '37.90', priceCurrency: 'EUR' } });
    server.pages.set(address, {
      body: `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Scarf ${n}</title><script>${turbo}</script><script>${htmx}</script>
<script type="application/ld+json">${product}</script></head><body><main><h1>Scarf ${n}</h1><form><button type="button">Add to cart</button></form>
<shelf-help id="one" shop="/public/shop.json">${links}</shelf-help><p>Woven in Como.</p><div id="part"><shelf-help id="two" view="delivery" shop="/public/shop.json">${links}</shelf-help></div></main>
<script async src="/dist/loader.js"></script></body></html>`,
    });
  });
  for (const n of [0, 1, 2]) {
    server.pages.set(`/made/part-${n}.html`, { body: `<div id="part"><p>Part ${n}</p><shelf-help id="two" view="${n ? 'delivery' : 'all'}" shop="/public/shop.json">${links}</shelf-help></div>` });
  }
  return addresses;
}

function read(list) {
  const short = list.includes('--short');
  const value = (name, otherwise) => (list.includes(name) ? list[list.indexOf(name) + 1] : otherwise);
  return { short, engine: value('--engine', 'chromium'), actions: Number(value('--actions', short ? 300 : 10_000)), seed: Number(value('--seed', short ? 8 : Math.floor(Math.random() * 1e9))) };
}
