// Which file tells what words mean?
//
// Part of the glue. A table is asked for when somebody turns to the search of a shop that no build has told such things.

// Filled in by the build: language, file and integrity of each table, one after the other.
const TABLES = /*TABLES*/ null;

/** The bytes of a language's table; null where there is none. Rejects where it cannot be had. */
export async function fetchMeaning(base, tables, language) {
  const list = TABLES || tables || [], at = list.indexOf(language);
  if (at < 0) return null;
  const response = await fetch(new URL(base + list[at + 1], document.baseURI), { credentials: 'same-origin', integrity: list[at + 2] });
  return response.ok ? response.arrayBuffer() : null;
}
