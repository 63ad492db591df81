// Which states of the widget are worth a picture?
//
// One row per state: [name, page, viewport, dark, steps, clip]. `steps` brings the page there, `clip` cuts the picture
// to one element. The pictures lie in docs/pictures/NAME.png; `cargo xtask shots NAME` takes one of them again.

import { call, people } from './channels.mjs';
import { counters, findOrder, orderForm, place as choosePlace, visit } from './shop.mjs';

const SCARF = 'examples/shop/pages/silk-scarf.html';
const SHIRT = 'examples/shop/pages/linen-shirt.html';
const CUP = 'examples/shop/pages/stoneware-cup.html';
const ARABIC = 'examples/shop/pages/ar/silk-scarf.html';

const ready = view => view.state('ready');

const place = async (view, ...where) => (await ready(view), choosePlace(view, ...where));

async function athens(view) {
  await place(view, 'GR', '104 34');
  await view.inside('[part~=dates]:has-text(\"Mon 23 – Tue 24 Nov\")').waitFor();
}

async function ways(view) {
  await athens(view);
  await view.inside('[part~=ways]').click();
}

const why = steps => async view => {
  await steps(view);
  await view.inside('.row [part~=why]').click();
  await view.inside('[part~=timeline]').waitFor();
};

const need = day => async view => {
  await athens(view);
  await view.inside('[part~=need-by]').click();
  await view.inside('[data-focus=need]').fill(day);
  await view.inside('[part~=need] :is(li, p)').first().waitFor();
};

async function bench(view) {
  await ready(view);
  await view.inside('[part~=ways]').click();
  await counters(view);
}

async function open(view) {
  await ready(view);
  const ask = view.inside('[part~=ask]');
  await ((await ask.count()) ? ask : view.inside('[part~=launcher]')).first().click();
  await view.inside('[part~=suggestion]').first().waitFor();
}

const ask = words => async view => {
  await open(view);
  await view.inside('[part~=input]').fill(words);
  await view.inside('[part~=input]').press('Enter');
  await view.inside('[part~=result], [part~=empty]').first().waitFor();
};

async function answer(view) {
  await ask('can I send it back')(view);
  await view.inside('[part~=result]').first().click();
  await view.inside('[part~=rate-no]').waitFor();
}

// A panel as long as what it shows.
const WHOLE = { width: 760, height: 1720 };
const HALF = { width: 760, height: 1080 };

const tall = steps => async view => {
  await steps(view);
  await view.widget().evaluate(element => element.style.setProperty('--shelf-panel-height', '3000px'));
};

/** An answer with everything in it, found by its question. */
const article = words => async view => {
  await ask(words)(view);
  await view.inside('[part~=result]').first().click();
  await view.inside('[part~=film]').waitFor();
  // Pictures come as they are scrolled to.
  for (const picture of await view.inside('img').all()) {
    await picture.evaluate(image => ((image.loading = 'eager'), image.decode()));
  }
};

async function topics(view) {
  await open(view);
  await view.inside('[part~=topic]').first().waitFor();
}

async function topic(view) {
  await topics(view);
  await view.inside('[part~=topic]').nth(1).click();
  await view.inside('[part~=topic-list]').waitFor();
}

async function service(view) {
  await open(view);
  await view.inside('[part~=service]').scrollIntoViewIfNeeded();
}

/** A question half typed, and the arrows on the second that completes it. */
const typing = words => async view => {
  await open(view);
  await view.inside('[part~=input]').pressSequentially(words);
  await view.inside('[part~=completion]').nth(1).waitFor();
  await view.inside('[part~=input]').press('ArrowDown');
  await view.inside('[part~=input]').press('ArrowDown');
};

const recent = words => async view => {
  await open(view);
  for (const one of words) {
    await view.inside('[part~=input]').fill(one);
    await view.inside('[part~=input]').press('Enter');
    await view.inside('[part~=result], [part~=empty]').first().waitFor();
  }
  await view.inside('[part~=input]').fill('');
  await view.inside('[part~=recent]').nth(words.length - 1).waitFor();
};

/** A question in another language than the page's, and the answer to it. */
const foreign = (words, read) => async view => {
  await ask(words)(view);
  const first = view.inside('[part~=result][lang]').first();
  await first.waitFor();
  if (read) await first.click();
  if (read) await view.inside('[part~=rate-no]').waitFor();
};

async function nobody(view) {
  await ask('can you embroider a name')(view);
  await view.inside('[part~=channels]').waitFor();
}

async function packet(view) {
  await nobody(view);
  await view.inside('[part~=channel]').first().click();
  await view.inside('[part~=packet]').waitFor();
}

async function struck(view) {
  await packet(view);
  await view.inside('[part~=strike]').first().click();
}

/** An order of the demo shop. */
const order = (number, then = async () => {}) => async view => {
  await orderForm(view);
  await findOrder(view, number);
  await view.inside('[part~=order-steps], [part~=order-outcome]').first().waitFor();
  await then(view);
};

/** An order where the page itself tells of it. */
const toldOrder = reply => async view => {
  await ready(view);
  await view.widget().evaluate((element, reply) => (element.config = { onOrderLookup: async () => reply }), reply);
  await order('1042')(view);
};

const OUT = {
  orderNumber: 'EL-1042',
  orderDate: '2026-11-17',
  orderStatus: 'OrderInTransit',
  orderedItem: [{ name: 'Twill scarf, olive' }, { name: 'Linen bag', quantity: 2 }],
  orderDelivery: {
    trackingNumber: '7301584261',
    trackingUrl: 'https://www.acscourier.net/',
    carrier: 'ACS',
    expectedArrivalFrom: '2026-11-19',
    expectedArrivalUntil: '2026-11-20',
    deliveryStatus: [
      { name: 'Packed', time: '2026-11-17T15:00:00+02:00' },
      { name: 'In transit', time: '2026-11-18T19:00:00+02:00' },
      { name: 'Out for delivery', time: '2026-11-19T09:10:00+02:00' },
    ],
  },
};

/** With the list of facts for whoever builds the shop. */
const listed = steps => async view => {
  await ready(view);
  await view.page.evaluate(() => (document.querySelector('shelf-help').debug = true));
  await steps(view);
  await view.inside('[part~=debug] li').first().waitFor();
};

/** One line struck out, another being written anew. */
async function writing(view) {
  await struck(view);
  await view.inside('[part~=change]').last().click();
  await view.inside('textarea').waitFor();
}

/** The packet of a visit in which two answers did not help, to a team with another language. */
async function trail(view) {
  await ask('غسل الوشاح')(view);
  await view.inside('[part~=result]').first().click();
  await view.inside('[part~=rate-no]').click();
  await view.inside('.list [part~=suggestion]').first().click();
  await view.inside('[part~=rate-no]:not([disabled])').click();
  await view.inside('[part~=channel][data-channel=email]').click();
  await view.inside('[part~=packet]').waitFor();
}

async function masked(view) {
  await ask('charged 4111 1111 1111 1111 twice, order #1234567')(view);
  await view.inside('[part~=channel]').first().click();
  await view.inside('[part~=packet]').waitFor();
}

/** A shop that leads to a person in its own way, and what a shopper does there. */
const led = (escalation, ...steps) => async view => {
  await visit(view, escalation);
  await view.inside('[part~=suggestion], [part~=doors]').first().waitFor();
  for (const step of steps) await step(view);
};

const first = async view => {
  await view.inside('[part~=suggestion]').first().click();
  await view.inside('[part~=rate-no]').waitFor();
};

const rated = helped => async view => {
  await view.inside(helped ? '[part~=rate-yes]' : '[part~=rate-no]').click();
  await view.inside('[part~=survey], [part~=reasons]').first().waitFor();
};

const easy = async view => {
  await view.inside('[part~=score]').first().click();
  await view.inside('[part~=score]').nth(10).waitFor();
};

const SURVEYS = { ask: { effort: true, recommend: true } };

const tracked = words => async view => {
  await open(view);
  await view.inside('[part~=input]').fill(words);
  await view.inside('[part~=input]').press('Enter');
  await view.inside('[part~=tracking]').waitFor();
};
const CHANNELS = 'pages/channels.html';

/** Everybody on a Sunday evening. */
async function closed(view) {
  await view.page.clock.setFixedTime('2026-11-22T20:00:00+02:00');
  await people(view);
}

async function calling(view) {
  await people(view);
  await call(view, '+30 210 555 0148');
}

async function refused(view) {
  await people(view);
  await call(view, 'call me');
  await view.inside('[part~=start]').click();
  await view.inside('[part~=call-form] [role=alert]').waitFor();
}

/** A chat that did not open. */
async function lost(view) {
  await people(view);
  await view.inside('[data-channel=chat]').click();
  await view.inside('[part~=start]').click();
  await view.inside('[part~=lost]').waitFor();
}

export const STATES = [
  ['delivery', SCARF, 'laptop', false, ready],
  ['delivery-chosen', SCARF, 'laptop', false, ways],
  ['place', SCARF, 'laptop', false, async view => { await ready(view); await view.inside('[part~=place]').click(); await view.inside('[part~=place-form]').waitFor(); }],
  ['why', SCARF, 'laptop', false, why(athens)],
  ['why-long', 'examples/shop/pages/linen-throw.html', 'small', false, why(ready)],
  ['why-rtl', ARABIC, 'phone', false, why(ready)],
  ['need', SCARF, 'laptop', false, need('2026-11-25')],
  ['need-none', SCARF, 'phone', false, need('2026-11-19')],
  ['no-delivery', SHIRT, 'phone', false, view => place(view, 'AU', '2000')],
  ['counters', 'examples/shop/pages/oak-bench.html', 'small', false, why(bench)],
  ['digital', 'examples/shop/pages/gift-card.html', 'phone', false, ready],
  ['suggestions', SCARF, 'laptop', false, open],
  ['results', SCARF, 'laptop', false, ask('relly silk')],
  ['typing', SHIRT, 'laptop', false, typing('how do i w')],
  ['typing-phone-dark', SHIRT, 'phone', true, typing('do you d')],
  ['typing-rtl', ARABIC, 'phone', false, typing('هل')],
  ['recent', SHIRT, 'laptop', false, recent(['how do i wash it', 'is it linen'])],
  ['recent-rtl', ARABIC, 'phone', true, recent(['ارجاع', 'غسل الوشاح'])],
  ['foreign', SHIRT, 'laptop', false, foreign('δεν μου κανει', false)],
  ['foreign-answer', SHIRT, 'phone', true, foreign('إرجاع المنتج', true)],
  ['answer', SCARF, 'laptop', false, answer],
  ['topics', SHIRT, HALF, false, tall(topics)],
  ['topics-rtl', ARABIC, HALF, true, tall(topics)],
  ['topic', SHIRT, 'laptop', false, topic],
  ['service', SHIRT, 'phone', false, service],
  ['article', SHIRT, WHOLE, false, tall(article('How do I fold and store a silk scarf?'))],
  ['article-phone', SHIRT, 'phone', false, article('How do I fold and store a silk scarf?')],
  ['article-dark', SHIRT, WHOLE, true, tall(article('How do I fold and store a silk scarf?'))],
  ['article-rtl', ARABIC, WHOLE, false, tall(article('طي الوشاح'))],
  ['order-form', CUP, 'laptop', false, async view => { await orderForm(view); await findOrder(view, ''); await view.inside('[aria-invalid]').waitFor(); }],
  ['order-none', CUP, 'phone', true, order('7')],
  ['order-found', CUP, { width: 760, height: 1180 }, false, tall(order('1038'))],
  ['order-processing', CUP, 'phone', false, order('1042')],
  ['order-problem-dark', CUP, 'laptop', true, order('1019')],
  ['order-rtl', ARABIC, HALF, false, tall(toldOrder(OUT))],
  ['order-entry', CUP, 'laptop', false, async view => { await orderForm(view); await view.inside('[part~=back]').click(); }],
  ['nobody', SCARF, 'laptop', false, nobody],
  ['tracking', SHIRT, 'laptop', false, tracked('where is my parcel RR123456785GR')],
  ['tracking-several', SHIRT, 'phone', true, tracked('track my parcel 9703411223')],
  ['tracking-wrong', SHIRT, 'phone', false, tracked('RR123456786GR')],
  ['tracking-rtl', ARABIC, 'phone', false, tracked('أين شحنتي RR١٢٣٤٥٦٧٨٥GR')],
  ['contact-open', CHANNELS, HALF, false, people],
  ['contact-closed', CHANNELS, HALF, false, closed],
  ['contact-closed-phone-dark', CHANNELS, 'phone', true, closed],
  ['contact-closed-rtl', `${CHANNELS}?lang=ar`, HALF, false, closed],
  ['contact-lost', CHANNELS, HALF, false, lost],
  ['call-back', CHANNELS, HALF, false, calling],
  ['call-back-refused-phone', CHANNELS, 'phone', false, refused],
  ['call-back-rtl-dark', `${CHANNELS}?lang=ar`, 'phone', true, calling],
  ['packet', SHIRT, 'laptop', false, struck],
  ['packet-writing', SHIRT, 'small', false, writing],
  ['packet-phone-dark', SHIRT, 'phone', true, masked],
  ['packet-rtl', ARABIC, HALF, false, tall(trail)],
  ['doors', SHIRT, 'laptop', false, led({ mode: 'ask-first' })],
  ['doors-phone-dark', SHIRT, 'phone', true, led({ mode: 'ask-first' })],
  ['neutral', SHIRT, 'laptop', false, led({ mode: 'neutral' })],
  ['reasons', SHIRT, 'laptop', false, led({}, first, rated(false))],
  ['reasons-rtl', ARABIC, 'phone', false, led({}, first, rated(false))],
  ['effort', SHIRT, 'laptop', false, led(SURVEYS, first, rated(true))],
  ['effort-dark', SHIRT, 'phone', true, led(SURVEYS, first, rated(true))],
  ['recommend-phone', SHIRT, 'small', false, led(SURVEYS, first, rated(true), easy)],
  ['recommend-rtl', ARABIC, 'phone', false, led(SURVEYS, first, rated(true), easy)],
  ['delivery-phone', SCARF, 'phone', false, athens],
  ['panel-phone', SCARF, 'phone', false, ask('relly silk')],
  ['panel-dark', SHIRT, 'laptop', true, answer],
  ['delivery-rtl', ARABIC, 'laptop', false, ready],
  ['panel-rtl', ARABIC, 'laptop', false, ask('ارجاع')],
  ['panel-rtl-dark-phone', ARABIC, 'phone', true, open],
  ['facts', SCARF, 'laptop', false, listed(ask('relly silk'))],
  ['facts-phone-dark', SCARF, 'phone', true, listed(open)],
  ['facts-rtl', ARABIC, 'laptop', false, listed(open)],
  ['hostile', 'examples/shop/pages/hostile-css.html', 'laptop', false, open],
  ['heavy', 'examples/shop/pages/oak-table.html', 'laptop', false, async view => { await ready(view); await view.inside('[part~=ways]').click(); }],
];

// Pages of the static help centre: the same columns.
const still = async () => {};
export const HELP = [
  ['help-centre', 'public/en/index.html', 'laptop', false, still],
  ['help-answer', 'public/ar/returns-how.html', 'phone', true, still],
];
