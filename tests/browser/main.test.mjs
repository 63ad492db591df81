// Does the widget work where shoppers meet it?
//
// Every file in cases/ adds its tests; `cargo xtask test` runs them in two shares (share.mjs). One at a time: `node --test --test-name-pattern="links" main.test.mjs`.

import { share } from './share.mjs';

await share();
