// Which file holds what only some visits need: what words mean, how carriers' numbers look, the widget's words in a language?
//
// Part of the glue. Meanings are asked for by their language, when somebody turns to the search of a shop that no build has told
// such things; `tracking` when what was typed may be a parcel's number, which itself goes nowhere. Whatever comes is checked by
// the browser against what the build wrote down here.

// Filled in by the build: name, file and integrity of each, one after the other.
const TABLES = /*TABLES*/ null;
const CATALOGS = /*CATALOGS*/ null;

/** The file of this name, once it is here; null where there is none. Rejects where it cannot be had. */
const bring = async (base, list, name) => {
  const at = list.indexOf(name);
  if (at < 0) return null;
  const init = { credentials: 'same-origin', integrity: list[at + 2] };
  const response = await fetch(new URL(base + list[at + 1], document.baseURI), init);
  return response.ok ? response : null;
};

/** The bytes of a table; null where there is none. Rejects where it cannot be had. */
export function fetchTable(base, tables, name) {
  return bring(base, tables || TABLES || [], name).then(response => response && response.arrayBuffer());
}

/** The languages that there are catalogs of. */
export function catalogTags(catalogs) {
  return (catalogs || CATALOGS || []).filter((_, at) => at % 3 == 0);
}

/** The catalog of a language. Rejects where it cannot be had. */
export function fetchCatalog(base, catalogs, tag) {
  return bring(base, catalogs || CATALOGS || [], tag).then(response => response.json());
}
