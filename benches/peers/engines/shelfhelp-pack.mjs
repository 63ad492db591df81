// Ours with the table of what words mean that the widget fetches once the shopper turns to the search.
import { build as plain, init as start, score, search, wasmBytes } from './shelfhelp.mjs'
export const name = 'shelfhelp with the pack'
export const bundleEntry = 'engines/shelfhelp-pack.mjs'
export const assets = ['wasm/engine_bg.wasm', 'wasm/pack.bin']
export const langs = ['en']
export { score, search, wasmBytes }
let table
export async function init(options) {
  await start(options)
  table = new Uint8Array(await (await fetch(options.origin + '/wasm/pack.bin')).arrayBuffer())
}
export function build(docs) {
  const handle = plain(docs)
  handle.engine.meaning(table)
  return handle
}
