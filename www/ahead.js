// Which files of the shop are fetched while the module is still on its way?
//
// Part of the glue, which is there long before the module where the line is slow. The promise needs the shop's manifest and
// then the part in the page's language: two ways there and back, which otherwise begin when the module is up.
//
// Does not know: what is in them. A file that nobody is sure to want is not fetched here.

// By address, the answers that nobody has taken yet: one for each element that will want it.
const ahead = {};

/** The answer to a GET of the shop's, as `cache` says: one that was asked for ahead, else a new one. */
export function fetchFile(url, cache) {
  return cache != 'reload' && ahead[url] && ahead[url].shift() || fetch(url, { cache });
}

const send = (url, cache) => {
  const here = ahead[url] = ahead[url] || [], coming = here[0] ? here[0].then(answer => answer.clone()) : fetch(url, { cache });
  // Failures are met by who takes them.
  coming.catch(() => {});
  here.push(coming);
  return coming;
};

/** Fetches the manifest that an element names by its `setting`, and of its parts the one in the page's language. */
fetchFile.ahead = async (element, setting) => {
  try {
    const shop = setting('shop'), { lang } = element.closest('[lang]') || element;
    if (!shop.trim) return;
    const url = new URL(shop, document.baseURI).href, coming = send(url, 'no-cache');
    const { shelfhelp, shop: parts } = await (await coming).clone().json();
    const part = shelfhelp && parts[nearest(Object.keys(parts), setting('locale') || lang)];
    // Who was quicker asks for the part, too.
    if (part && ahead[url].includes(coming)) send(new URL(part, url).href);
  } catch (e) {
    // No shop at an address, or one that cannot be had: the module finds out what is wrong with it, and says so.
  }
};

/** The language of a shop in which a page in another is answered, where that is beyond doubt; else none. */
const nearest = (tags, tag) => {
  const of = tag => tag.split('-')[0].toLowerCase(), near = tags.filter(one => of(one) == of(tag));
  return tags.includes(tag) ? tag : near.length > 1 ? '' : near[0] || tags[0];
};
