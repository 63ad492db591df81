// What made each answer rank where it does?
//
// The engine is the search that ships, compiled alone; it runs in this page and nothing leaves it. What it says of an answer
// is drawn as it stands: the parts of a score add up to it.

import start, { Engine } from '/engine/engine.js';

const SHOP = '/public/shop.json';
const PACK = '/www/meaning/en.bin';
const BEST = 10;
const FIELDS = ['question', 'also', 'keywords', 'topic', 'heading', 'body'];
const NAMES = { also: 'other phrasing', passage: 'best passage', meaning: 'near in meaning' };
const WAYS = { form: 'another form', joined: 'written as one or as two', prefix: 'begun', sound: 'by its sound', typo: 'a slip', kin: 'kin', synonym: 'synonym', meaning: 'near in meaning', language: 'the same in this language' };
const ABOUT = { this: 'the product in view', like: 'products like the one in view', every: 'every product', others: 'other products', unseen: 'some products, and none is in view' };

const at = id => document.getElementById(id);
let engine;
let titles = new Map();
let chosen = '';
// Makes the engine again: what it has been given cannot be taken back.
let again = async () => {};

/** An element with attributes and children; text stays text. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.flat().filter(child => child !== null));
  return made;
}

const spans = list => list.map(span => (span.hit ? element('mark', {}, span.text) : span.text));
const number = value => value.toFixed(3);
const percent = value => `${Math.round(100 * value)} %`;
const list = id => at(id).value.split(',').map(text => text.trim()).filter(Boolean);

const context = () => ({ limit: BEST, typing: at('typing').checked, product: at('product').value.trim(), categories: list('categories'), tags: list('tags') });

function say(text, isProblem = false) {
  at('status').textContent = text;
  at('status').classList.toggle('problem', isProblem);
}

/** Asks, and shows what is found; the answer that was explained stays in view while it is found. */
function ask() {
  if (!engine) return;
  const query = at('query').value;
  const { answered, hits } = query.trim() ? engine.search(query, context()) : { answered: false, hits: [] };
  if (!hits.some(hit => hit.id === chosen) && at('other').value !== chosen) chosen = '';
  chosen ||= hits[0]?.id ?? '';
  const completions = query.trim() ? engine.complete(query, 3).filter(title => title !== query) : [];
  at('completions').hidden = completions.length === 0;
  at('completions').textContent = `Completions: ${completions.join(' · ')}`;
  if (!query.trim()) say(`${titles.size} answers are ready.`);
  else if (hits.length === 0) say('Nothing holds any of these words.');
  else say(answered ? 'The first one is called an answer.' : 'No good answer: below the threshold the widget moves towards a person.');
  at('found').replaceChildren(...hits.map((hit, place) => {
    const button = element(
      'button', { type: 'button', 'aria-pressed': hit.id === chosen, 'data-id': hit.id },
      element('span', { class: 'place' }, `${place + 1}`),
      element('span', { dir: 'auto' }, spans(hit.title)),
      element('span', { class: 'figures' }, `${number(hit.score)} · ${percent(hit.confidence)}`),
      element('span', { class: 'excerpt', dir: 'auto' }, spans(hit.excerpt)),
    );
    button.addEventListener('click', () => {
      choose(hit.id);
      // On a phone it stands below the list.
      if (at('why').getBoundingClientRect().top > innerHeight) at('why').scrollIntoView();
    });
    return element('li', {}, button);
  }));
  explain();
}

function choose(id) {
  chosen = id;
  for (const button of at('found').querySelectorAll('button')) button.setAttribute('aria-pressed', button.dataset.id === id);
  explain();
}

/** Every part of a score: its name, where it was found, what it adds, and of which field. */
function parts(why) {
  const words = why.words.map(said => ({
    name: said.word,
    where: said.meant.length ? said.meant.map(meaning).join('; ') : said.known ? 'not in this answer' : 'in no answer',
    adds: said.adds,
    bars: said.fields,
  }));
  // The passage, and whatever else the engine says that adds.
  const others = Object.entries(why).filter(([, value]) => typeof value?.adds === 'number').map(([name, value]) => ({
    name: NAMES[name] ?? name,
    where: value.text?.length ? spans(value.text) : value.words ? near(value) : (NAMES[value.field] ?? value.field ?? ''),
    adds: value.adds,
    bars: [[name, value.adds]],
  }));
  return [...words, ...others];
}

function meaning({ word, how, sure, counts }) {
  const where = counts.map(([field, count]) => `${NAMES[field] ?? field}${count > 1 ? ` ×${count}` : ''}`).join(', ');
  return how === 'exact' ? where : `“${word}” in ${where} (${WAYS[how] ?? how}, ${percent(sure)})`;
}

/** Which words of the question are near the answer in meaning. */
const near = ({ cosine, words }) => [`cosine ${cosine.toFixed(2)}`, ...words.map(([word, adds]) => `${word} ${adds < 0 ? '−' : '+'}${number(Math.abs(adds))}`)].join(', ');

const colour = field => (FIELDS.includes(field) || field === 'passage' ? field : 'other');
const bar = (field, share, adds) => element('span', { class: colour(field), style: `inline-size: ${Math.max(100 * share, 0)}%`, title: `${NAMES[field] ?? field} ${number(adds)}` });

function explain() {
  const query = at('query').value;
  const why = chosen && query.trim() ? engine.explain(query, chosen, context()) : undefined;
  at('why').dataset.id = why ? chosen : '';
  const title = element('h2', { id: 'why-title' }, why ? `Why “${titles.get(chosen) ?? chosen}”` : 'Why');
  if (!why) return at('why').replaceChildren(title, element('p', { class: 'hint' }, 'Choose an answer.'));
  const all = parts(why);
  const bars = all.flatMap(part => part.bars);
  const whole = Math.max(why.score, Number.EPSILON);
  const stack = element('div', { class: 'stack', 'aria-hidden': 'true' }, bars.map(([field, adds]) => bar(field, adds / whole, adds)));
  const fields = [...new Set(bars.map(([field]) => field))];
  const legend = element('ul', { class: 'legend' }, fields.map(field => element('li', {}, element('i', { class: colour(field) }), NAMES[field] ?? field)));
  const most = Math.max(...all.map(part => part.adds), Number.EPSILON);
  const row = part => element(
    'tr', { 'data-adds': part.adds },
    element('th', { scope: 'row' }, part.name, element('div', { class: 'found-in' }, part.where)),
    element('td', {}, element('div', { class: 'bar', 'aria-hidden': 'true' }, part.bars.map(([field, adds]) => bar(field, adds / most, adds)))),
    element('td', {}, number(part.adds)),
  );
  const head = element('thead', {}, element('tr', {}, ['Part', 'By field', 'Adds'].map(name => element('th', { scope: 'col' }, name))));
  const foot = element('tfoot', {}, element('tr', {}, element('th', { scope: 'row', colspan: 2 }, why.place ? `Score, in place ${why.place}` : 'Score: it holds no word of the question'), element('td', { 'data-score': why.score }, number(why.score))));
  const table = element('table', {}, head, element('tbody', {}, all.map(row)), foot);
  at('why').replaceChildren(title, stack, legend, table, ...factors(why), confidence(why.confidence));
}

/** What has already gone into every part. */
function factors(why) {
  return [
    element('p', {}, `Each part is already multiplied by ${number(why.coverage)}, because ${percent(why.covered)} of the question’s weight is found,`),
    element('p', {}, `and by ${number(why.lift)}, because the answer is about ${ABOUT[why.about] ?? why.about}.`),
  ];
}

function confidence({ value, needed, rival, signs, hollow }) {
  const names = ['how well it fits', 'how far it is ahead of the best other', 'how much was said'];
  const row = (name, sign) => element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, (sign < 0 ? '−' : '+') + number(Math.abs(sign))));
  const head = element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, `Confidence ${percent(value)}; an answer from ${percent(needed)} on`), element('th', { scope: 'col' }, 'Speaks for it')));
  const rows = [...signs].map((sign, place) => row(names[place] ?? `sign ${place + 1}`, sign));
  if (hollow) rows.push(element('tr', {}, element('th', { scope: 'row', colspan: 2 }, 'No word of the question says anything by itself, which halves the confidence.')));
  rows.push(element('tr', {}, element('th', { scope: 'row' }, 'score of the best other answer'), element('td', {}, number(rival))));
  return element('table', { 'data-confidence': value }, head, element('tbody', {}, rows));
}

/** Takes other answers: an engine, and their ids with titles. */
async function take(made, pairs) {
  const isMeant = at('meaning').checked && made.meaning(new Uint8Array(await get(PACK, 'arrayBuffer')));
  at('meaning-note').textContent = at('meaning').checked && !isMeant ? 'The pack is of another language than these answers.' : '';
  engine?.free();
  engine = made;
  titles = new Map(pairs);
  chosen = '';
  at('other').replaceChildren(element('option', { value: '' }, '–'), ...pairs.map(([id, title]) => element('option', { value: id }, title || id)));
  ask();
}

async function get(url, read) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer[read]();
}

/** What is asked and answered is in this language; the page stays English. */
const speak = language => ['query', 'found', 'other'].forEach(id => { at(id).lang = language; });

/** A language of the compiled shop. */
async function load(manifest, language) {
  const part = async name => new Uint8Array(await get(new URL(name, new URL(SHOP, location.href)), 'arrayBuffer'));
  const { titles: name, bodies, aid } = manifest.answers[language];
  const known = aid ? await part(aid) : new Uint8Array();
  const [shop, listed, ...texts] = await Promise.all([manifest.shop[language], name, ...bodies.map(body => body.file)].map(part));
  speak(language);
  await take(Engine.ofShop(shop, language, listed, texts, Uint32Array.from(bodies, body => body.count), known), Engine.titlesOf(listed));
}

/** Documents of a file: `{docs: [{id, title, body}]}`, or a shop in one document with its answers by language, the first counting. */
function documents(json) {
  const answers = json.docs ?? Object.values(json.answers ?? {})[0];
  if (!Array.isArray(answers)) throw new Error('write {"docs": [{"id": "a", "title": "…", "body": "…"}]}');
  const texts = value => (Array.isArray(value) ? value.map(String) : []);
  return answers.map((doc, place) => ({
    id: String(doc.id ?? place + 1), title: String(doc.title ?? doc.question ?? ''), body: String(doc.body ?? ''), topic: String(doc.topic ?? ''),
    also: texts(doc.also), keywords: texts(doc.keywords), products: texts(doc.products), categories: texts(doc.categories), tags: texts(doc.tags),
  }));
}

async function open(file) {
  try {
    const docs = documents(JSON.parse(await file.text()));
    speak('');
    again = () => take(new Engine(docs), docs.map(doc => [doc.id, doc.title]));
    await again();
    say(`${docs.length} answers of ${file.name} are ready.`);
  } catch (problem) {
    say(`${file.name} cannot be read: ${problem.message ?? problem}`, true);
  }
}

const attempt = work => work().catch(problem => say(String(problem.message ?? problem), true));

await attempt(async () => {
  await start({ module_or_path: '/engine/engine_bg.wasm' });
  const manifest = await get(SHOP, 'json');
  const languages = Object.keys(manifest.answers);
  const called = new Intl.DisplayNames('en', { type: 'language' });
  at('answers').replaceChildren(...languages.map(tag => element('option', { value: tag }, `The demo shop, ${called.of(tag)}`)));
  const chosenLanguage = () => load(manifest, at('answers').value);
  again = chosenLanguage;
  at('answers').addEventListener('change', () => attempt(again = chosenLanguage));
  at('meaning').addEventListener('change', () => attempt(() => again()));
  for (const id of ['query', 'typing', 'product', 'categories', 'tags']) at(id).addEventListener('input', ask);
  at('ask').addEventListener('submit', event => event.preventDefault());
  at('other').addEventListener('change', () => at('other').value && choose(at('other').value));
  at('file').addEventListener('change', () => at('file').files[0] && open(at('file').files[0]));
  document.addEventListener('dragover', event => event.preventDefault());
  document.addEventListener('drop', event => {
    event.preventDefault();
    if (event.dataTransfer.files[0]) open(event.dataTransfer.files[0]);
  });
  at('query').value = new URLSearchParams(location.search).get('q') ?? '';
  await again();
  at('query').focus();
});
