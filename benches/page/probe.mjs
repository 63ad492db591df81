// What does the page itself say of a visit: when was what painted, what moved, what held it up?
//
// `source(subject)` is a script that runs before any of the page's. It looks at the page once a frame, notes when each
// milestone is on screen, and, if asked, is the impatient shopper: it opens the panel the moment that can be done, and asks.

/** The script for one subject; `hurried` clicks and asks by itself. */
export function source({ ways, query = '', sends = false, mark = '' }, hurried) {
  const list = Object.entries(ways).map(([name, way]) => `${name}: ${way}`).join(',\n');
  return `(() => {
    const seen = ${seen};
    const inside = ${inside};
    (${watch})({ ${list} }, ${JSON.stringify({ query, sends, mark, hurried })});
  })()`;
}

// The element if it takes up room on the page.
function seen(element) {
  return element && element.getClientRects().length ? element : null;
}

function inside(host, selector) {
  return document.querySelector(host)?.shadowRoot?.querySelector(selector) ?? null;
}

function watch(ways, { query, sends, mark, hurried }) {
  const INPUT_MS = 500;
  const bench = (window.__bench = { marks: {}, frames: {}, shift: 0, moved: [], events: [], acted: Infinity, lcp: 0, fcp: 0, memories: [], ways });
  const observe = (type, each, more = {}) => new PerformanceObserver(list => list.getEntries().forEach(each)).observe({ type, buffered: true, ...more });
  observe('layout-shift', entry => {
    // What follows a click within half a second was asked for. The browser knows that of real clicks, not of a script's.
    if (entry.hadRecentInput || (entry.startTime >= bench.acted && entry.startTime - bench.acted < INPUT_MS)) return;
    bench.shift += entry.value;
    bench.moved.push(...entry.sources.map(({ node, previousRect: a, currentRect: b }) => `${node?.localName ?? node?.nodeName}.${node?.className ?? ''} ${a.top}+${a.height} to ${b.top}+${b.height}`));
  });
  observe('largest-contentful-paint', entry => { bench.lcp = entry.startTime; });
  observe('paint', entry => { if (entry.name === 'first-contentful-paint') bench.fcp = entry.startTime; });
  observe('event', entry => { if (entry.interactionId) bench.events.push({ name: entry.name, start: entry.startTime, ms: entry.duration }); }, { durationThreshold: 16 });
  remember(bench);

  // What stands in the document before a frame is on screen after it: a message comes back as soon as it is.
  const channel = new MessageChannel();
  const painted = [];
  channel.port1.onmessage = () => { const now = performance.now(); painted.splice(0).forEach(name => { bench.marks[name] ??= now; }); };
  const note = name => { painted.push(name); channel.port2.postMessage(0); };

  const todo = new Set(['promise', 'ready'].filter(name => ways[name]));
  let step = hurried ? 'open' : '', at = 0;
  const look = () => {
    for (const name of todo) if (document.body && ways[name]()) { todo.delete(name); note(name); }
    // The click comes in a frame after the one in which it could be made.
    if (step === 'open' && bench.marks.ready) {
      at = bench.frame;
      bench.acted = bench.marks.click = performance.now();
      ways.ready().click();
      step = 'opened';
    } else if (step === 'opened' && ways.opened() && ways.input()) {
      // One: it was there in the first frame after the click.
      bench.frames.opened = bench.frame - at;
      note('opened');
      bench.acted = performance.now();
      write(ways.input());
      step = 'result';
    } else if (step === 'result' && ways.result()) {
      note('result');
      step = '';
    }
    bench.frame = (bench.frame ?? 0) + 1;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  const write = input => {
    input.focus();
    if ('value' in input) {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value').set.call(input, query);
    } else input.textContent = query;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: query }));
    if (sends) document.querySelector('deep-chat').submitUserMessage({ text: query });
  };

  bench.tagged = () => performance.getEntriesByType('resource').find(entry => entry.name.includes(mark))?.startTime ?? 0;

  // The memory of WebAssembly is no part of the heap that the browser tells of.
  function remember() {
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const real = WebAssembly[name];
      WebAssembly[name] = function (...given) {
        return real.apply(WebAssembly, given).then(made => {
          const { exports } = made.instance ?? made;
          for (const value of Object.values(exports)) if (value instanceof WebAssembly.Memory) bench.memories.push(value);
          return made;
        });
      };
    }
  }
}
