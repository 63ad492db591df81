// What does a shopper see where the shop's own rules stop us?

import assert from 'node:assert/strict';
import { errorOf, linesOf, noViolations, textOf } from '../ask.mjs';
import { SCARF, pageOf } from '../world.mjs';

const NO_MARKUP = 'Rust: what is drawn is typed nodes, never markup';

/** How everything inside the help looks: what a style sheet that was refused would change. */
function looks() {
  const root = document.querySelector('shelf-help').shadowRoot;
  const kinds = ['display', 'color', 'background-color', 'font-size', 'font-weight', 'padding', 'margin', 'border', 'border-radius', 'width', 'height', 'position'];
  return [...root.querySelectorAll('*')].map(element => {
    const style = getComputedStyle(element);
    return `${element.localName} ${element.getAttribute('part') ?? ''}: ${kinds.map(kind => style.getPropertyValue(kind)).join('; ')}`;
  });
}

export default [
  {
    row: 8,
    fault: 'the CDN sends no Access-Control-Allow-Origin',
    sees: "the shop's own links; the console says what was not loaded",
    variant: ['cdn', 'no-cors'],
    expect: 'floor',
    check: async tab => assert.equal((await linesOf(tab)).length, 1, 'one line in the console'),
    without: { find: "root.replaceChildren(d.createElement('slot'));", replace: 'root.replaceChildren();' },
  },
  { row: 9, fault: 'the page is isolated (COEP require-corp), the help comes from a CDN', sees: 'the whole help', variant: ['cdn', 'coep-require'], expect: 'works', check: noViolations, defence: 'the CDN: CORP and CORS on every file' },
  { row: 9, fault: 'the page is isolated (COEP credentialless), the help comes from a CDN', sees: 'the whole help', variant: ['cdn', 'coep-credentialless'], expect: 'works', check: noViolations, defence: 'the CDN: CORP and CORS on every file' },
  {
    row: 10,
    fault: 'the policy stops WebAssembly',
    sees: "the shop's own links; the console names the directive",
    variant: ['csp-no-wasm'],
    expect: 'floor',
    check: async tab => {
      assert.equal((await errorOf(tab))?.code, 'csp-wasm');
      assert.match((await linesOf(tab)).join('\n'), /'wasm-unsafe-eval'/);
    },
    defence: 'glue: www/begin.js',
    short: ['chromium', 'firefox', 'webkit'],
  },
  { row: 10, fault: 'the policy lets nothing be fetched', sees: "the shop's own links", variant: ['csp-no-connect'], expect: 'floor', without: { find: "root.replaceChildren(d.createElement('slot'));", replace: 'root.replaceChildren();' } },
  {
    row: 11,
    fault: "the policy allows the shop's own style sheets only",
    sees: 'the help, looking as it does without the policy',
    variant: ['csp-strict'],
    expect: 'works',
    act: async tab => {
      const free = await tab.again({ variant: [] });
      const looked = async tab => {
        await tab.until(() => document.querySelector('shelf-help[data-state=ready]')?.shadowRoot.querySelector('[part~=promise]'), 'the promise is there');
        await tab.pause(100);
        await tab.eval(() => document.querySelector('shelf-help').shadowRoot.getAnimations().forEach(animation => animation.finish()));
        const all = await tab.eval(looks);
        return all;
      };
      const [one, other] = [await looked(tab), await looked(free)];
      await free.close();
      assert.ok(one.length > 20, `only ${one.length} elements`);
      assert.deepEqual(one, other);
    },
    check: noViolations,
    defence: 'Rust: styles by adopted sheets and the CSSOM',
  },
  {
    row: 12,
    fault: "the policy wants a nonce, with 'strict-dynamic'",
    sees: 'the whole help',
    variant: ['csp-nonce'],
    expect: 'works',
    check: async tab => assert.ok(!(await tab.eval(() => window.__seen.violations)).some(text => /dist/.test(text))),
    defence: 'the loader makes no script: it imports',
  },
  { row: 13, fault: 'Trusted Types are enforced', sees: 'the whole help', variant: ['csp-strict'], expect: 'works', check: noViolations, defence: NO_MARKUP, short: ['chromium', 'firefox', 'webkit'] },
  {
    row: 13,
    fault: 'Trusted Types are enforced, and no policy may be made',
    sees: 'the whole help',
    variant: ['csp-bare'],
    expect: 'works',
    act: async tab => {
      await tab.openPanel();
      await tab.search('relly silk');
    },
    check: async tab => assert.match(await textOf(tab), /silk/i),
    defence: NO_MARKUP,
  },
  { row: 14, fault: 'the policy only reports', sees: 'the whole help; nothing is reported', variant: ['csp-strict', 'report-only'], expect: 'works', check: noViolations, defence: NO_MARKUP },
  {
    row: 15,
    fault: 'the hash in the tag is of another loader',
    sees: "the shop's own links",
    page: pageOf(SCARF, html => html.replace('src="/dist/loader.js"', `$& integrity="sha256-${'A'.repeat(43)}=" crossorigin="anonymous"`)),
    expect: 'floor',
    loader: false,
    check: async tab => assert.equal(await tab.eval(() => typeof window.shelfhelp), 'undefined'),
    defence: 'the browser refuses the script; the links are in the page',
  },
];
