// Does the widget look right, and can everybody use it, in every state?

import { share } from './share.mjs';

await share('seen');
