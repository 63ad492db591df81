// Whose widgets are compared, how are they put on the page as their own documentation says, and how is each of them used?
//
// The functions of `ways` run in the page, before any of its scripts knows of them. `promise` is what a shopper sees without
// doing anything, `ready` is when a click opens the panel, `result` is the first thing found or said.

const QUERY = 'return a shirt';

export const SUBJECTS = {
  alone: { name: 'the page alone', what: 'no widget at all', ways: {} },

  shelfhelp: {
    name: 'Shelfhelp',
    what: 'promise in the page, panel with search, the demo shop compiled',
    mark: '/dist/loader.js',
    query: QUERY,
    place: '<shelf-help><a href="#delivery">Delivery and returns</a></shelf-help>',
    tag: '<script async src="/dist/loader.js" data-shop="/public/shop.json" data-product="SHIRT-LINEN" data-country="GR"></script>',
    ways: {
      promise: () => seen(inside('shelf-help', '[part~=promise]')),
      ready: () => document.querySelector('shelf-help')?.dataset.state === 'ready' && (inside('shelf-help', '[part~=ask]') ?? inside('shelf-help', '[part~=launcher]')),
      opened: () => seen(inside('shelf-help', '[part~=panel]')),
      input: () => inside('shelf-help', '[part~=input]'),
      result: () => seen(inside('shelf-help', '[part~=result]')),
    },
  },

  pagefind: {
    name: 'Pagefind, component UI',
    what: 'modal search over the same answers as pages, indexed by its own command; parts of the index on demand',
    mark: '/pagefind/pagefind-component-ui.js',
    query: QUERY,
    head: '<link href="/pagefind/pagefind-component-ui.css" rel="stylesheet">',
    place: '<div class="help-place"><pagefind-modal-trigger></pagefind-modal-trigger><pagefind-modal></pagefind-modal></div>',
    tag: '<script src="/pagefind/pagefind-component-ui.js" type="module"></script>',
    ways: {
      ready: () => seen(document.querySelector('pagefind-modal-trigger button')),
      opened: () => seen(document.querySelector('pagefind-modal dialog[open]')),
      input: () => document.querySelector('pagefind-modal input'),
      result: () => seen(document.querySelector('pagefind-modal .pf-result')),
    },
  },

  docsearch: {
    name: 'DocSearch',
    what: 'modal search; its hosted index is a stand-in on the same server, which answers at once with the same answers’ titles',
    mark: '/npm/@docsearch/js/',
    query: QUERY,
    head: '<link href="/npm/@docsearch/css/dist/style.css" rel="stylesheet">',
    place: '<div class="help-place" id="docsearch"></div>',
    tag: `<script src="/npm/@docsearch/js/dist/umd/index.js"></script><script>docsearch({ container: '#docsearch', appId: 'LOCAL', apiKey: 'local', indices: ['answers'],
  transformSearchClient: client => ({ ...client, search: requests => fetch('/stand-in/docsearch', { method: 'POST', body: JSON.stringify(requests) }).then(answer => answer.json()) }) })</script>`,
    ways: {
      ready: () => seen(document.querySelector('.DocSearch-Button')),
      opened: () => seen(document.querySelector('.DocSearch-Modal')),
      input: () => document.querySelector('.DocSearch-Input'),
      result: () => seen(document.querySelector('.DocSearch-Hit')),
    },
  },

  'deep-chat': {
    name: 'Deep Chat',
    what: 'chat window behind a button; what would answer it is a stand-in on the same server, which answers at once',
    mark: '/npm/deep-chat/',
    query: QUERY,
    sends: true,
    place: `<div class="help-place"><button id="chat-open" onclick="document.querySelector('.chat-panel').hidden = false">Chat</button><div class="chat-panel" hidden><deep-chat connect='{"url": "/stand-in/chat"}'></deep-chat></div></div>`,
    tag: '<script type="module" src="/npm/deep-chat/dist/deepChat.bundle.js"></script>',
    ways: {
      ready: () => inside('deep-chat', '#text-input') && document.querySelector('#chat-open'),
      opened: () => seen(inside('deep-chat', '#text-input')),
      input: () => inside('deep-chat', '#text-input'),
      result: () => seen(inside('deep-chat', '.ai-message-text')),
    },
  },
};

/** What answers instead of the vendors' servers; titles are those of the demo shop's answers. */
export const standIns = titles => ({
  '/stand-in/docsearch': (_, body) => {
    const asked = JSON.parse(body);
    const requests = asked.requests ?? asked;
    const results = requests.map(({ query = '', params }) => {
      const words = (query || params?.query || '').toLowerCase().split(/\s+/).filter(Boolean);
      const found = titles.filter(({ title }) => words.some(word => title.toLowerCase().includes(word))).slice(0, 8);
      const hits = found.map(({ title, url }, at) => ({
        objectID: `${at}-${url}`, url, type: 'lvl1', content: null, hierarchy: { lvl0: 'Answers', lvl1: title },
        _highlightResult: { hierarchy: { lvl0: { value: 'Answers' }, lvl1: { value: title } } }, _snippetResult: {},
      }));
      return { hits, nbHits: hits.length, page: 0, nbPages: 1, hitsPerPage: 20, processingTimeMS: 1, query, params: '', index: 'answers' };
    });
    return { type: 'application/json', body: JSON.stringify({ results }) };
  },
  '/stand-in/chat': () => ({ type: 'application/json', body: JSON.stringify({ text: 'You can send it back within 30 days.' }) }),
});
