// How are some thousand pictures looked through?
//
// One row a state, failures first; what is not wanted is folded away by ticks at the top.

const escaped = text => text.replace(/[&<>"]/g, letter => `&#${letter.charCodeAt(0)};`);

/** The contact sheet. `failed` maps "state screen direction" to why; `has` tells whether a picture was taken. */
export function sheet(states, themes, screens, schemes, directions, failed, has) {
  const names = themes.map(theme => theme || 'default');
  const filters = { theme: names, screen: screens, scheme: schemes, direction: directions };
  const rows = states.map(state => row(state, filters, failed, has));
  const broken = rows.filter(row => row.failed), good = rows.filter(row => !row.failed);
  let group = '';
  const sections = good.map(({ html, state }) => {
    const title = state.group === group ? '' : `<h2>${escaped((group = state.group))}</h2>`;
    return title + html;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Every state</title>
<style>${STYLE}${hiding(filters)}</style>
<header>
<h1>Every state <small>${states.length} states, ${names.length} themes</small></h1>
${Object.entries(filters).map(([name, values]) => `<fieldset><legend>${name}</legend>${values.map(value => `<label><input type="checkbox" id="${name}-${value}" checked>${value}</label>`).join('')}</fieldset>`).join('')}
<label>Size <input type="range" min="120" max="720" value="260" oninput="document.body.style.setProperty('--tile', this.value + 'px')"></label>
</header>
${broken.length ? `<h2 class="broken">Not reached</h2>${broken.map(({ html }) => html).join('')}` : ''}
${sections.join('')}
</html>
`;
}

function row(state, { theme, screen, scheme, direction }, failed, has) {
  const why = [...failed].filter(([key]) => key.split(' ')[0] === state.name).map(([key, why]) => `<p class="why">${escaped(key)}: ${escaped(why)}</p>`);
  const pictures = screen.flatMap(on => direction.flatMap(way => theme.flatMap(worn => scheme.map(light => [worn, on, light, way]))))
    .map(([worn, on, light, way]) => ({ name: `${state.name}.${worn}.${on}.${light}.${way}.png`, kinds: `theme-${worn} screen-${on} scheme-${light} direction-${way}`, said: `${worn}, ${on}, ${light}, ${way}` }))
    .filter(({ name }) => has(name))
    .map(({ name, kinds, said }) => `<a class="${kinds}" href="tiles/${name}"><img loading="lazy" src="tiles/${name}" alt="${escaped(state.title)}: ${said}"><span>${said}</span></a>`);
  const html = `<section id="${state.name}"><h3>${escaped(state.title)} <small>${state.name}</small></h3>${why.join('')}<div class="row">${pictures.join('')}</div></section>`;
  return { state, html, failed: why.length > 0 };
}

const hiding = filters => Object.entries(filters).flatMap(([name, values]) => values.map(value => `body:has(#${name}-${value}:not(:checked)) .${name}-${value}{display:none}`)).join('');

const STYLE = `
body{margin:0;font:14px/1.5 system-ui,sans-serif;color:#1d1c1a;background:#f4f2ee;--tile:260px}
header{position:sticky;top:0;display:flex;flex-wrap:wrap;gap:8px 24px;align-items:center;padding:12px 24px;background:#fff;border-bottom:1px solid #ddd;z-index:1}
h1{font-size:18px;margin:0}h2{margin:32px 24px 0}h3{margin:16px 24px 8px;font-size:15px}small{font-weight:400;color:#6b675f}
fieldset{border:0;margin:0;padding:0;display:flex;gap:12px}legend{float:left;padding:0 12px 0 0;color:#6b675f}
.row{display:flex;flex-wrap:wrap;gap:12px;padding:0 24px;align-items:flex-end}
a{color:inherit;text-decoration:none;font-size:12px}img{display:block;height:var(--tile);border:1px solid #ddd;background:#fff}
.broken,.why{color:#a3230f}.why{margin:0 24px 8px}
`;
