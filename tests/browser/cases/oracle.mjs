// Does the oracle of the doors (xss/oracle.mjs) name every harm that it is there to name?
//
// The widget stands on the same page, under the same policy; then something bad is done on purpose, one thing after the
// other, and each must be told by its name. A page where nothing is done has nothing to tell.

import assert from 'node:assert/strict';
import test from 'node:test';
import { small } from '../shop.mjs';
import { POLICY, bare, watched } from '../xss/oracle.mjs';

const shadow = () => document.querySelector('shelf-help').shadowRoot.querySelector('[part~=root]');
const OPEN = '';
// What is done, what must be told, and whether the page has no policy.
const HARMS = [
  ['a picture with a handler', () => {
    const img = document.createElement('img');
    Object.assign(img, { src: 'x', alt: '' }).setAttribute('onerror', 'alert(1)');
    shadow().append(img);
  }, /a violation: require-trusted-types-for .*onerror/],
  ['the same where no policy stands in the way', () => {
    const img = document.createElement('img');
    Object.assign(img, { src: 'x', alt: '' }).setAttribute('onerror', 'alert(1)');
    shadow().append(img);
  }, /an attribute: <img onerror="alert\(1\)">/, /script: alert\(\) was called/, OPEN],
  ['a link that runs', () => Object.assign(shadow().appendChild(document.createElement('a')), { href: 'java\nscript:alert(1)' }), /an address: <a href="java\nscript/],
  ['a link to data', () => Object.assign(shadow().appendChild(document.createElement('a')), { href: 'data:text/html,x' }), /an address: <a href="data/],
  ['a link into the page\'s own frame', () => Object.assign(shadow().appendChild(document.createElement('a')), { href: '/x', target: '_top' }), /an attribute's value: <a target="_top">/],
  ['a picture of a stranger\'s', () => Object.assign(shadow().appendChild(document.createElement('img')), { src: 'https://canary.invalid/x' }), /asks a stranger/, /a violation: img-src https:\/\/canary/],
  ['an element that nobody needs', () => shadow().append(document.createElement('marquee')), /an element: <marquee> in the widget/],
  ['a template', () => shadow().append(document.createElement('template')), /an element: <template> in the widget/],
  ['an element of another tree', () => shadow().append(document.createElementNS('http://www.w3.org/2000/svg', 'a')), /an element: <a> in the widget/],
  ['another namespace\'s address', () => {
    const svg = shadow().appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    svg.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', 'javascript:alert(1)');
  }, /an attribute: <svg xlink:href/],
  ['a frame with a page in it', () => {
    const frame = document.createElement('iframe');
    frame.setAttribute('title', 'x');
    try {
      frame.srcdoc = '<script>parent.alert(1)</script>';
    } catch {}
    shadow().append(frame);
  }, /an element: <iframe> in the widget/, /a violation: (require-trusted-types-for|trusted-types)/],
  ['the same where no policy stands in the way', () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<script>parent.prompt(1)</script>';
    shadow().append(frame);
  }, /script: prompt\(\) was called/, OPEN],
  ['an element beside the widget', () => document.body.append(Object.assign(document.createElement('b'), { id: 'x' })), /an element: <b> in the page/],
  ['a script from a string', () => {
    try {
      document.body.append(Object.assign(document.createElement('script'), { text: 'window.bad = 1' }));
    } catch {}
  }, /a violation: (require-trusted-types-for|trusted-types)/],
  ['HTML from a string', () => {
    try {
      shadow().insertAdjacentHTML('beforeend', '<b>x</b>');
    } catch {}
  }, /a violation: (require-trusted-types-for|trusted-types)/],
  ['HTML from a string where no policy stands in the way', () => shadow().insertAdjacentHTML('beforeend', '<u onpointerenter=alert(1)>x</u>'), /an element: <u> in the widget/, OPEN],
  ['a handler without an attribute', () => (shadow().querySelector('button').onclick = () => {}), /an attribute: <button> has onclick/],
  ['a style that fetches', () => (shadow().querySelector('button').style.background = 'url(https://canary.invalid/x)'), /an attribute's value: <button style=/],
  ['a class with a text in it', () => (shadow().querySelector('button').className = 'x" onclick="alert(1)'), /an attribute's value: <button class=/],
  ['an id that a page could stumble over', () => (shadow().querySelector('button').id = 'location'), /an attribute's value: <button id=/],
  ['a sheet that fetches', () => {
    const sheet = new CSSStyleSheet(), { shadowRoot } = document.querySelector('shelf-help');
    sheet.replaceSync(':host { --shelf-background: url(https://canary.invalid/x) }');
    shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
  }, /a style rule: .*url\(/],
  ['a sheet with another rule', () => {
    const sheet = new CSSStyleSheet(), { shadowRoot } = document.querySelector('shelf-help');
    sheet.replaceSync('* { display: none }');
    shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
  }, /a style rule: \* \{/],
  ['a hint for another file', () => document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: '/elsewhere.js' })), /an address: <link href="\/elsewhere/],
  ['another base', () => document.head.append(Object.assign(document.createElement('base'), { href: '/elsewhere/' })), /an element: <base> in the page/],
  ['a global', () => (window.polluted = 1), /a global: window has got polluted/],
  ['a key on a prototype', () => (Object.prototype.polluted = 1), /a global: Object\.prototype has got polluted/],
  ['a call', () => window.alert(1), /script: alert\(\) was called/],
  ['a timer of a text', () => setTimeout('alert(1)'), /script: setTimeout\(\) of a text/],
  ['a function of a text', () => {
    try {
      new Function('alert(1)');
    } catch {}
  }, /script: new Function/],
  ['a window', () => window.open('/x'), /script: open\(\) was called/],
  ['a request to a stranger', () => fetch('https://canary.invalid/x').catch(() => {}), /a violation: connect-src https:\/\/canary/],
  ['the same where no policy stands in the way', () => fetch('https://canary.invalid/x').catch(() => {}), /a request: GET https:\/\/canary/, OPEN],
  ['a request to the own host', () => fetch('/elsewhere').catch(() => {}), /a request: GET .*\/elsewhere/],
  ['a beacon', () => navigator.sendBeacon('/elsewhere', 'x'), /a request: POST .*\/elsewhere/],
  ['a post among the widget\'s files', () => fetch('/dist/x', { method: 'POST' }).catch(() => {}), /a request: POST .*\/dist\/x/],
  ['a cookie', () => (document.cookie = 'a=b'), /script: a cookie was set/],
  ['another title', () => (document.title = 'x'), /the title is x/],
  ['an error', () => setTimeout(() => { throw new Error('bad'); }), /an error: .*bad/],
  ['a refusal that nobody hears', () => void Promise.reject(new Error('bad')), /an error: .*bad/],
  ['another page', () => new Promise(done => (location.hash = 'elsewhere', setTimeout(done, 50))), /a frame has gone to .*elsewhere/],
  ['another page altogether', () => (location.href = '/index.html'), /the page is gone|a frame has gone/],
];

for (const [policy, under] of [[POLICY, 'the policy of the documentation'], [OPEN, 'no policy at all']]) {
  test(`the oracle tells of each harm by its name, under ${under}`, async t => {
    const view = await watched(t, { policy, body: bare({ at: 'view="all" product="SHIRT"', data: { shop: small() } }) });
    assert.deepEqual(await view.findings(), [], 'before anything is done');
    const missed = [];
    let before = new Set();
    for (const [name, harm, ...told] of HARMS.filter(([, , ...told]) => (told.includes(OPEN) ? OPEN : POLICY) === policy)) {
      await view.page.evaluate(`(() => { const shadow = ${shadow}; return (${harm})(); })()`).catch(() => {});
      await view.page.waitForTimeout(60);
      const findings = await view.findings(), fresh = findings.filter(line => !before.has(line));
      for (const wanted of told.filter(one => one !== OPEN)) if (!fresh.some(line => wanted.test(line))) missed.push(`${name}: ${wanted} is not among ${JSON.stringify(fresh)}`);
      before = new Set(findings);
    }
    assert.deepEqual(missed, []);
  });
}
