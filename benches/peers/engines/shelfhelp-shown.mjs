// The same with all that the widget shows: titles and the passages that answer, cut and marked. No other engine here is
// asked for that; for speed only.
import { build, init, wasmBytes } from './shelfhelp.mjs'
export const name = 'shelfhelp, as shown'
export const bundleEntry = 'engines/shelfhelp-shown.mjs'
export const assets = ['wasm/engine_bg.wasm']
export { build, init, wasmBytes }
export function search({ engine }, query, limit) {
  return engine.search(query, { limit, typing: globalThis.typing === true }).hits.map((hit) => hit.id)
}
