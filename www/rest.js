// How do the parts of the module come that a page does without at first?
//
// Part of the glue, whose `wasm`, `__wbg_get_imports` and `fail` it shares. Usually they are fetched when somebody points at the
// help or the panel opens, one after the other: what searches, then the rest, which takes constants from the first. A call that
// is under way cannot wait for a promise: then what it needs is fetched on the spot, and because such a request knows no
// integrity, the digest is compared here.

// Filled in by the build: name, file and integrity of each, in order. There is none where the module was left whole.
const LATER = /*LATER*/ null;

// Long enough for what breaks off to be whole again; short enough for who has asked to be told within two seconds, by the
// module that takes this one's place, too.
const AGAIN_MS = 500;

const parts = LATER || [], files = [], coming = [];
let here = 0, tell;

// A bundler gives each file a place of its own: then the glue's address carries theirs, beside the number of the start
// (www/loader.js).
const address = at => new URL(import.meta.url.split('#').slice(1).filter(part => part.includes('/'))[at] || parts[at][1], import.meta.url).href;

const taken = at => {
  wasm[parts[at][0]].value = 1;
  here = Math.max(here, at + 1);
  files[at] = 0;
};

// What a part calls lies in the table of the first one, and is named by its place there.
const first = { get: (_, name) => name in wasm ? wasm[name] : wasm.places.get(+name) };
const imports = () => Object.assign(__wbg_get_imports(), { first: new Proxy({}, first) });

/** Whether so many parts are here. */
export function isHere(count) {
  return here >= Math.min(count, parts.length);
}

// The bytes of a part.
const fetched = at => files[at] = files[at] || fetch(address(at), { credentials: 'same-origin', integrity: parts[at][2], priority: at ? 'low' : 'auto' }).then(response => {
  if (!response.ok) throw Error(parts[at][1] + ' answered ' + response.status);
  return response.arrayBuffer();
}).catch(e => {
  files[at] = 0;
  throw e;
});

// So many parts, one after the other. Rejects where one cannot be had, and may be asked again.
const fetchParts = count => isHere(count) ? Promise.resolve() : coming[count] = coming[count] || fetchParts(count - 1)
  .then(() => isHere(count) || fetched(count - 1).then(bytes => isHere(count) || WebAssembly.instantiate(bytes, imports()).then(() => taken(count - 1))))
  .catch(e => {
    coming[count] = 0;
    throw e;
  });

// What breaks off is tried once more. Who waits for all of them has all of them sent for at once.
const fetchAgain = count => {
  for (let at = here; at < Math.min(count, parts.length); at++) fetched(at).catch(() => {});
  return fetchParts(count).catch(() => new Promise(done => setTimeout(done, AGAIN_MS)).then(() => fetchParts(count)));
};

/** Fetches so many because they will be needed soon. A failure is met by whoever needs them. */
export function expectParts(count) {
  fetchParts(Math.min(count, parts.length)).catch(() => {});
}

/** Tells whether so many parts can be had, when they are here or cannot. */
export function tryFor(count) {
  return fetchAgain(count).then(() => true, () => false);
}

/** Names the function that is told when a part is needed and cannot be had. */
export function onMissing(told) {
  tell = told;
}

// As a panic ends (www/end.js, part of the same glue): nothing is entered any more, and the exception stays inside. What fails
// for a module that is over already is no concern of the one that took its place.
const missing = e => tell && !fail.over && fail(tell, e.message);

/** Comes when so many parts are here. Where that cannot be, nor a second time, the widget ends, and whoever waits with it. */
export function waitFor(count) {
  return fetchAgain(count).catch(e => {
    missing(e);
    return new Promise(() => {});
  });
}

/** A part at once, and those before it, for a call that is under way. */
export function miss(at) {
  try {
    while (here <= at) fetchNow(here);
  } catch (e) {
    missing(e);
    throw e;
  }
}

const fetchNow = at => {
  const request = new XMLHttpRequest();
  request.open('GET', address(at), false);
  // Bytes as characters.
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  const text = request.responseText, bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at);
  if ('sha256-' + btoa(String.fromCharCode(...digest(bytes))) != parts[at][2]) throw Error(parts[at][1] + ' is not what was built');
  new WebAssembly.Instance(new WebAssembly.Module(bytes), imports());
  taken(at);
};

/** SHA-256 (FIPS 180-4) without a promise. */
const digest = bytes => {
  const k = new Int32Array(64), h = new Int32Array(8), w = new Int32Array(64);
  const fraction = root => (root - Math.floor(root)) * 2 ** 32;
  for (let n = 2, at = 0; at < 64; n++) {
    let d = 2;
    while (n % d) d++;
    if (d < n) continue;
    if (at < 8) h[at] = fraction(Math.sqrt(n));
    k[at++] = fraction(Math.cbrt(n));
  }
  const turned = (x, n) => x >>> n | x << 32 - n;
  const view = new DataView(new ArrayBuffer((bytes.length + 72) >> 6 << 6));
  new Uint8Array(view.buffer).set(bytes);
  view.setUint8(bytes.length, 128);
  view.setUint32(view.byteLength - 4, bytes.length * 8);
  for (let at = 0; at < view.byteLength; at += 64) {
    let [a, b, c, d, e, f, g, last] = h;
    for (let i = 0; i < 64; i++) {
      const x = w[i - 15], y = w[i - 2];
      w[i] = i < 16 ? view.getInt32(at + i * 4)
        : (turned(x, 7) ^ turned(x, 18) ^ x >>> 3) + (turned(y, 17) ^ turned(y, 19) ^ y >>> 10) + w[i - 16] + w[i - 7];
      const t = last + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + (e & f ^ ~e & g) + k[i] + w[i] | 0;
      const u = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + (a & b ^ a & c ^ b & c);
      last = g, g = f, f = e, e = d + t | 0, d = c, c = b, b = a, a = t + u | 0;
    }
    [a, b, c, d, e, f, g, last].forEach((x, i) => (h[i] += x));
  }
  return [...h].flatMap(x => [x >>> 24, x >>> 16 & 255, x >>> 8 & 255, x & 255]);
};
