// Ours with what a build finds out by its larger table: the words that stand for each answer without being in it. The table
// stays with the build; only these words travel.
import { build as plain, init as start, score, search, wasmBytes } from './shelfhelp.mjs'
export const name = 'shelfhelp with expansion'
export const bundleEntry = 'engines/shelfhelp-expand.mjs'
export const assets = ['wasm/engine_bg.wasm']
export const langs = ['en']
export { score, search, wasmBytes }
let table
export async function init(options) {
  await start(options)
  table = new Uint8Array(await (await fetch(options.origin + '/wasm/table.bin')).arrayBuffer())
}
export function build(docs) {
  const handle = plain(docs)
  handle.expansion = handle.engine.expand(table)
  return handle
}
/** Counted as the index: what has to be fetched beside the documents. */
export const serialize = (handle) => handle.expansion
