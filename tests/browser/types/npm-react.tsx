// The element in React's JSX, by the package's types. Compiled by cases/npm.mjs.

import 'shelfhelp/react';

export const good = (
  <shelf-help view="delivery" product="CUP" launcher-side="start" no-launcher style={{ display: 'block' }} onClick={event => event.currentTarget.open()}>
    <a href="/shipping">Delivery</a>
  </shelf-help>
);

// @ts-expect-error there is no such view
export const wrong = <shelf-help view="everything" />;
