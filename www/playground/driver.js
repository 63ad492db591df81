// How is the widget brought into a state, by what a shopper does?
//
// Through the open shadow root and with the events that a browser sends. Parts, attributes and places in a list name what
// is meant, never words: the same steps work in every language.

// On a loaded machine. What has not come about by then will not.
const PATIENCE_MS = 15_000;
const EVERY_MS = 20;

const sleep = ms => new Promise(done => setTimeout(done, ms));

// A hidden frame is not drawn, and would be waited for in vain.
const drawn = () => Promise.race([new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))), sleep(120)]);

/** Waits until fonts and pictures are here and nothing moves any more. */
export async function still(root) {
  await document.fonts.ready;
  const pictures = [...(root?.querySelectorAll('img') ?? [])];
  for (const picture of pictures) picture.loading = 'eager';
  await Promise.race([Promise.allSettled(pictures.map(picture => picture.decode())), sleep(2_000)]);
  await drawn();
  const moving = [document, root].flatMap(tree => tree?.getAnimations() ?? []).map(animation => animation.finished);
  await Promise.race([Promise.allSettled(moving), sleep(1_000)]);
  await drawn();
}

/** What the steps of a state are written with. `world` is the stage's hold on network and clock. */
export function driver(element, locale, world) {
  const find = (selector, nth = 0) => [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].at(nth);

  const until = async (found, what) => {
    for (let waited = 0; waited < PATIENCE_MS; waited += EVERY_MS) {
      const seen = found();
      if (seen) return seen;
      await sleep(EVERY_MS);
    }
    throw Error(`waited in vain for ${what}`);
  };

  const wait = (selector, nth = 0) => until(() => find(selector, nth), nth ? `${selector} (${nth})` : selector);

  const click = async (selector, nth = 0) => {
    const target = await wait(selector, nth);
    const how = { bubbles: true, composed: true, cancelable: true, button: 0 };
    target.dispatchEvent(new PointerEvent('pointerdown', how));
    // Not focused: what a script focuses has the ring of a keyboard.
    target.dispatchEvent(new MouseEvent('mousedown', how));
    target.dispatchEvent(new PointerEvent('pointerup', how));
    target.dispatchEvent(new MouseEvent('mouseup', how));
    target.click();
    await sleep(0);
  };

  return {
    element,
    locale,
    world,
    wait,
    click,
    sleep,
    /** Whether it is there now. */
    has: selector => Boolean(find(selector)),
    /** Waits until it is gone. */
    gone: selector => until(() => !find(selector), `${selector} to go`),
    /** Waits until a test of the page holds. */
    until,
    /** Writes into a field. */
    async type(selector, words) {
      const field = await wait(selector);
      field.focus();
      field.value = words;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: words, inputType: 'insertText' }));
      await sleep(0);
    },
    /** Presses a key in a field. */
    async press(selector, key) {
      const field = await wait(selector);
      const how = { key, bubbles: true, composed: true, cancelable: true };
      field.dispatchEvent(new KeyboardEvent('keydown', how));
      field.dispatchEvent(new KeyboardEvent('keyup', how));
      await sleep(0);
    },
    /** Sends the form that holds it, as Enter does. */
    async submit(selector) {
      (await wait(selector)).closest('form').requestSubmit();
      await sleep(0);
    },
    /** Chooses from a list. */
    async choose(selector, value) {
      const list = await wait(selector);
      list.value = value;
      list.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
      await sleep(0);
    },
    /** What is said in this language, of a table by language; English where it is not in it. */
    words: table => table[locale] ?? table[locale.split('-')[0]] ?? table.en,
  };
}
