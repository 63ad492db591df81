#!/usr/bin/env node
// What do the measurements say, as the tables of docs/search.md?
//
//   node report.mjs results.json
//
// Every difference is paired: both engines answer the same queries. Its interval is that of 95 % of 5,000 resamples of those
// queries (percentile bootstrap, fixed seed). A mean over sets resamples within each set, so that every set weighs the same.
import { readFileSync } from 'node:fs'
import { rng } from './lib/typo.mjs'

const OURS = 'shelfhelp'
const RESAMPLES = 5000
// The weights were chosen on these; all others are only reported.
const TUNED = ['banking77_en', 'clinc150_en', 'hint3_powerplay11', 'lohelp_fr', 'xquad_de']

const { runs } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const good = runs.filter((run) => !run.error)
const found = good.filter((run) => run.what === 'relevance')
const fast = good.filter((run) => run.what === 'speed')
const is_ours = (run) => run.engine.startsWith(OURS)

const sum = (numbers) => numbers.reduce((all, one) => all + one, 0)
const mean = (numbers) => sum(numbers) / numbers.length
/** One over the rank of each query that has an answer; of queries that have none there is no rank. */
const gains = (ranks) => ranks.filter((rank) => rank !== null).map((rank) => rank && 1 / rank)
const points = (share) => (100 * share).toFixed(1)
const signed = (share) => (share < 0 ? '−' : '+') + points(Math.abs(share))
const table = (head, rows) => [head, head.map((_, at) => at ? '--:' : '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n') + '\n'

/** The mean over sets of the mean difference, and where 95 % of its resamples lie. */
function difference(sets) {
  const diffs = sets.map(([ours, theirs]) => ours.map((gain, at) => gain - theirs[at]))
  const random = rng(20260101)
  const resampled = Array.from({ length: RESAMPLES }, () => mean(diffs.map((diff) => {
    let all = 0
    for (let i = 0; i < diff.length; i++) all += diff[Math.floor(random() * diff.length)]
    return all / diff.length
  }))).sort((a, b) => a - b)
  const [low, high] = [resampled[Math.floor(0.025 * RESAMPLES)], resampled[Math.ceil(0.975 * RESAMPLES) - 1]]
  return { by: mean(diffs.map(mean)), low, high }
}
const told = ({ by, low, high }) => `${signed(by)} [${signed(low)}, ${signed(high)}]`

/** `{set: {engine: gains}}`, clean or misspelt, of the sets that we have answered. */
function answers(key) {
  const sets = {}
  for (const run of found) if (run[key]) (sets[run.corpus] ??= {})[run.engine] = gains(run[key])
  for (const set in sets) {
    const ours = sets[set][OURS]
    if (!ours) delete sets[set]
    // Measured with another number of queries: not to be compared.
    else for (const engine in sets[set]) if (sets[set][engine].length !== ours.length) delete sets[set][engine]
  }
  return sets
}

const peersIn = (engines) => Object.keys(engines).filter((engine) => !engine.startsWith(OURS))
const best = (engines) => peersIn(engines).sort((a, b) => mean(engines[b]) - mean(engines[a]))[0]

function relevance(key) {
  const sets = answers(key)
  const rows = []
  const below = []
  for (const [set, engines] of Object.entries(sets).sort()) {
    const peer = best(engines)
    const by = peer && difference([[engines[OURS], engines[peer]]])
    if (by?.high < 0) below.push(set)
    const row = [set + (TUNED.includes(set) ? ' (tuned)' : ''), engines[OURS].length, points(mean(engines[OURS]))]
    rows.push(peer ? [...row, `${points(mean(engines[peer]))} ${peer}`, told(by)] : [...row, '', ''])
  }
  const all = Object.entries(sets)
  const groups = [['mean of the tuned', all.filter(([set]) => TUNED.includes(set))], ['mean of the others', all.filter(([set]) => !TUNED.includes(set))], ['mean of all', all]]
  for (const [at, [name, group]] of groups.entries()) if (group.length > 1 && (at === 2 || group.length < all.length)) rows.push(...means(name, group.map(([, engines]) => engines)))
  return rows.length && table(['set', 'queries', OURS, 'best peer', 'difference'], rows) + `\nSignificantly below the best peer: ${below.join(', ') || 'none'}.\n`
}

/** Against the one peer that is best over these sets, and against the best of each set. */
function means(name, sets) {
  const everywhere = peersIn(sets[0]).filter((peer) => sets.every((engines) => engines[peer]))
  const over = (peer) => mean(sets.map((engines) => mean(engines[peer])))
  const single = everywhere.sort((a, b) => over(b) - over(a))[0]
  if (!single) return []
  const row = [`**${name}**`, sum(sets.map((engines) => engines[OURS].length)), points(over(OURS))]
  const bests = sets.map((engines) => engines[best(engines)])
  return [
    [...row, `${points(over(single))} ${single}`, told(difference(sets.map((engines) => [engines[OURS], engines[single]])))],
    ['', '', '', `${points(mean(bests.map(mean)))} best of each`, told(difference(sets.map((engines, at) => [engines[OURS], bests[at]])))]
  ]
}

/** Ours with meaning beside ours without. */
function meaning(key) {
  const sets = answers(key)
  const kinds = [...new Set(found.filter(is_ours).map((run) => run.engine))].filter((engine) => engine !== OURS)
  const rows = Object.entries(sets).sort().filter(([, engines]) => kinds.some((kind) => engines[kind])).map(([set, engines]) => {
    const kind = (kind) => engines[kind] ? `${points(mean(engines[kind]))}, ${told(difference([[engines[kind], engines[OURS]]]))}` : ''
    return [set + (TUNED.includes(set) ? ' (tuned)' : ''), points(mean(engines[OURS])), ...kinds.map(kind)]
  })
  return rows.length && table(['set', OURS, ...kinds], rows)
}

/** Every engine on every set. */
function every(key) {
  const sets = [...new Set(found.map((run) => run.corpus))].sort()
  const of = (engine, set) => found.find((run) => run.engine === engine && run.corpus === set)?.[key]
  const rows = [...new Set(found.map((run) => run.engine))].map((engine) => {
    const means = sets.map((set) => of(engine, set)).map((ranks) => ranks && mean(gains(ranks)))
    return { engine, means, all: mean(means.filter((one) => one !== undefined)) }
  })
  const told = ({ engine, means }) => [engine, ...means.map((one) => one === undefined ? '' : points(one))]
  return rows.length && table(['engine', ...sets], rows.sort((a, b) => b.all - a.all).map(told))
}

function unanswerable() {
  const sets = [...new Set(found.filter((run) => run.auroc).map((run) => run.corpus))].sort()
  const engines = [...new Set(found.filter((run) => run.auroc).map((run) => run.engine))]
  const of = (engine, set) => found.find((run) => run.engine === engine && run.corpus === set)?.auroc
  const rows = engines.map((engine) => [engine, ...sets.map((set) => of(engine, set)?.toFixed(3) ?? '')])
  return rows.length && table(['engine', ...sets], rows.sort((a, b) => b[1] - a[1]))
}

function speed() {
  const rows = []
  for (const corpus of [...new Set(fast.toSorted((a, b) => a.docs - b.docs).map((run) => run.corpus))]) {
    const at = fast.filter((run) => run.corpus === corpus)
    const size = at[0].docs + (corpus.endsWith('multi') ? ' in five languages' : '')
    for (const run of at) {
      const times = ['flexsearch', 'minisearch-tuned'].map((peer) => {
        const theirs = at.find((other) => other.engine === peer)?.keys.p95
        return theirs && is_ours(run) ? `×${(run.keys.p95 / theirs).toFixed(1)}` : ''
      })
      rows.push([size, run.engine, run.keys.p50.toFixed(3), run.keys.p95.toFixed(3), ...times, run.build_ms.toFixed(0), run.wasm ? (run.wasm / 2 ** 20).toFixed(1) : ''])
    }
  }
  return rows.length && table(['documents', 'engine', 'p50 ms', 'p95 ms', 'of flexsearch', 'of minisearch-tuned', 'built in ms', 'Wasm MB'], rows)
}

function bytes() {
  const engines = [...new Map(found.filter((run) => run.code).map((run) => [run.engine, run.code])).entries()]
  const rows = engines.sort(([, a], [, b]) => a.brotli - b.brotli).map(([engine, code]) => [engine, code.raw, code.brotli])
  return rows.length && table(['engine', 'raw', 'brotli'], rows)
}

const chapters = [
  ['MRR@10, as the queries were written', relevance('ranks')], ['MRR@10, one slip in every query', relevance('misspelt')],
  ['With meaning, as the queries were written', meaning('ranks')], ['With meaning, one slip in every query', meaning('misspelt')],
  ['Every engine, as the queries were written', every('ranks')],
  ['Answerable from not, by the best score (area under the curve)', unanswerable()], ['Each key, in Chromium', speed()],
  ['Bytes of each engine\'s module', bytes()]
]
for (const [name, text] of chapters) if (text) console.log(`\n### ${name}\n\n${text}`)
for (const run of runs.filter((run) => run.error)) console.log(`${run.corpus}, ${run.engine}: ${run.error}`)
