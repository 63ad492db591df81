// Which page shows the demo's scarf in any language?

/** A page of the compiled shop in a language, for the scarf, sent to Athens. */
export function scarf(lang) {
  const body = `<!doctype html>
<html lang="${lang}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Elaia</title>
<style>body { margin: 16px } shelf-help { display: block; min-height: 17rem }</style>
<main><h1>Elaia</h1><shelf-help shop="/public/shop.json" product="SCARF-OLIVE" country="GR" postcode="104 34"><a href="/help">Elaia</a></shelf-help></main>
<script async src="/dist/loader.js"></script>`;
  return ['scarf.html', { before: page => page.route('**/scarf.html', route => route.fulfill({ contentType: 'text/html; charset=utf-8', body })) }];
}
