// Does the widget do what it should where shoppers meet it?

import { share } from './share.mjs';

await share('done');
