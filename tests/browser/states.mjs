// Which states of the widget are worth a picture?
//
// One row per state: [name, page, viewport, dark, steps, clip]. `steps` brings the page there, `clip` cuts the picture
// to one element. The pictures lie in docs/pictures/NAME.png; `cargo xtask shots NAME` takes one of them again.

const nothing = async () => {};

export const STATES = [
  ['front', '/', 'laptop', false, nothing],
  ['front-phone', '/', 'phone', false, nothing],
];
