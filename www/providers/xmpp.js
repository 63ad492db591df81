// How is a chat of the shop's own called, on its own XMPP server?
//
// Converse.js, from where the shop keeps it, lets a guest in without name or password and sends the text as the first
// message, for the shopper has agreed to it. A guest is one for as long as the connection lasts: a WebSocket ends with the
// page, BOSH goes on on the next. Converse would come back as somebody else; so it does not, and the visit is told.

const MARK = 'shelfhelp-xmpp'; // who the guest was, left for the next page of the visit
// What a guest has no use for; some of it asks more of the page's security policy.
const WITHOUT = ['bookmarks', 'bookmark-views', 'controlbox', 'dragresize', 'mam', 'mam-views', 'notification', 'omemo', 'omemo-views',
  'profile', 'push', 'reactions', 'reaction-views', 'register', 'rosterview'].map(name => `converse-${name}`);
const kept = window.sessionStorage, root = () => document.querySelector('converse-root');
let settings, files, inner, joined, guest, chat, tell = () => {};
const failure = why => Object.assign(new Error(why), { why });
// A conversation of an earlier page that cannot be gone on with.
const isPast = () => !settings.bosh && !joined && kept.getItem(MARK);
// Languages by Converse's own names.
const tongue = lang => (/^zh/.test(lang) ? (/hant|tw|hk/i.test(lang) ? 'zh_TW' : 'zh_CN') : lang.split('-')[0]);

const style = href => new Promise((onload, onerror) => {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload, onerror }));
});

async function fetched() {
  // The page's own Converse speaks for whoever has logged in there.
  if (root()) throw failure('broken');
  const at = name => new URL(settings.assets + name, document.baseURI).href;
  await Promise.all([window.converse || import(at('converse.min.js')), style(at('converse.min.css'))]);
  window.converse.plugins.add('shelfhelp', { initialize() { plug((inner = this._converse)); } });
  const { domain, assets, bosh, websocket = `wss://${domain}/xmpp-websocket` } = settings;
  const i18n = tongue(document.documentElement.lang || 'en');
  await window.converse.initialize({
    ...(bosh ? { bosh_service_url: bosh } : { websocket_url: websocket }), discover_connection_methods: false,
    authentication: 'anonymous', jid: domain, auto_login: false, auto_reconnect: false, ping_interval: 20,
    assets_path: assets, i18n, locales: [i18n], persistent_store: 'sessionStorage', loglevel: 'fatal', view_mode: 'overlayed',
    allow_non_roster_messaging: true, allow_contact_requests: false, play_sounds: false, render_media: false,
    // A guest's name is a row of chance letters, and the shopper knows who is asking.
    nickname: '\u00a0', show_message_avatar: false,
    visible_toolbar_buttons: { emoji: false }, blacklisted_plugins: WITHOUT, whitelisted_plugins: ['shelfhelp'],
  });
}

function plug({ api, state }) {
  // Nothing of a guest outlives the visit.
  state.config.set('trusted', false);
  // The arrow that leads back to a list of contacts would lead nowhere.
  api.elements.define('converse-controlbox-navback', class extends HTMLElement {});
  api.listen.on('getHeadingButtons', (_, buttons) => buttons.filter(({ name }) => name == 'minimize' || name == 'close'));
  api.listen.on('chatBoxClosed', () => over(api.connection.connected() ? 'ended' : 'lost'));
  for (const sign of ['disconnected', 'will-reconnect']) api.listen.on(sign, () => over('lost'));
  api.listen.on('reconnected', () => joined || api.connection.disconnect());
}

// The conversation has come to its end; only the first reason counts.
function over(what) {
  if (!joined) return;
  joined = chat = undefined;
  kept.removeItem(MARK);
  provider.hide();
  inner?.api.user.logout();
  tell(what);
}

async function join() {
  const { api } = inner;
  // Converse has taken up what BOSH kept for it.
  if (!api.connection.connected()) await new Promise((done, failed) => {
    api.listen.once('connected', done);
    api.listen.once('disconnected', failed);
    api.user.login().catch(failed);
  });
  guest = api.user.jid().split('/')[0];
}

async function enter(isWanted) {
  const found = await inner.api.chats.open(settings.agent, {}, isWanted);
  if (chat != found) found.on('change:hidden change:num_unread', look);
  chat = found;
  if (settings.name) chat.contact?.set('nickname', settings.name);
  look();
}

// Minimised, our launcher leads back to it.
function look() {
  if (!chat) return;
  const isHidden = chat.get('hidden');
  root().toggleAttribute('hidden', isHidden);
  tell(isHidden ? 'hidden' : 'shown');
  tell('unread', chat.get('num_unread'));
}

export const provider = {
  present: () => false,
  load: known => (settings = known, isPast() || (files ??= fetched().catch(e => (files = undefined, Promise.reject(e))))),
  async ready() {
    if (isPast()) return;
    await (joined ??= join().catch(e => (joined = undefined, Promise.reject(e))));
    if (kept.getItem(MARK) == guest) await enter();
  },
  watch(listener) {
    tell = listener;
    look();
    // Unless a new one begins at once, the visit learns of the old one's end.
    queueMicrotask(() => (kept.getItem(MARK) ?? guest) == guest || over('ended', (joined ??= true)));
  },
  async hand({ draft }) {
    kept.removeItem(MARK);
    if (!joined) await provider.load(settings), await provider.ready();
    await enter(true);
    const sent = await chat.sendMessage({ body: draft });
    // The server answers this after it has dealt with the message.
    const answered = await inner.api.ping(settings.domain);
    if (!answered || sent.get('is_error')) throw over(''), failure(answered ? 'closed' : 'slow');
    kept.setItem(MARK, guest);
    return 'sent';
  },
  open: () => enter(true),
  close: () => window.converse.env.u.minimize(chat),
  hide: () => root()?.setAttribute('hidden', ''),
  show: look,
};
