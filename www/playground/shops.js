// Which shops does the stage need besides the demo's own?
//
// Those that lead to a person in another way, tell less, or deliver otherwise. Each is a shop in one document, small enough
// to read. Their words are in five languages, as the demo shop's are.

const said = (en, el, ja, zh, ar) => ({ en, el, ja, 'zh-Hans': zh, ar });
const LOCALES = ['en', 'el', 'ja', 'zh-Hans', 'ar'];
const WEEK = { weekdays: '09:00-18:00' };

const NAME = said('Twill scarf, Olive Grove', 'Μεταξωτό μαντήλι, Ελαιώνας', 'シルクツイルスカーフ「オリーブの林」', '斜纹真丝方巾“橄榄林”', 'وشاح تويل، بستان الزيتون');

// id, topic, question, body, intent
const ANSWERS = [
  ['wash', said('Care', 'Φροντίδα', 'お手入れ', '保养', 'العناية'), said('How do I wash the scarf?', 'Πώς πλένω το μαντήλι;', 'スカーフはどう洗えばいいですか？', '这条方巾怎么洗？', 'كيف أغسل الوشاح؟'), said('By hand, in cold water, with a drop of shampoo. Roll it in a towel and let it dry flat.', 'Στο χέρι, σε κρύο νερό, με μια σταγόνα σαμπουάν. Τυλίξτε το σε πετσέτα και αφήστε το να στεγνώσει απλωμένο.', '冷たい水にシャンプーを一滴入れて手洗いし、タオルで巻いて水気を取り、平らに干してください。', '用冷水加一滴洗发水手洗，用毛巾卷干，再摊平晾干。', 'باليد، بماء بارد وقطرة شامبو. لفّه بمنشفة ثم اتركه مفرودًا حتى يجف.')],
  ['iron', said('Care', 'Φροντίδα', 'お手入れ', '保养', 'العناية'), said('How do I iron the scarf?', 'Πώς σιδερώνω το μαντήλι;', 'アイロンはかけられますか？', '怎么熨烫方巾？', 'كيف أكوي الوشاح؟'), said('While it is still damp, from the back, on the silk setting.', 'Όσο είναι ακόμη νωπό, από την ανάποδη, στη θερμοκρασία για μετάξι.', 'まだ湿っているうちに、裏側からシルクの温度でかけてください。', '趁还潮的时候，从背面用真丝档熨烫。', 'وهو لا يزال رطبًا، من الخلف، على درجة الحرير.')],
  ['back', said('Returns', 'Επιστροφές', '返品', '退货', 'الإرجاع'), said('Can I send it back?', 'Μπορώ να το επιστρέψω;', '返品できますか？', '可以退货吗？', 'هل يمكنني إرجاعه؟'), said('Within thirty days, and within Greece we pay the way.', 'Μέσα σε τριάντα ημέρες· εντός Ελλάδας πληρώνουμε εμείς τα μεταφορικά.', '30日以内であれば承ります。ギリシャ国内の返送料は当店が負担します。', '三十天内可以，希腊境内的运费由我们承担。', 'خلال ثلاثين يومًا، وداخل اليونان نتحمّل نحن أجرة الشحن.')],
  ['pay', said('Paying', 'Πληρωμή', 'お支払い', '付款', 'الدفع'), said('How can I pay?', 'Πώς μπορώ να πληρώσω;', '支払い方法は？', '怎么付款？', 'كيف يمكنني الدفع؟'), said('By card, by bank transfer, or in cash when you collect it.', 'Με κάρτα, με κατάθεση ή με μετρητά στην παραλαβή.', 'カード、銀行振込、または店頭受け取り時の現金で。', '银行卡、转账，或自取时付现金。', 'بالبطاقة أو بالحوالة، أو نقدًا عند الاستلام.')],
  ['torn', said('Returns', 'Επιστροφές', '返品', '退货', 'الإرجاع'), said('It arrived torn', 'Έφτασε σκισμένο', '破れて届きました', '收到时破了', 'وصل ممزقًا'), said('We are sorry. Tell us, and another one leaves today.', 'Λυπόμαστε. Γράψτε μας και σήμερα φεύγει άλλο.', '申し訳ございません。ご連絡いただければ、本日中に代わりをお送りします。', '很抱歉。告诉我们，今天就给您另寄一条。', 'نأسف لذلك. أخبرونا، ونرسل غيره اليوم.'), 'damaged'],
];

const answers = () =>
  Object.fromEntries(LOCALES.map(tag => [tag, ANSWERS.map(([id, topic, question, body, intent]) => ({ id, topic: topic[tag], question: question[tag], body: body[tag], ...(intent && { intent }) }))]));

const CHAT = { id: 'chat', kind: 'custom', address: 'https://shop.example/chat', label: said('Chat with Eleni or Nikos', 'Συνομιλία με την Ελένη ή τον Νίκο', 'エレニかニコスとチャット', '与 Eleni 或 Nikos 聊天', 'الدردشة مع إيليني أو نيكوس'), hours: WEEK, answers_within: '3 min' };
const PHONE = { id: 'phone', kind: 'phone', address: '+30 210 555 0148', label: said('Call us', 'Τηλεφωνήστε μας', '電話をかける', '打电话给我们', 'اتصلوا بنا'), hours: { weekdays: '10:00-17:00' } };
const CALL = { id: 'call', kind: 'call-back', address: '/call-back', hours: WEEK, answers_within: '30 min', consent: said('We keep your number until we have called.', 'Κρατάμε τον αριθμό σας μέχρι να σας καλέσουμε.', '電話番号は、お電話するまでの間だけ保管します。', '您的号码我们只保留到回电为止。', 'نحتفظ برقمكم حتى نتصل بكم.') };
const WHATSAPP = { id: 'whatsapp', kind: 'whatsapp', address: '+30 694 555 0148', hours: WEEK, answers_within: '1 h' };
const MAIL = { id: 'email', kind: 'email', address: 'hello@elaia.example', label: said('Write to us', 'Γράψτε μας', 'メールを書く', '给我们写邮件', 'اكتبوا لنا'), hours: { weekdays: '09:00-17:00' }, answers_within: '2 h' };
const SMS = { id: 'sms', kind: 'sms', address: '+30 694 555 0149' };
const SOCIAL = { id: 'messenger', kind: 'social', address: 'https://m.me/elaia.example' };

const DELIVERY = {
  handling: { days: 1, cutoff: '14:00', open: ['mon-fri'] },
  places: [{ id: 'greece', name: said('Greece', 'Ελλάδα', 'ギリシャ', '希腊', 'اليونان'), countries: ['GR'] }, { id: 'eu', name: said('the European Union', 'Ευρωπαϊκή Ένωση', 'EU（欧州連合）', '欧盟', 'الاتحاد الأوروبي'), countries: ['DE', 'FR', 'IT', 'ES'] }],
  returns: { days: 30, fee: 'free', methods: ['post'] },
  methods: [{ id: 'standard', name: said('Standard', 'Κανονική', '通常配送', '标准配送', 'عادي'), carrier: { open: ['mon-fri'] }, rates: [{ place: 'greece', price: '3.50', free_over: '50.00', transit: [1, 2] }, { place: 'eu', price: '9.00', transit: [3, 5] }] }],
};

const shop = more => ({
  name: 'Elaia',
  locales: LOCALES,
  currency: 'EUR',
  country: 'GR',
  time_zone: 'Europe/Athens',
  channels: [CHAT, PHONE, MAIL],
  delivery: DELIVERY,
  products: [{ id: 'SCARF-OLIVE', name: NAME, price: '37.90', weight_g: 65 }],
  answers: answers(),
  ...more,
});

/** A shop that leads to a person in its own way; its team speaks `team`. */
export const led = (escalation, team = 'en') => ({ shop: shop({ escalation, locales: [team, ...LOCALES.filter(tag => tag !== team)] }) });

/** A shop with every kind of channel. */
export const people = () => ({ shop: shop({ channels: [CHAT, PHONE, CALL, WHATSAPP, MAIL, SMS, SOCIAL] }) });

/** A shop whose chat is a provider's, named as in providers/. */
export const chatting = provider => ({ shop: shop({ channels: [{ ...CHAT, kind: 'chat', address: undefined, provider }, MAIL] }) });

/** A shop whose chat opens nowhere, unless the page takes it. */
export const unreachable = () => ({ shop: shop({ channels: [{ ...CHAT, address: undefined }, PHONE, MAIL] }) });

/** A shop with that chat and nobody else. */
export const alone = () => ({ shop: shop({ channels: [{ ...CHAT, address: undefined }] }) });

/** A shop that takes things back for ever. */
export const forever = () => ({ shop: shop({ delivery: { ...DELIVERY, returns: { days: 'unlimited', fee: 'free', methods: ['post'] } } }) });

/** A shop whose endpoint for orders is asked too much. */
export const busy = () => ({ shop: shop({ orders: { lookup: '/orders/lookup' } }) });

/** A shop that says nothing of delivery. */
export const silent = () => ({ shop: shop({ delivery: undefined }) });

const GIFTS = { id: 'CARD-50', name: said('Gift card', 'Δωροκάρτα', 'ギフトカード', '礼品卡', 'بطاقة هدية'), price: '50.00', weight_g: 20 };

/** A shop whose product comes to the screen. */
export const digital = () => ({
  shop: shop({
    products: [GIFTS],
    delivery: {
      ...DELIVERY,
      methods: [
        { id: 'mail', name: said('By e-mail, at once', 'Με e-mail, αμέσως', 'メールですぐに', '立即通过电子邮件', 'بالبريد الإلكتروني فورًا'), kind: 'digital', rates: [{ price: 'free' }] },
        { ...DELIVERY.methods[0], name: said('Printed, by registered post', 'Τυπωμένη, με συστημένο', '印刷して書留で', '印刷版，挂号寄送', 'مطبوعة، بالبريد المسجّل') },
      ],
    },
  }),
});

const tell = reply => async () => reply;

/** Orders, told by the page itself. */
export const ORDERS = {
  none: { onOrderLookup: tell(null) },
  failed: { onOrderLookup: async () => { throw Error('on purpose'); } },
  waiting: { onOrderLookup: () => new Promise(() => {}) },
  found: {
    onOrderLookup: tell({
      orderNumber: 'EL-1042', orderDate: '2026-11-17', orderStatus: 'OrderInTransit',
      orderedItem: [{ name: 'Twill scarf, olive' }, { name: 'Linen bag', quantity: 2 }],
      orderDelivery: {
        trackingNumber: '7301584261', trackingUrl: 'https://www.acscourier.net/', carrier: 'ACS',
        expectedArrivalFrom: '2026-11-19', expectedArrivalUntil: '2026-11-20',
        deliveryStatus: [{ name: 'Packed', time: '2026-11-17T15:00:00+02:00' }, { name: 'In transit', time: '2026-11-18T19:00:00+02:00' }, { name: 'Out for delivery', time: '2026-11-19T09:10:00+02:00' }],
      },
    }),
  },
  parcels: {
    onOrderLookup: tell({
      orderNumber: 'EL-1038', orderDate: '2026-11-16T18:05:00+02:00', orderStatus: 'OrderInTransit',
      orderDelivery: [
        { trackingNumber: '7301584261', trackingUrl: 'https://www.acscourier.net/', provider: { name: 'ACS' }, deliveryStatus: [{ name: 'Packed', time: '2026-11-17T10:30:00+02:00' }, { name: 'In transit', time: '2026-11-17T19:10:00+02:00' }, { name: 'Delivered', time: '2026-11-18T12:40:00+02:00' }], itemShipped: { name: 'Aegean cup', quantity: 2 } },
        { trackingNumber: '7301584272', trackingUrl: 'https://www.acscourier.net/', provider: { name: 'ACS' }, expectedArrivalFrom: '2026-11-19T15:00:00+02:00', expectedArrivalUntil: '2026-11-19T18:00:00+02:00', deliveryStatus: [{ name: 'Packed', time: '2026-11-18T10:15:00+02:00' }, { name: 'In transit', time: '2026-11-18T19:00:00+02:00' }], itemShipped: [{ name: 'Aegean cup', quantity: 2 }, { name: 'Moulded gift box' }] },
      ],
    }),
  },
  processing: { onOrderLookup: tell({ orderNumber: 'EL-1051', orderDate: '2026-11-19T11:20:00+02:00', orderStatus: 'OrderProcessing', orderedItem: [{ name: 'Aegean cup', quantity: 4 }], orderDelivery: { carrier: 'ACS', expectedArrivalFrom: '2026-11-23', expectedArrivalUntil: '2026-11-25' } }) },
  unpaid: { onOrderLookup: tell({ orderNumber: 'EL-1052', orderDate: '2026-11-19T09:00:00+02:00', orderStatus: 'OrderPaymentDue', orderedItem: [{ name: 'Aegean cup' }] }) },
  ready: { onOrderLookup: tell({ orderNumber: 'EL-1047', orderDate: '2026-11-18T10:00:00+02:00', orderStatus: 'OrderPickupAvailable', orderedItem: [{ name: 'Oak bench' }], orderDelivery: { deliveryStatus: [{ name: 'Packed', time: '2026-11-18T15:00:00+02:00' }, { name: 'Ready for pickup', time: '2026-11-19T09:00:00+02:00' }] } }) },
  delivered: { onOrderLookup: tell({ orderNumber: 'EL-1021', orderDate: '2026-11-10', orderStatus: 'OrderDelivered', orderedItem: [{ name: 'Twill scarf, olive' }], orderDelivery: { trackingNumber: '7301584210', trackingUrl: 'https://www.acscourier.net/', carrier: 'ACS', deliveryStatus: [{ name: 'Packed', time: '2026-11-11T10:00:00+02:00' }, { name: 'In transit', time: '2026-11-11T19:00:00+02:00' }, { name: 'Delivered', time: '2026-11-13T11:20:00+02:00' }] } }) },
  problem: { onOrderLookup: tell({ orderNumber: 'EL-1019', orderDate: '2026-11-12', orderStatus: 'OrderProblem', orderedItem: [{ name: 'Linen shirt' }], orderDelivery: { trackingNumber: '7301584199', trackingUrl: 'https://www.acscourier.net/', carrier: 'ACS', deliveryStatus: [{ name: 'Packed', time: '2026-11-13T10:00:00+02:00' }, { name: 'In transit', time: '2026-11-13T19:00:00+02:00' }, { name: 'Address not found', time: '2026-11-16T10:40:00+02:00' }] } }) },
  returned: { onOrderLookup: tell({ orderNumber: 'EL-1003', orderDate: '2026-10-20', orderStatus: 'OrderReturned', orderedItem: [{ name: 'Linen shirt' }] }) },
  cancelled: { onOrderLookup: tell({ orderNumber: 'EL-1011', orderDate: '2026-11-02', orderStatus: 'OrderCancelled', orderedItem: [{ name: 'Linen shirt' }] }) },
};

/** Chats of providers, as far as these states call them. `tell` lets something happen in one; `why` is why one does not open. */
export function fakeChat(name, why) {
  if (name === 'tidio') {
    const tell = event => document.dispatchEvent(new Event(`tidioChat-${event}`));
    const nothing = () => {};
    window.tidioChatApi = { on: (_, ready) => ready(), addVisitorTags: nothing, messageFromVisitor: nothing, open: nothing, hide: nothing, show: nothing };
    return { tell };
  }
  if (name === 'crisp') window.$crisp = { is: () => true, get: () => 0, push: () => {} };
  // Nothing can be written into its composer.
  const widget = { status: () => ({ loaded: true }), open: () => {}, load: () => {}, remove: () => {} };
  const heard = {};
  if (name === 'hubspot') window.HubSpotConversations = { widget, on: (event, does) => (heard[event] = does) };
  // One that never answers, or says that it will not.
  if (name === 'gorgias') window.GorgiasChat = { init: () => (why ? Promise.reject({ why }) : new Promise(() => {})) };
  return { tell: event => heard[event]?.() };
}
