// What a shop with a bundler writes.

import { open, search } from 'shelfhelp';

document.querySelector('#ask').addEventListener('click', () => open());

// The test asks for what a page would do with it.
window.ask = search;
