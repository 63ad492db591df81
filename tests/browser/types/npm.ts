// Do the package's types hold what a developer relies on? Compiled by cases/npm.mjs; every line marked below must be refused.

import { configure, open, search, update, type ShelfHelpElement } from 'shelfhelp';
import 'shelfhelp/element';

const help: ShelfHelpElement = document.createElement('shelf-help');
help.view = 'panel';
help.noLauncher = true;
help.launcher = null;
help.quantity = 2;
help.config = { shop: '/help/shop.json', 'share-queries': true, country: 'GR' };
help.config = { shop: { name: 'Ton', locales: ['de'], currency: 'EUR', time_zone: 'Europe/Berlin' } };
help.onOrderLookup = async ({ orderNumber }) => (orderNumber ? { status: 'shipped' } : null);

document.addEventListener('shelf-escalate', event => {
  const address: string | undefined = event.detail.channel.address;
  if (address) event.preventDefault();
});
help.addEventListener('shelf-rate', event => event.detail.helped === true);
document.querySelector('shelf-help')?.addEventListener('shelf-search', ({ detail }) => detail.hits + detail.length);

async function use() {
  const found = await search('linen');
  const first: string | undefined = found?.hits[0]?.question;
  await help.update({ product: null, cart: { value: '12.00' } });
  await open();
  configure({ theme: 'dark' });
  update({ quantity: 3 });
  return first;
}

// @ts-expect-error there is no such view
help.view = 'everything';
// @ts-expect-error the detail has no such key
help.addEventListener('shelf-answer', event => event.detail.question);
// @ts-expect-error a search wants a query
help.search();
// @ts-expect-error a cart has no such key
update({ cart: { weight: 3 } });

void use;
