// How are the results told, on screen and in docs/performance.md?

import { median, score, spread } from './statistics.mjs';
import { PROFILES } from './visit.mjs';

const KB = 1000;
// As Shopify weights the pages of a shop.
const WEIGHTS = { home: 17, product: 40, collection: 43 };

const TABLES = { visits, pages, growth };

/** The parts that were asked for, as text. */
export const printed = (results, parts) => parts.filter(part => results[part]).map(part => `\n${TABLES[part](results[part])}`).join('\n');

/** The tables of all parts whose results are there, by the name of the part. */
export const made = results => Object.fromEntries(Object.entries(TABLES).filter(([part]) => results[part]).map(([part, table]) => [part, table(results[part])]));

function visits({ rows, subjects, about }) {
  const ids = Object.keys(subjects);
  const of = (id, profile, warm = false) => rows.filter(row => row.id === id && row.profile === profile && Boolean(row.warm) === warm);
  const profiles = Object.keys(PROFILES).filter(profile => rows.some(row => row.profile === profile));
  const out = [said(about), ''];

  const any = profiles[0];
  out.push('**What is fetched**, the page itself taken off: kilobytes and requests asked for before each moment', '');
  out.push(line(['', 'the promise shows', 'the panel can open', 'the first result', 'the whole visit', 'a second visit']), rule(6));
  const alone = median(of('alone', any).map(row => row.phases.visit.bytes));
  const aloneRequests = median(of('alone', any).map(row => row.phases.visit.requests));
  for (const id of ids.slice(1)) {
    const phase = (list, name, page = [alone, aloneRequests]) => {
      const bytes = median(list.map(row => row.phases[name]?.bytes));
      const requests = median(list.map(row => row.phases[name]?.requests));
      return bytes === undefined ? '–' : `${(Math.max(0, bytes - page[0]) / KB).toFixed(1)} kB, ${Math.max(0, requests - page[1])}`;
    };
    const warm = of(id, '1x', true);
    // On a second visit the page's own answers are short, and are in the figure.
    out.push(line([subjects[id].name, ...['promise', 'ready', 'result', 'visit'].map(name => phase(of(id, any), name)), warm.length ? phase(warm, 'visit', [0, 0]) : '–']));
  }

  for (const profile of profiles) {
    out.push('', `**${PROFILES[profile].name}**: milliseconds from the script's tag, median (quartiles)`, '');
    out.push(line(['', 'promise on screen', 'panel can open', 'first result', 'longest task', 'blocking over 50 ms', 'thread at work', 'key to screen (INP)', 'layout shift']), rule(9));
    for (const id of ids) out.push(line([subjects[id].name, ...timed(of(id, profile))]));
    if (profile === '1x') for (const id of ids.slice(1)) if (of(id, profile, true).length) out.push(line([`${subjects[id].name}, second visit`, ...timed(of(id, profile, true))]));
  }

  out.push('', '**Memory** after the visit, in megabytes, and what each is', '', line(['', 'JavaScript heap', 'WebAssembly', 'what it is']), rule(4, 1));
  const last = profiles.includes('1x') ? '1x' : any;
  for (const id of ids) {
    const list = of(id, last);
    const { what, version } = subjects[id];
    const worker = list.some(row => row.workers) ? '; the memory of its worker is not in the figures' : '';
    out.push(line([subjects[id].name, spread(list.map(row => row.heap), { digits: 1, per: 1e6 }), spread(list.map(row => row.wasm), { digits: 1, per: 1e6 }), `${what}${version ? ` (${version})` : ''}${worker}`]));
  }
  return `${out.join('\n')}\n`;
}

function timed(list) {
  const has = name => list.some(row => row[name] !== undefined && row[name] !== null);
  const ms = name => (has(name) ? spread(list.map(row => row[name])) : '–');
  const inp = has('inp') ? (median(list.map(row => row.inp)) === 0 ? 'under 16' : ms('inp')) : '–';
  return [ms('promise'), ms('ready'), ms('result'), ms('longest'), ms('blocking'), ms('cpu'), inp, worst(list.map(row => row.shift))];
}

const worst = shifts => { const most = Math.max(...shifts); return most === 0 ? '0' : most.toFixed(3); };

function pages({ rows, about }) {
  const out = [said(about), '', line(['page', '', 'first paint', 'largest paint', 'blocking', 'layout shift', 'kilobytes', 'requests', 'score']), rule(9, 2)];
  const middle = (list, name) => median(list.map(row => row[name]));
  const scores = { alone: 0, shelfhelp: 0 };
  for (const [page, weight] of Object.entries(WEIGHTS)) {
    for (const [id, name] of [['alone', 'without'], ['shelfhelp', 'with']]) {
      const list = rows.filter(row => row.page === page && row.id === id);
      const value = score(Object.fromEntries(['fcp', 'lcp', 'tbt', 'cls'].map(name => [name, middle(list, name)])));
      scores[id] += (value * weight) / 100;
      const ms = name => `${spread(list.map(row => row[name]))} ms`;
      out.push(line([`${page} (${weight} %)`, name, ms('fcp'), ms('lcp'), ms('tbt'), worst(list.map(row => row.cls)), (middle(list, 'bytes') / KB).toFixed(0), middle(list, 'requests').toFixed(0), value.toFixed(1)]));
    }
  }
  out.push('', `Weighted ${Object.values(WEIGHTS).join('/')}: ${scores.alone.toFixed(1)} without, ${scores.shelfhelp.toFixed(1)} with; the widget costs **${(scores.alone - scores.shelfhelp).toFixed(1)} points**.`);
  return `${out.join('\n')}\n`;
}

function growth({ rows, texts, about }) {
  const out = [said(about), '', line(['answers', 'times', 'kilobytes before the first result', 'requests', 'memory, MB', 'key, median ms', 'key, 95 of 100 ms']), rule(7)];
  rows.forEach((row, n) => {
    const before = rows[n - 1];
    const with_ = (name, text) => (before ? `${text} (×${(row[name] / before[name]).toFixed(1)})` : text);
    out.push(line([row.size.toLocaleString('en'), before ? `×${(row.size / before.size).toFixed(1)}` : '', with_('bytes', (row.bytes / KB).toFixed(0)), row.requests.toFixed(0), with_('memory', (row.memory / 1e6).toFixed(1)), with_('p50', row.p50.toFixed(2)), with_('p95', row.p95.toFixed(2))]));
  });
  out.push('', `${texts === 'real help texts' ? 'Real help texts' : 'Texts made for the purpose'}, ${rows[0].keys} keys a row. Behind each figure: how many times the row above.`);
  return `${out.join('\n')}\n`;
}

const line = cells => `| ${cells.join(' | ')} |`;
const rule = (count, words = 1) => `|${Array.from({ length: count }, (_, n) => (n < words ? '---' : '--:')).join('|')}|`;
const said = ({ machine, browser, load, took, day, runs }) => `_${day}: ${machine}, ${browser}, ${runs === 1 ? '1 run' : `${runs} runs`}, ${took} s; load ${load.map(value => value.toFixed(1)).join(' to ')}._`;
