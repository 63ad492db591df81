// Which files of the shop are fetched while the module is still on its way?
//
// Part of the glue, which is there long before the module where the line is slow. The promise needs the shop's manifest and
// then the part in the page's language: two ways there and back, which otherwise begin when the module is up.
//
// Does not know: what is in them. A file that nobody is sure to want is not fetched here.

// By address, the answers that nobody has taken yet: one for each element that will want it.
const ahead = {};
// As src/content/bundle.rs reads it: parts of another version would be refused.
const VERSION = 5;
// What nobody has taken by then may have been replaced by a new build.
const OLD_MS = 60000;

/** The answer to a GET of the shop's, as `cache` says: one that was asked for ahead, else a new one. */
export function fetchFile(url, cache) {
  const ask = () => fetch(url, { cache }), kept = cache != 'reload' && ahead[url] && ahead[url].shift();
  // The line may be back since.
  return kept ? kept.catch(ask) : ask();
}

const send = (url, cache) => {
  const here = ahead[url] = ahead[url] || [], coming = here[0] ? here[0].then(answer => answer.clone()) : fetch(url, { cache });
  // Failures are met by who takes them.
  coming.catch(() => {});
  here.push(coming);
  setTimeout(() => delete ahead[url], OLD_MS);
  return coming;
};

/** Fetches the manifest that an element names by its `setting`, and of its parts the one in the page's language. */
fetchFile.ahead = async (element, setting) => {
  try {
    const shop = setting('shop'), tag = setting('locale') || (element.closest('[lang]') || element).lang;
    if (!shop.trim()) return;
    const url = new URL(shop, document.baseURI).href, coming = send(url, 'no-cache');
    const { shelfhelp, shop: parts } = await (await coming).clone().json();
    const part = shelfhelp == VERSION && parts[nearest(Object.keys(parts), tag)];
    // Who was quicker asks for the part, too.
    if (part && (ahead[url] || []).includes(coming)) send(new URL(part, url).href);
  } catch (e) {
    // No shop at an address, or one that cannot be had: the module finds out what is wrong with it, and says so.
  }
};

/** The language of a shop in which a page in another is answered, where that is beyond doubt; else none. */
const nearest = (tags, tag) => {
  const of = tag => tag.trim().split(/[-_]/)[0].toLowerCase(), near = tags.filter(one => of(one) == of(tag));
  if (tags.includes(tag)) return tag;
  return near.length == 1 ? near[0] : tags.length == 1 || !tag ? tags[0] : '';
};
