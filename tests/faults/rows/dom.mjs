// What does a shopper see when the page, its scripts or the shopper's own extensions change what is ours?

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileOf } from '../packages.mjs';
import { SCARF } from '../world.mjs';

const script = path => readFileSync(fileOf(path), 'utf8');
const SHIRT = '/examples/shop/pages/linen-shirt.html';
const up = tab => tab.until(() => !!document.querySelector('shelf-help[data-state=ready]'), 'the help is up');

/** The panel is open and somebody types in it. */
const typing = async (tab, words) => {
  await up(tab);
  await tab.click('shelf-help >>> [part~=ask]');
  await tab.until(() => !!document.querySelector('shelf-help').shadowRoot.querySelector('[part~=input]'), 'the panel opens');
  await tab.click('shelf-help >>> [part~=input]');
  await tab.type(words);
};

/** The panel's field, as it is now. */
const typed = tab => tab.eval(() => document.querySelector('shelf-help').shadowRoot.querySelector('[part~=input]')?.value);

const close = async tab => {
  await tab.eval(() => document.querySelector('shelf-help').close());
  await tab.pause(300);
};

const error = async tab => (await tab.events()).filter(event => event.name === 'error').map(event => event.detail);

/** Goes to a page and back again, twenty pages in all, as Turbo or htmx would. */
const turboVisits = async tab => {
  for (let visit = 0; visit < 20; visit++) {
    await tab.eval(async to => {
      const loaded = new Promise(done => addEventListener('turbo:load', done, { once: true }));
      window.Turbo.visit(to, { action: 'replace' });
      await loaded;
    }, visit % 2 ? `/${SCARF}` : SHIRT);
  }
};

const swaps = async tab => {
  for (let swap = 0; swap < 20; swap++) {
    await tab.eval(to => window.htmx.ajax('GET', to, { target: 'main', select: 'main', swap: 'outerHTML' }), swap % 2 ? `/${SCARF}` : '/examples/shop/pages/oak-bench.html');
  }
};

/** Counts the listeners that are on window and document. */
function countListeners() {
  window.__listeners = 0;
  for (const target of [window, document]) {
    for (const [name, step] of [['addEventListener', 1], ['removeEventListener', -1]]) {
      const real = target[name];
      target[name] = function (...args) {
        window.__listeners += step;
        return real.apply(this, args);
      };
    }
  }
}

/** Wraps every text as translators do: it is replaced by a <font>, or moved into one. */
const translate = async (tab, where) => {
  await tab.eval(inside => {
    const roots = inside ? [...document.querySelectorAll('shelf-help')].map(element => element.shadowRoot) : [document.body];
    let n = 0;
    for (const root of roots) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
      while (walker.nextNode()) if (walker.currentNode.data.trim() && !/^(script|style|font)$/.test(walker.currentNode.parentNode.localName)) found.push(walker.currentNode);
      for (const node of found) {
        const font = document.createElement('font');
        if (n++ % 2) font.textContent = node.data;
        node.replaceWith(font);
        if (!font.firstChild) font.append(node);
      }
    }
  }, where === 'shadow');
};

/** Each of our elements once, taken out or put somewhere else. */
const seen = tab => tab.until(() => window.__seen.state().works, 'the help is on screen again');

/** The platform breaks under Yew's feet: so many headings cannot be made. */
const noHeading = (tab, times) =>
  tab.eval(left => {
    const make = Document.prototype.createElement;
    Document.prototype.createElement = function (name, ...rest) {
      if (name === 'h2' && left-- > 0) throw new Error('no heading today');
      return make.call(this, name, ...rest);
    };
  }, times);

export default [
  {
    row: 19,
    fault: 'the element is moved 200 times, half of them by way of nowhere',
    sees: 'the help, with what was typed, and no listener more',
    before: countListeners,
    act: async tab => {
      await typing(tab, 'silk');
      await tab.pause(100);
      const before = await tab.eval(() => window.__listeners);
      await tab.eval(async () => {
        const element = document.querySelector('shelf-help'), home = element.parentNode, next = element.nextSibling;
        for (let n = 0; n < 200; n++) {
          if (n % 2) (document.body.append(element), await null);
          else (element.remove(), n % 20 || (await new Promise(done => setTimeout(done, 10))));
        }
        home.insertBefore(element, next);
        await new Promise(done => setTimeout(done, 50));
        await element.open();
      });
      await tab.mark();
      tab.before = before;
    },
    expect: 'works',
    query: null,
    differs: ['focus'],
    check: async tab => {
      await tab.until(() => !!document.querySelector('shelf-help').shadowRoot.querySelector('[part~=input]'), 'the panel is open');
      assert.equal(await typed(tab), 'silk');
      const after = await tab.eval(() => window.__listeners);
      assert.ok(after <= tab.before, `${after} listeners, ${tab.before} before`);
      await close(tab);
    },
    defence: 'Rust: out of the page nothing is watched, and an app is kept for its element',
  },
  {
    row: 20,
    fault: 'Turbo swaps the body, 20 visits',
    sees: 'the help on each page',
    before: script('@hotwired/turbo/dist/turbo.es2017-umd.js'),
    setup: turboVisits,
    act: tab => tab.mark(),
    expect: 'works',
    check: async tab => assert.deepEqual(await error(tab), []),
    defence: 'Rust and loader: one script for as many elements as come',
  },
  {
    row: 20,
    fault: 'htmx swaps the main part, 20 times',
    sees: 'the help in each',
    before: script('htmx.org/dist/htmx.min.js'),
    setup: async tab => {
      await tab.eval(() => window.htmx.process(document.body));
      await swaps(tab);
    },
    act: tab => tab.mark(),
    expect: 'works',
    check: async tab => assert.deepEqual(await error(tab), []),
    defence: 'Rust and loader: one script for as many elements as come',
  },
  {
    row: 21,
    fault: 'the page becomes that of another product by pushState',
    sees: 'the help for that product, the panel as it was',
    setup: async tab => {
      await tab.eval(() => {
        history.pushState({}, '', '?product=other');
        for (const block of document.querySelectorAll('script[type="application/ld+json"]')) block.textContent = block.textContent.replace(/Twill scarf, Olive Grove/g, 'Another scarf');
      });
    },
    act: async tab => {
      await typing(tab, 'silk');
      await tab.mark();
    },
    expect: 'works',
    differs: ['focus'],
    check: async tab => {
      await tab.until(() => /Another scarf/.test(document.querySelector('shelf-help').shadowRoot.querySelector('[part~=panel]').innerText), 'the panel names the other product');
      assert.equal(await typed(tab), 'silk');
      await close(tab);
    },
    defence: 'Rust: the page is read again when its markup changes',
  },
  {
    row: 25,
    fault: 'a translator wraps every text of the page in <font>, in both ways',
    sees: 'the help, with its own words',
    setup: tab => translate(tab, 'light'),
    act: async tab => {
      await up(tab);
      await tab.mark();
    },
    expect: 'works',
    check: async tab => assert.deepEqual(await error(tab), []),
    defence: 'Rust: our tree is in a shadow root, out of their reach',
  },
  {
    row: 25,
    fault: 'a translator reaches into our shadow root, too, while somebody types',
    sees: 'the help goes on',
    act: async tab => {
      await up(tab);
      await translate(tab, 'shadow');
      await typing(tab, 'rel');
      await translate(tab, 'shadow');
      await tab.type('ly silk');
      await tab.key('Enter');
      await translate(tab, 'shadow');
      await tab.mark();
    },
    expect: 'works',
    differs: ['focus'],
    check: async tab => {
      await tab.until(() => !!document.querySelector('shelf-help').shadowRoot.querySelector('[part~=result], [part~=product-fact]'), 'results are shown');
      assert.deepEqual(await error(tab), []);
      await close(tab);
    },
    defence: 'Rust: every text that changes has an element of its own',
  },
  {
    row: 26,
    fault: 'an extension takes our whole tree away',
    sees: 'the help, back in its place',
    act: async tab => {
      await up(tab);
      await tab.eval(() => document.querySelector('shelf-help').shadowRoot.replaceChildren());
      await tab.mark();
      await seen(tab);
    },
    expect: 'works',
    defence: 'www/watch.js: a tree that is taken away is put back',
  },
  {
    row: 26,
    fault: 'an extension takes the open panel away',
    sees: 'the panel with what was typed, drawn anew',
    act: async tab => {
      await typing(tab, 'silk');
      await tab.eval(() => document.querySelector('shelf-help').shadowRoot.querySelector('[part~=panel]').remove());
      await tab.mark();
      await tab.click('shelf-help >>> [part~=ask]');
    },
    expect: 'works',
    differs: ['focus'],
    check: async tab => {
      await tab.until(() => !!document.querySelector('shelf-help').shadowRoot.querySelector('[part~=input]'), 'the panel is back');
      assert.equal(await typed(tab), 'silk');
      await close(tab);
    },
    defence: 'Rust: what was drawn and is not there was taken away',
  },
  {
    row: 27,
    fault: 'a panic in a render',
    sees: 'the panel that was about to open',
    act: async tab => {
      await up(tab);
      await noHeading(tab, 1);
      await tab.mark();
      await tab.eval(() => document.querySelector('shelf-help').open());
      await tab.until(() => window.__seen.events.some(event => event.name === 'error'), 'the page is told');
    },
    expect: 'works',
    differs: ['focus'],
    check: async tab => {
      const [told, ...more] = await error(tab);
      assert.deepEqual([told.code, told.restarted, more.length], ['died', true, 0]);
      await tab.until(() => !!document.querySelector('shelf-help').shadowRoot.querySelector('[part~=panel]'), 'the panel opens');
      await close(tab);
    },
    without: { find: "if (el.dataset.state == 'floor') el._start();", replace: '' },
  },
  {
    row: 28,
    fault: 'a panic in every render',
    sees: "the shop's own links, for the rest of the page view",
    act: async tab => {
      await up(tab);
      await noHeading(tab, 999);
      await tab.mark();
      await tab.eval(() => void document.querySelector('shelf-help').open());
      await tab.until(() => window.__seen.events.filter(event => event.name === 'error').length > 1, 'it dies twice');
      await tab.eval(() => void document.querySelector('shelf-help').open());
      await tab.pause(500);
    },
    expect: 'floor',
    check: async tab => {
      assert.equal((await tab.events()).filter(event => event.name === 'error').length, 2, 'nothing is tried a third time');
      assert.equal(await tab.eval(() => performance.getEntriesByType('resource').filter(entry => /shelfhelp_bg/.test(entry.name)).length), 2);
    },
    without: { find: 'this._app || deaths > 1', replace: 'this._app' },
  },
  {
    row: 29,
    fault: 'a question of 100,000 letters, and markup nested 20,000 deep',
    sees: 'the help',
    setup: async tab => {
      await tab.eval(() => {
        const block = document.createElement('script');
        block.type = 'application/ld+json';
        block.textContent = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
        document.head.append(block);
      });
    },
    act: async tab => {
      await up(tab);
      await tab.mark();
      await tab.eval(async () => {
        const element = document.querySelector('shelf-help');
        let deep = {};
        for (let n = 0; n < 20_000; n++) deep = { answers: deep };
        element.config = deep;
        await element.search('wool '.repeat(20_000));
        await element.search('('.repeat(100_000));
        await element.search('\u{1F468}\u200D\u{1F469}'.repeat(20_000));
      });
    },
    expect: 'works',
    slow: true,
    check: async tab => assert.deepEqual((await error(tab)).filter(detail => detail.code === 'died'), []),
    defence: 'Rust: queries and nesting have a limit',
  },
];
