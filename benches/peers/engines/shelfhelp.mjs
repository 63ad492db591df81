// Ours among the engines of the search bench: the search alone, compiled as the widget is.
//
// While `globalThis.typing` is set the last word counts as begun, as it does in the widget at every key; a whole query is
// asked as the widget asks once the shopper has paused.
import start, { Engine } from '../wasm/engine.js'
export const name = 'shelfhelp'
export const bundleEntry = 'engines/shelfhelp.mjs'
export const assets = ['wasm/engine_bg.wasm']
let memory
export async function init({ origin }) {
  ({ memory } = await start({ module_or_path: origin + '/wasm/engine_bg.wasm' }))
}
export function build(docs) { return { engine: new Engine(docs), ids: docs.map((doc) => doc.id) } }
export function search({ engine, ids }, query, k) {
  return Array.from(engine.find(query, k, globalThis.typing === true), (at) => ids[at])
}
export const score = ({ engine }, query) => engine.score(query)
export const wasmBytes = () => memory.buffer.byteLength
