// What has the designer chosen, what was it before, and how is it written into an address?
//
// Looks are two sets of values by the token's name: `light` holds everything, `dark` the colours and shadows of a dark
// ground. Everything here is plain data, so that the tests run it without a page.

/** Nothing chosen. */
export const plain = () => ({ light: {}, dark: {} });

/** Whether a token has a value of its own on a dark ground. */
export const turns = token => token.type === 'color' || token.type === 'shadow';

/** The values that hold on a ground: on a dark one, colours chosen for the light one do not. */
export function worn(looks, tokens, scheme) {
  if (scheme !== 'dark') return { ...looks.light };
  const shared = tokens.filter(token => !turns(token) && token.name in looks.light).map(token => [token.name, looks.light[token.name]]);
  return { ...Object.fromEntries(shared), ...looks.dark };
}

/** The looks with one value changed, or given back to the default where it is empty. */
export function changed(looks, token, scheme, value) {
  const side = scheme === 'dark' && turns(token) ? 'dark' : 'light';
  const values = { ...looks[side], [token.name]: value };
  if (!value) delete values[token.name];
  return { ...looks, [side]: values };
}

/** Steps that can be taken back. Changes of the same thing in quick succession are one step. */
export class History {
  #past = [];
  #future = [];
  #last = { what: '', at: -Infinity };

  constructor(now, limit = 200) {
    this.now = now;
    this.limit = limit;
  }

  /** Changes what is there; `what` names the thing, `at` is the time in milliseconds. */
  step(next, what, at) {
    const same = what && what === this.#last.what && at - this.#last.at < 800;
    if (!same) this.#past = [...this.#past, this.now].slice(-this.limit);
    this.#future = [];
    this.#last = { what, at };
    this.now = next;
  }

  back() {
    if (this.#past.length) [this.#future, this.now] = [[...this.#future, this.now], this.#past.pop()];
    this.#last.what = '';
  }

  forth() {
    if (this.#future.length) [this.#past, this.now] = [[...this.#past, this.now], this.#future.pop()];
    this.#last.what = '';
  }

  get canGoBack() {
    return this.#past.length > 0;
  }

  get canGoForth() {
    return this.#future.length > 0;
  }
}

/** Looks and view as the part of an address after its `#`. */
export function written(looks, view, usual) {
  const own = Object.fromEntries(Object.entries(view).filter(([key, value]) => value !== usual[key]));
  const parts = { ...own };
  for (const side of ['light', 'dark']) if (Object.keys(looks[side]).length) parts[side] = looks[side];
  return Object.keys(parts).length ? encodeURIComponent(JSON.stringify(parts)) : '';
}

/** The same read again; what is not known, or not of its kind, is left out. */
export function read(hash, tokens, usual) {
  let parts;
  try {
    parts = JSON.parse(decodeURIComponent(hash.replace(/^#/, '')) || '{}');
  } catch {
    return { looks: plain(), view: { ...usual }, broken: true };
  }
  const names = new Set(tokens.map(token => token.name));
  const own = part => (part && typeof part === 'object' && !Array.isArray(part) ? Object.entries(part) : []);
  const values = side => Object.fromEntries(own(parts?.[side]).filter(([name, value]) => names.has(name) && typeof value === 'string'));
  const view = own(parts).filter(([key, value]) => Object.hasOwn(usual, key) && typeof value === typeof usual[key]);
  return { looks: { light: values('light'), dark: values('dark') }, view: { ...usual, ...Object.fromEntries(view) }, broken: false };
}
