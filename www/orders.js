// How is the shop asked what became of an order?
//
// Part of the glue: in the module the same would be ten times as long. By one POST to the shop's endpoint, or by the page's
// own function. The latest question calls off the one before, and each is answered within eight seconds. No word of what was
// asked or told is kept or said here.

// Longer, and a shopper takes it for broken.
const WAIT_MS = 8000;
// No order has so much to tell.
const LENGTH_MAX = 262144;
const NONE = [204, 404, 410];
const BUSY = 429;

let before;

const post = async (address, asked, signal) => {
  const url = new URL(address, location.origin);
  if (url.protocol != 'https:' && url.origin != location.origin) throw 'the address is neither https nor of this host';
  const answer = await fetch(url.href, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(asked),
    signal,
    credentials: 'same-origin',
    cache: 'no-store',
    referrerPolicy: 'strict-origin',
    // Where it is sent is where it goes.
    redirect: 'error'
  }).catch(() => {
    throw 'the endpoint could not be asked';
  });
  if (NONE.includes(answer.status)) return 'null';
  if (answer.status == BUSY) return BUSY;
  if (!answer.ok) throw 'the endpoint answered ' + answer.status;
  return weighed(answer.body);
};

// Weighed while it comes: what never ends must not fill the shopper's memory.
const weighed = async body => {
  const reader = body.getReader(), words = new TextDecoder();
  let text = '', length = 0;
  for (let part; !(part = await reader.read()).done; text += words.decode(part.value, { stream: true })) {
    if ((length += part.value.length) > LENGTH_MAX) {
      reader.cancel();
      return length;
    }
  }
  return text + words.decode();
};

const told = async (address, callback, asked, signal) => {
  if (navigator.onLine === false) return ['offline'];
  let text;
  try {
    // What has no text, has cycles or is no data is no reply either.
    text = callback ? JSON.stringify(await callback(asked)) || 'null' : await post(address, asked, signal);
  } catch (e) {
    return navigator.onLine === false ? ['offline'] : ['failed', callback ? 'the function failed' : typeof e == 'string' ? e : 'the reply broke off'];
  }
  if (text === BUSY) return ['busy'];
  if (!(text.length <= LENGTH_MAX)) return ['failed', 'the reply is too long'];
  try {
    const reply = JSON.parse(text);
    return reply === null ? ['not_found'] : ['found', reply];
  } catch (e) {
    return ['failed', 'the reply is not JSON'];
  }
};

/** What came of it: ['found', reply], ['failed', why], or not_found, busy, slow, offline alone. Never rejects. */
export function lookUpOrder(address, callback, orderNumber, email, locale) {
  if (before) before.abort();
  const stop = (before = new AbortController());
  const late = new Promise(done => setTimeout(() => (done(['slow']), stop.abort()), WAIT_MS));
  return Promise.race([late, told(address, callback, { orderNumber, email, locale }, stop.signal)]);
}
