// How does a run of faults outlive its browser?
//
// A row may end the browser it runs in, or bring it to a stand. Then it is tried once more in one that was started anew,
// which the table says, and the rows after it go on in that one.

// Longer than the slowest row, whose Wasm takes 20 s, with its control load in the slowest browser.
const ROW_MS = 120_000;
const ANSWER_MS = 20_000;
const END_MS = 10_000;

/** The engine that `open()` starts, as { version, judge(run), close() }: `judge` takes what judges a row in an engine. */
export async function keep(open, rowMs = ROW_MS) {
  let engine = await open();
  const anew = async () => {
    await within(END_MS, engine.close()).catch(() => {});
    engine = await open();
  };
  const judged = run => within(rowMs, run(engine)).catch(error => ({ held: false, why: [error.message] }));
  return {
    get version() {
      return engine.version;
    },
    judge: async run => {
      const first = await judged(run);
      if (first.held || (await lives(engine))) return first;
      await anew();
      const second = await judged(run);
      if (second.held || (await lives(engine))) return { ...second, anew: true };
      await anew();
      return { ...second, anew: true, why: [...second.why, 'the browser ended, twice'] };
    },
    close: () => within(END_MS, engine.close()).catch(() => {}),
  };
}

/** Whether it still opens a page. */
async function lives(engine) {
  try {
    const page = await within(ANSWER_MS, engine.page());
    const two = await within(ANSWER_MS, page.eval('1 + 1'));
    await within(ANSWER_MS, page.close());
    return two === 2;
  } catch {
    return false;
  }
}

/** What the promise resolves to; rejects where that takes longer. */
export async function within(ms, promise) {
  let timer;
  const late = new Promise((_, failed) => (timer = setTimeout(failed, ms, new Error(`no answer in ${ms / 1000} s`))));
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
