import { chromium } from 'playwright-core';
const b = await chromium.launch({ timeout: 60000, executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const p = await b.newPage();
p.on('console', m => console.log('C', m.text())); p.on('response', r => r.status() >= 400 && console.log(r.status(), r.url()));
await p.goto('http://127.0.0.1:8087/examples/shop/pages/linen-shirt.html', { waitUntil: 'commit' });
await p.waitForTimeout(6000);
console.log(await p.evaluate(() => import('/dist/' + 'shelfhelp.a54921ed39f2.js').then(m => 'ok ' + Object.keys(m).length, e => e.name + e.message)));
console.log(await p.evaluate(() => document.querySelector('shelf-help').outerHTML.slice(0, 200)));
await b.close();
