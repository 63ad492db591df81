#!/usr/bin/env node
// How well and how fast does each engine answer, query by query?
//
//   node measure.mjs relevance --data FILE,… --engines ID,… --out FILE [--max-queries 1000] [--again ID,…]
//   node measure.mjs speed     --data FOLDER --engines ID,… --out FILE [--sizes 79,298,1000,10000,78040,multi]
//
// Runs inside a copy of the search bench, whose pages, bundles, seeds and misspellings it uses; unlike run.mjs there it
// keeps the rank of every query, which paired comparison needs. What an engine has answered is not asked again, unless it
// is named after --again.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { bundle, root } from './lib/bundle.mjs'
import { auroc, latency } from './lib/metrics.mjs'
import { prepare } from './lib/prepare.mjs'
import { serve } from './lib/server.mjs'
import { shuffled, typoSet } from './lib/typo.mjs'

const BEST = 10
const RUN_MS = 600e3
const KEYS = 2000

const { values: asked, positionals: [task] } = parseArgs({ allowPositionals: true, options: {
  data: { type: 'string' }, engines: { type: 'string' }, out: { type: 'string' }, again: { type: 'string', default: '' },
  'max-queries': { type: 'string', default: '1000' }, sizes: { type: 'string', default: '79,298,1000,10000,78040,multi' }
} })
const again = asked.again.split(',')
const results = existsSync(asked.out) ? JSON.parse(readFileSync(asked.out, 'utf8')) : { runs: [] }
mkdirSync(path.join(root, 'out/data'), { recursive: true })
const mounts = { '/page/': 'page', '/out/': 'out', '/wasm/': 'wasm' }
for (const at in mounts) mounts[at] = path.join(root, mounts[at])
const server = await serve(mounts)
const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--js-flags=--max-old-space-size=4096']
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args })

try {
  if (task === 'relevance') for (const file of asked.data.split(',')) await relevance(read(file))
  else if (task === 'speed') for (const size of asked.sizes.split(',')) await speed(size)
  else throw new Error('say relevance or speed')
} finally {
  await browser.close()
  server.close()
}

function read(file) {
  const bytes = readFileSync(file)
  const corpus = JSON.parse(file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
  // Only id, title and body reach the engines.
  const docs = corpus.docs.map((doc) => ({ id: String(doc.id), title: doc.title ?? '', body: doc.body ?? '' }))
  const name = path.basename(file).replace(/\.json(\.gz)?$/, '')
  // As the bench chooses each engine's set-up: one language, or `mix` for several.
  const lang = corpus.lang.includes(',') ? 'mix' : corpus.lang.match(/^[a-z]+/)[0]
  return { name, lang, docs, queries: corpus.queries }
}

function declared(id) {
  // Only the declarations are read here: the module itself is made for the browser.
  const source = readFileSync(path.join(root, 'engines', id + '.mjs'), 'utf8')
  const get = (key) => {
    const line = source.match(new RegExp(`^export const ${key} = (.*)$`, 'm'))
    return line ? (0, eval)(`(${line[1]})`) : undefined
  }
  const file = path.join(root, 'engines', id + '.mjs')
  return { id, file, name: get('name'), langs: get('langs'), skipLangs: get('skipLangs'), prepared: get('prepared'), assets: get('assets'), maxDocs: get('maxDocs') }
}

/** Every engine that can read this corpus and has not answered so many queries yet: its page is ready, its index built. */
async function each(corpus, what, queries, work) {
  writeFileSync(path.join(root, 'out/data', corpus.name + '.json'), JSON.stringify({ docs: corpus.docs }))
  for (const engine of asked.engines.split(',').map(declared)) {
    const { langs, skipLangs, maxDocs } = engine
    if (langs && !langs.includes(corpus.lang) || skipLangs?.includes(corpus.lang) || maxDocs < corpus.docs.length) continue
    const old = results.runs.findIndex((run) => run.what === what && run.corpus === corpus.name && run.engine === engine.name)
    const known = results.runs[old]
    if (known && !known.error && known.queries === queries && !again.includes(engine.id)) continue
    const run = { what, corpus: corpus.name, docs: corpus.docs.length, queries, engine: engine.name, id: engine.id }
    const page = await browser.newPage()
    try {
      await open(page, engine, corpus, run)
      await work((name, ...rest) => page.evaluate(([f, a]) => window.bench[f](...a), [name, rest]), page, run)
    } catch (error) { run.error = String(error.message ?? error).slice(0, 300) }
    await page.close()
    if (old >= 0) results.runs[old] = run; else results.runs.push(run)
    writeFileSync(asked.out, JSON.stringify(results))
    console.log(told(run))
  }
}

async function open(page, engine, corpus, run) {
  const prepared = engine.prepared && await prepare[engine.prepared](corpus.name, corpus, corpus.lang)
  const built = await bundle(engine.file, corpus.lang, engine)
  run.code = prepared?.client ?? built.code
  const options = { lang: corpus.lang, origin: server.origin, preparedUrl: prepared && server.origin + prepared.url }
  const call = (name, ...rest) => page.evaluate(([f, a]) => window.bench[f](...a), [name, rest])
  await page.goto(server.origin + '/page/index.html')
  await page.waitForFunction('window.benchReady')
  await call('data', `${server.origin}/out/data/${encodeURIComponent(corpus.name)}.json`)
  await call('load', server.origin + built.js, options)
  run.build_ms = await call('build')
}

async function relevance(corpus) {
  const queries = shuffled(corpus.queries, 7).slice(0, Number(asked['max-queries']))
  const misspelt = typoSet(queries)
  console.log(`== ${corpus.name}: ${corpus.docs.length} documents, ${queries.length} queries, ${misspelt.length} misspelt`)
  await each(corpus, 'relevance', queries.length, async (call, page, run) => {
    const ask = async (of) => {
      const said = await call('run', of.map((query) => query.q), BEST, RUN_MS, true, 1)
      if (said.ids.length < of.length) throw new Error('over the time limit')
      run.errors = (run.errors ?? 0) + said.errors
      return of.map((query, at) => rank(query, said.ids[at]))
    }
    run.ranks = await ask(queries)
    // Where few queries have a word that can be misspelt, the script has no such letters.
    if (misspelt.length > queries.length / 2) run.misspelt = await ask(misspelt)
    const scores = await call('scores', queries.map((query) => query.q), RUN_MS)
    const of = (known) => scores.filter((_, at) => queries[at].relevant.length > 0 === known)
    // What travels beside the documents; of other engines it would be the whole index.
    if (run.id.startsWith('shelfhelp')) run.more = (await call('serialize'))?.chars
    if (scores) run.auroc = auroc(of(true), of(false))
  })
}

/** The place of the first right document among the ten best, from 1; 0 where there is none; null where none is right. */
function rank(query, ids) {
  if (!query.relevant?.length) return null
  const right = new Set(query.relevant.map(String))
  return [...new Set(ids.map(String))].slice(0, BEST).findIndex((id) => right.has(id)) + 1
}

async function speed(size) {
  // The first documents of the smallest collection that has so many, and the same queries at every size; or ten thousand
  // documents in five languages, with queries of their own.
  const isMulti = size === 'multi'
  const name = isMulti ? 'scale_10k_multi' : size <= 1000 ? 'scale_1k' : size <= 10000 ? 'scale_10k' : 'scale_all'
  const corpus = read(path.join(asked.data, name + '.json.gz'))
  const { queries } = isMulti ? corpus : read(path.join(asked.data, 'scale_all.json.gz'))
  if (!isMulti) {
    corpus.docs = corpus.docs.slice(0, Number(size))
    corpus.name = `scale_${corpus.docs.length}`
  }
  const keys = []
  for (const { q } of shuffled(queries, 11)) for (let end = 1; end <= [...q].length; end++) keys.push([...q].slice(0, end).join(''))
  keys.splice(KEYS)
  console.log(`== ${corpus.docs.length} documents, ${keys.length} keys`)
  await each(corpus, 'speed', keys.length, async (call, page, run) => {
    await page.evaluate(() => { globalThis.typing = true })
    // With other strings than those that are timed.
    await call('run', queries.slice(0, 60).map(({ q }) => q + ' x'), BEST, 20e3, false)
    run.keys = latency((await call('run', keys, BEST, 120e3, false, 3)).ms)
    run.wasm = await call('wasmBytes')
  })
}

function told(run) {
  const name = run.engine.padEnd(20)
  if (run.error) return `${name} failed: ${run.error}`
  const code = `${String(run.code.brotli).padStart(6)} B`
  if (run.keys) return `${name} ${code}  key p50 ${run.keys.p50} p95 ${run.keys.p95} ms (${run.keys.n}), built in ${run.build_ms.toFixed(0)} ms`
  const mean = (ranks) => {
    const answerable = ranks.filter((rank) => rank !== null)
    return (100 * answerable.reduce((sum, rank) => sum + (rank && 1 / rank), 0) / answerable.length).toFixed(1)
  }
  const misspelt = run.misspelt ? `, misspelt ${mean(run.misspelt)}` : ''
  return `${name} ${code}  MRR@10 ${mean(run.ranks)}${misspelt}${run.auroc ? ', AUROC ' + run.auroc : ''}${run.errors ? `, ${run.errors} errors` : ''}`
}
