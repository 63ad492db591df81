// What runs inside the page, whichever browser it is in?
//
// Functions here are sent as text: each stands alone, and knows nothing of Node.

/** A function with its arguments as one expression; a string is one already. */
export const text = (run, args = []) => (typeof run === 'string' ? run : `(${run})(${args.map(arg => (arg === undefined ? 'undefined' : JSON.stringify(arg))).join(', ')})`);

/** The first element of this selector on the page; `>>>` goes into a shadow root. */
export function find(selector) {
  let at = document;
  for (const part of selector.split(' >>> ')) at = at && (at.shadowRoot || at).querySelector(part);
  return at;
}
