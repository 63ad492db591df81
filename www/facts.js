// Who brings the files that tell facts on, where the shop has turned that on?
//
// Part of the glue. Shops that turn nothing on never fetch them.

// Filled in by the build: name and integrity of tell.js, then those of show.js.
const FACTS = /*FACTS*/ null;
const brought = [];
// What www/facts/tell.js keeps.
const KEPT = [['sessionStorage', 'shelfhelp:id'], ['localStorage', 'shelfhelp:visitor']];

const drop = ([store, key]) => {
  try {
    window[store].removeItem(key);
  } catch (e) {
    // What cannot be had was never kept.
  }
};

/** Tells a fact on, and shows in `root` where it went. What cannot be had costs the page nothing. */
export async function tellFact(base, files, record, may, root) {
  const list = files || FACTS || [];
  const bring = at => brought[at] || (brought[at] = new Promise(done => {
    const href = new URL(base + list[at], document.baseURI).href;
    // A module that was asked for in this way is checked; by import() alone it is not.
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', crossOrigin: 'anonymous', integrity: list[at + 1], href }));
    done(import(href));
  }));
  try {
    // Where nobody may be told, nobody is needed to tell it; what an earlier visit kept is forgotten all the same.
    if (!root && !brought[0] && may() > 1) return KEPT.forEach(drop);
    const went = (await bring(0)).tell(record, may);
    if (root) (await bring(2)).show(root, record, went);
  } catch (e) {
    // Blocked or not there: the page's events have told it already.
  }
}
