// What do the rows' checks ask of a tab?

import assert from 'node:assert/strict';

/** The widget's own console lines. */
export const linesOf = async tab => (await tab.said()).filter(entry => entry.text.startsWith('[shelfhelp]')).map(entry => entry.text);

/** What the page was told went wrong: the detail of the first shelf-error. */
export const errorOf = async tab => (await tab.events()).find(event => event.name === 'error')?.detail;

/** Nothing offended against the page's policy. */
export const noViolations = async tab => assert.deepEqual(await tab.eval(() => window.__seen.violations), []);

/** The words on screen inside the help. */
export const textOf = tab =>
  tab.eval(() => [...document.querySelectorAll('shelf-help')].map(e => [...e.shadowRoot.children].map(child => child.innerText ?? '').join('\n')).join('\n').trim());

/** The parts that are drawn inside the help. */
export const countOf = (tab, part) =>
  tab.eval(part => [...document.querySelectorAll('shelf-help')].flatMap(e => [...(e.shadowRoot?.querySelectorAll(`[part~=${part}]`) ?? [])]).length, part);
