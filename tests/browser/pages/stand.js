// What stands on the page, as its address asks.

const add = (name, tag = 'div', html = '') => {
  const element = document.createElement(tag);
  element.className = name;
  element.innerHTML = html;
  document.body.append(element);
  return element;
};

if (asked.has('bar')) {
  const bar = add('bar', 'div', '<span>Aegean cup · €18.50</span><button>Add to cart</button>');
  addEventListener('scroll', () => bar.classList.toggle('shown', scrollY > 300), { passive: true });
}
if (asked.has('cookies')) add('cookies', 'div', '<span>We use cookies.</span><button>Fine</button>').querySelector('button').onclick = e => e.target.parentNode.remove();
if (asked.has('bubble')) add('bubble');
if (asked.has('rail')) add('rail');
if (asked.has('shadow')) {
  // A chat whose bubble lies in a shadow tree, below a wrapper as large as the screen.
  const root = add('', 'other-chat').attachShadow({ mode: 'open' });
  root.innerHTML = '<div style="position: fixed; inset: 0; pointer-events: none"><div style="position: absolute; right: 16px; bottom: 16px; width: 56px; height: 56px; border-radius: 50%; background: #3a5fcd; pointer-events: auto"></div></div>';
}
if (asked.has('own')) document.getElementById('own').innerHTML = '<button data-shelfhelp-open>Ask about this cup</button> <a href="#main" data-shelfhelp-open>Help</a> <span data-shelfhelp-open>?</span>';
if (asked.has('css')) document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `/www/playground/hostile/${asked.get('css')}.css` }));

const help = document.querySelector('shelf-help');
help.setAttribute('view', asked.get('view') ?? 'panel');
for (const [name, from] of [['launcher', 'launcher'], ['launcher-side', 'side'], ['theme', 'theme']]) {
  if (asked.has(from)) help.setAttribute(name, asked.get(from));
}

const questions = ['How do I wash it?', 'Is it safe in an oven?', 'Can I send it back?', 'Do you wrap gifts?', 'How large is it?', 'Does the glaze contain lead?'];
const ar = ['كيف أغسله؟', 'هل يتحمل حرارة الفرن؟', 'هل يمكنني إرجاعه؟', 'هل تغلفون الهدايا؟', 'ما حجمه؟', 'هل في الطلاء رصاص؟'];
const answers = list => list.map((question, at) => ({ id: `q${at}`, question, body: `${question} ${'It depends a little. '.repeat(12)}` }));
const inline = document.createElement('script');
inline.type = 'application/json';
inline.setAttribute('data-shelfhelp', '');
inline.textContent = JSON.stringify({
  name: 'Cups', locales: ['en', 'ar'], currency: 'EUR', country: 'GR', time_zone: 'Europe/Athens',
  channels: [{ id: 'mail', kind: 'email', address: 'hello@shop.example', hours: { weekdays: '09:00-17:00' }, answers_within: '2 h' }],
  products: [{ id: 'CUP', name: { en: 'Aegean cup', ar: 'فنجان إيجه' }, price: '18.50' }],
  delivery: {
    handling: { days: 0, cutoff: '14:00', open: ['mon-fri'] },
    places: [{ id: 'greece', name: 'Greece', countries: ['GR'] }],
    methods: [{ id: 'standard', name: 'Standard', carrier: { open: ['mon-fri'] }, rates: [{ place: 'greece', price: '3.50', transit: [1, 2] }] }],
  },
  answers: { en: answers(questions), ar: answers(ar) },
});
document.body.append(inline);
