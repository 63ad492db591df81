// What does the page notice of a panic?
//
// Part of the glue. One line in the console, and the loader's answer. The build lets nothing into a module that is over, and
// keeps the exception in which a panic ends (xtask/src/glue.rs).

/** Tells the console and the loader why this module cannot go on. */
export function fail(tell, why) {
  fail.over = true;
  if (tell.why != why) console.warn('[shelfhelp] ' + (tell.why = why));
  // The loader removes our nodes in answer; it must not do so below a render that is still on the stack.
  setTimeout(tell, 0, why);
}
