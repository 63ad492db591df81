// What does the shop's page around the widget say and show?
//
// A page of one product, in the language of the stage; drawn here, so that nothing is fetched for it.

const RTL = ['ar', 'he', 'fa', 'ur'];

// name of the scarf, what is said of it, the button, two links. English where a language is not here.
const WORDS = {
  en: ['Twill scarf, Olive Grove', 'Silk twill, printed in Como and rolled by hand in our workroom. It is light enough for June.', 'Add to cart', 'Shop', 'About us'],
  de: ['Twill-Tuch „Olivenhain“', 'Seidentwill, in Como gedruckt und in unserer Werkstatt von Hand gerollt. Leicht genug für den Juni.', 'In den Warenkorb', 'Laden', 'Über uns'],
  fr: ['Carré de twill « Oliveraie »', 'Twill de soie imprimé à Côme, roulotté à la main dans notre atelier. Assez léger pour juin.', 'Ajouter au panier', 'Boutique', 'La maison'],
  es: ['Pañuelo de twill «Olivar»', 'Twill de seda estampado en Como y rematado a mano en nuestro taller. Tan ligero que sirve en junio.', 'Añadir a la cesta', 'Tienda', 'Quiénes somos'],
  it: ['Foulard in twill «Uliveto»', 'Twill di seta stampato a Como e orlato a mano nel nostro laboratorio. Leggero anche per giugno.', 'Aggiungi al carrello', 'Negozio', 'Chi siamo'],
  nl: ['Twillsjaal ‘Olijfgaard’', 'Zijden twill, bedrukt in Como en met de hand gerold in ons atelier. Licht genoeg voor juni.', 'In winkelmand', 'Winkel', 'Over ons'],
  pl: ['Apaszka „Gaj oliwny”', 'Jedwabny twill drukowany w Como, ręcznie rolowany w naszej pracowni. Lekka nawet na czerwiec.', 'Dodaj do koszyka', 'Sklep', 'O nas'],
  pt: ['Lenço de twill «Olival»', 'Twill de seda estampado em Como e rematado à mão no nosso ateliê. Leve mesmo em junho.', 'Adicionar ao carrinho', 'Loja', 'Sobre nós'],
  sv: ['Twillscarf ”Olivlund”', 'Sidentwill, tryckt i Como och handrullad i vår ateljé. Lätt nog för juni.', 'Lägg i varukorgen', 'Butik', 'Om oss'],
  el: ['Μεταξωτό μαντήλι, Ελαιώνας', 'Μεταξωτό twill, τυπωμένο στο Κόμο, με στρίφωμα στο χέρι στο εργαστήριό μας. Ελαφρύ ακόμη και για τον Ιούνιο.', 'Στο καλάθι', 'Κατάστημα', 'Ποιοι είμαστε'],
  tr: ['Tvil eşarp, Zeytinlik', 'Como’da basılmış ipek tvil; kenarları atölyemizde elde kıvrıldı. Hazirana bile hafif.', 'Sepete ekle', 'Mağaza', 'Hakkımızda'],
  ru: ['Платок из твила «Оливковая роща»', 'Шёлковый твил, напечатанный в Комо, с краем ручной работы из нашей мастерской. Лёгкий даже для июня.', 'В корзину', 'Магазин', 'О нас'],
  uk: ['Хустка з твілу «Оливковий гай»', 'Шовковий твіл, надрукований у Комо, з краєм ручної роботи з нашої майстерні. Легка навіть для червня.', 'До кошика', 'Крамниця', 'Про нас'],
  ar: ['وشاح تويل، بستان الزيتون', 'تويل حريري طُبع في كومو ولُفّت حاشيته يدويًا في مشغلنا. خفيف حتى في حزيران.', 'أضف إلى السلة', 'المتجر', 'من نحن'],
  he: ['צעיף טוויל, מטע הזיתים', 'טוויל משי שהודפס בקומו, ושוליו גולגלו ביד בסדנה שלנו. קל גם ליוני.', 'הוספה לסל', 'חנות', 'עלינו'],
  ja: ['シルクツイルスカーフ「オリーブの林」', 'コモで染め、わたしたちの工房で縁を手巻きしたシルクツイル。初夏にも軽やかです。', 'カートに入れる', 'ショップ', '私たちについて'],
  ko: ['실크 트윌 스카프 ‘올리브 숲’', '코모에서 염색하고 저희 공방에서 손으로 말아 마감한 실크 트윌. 6월에도 가볍습니다.', '장바구니에 담기', '상점', '소개'],
  'zh-Hans': ['斜纹真丝方巾“橄榄林”', '真丝斜纹，在科莫印制，在我们的工作室手工卷边。六月也够轻薄。', '加入购物车', '店铺', '关于我们'],
  'zh-Hant': ['斜紋真絲方巾「橄欖林」', '真絲斜紋，在科莫印製，在我們的工作室手工捲邊。六月也夠輕薄。', '加入購物車', '商店', '關於我們'],
};

const SPRIG = 'M0 0C20-30 60-44 104-40';
const LEAF = 'M0 0C9-14 10-36 0-58C-10-36-9-14 0 0Z';
const LEAVES = [[16, -20, -20], [30, -30, 70], [52, -39, 10], [70, -41, 110], [104, -40, 80]];

const sprig = (x, y, turn, size = 1) =>
  `<g transform="translate(${x} ${y})rotate(${turn})scale(${size})"><path class="stem" d="${SPRIG}"/>` +
  LEAVES.map(([a, b, r], at) => `<path class="${at % 2 ? 'pale' : 'leaf'}" d="${LEAF}" transform="translate(${a} ${b})rotate(${r})scale(.64)"/>`).join('') +
  '<ellipse class="fruit" cx="40" cy="-18" rx="7" ry="10"/></g>';

const SCARF =
  '<g transform="rotate(-5 240 270)"><path class="shade" d="M84 122H412V300L300 436H84Z" transform="translate(8 12)"/>' +
  '<path class="cloth" d="M78 112H402V294L288 432H78Z"/><path class="hem" d="M94 128H386V288L282 416H94Z"/>' +
  sprig(126, 236, -6, 1.1) + sprig(258, 206, 22, 1) + sprig(120, 360, 8, 1.05) + sprig(244, 330, -38, 0.9) +
  '<path class="fold" d="M402 294L288 432C292 386 276 342 262 318C306 330 356 318 402 294Z"/></g>';

const BENCH =
  '<path class="shade" d="M60 420C160 398 330 398 420 420C340 440 140 440 60 420Z"/>' +
  '<path class="cloth" d="M60 258L416 246L424 276L66 290Z"/><path class="fold" d="M66 290L424 276L424 292L66 306Z"/>' +
  '<path class="wood" d="M92 304L118 303L110 416L96 416ZM372 293L398 292L402 404L388 404Z"/><path class="hem" d="M80 268L404 257M82 280L408 267"/>';

const THROW =
  '<path class="shade" d="M60 436C160 414 330 414 424 436C330 458 150 458 60 436Z"/>' +
  '<rect class="cloth" x="88" y="372" width="308" height="60" rx="28"/><rect class="fold" x="80" y="312" width="324" height="60" rx="28"/>' +
  '<rect class="cloth" x="92" y="252" width="300" height="60" rx="28"/><path class="hem" d="M120 282H364M112 342H372M120 402H364"/>' + sprig(190, 236, -30, 1.1);

const CARD =
  '<path class="shade" d="M60 420C160 402 330 402 424 420C330 438 150 438 60 420Z"/>' +
  '<rect class="cloth" x="86" y="168" width="312" height="200" rx="14" transform="rotate(-6 242 268)"/>' +
  '<rect class="hem" x="104" y="186" width="276" height="164" rx="8" transform="rotate(-6 242 268)"/>' + sprig(190, 308, -12, 1.2);

const THINGS = {
  'SCARF-OLIVE': { drawn: SCARF, price: 37.9 },
  'BENCH-OAK': { drawn: BENCH, price: 240, name: { en: 'Oak bench for three', el: 'Πάγκος από δρυ για τρεις', ja: 'オークの3人掛けベンチ', 'zh-Hans': '三人橡木长凳', ar: 'مقعد بلوط لثلاثة أشخاص' } },
  'THROW-LINEN': { drawn: THROW, price: 148, name: { en: 'Linen throw, woven to order', el: 'Λινό ριχτάρι κατά παραγγελία', ja: 'リネンスロー（受注製作）', 'zh-Hans': '亚麻盖毯（定制）', ar: 'غطاء كتان يُنسج حسب الطلب' } },
  'CARD-50': { drawn: CARD, price: 50, name: { en: 'Gift card', el: 'Δωροκάρτα', ja: 'ギフトカード', 'zh-Hans': '礼品卡', ar: 'بطاقة هدية' } },
};

/** Fills the page. */
export function furnish(page, product = 'SCARF-OLIVE', locale, { width }) {
  const language = locale.split('-')[0];
  const root = page.documentElement;
  root.lang = locale;
  root.dir = RTL.includes(language) ? 'rtl' : 'ltr';
  const thing = THINGS[product] ?? THINGS['SCARF-OLIVE'];
  const [scarf, lead, add, shop, about] = WORDS[locale] ?? WORDS[language] ?? WORDS.en;
  const named = thing.name ? (thing.name[locale] ?? thing.name[language] ?? thing.name.en) : scarf;
  // Amounts as the widget writes them: English in the shop's own country.
  const price = new Intl.NumberFormat(locale === 'en' ? 'en-GR' : locale, { style: 'currency', currency: 'EUR' }).format(thing.price);
  const said = { name: named, price, lead: thing.name ? '' : lead, add, shop, about };
  for (const place of page.querySelectorAll('[data-word]')) place.textContent = said[place.dataset.word];
  page.title = `${named} · Elaia`;
  page.querySelector('.picture').innerHTML = `<svg viewBox="0 0 480 520" preserveAspectRatio="xMidYMid meet">${thing.drawn}</svg>`;
  if (width) page.querySelector('.buy').style.maxInlineSize = `${width}px`;
}
