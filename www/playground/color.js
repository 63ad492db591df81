// Which colour is that, as six digits?
//
// The browser resolves any colour that it knows, `color-mix()` and `var()` included; a colour field shows six digits.

/** What a probe's computed colour comes to: `#rrggbb` and how opaque it is. */
export function digits(computed) {
  const numbers = (computed.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  const parts = computed.startsWith('color(') ? numbers.slice(0, 3).map(part => part * 255) : numbers.slice(0, 3);
  if (parts.length < 3 || !/^(rgb|color\(srgb)/.test(computed)) return { hex: '#000000', alpha: 1 };
  const hex = parts.map(part => Math.round(Math.min(255, Math.max(0, part))).toString(16).padStart(2, '0'));
  return { hex: `#${hex.join('')}`, alpha: numbers[3] ?? 1 };
}

/** An element whose computed style resolves values; `set` gives it the private properties of all tokens. */
export function prober(tokens) {
  const probe = document.createElement('div');
  probe.hidden = true;
  document.body.append(probe);
  return {
    set(values, scheme) {
      for (const token of tokens) {
        const usual = (scheme === 'dark' && token.dark) || token.light;
        probe.style.setProperty(`--_${token.name}`, values[token.name] ?? usual);
      }
    },
    color(name) {
      probe.style.color = `color-mix(in srgb, var(--_${name}), var(--_${name}))`;
      return digits(getComputedStyle(probe).color);
    },
    pixels(name) {
      probe.style.width = `var(--_${name})`;
      return Number.parseFloat(getComputedStyle(probe).width);
    },
  };
}
