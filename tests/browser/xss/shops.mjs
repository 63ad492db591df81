// What does the merchant's command make of shops whose every text is an attack?

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { COMMAND } from '../parts.mjs';

const SHOP = 'name = "Elaia"\nlocales = ["en"]\ncurrency = "EUR"\ncountry = "GR"\ntime_zone = "Europe/Athens"\n';
// Answers to a topic; the panel lists a hundred at most.
const TOPIC = 80;
// The panel shows topics where there are several.
const topics = texts => Math.max(2, Math.ceil(texts.length / TOPIC));
const topic = (mark, at, texts) => `${mark} ${at % topics(texts)}`;
// Those that are refused are named one after the other.
const TRIES_MAX = 6;

/** Runs the command; what it prints with --json. It ends with 1 where something is refused. */
function run(args) {
  const out = (() => {
    try {
      return execFileSync(COMMAND, [...args, '--json'], { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 });
    } catch (error) {
      if (error.status !== 1) throw error;
      return error.stdout;
    }
  })();
  return JSON.parse(out);
}

function within(make) {
  const folder = mkdtempSync(join(tmpdir(), 'shelfhelp-xss-'));
  try {
    writeFileSync(join(folder, 'shop.toml'), SHOP);
    return make(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The built files by name, and how many answers were left out because the command refuses them. `meeker(file, time)` may put
 * something else in place of an answer that is refused for the so-many-th time.
 */
function build(folder, meeker = () => false) {
  const out = join(folder, 'out'), times = new Map();
  let refused = 0;
  for (let time = 0; time < TRIES_MAX; time++) {
    const { problems } = run(['build', folder, '--out', out]);
    const wrong = new Set(problems.filter(problem => problem.severity === 'error').map(problem => problem.file));
    if (!wrong.size) {
      const names = readdirSync(out, { recursive: true }).filter(name => statSync(join(out, name)).isFile());
      return { files: new Map(names.map(name => [name, readFileSync(join(out, name))])), refused };
    }
    for (const file of wrong) {
      if (!file?.endsWith('.md')) throw Error(JSON.stringify(problems.slice(0, 3)));
      const path = join(folder, file.replace(folder, '')), turn = (times.get(path) ?? 0) + 1;
      times.set(path, turn);
      if (meeker(path, turn)) continue;
      rmSync(path);
      refused++;
    }
  }
  throw Error('the shop is refused still');
}

/** One text wherever Markdown can hold it. The order turns, because some of them swallow what follows. */
function body(text, at) {
  const line = text.replace(/\s*[\r\n]+\s*/g, ' ');
  const parts = [text, `## ${line}`, `- ${line}\n- [ ] ${line}`, `> [!TIP]\n> ${line}`, `| ${line} | b |\n|---|---|\n| a | ${line} |`, `![${line}](${line})`, `[${line}](${line}) ![${line}](${line}) <${line}> [x](<${line}>)`];
  parts.push(`[▶ ${line}](https://film.example/x) [![${line}](x.png)](${line}) **${line}** \`${line}\``, `a <a href="${line}" onclick="${line}">${line}</a> <img src='${line}' alt="${line}"> b[^1]\n\n[^1]: ${line}`);
  const turn = at % parts.length;
  return [...parts.slice(turn), ...parts.slice(0, turn)].join('\n\n');
}

/** What is refused as Markdown, as a paragraph alone, and then as what is shown and never read. */
const meek = text => [text, `Text.\n\n\`\`\`\`\`\`\n${text}\n\`\`\`\`\`\`\n\n- \`\`\`\`\` ${text.replace(/\s+/g, ' ')} \`\`\`\`\``, 'Text.'];

/** A shop with an answer in Markdown for each text; topics are named `mark N …`. */
export const ofMarkdown = (texts, mark) =>
  within(folder => {
    const answers = join(folder, 'answers', 'en');
    mkdirSync(answers, { recursive: true });
    const write = (at, body) => {
      const text = texts[at], front = { id: `a${at}`, question: `${at} ${text}`, topic: topic(mark, at, texts), also: [text], keywords: [text], summary: text };
      const lines = Object.entries(front).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
      writeFileSync(join(answers, `a${at}.md`), `---\n${lines.join('\n')}\n---\n${body}\n`);
    };
    texts.forEach((text, at) => write(at, body(text, at)));
    return build(folder, (path, turn) => {
      const at = parseInt(basename(path).slice(1), 10), other = meek(texts[at])[turn - 1];
      if (other) write(at, other);
      return other;
    });
  });

/** One text wherever a help centre's editor can put it. */
function html(text, at) {
  const quoted = text.replaceAll('"', '&quot;');
  const parts = [`<p>${text}</p>`, text, `<p><a href="${quoted}">${text}</a> <img src="${quoted}" alt="${quoted}"></p>`, `<p><a href="${text}" title='${text}'>x</a><img src=${text} alt=${text}></p>`];
  parts.push(`<table><tr><th>${text}</th></tr><tr><td>${text}</td></tr></table>`, `<ul><li>${text}</li></ul><h2 id="${quoted}">${text}</h2><iframe src="${quoted}"></iframe>`);
  const turn = at % parts.length;
  return [...parts.slice(turn), ...parts.slice(0, turn)].join('\n');
}

/** A shop imported from another help centre with an article for each text; topics are named `mark N …`. */
export const ofImport = (texts, mark) =>
  within(folder => {
    const articles = texts.map((text, at) => ({ id: at + 1, title: `${at} ${text}`, body: html(text, at), locale: 'en', section_id: 1 + (at % topics(texts)), label_names: [text], html_url: `https://help.elaia.example/${text}` }));
    const sections = Array.from({ length: topics(texts) }, (_, at) => ({ id: 1 + at, category_id: 9, name: topic(mark, at, texts), locale: 'en' }));
    const from = join(folder, 'export');
    mkdirSync(from);
    writeFileSync(join(from, 'articles.json'), JSON.stringify({ articles }));
    writeFileSync(join(from, 'sections.json'), JSON.stringify({ sections }));
    const { problems } = run(['import', 'answers', from, '--into', folder, '--from', 'zendesk']);
    rmSync(from, { recursive: true });
    // A picture that is not beside its answer is the merchant's to bring; without it the rest is seen.
    const { files, refused } = build(folder, (path, turn) => {
      const text = readFileSync(path, 'utf8').replaceAll('\0', ''), end = text.indexOf('\n---\n') + 5;
      const lines = text.slice(end).split('\n').filter(line => !line.includes('!['));
      writeFileSync(path, `${text.slice(0, end)}${lines.join('\n')}\n\nText.\n`);
      return turn < 3;
    });
    // An article without any text of its own is left out, and said to be.
    return { files, refused: refused + problems.filter(problem => problem.code === 'import-lost').length };
  });

/** What a built shop's folder answers. */
export const served = files => name => {
  const bytes = files.get(name);
  return bytes && { body: bytes, contentType: name.endsWith('.json') ? 'application/json' : 'application/octet-stream' };
};

/** A shop in one document: each text is the question and the text of an answer, and the first ones are everywhere else. */
export function inOneFile(texts, mark) {
  const text = at => texts[at % texts.length];
  return {
    name: text(0),
    locales: ['en'],
    currency: 'EUR',
    country: 'GR',
    time_zone: 'Europe/Athens',
    help_url: text(1),
    service: { promise: text(2), who: text(3), expect: text(4), reply: text(5) },
    escalation: { mode: 'neutral', ask: { effort: true, recommend: true } },
    channels: [
      { id: 'mail', kind: 'email', address: 'hello@shop.example', label: text(6) },
      { id: text(7), kind: 'email', address: text(8), label: text(9) },
      { id: 'phone', kind: 'phone', address: text(10), label: text(11) },
      { id: 'whatsapp', kind: 'whatsapp', address: text(12), label: text(13) },
      { id: 'page', kind: 'custom', address: text(14), label: text(15) },
      { id: 'social', kind: 'social', address: text(16), label: text(17) },
      { id: 'call', kind: 'call-back', address: '/xss/call', label: text(18), consent: text(19) },
      { id: 'chat', kind: 'chat', provider: text(20), settings: { key: text(21), [text(22)]: text(23) } },
    ],
    products: [{ id: 'CUP', name: text(24), price: '20.00', tags: [text(25)], categories: [text(26)], facts: { material: text(27), [text(28)]: text(29), size: { en: text(30) } } }],
    delivery: {
      handling: { days: 0, cutoff: '14:00', open: ['mon-fri'] },
      places: [{ id: 'greece', name: text(31), countries: ['GR'] }, { id: 'rest', name: text(32) }],
      restrictions: [{ tags: [text(25)], places: ['rest'], reason: text(33) }],
      methods: [
        { id: 'standard', name: text(34), carrier: { open: ['mon-fri'] }, rates: [{ place: 'greece', price: '3.50', transit: [1, 2] }] },
        { id: text(35), name: text(36), rates: [{ place: 'rest', price: text(37), transit: [2, 4] }] },
        { id: 'collect', name: text(38), kind: 'pickup', ready_in: '2 h', counters: [{ id: 'c', name: text(39), address: text(40), hours: { weekdays: '10:00-20:00' }, country: 'GR', postcode: '105 63' }], rates: [{ price: 'free' }] },
      ],
      returns: { days: 30, fee: '4.00', methods: ['post', 'store'], except: { [text(25)]: text(41) } },
    },
    synonyms: { en: [[text(42), text(43)]] },
    orders: { lookup: '/xss/orders' },
    fallback: [{ href: text(44), text: text(45) }],
    answers: {
      en: texts.map((text, at) => ({ id: `a${at}`, question: `${at} ${text}`, topic: topic(mark, at, texts), also: [text], keywords: [text], summary: text, body: body(text, at) })),
    },
    [text(46)]: text(47),
  };
}
