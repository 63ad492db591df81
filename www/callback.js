// What became of a call-back form that was posted?
//
// Part of the glue. A form is posted once; an answer of 500 and above is asked for once more, with the same key in the body.

// What has not answered by then will not.
const PATIENCE_MS = 8000;

// The browser tells of what the page's policy stops a little after it has stopped it.
const TOLD_MS = 50;

/** Resolves to `sent`, or `sent` and when they call, in ms; `offline`, `slow`, `refused`, or `broken`. */
export async function postCall(address, body) {
  let forbidden = false;
  const href = new URL(address, document.baseURI).href;
  const see = event => (forbidden = forbidden || event.blockedURI == href);
  document.addEventListener('securitypolicyviolation', see);
  try {
    const word = await post(href, body);
    if (word == 'offline') await new Promise(done => setTimeout(done, TOLD_MS));
    // To wait for the connection would be to wait for ever.
    return word == 'offline' && forbidden ? 'broken' : word;
  } finally {
    document.removeEventListener('securitypolicyviolation', see);
  }
}

const post = async (address, body) => {
  for (let tries = 1; ; tries++) {
    const stop = new AbortController(), timer = setTimeout(() => stop.abort(), PATIENCE_MS);
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
        credentials: 'same-origin',
        referrerPolicy: 'strict-origin',
        cache: 'no-store',
        // Where it is sent is where it goes; a page that it is led on to has not taken it.
        redirect: 'manual',
        // Whoever turns the page right after is called all the same.
        keepalive: true,
        signal: stop.signal,
      });
      if (response.ok) {
        const said = await response.json().catch(() => null);
        return said && said.ok === false ? 'refused' : 'sent ' + (Date.parse(said && said.at) || '');
      }
      if (response.status < 500) return 'refused';
      if (tries > 1) return 'broken';
    } catch {
      return stop.signal.aborted ? 'slow' : 'offline';
    } finally {
      clearTimeout(timer);
    }
  }
};
