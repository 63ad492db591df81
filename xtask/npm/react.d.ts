// <shelf-help> in React's JSX: `import 'shelfhelp/react'` in place of `import 'shelfhelp/element'`.

import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ShelfHelpAttributes, ShelfHelpElement } from './element.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'shelf-help': DetailedHTMLProps<HTMLAttributes<ShelfHelpElement>, ShelfHelpElement> & ShelfHelpAttributes;
    }
  }
}
