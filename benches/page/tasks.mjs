// How long did the page's own thread work at a stretch?
//
// From the browser's trace, in the thread's own CPU time and not by the clock: on a busy machine a task that waits for a
// core would look long. A throttled thread spins in between, which counts, as it should.

const CATEGORIES = ['-*', 'toplevel'];
const TASK = 'ThreadControllerImpl::RunTask';

/** Starts to watch; resolves to a function that ends it and resolves to [{ start, ms }], by the page's clock. */
export async function watchTasks(browser, page) {
  await browser.startTracing(page, { categories: CATEGORIES });
  return async () => tasksOf(JSON.parse(await browser.stopTracing()).traceEvents);
}

function tasksOf(events) {
  const mains = events.filter(event => event.name === 'thread_name' && event.args.name === 'CrRendererMain').map(key);
  const threads = new Map(mains.map(main => [main, []]));
  for (const event of events) {
    if (event.name === TASK && event.ph === 'X') threads.get(key(event))?.push({ start: event.ts / 1000, ms: (event.tdur ?? event.dur ?? 0) / 1000 });
  }
  // The browser keeps a spare process; the page's is the one that worked.
  const work = tasks => tasks.reduce((sum, task) => sum + task.ms, 0);
  return [...threads.values()].sort((a, b) => work(b) - work(a))[0] ?? [];
}

const key = ({ pid, tid }) => `${pid} ${tid}`;
