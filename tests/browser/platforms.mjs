// What does a shop's page look like once the merchant has pasted what examples/platforms says?
//
// Each platform is played as far as it changes what was pasted: Liquid is rendered by a Liquid, PHP by PHP, Tag Manager drops
// attributes, and so on. The only thing replaced is where files lie.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Liquid } from 'liquidjs';
import { ROOT } from './server.mjs';

const FOLDER = join(ROOT, 'examples', 'platforms');

/** Two products of the demo shop: what is delivered for money, and what is dear enough to come for nothing. */
export const PRODUCTS = {
  scarf: { id: 'SCARF-OLIVE', name: 'Twill scarf, Olive Grove', price: '37.90', shown: /€4\.20/ },
  shirt: { id: 'SHIRT-LINEN', name: 'Linen shirt, Salt White', price: '64.00', shown: /free/i },
};

/** A recipe's file, as the merchant pastes it. */
export const recipe = path => readFileSync(join(FOLDER, path), 'utf8');

/** The same with our own addresses in place of the documentation's. */
export const pasted = path => here(recipe(path));

const here = text =>
  text
    .replaceAll('https://cdn.example.com/npm/shelfhelp/', '/npm/')
    .replaceAll('https://cdn.example.com/shelfhelp/', '/dist/')
    .replace(/(["'=])(?:https:\/\/shop\.example)?(?:\/content\/help|\/help|\/s)\/shop\.json/g, '$1/public/shop.json');

const markup = ({ id, name, price }) =>
  JSON.stringify({ '@context': 'https://schema.org', '@type': 'Product', sku: id, name, offers: { '@type': 'Offer', price, priceCurrency: 'EUR' } });

/** A theme's product page around what was pasted: `head`, `summary` below the price, `foot` before </body>. */
export function page(product, { head = '', summary = '', foot = '', lang = 'en-GB', main = '' } = {}) {
  const links = Object.entries(PRODUCTS).map(([name, { name: title }]) => `<a href="${name}.html">${title}</a>`);
  return `<!doctype html>
<html lang="${lang}">
<head>
  <meta charset="utf-8">
  ${head.includes('viewport') ? '' : '<meta name="viewport" content="width=device-width, initial-scale=1">'}
  <title>${product.name}</title>
  <link rel="icon" href="data:,">
  <script type="application/ld+json">${markup(product)}</script>
  ${head}
</head>
<body>
  <nav>${links.join(' ')}</nav>
  <main>
    <h1>${product.name}</h1>
    <p class="price">€${product.price}</p>
    ${summary}
    <form action="/cart"><button id="add" type="button">Add to cart</button></form>
    <p>${'Woven, sewn and hemmed by hand. '.repeat(12)}</p>
    ${main}
  </main>
  ${foot}
</body>
</html>
`;
}

/** Puts the pages of a platform on the server, one for each product; gives the path of the scarf's. */
export function publish(server, name, render) {
  for (const [key, product] of Object.entries(PRODUCTS)) {
    server.pages.set(`/platforms/${name}/${key}.html`, { body: render(product, key) });
  }
  return `platforms/${name}/scarf.html`;
}

// --- Shopify ---

const liquid = new Liquid();
// Shopify's own tag: settings for the theme editor, nothing on the page.
liquid.registerTag('schema', {
  parse(tag, remaining) {
    while (remaining.length) if (remaining.shift().name === 'endschema') return;
    throw new Error('{% schema %} is not closed');
  },
  render: () => '',
});

const shopify = product => ({
  product: { selected_or_first_available_variant: { sku: product.id, title: 'Default Title' } },
  request: { locale: { iso_code: 'en' } },
  localization: { country: { iso_code: 'GR' } },
  shop: { shipping_policy: { url: '/policies/shipping-policy' }, refund_policy: { url: '/policies/refund-policy' } },
});

/** A block or a snippet as Shopify renders it. */
export const renderLiquid = (path, product, settings) =>
  liquid.parseAndRenderSync(pasted(path), { ...shopify(product), block: { settings: { ...settings, product: shopify(product).product } } });

/** A block's settings as the theme editor shows them, with their defaults. */
export function schemaOf(path) {
  const schema = JSON.parse(recipe(path).match(/{% schema %}([^]*){% endschema %}/)[1]);
  return { schema, defaults: Object.fromEntries(schema.settings.map(setting => [setting.id, setting.default ?? ''])) };
}

// --- PHP: the functions of WordPress and Magento that the recipes call ---

const php = code => execFileSync('php', { input: `<?php ${code}`, encoding: 'utf8' });
const quoted = text => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** What WordPress makes of the plugin on a product's page: { summary, scripts: [{ src, args }] }. */
export function renderWoo(product) {
  const out = php(`
    define('ABSPATH', '/');
    $hooks = []; $scripts = [];
    function add_action($name, $run, $priority = 10) { global $hooks; $hooks[$name][] = $run; }
    function is_product() { return true; }
    function wp_enqueue_script($handle, $src, $needs, $version, $args) { global $scripts; $scripts[] = ['src' => $src, 'args' => $args, 'needs' => $needs]; }
    function esc_attr($text) { return htmlspecialchars($text, ENT_QUOTES); }
    function esc_url($text) { return htmlspecialchars($text, ENT_QUOTES); }
    function home_url($path) { return 'https://shop.example' . $path; }
    class Product { function get_sku() { return ${quoted(product.id)}; } }
    $product = new Product();
    require ${quoted(join(FOLDER, 'woocommerce', 'shelfhelp.php'))};
    foreach ($hooks['wp_enqueue_scripts'] as $run) $run();
    ob_start();
    foreach ($hooks['woocommerce_single_product_summary'] as $run) $run();
    echo json_encode(['summary' => ob_get_clean(), 'scripts' => $scripts]);`);
  const { summary, scripts } = JSON.parse(out);
  return { summary: here(summary), scripts: scripts.map(script => ({ ...script, src: here(`"${script.src}`).slice(1) })) };
}

/** What Magento makes of the layout and the template: { head, summary }. */
export function renderMagento(product) {
  const layout = recipe('magento/layout/catalog_product_view.xml');
  const [, src] = layout.match(/<script src="([^"]+)" src_type="url" async="async"\/>/);
  const [, template] = layout.match(/template="Magento_Catalog::([\w.-]+)"/);
  const summary = php(`
    class Block { function getUrl($route, $params = []) { return 'https://shop.example/' . ($params['_direct'] ?? $route . '/'); } function getProduct() { return $this; } function getSku() { return ${quoted(product.id)}; } }
    class Escaper { function escapeUrl($text) { return htmlspecialchars($text, ENT_QUOTES); } function escapeHtmlAttr($text) { return htmlspecialchars($text, ENT_QUOTES); } }
    $block = new Block(); $escaper = new Escaper();
    require ${quoted(join(FOLDER, 'magento', 'templates', template))};`);
  return { head: `<script async="async" src="${here(`"${src}`).slice(1)}"></script>`, summary: here(summary) };
}

/** A Stencil template of BigCommerce: Handlebars, of which the recipe uses one name. */
export function renderStencil(path, product) {
  const names = { 'product.sku': product.id };
  return pasted(path).replace(/{{([\w.]+)}}/g, (_, name) => {
    if (!(name in names)) throw new Error(`the page of a product has no {{${name}}} here`);
    return names[name];
  });
}

/** An Astro component: its fence is left out, and an attribute in braces takes its value. */
export const renderAstro = (path, product) =>
  pasted(path).replace(/^---\n[^]*?\n---\n/, '').replace('product={product}', `product="${product.id}"`).replace(' is:inline', '');

// --- docs/install.md ---

/** The page with the code of the recipes in it, each below a line `<!-- examples/platforms/… -->`. */
export const installed = text =>
  text.replace(/<!-- ((?:examples|tests)\/\S+) -->\n```(\w+)\n(?:(?!```)[^\n]*\n)*```\n/g, (_, path, kind) => {
    const code = readFileSync(join(ROOT, path), 'utf8').trimEnd();
    return `<!-- ${path} -->\n\`\`\`${kind}\n${code}\n\`\`\`\n`;
  });
