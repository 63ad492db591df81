// How does a provider's chat come up, and what becomes of the text that is handed to it?
//
// Part of the glue. It knows of no provider: each is a module of its own, providers/NAME.js, asked for once the shopper has
// agreed to be handed over. The order is always present, load where it is not, ready, watch, hand; `open` is for coming back.
// Whatever goes wrong in there becomes one word, and whatever comes after that word is not listened to.

// Filled in by the build: name, file and integrity of each provider, one after the other.
const PROVIDERS = /*PROVIDERS*/ null;

// Who has waited that long wants another way.
const LIMIT_MS = 8000;
const COPY_MS = 1000;
const WORDS = ['blocked', 'slow', 'closed', 'broken', 'offline'];

// Providers whose script did not come: what they left on the page is no chat.
const missed = new Set();

let chat, turn = 0;

const come = async (base, tables, name) => {
  const list = tables || PROVIDERS || [], at = list.indexOf(name), href = new URL(base + list[at + 1], document.baseURI).href;
  const hint = document.createElement('link');
  Object.assign(hint, { rel: 'modulepreload', crossOrigin: 'anonymous', integrity: list[at + 2], href });
  document.head.append(hint);
  return (await import(href)).provider;
};

// A call that a provider no longer takes must not cost us what comes after it.
const quietly = call => {
  try {
    return call() !== false;
  } catch (e) {
    return false;
  }
};

// Whether the text is on the clipboard. A browser that asks the shopper first is not waited for.
const copyText = async text => {
  const asks = new Promise(done => setTimeout(done, COPY_MS, 0));
  try {
    return await Promise.race([navigator.clipboard.writeText(text).then(() => 1), asks]);
  } catch (e) {
    return 0;
  }
};

/**
 * Brings a provider's chat up and hands it `parcel`, [draft, fields, tags, locale, copied, known to be open]; without one it
 * takes up a conversation of an earlier page. Resolves with what became of the text (drafted, sent, copied, shown) or with
 * why there is no chat (one of WORDS), and with nothing where the shopper has turned to something else; never rejects.
 * `tell(what, n)` hears from then on what happens in the conversation.
 */
export async function openChat(base, tables, name, settings, parcel, tell) {
  const mine = ++turn, [draft, fields, tags, locale, copied, isOpen] = parcel || [];
  // Browsers let a page write to the clipboard only while the click is fresh: before anything is waited for.
  const copy = copied && copyText(draft);
  let stage = 'blocked', away, mod;
  const still = () => {
    if (mine != turn) throw 0;
  };
  const work = async () => {
    mod = await come(base, tables, name);
    still();
    if (missed.has(mod) || !mod.present()) {
      missed.delete(mod);
      try {
        await mod.load(Object.fromEntries(settings));
      } catch (e) {
        missed.add(mod);
        throw e;
      }
    }
    still();
    stage = 'broken';
    await mod.ready();
    still();
    mod.watch((what, n) => {
      if (what == 'offline' || what == 'online') away = what == 'offline';
      else if (mine == turn) tell(String(what), n > 0 ? n : 0);
    });
    chat = mod;
    if (!parcel) return 'resumed';
    if (away && !isOpen) return 'closed';
    // Its bubble comes back with the conversation.
    quietly(() => mod.show());
    const how = await mod.hand({ draft, fields, tags, locale });
    return how == 'shown' && await copy ? 'copied' : how;
  };
  const limit = new Promise(done => setTimeout(done, LIMIT_MS, 'slow'));
  const word = await Promise.race([work(), limit]).catch(e => navigator.onLine === false ? 'offline' : WORDS.includes(e && e.why) ? e.why : stage);
  if (mine != turn) return '';
  if (WORDS.includes(word)) {
    leave();
    // Whoever wants to try it all the same finds its bubble where it was.
    if (mod) quietly(() => mod.show());
  }
  return word;
}

/** Hides the bubble of a provider that the page brings, until the hand-off or until something of ours goes wrong. */
export async function hideChat(base, tables, name) {
  const mine = turn;
  try {
    const mod = await come(base, tables, name);
    if (!mod.present()) return;
    await mod.ready();
    if (mine != turn) return;
    addEventListener('shelf-error', () => quietly(() => mod.show()));
    mod.hide();
  } catch (e) {
    // Then it stays.
  }
}

/** `show` brings the conversation to the front: false where that does not work. `leave` lets go of it: nothing more is handed
 * over or listened to. */
export function turnChat(to) {
  if (to == 'leave') leave();
  return !!chat && quietly(() => {
    chat.show();
    chat.open();
  });
}

const leave = () => {
  turn++;
  chat = 0;
};
