// What does a shopper do, again and again, to come to a state?

// What is asked, in the languages of the demo shop; English where the shop is read in another.
export const ASKED = {
  material: { en: 'what material is it', el: 'τι υλικό είναι', ja: '素材は何ですか', 'zh-Hans': '是什么材质', ar: 'ما هي الخامة' },
  wash: { en: 'how do I wash it', el: 'πώς πλένεται το μαντήλι', ja: 'スカーフの洗い方', 'zh-Hans': '方巾怎么洗', ar: 'غسل الوشاح' },
  back: { en: 'can I send it back', el: 'επιστροφή', ja: '返品したい', 'zh-Hans': '退货', ar: 'ارجاع' },
  nobody: { en: 'can you embroider a name', el: 'κεντάτε αρχικά', ja: '名前の刺繍はできますか', 'zh-Hans': '可以绣名字吗', ar: 'هل تطرّزون اسمًا' },
  article: { en: 'how do I fold and store a silk scarf', ar: 'طي الوشاح' },
  typed: { en: 'how do i w', el: 'πώς π', ja: 'スカーフ', 'zh-Hans': '怎么', ar: 'هل' },
  place: { en: 'do you deliver to Crete', el: 'στέλνετε στην Κρήτη', ja: 'クレタ島に配送できますか', 'zh-Hans': '能送到克里特岛吗', ar: 'هل توصلون إلى كريت' },
  abroad: { en: 'do you deliver to Germany', el: 'στέλνετε στη Γερμανία', ja: 'ドイツに配送できますか', 'zh-Hans': '能送到德国吗', ar: 'هل توصلون إلى ألمانيا' },
  order: { en: 'where is my order', el: 'πού είναι η παραγγελία μου', ja: '注文はどこですか', 'zh-Hans': '我的订单到哪了', ar: 'أين طلبي' },
  parcel: { en: 'where is my parcel RR123456785GR', el: 'πού είναι το δέμα μου RR123456785GR', ja: '荷物 RR123456785GR', 'zh-Hans': '包裹 RR123456785GR 到哪了', ar: 'أين شحنتي RR123456785GR' },
  charged: { en: 'charged 4111 1111 1111 1111 twice, write to anna@example.com' },
};

/** Opens the panel, by the block or the launcher. */
export async function open(d) {
  await d.click('[part~=ask], [part~=launcher]:not([hidden])');
  await d.wait('[part~=suggestion], [part~=doors], [part~=retry]');
}

/** Asks a question and waits for what is found; `named` is a key of ASKED. */
export async function ask(d, named) {
  await open(d);
  await put(d, named);
}

/** The same where the panel is open. */
export async function put(d, named) {
  await d.type('[part~=input]', d.words(ASKED[named] ?? { en: named }));
  // What an earlier question found may still be on screen.
  const meant = new Promise(done => d.element.addEventListener('shelf-search', done, { once: true }));
  await d.submit('[part~=input]');
  await Promise.race([meant, d.sleep(3_000)]);
  await d.wait('[part~=result], [part~=empty], [part~=tracking], [part~=asked], [part~=order-card]');
}

/** Opens an answer that can be rated. */
export async function read(d, named = 'wash') {
  await ask(d, named);
  await d.click('[part~=result]');
  await d.wait('[part~=rate]');
}

/** The first of the suggested answers. */
export async function first(d) {
  await open(d);
  await d.click('[part~=suggestion]');
  await d.wait('[part~=rate]');
}

/** To where people are named. */
export async function people(d) {
  await ask(d, 'nobody');
  await d.wait('[part~=channels]');
}

/** To what is passed on to a channel. */
export async function packet(d, channel) {
  await people(d);
  await d.click(channel ? `[data-channel=${channel}]` : '[part~=channel]');
  await d.wait('[part~=packet]');
}

/** Goes on to a channel, without leaving the page. */
export async function start(d, channel) {
  await packet(d, channel);
  // Links to chats and programs of the device lead away.
  d.element.shadowRoot.addEventListener('click', event => event.preventDefault(), { once: true });
  await d.click('[part~=start]');
}

/** Whoever chooses a place. */
export async function place(d, country, postcode) {
  await d.click('[part~=place]');
  await d.choose('[data-focus=country]', country);
  if (postcode) await d.type('[data-focus=postcode]', postcode);
  await d.submit('[data-focus=country]');
}

/** The way to the form for an order. */
export async function orderForm(d) {
  await open(d);
  await d.click('[part~=order-entry]');
  await d.wait('[part~=order-form]');
}

/** Looks for an order. */
export async function order(d, number = 'EL-1042', email = 'anna@example.com') {
  await orderForm(d);
  await d.type('[data-focus=order-number]', number);
  await d.type('[data-focus=order-email]', email);
  await d.click('[part~=order-find]');
}
