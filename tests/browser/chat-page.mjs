// Which page is of a small shop that has a chat of somebody else's?

/**
 * The page, whole.
 *
 * provider   whose chat it is, with its settings
 * hours      when somebody answers the chat; always, where it is left out
 * email      more about the shop's other channel
 * snippet    what the page has of the provider's own, as markup
 */
export const chatPage = ({ provider, settings, hours, email, snippet = '' }) => `<!doctype html>
<html lang="en-GB">
<head><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cup</title>
<script defer src="/examples/shop/assets/shop.js"></script></head>
<body><main><h1>Cup</h1><p>Cart <span data-cart>0</span></p>
<form action="/" method="get" data-order><input type="number" name="quantity" value="1" aria-label="Pieces"><button>Add to cart</button></form></main>
${snippet}
<script type="application/json" data-shelfhelp>${JSON.stringify({
  name: 'Cups',
  locales: ['en-GB'],
  currency: 'EUR',
  time_zone: 'Europe/Athens',
  escalation: { mode: 'neutral' },
  channels: [
    { id: 'chat', kind: 'chat', provider, settings, ...(hours && { hours }) },
    { id: 'email', kind: 'email', address: 'hello@shop.example', ...email },
  ],
  products: [{ id: 'CUP', name: 'Cup', price: '20.00' }],
  answers: { 'en-GB': [{ id: 'wash', question: 'Can it be washed?', body: 'By hand.' }] },
})}</script>
<script async src="/dist/loader.js" data-product="CUP"></script></body></html>`;
