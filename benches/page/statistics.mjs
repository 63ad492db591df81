// What is the middle of many runs, how far do they lie apart, and what would Lighthouse make of them?

/** The value below which that share of them lies. */
export function at(values, share) {
  const sorted = values.filter(value => value !== undefined && value !== null && !Number.isNaN(value)).sort((a, b) => a - b);
  if (!sorted.length) return undefined;
  const place = (sorted.length - 1) * share;
  const low = Math.floor(place);
  return sorted[low] + ((sorted[low + 1] ?? sorted[low]) - sorted[low]) * (place - low);
}

export const median = values => at(values, 0.5);

/** `120 (110–140)`: the median, and the quartiles where they differ from it. */
export function spread(values, { unit = '', digits = 0, per = 1 } = {}) {
  const [low, middle, high] = [0.25, 0.5, 0.75].map(share => at(values, share));
  if (middle === undefined) return '–';
  const say = value => (value / per).toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const around = say(low) === say(middle) && say(high) === say(middle) ? '' : ` (${say(low)}–${say(high)})`;
  return `${say(middle)}${unit}${around}`;
}

// Lighthouse's own curves for phones: the value that scores 90, the one that scores 50, the weight. Its fifth, the Speed
// Index, needs a film of the page and is left out; the weights of the four are made to add up to one.
const CURVES = {
  fcp: { p10: 1800, median: 3000, weight: 10 },
  lcp: { p10: 2500, median: 4000, weight: 25 },
  tbt: { p10: 200, median: 600, weight: 30 },
  cls: { p10: 0.1, median: 0.25, weight: 25 },
};

/** From 0 to 100. */
export function score(values) {
  const parts = Object.entries(CURVES);
  const whole = parts.reduce((sum, [, { weight }]) => sum + weight, 0);
  return parts.reduce((sum, [name, curve]) => sum + 100 * quantile(values[name], curve) * (curve.weight / whole), 0);
}

// The complement of the log-normal distribution through the two points, as Lighthouse has it.
function quantile(value, { p10, median }) {
  if (value <= 0) return 1;
  const INVERSE_ERFC_ONE_FIFTH = 0.9061938024368232;
  const ratio = Math.log(Math.max(Number.MIN_VALUE, value / median));
  const width = -Math.log(Math.max(Number.MIN_VALUE, p10 / median));
  return (1 - erf((ratio * INVERSE_ERFC_ONE_FIFTH) / width)) / 2;
}

// Abramowitz and Stegun 7.1.26: right to seven digits.
function erf(x) {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const y = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - y * Math.exp(-x * x));
}
