// What is there when the widget is not?

const group = 'Without the widget';
const still = async () => {};

export const FLOOR = [
  { name: 'floor', group, title: 'The shop’s own links', up: 'floor', before: d => d.world.lose(/shelfhelp_bg/), steps: still },
  {
    name: 'error', group, title: 'No shop to tell of', up: 'floor', config: undefined, attributes: { shop: '/nowhere.json' },
    before: d => d.world.lose(/nowhere/),
    steps: still,
  },
];
