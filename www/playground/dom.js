// How does the page make its elements?

export const at = id => document.getElementById(id);

/** An element with attributes and children; text stays text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter(child => child != null));
  return made;
}

/** A name of the table as words: `text-color-soft` is `Text color soft`. */
export const words = name => name[0].toUpperCase() + name.slice(1).replaceAll('-', ' ');
