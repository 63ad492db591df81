// What holds an element of the page?
//
// Taken into the scripts that ask for it.

/** The element around another, out of shadow trees too. Links, forms and documents may have a `host` that is none of these. */
export const above = at => {
  const root = at.getRootNode();
  return at.assignedSlot || at.parentElement || (root instanceof ShadowRoot ? root.host : null);
};
