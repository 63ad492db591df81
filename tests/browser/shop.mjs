// Which shop shows every kind of delivery at once, and how does a shopper go about it?

const SHOP = {
  name: 'Every way',
  locales: ['en-GB'],
  currency: 'EUR',
  time_zone: 'Europe/Athens',
  channels: [{ id: 'email', kind: 'email', address: 'hello@shop.example', hours: { weekdays: '09:00-18:00' } }],
  products: [{ id: 'CUP', name: 'Cup', price: '20.00' }],
  delivery: {
    handling: { days: 0, cutoff: '14:00', open: ['mon-fri'] },
    places: [
      { id: 'greece', name: 'Greece', countries: ['GR'] },
      { id: 'cyprus', name: 'Cyprus', countries: ['CY'] },
    ],
    returns: { days: 30, fee: '4.00', methods: ['post', 'store'] },
    methods: [
      { id: 'standard', name: 'Standard', carrier: { open: ['mon-fri'] }, rates: [{ place: 'greece', price: '3.50', transit: [1, 2] }] },
      {
        id: 'evening',
        name: 'In the evening',
        kind: 'slots',
        handling: { days: 0, cutoff: '18:00' },
        slots: { weekdays: ['09:00-12:00', '17:00-21:00'], sat: '09:00-12:00' },
        lead: '2 h',
        days_ahead: 4,
        rates: [{ place: 'greece', price: '5.90' }],
      },
      {
        id: 'collect',
        name: 'Collect it yourself',
        kind: 'pickup',
        ready_in: '2 h',
        counters: [
          { id: 'ermou', name: 'Ermou', address: 'Ermou 12, Athens', hours: { weekdays: '10:00-20:00', sat: '10:00-16:00' }, country: 'GR', postcode: '105 63' },
          {
            id: 'kifisia',
            name: 'Kifisia',
            address: 'Kassaveti 3, Kifisia',
            hours: { weekdays: ['09:00-14:00', '17:00-20:00'], sat: '10:00-16:00' },
            closed: ['2026-11-19'],
            country: 'GR',
            postcode: '145 62',
          },
          { id: 'piraeus', name: 'Piraeus', address: 'Iroon 1, Piraeus', hours: { sat: '10:00-16:00' }, country: 'GR', postcode: '185 31' },
        ],
        rates: [{ price: 'free' }],
      },
      {
        id: 'locker',
        name: 'Locker',
        kind: 'locker',
        carrier: { open: ['mon-sat'] },
        counters: [
          { id: '1', address: 'Omonia 1', country: 'GR', postcode: '104 31' },
          { id: '2', address: 'Syntagma 2', country: 'GR', postcode: '105 57' },
        ],
        rates: [{ place: 'greece', price: '2.20', transit: 1 }],
      },
    ],
  },
};

const DIGITAL = { id: 'mail', name: 'By e-mail', kind: 'digital', rates: [{ price: 'free' }] };

/**
 * The arguments of `openPage` for a page of that shop.
 *
 * at        attributes of the element
 * without   ids of methods left out
 * digital   whether it also comes by e-mail
 * returns   other rules for returns
 * ground    what the page's background is
 */
export function shopPage({ at, without = [], digital = false, returns, ground = '#fff' }) {
  const shop = structuredClone(SHOP);
  shop.delivery.methods = shop.delivery.methods.filter(method => !without.includes(method.id));
  if (digital) shop.delivery.methods.push(DIGITAL);
  if (returns) shop.delivery.returns = returns;
  const body = `<!doctype html>
<html lang="en-GB">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cup</title>
<style>body { margin: 16px; background: ${ground} } shelf-help { display: block; min-height: 17rem }</style>
<main>
<h1>Cup</h1>
<shelf-help product="CUP" ${at}><a href="/shipping">Delivery and returns</a></shelf-help>
</main>
<script type="application/json" data-shelfhelp>${JSON.stringify(shop)}</script>
<script async src="/dist/loader.js"></script>`;
  const before = page => page.route('**/cup.html', route => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  return ['cup.html', { before }];
}

/** Chooses a place. */
export async function place(view, country, postcode) {
  await view.inside('[part~=place]').click();
  await view.inside('select').selectOption(country);
  if (postcode) await view.inside('[data-focus=postcode]').fill(postcode);
  await view.inside('[part~=place-form] button').click();
  await view.inside('[part~=place-form]').waitFor({ state: 'detached' });
}

/** Opens every list of further counters and windows. */
export async function counters(view) {
  const closed = view.inside('details:not([open]) > summary');
  while (await closed.count()) await closed.first().click();
}

/** Opens the form for an order, by its entry in the panel. */
export async function orderForm(view) {
  await view.state('ready');
  const ask = view.inside('[part~=ask]');
  await ((await ask.count()) ? ask : view.inside('[part~=launcher]')).first().click();
  const entry = view.inside('[part~=order-entry]');
  const help = view.inside('[part~=door-help]');
  await entry.or(help).first().waitFor();
  if (!(await entry.count())) await help.click();
  await entry.click();
  await view.inside('[part~=order-form]').waitFor();
}

/** Asks for an order. */
export async function findOrder(view, number = '1038', email = 'anna@example.com') {
  await view.inside('[data-focus=order-number]').fill(number);
  await view.inside('[data-focus=order-email]').fill(email);
  await view.inside('[part~=order-find]').click();
}

const answer = (id, topic, question, body, more) => ({ id, topic, question, body, ...more });

/** A small shop that leads to a person as `escalation` says: two channels, five answers. */
export const small = (escalation = {}, more = {}) => ({
  name: 'Small',
  locales: ['en', 'ar'],
  currency: 'EUR',
  time_zone: 'Europe/Athens',
  escalation,
  channels: [
    { id: 'chat', kind: 'custom', address: 'https://shop.example/chat', label: { en: 'Chat with us', ar: 'الدردشة معنا' }, hours: { weekdays: '09:00-18:00' }, answers_within: '3 min' },
    { id: 'email', kind: 'email', address: 'hello@shop.example', label: { en: 'Write to us', ar: 'اكتبوا لنا' }, hours: { weekdays: '09:00-18:00' }, answers_within: '2 h' },
  ],
  products: [
    { id: 'SHIRT', name: { en: 'Linen shirt', ar: 'قميص كتان' }, price: '80.00' },
    { id: 'RING', name: 'Ring', price: '900.00', tags: ['bespoke'] },
  ],
  answers: {
    en: [
      answer('wash', 'Care', 'How do I wash the shirt?', 'By hand, in cold water.'),
      answer('iron', 'Care', 'How do I iron the shirt?', 'Damp, from the back.'),
      answer('back', 'Returns', 'Can I send the shirt back?', 'Within thirty days.'),
      answer('torn', 'Returns', 'My parcel arrived torn', 'We are sorry. Tell us, and another one leaves today.', { intent: 'damaged' }),
      answer('pay', 'Paying', 'How can I pay?', 'By card.'),
    ],
    ar: [
      answer('wash', 'العناية', 'كيف أغسل القميص؟', 'باليد، بماء بارد.'),
      answer('iron', 'العناية', 'كيف أكوي القميص؟', 'وهو رطب، من الداخل.'),
      answer('back', 'الإرجاع', 'هل يمكنني إرجاع القميص؟', 'خلال ثلاثين يومًا.'),
    ],
  },
  ...more,
});

/** Puts that shop in place of the page's own, and opens its panel. */
export async function visit(view, escalation, { product = 'SHIRT', ...more } = {}) {
  await view.state('ready');
  const reader = view.page.waitForResponse(/reader_bg/);
  await view.page.evaluate(config => (document.querySelector('shelf-help').config = config), { shop: small(escalation, more), product });
  await reader;
  // The shop is another one when its channels are: until then an open panel would ask the old one for answers.
  await view.page.waitForTimeout(700);
  await view.page.evaluate(() => window.shelfhelp.open());
}
