// Which file holds a table that only some visits need: what words mean, or how carriers' numbers look?
//
// Part of the glue. Meanings are asked for by their language, when somebody turns to the search of a shop that no build has told
// such things; `tracking` when what was typed may be a parcel's number, which itself goes nowhere.

// Filled in by the build: name, file and integrity of each table, one after the other.
const TABLES = /*TABLES*/ null;

/** The bytes of a table; null where there is none. Rejects where it cannot be had. */
export async function fetchTable(base, tables, name) {
  const list = TABLES || tables || [], at = list.indexOf(name);
  if (at < 0) return null;
  const response = await fetch(new URL(base + list[at + 1], document.baseURI), { credentials: 'same-origin', integrity: list[at + 2] });
  return response.ok ? response.arrayBuffer() : null;
}
