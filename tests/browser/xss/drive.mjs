// How does a page of the tests go through thousands of views in a minute?
//
// The driver runs in the page: what one outside would do click by click takes too long for thousands. After each step
// everything is looked at (oracle.mjs).

import assert from 'node:assert/strict';
import { watched } from './oracle.mjs';

/** A page under the oracle with the driver in it, as `__play`. */
export const driven = (t, options) =>
  watched(t, {
    ...options,
    before: async (page, context) => {
      await context.addInitScript(drive);
      await options.before?.(page, context);
    },
  });

/** Plays in the page, and fails with what went wrong there. */
export const play = (view, script, arg) => view.page.evaluate(script, arg);

/** Fails with whatever the oracle has found. */
export async function clean(view) {
  assert.deepEqual(await view.findings(), []);
}

// Runs in the page, before any of its scripts.
function drive() {
  // A task later everything is drawn: the app draws in microtasks. Timers that wait for timers would take 4 ms each.
  const { port1, port2 } = new MessageChannel(), waiting = [];
  port1.onmessage = () => waiting.shift()();
  const tick = () => new Promise(done => (waiting.push(done), port2.postMessage(0)));
  const PATIENCE_MS = 6_000;
  const host = () => document.querySelector('shelf-help');
  const all = selector => [...(host().shadowRoot?.querySelectorAll(selector) ?? [])];
  const one = selector => all(selector)[0];

  // Layout takes ten times as long as all else. So most of what comes up is not laid out, and each sixteenth is.
  const SEEN = 16;
  const away = new CSSStyleSheet();
  away.replaceSync('shelf-help { display: none }');
  away.disabled = true;
  addEventListener('DOMContentLoaded', () => (document.adoptedStyleSheets = [away]));
  let steps = 0;
  /** Comes before each of many steps. */
  const step = () => (away.disabled = steps++ % SEEN === 0);
  const seen = () => (away.disabled = true);

  /** What `test` comes to be; fails with `what`. */
  const until = async (test, what) => {
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end; ) {
      const got = test();
      if (got) return got;
      await tick();
    }
    throw Error(`this did not come: ${what}; there is: ${one('[part~=root]')?.innerText.slice(0, 300)}`);
  };
  const press = async selector => {
    const found = typeof selector === 'string' ? await until(() => one(selector), selector) : selector;
    found.click();
    await tick();
  };
  const look = about => window.__judge.look(about);
  const type = async (field, words) => {
    field.value = words;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: words }));
    await tick();
  };
  const open = async () => {
    window.shelfhelp.open();
    await until(() => one('[part~=panel]'), 'the panel');
  };
  /** To the search box, from wherever the visit stands. */
  const home = async () => {
    await open();
    for (let back = 0; back < 12 && !one('[part~=input]'); back++) await press('[part~=back], [part~=door-help]');
    const input = await until(() => one('[part~=input]'), 'the search box');
    if (input.value) await type(input, '');
    return input;
  };
  const ask = async words => {
    const input = await home();
    await type(input, words);
    input.form.requestSubmit();
    await tick();
  };

  /** Reads every answer of every topic whose name begins so, and gives their titles. */
  const readAll = async start => {
    await home();
    const titles = [], topics = () => all('[part~=topic]').filter(topic => topic.textContent.startsWith(start));
    await until(() => topics().length, `topics with ${start}`);
    look(`topics ${start}`);
    for (let at = 0; at < topics().length; at++) {
      await press(topics()[at]);
      const listed = () => all('[part~=topic-list] [part~=suggestion]');
      await until(() => listed().length, 'the questions of a topic');
      look(`topic ${at}`);
      const count = listed().length;
      for (let nth = 0; nth < count; nth++) {
        const question = (await until(() => listed()[nth], 'a question')).querySelector('bdi').textContent;
        step();
        await press(listed()[nth]);
        await until(() => one('[part~=answer]') && !one('[part~=loading]'), `the answer to ${question}`);
        look(`the answer to ${question}`);
        titles.push(question);
        await press('[part~=back]');
      }
      await press('[part~=back]');
      await until(() => topics().length, 'the topics again');
    }
    seen();
    return titles;
  };

  /** Presses every button that there is, one after the other, wherever that leads; so many presses at most. */
  const crawl = async most => {
    seen();
    const pressed = new Set();
    const name = (button, nth) => [button.getAttribute('part'), button.dataset.channel, button.getAttribute('part') ? '' : button.textContent.slice(0, 30), button.closest('[part~=panel]') ? nth : ''].join(' ');
    for (let nth = 0; nth < most; nth++) {
      if (!one('[part~=panel]') && nth > most / 4) await open();
      const buttons = all('button:not([disabled]), summary, a[href="#"]').filter(button => button.checkVisibility());
      const seen = new Map();
      const fresh = buttons.map(button => {
        const part = button.getAttribute('part');
        seen.set(part, (seen.get(part) ?? 0) + 1);
        return [button, name(button, Math.min(seen.get(part), 3))];
      });
      const [next, key] = fresh.find(([, key]) => !pressed.has(key)) ?? [one('[part~=back]') ?? one('[part~=close]')];
      if (!next) break;
      if (key) pressed.add(key);
      await press(next);
      await until(() => !one('[part~=loading]'), 'what loads').catch(() => {});
      look(`after ${key ?? 'back'}`);
    }
    return pressed.size;
  };

  window.__play = { tick, step, seen, one, all, until, press, look, type, open, home, ask, readAll, crawl, host };
}
