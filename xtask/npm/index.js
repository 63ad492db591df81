// The element, and the calls that go to the panel: what `window.shelfhelp` does, for those who import.
//
// On a server, where there is no page, importing it does nothing and every call gives nothing.

import './element.js';

const call = (name, value) => globalThis.shelfhelp?.push?.([name, value]);

export const configure = config => void call('config', config);
export const open = () => call('open');
export const close = () => call('close');
export const toggle = () => call('toggle');
export const search = query => call('search', query);
export const update = change => void call('update', change);
