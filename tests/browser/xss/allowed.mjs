// Which elements, attributes and addresses may there be of ours?
//
// What stands in no table is a finding. Texts of shops and shoppers come to the screen as text, and as the value of the few
// attributes marked TEXT: these are read out or typed, never followed. All else is the widget's own word, in the form below.

// Names of classes and parts, several in a row.
const NAMES = '^[a-z][a-z0-9-]*( [a-z][a-z0-9-]*)*$';
const NUMBER = '^-?[0-9]+$';
const FLAG = '^(true|false)?$';
const TEXT = '';
const URL = 'url';
const TAG = '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$';
const id = '^(completions|completion-[0-9]+|order-hint|call|call-hint|call-wrong|place-hint|[a-z]+-hint)$';

// What any element may have.
const EVERYWHERE = {
  class: NAMES, part: NAMES, lang: TAG, dir: '^(ltr|rtl|auto)$', role: '^[a-z]+$', tabindex: NUMBER, id, hidden: '^(hidden)?$', popover: '^(manual|auto)?$', inert: '^(inert|true)?$', key: NAMES,
  // Where the focus is found again, and which channel a button leads to: asked for by the widget alone.
  'data-focus': '^[\\w-]+$', 'data-channel': TEXT, 'data-scheme': '^(light|dark)$', 'data-side': '^(start|end)$', 'data-state': '^[a-z]+$',
  'aria-label': TEXT, 'aria-hidden': FLAG, 'aria-expanded': FLAG, 'aria-selected': FLAG, 'aria-busy': FLAG, 'aria-invalid': FLAG, 'aria-modal': FLAG, 'aria-live': '^[a-z]+$', 'aria-atomic': FLAG,
  'aria-current': '^[a-z]+$', 'aria-haspopup': '^[a-z]+$', 'aria-controls': id, 'aria-describedby': id, 'aria-labelledby': id, 'aria-activedescendant': id, 'aria-autocomplete': '^list$', 'aria-required': FLAG,
  // Where the panel and the launcher stand: lengths, set through the CSSOM.
  style: '^(--[a-z-]+: -?[0-9.]+(e-?[0-9]+)?px;? ?)*$',
};

const FIELD = { type: '^(text|email|tel|date|submit)$', value: TEXT, placeholder: TEXT, maxlength: NUMBER, min: '^[0-9-]+$', autocomplete: '^[a-z -]+$', autocapitalize: '^[a-z]+$', spellcheck: FLAG, enterkeyhint: '^[a-z]+$', inputmode: '^[a-z]+$', required: '^(required|true)?$' };
const LINK = { href: URL, target: '^_blank$', rel: '^noopener( noreferrer)?$' };

const plain = names => Object.fromEntries(names.split(' ').map(name => [name, {}]));

/** Elements of the widget, and what each may have besides. */
export const SHADOW = {
  ...plain('div span p strong em s code br small bdi mark sup h2 h3 h4 ul ol li dl dt dd section i b label details summary table thead tbody tr fieldset legend'),
  th: { scope: '^col$' },
  td: { scope: '^col$' },
  a: LINK,
  button: { type: '^(button|submit)$', disabled: '^(true|disabled)?$', form: id, value: NAMES },
  form: { novalidate: '^(novalidate|true)?$', method: '^dialog$' },
  input: FIELD,
  textarea: { ...FIELD, rows: NUMBER },
  select: { autocomplete: '^[a-z]+$' },
  option: { value: TEXT, selected: '^(true|selected)?$' },
  // Pictures of answers: asked for at the page's own host, and at that of the shop's files.
  img: { src: URL, alt: TEXT, width: NUMBER, height: NUMBER, loading: '^lazy$', decoding: '^async$' },
  svg: { viewBox: '^[0-9. ]+$', focusable: FLAG, preserveAspectRatio: '^none$' },
  path: { d: '^[MmLlHhVvCcSsQqTtAaZz0-9 ,.-]+$' },
  // The floor: the page's own links.
  slot: {},
};

// What the page's author writes into the element stays text to the page.
const OWN = Object.fromEntries(['view', 'shop', 'product', 'variant', 'quantity', 'country', 'region', 'postcode', 'locale', 'theme', 'consent', 'debug', 'no-launcher', 'launcher', 'launcher-side'].map(name => [name, TEXT]));

/** Elements of the page, the bare one of page.mjs, with what the widget adds to it: hints in the head, links of the floor. */
export const PAGE = {
  ...plain('html head title body main h1 p'),
  meta: { name: '^viewport$', content: TEXT, charset: TEXT },
  link: { rel: '^modulepreload$', href: 'ours', crossorigin: '^(anonymous)?$', integrity: '^sha256-[A-Za-z0-9+/=]+$' },
  script: { src: 'ours', async: '^$', type: '^application/(ld\\+)?json$', 'data-shelfhelp': '^$', id: '^[\\w-]+$', ...Object.fromEntries(Object.keys(OWN).map(name => [`data-${name}`, TEXT])) },
  'shelf-help': OWN,
  a: { href: URL },
};

/** The same in the form that goes into the page. */
export const TABLES = { everywhere: EVERYWHERE, shadow: SHADOW, page: PAGE, schemes: ['http:', 'https:', 'mailto:', 'tel:', 'sms:'], ours: ['/dist/', '/xss/'] };
