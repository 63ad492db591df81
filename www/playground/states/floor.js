// What is there when the widget is not?

const group = 'Without the widget';
const still = async () => {};

export const FLOOR = [
  { name: 'floor', group, title: 'The shop’s own links', up: 'floor', before: d => d.world.lose(/shelfhelp_bg/), steps: still },
  {
    name: 'died', group, title: 'The widget broke, and could not start again',
    steps: async d => {
      d.world.lose(/shelfhelp_bg/);
      // What a panic does: it no longer answers the loader.
      d.element._app.beat = () => { throw Error('on purpose'); };
      d.element.shadowRoot.dispatchEvent(new PointerEvent('pointerdown'));
      await d.until(() => d.element.dataset.state === 'floor', 'the floor');
    },
  },
  {
    name: 'error', group, title: 'No shop to tell of', up: 'floor', attributes: { shop: '/nowhere.json' },
    before: d => d.world.lose(/nowhere/),
    steps: still,
  },
];
