// How does the widget in the frame come to show what is chosen?
//
// The frame holds stage.html, which brings the widget to a state. Looks change without a reload; state, language, moment
// and place need one. A desktop is drawn smaller where the page has less room.

const DESKTOP = { width: 1120, height: 760 };
const PHONE = { width: 390, height: 780 };
// Around the screen, for its edge and shadow.
const ROOM = 12;

export class Preview {
  #shown = '';
  #turn = 0;
  #sent = '';

  constructor({ desk, device, frame, say }) {
    Object.assign(this, { desk, device, frame, say });
    addEventListener('message', event => this.#told(event));
    new ResizeObserver(() => this.#fit()).observe(desk);
  }

  /** Shows a view in these looks. */
  show(view, tokens) {
    this.view = view;
    this.tokens = tokens;
    this.device.dataset.device = view.device;
    this.#fit();
    const { state, locale, at, country, postcode, zoom, forced, device } = view;
    const wanted = { state, locale, at: instant(at), country, postcode, zoom: zoom ? 2 : 1, forced, device };
    const address = JSON.stringify(wanted);
    if (address === this.#shown) return this.#send();
    this.#shown = address;
    this.#turn += 1;
    this.#sent = JSON.stringify([tokens, view.scheme]);
    this.say('');
    this.device.setAttribute('aria-busy', 'true');
    this.frame.contentWindow.location.replace(`stage.html?${this.#turn}#${encodeURIComponent(JSON.stringify({ ...wanted, scheme: view.scheme, tokens }))}`);
  }

  #send() {
    const wanted = JSON.stringify([this.tokens, this.view.scheme]);
    if (wanted === this.#sent) return;
    this.#sent = wanted;
    this.frame.contentWindow.postMessage({ shelf: { tokens: this.tokens, scheme: this.view.scheme } }, location.origin);
  }

  #told({ source, data }) {
    if (source !== this.frame.contentWindow || !data?.stage) return;
    this.device.removeAttribute('aria-busy');
    this.say(data.stage === 'failed' ? `This state could not be reached: ${data.message}` : '');
    // What was chosen while the state was on its way.
    this.#send();
  }

  #fit() {
    if (!this.view) return;
    const phone = this.view.device === 'phone';
    const room = this.desk.getBoundingClientRect();
    const size = phone ? PHONE : { width: Math.max(DESKTOP.width, room.width - 2 * ROOM), height: Math.max(DESKTOP.height, room.height - 2 * ROOM) };
    const height = phone ? Math.min(size.height, Math.max(560, room.height - 2 * ROOM)) : size.height;
    const scale = Math.min(1, (room.width - 2 * ROOM) / size.width, (room.height - 2 * ROOM) / height);
    for (const [name, value] of Object.entries({ width: size.width, height, scale })) this.device.style.setProperty(`--${name}`, value);
  }
}

/** What the clock in the field says, as an instant: the demo shop keeps the hours of Athens. */
export function instant(at) {
  const summer = /-(0[4-9]|10)-/.test(at);
  return `${at}:00${summer ? '+03:00' : '+02:00'}`;
}
