// How does the module come that reads a shop written as one document?
//
// Part of the glue, because only scripts can call import(). It is asked for when such a shop is met, by most pages never.

// Filled in by the build: script and module, each followed by its integrity.
const FILES = /*FILES*/ null;

let coming;

const load = async (base, [glue, glueIntegrity, wasm, wasmIntegrity]) => {
  const at = name => new URL(base + name, document.baseURI).href;
  const hint = document.createElement('link');
  Object.assign(hint, { rel: 'modulepreload', crossOrigin: 'anonymous', integrity: glueIntegrity, href: at(glue) });
  document.head.append(hint);
  const fetched = fetch(at(wasm), { credentials: 'same-origin', integrity: wasmIntegrity });
  // Met where it is awaited; until then it must not count as unhandled in the page.
  fetched.catch(() => {});
  const module = await import(at(glue));
  await module.default({ module_or_path: fetched });
  return module;
};

/** The parts of a shop, from its document; both are bytes. Rejects where the module cannot be had, and may be asked again. */
export async function readDocument(base, files, shop, now) {
  coming = coming || load(base, files || FILES);
  try {
    return (await coming).read(shop, now);
  } catch (e) {
    coming = 0;
    throw e;
  }
}
