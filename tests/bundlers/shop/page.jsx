// A product page in React, on the server and in the browser. What merchants take from it is examples/platforms/next/Help.jsx.

import { useState } from 'react';
import { Help } from '../../../examples/platforms/next/Help.jsx';

export function Page({ product }) {
  const [shown, show] = useState(product);
  return (
    <main>
      <h1>{shown}</h1>
      <Help product={shown} />
      <p>Aus Steinzeug.</p>
      <button id="next" onClick={() => show('POT')}>Die Kanne</button>
    </main>
  );
}
