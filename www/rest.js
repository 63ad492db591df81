// How does the half of the module come that a first visit does without?
//
// Part of the glue, whose `wasm`, `__wbg_get_imports` and `fail` it shares. Usually it is fetched when somebody points at the
// help or the panel opens. A call that is under way cannot wait for a promise: then the rest is fetched on the spot, and because
// such a request knows no integrity, the digest is compared here.

// Filled in by the build: file and integrity. There is none where the module was left whole.
const REST = /*REST*/ null;

// Long enough for what breaks off to be whole again, short enough for who has asked to be told within two seconds.
const AGAIN_MS = 800;

let coming, whole = !REST, tell;

// A bundler gives each file a place of its own: then the glue's address carries that of the rest, beside the number of the
// start (www/loader.js).
const address = () => new URL(import.meta.url.split('#').slice(1).find(part => part.includes('/')) || REST[0], import.meta.url).href;

const taken = () => {
  wasm.whole.value = 1;
  whole = true;
};

// What the rest calls lies in the table of the first half, and is named by its place there.
const first = { get: (_, name) => name in wasm ? wasm[name] : wasm.places.get(+name) };
const imports = () => Object.assign(__wbg_get_imports(), { first: new Proxy({}, first) });

/** Whether all of the module is here. */
export function isWhole() {
  return whole;
}

// Rejects where the rest cannot be had, and may be asked again.
const fetchRest = () => {
  coming = coming || (whole ? Promise.resolve() : fetch(address(), { credentials: 'same-origin', integrity: REST[1], priority: 'low' }).then(response => {
    if (!response.ok) throw Error(REST[0] + ' answered ' + response.status);
    return response.arrayBuffer();
  }).then(bytes => whole || WebAssembly.instantiate(bytes, imports()).then(taken)).catch(e => {
    coming = 0;
    throw e;
  }));
  return coming;
};

/** Fetches it because it will be needed soon. A failure is met by whoever needs it. */
export function expectRest() {
  fetchRest().catch(() => {});
}

/** Names the function that is told when the rest is needed and cannot be had. */
export function onMissing(told) {
  tell = told;
}

// As a panic ends (www/end.js, part of the same glue): nothing is entered any more, and the exception stays inside.
const missing = e => tell && fail(tell, e.message);

/** Comes when all is here. Where that cannot be, nor a second time, the widget ends, and whoever waits for this with it. */
export function waitForRest() {
  return fetchRest().catch(() => new Promise(done => setTimeout(done, AGAIN_MS)).then(fetchRest)).catch(e => {
    missing(e);
    return new Promise(() => {});
  });
}

/** The same at once, for a call that is under way. */
export function miss() {
  try {
    fetchNow();
  } catch (e) {
    missing(e);
    throw e;
  }
}

const fetchNow = () => {
  const request = new XMLHttpRequest();
  request.open('GET', address(), false);
  // Bytes as characters.
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  const text = request.responseText, bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at);
  if ('sha256-' + btoa(String.fromCharCode(...digest(bytes))) != REST[1]) throw Error(REST[0] + ' is not what was built');
  new WebAssembly.Instance(new WebAssembly.Module(bytes), imports());
  taken();
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
