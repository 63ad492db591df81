// Would a list of advertisements and trackers stop our files or hide our element?

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileOf, pack } from '../packages.mjs';

// The newest copies that a package brings are of April 2019. What they look for in names has changed little; a new rule for
// a new name of ours would not be in them.
const LISTS = ['easylist', 'easyprivacy'];

/** The rules, in the engine of an ad blocker. */
async function blocker() {
  const { FiltersEngine, Request } = await pack('@ghostery/adblocker');
  const text = LISTS.map(name => readFileSync(fileOf(`ad-block/test/data/${name}.txt`), 'utf8')).join('\n');
  return { engine: FiltersEngine.parse(text, { enableCompression: false }), Request };
}

const kind = path => (/\.css$/.test(path) ? 'stylesheet' : /\.js$/.test(path) ? 'script' : 'xhr');

export default [
  {
    row: 1,
    fault: "an ad blocker's lists are asked about every file and name of ours",
    sees: 'the whole help: no rule of EasyList and EasyPrivacy (April 2019) meets it',
    expect: 'works',
    act: async tab => {
      await tab.openPanel();
      await tab.search('relly silk');
      const { engine, Request } = await blocker();
      const blocked = (path, host) => engine.match(Request.fromRawDetails({ type: kind(path), url: `https://${host}${path}`, sourceUrl: 'https://www.elaia-shop.com/scarf' })).match;
      // The lists are there and bite.
      assert.ok(blocked('/analytics.js', 'www.google-analytics.com'), 'the rules do not work');
      const ours = [...new Set(tab.requests().map(request => request.path).filter(path => /^\/(dist|public)\//.test(path)))];
      assert.ok(ours.length >= 5, `only ${ours}`);
      assert.deepEqual(ours.filter(path => blocked(path, 'www.elaia-shop.com') || blocked(path, 'cdn.elaia-help.com')), []);
      const { classes, ids } = await tab.eval(() => {
        const own = [...document.querySelectorAll('shelf-help'), ...[...document.querySelectorAll('shelf-help')].flatMap(e => [...e.shadowRoot.querySelectorAll('*')])];
        return { classes: own.flatMap(e => [...e.classList]), ids: own.map(e => e.id).filter(Boolean) };
      });
      const { styles } = engine.getCosmeticsFilters({ url: 'https://www.elaia-shop.com/scarf', hostname: 'www.elaia-shop.com', domain: 'elaia-shop.com', classes, ids, getBaseRules: true });
      const hides = styles.split('{')[0].split(/,\s*\n/).map(rule => rule.trim()).filter(Boolean);
      const hidden = await tab.eval(rules => rules.filter(rule => { try { return [...document.querySelectorAll('shelf-help')].some(e => e.matches(rule) || e.shadowRoot.querySelector(rule)) } catch { return false } }), hides);
      assert.deepEqual(hidden, []);
    },
    defence: 'names: neutral files, no classes',
    short: [],
  },
];
