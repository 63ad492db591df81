// How does the browser write dates, amounts and lists, and from which parts does it put them together?
//
// Both functions run in the page, whole and alone. `golden` asks `Intl` just as src/ui/intl.rs does; what it writes stands
// in tests/golden/intl.tsv, to which src/i18n/cldr/mod.rs is held. `tables` takes `Intl` apart into src/i18n/cldr/forms.tsv, by
// which that module writes without a browser. Both are refreshed by SHELFHELP_WRITE=1 in cases/intl.mjs.

/** The languages of the catalogs; plain `en` is American, as in src/ui/intl.rs, where the shop is. */
export const LOCALES = ['en', 'en-GB', 'ar', 'de', 'el', 'es', 'fr', 'he', 'it', 'ja', 'ko', 'nl', 'pl', 'pt', 'ru', 'sv', 'tr', 'uk', 'zh-Hans', 'zh-Hant'];

/** The languages that shops are likely to name. */
export const LANGUAGES = 'ar bg ca cs da de el en en-GB es et eu fa fi fr he hi hr hu id it ja ko lt lv nb nl no pl pt pt-BR ro ru sk sl sr sv th tr uk vi zh-Hans zh-Hant'.split(' ');

/** Lines of locale, verb, arguments and what `Intl` makes of them. */
export function golden(locales) {
  const lines = [];
  const noon = day => Date.parse(`${day}T12:00:00Z`);
  const clock = time => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
  const RANGES = ['2026-11-23 2026-11-24', '2026-11-23 2026-11-23', '2026-11-27 2026-12-01', '2026-11-30 2026-12-04', '2026-12-30 2027-01-02', '2026-01-05 2026-01-09', '2026-02-27 2026-02-28',
    '2026-03-02 2026-03-31', '2026-04-30 2026-05-01', '2026-05-04 2026-05-10', '2026-06-15 2026-07-03', '2026-07-06 2026-07-07', '2026-08-08 2026-08-09', '2026-09-29 2026-10-02', '2026-10-01 2026-10-12',
    '2028-02-28 2028-02-29', '2027-12-31 2028-01-01', '2026-06-07 2026-06-21', '2026-11-09 2026-11-11', '2026-12-24 2027-01-31'];
  const HOURS = ['09:00 17:00', '10:00 10:30', '12:00 16:00', '17:00 21:00', '00:00 06:30', '09:30 11:00', '11:00 13:00', '20:00 23:59'];
  const CURRENCIES = { EUR: 2, USD: 2, GBP: 2, JPY: 0, KWD: 3, TRY: 2, PLN: 2, SEK: 2 };
  // As src/ui/intl.rs has it: these signs are read everywhere.
  const sign = currency => (['EUR', 'GBP'].includes(currency) ? 'narrowSymbol' : 'symbol');
  const MINOR = [0, 5, 350, 123450, 100000000, -350, -123450];
  const NUMBERS = [0, 1, 2, 3, 5, 10, 11, 12, 20, 21, 22, 25, 99, 100, 101, 102, 111, 121, 999, 1000, 1234, 10000, 12345, 1000000, 1234567, -7, -1234];
  const SPANS = [0, 1, 2, 5, 13, 45, 59, 60, 61, 120, 125, 350, 480, 1439];
  const LISTS = ['a', 'a|b', 'a|b|c', 'a|b|c|d', '10:00–14:00|17:00–20:00', 'Ermou|iPhone', '7|8', 'ουζο|osso', 'אתר|בית|גן', 'قميص|وشاح'];
  for (const locale of locales) {
    const say = (verb, args, words) => lines.push([locale, verb, args, words].join('\t'));
    const english = locale.startsWith('en');
    const date = settings => new Intl.DateTimeFormat(locale, { ...settings, timeZone: 'UTC' });
    const day = date({ weekday: 'short', day: 'numeric', month: 'short' });
    const alone = date({ weekday: 'short', day: 'numeric' });
    const kinds = day.formatToParts(0).map(part => part.type);
    const first = kinds.indexOf('day') < kinds.indexOf('month');
    const long = date({ weekday: 'long', day: 'numeric', month: 'long' });
    const whole = date({ day: 'numeric', month: 'long', year: 'numeric' });
    for (const range of RANGES) {
      const [a, b] = range.split(' ');
      say('day', b, day.format(noon(b)));
      say('day_long', a, long.format(noon(a)));
      say('date', b, whole.format(noon(b)));
      const [from, until] = [noon(a), noon(b)];
      const short = first && a.slice(0, 7) === b.slice(0, 7);
      say('day_range', range, a === b ? day.format(from) : short ? `${alone.format(from)} – ${day.format(until)}` : day.formatRange(from, until));
    }
    const weekday = date({ weekday: 'short' });
    const monday = noon('1970-01-05');
    for (let at = 0; at < 7; at++) say('weekday', at, weekday.format(monday + at * 86_400_000));
    for (const [a, b] of [[0, 4], [5, 6], [1, 6], [0, 6]]) say('weekdays', `${a} ${b}`, weekday.formatRange(monday + a * 86_400_000, monday + b * 86_400_000));
    const time = date({ hour: 'numeric', minute: '2-digit' });
    for (const at of ['00:00', '06:05', '09:00', '11:59', '12:00', '13:47', '18:30', '20:00', '23:59']) say('time', at, time.format(clock(at)));
    for (const hours of HOURS) say('hours', hours, time.formatRange(...hours.split(' ').map(clock)));
    for (const [currency, decimals] of Object.entries(CURRENCIES)) {
      const money = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: sign(currency) });
      for (const minor of MINOR) say('money', `${minor} ${currency}`, money.format(minor / 10 ** decimals));
    }
    const number = new Intl.NumberFormat(locale);
    const plural = new Intl.PluralRules(locale);
    for (const n of NUMBERS) say('number', n, number.format(n));
    for (const n of NUMBERS.filter(n => n >= 0)) say('plural', n, plural.select(n));
    const list = (things, type, style) => new Intl.ListFormat(locale, { type, style }).format(things);
    for (const things of LISTS) {
      say('all_of', things, list(things.split('|'), 'conjunction', 'long'));
      say('any_of', things, list(things.split('|'), 'disjunction', 'long'));
    }
    const unit = (n, unit, unitDisplay) => new Intl.NumberFormat(english ? 'en' : locale, { style: 'unit', unit, unitDisplay }).format(n);
    for (const minutes of SPANS) {
      const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
      const [h, m] = [unit(hours, 'hour', 'short'), unit(rest, 'minute', 'short')];
      say('span', minutes, hours === 0 ? m : rest === 0 ? h : list([h, m], 'unit', 'narrow'));
    }
    for (const days of [0, 1, 2, 3, 5, 11, 14, 21, 22, 30, 100, 101, 365]) say('days', days, unit(days, 'day', 'long'));
    const names = type => new Intl.DisplayNames(locale, { type });
    for (const code of ['GR', 'DE', 'US', 'GB', 'JP', 'TR', 'IL', 'TW', 'CI', 'XK']) say('country', code, names('region').of(code));
    for (const tag of ['en', 'el', 'ar', 'zh-Hans', 'zh-Hant', 'pt-BR', 'en-GB', 'ja']) say('language', tag, names('language').of(tag));
  }
  return `${lines.join('\n')}\n`;
}

/** Lines of locale, key and value: patterns with blanks, and what stands in them. */
export function tables({ locales, languages }) {
  const lines = [];
  // As above: a function that runs in a page sees nothing around it.
  const sign = currency => (['EUR', 'GBP'].includes(currency) ? 'narrowSymbol' : 'symbol');
  const noon = (year, month, day) => Date.UTC(year, month - 1, day, 12);
  const LETTERS = { weekday: 'w', day: 'd', month: 'm', year: 'y', hour: 'h', minute: 'i', dayPeriod: 'p' };
  const values = at => {
    const date = new Date(at);
    const hour = date.getUTCHours();
    return { weekday: (date.getUTCDay() + 6) % 7, day: date.getUTCDate(), month: date.getUTCMonth() + 1, year: date.getUTCFullYear(), hour, minute: date.getUTCMinutes(), dayPeriod: hour };
  };
  for (const locale of locales) {
    const put = (key, value) => lines.push([locale, key, value].join('\t'));
    const known = new Map();
    // Numbers as they are, and of two digits, have no table.
    const table = entries => {
      const filled = entries.map((text, at) => [text, at]).filter(([text]) => text !== undefined);
      if (filled.every(([text, at]) => text === String(at))) return '';
      if (filled.every(([text, at]) => text === String(at).padStart(2, '0'))) return '0';
      // A half-filled table is part of a fuller one.
      for (const [id, full] of known) {
        if (entries.every((text, at) => text === undefined || text === full[at])) return id;
      }
      const id = String(known.size + 1);
      known.set(id, entries);
      put(`table.${id}`, Array.from(entries, text => text ?? '').join('|'));
      return id;
    };
    const pattern = (key, format, samples) => {
      const slots = new Map();
      let template;
      for (const [from, until] of samples) {
        const parts = until === undefined ? format.formatToParts(from) : format.formatRangeToParts(from, until);
        const made = parts.map(part => {
          if (part.type === 'literal') return part.value;
          // A part of the day that is said once is that of the beginning.
          const start = part.source === 'startRange' || (part.source === 'shared' && part.type === 'dayPeriod' && until !== undefined);
          const letter = start ? LETTERS[part.type].toUpperCase() : LETTERS[part.type];
          const entries = slots.get(letter) ?? slots.set(letter, []).get(letter);
          const at = values(start || until === undefined ? from : until)[part.type];
          if (entries[at] !== undefined && entries[at] !== part.value) throw new Error(`${locale} ${key}: ${entries[at]} and ${part.value}`);
          entries[at] = part.value;
          return `{${letter}}`;
        }).join('');
        if (template !== undefined && template !== made) throw new Error(`${locale} ${key}: ${template} and ${made}`);
        template = made;
      }
      put(key, template.replaceAll(/\{(.)\}/g, (_, letter) => `{${letter}${letter.toLowerCase() === 'y' ? '' : table(slots.get(letter))}}`));
    };
    const date = settings => new Intl.DateTimeFormat(locale, { ...settings, timeZone: 'UTC' });
    const year = Array.from({ length: 365 }, (_, at) => noon(2026, 1, 1) + at * 86_400_000);
    const one = year.map(at => [at]);
    const short = date({ weekday: 'short', day: 'numeric', month: 'short' });
    const month = at => new Date(at).getUTCMonth();
    const all = year.flatMap(at => [1, 2, 3, 8, 17, 30, 41, 75, 131].map(more => [at, at + more * 86_400_000]));
    const isThisYear = ([, until]) => until <= year.at(-1);
    pattern('day', short, one);
    const kinds = short.formatToParts(0).map(part => part.type);
    if (kinds.indexOf('day') < kinds.indexOf('month')) pattern('alone', date({ weekday: 'short', day: 'numeric' }), one);
    else pattern('days_of_month', short, all.filter(([from, until]) => isThisYear([from, until]) && month(from) === month(until)));
    pattern('days_of_year', short, all.filter(([from, until]) => isThisYear([from, until]) && month(from) !== month(until)));
    pattern('days_of_years', short, year.map(at => [at, at + 370 * 86_400_000]));
    pattern('day_long', date({ weekday: 'long', day: 'numeric', month: 'long' }), one);
    pattern('date', date({ day: 'numeric', month: 'long', year: 'numeric' }), one);
    const weekday = date({ weekday: 'short' });
    const week = Array.from({ length: 7 }, (_, at) => noon(1970, 1, 5) + at * 86_400_000);
    pattern('weekday', weekday, week.map(at => [at]));
    pattern('weekdays', weekday, week.flatMap((from, at) => week.slice(at + 1).map(until => [from, until])));
    const time = date({ hour: 'numeric', minute: '2-digit' });
    const minutes = Array.from({ length: 24 * 4 }, (_, at) => (Math.floor(at / 4) * 60 + [0, 5, 20, 50][at % 4]) * 60_000);
    const spans = minutes.flatMap(from => minutes.filter(until => until > from).map(until => [from, until]));
    const hour = at => new Date(at).getUTCHours();
    pattern('time', time, Array.from({ length: 1440 }, (_, at) => [at * 60_000]));
    pattern('hours_of_day', time, spans.filter(([from, until]) => hour(from) < 12 !== hour(until) < 12));
    pattern('hours_of_half', time, spans.filter(([from, until]) => hour(from) < 12 === hour(until) < 12 && hour(from) !== hour(until)));
    pattern('minutes_of_hour', time, spans.filter(([from, until]) => hour(from) === hour(until)));

    const part = (parts, type) => parts.find(part => part.type === type)?.value ?? '';
    const number = new Intl.NumberFormat(locale);
    put('group', part(number.formatToParts(1_234_567), 'group'));
    put('decimal', part(number.formatToParts(1.5), 'decimal'));
    put('grouped_from', part(number.formatToParts(1234), 'group') ? 4 : 5);
    put('minus', number.format(-1).replace(number.format(1), ''));
    // What stands before and after the digits, and of an amount below nothing.
    const around = (currency, amount) => {
      const parts = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: sign(currency) }).formatToParts(amount);
      const digits = parts.map(part => ['integer', 'group', 'decimal', 'fraction'].includes(part.type));
      const words = list => list.map(part => part.value).join('');
      return [words(parts.slice(0, digits.indexOf(true))), words(parts.slice(digits.lastIndexOf(true) + 1))];
    };
    const both = currency => [...around(currency, 1234.5), ...around(currency, -1234.5)].join('|');
    const plain = both('XTS').replaceAll('XTS', '{c}');
    put('money', plain);
    for (const currency of Intl.supportedValuesOf('currency')) {
      if (both(currency) !== plain.replaceAll('{c}', currency)) put(`money.${currency}`, both(currency));
    }
    const plural = new Intl.PluralRules(locale);
    const letter = n => ({ zero: 'z', one: '1', two: '2', few: 'f', many: 'm', other: 'o' })[plural.select(n)];
    const hundred = from => Array.from({ length: 100 }, (_, at) => letter(from + at)).join('');
    put('plural', `${hundred(0)}|${hundred(100)}|${letter(1_000_000)}`);
    for (let n = 0; n < 30_000; n++) {
      if (letter(n) !== letter(n < 100 ? n : 100 + n % 100)) throw new Error(`${locale}: ${n} counts in a way of its own`);
    }
    const between = (type, style, count) => {
      // What is in no script takes the common form of "and".
      const parts = new Intl.ListFormat(locale, { type, style }).format(Array(count).fill('\u0001')).split('\u0001');
      if (parts.at(0) || parts.at(-1)) throw new Error(`${locale}: a list has words around it`);
      return parts.slice(1, -1);
    };
    const joints = (type, style) => [between(type, style, 2)[0], ...between(type, style, 4)].join('|');
    put('all_of', joints('conjunction', 'long'));
    put('any_of', joints('disjunction', 'long'));
    put('span', between('unit', 'narrow', 2)[0]);
    for (const [unit, unitDisplay] of [['hour', 'short'], ['minute', 'short'], ['day', 'long']]) {
      const format = new Intl.NumberFormat(locale.startsWith('en') ? 'en' : locale, { style: 'unit', unit, unitDisplay });
      const forms = new Map();
      for (let n = 0; n < 1000; n++) {
        const written = format.format(n).replace(number.format(n), '{n}');
        const form = letter(n);
        if (forms.has(form) && forms.get(form) !== written) throw new Error(`${locale} ${unit}: ${forms.get(form)} and ${written}`);
        forms.set(form, written);
      }
      for (const [form, written] of forms) put(`${unit}.${form}`, written);
    }
  }
  const names = type => locales.map(locale => new Intl.DisplayNames(locale, { type }));
  const rows = (type, codes) => {
    const all = names(type);
    for (const code of codes) lines.push([`${type} ${code}`, ...all.map(names => names.of(code))].join('\t'));
  };
  lines.push(['names', ...locales].join('\t'));
  const LETTERS_OF_ALL = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  // What is no country any more is called by what has become of it.
  const isOld = code => Intl.getCanonicalLocales(`und-${code}`)[0] !== `und-${code}`;
  const NONE = ['EU', 'EZ', 'UN', 'ZZ', 'QO', 'XA', 'XB'];
  const codes = LETTERS_OF_ALL.flatMap(a => LETTERS_OF_ALL.map(b => a + b)).filter(code => !isOld(code) && !NONE.includes(code));
  rows('region', codes.filter(code => new Intl.DisplayNames('en', { type: 'region' }).of(code) !== code));
  rows('language', languages);
  return `${lines.join('\n')}\n`;
}
